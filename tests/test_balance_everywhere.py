"""Every verb, with each of its options, from every kind of input to every kind of output: no article is lost.

What a run says of its balance is held against what was given, and against what is found in its output.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from newsclean.cli.main import group

TOWNS = ("Arnmoor", "Belcastre", "Corvik", "Dunwether", "Ullmar", "Velmond")
TEXT = (
    "The port of {0} counted {1} boats in 2023, its keeper said. Mending the quay of {0} cost ${2} million, he added."
)
ROWS = [
    {"id": f"a{n}", "url": f"https://{town.lower()}.example/{n}", "title": f"Boats of {town}",
     "date": f"2024-05-{n + 10}", "source": f"{town} Post", "text": TEXT.format(town, 1013 + 7 * n, n + 3)}
    for n, town in enumerate(TOWNS)
]  # fmt: skip
ROWS += [{**ROWS[2], "id": "copy", "source": "Corvik Mail"}]
BAD = [{"id": "bad", "url": "", "date": "", "source": "", "text": 7}, {"id": "none", "url": "https://x.example/"}]


@dataclass
class Source:
    """Input for a run: its arguments, what comes on standard input, how many articles it has, how many are bad."""

    args: list[str]
    data: bytes = b""
    good: int = len(ROWS)
    bad: int = 0


def lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def file_of(folder: Path, name: str, data: bytes, **more: Any) -> Source:
    (folder / name).write_bytes(data)
    return Source([name], **more)


def texts(folder: Path) -> Path:
    (folder / "texts" / "inner").mkdir(parents=True)
    for row in ROWS[:-1]:
        (folder / "texts" / f"{row['id']}.txt").write_text(row["text"])
    (folder / "texts" / "inner" / "copy.txt").write_text(ROWS[2]["text"])
    (folder / "texts" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder / "texts"


def table(folder: Path) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def packed(folder: Path, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(out, "w") as archive:
            for path in sorted(texts(folder).rglob("*.txt")):
                archive.write(path, path.name)
    else:
        with tarfile.open(fileobj=out, mode="w:gz") as archive:
            archive.add(texts(folder), "texts", filter=lambda entry: None if entry.name.endswith("jpg") else entry)
    return out.getvalue()


def parquet(folder: Path) -> Source:
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "in.parquet")
    return Source(["in.parquet"])


def database(folder: Path) -> Source:
    with closing(sqlite3.connect(folder / "in.db")) as made, made:
        made.execute("CREATE TABLE notes (id, url, title, date, source, text)")
        made.executemany("INSERT INTO notes VALUES (:id, :url, :title, :date, :source, :text)", ROWS)
    return Source(["in.db"])


def listed(folder: Path) -> Source:
    paths = sorted(texts(folder).rglob("*.txt"))
    (folder / "list").write_text("\n".join(map(str, paths)))
    return Source(["--files-from", "list"])


MIXED = lines([*ROWS[:3], BAD[0], *ROWS[3:], BAD[1]]) + b"\n\r\n{broken\n\xff\n"
SOURCES: dict[str, Callable[[Path], Source]] = {
    "lines": lambda folder: file_of(folder, "in.jsonl", MIXED, bad=4),
    "packed lines": lambda folder: file_of(folder, "in.jsonl.gz", gzip.compress(MIXED), bad=4),
    "standard input": lambda _: Source([], MIXED, bad=4),
    "twice": lambda folder: Source([*file_of(folder, "in.jsonl", MIXED).args, "-"], MIXED, good=2 * len(ROWS), bad=8),
    "array": lambda folder: file_of(folder, "in.json", json.dumps([*ROWS, *BAD]).encode(), bad=2),
    "table": lambda folder: file_of(folder, "in.csv", table(folder)),
    "parquet": parquet,
    "database": database,
    "folder": lambda folder: Source([texts(folder).name]),
    "list of files": listed,
    "zip": lambda folder: file_of(folder, "in.zip", packed(folder, "zip")),
    "tar": lambda folder: file_of(folder, "in.tar.gz", packed(folder, "tar")),
    "texts": lambda folder: Source([str(path) for path in sorted(texts(folder).rglob("*.txt"))]),
    "nothing": lambda _: Source([], good=0),
}  # fmt: skip
STATEMENT = "The port of Corvik counted 1027 boats in 2023."
WRITING = {
    "clean": ["clean"],
    "clean --fields": ["clean", "--fields", "id,text"],
    "clean --no-notes": ["clean", "--no-notes"],
    "clean --jobs": ["clean", "-j", "2"],
    "clean --title-in-body": ["clean", "--title-in-body"],
    "dedup": ["dedup"],
    "dedup --mark": ["dedup", "--mark"],
    "dedup --jobs": ["dedup", "-j", "2"],
    "dedup --days": ["dedup", "--days", "any", "--keep", "longest"],
    "dedup --index": ["dedup", "--index", "seen"],
    "dedup --index --mark": ["dedup", "--index", "seen", "--mark"],
}  # each article that is written is a line, or a row of a table
FINDING = {
    "quantities": ["quantities"],
    "quantities --jobs": ["quantities", "-j", "2", "--date", "2024-06-01"],
    "dedup --passages": ["dedup", "--passages"],
    "dedup --versions": ["dedup", "--versions"],
    "claims": ["claims"],
    "claims --figures": ["claims", "--figures", "--min-articles", "2"],
    "claims --check": ["claims", "--check", STATEMENT],
    "claims --check-file": ["claims", "--check-file", "statements"],
    "claims --about": ["claims", "--about", "nothing of that kind"],
    "claims --index": ["claims", "--index", "claims"],
    "stories": ["stories"],
    "stories --mark": ["stories", "--mark"],
    "report": ["report"],
    "report --sample": ["report", "--sample", "1"],
    "clean --explain": ["clean", "--explain"],
    "clean --diff": ["clean", "--diff"],
    "clean --ledger": ["clean", "--ledger", "ledger"],
    "dolma": ["clean", "--to", "dolma"],
    "markdown": ["clean", "--to", "markdown"],
}
TABLES = ("json", "csv", "tsv", "parquet", "sqlite")
BALANCE = re.compile(r"newsclean: ([\d,]+) articles? read = (.*)")


def used(folder: Path, args: list[str], source: Source, *more: str) -> tuple[str, int]:
    """What a run said, and its exit code."""
    (folder / "statements").write_text(f"{STATEMENT}\nIt snowed.\n")
    command = [*args, "--summary", *more, *source.args]
    given = io.BufferedReader(io.BytesIO(source.data))  # type: ignore[arg-type] # looks ahead, as a pipe does
    done = CliRunner().invoke(group, command, input=given, standalone_mode=False)
    assert done.exception is None, (command, repr(done.exception))
    return done.stderr, done.return_value


def balance_of(said: str) -> tuple[int, dict[str, int]]:
    """How many articles were read, and what became of them."""
    [found] = BALANCE.findall(said)
    parts = {part.partition(" ")[2]: int(part.partition(" ")[0].replace(",", "")) for part in found[1].split(" + ")}
    return int(found[0].replace(",", "")), parts


def check(said: str, code: int, source: Source) -> dict[str, int]:
    """The balance of a run is that of what it was given."""
    read, parts = balance_of(said)
    assert read == source.good + source.bad == sum(parts.values()), said
    assert parts.get("failed", 0) == source.bad and code == (source.bad > 0), said
    return parts


def rows_in(path: Path) -> int:
    """How many records or rows are in a file."""
    kind = path.suffix
    if kind == ".jsonl":
        return len([json.loads(line) for line in path.read_bytes().split(b"\n") if line])
    if kind == ".json":
        return len(json.loads(path.read_bytes()))
    if kind in (".csv", ".tsv"):
        with path.open(newline="", encoding="utf-8") as file:
            return max(0, len(list(csv.reader(file, delimiter="," if kind == ".csv" else "\t"))) - 1)
    if kind == ".parquet":
        return pq.read_table(path).num_rows
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def passed_on(source: Source) -> int:
    """How many bad records are written all the same: lines that are no JSON are not."""
    return {4: 2, 8: 4}.get(source.bad, source.bad)


def written(folder: Path, name: str, source: Source, kind: str) -> None:
    out = folder / f"out.{kind}"
    said, code = used(folder, WRITING[name], source, "--to", kind, "-o", out.name)
    parts = check(said, code, source)
    assert rows_in(out) == parts["written"] + passed_on(source), (name, kind)
    copies = sum(count for what, count in parts.items() if "dropped" in what)
    if "--mark" in name or name.startswith("clean"):
        assert copies == 0
    else:
        assert copies == source.good - parts["written"]


@pytest.mark.parametrize("given", ["lines", "table", "nothing"])
@pytest.mark.parametrize("name", ["clean", "dedup", "dedup --index"])
def test_what_is_written_is_what_is_said(folder: Path, name: str, given: str) -> None:
    source = SOURCES[given](folder)
    for kind in ("jsonl", "csv"):
        written(folder, name, source, kind)


@pytest.mark.fuzz
@pytest.mark.parametrize("given", SOURCES)
@pytest.mark.parametrize("name", WRITING)
def test_from_every_input_to_every_output(folder: Path, name: str, given: str) -> None:
    source = SOURCES[given](folder)
    for kind in ("jsonl", *TABLES):
        written(folder, name, source, kind)


@pytest.mark.parametrize("given", ["standard input"])
@pytest.mark.parametrize("name", ["quantities", "claims --check-file", "stories", "report"])
def test_what_is_found_is_found_in_all(folder: Path, name: str, given: str) -> None:
    source = SOURCES[given](folder)
    check(*used(folder, FINDING[name], source, "-o", "out"), source)


@pytest.mark.fuzz
@pytest.mark.parametrize("given", SOURCES)
@pytest.mark.parametrize("name", FINDING)
def test_every_verb_accounts_for_every_article(folder: Path, name: str, given: str) -> None:
    source = SOURCES[given](folder)
    if name.startswith("stories") and "--files-from" in source.args:
        pytest.skip("has no such option")
    check(*used(folder, FINDING[name], source, "-o", "out"), source)
    if name == "stories --mark":
        assert len((folder / "out").read_bytes().splitlines()) == source.good
    if name == "stories":
        stories = map(json.loads, (folder / "out").read_bytes().splitlines())
        assert sum(len(story["articles"]) for story in stories) == source.good


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", TABLES[1:])
@pytest.mark.parametrize("verb", ["quantities", "claims"])
def test_a_table_has_a_row_for_each_mention(folder: Path, verb: str, kind: str) -> None:
    source = SOURCES["lines"](folder)
    for to in ("jsonl", kind):
        check(*used(folder, [verb], source, "--to", to, "-o", f"out.{to}"), source)
    rows = list(map(json.loads, (folder / "out.jsonl").read_bytes().splitlines()))
    if verb == "claims":
        mentions = sum(len(variant["members"]) for row in rows for variant in row["variants"])
    else:
        mentions = sum(len(row["newsclean"].get("quantities", "e")) for row in rows)
    assert rows_in(folder / f"out.{kind}") == mentions > 10


def test_merged_indexes_balance(folder: Path) -> None:
    for name, rows in (("p", ROWS[:4]), ("q", ROWS[3:])):
        used(folder, ["dedup", "--index", name], Source([], lines(rows)))
    for target, parts, want in (
        ("t", ["p", "q"], {"added": 7, "known, left out": 1}),  # one stands in both
        ("t", ["q"], {"added": 0, "known, left out": 4}),
        ("u", ["p", "p"], {"added": 4, "known, left out": 4}),
    ):
        said, code = used(folder, ["dedup", "--index", target, "--merge"], Source(parts))
        read, found = balance_of(said)
        assert (code, found, read) == (0, want, sum(want.values()))


def test_a_merge_that_loses_an_article_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import newsclean as nc
    from newsclean.dedup.index import index
    from newsclean.errors import IndexFileError

    used(folder, ["dedup", "--index", "p"], Source([], lines(ROWS)))
    monkeypatch.setattr(index, "batches", lambda *_: iter(()))
    done = CliRunner().invoke(group, ["dedup", "--index", "t", "--merge", "p"], standalone_mode=False)
    assert isinstance(done.exception, IndexFileError) and "7 articles to merge, but 0 added" in str(done.exception)
    with nc.DedupIndex.open("t", readonly=True) as made:
        assert len(made) == 0


def test_a_table_that_loses_a_row_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.errors import InputError
    from newsclean.io.tables import record_stream
    from newsclean.io.tables.table_writers import TABLES as FORMATS

    def lossy(rows: Any, columns: Any, out: Any) -> None:
        FORMATS["json"].write([next(iter(rows))], columns, out)

    monkeypatch.setitem(record_stream.TABLES, "csv", type(FORMATS["csv"])((".csv",), lossy))
    source = SOURCES["table"](folder)
    done = CliRunner().invoke(group, ["clean", "-o", "out.csv", *source.args], standalone_mode=False)
    assert isinstance(done.exception, InputError) and "6 of 7 rows are missing" in str(done.exception)
    assert not (folder / "out.csv").exists()
