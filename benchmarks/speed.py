"""Throughput: the preset `news` whole, each cleaner alone, and peers, turn by turn on the same distinct texts.

python -m benchmarks.speed                 a table on the samples and, where it is there, on the labelled data
python -m benchmarks.speed --json          the same as JSON
python -m benchmarks.speed --startup       start-up of the command over a bare interpreter, medians of 15

Times are CPU time of one process. Peers (ftfy; clean-text when it is installed) are the measure: on shared machines a
ratio of one run can be trusted, an absolute figure cannot.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ftfy

import newsclean as nc
from benchmarks import data
from newsclean.clean.registry import CLEANERS
from newsclean.rules.described import described_rules

TURN = 10  # texts per turn: short turns, so that a change of the machine's speed hits all alike
Clean = Callable[[str], str]


def corpora() -> dict[str, list[str]]:
    """Distinct texts by kind."""
    found = {"samples": [p.read_text(encoding="utf-8") for p in sorted((data.ROOT / "seeds").glob("*.txt"))]}
    if data.there():
        found["articles"] = [r["gold"] for r in data.rows("textlines/fundus_tests.jsonl.gz")]
        found["articles, 5 scripts"] = [r["gold"] for r in data.rows("textlines/daniel.jsonl.gz")]
        found["wire, ASCII"] = [r["text"] for r in data.rows("dedup/real_docs.jsonl.gz")[:2000]]
        found["residue"] = [r["text"] for r in data.rows("residue/fundus_tests.jsonl.gz")]
        found["whole pages"] = ["\n".join(r["lines"]) for r in data.rows("textlines/fundus_tests.jsonl.gz")]
    return {name: list(dict.fromkeys(texts)) for name, texts in found.items()}


def peers() -> dict[str, Clean]:
    """What newsclean is measured against."""
    found: dict[str, Clean] = {"ftfy": ftfy.fix_text}
    try:
        from cleantext import clean  # a benchmark extra
    except ImportError:
        return found
    return found | {"clean-text": lambda text: str(clean(text, lower=False))}


def seconds(functions: dict[str, Clean], texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds of each function over all texts, turn by turn."""
    spent = dict.fromkeys(functions, 0.0)
    for start in range(0, len(texts), TURN):
        for name, function in functions.items():
            began = time.process_time()
            for text in texts[start : start + TURN]:
                function(text)
            spent[name] += time.process_time() - began
    return spent


def warm(functions: dict[str, Clean]) -> None:
    """Import and compile what is needed on first use, with texts that are not measured; RE2 learns by use, too."""
    lines = ["Photo: Reuters", "Read more: Rain", "8", "It rained for days, and the river rose by two metres, he said."]
    lines += [line for rule in described_rules() for line in rule.drops]  # each pattern is compiled on its first line
    others = [r["gold"] for r in data.rows("textlines/big9.jsonl.gz")[:200]] if data.there() else []
    for function in functions.values():
        for number in range(20):
            function("\n\n".join([f"Ärger number {number} &amp; a half", *lines]))
        for text in others:
            function(text)


def table(functions: dict[str, Clean], unit: str) -> dict[str, dict[str, float]]:
    """MB/s of each function on each corpus, and the first function's speed as a multiple of `unit`."""
    warm(functions)
    rows: dict[str, dict[str, float]] = {}
    for name, texts in corpora().items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        spent = seconds(functions, texts)
        rows[name] = {f"{key} MB/s": round(size / used, 2) for key, used in spent.items()}
        first = next(iter(functions))
        rows[name]["articles/s"] = round(len(texts) / spent[first])
        rows[name][f"times {unit}"] = round(spent[unit] / spent[first], 1)
    return rows


def alone() -> dict[str, float]:
    """MB/s of each cleaner in a pipeline of its own, on one corpus."""
    functions: dict[str, Clean] = {name: nc.Pipeline([nc.cleaners.load(name)]) for name in CLEANERS}
    for name in ("repair", "invisibles", "spaces", "unwrap", "glue"):
        functions[name] = nc.Pipeline([nc.cleaners.load(name)])
    warm(functions)
    texts = list(corpora().values())[-1]
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {name: round(size / used, 1) for name, used in seconds(functions, texts).items()}


def startup() -> dict[str, float]:
    """Milliseconds over a bare interpreter: `--version`, a text of three lines, a scrape that needs the line model."""
    scrape = next((data.ROOT / "seeds").glob("01-*.txt")).read_bytes()
    small = b"Advertisement\n\nTrade hits a record\n\nTrade rose by a quarter last year, officials said on Friday.\n"
    bare = _median([sys.executable, "-c", "pass"], b"")
    filtered = [sys.executable, "-m", "newsclean"]
    found = {
        "--version": _median([*filtered, "--version"], b""),
        "small text": _median(filtered, small),
        "scrape": _median(filtered, scrape),
    }
    return {name: round(value - bare) for name, value in found.items()}


def _median(command: list[str], given: bytes) -> float:
    times = []
    for _ in range(15):
        began = time.perf_counter()
        subprocess.run(command, input=given, capture_output=True, check=True, cwd=Path(sys.prefix))
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--startup", action="store_true")
    wanted = parser.parse_args()
    if wanted.startup:
        print(json.dumps(startup()))
        return
    whole = table({"newsclean": nc.pipeline("news"), **peers()}, "ftfy")
    single = alone()
    if wanted.json:
        print(json.dumps({"whole": whole, "alone": single}, indent=1))
        return
    for name, row in whole.items():
        print(f"{name:<22}" + "  ".join(f"{key} {value:>8}" for key, value in row.items()))
    print("\neach cleaner alone, MB/s")
    for name, speed in sorted(single.items(), key=lambda item: item[1]):
        print(f"{name:<22}{speed:>8}")


if __name__ == "__main__":
    main()
