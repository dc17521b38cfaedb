"""Decimal arithmetic for quantities: exact for any numeral, whatever the caller's context is."""

from __future__ import annotations

from decimal import Context, Decimal

LONGEST = 60  # digits of a number that is read; a longer one is refused, as nobody counts that far in the news
CONTEXT = Context(prec=200)  # exact for anything that LONGEST and the scales allow


def ratio(over: int, under: int) -> Decimal:
    """A fraction as a decimal: exact if possible, else to 28 places.

    >>> ratio(3, 4), ratio(1, 0)
    (Decimal('0.75'), Decimal('NaN'))
    """
    return Decimal(over) / Decimal(under) if under else Decimal("NaN")


def without_zero_places(value: Decimal) -> Decimal:
    """Without the places of a part that makes a whole number: half of twelve is 6 and not 6.0.

    >>> without_zero_places(Decimal("6.0")), without_zero_places(Decimal("1.5"))
    (Decimal('6'), Decimal('1.5'))
    """
    rounded = value.to_integral_value()
    return rounded if rounded == value else value
