"""What a user takes back: a kind, a rule, a line that stays, one removal of a clean text; own cleaners that fail."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cli_server import run_cli

import newsclean as nc
from newsclean.errors import CleanerError, LedgerError, RuleError

Done = subprocess.CompletedProcess[bytes]
TEXT = "Advertisement\n\nOrders at the Velling yard rose by a tenth, its owner said on Monday.\n\nShare\n\nBy Runa Ost"
STORY = "Orders at the Velling yard rose by a tenth, its owner said on Monday."
OWN = """import newsclean as nc

def empty(doc):
    return 1 / 0

def pair(doc):
    yield (0, 1)

def corrections(doc):
    for start, end, text in zip(doc.starts, doc.ends, doc.texts, strict=True):
        if text.startswith("Correction:"):
            yield nc.Edit(start, end, kind="other", rule="own/correction")
"""


def run(*args: str, data: bytes = b"", code: int = 0, cwd: Path | None = None) -> Done:
    done = run_cli(*args, data=data, cwd=cwd)
    assert done.returncode == code, done.stderr.decode()
    return done


@pytest.mark.parametrize("name", ["ad", "ads", "ad/marker"])
def test_a_kind_a_cleaner_and_a_rule_can_be_left_out(name):
    assert nc.pipeline("news")(TEXT) == STORY
    clean = nc.pipeline("news", without=[name])
    assert clean(TEXT) == f"Advertisement\n\n{STORY}"
    assert clean(clean(TEXT)) == clean(TEXT)
    article = clean.article(TEXT)
    assert article.ledger.undo(str(article)) == TEXT
    assert run("--without", name, data=TEXT.encode()).stdout.decode() == f"Advertisement\n\n{STORY}\n"


def test_a_name_that_is_nothing_is_refused():
    with pytest.raises(RuleError, match="is it 'byline'"):
        nc.pipeline("news", without=["bylin"])


def test_a_line_of_keep_stays_whatever_matches_it(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[[keep]]\nphrases = ["share"]\nkeeps = ["Share"]\n[[keep]]\nhas = ["by"]\nline = "By R.*"\n')
    done = run("--rules", str(path), data=TEXT.encode()).stdout.decode()
    assert done == f"{STORY}\n\nShare\n\nBy Runa Ost\n"
    assert "0 wrong" in run("rules", "test", str(path)).stdout.decode()


def test_a_row_of_keep_that_does_not_match_its_example_is_wrong(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[[keep]]\nphrases = ["share"]\nkeeps = ["Shares rose."]\n')
    assert "should keep 'Shares rose.'" in run("rules", "test", str(path), code=1).stdout.decode()


@pytest.mark.parametrize("row", ['cut_end = " Photo"\nhas = ["photo"]', 'phrases = ["a"]\ndrops = ["a"]'])
def test_a_row_of_keep_keeps_whole_lines(row, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(f"[[keep]]\n{row}\n")
    assert "keeps whole lines" in run("--rules", str(path), data=b"x", code=2).stderr.decode()


def test_only_one_removal_is_undone(tmp_path):
    ledger = str(tmp_path / "a.ledger")
    clean = run("--ledger", ledger, data=TEXT.encode()).stdout
    back = run("undo", "--ledger", ledger, "--only", "share", data=clean).stdout.decode()
    assert back.split() == f"{STORY} Share".split()
    assert "\nShare" in back
    record = json.dumps({"id": 1, "text": TEXT}) + "\n"
    clean = run("--ledger", ledger, "--to", "jsonl", data=record.encode()).stdout
    back = json.loads(run("undo", "--ledger", ledger, "--only", "ad/marker", data=clean).stdout)
    assert back == {"id": 1, "text": f"Advertisement\n\n{STORY}"}
    assert run("undo", "--ledger", ledger, data=clean).stdout.decode() == record


def test_a_ledger_without_an_entry_applies_to_the_source():
    article = nc.pipeline("news").article(TEXT)
    entry = next(e for e in article.ledger if e.kind == "byline")
    assert article.ledger.without(entry).apply(TEXT) == f"{STORY}\n\nBy Runa Ost"
    with pytest.raises(LedgerError):
        article.ledger.without(entry).apply(STORY)


def test_own_cleaners_are_found_in_the_folder_and_by_path(tmp_path):
    (tmp_path / "own_of_test.py").write_text(OWN)
    data = f"{STORY}\n\nCorrection: the yard is in Velling.".encode()
    for name in ("own_of_test:corrections", "own_of_test.py:corrections", f"{tmp_path}/own_of_test.py:corrections"):
        assert run("--with", name, data=data, cwd=tmp_path).stdout.decode() == STORY + "\n"


@pytest.mark.parametrize(
    ("name", "said"), [("empty", "failed: ZeroDivisionError"), ("pair", "yielded a tuple; yield nc.Edit")]
)
def test_an_own_cleaner_that_fails_is_one_line_with_its_record(name, said, tmp_path):
    (tmp_path / "own_of_test.py").write_text(OWN)
    data = b'{"id": 4, "text": "Rain fell."}\n{"id": 5, "text": "Snow fell."}\n'
    done = run("--with", f"own_of_test.py:{name}", data=data, code=1, cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2 and all(said in line for line in lines) and "line 2" in lines[1]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [4, 5] and all(said in row["newsclean"]["error"] for row in rows)


def test_in_python_it_is_an_error_of_newsclean():
    with pytest.raises(CleanerError, match="failed: KeyError"):
        nc.Pipeline([lambda doc: {}["x"]])("Rain fell.")
    with pytest.raises(TypeError, match="'ads' is not a cleaner"):
        nc.Pipeline(["ads"])
