"""The part of benchmarks.html that runs inside a peer's environment; of itself it needs the standard library only.

python -m benchmarks.html_worker texts RUN...           what each run makes of every page, as JSON Lines
python -m benchmarks.html_worker speed PATH RUN...      CPU seconds of newsclean and each run, page by page in turn

PATH is the folder of newsclean's dependencies: it is put behind the environment's own, so that the peer keeps what
it was installed with.
"""

from __future__ import annotations

import json
import sys
import sysconfig
import time
from collections.abc import Callable
from importlib import metadata
from typing import Any

from benchmarks import data, extractors

SETS = ("big9", "fundus_tests", "wcxb", "daniel")
STEP, WARM = 7, 20  # every 7th page of each set is timed; 20 others are read before, to compile and import what is lazy


def pages(name: str) -> list[dict[str, Any]]:
    """The labelled pages of a set."""
    return data.rows(f"html/{name}.jsonl.gz")


def attempt(function: Callable[[str, str], str | None], page: dict[str, Any]) -> tuple[str, bool]:
    """What a peer makes of a page, and did it fail?"""
    try:
        return function(page["html"], page.get("lang") or "en") or "", False
    except Exception:  # noqa: BLE001 - a peer may raise anything; such pages are counted, and scored as empty
        return "", True


def texts(runs: list[str]) -> None:
    """Print headline and text of every page, run by run."""
    for run in runs:
        text, title = extractors.make(run)
        for name in SETS:
            for page in pages(name):
                body, failed = attempt(text, page)
                head = "" if failed or not page.get("gold_includes_title") else attempt(title, page)[0]
                row = {"run": run, "set": name, "id": page["id"], "title": head, "text": body, "failed": failed}
                sys.stdout.write(json.dumps(row) + "\n")


def speed(runs: list[str]) -> None:
    """Print CPU seconds, pages and versions: short turns, so that a change of the machine's speed hits all alike."""
    functions = {run: extractors.make(run)[0] for run in ["newsclean", *runs]}
    spent = dict.fromkeys(functions, 0.0)
    timed = [page for name in SETS for page in pages(name)[::STEP]]
    for page in [page for name in SETS for page in pages(name)[1::STEP]][:: max(1, len(timed) // WARM)]:
        for function in functions.values():
            attempt(function, page)
    for page in timed:
        for run, function in functions.items():
            began = time.process_time()
            attempt(function, page)
            spent[run] += time.process_time() - began
    installed = metadata.distributions(path=[sysconfig.get_path("purelib")])
    versions = {found.metadata["Name"]: found.version for found in installed}
    size = sum(len(page["html"].encode()) for page in timed)
    print(json.dumps({"seconds": spent, "pages": len(timed), "bytes": size, "versions": versions}))


def main() -> None:
    """Run what is asked."""
    what, *rest = sys.argv[1:]
    if what == "texts":
        texts(rest)
        return
    sys.path.append(rest[0])
    speed(rest[1:])


if __name__ == "__main__":
    main()
