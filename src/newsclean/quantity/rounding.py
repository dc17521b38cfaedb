"""Rounding: how far the exact value of a figure may lie from what is written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import Fields

ROUND = Decimal("0.05")  # "about 300,000" is not wider than a twentieth, whatever its zeros say
BOUND = Decimal("0.25")  # "more than $1m" is said of 1.1 and 1.2 million, not of 3: readers round to what is near
# How far a figure of one, two or more digits may be from what it was rounded from, as a part of it and in steps of its
# last place. Half a step is what rounding does, but half of "$1 billion" would let 1.5 pass: nobody reads it so. From
# three digits on a figure may be cut as well as rounded (169.8 is printed as 169 and as 170), which is under 1 %.
WIDEST = {1: (Decimal("0.1"), Decimal("0.5")), 2: (Decimal("0.05"), Decimal("0.5"))}
CUT = (Decimal("0.01"), Decimal(1))
SHARE = Decimal("0.01")  # "a third", "nine in 10" are held to whole per cents: 33 and 90, not 86
_UP, _DOWN = frozenset(("more than", "at least")), frozenset(("less than", "up to", "nearly"))
_INEXACT = _UP | _DOWN | {"about", "nearly", "reported"}


class ValueSpan(NamedTuple):
    """Where the value may lie, the place it was rounded to, and how far it may be from what was rounded."""

    low: Decimal
    high: Decimal
    step: Decimal
    slack: Decimal


def value_span(q: Fields, factor: Decimal, *, converted: bool) -> ValueSpan | None:
    """Where the value of a figure may lie, in units of `factor`; None for a figure without one."""
    if q.value is None:
        if q.low is None and q.high is None:
            return None
        far = Decimal("1E+400")
        low = -far if q.low is None else CONTEXT.multiply(q.low, factor)
        high = far if q.high is None else CONTEXT.multiply(q.high, factor)
        if q.read == "vague" and q.high is not None:
            high = CONTEXT.add(high, CONTEXT.multiply(high, BOUND))  # 1,200 people may be "hundreds"
        return ValueSpan(low, high, Decimal(0), Decimal(0))
    value = CONTEXT.multiply(q.value, factor)
    slack = abs(value) * BOUND
    low = value - slack if q.modifier in _DOWN else value
    high = value + slack if q.modifier in _UP else value
    step, most = _step(q, converted=converted)
    return ValueSpan(low, high, CONTEXT.multiply(step, abs(factor)), CONTEXT.multiply(most, abs(factor)))


def _step(q: Fields, *, converted: bool) -> tuple[Decimal, Decimal]:
    """The place a value was rounded to, and how far from it the exact one may lie.

    The place is what the exponent says, and the zeros when the text says "about" or the unit is another's.
    """
    value = q.value or Decimal(0)
    place = last_place(value)
    if q.approximate or q.modifier in _INEXACT:
        step = max(place, min(_zeros(value), abs(value) * ROUND))
        return step, step
    if q.read == "fraction" and abs(value) < 1:
        return SHARE, SHARE / 2
    step = max(place, _zeros(value)) if converted else place
    part, steps = WIDEST.get(_digits(value, step), CUT)
    return step, min(steps * step, abs(value) * part) if value else step / 2


def last_place(value: Decimal) -> Decimal:
    """One in the last place that is written: 0.01 for 5.20."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _zeros(value: Decimal) -> Decimal:
    """One in the last place that is not zero: 1E+3 for 5,000."""
    return last_place(value.normalize(CONTEXT))


def _digits(value: Decimal, step: Decimal) -> int:
    """How many digits a value has, down to the place it was rounded to."""
    return max(1, value.adjusted() - step.adjusted() + 1)
