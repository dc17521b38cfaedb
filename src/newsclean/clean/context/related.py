"""Headlines of other articles: after a label that opens a list of them, and alone between two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.core.lazy_regex import lazy
from newsclean.text.line_shape import is_headline, word_count

STAMPED = "related/stamped"
TEASER_BLOCKS, TEASER_WORDS = 4, 40  # a teaser is a line or two behind its headline
RUN_INSIDE = 6  # links in a box between paragraphs; longer runs stand after the article
ALONE_MIN, ALONE_MAX = 7, 20  # words: subheads are shorter (median 4 on news pages), headlines longer (median 10)
SUBHEADS = 0.2  # of the paragraphs: an article with more lines alone has subheads, and long ones are among them
ALONE_SCORE = 3  # with 2, one line in two that went from labelled residue was the article's own
_GUIDE = lazy(r"(?:how|what|why|when|where|who|which|is|are|can|should|do|does|step|tip|\d+[.):]) ?", re.IGNORECASE)
_NAME = lazy(r"(?<!^)(?<![.!?:‘“\"'] )\b[^\W\d_a-zà-ÿ][\w’'-]+")
_COLON = lazy(r"[^:]{3,40}: [^\W\d_a-zà-ÿ][^:]{12,}$")  # "High-speed hangover: Five lines that ate their budgets"
_QUOTED = lazy(r"‘[^’]{3,}’|: ?[‘“'\"]")


def opened(doc: Document) -> Iterator[Label]:
    """The lines that follow a label such as "Most read", up to the next paragraph."""
    reached = 0
    for label, hits in enumerate(doc.hits):
        if hits and hits[0].rule.opens and not hits[0].rule.weak:
            kind, end = doc.marks[label] or "related_link", _end(doc, label, max(label + 1, reached))
            for block in range(max(label + 1, reached), end):
                if doc.marks[block] is None and doc.texts[block][-1] not in ";:,":
                    yield Label(block, kind, "related/listed", 0.85)
            reached = max(reached, end)


def _end(doc: Document, label: int, start: int) -> int:
    """Where the run behind a label ends: at a paragraph, at the headline, between paragraphs after a few lines."""
    layout = doc.layout
    limit = len(doc) if label > layout.last else min(len(doc), label + 1 + RUN_INSIDE)
    return next((i for i in range(start, limit) if layout.is_running(i) or i == layout.title), max(start, limit))


def teasers(doc: Document) -> Iterator[Label]:
    """The lines between headlines that carry a time: a feed of other articles."""
    stamped = [i for i, hits in enumerate(doc.hits) if hits and hits[0].rule.id == STAMPED]
    for here, after in pairwise([*stamped, len(doc)] if len(stamped) > 1 else []):
        end = after if after < len(doc) and after - here <= TEASER_BLOCKS else here + 2
        for block in range(here + 1, min(end, len(doc))):
            if doc.marks[block] is None and word_count(doc.texts[block]) <= TEASER_WORDS:
                yield Label(block, "related_link", "related/teaser", 0.7)


def alone(doc: Document) -> Iterator[Label]:
    """A headline of another article, standing by itself between two paragraphs."""
    return _alone(doc, ALONE_SCORE)


def alone_strictly(doc: Document) -> Iterator[Label]:
    """The same on less evidence: one subhead in two of this length goes with them."""
    return _alone(doc, ALONE_SCORE - 1)


def _alone(doc: Document, least: int) -> Iterator[Label]:
    layout = doc.layout
    lone = [i for i in layout.loose if layout.first < i < layout.last and layout.stands_alone(i)]
    if len(lone) > max(1, SUBHEADS * len(layout.paragraphs)):
        return
    subheads = any(word_count(doc.texts[i]) < ALONE_MIN for i in lone)
    for block in lone:
        score = _headline_score(doc.texts[block]) - subheads
        if score >= least:
            yield Label(block, "related_link", "related/alone", min(0.9, 0.5 + score / 10))


@cache
def _verbs() -> frozenset[str]:
    text = files("newsclean.data").joinpath("headline_verbs.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split() if not line.startswith("#"))


def _headline_score(text: str) -> int:
    """Evidence that a line is a news headline and no subhead: a verb of headlines, length, names, quoted speech."""
    if not is_headline(text) or not ALONE_MIN <= word_count(text) <= ALONE_MAX:
        return 0
    words = re.findall(r"[^\W\d_]+", text.casefold())
    names = len(_NAME.findall(text))
    capital = names >= 0.75 * len(words)  # Title Case: capitals say nothing
    if not any(word in _verbs() for word in words[1:]) and not _QUOTED.search(text):
        return 0  # in languages that the list does not know, subheads are as likely
    evidence = (
        any(word in _verbs() for word in words[1:]),
        len(words) >= 9,
        names >= 2 and not capital,
        _QUOTED.search(text),
        _COLON.match(text),
        not _GUIDE.match(text),
    )
    return sum(map(bool, evidence))
