"""The kinds of files that people hold, by file, by standard input and in Python; the page of formats lists them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma

import pytest
import zstandard
from cli_server import run_cli
from conftest import ROOT
from test_feeds import ATOM, NEWSML, NITF, RSS
from test_files_people_have import FILES, LINES, MADE, ONE_OF_EACH, ROWS, TEXTS, archived, packed, table, zipped
from test_record_shapes import SHAPES
from test_wires import FACTIVA, component, newsml
from test_wires import LINES as WIRE_LINES
from test_wires import NITF as WIRE_BODY
from tests import export_files as files

import newsclean as nc
from newsclean.core.record import text_of
from newsclean.errors import RecordError

FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Mail", "items": [SHAPES["JSON Feed"]]}
NINJS = b"".join(json.dumps(SHAPES[name]).encode() + b"\n" for name in ("ninjs 2 and 3", "ninjs 3"))
WET = (
    "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: text/plain\r\n"
    f"Content-Length: {len(TEXTS[0])}\r\n\r\n{TEXTS[0]}\r\n\r\n"
)
TTML = f"<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='9s'>{TEXTS[0]}</p></div></body></tt>"
# What it is, a file of it, and how many articles it has; a name without a suffix is recognised by its first bytes
KINDS: dict[str, tuple[str, bytes, int]] = {
    "plain text": ("a.txt", TEXTS[0].encode(), 1),
    "Markdown": ("a.md", f"# A note\n\n{TEXTS[0]}\n".encode(), 1),
    "HTML": ("a.html", ONE_OF_EACH["html"][1], 1),
    "mail": ("a.eml", ONE_OF_EACH["mail"][1], 1),
    "JSON Lines": ("a.jsonl", LINES, 2),
    "JSON array": ("b.json", FILES["array.json"], 2),
    "JSON object with one array of records": ("c.json", FILES["deeper.json"], 2),
    "JSON objects one after another": ("d.json", FILES["concatenated.json"], 2),
    "CSV": ("a.csv", table(","), 2),
    "CSV with semicolons": ("b.csv", table(";"), 2),
    "TSV": ("a.tsv", table("\t"), 2),
    "Parquet": ("a.parquet", FILES["a.parquet"], 2),
    "Arrow file, Feather": ("a.feather", FILES["a.feather"], 2),
    "Arrow stream": ("a.arrows", FILES["a.arrows"], 2),
    "ZIP": ("a.zip", zipped(a_jsonl=LINES, b_csv=table(",")), 4),
    "tar": ("a.tar", FILES["a.tar"], 2),
    "gzip": ("a.jsonl.gz", gzip.compress(LINES), 2),
    "bzip2": ("a.jsonl.bz2", bz2.compress(LINES), 2),
    "xz": ("a.jsonl.xz", lzma.compress(LINES), 2),
    "zstandard": ("a.jsonl.zst", zstandard.compress(LINES), 2),
    "captions, WebVTT": ("a.vtt", ONE_OF_EACH["captions"][1], 1),
    "captions, SRT": ("a.srt", f"1\n00:00:01,000 --> 00:00:09,000\n{TEXTS[0]}\n".encode(), 1),
    "captions, TTML": ("a.ttml", TTML.encode(), 1),
    "RSS, Media RSS": ("a.rss", RSS.replace("<item><title>Empty</title></item>", "").encode(), 2),
    "Atom": ("a.atom", ATOM.encode(), 2),
    "JSON Feed": ("e.json", json.dumps(FEED).encode(), 1),
    "NITF": ("a.nitf", NITF.encode(), 1),
    "NewsML 1": ("a.xml", newsml(component(WIRE_BODY, lines=WIRE_LINES)).encode(), 1),
    "NewsML-G2": ("b.xml", NEWSML.encode(), 1),
    "ninjs 1 to 3": ("ninjs.jsonl", NINJS, 2),
    "WARC": ("a.warc", archived(TEXTS[0]), 1),
    "WET": ("a.wet", WET.encode(), 1),
    "WACZ": ("a.wacz", packed("archive/a.warc", archived(TEXTS[0])), 1),
    "Nexis Uni, text": ("nexis.txt", files.UNI.encode(), 2),
    "Nexis Uni, Word": ("nexis.docx", files.docx(files.UNI), 2),
    "Nexis Uni, RTF": ("nexis.rtf", files.rtf(files.UNI), 2),
    "LexisNexis, text": ("lexis.txt", files.OLD.encode(), 2),
    "LexisNexis, HTML": ("lexis.html", files.old_html(), 1),
    "LexisNexis, RTF": ("lexis.rtf", files.rtf(files.UNWRAPPED), 2),
    "Factiva, HTML": ("factiva.html", files.factiva_html(), 2),
    "Factiva, HTML with codes": ("factiva-codes.html", files.factiva_table(), 1),
    "Factiva, RTF": ("factiva.rtf", files.rtf(files.FACTIVA_PLAIN), 2),
    "Factiva, text": ("factiva.txt", files.FACTIVA_PLAIN.encode(), 2),
    "Factiva, text with codes": ("factiva-codes.txt", files.FACTIVA_CODES.encode(), 2),
    "Factiva, XML": ("factiva.xml", FACTIVA.encode(), 1),
    "ProQuest, text": ("proquest.txt", files.PROQUEST.encode(), 2),
    "Europresse, HTML": ("europresse.html", files.europresse_html(), 2),
    "PressReader, text": ("pressreader.txt", files.PRESSREADER.encode(), 2),
    "SQLite": ("a.db", b"", 2),  # made in the fixture
    "DuckDB": ("a.duckdb", b"", 2),
}  # fmt: skip
PACKED = ("gzip", "bzip2", "xz", "zstandard")  # known by the suffix: standard input has none
DATABASES = {"SQLite": "sqlite", "DuckDB": "duckdb"}


@pytest.fixture
def made(tmp_path):
    def made(kind: str) -> tuple[str, bytes, int]:
        name, data, count = KINDS[kind]
        data = data or MADE[DATABASES[kind]][1](tmp_path, "news")
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name), data, count

    return made


class Piped:
    """Standard input that is no terminal."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]

    def isatty(self):
        return False


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_by_file_and_by_standard_input(made, monkeypatch, kind):
    path, data, count = made(kind)
    texts = [text_of(record)[1] for record in nc.read(path)]
    assert len(texts) == count and all(texts)
    if kind not in PACKED:
        monkeypatch.setattr("sys.stdin", Piped(data))
        assert [text_of(record)[1] for record in nc.read("-")] == texts


def test_all_kinds_in_one_folder_are_read_by_the_command_line(tmp_path, made):
    wanted = {}
    for kind in KINDS:
        if kind != "DuckDB":  # its library is an extra, and is tested above
            path, _, count = made(kind)
            wanted[path.rpartition("/")[2]] = count
    done = run_cli("--to", "jsonl", "--fields", "id", "--max-size", "32MB", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == sum(wanted.values())


LISTS = {
    "Google News sitemap": b"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
    "list of sitemaps": b"<?xml version='1.0'?><sitemapindex/>",
    "list of feeds (OPML)": b"<opml><body/></opml>",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_addresses_is_refused_with_what_to_do(tmp_path, name):
    (tmp_path / "a.xml").write_bytes(LISTS[name])
    with pytest.raises((OSError, RecordError), match="fetch the "):
        list(nc.read(tmp_path / "a.xml"))


def listed_kinds() -> str:
    """The table of docs/reference/files.md."""
    lines = ["| kind of file | an example | file, folder, Python | stdin |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | `{name}` | yes | {'unpack it first' if kind in PACKED else 'yes'} |"
        for kind, (name, _, _) in KINDS.items()
    ]
    return "\n".join(lines)


def test_the_page_of_formats_lists_the_kinds():
    """When it fails: write what `listed_kinds` gives between the two comments of docs/reference/files.md."""
    page = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
    assert page.partition("<!-- kinds -->\n")[2].partition("\n<!-- end of kinds -->")[0] == listed_kinds()


def test_samples_hold_what_they_should():
    assert len(ROWS) == 2 and len(KINDS) == len({name for name, _, _ in KINDS.values()})
