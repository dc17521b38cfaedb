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
SILENT = os.open(os.devnull, os.O_WRONLY)


def counted(real: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    """The same function, which kills its process before it does anything, when its turn has come.

    What the disk holds after a step is what it holds before the next.
    """

    def step(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    return step


def run(args: list[str], folder: Path, kill: int = 0) -> int:
    """Run newsclean in a folder and a process of its own; the exit code, or minus the signal."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [kill]
    for name in STEPS if kill else ():
        setattr(os, name, counted(getattr(os, name), left))
    os._exit(here(args, folder))


def here(args: list[str], folder: Path) -> int:
    """Run newsclean in a folder; the exit code."""
    from newsclean.cli import main

    os.chdir(folder)
    kept = os.dup(1)
    os.dup2(SILENT, 1)
    sys.argv = ["newsclean", *args]
    try:
        main.run()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
    return 0


def held(folder: Path) -> dict[str, str]:
    """The files of a folder: the text of each, of an index only the names."""
    return {
        str(path.relative_to(folder)): path.read_text() if path.parent.name in (folder.name, "shards") else ""
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def tries(start: Path, args: list[str]) -> dict[str, Any]:
    """What an unbroken run leaves, and what is left by each killed one with the run after it."""
    whole, found = start.with_name("whole"), []
    shutil.copytree(start, whole)
    code = here(args, whole)  # in this process: what it loads, all others have
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
    json.dump(tries(Path(sys.argv[1]), sys.argv[2:]), sys.stdout)
