"""What each verb costs as the corpus grows: CPU, wall, peak memory of all its processes, bytes in and out.

    python -m benchmarks.scale 10000 100000                         every verb; articles are made
    python -m benchmarks.scale 1000000 --verb dedup --memory 2GB --folder /big/disk
    python -m benchmarks.scale 10000 100000 --texts real.jsonl.gz --json FILE
    python -m benchmarks.scale --table benchmarks/results/scale.json          the tables of docs/explanation/scale.md

`clean`, `dedup` and `stories` read the corpus of dedup_corpus.py (2.2 kB an article, one in five a copy), the others
that of claims_corpus.py, made from the sentences of `--texts` (seeds/articles.jsonl). Memory is the sum of the
proportional set sizes of all processes of a run, looked at twice a second: what they share counts once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import claims_corpus, data, dedup_corpus

SEEDS = data.ROOT / "seeds" / "articles.jsonl"
RESULTS = Path(__file__).with_name("results") / "scale.json"
YEAR = 10**8  # articles of a year of a large crawl
EVERY = 0.5  # seconds between two looks at the memory
MADE = ("clean", "dedup", "stories")  # verbs that read the corpus of stories with copies
VERBS = (*MADE, "quantities", "claims", "report")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of one verb."""

    verb: str
    articles: int
    jobs: int
    memory: str  # the limit that was given; "" for none
    cpu: float  # seconds of all processes
    wall: float
    peak: int  # bytes
    read: int
    written: int


def corpus(kind: str, count: int, folder: Path, texts: Path) -> Path:
    """The path of a corpus, which is made unless it is there."""
    path = folder / f"{kind}-{count}.jsonl"
    if not path.exists():
        if kind == "stories":
            dedup_corpus.write(path, count).unlink()
        else:
            rows = claims_corpus.records(count, claims_corpus.read([texts]))
            with path.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in below:
        yield from tree(int(child))


def proportional(pid: int) -> int:
    """Bytes of a process; what several share is divided among them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:  # it has ended
        pass
    return 0


def measured(verb: str, path: Path, count: int, options: argparse.Namespace) -> Cost:
    """Run a verb on a corpus."""
    out = path.with_suffix(f".{verb}.out")
    command = [sys.executable, "-m", "newsclean", verb, "-o", str(out), "-j", str(options.jobs), str(path)]
    limit = options.memory if verb in options.limited else ""
    command += ["--memory", limit] if limit else []
    env = {**os.environ, "PYTHONPATH": str(data.ROOT / "src"), "TMPDIR": str(path.parent)}
    begun, peak = time.monotonic(), 0
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            peak = max(peak, sum(map(proportional, tree(run.pid))))
            time.sleep(EVERY if time.monotonic() - begun > EVERY else 0.02)
    wall, times = time.monotonic() - begun, _children()
    if run.returncode:
        raise OSError(f"{' '.join(command)} ended with {run.returncode}")
    written = out.stat().st_size
    out.unlink()
    return Cost(verb, count, options.jobs, limit, times, wall, peak, path.stat().st_size, written)


_BEFORE = [0.0]


def _children() -> float:
    """CPU seconds of the children that have ended since this was last asked."""
    times = os.times()
    whole = times.children_user + times.children_system
    since, _BEFORE[0] = whole - _BEFORE[0], whole
    return since


def table(costs: list[Cost]) -> str:
    """The first table of the documentation; wall time is not in it, as it is that of one machine on one day.

    >>> print(table([Cost("dedup", 1000, 2, "2GB", 0.5, 9.0, 4 * 10**8, 2 * 10**6, 10**6)]).splitlines()[-1])
    | dedup | 1,000 | 2GB | 500 | 0.40 | 2.0 → 1.0 |
    """
    lines = [
        "| verb | articles | `--memory` | CPU s per million | peak memory, GB | read → written, GB per million |",
        "|---|---|---|---|---|---|",
    ]
    for one in sorted(costs, key=lambda cost: (VERBS.index(cost.verb), cost.articles, cost.memory)):
        each, sizes = one.cpu / one.articles * 1e6, [size / one.articles / 1e3 for size in (one.read, one.written)]
        lines.append(
            f"| {one.verb} | {one.articles:,} | {one.memory or '–'} | {each:,.0f} | {one.peak / 1e9:.2f} | "
            f"{sizes[0]:.1f} → {sizes[1]:.1f} |"
        )
    return "\n".join(lines)


def year(costs: list[Cost]) -> str:
    """The second table: core-hours and bytes of a year of a crawl, from the largest run of each verb.

    >>> print(year([Cost("clean", 1000, 2, "", 3.6, 9.0, 10**8, 2 * 10**6, 10**6)]).splitlines()[-1])
    | clean | 100 | 200 → 100 | 1,000 articles |
    """
    lines = ["| verb | core-hours | read → written, GB | extrapolated from |", "|---|---|---|---|"]
    for verb in VERBS:
        rows = [cost for cost in costs if cost.verb == verb]
        if rows:
            one = max(rows, key=lambda cost: (cost.articles, cost.memory))
            share = YEAR / one.articles
            hours, sizes = one.cpu * share / 3600, [size * share / 1e9 for size in (one.read, one.written)]
            lines.append(f"| {verb} | {hours:,.0f} | {sizes[0]:,.0f} → {sizes[1]:,.0f} | {one.articles:,} articles |")
    return "\n".join(lines)


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", help="articles")
    parser.add_argument("--verb", action="append", choices=VERBS, help="may be repeated; default: all")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", default="", help="the limit for verbs that take one")
    parser.add_argument("--folder", type=Path, help="where corpora are, and stay; default: a temporary folder")
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--json", type=Path, help="add the costs to this file")
    parser.add_argument("--table", type=Path, help="only print the table of such a file")
    chosen = parser.parse_args()
    chosen.limited = ("dedup", "claims")
    if chosen.table:
        costs = [Cost(**row) for row in json.loads(chosen.table.read_text(encoding="utf-8"))]
        print(table(costs), year(costs), sep="\n\n")
        return 0
    with tempfile.TemporaryDirectory() as made:
        costs = []
        for count in chosen.counts:
            for verb in chosen.verb or VERBS:
                path = corpus("stories" if verb in MADE else "claims", count, chosen.folder or Path(made), chosen.texts)
                costs.append(measured(verb, path, count, chosen))
                print(json.dumps(asdict(costs[-1])), file=sys.stderr, flush=True)
    print(table(costs))
    if chosen.json:
        had = json.loads(chosen.json.read_text(encoding="utf-8")) if chosen.json.exists() else []
        new = {(row.verb, row.articles, row.memory) for row in costs}
        had = [row for row in had if (row["verb"], row["articles"], row["memory"]) not in new]
        chosen.json.write_text(json.dumps([*had, *map(asdict, costs)], indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
