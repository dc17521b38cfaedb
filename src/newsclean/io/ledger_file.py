"""Ledger files: JSON Lines with what is needed to restore the source, byte for byte.

The first line has the format. Then follows one row per document: its id, the edits, and how its source was stored: the
encoding of a text, or what stood around the text in its line of JSON. Rows are ASCII, so any character survives.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsclean.core.ledger import Ledger
from newsclean.core.record import text_of
from newsclean.core.render import GAP
from newsclean.errors import LedgerError
from newsclean.io.decode import encode
from newsclean.io.items import RECORD

if TYPE_CHECKING:
    from newsclean.core.article import Article
    from newsclean.io.items import Item

FORMAT = "newsclean ledger"
VERSION = 1


def header(target: str) -> str:
    """The first line of a ledger file: its format, and what the clean output is (text or jsonl)."""
    return json.dumps({"format": FORMAT, "version": VERSION, "to": target}) + "\n"


def ledger_row(item: Item, article: Article, target: str) -> dict[str, Any]:
    """The row of one cleaned article."""
    made: dict[str, Any] = {"id": item.record["id"], **article.ledger.to_json()}
    made.update(_around(item.raw, article.source) if item.kind == RECORD else {"encoding": item.encoding})
    if target == "text":
        made["characters"] = len(article.text)
    else:
        made.update(_apart(article))
    return made


def untouched(item: Item, *, written: bool) -> dict[str, Any]:
    """The row of an item that was not cleaned: its source as it was; `written` if the output has a line for it."""
    return {"raw": item.raw, "encoding": item.encoding, "written": written}


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


def _together(body: str, apart: list[list[Any]]) -> str:
    blocks = body.split(GAP) if body else []
    for place, block in apart:
        blocks.insert(place, block)
    return GAP.join(blocks)


def dumps(data: dict[str, Any]) -> str:
    """One row as a line."""
    return json.dumps(data) + "\n"


class LedgerReader:
    """The rows of a ledger file, and the sources they restore. Raises LedgerError for any other file."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        first = self._parse(next(self._lines, b""))
        if first.get("format") != FORMAT or first.get("version") != VERSION:
            raise LedgerError(
                f"not a ledger of this version: it starts with {str(first)[:80]}; write one with `newsclean --ledger`"
            )
        self.target = first.get("to")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for line in self._lines:
            yield self._parse(line)

    @staticmethod
    def _parse(line: bytes) -> dict[str, Any]:
        try:
            data = json.loads(line)
        except ValueError as error:
            raise LedgerError(f"not a ledger: {error}; write one with `newsclean --ledger FILE`") from error
        if not isinstance(data, dict):
            raise LedgerError("not a ledger: a line is not a JSON object; write one with `newsclean --ledger FILE`")
        return data


def is_written(data: dict[str, Any]) -> bool:
    """Does the clean output have an entry for this row?"""
    return bool(data.get("written", True))


def source_of_text(data: dict[str, Any], clean: str) -> bytes:
    """The source bytes of a row, given its clean text."""
    if "edits" not in data:
        return encode(data["raw"], data["encoding"])
    return _source(data, Ledger.from_json(data).undo(clean))


def source_of_record(data: dict[str, Any], record: dict[str, Any]) -> bytes:
    """The source bytes of a row, given its clean record."""
    if "edits" not in data:
        return encode(data["raw"], data["encoding"])
    _, body = text_of(record)
    clean = data["text"] if "text" in data else _together(body, data["apart"])
    return _source(data, Ledger.from_json(data).undo(clean))


def _source(data: dict[str, Any], text: str) -> bytes:
    if "json" in data:
        before, after, ascii_only = data["json"]
        return encode(before + json.dumps(text, ensure_ascii=ascii_only) + after, "utf-8")
    if "raw" in data:
        return encode(data["raw"], "utf-8")
    return encode(text, data["encoding"])
