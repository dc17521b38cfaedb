"""Whether two clauses are of one time, so that they can contradict each other."""

from __future__ import annotations

from typing import Protocol

PLAIN, AHEAD, MAYBE = range(3)  # what is so, what will be, and what may be


class TimedPart(Protocol):
    """What is asked of a part of a statement."""

    @property
    def mood(self) -> int:
        """Whether it is so, will be or may be."""

    @property
    def is_lasting(self) -> bool:
        """Whether it is so, and will be."""

    @property
    def persists(self) -> bool:
        """Whether it is so now and goes on."""

    @property
    def is_pending(self) -> bool:
        """Whether it is not so yet."""


class TimedClause(Protocol):
    """What is asked of a clause."""

    @property
    def part(self) -> TimedPart:
        """The part of a statement that it is."""

    @property
    def times(self) -> dict[str, str]:
        """When what it says happens."""


def are_of_one_time(one: TimedClause, other: TimedClause) -> bool:
    """Whether both are so, or will be; what lasts is so on the day that both name: "stays closed on Saturday"."""
    if moods_agree(one.part, other.part):
        return True
    days = set(one.times.values()) & set(other.times.values())
    return bool(days) and MAYBE not in (one.part.mood, other.part.mood) and (one.part.persists or other.part.persists)


def have_other_days(one: TimedClause, other: TimedClause) -> bool:
    """Whether each names days or months, and none that the other names."""
    a, b = set(one.times.values()), set(other.times.values())
    return bool(a and b) and a.isdisjoint(b)


def moods_agree(one: TimedPart, other: TimedPart) -> bool:
    """Whether two clauses are of one time; what lasts is of both: "will remain open", "will close".

    >>> from newsclean.claims.contradictions.statement_parts import parts_of_statement
    >>> [close, remain, closed] = [next(parts_of_statement(f"The bridge {text}.")) for text in (
    ...     "will close", "will remain open", "closed")]
    >>> moods_agree(close, remain), moods_agree(closed, remain), moods_agree(close, closed)
    (True, True, False)
    """
    moods = {one.mood, other.mood}
    return len(moods) == 1 or (MAYBE not in moods and (one.is_lasting or other.is_lasting))


def may_be_at_odds(denied: TimedPart, other: TimedPart) -> bool:
    """Whether a denial and what is affirmed are of one time: "has not opened" and "will open" are both so.

    >>> from newsclean.claims.contradictions.statement_parts import parts_of_statement
    >>> [one, later, never] = [next(parts_of_statement(f"The bridge {text}.")) for text in (
    ...     "has not opened yet", "will open in May", "will not open")]
    >>> may_be_at_odds(one, later), may_be_at_odds(never, later)
    (False, True)
    """
    if MAYBE in (denied.mood, other.mood):
        return denied.mood == other.mood
    return other.mood != AHEAD or (denied.mood == AHEAD and not denied.is_pending)
