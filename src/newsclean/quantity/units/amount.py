"""An amount: a number with its sign, its scale and its unit, read forward from its start."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.digits import read_from
from newsclean.quantity.numbers.separators import settle_separator
from newsclean.quantity.numbers.words import read_words
from newsclean.quantity.scan.start_patterns import VULGAR
from newsclean.quantity.units.scale_letters import Letter, power_of
from newsclean.quantity.units.unit_forms import (
    is_idle,
    is_plain_word_behind,
    is_weighed,
    take_coded,
    take_half,
    take_suffixed,
)
from newsclean.quantity.units.unit_lookup import NEXT, Amount, is_money, longest, same_currency, take_unit, unit_fits
from newsclean.quantity.units.wide_units import read_wide_unit

if TYPE_CHECKING:
    import re

    from newsclean.quantity.language import Language

_BROKEN = lazy(r"([^\W\d_]{2,12})-(?:\n| \n?)([^\W\d_]{2,12})(?![^\W_])")  # "bil-⏎lion", "bil- lion"
_WORD = lazy(r"[^\W\d_]++")
ENDS = frozenset((".", ",", ";", ":", ")", "\n", "?", "!", "”", '"', ""))
_SHORT = "Mio Mrd Bio mln bln mld млн млрд трлн тыс tys mrd mia mio mill milj mdr тис χιλ εκατ εκ δισ τρισ"
ABBREVIATED = frozenset(_SHORT.split())  # "5 Mio."
SPACES = " \xa0\u2009\u202f"
_PER = lazy(r"/(kg|km|cm|m[²³23]?|l|L|h|s|g|t|ha|mi|lb)(?![\w/])")  # "250 mg/kg"
_SMALLER = lazy(r" ([^\W\d_]++)")
_LESS = lazy(r" (\d{1,3}) ([^\W\d_]++)")
_UNITS = lazy(r" (\d{3}|\d{1,3}(?=['’]))(?!\d|[.,:/-]\d| ?%)")
_THOUSAND = 3
_GOES_ON = lazy(r" (?:[^\W\d_]|[€$£])")


def read_unit(amount: Amount, text: str, lang: Language, country: str | None) -> None:
    """Read what follows the number: scale, currency, unit, percent."""
    if not lang.spaced:
        read_wide_unit(amount, text, lang, country)
        return
    for _ in range(3):  # "75 USD million", "$1.9-trillion", "5 million sq km"
        behind = text[amount.end : amount.end + 1]
        if behind in ENDS:
            return
        if lang.halves and behind == " " and take_half(amount, text, lang):
            continue
        if behind == " " and is_plain_word_behind(text, amount, lang):
            return
        if behind in VULGAR:  # "½½" is not a number; NEXT would read a series of them to its end, once at each
            amount.glued = True
            return
        match = _following(amount, text, lang)
        if match is None:
            return
        parting, word = match.groups()
        stop = match.end()
        if text[stop : stop + 1] == "-" and _broken(amount, match, text, lang):
            continue
        if (
            (parting and word == "in")
            or (word.lower() not in lang.behind_number and word not in lang.behind_number and is_idle(word))
            or not (_scale(amount, parting, word, stop, text, lang) or _unit(amount, match, text, lang, country))
        ):
            amount.glued = not parting and word[0] not in "%$" and word[0].isalpha() and match.start() == amount.end
            take_suffixed(amount, match, lang, country)
            return


def _following(amount: Amount, text: str, lang: Language) -> re.Match[str] | None:
    """The word behind a number, or behind what links it to a scale or a fraction: "milliards de dollars"."""
    link = lang.link.match(text, amount.end) if amount.scaled or amount.how == "fraction" else None
    return (link and NEXT.match(text, link.end())) or NEXT.match(text, amount.end)


def _broken(amount: Amount, match: re.Match[str], text: str, lang: Language) -> bool:
    """ "bil-⏎lion", "per-⏎cent": a scale or a unit that a line's end has broken; then take it."""
    parts = _BROKEN.match(text, match.start(2))
    if parts is None:
        return False
    word = (parts[1] + parts[2]).lower()
    if word in lang.scale:
        return _scale(amount, match[1], word, parts.end(), text, lang)
    entry = lang.tail.get(word, {}).get("")
    if entry is None or amount.kind or len(word) < 5:
        return False
    take_unit(amount, entry)
    amount.end = parts.end()
    return True


def _scale(amount: Amount, parting: str, word: str, end: int, text: str, lang: Language) -> bool:
    """Read the next word if it is a scale."""
    if amount.scaled == 5 and word.rstrip(".") in ("crore", "crores"):  # "Rs 2 lakh crore"
        pass
    elif amount.scaled == 3 and word.lower() == "million" and lang.grammar.unit_words:
        pass  # "1.2 thousand million"
    elif amount.scaled and not (lang.grammar.scales_multiply and len(word) > 2 and "-" not in parting):
        return False
    dot = word.endswith(".") and word.count(".") == 1
    word, end = (word[:-1], end - 1) if dot else (word, end)
    power = lang.scale.get(word.lower())
    if power is None and parting in ("", " ") and len(word) < 3:
        power = power_of(amount, Letter(word, end, not parting), text, lang)
    elif power is not None and len(word) == 2 and parting and amount.kind != "money" and word == "cr":
        return False
    if power is None:
        return False
    if text[end : end + 1].isdigit():
        return False
    amount.value = CONTEXT.scaleb(amount.value, power)
    amount.scaled += power
    if amount.doubt:
        amount.doubt, amount.alternates = False, ("m",)
    amount.end = end + (dot and word in ABBREVIATED and _GOES_ON.match(text, end + 1) is not None)
    if amount.how in ("plain", "decimal") and len(word) > 2 and lang.small:
        _compound(amount, text, lang, power)
    return True


def _compound(amount: Amount, text: str, lang: Language, power: int) -> None:
    """ "5 million and a half", "17 миллионов 200 тысяч": what may continue a number with a scale."""
    if half := lang.grammar.and_half:
        if text.startswith(half, amount.end):
            amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal("0.5"), amount.scaled))
            amount.end += len(half)
        return
    if lang.grammar.scales_multiply and (word := _SMALLER.match(text, amount.end)) and word[1].lower() in lang.small:
        found = read_words(text, *word.span(1), lang)
        if found and found.how == "cardinal" and 100 <= found.value < CONTEXT.scaleb(Decimal(1), power):
            amount.value, amount.end = CONTEXT.add(amount.value, found.value), found.end  # "3 mil doscientos"
            return
    while match := _LESS.match(text, amount.end):
        smaller = lang.scale.get(match[2].lower())
        if smaller is None and is_money(match[2], lang.tail):  # "… 618 долларов"
            amount.value, amount.end = CONTEXT.add(amount.value, Decimal(match[1])), match.end(1)
            return
        if smaller is None or smaller >= power:
            break
        power = smaller
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(match[1]), power))
        amount.end = match.end()
    if power == _THOUSAND and amount.how == "plain" and (units := _UNITS.match(text, amount.end)):
        amount.value, amount.end = CONTEXT.add(amount.value, Decimal(units[1])), units.end()  # "3 mil 500 personas"


def _unit(amount: Amount, match: re.Match[str], text: str, lang: Language, country: str | None) -> bool:
    """Read the longest unit in the next words, if there is one."""
    found = longest(text, match, lang.tail)
    parting, start = match[1], match.start(2)
    if found is None:
        return len(match[2]) == 4 and take_coded(amount, start, text)
    entry, end = found
    if entry.kind == "none":  # "2008 yılı" is a year
        return False
    if entry.unit == "GBP" and not amount.scaled and is_weighed(amount, text, start, end, lang):
        entry = UnitEntry("measure", "lb")
    if amount.kind == "money":
        if entry.kind == "money" and amount.mark and match[2].isalpha() and same_currency(amount, entry):
            amount.end = end  # "$10 dollars", "US$5 USD"
            return True
        return False
    if amount.kind or not unit_fits(amount, entry, text[start:end], parting, text, end):
        return False
    if entry.kind == "money":
        entry = tables.of_country(entry, country)
    amount.hyphen = parting.endswith(("-", "‐", "‑"))
    take_unit(amount, entry)
    if amount.doubt:
        amount.alternates = ("million",)
    amount.end = end
    if entry.kind == "measure" and text[end : end + 1] == "/" and (per := _PER.match(text, end)):
        amount.unit, amount.end = f"{entry.unit}/{per[1]}", per.end()
    return True


def read_amount(
    text: str, start: int, lang: Language, country: str | None, like: UnitEntry | None = None
) -> Amount | None:
    """The amount that begins here, at a sign, a digit or a number word; None if there is none.

    `like` is the currency of an amount that has none of its own.
    """
    position, mark, negative = start, "", False
    if text[start : start + 1] in "-−" and text[start : start + 1]:
        position, negative = start + 1, True
    entry, position = prefix_at(text, position, lang)
    if entry is not None:
        mark = text[start:position]
        if text[position : position + 1] in ("-", "−"):
            position, negative = position + 1, True
    first = text[position : position + 1]
    if first.isdecimal() or (first and first in ".½¼¾⅓⅔"):
        found = read_from(text, position, lang)
        amount = found and Amount(start, found.end, found.value, found.how, mark=mark, slip=found.slip)
    else:
        amount = _spoken(text, start, position, mark, lang)
    if not amount:
        return None
    if negative:
        amount.value = -amount.value
    if entry is not None:
        take_unit(amount, tables.of_country(entry, country))
    elif like is not None:
        take_unit(amount, like)
    read_unit(amount, text, lang, country)
    if amount.slip:
        settle_separator(amount, text)
    return amount


def prefix_at(text: str, start: int, lang: Language) -> tuple[UnitEntry | None, int]:
    """The sign or code before a number here, and the start of the number."""
    if not text[start : start + 1] or text[start].isdecimal():
        return None, start
    match = _PREFIX.match(text, start)
    if match is None:
        return None, start
    word = match[1]
    entry = tables.currency_signs().get(word.replace(" ", "")) or lang.prefix.get(word)
    if entry is None and word[0] == "$":
        entry = tables.behind_sign().get(word[1:])
    return (entry, match.end()) if entry is not None else (None, start)


_PREFIX = lazy(
    r"(\$[A-Z]{1,3}|(?:[A-Za-z]{1,4}\.? ?|U\.S\.)?"
    r"[$€£¥₤￥￡＄₹₨₽₩￦₪₫₺₴₦₱฿₡₲₵₸₮₭៛৳₾₼֏₿]|[A-Z][A-Za-z]{0,3}\.?)"
    r" {0,2}\xa0?(?=[-−]?\.?\d)"
)


def _spoken(text: str, start: int, position: int, mark: str, lang: Language) -> Amount | None:
    match = lang.word.match(text, position)
    if match is None or match[0].lower() not in lang.small:
        return None
    found = read_words(text, position, match.end(), lang)
    if found is None or found.how == "ordinal":
        return None
    return Amount(start, found.end, found.value, "words", scaled=found.scaled, mark=mark)
