"""Articles before they enter an index: facts about their texts, and their shingles as postings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from newsclean.dedup.index.segments import LEVELS
from newsclean.dedup.matching.posting_joins import run_starts
from newsclean.dedup.matching.shingles import HASH_BITS, TEXT_BITS, consecutive, sampled, texts_of
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry, Id
from newsclean.dedup.reading.intake import PIECE, read_long
from newsclean.text.hashed_tokens import Hashes, Numbers, Words, hash_words

FIGURE_BITS = np.uint64(HASH_BITS)
HASH_MASK = np.uint64((1 << HASH_BITS) - 1)
SHIFT = np.uint64(TEXT_BITS)


class ArrivedTexts(NamedTuple):
    """Texts read, numbered from 0. Shingles and figures are sorted by text, then by hash: (text, hash) in 64 bits."""

    keys: Hashes  # equal words have one key; 0 for a text without words
    levels: Numbers
    outlets: Hashes  # 0 for unknown
    shingles: Hashes
    figures: Hashes
    spelled: Hashes

    def some(self, chosen: Numbers, base: int) -> ArrivedTexts:
        """Some of them (in ascending order), numbered from `base`."""
        return ArrivedTexts(
            self.keys[chosen],
            self.levels[chosen],
            self.outlets[chosen],
            *(_picked(column, chosen, base) for column in self[3:]),
        )

    def postings(self) -> Hashes:
        """(shingle, text) in order."""
        out = turned(self.shingles)
        out.sort()
        return out


def _picked(column: Hashes, chosen: Numbers, base: int) -> Hashes:
    start, end = np.searchsorted(column, np.stack([chosen, chosen + 1]).astype(np.uint64) << FIGURE_BITS)
    numbers = np.repeat(np.arange(base, base + len(chosen)), end - start).astype(np.uint64)
    out: Hashes = (column[consecutive(start, end - start)] & HASH_MASK) | (numbers << FIGURE_BITS)
    return out


def turned(by_text: Hashes) -> Hashes:
    """(text, hash) as (hash, text)."""
    out: Hashes = (by_text << SHIFT) | (by_text >> FIGURE_BITS)
    return out


def by_text(postings: Hashes) -> Hashes:
    """(hash, text) as (text, hash), in order, each once."""
    out = (postings << FIGURE_BITS) | (postings >> SHIFT)
    out.sort()
    return out[run_starts(out)]


def key_of(text: str) -> int:
    """64 bits of an id, an address or an outlet; 0 for none."""
    return (
        int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") if text else 0
    )


def texts_read(entries: Sequence[DedupEntry], options: DedupOptions) -> ArrivedTexts:
    """Read the texts of articles."""
    keys, levels, columns, start = [], [], [], 0
    for words in _batches(entries, options.batch):
        count = len(words.exact)
        made = sampled(words, np.arange(start, start + count), options.width, options.sample)
        keys.append(np.where(np.diff(words.starts) > 0, np.maximum(words.exact, 1), 0))
        levels.append(np.minimum(made.levels, LEVELS - 1))
        columns.append([by_text(part) for part in (made.postings, made.figures, made.spelled)])
        start += count
    outlets = [key_of(entry.source or entry.url.partition("/")[0]) for entry in entries]
    none = np.zeros(0, np.uint64)
    return ArrivedTexts(
        np.concatenate([none, *keys]),
        np.concatenate([np.zeros(0, np.int64), *levels]),
        np.array(outlets, np.uint64),
        *(np.concatenate([none, *parts]) for parts in zip(*columns, strict=True)) if columns else (none, none, none),
    )


def _batches(entries: Sequence[DedupEntry], characters: int) -> Iterator[Words]:
    waiting: list[str] = []
    held = 0
    for entry in entries:
        if len(entry.text) > PIECE:
            if waiting:
                yield hash_words(waiting)
            waiting, held = [], 0
            yield read_long(entry.text)
            continue
        waiting.append(entry.text)
        held += len(entry.text)
        if held >= characters:
            yield hash_words(waiting)
            waiting, held = [], 0
    if waiting:
        yield hash_words(waiting)


def weights_by_level(postings: Hashes, weights: Numbers, base: int, count: int) -> Numbers:
    """For each text from `base` on: the weight of its shingles that survive at each level and deeper."""
    zeros = HASH_BITS - np.frexp((postings >> SHIFT).astype(np.float64))[1]  # leading zero bits
    cells = (texts_of(postings) - base) * LEVELS + np.minimum(zeros, LEVELS - 1)
    table = np.bincount(cells, weights, minlength=count * LEVELS).astype(np.int64).reshape(count, LEVELS)
    out: Numbers = table[:, ::-1].cumsum(axis=1)[:, ::-1]
    return out


class ArrivedBatch(NamedTuple):
    """Articles that arrive together."""

    texts: ArrivedTexts
    names: Sequence[Id | None]  # ids; None: the number in the index
    own: Sequence[bool]  # whether the id came with the article; equal line numbers do not make versions
    dates: Sequence[float | None]
    urls: Sequence[int]  # keys
