"""Durations, weights and lengths in several units: "two hours and 15 minutes", "1h 30m", "6ft 2in"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.tables import conversions
from newsclean.quantity.units.amount import read_amount
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

# How many of the next unit make one. Months have no fixed number of days: "1 year 2 days" stays in two.
_CLOCK = (("week", 7), ("day", 24), ("hour", 60), ("minute", 60), ("second", 1000), ("millisecond", 1))
_WEIGHT, _LENGTH = (("stone", 14), ("lb", 16), ("oz", 1)), (("ft", 12), ("in", 1))  # "12st 4lb", "6ft 2in"
PARTED = frozenset(("stone", "lb", "ft"))
_CALENDAR = (("century", 10), ("decade", 10), ("year", 12), ("month", 1))
_JOIN = lazy(r"(?:,? (?:and |und |et |y |e |en |и |i )?)?(\d|[^\W\d_]++)")
_MINUTES = lazy(r" ?(\d{1,2}) ?(?:m|min|mins)(?![\w])")
_A_UNIT = lazy(r"(?<![^\W_])(an?|one) (century|decade|year|month|week|day|hour|minute) and an? $", 2)


def _between(large: str, small: str) -> int:
    """How many of the small unit make one of the large; 0 if that is not a fixed number, or it is not smaller."""
    for chain in (_CLOCK, _CALENDAR, _WEIGHT, _LENGTH):
        names = [name for name, _ in chain]
        if large in names and small in names and names.index(large) < names.index(small):
            product = 1
            for _, size in chain[names.index(large) : names.index(small)]:
                product *= size
            return product
    return 0


def add_smaller_units(scan: TextScan, amount: Amount) -> None:
    """Add the smaller units that follow; the value is then in the smallest."""
    while amount.unit and amount.value == amount.value.to_integral_value() and _step(scan, amount, amount.unit):
        amount.how = "compound"


def _step(scan: TextScan, amount: Amount, unit: str) -> bool:
    text = scan.text
    if text[amount.end : amount.end + 1] not in " ,0123456789" or unit == "second":
        return False
    match = _MINUTES.match(text, amount.end) if unit == "hour" else None
    if match and int(match[1]) < 60:
        amount.value, amount.unit, amount.end = amount.value * 60 + int(match[1]), "minute", match.end()
        return True
    joint = _JOIN.match(text, amount.end)
    if joint is None or not (joint[1].isdecimal() or joint[1].lower() in scan.lang.small):
        return False
    more = read_amount(text, joint.start(1), scan.lang, scan.country)
    if more is None or more.kind != amount.kind or more.unit is None or more.hyphen != amount.hyphen:
        return False
    size = _between(unit, more.unit)
    worth = conversions()
    if not size or not 0 < more.value < size or more.value * worth[more.unit][1] >= worth[unit][1]:
        return False
    amount.value = CONTEXT.add(CONTEXT.multiply(amount.value, Decimal(size)), more.value)
    amount.unit, amount.end = more.unit, more.end
    return True


def and_a_half(scan: TextScan, start: int, end: int) -> Amount | None:
    """ "a year and a half", "two years and a half", at "half"."""
    text, half = scan.text, Decimal("0.5")
    last = scan.found[-1] if scan.found else None
    if last and last.kind == "duration" and last.value is not None and text[last.end : start] in (" and a ", " and "):
        scan.found.pop()
        return Amount(last.start, end, last.value + half, "compound", "duration", last.unit)
    match = _A_UNIT.search(text, max(0, start - 24), start)
    if match is None:
        return None
    return Amount(match.start(1), end, Decimal(1) + half, "compound", "duration", match[2].lower())
