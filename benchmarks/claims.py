"""Claims on labelled data, and their speed.

python -m benchmarks.claims            prints the figures as JSON
python -m benchmarks.claims --gate     fails when one is below its floor in baseline.json
python -m benchmarks.claims --floors   lifts the floors that are exceeded; a lower floor is refused
python -m benchmarks.claims --speed CORPUS [COUNT …]    CPU time and memory on the first articles of a corpus,
                                                        each COUNT in a process of its own

pairs: two sentences; with `spans` told which figures are meant, `whole` not told; `unseen` by models fitted without the
events judged. clusters: 53 articles with recurring claims among 600 others. seeds: five pieces with 28 pairs.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsclean as nc
from benchmarks import data
from benchmarks.quality import BASELINE, NOISE

Record = dict[str, Any]


def scorer() -> Any:
    """The scorer that comes with the data."""
    return data.scorer("score_claims")


def figures() -> dict[str, float]:
    """All figures, where the labelled data is there."""
    return pair_figures() | unseen_figures() | cluster_figures() | seed_figures() if data.there() else {}


def unseen_figures() -> dict[str, float]:
    """F1 on events that the models are not fitted on; nothing where scikit-learn is not installed."""
    if importlib.util.find_spec("sklearn") is None:
        return {}
    train = importlib.import_module("benchmarks.train_claims")
    mean, _ = train.unseen(*train.load(str(scorer().HERE / "pairs.jsonl")))
    return {f"pairs unseen {name}": float(mean[at]) for name, at in (("same", 0), ("conflict", 1), ("macro", 3))}


def pair_figures() -> dict[str, float]:
    """F1 of the relations of labelled pairs, with the figures that are meant and without."""
    out: dict[str, float] = {}
    for name in ("spans", "whole"):
        pairs = [p for p in scorer().rows(scorer().HERE / "pairs.jsonl") if name == "spans" or p["whole"]]
        said = []
        for p in pairs:
            spans = scorer().spans(p) if name == "spans" else {}
            found = nc.compare(p["a"], p["b"], date_a=p["date_a"], date_b=p["date_b"], **spans)
            said.append(scorer().relation(found.relation))
        score = scorer().score_pairs([p["label"] for p in pairs], said)
        out |= {f"pairs {name} {kind}": score[kind] for kind in ("same", "conflict", "macro")}
    return out


def _rows(clusters: list[nc.ClaimCluster]) -> list[Record]:
    rows: list[Record] = json.loads(json.dumps([cluster.row() for cluster in clusters], default=str))
    return rows


def cluster_figures() -> dict[str, float]:
    """Recurring claims found among other articles."""
    docs = scorer().rows(scorer().HERE / "docs.jsonl.gz")
    mentions = scorer().rows(scorer().HERE / "mentions.jsonl")
    texts = {row["id"]: f"{row['title']} {row['text']}" for row in docs}
    found = scorer().score_clusters(_rows(nc.cluster_claims(docs)), mentions, texts)
    return {
        **{f"clusters {name}": found[name] for name in ("P", "R", "F1")},
        "clusters conflicts told": found["conflicts_told"] / found["conflicts"],
        "clusters calm": 1 - found["alarms_on_agreed"] / found["agreed"],
    }


def seed_figures() -> dict[str, float]:
    """What the bar on the five seeds asks, as shares."""
    gold = json.loads(scorer().SEEDS.read_text(encoding="utf-8"))
    dates, clean = scorer().seed_dates(gold), nc.pipeline("news")
    records = []
    for name in gold["seeds"]:
        article = clean.article((scorer().SEEDS.parent / name).read_text(encoding="utf-8"))
        records.append(
            {"id": name.split(".")[0], "title": article.title, "summary": article.summary, "text": article.body,
             "date": dates[name]}
        )  # fmt: skip
    clusters = _rows(nc.cluster_claims(records))
    found = scorer().score_seeds(clusters, gold, scorer().seed_ids(records, gold), records)
    return {
        "seeds pairs": found["pairs_found"] / found["pairs"],
        "seeds negatives apart": 1 - len(found["hard_negatives_merged"]) / len(gold["hard_negatives"]),
        "seeds Q3": float(found["Q3"] in ("conflict", "told apart by when")),
        "seeds Q4": float(found["Q4"] == "shown"),
        "seeds statements": float(len(found["statements_found"])),
    }


def articles(path: Path, count: int) -> Iterator[Record]:
    """The first articles of a corpus, one after another."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            row = json.loads(line)
            yield {"text": row.get("gold", ""), **row}


def measured(path: Path, count: int) -> Record:
    """CPU time of finding and of clustering (finding is part of it), and the peak of memory, in this process."""
    sizes = [len(row["text"]) for row in articles(path, count)]
    begun = time.process_time()
    claims = sum(len(nc.find_claims(row)) for row in articles(path, count))
    found = time.process_time() - begun
    clusters = sum(1 for _ in nc.each_claim(articles(path, count)))
    clustered = time.process_time() - begun - found
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles": len(sizes), "characters": sum(sizes) // len(sizes), "claims": claims, "clusters": clusters,
        "found/s": round(len(sizes) / found), "found/s of 2 kB": round(sum(sizes) / 2000 / found),
        "clustering ms": round(clustered / len(sizes) * 1000, 2), "MB": round(peak),
    }  # fmt: skip


def speed(path: Path, counts: list[int]) -> None:
    """Measure each count in a process of its own, so that memory is that of one run."""
    for count in counts:
        command = [sys.executable, "-m", "benchmarks.claims", "--measure", str(path), str(count)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def main() -> int:
    """Print the figures; with --gate compare them with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--speed", nargs="+", metavar=("CORPUS", "COUNT"))
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.measure:
        print(json.dumps(measured(Path(wanted.measure[0]), int(wanted.measure[1]))))
        return 0
    if wanted.speed:
        speed(Path(wanted.speed[0]), [int(count) for count in wanted.speed[1:]] or [10_000])
        return 0
    found = {name: round(value, 4) for name, value in figures().items()}
    print(json.dumps(found, indent=1))
    floors: dict[str, float] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    low = {name: value for name, value in found.items() if value < floors.get(f"claims {name}", -9) - NOISE}
    for name, value in low.items():
        print(f"below its floor: {name} is {value}", file=sys.stderr)
    if wanted.floors and not low:
        lifted = {f"claims {name}": max(value, floors.get(f"claims {name}", value)) for name, value in found.items()}
        BASELINE.write_text(json.dumps(floors | lifted, indent=1) + "\n")
    return 1 if low and (wanted.gate or wanted.floors) else 0


if __name__ == "__main__":
    sys.exit(main())
