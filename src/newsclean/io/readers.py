"""The table of input formats: a format is added here, in one row with one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from newsclean.core.record import has_text
from newsclean.errors import InputError
from newsclean.io.compression import without_suffix
from newsclean.io.containers.texts import page_pieces, text_pieces
from newsclean.io.input_format import InputFormat, Row, as_line_of_json, read_by, rows_by, sniffed_by
from newsclean.io.items import STDIN, Input, Piece, Remarks, line_blocks, read_lines
from newsclean.io.record_shapes.field_names import ABSENT, value_at
from newsclean.io.record_shapes.standard import standard_record
from newsclean.io.sniff import (
    continues_after_array,
    refuse_unreadable,
    starts_arrow,
    starts_json_lines,
    starts_page,
    starts_xml,
)


def reader_of_records(
    rows: Callable[[IO[bytes], int], Iterator[Row]],
) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of a format that holds records: each is read as if it were a line of JSON Lines.

    `rows` takes the file and the most bytes that one record may take, and yields an error for a bad record.
    """

    def read(file: IO[bytes], given: Input) -> Iterable[Piece]:
        return line_blocks(map(as_line_of_json, rows(file, given.max_size)), given)

    return read


def _json(file: IO[bytes], given: Input) -> Iterator[Piece]:
    from newsclean.io.containers.json_stream import json_records  # for this format only

    def is_article(record: dict[str, Any]) -> bool:
        return has_text(standard_record(record)) or (
            given.names.text is not None and value_at(record, given.names.text) is not ABSENT
        )

    yield from line_blocks(json_records(file, given.max_size, is_article), given, given.encoding_of_json)


def _archive(members: str) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of an archive: each file in it is read by its own format."""

    def read(file: IO[bytes], given: Input) -> Iterable[Piece]:
        from newsclean.io.containers import archives  # for these formats only

        found: Iterable[Piece] = archives.archive_pieces(getattr(archives, members), file, given, pieces_in)
        return found

    return read


def pieces_in(stream: IO[bytes], given: Input, source: str | None = None) -> Iterator[Piece]:
    """The articles in the unpacked bytes of a file, in the format named `source`, else in the one that it has.

    Raises InputError for what nothing here reads, and for a table, database or archive without any article.
    """
    peek = getattr(stream, "peek", None)
    name = source or format_of(given.path, bytes(peek(PEEK)[:PEEK]) if peek else b"", given.remarks)
    if given.wanted and name not in DATABASES:
        wanted = given.wanted[:40]
        raise InputError(f"it is not a database, so that {wanted!r} after the colon names nothing; leave it out")
    count = 0
    for piece in READERS[name].read(stream, given):
        count += 1
        yield piece
    if not count and not READERS[name].empty:
        raise InputError(f"it has no articles ({name}); is it the right file?")


PEEK = 4096  # bytes read to recognise a format
DEFAULT = "text"
DATABASES = ("sqlite", "duckdb")
READERS: dict[str, InputFormat] = {
    "text": InputFormat(text_pieces, (".txt", ".text", ".md", ".markdown"), empty=True),
    "html": InputFormat(page_pieces, (".html", ".htm", ".xhtml", ".shtml"), starts_page, empty=True),
    "json": InputFormat(_json, (".json",), sniffed_by("containers.json_stream", "starts_json"), certain=True),
    "jsonl": InputFormat(read_lines, (".jsonl", ".ndjson", ".jsonlines"), starts_json_lines, empty=True),
    "csv": InputFormat(
        rows_by("containers.delimited", "delimited_rows", encoding="encoding"),
        (".csv", ".tsv", ".tab", ".psv"),
        sniffed_by("containers.delimited", "starts_table"),
        certain=True,
    ),
    "mail": InputFormat(
        read_by("containers.mail", "read_mail"),
        (".eml", ".mhtml", ".mht"),
        sniffed_by("containers.mail", "starts_mail"),
        certain=True,
    ),
    "parquet": InputFormat(
        rows_by("containers.parquet", "parquet_rows"),
        (".parquet", ".pq"),
        lambda head: head.startswith(b"PAR1"),
        text=False,
    ),
    "arrow": InputFormat(
        rows_by("containers.arrow_file", "arrow_rows"),
        (".arrow", ".feather", ".ipc", ".arrows"),
        starts_arrow,
        text=False,
    ),
    "sqlite": InputFormat(
        rows_by("databases.sqlite_file", "sqlite_rows", wanted="wanted"),
        (".db", ".sqlite", ".sqlite3"),
        lambda head: head.startswith(b"SQLite format 3\0"),
        text=False,
    ),
    "duckdb": InputFormat(
        rows_by("databases.duckdb_file", "duckdb_rows", wanted="wanted"),
        (".duckdb", ".ddb"),
        lambda head: head[8:12] == b"DUCK",  # behind a checksum
        text=False,
    ),
    "captions": InputFormat(
        read_by("captions.reading", "read_captions"),
        (".vtt", ".srt", ".ttml", ".dfxp"),
        sniffed_by("captions.recognise", "starts_captions"),
        text=False,
    ),
    "feed": InputFormat(
        read_by("feeds.feed", "read_feed"), (".xml", ".rss", ".atom", ".nitf"), starts_xml, text=False, empty=True
    ),
    "docx": InputFormat(
        read_by("exports.papers", "read_docx"),
        (".docx",),
        lambda head: head.startswith(b"PK\3\4") and b"word/" in head,
        text=False,
    ),
    "rtf": InputFormat(
        read_by("exports.papers", "read_rtf"), (".rtf",), lambda head: head.startswith(b"{\\rtf"), text=False
    ),
    "wacz": InputFormat(read_by("web_archives.reading", "read_wacz"), (".wacz",), text=False),
    "warc": InputFormat(
        read_by("web_archives.reading", "read_warc"),
        (".warc", ".wet", ".wat"),
        lambda head: head.startswith(b"WARC/"),
        text=False,
    ),
    "zip": InputFormat(
        _archive("zip_members"), (".zip",), lambda head: head.startswith((b"PK\3\4", b"PK\5\6")), text=False
    ),
    "tar": InputFormat(_archive("tar_members"), (".tar",), lambda head: head[257:262] == b"ustar", text=False),
}


def format_of(path: str, head: bytes, remarks: Remarks | None = None) -> str:
    """The name of a format, by the first bytes, else by the suffix. Raises InputError for what nothing here reads.

    What was decided where the two differ goes into the remarks.

    >>> format_of("a.jsonl.gz", b""), format_of("-", b'  {"text": "x"}'), format_of("a.txt", b"{not json}")
    ('jsonl', 'jsonl', 'text')
    >>> format_of("page.html", b""), format_of("-", b"<!doctype html><p>Rain"), format_of("-", b"<3 this")
    ('html', 'html', 'text')
    >>> format_of("a.warc.gz", b""), format_of("-", b"WARC/1.0"), format_of("a.txt", b"id,text\\n1,It rained")
    ('warc', 'warc', 'csv')
    >>> format_of("-", b'{"a":1}\\nDUCK')  # no JSON: a checksum that looks like it
    'duckdb'
    >>> format_of("photo", b"GIF89a")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: photo is an image, which newsclean does not read; ...
    """
    named = _by_suffix(without_suffix(path))
    order = ("duckdb", *READERS)  # its first bytes are a checksum, which can look like those of any other
    sniffed = next((name for name in order if READERS[name].sniff(head)), None)
    if named == "jsonl" and sniffed == "json" and continues_after_array(head):
        sniffed = "jsonl"  # one odd line of many
    chosen = _chosen(named, sniffed, head)
    if READERS[chosen].text:
        refuse_unreadable(
            "standard input" if path == STDIN else path, head, records=named == "jsonl", lines=sniffed == "jsonl"
        )
    if remarks is not None and chosen not in (named or DEFAULT, "html", "jsonl"):
        remarks.decisions.append(f"{Input(path).shown} is read as {chosen}, to judge by its first bytes")
    return chosen


def _chosen(named: str | None, sniffed: str | None, head: bytes) -> str:
    if sniffed is None or named is None:
        return named or sniffed or DEFAULT
    if sniffed == "zip" and not READERS[named].text:
        return named  # a Word document and a WACZ file are ZIP files
    if not READERS[sniffed].text or READERS[sniffed].certain:
        return sniffed
    if sniffed == "jsonl" and named == "json":
        return sniffed if b"\n" in head.strip() else named  # a single object may wrap the records
    if sniffed == "jsonl" and READERS[named].text and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2] == b'{"':
        return sniffed
    return named


def _by_suffix(name: str) -> str | None:
    return next((key for key, row in READERS.items() if row.suffixes and name.endswith(row.suffixes)), None)


def has_suffix(name: str) -> bool:
    """Does a file have the suffix of a format?

    >>> has_suffix("a.txt.gz"), has_suffix("a.jpg"), has_suffix("news.tgz")
    (True, False, True)
    """
    return _by_suffix(without_suffix(name)) is not None or without_suffix(name) != name
