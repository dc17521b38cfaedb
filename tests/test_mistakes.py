"""The first five minutes: what new users get wrong, each made for real, and what they are told.

A message names what is wrong and what to do about it; no traceback, no warning, nothing on standard output that looks
like a result; the exit code is 2 for wrong usage, 1 for what cannot be read or written, 130 for Ctrl-C.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cli_server import run_cli
from conftest import ROOT

from newsclean.cli.main import VERBS

TEXT = "Advertisement\n\nTrade rose by a quarter last year, customs officials said on Friday.\n"
LINE = json.dumps({"id": 1, "text": TEXT}) + "\n"
COMMAND = [sys.executable, "-m", "newsclean"]
Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what new users hold, and an empty HOME beside it."""
    place = tmp_path_factory.mktemp("first")
    (place / "home").mkdir()
    desk = place / "desk"
    (desk / "pages").mkdir(parents=True)
    for name in ("a", "b"):
        (desk / "pages" / f"{name}.html").write_text(f"<!doctype html><title>{name}</title><p>{TEXT}")
    files: dict[str, str | bytes] = {
        "article.txt": TEXT, "scraped.jsonl": LINE * 2, "other.jsonl": json.dumps({"text": "Other words."}) + "\n" * 3,
        "words.jsonl": '{"words": 3}\n',
        "no_text.jsonl": '{"headline": "Rain", "words": 3}\n', "broken.jsonl": LINE + '{"text": "cut of\n' + LINE,
        "table.csv": "id,text\n1,Trade rose.\n", "short.csv": "id,text\n1,Trade rose.\n2\n",
        "prose.csv": "It rained all night.\nIt stopped.\n", "feed.xml": "<?xml version='1.0'?><playlist/>",
        "cut.json": json.dumps([{"text": TEXT}])[:-1] + ', {"te', "letter.docx": word_document(),
        "two.json": json.dumps({"a": [{"text": TEXT}], "b": [{"text": TEXT}]}),
        "pretty.json": json.dumps({"text": TEXT}, indent=2), "fake.gz": "no gzip", "fake.zst": "no zstandard",
        "cut.jsonl.gz": gzip.compress(LINE.encode() * 999)[:90], "packed": gzip.compress(LINE.encode()),
        "fake.parquet": "no Parquet", "fake.warc": "no archive", "program.bin": b"\x7fELF" + bytes(99),
        "zeros.txt": TEXT + "\0", "paper.pdf": b"%PDF-1.7\n", "own.toml": "[[rule]\n",
        "null.jsonl": '{"id": 3, "text": null}\n', "other_json.jsonl": 'null\n"Rain"\n',
        "plural.toml": '[[rules]]\nid = "x/y"\n', "columns.csv": "id,words\n1,Trade rose.\n",
        "dates.csv": "statement,date\nTrade rose.,soon\n",
        "own2.toml": '[[rule]]\nid = "x"\n',
        "latin.txt": "Behörden prüfen Maßnahmen für Zürich, Köln und Århus".encode("cp1252"),
    }  # fmt: skip
    for name, data in files.items():
        (desk / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    run_cli("article.txt", "--ledger", "l", "-o", "clean.txt", cwd=desk).check_returncode()
    for made in (
        "clean --ledger lj -o clean.jsonl",
        "dedup --index seen.index -o n",
        "claims --index claims.index -o c",
    ):
        run_cli(*made.split(), "scraped.jsonl", cwd=desk).check_returncode()
    return place


def word_document() -> bytes:
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


@pytest.fixture
def desk(laid: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    return tmp_path / "desk"


def environment(desk: Path, **more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT")}
    return {**kept, "HOME": str(desk.parent / "home"), **more}


def run(desk: Path, *args: str, data: bytes = b"", **more: str) -> Done:
    """With variables of Python a real start, which reads them."""
    if more:
        return subprocess.run(
            [*COMMAND, *args], input=data, capture_output=True, cwd=desk, check=False, env=environment(desk, **more)
        )
    return run_cli(*args, data=data, cwd=desk, env=environment(desk))


# what is typed, the exit code, and what must be said: what is wrong, then what to do
MISTAKES = [
    ("artcle.txt", 1, ["cannot read artcle.txt", "is it article.txt?"]),
    ("nowhere/at/all.txt", 1, ["cannot read nowhere/at/all.txt", "check the path"]),
    ("article.txt nowhere.jsonl", 1, ["cannot read nowhere.jsonl", "No such file"]),
    ("--include *.pdf pages", 1, ["cannot read pages: no file in it", "--include"]),
    ("pages/*.htm", 1, ["no file matches", "check the folder and the suffix"]),
    ("https://paper.example/a.html", 1, ["does not fetch pages", "curl -sL https://paper.example/a.html | newsclean"]),
    ("program.bin", 1, ["program.bin is a program", "it reads text, HTML, JSON, CSV"]),
    ("paper.pdf", 1, ["paper.pdf is PDF", "pdftotext"]),
    ("zeros.txt", 1, ["zeros.txt holds NUL bytes", "it reads text"]),
    ("packed", 1, ["packed is gzip", "suffix .gz", "zcat"]),
    ("short.csv", 1, ["row 2 has 1 column, and the first line names 2"]),
    ("prose.csv", 1, ["the first line names no columns", "write one such as id,title,date,text"]),
    ("cut.json", 1, ["the JSON ends early, after record 1", "is it a complete file?"]),
    ("two.json", 1, ["several arrays of records: a, b", "jq -c '.a[]' FILE"]),
    ("letter.docx", 1, ["Word document is damaged", "save it again as text"]),
    ("feed.xml", 1, ["XML of another kind (playlist)", "JSON Lines"]),
    ("fake.gz", 1, ["cannot read fake.gz", "is it a complete gzip file?"]),
    ("cut.jsonl.gz", 1, ["cannot read cut.jsonl.gz", "is it a complete gzip file?"]),
    ("fake.zst", 1, ["cannot read fake.zst", "is it a complete zstandard file?"]),
    ("fake.parquet", 1, ["cannot read fake.parquet", "is it a complete Parquet file?"]),
    ("fake.warc", 1, ["cannot read fake.warc", "is it a complete web archive?"]),
    ("no_text.jsonl", 1, ["no_text.jsonl, line 1: no text: the record has 'id', 'headline', 'words'", "put the text"]),
    ("broken.jsonl", 1, ["broken.jsonl, line 2: not JSON: it ends at column 16, in the middle; write one"]),
    ("--from jsonl article.txt", 1, ["article.txt, line 1: not JSON", "write one object per line"]),
    ("--from yaml scraped.jsonl", 2, ["'yaml' is not one of 'text', 'html', 'json', 'jsonl'"]),
    ("--to yaml scraped.jsonl", 2, ["'yaml' is not one of 'text'"]),
    ("--to text --fields id scraped.jsonl", 2, ["--fields", "leave out --to text"]),
    ("--to csv -o out.parquet scraped.jsonl", 2, ["out.parquet is named as parquet", "leave out one"]),
    ("--text-field story scraped.jsonl", 1, ["no field 'story': the record has 'id', 'text'", "check --text-field"]),
    ("--encoding utf-99 article.txt", 2, ["'utf-99' is not an encoding", "write one such as utf-8"]),
    ("-o no/such/folder/out.txt article.txt", 1, ["cannot write no/such/folder/out.txt", "create it first"]),
    ("-o pages article.txt", 1, ["cannot write pages: it is a folder", "name a file"]),
    ("-o out.warc scraped.jsonl", 1, ["cannot write out.warc", "out.jsonl"]),
    ("-o out.xlsx scraped.jsonl", 2, ["writes no .xlsx file", "out.csv, which spreadsheets open"]),
    ("claims -o out.html scraped.jsonl", 2, ["writes no .html file here", "`newsclean report`"]),
    ("-o /dev/full scraped.jsonl", 1, ["No space left on device", "is the disk full?"]),
    ("claen article.txt", 2, ["'claen' is neither a verb nor a file", "did you mean `newsclean clean`?"]),
    ("dedupe scraped.jsonl", 2, ["did you mean `newsclean dedup`?"]),
    ("compare one.txt other.txt", 2, ["'compare' is neither a verb nor a file", "newsclean.compare(A, B)", "--check"]),
    ("learn pages", 2, ["'learn' is neither a verb nor a file", "--rules FILE"]),
    ("find-claims scraped.jsonl", 2, ["did you mean `newsclean claims`?"]),
    ("serve", 2, ["'serve' is neither a verb nor a file", "the verbs are clean, undo"]),
    ("article", 1, ["cannot read article: ", "check the path"]),
    ("null.jsonl", 1, ["the record has 'id', 'text' (null)", "put the text"]),
    ("other_json.jsonl", 1, ["line 1: not a JSON object but null", "line 2: not a JSON object but a string"]),
    ("--rules plural.toml article.txt", 2, ["plural.toml holds no rule (it has 'rules')", "begin each with [[rule]]"]),
    ("rules test plural.toml", 1, ["plural.toml holds no rule", "begin each with [[rule]]"]),
    ("claims --check-file columns.csv scraped.jsonl", 1, ["no column statement, claim or text; it has 'id', 'words'"]),
    ("claims --check-file dates.csv scraped.jsonl", 1, ["dates.csv, row 1: 'soon' is not a date", "2024-03-07"]),
    ("claims --check-file - scraped.jsonl -", 2, ["--check-file - reads standard input", "name the files"]),
    ("help claen", 2, ["there is no verb 'claen'", "the verbs are clean"]),
    ("--versoin", 2, ["there is no option '--versoin'", "newsclean --version"]),
    ("--exlpain article.txt", 2, ["No such option '--exlpain'", "--explain"]),
    ("--preset heavy article.txt", 2, ["unknown preset 'heavy'", "light, news, strict, uniform"]),
    ("--without adds article.txt", 2, ["there is no cleaner, kind or rule 'adds'", "is it 'ads'?"]),
    ("--with nowhere:thing article.txt", 2, ["cannot load the cleaner 'nowhere:thing'", "module:name"]),
    ("--rules owm.toml article.txt", 2, ["cannot read the rules owm.toml", "check the path"]),
    ("--rules own.toml article.txt", 2, ["own.toml is not TOML", "line 1"]),
    ("--rules own2.toml article.txt", 2, ["own2.toml", "x"]),
    ("rules list --kind captions", 2, ["'captions' is not one of", "'caption'"]),
    ("rules lst", 2, ["No such command 'lst'", "list"]),
    ("rules why", 2, ["Missing argument 'LINE'", "--help"]),
    ("--jobs 0 scraped.jsonl", 2, ["0 is not in the range 1<=x<=256"]),
    ("--jobs many scraped.jsonl", 2, ["'many' is not a valid integer"]),
    ("--explain --diff article.txt", 2, ["--explain and --diff", "leave one out"]),
    ("--explain --to jsonl article.txt", 2, ["--explain", "leave out --to jsonl"]),
    ("--explain --ledger x article.txt", 2, ["--ledger needs clean output", "leave out --explain"]),
    ("undo clean.txt", 2, ["Missing option '--ledger'", "--help"]),
    ("undo --ledger table.csv clean.txt", 1, ["not a ledger", "newsclean --ledger FILE"]),
    ("undo --ledger l article.txt", 1, ["the clean text has 15 characters more than its ledger", "use the two"]),
    ("undo --ledger lj other.jsonl", 1, ["this ledger belongs to a different text", "of one run"]),
    ("dedup --days soon scraped.jsonl", 2, ["'soon' is not a number of days", "such as 3"]),
    ("dedup --days -1 scraped.jsonl", 2, ["'-1' is not a number of days", "`any`"]),
    ("dedup --to markdown scraped.jsonl", 2, ["dedup writes articles unchanged", "leave out --to markdown"]),
    ("dedup --mark --to text scraped.jsonl", 2, ["marks are written into records", "leave out --to text"]),
    ("quantities --date yesterday scraped.jsonl", 2, ["'yesterday' is not a date", "2024-03-07"]),
    ("quantities --lang klingon scraped.jsonl", 2, ["'klingon'", "is not one of en, de"]),
    ("quantities --country Germany scraped.jsonl", 2, ["'Germany' is not a country code", "two letters"]),
    ("claims --to yaml scraped.jsonl", 2, ["'yaml' is not one of 'jsonl', 'text'"]),
    ("claims --date 2024-03-07 scraped.jsonl", 2, ["--date is the date of --check's statement"]),
    ("claims --check Rain --date soon scraped.jsonl", 2, ["'soon' is not a date", "2024-03-07"]),
    ("claims --status conflicts scraped.jsonl", 2, ["'conflicts' is not one of 'conflict'"]),
    ("claims --min-articles 0 scraped.jsonl", 2, ["0 is not in the range x>=1"]),
    ("quantities --to text scraped.jsonl", 2, ["'text' is not one of 'jsonl', 'markdown'"]),
    ("reprot scraped.jsonl", 2, ["'reprot' is neither a verb nor a file", "did you mean `newsclean report`?"]),
    ("report scraped.jsonl report.html", 2, ["there is no report.html to read", "use -o report.html"]),
    ("report -o no/such/report.html scraped.jsonl", 1, ["cannot write no/such/report.html", "create it first"]),
    ("report -o pages scraped.jsonl", 1, ["cannot write pages: it is a folder", "name a file"]),
    ("report -o x.parquet scraped.jsonl", 2, ["writes no parquet file", "name the output otherwise"]),
    ("report -o week.PDF scraped.jsonl", 2, ["the report is a page of HTML", "name it such as week.html"]),
    ("quantities --unit usd scraped.jsonl", 0, ["no quantity has the unit usd", "such as %, USD or km"]),
    ("report program.bin", 1, ["program.bin is a program", "it reads text"]),
    ("report words.jsonl", 1, ["no text: the record has 'id', 'words'", "so no page was written"]),
    ("report --from jsonl article.txt", 1, ["line 1: not JSON", "write one object per line", "no page was written"]),
    ("report --encoding utf-99 article.txt", 2, ["'utf-99' is not an encoding", "write one such as utf-8"]),
    ("report --sample few scraped.jsonl", 2, ["'few' is not a valid integer"]),
    ("claims words.jsonl", 1, ["words.jsonl, line 1: no text", "put the text"]),
    ("claims -o no/such/claims.jsonl scraped.jsonl", 1, ["cannot write no/such/claims.jsonl", "create it first"]),
    ("claims --check Rain scraped.jsonl", 0, ["nothing in 2 articles is about this statement"]),
    ("claims --check ! scraped.jsonl", 1, ["no words in the statement", "give one such as"]),
    ("claims --check Rain --index new.index scraped.jsonl", 2, ["--check reads FILES", "leave out --index"]),
    ("claims --index seen.index scraped.jsonl", 1, ["seen.index holds a 'newsclean index'", "name another folder"]),
    ("claims --index pages scraped.jsonl", 1, ["pages is a folder that holds no index", "name a new one"]),
    ("dedup --index scraped.jsonl", 1, ["scraped.jsonl is a file, not an index", "name a new folder"]),
    ("dedup --index pages scraped.jsonl", 1, ["pages is a folder that holds no index", "name a new one"]),
    ("dedup --index seen.index --days 9 scraped.jsonl", 1, ["made with different settings", "give the same ones"]),
    ("dedup --index seen.index --passages scraped.jsonl", 2, ["leave out --index"]),
    ("dedup --merge seen.index", 2, ["--merge takes indexes", "`--index TARGET --merge PART...`"]),
    ("dedup --index all.index --merge scraped.jsonl", 1, ["scraped.jsonl is a file", "name the folder of an index"]),
    ("dedup --index all.index --merge sene.index", 1, ["sene.index does not hold an index yet", "add articles"]),
    ("dedup --index claims.index scraped.jsonl", 1, ["claims.index holds a 'newsclean claims'", "name another folder"]),
    ("dedup --versions scraped.jsonl", 0, ["no article has a `url`", "leave out --versions"]),
    ("bench --from jsonl article.txt", 1, ["no article in these files has a text", "or no files for"]),
    ("bench program.bin", 1, ["program.bin is a program", "it reads text"]),
    ("bench --seconds long", 2, ["'long' is not a valid float"]),
]  # fmt: skip


def checked(done: Done, code: int, said: list[str]) -> str:
    told = done.stderr.decode()
    assert done.returncode == code, told
    for part in said:
        assert part in told
    assert "Traceback" not in told and "Warning" not in told and "object at 0x" not in told
    return told


@pytest.mark.parametrize(("typed", "code", "said"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_each_mistake_is_answered(desk, typed, code, said):
    told = checked(run(desk, *typed.split()), code, said)
    assert len(told.splitlines()) <= 5


def test_a_mistake_leaves_no_file_behind(desk):
    before = sorted(desk.iterdir())
    for typed in ("broken.jsonl --on-error fail -o out.jsonl", "fake.zst -o out.txt", "cut.jsonl.gz -o out.jsonl"):
        assert run(desk, *typed.split()).returncode == 1
    assert sorted(desk.iterdir()) == before


MAGIC = {"a.zst": b"\x28\xb5\x2f\xfd", "a.parquet": b"PAR1"}


@pytest.mark.parametrize(
    ("file", "module", "extra"), [("a.zst", "zstandard", "zst"), ("a.parquet", "pyarrow", "parquet")]
)
def test_a_missing_extra_is_named(desk, file, module, extra):
    (desk / file).write_bytes(MAGIC[file])
    (desk / f"{module}.py").write_text(f"raise ImportError('no {module}')")
    done = run(desk, file, PYTHONPATH=os.pathsep.join([str(desk), os.environ.get("PYTHONPATH", "")]))
    checked(done, 1, [f"needs {module}", f"pip install 'newsclean[{extra}]'"])


def test_an_empty_name_is_a_variable_that_is_not_set(desk):
    checked(run(desk, ""), 1, ["a file name is empty", "is a shell variable unset?"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads and writes everything")
def test_what_is_not_ours(desk):
    (desk / "locked.txt").write_text(TEXT)
    (desk / "locked.txt").chmod(0)
    checked(run(desk, "locked.txt"), 1, ["cannot read locked.txt: Permission denied", "check the path"])


def test_a_wrong_encoding_is_told_and_detected(desk):
    done = run(desk, "latin.txt")
    assert done.stdout.decode().startswith("Behörden") and b"not valid UTF-8: read as windows-1252" in done.stderr
    done = run(desk, "--encoding", "utf-16", "article.txt")
    assert b"not utf-16; read as utf-8" in checked(done, 0, []).encode() and done.stdout


def test_a_huge_text_is_cleaned_and_doubted(desk):
    line = "Trade between the two rose by a quarter last year, and this is one more paragraph of a long dump.\n\n"
    (desk / "dump.txt").write_text(line * 60_000)
    checked(run(desk, "--preset", "light", "dump.txt"), 0, ["dump.txt: 6 MB in one text", "one JSON object per line"])


def test_one_text_has_no_copies(desk):
    checked(
        run(desk, "dedup", "article.txt"), 0, ["a single article has no copies", "give several files, or JSON Lines"]
    )


def test_closed_streams(desk):
    shell = f"{sys.executable} -m newsclean"
    for command, said in (
        (f"{shell} <&-", "standard input is closed"),
        (f"{shell} article.txt >&-", "output is closed"),
    ):
        done = subprocess.run(
            ["bash", "-c", command], capture_output=True, cwd=desk, env=environment(desk), check=False
        )
        checked(done, 1, [said])


def test_a_reader_that_leaves_is_no_mistake(desk):
    (desk / "many.jsonl").write_text(LINE * 3000)
    for verb in ("clean", "dedup --mark --days any", "quantities"):
        command = f"{sys.executable} -m newsclean {verb} many.jsonl | head -c 10"
        shell = ["bash", "-o", "pipefail", "-c", command]
        done = subprocess.run(shell, capture_output=True, cwd=desk, env=environment(desk), check=False)
        assert (done.returncode, done.stderr, len(done.stdout)) == (0, b"", 10), verb


@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.fuzz), "2"])
def test_ctrl_c_ends_all_in_one_line(desk, jobs):
    with subprocess.Popen(
        [*COMMAND, "--jobs", jobs, "-o", "out.jsonl", "--from", "jsonl", "-"], stdin=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=desk, env=environment(desk), start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdin and process.stderr
        process.stdin.write(LINE.encode() * 5000)
        process.stdin.flush()
        while not list(desk.glob(".out.jsonl.*")):  # it has begun to write
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group gets it
        assert process.wait(timeout=30) == 130
        said = process.stderr.read().strip()  # a line break ends the line on which a terminal shows ^C
        assert said == b"newsclean: interrupted; a file named by -o or --ledger is not written"
    assert not list(desk.glob("*out.jsonl*"))


def test_a_person_at_a_terminal_is_told_what_is_waited_for(desk):
    screen, keyboard = pty.openpty()
    with subprocess.Popen(
        COMMAND, stdin=keyboard, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=desk, env=environment(desk)
    ) as process:
        os.close(keyboard)
        os.write(screen, TEXT.encode() + b"\x04")
        out, err = process.communicate(timeout=30)
    os.close(screen)
    assert b"end with Ctrl-D, or name a file" in err
    assert out.startswith(b"Trade rose") and process.returncode == 0


def test_a_page_is_not_written_to_a_terminal(desk):
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "report", "scraped.jsonl"], stdout=terminal, stderr=subprocess.PIPE, cwd=desk, env=environment(desk)
    ) as process:
        os.close(terminal)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    os.close(screen)
    assert process.returncode == 2
    assert "write it to a file: -o report.html" in told


def test_nothing_given_makes_an_empty_page_and_says_so(desk):
    done = run(desk, "report")
    checked(done, 0, ["there was no text to read", "name files, or put a command before the pipe"])
    assert done.stdout.startswith(b"<!doctype html>")


def test_an_output_that_cannot_be_written_is_told_before_the_work(desk):
    before = sorted((desk / "claims.index").iterdir())
    (desk / "more.jsonl").write_text(json.dumps({"id": 9, "text": "Rain cost $5 million in 2023."}) + "\n")
    checked(run(desk, "claims", "--index", "claims.index", "-o", "no/such", "more.jsonl"), 1, ["create it first"])
    assert sorted((desk / "claims.index").iterdir()) == before, "what was not written was not seen"


def test_help_fits_a_screen():
    lines = run_cli("--help").stdout.decode().splitlines()
    assert len(lines) <= 24 and max(map(len, lines)) <= 80
    for verb, does in VERBS.items():
        assert any(line.split()[:1] == [verb] and does[:20] in line for line in lines)


@pytest.mark.parametrize("verb", list(VERBS))
def test_each_verbs_help_ends_with_examples(verb):
    text = run_cli(verb, "--help").stdout.decode()
    examples = text.partition("Examples:\n")[2].strip().splitlines()
    assert len(examples) == 2, text
    assert all("newsclean" in line and len(line) <= 100 for line in examples)
    assert text.rstrip().endswith(examples[-1].strip())


def test_a_fresh_clone_has_what_the_readme_names():
    named = {"seeds/articles.jsonl", "seeds/07-northgatecourier-tunnel-cost.txt", "seeds/run.sh"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(name in text and (ROOT / name).is_file() for name in named)
