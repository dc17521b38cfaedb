"""Parquet and web archives, made and read for real: each row or page is a record."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import sys
import zipfile
import zlib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from test_cli import BODY, CLEAN, SCRAPE, jsonl, out, run

import newsclean as nc
from newsclean.errors import InputError, RecordError
from newsclean.io.inputs import read_items, read_records
from newsclean.io.items import Input, as_json_line
from newsclean.io.readers import reader_of_records
from newsclean.io.web_archives.warc import archived_pages
from newsclean.report.articles import article_of
from newsclean.report.data import collect

PAGE = (
    f"<!doctype html><title>Trade</title><article><h1>Trade between the two hits a record</h1><p>{BODY}</p></article>"
)


def table(path: Path) -> None:
    rows = {
        "id": [7, 8], "maintext": [SCRAPE, None], "tags": [["a"], []], "day": [datetime.date(2024, 5, 17), None],
        "seen": [datetime.datetime(2024, 5, 17, 8), None], "price": [Decimal("1.50"), None], "raw": [b"\xff", None],
    }  # fmt: skip
    pq.write_table(pa.table(rows), path, compression="zstd")


def test_a_parquet_row_is_a_record(tmp_path):
    table(tmp_path / "a.parquet")
    done = run("a.parquet", cwd=tmp_path, code=1)
    assert b"a.parquet, line 2: no text" in done.stderr  # a null is no text
    one, two = map(json.loads, done.stdout.splitlines())
    assert (one["id"], one["title"], one["text"]) == (7, "Trade between the two hits a record", BODY)
    assert (one["tags"], one["day"], one["seen"]) == (["a"], "2024-05-17", "2024-05-17T08:00:00")
    assert (one["price"], one["raw"]) == ("1.50", "�") and "error" in two["newsclean"]


def test_every_verb_reads_parquet_as_it_reads_json_lines(tmp_path):
    records = [{"id": n, "text": f"{BODY} Part {n % 2}."} for n in range(5)]
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "a.parquet")
    (tmp_path / "a.jsonl").write_text(jsonl(*records))
    for verb in (["clean"], ["dedup", "--mark"], ["quantities"]):
        assert out(*verb, "a.parquet", cwd=tmp_path) == out(*verb, "a.jsonl", cwd=tmp_path)


def test_a_large_parquet_file_is_read_in_batches(tmp_path):
    pq.write_table(pa.table({"text": ["Trade rose."] * 2500}), tmp_path / "a.parquet")
    made = out("a.parquet", cwd=tmp_path).splitlines()
    assert len(made) == 2500 and json.loads(made[-1])["id"] == "2500"


@given(st.lists(st.dictionaries(st.text(), st.none() | st.integers() | st.text()), max_size=5), st.integers(1, 99))
def test_rows_are_read_as_the_lines_joined(rows, block):
    pieces = list(reader_of_records(lambda file, most: iter(rows))(io.BytesIO(), Input(block=block)))
    assert b"".join(line for piece in pieces for line in piece.data) == b"".join(map(as_json_line, rows))
    assert [piece.first for piece in pieces] == [1 + sum(len(p.data) for p in pieces[:n]) for n in range(len(pieces))]


def response(body: bytes, fields: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{fields}\r\n\r\n".encode() + body


def record(payload: bytes, kind: str = "response", url: str = "https://daily.example/trade") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-17T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


KEPT = [
    response(PAGE.encode()),
    response(chunked(PAGE.encode()), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
    response(PAGE.encode(), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),  # taken apart by the crawler
    response(gzip.compress(PAGE.encode()), "content-type: TEXT/HTML\r\ncontent-encoding: gzip"),
    response(PAGE.encode(), "Content-Type: text/html\r\nContent-Encoding: gzip"),  # unpacked by the crawler
    response(zlib.compress(PAGE.encode()), "Content-Type: text/html\r\nContent-Encoding: deflate"),
    response(PAGE.encode("cp1251"), "Content-Type: text/html; charset=windows-1251"),
    # packed for the way, and then cut in chunks; the name in any case
    response(chunked(gzip.compress(PAGE.encode())), "Content-Type: text/html\r\nTransfer-Encoding: gzip, Chunked"),
    response(
        gzip.compress(PAGE[:20].encode()) + gzip.compress(PAGE[20:].encode()),
        "Content-Type: text/html\r\nContent-Encoding: gzip",
    ),
    b"HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n" + PAGE.encode(),  # lines that end in \n alone
    b"HTTP/1.1 103 Early Hints\r\nLink: <a.css>\r\n\r\n"
    + response(PAGE.encode(), "Content-Type: text/html; charset=utf-8"),
]
PASSED = [
    response(b"\x89PNG", "Content-Type: image/png"),
    response(PAGE.encode(), status="404 Not Found"),
    response(PAGE.encode(), status="301 Moved"),
    b"",
    b"GET / HTTP/1.1\r\n\r\n",
]


UNREADABLE = [
    response(b"\x1f\x8b broken", "Content-Type: text/html\r\nContent-Encoding: gzip"),
    response(gzip.compress(PAGE.encode())[:40], "Content-Type: text/html\r\nContent-Encoding: gzip"),
    response(b"\xff broken", "Content-Type: text/html\r\nContent-Encoding: br"),
    response(b"\x28\xb5\x2f\xfd broken", "Content-Type: text/html\r\nContent-Encoding: zstd"),
]


@pytest.mark.parametrize("payload", UNREADABLE, ids=range(len(UNREADABLE)))
def test_a_page_that_cannot_be_unpacked_is_an_error_with_its_address(payload):
    error, page = archived_pages(io.BytesIO(record(payload) + record(KEPT[0])))
    assert isinstance(error, RecordError)
    assert "https://daily.example/trade is " in str(error)
    assert page["html"] == PAGE


def test_a_page_packed_with_brotli_or_zstd_is_read():
    page = PAGE.encode()
    packed = {
        "br": brotli.compress(page), "zstd": zstandard.compress(page), "gzip, br": brotli.compress(gzip.compress(page)),
        "BR": page,  # a crawler that unpacks pages leaves the field as it was
    }  # fmt: skip
    for coding, body in packed.items():
        payload = response(body, f"Content-Type: text/html; charset=utf-8\r\nContent-Encoding: {coding}")
        [found] = archived_pages(io.BytesIO(record(payload)))
        assert found["html"] == PAGE, coding


def test_a_small_page_that_unpacks_to_a_huge_one_is_an_error():
    payload = response(brotli.compress(b"<p>" + bytes(10**7)), "Content-Type: text/html\r\nContent-Encoding: br")
    [error] = archived_pages(io.BytesIO(record(payload)), 10**5)
    assert "takes more than 100 kB" in str(error)


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    [error] = archived_pages(io.BytesIO(record(response(b"x", "Content-Type: text/html\r\nContent-Encoding: br"))))
    assert "is packed with br; pip install 'newsclean[warc]'" in str(error)


def test_revisits_and_pages_with_an_error_status_are_counted():
    skipped = Counter()
    data = record(KEPT[0], "revisit") + record(response(PAGE.encode(), status="404 Not Found")) + record(KEPT[0])
    assert len(list(archived_pages(io.BytesIO(data), skipped=skipped))) == 1
    assert sorted(skipped.values()) == [1, 1]


def test_resources_and_the_texts_of_wet_files_are_read():
    def other(kind, media, body):
        return record(body, kind).replace(b"Content-Length", b"Content-Type: " + media + b"\r\nContent-Length", 1)

    data = other("resource", b"text/html; charset=utf-8", PAGE.encode()) + other(
        "conversion", b"text/plain", b"It rained."
    )
    page, text = archived_pages(io.BytesIO(data + other("metadata", b"text/plain", b"x")))
    assert (page["html"], text["text"]) == (PAGE, "It rained.")


def test_a_wacz_file_holds_archives(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/one.warc.gz", gzip.compress(record(KEPT[0])))
        packed.writestr("archive/two.warc", record(KEPT[0]))
        packed.writestr("pages/pages.jsonl", "{}")
    assert [found["html"] for found in read_records(str(tmp_path / "a.wacz"))] == [PAGE, PAGE]


def test_an_archive_without_a_page_says_so(tmp_path):
    (tmp_path / "a.warc").write_bytes(record(KEPT[0], "request"))
    [item] = read_items((str(tmp_path / "a.warc"),))
    assert "no page was found in this web archive" in str(item.error)


@pytest.mark.parametrize("payload", KEPT, ids=range(len(KEPT)))
def test_a_page_of_an_archive_is_a_record(payload):
    [page] = archived_pages(io.BytesIO(record(payload)))
    assert page["html"] == PAGE
    assert (page["id"], page["crawled"]) == ("https://daily.example/trade", "2024-05-17T08:00:00Z")
    assert "date" not in page


@pytest.mark.parametrize("payload", PASSED, ids=range(len(PASSED)))
def test_what_is_no_page_is_passed_over(payload):
    assert list(archived_pages(io.BytesIO(record(payload) + record(KEPT[0], "request") + record(KEPT[0])))) != []
    assert list(archived_pages(io.BytesIO(record(payload) + record(KEPT[0], "request")))) == []


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_archives_on_the_command_line(tmp_path, suffix):
    parts = [record(KEPT[0]), record(PASSED[0]), record(KEPT[3], url="https://daily.example/two")]
    pack = gzip.compress if suffix == ".warc.gz" else bytes
    (tmp_path / f"a{suffix}").write_bytes(b"".join(map(pack, parts)))  # each record a member of its own
    one, two = map(json.loads, out(f"a{suffix}", cwd=tmp_path).splitlines())
    assert one["text"] == BODY and two["url"] == "https://daily.example/two"
    assert out("--to", "text", f"a{suffix}", cwd=tmp_path).startswith(CLEAN)


SAID = "<p>Ferries carried 4,100 passengers to Ullmar Island last year, the harbour board said on Monday.</p>"
STATED = (
    f'<html><head><meta property="article:published_time" content="2019-03-12T09:00:00Z"></head><body>'
    f"<article><h1>Ferries to Ullmar are full</h1>{SAID}<p>The board will buy two more boats soon.</p></article>"
)
UNSTATED = STATED.replace("article:published_time", "viewport")


def archive(folder, *htmls: str) -> str:
    urls = [f"https://daily.example/{at}" for at in range(len(htmls))]
    parts = [record(response(html.encode()), url=url) for html, url in zip(htmls, urls, strict=True)]
    (folder / "a.warc").write_bytes(b"".join(parts))
    return "a.warc"


@pytest.mark.parametrize(("html", "date", "year"), [(STATED, "2019-03-12", "2018"), (UNSTATED, None, "2023")])
def test_the_day_of_the_crawl_is_no_day_of_the_article(tmp_path, html, date, year):
    """The page's own day wins everywhere; without one "last year" is read against the crawl, and no date is shown."""
    name = archive(tmp_path, html)
    [clean] = map(json.loads, out("--to", "jsonl", name, cwd=tmp_path).splitlines())
    assert (clean.get("date") or "")[:10] == (date or "")
    assert clean["crawled"] == "2024-05-17T08:00:00Z"
    assert ((clean["newsclean"]["published"] or {}).get("iso") or "")[:10] == (date or "")
    (tmp_path / "clean.jsonl").write_text(json.dumps(clean), encoding="utf-8")
    for source in (name, "clean.jsonl"):
        rows = [json.loads(line) for line in out("claims", "--figures", source, cwd=tmp_path).splitlines()]
        [member] = [m for row in rows for v in row["variants"] for m in v["members"] if "4,100" in m["text"]]
        assert (member["when"], member.get("date")) == (year, date), source
        [found] = map(json.loads, out("quantities", source, cwd=tmp_path).splitlines())
        assert [q["when"] for q in found["newsclean"]["quantities"] if q["text"] == "last year"] == [year], source


def test_the_day_of_the_crawl_in_python():
    [page] = archived_pages(io.BytesIO(record(response(STATED.encode()))))
    article = nc.pipeline("news").page(page["html"], crawled=page["crawled"])
    assert (article.date, article.published.iso, article.crawled) == (*["2019-03-12T09:00:00Z"] * 2, page["crawled"])
    undated = nc.pipeline("news").page(UNSTATED, crawled=page["crawled"])
    assert (undated.date, undated.published, undated.crawled) == (None, None, page["crawled"])
    assert [c.when for c in nc.find_claims(undated) if "4,100" in c.text] == ["2023"]


@pytest.mark.parametrize("key", ["crawled", "date_download", "crawl_date", "date_crawled"])
def test_what_other_crawlers_call_that_day_is_a_fallback_too(key):
    text = "Ferries carried 4,100 passengers to Ullmar Island last year."
    for day, year in (({}, "2023"), ({"date": "2019-03-12"}, "2018")):
        [claim] = nc.find_claims({"text": text, key: "2024-05-17 08:00:00", **day})
        assert (claim.when, claim.date) == (year, day.get("date"))


def test_copies_are_told_by_the_days_of_pages_and_not_of_crawls(tmp_path):
    """One text on days two months apart is two events, though crawled on one day; without days of its own it is one."""
    later = STATED.replace("2019-03-12", "2019-05-12")
    assert len(out("dedup", archive(tmp_path, STATED, later), cwd=tmp_path).splitlines()) == 2
    assert len(out("dedup", archive(tmp_path, UNSTATED, UNSTATED), cwd=tmp_path).splitlines()) == 1
    recrawled = [{"id": at, "html": UNSTATED, "crawled": f"2024-0{at}-17"} for at in (1, 5)]
    assert [r["id"] for r in nc.deduplicate(recrawled).kept] == [1]


def test_the_report_shows_no_day_of_a_crawl():
    clean = nc.pipeline("news")
    found = [article_of({"id": 1, "html": html, "crawled": "2024-05-17"}, clean) for html in (STATED, UNSTATED)]
    assert [row[2] for row in collect(found).index["articles"]] == ["2019-03-12", ""]


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        record(KEPT[0])[:-30],
    ],
)
def test_a_broken_archive_is_refused(data):
    with pytest.raises(InputError, match="archive"):
        list(archived_pages(io.BytesIO(data)))


def test_hostile_archives_take_bounded_memory():
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"".join([bomb.compress(bytes(1 << 20)) for _ in range(256)] + [bomb.flush()])
    [page] = archived_pages(io.BytesIO(record(response(zeros, "Content-Type: text/html\r\nContent-Encoding: gzip"))))
    assert isinstance(page, RecordError) and "--max-size" in str(page)


def test_hostile_archives_take_linear_time(linear):
    def work(size):
        body = response(chunked(b"<p>" + b"x" * size, 1), "Content-Type: text/html\r\nTransfer-Encoding: chunked")
        assert len(list(archived_pages(io.BytesIO(record(body) + b"\r\n" * size)))) == 1

    linear(work, 20_000)
