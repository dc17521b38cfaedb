"""Scale and unit behind a number in a script without spaces: "2400億ドル", "7천 5백만", "三斤半", "七成六"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.han_digits import DIGITS
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    import re

    from newsclean.quantity.language import Language

_WIDE_DIGITS = lazy(r"(?:\d{1,3}(?:,\d{3})?|\d{4})(?!\d)")
_HANGUL_POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}
_HANGUL = lazy(r" ?([십백천만억조])(?:(?: ?(\d{1,3}(?:,\d{3})?|\d{4})(?= ?[십백천만억조]))|(\d{1,4})(?![\d,.]))?")
_GAP_DIGITS = lazy(r" ?(\d{1,3}(?:,\d{3})?|\d{4})(?!\d)")  # "3조 5000억"
_ONES = lazy(r" (\d{1,4})(?![\d,.])")  # "1만 2천 345 달러"
_SIGN = "".join(DIGITS)
_SMALLER = lazy(rf"([\d{_SIGN}])(?:分(?:([\d{_SIGN}])厘)?)?(?![\d{_SIGN}十百千万萬%％.点點])")
WEIGHED = 24  # characters on either side: a clause in these scripts
_TENTHS = frozenset("成割")
_HALF_BEFORE = lazy(r"([个個])半(?=小时|小時|月|钟头|鐘頭|星期|世纪|世紀)")
_PARCELS = frozenset("折")  # a price in tenths, which is written as two digits too: "七五折", "75折"
NONE = frozenset(("none", "cents"))  # words that begin as a unit and are none, "三折叠", and cents, which need a sum


def read_wide_unit(amount: Amount, text: str, lang: Language, country: str | None) -> None:
    """Read what follows a number: its scales, its unit, and half or tenths of it."""
    if lang.gaps:
        _hangul(amount, text, lang)
    match = lang.behind.match(text, amount.end)
    if match is None:
        return
    if match["scale"]:
        power = lang.scale[match["scale"]]
        amount.value = CONTEXT.scaleb(amount.value, power)
        amount.scaled, amount.end = power, match.end("scale")
        match = _more_wide(amount, text, lang, power) or match
    if not match["scale"] and (dozen := lang.counts.dozen.match(text, match.end())):
        amount.value, amount.end = CONTEXT.multiply(amount.value, Decimal(12)), dozen.end()
        return
    if (half := _HALF_BEFORE.match(text, match.end())) and not match["scale"] and not amount.kind:
        _take_halved(amount, half, text, lang)
        return
    found = lang.wide_units.at(text, match.end())
    behind = text[match.end() : match.end() + 1]
    if not match["scale"] and found is None and behind.isascii() and behind.isalpha():
        amount.glued = not lang.wide_units.begins(text, match.end())  # "3G", but "2011CCTV盛典", "100KiB"
    if found and found[1].kind not in NONE and not amount.kind:
        entry = _currency_before(amount, _weighed(amount, found, text, lang), text, lang)
        _take(amount, entry, match.end() + len(found[0]), country)
        _parts_behind(amount, found, text, lang)


def _take_halved(amount: Amount, half: re.Match[str], text: str, lang: Language) -> None:
    """ "两个半小时", "三个半月": half of the unit, which stands between the counter and the unit; then take it."""
    found = lang.wide_units.at(text, half.end()) or lang.wide_units.at(f"{half[1]}{text[half.end()]}", 0)
    if found is None or found[1].kind != "duration" or amount.value != amount.value.to_integral_value():
        return
    amount.value = CONTEXT.add(amount.value, Decimal("0.5"))
    take_unit(amount, found[1])
    amount.end = half.end() + len(found[0].removeprefix(half[1]))


def _weighed(amount: Amount, found: tuple[str, UnitEntry], text: str, lang: Language) -> tuple[str, UnitEntry]:
    """ "体重は200ポンド": pounds beside a word of weighing are no money."""
    word, entry = found
    if amount.scaled or word not in lang.sets["pounds"]:
        return found
    near = text[max(0, amount.start - WEIGHED) : amount.end + WEIGHED]
    return (word, UnitEntry("measure", "lb")) if any(map(near.__contains__, lang.sets["weighing"])) else (word, entry)


def _currency_before(amount: Amount, found: tuple[str, UnitEntry], text: str, lang: Language) -> tuple[str, UnitEntry]:
    """ "港币5亿元": the name before the number says which of the currencies called so it is; the number takes it in."""
    word, entry = found
    for size in _NAME_SIZES if entry.kind == "money" and entry.alternates and amount.start > 1 else ():
        name = lang.wide_units.at(text, amount.start - size) if amount.start >= size else None
        if name and len(name[0]) == size and name[1].kind == "money" and name[1].unit in entry.alternates:
            amount.start -= size
            return word, entry._replace(unit=name[1].unit, alternates=())
    return found


_NAME_SIZES = (3, 2)  # characters: "港币", "新台币"


def _take(amount: Amount, found: tuple[str, UnitEntry], end: int, country: str | None) -> None:
    word, entry = found
    if word[0] in _PARCELS and amount.value >= 10:
        entry = entry._replace(factor=Decimal(1))
    take_unit(amount, tables.of_country(entry, country) if entry.kind == "money" else entry)
    amount.end = end


def _parts_behind(amount: Amount, found: tuple[str, UnitEntry], text: str, lang: Language) -> None:
    """ "三斤半", "2時間半", "七割半": half of the unit; "3割8分7厘", "七成六": tenths and hundredths of a tenth."""
    word, entry = found
    if half := lang.wide_half.match(text, amount.end):
        if amount.scaled == 0 and amount.value % entry.factor == 0:
            amount.value = CONTEXT.add(amount.value, CONTEXT.multiply(entry.factor, Decimal("0.5")))
            amount.end = half.end()
    elif word in _TENTHS and (more := _SMALLER.match(text, amount.end)):
        for place, sign in enumerate(filter(None, more.groups())):
            digit = Decimal(DIGITS[sign] if sign in DIGITS else int(sign))
            amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(digit, -place))
        amount.end = more.end()


def _hangul(amount: Amount, text: str, lang: Language) -> None:
    """ "7천 5백만", "2억 4천 4백만": thousands and hundreds, with a space or without, below each myriad."""
    total, section, part, end = Decimal(0), Decimal(0), amount.value, amount.end
    while match := _HANGUL.match(text, end):
        power, end = _HANGUL_POWERS[match[1]], match.end(1)
        if power < 4:
            section, part = CONTEXT.add(section, CONTEXT.scaleb(part or Decimal(1), power)), Decimal(0)
        else:
            total = CONTEXT.add(total, CONTEXT.scaleb(CONTEXT.add(section, part), power))
            section = part = Decimal(0)
        amount.scaled = max(amount.scaled, power)
        digits = match.lastindex
        if digits and digits > 1:
            part, end = Decimal(match[digits].replace(",", "")), match.end(digits)
        elif (ones := _ONES.match(text, end)) and _is_counted(text, ones.end(), lang):
            part, end = Decimal(ones[1]), ones.end()
            break
    if end != amount.end:
        amount.value, amount.end = CONTEXT.add(total, CONTEXT.add(section, part)), end


def _is_counted(text: str, end: int, lang: Language) -> bool:
    """Whether a currency or a unit of measure stands here, behind a space or without one."""
    found = lang.wide_units.at(text, end + text.startswith(" ", end))
    return found is not None and found[1].kind in ("money", "measure")


def _more_wide(amount: Amount, text: str, lang: Language, power: int) -> re.Match[str] | None:
    """ "1兆2000億", "1億5000万": smaller scales that follow; returns what follows the last."""
    match = None
    while digits := (_GAP_DIGITS if lang.gaps else _WIDE_DIGITS).match(text, amount.end):
        behind = lang.behind.match(text, digits.end())
        if behind is None:
            break
        number = digits[0].strip().replace(",", "")
        if not behind["scale"] and len(number) == power == 4:  # "2万3400人"
            amount.value, amount.end = CONTEXT.add(amount.value, Decimal(number)), digits.end()
            return behind
        if not behind["scale"] or lang.scale[behind["scale"]] >= power:
            break
        power = lang.scale[behind["scale"]]
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(number), power))
        amount.end, match = behind.end("scale"), behind
    return match
