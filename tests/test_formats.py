"""Formats are rows of tables: one is added here and read as the others are; broken and torn files are refused."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from cli_server import run_cli
from test_containers import KEPT, record

from newsclean.errors import InputError, RecordError
from newsclean.io.decode import decode_page
from newsclean.io.inputs import read_items, read_records
from newsclean.io.items import RECORD
from newsclean.io.readers import READERS, format_of
from newsclean.io.web_archives.warc import archived_pages
from newsclean.io.writers import WRITERS

TOY = """
import sys
from newsclean.io.readers import READERS, InputFormat, reader_of_records

def cards(file, most):
    for card in file.read().decode().split("%%")[1:]:
        title, _, text = card.strip().partition("\\n")
        yield {"title": title, "text": text}

READERS["cards"] = InputFormat(reader_of_records(cards), (".cards",), lambda head: head.startswith(b"%%"))
"""
CARDS = b"%%Ferry\nThe ferry carried 312 cars.\n%%Rain\nAdvertisement\n\nIt rained for 4 days.\n"
LINES = b"".join(
    json.dumps({"title": title, "text": text}).encode() + b"\n"
    for title, text in (("Ferry", "The ferry carried 312 cars."), ("Rain", "Advertisement\n\nIt rained for 4 days."))
)


def with_toy(*args, data=b"", cwd=None, more="from newsclean.__main__ import main\nmain()\n"):
    command = [sys.executable, "-c", TOY + more, *args]
    done = subprocess.run(command, input=data, capture_output=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_a_new_format_is_read_by_file_by_standard_input_and_in_python(tmp_path):
    (tmp_path / "a.cards").write_bytes(CARDS)
    (tmp_path / "b.cards.gz").write_bytes(gzip.compress(CARDS))
    want = with_toy("quantities", data=LINES)
    assert len(want.splitlines()) == 2
    for args, data in (
        (["a.cards"], b""),
        (["b.cards.gz"], b""),
        (["-j", "2", "a.cards"], b""),
        ([], CARDS),
        (["--from", "cards"], CARDS),
    ):
        assert with_toy("quantities", *args, data=data, cwd=tmp_path) == want, args
    shown = "from newsclean.io.inputs import read_records\nprint([r['title'] for r in read_records(sys.argv[1])])"
    assert with_toy("a.cards", cwd=tmp_path, more=shown) == b"['Ferry', 'Rain']\n"


def test_records_of_any_format_are_read_in_python(tmp_path):
    pq.write_table(pa.table({"text": ["It rained.", "It snowed."]}), tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "It rained."}\n\n{"text": "It snowed."}\n')
    names = [str(tmp_path / name) for name in ("a.parquet", "b.jsonl")]
    assert [(r["id"], r["text"]) for r in read_records(*names)] == [
        ("1", "It rained."), ("2", "It snowed."), ("x", "It rained."), ("3", "It snowed."),
    ]  # fmt: skip
    (tmp_path / "bad.jsonl").write_text('["no object"]\n')
    with pytest.raises(RecordError, match="not a JSON object"):
        list(read_records(str(tmp_path / "bad.jsonl")))


def test_no_two_formats_have_one_suffix():
    suffixes = [suffix for row in READERS.values() for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {"text", "jsonl"} <= set(READERS) & set(WRITERS)


@pytest.mark.parametrize("name", ["parquet", "warc"])
def test_containers_are_known_by_their_first_bytes(tmp_path, name):
    packed = io.BytesIO()
    pq.write_table(pa.table({"id": ["1"], "text": ["It rained."]}), packed)
    data = {"parquet": packed.getvalue(), "warc": record(KEPT[0])}[name]
    assert format_of("-", data[:4096]) == format_of("download", data[:4096]) == name
    done = run_cli("--to", "jsonl", data=data)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1 and done.stderr == b""


@pytest.mark.parametrize(
    ("head", "path", "name"),
    [
        (b'ained."}\n{"text": "It snowed."}\n', "-", "jsonl"),  # the first line is torn
        (b"{rain\nIt rained.", "notes.txt", "text"),
        (b'{"text": "a\0b"}\n', "a.jsonl", "jsonl"),  # one bad record, not a bad file
        (b'[{"x": 1}]\n{"text": "It rained."}\n', "a.jsonl", "jsonl"),
        (b"It rained, {sic}\n", "-", "text"),
    ],
)
def test_one_bad_line_does_not_decide_the_format(head, path, name):
    assert format_of(path, head) == name


ROWS = b"".join(json.dumps({"id": n, "text": f"It rained for {n} days."}).encode() + b"\n" for n in range(2000))


@pytest.mark.parametrize("cut", [3, 60, 900])
def test_a_zstandard_file_that_is_cut_short_is_not_whole(tmp_path, cut):
    data = zstandard.ZstdCompressor(level=1).compress(ROWS)
    (tmp_path / "a.jsonl.zst").write_bytes(data[:-cut])
    with pytest.raises(InputError, match="is it a complete zstandard file"):
        list(read_items((str(tmp_path / "a.jsonl.zst"),)))


def test_frames_of_zstandard_follow_one_another(tmp_path):
    parts = [ROWS[at : at + 9_000] for at in range(0, len(ROWS), 9_000)]
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"  # a frame of the user's own
    (tmp_path / "a.jsonl.zst").write_bytes(skipped.join(map(zstandard.compress, parts)))
    items = list(read_items((str(tmp_path / "a.jsonl.zst"),)))
    assert [item.record["id"] for item in items] == list(range(2000))
    assert {item.kind for item in items} == {RECORD}


LATE = [
    pa.array([253402300800000000, 0], pa.timestamp("us")),
    pa.array([253402300800000000, 0], pa.timestamp("us", "UTC")),
]


@pytest.mark.parametrize("times", LATE, ids=str)
def test_times_that_python_cannot_hold_are_text(tmp_path, times):
    pq.write_table(pa.table({"text": ["a", "b"], "date": times}), tmp_path / "a.parquet")
    late, first = read_records(str(tmp_path / "a.parquet"))
    assert late["date"].startswith("10000-01-01") and first["date"].startswith("1970-01-01")


def sized(length: bytes) -> bytes:
    return (
        record(KEPT[0]) + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\nHTTP/1.1 200 OK"
    )


@pytest.mark.parametrize("length", [b"9" * 20, b"9" * 5000, b"500000000000", "²".encode(), b"-1"])
def test_an_impossible_length_costs_one_record(length):
    """Where a record follows it is read; without one the archive may have been cut."""
    first, wrong, last = archived_pages(io.BytesIO(sized(length) + b"\r\n\r\n" + record(KEPT[0])))
    assert first["url"] and last["url"] and "length of this WARC record is wrong" in str(wrong)
    with pytest.raises(InputError, match="archive whole"):
        list(archived_pages(io.BytesIO(sized(b"500000000000"))))


@pytest.mark.parametrize("size", [b"-6", b"+6", b" -1f ", b"0x6", b"1_0", b"", b"f" * 17])
def test_a_chunk_size_is_digits_and_nothing_else(size):
    """The server writes it, and the archive comes from anywhere: no sign may lead back to where one was."""
    body = size + b"\r\n<p>It rained.</p>\r\n0\r\n\r\n"
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + body
    assert len(list(archived_pages(io.BytesIO(record(payload) + record(KEPT[0]))))) == 2


def test_no_codec_of_python_that_a_page_declares_ends_a_run():
    for name in ("idna", "punycode", "undefined", "rot13", "hex", "unicode_escape", "mbcs", "utf-7"):
        assert decode_page(f"<meta charset={name}><p>Rain and wind".encode()).text.endswith("Rain and wind")
