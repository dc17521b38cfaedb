"""Shares in the words of a language: "dos tercios", "zwei Drittel"; and halves: "anderthalb", "media hora"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, ratio, without_zero_places
from newsclean.quantity.units.amount import read_amount, read_unit
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.numbers.words import WordNumber
    from newsclean.quantity.scan.state import TextScan


_BEHIND = lazy(r"[ -]((?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])++)")  # with the vowel signs of Devanagari
SHORTEST = 4  # characters of a unit with the space before it: abbreviations follow figures


def read_share(text: str, reading: WordNumber, lang: Language) -> Amount | None:
    """The share whose number above the stroke has been read; None for another number."""
    match = lang.shares.follows.match(text, reading.end)
    under = lang.shares.under.get(match[1].lower()) if match else None
    if match is None or under is None or reading.scaled or reading.value != reading.value.to_integral_value():
        return None
    word, whole = match[1].lower(), lang.shares.whole.match(text, match.end())
    amount = Amount(reading.end, (whole or match).end(), ratio(int(reading.value), under), "fraction")
    read_unit(amount, text, lang, None)
    if amount.kind == "percent":
        return amount
    doubtful = word in lang.shares.doubtful or (reading.value == 1 and word in lang.shares.ordinals)
    behind = lang.shares.of.match(text, match.end()) or lang.shares.compared.match(text, match.end())
    sure = not doubtful or whole or amount.kind or behind
    return amount if sure and reading.value < under else None


def read_part(scan: TextScan, start: int, end: int) -> Amount | None:
    """ "eine halbe Million", "anderthalb Prozent", "medio punto porcentual", "साढ़े तीन लाख"; None before other words."""
    lang, name = scan.lang, scan.text[start:end].lower()
    if name in lang.added:
        found = _added(scan, start, end, lang.added[name])
        if found or name not in lang.parts:
            return found
    part = lang.parts[name]
    amount = Amount(start, end, ratio(part.numerator, part.denominator), "fraction")
    hundred = lang.word.match(scan.text, end + 1)
    if hundred and lang.small.get(hundred[0].lower()) == 100:  # "ढाई सौ"
        amount.value = without_zero_places(CONTEXT.multiply(amount.value, Decimal(100)))
        amount.end = hundred.end()
    if _part_of_word(scan, amount):
        return amount
    read_unit(amount, scan.text, lang, scan.country)
    if amount.value < 100 and not amount.scaled and (not amount.kind or len(scan.text[end : amount.end]) < SHORTEST):
        return None  # "la temperatura media ha subido": no half hectare
    if scan.text[start : amount.end].lower() in lang.no_half:
        return None  # "ao meio dia": noon
    amount.how = "words"
    return amount


def _added(scan: TextScan, start: int, end: int, part: Decimal) -> Amount | None:
    """ "साढ़े तीन लाख", "सवा दो घंटे", "पौने दो करोड़": a part of the last place of the number behind, more or less."""
    amount = read_amount(scan.text, end + 1, scan.lang, scan.country)
    if amount is None or amount.mark or not (amount.kind or amount.scaled or amount.value >= _HUNDRED):
        return None  # "साढ़े सात बजे": a time of day
    power = amount.scaled or (2 if amount.value >= _HUNDRED and amount.value % _HUNDRED == 0 else 0)
    amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(part, power))
    amount.start, amount.how = start, "words"
    return amount


_HUNDRED = 100


def _part_of_word(scan: TextScan, amount: Amount) -> bool:
    """ "meio ponto", "une demi-douzaine": whether a word of [counts] follows; then take it."""
    behind, own = _BEHIND.match(scan.text, amount.end), scan.lang.counts
    word = behind[1].lower() if behind else ""
    if behind is None or (word not in own.points and word not in own.collective):
        return False
    amount.end = behind.end()
    if word in own.points:
        amount.kind, amount.unit = "points", "pp"
        return True
    amount.value = without_zero_places(CONTEXT.multiply(amount.value, Decimal(own.collective[word])))
    amount.how = "words"
    return True
