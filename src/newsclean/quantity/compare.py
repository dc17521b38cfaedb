"""Whether two quantities are compatible, allowing for rounding, bounds, ranges and convertible units."""

from __future__ import annotations

from decimal import Decimal

from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import Fields
from newsclean.quantity.rounding import last_place, value_span
from newsclean.quantity.tables import conversions
from newsclean.quantity.units.rate import worth
from newsclean.temporal.intervals import bounds

_SAME = (Decimal(1), Decimal(1))
_PLAIN = frozenset(("count", "measure"))
_TONS = frozenset(("t", "ton"))  # papers write "ton" of either
_DEGREES = {
    "Cel": (Decimal(1), Decimal(0)),
    "[degF]": (Decimal(5) / 9, Decimal(-32)),
    "K": (Decimal(1), Decimal("-273.15")),
}


def compatible(one: Fields, other: Fields) -> bool:
    """May these two be the same amount (or time), written by two people? Symmetric; not transitive.

    Amounts written to different places agree when one may be the other rounded: when they differ by no more than half
    the coarser place, a tenth of a figure of one digit and a twentieth of one of two (17.4 and 17, not 1.9 and 1); to
    the same place only when they are equal. Ranges and bounds agree when they overlap. Units of one dimension are
    converted, and their zeros are places that were rounded (5,000 acres, 2,000 hectares); currencies never are, but a
    sign that several share may be any of them. "60%", "three-fifths" and "three in five" agree. "40m" that may be
    metres or millions agrees with both. A time that is not resolved agrees with any other.

    >>> from newsclean import find_quantities
    >>> one, other = find_quantities("27 people, 28 people")
    >>> compatible(one, other)
    False
    >>> one, other = find_quantities("$1 billion, $1.9 billion")
    >>> compatible(one, other)
    False
    >>> one, other = find_quantities("between 5 and 10 million barrels, 8m barrels")
    >>> compatible(one, other)
    True
    """
    if one.kind == "date" or other.kind == "date":
        return one.kind == other.kind and _times(one, other)
    if not (one.alternates or other.alternates):
        return _agree(one, other)
    return any(_agree(a, b) for a in _readings(one) for b in _readings(other))


def _readings(q: Fields) -> list[Fields]:
    """The quantity, and its other reading if the text is ambiguous: "40m", "1.250"."""
    other = q.alternates[-1] if q.alternates else ""
    if other.lstrip("-")[:1].isdecimal() and q.value is not None:
        return [q, q._replace(value=Decimal(other))]
    if q.kind == "measure" and "million" in q.alternates:
        return [q, _scaled(q, 6)._replace(kind="count", unit=None)]
    if q.kind == "count" and "m" in q.alternates:
        return [q, _scaled(q, -6)._replace(kind="measure", unit="m")]
    return [q]


def _scaled(q: Fields, power: int) -> Fields:
    value, low, high = (None if x is None else CONTEXT.scaleb(x, power) for x in (q.value, q.low, q.high))
    return q._replace(value=value, low=low, high=high)


def _bases(one: Fields, other: Fields) -> tuple[Decimal, Decimal] | None:
    """What to divide two rates by so that they are of one base; None when their bases do not convert.

    A unit may be left out ("oil at $80"), a number of people may not: 12 is not 12 per 100,000.
    """
    if one.per == other.per:
        return _SAME
    if one.per is None or other.per is None:
        return None if (one.per or other.per or "")[0].isdecimal() else _SAME
    (kind, mine), (second, theirs) = worth(one.per, conversions()), worth(other.per, conversions())
    if kind != second or "percent" in (one.kind, other.kind) or "points" in (one.kind, other.kind):
        return None  # 0.4 % on the month is not 4.8 % on the year
    return mine, theirs


def comparable(one: Fields, other: Fields) -> bool:
    """Whether two figures are of one kind or of units that convert, so that they may disagree.

    >>> from newsclean import find_quantities
    >>> find = lambda text: find_quantities(text)[0]
    >>> comparable(find("5 miles"), find("9 km")), comparable(find("one in five"), find("16%"))
    (True, True)
    >>> comparable(find("$5m"), find("€9m"))
    False
    """
    if one.kind == other.kind == "date":
        return True
    return "date" not in (one.kind, other.kind) and _factors(one, other) is not None


def in_one_unit(one: Fields, other: Fields) -> tuple[Fields, Fields]:
    """Both figures in one unit where their units convert, so that their values can be set against each other.

    >>> from newsclean import find_quantities
    >>> one, other = in_one_unit(*find_quantities("600 MW and 0.6 gigawatts"))
    >>> one.value == other.value
    True
    >>> [str(q.value) for q in in_one_unit(*find_quantities("5 miles and €3"))]
    ['5', '3']
    """
    if one.unit != other.unit and one.unit in _DEGREES and other.unit in _DEGREES:
        return _warmed(one), _warmed(other)
    factors = _factors(one, other)
    if factors is None or factors[0] == factors[1]:
        return one, other
    return _times_factor(one, factors[0]), _times_factor(other, factors[1])


def _times_factor(q: Fields, factor: Decimal) -> Fields:
    value, low, high = (None if x is None else CONTEXT.multiply(x, factor) for x in (q.value, q.low, q.high))
    return q._replace(value=value, low=low, high=high)


def _warmed(q: Fields) -> Fields:
    value, low, high = (None if x is None or q.unit is None else _celsius(q.unit, x) for x in (q.value, q.low, q.high))
    return q._replace(value=value, low=low, high=high)


def _agree(one: Fields, other: Fields) -> bool:
    if {one.unit, other.unit} <= _DEGREES.keys() | {"deg"} and one.unit != other.unit:
        return _as_warm(one, other)
    if {one.unit, other.unit} == _TONS and _agree(one, other._replace(unit=one.unit)):
        return True
    factors = _factors(one, other)
    if factors is None:
        return False
    shares = {one.kind, other.kind} == {"percent", "count"}
    converted = not shares and (one.unit != other.unit or factors[0] != factors[1])
    a, b = value_span(one, factors[0], converted=converted), value_span(other, factors[1], converted=converted)
    if a is None or b is None:
        return False
    gap = max(a.low, b.low) - min(a.high, b.high)
    if gap <= 0:
        return True
    inexact = converted or shares or one.approximate or other.approximate
    return (a.step != b.step or inexact) and gap <= (a if a.step > b.step else b).slack


def _as_warm(one: Fields, other: Fields) -> bool:
    """Degrees of two scales, within half a degree of the wider; bare degrees may be of either."""
    if one.value is None or other.value is None:
        return False
    if "deg" in (one.unit, other.unit):
        return one.value == other.value
    values = [_celsius(q.unit, q.value) for q in (one, other) if q.value is not None and q.unit]
    wider = max(_DEGREES[q.unit][0] * last_place(q.value) for q in (one, other) if q.value is not None and q.unit)
    return abs(values[0] - values[1]) <= wider / 2


def _celsius(unit: str, value: Decimal) -> Decimal:
    factor, zero = _DEGREES[unit]
    return CONTEXT.multiply(CONTEXT.add(value, zero), factor)


def _times(one: Fields, other: Fields) -> bool:
    return any(_same_time(a, b) for a in _days(one) for b in _days(other))


def _days(q: Fields) -> list[Fields]:
    """The time, and the other day that "3/4/2023" may be."""
    return [q, *(q._replace(when=when) for when in q.alternates)]


def _same_time(one: Fields, other: Fields) -> bool:
    if one.when is None or other.when is None:
        return True
    a, b = bounds(one.when), bounds(other.when)
    if a is None or b is None:
        return one.when == other.when
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _factors(one: Fields, other: Fields) -> tuple[Decimal, Decimal] | None:
    """What to multiply the values with so that they compare; None when they never do."""
    units = _unit_factors(one, other)
    bases = _bases(one, other) if units else None
    if units is None or bases is None or bases[0] == bases[1]:
        return units if bases else None
    return CONTEXT.divide(units[0], bases[0]), CONTEXT.divide(units[1], bases[1])


def _unit_factors(one: Fields, other: Fields) -> tuple[Decimal, Decimal] | None:  # noqa: PLR0911 - a table of cases, one line each
    """The same of their units alone."""
    if one.kind == "money" or other.kind == "money":
        mine, theirs = {one.unit, *one.alternates}, {other.unit, *other.alternates}
        return _SAME if one.kind == other.kind and (one.unit in theirs or other.unit in mine) else None
    if {one.kind, other.kind} == {"percent", "count"}:
        share = one if one.kind == "count" else other
        hundred = Decimal(100)
        if share.read != "fraction":
            return None
        return (hundred, Decimal(1)) if share is one else (Decimal(1), hundred)
    if one.unit == other.unit:
        return _SAME if one.kind == other.kind or {one.kind, other.kind} <= _PLAIN else None
    if {one.unit, other.unit} == {"pp", "bp"}:
        return (Decimal(100), Decimal(1)) if one.unit == "pp" else (Decimal(1), Decimal(100))
    table = conversions()
    if one.unit not in table or other.unit not in table or table[one.unit][0] != table[other.unit][0]:
        return None
    return table[one.unit][1], table[other.unit][1]
