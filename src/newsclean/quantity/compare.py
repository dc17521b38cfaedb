"""Whether two quantities are compatible, allowing for rounding, bounds, ranges and convertible units."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import Fields
from newsclean.quantity.tables import conversions
from newsclean.temporal.relative_dates import bounds

ROUND = Decimal("0.05")  # "about 300,000" is at most a twentieth wide, however many zeros it has
BOUND = Decimal("0.25")  # "more than $1m" can mean 1.1 and 1.2 million, not 3: readers round to what is near
_UP, _DOWN = frozenset(("more than", "at least")), frozenset(("less than", "up to", "nearly"))
_ABOUT = frozenset(("about", "nearly", "reported"))
_PLAIN = frozenset(("count", "measure"))


class _Span(NamedTuple):
    """The bounds of the value, and the digit it was rounded to."""

    low: Decimal
    high: Decimal
    step: Decimal


def compatible(one: Fields, other: Fields) -> bool:
    """May these two be the same amount (or time), written by two people? Symmetric; not transitive.

    Amounts rounded to different digits agree if they differ by less than the coarser one (169.8 and 170, 169.8 and
    169); to the same digit only if they are equal. Ranges and bounds agree if they overlap. Units of one dimension
    are converted; currencies never are, but a sign that several share may be any of them. "60%", "three-fifths" and
    "three in five" agree. "40m" that may be metres or millions agrees with both. A time that is not resolved agrees
    with any other.

    >>> from newsclean import find_quantities
    >>> one, other = find_quantities("27 people, 28 people")
    >>> compatible(one, other)
    False
    >>> one, other = find_quantities("between 5 and 10 million barrels, 8m barrels")
    >>> compatible(one, other)
    True
    """
    if one.kind == "date" or other.kind == "date":
        return one.kind == other.kind and _times(one, other)
    return any(_agree(a, b) for a in _readings(one) for b in _readings(other))


def _readings(q: Fields) -> list[Fields]:
    """The quantity, and the other reading of "40m" if the text is ambiguous: metres or millions."""
    if q.kind == "measure" and "million" in q.alternates:
        return [q, _scaled(q, 6)._replace(kind="count", unit=None)]
    if q.kind == "count" and "m" in q.alternates:
        return [q, _scaled(q, -6)._replace(kind="measure", unit="m")]
    return [q]


def _scaled(q: Fields, power: int) -> Fields:
    value, low, high = (None if x is None else CONTEXT.scaleb(x, power) for x in (q.value, q.low, q.high))
    return q._replace(value=value, low=low, high=high)


def _agree(one: Fields, other: Fields) -> bool:
    factors = _factors(one, other)
    if factors is None:
        return False
    a, b = _span(one, factors[0]), _span(other, factors[1])
    if a is None or b is None:
        return False
    gap = max(a.low, b.low) - min(a.high, b.high)
    if gap <= 0:
        return True
    inexact = one.unit != other.unit or one.approximate or other.approximate
    step = max(a.step, b.step)
    return gap < step and (a.step != b.step or inexact)


def _times(one: Fields, other: Fields) -> bool:
    if one.when is None or other.when is None:
        return True
    a, b = bounds(one.when), bounds(other.when)
    if a is None or b is None:
        return one.when == other.when
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _factors(one: Fields, other: Fields) -> tuple[Decimal, Decimal] | None:  # noqa: PLR0911 - a table of cases, one line each
    """The factors that make the values comparable; None if they never are."""
    same = (Decimal(1), Decimal(1))
    if one.kind == "money" or other.kind == "money":
        mine, theirs = {one.unit, *one.alternates}, {other.unit, *other.alternates}
        return same if one.kind == other.kind and (one.unit in theirs or other.unit in mine) else None
    if {one.kind, other.kind} == {"percent", "count"}:
        share = one if one.kind == "count" else other
        hundred = Decimal(100)
        if share.read != "fraction":
            return None
        return (hundred, Decimal(1)) if share is one else (Decimal(1), hundred)
    if one.unit == other.unit:
        return same if one.kind == other.kind or {one.kind, other.kind} <= _PLAIN else None
    if {one.unit, other.unit} == {"pp", "bp"}:
        return (Decimal(100), Decimal(1)) if one.unit == "pp" else (Decimal(1), Decimal(100))
    table = conversions()
    if one.unit not in table or other.unit not in table or table[one.unit][0] != table[other.unit][0]:
        return None
    return table[one.unit][1], table[other.unit][1]


def _span(q: Fields, factor: Decimal) -> _Span | None:
    if q.value is None:
        if q.low is None and q.high is None:
            return None
        far = Decimal("1E+400")
        low = -far if q.low is None else CONTEXT.multiply(q.low, factor)
        high = far if q.high is None else CONTEXT.multiply(q.high, factor)
        return _Span(low, high, Decimal(0))
    value = CONTEXT.multiply(q.value, factor)
    step = CONTEXT.multiply(_step(q), abs(factor))
    slack = abs(value) * BOUND
    low = value - slack if q.modifier in _DOWN else value
    high = value + slack if q.modifier in _UP else value
    return _Span(low, high, step)


def _step(q: Fields) -> Decimal:
    """The digit a value was rounded to: from its exponent, and from its zeros if the text says "about"."""
    value = q.value or Decimal(0)
    exponent = int(value.as_tuple().exponent)
    place = Decimal(1).scaleb(exponent)
    if q.modifier not in _ABOUT | _UP | _DOWN and not q.approximate:
        return place
    zeros = int(value.normalize(CONTEXT).as_tuple().exponent)
    return max(place, min(Decimal(1).scaleb(zeros), abs(value) * ROUND))
