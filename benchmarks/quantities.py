"""Quantities on labelled sentences: value and unit F1 by suite and kind, identifiers left alone, and speed.

python -m benchmarks.quantities            prints the figures as JSON
python -m benchmarks.quantities --gate     fails when one is lower than its floor in baseline.json; without the labelled
                                           data beside the checkout only our own references to time are judged
python -m benchmarks.quantities --floors   lifts the floors that are exceeded; a lower floor is refused
python -m benchmarks.quantities --errors   prints what is missed (-) and what is read wrongly (+), by suite
python -m benchmarks.quantities --speed    adds texts and MB a CPU second

Kinds are named as the labels name them before scoring (count is a number, points are percent), so that a wrong count
costs precision. What the suites ask for and newsclean leaves out or reads otherwise, because it would be wrong in news:

- recognizers: the parts of an internet address or telephone number as numbers; powers ("1.1^23"); "10G" as ten billion
  (a network); "2000 over 3" as a division; groups with a fraction below them in words ("one hundred one thousand
  fifths"); "two out of five hundreds"; "one dollar and two" and "$100 and fifty" as 1.02 and 100.50 dollars.
- duckling: "$20 43" and "3 GBP and one" as one amount; "42 le"; "a few" as three, "a pair", "a couple"; numbers with
  zeros in front; "7-9 lakh rupees" from 7 rupees on (it is from 700,000 on).
- quantulum3: years as numbers; the middle of a range instead of its ends; "English 101" and "South 32 Ltd", which are
  names; "($99.99)" in a sentence as a loss (brackets are an aside there); "$15.4/hour" as no money.
- duckling's durations: the unit is kept as it was written ("half an hour" is .5 hour, not 30 minutes), and "2m" is no
  two minutes. Ages ("Ada Moss, 36,") are durations, which suites label as numbers.
- accounting brackets: "($99.99)" is a loss in a cell of a table only, "$(41.7) million" everywhere, as nobody else
  writes it.
- all: "the two leaders" and "one of them" count nobody; ordinals, ranks and dates are kinds of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections.abc import Iterator
from typing import Any

import newsclean as nc
from benchmarks import data
from benchmarks.quality import BASELINE, NOISE

TIMES = data.ROOT / "tests" / "cases" / "times.toml"
NAMES = {"count": "number", "points": "percent", "rank": "ordinal"}  # what the labels call our kinds
TARGETS = {
    "news money": 0.98, "news percent": 0.96, "news all": 0.95, "news identifiers left alone": 0.98,
    "recognizers/CurrencyModel money": 0.90, "recognizers/PercentModel percent": 0.97,
    "recognizers/NumberModel number": 0.86, "duckling/AmountOfMoney money": 0.80,
    "quantulum3/ money+percent+number": 0.85, "times": 0.95, "times held back": 0.95,
}  # fmt: skip


def scorer() -> Any:
    """The scorer that comes with the data."""
    return data.scorer("score_quantities")


def labelled(name: str) -> list[dict[str, Any]]:
    """The rows of `news` or `suites`."""
    rows: list[dict[str, Any]] = scorer().rows(data.EVAL / "quantities" / f"{name}.jsonl")
    return rows


def predicted(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What newsclean reads in each row."""
    return [[_row(q) for q in nc.find_quantities(row["text"])] for row in rows]


def _row(q: nc.Quantity) -> dict[str, Any]:
    numbers = {name: None if x is None else float(x) for name, x in zip(("value", "low", "high"), q[4:7], strict=True)}
    return {"start": q.start, "end": q.end, "kind": NAMES.get(q.kind, q.kind), "unit": q.unit, **numbers}


def time_figures() -> dict[str, float]:
    """Share of our own references to time that are resolved rightly, granularity too; a third was held back."""
    right: dict[str, list[bool]] = {"times": [], "times held back": []}
    for lang, rows in tomllib.loads(TIMES.read_text(encoding="utf-8")).items():
        for place, (text, today, span, when, granularity) in enumerate(rows):
            at = text.index(span)
            found = [
                q for q in nc.find_quantities(text, date=today, lang=lang) if q.start < at + len(span) and at < q.end
            ]
            told = [(q.when or "", q.granularity) for q in found if q.kind == "date"]
            right["times held back" if place % 3 == 2 else "times"].append(told == [(when, granularity)])
    return {name: sum(row) / len(row) for name, row in right.items()}


def figures() -> dict[str, float]:
    """F1 of value and unit, by suite and kind, where the labelled data is there; and our own gold."""
    return (shared_figures() if data.there() else {}) | time_figures()


def shared_figures() -> dict[str, float]:
    """F1 on the labelled data beside the checkout."""
    news, suites = labelled("news"), labelled("suites")
    found = scorer().score_news(news, predicted(news))
    read = found.pop("identifiers")
    out = {f"news {kind}": row["F1"] for kind, row in found.items()}
    out["news identifiers left alone"] = 1 - read["read_as_quantity"] / read["of"]
    return out | {name: row["F1"] for name, row in scorer().score_suites(suites, predicted(suites)).items()}


def errors() -> Iterator[str]:
    """Each miss and each wrong reading, with its text."""
    suites = [(source, kinds) for source, kinds in scorer().SUITES]
    for name, kinds in [("", scorer().ALL), *suites]:
        rows = [r for r in labelled("suites" if name else "news") if not name or r["source"].startswith(name)]
        for row, found in zip(rows, predicted(rows), strict=True):
            result = scorer().score([row], [found], kinds)
            if result["F1"] < 1:
                wanted = [
                    (row["text"][s["start"] : s["end"]], s["value"], s["unit"])
                    for s in row["spans"]
                    if s["kind"] in kinds
                ]
                read = [
                    (
                        row["text"][p["start"] : p["end"]],
                        p["kind"],
                        p["value"] if p["value"] is not None else (p["low"], p["high"]),
                        p["unit"],
                    )
                    for p in found
                ]
                yield f"{name or 'news'} | {row['text'][:160]}\n    - {wanted}\n    + {read}"


def speed() -> dict[str, float]:
    """Sentences of the suites a CPU second, and MB of articles a CPU second; the best of five runs."""
    texts = [row["text"] for row in labelled("suites")]
    articles = [
        r["gold"]
        for name in ("big9", "fundus_tests")
        for r in data.rows(f"textlines/{name}.jsonl.gz")
        if r.get("lang", "en") == "en"
    ]
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in articles) / 1e6
    return {"texts/s": len(texts) / _best(texts), "MB/s": size / _best(articles)}


def _best(texts: list[str]) -> float:
    times = []
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            nc.find_quantities(text)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> int:
    """Print the figures; with --gate compare them with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--floors", action="store_true")
    wanted = parser.parse_args()
    if wanted.errors:
        print("\n".join(errors()))
        return 0
    found = {name: round(value, 4) for name, value in figures().items()}
    print(json.dumps(found | ({} if not wanted.speed else {k: round(v, 1) for k, v in speed().items()}), indent=1))
    floors: dict[str, float] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    low = {n: v for n, v in found.items() if v < max(floors.get(f"quantities {n}", -9), TARGETS.get(n, -9)) - NOISE}
    for name, value in low.items():
        print(f"below its floor: {name} is {value}", file=sys.stderr)
    if wanted.floors and not low:
        lifted = {f"quantities {name}": value for name, value in found.items()}
        BASELINE.write_text(json.dumps(floors | lifted, indent=1) + "\n")
    return 1 if low and (wanted.gate or wanted.floors) else 0


if __name__ == "__main__":
    sys.exit(main())
