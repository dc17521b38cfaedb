"""Quality on labelled data: lines of real scrapes, whole pages as text and as HTML, what extractors leave, and undo.

python -m benchmarks.quality            prints the figures as JSON
python -m benchmarks.quality --gate     fails when one is lower than its floor in baseline.json
python -m benchmarks.quality --floors   lifts the floors that are exceeded; a lower floor is refused
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsclean as nc
from benchmarks import data
from newsclean.core.document import Document

BASELINE = Path(__file__).with_name("baseline.json")
NOISE = 0.0005  # figures of one build agree to this much on any machine: float32 sums differ in the last digit
PAGES = {"big9": None, "fundus en": "en", "fundus de": "de", "wcxb": None}
FILES = {"big9": "big9", "fundus en": "fundus_tests", "fundus de": "fundus_tests", "wcxb": "wcxb"}

LANGUAGES = {"fundus_tests": ("en", "de"), "daniel": ("en", "zh", "pl", "el", "ru")}


def line_verdicts(folder: Path) -> Iterator[tuple[dict[str, Any], str | None]]:
    """(labelled line, the kind newsclean gives it or None when it is kept) of all scrapes in a folder."""
    clean = nc.pipeline("news")
    for file in data.verdicts(folder):
        source = (folder / file["file"]).read_bytes().decode("utf-8")
        article = clean.article(source)
        kinds = line_kinds(article)
        for line in file["lines"]:
            yield line, kinds.get(line["line"])


def line_kinds(article: nc.Article) -> dict[int, str | None]:
    """Line number (from 1) to the kind that removed the line, None for kept lines."""
    doc = Document(article.source)
    gone = {(e.start, e.end): e.kind for e in article.ledger.removed}
    kinds: dict[int, str | None] = {}
    for number, start, end in zip(doc.numbers, doc.starts, doc.ends, strict=True):
        kinds[number + 1] = next((kind for (s, e), kind in gone.items() if s <= start and end <= e), None)
    return kinds


def scrape_figures(folder: Path, name: str) -> dict[str, float]:
    """Share of lines kept or dropped rightly, and of dropped lines whose kind is named rightly."""
    judged = list(line_verdicts(folder))
    right = [line["keep"] == (kind is None) for line, kind in judged]
    named = [kind == line["kind"] for line, kind in judged if not line["keep"]]
    return {f"{name} lines": sum(right) / len(right), f"{name} kinds": sum(named) / len(named)}


def predictions(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What newsclean makes of each row's text."""
    records = ({"id": r["id"], "url": r.get("url"), "text": r.get("text") or "\n".join(r["lines"])} for r in rows)
    return {r["id"]: r for r in nc.pipeline("news").pipe(records)}


def page_figures() -> dict[str, float]:
    """Shingle F1 and line F1 on whole pages as text."""
    figures: dict[str, float] = {}
    for name, lang in PAGES.items():
        rows = [r for r in data.rows(f"textlines/{FILES[name]}.jsonl.gz") if r["gold_coverage"] >= 0.9]
        rows = [r for r in rows if lang in (None, r.get("lang"))]
        out = data.scorer().evaluate(rows, predictions(rows))
        figures |= {f"page {name} f1": out["f1"], f"page {name} line_f1": out["line_f1"]}
    return figures


def html_figures() -> dict[str, float]:
    """Shingle F1 on pages of HTML, and of fundus the share of pages that are the gold text word for word.

    Without embedded posts: 12 of the 13 golds of pages that have some leave them out.
    """
    figures: dict[str, float] = {}
    clean = nc.Pipeline([*nc.cleaners.preset("news"), nc.cleaners.embeds()])
    for file in ("big9", "fundus_tests", "wcxb", "daniel"):
        rows = data.rows(f"html/{file}.jsonl.gz")
        records = ({"id": r["id"], "url": r.get("url"), "html": r["html"]} for r in rows)
        made = {r["id"]: r for r in clean.pipe(records)}
        for lang in LANGUAGES.get(file, ("",)):
            out = data.scorer().evaluate([r for r in rows if not lang or r.get("lang") == lang], made)
            name = f"html {file} {lang}".strip()
            figures[f"{name} f1"] = out["f1"]
            if file == "fundus_tests":  # golds of other sets keep or leave out datelines and credits as they please
                figures[f"{name} exact"] = out["exact"]
    return figures


def residue_figures() -> dict[str, float]:
    """By set and extractor: the share of the error (1 - F1) that goes, and the recall gained (negative: lost)."""
    figures: dict[str, float] = {}
    for name in ("big9", "fundus_tests", "wcxb"):
        everything = data.rows(f"residue/{name}.jsonl.gz")
        for extractor in ("resiliparse", "paragraphs", "trafilatura"):
            rows = [r for r in everything if r["extractor"] == extractor]
            before = data.scorer().evaluate(rows, {r["id"]: r["text"] for r in rows}, None, "in")
            after = data.scorer().evaluate(rows, predictions(rows))
            figures |= {
                f"residue {name} {extractor} error": 1 - (1 - after["f1"]) / (1 - before["f1"]),
                f"residue {name} {extractor} recall": after["recall"] - before["recall"],
            }
    return figures


def undo_figures() -> dict[str, float]:
    """Share of all texts that undo gives back."""
    texts = [r["text"] for name in ("big9", "fundus_tests", "wcxb") for r in data.rows(f"residue/{name}.jsonl.gz")]
    texts += ["\n".join(r["lines"]) for r in data.rows("textlines/daniel.jsonl.gz")]
    texts += data.scrapes().values()
    clean = nc.pipeline("news")
    back = 0
    for text in texts:
        article = clean.article(text)
        back += article.ledger.undo(str(article)) == text
    return {"undo": back / len(texts)}


def figures() -> dict[str, float]:
    """All figures; those on the labelled data only where it is there."""
    found = scrape_figures(data.ROOT / "seeds", "seeds")
    if data.there():
        found |= scrape_figures(data.SEEDS, "scrapes")
        found |= html_figures() | page_figures() | residue_figures() | undo_figures()
    return {name: round(value, 4) for name, value in found.items()}


def main() -> int:
    """Print the figures; with --gate compare them with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--floors", action="store_true")
    wanted = parser.parse_args()
    found = figures()
    floors: dict[str, float] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    print(json.dumps(found, indent=1))
    low = {n: (v, floors[n]) for n, v in found.items() if v < floors.get(n, -9) - NOISE}
    for name, (value, floor) in low.items():
        print(f"below its floor: {name} is {value}, was {floor}", file=sys.stderr)
    if wanted.floors and not low:
        BASELINE.write_text(json.dumps(floors | found, indent=1) + "\n")
    return 1 if low and (wanted.gate or wanted.floors) else 0


if __name__ == "__main__":
    sys.exit(main())
