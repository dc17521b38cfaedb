"""What touches a number on its left: a currency, "Rs500", "USD 34.6 million", a sign, or a decimal mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.digits import read_digits, read_from
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


_LETTERS = lazy(r"(?:[^\W\d_]{1,8}\.?|Y=|[Uu]\$[SsDd])(?= ?$)")
_LATIN = lazy(r"[A-Za-z.]++$")


def glued_currency(scan: TextScan, at: int) -> tuple[int, UnitEntry] | None:
    """ "Rs500", "VND4,927", "MAUD 60": the currency that touches the number on its left."""
    match = _LETTERS.search(scan.text, max(0, at - 8), at)
    if match is None:
        return None
    start, name = match.start(), match[0]
    if not scan.lang.spaced and (latin := _LATIN.search(name)):
        start, name = start + latin.start(), latin[0]
    elif start and (scan.text[start - 1].isalnum() or scan.text[start - 1] == "_"):
        return None
    entry = scan.lang.prefix.get(name)
    if entry is None and not scan.lang.spaced:  # "投入港币5亿元"
        size = next((n for n in (3, 2) if name[-n:] in scan.lang.prefix), 0)
        start, entry = at - size, scan.lang.prefix.get(name[-size:]) if size else None
    return (start, entry) if entry else None


def currency_before(scan: TextScan, amount: Amount, words: list[str]) -> UnitEntry | None:
    """ "Rs 500", "USD 34.6 million", "dollar 22.5 million": the currency before the number, after a space."""
    word = words[-1].lstrip("(“\"'‘[")
    entry = scan.lang.prefix.get(word)
    if entry is None and len(word) == 4 and word[0] in "MK" and word[1:] in tables.currency_codes():
        amount.value = CONTEXT.scaleb(amount.value, 6 if word[0] == "M" else 3)
        entry = UnitEntry("money", word[1:])
    if entry is None:
        return None
    start = scan.text.rfind(word, 0, amount.start)
    if len(words) > 1 and word.islower() and _is_number(words[-2]):
        return None  # "5 dollar 20"
    if scan.found and start < scan.found[-1].end:
        return None  # "½ Rs 5": the unit of the number before
    amount.mark, amount.start = scan.text[start : amount.start], start
    words.pop()
    return entry


def _is_number(word: str) -> bool:
    return word[-1:].isdigit()


def is_minus_percent(scan: TextScan, at: int, behind: str) -> bool:
    """ "前年比-5%": a sign, where no space can part it from the word; in "卡-32" and "3月-10月" it joins."""
    if scan.lang.spaced or behind.isascii() or not behind.isalnum():
        return False
    numeral = read_digits(scan.text, at, scan.lang)
    unit = scan.lang.wide_units.at(scan.text, numeral.end) if numeral else None
    return unit is not None and (unit[1].kind == "percent" or unit[1].unit == "Cel")


def is_pointed_share(scan: TextScan, at: int) -> bool:
    """ ",08 por ciento": a comma is a decimal mark without its zero only in a percentage; else a slip of the pen."""
    numeral = read_from(scan.text, at - 1, scan.lang) if scan.text[max(0, at - 2) : at - 1] in ("", " ") else None
    unit = scan.lang.longest_unit(scan.text, scan.lang.next_word(scan.text, numeral.end)) if numeral else None
    return unit is not None and unit[0].kind == "percent"


def is_not_money(amount: Amount, text: str) -> bool:
    """A letter or word in capitals before a small bare number is a name ("R 2", "ALL 5 solutions", "K2")."""
    mark = amount.mark.strip()
    if mark in tables.weak_prefixes() or mark in tables.word_codes():
        digits = text[amount.start + len(amount.mark) : amount.end]
        return not (amount.scaled or "," in digits or "." in digits)
    return False
