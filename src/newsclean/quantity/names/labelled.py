"""Numbers that name the noun before them, whatever noun it is: "at gate 23", "przy bramce 23", "Buch 3, Kapitel 7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import is_capital_name, stop_words_of
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.time.tense.words import tense_words
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_LARGEST = 99_999  # laws and prints of a parliament have five digits
_SHORTEST = 3  # letters of a noun
_LETTERS = lazy(r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])+")  # with the vowel signs of Devanagari
_LIVE = lazy(r" ?[^\W_]")
_CLAUSE_ENDS = frozenset(",.;:!?)") | {"", "\n"}
_DEFINITE = lazy(r"[وفبكل]?ال[^\W\d_]{2}|[وف]?لل[^\W\d_]{2}")
_RANGE_BEHIND = lazy(r"(?: [^\W\d_]{1,3})? ?[-–]? ?\d|[.,:]\d|\+|-[^\W\d_]")
_BEHIND = lazy(r" ([^\W\d_]++)")
_NO_UNIT = frozenset("bBAVW")  # letters that seldom stand for a unit where they are glued to a number
_SINGULAR = lazy(r" (?:is|was|has|does|isn[’']t|wasn[’']t|hasn[’']t|doesn[’']t)(?![^\W_])")
_ENDS = ("ing", "ed", "ly", "s")  # "of killing 12", "by nearly 40", "among passengers 12": no noun in the singular
_MARK = lazy(r" (?:§|kap\.|Abs\.|lid(?![^\W_]))")  # "3 kap. 5 §": the number stands before its sign
# "Buch 3, Kapitel 7 und Seite 88", "Tog 61, spor 4 og rom 212": the next of a row, a noun alone with its number
_ROW = lazy(r"(?:,| [^\W\d_]{1,3}) ([^\W\d_]{3,20}) \d{1,5}(?![\w%]|[.,]\d)")
_ROWS_OWN = lazy(r" ?(?:[,;:.!?)]|$|\n)| [^\W\d_]{1,3}(?![^\W_])")


def is_labelled(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases
    """Whether a preposition, one noun and the number stand together, and nothing follows that could be counted.

    A number that counts stands before its noun. Behind a noun it names one of them, if that noun belongs to a
    preposition: where there is none, the word before the number may be a verb ("The army killed 12").

    >>> from newsclean import find_quantities
    >>> text = "She waited at hatch 23 in silence. Police in riot gear held 12; by night 40 were left with 3 guards."
    >>> [q.text for q in find_quantities(text)]
    ['12', '40', '3']
    >>> [q.text for q in find_quantities("Czekał przy furtce 23, z pozostałych 12 nikt.", lang="pl")]
    ['12']
    """
    if _MARK.match(scan.text, amount.end):
        return True
    if not words or amount.value > _LARGEST or not amount.start or scan.text[amount.start - 1] not in " \xa0":
        return False
    noun = words[-1]
    if scan.lang.grammar.head_noun:
        return noun.islower() and _is_labelled_in_english(scan, amount, words, noun)
    shortest = _SHORTEST - bool(scan.lang.sets["postpositions"])  # Devanagari has signs between its letters
    if not scan.lang.spaced or len(noun) < shortest or not _LETTERS.fullmatch(noun) or _is_known(scan, noun.lower()):
        return False
    if _is_placed(scan, amount, noun):
        return True
    before = words[-2].lower() if len(words) > 1 else ""
    if noun.islower() and before in scan.lang.sets["prepositions"]:
        return not _RANGE_BEHIND.match(scan.text, amount.end) and not _is_counted(scan, amount, before)
    return _begins_row(scan, amount, noun, before)


def _is_labelled_in_english(scan: TextScan, amount: Amount, words: list[str], noun: str) -> bool:
    before = words[-2].lower() if len(words) > 1 else ""
    if before in scan.lang.sets["prepositions"]:
        named = not _RANGE_BEHIND.match(scan.text, amount.end) and not _is_counted(scan, amount, before)
    else:  # "build 8821 does not": a verb that says that it is one thing
        named = before != "to" and amount.value > 1 and _SINGULAR.match(scan.text, amount.end) is not None
    return named and len(noun) >= _SHORTEST and noun.isalpha() and not _is_known(scan, noun)


def is_lettered(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "sulla pista 16L", "Klas 4b": a letter that is glued to the number of a noun or a name, and no unit.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("Il volo è fermo sulla rampa 16L con 3L di acqua.", lang="it")]
    ['3L']
    """
    noun, lang = words[-1] if words else "", scan.lang
    letter = scan.text[amount.end - 1 : amount.end]
    if len(noun) < _SHORTEST or not (noun + letter).isalpha() or _is_known(scan, noun.lower()):
        return False
    before = words[-2].lower() if len(words) > 1 else ""
    sets = lang.sets
    if noun.islower():
        behind = before in sets["prepositions"] or before in sets["naming"] or before in sets["one_article"]
        return behind and not _is_counted(scan, amount, before)
    return noun.istitle() and letter in _NO_UNIT and not lang.grammar.head_noun


def _is_placed(scan: TextScan, amount: Amount, noun: str) -> bool:
    """ "vaunussa 3.", "बस 203 को", "عند الكيلومتر 40 و": by the case of the noun, what stands behind, or the article.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("Palo alkoi vaunussa 3, ja vaunussa 12 loukkaantui.", lang="fi")]
    ['12']
    >>> find_quantities("पुलिस ने ट्रक 203 को रोका।", lang="hi")
    []
    """
    sets, text = scan.lang.sets, scan.text
    ends = not _LIVE.match(text, amount.end)
    if sets["locative_ends"] and ends and noun.islower() and noun.endswith(tuple(sets["locative_ends"])):
        return text[amount.end : amount.end + 1] in _CLAUSE_ENDS
    behind = text[amount.end + 1 : amount.end + 8].partition(" ")[0]
    if behind and behind in sets["postpositions"]:
        return noun not in sets["postpositions"]
    definite = bool(sets["proclitics"]) and _DEFINITE.match(noun) is not None
    small = behind in stop_words_of(scan.lang)
    return definite and (ends or small or _DEFINITE.match(behind) is not None or behind.startswith("و"))


def _is_known(scan: TextScan, word: str) -> bool:
    """Is the word before the number one of those that stand before a figure: an adverb, a time, an adjective?"""
    lang = scan.lang
    if lang.grammar.head_noun and word.endswith(_ENDS):
        return True
    if word in lang.stop or word in lang.before_last or word in lang.times or word in lang.refs.units:
        return True
    if word in stop_words_of(lang) or word in lang.small or word in lang.scale or word in lang.tail:
        return True
    return word in lang.sets["amounts"] or word in lang.counted or word.endswith(tuple(lang.sets["plural_adjectives"]))


def _is_counted(scan: TextScan, amount: Amount, before: str) -> bool:
    """Does what follows say that the number counts: a noun, or the same preposition with a number of its own?"""
    if scan.lang.grammar.head_noun:
        found = counted_noun(scan.text, amount, scan.lang)
        behind = _BEHIND.match(scan.text, amount.end)
        counted = bool(found and found[0].islower()) or (behind and behind[1] in scan.lang.sets["plural_verbs"])
    else:
        match, several = _BEHIND.match(scan.text, amount.end), tuple(scan.lang.sets["several_ends"])
        counted = counts_behind(scan, amount.end) or (match is not None and match[1].endswith(several))
    return bool(counted) or scan.text.startswith((f", {before} ", f" and {before} "), amount.end)


def _is_verb_behind(scan: TextScan, end: int) -> bool:
    match = _BEHIND.match(scan.text, end)
    return match is not None and match[1].islower() and tense_words(scan.lang.code).is_past(match[1])


def _begins_row(scan: TextScan, amount: Amount, noun: str, before: str) -> bool:
    """ "Buch 3, Kapitel 7 und": a row of names."""
    match = _ROW.match(scan.text, amount.end) if noun[0].isupper() and not before else None
    if match is None or not (_ROWS_OWN.match(scan.text, match.end()) or _is_verb_behind(scan, match.end())):
        return False
    if not is_capital_name(scan.lang):
        return match[1][0].isupper()
    several = tuple(scan.lang.sets["plural_ends"])  # "Morts 12, blessés 30" are counted
    if match[1].isupper() or match[1].istitle() or _is_known(scan, match[1]):
        return False
    if not several:  # "Brandbil 4 och styrka 12 kom"
        return scan.text[amount.end] == " " and bool(scan.lang.sets["adverb_ends"])
    return not noun.endswith(several) and not match[1].endswith(several)
