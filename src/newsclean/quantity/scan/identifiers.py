"""Identifiers, numbers that name something: "Article 370", "Windows 11", "10 Downing Street", "737 MAX"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.years_or_counts import is_postcode
from newsclean.quantity.names.coded_names import is_coded_name
from newsclean.quantity.names.labelled import is_labelled
from newsclean.quantity.names.name_rows import continues_name, goes_on_with
from newsclean.quantity.names.telephone import is_called, is_dialed
from newsclean.quantity.scan.foreign_names import names_in_language
from newsclean.quantity.scan.titles import QUOTES, is_alone_in_quotes, is_coded, is_quoted_title, names_by_grammar
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_STREET = lazy(
    r"(?: [A-Z][\w.]{0,15}){1,3}"
    r" (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Dr|Square|Place|Terrace|Way"
    r"|Crescent|Cres|Close|Gardens|Grove|Mews|Parkway|Pkwy|Circle|Alley|Quay|Embankment|Esplanade)\b"
)


_LARGEST = 99_999  # "ISO 14001", "Executive Order 13526"; a count of five digits is written in groups
_SIGNS = frozenset(("§", "§§", "№", "#", "No:", "no:", "Nr:", "nr:", "№:"))


def is_identifier(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases, one line each
    """Does the bare number name something: "Article 370", "Boeing 737", "Windows 11", "Room 12"?"""
    if _is_marked(scan, amount, words) or is_coded_name(scan, amount, words):
        return True
    if (names_by_grammar if scan.lang.grammar.name_numbers else names_in_language)(scan, amount, words):
        return True
    if not words or amount.start == 0 or scan.text[amount.start - 1] not in " \xa0":
        return False
    if words[-1] in _SIGNS or is_labelled(scan, amount, words):
        return True
    last = words[-1].lstrip("(“\"'‘[") if words[-1][0] in "(“\"'‘[" else words[-1]
    last = last.rpartition("/")[2]  # "4 p.m./Ch. 7"
    if not last:
        return False
    lower = last.lower()
    if last != lower and not last.istitle() and not last.isupper() and last.isalpha():
        return True  # "iPhone 4", "EgyptAir 804"
    if _is_kind(scan, amount, lower):
        return True
    if last.istitle() and last in tables.makes():
        return True  # "De Boeing 787 landde"
    if last.islower() or words[-1][-1] == ",":
        return _named_so(scan, amount, words, lower)
    return _follows_name(scan, amount, words, last)


def _is_kind(scan: TextScan, amount: Amount, word: str) -> bool:
    """Do numbers name such things: "Articles 3", "Exhibit 14 shows three letters"?"""
    kinds = scan.lang.identifiers
    if word in kinds or (word[-1] == "s" and word.rstrip("s") in kinds):
        return True
    return word in scan.lang.sets["numbered"] and _VERB_BEHIND.match(scan.text, amount.end) is not None


def _is_marked(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Is it an address, alone in quotation marks, a number that named something before, or the next of several?"""
    return (
        _is_address(scan, amount)
        or is_coded(scan, amount)
        or is_alone_in_quotes(scan.text, amount.start, amount.end)
        or (scan.text[amount.end : amount.end + 1] in _CLOSING and is_quoted_title(scan, amount.start, amount.end))
        or _is_named_before(scan, amount, words)
        or is_dialed(scan, amount, words)
        or (scan.named > 0 and is_postcode(scan, amount))
        or (
            scan.named > 0
            and (continues_name(scan, amount) or goes_on_with(scan, amount, words))
            and not _noun_follows(scan, amount)
        )
    )


def _is_named_before(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "A Boeing 737 … the 737": behind an article, a number that named something before, or an airliner's."""
    digits = scan.text[amount.start : amount.end]
    if len(digits) < _MODEL_DIGITS or not words or (digits not in scan.names and digits not in tables.lone_models()):
        return False
    last, sets = words[-1].lower(), scan.lang.sets
    pointed = last in sets["determiners"] or last in sets["articles"] or last in sets["definite"]
    behind = scan.text[amount.end + 1 : amount.end + 16].partition(" ")[0]
    named = (pointed or last in sets["naming"]) and behind not in sets["plural_verbs"]
    return named and not _plural_follows(scan, amount)


_MODEL_DIGITS = 3
_VERB_BEHIND = lazy(r" [a-z]{2,}[a-rt-z]s (?:an?|the|its|his|her|their|no|two|three|four|five|\d)(?![^\W_])")
_CLOSING = frozenset("»”“")  # "«Москва 24»"
_NUMBERED_GROUPS = (["Class"], ["Group"], ["Gang"])


def _named_so(scan: TextScan, amount: Amount, words: list[str], lower: str) -> bool:
    """Behind a small letter: "the Class of 85", "called 911", "in the top 10", "Sections 3 and 4"."""
    if lower == "of" and words[-2:-1] in _NUMBERED_GROUPS:
        return True
    if is_called(scan, amount, lower):
        return True
    if lower == "top":
        return not _noun_follows(scan, amount)
    if lower in scan.lang.sets["numbered"]:  # "reactor 3 is shut", but "that week 12 ships left"
        before = words[-2].lower() if len(words) > 1 else ""
        return before not in scan.lang.sets["pointing"] and not _noun_follows(scan, amount)
    return (lower in scan.lang.joints or words[-1][-1] == ",") and _goes_on(scan, amount, words)


def _follows_name(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """Behind a capital: "Windows 11", "US 101"."""
    if (
        last is not words[-1]
        or not last[0].isupper()
        or not last.replace("-", "").isalpha()  # "Wi-Fi 6"
        or not scan.lang.grammar.name_numbers
        or amount.value > _LARGEST
    ):
        return False
    if last == "US" and words[-2:-1] != ["US"] and amount.value < 1000 and not words[0].isupper():
        return not _noun_follows(scan, amount)  # "US 101" is a road
    lower = last.lower()
    if lower in scan.lang.stop or lower in scan.lang.before_last or lower in scan.lang.times:
        return False
    if _is_beside_name(scan, amount, words):
        return False
    return len(words) > 1 or amount.start > len(last) + 1 or not _plural_follows(scan, amount)


def _is_beside_name(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """Does the number behind a name count something: "In Vell 14 shops closed", "told Reuters 12 people"?"""
    before = words[-2] if len(words) > 1 else ""
    if (before.istitle() and before.lower() in scan.lang.sets["opening"]) or before in scan.lang.sets["giving"]:
        return _noun_follows(scan, amount) or _CAPITAL_NOUNS.match(scan.text, amount.end) is not None
    return _is_gapped(scan, amount, before, words[-1])


def _is_gapped(scan: TextScan, amount: Amount, before: str, name: str) -> bool:
    """ "Norway sent 22 doctors, Sweden 15 and Finland 11": one verb and one noun for all."""
    last = scan.found[-1] if scan.found else None
    if last is None or last.kind != "count" or (before not in scan.lang.joints and before[-1:] not in ",;"):
        return False
    between = scan.text[last.end : amount.start]
    if len(between) > _GAPPED or "." in between or _TITLED.search(between.removesuffix(f"{name} ")):
        return False
    subject = scan.back(last.start)[-3:]
    return any(word[0].isupper() and word.lower() not in scan.lang.stop for word in subject)


_GAPPED = 60  # characters from one number to the next of a row
_TITLED = lazy(r"[A-Z]")
_CAPITAL_NOUNS = lazy(r"(?: [A-Z][\w-]*+| \d)++ [a-z-]{2,}s(?![^\W_])")  # "Leopard 2 tanks"


def _goes_on(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "Sections 3, 4 and 5": one more of several names."""
    place = len(words) - 1
    while place > 0 and (words[place] in scan.lang.joints or words[place].rstrip(",").isdigit()):
        place -= 1
    kind = words[place].lower()
    return (
        place < len(words) - 1
        and kind.endswith("s")
        and kind[:-1] in scan.lang.identifiers
        and (scan.text.startswith(" of ", amount.end) or not _noun_follows(scan, amount))
    )


def _is_address(scan: TextScan, amount: Amount) -> bool:
    """ "10 Downing Street", "420 City Boulevard", and the "737 MAX"."""
    if not scan.text[amount.end + 1 : amount.end + 2].isupper():
        return scan.text.startswith(scan.lang.roads, amount.end)
    following = scan.text[amount.end + 1 : amount.end + 12].split(maxsplit=1)
    return bool(following) and following[0].rstrip(".,;:)") in scan.lang.models


def is_street(scan: TextScan, end: int) -> bool:
    """ "10 Downing Street", "12 Mill Lane": an address, by the capitals behind its number."""
    return scan.lang.grammar.name_numbers and _STREET.match(scan.text, end) is not None


def _noun_follows(scan: TextScan, amount: Amount) -> bool:
    found = counted_noun(scan.text, amount, scan.lang)
    return bool(found and found[0].islower())


def _plural_follows(scan: TextScan, amount: Amount) -> bool:
    """Whether a plural is counted: "Rescuers 12 miles", and not the band of "Sum 41 split up"."""
    found = counted_noun(scan.text, amount, scan.lang)
    return bool(found and found[0].islower() and (found.endswith("s") or found in scan.lang.counted))


def in_proper_name(scan: TextScan, start: int, end: int, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases
    """Is a number word part of a name: "Nine News", "the Group of Seven", "Three Mile Island"?"""
    if scan.text[start].isupper() and scan.lang.grammar.name_numbers and _STREET.match(scan.text, end):
        return True  # "Seven Sisters Road"
    if not scan.text[start].isupper() or not words:
        return False
    if not words[-1].isalpha():
        if words[-1].endswith(("'s", "’s")) and scan.text[end + 1 : end + 2].islower():
            return words[-1][0].isupper()  # "Kessel's Eleven is shown"
        return words[-1][0] in QUOTES and is_quoted_title(scan, start, end)  # "“Station Eleven”"
    if not words[-1].islower() and words[-1] != "The":
        return _is_titled(scan, start, end, words)
    if words[-1] == "of" and len(words) > 1 and words[-2] in ("Group", "Gang", "Big"):
        return True
    behind = scan.text[end : end + _SENTENCE].split()[1:-1]
    if words[-1] != "the" and words[-1] in scan.lang.sets["untitled"] and not _in_sentence(scan, [*words, *behind]):
        return False  # "Beats Lisk by Seven Goals", a headline
    return scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].isupper() and scan.lang.grammar.name_numbers


_SENTENCE = 40  # characters behind, in which a sentence has words in small letters


def _is_titled(scan: TextScan, start: int, end: int, words: list[str]) -> bool:
    """ "the Kick Six": two capitals in a sentence; in a headline all words have them, and the number counts."""
    last = words[-1]
    if last.lower() in scan.lang.stop or not scan.lang.grammar.name_numbers or not scan.text[start:end].istitle():
        return False
    if last.isupper():
        return 1 < len(last) < 5  # "BBC Two"
    if words[-2:-1] in (["the"], ["The"]):
        return last.istitle()  # "the Chicago Seven"
    following = scan.text[end + 1 : end + 12].split(maxsplit=1)
    if (
        scan.text[end : end + 1] == " "
        and following
        and following[0].islower()
        and following[0] not in scan.lang.sets["untitled"]
    ):
        return last.istitle()
    return last.istitle() and _in_sentence(scan, words)


def _in_sentence(scan: TextScan, words: list[str]) -> bool:
    """Whether the words are of a sentence: in a headline all but the small ones have capitals."""
    return any(word.islower() and word.isalpha() and word not in scan.lang.stop for word in words)
