"""Every format, every way: the same two articles come out of each, and a broken instance of each is refused."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
import sys
import tarfile
import zipfile
from contextlib import closing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cli_server import run_cli
from conftest import ROOT
from export_files import docx, rtf
from pyarrow import feather

import newsclean as nc
from newsclean.errors import InputError, RecordError
from newsclean.io.inputs import read_items
from newsclean.io.readers import READERS
from newsclean.io.tables.table_writers import TABLES

TEXTS = (
    "The ferry to Ostrevik carried 312 cars last year, the harbour board said; fares rose by 4 per cent.",
    "It rained for 4 days in Tollmark, and the river rose by 2 metres, \"the most in 30 years\", a keeper said.",
)  # fmt: skip
ROWS = [{"id": f"r{n}", "title": f"Note {n}", "date": f"2024-05-1{n}", "text": text} for n, text in enumerate(TEXTS)]


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def database(tmp_path, *tables: str) -> bytes:
    path = tmp_path / "made.db"
    with closing(sqlite3.connect(path)) as made, made:
        for name in tables:
            made.execute(f"CREATE TABLE {name} (id, title, date, text)")
            made.executemany(f"INSERT INTO {name} VALUES (:id, :title, :date, :text)", ROWS)
        made.execute("CREATE TABLE settings (key, value)")
    data = path.read_bytes()
    path.unlink()
    return data


def duck_database(tmp_path, *tables: str) -> bytes:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "made.duckdb"
    with closing(duckdb.connect(str(path))) as made:
        for name in tables:
            made.execute(f"CREATE TABLE {name} (id VARCHAR, title VARCHAR, date DATE, text VARCHAR)")
            made.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?)", [list(row.values()) for row in ROWS])
        made.execute("CREATE TABLE settings (key VARCHAR, value VARCHAR)")
    data = path.read_bytes()
    path.unlink()
    return data


MADE = {"sqlite": ("a.db", database), "duckdb": ("a.duckdb", duck_database)}


def arrow(kind: str) -> bytes:
    out, rows = io.BytesIO(), pa.Table.from_pylist(ROWS)
    if kind == "parquet":
        pq.write_table(rows, out)
    elif kind == "feather":
        feather.write_feather(rows, out)
    else:
        with pa.ipc.new_stream(out, rows.schema) as writer:
            writer.write_table(rows)
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    with tarfile.open(fileobj=(out := io.BytesIO()), mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)
FILES = {
    "a.jsonl": LINES,
    "array.json": json.dumps(ROWS).encode(),
    "wrapped.json": json.dumps({"status": "ok", "total": 2, "articles": ROWS}).encode(),
    "deeper.json": json.dumps({"response": {"hits": 2, "docs": ROWS}}, indent=2).encode(),
    "concatenated.json": b"".join(json.dumps(row, indent=1).encode() for row in ROWS),
    "lines.json": LINES,
    "pretty.jsonl": json.dumps(ROWS, indent=1).encode(),
    "a.csv": table(","),
    "semicolons.csv": table(";"),
    "excel.csv": b"\xff\xfe" + table("\t").decode().encode("utf-16-le"),
    "told.csv": b"sep=|\r\n" + table("|"),
    "a.tsv": table("\t"),
    "table.txt": table(","),
    "a.parquet": arrow("parquet"),
    "a.feather": arrow("feather"),
    "a.arrows": arrow("stream"),
    "wrong.csv": arrow("parquet"),
    "a.zip": zipped(a_jsonl=LINES),
    "a.tar": tarred("deep/a.csv", table(",")),
    "a.tgz": gzip.compress(tarred("./a.json", json.dumps(ROWS).encode())),
    "a.csv.gz": gzip.compress(table(",")),
}  # fmt: skip
NOT_PIPED = {"excel.csv", "told.csv", "a.tgz", "a.csv.gz"}  # known by their suffix


def found(records) -> list[tuple[object, ...]]:
    return [tuple(record[name] for name in ("id", "title", "date", "text")) for record in records]


WANTED = found(ROWS)


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_the_same_records(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    assert found(nc.read(tmp_path / name)) == WANTED
    done = run_cli("dedup", name, cwd=tmp_path)
    assert done.returncode == 0 and found(map(json.loads, done.stdout.splitlines())) == WANTED, done.stderr
    if name not in NOT_PIPED:
        done = run_cli("dedup", data=FILES[name], cwd=tmp_path)
        assert done.returncode == 0 and found(map(json.loads, done.stdout.splitlines())) == WANTED, done.stderr


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("wanted", ["", ":news", ":SELECT * FROM news ORDER BY id", ":with n AS (FROM news) FROM n"])
def test_a_database_is_read_by_table_or_query(tmp_path, wanted, name):
    path, made = MADE[name]
    data = made(tmp_path, "news")
    (tmp_path / path).write_bytes(data)
    if "FROM n" not in wanted or name == "duckdb":
        assert found(nc.read(f"{tmp_path / path}{wanted}")) == WANTED
    assert len(run_cli("dedup", data=data).stdout.splitlines()) == 2
    for bad in (":olds", ":DELETE FROM news", ":SELECT nothing FROM news", ":SELECT * FROM '/etc/hostname'"):
        with pytest.raises(InputError):
            list(nc.read(f"{tmp_path / path}{bad}"))
    assert (tmp_path / path).read_bytes() == data


@pytest.mark.parametrize("query", ["read_text('{}')", "read_csv('{}')", "glob('{}')"])
def test_a_query_of_duckdb_reads_no_other_file(tmp_path, query):
    (tmp_path / "a.duckdb").write_bytes(duck_database(tmp_path, "news"))
    (tmp_path / "secret.csv").write_text("text\nIt rained.\n")
    with pytest.raises(InputError, match="disabled"):
        list(nc.read(f"{tmp_path / 'a.duckdb'}:FROM {query.format(tmp_path / 'secret.csv')}"))


def test_duckdb_without_its_library_names_the_extra(tmp_path, monkeypatch):
    (tmp_path / "a.db").write_bytes(bytes(8) + b"DUCK" + bytes(4000))
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(InputError, match=r"a DuckDB database needs duckdb; pip install 'newsclean\[duckdb\]'"):
        list(nc.read(tmp_path / "a.db"))


BROKEN = {
    "cut.json": FILES["array.json"][:-30], "cut.csv": table(",")[:-30], "cut.parquet": FILES["a.parquet"][:-30],
    "cut.feather": FILES["a.feather"][:-30], "cut.arrows": FILES["a.arrows"][:200], "cut.zip": FILES["a.zip"][:-30],
    "cut.tar": FILES["a.tar"][:700], "cut.eml": b"MIME-Version: 1.0\nContent-Type: image/png\nSubject: x\n\nabc",
    "empty.csv": b"", "header.csv": b"id,title,text\n", "empty.json": b"",
    "none.json": b"[]", "none2.json": b'{"articles": []}',
    "empty.parquet": b"", "empty.db": b"", "empty.zip": zipped(), "empty.tar": bytes(10240),
    "wide.csv": ",".join(f"c{n}" for n in range(100_000)).encode() + b"\n1\n", "prose.csv": b"It rained.\nIt snowed.\n",
    "odd.csv": b'id,text\n1,"It rained"all night\n', "twice.csv": b"text,text\na,b\n",
    "a.pdf": b"%PDF-1.7", "paper.txt": b"%PDF-1.7",
    "sheet.csv": zipped(**{"xl/workbook_xml": b"<w/>"}), "image.txt": b"\x89PNG\r\n",
    "a.duckdb": bytes(8) + b"DUCK" + bytes(9), "base.db": b"It rained.", "feed.txt": b"<?xml version='1.0'?><opml/>",
    "old.feather": b"FEA1" + bytes(9), "page.parquet": b"<html><p>It rained.", "deep.json": b"[" + b'{"a":' * 5000,
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_and_never_read_as_text(tmp_path, name):
    (tmp_path / name).write_bytes(BROKEN[name])
    done = run_cli("quantities", "--on-error", "skip", name, cwd=tmp_path)
    assert done.returncode in (1, 2) and 1 <= done.stderr.count(b"\n") <= 2, done.stderr
    assert len(done.stdout.splitlines()) <= 1 and b"Traceback" not in done.stderr
    with pytest.raises((InputError, RecordError)):
        list(nc.read(tmp_path / name))


def test_a_folder_is_read_in_order_with_ids_of_its_own(tmp_path):
    for place, text in (("b", TEXTS[0]), ("a/c", TEXTS[1])):
        (tmp_path / "mirror" / place).mkdir(parents=True)
        (tmp_path / "mirror" / place / "note.txt").write_text(text)
    (tmp_path / "mirror/b/rows.jsonl").write_text(json.dumps({"text": TEXTS[0]}) + "\n")
    (tmp_path / "mirror/photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "mirror/.git").mkdir()
    (tmp_path / "mirror/.git/x.txt").write_text("never read")
    ids = [record["id"] for record in nc.read(tmp_path / "mirror")]
    assert ids == ["a/c/note.txt", "b/note.txt", "b/rows.jsonl:1"]
    assert [r["id"] for r in nc.read(tmp_path / "mirror", include=("b/*.txt",))] == ["b/note.txt"]
    both = [tmp_path / "mirror/b/note.txt", tmp_path / "mirror/a/c/note.txt"]
    assert [record["id"] for record in nc.read(both)] == ["b/note.txt", "a/c/note.txt"]
    done = run_cli("--to", "jsonl", "mirror", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 3 and b"1 file in another format is left out (.jpg 1)" in done.stderr
    listed = run_cli("--to", "jsonl", "--files-from", "-", data=b"mirror/b/note.txt\n", cwd=tmp_path)
    assert [json.loads(line)["id"] for line in listed.stdout.splitlines()] == ["note.txt"]


def test_mail_and_saved_pages(tmp_path):
    mail = b"From: Ilse Brandt <i@b.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMIME-Version: 1.0\r\n"
    mail += b"Date: Tue, 5 Jan 2021 09:00:00 +0100\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    mail += b"Content-Transfer-Encoding: quoted-printable\r\n\r\nIt cost =A33 mil=\r\nlion.\r\n"
    (tmp_path / "a.eml").write_bytes(mail)
    [record] = nc.read(tmp_path / "a.eml")
    assert (record["title"], record["date"][:10], record["authors"]) == ("Grüße", "2021-01-05", ["Ilse Brandt"])
    assert record["text"].strip() == "It cost £3 million."
    page = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: x\r\n"
    page += b"Date: Wed, 6 Jan 2021 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    page += b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    page += b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>It cost =C2=A33bn\r\n--b\r\n"
    page += b"Content-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    (tmp_path / "a.mhtml").write_bytes(page)
    [record] = nc.read(tmp_path / "a.mhtml")
    assert record["url"] == "https://a.example/1" and "date" not in record and record["crawled"][:10] == "2021-01-06"
    assert record["html"].strip() == "<p>It cost £3bn"


def test_fields_of_other_names_are_named(tmp_path):
    rows = [{"key": 7, "story": {"full": TEXTS[0]}, "seen_on": "2021-01-05"}]
    (tmp_path / "a.jsonl").write_text(json.dumps(rows[0]) + "\n")
    options = ["--text-field", "story.full", "--date-field", "seen_on", "--id-field", "key"]
    line = json.loads(run_cli("quantities", *options, "a.jsonl", cwd=tmp_path).stdout)
    assert (line["id"], line["date"], line["text"]) == (7, "2021-01-05", TEXTS[0])
    assert [q["when"] for q in line["newsclean"]["quantities"] if q["text"] == "last year"] == ["2020"]
    done = run_cli("quantities", *options[:2], "a.jsonl", cwd=tmp_path)
    assert done.returncode == 0 and b"they have `seen_on`: give --date-field seen_on" in done.stderr


@pytest.mark.parametrize("target", ["json", "csv", "tsv", "parquet", "sqlite"])
@pytest.mark.parametrize("verb", ["clean", "dedup", "quantities", "claims"])
def test_each_verb_writes_each_table(tmp_path, verb, target):
    suffix = TABLES[target].suffixes[0]
    done = run_cli(verb, "-o", f"out{suffix}", data=LINES, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    piped = run_cli(verb, "--to", target, data=LINES, cwd=tmp_path)
    assert piped.returncode == 0 and piped.stdout
    if verb in ("clean", "dedup") or target != "json":
        rows = list(nc.read(tmp_path / f"out{suffix}"))
        assert len(rows) >= 2 and {row["id"] for row in rows} == {"r0", "r1"}
    if verb == "quantities" and target != "json":
        assert {"312", "2 metres"} <= {row["text"] for row in rows}


def test_formulas_are_no_formulas_in_csv(tmp_path):
    nc.write([{"id": 1, "title": "=HYPERLINK(1)", "change": -3.5, "note": "-3,5", "text": "@home"}], tmp_path / "a.csv")
    [row] = csv.DictReader((tmp_path / "a.csv").read_text().splitlines())
    assert list(row.values()) == ["1", "'=HYPERLINK(1)", "-3.5", "-3,5", "'@home"]


def test_fields_and_notes_are_chosen():
    done = run_cli("--fields", "text,newsclean.lang,id", data=LINES)
    assert [list(json.loads(line)) for line in done.stdout.splitlines()] == [["text", "newsclean.lang", "id"]] * 2
    assert all("newsclean" not in json.loads(line) for line in run_cli("--no-notes", data=LINES).stdout.splitlines())


class Frame:
    """A DataFrame, to judge by what polars' has."""

    columns = tuple(ROWS[0])

    def to_dicts(self):
        return ROWS

    def __iter__(self):
        return iter(self.columns)


def test_tables_of_other_libraries_are_articles():
    for given in (Frame(), pa.Table.from_pylist(ROWS)):
        kept = nc.deduplicate(given).kept
        assert found(kept) == WANTED
        assert nc.cluster_claims(given) == nc.cluster_claims(ROWS)
        assert [record["id"] for record in nc.pipeline("news").pipe(given)] == ["r0", "r1"]
    for wrong in ("It rained.", ROWS[0]):
        with pytest.raises(RecordError, match="give a list"):
            nc.deduplicate(wrong)


def test_results_are_tables():
    claims = nc.cluster_claims(ROWS)
    assert len(claims.to_dicts()) >= 2 == len({row["id"] for row in claims.to_dicts()})
    assert claims.to_arrow().num_rows == len(claims.to_dicts())
    twice = nc.deduplicate([*ROWS, {**ROWS[0], "id": "copy", "date": "2024-05-11"}])
    assert [(row["id"], row["of"], row["relation"]) for row in twice.to_dicts()] == [("copy", "r0", "exact")]


def archived(text: str) -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>A</title><p>{text}".encode()
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/news/ferry-fares\r\n"
        b"Content-Length: %d\r\n\r\n"
    )
    return head % len(page) + page + b"\r\n\r\n"


def packed(path: str, data: bytes) -> bytes:
    """An archive with one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(path, data)
    return out.getvalue()


VERBS = ("clean", "dedup", "stories", "quantities", "claims", "report")
RSS = f"<rss version='2.0'><channel><item><title>A</title><description>{TEXTS[0]}</description></item></channel></rss>"
ONE_OF_EACH = {
    "text": ("a.txt", TEXTS[0].encode()), "html": ("a.html", f"<!doctype html><title>A</title><p>{TEXTS[0]}".encode()),
    "json": ("a.json", FILES["array.json"]), "jsonl": ("a.jsonl", LINES), "csv": ("a.csv", table(",")),
    "mail": ("a.eml", f"From: a@b.example\nSubject: A\nMIME-Version: 1.0\n\n{TEXTS[0]}\n".encode()),
    "parquet": ("a.parquet", FILES["a.parquet"]), "arrow": ("a.feather", FILES["a.feather"]),
    "sqlite": ("a.db", b""), "duckdb": ("a.duckdb", b""),  # made in the test
    "captions": ("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:09.000\n{TEXTS[0]}\n".encode()),
    "feed": ("a.xml", RSS.encode()), "docx": ("a.docx", docx(TEXTS[0])), "rtf": ("a.rtf", rtf(TEXTS[0])),
    "wacz": ("a.wacz", packed("archive/a.warc", archived(TEXTS[0]))),
    "warc": ("a.warc", archived(TEXTS[0])), "zip": ("a.zip", FILES["a.zip"]), "tar": ("a.tar", FILES["a.tar"]),
}  # fmt: skip


@pytest.mark.site  # the table of docs/reference/files.md, a command for each cell
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_each_verb_reads_each_format(tmp_path, name, verb):
    path, data = ONE_OF_EACH[name]
    data = data or MADE[name][1](tmp_path, "news")
    (tmp_path / path).write_bytes(data)
    done = run_cli(verb, "-o", "out", path, cwd=tmp_path)
    assert done.returncode == 0 and (tmp_path / "out").stat().st_size > 50, done.stderr
    assert verb != "quantities" or run_cli(verb, data=data).stdout.count(b'"quantities"') in (1, 2)
    assert TEXTS[0][:30] in "".join(str(record.get("text", record.get("html"))) for record in nc.read(tmp_path / path))


def listed_formats() -> str:
    """The two tables of docs/reference/files.md, from the tables of the code."""
    tested = {name: " | ".join(["yes" if name in ONE_OF_EACH else "?"] * (len(VERBS) + 3)) for name in READERS}
    lines = [f"| `--from` | suffixes | file | stdin | Python | {' | '.join(VERBS)} |", "|---" * (len(VERBS) + 5) + "|"]
    lines += [f"| `{name}` | {_suffixes(row.suffixes)} | {tested[name]} |" for name, row in READERS.items()]
    lines += ["", "| `--to` | suffixes of `--output` |", "|---|---|"]
    lines += [f"| `{name}` | {_suffixes(row.suffixes)} |" for name, row in TABLES.items() if row.suffixes]
    return "\n".join(lines)


def _suffixes(suffixes: tuple[str, ...]) -> str:
    return ", ".join(f"`{suffix}`" for suffix in suffixes)


def test_the_page_of_formats_lists_what_the_code_reads():
    """When it fails: write what `listed_formats` gives between the two comments of docs/reference/files.md."""
    page = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
    listed = page.partition("<!-- formats -->\n")[2].partition("\n<!-- end -->")[0]
    assert listed == listed_formats()


def test_a_damaged_file_in_an_archive_costs_itself(tmp_path):
    """The place of a file in the list of a ZIP archive is wrong, or no file is there."""
    good = zipped(a_jsonl=LINES, b_txt=TEXTS[0].encode(), c_txt=TEXTS[1].encode())
    at = good.rindex(b"PK\1\2", 0, good.rindex(b"PK\1\2"))  # the entry of the second
    for damage in (b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\3\0\0\0"):
        (tmp_path / "a.zip").write_bytes(good[: at + 42] + damage + good[at + 46 :])
        items = list(read_items((str(tmp_path / "a.zip"),)))
        assert [item.error is None for item in items] == [True, True, False, True], items
        assert "b.txt" in items[2].where and "complete ZIP" in str(items[2].error)


def test_a_table_without_a_line_says_so(tmp_path):
    (tmp_path / "a.csv").write_bytes("sep=\u2028".encode())
    with pytest.raises(InputError, match="names no columns"):
        list(nc.read(tmp_path / "a.csv"))


def test_damage_that_no_reader_knows_is_an_error_of_the_file(tmp_path, monkeypatch):
    def broken(*_):
        raise LookupError("odd\nbytes")
        yield

    monkeypatch.setitem(READERS, "csv", type(READERS["csv"])(broken, (".csv",)))
    (tmp_path / "a.csv").write_bytes(table(","))
    with pytest.raises(
        InputError, match=r"cannot read .*a\.csv: the file cannot be processed \(LookupError: odd bytes\)"
    ):
        list(nc.read(tmp_path / "a.csv"))
