"""Rows of names or of counts: "die Linien 2 und 9", "vak 12 en loods 3", "España 14, Italia 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import is_capital_name, stop_words_of
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.time.tense.words import tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_ROW_AHEAD = lazy(r"(?:,| ([^\W\d_]{1,3})) (?:[^\W\d_]{1,4} )?[^\W\d_]{2,20} \d")  # "la gauche 12, la droite 8"
_NO_NOUN = ("ing", "ed", "ly", "s")
_ROW_GAP = 32  # characters of a joint, an article and a noun
_JOINT = 8  # characters between two names: " und ", " eller "
_ROW_SIGNS = frozenset((",", "/", "&", "-", "–"))
_ROW = frozenset((",", ";", " "))
_GAPPED = 60  # characters from one number to the next of a row: "España 14, Italia 12"
_BEHIND = lazy(r" ([^\W\d_]++)")
_RANGE_BEHIND = lazy(r"(?: [^\W\d_]{1,3})? ?[-–]? ?\d|[.,:]\d")


def continues_name(scan: TextScan, amount: Amount) -> bool:
    """ "die Linien 2 und 9", "lines 1, 4 and 14": the next of several names.

    >>> from newsclean import find_quantities
    >>> find_quantities("Die Linien 2, 5 und 9 stehen still.", lang="de")
    []
    >>> [q.text for q in find_quantities("Auf Gleis 3 und 4 Bahnsteigen standen Leute.", lang="de")]
    ['4']
    """
    if amount.start - scan.named > _JOINT:
        return False
    between = scan.text[scan.named : amount.start].strip(" \xa0")
    joints = scan.lang.joints if between in scan.lang.joints else scan.lang.grammar.parts_joint.split()
    joint, _, name = between.partition(" ")
    if (joint not in joints and between not in _ROW_SIGNS) or not (name + "X").isupper():  # "Sat 1 und RTL 2"
        return False
    return bool(name) or scan.lang.grammar.name_numbers or not is_noun_behind(scan, amount)


def goes_on_with(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "vak 12 en loods 3", "cama 14 y el quirófano 3": a noun of its own for the next of several names.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("Perron 12 en loods 3 gaan dicht, perron 9 en daar 4 huizen.", lang="nl")]
    ['4']
    """
    if len(words) < 2 or not 0 < scan.named < amount.start or amount.start - scan.named > _ROW_GAP:
        return False
    joint, *rest = scan.text[scan.named : amount.start].split() or [""]
    if (joint not in scan.lang.joints and joint != ",") or len(rest) not in (1, 2):
        return False
    articles = scan.lang.sets["naming"] | scan.lang.sets["articles"] | scan.lang.sets["one_article"]
    noun = rest[-1].lower()
    known = noun in stop_words_of(scan.lang) or noun in scan.lang.times or noun in scan.lang.before_last
    if scan.lang.grammar.head_noun and (noun.endswith(_NO_NOUN) or tense_words(scan.lang.code).is_past(noun)):
        return False  # "Flight 12 and won 4"
    if known or (len(rest) > 1 and rest[0].lower() not in articles) or not rest[-1].isalpha():
        return False
    return not counts_behind(scan, amount.end) and _RANGE_BEHIND.match(scan.text, amount.end) is None


def lists_counts(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "Sitze: die Linke 12, die Rechte 8": a row of nouns with numbers behind a colon or behind a number that counts.

    Elsewhere such a row names things: "la salle 3 et la chambre 7".
    """
    match = _ROW_AHEAD.match(scan.text, amount.end)
    if match is None or (match[1] and match[1] not in scan.lang.joints):
        return False
    last = scan.found[-1] if scan.found else None
    near = last is not None and last.kind == "count" and amount.start - last.end <= _GAPPED
    return near or any(word[-1] == ":" for word in words)


def is_of_row(scan: TextScan, amount: Amount, before: str) -> bool:
    """ "España ganó 14 medallas, Italia 12 y Suecia 9": one noun for all."""
    last = scan.found[-1] if scan.found else None
    near = last is not None and last.kind == "count" and amount.start - last.end <= _GAPPED
    return near and (before in scan.lang.joints or before[-1:] in _ROW)


def is_noun_behind(scan: TextScan, amount: Amount) -> bool:
    """Does a noun follow that may be counted? German nouns have capitals, Romance plurals their endings."""
    match = _BEHIND.match(scan.text, amount.end)
    if match is None or match[1].lower() in stop_words_of(scan.lang):
        return False
    word = match[1]
    if not is_capital_name(scan.lang):
        behind = _BEHIND.match(scan.text, match.end())
        return word[0].isupper() or (behind is not None and behind[1][0].isupper())
    ends = tuple(scan.lang.sets["plural_ends"])
    return word[0].islower() and (not ends or word.endswith(ends))
