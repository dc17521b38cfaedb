"""The headline or standfirst printed again, and whole paragraphs printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.text.headline_match import repeats_of
from newsclean.text.line_shape import is_bullet, is_headline, is_sentence, without_bullet

HEADLINE_AGAIN = "headline/again"  # the rule's name in ledgers
NEAR = 3  # blocks between a line and its twin: a label and a credit
REPEAT_MIN = 60  # shorter lines are repeated on purpose: refrains, "No comment.", questions of an interview


def find_repeated_headlines(zones: Zones) -> Iterator[Label]:
    """Repeats of the title among the lines that are not paragraphs, and of long lines anywhere."""
    title = None if zones.plain else zones.title
    if title is not None:
        text = zones.texts[title]
        for block in repeats_of(text, zones.texts, zones.loose):
            if block != title:
                yield Label(block, "repeated_headline", HEADLINE_AGAIN, 0.97)
    if len(set(zones.texts)) < len(zones.texts) or any(is_bullet(zones.texts[block]) for block in zones.loose):
        yield from _repeats(zones)


def _repeats(zones: Zones) -> Iterator[Label]:
    """Lines that came in the head of the article or just before; farther apart, a list sums up what it said."""
    seen: dict[str, int] = {}
    long = [block for block in zones.free if len(zones.texts[block]) >= REPEAT_MIN]
    keys = [without_bullet(zones.texts[block]) for block in long]
    for block, key in zip(long, keys, strict=True) if len(set(keys)) < len(keys) else ():
        text = zones.texts[block]
        if not (is_sentence(text) or is_headline(text)):
            continue  # code, rows of tables
        twin = seen.get(key)
        if twin is not None and block != zones.title and (twin <= zones.first or block - twin <= NEAR):
            yield Label(block, "repeated_headline", "headline/line_again", 0.6)
        seen[key] = block
