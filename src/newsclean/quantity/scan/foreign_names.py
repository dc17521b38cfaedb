"""Names with numbers in the languages besides English: "Canal 13", "calle Mayor 12", "12 rue de la Paix", "Folge 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.lone_words import is_capital_name, stop_words_of

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_BEHIND = lazy(r" ([^\W\d_]++)")
_STREET_BEHIND = lazy(r"(?: (?:bis|ter|quater))?,? ([^\W\d_]++)")
_SHORT = 4  # letters of a code: "NPO 1", "BR 101", "TV 4"
_UNNAMED = 100_000  # laws and prints of parliament have five digits: "Lei 13.105"
_LARGEST = 9999  # of a name: "TGV 8532"
_BACK = 4  # words of the name of a street, with its kind: "calle de la Victoria 12"
_CALLED = 6  # words from the verb to the last of the numbers: "ligue 190, 192 ou"
_OPENING = "„“«\"'(‚‘"  # quotation marks and brackets
_ROW = frozenset((",", ";", " "))
_GAPPED = 60  # characters from one number to the next of a row: "España 14, Italia 12"


def names_in_language(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Does the bare number belong to a name, by the words around it and the way the language writes nouns?

    >>> from newsclean import find_quantities
    >>> text = "El Canal 13 dice que en la calle Mayor 12 ardieron 3 casas; en Vell 14 casas."
    >>> [q.text for q in find_quantities(text, lang="es")]
    ['3', '14']
    """
    if _is_street_behind(scan, amount):
        return True
    if not words or scan.text[amount.start - 1] not in " \xa0":
        return False
    last = words[-1].rpartition("’" if "’" in words[-1] else "'")[2]
    if last.lower() in scan.lang.identifiers:
        return True  # "l'article 49"
    if last.lower() in scan.lang.sets["exits"] or _is_dialed(scan, amount, words, last.lower()):
        return not _is_counted(scan, amount)  # "la sortie 12 est fermée", "appelez le 112"
    if _is_in_street(scan, words):
        told = scan.lang.sets["plural_ends"] or not is_capital_name(scan.lang)  # elsewhere a verb looks like a plural
        return not (told and _is_counted(scan, amount))
    return bool(last) and _follows_capital(scan, amount, words, last)


def _is_dialed(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """ "Llame al 112", "ring 112 eller 1177", "el 112": a short number of a telephone."""
    verbs = scan.lang.sets["dialing"]
    if not verbs:
        return False
    digits = scan.text[amount.start : amount.end]
    if last in scan.lang.sets["calling"] and digits in scan.lang.sets["emergency"]:
        return True
    return len(digits) > 1 and not verbs.isdisjoint(words[-_CALLED:])


def is_kind_of_name(scan: TextScan, amount: Amount, word: str) -> bool:
    """Whether a word stands before the number of a name: "Lei 8.112", "l'article 49.3"."""
    if amount.value >= _UNNAMED:
        return False
    return word.rstrip(".").replace("’", "'").rpartition("'")[2] in scan.lang.identifiers


def _is_street_behind(scan: TextScan, amount: Amount) -> bool:
    """ "12 rue de la Paix", "45, avenue Foch": one of them, so no plural."""
    kinds = scan.lang.sets["streets_behind"]
    match = _STREET_BEHIND.match(scan.text, amount.end) if kinds else None
    return match is not None and match[1] in kinds


def _is_in_street(scan: TextScan, words: list[str]) -> bool:
    """ "calle Mayor 12", "ul. Nowej 5", "Hauptstraße 12", "Rua Augusta, 1200"."""
    kinds, ends = scan.lang.sets["streets"], tuple(scan.lang.sets["street_ends"])
    last = words[-1].rstrip(",").lower()
    if ends and words[-1].lstrip(_OPENING)[:1].isupper() and last.endswith(ends):
        return True
    named = [word.lower() for word in words[-_BACK:-1]]
    return words[-1][0].isupper() and any(word in kinds for word in named)


def _follows_capital(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """ "Comuna 13 de", "NPO 1 en", "Folge 3 der": a capital in a sentence, and no noun behind that is counted."""
    if not last[0].isupper() or not last.replace("-", "").isalpha() or amount.value > _LARGEST:
        return False
    before = words[-2] if len(words) > 1 else ""
    opens = not before or before[-1] in '.!?:“„"«»–—'
    lower = last.lower()
    if len(last) == 1:  # a road or line: "die A 44", "la N 20"; at the beginning it is a word
        return not opens and not _is_counted(scan, amount)
    known = lower in stop_words_of(scan.lang) or lower in scan.lang.before_last or lower in scan.lang.times
    known = known or lower in scan.lang.tail  # "15 Dollar 50"
    if known or (opens and not (last.isupper() and len(last) <= _SHORT) and last not in tables.makes()):
        return False
    return not _is_counted(scan, amount) and not _is_of_row(scan, amount, before)


def _is_counted(scan: TextScan, amount: Amount) -> bool:
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


def _is_of_row(scan: TextScan, amount: Amount, before: str) -> bool:
    """ "España ganó 14 medallas, Italia 12 y Suecia 9": one noun for all."""
    last = scan.found[-1] if scan.found else None
    near = last is not None and last.kind == "count" and amount.start - last.end <= _GAPPED
    return near and (before in scan.lang.joints or before[-1:] in _ROW)
