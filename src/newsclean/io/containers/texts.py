"""Whole texts and whole pages as articles; a text may be an export of a news database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from newsclean.errors import TooLargeError
from newsclean.io.decode import Decoded, decode, decode_page
from newsclean.io.items import PAGE, STDIN, TEXT, Input, Item, Piece
from newsclean.io.size_limit import read_whole

LONG_TEXT = 5_000_000  # bytes; a hundred times the longest of 10,889 real articles: more is many in one
LONG = "{:.0f} MB in one text, read as one article; are they many? write one JSON object per line for each"


def text_pieces(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """A text as one article, or the articles of an export."""
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=TEXT)
        return
    if not data and given.path == STDIN:
        return
    decoded = decode(data, given.encoding) if data else Decoded("", "utf-8")
    if given.detect and (found := _export_of(decoded.text, given)) is not None:
        yield from found
        return
    note = decoded.note or (LONG.format(len(data) / 1e6) if len(data) > LONG_TEXT else "")
    record = {"id": given.id, "text": decoded.text}
    yield Item(given.shown, record, decoded.text, decoded.encoding, note, kind=TEXT)


def page_pieces(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """A page as one article, or the articles of an export."""
    try:
        decoded = decode_page(read_whole(file, given.max_size), given.encoding)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=PAGE)
        return
    if given.detect and (found := _export_of(decoded.text, given, html=True)) is not None:
        yield from found
        return
    note = decoded.note if "as the page says" not in decoded.note else ""
    yield Item(given.shown, {"id": given.id, "html": decoded.text}, note=note, kind=PAGE)


def _export_of(text: str, given: Input, *, html: bool = False) -> Iterable[Piece] | None:
    """The articles of an export of a news database; None for other texts and pages."""
    from newsclean.io.exports.papers import export_pieces  # 5 ms, where there are texts

    return export_pieces(text, given, html=html)
