"""Paraphrase: the key by which a word is compared, which words are related, and which are opposed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.data import data_table
from newsclean.text.hashed_tokens import Hashes
from newsclean.text.language_pack import LANGUAGES, language_pack
from newsclean.text.names.gazetteer import places
from newsclean.text.scripts import UNSPACED, script_class
from newsclean.text.word_keys import NAME, RARE, says_nothing, stem
from newsclean.text.word_lists import foreign_words, rarities

NOTHING, END, CUT, OPEN, CLOSE, SAID = range(6)  # numbers of: no word, the end of a text, of a clause, brackets, said
CLOSED = "\0"  # what ends a text where many are read at once
KIN = (
    0.6  # what a kind of the same thing counts: oil for energy. Between .4 and .8 the pairs of the tests do not change
)
_UNSPACED = script_class(*UNSPACED)
SIGNS = ",;:()[]–—"  # where a clause may end
SPACED = re.compile(rf"\0|[{re.escape(SIGNS)}]|\d+(?:[.,]\d+)*|[^\W_]+")
ANY = re.compile(rf"\0|[{re.escape(SIGNS)}]|\d+(?:[.,]\d+)*|[{_UNSPACED}]{{1,2}}|[^\W_{_UNSPACED}]+")
HAS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
TOLD = 0.3  # weight of reporting words
WORDS = 1 << 17  # that a lexicon knows from one article to the next: 50 MB


Keys = dict[str, float]  # what words of another text count


class Tables(NamedTuple):
    """The tables of data/claims/paraphrase.toml, by key."""

    same: dict[str, str]  # word or stem → the first word of its list
    kin: dict[str, frozenset[int]]  # key → lists that it stands in
    opposed: dict[str, frozenset[str]]
    cuts: frozenset[str]
    says: frozenset[str]
    telling: frozenset[str]
    everyday: frozenset[str]


class Word(NamedTuple):
    """A word for the comparison of statements: its key, its weight in bits, and whether it names someone or a place."""

    key: str
    weight: float
    name: bool
    place: bool = False
    figure: bool = False
    capital: bool = False  # printed with one
    titled: bool = False  # part of a name of several words, such as an agency's


@cache
def tables() -> Tables:
    """The tables: a word is compared by the first of its list, else by its stem."""
    data = data_table("claims/paraphrase.toml")
    same: dict[str, str] = {}
    shared: set[str] = set()
    lists = [line.split() for line in data["same"]]
    for words in lists:
        for root in {stem(one) for one in words if one[0] != "="}:
            shared |= {root} if root in same else set()
            same[root] = words[0].lstrip("=")
    same = {root: key for root, key in same.items() if root not in shared}
    same |= {one.lstrip("="): words[0].lstrip("=") for words in lists for one in words}
    for verb, *forms in (line.split() for line in data["irregular"].split("|")):
        key = _key(same, verb)
        same = {key: key} | dict.fromkeys(forms, key) | same
    kin: dict[str, set[int]] = {}
    for at, line in enumerate(data["kin"]):
        for word in line.split():
            kin.setdefault(_key(same, word), set()).add(at)
    opposed: dict[str, set[str]] = {}
    for pair in data["opposed"]:
        one, other = (_key(same, word) for word in pair)
        opposed.setdefault(one, set()).add(other)
        opposed.setdefault(other, set()).add(one)
    words = {name: frozenset(data["words"][name].split()) for name in ("cuts", "says", "telling", "everyday")}
    return Tables(
        same,
        {key: frozenset(lists) for key, lists in kin.items()},
        {key: frozenset(others) for key, others in opposed.items()},
        **words,
    )


def _key(same: dict[str, str], lower: str) -> str:
    root = stem(lower)
    return same.get(lower) or same.get(root, root)


def matching_keys(words: Sequence[Word]) -> dict[str, float]:
    """What a word of the other text counts, by key: 1 for one that stands here, KIN for one akin."""
    inside = {word.key: 1.0 for word in words if not word.figure}
    kin = tables().kin
    lists = {at for key in inside.keys() & kin.keys() for at in kin[key]}
    return dict.fromkeys([key for at in lists for key in _akin()[at]], KIN) | inside


@cache
def _akin() -> dict[int, list[str]]:
    """The keys of each list of related words."""
    out: dict[int, list[str]] = {}
    for key, lists in tables().kin.items():
        for at in lists:
            out.setdefault(at, []).append(key)
    return out


def by_key(words: Sequence[Word]) -> dict[str, Word]:
    """The words of a text by key, figures left out."""
    return {word.key: word for word in words if not word.figure}


def are_opposed(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether one text says the opposite of a word of the other, and neither says both."""
    against = tables().opposed
    return any(
        opposite in other and opposite not in one
        for key in one & against.keys()  # few words have an opposite
        if key not in other
        for opposite in against[key]
    )


@lru_cache(maxsize=1 << 16)
def statement_word(printed: str) -> Word | None:
    """The form by which a word is compared; None for a stop word.

    >>> statement_word("vehicles") == statement_word("cars")
    True
    >>> statement_word("Moscow").key, statement_word("2022").figure
    ('RU', True)
    >>> statement_word("the") is None, statement_word("Tuesday") is None
    (True, True)
    """
    lower = printed.lower()
    if place := places().single.get(printed) or (
        places().single.get(printed.title()) if printed.isupper() and len(printed) > 3 else None
    ):
        return Word(place, NAME - 2, name=True, place=True, capital=True)
    if printed[:1].isdigit():
        return Word(lower, 0.0, name=False, figure=True)
    if says_nothing(printed, lower) or lower in tables().everyday or len(lower) == 1 < ord(lower) < 128:
        return None
    root = stem(lower)
    known = rarities().get(root)
    if known is None and lower in foreign_words():
        weight = foreign_words()[lower]  # "immer wieder" joins no two articles
        return Word(root, weight, name=False) if weight else None
    key = _key(tables().same, lower)
    weight = RARE if known is None else min(known, rarities().get(stem(key), known))
    weight *= TOLD if lower in tables().telling else 1.0
    shouted = len(printed) > 4 and printed.isupper()  # a headline in capitals does not show which words are names
    if known is None and printed[0] != lower[0] and not shouted:
        return Word(key, NAME, name=True, capital=True)
    return Word(key, weight, name=False, capital=printed[0] != lower[0] and not printed.isupper())


@cache
def _foreign_says() -> frozenset[str]:
    """The words by which other languages say who says something; none that English has."""
    packs = [pack for code in LANGUAGES if code != "en" and (pack := language_pack(code)) is not None and pack.spaced]
    words = {word for pack in packs for word in pack.claim_words("says") if word.isalpha() and len(word) > 2}
    return frozenset(word for word in words if stem(word) not in rarities())


class Lexicon(dict[str, int]):
    """Numbers the printed words, whose properties are stored by number. Hashes do not depend on the order of words."""

    def __init__(self) -> None:
        super().__init__(
            {CLOSED: END}
            | dict.fromkeys((*SIGNS, *tables().cuts), CUT)
            | dict.fromkeys((*tables().says, *_foreign_says()), SAID)
        )
        self.update({"(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE})
        self.words: list[Word | None] = [None] * (SAID + 1)
        self._number: dict[Word, int] = {}

    def __missing__(self, printed: str) -> int:
        it = statement_word(printed)
        number = NOTHING if it is None else self._number.setdefault(it, len(self.words))
        if number == len(self.words):
            self.words.append(it)
        self[printed] = number
        return number

    def columns(self) -> tuple[Hashes, NDArray[np.float32]]:
        """By number: a hash of the key (of figures too), and the weight."""
        hashes = np.array([_hash(it.key) if it else 0 for it in self.words], np.uint64)
        return hashes, np.array([it.weight if it else 0.0 for it in self.words], np.float32)


@lru_cache(maxsize=1 << 16)
def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
