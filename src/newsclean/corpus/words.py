"""Texts as hashes of words, many texts at once.

A batch of texts is one array of code units; the hash of every word comes from prefix sums of a polynomial, so no Python
code runs per word. `tests/twin_dedup.py` says the same with `re` and dicts.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.corpus.chars import DIGIT, DROP, LETTER, SINGLE, characters

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64; the golden ratio, as in Knuth
MASK = (1 << 64) - 1
INVERSE = pow(BASE, -1, 1 << 64)
MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))  # finaliser of MurmurHash3
SHIFT, UPPER = np.uint64(32), np.uint64(48)
POWERS = 1 << 16  # computed at once; longer texts take more


class Words(NamedTuple):
    """The words of a batch of texts, one after another."""

    hashes: Hashes  # in house style made one
    starts: Numbers  # of each text, and the end of the last
    exact: Hashes  # of each text: its words before house style was made one
    numbers: NDArray[np.bool_]  # which words are figures
    spelled: NDArray[np.bool_]  # which are figures in letters


class House(NamedTuple):
    """Words that outlets write in different ways: hashes, and what they stand for; 0 for a word left out."""

    slot: NDArray[np.uint8]  # by the upper 16 bits of a hash: where in the table it may stand
    known: Hashes
    stand_for: Hashes
    figures: NDArray[np.bool_]  # "seven" counts as a figure, as "7" does


def mix(hashes: Hashes) -> Hashes:
    """Spread the bits, in place: polynomials modulo 2**64 are weak in the low ones."""
    for factor in MIX:
        hashes ^= hashes >> SHIFT
        hashes *= factor
    hashes ^= hashes >> SHIFT
    return hashes


_tables: dict[tuple[int, int], Hashes] = {}


def powers(factor: int, count: int) -> Hashes:
    """factor**0, factor**1, … modulo 2**64, at least `count` of them."""
    size = max(POWERS, 1 << (count - 1).bit_length()) if count else POWERS
    table = _tables.get((factor, size))
    if table is None:
        table = np.empty(size, np.uint64)
        table[0] = 1
        done = 1
        while done < size:  # by doubling
            table[done : 2 * done] = table[:done] * np.uint64(pow(factor, done, 1 << 64))
            done *= 2
        if size <= 1 << 22:  # 32 MB; those of a huge text are let go
            _tables[factor, size] = table
    return table


def span_hashes(values: Hashes, starts: Numbers, ends: Numbers) -> Hashes:
    """A hash of values[start:end] for each pair; equal spans have equal hashes wherever they stand."""
    sums = np.empty(len(values) + 1, np.uint64)
    sums[0] = 0
    np.cumsum(values * powers(BASE, len(values))[: len(values)], out=sums[1:])
    return mix((sums[ends] - sums[starts]) * powers(INVERSE, len(values) + 1)[starts])


def read(texts: Sequence[str]) -> Words:
    """The words of texts.

    >>> one, other = "Sales rose 24.5 per cent, to $3m.", "SALES ROSE 24.5% — to 3 million dollars"
    >>> words = read([one, other, "", "Sales fell 24.5%."])
    >>> words.starts.tolist(), (words.hashes[:7] == words.hashes[7:14]).all().item()
    ([0, 7, 14, 14, 18], True)
    >>> (words.exact[0] == words.exact[1]).item()
    False
    """
    units, bounds = _units(texts)
    if not len(units):
        none = np.zeros(len(texts), np.uint64)
        return Words(none[:0], np.zeros(len(texts) + 1, np.int64), none, np.zeros(0, bool), np.zeros(0, bool))
    kind, folded, bounds = _kept(units, bounds)
    starts, ends = _spans(kind)
    hashes = span_hashes(folded.astype(np.uint64) + np.uint64(1), starts, ends)
    of_text = np.searchsorted(starts, bounds)
    exact = span_hashes(hashes, of_text[:-1], of_text[1:])
    return _in_one_style(Words(hashes, of_text, exact, kind[starts] == DIGIT, np.zeros(0, bool)))


def _units(texts: Sequence[str]) -> tuple[NDArray[np.uint16], Numbers]:
    """UTF-16 of all texts, a space after each, and where each begins."""
    data = [_composed(text).encode("utf-16-le", "surrogatepass") + b" \0" for text in texts]
    bounds = np.zeros(len(data) + 1, np.int64)
    np.cumsum([len(part) // 2 for part in data], out=bounds[1:])
    return np.frombuffer(b"".join(data), np.dtype("<u2")).astype(np.uint16, copy=False), bounds


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _kept(units: NDArray[np.uint16], bounds: Numbers) -> tuple[NDArray[np.uint8], NDArray[np.uint16], Numbers]:
    """Kinds and folded characters, without apostrophes, marks, and points inside numbers."""
    table = characters()
    kind = table.kind[units]
    gone = np.flatnonzero(kind >= DROP)
    inside = kind[gone] == DROP
    inside |= (kind[gone - 1] == DIGIT) & (kind[np.minimum(gone + 1, len(kind) - 1)] == DIGIT)
    gone = gone[inside]
    left = np.ones(len(kind), bool)
    left[gone] = False
    return kind[left], table.folded[units[left]], bounds - np.searchsorted(gone, bounds)


def _spans(kind: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Where words begin and end: runs of letters or of digits, and single characters."""
    word = (kind >= LETTER) & (kind <= SINGLE)
    turns = np.empty(len(kind) + 1, bool)
    turns[0] = turns[-1] = True
    np.not_equal(kind[1:], kind[:-1], out=turns[1:-1])
    turns[:-1] |= kind == SINGLE
    edges = np.flatnonzero(turns)
    starts, ends = edges[:-1], edges[1:]
    is_word = word[starts]
    return starts[is_word], ends[is_word]


@cache
def house() -> House:
    """The table of house styles, from data/house.toml."""
    text = resources.files("newsclean.data").joinpath("house.toml").read_text(encoding="utf-8")
    rows = [(word, stands) for stands, words in tomllib.loads(text)["same"].items() for word in words]
    rows += [(word, "") for word in tomllib.loads(text)["left_out"]["words"]]
    known, stand_for = (_single(column) for column in zip(*rows, strict=True))
    stand_for[[stands == "" for _, stands in rows]] = 0
    figures = np.array([stands.isdigit() for _, stands in rows])
    slot = np.zeros(1 << 16, np.uint8)
    slot[known >> UPPER] = np.arange(len(known))  # two words in one slot would fail the test of the table
    return House(slot, known, stand_for, figures)


def _single(words: Sequence[str]) -> Hashes:
    """The hash of each of some words, whole words as they stand."""
    folded = characters().folded
    rows = [folded[np.frombuffer(word.encode("utf-16-le"), "<u2")].astype(np.uint64) + np.uint64(1) for word in words]
    nothing = np.zeros(1, np.int64)
    return np.array([span_hashes(r, nothing, nothing + len(r))[0] for r in rows], np.uint64)


def _in_one_style(words: Words) -> Words:
    """Words of house style replaced by what they stand for, or left out."""
    slot, known, stand_for, figures = house()
    at = slot[words.hashes >> UPPER]
    met = np.flatnonzero(known[at] == words.hashes)
    at = at[met]
    hashes = words.hashes.copy()
    hashes[met] = stand_for[at]
    spelled = np.zeros(len(hashes), bool)
    spelled[met] = figures[at]
    gone = met[stand_for[at] == 0]
    starts = words.starts - np.searchsorted(gone, words.starts)
    left = np.ones(len(hashes), bool)
    left[gone] = False
    return Words(hashes[left], starts, words.exact, words.numbers[left], spelled[left])
