"""Files of some kilobytes that unpack to 2 GB: the article is refused, its neighbours are read, memory stays small."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from growth import more_calls
from test_cli import jsonl, run
from test_containers import record, response

import newsclean as nc
from newsclean.errors import TooLargeError
from newsclean.io.inputs import read_records
from newsclean.io.size_limit import MAX_SIZE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures memory by resource")
SIZE = 2_000_000_000
UNIT = b"a " * 2_000_000
LIMIT = 300  # MB resident
STORY = {"id": "good", "text": "The ferry to Ullmar carried 312 cars on Friday, the harbour board said."}
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress, "bz2": bz2.compress, "xz": partial(lzma.compress, preset=1), "zst": zstandard.compress,
}  # fmt: skip
MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "newsclean", *sys.argv[1:]], stdin=sys.stdin)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000)
"""


def bomb(path: Path, pack: Callable[[bytes], bytes], head: bytes = b"", tail: bytes = b"") -> Path:
    """A file of many compressed parts, each of which unpacks to 4 MB, between two others."""
    unit = pack(UNIT)
    with path.open("wb") as file:
        file.write(pack(head))
        for _ in range(SIZE // len(UNIT)):
            file.write(unit)
        file.write(pack(tail))
    return path


def measured(*args: str, stdin: str | None = None) -> tuple[int, int, str]:
    """Exit code, megabytes and messages of a run in a process of its own."""
    with Path(stdin or "/dev/null").open("rb") as data:
        command = [sys.executable, "-c", MEASURED, *args]
        done = subprocess.run(command, stdin=data, capture_output=True, text=True, check=True)
    code, megabytes = map(int, done.stdout.split()[-2:])
    return code, megabytes, done.stderr


def is_refused(code: int, megabytes: int, said: str) -> bool:
    return code == 1 and megabytes < LIMIT and "--max-size" in said and said.count("\n") == 1


@pytest.mark.parametrize(
    ("kind", "packed"),
    [
        ("txt", "gz"),
        ("html", "zst"),
        *(pytest.param(*it, marks=pytest.mark.fuzz) for it in (("txt", "xz"), ("html", "bz2"))),
    ],
)
def test_one_text_and_one_page(tmp_path: Path, kind: str, packed: str) -> None:
    path = bomb(tmp_path / f"a.{kind}.{packed}", PACK[packed], b"<!doctype html><p>" if kind == "html" else b"")
    assert is_refused(*measured("clean", "-o", str(tmp_path / "out"), str(path)))


def lines_bomb(tmp_path: Path, packed: str) -> Path:
    head, tail = jsonl(STORY) + '{"text": "', '"}\n' + jsonl(STORY)
    return bomb(tmp_path / f"a.jsonl.{packed}", PACK[packed], head.encode(), tail.encode())


@pytest.mark.fuzz  # 2 GB are unpacked to find the next line
@pytest.mark.parametrize("packed", PACK)
def test_one_line(tmp_path: Path, packed: str) -> None:
    assert is_refused(*measured("clean", "-o", str(tmp_path / "out"), str(lines_bomb(tmp_path, packed))))
    assert [json.loads(line)["id"] for line in (tmp_path / "out").read_text().splitlines()] == ["good", "good"]


@pytest.mark.parametrize("verb", ["clean", "quantities", "dedup", "claims", "report"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_of_any_verb_between_two_good_ones(tmp_path: Path, verb: str, jobs: str) -> None:
    other = {"id": "other", "text": "Rain in Velmond cost $5 million in 2023, its mayor said on Monday."}
    given = jsonl(STORY, {"text": "a " * 20_000}, other)
    done = run(verb, "-j", jobs, "--max-size", "30kB", data=given, code=1)
    assert b"line 2: the line takes more than 30 kB" in done.stderr and b"--max-size" in done.stderr
    assert b"312" in done.stdout and b"$5 million" in done.stdout
    assert b"more than" not in run(verb, "-j", jobs, "--max-size", "60kB", data=given).stderr


@pytest.mark.fuzz
def test_standard_input(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    with (tmp_path / "plain").open("wb") as file:
        file.truncate(SIZE)  # a hole: NUL bytes that take no room
    assert is_refused(*measured("--from", "text", "-o", str(tmp_path / "out"), stdin=str(tmp_path / "plain")))
    code, megabytes, said = measured("--from", "jsonl", "-o", str(tmp_path / "out"), stdin=str(tmp_path / "plain"))
    assert is_refused(code, megabytes, said)


def deflated(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(UNIT) for _ in range(size // len(UNIT))), packer.flush()])


def pages(middle: bytes) -> bytes:
    good = record(response(b"<html><body><article><h1>Ferry</h1><p>It carried 312 cars to Ullmar.</p></article>"))
    return good + middle + good


ENCODED = "Content-Type: text/html\r\nContent-Encoding: gzip"
BAD_LENGTHS = (
    b"99999999999999999999",
    b"9" * 5000,
    b"500000000000",
    b"-3",
    b"",
    b"7",
    b"0",
    b"400",
    b"1e3",
    "²".encode(),
)


def of_length(length: bytes) -> bytes:
    payload = response(b"<p>Rain</p>" * 20)
    return record(payload).replace(b"Content-Length: %d\r\n" % len(payload), b"Content-Length: " + length + b"\r\n")


MIDDLES: dict[str, Callable[[], bytes]] = {
    "encoded": lambda: record(response(deflated(200_000_000), ENCODED)),
    "long": lambda: record(response(b"<p>" + UNIT * 9)),
    **{f"length {length[:9]!r}": partial(of_length, length) for length in BAD_LENGTHS},
}


@pytest.mark.fuzz
@pytest.mark.parametrize("name", MIDDLES)
def test_the_other_pages_of_an_archive_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.warc").write_bytes(pages(MIDDLES[name]()))
    code, megabytes, said = measured("clean", "-o", str(tmp_path / "out"), str(tmp_path / "a.warc"))
    assert (code, megabytes < LIMIT) == (1, True), said
    assert len(said.splitlines()) == 1 and "a.warc, line 2: " in said
    assert (tmp_path / "out").read_text().count("312 cars") == 2


@pytest.mark.fuzz
def test_a_packed_archive(tmp_path: Path) -> None:
    payload = response(b"")
    length = b"Content-Length: %d\r\n"
    begun = record(payload).replace(length % len(payload), length % (len(payload) + SIZE)).removesuffix(b"\r\n\r\n")
    head, tail = pages(begun).split(begun)
    bomb(tmp_path / "a.warc.gz", gzip.compress, head + begun, b"\r\n\r\n" + tail)
    assert is_refused(*measured("clean", "-o", str(tmp_path / "out"), str(tmp_path / "a.warc.gz")))
    assert (tmp_path / "out").read_text().count("312 cars") == 2


def test_an_archive_of_wrong_lengths_takes_linear_time() -> None:
    from io import BytesIO

    from newsclean.io.web_archives.warc import archived_pages

    wrong = record(b"x").replace(b"Content-Length: 1\r\n", b"Content-Length: 100000000\r\n")
    growth = more_calls(lambda count: list(archived_pages(BytesIO(wrong * count))), 300, 1200, warm=3)
    assert growth < 8  # quadratic would be 16


@pytest.mark.fuzz  # hundreds of megabytes are packed
@pytest.mark.parametrize("compression", ["zstd", "gzip", "snappy"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_a_parquet_file(tmp_path: Path, compression: str, dictionary: bool) -> None:
    """Values of 40 MB, which a dictionary repeats; and rows of another group, which are read."""
    fine = pa.table({"id": ["good"], "text": [STORY["text"]]})
    large = (
        pa.table({"id": [str(n) for n in range(50)], "text": pa.array(["a " * 20_000_000]).take(pa.array([0] * 50))})
        if dictionary
        else pa.table({"id": ["1"], "text": ["a " * 150_000_000]})
    )
    with pq.ParquetWriter(
        tmp_path / "a.parquet", fine.schema, compression=compression, use_dictionary=dictionary
    ) as out:
        for table in (fine, large, fine):
            out.write_table(table)
    code, megabytes, said = measured("clean", "-o", str(tmp_path / "out"), str(tmp_path / "a.parquet"))
    assert (code, "--max-size" in said, megabytes < LIMIT) == (1, True, True), (megabytes, said)  # 250
    assert (tmp_path / "out").read_text().count('"good"') == 2


@pytest.mark.parametrize("compression", ["zstd", pytest.param("lz4", marks=pytest.mark.fuzz)])
def test_an_arrow_file(tmp_path: Path, compression: str) -> None:
    """A batch is unpacked whole by pyarrow, so that it is refused before; one of ordinary news is read."""
    from pyarrow import feather

    fine = pa.table({"id": ["good"], "text": [STORY["text"]]})
    large = pa.table({"id": ["1"], "text": pa.array(["a " * 150_000_000], pa.large_string())})
    for name, table in (("fine", fine), ("large", large)):
        feather.write_feather(table, tmp_path / f"{name}.feather", compression=compression)
    assert is_refused(*measured("clean", "-o", str(tmp_path / "out"), str(tmp_path / "large.feather")))
    assert run("dedup", str(tmp_path / "fine.feather")).stdout.count(b'"good"') == 1


def test_figures_without_end(tmp_path: Path) -> None:
    """What is found in an article is held to the size of an article: the scan ends, and the others are read."""
    given = jsonl(STORY, {"id": "dense", "text": "1 dead, 2 hurt. " * 40}, {**STORY, "id": "other"})
    done = run("quantities", "--max-size", "3kB", data=given, code=1)
    assert b"line 2: the text has more than 20 quantities, which take more than 3 kB" in done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good", "dense", "other"]
    assert run("quantities", "--max-size", "30kB", data=given).stderr == b""


def test_in_python(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(STORY))
    assert next(read_records(str(tmp_path / "a.jsonl")))["id"] == "good"
    with pytest.raises(TooLargeError, match="more than 50 bytes"):
        next(read_records(str(tmp_path / "a.jsonl"), max_size=50))
    assert nc.pipeline("news") and MAX_SIZE == 32_000_000


@pytest.mark.parametrize("size", ["much", "-1", "0", "", "1TB!", "MB", "1e9", "١٢MB"])
def test_what_is_no_size_is_wrong_usage(size: str) -> None:
    assert b"--max-size" in run("--max-size", size, data="Rain.", code=2).stderr


@pytest.mark.parametrize("packed", PACK)
def test_all_compressions_in_and_out_in_parts_and_cut(tmp_path: Path, packed: str) -> None:
    data = jsonl(STORY, {**STORY, "id": 2}).encode()
    parts = PACK[packed](data[:30]) + PACK[packed](b"") + PACK[packed](data[30:])
    (tmp_path / f"a.jsonl.{packed}").write_bytes(parts)
    run("-o", f"b.jsonl.{packed}", f"a.jsonl.{packed}", cwd=tmp_path)
    assert run(f"b.jsonl.{packed}", cwd=tmp_path).stdout == run(data=run(data=data).stdout).stdout
    for broken in (parts[:-3], parts[:40], parts + b"garbage", b"garbage" + parts):
        (tmp_path / f"c.jsonl.{packed}").write_bytes(broken)
        done = run("-o", "never", f"c.jsonl.{packed}", cwd=tmp_path, code=1)
        assert done.stderr.count(b"\n") == 1 and b"is it a complete" in done.stderr
        assert not (tmp_path / "never").exists()


def test_an_xz_file_that_asks_for_a_gigabyte_is_not_given_it(tmp_path: Path) -> None:
    large = {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(b"Rain fell. " * 9, filters=[large]))
    assert b"unpack it first" in run("a.txt.xz", cwd=tmp_path, code=1).stderr


def test_a_ledger_does_not_replace_the_input(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(STORY))
    assert b"would replace the input" in run("--ledger", "a.jsonl", "a.jsonl", cwd=tmp_path, code=2).stderr
    assert (tmp_path / "a.jsonl").read_text() == jsonl(STORY)
