"""Numbers in Chinese characters: "三百五十万", "七十五点二", "百分之五十"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.finish import finish_amount, with_sign
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_SMALL = {"十": 1, "百": 2, "千": 3}
_LARGE = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}
_RUN = lazy(r"[〇零一二两兩三四五六七八九十百千万萬亿億兆]{1,24}")
_PLACES = lazy(r"[点點]([〇零一二三四五六七八九]{1,8})")
_COUNTED = lazy(r" ?[多余餘]?(?:人|名|辆|輛|台|架|家|户|戶|頭|头|件|株|個|个(?!百|基))")
_IDIOM = frozenset("不为為功立员員长長果本交")  # behind 成: "一成不变", "三成员"; then it is not a tenth
_FEW = 10  # durations and measures below are words as often as figures ("一天到晚", "一米阳光")
_GOOD = frozenset(("money", "percent", "points"))


class HanNumber(NamedTuple):
    """A number in Chinese characters: its value, its end, and whether it was written digit by digit, as years are."""

    value: Decimal
    end: int
    listed: bool


def read_han(text: str, start: int) -> HanNumber | None:
    """The number that begins here; None for none.

    >>> read_han("三百五十万人", 0).value, read_han("七十五点二", 0).value, read_han("二〇二四年", 0)
    (Decimal('3500000'), Decimal('75.2'), HanNumber(value=Decimal('2024'), end=4, listed=True))
    >>> read_han("十分", 0).value, read_han("人", 0)
    (Decimal('10'), None)
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    run, end = match[0], match.end()
    if all(sign in _DIGITS for sign in run):
        value = Decimal("".join(str(_DIGITS[sign]) for sign in run))
        listed = len(run) > 1
    else:
        value, listed = Decimal(_sum(run)), False
    if places := _PLACES.match(text, end):
        digits = "".join(str(_DIGITS[sign]) for sign in places[1])
        value, end = CONTEXT.add(value, Decimal(f"0.{digits}")), places.end()
    return HanNumber(value, end, listed)


def _sum(run: str) -> int:
    total = section = digit = 0
    for sign in run:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * 10 ** _SMALL[sign]
            digit = 0
        else:
            part = (section + digit) or 1
            total = (
                (total + part) * 10 ** _LARGE[sign]
                if part and total and total < 10 ** _LARGE[sign]
                else (total + part * 10 ** _LARGE[sign])
            )
            section = digit = 0
    return total + section + digit


def han_amount(scan: TextScan, start: int) -> int:
    """At a number in Chinese characters: add it if a unit or what is counted follows; where the scan continues."""
    text, at = scan.text, start
    prefix = next((word for word in scan.lang.percent_before if text.startswith(word, start)), "")
    at += len(prefix)
    if text[at : at + 1].isdecimal():
        return at  # "百分之22": read at its digits
    found = read_han(text, at)
    if found is None:
        return at if prefix else start + 1
    amount = Amount(start, found.end, found.value, "words")
    words = scan.back(start)
    if found.end - at > 1 and text.startswith(scan.lang.scaled_units, found.end - 1):
        found = _shorter(text, at, found)  # "五十兆瓦" are 50 megawatts
        amount = Amount(start, found.end, found.value, "words")
    if prefix:
        take_unit(amount, UnitEntry("percent", "%"))
    with_sign(scan, amount, words)
    read_unit(amount, text, scan.lang, scan.country)
    if not _counts(amount, found, text):
        return found.end
    return finish_amount(scan, amount, words)


def _shorter(text: str, at: int, found: HanNumber) -> HanNumber:
    """The number without its last sign, which belongs to the unit."""
    rest = read_han(text[at : found.end - 1], 0)
    return rest._replace(end=at + rest.end) if rest else found


def _counts(amount: Amount, found: HanNumber, text: str) -> bool:
    """Whether it is a figure and no part of a word."""
    if amount.glued or found.listed:
        return False
    if text[amount.end - 1] == "成" and text[amount.end : amount.end + 1] in _IDIOM:
        return False
    if amount.kind in _GOOD:
        return True
    if amount.kind:
        return amount.end > found.end + 1 or abs(found.value) >= _FEW
    return abs(found.value) > 1 and _COUNTED.match(text, found.end) is not None and found.value >= _FEW
