"""The table of input formats: a format is added here, in one row with one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from newsclean.errors import RecordError, TooLargeError
from newsclean.io.compression import without_suffix
from newsclean.io.decode import Decoded, decode
from newsclean.io.items import PAGE, STDIN, TEXT, Input, Item, Line, Piece, as_json_line, line_blocks, read_lines
from newsclean.io.size_limit import read_whole
from newsclean.io.sniff import refuse_unreadable, starts_json_lines

LONG_TEXT = 5_000_000  # bytes; a hundred times the longest of 10,889 real articles: more is many in one
LONG = "{:.0f} MB in one text, read as one article; are they many? write one JSON object per line for each"


@dataclass(frozen=True, slots=True)
class InputFormat:
    """An input format: how it is read, and how it is recognised: by the suffix of a file, else by its first bytes.

    `read` takes the unpacked bytes and yields the articles in them; `reader_of_records` makes one of a function that
    gives dicts. It raises InputError for bytes in any other format.
    """

    read: Callable[[IO[bytes], Input], Iterable[Piece]]
    suffixes: tuple[str, ...] = ()
    sniff: Callable[[bytes], bool] = lambda _: False
    text: bool = True  # whether the bytes are text; other bytes are refused at once by what a file begins with


Row = Mapping[str, Any] | RecordError


def reader_of_records(
    rows: Callable[[IO[bytes], int], Iterator[Row]],
) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of a format that holds records: each is read as if it were a line of JSON Lines.

    `rows` takes the file and the most bytes that one record may take, and yields an error for a bad record.
    """

    def read(file: IO[bytes], given: Input) -> Iterable[Piece]:
        return line_blocks(map(_line, rows(file, given.max_size)), given)

    return read


def _line(row: Row) -> Line:
    return row if isinstance(row, RecordError) else as_json_line(row)


def _text(file: IO[bytes], given: Input) -> Iterator[Piece]:
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=TEXT)
        return
    decoded = decode(data, given.encoding) if data else Decoded("", "utf-8")
    if given.detect and (found := _export_of(decoded.text, given)) is not None:
        yield from found
        return
    note = decoded.note or (LONG.format(len(data) / 1e6) if len(data) > LONG_TEXT else "")
    record = {"id": given.id, "text": decoded.text}
    yield Item(given.shown, record, decoded.text, decoded.encoding, note, kind=TEXT)


def _page(file: IO[bytes], given: Input) -> Iterator[Piece]:
    from newsclean.io.decode import decode_page  # for pages only

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
    from newsclean.io.exports.recognise import export_rows  # 5 ms, where there are texts

    rows = export_rows(text, given.id, html=html)
    return None if rows is None else line_blocks(map(_line, rows), given)


def _paper(lines_of: Callable[[bytes, int], list[str]]) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of a document of a word processor: an export of many articles, or else one text."""

    def read(file: IO[bytes], given: Input) -> Iterator[Piece]:
        try:
            text = "\n".join(lines_of(read_whole(file, given.max_size), given.max_size))
        except TooLargeError as error:
            yield Item(given.shown, error=error)
            return
        found = _export_of(text, given)
        yield from found if found is not None else [Item(given.shown, {"id": given.id, "text": text}, text, kind=TEXT)]

    return read


def _docx(data: bytes, most: int) -> list[str]:
    from io import BytesIO

    from newsclean.io.exports.docx import docx_lines  # for this format only

    return docx_lines(BytesIO(data), most)


def _rtf(data: bytes, _: int) -> list[str]:
    from newsclean.io.exports.rtf import rtf_text  # for this format only

    return rtf_text(data).split("\n")


def _parquet(file: IO[bytes], most: int) -> Iterator[Row]:
    from newsclean.io.containers.parquet import parquet_rows  # for this format only

    yield from parquet_rows(file, most)


def _archive(name: str) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of web archives; what might have been a page and was not read is told at the end."""

    def read(file: IO[bytes], given: Input) -> Iterator[Piece]:
        from collections import Counter

        if name == "wacz":
            from newsclean.io.containers.wacz import wacz_pages as pages  # for this format only
        else:
            from newsclean.io.containers.warc import archived_pages as pages

        skipped, found = Counter[str](), False
        for block in line_blocks(map(_line, pages(file, given.max_size, skipped)), given):
            found = True
            yield block
        told = "; ".join(f"{what}: {count:,}" for what, count in skipped.items() if count)
        if not found:
            yield Item(
                given.shown, error=RecordError(f"no page was found in this web archive{told and ' (' + told + ')'}")
            )
        elif told:
            yield Item(given.shown, note=f"left out of this web archive: {told}")

    return read


def _feed(file: IO[bytes], most: int) -> Iterator[Row]:
    from newsclean.io.feeds.feed import feed_rows  # for this format only

    yield from feed_rows(file, most)


def _is_xml(head: bytes) -> bool:
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] != b"<":
        return False
    from newsclean.io.feeds.feed import xml_root  # for this format only

    return xml_root(head) is not None


def _begins_with_tag(head: bytes) -> bool:
    from newsclean.io.markup import is_markup

    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and is_markup(head)


DEFAULT = "text"
READERS: dict[str, InputFormat] = {
    "text": InputFormat(_text, (".txt", ".text", ".md")),
    "html": InputFormat(_page, (".html", ".htm", ".xhtml", ".shtml"), _begins_with_tag),
    "jsonl": InputFormat(read_lines, (".jsonl", ".ndjson", ".jsonlines"), starts_json_lines),
    "feed": InputFormat(reader_of_records(_feed), (".xml", ".rss", ".atom", ".nitf"), _is_xml, text=False),
    "parquet": InputFormat(
        reader_of_records(_parquet), (".parquet", ".pq"), lambda head: head.startswith(b"PAR1"), text=False
    ),
    "docx": InputFormat(
        _paper(_docx), (".docx",), lambda head: head.startswith(b"PK\x03\x04") and b"word/" in head, text=False
    ),
    "rtf": InputFormat(_paper(_rtf), (".rtf",), lambda head: head.startswith(b"{\\rtf"), text=False),
    "wacz": InputFormat(_archive("wacz"), (".wacz",), text=False),
    "warc": InputFormat(
        _archive("warc"), (".warc", ".wet", ".wat"), lambda head: head.startswith(b"WARC/"), text=False
    ),
}


def format_of(path: str, head: bytes) -> str:
    """The name of a format, by the suffix, else by the first bytes. Raises InputError for what nothing here reads.

    >>> format_of("a.jsonl.gz", b""), format_of("-", b'  {"text": "x"}'), format_of("a.txt", b"{not json}")
    ('jsonl', 'jsonl', 'text')
    >>> format_of("page.html", b""), format_of("-", b"<!doctype html><p>Rain"), format_of("-", b"<3 this")
    ('html', 'html', 'text')
    >>> format_of("a.warc.gz", b""), format_of("-", b"WARC/1.0")
    ('warc', 'warc')
    >>> format_of("photo", b"GIF89a")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: photo is an image; newsclean reads text, HTML and JSON Lines; ...
    """
    named = _by_suffix(without_suffix(path))
    if named is not None and not READERS[named].text:
        return named
    sniffed = next((name for name, row in READERS.items() if row.sniff(head)), DEFAULT)
    if (named is None or sniffed == "feed") and not READERS[sniffed].text:
        return sniffed  # a feed is often saved as .txt or .html, and is neither
    refuse_unreadable(
        "standard input" if path == STDIN else path, head, records=named == "jsonl", lines=sniffed == "jsonl"
    )
    return named or sniffed


def _by_suffix(name: str) -> str | None:
    return next((key for key, row in READERS.items() if row.suffixes and name.endswith(row.suffixes)), None)
