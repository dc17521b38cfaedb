"""How work grows with its input: function calls counted, or (in tests marked `benchmark`) CPU time compared.

Counted calls are the same on every machine. They miss what happens inside one call of C, such as a pattern that
backtracks, so what hostile input costs is measured as time, too, but never against a number of seconds: the larger
input is held against the smaller one in the same process, by medians.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

FEW = 20_000  # calls: below them what is paid once decides, such as a pattern that is compiled when it is first used
SHORT = 0.02  # seconds: below them the clock and the machine decide
ROUNDS = 3

Run = Callable[[], object]


def calls(run: Run) -> int:
    """How many functions are called, of Python and of C, by `run`."""
    count = 0

    def seen(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def seconds(run: Run) -> float:
    """The CPU time of `run`: for tests marked `benchmark` alone."""
    start = time.process_time()
    run()
    return time.process_time() - start


def more_calls(work: Callable[..., object], small: Any, large: Any, *, warm: Any = None) -> float:
    """How many times the calls on the small input `work` makes on the large one.

    Tables are loaded by a run on the small input, or on `warm` where lines that were seen before cost less.
    """
    work(small if warm is None else warm)
    few = calls(lambda: work(small))
    return calls(lambda: work(large)) / max(few, FEW)


def more_time(work: Callable[..., object], small: Any, large: Any, *, warm: Any = None, short: float = SHORT) -> float:
    """How many times the CPU time on the small input `work` takes on the large one; medians of turns."""
    work(small if warm is None else warm)
    turns = [(seconds(lambda: work(small)), seconds(lambda: work(large))) for _ in range(ROUNDS)]
    return median(turn[1] for turn in turns) / max(median(turn[0] for turn in turns), short)
