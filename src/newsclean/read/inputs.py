"""Inputs as a stream of items: a text file is one, each line of JSON Lines is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any

from newsclean.errors import InputError, NewscleanError, RecordError
from newsclean.read.decode import Decoded, decode
from newsclean.read.files import STDIN, opened
from newsclean.read.records import parse

PEEK = 4096  # bytes looked at to tell JSON Lines from text
JSONL_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
TEXT_SUFFIXES = (".txt", ".text", ".md")
PACKED = (".gz", ".zst", ".zstd")


@dataclass(slots=True)
class Item:
    """One article as it came: a record, how to name it in messages, and what is needed to write it back."""

    where: str
    record: dict[str, Any] = field(default_factory=dict)
    raw: str = ""  # the line of JSON Lines, or the text
    encoding: str = "utf-8"
    note: str = ""
    error: NewscleanError | None = None


def kind_of(path: str, head: bytes) -> str:
    """text or jsonl, by the suffix, else by the first sign. Raises InputError for HTML, which has another reader.

    >>> kind_of("a.jsonl.gz", b""), kind_of("-", b'  {"text": "x"}'), kind_of("a.txt", b"{not json}")
    ('jsonl', 'jsonl', 'text')
    """
    name = path
    for suffix in PACKED:
        name = name.removesuffix(suffix)
    if name.endswith(JSONL_SUFFIXES):
        return "jsonl"
    if name.endswith(TEXT_SUFFIXES):
        return "text"
    sign = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if sign == b"<" and b">" in head:
        raise InputError(f"{path} looks like HTML; give the text of the page, or say --from text to take it as text")
    return "jsonl" if sign == b"{" else "text"


def items(paths: tuple[str, ...], source: str | None, encoding: str | None) -> Iterator[tuple[str, Item]]:
    """(kind, item) of all inputs, in order. Raises InputError for a path that cannot be read."""
    for path in paths or (STDIN,):
        with opened(path) as stream:
            head = _peek(stream)
            kind = source or kind_of(path, head)
            if kind == "jsonl":
                yield from ((kind, item) for item in _lines(stream, path))
            else:
                yield kind, _text(stream, path, encoding)


def _peek(stream: IO[bytes]) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(PEEK)[:PEEK]) if peek else b""


def _text(stream: IO[bytes], path: str, encoding: str | None) -> Item:
    data = stream.read()
    decoded = decode(data, encoding) if data else Decoded("", "utf-8")
    name = "1" if path == STDIN else PurePath(path).name
    where = "standard input" if path == STDIN else path
    return Item(where, {"id": name, "text": decoded.text}, decoded.text, decoded.encoding, decoded.note)


def _lines(stream: IO[bytes], path: str) -> Iterator[Item]:
    for number, data in enumerate(stream, 1):
        raw = data.decode("utf-8", "surrogateescape")
        item = Item(f"{'standard input' if path == STDIN else path}, line {number}", {}, raw)
        if raw.strip("\ufeff \t\r\n"):
            try:
                record = parse(raw)
                item.record = record if record.get("id") is not None else {"id": str(number), **record}
            except RecordError as error:
                item.error = error
        yield item  # a blank line is an item without record: nothing to clean, but undo gives it back
