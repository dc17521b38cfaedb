"""An amount, and the unit after its number: the longest in the table that makes sense there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import ONE, UnitEntry

if TYPE_CHECKING:
    from newsclean.quantity.units.unit_trie import Trie

# A word goes on behind a vowel sign of Arabic or Devanagari, which `re` takes for no letter.
NEXT = lazy(
    r"((?:[ \xa0\u2009\u202f]{1,2})?[-‐‑]?)"
    r"((?:[mk]?b/d|€ur)(?![^\W_])|[^\W\d_]\.(?:[^\W\d_]\.)++|(?:[^\W\d_]++[\u064b-\u0652\u0900-\u0903\u093a-\u094f]*+)++(?:[²³]|[23](?!\w))?\.?(?:/(?:h|ч|час|год)(?![^\W_]))?|[%٪％‰°º℃℉][CFKcf]?(?![^\W_])|°(?=[CcFf][ae]\w{5})|[%$€£¥₤￥￡＄¢￠₹₨₽₩￦₪₫₺₴₦₱฿₡₲₵₸₮₭៛৳₾₼֏₿])"
)


JOINED = lazy(r"[-‐‑]([^\W\d_]++)")  # a word joined to the number
DOUBTFUL = frozenset(("won", "real", "lev", "mark"))  # words that are names of money only with larger numbers


@dataclass(slots=True)
class Amount:
    """The parts of a quantity read so far."""

    start: int
    end: int
    value: Decimal
    how: str = "plain"
    kind: str = ""  # "" while only the number is known
    unit: str | None = None
    alternates: tuple[str, ...] = ()
    scaled: int = 0  # power of ten of the scale word
    mark: str = ""  # the sign or word before the number
    glued: bool = False  # an unknown word follows directly ("747s")
    hyphen: bool = False  # and its unit is joined to it ("three-day")
    doubt: bool = False  # its letter may be a unit and a scale ("40m")
    slip: int = 0  # by how many powers of ten its other reading differs ("1.250" in a text of no known language)


def take_unit(amount: Amount, entry: UnitEntry) -> None:
    """Give an amount its unit."""
    amount.kind, amount.unit, amount.alternates = entry.kind, entry.unit, entry.alternates
    if entry.factor is not ONE:
        amount.value = CONTEXT.multiply(amount.value, entry.factor)


def is_money(word: str, trie: Trie) -> bool:
    """Is the word a name of money?"""
    found = trie.get(word) or trie.get(word.lower())
    return bool(found and "" in found and found[""].kind == "money")


def same_currency(amount: Amount, entry: UnitEntry) -> bool:
    """May both mean the same currency?"""
    return amount.unit == entry.unit or amount.unit in entry.alternates or entry.unit in amount.alternates


def longest(text: str, match: re.Match[str] | None, trie: Trie) -> tuple[UnitEntry, int] | None:
    """The longest unit in the table that begins with this word, and its end."""
    found = None
    while match is not None:
        word, end = match[2], match.end()
        node, dot = trie.get(word) or trie.get(word.lower()), False
        if node is None and word[-1] == ".":
            word, end, dot = word[:-1], end - 1, True
            node = trie.get(word) or trie.get(word.lower()) if word else None
        if node is None:
            break
        if "" in node and not _exact_only(word, node, trie):
            found = (node[""], end)
        trie = node
        match = NEXT.match(text, end + dot) if len(node) > ("" in node) else None  # "sq. km"
    return found


def _exact_only(word: str, node: object, trie: Trie) -> bool:
    """Short forms are case-sensitive: "C" is Celsius, "c" is cents, "M" is not a metre."""
    return len(word) < 3 and trie.get(word) is not node


def unit_fits(amount: Amount, entry: UnitEntry, word: str, parting: str, text: str, end: int) -> bool:  # noqa: PLR0911 - cases, one line each
    """Does this unit make sense here? Letters and words with other meanings need more evidence."""
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return text[end - 1] in "%$€£¥" and not text[end].isdigit()
    if len(word) == 1 and word.isalpha():
        return _letter_fits(amount, entry, word, parting, text, end)
    if word == "in":
        return parting == ""
    if word == "in.":
        return parting in ("", " ")
    if word == "second":
        return (
            "-" in parting
            or amount.value == 1
            or (amount.how == "fraction" and amount.value < 1 and text[end : end + 1] != "-")
        )
    if word in ("ct", "cts") and text[end : end + 5] in (" gold", " diam"):
        return False  # carats
    if word in ("pound", "pounds") and not amount.scaled and _is_weight(amount, parting, text, end):
        take_unit(amount, UnitEntry("measure", "lb"))
        amount.end, amount.hyphen = end, "-" in parting
        return False
    if word in ("stone", "stones"):
        return word == "stone" and _is_body_weight(amount, parting, text, end)
    if word == "grand" or (word == "won" and _OBJECT.match(text, end)):
        return word == "grand" and _ALONE.match(text, end) is not None
    small = not amount.scaled and amount.value < 1000
    return word != "percentage" and not (small and word in DOUBTFUL)


def _letter_fits(amount: Amount, entry: UnitEntry, word: str, parting: str, text: str, end: int) -> bool:
    if "-" in parting or (parting and word in "KAVWbhsF" and amount.how != "decimal"):
        return False
    if word in "pc":  # pence and cents: 412.5p, 35c; "35 c" is not a price in the news
        return not parting or (text[end : end + 1] == "" and word == "c")
    if word == "K":
        return amount.how == "decimal" and not parting
    if word in "AVs":
        return not parting and amount.how == "decimal"
    return not (entry.kind == "measure" and word in "FW" and parting)


# "five grand in cash", and no "three grand pianos"
_ALONE = lazy(
    r"[.,;:!?)”\"]|$| (?:an?|in|on|for|to|from|and|or|per|each|of|by|at|more|less|after|before|than|every|as|with|cash)"
    r"(?![^\W_])"
)
# What is won: "the team of 1989 won the title", and no sum of money; "1,500 won a month" has the article of a base.
_OBJECT = lazy(
    r" (?:the|an?(?! (?:month|day|week|year|hour|kilo|lit(?:re|er)|dollar|person|share))|their|his|her|its|by|against"
    r"|gold|silver|bronze|\d+[-–]\d)(?![^\W_])"
)
_OUNCES = lazy(r",? (?:and )?[\w.½]{1,5} ounces?\b| of (?!money)| (?:heav|light|over)")


def _is_weight(amount: Amount, parting: str, text: str, end: int) -> bool:
    if text[end - 1] != "s" and amount.value != 1:  # "a twenty-pound bag"
        return True
    if _OUNCES.match(text, end):
        return True
    around = text[max(0, amount.start - 80) : amount.start].lower()
    if around.endswith(("stone ", "stone, ", "stone and ")):
        return True
    return "weigh" in around or "lost" in around[-30:] or "heavy" in around or parting == "-"


_STONE_BEHIND = lazy(r"[.,;:!?)”\"]|$| (?:\d|but|in|at|when|while|since|after|before|heavier|lighter|over|last)")
_LIGHTEST = 6  # stone that a person weighs; a ring or a pile may have fewer stones


def _is_body_weight(amount: Amount, parting: str, text: str, end: int) -> bool:
    """ "he weighs 19 stone", "a 19-stone prop", "shed 3 stone in a year", and no "12 stone walls"."""
    if parting == "-":
        return amount.value >= _LIGHTEST and text[end : end + 1] == " "
    around = text[max(0, amount.start - 40) : amount.start].lower()
    weighed = any(verb in around for verb in ("weigh", "lost", "los", "shed", "gain", "put on"))
    alone = _STONE_BEHIND.match(text, end) is not None or (weighed and text.startswith((" and ", " to ", " off "), end))
    return alone and (weighed or amount.value >= _LIGHTEST)


_YEARLY = frozenset(("in", "since", "by", "until", "before"))  # words behind which a number of four digits is a year


def leave_year(amount: Amount, text: str, before: str, end: int) -> None:
    """ "In 2000 AMD sold chips": a year, and a name that is the code of a currency too; the amount loses its unit.

    >>> from newsclean import find_quantities
    >>> [q.kind for q in find_quantities("In 2000 AMD sold a chip; it cost 2000 AMD.")]
    ['date', 'money']
    """
    coded = not amount.mark and amount.unit == text[end + 1 : amount.end] and 1900 <= amount.value < 2100
    if coded and before.lower() in _YEARLY:
        amount.kind, amount.unit, amount.alternates, amount.end = "", None, (), end
