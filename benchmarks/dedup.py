"""Deduplication beside datasketch, rensa, gaoya and text-dedup: CPU time, memory, and agreement with known clusters.

    python -m benchmarks.dedup                              100,000 made articles; environments are made when needed
    python -m benchmarks.dedup --count 10000 --json FILE    ... of another size, the figures as JSON
    python -m benchmarks.dedup --records R.jsonl --clusters C.json --threshold 0.7
    python -m benchmarks.dedup --peer rensa=/path/of/its/python:0.5        this peer only, in this Python

Records have `id` and `text`; clusters map ids to clusters. Each tool runs alone in a process of its own, from the file
to the clusters, reading included; peers at the threshold given. Precision and recall are of pairs; ARI is the adjusted
Rand index. `faster` is the peer's CPU time by newsclean's. Runs of one table can be compared, those of two cannot.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import data, dedup_corpus, environments

WORKER = Path(__file__).with_name("dedup_worker.py")
Clusters = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Run:
    """One tool on the corpus."""

    name: str
    cpu: float  # seconds
    memory: int  # bytes at most
    articles: int
    largest: int  # articles in the largest cluster
    precision: float | None = None
    recall: float | None = None
    ari: float | None = None


def measured(name: str, python: Path | str, arguments: tuple[str, ...], true: Clusters | None) -> Run:
    """Run a tool in its Python. OSError says why it could not."""
    env = {**os.environ, "PYTHONPATH": str(data.ROOT / "src") if name == "newsclean" else "", "OMP_NUM_THREADS": "1"}
    command = [str(python), str(WORKER), name, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, encoding="utf-8")
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"it ended {done.returncode}")
    made = json.loads(done.stdout)
    found = made["clusters"]
    shares = agreement(found, true) if true else (None, None, None)
    return Run(name, made["cpu"], made["memory"], len(found), max(Counter(found.values()).values(), default=0), *shares)


def agreement(found: Clusters, true: Clusters) -> tuple[float, float, float]:
    """Precision and recall of pairs, and the adjusted Rand index.

    >>> agreement({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "y"})
    (1.0, 1.0, 1.0)
    """
    both = _pairs(Counter((found[name], true[name]) for name in true))
    one, other = _pairs(Counter(found[name] for name in true)), _pairs(Counter(true.values()))
    chance = one * other / max(len(true) * (len(true) - 1) / 2, 1)
    most = (one + other) / 2
    index = (both - chance) / (most - chance) if most != chance else 1.0
    return both / one if one else 1.0, both / other if other else 1.0, index


def _pairs(counts: Counter[object]) -> float:
    return sum(n * (n - 1) / 2 for n in counts.values())


def peers(given: list[str], folder: Path, threshold: str) -> Iterator[tuple[str, Path | str, str]]:
    """(run, its Python, its threshold) of the peers given, else of dedup_peers.toml."""
    for peer in given:
        name, _, rest = peer.partition("=")
        python, _, own = rest.rpartition(":")
        yield name, python, own
    for listed in [] if given else environments.peers("dedup_peers.toml"):
        try:
            python_of = environments.prepare(listed, folder)
        except OSError as error:
            print(f"{listed.name}: not measured, {error}", file=sys.stderr)
            continue
        yield from ((run, python_of, threshold) for run in listed.runs)


def table(runs: list[Run]) -> str:
    """The figures for people, newsclean's first."""
    lines = ["tool          CPU s  articles/s  faster  memory GB  largest      P     R   ARI"]
    for run in runs:
        shares = [run.precision, run.recall, run.ari]
        quality = " ".join("    –" if share is None else f"{share:5.3f}" for share in shares)
        speed = f"{run.articles / run.cpu:11,.0f} {run.cpu / runs[0].cpu:7.2f}"
        lines.append(f"{run.name:12} {run.cpu:6.1f} {speed} {run.memory / 1e9:10.2f} {run.largest:8,}  {quality}")
    return "\n".join(lines)


def main() -> int:
    """Print the table; exit 1 when a tool is missing from it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="articles to make")
    parser.add_argument("--texts", type=Path, help="real texts, for the words of those that are made")
    parser.add_argument("--records", type=Path, help="a corpus that is there, instead")
    parser.add_argument("--clusters", type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON:THRESHOLD")
    parser.add_argument("--alone", action="store_true", help="no peers")
    parser.add_argument("--threshold", default="0.5")
    parser.add_argument("--env", type=Path, default=environments.default_folder())
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, gold = chosen.records, chosen.clusters
        if path is None:
            path = Path(folder) / "corpus.jsonl"
            gold = dedup_corpus.write(path, chosen.count, texts=chosen.texts)
        true = json.loads(gold.read_text(encoding="utf-8")) if gold else None
        runs = [measured("newsclean", sys.executable, (str(path),), true)]
        missing = 0
        beside = () if chosen.alone else peers(chosen.peer, chosen.env, chosen.threshold)
        for name, python, threshold in beside:
            print(f"{name} ...", file=sys.stderr)
            try:
                runs.append(measured(name, python, (str(path), threshold), true))
            except OSError as error:
                print(f"{name}: not measured, {error}", file=sys.stderr)
                missing += 1
    print(table(runs))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(run) for run in runs], indent=1) + "\n", encoding="utf-8")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
