"""One article as it was read: what readers yield and all verbs process."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any, cast

from newsclean.errors import NewscleanError, RecordError
from newsclean.io.records import parse

STDIN = "-"
TEXT, PAGE, RECORD = "text", "page", "record"  # what an item is: a whole text, a whole page, or one record of many
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


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Consecutive JSON Lines, not parsed yet: iteration yields an item for each."""

    path: str
    first: int  # the number of the first, from 1
    data: list[bytes]

    @property
    def kind(self) -> str:
        """Records."""
        return RECORD

    def __iter__(self) -> Iterator[Item]:
        for number, data in enumerate(self.data, self.first):
            yield _item(self.path, number, data)

    @property
    def count(self) -> int:
        """How many are not blank."""
        return sum(not line.isspace() for line in self.data)

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.data))


Piece = Item | LineBlock


@dataclass(frozen=True, slots=True)
class Input:
    """The origin of bytes, and how to read them."""

    path: str = STDIN
    encoding: str | None = None
    block: int = LINE  # bytes of lines read at once

    @property
    def shown(self) -> str:
        """The name in messages."""
        return "standard input" if self.path == STDIN else self.path

    @property
    def id(self) -> str:
        """The id of an article that has none and is alone in its file."""
        return "1" if self.path == STDIN else PurePath(self.path).name


def read_lines(file: IO[bytes], given: Input) -> Iterator[LineBlock]:
    """The lines of a JSON Lines file, some at a time."""
    number = 1
    while data := file.readlines(given.block):
        yield LineBlock(given.path, number, data)
        number += len(data)


def _item(path: str, number: int, data: bytes) -> Item:
    raw = data.decode("utf-8", "surrogateescape")
    item = Item(f"{Input(path).shown}, line {number}", {}, raw)
    if raw.strip("\ufeff \t\r\n"):
        try:
            record = parse(raw)
            item.record = record if record.get("id") is not None else {"id": str(number), **record}
        except RecordError as error:
            item.error = error
    return item


class _LineFile(io.RawIOBase):
    """The lines of an iterator as a readable file."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            line = next(self._lines, None)
            if line is None:
                return 0
            self._rest = memoryview(line)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def as_json_lines(records: Iterator[Mapping[str, Any]]) -> IO[bytes]:
    r"""Records as a file of JSON Lines, so that a reader of records is a function from bytes to dicts.

    >>> as_json_lines(iter([{"id": 1}, {"id": 2}])).read()
    b'{"id": 1}\n{"id": 2}\n'
    >>> as_json_lines(iter([])).read()
    b''
    """
    rows = (json.dumps(record, ensure_ascii=False, default=_plain) for record in records)
    lines = ((row + "\n").encode("utf-8", "replace") for row in rows)
    return cast("IO[bytes]", io.BufferedReader(_LineFile(lines), 1 << 16))


def _plain(value: Any) -> Any:
    """Values that JSON lacks: dates and times in ISO 8601, bytes as text, the rest as `str`."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
