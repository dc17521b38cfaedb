"""Everything side by side, quality and speed, and the chart of the README.

python -m benchmarks                             all parts that can run here, then benchmarks/chart.svg
python -m benchmarks --only speed chart          these parts
python -m benchmarks --records FILE --clusters FILE --peer datasketch=PYTHON:0.7     deduplication on your records

quality, quantities, metadata, statements and html need the labelled data beside the checkout; html makes environments
for its peers and takes half an hour; speed compares with the peers that are installed here. What cannot run is said.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence

from benchmarks import chart, data

LABELLED = {
    "quality": ["benchmarks.quality"],
    "quantities": ["benchmarks.quantities"],
    "metadata": ["benchmarks.metadata"],
    "statements": ["benchmarks.statements", "pairs"],
    "html": ["benchmarks.html", "--json", str(chart.RESULTS / "html.json")],
}
PARTS = (*LABELLED, "dedup", "speed", "chart")


def command(part: str, wanted: argparse.Namespace) -> list[str] | str:
    """The arguments of `python -m` for a part, or why it cannot run here."""
    if part in LABELLED:
        return LABELLED[part] if data.there() else "the labelled data is not beside the checkout"
    if part == "dedup":
        if wanted.records is None:
            return "give --records FILE, and --clusters FILE for agreement"
        clusters = ["--clusters", wanted.clusters] if wanted.clusters else []
        peers = [f"--peer={peer}" for peer in wanted.peer] or ["--alone"]
        return ["benchmarks.dedup", "--records", wanted.records, *clusters, *peers]
    if part == "speed":
        return ["newsclean", "bench", "--compare", "--json", "--seconds", str(wanted.seconds)]
    return ["benchmarks.chart"]


def ran(part: str, arguments: Sequence[str]) -> bool:
    """Run a part; did it end well? Speed is kept for the chart."""
    told = subprocess.PIPE if part == "speed" else None
    done = subprocess.run([sys.executable, "-m", *arguments], check=False, stdout=told, text=True, encoding="utf-8")
    if part == "speed" and done.returncode == 0:
        (chart.RESULTS / "speed.json").write_text(done.stdout, encoding="utf-8")
        print(done.stdout)
    return done.returncode == 0


def main() -> int:
    """Run the parts; exit 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--records")
    parser.add_argument("--clusters")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON:THRESHOLD")
    parser.add_argument("--seconds", type=float, default=60.0, help="for speed")
    wanted = parser.parse_args()
    failed = []
    for part in PARTS:
        if part not in wanted.only:
            continue
        arguments = command(part, wanted)
        if isinstance(arguments, str):
            print(f"== {part}: left out; {arguments}", flush=True)
            continue
        print(f"== {part}", flush=True)
        if not ran(part, arguments):
            failed.append(part)
    print(f"failed: {', '.join(failed)}" if failed else "all that could run ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
