"""The noun that a figure counts or stands before: "three-day peace conference" is of a conference."""

from __future__ import annotations

from functools import cache

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.model import Quantity
from newsclean.text.language_pack import default_pack
from newsclean.text.word_keys import stem

# Up to six words that follow directly: "$447 billion jobs package", "50,000 pages", "77 percent of promised benefits".
PHRASE = lazy(
    r"[ \xa0-](?:[Oo]f |in )?(?:the |its |their |his |her |an? )?[^\W\d_][\w’']{0,30}(?:[ -][^\W\d_][\w’']{0,30}){0,4}"
)
WORD = lazy(r"[^\W\d_][\w’']*")
PARTED = frozenset(("of", "in", "the", "its", "their", "his", "her", "a", "an"))  # "50 pct of the shares"
_STOPS = (
    "out off up down per apiece today yesterday tomorrow tonight now south north east west northeast northwest "
    "southeast southwest past previous current coming late early mid end set sent held made found taken given born "
    "left lost won seen shot say rose fell grew rise went came took got goes gets one two three four five six seven "
    "eight nine ten dozen hundred thousand million billion trillion mln bln percent pct third fourth fifth sixth "
    "respectively"
)
ADJECTIVE = ("ed", "ly", "ing")


@cache
def _stops() -> frozenset[str]:
    """A noun phrase does not go on after these."""
    return default_pack().stop_words.union(default_pack().calendar, _STOPS.split())


def head_of(text: str, q: Quantity) -> str | None:
    """The stem of the last noun of the phrase that follows a figure directly; None when none follows.

    No parts of speech are known here: a phrase ends at a function word, a verb or participle that ends it, or a stop.

    >>> from newsclean import find_quantities
    >>> of = lambda text: head_of(text, find_quantities(text)[0])
    >>> of("A $447 billion jobs package passed."), of("a 48-page indictment released on Friday"), of("It paid $5.")
    ('packag', 'indict', None)
    >>> of("77 percent of promised benefits"), of("300,000 undocumented immigrants")
    ('benefit', 'immigr')
    """
    match = PHRASE.match(text, q.end)
    if match is None:
        return None
    words = [word.lower() for word in WORD.findall(match[0])]
    last = None
    for at, word in enumerate(words):
        if last is None and word in PARTED:
            continue
        if word in _stops() or len(word) < 3:
            break
        if not word.endswith(ADJECTIVE):
            last = word
        elif _ends(words, at) and last:
            break
    return stem(last.replace("’", "'").removesuffix("'s")) if last else None


def _ends(words: list[str], at: int) -> bool:
    """Whether nothing that an adjective could stand for follows."""
    return at + 1 == len(words) or words[at + 1] in _stops()
