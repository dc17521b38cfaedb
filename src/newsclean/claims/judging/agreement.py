"""Whether two figures of one story state one value: stricter than rounding alone, and open to a unit left out."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.judging.scorer import amount_of, significant_digits, values_match
from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.model import Quantity

ABOVE, BELOW = frozenset(("more than", "at least")), frozenset(("less than", "up to", "nearly"))
# Two bounds that say the same are rounded to one place: "more than 26,000" and "more than 31,000" are two counts.
SAME_BOUND = 0.05
CROSSED_BOUND = 0.1  # "nearly 50" beside 40, and "more than 50" beside 45: on the wrong side of the bound
PASSED = lazy(
    r"(?i)\b(?:above|past|beyond|topp?(?:s|ed|ing)?|exceed(?:s|ed|ing)?|breaks?|broke|cross(?:es|ed|ing)?|pass(?:es|ed)|"
    r"surpass(?:es|ed|ing)?) (?:the )?$"
)
PLUS = lazy(r"(?i)[ -]?(?:plus\b|\+)")  # "a 4-plus quake"
BOUND_REACH = 16  # code points before a figure in which such a word stands
ROUNDED_FROM = 100  # from here on the first digit alone is a rounded value; of 9 dead and 10 one is wrong
FEW = 5  # durations that readers count and do not round: two hours are not three
SLIP = 0.99  # powers of ten between two values from which a digit was slipped


def state_one_value(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures may state one value: equal, rounded alike, or equal where one sentence leaves the unit out.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a, b, c, d, e] = [target_contexts(text, None, None)[0] for text in (
    ...     "It killed more than 26,000 people.", "It killed more than 31,000 people.", "It killed 26,300 people.",
    ...     "He was 77.", "He died aged 77.")]
    >>> [f, g] = [target_contexts(text, None, None)[0] for text in ("It takes 19 by train.", "It is 19 miles long.")]
    >>> state_one_value(a, b), state_one_value(a, c), state_one_value(d, e), state_one_value(f, g)
    (False, True, True, False)
    """
    a, b = one.quantity, other.quantity
    if one.direction * other.direction < 0:
        return False
    if not values_match(one, other):
        return a.value is not None and ((a.value == b.value and _leaves_unit_out(one, other)) or _cuts_cents(a, b))
    if a.value is not None and b.value is not None:
        return _are_close(a, b)
    ends = a.low, b.low, a.high, b.high
    if None in ends:
        return True
    return all(_near(x, y) for x, y in (ends[:2], ends[2:]) if x is not None and y is not None)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(one) * Decimal(str(SAME_BOUND))


def _leaves_unit_out(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure has no unit and counts nothing: "he was 77", and not "13 magazines".

    What is measured keeps its unit: "19 by train" are not the 19 miles of a tunnel.
    """
    bare = any(is_bare(side.quantity) and side.head is None for side in (one, other))
    return bare and not {"date", "measure"} & {one.quantity.kind, other.quantity.kind}


def _cuts_cents(a: Quantity, b: Quantity) -> bool:
    """Whether one price leaves out the cents of the other: $99 and $99.99."""
    if a.kind != "money" or a.unit != b.unit or a.value is None or b.value is None:
        return False
    whole = [value == int(value) for value in (a.value, b.value)]
    return whole[0] != whole[1] and abs(a.value - b.value) < 1 <= min(abs(a.value), abs(b.value))


def stays_within_bound(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure is a bound that the value of the other keeps to: "at least 12" beside 15, "past $4,000".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [least, past, more, less] = [target_contexts(text, None, None)[0] for text in (
    ...     "At least 12 ships sank.", "It surged past $4,000.", "Some 15 ships sank.", "Some 9 ships sank.")]
    >>> [stays_within_bound(least, more), stays_within_bound(least, less), stays_within_bound(past, past)]
    [True, False, False]
    """
    x, y = amounts(one.quantity, other.quantity)
    if x is None or y is None or x == y:
        return False
    lower, upper = (one, other) if x < y else (other, one)
    if _passes(lower):
        return True
    bounds = lower.quantity.modifier in ABOVE, upper.quantity.modifier in BELOW - {"nearly"}
    return any(bounds) and upper.quantity.modifier not in ABOVE and lower.quantity.modifier not in BELOW


@lru_cache(maxsize=CONTEXTS)
def _passes(context: FigureContext) -> bool:
    """Whether a value was passed: "topped 40", "above $4,000", "4-plus"."""
    q, text = context.quantity, context.text
    return bool(PASSED.search(text[max(0, q.start - BOUND_REACH) : q.start]) or PLUS.match(text, q.end))


def is_rounded_off(a: Quantity, b: Quantity) -> bool:
    """Whether one value is the other to its first digit: 600 of 612.

    >>> from newsclean import find_quantities
    >>> [is_rounded_off(*find_quantities(text)) for text in ("600 men, 612 men", "12 men, 15 men", "9 men, 9.4 men")]
    [True, False, False]
    """
    x, y = amounts(a, b)
    if x is None or y is None or min(abs(x), abs(y)) < ROUNDED_FROM:
        return False
    digits = sorted((significant_digits(a), significant_digits(b)))
    return digits[0] == 1 < digits[1] and abs(x - y) <= SAME_BOUND * max(abs(x), abs(y))


def is_bare(q: Quantity) -> bool:
    """Whether a figure has neither a unit nor a noun of its own."""
    return q.kind == "count" and q.unit is None and q.what is None


def _are_close(a: Quantity, b: Quantity) -> bool:
    x, y = amounts(a, b)
    if x is None or y is None or x == y:
        return True
    gap = abs(x - y) / max(abs(x), abs(y))
    one, other = a.modifier, b.modifier
    alike = one == other or {one, other} <= ABOVE or {one, other} <= BELOW
    if one and other and alike and gap > SAME_BOUND:
        return False
    if a.kind == "duration" and a.unit == b.unit and max(x, y) <= FEW:
        return False
    for bound, q, value in ((one, a, x), (other, b, y)):
        if bound == "nearly" and abs(x - y) > _half_step(q, value):
            return False
    lower, upper = (one, other) if x < y else (other, one)
    return not (gap > CROSSED_BOUND and (lower in BELOW or upper in ABOVE))


def _half_step(q: Quantity, value: float) -> float:
    """Half of the last place of a figure that is given as rounded: "nearly 250" is not 240."""
    places = math.floor(math.log10(abs(value) or 1.0)) + 1 - significant_digits(q)
    return 0.5 * math.pow(10, places)


def amounts(a: Quantity, b: Quantity) -> tuple[float | None, float | None]:
    """The values of two figures in one unit, where their units convert."""
    from newsclean.quantity.compare import in_one_unit

    found = [amount_of(q) for q in in_one_unit(a, b)]
    x, y = (None if value is None else _float(value) for value in found)
    return x, y


def _float(value: Decimal) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def magnitude_gap(x: float | None, y: float | None) -> float:
    """Powers of ten between two values, 3 at most.

    >>> magnitude_gap(1.2, 12.0), magnitude_gap(None, 12.0)
    (1.0, 0.0)
    """
    if not x or not y or math.inf in (abs(x), abs(y)):
        return 0.0
    return min(3.0, round(abs(math.log10(abs(x)) - math.log10(abs(y))), 6))


def is_slipped(x: float | None, y: float | None) -> bool:
    """Whether two values differ by a power of ten only, as when a zero or a scale word was lost.

    >>> is_slipped(1.2, 12.0), is_slipped(1.2, 24.0)
    (True, False)
    """
    if not x or not y or x == y or magnitude_gap(x, y) < SLIP:
        return False
    return _digits(x) == _digits(y)


def _digits(value: float) -> str:
    return f"{abs(value):.3e}".partition("e")[0]
