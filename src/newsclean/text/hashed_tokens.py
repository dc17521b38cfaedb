"""Texts as hashes of words, many texts at once.

A batch of texts is one array of code units; the hash of every word comes from prefix sums of a polynomial, so no Python
code runs per word. `tests/twin_dedup.py` computes the same with `re` and dicts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.data import data_table
from newsclean.text.char_tables import (
    ASTRAL,
    AT_POINT,
    BREAKS,
    DIGITS,
    DROPS,
    LETTERS,
    MARK,
    UNSURE_SINGLE,
    UNSURE_WIDE,
    WORD,
    char_codes,
)

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Codes8 = NDArray[np.uint8]
WIDEST = 256  # code units from here on are rare
NOTHING = np.zeros(0, np.int64)
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
    numbers: Numbers  # the places of figures among the words
    spelled: Numbers  # the places of figures in letters


class House(NamedTuple):
    """Words that outlets write differently: hashes, and the word each stands for; 0 for a word that is left out."""

    known: Hashes  # in the place that the upper 16 bits of a hash say
    place: NDArray[np.uint8]  # the same places: the row of the word in the two tables that follow
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
        if size <= 1 << 22:  # 32 MB; those of a huge text are released
            _tables[factor, size] = table
    return table


def span_hashes(values: NDArray[Any], starts: Numbers, ends: Numbers) -> Hashes:
    """A hash of values[start:end] for each pair; equal spans have equal hashes at any position."""
    sums = np.empty(len(values) + 1, np.uint64)
    sums[0] = 0
    np.multiply(values, powers(BASE, len(values))[: len(values)], out=sums[1:])
    np.cumsum(sums, out=sums)
    found = sums[ends]
    found -= sums[starts]
    found *= powers(INVERSE, len(values) + 1)[starts]
    return mix(found)


def hash_words(texts: Sequence[str]) -> Words:
    """The words of texts.

    >>> one, other = "Sales rose 24.5 per cent, to $3m.", "SALES ROSE 24.5% — to 3 million dollars"
    >>> words = hash_words([one, other, "", "Sales fell 24.5%."])
    >>> words.starts.tolist(), (words.hashes[:7] == words.hashes[7:14]).all().item()
    ([0, 7, 14, 14, 18], True)
    >>> (words.exact[0] == words.exact[1]).item()
    False
    """
    code, values, bounds = _coded(texts)
    starts = _starts(code)
    hashes = _hashes(values, starts)
    of_text = np.searchsorted(starts, bounds)
    exact = span_hashes(hashes, of_text[:-1], of_text[1:])
    return _in_one_style(Words(hashes, of_text, exact, np.flatnonzero(_digits(code[starts])), NOTHING))


class _Units(NamedTuple):
    """A batch of texts with breaks around them: codes, rarer units with their positions, and the start of each text."""

    code: Codes8
    rare: NDArray[np.uint16]  # those above 255
    at: Numbers
    bounds: Numbers


def _coded(texts: Sequence[str]) -> tuple[Codes8, NDArray[Any], Numbers]:
    """The codes of all texts without what is dropped, 0 for a break; their values; and where each text begins."""
    code, rare, at, bounds = _units(texts)
    if _unsure(code[at]).any():
        code, rare, at, bounds = _units([unicodedata.normalize("NFC", text) for text in texts])
    odd = np.flatnonzero(code - np.uint8(1) < np.uint8(WORD - 1))  # few: points, apostrophes, marks
    kind = code[odd]
    gone = (kind == DROPS) | (kind == MARK)
    points = odd[kind == AT_POINT]  # never the first or the last character
    gone[kind == AT_POINT] = _digits(code[points - 1]) & _digits(code[points + 1])
    code[odd[~gone]] = BREAKS
    gone = odd[gone]
    if len(gone):
        left = np.ones(len(code), bool)
        left[gone] = False
        code, bounds, rare, at = code[left], bounds - np.searchsorted(gone, bounds), rare[left[at]], at[left[at]]
        at -= np.searchsorted(gone, at)
    return code, _valued(code, rare, at) if len(at) else code, bounds


def _valued(code: Codes8, rare: NDArray[np.uint16], at: Numbers) -> NDArray[Any]:
    """The codes, and for characters that have no code of their own what they have instead."""
    value = char_codes().value[rare]
    if value.max() < WIDEST:  # quotes, dashes and signs only
        return code
    values = code.astype(np.uint32)
    values[at] = np.where(code[at], value, 0)
    return values


def _units(texts: Sequence[str]) -> _Units:
    joined = " ".join(["", *texts, ""])
    bounds = np.ones(len(texts) + 1, np.int64)
    if joined.isascii():
        bounds[1:] += np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
        code = np.frombuffer(bytearray(joined.encode("ascii").translate(char_codes().ascii)), np.uint8)
        return _Units(code, np.zeros(0, np.uint16), NOTHING, bounds)
    data = joined.encode("utf-16-le", "surrogatepass")
    sizes = [len(text) + 1 for text in texts]
    if len(data) != 2 * len(joined):  # characters of two units
        sizes = [1 + len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts]
    bounds[1:] += np.cumsum(sizes, dtype=np.int64)
    units = np.frombuffer(data, np.dtype("<u2")).astype(np.uint16, copy=False)
    at = np.flatnonzero(units >= WIDEST)
    code = np.frombuffer(bytearray(units.astype(np.uint8).tobytes().translate(char_codes().ascii)), np.uint8)
    rare = units[at]
    code[at] = char_codes().code[rare]
    return _Units(code, rare, at, bounds)


def _digits(code: Codes8) -> NDArray[np.bool_]:
    return np.asarray(code - np.uint8(DIGITS) < np.uint8(10))  # what is below zero is above 200


def _unsure(code: Codes8) -> NDArray[np.bool_]:
    """Where a text may not be in composed form."""
    return np.asarray((code == MARK) | (code == ASTRAL) | (code == UNSURE_SINGLE) | (code == UNSURE_WIDE))


def _starts(code: Codes8) -> Numbers:
    """Where words begin: runs of letters or of digits, and single characters."""
    letter, digit = code >= np.uint8(LETTERS), _digits(code)
    begins = letter[1:] & letter[:-1]
    begins |= digit[1:] & digit[:-1]
    np.logical_not(begins, out=begins)
    begins &= code[1:] != 0
    starts = np.flatnonzero(begins)
    starts += 1
    return starts  # the first character is a break


def _hashes(values: NDArray[Any], starts: Numbers) -> Hashes:
    """The hash of each word: breaks count 0, so a word extends to the next one."""
    sums = np.empty(len(values) + 1, np.uint64)
    sums[0] = 0
    np.multiply(values, powers(BASE, len(values))[: len(values)], out=sums[1:])
    np.cumsum(sums, out=sums)
    ends = np.append(sums.take(starts), sums[-1])
    found: Hashes = ends[1:] - ends[:-1]
    found *= powers(INVERSE, len(values) + 1).take(starts)
    return mix(found)


@cache
def house() -> House:
    """The table of house styles, from data/house.toml."""
    table = data_table("house.toml")
    rows = [(word, stands) for stands, words in table["same"].items() for word in words]
    rows += [(word, "") for word in table["left_out"]["words"]]
    known, stand_for = (_single(column) for column in zip(*rows, strict=True))
    stand_for[[stands == "" for _, stands in rows]] = 0
    figures = np.array([stands.isdigit() for _, stands in rows])
    by_place, place = np.zeros(1 << 16, np.uint64), np.zeros(1 << 16, np.uint8)
    by_place[known >> UPPER] = known  # two words in one place would fail the test of the table
    place[known >> UPPER] = np.arange(len(known))
    return House(by_place, place, stand_for, figures)


def _single(words: Sequence[str]) -> Hashes:
    """The hash of each of some words, whole words as they stand."""
    _, values, bounds = _coded(words)
    return _hashes(values, bounds[:-1])


def _in_one_style(words: Words) -> Words:
    """Replace words of house style by their common form, or leave them out."""
    known, place, stand_for, figures = house()
    hashes = words.hashes
    upper = (hashes >> UPPER).view(np.int64)
    met = np.flatnonzero(known.take(upper) == hashes)
    at = place[upper[met]]
    hashes[met] = stand_for[at]
    gone = met[stand_for[at] == 0]
    left = np.ones(len(hashes), bool)
    left[gone] = False
    before = words.starts, words.numbers, met[figures[at]]
    starts, numbers, spelled = (places - np.searchsorted(gone, places) for places in before)
    return Words(hashes[left], starts, words.exact, numbers, spelled)
