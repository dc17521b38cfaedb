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


def _text(file: IO[bytes], given: Input) -> Iterator[Item]:
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=TEXT)
        return
    decoded = decode(data, given.encoding) if data else Decoded("", "utf-8")
    note = decoded.note or (LONG.format(len(data) / 1e6) if len(data) > LONG_TEXT else "")
    record = {"id": given.id, "text": decoded.text}
    yield Item(given.shown, record, decoded.text, decoded.encoding, note, kind=TEXT)


def _page(file: IO[bytes], given: Input) -> Iterator[Item]:
    from newsclean.io.decode import decode_page  # for pages only

    try:
        decoded = decode_page(read_whole(file, given.max_size), given.encoding)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=PAGE)
        return
    note = decoded.note if "as the page says" not in decoded.note else ""
    yield Item(given.shown, {"id": given.id, "html": decoded.text}, note=note, kind=PAGE)


def _parquet(file: IO[bytes], most: int) -> Iterator[Row]:
    from newsclean.io.containers.parquet import parquet_rows  # for this format only

    yield from parquet_rows(file, most)


def _warc(file: IO[bytes], most: int) -> Iterator[Row]:
    from newsclean.io.containers.warc import archived_pages  # for this format only

    yield from archived_pages(file, most)


def _begins_with_tag(head: bytes) -> bool:
    from newsclean.io.markup import is_markup

    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and is_markup(head)


DEFAULT = "text"
READERS: dict[str, InputFormat] = {
    "text": InputFormat(_text, (".txt", ".text", ".md")),
    "html": InputFormat(_page, (".html", ".htm", ".xhtml", ".shtml"), _begins_with_tag),
    "jsonl": InputFormat(read_lines, (".jsonl", ".ndjson", ".jsonlines"), starts_json_lines),
    "parquet": InputFormat(
        reader_of_records(_parquet), (".parquet", ".pq"), lambda head: head.startswith(b"PAR1"), text=False
    ),
    "warc": InputFormat(reader_of_records(_warc), (".warc",), lambda head: head.startswith(b"WARC/"), text=False),
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
    if named is None and not READERS[sniffed].text:
        return sniffed
    refuse_unreadable(
        "standard input" if path == STDIN else path, head, records=named == "jsonl", lines=sniffed == "jsonl"
    )
    return named or sniffed


def _by_suffix(name: str) -> str | None:
    return next((key for key, row in READERS.items() if row.suffixes and name.endswith(row.suffixes)), None)
