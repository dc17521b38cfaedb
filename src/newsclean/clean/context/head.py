"""The head of an article: section labels, names of authors, and counters between headline and first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from newsclean.clean.context.video import times_of_entries
from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.lazy_regex import lazy
from newsclean.text.line_shape import is_bullet, is_sentence, word_count
from newsclean.text.names.byline_names import BYLINE_MAX, is_agency, is_name, parse_byline

MENU = 4  # one to three labels above a headline are its section; menus have more
# log-odds of the HTML model for a line: of 69 short lines above it that were taken for names and labels on the pages
# with a full text, 61 were subheads and items of that text
SURE = 1.2
LIST = 3  # rows in a row make a list; two may be place and date
ALIKE = 2  # words at the beginning of two subheads: one is an article or a topic
SHORT = 6  # words: labels in the head are shorter, standfirsts longer
_DIGIT, _LETTERS = lazy(r"\d"), lazy(r"[^\W\d_]{3}")
_NUMBER = lazy(r"\d{1,6}|\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d)?[km]", re.IGNORECASE)


def find_bylines(zones: Zones) -> Iterator[Label]:
    """Lines that name authors: parsed bylines anywhere in head and tail, bare names in the head."""
    if zones.plain:
        return
    for block in zones.head + zones.tail:
        text = zones.texts[block]
        named = _named(text) if len(text) <= BYLINE_MAX else "agency" if is_agency(text) else ""
        if named == "byline":
            yield Label(block, "byline", "byline/names", 0.95)
        elif named == "agency":
            yield Label(block, "agency", "agency/name", 0.8)
        elif named == "name" and _may_be_name(zones, block):
            yield Label(block, "byline", "byline/name", 0.8)


@lru_cache(1 << 12)  # lines of heads: they come again in the second round, and in the next article of an outlet
def _named(text: str) -> str:
    """What a line that is no biography may be by itself: "byline", "agency", "name", or ""."""
    if parse_byline(text):
        return "byline"
    return "agency" if is_agency(text) else "name" if is_name(text) and not _ends(text) else ""


def _may_be_name(zones: Zones, block: int) -> bool:
    """Does a line stand below the headline, and is it no subhead ("Child Tax Credit Amounts")?"""
    below = zones.title is not None and block > zones.title and not _is_text(zones, block)
    return below and (zones.evidence is not None or block != zones.short_standfirst)


def _is_text(zones: Zones, block: int) -> bool:
    """Is the HTML model sure that a line is of the body, or does it stand in the body of a text?"""
    return zones.evidence.keeps(block, SURE) if zones.evidence is not None else _is_inside(zones, block)


def _is_inside(zones: Zones, block: int) -> bool:
    """Do lines of the body that are longer than labels stand above this one, with no line that goes between them?"""
    apart = {zones.title, zones.short_standfirst, *zones.summary}
    for above in range(block - 1, -1, -1):
        if zones.marks[above] is not None or above in apart:
            return False
        if not _is_label(zones.texts[above]):
            return True
    return False


def _ends(text: str) -> bool:
    """Does a text end like a sentence, which in Latin letters may be the stop of "Jr."?"""
    return is_sentence(text) and not text.isascii()


def find_section_labels(zones: Zones) -> Iterator[Label]:
    """Short labels above and below the headline: kickers, sections, countries."""
    if zones.plain or zones.title is None:
        return
    menu = frozenset(_menu(zones))
    stays: set[int | None] = {block + next_one for block in times_of_entries(zones) for next_one in (0, 1)}
    stays.update(_rows(zones))
    stays.update(_heads_of_rows(zones))
    stays.update(_pairs(zones))
    if zones.evidence is None:
        stays.add(zones.short_standfirst)
    for block in zones.head:
        if block in stays:
            continue
        text = zones.texts[block]
        if block in menu:
            yield Label(block, "navigation", "navigation/run", 0.55)
        elif _is_label(text) and not _is_text(zones, block) and not _goes_on(zones, block):
            yield Label(block, "section", zones.weak_rule(block) or "section/kicker", 0.5)


def _rows(zones: Zones) -> Iterator[int]:
    """Lines with figures below the headline, two or more in a row: results, not labels."""
    below = [block for block in zones.head if block > (zones.title or 0) and _has_figure(zones.texts[block])]
    for block, after in pairwise(below):
        if after == block + 1:
            yield from (block, after)


def _heads_of_rows(zones: Zones) -> Iterator[int]:
    """Labels right above and below a list of rows, between headline and first sentence: "Zutaten", "Zubereitung"."""
    rows = [block for block in _rows(zones) if zones.texts[block][0].isdigit() and not zones.marks[block]]
    run = sorted(set(rows))
    if len(run) >= LIST and run[-1] - run[0] == len(run) - 1:
        yield from (run[0] - 1, run[-1] + 1)


def _pairs(zones: Zones) -> Iterator[int]:
    """Labels below the headline that begin as one further below does: "What we know", "What we do not know"."""
    labels = [block for block in range((zones.title or 0) + 1, len(zones.texts)) if _is_subhead(zones, block)]
    last = {" ".join(zones.texts[block].split()[:ALIKE]): block for block in labels}
    for block in labels:
        other = last[" ".join(zones.texts[block].split()[:ALIKE])]
        if other > block + 1 and zones.texts[other] != zones.texts[block]:
            yield block


def _is_subhead(zones: Zones, block: int) -> bool:
    """Is this a label of words alone, right above a sentence, that no rule knows?"""
    text, below = zones.texts[block], block + 1
    if zones.marks[block] is not None or below == len(zones.texts) or not is_sentence(zones.texts[below]):
        return False
    return _is_label(text) and word_count(text) > ALIKE and re.search(r"[\d:|]", text) is None


def _has_figure(text: str) -> bool:
    """Are there a word and a digit in the text?"""
    return _DIGIT.search(text) is not None and _LETTERS.search(text) is not None


def _is_label(text: str) -> bool:
    few = word_count(text) <= SHORT and text[-1] != ","
    return few and not is_sentence(text) and not is_bullet(text) and any(map(str.isalnum, text))


def _goes_on(zones: Zones, block: int) -> bool:
    """Does the line above go on in this one, as in verse?"""
    return block > 0 and zones.texts[block - 1][-1] == "," and zones.texts[block][0].islower()


def _menu(zones: Zones) -> Iterator[int]:
    """The labels above the headline in a run of MENU or more."""
    run: list[int] = []
    for block in range(zones.title or 0):
        text = zones.texts[block]
        if word_count(text) <= SHORT and not is_sentence(text):
            run.append(block)
            continue
        if len(run) >= MENU:
            yield from run
        run = []
    if len(run) >= MENU:
        yield from run


def find_counters(zones: Zones) -> Iterator[Label]:
    """Bare numbers (of comments, of shares) in the head, in the tail, and alone between paragraphs."""
    texts = zones.texts
    numbers = [i for i in zones.loose if texts[i][0].isdecimal() and _NUMBER.fullmatch(texts[i])]
    if not numbers or _counts_up([texts[i] for i in numbers]):
        return
    inside = frozenset(range(zones.first, zones.last + 1))
    for block in numbers:
        if block not in inside or zones.stands_alone(block):
            yield Label(block, "counter", "counter/bare", 0.9)


def _counts_up(texts: list[str]) -> bool:
    """Numbered parts of an article (1, 2, 3 …, or a list's countdown) are subheads."""
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return False
    values = [int(text) for text in texts]
    steps = {b - a for a, b in pairwise(values)}
    return steps in ({1}, {-1})
