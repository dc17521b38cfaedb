"""Web archives as articles, and what in them might have been a page and was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, Any

from newsclean.errors import RecordError
from newsclean.io.items import Input, Item, Line, Piece, as_json_line, line_blocks
from newsclean.io.web_archives.wacz import wacz_pages
from newsclean.io.web_archives.warc import archived_pages

Pages = Callable[[IO[bytes], int, Counter[str]], Iterator[dict[str, Any] | RecordError]]


def read_warc(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The pages of a WARC file, the texts of a WET file."""
    return _read(archived_pages, file, given)


def read_wacz(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The pages of a WACZ file."""
    return _read(wacz_pages, file, given)


def _read(pages: Pages, file: IO[bytes], given: Input) -> Iterator[Piece]:
    skipped, found = Counter[str](), False
    for block in line_blocks(map(_line, pages(file, given.max_size, skipped)), given):
        found = True
        yield block
    counts = "; ".join(f"{what}: {count:,}" for what, count in skipped.items() if count)
    if not found:
        said = f"no page was found in this web archive{counts and f' ({counts})'}"
        yield Item(given.shown, error=RecordError(said))
    elif counts:
        given.remarks.always.append(f"{given.shown}: left out of this web archive: {counts}")


def _line(row: dict[str, Any] | RecordError) -> Line:
    return row if isinstance(row, RecordError) else as_json_line(row)
