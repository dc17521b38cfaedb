"""Articles before they enter an index: facts about their texts, and their shingles as postings."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from newsclean.dedup.index.segments import LEVELS
from newsclean.dedup.matching.posting_joins import by_text
from newsclean.dedup.matching.shingles import HASH_MASK, HASH_SHIFT, TEXT_SHIFT, consecutive, pack_postings, sampled
from newsclean.dedup.model import Shares
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry, Id
from newsclean.dedup.reading.word_batches import WordBatches
from newsclean.text.hashed_tokens import Hashes, Numbers


class ArrivedTexts(NamedTuple):
    """Texts read, numbered from 0. Shingles and figures are sorted by text, then by hash: (text, hash) in 64 bits."""

    keys: Hashes  # equal words have one key; 0 for a text without words
    levels: Numbers
    outlets: Hashes  # 0 for unknown
    days: Shares  # infinite for no date
    shingles: Hashes
    figures: Hashes
    context: Hashes

    def some(self, chosen: Numbers, base: int) -> ArrivedTexts:
        """Some of them (in ascending order), numbered from `base`."""
        return ArrivedTexts(
            self.keys[chosen],
            self.levels[chosen],
            self.outlets[chosen],
            self.days[chosen],
            *(of_texts(column, chosen, base) for column in self[4:]),
        )

    def postings(self) -> Hashes:
        """(shingle, text) in order."""
        out = (self.shingles << TEXT_SHIFT) | (self.shingles >> HASH_SHIFT)
        out.sort()
        return out


def of_texts(column: Hashes, chosen: Numbers, base: int) -> Hashes:
    """The entries of some texts in a column by text, their texts numbered from `base`."""
    start, end = np.searchsorted(column, np.stack([chosen, chosen + 1]).astype(np.uint64) << HASH_SHIFT)
    numbers = np.repeat(np.arange(base, base + len(chosen)), end - start).astype(np.uint64)
    out: Hashes = (column[consecutive(start, end - start)] & HASH_MASK) | (numbers << HASH_SHIFT)
    return out


def key_of(text: str) -> int:
    """64 bits of an id, an address or an outlet; 0 for none."""
    return (
        int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") if text else 0
    )


def read_arrivals(entries: Sequence[DedupEntry], options: DedupOptions) -> ArrivedTexts:
    """Read the texts of articles."""
    keys: list[Hashes] = []
    levels: list[Numbers] = []
    columns: list[list[Hashes]] = []
    start = 0
    for words, slots in WordBatches(options.batch).read(entry.text for entry in entries):
        count = len(words.exact)
        texts = sampled(words, np.arange(start, start + count), options.width, options.sample)
        keys.append(np.where(np.diff(words.starts) > 0, np.maximum(words.exact, 1), 0))
        levels.append(np.minimum(texts.levels, LEVELS - 1))
        context = np.concatenate([texts.spelled, pack_postings(slots.hashes << TEXT_SHIFT, slots.texts + start)])
        columns.append([by_text(part) for part in (texts.postings, texts.figures, context)])
        start += count
    outlets = [key_of(entry.source or entry.url.partition("/")[0]) for entry in entries]
    none = np.zeros(0, np.uint64)
    return ArrivedTexts(
        np.concatenate([none, *keys]),
        np.concatenate([np.zeros(0, np.int64), *levels]),
        np.array(outlets, np.uint64),
        np.array([np.inf if entry.date is None else entry.date for entry in entries], float),
        *(np.concatenate([none, *parts]) for parts in zip(*columns, strict=True)) if columns else (none, none, none),
    )


class ArrivedBatch(NamedTuple):
    """Articles that arrive together."""

    texts: ArrivedTexts
    names: Sequence[Id | None]  # ids; None: the number in the index
    own: Sequence[bool]  # whether the id came with the article; equal line numbers do not make versions
    dates: Sequence[float | None]
    urls: Sequence[int]  # keys
