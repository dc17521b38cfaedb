"""Deduplication beside datasketch, rensa and gaoya: CPU time, and agreement with known clusters.

    python -m benchmarks.dedup records.jsonl --clusters clusters.json --peer datasketch=/path/of/its/python:0.7

`records.jsonl` has `id` and `text`; `clusters.json` maps ids to clusters. Each peer runs in its own Python, at the
threshold given after the colon. Shares are of pairs: precision, recall, and the adjusted Rand index.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import newsclean as nc

WORKER = Path(__file__).with_name("dedup_worker.py")
Clusters = Mapping[str, object]


def ours(path: str) -> tuple[float, Clusters]:
    """CPU seconds and clusters of newsclean, reading included."""
    started = time.process_time()
    with Path(path).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    marks = nc.deduplicate(records).marks
    cpu = time.process_time() - started
    return cpu, {record["id"]: mark.cluster for record, mark in zip(records, marks, strict=True)}


def theirs(peer: str, path: str) -> tuple[float, Clusters]:
    """The same of a peer given as name=python:threshold."""
    name, _, rest = peer.partition("=")
    python, _, threshold = rest.rpartition(":")
    done = subprocess.run([python, str(WORKER), name, path, threshold], capture_output=True, text=True, check=True)
    made = json.loads(done.stdout)
    return made["cpu"], made["clusters"]


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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records")
    parser.add_argument("--clusters")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON:THRESHOLD")
    chosen = parser.parse_args()
    true = json.loads(Path(chosen.clusters).read_text(encoding="utf-8")) if chosen.clusters else None
    runs = [("newsclean", ours(chosen.records))]
    runs += [(peer.partition("=")[0], theirs(peer, chosen.records)) for peer in chosen.peer]
    print("tool         CPU s  articles/s  largest     P     R   ARI")
    for name, (cpu, found) in runs:
        shares = "  ".join(f"{share:.3f}" for share in agreement(found, true)) if true else ""
        largest = max(Counter(found.values()).values(), default=0)
        print(f"{name:10} {cpu:7.1f} {len(found) / cpu:11,.0f} {largest:8,}  {shares}")


if __name__ == "__main__":
    main()
