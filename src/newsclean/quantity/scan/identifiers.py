"""Identifiers, numbers that name something: "Article 370", "Windows 11", "10 Downing Street", "737 MAX"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_STREET = lazy(
    r"(?: [A-Z][\w.]{0,15}){1,3}"
    r" (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Dr|Square|Place|Terrace|Way)\b"
)


def is_not_money(amount: Amount, text: str) -> bool:
    """A letter or word in capitals before a small bare number is a name ("R 2", "ALL 5 solutions", "K2")."""
    mark = amount.mark.strip()
    if mark in tables.weak_prefixes() or mark in tables.word_codes():
        digits = text[amount.start + len(amount.mark) : amount.end]
        return not (amount.scaled or "," in digits or "." in digits)
    return False


def is_identifier(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases, one line each
    """Does the bare number name something: "Article 370", "Boeing 737", "Windows 11", "Room 12"?"""
    if _is_address(scan, amount) or scan.text.startswith("-D", amount.end):
        return True
    if not words or amount.start == 0 or scan.text[amount.start - 1] not in " \xa0":
        return False
    last = words[-1].lstrip("(“\"'‘[") if words[-1][0] in "(“\"'‘[" else words[-1]
    if not last:
        return False
    if last[0].islower() and not last.islower() and last.isalpha():
        return True  # "iPhone 4"
    if last.lower() in scan.lang.identifiers or last.lower().rstrip("s") in scan.lang.identifiers:
        return True
    if (
        last is not words[-1]
        or not last[0].isupper()
        or not last.isalpha()
        or not scan.lang.grammar.name_numbers
        or amount.value > 9999
    ):
        return False
    if last.lower() in scan.lang.stop or last.lower() in scan.lang.before_last or last.lower() in scan.lang.weekdays:
        return False
    return len(words) > 1 or amount.start > len(last) + 1 or not _noun_follows(scan, amount)


def _is_address(scan: TextScan, amount: Amount) -> bool:
    """ "10 Downing Street", "420 City Boulevard", and the "737 MAX"."""
    if not scan.text[amount.end + 1 : amount.end + 2].isupper():
        return False
    following = scan.text[amount.end + 1 : amount.end + 12].split(maxsplit=1)
    if following and following[0].rstrip(".,;:)") in scan.lang.models:
        return True
    return _STREET.match(scan.text, amount.end) is not None


def _noun_follows(scan: TextScan, amount: Amount) -> bool:
    found = counted_noun(scan.text, amount, scan.lang)
    return bool(found and found[0].islower())


def is_model(amount: Amount, words: list[str], digits: int) -> bool:
    """ "the RX 400h": one letter after the digits and capitals before them make a name."""
    if amount.end != digits + 1 or amount.kind not in ("duration", "measure") or not words:
        return False
    return words[-1].isupper() and words[-1].isalpha() and 1 < len(words[-1]) < 5


def in_proper_name(scan: TextScan, start: int, end: int, words: list[str]) -> bool:
    """Is a number word part of a name: "Nine News", "the Group of Seven", "Three Mile Island"?"""
    if not scan.text[start].isupper() or not words or not words[-1].isalpha() or not words[-1].islower():
        return False
    if words[-1] == "of" and len(words) > 1 and words[-2] in ("Group", "Gang", "Big"):
        return True
    return scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].isupper() and scan.lang.grammar.name_numbers
