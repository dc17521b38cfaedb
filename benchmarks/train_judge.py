"""Fits the two scorers of the judge on labelled pairs of sentences, and says how well they do on stories not seen.

    python -m benchmarks.train_judge PAIRS.jsonl [PAIRS.jsonl ...] [--test PAIRS.jsonl ...] [--write]

The weights in use are fitted on two labelled sets of real pairs and on conflict_stories.txt; those of `same` on its
first ten stories only: with all forty, equal figures of two people of one surname were joined more often.
Needs scipy. Each row has two sentences, the spans of the figures meant, dates, a label (same, conflict, update or
different) and a story; rows without one are grouped by claim or month. Pairs of one group are never in two folds.
Two logistic models, `same` for figures that state one value and `conflict` for those that do not, each with weights of
its own. A weight may only count the way that `pair_features.SIGNS` says: with some 150 conflicts, free weights learn
the stories and not the task (macro F1 on unseen stories .72 free, .75 with signs).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.conflict_stories import labelled_pairs
from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.judging.agreement import state_one_value
from newsclean.claims.judging.pair_features import FEATURES, SIGNS, Pair, pair_features
from newsclean.temporal.intervals import days_between

OUT = Path(__file__).parent.parent / "src/newsclean/data/claims/judge.json"
STRENGTH = 0.1  # of the fit beside the ridge; .03 to .3 give the same to .01
CONFLICTS = 1.0  # what a conflict weighs beside other pairs; 1.5 shows a tenth more, and two alarms in five more
FLOOR = 0.05  # added to the spread, so that a feature that hardly varies gets no large weight
FOLDS, SEEDS = 10, 3
NAMES = ("same", "conflict")
Model = tuple[Any, float]


def group(pair: dict[str, Any]) -> str:
    """The story a pair is of; else its claim, or the month."""
    if pair.get("story"):
        return str(pair["story"].rstrip("+"))
    if pair["id"].startswith("Q"):
        return str(pair["why"].split(":")[0].split(" vs ")[0].split(" surplus")[0].split(" 198")[0])
    return str(pair["date_a"][:7])


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The labelled pairs of a file: JSON Lines, or stories with marked figures (.txt)."""
    if path.suffix == ".txt":
        return labelled_pairs(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load(paths: list[str]) -> tuple[Any, Any, Any, Any]:
    """Features, whether the figures agree, labels (0 same, 1 conflict or update, 2 different) and groups."""
    rows, agree, labels, groups = [], [], [], []
    for row in (row for path in paths for row in read_rows(Path(path))):
        sides = [
            target_contexts(row[k], (row[f"q{k}"]["start"], row[f"q{k}"]["end"]), row[f"date_{k}"])[:1] for k in "ab"
        ]
        if all(sides):
            (one,), (other,) = sides
            agree.append(state_one_value(one, other))
            rows.append(pair_features(Pair(one, other, days_between(row["date_a"], row["date_b"]), agree[-1])))
            labels.append({"same": 0, "conflict": 1, "update": 1}.get(row["label"], 2))
            groups.append(group(row))
    return np.array(rows), np.array(agree), np.array(labels), np.array(groups)


def fit(rows: Any, good: Any, weight: float) -> Model:
    """A logistic model with signed weights."""
    mean, spread = rows.mean(0), rows.std(0) + FLOOR
    scaled = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    side, counts = np.where(good, 1.0, -1.0), np.where(good, weight, 1.0)
    ridge = np.append(np.ones(len(FEATURES)), 0.01)

    def loss(weights: Any) -> tuple[float, Any]:
        margin = side * (scaled @ weights)
        slope = -side * counts / (1 + np.exp(margin))
        value = 0.5 * ridge @ weights**2 + STRENGTH * (counts * np.logaddexp(0, -margin)).sum()
        return float(value), ridge * weights + STRENGTH * (scaled.T @ slope)

    bounds = [(0, None) if sign > 0 else (None, 0) if sign < 0 else (None, None) for sign in SIGNS] + [(None, None)]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def fit_both(rows: Any, agree: Any, labels: Any) -> dict[str, Model]:
    """Both models, each on the pairs that it is asked about."""
    some = {"same": agree, "conflict": ~agree}
    return {
        name: fit(rows[some[name]], labels[some[name]] == at, (1.0, CONFLICTS)[at]) for at, name in enumerate(NAMES)
    }


def said(rows: Any, agree: Any, models: dict[str, Model]) -> Any:
    """What the models say of pairs: 0, 1 or 2."""
    yes = [rows @ models[name][0] + models[name][1] >= 0 for name in NAMES]
    return np.where(np.where(agree, *yes), np.where(agree, 0, 1), 2)


def f1(gold: Any, found: Any) -> list[float]:
    """F1 of same, of conflict or update and of different, and their mean."""
    out = [2 * ((gold == k) & (found == k)).sum() / max(1, (gold == k).sum() + (found == k).sum()) for k in range(3)]
    return [*out, sum(out) / 3]


def unseen(rows: Any, agree: Any, labels: Any, groups: Any) -> list[float]:
    """The mean over seeds of the figures on groups that the models have not seen."""
    runs = []
    for seed in range(SEEDS):
        names = np.random.default_rng(seed).permutation(np.unique(groups))
        found = np.full(len(rows), 2)
        for part in np.array_split(names, FOLDS):
            test = np.isin(groups, part)
            found[test] = said(rows[test], agree[test], fit_both(rows[~test], agree[~test], labels[~test]))
        runs.append(f1(labels, found))
    return np.mean(runs, 0).tolist()


def main() -> None:
    """Print the figures; with --write make the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    line = "{}: same {:.3f} conflict or update {:.3f} different {:.3f} macro {:.3f}"
    rows, agree, labels, groups = load(chosen.pairs)
    models = fit_both(rows, agree, labels)
    print(line.format("unseen groups", *unseen(rows, agree, labels, groups)))
    print(line.format("fitted on all", *f1(labels, said(rows, agree, models))))
    for path in chosen.test:
        held, same, gold, _ = load([path])
        print(line.format(path, *f1(gold, said(held, same, models))))
    if chosen.write:
        table = {
            name: {
                "bias": round(bias, 4),
                "weights": {n: round(float(w), 4) for n, w in zip(FEATURES, weights, strict=True) if abs(w) > 1e-4},
            }
            for name, (weights, bias) in models.items()
        }
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
