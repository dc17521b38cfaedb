"""HTML, side by side with the extractors of peers.toml: quality on the labelled pages, and speed.

python -m benchmarks.html                  the table; environments are made below the user's cache folder
python -m benchmarks.html --env DIR        ... or in DIR
python -m benchmarks.html --json FILE      the figures, with versions, date, Python and machine, as JSON
python -m benchmarks.html --only NAME...   these peers only

Quality is the scorer's that comes with the data: shingle F1 (P/R), and the share of exact pages. Where the gold text
has the headline newsclean's title is scored, and a peer's title is put in front of its text or not, whichever is better
for it on that set. A page on which a peer fails counts as empty. The sets marked * had a part in fitting newsclean's
model, so there its figures flatter it; what it reaches on publishers it has not seen, big9 and cross-validation tell.

Speed is CPU time of one process: newsclean and a peer take turns page by page in the peer's environment, newsclean from
this checkout with the dependencies of the Python that runs this. So each peer has a newsclean of its own to be compared
with; only such a ratio can be trusted on a shared machine.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import sys
import sysconfig
from collections import defaultdict
from importlib import metadata
from pathlib import Path
from typing import Any

import newsclean as nc
from benchmarks import data, environments, html_worker

COLUMNS = {
    "big9": ("big9", None), "fundus en": ("fundus_tests", "en"), "fundus de": ("fundus_tests", "de"),
    "wcxb": ("wcxb", None), "daniel en": ("daniel", "en"), "daniel zh": ("daniel", "zh"), "daniel pl": ("daniel", "pl"),
    "daniel el": ("daniel", "el"), "daniel ru": ("daniel", "ru"),
}  # fmt: skip
DEPENDENCIES = ("beautifulsoup4", "ftfy", "numpy", "rapidfuzz", "selectolax")
FITTED = ("fundus_tests", "wcxb", "daniel")  # data/html.npz was fitted on these, not on big9
PLAIN = ("failed pages", "pages/s", "newsclean pages/s beside it", "newsclean is faster by")
Texts = dict[str, dict[str, Any]]  # of one run: page to {"title", "summary", "text"}
Figures = dict[str, Any]


def own_texts() -> Texts:
    """What newsclean makes of every page."""
    clean = nc.pipeline("news")
    found: Texts = {}
    for name in html_worker.SETS:
        for page in html_worker.pages(name):
            article = clean.article(page["html"])
            found[f"{name}/{page['id']}"] = {
                "title": article.title, "summary": list(article.summary), "text": article.body,
            }  # fmt: skip
    return found


def peer_texts(output: str) -> dict[str, Texts]:
    """Run to texts, from what the worker printed."""
    found: dict[str, Texts] = defaultdict(dict)
    for line in output.splitlines():
        row = json.loads(line)
        found[row["run"]][f"{row['set']}/{row['id']}"] = row
    return found


def score(texts: Texts, *, own: bool) -> dict[str, Figures]:
    """The figures of one run on every set."""
    found = {}
    for column, (name, lang) in COLUMNS.items():
        rows = [r for r in html_worker.pages(name) if lang in (None, r.get("lang"))]
        given = {r["id"]: texts[f"{name}/{r['id']}"] for r in rows}
        ways = [None] if own else [None, False]  # a peer's own title in front where the gold has one, or nowhere
        best = max((data.scorer().evaluate(rows, given, title) for title in ways), key=lambda out: out["f1"])
        found[column] = {key: round(best[key], 4) for key in ("f1", "precision", "recall", "exact")}
    return found


def measure(peer: environments.Peer, folder: Path) -> tuple[dict[str, Figures], dict[str, str]]:
    """Figures of the runs of one peer, and the versions in its environment. OSError says why there are none."""
    python = environments.prepare(peer, folder)
    texts = peer_texts(environments.run(python, "texts", *peer.runs))
    place = sysconfig.get_path("purelib")
    speed = json.loads(environments.run(python, "speed", place, *peer.runs, newsclean=True))
    figures: dict[str, Figures] = {}
    for run in peer.runs:
        figures[run] = {
            "sets": score(texts[run], own=False),
            "failed pages": sum(row["failed"] for row in texts[run].values()),
            "pages/s": round(speed["pages"] / speed["seconds"][run], 1),
            "newsclean pages/s beside it": round(speed["pages"] / speed["seconds"]["newsclean"], 1),
            "newsclean is faster by": round(speed["seconds"][run] / speed["seconds"]["newsclean"], 2),
        }
    return figures, speed["versions"]


def everything(folder: Path, only: list[str]) -> dict[str, Any]:
    """All figures, and for a peer that could not be installed or run the reason."""
    runs: dict[str, Figures] = {"newsclean": {"sets": score(own_texts(), own=True)}}
    missing: dict[str, str] = {}
    versions = {"newsclean": {name: metadata.version(name) for name in DEPENDENCIES}}
    for peer in environments.peers():
        if only and peer.name not in only:
            continue
        print(f"{peer.name} ...", file=sys.stderr)
        try:
            figures, versions[peer.name] = measure(peer, folder)
        except OSError as error:
            missing[peer.name] = str(error)
            continue
        runs |= figures
    return {"about": about(), "runs": runs, "missing": missing, "versions": versions}


def about() -> dict[str, str]:
    """Where and when the figures were measured."""
    cpu = Path("/proc/cpuinfo")
    models = (
        [line.split(":")[1].strip() for line in cpu.read_text().splitlines() if "model name" in line]
        if cpu.exists()
        else []
    )
    return {
        "newsclean": nc.__version__, "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": platform.python_version(), "system": platform.system(),
        "cpu": f"{len(models)} x {models[0]}" if models else platform.processor(),
    }  # fmt: skip


def table(found: dict[str, Any]) -> str:
    """The figures for people: a column for each run, a line for each set, then the exact pages, then speed."""
    runs = found["runs"]
    lines = [["F1 (P/R)", *runs]]
    for column, (name, _) in COLUMNS.items():
        lines.append([column + "*" * (name in FITTED), *(_quality(run["sets"][column]) for run in runs.values())])
    lines += [
        [f"exact, {name}", *(f"{run['sets'][name]['exact']:.3f}"[1:] for run in runs.values())] for name in COLUMNS
    ]
    lines += [[key, *(str(run.get(key, "")) for run in runs.values())] for key in PLAIN]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines]
    return "\n".join([*shown, *(f"{name}: not measured, {why}" for name, why in found["missing"].items())])


def _quality(figures: Figures) -> str:
    return "{f1:.3f} ({precision:.2f}/{recall:.2f})".format(**figures).replace("0.", ".")


def main() -> int:
    """Print the table; exit 1 when a peer is missing from it, 2 when there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--env", type=Path, default=environments.default_folder())
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    wanted = parser.parse_args()
    if not data.there():
        print("the labelled pages are not beside the checkout", file=sys.stderr)
        return 2
    found = everything(wanted.env, wanted.only)
    print(table(found))
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if found["missing"] else 0


if __name__ == "__main__":
    sys.exit(main())
