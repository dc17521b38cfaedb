"""The year in the name of a club: "TSV 1860 München", "ο Άρης 1914"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.time.tense.words import tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_BEHIND = lazy(r" ([^\W\d_]++)")
_FIRST_CLUBS, _LAST_CLUBS = 1840, 1950  # the years in which clubs that are named after one were founded


def is_of_club(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "TSV 1860", "ο Άρης 1914", "Brøndby 1964-fansene": a club with the year in which it was founded.

    A year before 1950 is rare in news; behind the article of a subject and a capital it is part of the name.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("Ο Άρης 1914 νίκησε, ιδρύθηκε το 1914.", lang="el")]
    ['1914']
    >>> [q.text for q in find_quantities("Il Bologna 1909 vinse nel 1925.", lang="it")]
    ['1925']
    """
    if not words or not _FIRST_CLUBS <= amount.value < _LAST_CLUBS:
        return False
    name = words[-1]
    if name in tables.clubs():
        return True
    if not name[0].isupper() or not name.isalpha() or name.isupper():
        return False
    return _is_subject(scan, amount, words)


def _is_subject(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Whether an article stands before the capitals, or they open the sentence; or a noun is joined to the year."""
    if scan.text[amount.end : amount.end + 1] == "-" and scan.text[amount.end + 1 : amount.end + 2].islower():
        return not scan.lang.grammar.head_noun  # Nordic languages join a name and a noun by a hyphen
    for word in words[-2::-1]:
        if word.lower() in scan.lang.sets["subject_articles"]:
            return True
        if not word[0].isupper():
            return False
    return _is_verb_behind(scan, amount)  # the name opens the sentence: "Lech 1922 zagra"


def _is_verb_behind(scan: TextScan, amount: Amount) -> bool:
    match = _BEHIND.match(scan.text, amount.end)
    tense = tense_words(scan.lang.code)
    return match is not None and (tense.is_past(match[1]) or tense.is_ahead(match[1]))
