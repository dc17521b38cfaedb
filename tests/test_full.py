"""Standard error, standard output or the disk is full, or the reader goes away: the next run is as an unbroken one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kill_table import COMMANDS, held, prepared, started
from test_cli import run

pytestmark = [
    pytest.mark.fuzz,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full"),
]
TO_OUTPUT = "-o out"
ENDINGS = {
    "stderr full": "{} --summary 2>/dev/full",
    "stderr closed": "{} 2>&-",
    "stdout full": "{-} >/dev/full",
    "stdout closed": "{-} >&-",
    "head": "{-} | head -n 1",
    "nobody reads": "{-} | true",
    "no stdin": "{} <&-",
    "disk full at once": "ulimit -f 0; {}",
    "disk full later": "ulimit -f 8; {}",
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs, indexes, and outputs of yesterday."""
    folder = tmp_path_factory.mktemp("full") / "start"
    folder.mkdir()
    prepared(folder, 60)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_is_full(start: Path, tmp_path: Path, name: str) -> None:
    args = COMMANDS[name]
    whole = tmp_path / "whole"
    shutil.copytree(start, whole)
    code, want = started(args, whole).wait(), None
    want = held(whole)
    for shown, pattern in ENDINGS.items():
        folder = tmp_path / "try"
        shutil.copytree(start, folder)
        command = f"{sys.executable} -m newsclean {' '.join(args)}"
        plain = command.replace(f" {TO_OUTPUT}", "")
        ending = pattern.replace(" --summary", "") if name == "report -o" else pattern
        script = ending.replace("{-}", plain).replace("{}", command)
        done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr, shown
        assert held(folder)["out"] in (held(start)["out"], want["out"]), shown
        assert started(args, folder).wait() == code, shown
        assert held(folder)["out"] == want["out"], shown
        assert {n for n in held(folder) if "/" not in n} == {n for n in want if "/" not in n}, shown
        shutil.rmtree(folder)


def test_a_small_disk_says_so(tmp_path: Path) -> None:
    prepared(tmp_path, 60)
    for args in COMMANDS.values():
        script = f"ulimit -f 1; {sys.executable} -m newsclean {' '.join(args)}"
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 1 and b"Traceback" not in done.stderr
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    run("clean", "in.jsonl", cwd=tmp_path, code=1)
