"""Words for the comparison of claims: stems, IDF weights, and which are names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.text.language_pack import default_pack
from newsclean.text.names.gazetteer import follows, places
from newsclean.text.scripts import EAST_ASIAN, script_class
from newsclean.text.word_lists import foreign_words, rarities, synonyms

_SPACELESS = script_class(*EAST_ASIAN)
RARE = 13.5  # the rarity of what the table does not have: in fewer than 10 of 11,816 articles
NAME = 9.0  # of a name: one in 500 articles, as names of an event go
PLACE = NAME - 2
ENDS = frozenset(".!?:\"“”‘’'(\n—–")
LONGEST = 40  # letters: anything longer is not a word, and is compared by its start
BLANK = 8  # characters of space before a word that are searched


class Token(NamedTuple):
    """A word in a sentence: its offset, the key it is compared by, its weight, and whether it is a name."""

    start: int
    key: str
    weight: float
    name: bool
    end: int = 0


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a word in lower case; synonyms of figures and trade have one stem.

    >>> stem("exporters"), stem("gap"), stem("invasion") == stem("invaded")
    ('export', 'deficit', True)
    """
    base = synonyms().get(word)
    if base is None:
        base = default_pack().stem(word)
        base = synonyms().get(base, base)
    return base


@cache
def _token() -> re.Pattern[str]:
    """A word: a country or one or two letters of a script without spaces, an abbreviation with stops, letters."""
    known = "|".join(sorted(places().unparted, key=lambda name: (-len(name), name)))
    letter = rf"[^\W\d_{_SPACELESS}]"
    latin = rf"(?:{letter}\.){{2,}}|{letter}+(?:[’'&.-]{letter}+)*"
    unparted = rf"(?=[{_SPACELESS}])(?:{known}|[{_SPACELESS}](?:(?!{known})[{_SPACELESS}])?)"
    return re.compile(rf"{latin}|{unparted}")


@lru_cache(maxsize=1 << 18)
def word_key(word: str) -> tuple[str, float, bool]:
    """(key, weight, whether a capital makes it a name) of a printed word, ignoring possessives and full stops.

    >>> word_key("Kremlin"), word_key("U.S."), word_key("Monday")[1:]
    (('RU', 7.0, True), ('US', 7.0, True), (0.0, False))
    """
    plain = word.replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    lower = plain.lower()
    place = _place(plain)
    if place:
        return place, PLACE, True
    if says_nothing(plain, lower):
        return lower, 0.0, False
    key = stem(lower)
    known = rarities().get(key)
    if known is None and (weight := foreign_words().get(lower)) is not None:
        return key, weight, False
    if plain[:1].isupper() and len(plain) > 1:
        return (lower, NAME, True) if known is None else (key, known, True)
    return key, (RARE if known is None else known), False


def says_nothing(printed: str, lower: str) -> bool:
    """Whether a word is a function word, a month or weekday, or a title before a name.

    >>> says_nothing("The", "the"), says_nothing("Friday", "friday"), says_nothing("Mayor", "mayor")
    (True, True, True)
    >>> says_nothing("mayor", "mayor")
    False
    """
    pack = default_pack()
    return lower in pack.stop_words or lower in pack.calendar or printed in pack.titles


def _place(plain: str) -> str | None:
    table = places()
    found = table.single.get(plain) or table.unparted.get(plain)
    if found is None and len(plain) > 3 and plain.isupper():
        found = table.single.get(plain.capitalize())
    return found


def tokens(text: str, masked: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a sentence (or of a part of it) outside masked spans (quantities), in order.

    >>> [(token.key, token.name) for token in tokens("South Korea sold 5 ships to U.S. firms.", [(17, 18)])]
    [('KR', True), ('sell', False), ('ship', False), ('US', True), ('firm', False)]
    >>> tokens("It was $5.", [(7, 9)])
    []
    """
    out: list[Token] = []
    at, done = 0, start
    longer = places().longer
    for match in _token().finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        while at < len(masked) and masked[at][1] <= first:
            at += 1
        if first < done or (at < len(masked) and masked[at][0] < last):
            continue
        word = match[0]
        if word in longer and (name := follows(text, word, last)):
            done = name[0]
            out.append(Token(first, name[1], PLACE, True, done))
        elif "-" in word and word not in places().single:
            _parts(out, text, word, first)
        else:
            _put(out, text, word, first)
    return out


@lru_cache(maxsize=64)
def sentence_tokens(text: str, masked: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[Token, ...]:
    """The same of a sentence that is asked about several times: as part of a lead, and by each of its figures."""
    return tuple(tokens(text, masked, start, end))


def _parts(out: list[Token], text: str, word: str, start: int) -> None:
    for part in word.split("-"):
        if part:
            _put(out, text, part, start)
        start += len(part) + 1


def _put(out: list[Token], text: str, word: str, start: int) -> None:
    key, weight, name = word_key(word[:LONGEST])
    if not weight:
        return
    end = start + len(word)
    if name:
        if text.startswith("$", end):  # the US of "US$"
            return
        name = key not in rarities() or key in places().keys or not _opens(text, start)
    out.append(tuple.__new__(Token, (start, key, weight, name, end)))  # as Token(…), and twice as fast


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - BLANK) : start].rstrip()[-1:]
    return not before or before in ENDS


def keys_of(text: str) -> frozenset[str]:
    """The keys of the words of a text.

    >>> sorted(keys_of("Moscow's exports")), sorted(keys_of("of the"))
    (['RU', 'export'], [])
    """
    return frozenset(token.key for token in tokens(text, []))
