"""Texts, pages, Word and RTF files that may be exports of a news database: their articles, or else one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO

from newsclean.errors import InputError, RecordError, TooLargeError
from newsclean.io.exports.recognise import export_rows
from newsclean.io.items import TEXT, Input, Item, Piece, as_json_line, line_blocks
from newsclean.io.size_limit import read_whole


def export_pieces(text: str, given: Input, *, html: bool = False) -> Iterable[Piece] | None:
    """The articles of an export; None for other texts.

    >>> export_pieces("It rained.", Input("a.txt")) is None
    True
    """
    rows = export_rows(text, given.id, html=html)
    if rows is None:
        return None
    given.remarks.decisions.append(
        f"{given.shown} is read as the export of a news database, to judge by its labels; --from text reads one text"
    )
    lines = (row if isinstance(row, RecordError) else as_json_line(row) for row in rows)
    return line_blocks(iter(lines), given)


def read_docx(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The articles in a Word document. Raises InputError for a damaged one."""
    from newsclean.io.documents.docx import docx_lines  # a parser of XML, which texts do not need

    try:
        text = "\n".join(docx_lines(BytesIO(read_whole(file, given.max_size)), given.max_size))
    except TooLargeError as error:
        yield Item(given.shown, error=error)
        return
    yield from _pieces(text, given)


def read_rtf(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The articles in an RTF file. Raises InputError for a damaged one."""
    from newsclean.io.documents.rtf import rtf_text  # for this format only

    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error)
        return
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise InputError("it does not begin as RTF does; is it a complete RTF file?")
    yield from _pieces(rtf_text(data), given)
    if not data.rstrip(b"\0 \t\r\n\x1a").endswith(b"}"):
        yield Item(given.shown, error=RecordError("the RTF ends within its text; is it a complete file?"))


def _pieces(text: str, given: Input) -> Iterable[Piece]:
    found = export_pieces(text, given)
    return [Item(given.shown, {"id": given.id, "text": text}, text, kind=TEXT)] if found is None else found
