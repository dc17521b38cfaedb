"""What to do at the sign of a currency: read the amount behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.fields import Entry
from newsclean.quantity.numbers import dispatch as spoken
from newsclean.quantity.numbers.digits import read_digits, read_from
from newsclean.quantity.scan.exclusions import refuse, skip
from newsclean.quantity.scan.ranges import connected
from newsclean.quantity.units.amount import after
from newsclean.quantity.units.unit_lookup import Amount, take

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import Scan

_NUMBER = lazy(r"\) ?(?=x)x|[ \xa0\u202f]{0,2}([-−]?)[ \xa0]?(?=\.?\d)")
_BEHIND = lazy(r"\$([A-Z]{1,3})(?=[ \xa0]?[-−]?\.?\d)")  # "$US5 million"


def at_symbol(scan: Scan, at: int) -> int:
    """At a sign of a currency: the amount behind it."""
    text = scan.text
    own = tables.signs().get(text[at])
    letters = _BEHIND.match(text, at)
    other = tables.behind_sign().get(letters[1]) if letters else None
    match = _NUMBER.match(text, letters.end() if letters and other else at + 1)
    if own is None or match is None:
        return _bracketed(scan, at, own) or at + 1
    negative = bool(match[1])
    start, entry = (at, other) if other else _widened(scan, at, own)
    place = match.end()
    numeral = read_from(text, place, scan.lang)
    if numeral is None:
        return refuse(scan, place)
    value = numeral.value
    if start and text[start - 1] in "-−" and not text[start - 2 : start - 1].isalnum():
        negative, start = True, start - 1
    amount = Amount(start, numeral.end, -value if negative else value, numeral.how, mark=text[start:place])
    words = scan.back(start)
    take(amount, tables.of_country(entry, scan.country))
    after(amount, text, scan.lang, scan.country)
    if amount.glued:
        return skip(scan, place)
    return connected(scan, amount, words) or spoken.finish(scan, amount, words)


def _widened(scan: Scan, at: int, own: Entry) -> tuple[int, Entry]:
    """With the letters before the sign: "US$", "c $", "deliversUS$"."""
    text = scan.text
    for size in (4, 3, 2, 1):
        letters = text[max(0, at - size) : at]
        if len(letters) == size and (entry := tables.signs().get(letters + text[at])):
            ahead = text[at - size - 1 : at - size] if at > size else " "
            if not ahead.isalpha() or (letters[0].isupper() and ahead.islower()):
                return at - size, entry
    if text[at - 1 : at] == " " and at > 2 and text[at - 3 : at - 1] in (" c", " C", "us", "US", "hk", "HK"):
        letters = text[at - 3 : at - 1].strip()
        if not text[at - 4 : at - 3].isalpha() or letters in ("c", "C"):
            entry = tables.signs().get(letters + text[at])
            if entry:
                return at - 1 - len(letters), entry
    return at, own


_BRACKET = lazy(r"\((\d[\d,.]*+)\)")


def _bracketed(scan: Scan, at: int, own: Entry | None) -> int:
    """ "$(41.7) million": brackets between sign and scale are a minus."""
    match = _BRACKET.match(scan.text, at + 1)
    if match is None or own is None:
        return 0
    numeral = read_digits(scan.text, at + 2, scan.lang)
    if numeral is None or numeral.end != match.end() - 1:
        return 0
    start, entry = _widened(scan, at, own)
    amount = Amount(start, match.end(), -numeral.value, "bracket", mark=scan.text[start : at + 1])
    take(amount, tables.of_country(entry, scan.country))
    after(amount, scan.text, scan.lang, scan.country)
    return spoken.finish(scan, amount, scan.back(start))
