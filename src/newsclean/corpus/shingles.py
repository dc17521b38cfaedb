"""From words to postings: (shingle, text) pairs packed into 64 bits, and the figures of each text.

A posting is 40 bits of the shingle's hash and 24 bits of the number of its text, so that one sort of plain integers
makes the inverted index. With 20 million shingles some 200 share their 40 bits by chance, too few to make a pair.
Long texts are sampled by the size of the hash, the same hashes in each, so that shares can still be estimated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.corpus.words import BASE, MASK, Hashes, Numbers, Words, mix

HASH_BITS, TEXT_BITS = 40, 24
TEXTS_MAX = 1 << TEXT_BITS
TEXT_MASK = np.uint64(TEXTS_MAX - 1)


class Sampled(NamedTuple):
    """Of a batch of texts: postings, their sampling levels (0 all, 1 every second …), and postings of figures."""

    postings: Hashes
    levels: Numbers
    figures: Hashes
    spelled: Hashes  # figures in letters: they answer for one in digits, but are not asked for ("one of them")


def pack(hashes: Hashes, texts: Numbers) -> Hashes:
    """Postings of hashes (their upper 40 bits) and texts."""
    out: Hashes = (hashes >> np.uint64(TEXT_BITS) << np.uint64(TEXT_BITS)) | texts.astype(np.uint64)
    return out


def texts_of(postings: Hashes) -> Numbers:
    """The numbers of the texts of postings."""
    return (postings & TEXT_MASK).astype(np.int64)


def sampled(words: Words, numbers: Numbers, width: int, sample: int) -> Sampled:
    """The postings of a batch; `numbers` are those of its texts over the whole run."""
    counts = np.maximum(np.diff(words.starts) - width + 1, 0)
    levels = np.ceil(np.log2(np.maximum(counts / sample, 1))).astype(np.int64)
    first = places(words.starts[:-1], counts)
    hashes = _rolling(words.hashes, width)[first]
    of_text = np.repeat(np.arange(len(counts)), counts)
    if levels.any():
        taken = (hashes >> (np.uint64(64) - levels.astype(np.uint64))[of_text]) == 0
        taken |= (levels == 0)[of_text]  # a shift by 64 bits is undefined
        hashes, of_text = hashes[taken], of_text[taken]
    return Sampled(
        pack(hashes, numbers[of_text]),
        levels,
        _figures(words, numbers, words.numbers),
        _figures(words, numbers, words.spelled),
    )


def places(starts: Numbers, counts: Numbers) -> Numbers:
    """start, start + 1, … `count` of them for each text, one after another."""
    ends = np.cumsum(counts)
    out: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
    return out


def _rolling(hashes: Hashes, width: int) -> Hashes:
    """A hash of each window of `width` words."""
    count = max(len(hashes) - width + 1, 0)
    out = np.zeros(count, np.uint64)
    for at in range(width):
        out += hashes[at : at + count] * np.uint64(pow(BASE, at + 1, MASK + 1))
    return mix(out)


def _figures(words: Words, numbers: Numbers, which: NDArray[np.bool_]) -> Hashes:
    at = np.flatnonzero(which)
    of_text = np.searchsorted(words.starts, at, side="right") - 1
    return pack(words.hashes[at], numbers[of_text])
