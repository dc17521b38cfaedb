"""One article as it was read: what readers yield and all verbs process."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any

from newsclean.core.record import is_empty
from newsclean.errors import NewscleanError, RecordError
from newsclean.io.decode import Decoded, charset, decode
from newsclean.io.record_shapes.field_names import USUAL, FieldNames
from newsclean.io.record_shapes.missing_names import lacking, named_options
from newsclean.io.record_shapes.standard import standard_record
from newsclean.io.records import parse
from newsclean.io.size_limit import MAX_SIZE, read_line

STDIN = "-"
TEXT, PAGE, RECORD = "text", "page", "record"  # what an item is: a whole text, a whole page, or one record of many
BOM = b"\xef\xbb\xbf"
BLANK = b" \t\r\n"
LINE, BLOCK = 1, 1 << 20  # bytes of lines read at once: no more than one line, or many


@dataclass(slots=True)
class Item:
    """An article: a record, how to name it in messages, and what is needed to write it back."""

    where: str
    record: dict[str, Any] = field(default_factory=dict)
    raw: str = ""  # the line of JSON Lines, or the text
    encoding: str = "utf-8"
    note: str = ""
    error: NewscleanError | None = None
    kind: str = RECORD
    lacking: Mapping[str, str] | None = None  # options whose field it lacks, and what to say

    def __iter__(self) -> Iterator[Item]:
        """The item itself, so that items and blocks of lines can be iterated alike."""
        yield self

    @property
    def count(self) -> int:
        """One, unless it is blank."""
        return not self.is_blank

    @property
    def size(self) -> int:
        """Characters, about."""
        return len(self.raw) or len(str(self.record.get("html", "")))

    @property
    def is_blank(self) -> bool:
        """Is it an empty line? There is nothing to clean, but undo restores it."""
        return not self.record and self.error is None


Line = bytes | RecordError  # a line of JSON, or what is wrong with a record that could not be read


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Consecutive JSON Lines, not parsed yet: iteration yields an item for each."""

    path: str
    first: int  # the number of the first, from 1
    data: list[Line]
    prefix: str = ""  # of the ids of records that have none, where line numbers alone are not unique
    names: FieldNames = USUAL
    encoding: str | None = None  # that the user declares; None: UTF-8, and where it is not that, detected

    @property
    def kind(self) -> str:
        """Records."""
        return RECORD

    def __iter__(self) -> Iterator[Item]:
        named = named_options(self.names)
        for number, data in enumerate(self.data, self.first):
            yield _item(self, number, data, named)

    @property
    def count(self) -> int:
        """How many are not blank."""
        return sum(not is_blank_line(line) for line in self.data)

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(len(line) for line in self.data if isinstance(line, bytes))


Piece = Item | LineBlock


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a run says about its inputs at its end: always, or with the summary only."""

    always: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)  # which format was chosen where two look alike, and why


@dataclass(frozen=True, slots=True)
class Input:
    """The origin of bytes, and how to read them."""

    path: str = STDIN
    encoding: str | None = None
    block: int = LINE  # bytes of lines read at once
    max_size: int = MAX_SIZE  # bytes of one article, unpacked
    detect: bool = True  # whether a text or a page may turn out to be an export of many; False where --from names it
    names: FieldNames = USUAL
    include: tuple[str, ...] = ()  # patterns of the files of folders and archives that are read
    relative: str = ""  # the path in the folder or archive that the file is in
    wanted: str = ""  # a table of a database, or a query
    remarks: Remarks = field(default_factory=Remarks)

    @property
    def encoding_of_json(self) -> str | None:
        """The encoding that the user declares, if the signs of JSON are ASCII in it: lines are told apart by them."""
        known = self.encoding is not None and charset(self.encoding) is not None
        return self.encoding if known and "{".encode(str(self.encoding)) == b"{" else None

    @property
    def prefix(self) -> str:
        """Of the ids of records that have none: numbers alone are not unique in a folder or an archive."""
        return f"{self.relative}:" if self.relative else ""

    @property
    def shown(self) -> str:
        """The name in messages."""
        name, inside, member = self.path.partition("!/")
        return "standard input" + inside + member if name == STDIN else self.path

    @property
    def id(self) -> str:
        """The id of an article that has none and is alone in its file."""
        return self.relative or ("1" if self.path == STDIN else PurePath(self.path).name)


def read_lines(file: IO[bytes], given: Input) -> Iterator[LineBlock]:
    """The lines of a JSON Lines file, some at a time."""
    return line_blocks(iter(lambda: read_line(file, given.max_size), b""), given, given.encoding_of_json)


def line_blocks(lines: Iterator[Line], given: Input, encoding: str | None = None) -> Iterator[LineBlock]:
    """Lines in blocks of about the size that is asked for; `encoding` is that of the bytes of a user's file."""
    first, block, size = 1, list[Line](), 0
    for line in lines:
        block.append(line)
        size += len(line) if isinstance(line, bytes) else 1
        if size >= given.block:
            yield LineBlock(given.path, first, block, given.prefix, given.names, encoding)
            first, block, size = first + len(block), [], 0
    if block:
        yield LineBlock(given.path, first, block, given.prefix, given.names, encoding)


def is_blank_line(line: Line) -> bool:
    """Whether a line holds no record."""
    return (
        not isinstance(line, RecordError) and line[:1] != b"{" and not line.strip(BLANK).replace(BOM, b"").strip(BLANK)
    )


def _item(block: LineBlock, number: int, data: Line, named: tuple[tuple[str, str], ...]) -> Item:
    where = f"{Input(block.path).shown}, line {number}"
    if isinstance(data, RecordError):
        return Item(where, error=data)
    try:
        item = Item(where, {}, data.decode("utf-8" if block.encoding is None else "ascii"))
    except UnicodeDecodeError:
        item = Item(where, {}, *_decoded(data, block.encoding))
    if not is_blank_line(data):
        try:
            item.record = record = parse(item.raw)
            if named:
                item.lacking = lacking(named, record)
            item.record = record = standard_record(block.names.applied(record))
            if is_empty(record.get("id")):
                item.record = _with_id(record, f"{block.prefix}{number}")
        except RecordError as error:
            item.error = error
    return item


def _decoded(data: bytes, declared: str | None) -> Decoded:
    """A line that is not UTF-8, as it should be: scrapers of old sites wrote some in the encoding of the site."""
    found = decode(data, declared)
    return found._replace(note="") if found.encoding == declared else found


def _with_id(record: dict[str, Any], made: str) -> dict[str, Any]:
    """The record with an id, in the place of its empty one if it has one."""
    return {**record, "id": made} if "id" in record else {"id": made, **record}


def as_json_line(record: Mapping[str, Any]) -> bytes:
    r"""A record as a line of JSON, so that a reader of records is a function from bytes to dicts.

    >>> as_json_line({"id": 1})
    b'{"id": 1}\n'
    """
    return json.dumps(record, ensure_ascii=False, default=_plain).encode("utf-8", "replace") + b"\n"


def _plain(value: Any) -> Any:
    """Values that JSON lacks: dates and times in ISO 8601, bytes as text, the rest as `str`."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
