"""Names with numbers in the languages besides English: "Canal 13", "calle Mayor 12", "12 rue de la Paix", "Folge 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.lone_words import is_capital_name, stop_words_of
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.names.name_rows import is_noun_behind, is_of_row, lists_counts
from newsclean.quantity.names.name_words import is_name_word, is_of_cases
from newsclean.quantity.time.tense.words import tense_words
from newsclean.quantity.units.counted_noun import counted_noun

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
_ELIDED = frozenset(("l", "un", "dell", "all", "nell", "sull", "dall", "cet"))
_LAST_DAY = 31
_INFINITIVES = ("ar", "er", "ir")  # Portuguese "a matar 12"
_RANGE_BEHIND = lazy(r"(?: [^\W\d_]{1,3})? ?[-–]? ?\d|[.,:]\d")
_SCORE = lazy(r" [^\W\d_]{1,2} \d{1,2}(?![\w%]| [^\W\d_]{3,}[sx](?![^\W_]))")
_JOINED_NAME = lazy(r" ([^\W\d_]{1,5}) (?=[^\W\d_a-zß-ÿ])[^\W_]++(?! \d)")
_LATIN_NAME = lazy(r"(?<![A-Za-z.+-])[a-z.+-]*[A-Z][A-Za-z.+-]*\Z")
_LONGEST_NAME = 20
_HAN_NAME = lazy(r"[\u30a1-\u30fc\u3400-\u9fff]{2}(?<![日月年中計約各毎全])")
_KATAKANA, _PARTICLES = lazy(r"[ァ-ヴー]{3}"), frozenset("はがをのにでと、。」")


def names_in_language(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases
    """Does the bare number belong to a name, by the words around it and the way the language writes nouns?

    >>> from newsclean import find_quantities
    >>> text = "El Canal 13 dice que en la calle Mayor 12 ardieron 3 casas; en Vell 14 casas."
    >>> [q.text for q in find_quantities(text, lang="es")]
    ['3', '14']
    """
    if _is_street_behind(scan, amount) or (not scan.lang.spaced and _is_wide_name(scan, amount)):
        return True
    if not words or scan.text[amount.start - 1] not in " \xa0":
        return False
    last = words[-1].rpartition("’" if "’" in words[-1] else "'")[2]
    if is_name_word(scan.lang, last.lower()) or _is_score(scan, amount, last.lower()):
        return True  # "l'article 49"
    named = _has_article(scan, amount, words) or _is_numbered_noun(scan, amount, words, last)
    if not named and is_of_cases(last.lower(), scan.lang.sets["numbered"], scan.lang) and not _is_thing(scan, amount):
        return True  # "реактор 3 остановлен"
    if named and not any(is_of_row(scan, amount, before) for before in words[-3:-1]):
        known = bool(scan.lang.sets["counted_ends"]) and not scan.lang.sets["plural_ends"]
        return not (counts_behind(scan, amount.end) if known else is_noun_behind(scan, amount))
    if last.lower() in scan.lang.sets["exits"] or _is_dialed(scan, amount, words, last.lower()):
        return not is_noun_behind(scan, amount)  # "la sortie 12 est fermée", "appelez le 112"
    if _is_in_street(scan, words):
        told = scan.lang.sets["plural_ends"] or not is_capital_name(scan.lang)  # elsewhere a verb looks like a plural
        return not (told and is_noun_behind(scan, amount))
    return bool(last) and _follows_capital(scan, amount, words, last)


def _is_thing(scan: TextScan, amount: Amount) -> bool:
    """Is what follows a noun that is counted, or the verb of several? A verb of one thing is neither."""
    match = _BEHIND.match(scan.text, amount.end)
    return not (match and _is_one(scan, amount)) and is_noun_behind(scan, amount)


def _has_article(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "La 207 roulait", "El 747 despegó": one thing has that number, which is no day of the month and no hour."""
    last = words[-1].lower()
    if (
        last not in scan.lang.sets["one_article"]
        or amount.value <= _LAST_DAY
        or _RANGE_BEHIND.match(scan.text, amount.end)
    ):
        return False
    return len(words) < 2 or not words[-2][-1].isdigit()  # "dal 40 al 60"


def _is_numbered_noun(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """ "no km 508", "le collectif 31", "på plats 7": an article or a preposition, and a noun in the singular."""
    naming = scan.lang.sets["naming"]
    elided = len(words[-1]) > len(last) and words[-1][: -len(last) - 1].lower() in _ELIDED  # "l'engin 4"
    before = words[-2].lower() if len(words) > 1 else ""
    if not (elided or before in naming) or not last.islower() or not last.isalpha():
        return False
    if amount.value > _LARGEST or _RANGE_BEHIND.match(scan.text, amount.end) or lists_counts(scan, amount, words):
        return False
    if before == "a" and last.endswith(_INFINITIVES):
        return False
    known = (scan.lang.before_last, scan.lang.times, scan.lang.small, scan.lang.sets["amounts"])
    return last not in stop_words_of(scan.lang) and not any(last in words_ for words_ in known)


def _is_score(scan: TextScan, amount: Amount, last: str) -> bool:
    """ "venceu por 4 a 1", "ganaron 4 a 1"."""
    return last in scan.lang.sets["scored"] and _SCORE.match(scan.text, amount.end) is not None


def _is_wide_name(scan: TextScan, amount: Amount) -> bool:
    """ "波音737", "ボーイング787", "Windows 8操作系统", "3号楼": in a script without spaces.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("波音737坠毁，搭载Windows 8的3号楼有132人。", lang="zh")]
    ['132']
    """
    text = scan.text
    if text.startswith(tuple(scan.lang.sets["name_behind"]), amount.end):
        return True
    if text.startswith(tuple(scan.lang.sets["named_behind"]), amount.end) and _HAN_NAME.match(text, amount.start - 2):
        return True  # "全日空35便"
    start = amount.start - text.endswith(" ", 0, amount.start)
    if text.endswith(tuple(scan.lang.identifiers), 0, start) and scan.lang.identifiers:
        return True
    if text[amount.end : amount.end + 1] in _PARTICLES and _KATAKANA.match(text, max(0, start - 3), start):
        return True  # "プレステ5は"
    latin = _LATIN_NAME.search(text, max(0, start - _LONGEST_NAME), start)
    return latin is not None and not text.startswith(tuple(scan.lang.sets["counters"]), amount.end)


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
    if amount.value >= _UNNAMED or (counted_noun(scan.text, amount, scan.lang) or "").endswith("s"):
        return False  # "At Boeing 2,300 workers struck"
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
        return not opens and not is_noun_behind(scan, amount)
    if opens and last.istitle() and (_is_one(scan, amount) or _is_joined_name(scan, amount)):
        return True
    if opens and last.istitle() and _opens_with_subject(scan, amount, last):
        return True
    known = lower in stop_words_of(scan.lang) or lower in scan.lang.before_last or lower in scan.lang.times
    known = known or (lower in scan.lang.tail and (last.istitle() or before[-1:].isdigit()))  # "15 Dollar 50"
    if known or (opens and not (last.isupper() and len(last) <= _SHORT) and last not in tables.makes()):
        return False
    return not _is_thing(scan, amount) and not is_of_row(scan, amount, before)


def _is_one(scan: TextScan, amount: Amount) -> bool:
    """ "Radio 2 ha perso", "Route 9 est fermée": the verb says that it is one thing."""
    match = _BEHIND.match(scan.text, amount.end)
    sets = scan.lang.sets
    ends = tuple(sets["one_ends"])
    one = match and (match[1] in sets["singular_verbs"] or (ends and match[1].islower() and match[1].endswith(ends)))
    return bool(one)


def _opens_with_subject(scan: TextScan, amount: Amount, last: str) -> bool:
    """ "Patrull 12 stoppade", "Partio 12 pysäytti": a noun opens the sentence, and a verb in the past follows.

    An adverb may stand there too ("Totalt 12 dog"): the language says how its adverbs end.
    """
    adverbs = tuple(scan.lang.sets["adverb_ends"])
    match = _BEHIND.match(scan.text, amount.end) if adverbs and not last.endswith(adverbs) else None
    if match is None or not match[1].islower() or match[1].endswith("en"):  # Dutch and German plurals
        return False
    lower = last.lower()
    known = lower in stop_words_of(scan.lang) or lower in scan.lang.before_last or lower in scan.lang.times
    past = tuple(scan.lang.sets["verb_ends"])
    return not known and (match[1].endswith(past) or tense_words(scan.lang.code).is_past(match[1]))


def _is_joined_name(scan: TextScan, amount: Amount) -> bool:
    """ "Orsk 2 et Vell 9 ont", "Lisk 4 und NDF": a name follows, which is no result of a match."""
    match = _JOINED_NAME.match(scan.text, amount.end)
    return match is not None and match[1] in scan.lang.joints
