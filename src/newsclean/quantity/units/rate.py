"""What a rate is said of: "$12 a barrel", "12 per 100,000 people", "1.2 million barrels a day", "0.4% on the month"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsclean.quantity.units.amount import read_amount
from newsclean.quantity.units.rate_words import RateWords

if TYPE_CHECKING:
    from newsclean.quantity.fields import UnitEntry
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

COUNTED = 2  # words of what is counted: "12 new flights daily"; behind money and time stands one, "more"
WINDOW = 48  # characters in which a base begins: four words and a joint
_GAPPED = frozenset(("", "count", "measure", "times"))  # words may stand before their base: "12 murders per 100,000"
ABBREVIATED = {"barrel": {"b/d": "day", "bpd": "day"}, "mi": {"mpg": "gal"}}
BASES = frozenset(" -/")  # what stands between a figure and its base
_CHANGES = frozenset(("percent", "points"))
_RATED = frozenset(("", "money", "count", "measure", "multiple", "percent", "points", "times", "duration"))
_NOUN = re.compile(r"[ -]?([^\W\d_]{2,}+)")
_BEHIND = re.compile(r" ([^\W\d_]+)")
_LIVE = re.compile(r" ((?:[^\W\d_]+ )?[^\W\d_]{3,}+)")


class Base(NamedTuple):
    """What a rate is said of, and where the scan goes on behind the figure."""

    per: str
    end: int


def read_rate(text: str, amount: Amount, lang: Language) -> Base | None:
    """The base of an amount; None when it is not a rate.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.per) for q in find_quantities("12 murders per 100,000 people, $30 a barrel, 90 km/h")]
    [('12', '100000 people'), ('$30', 'barrel'), ('90 km/h', None)]
    >>> [q.per for q in find_quantities("He met 12 people a day later.") if q.kind == "count"]
    [None]
    """
    words = lang.rate
    if words is None or amount.kind not in _RATED:
        return None
    if amount.unit in ABBREVIATED and (own := ABBREVIATED[amount.unit].get(text[amount.end - 3 : amount.end])):
        return Base(own, amount.end)
    ahead = text[amount.end : amount.end + 1]
    if ahead not in BASES:
        return None
    if amount.kind in _CHANGES and (unit := _compared(text, amount, lang, words)):
        return Base(unit, amount.end)
    match = words.joint.match(text, amount.end) if _may_begin(text, amount, ahead, words) else None
    return _based(text, amount, match, lang, words) if match else None


def _may_begin(text: str, amount: Amount, ahead: str, words: RateWords) -> bool:
    """Whether a joint stands behind, right behind money and shares: most figures are not rates, and this is cheap."""
    if ahead == "/":
        return amount.kind == "money"
    if words.direct and amount.kind not in _GAPPED:
        return text.startswith(words.direct, amount.end + 1)
    window = text[amount.end : amount.end + WINDOW]
    return any(map(window.__contains__, words.signs))


def _compared(text: str, amount: Amount, lang: Language, words: RateWords) -> str | None:
    """ "year on year", "from a month earlier": the unit of time."""
    match = words.compared.match(text, amount.end)
    unit = lang.tail.get(match[match.lastindex or 0], {}).get("") if match else None
    return unit.unit if unit else None


def _based(text: str, amount: Amount, match: re.Match[str], lang: Language, words: RateWords) -> Base | None:
    found = match.groupdict()
    if found.get("adverb"):  # "12 vuelos diarios"; "20 diarios" are newspapers
        between = (found["gap"] or "").count(" ")
        near = 0 < between <= COUNTED if not amount.kind else between <= (COUNTED if amount.kind == "measure" else 1)
        return Base(words.adverbs[found["adverb"]], amount.end) if near else None
    place = match.end() + (not found["stroke"])
    if found["stroke"]:
        return _unit(text, place, amount, lang) if amount.kind == "money" else None
    if found.get("per") or found.get("every"):
        return _per(text, place, found, amount, lang)
    base = _unit(text, place, amount, lang)
    if found.get("change") and amount.kind not in ("percent", "points"):
        return None
    if base is None and found.get("a") and not found["gap"] and amount.kind == "money":
        base = _apiece(text, place, amount, words)
    return base if base and _fits(text, place, found, base, words, lang) else None


def _per(text: str, place: int, found: dict[str, str | None], amount: Amount, lang: Language) -> Base | None:
    """ "per 100,000 people", "per barrel", "per ticket"."""
    words, head = lang.rate, found.get("per")
    if words is None or (head in words.close and found["gap"]):
        return None
    base = None if head in words.close else _number(text, place, lang)
    if base or found.get("every"):
        return base
    if head in words.timeless and _is_time(text, place, lang):
        return None
    base = _unit(text, place, amount, lang)
    return base or (None if words.units_only else _noun(text, place, amount, lang, words))


def _fits(text: str, place: int, found: dict[str, str | None], base: Base, words: RateWords, lang: Language) -> bool:
    """ "12 people a day", and not "12 people a day later", "12 shops a mile away"."""
    unit = lang.longest_unit(text, lang.next_word(text, place))
    if found["gap"] and (unit is None or unit[0].kind != "duration"):
        return False
    if text[base.end : base.end + 1].isalnum():
        return False
    behind = _BEHIND.match(text, unit[1] if unit else place)
    return behind is None or behind[1].lower() not in words.not_behind


def _number(text: str, place: int, lang: Language) -> Base | None:
    """ "100,000 people", "million inhabitants", "100 kilometres": a base that is a number; its digits are its own."""
    word = lang.next_word(text, place)
    if word and word[2].lower() in lang.scale:
        value, end, unit = Decimal(10) ** lang.scale[word[2].lower()], word.end(), None
    else:
        found = read_amount(text, place, lang, None) if text[place : place + 1].isdecimal() else None
        if found is None or found.glued or found.kind not in ("", "measure", "duration"):
            return None
        value, end, unit = found.value, found.end, found.unit
    noun = None if unit else _LIVE.match(text, end)
    name = unit or (_last(noun[1], lang) if noun else "")
    return Base(f"{value:f} {name}".rstrip(), end)


def _last(words: str, lang: Language) -> str:
    """ "people", "live births": one word, or two when the first is not a word that ends the phrase."""
    first, _, second = words.lower().partition(" ")
    if first in lang.stop:
        return ""
    plural = first.endswith("s") or first in lang.counted or not second or second in lang.stop
    return first if plural else f"{first} {second}"


def _unit(text: str, place: int, amount: Amount, lang: Language) -> Base | None:
    found = lang.longest_unit(text, lang.next_word(text, place))
    if found is None or found[0].kind not in ("measure", "duration"):
        return None
    ahead = text[found[1] : found[1] + 1]
    if ahead.isalnum() or (ahead and ahead in "'’"):  # "pour s’être"
        return None
    return Base(found[0].unit or "", found[1] if text[place : place + 6].lower() == "second" else amount.end)


def _is_time(text: str, place: int, lang: Language) -> bool:
    """Whether a unit of time stands here."""
    found = lang.longest_unit(text, lang.next_word(text, place))
    return found is not None and found[0].kind == "duration"


def _noun(text: str, place: int, amount: Amount, lang: Language, words: RateWords) -> Base | None:
    match = _NOUN.match(text, place)
    if match is None or match[1].lower() in lang.stop or match[1] in ("cent", "se", "mille"):
        return None
    noun = match[1].lower()
    return Base("person" if noun in words.per else noun, amount.end)


def _apiece(text: str, place: int, amount: Amount, words: RateWords) -> Base | None:
    match = _NOUN.match(text, place)
    noun = match[1] if match else ""
    if noun in words.per:
        return Base("person", amount.end)
    return Base(noun, amount.end) if noun in words.apiece else None


_PRICED = 72  # characters of a subject and its verb
_CLAUSE = re.compile(r"[;:.!?](?=\s)|\n")
SYMBOL = 2  # letters of the longest symbol of a unit that is a word as well: in, am, as


def priced(words: list[str], text: str, start: int, lang: Language) -> str | None:
    """The unit that is said to cost what follows: "der Liter kostet", "a barrel of oil cost", "литр стоит"; or None.

    >>> from newsclean import find_quantities
    >>> [q.per for q in find_quantities("A barrel of oil cost $80. It cost the town $80m, and ten barrels cost $900.")]
    ['barrel', None, None, None]
    >>> [(q.text, q.per) for q in find_quantities("Ein Kilo Reis kostet 2 Euro, zwei Kilo kosten 4 Euro.", lang="de")]
    [('2 Euro', 'kg'), ('zwei Kilo', None), ('4 Euro', None)]
    """
    rate = lang.rate
    if rate is None or (rate.costs.isdisjoint(words[-2:]) and rate.priced.isdisjoint(words)):
        return None
    words = _CLAUSE.split(text[max(0, start - _PRICED) : start])[-1].split()
    for place, word in reversed([*enumerate(words[:-1])]):  # the nearest one
        if len(word) <= SYMBOL:  # "the hospital in Veldmoor will cost" names no inch
            continue
        node = lang.tail.get(word) or lang.tail.get(word.lower())
        node = (node.get(words[place + 1]) or node) if node else None  # "le mètre carré"
        found: UnitEntry | None = node.get("") if node else None
        if found is not None and found.kind == "measure" and not (place and _is_several(words[place - 1], lang)):
            return found.unit
    return None


def _is_several(word: str, lang: Language) -> bool:
    return word != "1" and (word[-1].isdigit() or lang.small.get(word.lower(), 1) != 1)


def worth(per: str, convert: dict[str, tuple[str, Decimal]]) -> tuple[str, Decimal]:
    """What a base is of, and how much of it: ("people", 100000), ("duration", 86400), ("ticket", 1).

    >>> worth("100000 people", {}), worth("ticket", {})
    (('people', Decimal('100000')), ('ticket', Decimal('1')))
    """
    number, _, name = per.partition(" ")
    count = Decimal(number) if number[0].isdecimal() else Decimal(1)
    name = name if number[0].isdecimal() else per
    if name in convert:
        dimension, factor = convert[name]
        return dimension, count * factor
    return ("people" if name in PEOPLE else name), count


PEOPLE = frozenset(
    (
        "", "people", "person", "persons", "residents", "inhabitants", "citizens", "population", "head", "einwohner",
        "habitants", "habitantes", "abitanti", "inwoners", "mieszkańców", "человек", "жителей", "жителів", "invånare",
        "innbyggere", "indbyggere", "kişi", "κατοίκους", "نسمة", "人", "명", "人口", "居民", "लोगों", "व्यक्ति",
    )
)  # fmt: skip
