"""What to do at a currency sign: read the amount after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.digits import read_digits, read_from
from newsclean.quantity.numbers.finish import finish_amount
from newsclean.quantity.numbers.separators import settle_separator
from newsclean.quantity.scan.exclusions import skip_digits, skip_token
from newsclean.quantity.scan.ranges import read_range
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    import re

    from newsclean.quantity.scan.state import TextScan

_NUMBER = lazy(r"\) ?(?=x)x|[ \xa0\u202f]{0,2}([-−]?)[ \xa0]?(?=\.?\d)")
_BEHIND = lazy(r"\$([A-Z]{1,3})(?=[ \xa0]?[-−]?\.?\d)")  # "$US5 million"


def at_symbol(scan: TextScan, at: int) -> int:
    """At a currency sign: read the amount after it."""
    text = scan.text
    own = tables.currency_signs().get(text[at])
    letters = _BEHIND.match(text, at)
    other = tables.behind_sign().get(letters[1]) if letters else None
    match = _NUMBER.match(text, letters.end() if letters and other else at + 1)
    if own is None or match is None:
        return _bracketed(scan, at, own) or at + 1
    negative = bool(match[1])
    start, entry = _around(scan, at, letters) or ((at, other) if other else _widened(scan, at, own))
    place = match.end()
    numeral = read_from(text, place, scan.lang)
    if numeral is None:
        return skip_digits(scan, place)
    value = numeral.value
    if start and text[start - 1] in "-−" and not text[start - 2 : start - 1].isalnum():
        negative, start = True, start - 1
    amount = Amount(start, numeral.end, -value if negative else value, numeral.how, mark=text[start:place])
    amount.slip = numeral.slip
    words = scan.back(start)
    take_unit(amount, tables.of_country(entry, scan.country))
    read_unit(amount, text, scan.lang, scan.country)
    if amount.slip:
        settle_separator(amount, text)
    if amount.glued:
        return skip_token(scan, place)
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


def _around(scan: TextScan, at: int, letters: re.Match[str] | None) -> tuple[int, UnitEntry] | None:
    """ "U$S 90 millones", as papers of the River Plate write it."""
    entry = scan.lang.prefix.get(scan.text[max(0, at - 1) : at] + letters[0]) if letters else None
    return (at - 1, entry) if entry else None


def _widened(scan: TextScan, at: int, own: UnitEntry) -> tuple[int, UnitEntry]:
    """With the letters before the sign: "US$", "c $", "deliversUS$"."""
    text = scan.text
    for size in (4, 3, 2, 1):
        letters = text[max(0, at - size) : at]
        if len(letters) == size and (entry := tables.currency_signs().get(letters + text[at])):
            ahead = text[at - size - 1 : at - size] if at > size else " "
            if not ahead.isalpha() or (letters[0].isupper() and ahead.islower()):
                return at - size, entry
    if text[at - 1 : at] == " " and at > 2 and text[at - 3 : at - 1] in (" c", " C", "us", "US", "hk", "HK"):
        letters = text[at - 3 : at - 1].strip()
        if not text[at - 4 : at - 3].isalpha() or letters in ("c", "C"):
            entry = tables.currency_signs().get(letters + text[at])
            if entry:
                return at - 1 - len(letters), entry
    return at, own


_BRACKET = lazy(r"\((\d[\d,.]*+)\)")


def _bracketed(scan: TextScan, at: int, own: UnitEntry | None) -> int:
    """ "$(41.7) million": brackets between sign and scale mean a minus."""
    match = _BRACKET.match(scan.text, at + 1)
    if match is None or own is None:
        return 0
    numeral = read_digits(scan.text, at + 2, scan.lang)
    if numeral is None or numeral.end != match.end() - 1:
        return 0
    start, entry = _widened(scan, at, own)
    amount = Amount(start, match.end(), -numeral.value, "bracket", mark=scan.text[start : at + 1])
    take_unit(amount, tables.of_country(entry, scan.country))
    read_unit(amount, scan.text, scan.lang, scan.country)
    return finish_amount(scan, amount, scan.back(start))
