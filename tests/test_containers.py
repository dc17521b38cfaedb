"""Parquet and web archives, made and read for real: each row or page is a record."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import zlib
from decimal import Decimal
from pathlib import Path
from time import process_time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import BODY, CLEAN, SCRAPE, jsonl, out, run

from newsclean.errors import InputError
from newsclean.io.record_lines import stream
from newsclean.io.warc import pages

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


@given(st.lists(st.dictionaries(st.text(), st.none() | st.integers() | st.text()), max_size=5), st.integers(1, 9))
def test_a_stream_of_rows_reads_as_the_lines_joined(rows, step):
    want = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")
    assert stream(iter(rows)).read() == want
    file = stream(iter(rows))
    assert b"".join(iter(lambda: file.read(step), b"")) == want
    assert list(stream(iter(rows))) == io.BytesIO(want).readlines()


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
]
PASSED = [
    response(b"\x89PNG", "Content-Type: image/png"),
    response(PAGE.encode(), status="404 Not Found"),
    response(PAGE.encode(), status="301 Moved"),
    response(b"\x1f\x8b broken", "Content-Type: text/html\r\nContent-Encoding: gzip"),
    response(b"?", "Content-Type: text/html\r\nContent-Encoding: br"),
    b"",
    b"GET / HTTP/1.1\r\n\r\n",
]


@pytest.mark.parametrize("payload", KEPT, ids=range(len(KEPT)))
def test_a_page_of_an_archive_is_a_record(payload):
    [page] = pages(io.BytesIO(record(payload)))
    assert page["html"] == PAGE
    assert (page["id"], page["date"]) == ("https://daily.example/trade", "2024-05-17T08:00:00Z")


@pytest.mark.parametrize("payload", PASSED, ids=range(len(PASSED)))
def test_what_is_no_page_is_passed_over(payload):
    assert list(pages(io.BytesIO(record(payload) + record(KEPT[0], "request") + record(KEPT[0])))) != []
    assert list(pages(io.BytesIO(record(payload) + record(KEPT[0], "request")))) == []


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_archives_on_the_command_line(tmp_path, suffix):
    parts = [record(KEPT[0]), record(PASSED[0]), record(KEPT[3], url="https://daily.example/two")]
    pack = gzip.compress if suffix == ".warc.gz" else bytes
    (tmp_path / f"a{suffix}").write_bytes(b"".join(map(pack, parts)))  # each record a member of its own
    one, two = map(json.loads, out(f"a{suffix}", cwd=tmp_path).splitlines())
    assert one["text"] == BODY and two["url"] == "https://daily.example/two"
    assert out("--to", "text", f"a{suffix}", cwd=tmp_path).startswith(CLEAN)


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        record(KEPT[0])[:-30],
        b"WARC/1.0\r\nContent-Length: many\r\n\r\n",
        b"WARC/1.0\r\n\r\n",
    ],
)
def test_a_broken_archive_is_refused(data):
    with pytest.raises(InputError, match="archive"):
        list(pages(io.BytesIO(data)))


def test_hostile_archives_take_linear_time_and_bounded_memory():
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"".join([bomb.compress(bytes(1 << 20)) for _ in range(256)] + [bomb.flush()])
    [page] = pages(io.BytesIO(record(response(zeros, "Content-Type: text/html\r\nContent-Encoding: gzip"))))
    assert len(page["html"]) <= 32 << 20
    times = []
    for size in (20_000, 80_000):
        body = response(chunked(b"<p>" + b"x" * size, 1), "Content-Type: text/html\r\nTransfer-Encoding: chunked")
        file = io.BytesIO(record(body) + b"\r\n" * size)
        began = process_time()
        list(pages(file))
        times.append(process_time() - began)
    assert times[1] < 12 * times[0] + 0.05
