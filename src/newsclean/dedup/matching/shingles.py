"""From words to postings: (shingle, text) pairs packed into 64 bits, and the figures of each text.

A posting is 40 bits of the shingle's hash and 24 bits of the number of its text, so that one sort of plain integers
makes the inverted index. With 20 million shingles some 200 share their 40 bits by chance, too few to make a pair.
Long texts are sampled by the size of the hash, the same hashes in each, so that shares can still be estimated.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsclean.text.hashed_tokens import BASE, Hashes, Numbers, Words, mix

HASH_BITS, TEXT_BITS = 40, 24
TEXTS_MAX = 1 << TEXT_BITS
MASK, FACTOR = np.uint64((1 << 64) - 1), np.uint64(BASE)
TEXT_MASK = np.uint64(TEXTS_MAX - 1)
TEXT_SHIFT, HASH_SHIFT = np.uint64(TEXT_BITS), np.uint64(HASH_BITS)
HASH_MASK = np.uint64((1 << HASH_BITS) - 1)
EVEN = np.uint64(~(1 << TEXT_BITS) & (1 << 64) - 1)  # figures have even hashes of 40 bits, as slots have odd ones
Whole = TypeVar("Whole", bound=np.signedinteger[Any])


class Sampled(NamedTuple):
    """A batch of texts: postings, their sampling levels (0 all, 1 every second …), and postings of figures."""

    postings: Hashes
    levels: Numbers
    figures: Hashes
    spelled: Hashes  # figures in words: they match one in digits, but are not required ("one of them")


def pack_postings(hashes: Hashes, texts: Numbers) -> Hashes:
    """Postings of hashes (their upper 40 bits) and texts."""
    out: Hashes = (hashes >> TEXT_SHIFT << TEXT_SHIFT) | texts.astype(np.uint64)
    return out


def texts_of(postings: Hashes) -> Numbers:
    """The numbers of the texts of postings."""
    return (postings & TEXT_MASK).astype(np.int64)


def level_cells(postings: Hashes, deepest: int, base: int = 0) -> Numbers:
    """For each posting: its text, counted from `base`, and the deepest level it survives, as one number."""
    cells = texts_of(postings)
    if base:
        cells -= base
    if deepest:
        zeros = HASH_BITS - np.frexp((postings >> TEXT_SHIFT).astype(np.float64))[1]  # leading zero bits
        cells *= deepest + 1
        cells += np.minimum(zeros, deepest)
    return cells


def at_least(sizes: NDArray[Whole], deepest: int) -> NDArray[Whole]:
    """Sums by text and level as a table: the weight of the shingles that survive at each level and deeper.

    The table takes the place of the sums, the largest array of a run.
    """
    out = sizes.reshape(-1, deepest + 1)
    for level in range(deepest - 1, -1, -1):
        out[:, level] += out[:, level + 1]
    return out


def sampled(words: Words, numbers: Numbers, width: int, sample: int) -> Sampled:
    """The postings of a batch; `numbers` are those of its texts over the whole run."""
    counts = np.maximum(np.diff(words.starts) - width + 1, 0)
    levels = np.ceil(np.log2(np.maximum(counts / sample, 1))).astype(np.int64)
    hashes = _rolling(words.hashes, width)
    inside = _whole(words.starts, len(hashes), width)
    if levels.any():
        most = MASK >> levels.astype(np.uint64)
        inside &= hashes <= np.repeat(most, np.diff(words.starts))[: len(hashes)]
    at = np.flatnonzero(inside)
    numbers_of = np.repeat(numbers, np.diff(np.searchsorted(at, words.starts)))
    return Sampled(
        pack_postings(hashes[at], numbers_of),
        levels,
        _figures(words, numbers, words.numbers),
        _figures(words, numbers, words.spelled),
    )


def _whole(starts: Numbers, count: int, width: int) -> NDArray[np.bool_]:
    """Which windows lie within one text: all but the last few of each."""
    inside = np.ones(count, bool)
    for before in range(1, width):
        ends = starts[1:] - before
        inside[ends[(ends >= starts[:-1]) & (ends < count)]] = False
    return inside


def consecutive(starts: Numbers, counts: Numbers) -> Numbers:
    """start, start + 1, … `count` of them for each text, one after another."""
    ends = np.cumsum(counts)
    out: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
    return out


def run_starts(values: Hashes) -> NDArray[np.bool_]:
    """Where a sorted array takes a new value."""
    out = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=out[1:])
    return out


def _rolling(hashes: Hashes, width: int) -> Hashes:
    """A hash of each window of `width` words."""
    count = max(len(hashes) - width + 1, 0)
    out = hashes[:count].copy()
    for at in range(1, width):
        out *= FACTOR
        out += hashes[at : at + count]
    return mix(out)


def _figures(words: Words, numbers: Numbers, at: Numbers) -> Hashes:
    of_text = np.searchsorted(words.starts, at, side="right") - 1
    return pack_postings(words.hashes[at] & EVEN, numbers[of_text])
