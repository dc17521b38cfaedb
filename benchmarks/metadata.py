"""Metadata of labelled pages: title, authors, day of publication; as they are, and with what is declared taken out.

python -m benchmarks.metadata                   prints the figures, hosts developed on and unseen apart
python -m benchmarks.metadata --wrong published prints each disagreement of a field (--part seen|unseen, --mode)
python -m benchmarks.metadata --pages FILE      writes the pages of both modes as JSON Lines, for peers to read
python -m benchmarks.metadata --judge FILE      judges a peer's answers: {"id", "mode", "title", "authors", "published"}

How truth is made stands in benchmarks/truth.py. The figures "as they are" (full) test in part reading what is written;
those of mode "bare" do not: JSON-LD, meta and title elements are taken out of the page, and only pages count whose
text still shows the value, found by writing the day in every usual form, not by reading dates.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.truth import SETS, Page, pages, squash
from newsclean.metadata import read_metadata

FIELDS = ("title", "authors", "published")
Answers = dict[tuple[str, str], dict[str, Any]]  # by page and mode


def right(name: str, page: Page, value: Any) -> bool:
    """Is the answer one of the true ones?"""
    if name == "authors":
        return frozenset(map(squash, value or ())) in page.truth[name]
    if name == "title":
        return squash(value or "") in page.truth[name]
    return (value or "")[:10] in page.truth[name]


def answers(html: str, url: str | None) -> dict[str, Any]:
    """What newsclean reads."""
    found = read_metadata(LexborHTMLParser(html), url=url)
    return {
        "title": found.title,
        "authors": list(found.authors),
        "published": found.published.iso if found.published else None,
        "found": dict(found.found),
    }


def asked(page: Page, mode: str) -> set[str]:
    """The fields that a page is asked for in a mode."""
    return set(page.truth) if mode == "full" else page.shown & set(page.truth)


def judge(everything: list[Page], given: Answers) -> Iterator[tuple[Page, str, str, Any, bool]]:
    """Page, mode, field, answer and verdict, for all that is asked."""
    for page in everything:
        for mode in ("full", "bare"):
            answer = given.get((page.id, mode), {})
            for name in sorted(asked(page, mode)):
                yield page, mode, name, answer.get(name), right(name, page, answer.get(name))


def report(everything: list[Page], given: Answers) -> None:
    """Print right answers of those asked for, in per cent; (n) pages, and how many answers were missing."""
    count: Counter[tuple[str, ...]] = Counter()
    for page, mode, name, answer, correct in judge(everything, given):
        for part in ("unseen" if page.unseen else "seen", "all"):
            for group in (page.group, "all"):
                key = (mode, name, part, group)
                count[(*key, "n")] += 1
                count[(*key, "ok")] += correct
                count[(*key, "none")] += not answer
    for mode in ("full", "bare"):
        for name in FIELDS:
            for part in ("seen", "unseen", "all"):
                cells = []
                for group in ("all", *SETS):
                    n = count[mode, name, part, group, "n"]
                    if n:
                        ok, none = count[mode, name, part, group, "ok"], count[mode, name, part, group, "none"]
                        cells.append(f"{group} {100 * ok / n:.1f} ({n}, {none} missing)")
                print(f"{mode} {name:9} {part:6} " + " · ".join(cells))


def read_all(everything: list[Page]) -> Answers:
    """newsclean's answers to all pages in both modes."""
    given: Answers = {}
    for page in everything:
        given[page.id, "full"] = answers(page.html, page.url)
        given[page.id, "bare"] = answers(page.bare, page.url)
    return given


def cost(everything: list[Page]) -> None:
    """Print the time that reading takes per page, parsing left out."""
    for mode in ("full", "bare"):
        trees = [(LexborHTMLParser(p.html if mode == "full" else p.bare), p) for p in everything]
        times = []
        for tree, page in trees:
            start = time.perf_counter()
            read_metadata(tree, url=page.url)
            times.append((time.perf_counter() - start) * 1e3)
        times.sort()
        mean, median = sum(times) / len(times), times[len(times) // 2]
        print(f"{mode} ms per page: mean {mean:.2f} median {median:.2f} worst {times[-1]:.1f}")


def wrong(everything: list[Page], given: Answers, wanted: argparse.Namespace) -> None:
    """Print the disagreements of a field."""
    for page, mode, name, answer, ok in judge(everything, given):
        if not ok and name == wanted.wrong and mode == wanted.mode and page.unseen == (wanted.part == "unseen"):
            source = given[page.id, mode].get("found", {}).get(name)
            true = [sorted(one) if isinstance(one, frozenset) else one for one in page.truth[name]]
            print(f"{page.id[:60]} {page.host}\n    truth {true}\n    read  {answer!r} from {source}")


def main() -> int:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", choices=FIELDS)
    parser.add_argument("--part", choices=("seen", "unseen"), default="seen")
    parser.add_argument("--mode", choices=("full", "bare"), default="full")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--judge", type=Path)
    wanted = parser.parse_args()
    everything = list(pages())
    if wanted.pages:
        with wanted.pages.open("w", encoding="utf-8") as out:
            for page in everything:
                for mode, html in (("full", page.html), ("bare", page.bare)):
                    out.write(json.dumps({"id": page.id, "mode": mode, "url": page.url, "html": html}) + "\n")
        return 0
    if wanted.judge:
        rows = map(json.loads, wanted.judge.read_text(encoding="utf-8").splitlines())
        given = {(row["id"], row["mode"]): row for row in rows}
    else:
        given = read_all(everything)
        cost(everything)
    if wanted.wrong:
        wrong(everything, given, wanted)
    else:
        report(everything, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
