"""Headlines of other articles: after a label that opens a list of them, and alone between two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.lazy_regex import lazy
from newsclean.data import data_text
from newsclean.text.line_shape import is_headline, word_count

STAMPED = "related/stamped"
_GUIDE = lazy(r"(?:how|what|why|when|where|who|which|is|are|can|should|do|does|step|tip|\d+[.):]) ?", re.IGNORECASE)
_NAME = lazy(r"(?<!^)(?<![.!?:‘“\"'] )\b[^\W\d_a-zà-ÿ][\w’'-]+")
_COLON = lazy(r"[^:]{3,40}: [^\W\d_a-zà-ÿ][^:]{12,}$")  # "High-speed hangover: Five lines that ate their budgets"
_QUOTED = lazy(r"‘[^’]{3,}’|: ?[‘“'\"]")


@dataclass(frozen=True, slots=True)
class RelatedOptions:
    """Which lines are teasers and headlines of other articles. Measured on labelled news pages."""

    teaser_blocks: int = 4  # a teaser is a line or two after its headline
    teaser_words: int = 40  # of each of these lines
    inside: int = 6  # links in a box between paragraphs; longer runs come after the article
    words_min: int = 7  # of a headline alone: subheads are shorter (median 4 on news pages)
    words_max: int = 20  # headlines are longer than subheads (median 10), and shorter than this
    # of the paragraphs: an article with more lines alone has subheads, and long ones are among them
    subheads: float = 0.2
    least: int = 3  # evidence; with 2, half of the lines removed in labelled texts belonged to the article


RELATED = RelatedOptions()
FULL_STOPS = ".。।"  # headlines of other articles end in a question or exclamation mark at most


def find_listed_links(zones: Zones) -> Iterator[Label]:
    """The lines that follow a label such as "Most read", up to the next paragraph."""
    reached = 0
    for label, rule in zones.ruled:
        if rule.opens and not rule.weak:
            kind, end = zones.marks[label] or "related_link", _end(zones, label, max(label + 1, reached))
            for block in range(max(label + 1, reached), end):
                if zones.marks[block] is None and zones.texts[block][-1] not in ";:,":
                    yield Label(block, kind, "related/listed", 0.85)
            reached = max(reached, end)


def _end(zones: Zones, label: int, start: int) -> int:
    """Where the run after a label ends: at a paragraph, at the headline, between paragraphs after a few lines.

    A list is of headlines, each with a teaser or none: where a sentence follows the label, or the first sentence of the
    run is followed by another or by nothing, the article goes on, however short its sentences are.
    """
    limit = len(zones.texts) if label > zones.last else min(len(zones.texts), label + 1 + RELATED.inside)
    title, running = zones.title, zones.running
    end = next((i for i in range(start, limit) if i in running or i == title), max(start, limit))
    free = [i for i in range(start, end) if zones.marks[i] is None]
    sentence = next((rank for rank, i in enumerate(free) if zones.texts[i][-1] in FULL_STOPS), None)
    if sentence is None:
        return end
    after = free[sentence + 1 : sentence + 2]
    teases = sentence > 0 and any(is_headline(zones.texts[i]) for i in after)
    return end if teases else free[sentence]


def find_teasers(zones: Zones) -> Iterator[Label]:
    """The lines between headlines that carry a time: a feed of other articles."""
    stamped = [block for block, rule in zones.ruled if rule.id == STAMPED]
    for here, after in pairwise([*stamped, len(zones.texts)] if len(stamped) > 1 else []):
        end = after if after < len(zones.texts) and after - here <= RELATED.teaser_blocks else here + 2
        for block in range(here + 1, min(end, len(zones.texts))):
            if zones.marks[block] is None and word_count(zones.texts[block]) <= RELATED.teaser_words:
                yield Label(block, "related_link", "related/teaser", 0.7)


def find_lone_headlines(zones: Zones) -> Iterator[Label]:
    """A headline of another article, standing by itself between two paragraphs."""
    return _alone(zones, RELATED.least)


def find_lone_headlines_strictly(zones: Zones) -> Iterator[Label]:
    """The same on less evidence: half of the subheads of this length are removed as well."""
    return _alone(zones, RELATED.least - 1)


def _alone(zones: Zones, least: int) -> Iterator[Label]:
    lone = [i for i in zones.loose if zones.first < i < zones.last and zones.stands_alone(i)]
    if len(lone) > max(1, RELATED.subheads * len(zones.paragraphs)):
        return
    subheads = any(word_count(zones.texts[i]) < RELATED.words_min for i in lone)
    for block in lone:
        score = _headline_score(zones.texts[block]) - subheads
        if score >= least:
            yield Label(block, "related_link", "related/alone", min(0.9, 0.5 + score / 10))


@cache
def _verbs() -> frozenset[str]:
    text = data_text("headline_verbs.txt")
    return frozenset(line for line in text.split() if not line.startswith("#"))


def _headline_score(text: str) -> int:
    """Evidence that a line is a news headline and not a subhead: a verb of headlines, length, names, quoted speech."""
    if not is_headline(text) or not RELATED.words_min <= word_count(text) <= RELATED.words_max:
        return 0
    words = re.findall(r"[^\W\d_]+", text.casefold())
    names = len(_NAME.findall(text))
    capital = names >= 0.75 * len(words)  # Title Case: capitals are no evidence
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
