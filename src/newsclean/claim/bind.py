"""Which time a figure is said of, beside the part it plays in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.claim.parts import base_before, role_of
from newsclean.claim.periods import before
from newsclean.lazy import lazy
from newsclean.quantity.model import Quantity

SAID = lazy(r"(?i)\b(?:said|says|told|announced|reported|according|added|stated|warned|predicted|estimated)\b")
BASE_INSIDE = lazy(r"(?i)\b(?:up|down) from\b|\bagainst\b|\bcompared\b|\bfrom\b|\bfollowing\b|\bthan the\b")
CLAUSE = lazy(r"[,;:–—()]| - | -- | and | but | while | which | that ")
# What opens an aside with a time of its own, up to that time.
ASIDE = lazy(r", (?:who |which )?(?:was |were )?(?:built|born|set up|[a-z]+ed) (?:[a-z]+ ){0,4}$")
ASIDE_LONG = 60
YEAR_EARLIER = lazy(r"(?i)year (?:earlier|before|ago)|previous year|same (?:period|month|quarter|time)")
LONGEST = 160  # characters between a figure and its time: more is another statement
FAR = 16  # words: a time further off than a long clause is another statement's
CROSSED_CHANGE = 2
CROSSED_FIGURE, CROSSED_CLAUSE, CROSSED_BASE, CROSSED_SAID = 7, 3, 9, 8
OF_SPEECH = 12  # "said on Thursday": the day of the saying


class Bound(NamedTuple):
    """What a figure in a sentence is said of."""

    when: str | None
    granularity: str | None
    role: str  # main, base or change


def bound(text: str, found: Sequence[Quantity], at: int) -> Bound:
    """Time and role of one quantity of a sentence.

    >>> from newsclean import find_quantities
    >>> text = "The surplus rose to $7.4bn last year from $4.3bn in 1985, officials said on Monday."
    >>> found = find_quantities(text, date="1987-03-11")
    >>> [bound(text, found, at)[:3] for at, q in enumerate(found) if q.kind == "money"]
    [('1986', 'year', 'main'), ('1985', 'year', 'base')]
    """
    role = role_of(text, found[at])
    best = nearest(text, found, at)
    if role == "base" and (best is None or best.when is None):
        return _held(text, found, at, best)
    return Bound(None, None, role) if best is None else Bound(best.when, best.granularity, role)


def _held(text: str, found: Sequence[Quantity], at: int, said: Quantity | None) -> Bound:
    """The time of a figure that another is held against without a time of its own: the year before the other's.

    Of a month or a day only "a year earlier" tells which one is meant.
    """
    main = next((other for other in range(at - 1, -1, -1) if found[other].kind != "date"), None)
    time = None if main is None or found[at].start - found[main].end > LONGEST else nearest(text, found, main)
    if time is None or not (time.granularity == "year" or (said is not None and YEAR_EARLIER.search(said.text))):
        return Bound(None, None, "base")
    return Bound(before(time.when), time.granularity, "base")


def nearest(text: str, found: Sequence[Quantity], at: int) -> Quantity | None:
    """The time that is closest to a figure, what lies between being counted too; None when all are far."""
    best, least = None, float(FAR)
    for other in _reachable(found, at):
        cost = _distance(text, found, at, other)
        if cost < least:
            best, least = found[other], cost
    return best


def _reachable(found: Sequence[Quantity], at: int) -> list[int]:
    """The dates that are not too far off to be looked at, in the order of the text."""
    low = high = at
    while low and found[at].start - found[low - 1].end <= LONGEST:
        low -= 1
    while high + 1 < len(found) and found[high + 1].start - found[at].end <= LONGEST:
        high += 1
    return [other for other in range(low, high + 1) if found[other].kind == "date"]


def _distance(text: str, found: Sequence[Quantity], at: int, other: int) -> float:
    q, date = found[at], found[other]
    low, high = (q, date) if q.end <= date.start else (date, q)
    between = text[low.end : high.start]
    if "\n" in between or _aside(text, q, date):
        return FAR
    cost = between.count(" ") + CROSSED_CLAUSE * len(CLAUSE.findall(between))
    first, last = sorted((at, other))
    cost += sum(_crossing(text, f) for f in found[first + 1 : last])
    if low is date and base_before(text[max(date.end, q.start - 60) : q.start]):
        return FAR  # "1986 … from $4.3bn": the year is that of what came before
    if low is q and base_before(between + " "):
        cost += CROSSED_BASE if between.strip().lower() not in ("from", "after") else 2
    if low is q and BASE_INSIDE.search(between):
        cost += CROSSED_BASE
    if date.granularity == "day":
        said = SAID.search(text, max(0, date.start - 40), min(len(text), date.end + 30))
        cost += OF_SPEECH if said else 2
    return cost


def _aside(text: str, q: Quantity, date: Quantity) -> bool:
    """Whether a date stands in an aside of its own: "the plant, built in 1978, employs 900"."""
    opened = ASIDE.search(text, max(0, date.start - ASIDE_LONG), date.start)
    return opened is not None and text.startswith(",", date.end) and not (opened.start() <= q.start < date.end)


def _crossing(text: str, q: Quantity) -> int:
    """What a figure in between is worth: one that only says by how much another moved is hardly in the way."""
    if q.kind == "date":
        return 0
    return CROSSED_CHANGE if q.kind in ("percent", "points") and role_of(text, q) == "change" else CROSSED_FIGURE
