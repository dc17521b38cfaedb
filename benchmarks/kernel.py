"""The compiled kernel against the Python it stands in for, and ftfy: one process each, turn by turn on the same texts.

python -m benchmarks.kernel                    the samples, and the labelled data where it is there
python -m benchmarks.kernel --against SRC      also another checkout's `src`, such as one of an older version

CPU time of each process; a turn is ten texts, so that a change of the machine's speed hits all alike. The rules' cache
of lines is emptied at each turn, as it would make a line that comes again free.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks import data

TURN, ROUNDS, MOST = 10, 3, 120  # texts of a turn, rounds over all of them, texts of each kind
SOURCE = data.ROOT / "src"


class Worker(NamedTuple):
    """A process that cleans on request."""

    asked: IO[str]
    told: IO[str]

    @classmethod
    def start(cls, source: Path, kernel: str) -> Worker:
        """Start one that imports newsclean from this place."""
        path = os.pathsep.join([str(source), str(data.ROOT)])
        made = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.kernel", "--work"],
            env={**os.environ, "PYTHONPATH": path, "NEWSCLEAN_KERNEL": kernel},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=data.ROOT,
        )  # fmt: skip
        assert made.stdin is not None and made.stdout is not None
        return cls(made.stdin, made.stdout)

    def seconds(self, how: str, texts: list[str]) -> float:
        """CPU seconds for these texts; `how` is pipe, call or ftfy."""
        self.asked.write(json.dumps([how, texts]) + "\n")
        self.asked.flush()
        return float(self.told.readline())


def work() -> None:
    """Clean what comes on standard input, and say how long it took."""
    import ftfy

    import newsclean as nc

    clean = nc.pipeline("news")
    for line in sys.stdin:
        how, texts = json.loads(line)
        clean._ruleset._memo.clear()
        began = time.process_time()
        for text in texts:
            if how == "pipe":
                list(clean.pipe([{"text": text}]))
            elif how == "call":
                clean(text)
            else:
                ftfy.fix_text(text)
        print(time.process_time() - began, flush=True)


def corpora() -> dict[str, list[str]]:
    """Texts by kind."""
    if not data.there():
        return {"samples": [p.read_text(encoding="utf-8") for p in sorted((data.ROOT / "seeds").glob("*.txt"))]}
    sets = ("fundus_tests", "big9")
    residue = [r["text"] for name in sets for r in data.rows(f"residue/{name}.jsonl.gz")]
    pages = ["\n".join(r["lines"]) for name in sets for r in data.rows(f"textlines/{name}.jsonl.gz")]
    return {"residue": residue[:: max(1, len(residue) // MOST)], "whole pages": pages[:: max(1, len(pages) // MOST)]}


def measure(workers: dict[str, Worker], texts: list[str]) -> dict[str, float]:
    """For each worker and way the CPU seconds for all texts: the sum of the medians of each turn."""
    found: dict[str, float] = {}
    for start in range(0, len(texts), TURN):
        turn, spent = texts[start : start + TURN], dict[str, list[float]]()
        for _ in range(ROUNDS):
            for name, worker in workers.items():
                for how in ("pipe", "call"):
                    spent.setdefault(f"{name}, {how}", []).append(worker.seconds(how, turn))
            spent.setdefault("ftfy", []).append(next(iter(workers.values())).seconds("ftfy", turn))
        for name, times in spent.items():
            found[name] = found.get(name, 0) + statistics.median(times)
    return found


def main() -> None:
    """Print MB/s, and the kernel's speed as a multiple of each other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.work:
        return work()
    workers = {"kernel": Worker.start(SOURCE, "on"), "python": Worker.start(SOURCE, "off")}
    if wanted.against:
        workers["against"] = Worker.start(wanted.against.resolve(), "off")
    for worker in workers.values():
        worker.seconds("pipe", ["Photo: Reuters\n\nIt rained for days, he said.\n\nRead more"] * 30)
        worker.seconds("pipe", [text for texts in corpora().values() for text in texts[::7]])
    for kind, texts in corpora().items():
        size, found = sum(len(text.encode()) for text in texts) / 1e6, measure(workers, texts)
        print(f"{kind}: {len(texts)} texts, {size:.1f} MB")
        for name, spent in found.items():
            times = "  ".join(f"{how} {spent / found[f'kernel, {how}']:.2f}" for how in ("pipe", "call"))
            print(f"  {name:<16}{size / spent:>7.2f} MB/s   kernel is faster by: {times}")
    return None


if __name__ == "__main__":
    main()
