"""Shares and cents in scripts without spaces: "三分之二", "千分之一", "3분의 2", "50元6角三分"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, ratio
from newsclean.quantity.numbers.digits import read_digits
from newsclean.quantity.numbers.han_digits import read_han
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.scan.state import TextScan

_UNDER = lazy(r"(?:分之|分の|분의) ?")
_POINT = lazy(r"[个個]?百分[点點]| ?(?:%|퍼센트)?포인트")
_AMONG = lazy(r"(\d{1,3})(?:人|名|명)(?:に| ?중 ?|[中里裡][就有]*|就?有|のうち)(\d{1,2})(?:人|名|명)(?!以)")
_POWERS = frozenset(10**power for power in range(2, 13))  # "万分之三": a percentage in other words
_MOST = 10**12


def _number(text: str, start: int, lang: Language) -> tuple[Decimal, int] | None:
    """The number in digits or in characters that begins here, and its end."""
    if text[start : start + 1].isdecimal():
        numeral = read_digits(text, start, lang)
        return (numeral.value, numeral.end) if numeral else None
    found = read_han(text, start)
    return (found.value, found.end) if found else None


def wide_share(scan: TextScan, start: int) -> Amount | None:
    """The share that begins here, "三分之二" or "百分之二十", which is a percentage; None for another number."""
    under = _number(scan.text, start, scan.lang)
    stroke = _UNDER.match(scan.text, under[1]) if under else None
    if under is None or stroke is None or not 1 < under[0] <= _MOST or under[0] != under[0].to_integral_value():
        return None
    over = _number(scan.text, stroke.end(), scan.lang)
    if over is None:
        return None
    if int(under[0]) in _POWERS:
        value = CONTEXT.divide(CONTEXT.multiply(over[0], Decimal(100)), under[0])
        return Amount(start, over[1], value if under[0] != 100 else over[0], "words", "percent", "%")
    if over[0] >= under[0] or over[0] != over[0].to_integral_value():
        return None
    share = Amount(start, over[1], ratio(int(over[0]), int(under[0])), "fraction")
    if point := _POINT.match(scan.text, over[1]):  # "四分之一个百分点"
        share.end, share.kind, share.unit = point.end(), "points", "pp"
    return share


def wide_among(scan: TextScan, start: int) -> Amount | None:
    """ "5人に1人", "10명 중 3명", "每5人中有1人": the second of the first; None for another number.

    >>> from newsclean import find_quantities
    >>> [str(q.value) for q in find_quantities("5人に1人が賛成し、3人は反対した。", lang="ja")]
    ['0.2', '3']
    """
    match = _AMONG.match(scan.text, start)
    if match is None or not int(match[2]) < int(match[1]):
        return None
    return Amount(start, match.end(), ratio(int(match[2]), int(match[1])), "fraction")


def add_wide_cents(scan: TextScan, amount: Amount) -> None:
    """ "50元6角三分", "两美元又三美分", "1달러 20센트": the parts of the unit, each smaller than the one before."""
    lang, text = scan.lang, scan.text
    least = Decimal(1)
    while joint := lang.parts_joint.match(text, amount.end):
        part = _number(text, joint.end(), lang)
        found = lang.wide_units.at(text, part[1] + text.startswith(" ", part[1])) if part else None
        if part is None or found is None or found[1].kind not in ("money", "cents") or not 0 < found[1].factor < least:
            return
        if amount.unit not in (found[1].unit, *found[1].alternates):
            return
        least = found[1].factor
        amount.value = CONTEXT.add(amount.value, CONTEXT.multiply(part[0], least))
        amount.end = part[1] + text.startswith(" ", part[1]) + len(found[0])


_SCORE = lazy(
    r"\d{1,2}·\d{1,2}(?![\d.])|\d{1,3} ?[比対對] ?\d{1,3}(?!\d)|\d{1,2}대 ?\d{1,2}(?= ?(?:으?로|의|승|패|무|[,.]))"
)
_LAW = lazy(r"\d{1,4}조(?![원달엔유위천백\d])")  # an article, and no trillions
_LAWS = ("법 ", "법", "령 ", "조례 ", "규칙 ", "제")


def wide_name(text: str, at: int) -> int:
    """The end of a score, of the article of a law or of the day of an event, which count nothing; 0 for others.

    >>> wide_name("巨人が3対2で勝った", 3), wide_name("헌법 84조에", 3), wide_name("84조원", 0)
    (6, 6, 0)
    """
    match = _SCORE.match(text, at) or (_LAW.match(text, at) if text.endswith(_LAWS, 0, at) else None)
    return match.end() if match else 0
