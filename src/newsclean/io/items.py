"""Inputs as a stream of items: a text or a page is one, each line of JSON Lines is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any, NamedTuple

from newsclean.errors import NewscleanError, RecordError
from newsclean.html.parse import is_markup
from newsclean.io.decode import Decoded, decode
from newsclean.io.files import STDIN, Meter, opened
from newsclean.io.record_lines import PARQUET, WARC
from newsclean.io.records import parse
from newsclean.io.sniff import check, refuse

AT_ONCE = 1 << 20  # bytes of lines handed to a process
LONG_TEXT = 5_000_000  # bytes; a hundred times the longest of 10,889 real articles: more is many in one
LONG = "{:.0f} MB in one text, read as one article; are they many? write one JSON object per line for each"
PEEK = 4096  # bytes looked at to tell JSON Lines from text
JSONL_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
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
    """text, html or jsonl, by the suffix, else by the first sign. Raises InputError for what is none of them.

    >>> kind_of("a.jsonl.gz", b""), kind_of("-", b'  {"text": "x"}'), kind_of("a.txt", b"{not json}")
    ('jsonl', 'jsonl', 'text')
    >>> kind_of("page.html", b""), kind_of("-", b"<!doctype html><p>Rain"), kind_of("-", b"<3 this")
    ('html', 'html', 'text')
    """
    name = path
    if name.endswith(PARQUET + WARC):
        return "jsonl"
    refuse(path, head)
    for suffix in PACKED:
        name = name.removesuffix(suffix)
    if name.endswith(JSONL_SUFFIXES):
        return "jsonl"
    if name.endswith(TEXT_SUFFIXES):
        return "text"
    if name.endswith(HTML_SUFFIXES):
        return "html"
    sign = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if sign == b"<" and is_markup(head):
        return "html"
    return "jsonl" if sign == b"{" else "text"


def items(
    paths: tuple[str, ...], source: str | None, encoding: str | None, meter: Meter | None = None
) -> Iterator[tuple[str, Item]]:
    """(kind, item) of all inputs, in order. Raises InputError for a path that cannot be read, before any is."""
    for path in _checked(paths):
        with opened(path, meter) as stream:
            kind = source or kind_of(path, _peek(stream))
            if kind == "jsonl":
                yield from ((kind, item) for item in _lines(stream, path))
            elif kind == "html":
                yield kind, _page(stream, path, encoding)
            else:
                yield kind, _text(stream, path, encoding)


class Lines(NamedTuple):
    """Lines of JSON Lines that follow one another."""

    path: str
    first: int  # the number of the first, from 1
    data: list[bytes]

    def items(self) -> Iterator[Item]:
        """An item for each line."""
        for number, data in enumerate(self.data, self.first):
            yield _line(number, data, self.path)


def _checked(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths, all of which can be read as far as a look tells; standard input when there are none."""
    for path in paths:
        if path != STDIN:
            check(path)
    return paths or (STDIN,)


def pieces(
    paths: tuple[str, ...], source: str | None, encoding: str | None, meter: Meter | None = None
) -> Iterator[tuple[str, Item | Lines]]:
    """(kind, piece) of all inputs, in order: lines a megabyte at once, the rest one by one. Raises InputError."""
    for path in _checked(paths):
        with opened(path, meter) as stream:
            kind = source or kind_of(path, _peek(stream))
            if kind != "jsonl":
                yield kind, _page(stream, path, encoding) if kind == "html" else _text(stream, path, encoding)
                continue
            number = 1
            while data := stream.readlines(AT_ONCE):
                yield kind, Lines(path, number, data)
                number += len(data)


def _peek(stream: IO[bytes]) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(PEEK)[:PEEK]) if peek else b""


def _text(stream: IO[bytes], path: str, encoding: str | None) -> Item:
    data = stream.read()
    decoded = decode(data, encoding) if data else Decoded("", "utf-8")
    name = "1" if path == STDIN else PurePath(path).name
    where = "standard input" if path == STDIN else path
    note = decoded.note or (LONG.format(len(data) / 1e6) if len(data) > LONG_TEXT else "")
    return Item(where, {"id": name, "text": decoded.text}, decoded.text, decoded.encoding, note)


def _page(stream: IO[bytes], path: str, encoding: str | None) -> Item:
    from newsclean.io.encoding import decode_page  # for pages only

    decoded = decode_page(stream.read(), encoding)
    name = "1" if path == STDIN else PurePath(path).name
    note = decoded.note if "as the page says" not in decoded.note else ""
    return Item("standard input" if path == STDIN else path, {"id": name, "html": decoded.text}, "", "utf-8", note)


def _lines(stream: IO[bytes], path: str) -> Iterator[Item]:
    for number, data in enumerate(stream, 1):
        yield _line(number, data, path)


def _line(number: int, data: bytes, path: str) -> Item:
    raw = data.decode("utf-8", "surrogateescape")
    item = Item(f"{'standard input' if path == STDIN else path}, line {number}", {}, raw)
    if raw.strip("\ufeff \t\r\n"):
        try:
            record = parse(raw)
            item.record = record if record.get("id") is not None else {"id": str(number), **record}
        except RecordError as error:
            item.error = error
    return item  # a blank line is an item without record: nothing to clean, but undo gives it back
