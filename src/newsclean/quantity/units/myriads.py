"""Scale and unit of a language without spaces between words: "2400億ドル", "1.2万亿元", "7천 5백만"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    import re

    from newsclean.quantity.language import Language


_WIDE_DIGITS = lazy(r"(?:\d{1,3}(?:,\d{3})?|\d{4})(?!\d)")
_HANGUL_POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}
_HANGUL = lazy(r" ?([십백천만억조])(?:(?: ?(\d{1,3}(?:,\d{3})?|\d{4})(?= ?[십백천만억조]))|(\d{1,4})(?![\d,.]))?")
_GAP_DIGITS = lazy(r" ?(\d{1,3}(?:,\d{3})?|\d{4})(?!\d)")  # "3조 5000억"


def read_wide_unit(amount: Amount, text: str, lang: Language, country: str | None) -> None:
    """Scale and unit of a language without spaces between words: "2400億ドル", "1.2万亿元"."""
    if lang.gaps:
        _hangul(amount, text)
    match = lang.behind.match(text, amount.end)
    if match is None:
        return
    if match["scale"]:
        power = lang.scale[match["scale"]]
        amount.value = CONTEXT.scaleb(amount.value, power)
        amount.scaled, amount.end = power, match.end("scale")
        match = _more_wide(amount, text, lang, power) or match
    entry = lang.tail[match["unit"]].get("") if match["unit"] else None
    behind = text[match.end() : match.end() + 1]
    if not match["scale"] and entry is None and behind.isascii() and behind.isalpha():
        amount.glued = True  # "3G"
    if entry is not None and not amount.kind and _fits_wide(match["unit"], text, match.end()):
        take_unit(amount, tables.of_country(entry, country) if entry.kind == "money" else entry)
        amount.end = match.end()


def _hangul(amount: Amount, text: str) -> None:
    """ "7천 5백만", "2억 4천 4백만": thousands and hundreds, with a space or without, below each myriad."""
    total, section, part, end = Decimal(0), Decimal(0), amount.value, amount.end
    while match := _HANGUL.match(text, end):
        power, end = _HANGUL_POWERS[match[1]], match.end(1)
        if power < 4:
            section, part = CONTEXT.add(section, CONTEXT.scaleb(part, power)), Decimal(0)
        else:
            total = CONTEXT.add(total, CONTEXT.scaleb(CONTEXT.add(section, part), power))
            section = part = Decimal(0)
        amount.scaled = max(amount.scaled, power)
        digits = match.lastindex
        if digits and digits > 1:
            part, end = Decimal(match[digits].replace(",", "")), match.end(digits)
    if end != amount.end:
        amount.value, amount.end = CONTEXT.add(total, CONTEXT.add(section, part)), end


def _more_wide(amount: Amount, text: str, lang: Language, power: int) -> re.Match[str] | None:
    """ "1兆2000億", "1億5000万": smaller scales that follow; returns what follows the last."""
    match = None
    while digits := (_GAP_DIGITS if lang.gaps else _WIDE_DIGITS).match(text, amount.end):
        behind = lang.behind.match(text, digits.end())
        if behind is not None and not behind["scale"] and len(digits[0].strip()) == power == 4:  # "2万3400人"
            amount.value, amount.end = CONTEXT.add(amount.value, Decimal(digits[0].strip())), digits.end()
            return behind
        if behind is None or not behind["scale"] or lang.scale[behind["scale"]] >= power:
            break
        power = lang.scale[behind["scale"]]
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(digits[0].strip().replace(",", "")), power))
        amount.end, match = behind.end("scale"), behind
    return match


def _fits_wide(word: str, text: str, end: int) -> bool:
    """A Latin unit ends where its letters end; any other character is complete."""
    return not (
        word[-1].isascii() and word[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    )
