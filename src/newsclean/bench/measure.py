"""Timing: CPU time, in rounds that alternate between each task and its peers, so that a slow minute affects all."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from newsclean._version import __version__
from newsclean.bench.tasks import Record, Run, Sample, Task
from newsclean.kernel import running

Make = Callable[[int], Sample]  # the sample of a round
WARM = 30  # articles of another round before the clock runs: imports, patterns, and RE2, which comes in at the 20th


@dataclass(slots=True)
class Timing:
    """The figures of one task, one per round."""

    name: str
    group: str
    speeds: list[float] = field(default_factory=list)  # MB/s
    articles: list[float] = field(default_factory=list)  # articles/s
    ratios: dict[str, list[float]] = field(default_factory=dict)  # peer to how many times faster than it newsclean is

    def to_json(self) -> dict[str, Any]:
        """The figures for JSON: medians, and the lowest and highest round."""
        return {
            "name": self.name, "group": self.group, "mb_s": _median(self.speeds), "rounds": len(self.speeds),
            "spread": [_rounded(min(self.speeds)), _rounded(max(self.speeds))], "articles_s": _median(self.articles),
            "times": {name: _ratio(name, found) for name, found in self.ratios.items()},
        }  # fmt: skip


def _ratio(peer: str, found: Sequence[float]) -> dict[str, Any]:
    spread = [_rounded(min(found)), _rounded(max(found))]
    return {"version": _version(peer), "median": _median(found), "spread": spread}


def time_tasks(tasks: Sequence[Task], make: Make, seconds: float, *, compare: bool = False) -> list[Timing]:
    """The figures of all tasks. Rounds continue until `seconds` have passed; there is at least one.

    Tasks without input in the sample (no pages among the files) or whose packages are not installed are left out.
    """
    began = time.monotonic()
    warm = _first(make(0))
    tasks = [task for task in tasks if _runs(task, warm)]
    rows = {task.name: Timing(task.name, task.group) for task in tasks}
    peers = {task.name: _installed(task.peers) if compare else {} for task in tasks}
    number = slowest = 0.0
    while number == 0 or time.monotonic() - began + slowest < seconds:
        started = time.monotonic()
        sample = make(int(number) + 1)
        for task in tasks:
            if given := task.given(sample):
                _round(rows[task.name], task, peers[task.name], given, task.given(warm))
        number += 1
        slowest = max(slowest, time.monotonic() - started)
    return [row for row in rows.values() if row.speeds]


def _round(
    row: Timing, task: Task, peers: Mapping[str, Callable[[], Run]], given: Sequence[Any], warm: Sequence[Any]
) -> None:
    size = sum(map(_size, given)) / 1e6
    ours = _cpu(task.make(), given, warm)
    row.speeds.append(size / ours)
    row.articles.append(len(given) / ours)
    for name, peer in peers.items():
        row.ratios.setdefault(name, []).append(_cpu(peer(), given, warm) / ours)


def _runs(task: Task, warm: Sample) -> bool:
    """Are the packages that the task needs installed?"""
    try:
        task.make()(task.given(warm)[:1])
    except ImportError:
        return False
    return True


def _cpu(run: Run, given: Sequence[Any], warm: Sequence[Any]) -> float:
    run(warm)
    began = time.process_time()
    run(given)
    return max(time.process_time() - began, 1e-6)


def _first(sample: Sample) -> Sample:
    return Sample(sample.records[:WARM], sample.pages[:WARM])


def _size(given: str | Record) -> int:
    return len((given if isinstance(given, str) else str(given["text"])).encode("utf-8", "replace"))


def _installed(peers: Mapping[str, Callable[[], Run]]) -> dict[str, Callable[[], Run]]:
    found = {}
    for name, make in peers.items():
        try:
            make()
        except ImportError:
            continue
        found[name] = make
    return found


def missing_peers(tasks: Iterable[Task]) -> list[str]:
    """The peers that are not installed."""
    return [name for task in tasks for name in task.peers if name not in _installed(task.peers)]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def _median(values: Sequence[float]) -> float:
    return _rounded(statistics.median(values))


def about() -> dict[str, Any]:
    """The conditions of the figures: versions, date and type of machine."""
    return {
        "newsclean": __version__, "running": running(),
        "date": datetime.now(UTC).date().isoformat(), "python": platform.python_version(),
        "system": platform.system(), "machine": platform.machine(), "cores": os.cpu_count(),
    }  # fmt: skip
