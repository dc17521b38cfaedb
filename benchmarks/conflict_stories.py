"""Labelled pairs of figures from stories written for this: conflict_stories.txt, forty stories of three outlets.

`# name` begins a story, `## outlet | time` an article. A figure is marked `[key=value|text]`: figures of one key are of
one thing, and of one value where the second word is equal. `kind a update; b conflict` says what other values are.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.claims.judging.scorer import are_comparable
from newsclean.quantity.scan.scanner import find_quantities

STORIES = Path(__file__).parent / "conflict_stories.txt"
MARK = re.compile(r"\[(\w+)=([^|\]]+)\|([^\]]+)\]")
LABELS = re.compile(r"(?m)^(kind|non) (.*)$")
ENDS = re.compile(r"(?<=[.!?\"])\s+(?=[A-Z\"0-9])")


class Marked(NamedTuple):
    """A marked figure: its article, what it is of, its value, its sentence, and its quantity there."""

    article: int
    key: str
    value: str
    sentence: str
    quantity: Any


def labelled_pairs(path: Path = STORIES) -> list[dict[str, Any]]:
    """The pairs of two articles, as the rows of other labelled sets; those of other things only where they compare."""
    stories = re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]
    return [row for story in stories for row in _pairs(*story.split("\n", 1))]


def _pairs(name: str, rest: str) -> list[dict[str, Any]]:
    kinds = dict(it.split() for kind, line in LABELS.findall(rest) if kind == "kind" for it in line.split(";"))
    articles = [part.split("\n", 1) for part in re.split(r"(?m)^## ", rest)[1:]]
    dates = [head.split(" | ")[1][:10] for head, _ in articles]
    found = [figure for at, (_, body) in enumerate(articles) for figure in _figures(at, LABELS.sub("", body).strip())]
    rows = []
    for one, other in itertools.combinations(found, 2):
        same = one.key == other.key
        if one.article != other.article and (same or are_comparable(one.quantity, other.quantity)):
            known = "same" if one.value == other.value else kinds.get(one.key, "conflict")
            sides = {"a": one, "b": other}
            row: dict[str, Any] = {"id": "", "story": f"own-{name}", "label": known if same else "different"}
            for k, side in sides.items():
                span = {"start": side.quantity.start, "end": side.quantity.end}
                row |= {k: side.sentence, f"q{k}": span, f"date_{k}": dates[side.article]}
            rows.append(row)
    return rows


def _figures(article: int, marked: str) -> list[Marked]:
    text = MARK.sub(lambda match: match[3], marked)
    edges = [0, *(match.end() for match in ENDS.finditer(text)), len(text)]
    out, shift = [], 0
    for match in MARK.finditer(marked):
        start = match.start() - shift
        shift += len(match[0]) - len(match[3])
        first = max(edge for edge in edges if edge <= start)
        sentence = text[first : min(edge for edge in edges if edge > start)].strip()
        end = start - first + len(match[3])
        quantity = next((q for q in find_quantities(sentence) if q.start < end and start - first < q.end), None)
        if quantity is not None:
            out.append(Marked(article, match[1], match[2], sentence, quantity))
    return out
