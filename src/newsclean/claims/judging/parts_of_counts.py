"""Counts that grow: what is a part of one (three more dead, the dead of one village), and what it is later that day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.temporal.record_dates import time_of_record
from newsclean.text.word_keys import stem

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable

ADDING = lazy(r"(?i)\b(?:another|further|additional) (?:\w+ )?$")
ADDED_ON = lazy(r"(?i) (?:more|additional|further)\b(?! than)")
COUNTED_ON = timedelta(hours=1)  # agencies give the tolls of a day by the hour; what is nearer is told at one time
NEAR = 24  # code points before a figure in which such a word stands
SMALL_PLACE = lazy(
    r"(?:In|At) the (?:\w+ )?(?:village|hamlet|suburb|district|neighbou?rhood|quarter) of "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def is_within_count(context: FigureContext) -> bool:
    """Whether a count is added to another that its sentence gives, and so is in that.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_within_count(target_contexts(text, None, None)[-1]) for text in (
    ...     "The toll rose to 14 after three more died.", "Three died and 14 more were hurt.")]
    [True, False]
    """
    q, text = context.quantity, context.text
    if q.kind != "count" or q.value is None:
        return False
    if not (ADDING.search(text[max(0, q.start - NEAR) : q.start]) or ADDED_ON.match(text, q.end)):
        return False
    return any(it.kind == "count" and it.value is not None and it.value > q.value for it in context.others)


def are_of_part_of_place(one: FigureContext, other: FigureContext) -> bool:
    """Whether one count is of a village or district of the event that the other does not name.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [part, whole] = [target_contexts(text, None, None)[0] for text in (
    ...     "In the village of Orrin, seven people died.", "The flood killed 39 people.")]
    >>> are_of_part_of_place(part, whole), are_of_part_of_place(whole, whole)
    (True, False)
    """
    return _is_of_part(one, other) or _is_of_part(other, one)


def _is_of_part(one: FigureContext, other: FigureContext) -> bool:
    found = SMALL_PLACE.match(one.text) if one.quantity.kind == "count" else None
    return found is not None and stem(found[1].split()[-1].lower()) not in other.names


def went_on_counting(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether the later of two articles of one day, by the clock, gives the higher of two counts that only grow."""
    from newsclean.claims.figures.measure import measure_of  # many floors, for figures that contradict each other
    from newsclean.claims.judging.agreement import amounts

    a, b = mentions.context(one), mentions.context(other)
    first, second = (clock_of(mentions.texts[mentions.article(row)].date) for row in (one, other))
    x, y = amounts(a.quantity, b.quantity)
    if first is None or second is None or x is None or y is None:
        return False
    if not all(measure is not None and measure.nature == "tally" for measure in map(measure_of, (a, b))):
        return False
    return (second - first if y > x else first - second) >= COUNTED_ON


def clock_of(date: str | None) -> datetime | None:
    """The time of an article, where its date has one; without a zone in UTC.

    >>> clock_of("2024-05-01T08:30Z").hour, clock_of("2024-05-01"), clock_of("soon: now"), clock_of(None)
    (8, None, None, None)
    """
    when = time_of_record(date) if date and ":" in date else None
    return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)
