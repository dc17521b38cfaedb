"""Names whose number follows a code or a label some words before it, or stands before a noun of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.names.club_years import is_of_club
from newsclean.quantity.names.name_rows import is_noun_behind
from newsclean.quantity.names.name_words import is_name_word
from newsclean.quantity.time.tense.words import tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_LONGEST_CODE = 4  # letters: "LH 123", "TLK 38170"
_LATIN_END = "\u024f"  # the last letter of the Latin blocks
_FLIGHT = 100  # from here on a number behind a code in another script is that of a flight or a train
_CLAUSE_ENDS = frozenset(".,;:!?)»”،؛؟")
_BEHIND = lazy(r" ([^\W\d_]++)")
_MODEL = lazy(r" ([A-Z][a-z]+)(?![\w'’-])")
_OPENING = frozenset("«„“\"‘'»")
_ARTICLES = frozenset(("a", "an"))
_LABEL_BACK = 4  # words: "قناة إم بي سي 2", the channel MBC 2


def is_coded_name(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "рейс SU 1492", "juna IC 265", "a 911 Carrera", "5 канал": no figure.

    >>> from newsclean import find_quantities
    >>> find_quantities("Juna IC 265 ja lento AY 1331 olivat myöhässä.", lang="fi")
    []
    >>> [q.text for q in find_quantities("He sold a 911 Carrera and 300 Carrera posters.")]
    ['300']
    >>> [q.text for q in find_quantities("Показал 5 канал, а не 12 каналов.", lang="ru")]
    ['12']
    """
    if _is_ordinal_noun(scan, amount) or is_of_club(scan, amount, words):
        return True
    return bool(words) and _follows_label(scan, amount, words, words[-1])


def _follows_label(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """By the word before the number: a quotation mark, an article with a capital, a code, or "a"."""
    if last in _OPENING:
        return opens_work(scan, words)
    if last in tables.makes() and not last.istitle() and not is_noun_behind(scan, amount):
        return True  # "Op Veronica en SBS 6"
    if last[0].isupper() and last.lower() in scan.lang.sets["one_article"] and len(words) > 1:
        return words[-2][-1] not in _CLAUSE_ENDS and not counts_behind(scan, amount.end)  # "TVE y La 1 emiten"
    if last.isupper() and last.isalpha() and 1 < len(last) <= _LONGEST_CODE:
        return _follows_code(scan, amount, words)
    if last.lower() in _ARTICLES and scan.lang.grammar.head_noun:
        return _is_one_model(scan, amount)
    return bool(scan.lang.sets["proclitics"]) and _is_labelled_farther(scan, amount, words)


def opens_work(scan: TextScan, words: list[str]) -> bool:
    """Whether a title begins at the number: "le film « 120 battements par minute »", "the album “24 Hours”".

    >>> from newsclean import find_quantities
    >>> find_quantities("Le film « 100 % cachemire » repasse.", lang="fr")
    []
    """
    return len(words) > 1 and words[-1] in _OPENING and is_name_word(scan.lang, words[-2].lower())


def _follows_code(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Whether the capitals before the number are a code: behind a label, or of another script than the text's."""
    if len(words) > 1 and is_name_word(scan.lang, words[-2].lower()):
        return True
    if not words[-1].isascii() or amount.value < _FLIGHT or not _is_of_other_script(scan):
        return False
    return not counts_behind(scan, amount.end)


def _is_of_other_script(scan: TextScan) -> bool:
    return next(iter(scan.lang.weekdays), "") > _LATIN_END


def _is_one_model(scan: TextScan, amount: Amount) -> bool:
    """ "a 911 Carrera", "an 812 Superfast": one thing, so the number does not count it."""
    match = _MODEL.match(scan.text, amount.end) if amount.value >= _FLIGHT else None
    return match is not None and not match[1].endswith("s") and match[1].lower() not in scan.lang.times


def _is_ordinal_noun(scan: TextScan, amount: Amount) -> bool:
    """ "5 канал": behind a number that asks for the plural a noun in the singular, which it names."""
    nouns = scan.lang.sets["ordinal_nouns"]
    match = _BEHIND.match(scan.text, amount.end) if nouns else None
    if match is None or match[1].lower() not in nouns:
        return False
    return amount.value % 10 != 1 or amount.value % 100 == _ELEVEN


_ELEVEN = 11


def _is_labelled_farther(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "قناة إم بي سي 2 و": in a script without capitals, a label, a name and the number, and nothing counted."""
    behind = scan.text[amount.end : amount.end + 2]
    match = _BEHIND.match(scan.text, amount.end)
    tense = tense_words(scan.lang.code)
    ends = behind[:1] in _CLAUSE_ENDS or not behind.strip() or behind == " و"
    if not ends and not (match and (tense.is_past(match[1]) or tense.is_ahead(match[1]))):
        return False
    return any(is_name_word(scan.lang, word) for word in words[-_LABEL_BACK:-1])
