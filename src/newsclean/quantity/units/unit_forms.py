"""Units in other forms: with the endings of their case, halved, and pounds that are weighed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.units.unit_lookup import NEXT, Amount, take_unit

if TYPE_CHECKING:
    from newsclean.quantity.language import Language

_M_CODE = {"M": 6, "K": 3, "k": 3, "B": 9, "m": 6}
_WORD = lazy(r"[^\W\d_]++")
_LONG = 24  # letters of a word
WEIGHED = 48  # characters on either side: a clause, as in `TextScan.back`
LONGEST_SUFFIX = 9  # letters: "-liğinden"


def take_suffixed(amount: Amount, match: re.Match[str], lang: Language, country: str | None) -> None:
    """ "100 avroydu", "beş akreden": a unit with the endings of its case; then take it."""
    if not lang.grammar.suffix:
        return
    word = match[2].lower().removesuffix(".")
    if word in lang.tail or match[1] not in (" ", "-"):
        return
    for size in range(len(word) - 1, max(2, len(word) - LONGEST_SUFFIX), -1):
        entry = lang.tail.get(word[:size], {}).get("")
        if entry and lang.suffix.fullmatch(word, size) and not amount.kind:
            take_unit(amount, tables.of_country(entry, country) if entry.kind == "money" else entry)
            amount.end = match.start(2) + len(word)
            return


def take_half(amount: Amount, text: str, lang: Language) -> bool:
    """ "dos años y medio", "2 миллиона с половиной": half of the unit or scale before it; then take it."""
    if lang.counts.point_halves and text.startswith(lang.counts.point_halves, amount.end):
        return _take_points_and_half(amount, text, lang)
    if not text.startswith(lang.halves, amount.end) or amount.value != amount.value.to_integral_value():
        return False
    end = amount.end + max(len(half) for half in lang.halves if text.startswith(half, amount.end))
    behind = NEXT.match(text, end)
    counted = amount.kind or amount.scaled or (behind is not None and behind[2].lower() in lang.behind_number)
    if text[end : end + 1].isalpha() or amount.how == "fraction" or not counted:
        return False  # "las ocho y media": a time of day
    scaled = amount.scaled or (_scale_within(amount.value) if amount.how == "words" else 0)
    amount.value, amount.end = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal("0.5"), scaled)), end
    return True


def _take_points_and_half(amount: Amount, text: str, lang: Language) -> bool:
    """ "un point et demi", "dos puntos y medio"; then take it."""
    end = amount.end + max(len(half) for half in lang.counts.point_halves if text.startswith(half, amount.end))
    if (
        amount.kind
        or amount.scaled
        or amount.value != amount.value.to_integral_value()
        or text[end : end + 1].isalpha()
    ):
        return False
    amount.value, amount.end = CONTEXT.add(amount.value, Decimal("0.5")), end
    take_unit(amount, UnitEntry("points", "pp"))
    return True


def _scale_within(value: Decimal) -> int:
    """The power of ten in a number word that holds its scale: "مليوني", two million, has 6."""
    return max((power for power in (3, 6, 9) if value and value % Decimal(10) ** power == 0), default=0)


def is_weighed(amount: Amount, text: str, start: int, end: int, lang: Language) -> bool:
    """ "das Baby wog sechs Pfund": pounds beside a word of weighing are no money."""
    if text[start:end].lower() not in lang.sets["pounds"]:
        return False
    near = f"{text[max(0, amount.start - WEIGHED) : amount.start]} {text[end : end + WEIGHED]}".lower()
    return any(word in lang.sets["weighing"] for word in _WORD.findall(near))


def take_coded(amount: Amount, start: int, text: str) -> bool:
    """ "30 MUSD", "5 kEUR": a scale and a code in one word."""
    match = _WORD.match(text, start)
    if match and len(match[0]) == 4 and match[0][0] in _M_CODE and match[0][1:] in tables.currency_codes():
        power = _M_CODE[match[0][0]]
        amount.value = CONTEXT.scaleb(amount.value, power)
        amount.scaled += power
        take_unit(amount, UnitEntry("money", match[0][1:]))
        amount.end = match.end()
        return True
    return False


def is_plain_word_behind(text: str, amount: Amount, lang: Language) -> bool:
    """Is the next word a plain one that no table knows, as behind most numbers? Then nothing else need be tried."""
    start = amount.end + 1
    stop = text.find(" ", start, start + _LONG)
    word = text[start:stop] if stop > 0 else ""
    if word in lang.sets["verb_units"]:  # "La Fiat 500 ha venduto": a verb, and no hectares
        return text[stop + 1 : text.find(" ", stop + 1, stop + _LONG)].endswith(tuple(lang.sets["participles"]))
    if amount.scaled or lang.grammar.suffix or amount.how == "fraction" or not word.isalpha():
        return False
    return word.lower() not in lang.behind_number and word not in lang.behind_number and is_idle(word)


def is_idle(word: str) -> bool:
    """Is a word that is in no table neither a scale nor a unit? Most are not, and need no further checks."""
    return word[-1] != "." and (len(word) != 4 or not word[1:].isupper())  # "30 MUSD"
