"""Targets that read and write files: every input format with a part of it changed, and every table that is written."""

# ruff: noqa: E501 - the lines of the files below

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from tests import caption_files, export_files
from tests.fuzz import material
from tests.fuzz.target import Target
from tests.fuzz.variants import ROWS as TEXTS_OF_ROWS
from tests.fuzz.variants import part_at

from newsclean.core import json_text
from newsclean.io.items import Input, Item
from newsclean.io.readers import pieces_in
from newsclean.io.record_shapes.missing_names import MissingNames
from newsclean.io.records import as_line
from newsclean.io.tables.record_stream import RecordShape, RecordStream
from newsclean.quantity.tidy_rows import quantity_rows

MOST = 100_000  # bytes of one article
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
RSS = (
    f'{HEAD}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Velm Post</title>'
    "<language>en</language><item><title>Rain &amp;amp; wind</title><link>https://velm.example/1</link><pubDate>Tue, 05 Jan"
    " 2021 10:00:00 EST</pubDate><content:encoded><![CDATA[<p>It rained.</p>]]></content:encoded></item>"
    "<item><title>Two</title><description>A short text.</description></item></channel></rss>"
)
ATOM = (
    f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Anzeiger</title><entry><id>tag:1</id><title '
    'type="html">Regen &lt;b&gt;heute&lt;/b&gt;</title><updated>2021-01-06T10:00:00Z</updated><content type="xhtml"><div '
    'xmlns="http://www.w3.org/1999/xhtml"><p>Es regnet.</p></div></content></entry></feed>'
)
NITF = (
    f'{HEAD}<nitf><head><title>slug</title><docdata><doc-id id-string="X1"/><date.issue norm="20210105T120000Z"/>'
    "</docdata></head><body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content><p>It <em>rained</em>."
    "</p></body.content></body></nitf>"
)
MAIL = (
    "From: Velm Post <desk@velm.example>\r\nDate: Tue, 05 Jan 2021 10:00:00 +0000\r\nSubject: =?utf-8?q?Rain_in_Velm?=\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain;'
    " charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt rained =E2=80=94 a lot.\r\n--x\r\n"
    "Content-Type: text/html; charset=cp1252\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+SXQgcmFpbmVkLjwvcD4=\r\n--x--\r\n"
)
ROWS = [{"id": f"r{n}", "date": "2024-05-16", "text": f"It rained for {n} days in Velm."} for n in (3, 4)]


def table(delimiter: str) -> bytes:
    """The rows with a delimiter between the cells."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def zipped() -> bytes:
    """An archive of two files."""
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        archive.writestr("a.jsonl", json.dumps(ROWS[0]))
        archive.writestr("in/b.txt", ROWS[1]["text"])
    return out.getvalue()


def tarred() -> bytes:
    """An archive of a file."""
    import tarfile

    data = table(",")
    with tarfile.open(fileobj=(out := io.BytesIO()), mode="w") as archive:
        entry = tarfile.TarInfo("in/a.csv")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue().rstrip(b"\0") + bytes(1024)


def database() -> bytes:
    """A database with a table."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.db")
        with closing(sqlite3.connect(path)) as made, made:
            made.execute("PRAGMA page_size = 512")
            made.execute("CREATE TABLE notes (id, date, text)")
            made.executemany("INSERT INTO notes VALUES (:id, :date, :text)", ROWS)
        return path.read_bytes()


FILES: dict[str, Callable[[], bytes]] = {
    "a.csv": lambda: table(","), "b.csv": lambda: table(";"), "a.tsv": lambda: table("\t"),
    "c.csv": lambda: b"sep=|\r\n" + table("|"), "d.csv": lambda: b"\xff\xfe" + table("\t").decode().encode("utf-16-le"),
    "a.json": lambda: json.dumps(ROWS).encode(), "b.json": lambda: json.dumps({"n": 2, "articles": ROWS}).encode(),
    "c.json": lambda: json.dumps({"response": {"docs": ROWS}}, indent=2).encode(),
    "d.json": lambda: b"".join(json.dumps(row, indent=1).encode() for row in ROWS),
    "a.eml": MAIL.encode, "a.xml": RSS.encode, "a.rss": RSS.encode, "a.atom": ATOM.encode, "a.nitf": NITF.encode,
    "a.rtf": lambda: export_files.rtf(export_files.FACTIVA_PLAIN), "a.txt": export_files.UNI.encode,
    "b.txt": export_files.OLD.encode, "c.txt": export_files.FACTIVA_CODES.encode, "d.txt": export_files.PROQUEST.encode,
    "e.txt": export_files.FACTIVA_PLAIN.encode, "a.html": export_files.old_html, "b.html": export_files.factiva_html,
    "c.html": export_files.europresse_html, "a.docx": lambda: export_files.docx(export_files.FACTIVA_PLAIN),
    "a.vtt": caption_files.WEBVTT.encode, "a.srt": caption_files.SRT.encode,
    "a.ttml": caption_files.TTML.encode, "a.zip": zipped, "a.tar": tarred, "a.db": database,
}  # fmt: skip
stored = cache(lambda name: FILES[name]())


def inputs_of(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, bytes]]:
    """A file with parts of it overwritten, cut out, doubled, or replaced by something hostile."""
    hostile = material.pieces().map(lambda piece: piece.encode("utf-8", "replace"))

    def altered(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
        data = stored(name)
        at = st.integers(0, len(data))
        change = st.tuples(
            at, st.integers(0, 30), hostile | st.binary(max_size=6) | st.builds(_part, st.just(data), at)
        )
        changes = st.lists(change, max_size=4).map(lambda found: material.applied(data, found))
        return st.tuples(st.just(name), changes | st.builds(lambda end: data[:end], at))

    return st.sampled_from(names).flatmap(altered)


def _part(data: bytes, at: int) -> bytes:
    return data[at : at + 40]


def check_file(given: tuple[str, bytes]) -> None:
    """A file is refused in one line, or gives records and errors that each stand on one line."""
    name, data = given
    source = Input(path=name, max_size=MOST)
    for piece in pieces_in(io.BufferedReader(io.BytesIO(data)), source):  # type: ignore[arg-type]
        for item in piece:
            check_item(item)


def check_item(item: Item) -> None:
    if item.error is not None:
        said = str(item.error)
        assert "\n" not in said and "please report" not in said, said
        return
    line = as_line(item.record)
    assert "\n" not in line
    line.encode()
    json.loads(line, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


SHAPES: dict[str, Callable[[Any], Any]] = {"articles": lambda record: (record,), "mentions": quantity_rows}


def shapes() -> st.SearchStrategy[tuple[str, tuple[str, ...], bool, str, list[bytes]]]:
    """A table format, what is written of each record, and the lines of records."""
    fields = st.sampled_from(((), (), ("id", "text"), ("newsclean.kind", "x", "id")))
    odd = material.records().map(lambda row: as_line(json_text.loads(json.dumps(row, default=str))))
    spelt = st.sampled_from(
        ('{"id": 1e400, "n": 1.10, "m": -0}', '{"id":\r"a", "n": 0.10000000000000000001}', '{"ID": 1, "n": [1.50, {}]}')
    )
    lines = st.lists((odd | spelt).map(lambda line: line.encode("utf-8", "surrogateescape")), max_size=4)
    return st.tuples(
        st.sampled_from(("json", "csv", "tsv", "parquet", "sqlite")), fields, st.booleans(),
        st.sampled_from(sorted(SHAPES)), lines,
    )  # fmt: skip


def check_table(given: tuple[str, tuple[str, ...], bool, str, list[bytes]]) -> None:
    """Each record is a row, and what a spreadsheet opens holds no formula."""
    name, fields, no_notes, tidy, lines = given
    shape = RecordShape(name, fields, no_notes, quantity_rows if tidy == "mentions" else None)
    out = io.BytesIO()
    with closing(RecordStream(out, shape)) as stream:
        for line in lines:
            stream.write(line + b"\n")
        stream.finish()
    want = sum(len(list(shape.rows(json_text.loads(line.decode()), MissingNames(shape.fields)))) for line in lines)
    assert want == COUNTERS[name](out.getvalue()) or not want


def _cells(data: bytes, delimiter: str) -> int:
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True))
    for row in rows[1:]:
        assert len(row) == len(rows[0])
        assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row)
    return len(rows) - 1


def _parquet_rows(data: bytes) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_table(io.BytesIO(data)).num_rows)


def _database_rows(data: bytes) -> int:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(data)
        return int(made.execute("SELECT count(*) FROM articles").fetchone()[0])


COUNTERS: dict[str, Callable[[bytes], int]] = {
    "json": lambda data: len(json.loads(data, parse_constant=_refuse)), "csv": lambda data: _cells(data, ","),
    "tsv": lambda data: _cells(data, "\t"), "parquet": _parquet_rows, "sqlite": _database_rows,
}  # fmt: skip


def check_stories(rows: list[dict[str, Any]]) -> None:
    """Every article is of one story, whatever their order."""
    import newsclean as nc

    found = nc.group_stories(rows)
    assert sorted(name for story in found.stories for name in story.articles) == sorted(row["id"] for row in rows)
    other = nc.group_stories(rows[::-1])
    assert {story.articles for story in found.stories} == {story.articles for story in other.stories}


KINDS = {
    "tables-in": ("a.csv", "b.csv", "a.tsv", "c.csv", "d.csv"),
    "json": ("a.json", "b.json", "c.json", "d.json"),
    "feeds": ("a.xml", "a.rss", "a.atom", "a.nitf"),
    "mail": ("a.eml",),
    "captions": ("a.vtt", "a.srt", "a.ttml"),
    "exports": ("a.rtf", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "a.html", "b.html", "c.html", "a.docx"),
    "containers": ("a.zip", "a.tar", "a.db"),
}
TARGETS = (
    *(Target(name, lambda names=names: inputs_of(names), check_file, part_at(1)) for name, names in KINDS.items()),  # type: ignore[misc]
    Target("tables-out", shapes, check_table),
    Target("stories", material.articles, check_stories, TEXTS_OF_ROWS),
)
