"""When what a statement says happens: its dates as days, without those of who said it when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.language_cues import foreign_pack
from newsclean.claims.extract.time_attachment import OWN, time_cue
from newsclean.core.lazy_regex import lazy
from newsclean.temporal.intervals import OPEN, bounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Day  # noqa: N812 - `date` is the name of an argument elsewhere

    from newsclean.claims.extract.sentence import Sentence
    from newsclean.quantity.model import Quantity

WEEK, MONTH = 7, 31  # days
EVENT = OWN | {"value"}  # what stands before a date of what happens, as of a figure: "until", "postponed to"
COUNTED = frozenset(("weekday", "relative"))  # dates that are counted from the day of the article
LEAP = "2024-12-31"  # a day to read "4 May" of no year from, in a year that has all days
SPOKEN = 60  # characters in which a report and its day stand: "told reporters in the town of Orrin late on Monday"
SAID = lazy(
    r"(?i)\b(?:said|says|told|announced|reported|added|stated|warned|wrote|tweeted|confirmed|denied|insisted|statement)\b"
)
SHORT = lazy(r" \w{1,4} ")  # a preposition, in any language
BORDER = lazy(r"[,;:–—()\"“”«»]| that ")  # between a report and what is reported


class EventDate(NamedTuple):
    """A date of a statement: its first and last day, and how far these are sure."""

    first: Day
    last: Day
    read: str  # as in Quantity
    is_dated: bool  # whether the year, or the day of the article, is known
    has_year: bool  # whether the year is written

    def is_apart(self, other: EventDate) -> bool:
        """Whether two dates have no day in common, and no reading of them has.

        What is Monday here may be Tuesday there; a weekday may be one of next week, and a day without a year of any.
        """
        if self.is_dated != other.is_dated or (not self.is_dated and self.read != other.read):
            return False
        gap = max((other.first - self.last).days, (self.first - other.last).days)
        if gap <= max(self._slack, other._slack) or (gap % WEEK == 0 and "weekday" in (self.read, other.read)):
            return False
        same_day = (self.first.month, self.first.day) == (other.first.month, other.first.day)
        return not same_day or (self.has_year and other.has_year) or self.first.year == other.first.year

    @property
    def _slack(self) -> int:
        """The days by which it may be meant otherwise: "last week" on a Saturday, "yesterday" elsewhere."""
        length = (self.last - self.first).days + 1
        return length if self.read in COUNTED and length <= MONTH else 0


def event_dates(sentence: Sentence, start: int, end: int) -> tuple[EventDate, ...]:
    """The dates in a stretch of a sentence that say when what it states happens.

    >>> from newsclean import find_quantities
    >>> from newsclean.claims.extract.sentence import Sentence
    >>> text = "The trial begins on 4 May, the court said on Monday."
    >>> sentence = Sentence("text", 0, text, find_quantities(text, date="2024-04-23"))
    >>> [it.first.isoformat() for it in event_dates(sentence, 0, len(text))], event_dates(sentence, 0, 9)
    (['2024-05-04'], ())
    """
    inside = [q for q in sentence.found if q.kind == "date" and start <= q.start < end]
    found = [_read(q, sentence.lang) for q in inside if _is_of_event(sentence, q)]
    return tuple(it for it in found if it is not None)


def are_apart_in_time(one: Sequence[EventDate], other: Sequence[EventDate]) -> bool:
    """Whether two statements have dates, and none of one may be one of the other.

    >>> from newsclean import find_quantities
    >>> from newsclean.claims.extract.sentence import Sentence
    >>> texts = ("The trial begins on 4 May.", "The trial begins on 11 May.", "The trial began.", "Trials of May 2024.")
    >>> four, eleven, no, may = (event_dates(Sentence("text", 0, it, find_quantities(it, date="2024-04-23")), 0, 99)
    ...     for it in texts)
    >>> [are_apart_in_time(four, it) for it in (eleven, four, no, may)]
    [True, False, False, False]
    """
    return bool(one and other) and all(a.is_apart(b) for a in one for b in other)


def _read(q: Quantity, lang: str) -> EventDate | None:
    when = q.when or _in_any_year(q.text, lang)
    if when is None or when.endswith(OPEN) or (found := bounds(when)) is None:
        return None
    return EventDate(*found, q.read or "", q.when is not None, when[:4] in q.text)


@lru_cache(maxsize=1 << 8)
def _in_any_year(text: str, lang: str) -> str | None:
    """A day or month of no known year, in one that has all days; None for what the day of an article decides."""
    from newsclean.quantity.scan.scanner import find_quantities

    found = find_quantities(text, date=LEAP, lang=lang)
    return found[0].when if len(found) == 1 and found[0].read not in COUNTED else None


def _is_of_event(sentence: Sentence, q: Quantity) -> bool:
    return time_cue(sentence.text, q.start) in EVENT and not _is_of_report(sentence, q)


def _is_of_report(sentence: Sentence, q: Quantity) -> bool:
    """Whether a date says when something was said: "told reporters on Monday", "on Monday the court said"."""
    pack = foreign_pack(sentence.lang)
    said = SAID if pack is None else pack.claim_pattern("says")
    before = BORDER.split(sentence.text[max(0, q.start - SPOKEN) : q.start])[-1]
    after = BORDER.split(sentence.text[q.end : q.end + SPOKEN])[0]
    met = said.search(before)
    if q.granularity != "day":  # "said in 2019", but "audit says 2035"
        return met is not None and SHORT.fullmatch(before, met.end()) is not None
    return met is not None or said.search(after) is not None
