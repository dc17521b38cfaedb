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
FORMS = 1 << 17  # printed words that are known: 20 MB
NAMED, UNLESS_FIRST = 1, 2  # of a word: a name; a name where it does not open a sentence
SEVERAL = "", 0.0, 0
_new = tuple.__new__


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


def _words_of(letter: str) -> str:
    """A pattern of an abbreviation with stops, or of letters."""
    return rf"(?:{letter}\.){{2,}}|{letter}+(?:[’'&.-]{letter}+)*"


@cache
def _token() -> re.Pattern[str]:
    """A word: a country or one or two letters of a script without spaces, an abbreviation with stops, letters."""
    known = "|".join(sorted(places().unparted, key=lambda name: (-len(name), name)))
    unparted = rf"(?=[{_SPACELESS}])(?:{known}|[{_SPACELESS}](?:(?!{known})[{_SPACELESS}])?)"
    spaced = _words_of(rf"[^\W\d_{_SPACELESS}]")
    return re.compile(f"{spaced}|{unparted}")


_ASCII, _SPACED = re.compile(_words_of("[A-Za-z]")), re.compile(_words_of(r"[^\W\d_]"))
_HAS_UNPARTED = re.compile(rf"[{_SPACELESS}]")


def _token_in(text: str) -> re.Pattern[str]:
    """The same as `_token` finds in this text, and simpler where no letter of it is of a script without spaces."""
    if text.isascii():
        return _ASCII
    return _token() if _HAS_UNPARTED.search(text) else _SPACED


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
    at, done, forms = 0, start, _forms()
    for match in _token_in(text).finditer(text, start, len(text) if end is None else end):
        word = match[0]
        form = forms[word]
        if form is None:
            continue
        first, last = match.span()
        while at < len(masked) and masked[at][1] <= first:
            at += 1
        if first < done or (at < len(masked) and masked[at][0] < last):
            continue
        if not form[0] and (name := follows(text, word, last)):
            done = name[0]
            out.append(Token(first, name[1], PLACE, True, done))
        elif not form[0]:
            _put_parts(out, text, word, first)
        elif not form[2]:
            out.append(_new(Token, (first, form[0], form[1], False, last)))  # as Token(…), and twice as fast
        else:
            _put_name(out, text, form, (first, last))
    return out


@lru_cache(maxsize=64)
def sentence_tokens(text: str, masked: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[Token, ...]:
    """The same of a sentence that is asked about several times: as part of a lead, and by each of its figures."""
    return tuple(tokens(text, masked, start, end))


Form = tuple[str, float, int]  # key, weight, and whether it is a name


class _Forms(dict[str, Form | None]):
    """What is compared of a printed word: nothing of one that says nothing, no key of one that may be of several."""

    def __missing__(self, word: str) -> Form | None:
        if len(self) >= FORMS:
            self.clear()
        several = word in places().longer or ("-" in word and word not in places().single)
        found = self[word] = SEVERAL if several else _form(word)
        return found


@cache
def _forms() -> _Forms:
    return _Forms()


def _form(word: str) -> Form | None:
    key, weight, name = word_key(word[:LONGEST])
    if not weight:
        return None
    sure = key not in rarities() or key in places().keys
    return key, weight, (NAMED if sure else UNLESS_FIRST) if name else 0


def _put_parts(out: list[Token], text: str, word: str, start: int) -> None:
    """The words of one that may be of several: with a hyphen, or the first of a name that does not go on."""
    for part in word.split("-") if "-" in word and word not in places().single else [word]:
        form = _form(part) if part else None
        if form is not None:
            _put_name(out, text, form, (start, start + len(part)))
        start += len(part) + 1


def _put_name(out: list[Token], text: str, form: Form, span: tuple[int, int]) -> None:
    """A word that may be a name: no US of "US$", and no word that has a capital as the first of its sentence."""
    key, weight, name = form
    if name and text.startswith("$", span[1]):
        return
    named = name == NAMED or (name == UNLESS_FIRST and not _opens(text, span[0]))
    out.append(_new(Token, (span[0], key, weight, named, span[1])))


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - BLANK) : start].rstrip()[-1:]
    return not before or before in ENDS


def keys_of(text: str) -> frozenset[str]:
    """The keys of the words of a text.

    >>> sorted(keys_of("Moscow's exports")), sorted(keys_of("of the"))
    (['RU', 'export'], [])
    """
    return frozenset(token.key for token in tokens(text, []))
