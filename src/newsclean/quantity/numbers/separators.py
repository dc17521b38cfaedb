"""The two readings of "1.250" and "1,250" where the language of a text, and so its decimal mark, is not certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT

if TYPE_CHECKING:
    from newsclean.quantity.units.unit_lookup import Amount

_NOUN = lazy(r"[ \xa0][^\W\d_]{2}")
# Fuel and power are sold by thousandths: "1.459 euros per litre".
_SMALL_BASE = lazy(
    r" ?(?:/|\b[^\W\d_]{1,4} (?:[^\W\d_]{1,3} )?)(?:lit(?:re|er|ro|ros|rs)?|l|gal|gallon|kwh)(?![^\W_])", 2
)
_CONTINENTAL = lazy(r"\b(?:mio|mrd|mia|mld|mdr)\b", re.IGNORECASE)  # of languages with a decimal comma
_THOUSANDTHS = frozenset(("KWD", "BHD", "OMR", "TND", "JOD", "LYD", "IQD"))  # ISO 4217: divided by a thousand
_SHARES = frozenset(("percent", "points", "times", "fold", "multiple"))
_DECIMAL = lazy(r"(?<![\d.,])\d++([.,])(?:\d{1,2}|\d{4,})(?![\d]|[.,:]\d)")
_THREE = lazy(r"\d[.,]\d{3}(?!\d)")
_BOTH = lazy(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3}|(?!\1)([.,])\d{1,2})(?!\d)")


def settle_separator(amount: Amount, text: str) -> None:
    """Choose the reading of a figure with three places that is likely for what it measures; the other stays known.

    Three places of money are a group of thousands but for fuel, and nobody counts thousandths of people. Shares and
    most scale words decide nothing: "3.125%" and "1.250 million" are printed by both.

    >>> from newsclean import find_quantities
    >>> [(q.value, q.alternates) for q in find_quantities("Total: 1.250 visitors; 3.125%; 1.250 million")]
    [(Decimal('1250'), ('1.250',)), (Decimal('3.125'), ('3125',)), (Decimal('1.250E+6'), ('1250000000',))]
    """
    if amount.mark in ("$", "£") and "," in text[amount.start : amount.end]:
        amount.slip = 0  # the signs of countries that group by commas
        return
    round_ = _is_round(amount, text)
    grouped = round_ or _is_grouped(amount, text, grouped=amount.slip < 0)
    if grouped != (amount.slip < 0):
        amount.value = CONTEXT.scaleb(amount.value, amount.slip)
        amount.slip, amount.how = -amount.slip, "grouped" if grouped else "decimal"
    if round_:
        amount.slip = 0


def _is_round(amount: Amount, text: str) -> bool:
    """ "300.000 people": nobody prints three zeros behind a decimal mark, but for rates of interest and millions."""
    digits = _THREE.search(text, amount.start, amount.end)
    exact = amount.scaled or amount.kind in _SHARES
    return digits is not None and not exact and digits[0].endswith("000")


def _is_grouped(amount: Amount, text: str, *, grouped: bool) -> bool:
    digits = _THREE.search(text, amount.start, amount.end)
    if digits and amount.scaled and _CONTINENTAL.search(text, digits.end(), amount.end):
        return digits[0][1] == "."  # "2,345 Mrd.", "1.250 Mio."
    if amount.scaled or amount.kind in _SHARES:
        return grouped
    if amount.kind == "money":
        return amount.unit not in _THOUSANDTHS and _SMALL_BASE.match(text, amount.end) is None
    if not amount.kind:
        return grouped or _NOUN.match(text, amount.end) is not None
    return grouped or "." in text[amount.start : amount.end]


def with_other_reading(amount: Amount) -> tuple[str, ...]:
    """The alternates of an amount, and its other reading in digits.

    >>> from newsclean import find_quantities
    >>> [q] = find_quantities("€2.495")
    >>> q.value, q.alternates
    (Decimal('2495'), ('2.495',))
    >>> find_quantities("The euro bought 1.085 dollars in London on Monday, the bank said.")[0].alternates[-1]
    'ZWL'
    """
    return (*amount.alternates, f"{CONTEXT.scaleb(amount.value, amount.slip):f}")


def decimal_mark(text: str) -> tuple[str | None, bool]:
    """The decimal mark that other figures of a text show, and whether they leave no doubt.

    Both marks in one figure leave none; a time of day may look like a decimal.

    >>> decimal_mark("$2,034.50 and $23.125"), decimal_mark("1.250.000 und 1.250")
    (('.', True), (',', True))
    >>> decimal_mark("12,5 und 1.250"), decimal_mark("1,5, 1.5 and 1.250"), decimal_mark("1.250")
    ((',', False), (None, False), (None, False))
    """
    if _THREE.search(text) is None:
        return None, False  # nothing that has two readings, as in most texts
    sure = {match[2] or ("," if match[1] == "." else ".") for match in _BOTH.finditer(text)}
    found = sure or {match[1] for match in _DECIMAL.finditer(text)}
    return (next(iter(found)), bool(sure)) if len(found) == 1 else (None, False)
