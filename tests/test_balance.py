"""In = out + what is left out for a reason + errors: counted by every verb, and an error when it does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from test_cli import jsonl, run

from newsclean.cli.main import group
from newsclean.cli.runs.balance import BalanceError
from newsclean.cli.runs.dedup_rows import Waiting
from newsclean.cli.spool import Spool
from newsclean.io.writers import WRITERS

TEXT = "The ferry to Ullmar carried 312 cars on Friday, the harbour board said; it sails {} times a day."
GIVEN = [*({"id": n, "text": TEXT.format(n)} for n in range(4)), {"id": "copy", "text": TEXT.format(2)}, {"words": 3}]
VERBS: dict[str, list[str]] = {
    "clean": ["clean"],
    "clean --explain": ["clean", "--explain"],
    "dolma": ["clean", "--to", "dolma"],
    "quantities": ["quantities"],
    "dedup": ["dedup"],
    "dedup --mark": ["dedup", "--mark"],
    "dedup --passages": ["dedup", "--passages"],
    "dedup --versions": ["dedup", "--versions"],
    "dedup --index": ["dedup", "--index", "seen"],
    "claims": ["claims"],
    "claims --index": ["claims", "--index", "claims"],
    "report": ["report"],
    "stories": ["stories"],
    "stories --mark": ["stories", "--mark"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text(jsonl(*GIVEN) + "\n\ufeff\n{broken\n")
    return tmp_path


def used(*args: str) -> tuple[object, str]:
    """What a run in this process raised, and what it said."""
    done = CliRunner().invoke(group, [*args, "-o", "out", "a.jsonl"], standalone_mode=False)
    return done.exception, done.stderr


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("policy", ["skip", "pass"])
def test_every_verb_balances(folder: Path, name: str, policy: str) -> None:
    if policy == "pass" and VERBS[name][0] in ("claims", "report", "stories"):
        pytest.skip("has no such policy")
    for _ in range(2):  # an index has seen all of them by then
        raised, _ = used(*VERBS[name], "--on-error", policy)
        assert raised is None


@pytest.mark.parametrize("verb", ["clean", "quantities", "dedup", "claims"])
def test_the_summary_states_it(folder: Path, verb: str) -> None:
    done = run(verb, "--summary", "a.jsonl", cwd=folder, code=1).stderr.decode().splitlines()[-1]
    assert done.startswith("newsclean: 7 articles read = ") and done.endswith(" + 2 failed")


def test_a_broken_writer_of_clean(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(one):
        return None if "2 times" in one.article.text else "{}"

    monkeypatch.setitem(WRITERS, "jsonl", type(WRITERS["jsonl"])(lossy, lines=True))
    raised, _ = used("clean")
    assert isinstance(raised, BalanceError) and "7 articles read, but 3 written + 2 failed is 5" in str(raised)
    assert not (folder / "out").exists()


@pytest.mark.parametrize("args", [[], ["--index", "seen"]], ids=str)
def test_a_writer_of_dedup_that_loses_one(folder: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    def add(self: Waiting, one):
        if one.where != "a.jsonl, line 2":
            whole(self, one)

    with monkeypatch.context() as patched:
        whole = Waiting.add
        patched.setattr(Waiting, "add", add)
        raised, _ = used("dedup", "--mark", *args)
        assert raised is not None and not (folder / "out").exists()
    raised, _ = used("dedup", "--mark", *args)
    assert raised is None  # the index was not committed
    assert (folder / "out").read_text().count('"seen"') == 0


@pytest.mark.parametrize("verb", ["quantities", "claims", "report", "dedup"])
def test_work_that_loses_one(folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """A verb's work says of an article that there is nothing to do."""
    from newsclean.cli.runs import work as of_articles

    whole = of_articles._outcome
    monkeypatch.setattr(
        of_articles, "_outcome", lambda work, item: None if "line 3" in item.where else whole(work, item)
    )
    raised, _ = used(verb)
    assert isinstance(raised, BalanceError) and not (folder / "out").exists()


def test_a_spool_gives_back_what_it_was_given() -> None:
    with Spool(limit=1) as spool:
        spool.add(b"a")
        assert list(spool) == [b"a"]
