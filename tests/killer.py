"""Runs a command again and again, killed one step to the disk later each time; a program that test_kills.py runs.

Each try has a folder of its own, a copy of one that is given. Says, as JSON, how each try ended and what the folder
held after the next run. One process forks all of them, so that what they import is imported once.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("open", "fsync", "replace", "unlink", "chmod", "fchmod", "close")  # of the module os
MOST = 400


def counted(real: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    """The same function, which kills its process before or after it does anything, when its turn has come."""

    def step(*args: Any, **kwargs: Any) -> Any:
        _count(left)
        try:
            return real(*args, **kwargs)
        finally:
            _count(left)

    return step


def _count(left: list[int]) -> None:
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def run(args: list[str], folder: Path, kill: int = 0) -> int:
    """Run newsclean in a folder; the exit code, or minus the signal."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chdir(folder)
    from newsclean.cli import main

    os.dup2(os.open("stdout", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.argv = ["newsclean", *args]
    left, code = [kill], 0
    for name in STEPS if kill else ():
        setattr(os, name, counted(getattr(os, name), left))
    try:
        main.run()
    except SystemExit as ended:
        code = int(ended.code or 0)
    sys.stdout.flush()
    os._exit(code)


def held(folder: Path) -> dict[str, str]:
    """The files of a folder: the text of each, of an index only the names."""
    return {
        str(path.relative_to(folder)): path.read_text() if path.parent == folder else ""
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "stderr"
    }


def warm() -> None:
    """Import what the verbs need, once for all tries."""
    import newsclean.cli.runs.claims
    import newsclean.cli.runs.clean
    import newsclean.cli.runs.dedup_index
    import newsclean.report.run  # noqa: F401


def tries(start: Path, args: list[str]) -> dict[str, Any]:
    """What an unbroken run leaves, and what is left by each killed one with the run after it."""
    warm()
    whole, found = start.with_name("whole"), []
    shutil.copytree(start, whole)
    code = run(args, whole)
    for step in range(1, MOST):
        folder = start.with_name(f"step{step}")
        shutil.copytree(start, folder)
        killed = run(args, folder, step)
        between = held(folder)
        again = run(args, folder)
        found.append({"killed": killed, "between": between, "again": again, "held": held(folder)})
        if killed != -signal.SIGKILL:
            break
    return {"code": code, "whole": held(whole), "tries": found}


if __name__ == "__main__":
    json.dump(tries(Path(sys.argv[1]), sys.argv[2:]), sys.__stdout__)
