"""Four digits or more that may be a year: what they count or name, "1900 Menschen", "HB 1515", "50667 Orsk"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import is_capital_name, stop_words_of
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.scan.state import TextScan

_BEHIND = lazy(r" ((?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])++)")  # with the vowel signs of Devanagari
_ENDS = frozenset('.!?:;,–—„“"«»(')  # of a word, with which a clause ends or a quotation begins
_LIMITS = frozenset(("more than", "less than", "at least"))
_PREPOSITIONS = frozenset(
    ("since", "before", "after", "until", "till", "by", "early", "late", "mid", "from", "through", "during", "in", "on",
     "earlier", "later", "of", "and", "to", "as", "year")
)  # fmt: skip


def counts_or_names(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """ "more than 1900 men", "flight 1990", "1500 marched": the number is of something else than time.

    >>> from newsclean import find_quantities
    >>> text = "They freed 2000 prisoners in 1850; the 1936 Games and 2014 profits were good. HB 1515 passed."
    >>> [(q.kind, q.text) for q in find_quantities(text)]
    [('count', '2000'), ('date', '1850'), ('date', '1936'), ('date', '2014')]
    """
    bound = scan.lang.before.get(last)
    if any(scan.lang.before.get(" ".join(words[-size:]).lower()) in _LIMITS for size in (2, 3)):
        return True  # "más de 2000 desde entonces"
    named = last in scan.lang.identifiers or scan.text.startswith(scan.lang.roads, amount.end)  # "TK 1951 sefer sayılı"
    if named or (bound is not None and bound not in ("up", "down", "only")):
        return True
    following = scan.text[amount.end + 1 : amount.end + 24].split(maxsplit=1)
    dated = last in _IN and amount.value % _FIFTY  # "in 1998 voters chose"
    if following and not dated and scan.text[amount.end] == " " and following[0].rstrip(".,;") in scan.lang.counted:
        return True
    if not _NEAR_YEARS[0] <= amount.value <= _NEAR_YEARS[1] and _is_beside_name(scan, words, last):
        return True
    counts = _counts_in_english if scan.lang.grammar.head_noun else counts_noun
    second = _SECOND.match(scan.text, amount.end)
    if second and (second[1].strip() in _DASHES or second[1].strip() in scan.lang.joints):
        if amount.value % _FIFTY or int(second[2]) % _FIFTY:
            return False  # "the 1914-1918 front"
        amount = Amount(second.start(2), second.end(), Decimal(second[2]))  # "1500 to 1800 people": both or neither
    return counts(scan, amount, words)


_IN = frozenset(("in", "since", "until", "by", "before", "after"))
_SECOND = lazy(r"( ?[-–~] ?| [^\W\d_]{1,5} )(\d{4})(?![\d/.-])")
_DASHES = frozenset("-–~")
_FIFTY = 50  # estimates of how many came are rounded to it; years seldom end so
_NEAR_YEARS = (1800, 2040)  # outside, a year has an article or a preposition before it


def _is_beside_name(scan: TextScan, words: list[str], last: str) -> bool:
    """ "HB 1515", "Vell Runner 2049", "Резолюция 1701": a capital right before a far year."""
    if not words or not words[-1][0].isupper() or not words[-1][-1].isalpha():
        return False
    lang = scan.lang
    times = (_PREPOSITIONS, lang.modifiers, lang.sets["year_before"], lang.months, lang.stop, stop_words_of(lang))
    return not any(last in known for known in (*times, lang.refs.units))


# "2014 profits" are of a year, "1850 pupils" and "2000 prisoners" a number; before 1800 also what is no plural counts
_EARLY, _RECENT, _ROUND = 1800, 1950, 2000


def _counts_in_english(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    last = words[-1].lower() if words else ""
    if (amount.value >= _RECENT and amount.value != _ROUND) or last in _PREPOSITIONS:
        return False
    noun = counted_noun(scan.text, amount, scan.lang) or ""
    if amount.value < _EARLY:
        return bool(noun)
    pointed = last in scan.lang.sets["determiners"] or last.endswith(("'s", "’s", "s'")) or last in scan.lang.times
    named = len(words) > 1 and words[-1][0].isupper()
    several = noun.islower() and (noun.endswith("s") or noun in scan.lang.counted)
    return several and not (pointed or named)


_OLD, _HUNDRED = 1950, 100  # a year before 1950 is rare in news, and a round number is one that was counted


def counts_noun(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Whether four digits that may be a year say how many of the noun behind them there are.

    >>> from newsclean import find_quantities
    >>> found = find_quantities("Es kamen 1900 Menschen; 2012 begann der Bau. Sie starb 1832 in Vell.", lang="de")
    >>> [(q.kind, q.text) for q in found]
    [('count', '1900'), ('date', '2012'), ('date', '1832')]
    >>> [q.kind for q in find_quantities("2000人参加，2008北京奥运会，1900多所学校", lang="zh")]
    ['count', 'date', 'count']
    """
    lang = scan.lang
    if not counts_behind(scan, amount.end):
        return False
    if not lang.spaced:
        return True
    round_ = amount.value < _OLD or amount.value % _HUNDRED == 0
    if not words or words[-1][-1] in _ENDS:
        return round_
    last = words[-1].lower()
    if not round_ and (lang.grammar.bare_years or last in lang.sets["year_of"]):
        return False
    return not (last in lang.sets["year_before"] or _names_year(scan, words, last))


def counts_behind(scan: TextScan, end: int) -> bool:
    """Whether a noun that may be counted stands behind a number, besides English: "10-15 personnes", "10-15人".

    >>> from newsclean import find_quantities
    >>> found = find_quantities("Il y a 10-15 personnes ; Orsk a gagné 10-15 hier.", lang="fr")
    >>> [(q.text, int(q.low), int(q.high)) for q in found if q.low]
    [('10-15', 10, 15)]
    """
    if not scan.lang.spaced:
        return scan.text.startswith(tuple(scan.lang.sets["counters"]), end + scan.text.startswith(" ", end))
    match = _BEHIND.match(scan.text, end)
    return match is not None and _may_be_counted(match[1], scan.lang)


def _names_year(scan: TextScan, words: list[str], last: str) -> bool:
    """ "Mai 1945", "летом 2014", "la Copa 2014", "2019 et 2020": what stands before a year alone."""
    lang = scan.lang
    if last in lang.months or last in lang.refs.units or last in lang.modifiers:
        return True
    if last in lang.joints:
        return bool(scan.found) and scan.found[-1].kind == "date"
    return words[-1].isupper() or (words[-1][0].isupper() and len(words) > 1 and words[-2][-1] not in _ENDS)


def _may_be_counted(word: str, lang: Language) -> bool:
    """Whether a number may count the word: a noun with an ending of those that are counted."""
    lower = word.lower()
    if lower in stop_words_of(lang) or lower in lang.times:
        return False
    if word[0] != word[0].swapcase() and word[0].isupper() is is_capital_name(lang):
        return False  # a name; in German, no noun
    ends = tuple(lang.sets["counted_ends"])
    return lower in lang.counted or (bool(ends) and lower.endswith(ends))


_TOWN = lazy(r" [^\W\d_a-zß-ÿ]")


def is_postcode(scan: TextScan, amount: Amount) -> bool:
    """ "Birkenweg 17, 50667 Orsk": behind the number of a house, before a town.

    >>> from newsclean import find_quantities
    >>> find_quantities("Es brannte im Birkenweg 17, 50667 Orsk.", lang="de")
    []
    """
    if scan.text[scan.named : amount.start] != ", " or not 4 <= amount.end - amount.start <= 6:
        return False
    return _TOWN.match(scan.text, amount.end) is not None
