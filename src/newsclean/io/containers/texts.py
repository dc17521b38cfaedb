"""Whole texts and whole pages as articles; a text may be an export of a news database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from newsclean.errors import TooLargeError
from newsclean.io.decode import decode, decode_page
from newsclean.io.items import PAGE, STDIN, TEXT, Input, Item, Piece
from newsclean.io.size_limit import read_whole

LONG_TEXT = 5_000_000  # bytes; a hundred times the longest of 10,889 real articles: more is many in one
MARKUP = 1000  # characters in which a page has its first tag
LONG = "{:.0f} MB in one text, read as one article; are they many? write one JSON object per line for each"


def text_pieces(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """A text as one article, or the articles of an export."""
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=TEXT)
        return
    if not data:
        yield from _nothing(given, TEXT)
        return
    decoded = decode(data, given.encoding)
    if given.detect and (found := _export_of(decoded.text, given, html=_begins_page(decoded.text))) is not None:
        yield from found
        return
    note = decoded.note or (LONG.format(len(data) / 1e6) if len(data) > LONG_TEXT else "")
    record = {"id": given.id, "text": decoded.text}
    yield Item(given.shown, record, decoded.text, decoded.encoding, note, kind=TEXT)


def page_pieces(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """A page as one article, or the articles of an export."""
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=PAGE)
        return
    if not data:
        yield from _nothing(given, PAGE)
        return
    decoded = decode_page(data, given.encoding)
    if given.detect and (found := _export_of(decoded.text, given, html="<" in decoded.text[:MARKUP])) is not None:
        yield from found
        return
    note = decoded.note if "as the page says" not in decoded.note else ""
    yield Item(given.shown, {"id": given.id, "html": decoded.text}, note=note, kind=PAGE)


def _nothing(given: Input, kind: str) -> Iterator[Piece]:
    """An empty file is an empty article with a note, so that undo can restore it; empty standard input is nothing."""
    if given.path != STDIN:
        record = {"id": given.id, "text" if kind == TEXT else "html": ""}
        yield Item(given.shown, record, note="the file is empty; was it written to its end?", kind=kind)


def _begins_page(text: str) -> bool:
    """Is this a page under the name of a text? Exports are saved under any name."""
    return text[:MARKUP].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html", "<head"))


def _export_of(text: str, given: Input, *, html: bool = False) -> Iterable[Piece] | None:
    """The articles of an export of a news database; None for other texts and pages."""
    from newsclean.io.exports.papers import export_pieces  # 5 ms, where there are texts

    return export_pieces(text, given, html=html)
