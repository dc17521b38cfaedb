"""The value of a number in Chinese or Korean characters: "三百五十万", "七十五点二", "삼십오만"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT

_ROWS = (
    "〇零영공", "一壹일", "二两兩贰貳이", "三叁參삼", "四肆사", "五伍오", "六陆陸육", "七柒칠", "八捌팔", "九玖구"
)  # fmt: skip
DIGITS = {sign: value for value, signs in enumerate(_ROWS) for sign in signs}
_SMALL = {sign: power for power, signs in enumerate(("十拾십", "百佰백", "千仟천"), 1) for sign in signs}
_LARGE = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "만": 4, "억": 8, "조": 12}
_CLASS = "".join((*DIGITS, *_SMALL, *_LARGE))
_RUN = lazy(rf"[{_CLASS}]{{1,24}}")
_PLACES = lazy(rf"[点點]([{''.join(DIGITS)}]{{1,8}})")
HANGUL = frozenset(sign for sign in _CLASS if sign > "\uac00")


def native_words(numerals: Iterable[str], nouns: Iterable[str]) -> set[str]:
    """Korean numerals before what they count, with a space and without one.

    >>> sorted(native_words(["두"], ["명"])), native_words([], ["명"])
    (['두 명', '두명'], set())
    """
    pairs = product(numerals, nouns)
    return {f"{word}{gap}{noun}" for word, noun in pairs for gap in ("", " ")}


class HanNumber(NamedTuple):
    """A number in characters: its value, its end, and whether it was written digit by digit, as years are."""

    value: Decimal
    end: int
    listed: bool


def read_han(text: str, start: int) -> HanNumber | None:
    """The number that begins here; None for none.

    >>> read_han("三百五十万人", 0).value, read_han("七十五点二", 0).value, read_han("二〇二四年", 0)
    (Decimal('3500000'), Decimal('75.2'), HanNumber(value=Decimal('2024'), end=4, listed=True))
    >>> read_han("十分", 0).value, read_han("삼십오만 원", 0).value, read_han("人", 0)
    (Decimal('10'), Decimal('350000'), None)
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    run = _ordered(match[0])
    end = start + len(run)
    if all(sign in DIGITS for sign in run):
        value = Decimal("".join(str(DIGITS[sign]) for sign in run))
        listed = len(run) > 1
    else:
        value, listed = Decimal(_sum(run)), False
    if places := _PLACES.match(text, end):
        digits = "".join(str(DIGITS[sign]) for sign in places[1])
        value, end = CONTEXT.add(value, Decimal(f"0.{digits}")), places.end()
    return HanNumber(value, end, listed)


def _ordered(run: str) -> str:
    """The signs up to the first that cannot go on: of "七十百分位" the 七十."""
    last = 9
    for place, sign in enumerate(run):
        if sign in _LARGE:
            last = 9
        elif sign in _SMALL:
            if _SMALL[sign] >= last:
                return run[:place]
            last = _SMALL[sign]
    return run[:-1] if run[-1] in "两兩" and len(run) > 1 and run[-2] not in DIGITS else run  # "三百两": a weight


def _sum(run: str) -> int:
    total = section = digit = 0
    for sign in run:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * 10 ** _SMALL[sign]
            digit = 0
        else:
            total = _scaled(total, section + digit, 10 ** _LARGE[sign])
            section = digit = 0
    return total + section + digit


def _scaled(total: int, part: int, size: int) -> int:
    """With a myriad, or a larger scale, behind it: "一万亿" and "万万" all of it, "三亿五千万" its last part."""
    if total and (total < size or not part):
        return (total + part) * size
    return total + (part or 1) * size
