"""Runs with an index that end badly, after the articles were read: nothing is lost, the same run gives the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import jsonl, out, run
from test_kills import NEW, OLD

from newsclean.cli.runs.dedup_index import IndexedDedup
from newsclean.cli.runs.dedup_read import DedupRunOptions

GOOD = [record for record in NEW if "text" in record]


@pytest.fixture(scope="module", params=["dedup", "claims"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, str]:
    """A verb, a folder with its index of old articles, and what an unbroken run gives of new ones."""
    verb, folder = request.param, tmp_path_factory.mktemp("start")
    (folder / "old.jsonl").write_text(jsonl(*OLD))
    (folder / "in.jsonl").write_text(jsonl(*GOOD))
    run(verb, "--index", "seen", "old.jsonl", cwd=folder, data="")
    shutil.copytree(folder / "seen", folder / "other")
    whole = out(verb, "--index", "other", "in.jsonl", cwd=folder, data="")
    assert len(whole.splitlines()) > 1
    return verb, folder, whole


@pytest.fixture
def verb(made: tuple[str, Path, str], tmp_path: Path) -> str:
    """The verb, and a copy of its folder to work in."""
    shutil.copytree(made[1], tmp_path, dirs_exist_ok=True)
    return made[0]


@pytest.fixture
def whole(made: tuple[str, Path, str]) -> str:
    """What an unbroken run gives."""
    return made[2]


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[bytes]:
    full = f'set -o pipefail; newsclean() {{ {sys.executable} -m newsclean "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", full], cwd=folder, check=False, capture_output=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "ending",
    [
        "| head -n 1",
        "--summary 2> /dev/full",
        *(
            pytest.param(ending, marks=pytest.mark.fuzz)
            for ending in ("> /dev/full", "-o /dev/full", "| false", ">&-", "--summary 2>&-")
        ),
    ],
)
def test_whatever_ends_a_run_the_same_command_gives_the_same(
    verb: str, whole: str, tmp_path: Path, ending: str
) -> None:
    done = shell(tmp_path, f"newsclean {verb} --index seen in.jsonl {ending}")
    assert b"Traceback" not in done.stderr
    assert (done.returncode == 0) == (ending not in ("> /dev/full", "-o /dev/full", "| false", ">&-"))
    for _ in range(2):
        assert out(verb, "--index", "seen", "in.jsonl", cwd=tmp_path, data="") == whole


def test_a_repeated_run_says_so_and_takes_other_options(made: tuple[str, Path, str], tmp_path: Path) -> None:
    verb, folder, _ = made
    option = "--mark" if verb == "dedup" else "--min-articles=1"
    for name in ("seen", "other"):
        shutil.copytree(folder / name, tmp_path / name)
    fresh = out(verb, "--index", "seen", option, str(folder / "in.jsonl"), cwd=tmp_path, data="")
    done = run(verb, "--index", "other", option, "-", cwd=tmp_path, data=jsonl(*GOOD))
    assert done.stdout.decode() == fresh
    assert b"these are the articles of the last run" in done.stderr


@pytest.mark.parametrize("given", [OLD + GOOD[:1], OLD[:2], list(reversed(GOOD)), GOOD[:-1]], ids=len)
def test_old_articles_that_are_not_the_last_run_are_said_to_be_old(verb: str, tmp_path: Path, given: list) -> None:
    (tmp_path / "again.jsonl").write_text(jsonl(*given))
    (tmp_path / "out.jsonl").write_text("of yesterday\n")
    for replaced in (True, False):
        done = run(verb, "--index", "other", "-o", "out.jsonl", "again.jsonl", cwd=tmp_path, data="")
        assert (tmp_path / "out.jsonl").read_bytes() == b""
        assert f"all {len(given)} articles were already in the index" in done.stderr.decode()
        assert (b"the previous content of out.jsonl is replaced" in done.stderr) == replaced


@pytest.mark.parametrize("at_once", [1, 2, 5, 100])
def test_what_waits_to_be_known_again_comes_out_in_order(
    tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old articles, then more of them than the last run had, or a new one: in whatever pieces they are read."""
    monkeypatch.setattr("newsclean.cli.runs.dedup_index.AT_ONCE", at_once)
    runs = [OLD[:2], [*OLD[:2], OLD[0], OLD[2]], [*OLD, OLD[3]], [*OLD, OLD[3]], [*OLD, OLD[3], OLD[0]]]
    told = []
    for at, records in enumerate(runs):
        (tmp_path / "in.jsonl").write_text(jsonl(*records))
        options = DedupRunOptions((str(tmp_path / "in.jsonl"),), mark=True, output=str(tmp_path / f"out{at}"))
        assert IndexedDedup(options, str(tmp_path / "seen"))() == 0
        rows = [json.loads(line) for line in (tmp_path / f"out{at}").read_text().splitlines()]
        assert [row["id"] for row in rows] == [record["id"] for record in records]
        told.append("".join("s" if row["newsclean"]["duplicate"].get("seen") else "n" for row in rows))
    assert told == ["nn", "sssn", "sssns", "sssns", "ssssss"]
