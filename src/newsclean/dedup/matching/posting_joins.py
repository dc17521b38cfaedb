"""Posting join: from sorted postings to the pairs of texts that share shingles, with summed weights."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.matching.shingles import HASH_SHIFT, TEXT_MASK, TEXT_SHIFT, run_starts
from newsclean.dedup.model import Column, Scratch
from newsclean.dedup.spilling.sorted_runs import FileColumn, SortedRuns
from newsclean.text.hashed_tokens import BASE, Hashes, Numbers

AT_ONCE = 1 << 19  # postings worked on together: arrays that nearly fit a cache
HELD = 1 << 21  # pairs waiting to be summed
DIRECT = 1 << 24  # pairs that are summed at once, 0.4 GB; more are filtered first
CELL_BITS = 27  # cells of the count table: 0.25 GB, so that 100 million pairs leave most of them nearly empty
SPREAD = np.uint64(BASE)
WEIGHT_BITS = np.uint64(4)
FULL = 15  # the largest weight of a shingle; whole numbers, so that no sum depends on the order
PAIR_BITS = 52  # of two numbers of texts and a weight
StoredHashes = Hashes | FileColumn | SortedRuns
FIRST = 6  # texts that all others with a shingle of such a story are compared with


def parts(postings: StoredHashes) -> Iterator[Hashes]:
    """Sorted postings in pieces, with no shingle in two of them, so that the results of each can be released."""
    if isinstance(postings, SortedRuns):
        yield from postings.parts(AT_ONCE)
        return
    start = 0
    while start < len(postings):
        end = _end_of_part(postings, start)
        yield postings[start:end]
        start = end


def _end_of_part(postings: Hashes | FileColumn, start: int) -> int:
    end = start + AT_ONCE
    while end < len(postings):
        last = postings[end : end + 1][0] >> TEXT_SHIFT
        before = int(np.searchsorted(postings[start:end], last << TEXT_SHIFT))
        if before:
            return start + before
        end += AT_ONCE  # one shingle in so many texts
    return len(postings)


def by_text(postings: Hashes) -> Hashes:
    """(hash, text) as (text, hash), in order, each once."""
    out = (postings << HASH_SHIFT) | (postings >> TEXT_SHIFT)
    out.sort()
    return out[run_starts(out)]


class SharedPostings(NamedTuple):
    """Sorted postings that make pairs: those that all pair with one another, their weights, and those of widely
    reprinted stories, which pair with the first few."""

    every: Column | FileColumn
    weights: Column | FileColumn
    reprinted: Column | FileColumn


def likely(sharing: SharedPostings, shared: int) -> Iterator[Hashes]:
    """Pairs with the weight of a shingle they share, once for each such shingle; of many pairs, only frequent ones.

    A million articles have tens of millions of pairs with a shingle or two in common. So they are counted first in a
    table in which several pairs may share a cell: what does not reach `shared` there cannot reach it.
    """
    postings, weights, first = (column.whole() for column in sharing)
    if sum(map(_pairs_of_all, parts(postings))) + FIRST * len(first) <= DIRECT:
        yield from _pairs(postings, weights, first)
        return
    cells = np.zeros(1 << CELL_BITS, np.uint16)
    for found in _pairs(postings, weights, first):
        np.add.at(cells, _cell(found), np.uint16(1))
    for found in _pairs(postings, weights, first):
        yield found[cells[_cell(found)] >= shared]


def _pairs_of_all(postings: Hashes) -> int:
    """How many pairs postings make in which all texts with a shingle are paired."""
    times = np.diff(np.append(np.flatnonzero(run_starts(postings >> TEXT_SHIFT)), len(postings)))
    return int((times * (times - 1)).sum()) // 2


def _cell(pairs: Hashes) -> Numbers:
    return ((pairs >> WEIGHT_BITS) * SPREAD >> np.uint64(64 - CELL_BITS)).view(np.int64)


def _pairs(
    postings: Hashes | FileColumn, weights: NDArray[np.uint8] | FileColumn, first: Hashes | FileColumn
) -> Iterator[Hashes]:
    """All pairs with a shingle in common, and its weight, packed into one number each."""
    done = 0
    for part in parts(postings):
        yield from _every(part, weights[done : done + len(part)])
        done += len(part)
    for part in parts(first):
        yield from _with_first(part)


def _every(postings: Hashes, weights: NDArray[np.uint8]) -> Iterator[Hashes]:
    """Pair each posting with those after it that have the same shingle."""
    hashes, texts = postings >> TEXT_SHIFT, postings & TEXT_MASK
    at, apart = np.arange(max(len(postings) - 1, 0)), 1
    while len(at):
        at = at[hashes[at] == hashes[at + apart]]
        yield (((texts[at] << TEXT_SHIFT) | texts[at + apart]) << WEIGHT_BITS) | weights[at]
        apart += 1
        at = at[at + apart < len(postings)]


def _with_first(postings: Hashes) -> Iterator[Hashes]:
    """Pair each posting with the first few of the same shingle: 1,000 outlets must not make a million pairs."""
    starts = np.flatnonzero(run_starts(postings >> TEXT_SHIFT))
    frequency = np.diff(np.append(starts, len(postings)))
    first, place = np.repeat(starts, frequency), np.arange(len(postings)) - np.repeat(starts, frequency)
    texts = postings & TEXT_MASK
    for at in range(FIRST):
        later = np.flatnonzero(place > at)
        pairs = (texts[first[later] + at] << TEXT_SHIFT) | texts[later]
        yield (pairs << WEIGHT_BITS) | np.uint64(FULL)


class PairSums:
    """Pairs of texts and their shared weight, summed as they arrive."""

    def __init__(self) -> None:
        self._keys = np.zeros(0, np.uint64)
        self._sums = np.zeros(0, np.int64)
        self._waiting: list[Hashes] = []
        self._held = 0

    def add(self, found: Hashes) -> None:
        """Add pairs with weights."""
        self._waiting.append(found)
        self._held += len(found)
        if self._held > max(HELD, len(self._keys)):  # no more often than they double
            self._merge()

    def done(self, least: int) -> tuple[Hashes, Numbers]:
        """(first and second text in one number, weight), if the weight is enough."""
        self._merge()
        enough = self._sums >= least
        return self._keys[enough], self._sums[enough]

    def _merge(self) -> None:
        more = np.concatenate([*self._waiting, np.zeros(0, np.uint64)])
        self._waiting, self._held = [], 0
        more.sort()
        keys, sums = summed(more >> WEIGHT_BITS, (more & np.uint64(FULL)).astype(np.int64))
        if not len(self._keys):
            self._keys, self._sums = keys, sums
            return
        every = np.concatenate([self._keys, keys])
        order = np.argsort(every, kind="stable")
        self._keys, self._sums = summed(every[order], np.concatenate([self._sums, sums])[order])


class PairRuns:
    """The same on the disk: pairs are summed when all are there."""

    def __init__(self, scratch: Scratch) -> None:
        self._runs = scratch.numbers(16, PAIR_BITS)

    def add(self, found: Hashes) -> None:
        """Add pairs with weights."""
        self._runs.add(found)

    def done(self, least: int) -> tuple[Hashes, Numbers]:
        """(first and second text in one number, weight), if the weight is enough."""
        found = [_enough(part, least) for part in self._runs.parts(HELD)]
        self._runs.close()
        keys = np.concatenate([np.zeros(0, np.uint64), *(keys for keys, _ in found)])
        return keys, np.concatenate([np.zeros(0, np.int64), *(sums for _, sums in found)])


def _enough(pairs: Hashes, least: int) -> tuple[Hashes, Numbers]:
    """Sorted pairs with weights, each once with its sum, if that is enough."""
    keys, sums = summed(pairs >> WEIGHT_BITS, (pairs & np.uint64(FULL)).astype(np.int64))
    enough = sums >= least
    return keys[enough], sums[enough]


def summed(keys: Hashes, values: Numbers) -> tuple[Hashes, Numbers]:
    """Sorted keys, each once, and the sum of the values of each."""
    starts = np.flatnonzero(run_starts(keys))
    return (keys[starts], np.add.reduceat(values, starts)) if len(starts) else (keys, values)
