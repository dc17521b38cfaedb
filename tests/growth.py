"""How work grows with its input: function calls counted, or (in tests marked `benchmark`) CPU time compared.

Counted calls are the same on every machine. They miss what happens inside one call of C, such as a pattern that
backtracks, so what hostile input costs is measured as time, too, but never against a number of seconds: the larger
input is held against the smaller one in the same process, by medians.
"""

from __future__ import annotations

import cProfile
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

FEW = 2_500  # calls: below them what is paid once decides, such as a pattern that is compiled when it is first used
SHORT = 0.02  # seconds: below them the clock and the machine decide
ROUNDS = 3
CLEAR = 2 / 3  # of the limit: what disturbs a clock adds to the large run, which lasts longer, more than to the small

SLACK = 3.0  # how many times linear growth a measured time may be: clocks, caches and the collector disturb it
COUNTS = 2  # a count is disturbed by nothing: a bound that many times as tight ...
LARGEST = 32  # ... shows the same square term on less text: at 4 times the input an eighth, at 8 times a quarter (*)
# (*) a*n + b*n**2 at n and k*n passes s*k times when b*n/a passes (s - 1)/(k - s): at k = 4 from 2 (s = 3) to .2 (1.5)

Run = Callable[[], object]


def same(size: Any) -> Any:
    """The size itself, for work that makes its own input."""
    return size


def calls(run: Run) -> int:
    """How many functions are called, of Python and of C, by `run`."""
    before = sys.getprofile()
    sys.setprofile(None)
    counter = cProfile.Profile(subcalls=False)  # counts in C, in half the time that a function of ours would take
    counter.enable()
    try:
        run()
    finally:
        counter.disable()
        sys.setprofile(before)
    return sum(entry.callcount for entry in counter.getstats())


def seconds(run: Run) -> float:
    """The CPU time of `run`: for tests marked `benchmark` alone."""
    start = time.process_time()
    run()
    return time.process_time() - start


def more_calls(work: Callable[..., object], small: Any, large: Any, *, warm: Any, few: int = FEW) -> float:
    """How many times the calls on the small input `work` makes on the large one. A run on `warm` loads tables.

    Fewer than `few` calls count as so many.
    """
    work(warm)
    least = max(calls(lambda: work(small)), few)  # counted first: lines that were seen before cost less
    return calls(lambda: work(large)) / least


def linear_in_calls(
    work: Callable[..., object],
    size: int,
    times: int = 4,
    *,
    make: Callable[[int], Any] = same,
    slack: float = SLACK,
) -> None:
    """So many times the input makes about so many times the calls; see SLACK, COUNTS and LARGEST for how far."""
    small = max(1, size * times // LARGEST)
    growth = more_calls(work, make(small), make(times * small), warm=make(small // 16 or 1))
    assert growth < slack / COUNTS * times, f"{times} times the input, {growth:.1f} times the calls"


def linear_in_time(
    work: Callable[..., object],
    size: int,
    times: int = 4,
    *,
    make: Callable[[int], Any] = same,
    slack: float = SLACK,
) -> None:
    """So many times the input takes about so many times the CPU time: for tests marked `benchmark` alone.

    One turn that is far from the limit decides; near it, or beyond it, the median of three.
    """
    small, large = make(size), make(times * size)
    work(make(size // 16 or 1))  # tables are loaded
    turns: list[float] = []
    while len(turns) < ROUNDS and not (turns and turns[0] < CLEAR * slack * times):
        few = seconds(lambda: work(small))
        turns.append(seconds(lambda: work(large)) / max(few, SHORT))
    assert median(turns) < slack * times, f"{times} times the input, {turns} times the time"
