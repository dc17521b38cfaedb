"""Telephone numbers, by the verb that dials them: "ring 116 117", "text HOME to 741741", "请拨打12345"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import stop_words_of
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_BEHIND = lazy(r" ([^\W\d_]++)")
_SHORTEST = 3  # digits of a number that is dialed where the verb calls round other things too


def is_dialed(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "Call the night line on 116 123", "Zadzwoń pod 116 123", "112 Acil": dialed, and nothing is counted.

    >>> from newsclean import find_quantities
    >>> find_quantities("Text HELP to 55155 or call the night line on 311 417.")
    []
    >>> [q.text for q in find_quantities("They call on 193 states and text to 400 voters.")]
    ['193', '400']
    """
    sets, text = scan.lang.sets, scan.text
    digits = text[amount.start : amount.end]
    if sets["dialing"].isdisjoint(words) and digits not in sets["emergency"]:
        return False  # nearly all numbers
    behind = _BEHIND.match(text, amount.end)
    if digits in sets["emergency"] and behind and behind[1] in sets["callers"]:
        return True
    if sets["dialing"].isdisjoint(words):
        return False
    if scan.lang.grammar.head_noun:
        named = len(digits) >= _SHORTEST and digits.isdecimal() and words[-1] in sets["dialed_at"]
        return named and not _noun_follows(scan, amount)
    return behind is None or behind[1].lower() in stop_words_of(scan.lang)


def is_called(scan: TextScan, amount: Amount, last: str) -> bool:
    """ "called 911", "a 911 call", "text 81010", and no "call 101 witnesses": a short number of a telephone."""
    digits, sets = scan.text[amount.start : amount.end], scan.lang.sets
    behind = scan.text[amount.end + 1 : amount.end + 16].partition(" ")[0].rstrip(".,;:")
    if digits in sets["emergency"] and (last in sets["calling"] or behind in sets["callers"]):
        return True
    dialed = last in sets["calling"] and digits.isdecimal() and len(digits) >= _SHORTEST
    return dialed and not _noun_follows(scan, amount)


def _noun_follows(scan: TextScan, amount: Amount) -> bool:
    noun = counted_noun(scan.text, amount, scan.lang)
    return bool(noun and noun[0].islower())
