"""Ledger files: JSON Lines with what is needed to restore the source, byte for byte.

The first line has the format. Then follows one row per document: its id, the edits, and how its source was stored: the
encoding of a text, or what stood around the text in its line of JSON. Rows are ASCII, so any character survives.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.core import json_text
from newsclean.core.json_text import typed
from newsclean.core.ledger import Ledger, not_a_ledger
from newsclean.core.record import text_of
from newsclean.core.render import GAP
from newsclean.errors import LedgerError
from newsclean.io.decode import UTF8, encode
from newsclean.io.items import RECORD

if TYPE_CHECKING:
    from newsclean.core.article import Article
    from newsclean.io.items import Item

FORMAT = "newsclean ledger"
VERSION = 2  # the first had no last line
TARGETS = ("text", "jsonl")


def header(target: str) -> str:
    """The first line of a ledger file: its format, and what the clean output is (text or jsonl)."""
    return json.dumps({"format": FORMAT, "version": VERSION, "to": target}) + "\n"


def footer(rows: int) -> str:
    """The last line of a ledger file: without it, the file was cut."""
    return json.dumps({"end": rows}) + "\n"


def ledger_row(item: Item, article: Article, target: str) -> dict[str, Any]:
    """The row of one cleaned article."""
    row: dict[str, Any] = {"id": item.record["id"], **article.ledger.to_json()}
    if item.kind == RECORD:
        row.update(_around(item.raw, article.source))
    if item.kind != RECORD or item.encoding != UTF8:
        row["encoding"] = item.encoding
    if target == "text":
        row["characters"] = len(article.text)
    else:
        row.update(_apart(article))
    return row


def untouched(item: Item, *, written: bool) -> dict[str, Any]:
    """The row of an item that was not cleaned: its source as it was; `written` if the output has a line for it.

    The source of one that could not be read is not known.
    """
    unknown = {} if item.raw or item.error is None else {"unknown": f"{item.where}: {item.error}"}
    return {"raw": item.raw, "encoding": item.encoding, "written": written, **unknown}


def _around(raw: str, text: str) -> dict[str, Any]:
    """What comes before and after the text in its line of JSON; the whole line if that is not certain."""
    for ascii_only in (False, True):
        value = json.dumps(text, ensure_ascii=ascii_only)
        if raw.count(value) == 1:
            before, _, after = raw.partition(value)
            return {"json": [before, after, ascii_only]}
    return {"raw": raw}


def _apart(article: Article) -> dict[str, Any]:
    """What the clean record lacks of the clean text: [position, block] of title and summary; else all of it."""
    blocks = article.text.split(GAP)
    apart = [[place, blocks[place]] for place in article.apart]
    if _together(article.body, apart) == article.text:
        return {"apart": apart}
    return {"text": article.text}


def _together(body: str, apart: Iterable[Sequence[Any]]) -> str:
    blocks = body.split(GAP) if body else []
    for place, block in apart:
        blocks.insert(place, block)
    return GAP.join(blocks)


def dump_row(data: dict[str, Any]) -> str:
    """One row as a line."""
    return json_text.dumps(data, ensure_ascii=True) + "\n"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row as it was read: one that has edits, or the source as it was (`raw`)."""

    length: int | None = None
    edits: tuple[dict[str, Any], ...] | None = None
    encoding: str | None = None
    raw: str | None = None
    json: tuple[Any, ...] | None = None  # before the text, behind it, and whether it is ASCII only
    characters: int | None = None  # of the clean text
    skip: int = 0  # characters before it
    tail: int = 0  # and behind it
    apart: tuple[tuple[Any, ...], ...] | None = None
    text: str | None = None
    written: bool = True
    unknown: str | None = None  # why the source is not known
    only: tuple[str, ...] = ()  # the rules and kinds that are undone; none: all. It is never in a file

    @classmethod
    def of(cls, data: dict[str, Any]) -> LedgerRow:
        """A row from JSON. Raises LedgerError if it is not a valid row."""
        try:
            row = typed(
                cls, {**_row_defaults(), **{key: data[key] for key in _row_defaults().keys() & data.keys() - {"only"}}}
            )
            row.check()
        except (TypeError, ValueError) as error:
            raise not_a_ledger(error) from error
        return row

    def check(self) -> None:
        """Raise ValueError when the parts of the row do not go together."""
        if min(self.characters or 0, self.skip, self.tail) < 0:
            raise ValueError("a number of characters is negative")
        if self.edits is None and (self.raw is None or self.encoding is None):
            raise ValueError("a row has neither edits nor a source")
        if self.edits is not None and self.encoding is None and self.raw is None and self.json is None:
            raise ValueError("a row does not say how its source was written")
        if self.json is not None and tuple(map(type, self.json)) != (str, str, bool):
            raise ValueError("what stood around a text is not two strings")
        if any(tuple(map(type, one)) != (int, str) or one[0] < 0 for one in self.apart or ()):
            raise ValueError("a title or summary has no place")

    def source(self, clean: str) -> bytes:
        """The source, given the clean text. Raises LedgerError when it is another text, or cannot be written."""
        try:
            if self.edits is None:
                return encode(self.raw or "", self.encoding or UTF8)
            ledger = Ledger.from_json({"length": self.length, "edits": self.edits})
            text = ledger.undo(clean)
            if self.only:
                text = self._partly(ledger, text)
            if self.json is not None:
                before, after, ascii_only = self.json
                text = before + json.dumps(text, ensure_ascii=ascii_only) + after
            return encode(text if self.raw is None else self.raw, self.encoding or UTF8)
        except (LookupError, UnicodeError) as error:
            raise not_a_ledger(error) from error

    def _partly(self, ledger: Ledger, source: str) -> str:
        """The clean text with what some rules and kinds removed. Raises LedgerError for a page."""
        if self.json is None and self.raw is not None:
            raise LedgerError("--only restores lines of a text, and this source is not one; leave out --only")
        return ledger.without(*self.only).apply(source)


@cache
def _row_defaults() -> dict[str, Any]:
    return {one.name: one.default for one in fields(LedgerRow)}


class LedgerReader:
    """The rows of a ledger file, and the sources they restore. Raises LedgerError for any other file."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        first = self._parse(next(self._lines, b""))
        self._version = first.get("version")
        if first.get("format") != FORMAT or self._version not in (1, VERSION) or first.get("to") not in TARGETS:
            raise LedgerError(
                f"not a ledger of this version: it starts with {str(first)[:80]}; write one with `newsclean --ledger`"
            )
        self.target = first["to"]

    def __iter__(self) -> Iterator[LedgerRow]:
        rows = -1
        for rows, line in enumerate(self._lines):
            data = self._parse(line)
            if data.keys() == {"end"} and self._version == VERSION:
                self._check_end(data["end"], rows)
                return
            yield LedgerRow.of(data)
        if self._version == VERSION:
            raise LedgerError("the ledger was cut: its last line is missing; use a complete copy")

    def _check_end(self, stated: object, rows: int) -> None:
        if stated != rows or any(line.strip() for line in self._lines):
            raise LedgerError(
                f"the ledger has {rows:,} rows where its end is, not as many as it states; use a complete copy"
            )

    @staticmethod
    def _parse(line: bytes) -> dict[str, Any]:
        try:
            data = json_text.loads(line.decode("ascii"))  # an id may be a number of any length
        except (ValueError, RecursionError) as error:
            raise not_a_ledger(error) from error
        if not isinstance(data, dict):
            raise not_a_ledger("a line is not a JSON object")
        return data


def is_written(row: LedgerRow) -> bool:
    """Does the clean output have an entry for this row?"""
    return row.written


def source_of_text(row: LedgerRow, clean: str) -> bytes:
    """The source bytes of a row, given its clean text. Raises LedgerError."""
    return row.source(clean)


def source_of_record(row: LedgerRow, record: dict[str, Any]) -> bytes:
    """The source bytes of a row, given its clean record. Raises LedgerError and RecordError."""
    if row.edits is None:
        return row.source("")
    if row.text is None and row.apart is None:
        raise not_a_ledger("a row does not say where title and summary stood")
    _, body = text_of(record)
    return row.source(_together(body, row.apart or ()) if row.text is None else row.text)
