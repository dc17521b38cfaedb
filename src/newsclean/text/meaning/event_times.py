"""The weekday or month of what happens, by the word before it."""

from __future__ import annotations

from newsclean.core.lazy_regex import lazy, prefiltered
from newsclean.text.language_pack import default_pack

CALENDAR = prefiltered(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b(?! \d)"
)
BEFORE = lazy(r"([^\W\d_]{3,30})[ ,]{1,3}(?:(?:on|in|by|until|till|before|from|last|next|early|late|this) ){0,3}$")
SAID = lazy(r"\b(?:on|in|by|for|of|since|until|till|during|before|from|after)(?: (?:last|next|early|late|this|mid))? $")
NEAR = 48  # characters before a day in which the word stands


def times_of(text: str) -> dict[str, str]:
    """What happened on which weekday or in which month, by the stem of the word before it.

    >>> times_of("Moor was arrested on Tuesday; her trial will begin in March."), times_of("It may rain.")
    ({'arrest': 'Tuesday', 'begin': 'March'}, {})
    """
    found = ((met, BEFORE.search(text[max(0, met.start() - NEAR) : met.start()])) for met in CALENDAR.finditer(text))
    return {default_pack().stem(before[1]): met[0] for met, before in found if before is not None}


def days_named(text: str) -> set[str]:
    """The weekdays and months that a text says something of.

    >>> days_named("Inflation was 3.1% in May."), days_named("May was not asked.")
    ({'May'}, set())
    """
    return {met[0] for met in CALENDAR.finditer(text) if SAID.search(text[max(0, met.start() - NEAR) : met.start()])}
