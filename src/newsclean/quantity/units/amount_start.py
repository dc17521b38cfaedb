"""An amount read from its beginning: a sign, a digit or a number word."""

from __future__ import annotations

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.language import Language
from newsclean.quantity.numbers.digits import read_from
from newsclean.quantity.numbers.words import read_words
from newsclean.quantity.tables import Entry
from newsclean.quantity.units.amount import after
from newsclean.quantity.units.unit_lookup import Amount, take

_WORD = lazy(r"[^\W\d_]++")


def read_amount(text: str, start: int, lang: Language, country: str | None, like: Entry | None = None) -> Amount | None:
    """The amount that begins here, at a sign, a digit or a number word; None when there is none.

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
        amount = found and Amount(start, found.end, found.value, found.how, mark=mark)
    else:
        amount = _spoken(text, start, position, mark, lang)
    if not amount:
        return None
    if negative:
        amount.value = -amount.value
    if entry is not None:
        take(amount, tables.of_country(entry, country))
    elif like is not None:
        take(amount, like)
    after(amount, text, lang, country)
    return amount


def prefix_at(text: str, start: int, lang: Language) -> tuple[Entry | None, int]:
    """The sign or code that stands here before a number, and where the number begins."""
    if not text[start : start + 1] or text[start].isdecimal():
        return None, start
    match = _PREFIX.match(text, start)
    if match is None:
        return None, start
    word = match[1]
    entry = tables.signs().get(word.replace(" ", "")) or lang.prefix.get(word)
    if entry is None and word[0] == "$":
        entry = tables.behind_sign().get(word[1:])
    return (entry, match.end()) if entry is not None else (None, start)


_PREFIX = lazy(
    r"(\$[A-Z]{1,3}|(?:[A-Za-z]{1,4}\.? ?|U\.S\.)?"
    r"[$€£¥₤￥￡＄₹₨₽₩￦₪₫₺₴₦₱฿₡₲₵₸₮₭៛৳₾₼֏₿]|[A-Z][A-Za-z]{0,3}\.?)"
    r" {0,2}\xa0?(?=[-−]?\.?\d)"
)


def _spoken(text: str, start: int, position: int, mark: str, lang: Language) -> Amount | None:
    match = _WORD.match(text, position)
    if match is None or match[0].lower() not in lang.small:
        return None
    spoken = read_words(text, position, match.end(), lang)
    if spoken is None or spoken.how == "ordinal":
        return None
    return Amount(start, spoken.end, spoken.value, "words", scaled=spoken.scaled, mark=mark)
