"""What a number counts: the head of the noun phrase after it ("300,000 new soldiers", "80% of crack offenders")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.units.unit_lookup import JOINED

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

_WORDS = lazy(r"(?:[ \xa0](?:[^\W\d_]|(?<=\w)[’'.-](?=\w))++\.?){1,6}+")  # as many as LONGEST
_OF = lazy(r" of(?: (?:the|its|their|his|her|our|all|those|these|a|an)(?![^\W_]))?")
_ENDS = frozenset(("ly", "ng", "ed"))
_CLAUSE = frozenset(("the", "a", "an", "he", "she", "it", "they", "that", "to", "his", "her", "its", "their", "into"))
LONGEST = (
    6  # words from the number to its noun; the longest on 200 articles is "the first measurable heavy morning rain"
)


def counted_noun(text: str, amount: Amount, lang: Language) -> str | None:
    """The head noun; None if no noun follows, and for languages without such a grammar.

    A number above one counts the first plural after it; an ordinal, or a single one, the last word before one
    that begins a new phrase.
    """
    if not lang.grammar.head_noun:
        return None
    end = amount.end
    if text[end : end + 1] != " " and (joined := JOINED.match(text, end)):  # "a four-part series"
        return joined[1] if joined[1].lower() not in lang.stop and joined[1][-2:] != "ed" else None
    part = amount.kind == "percent" or amount.how in ("fraction", "vague")
    of = _OF.match(text, end) if text.startswith(" of ", end) else None
    if of is None and part and not text.startswith(" more ", end):
        return None
    match = _WORDS.match(text, of.end() if of else end, end + 120)
    if match is None:
        return None
    words = match[0].replace("\xa0", " ").split(" ")[1 : LONGEST + 1]
    one = amount.kind == "ordinal" or amount.value == 1
    return _head(words, lang, one=one)


def _head(words: list[str], lang: Language, *, one: bool) -> str | None:
    head, stop, titles = None, lang.stop, lang.sets["titles"]
    for place, word in enumerate(words):
        bare = word.rstrip(".") if "." in word else word
        lower = bare.lower()
        if lower in stop:
            if head is None and lower in lang.sets["more"]:
                continue
            break
        ends = lower[-1:] == "s"
        if "." in bare or lower in titles or (ends and lower[-2:-1] in "'’"):  # "U.S. oil", "Mrs Merkel's plan"
            continue
        tail = lower[-2:]
        if head and (tail == "ed" or (one and ends)) and _next(words, place) in _CLAUSE:
            break  # "the first time admitted he", "a second core allows the chip"
        if tail in _ENDS and _is_other(tail, head, words, place, stop):
            break  # "one official privately", "half of the sum beginning", "one aimed at"
        head = bare
        if word != bare or (not one and (ends or bare in lang.counted) and _is_plural(bare, lang)):
            break
    return head


def _is_other(tail: str, head: str | None, words: list[str], place: int, stop: frozenset[str]) -> bool:
    """Is the word an adverb, or the participle of what follows?"""
    if tail == "ng":
        return head is not None and words[place].endswith("ing")
    return tail == "ly" or (head is None and _next(words, place) in stop)


def _next(words: list[str], place: int) -> str:
    return words[place + 1].lower() if place + 1 < len(words) else ""


def _is_plural(word: str, lang: Language) -> bool:
    if "-" in word:
        return False  # "special-needs residents"
    return word in lang.counted or (word.endswith("s") and not word.endswith(("ous", "ss", "us", "is")))


def has_determiner(words: list[str], lang: Language) -> bool:
    """Is there a determiner before it: "the first", "its second", "Egypt's first"?"""
    if not words:
        return False
    last = words[-1].lower().lstrip("(“\"'‘[")
    return last in lang.sets["determiners"] or last.endswith(("'s", "’s", "s'", "s’"))
