"""Pairs of mentions worth judging: an inverted index over the words around figures, by value and by time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsclean.claim.mentions import STEPS, Columns

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
BITS = np.uint64(24)  # of a posting: the number of the row
MASK = np.uint64((1 << 24) - 1)
ROWS_MAX = 1 << 24
HASH_BITS = np.uint64(40)
CROWD = 96  # rows with one word (and value, or time): more say nothing of a pair; 64 and 128 find the same conflicts
NEAR = 5.0  # shared worth of the words of a pair whose values are near: one rare word, or two plain ones
FREE = 8.0  # and of one of the same time whose values need not be
AT_ONCE = 1 << 21  # pairs summed up together: 16 MB, and some times that in between


def candidates(columns: Columns) -> list[tuple[int, int]]:
    """Pairs of rows (first < second) that share enough of the words around them, in order."""
    rows = len(columns.counts)
    if rows < 2:
        return []
    counts = np.frombuffer(columns.counts, np.uint8).astype(np.int64)
    of_row = np.repeat(np.arange(rows, dtype=np.uint64), counts)
    words = np.frombuffer(columns.words, np.uint32).astype(np.uint64)
    worth = np.frombuffer(columns.worth, np.uint8)
    kinds = np.frombuffer(columns.kinds, np.uint32).astype(np.uint64)
    base = _mixed(words, np.repeat(kinds, counts))
    found = []
    for pair, least in ((columns.cells, NEAR), (columns.times, FREE)):
        keys = []
        for side, column in enumerate(pair):
            place = np.repeat(np.array(column, np.int64).astype(np.uint64), counts)
            keys.append(_mixed(base, place * np.uint64(2) + np.uint64(side)))
        postings = (np.concatenate(keys) >> (np.uint64(64) - HASH_BITS)) << BITS | np.concatenate([of_row, of_row])
        found.append(_pairs(postings, np.concatenate([worth, worth]), round(least * STEPS)))
    every = np.unique(np.concatenate(found))
    return list(zip((every >> BITS).tolist(), (every & MASK).tolist(), strict=True))


def _mixed(one: Keys, other: Keys) -> Keys:
    """Two columns of numbers as one of hashes (multiplication and a shift, as in splitmix64)."""
    mixed = (one + np.uint64(0x9E3779B97F4A7C15) * (other + np.uint64(1))) * np.uint64(0xBF58476D1CE4E5B9)
    out: Keys = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return out


def _pairs(postings: Keys, worth: NDArray[np.uint8], least: int) -> Keys:
    """Pairs of rows with enough shared worth, both in one number."""
    order = np.argsort(postings, kind="stable")
    postings, worth = postings[order], worth[order]
    once = np.append(True, postings[1:] != postings[:-1])
    postings, worth = postings[once], worth[once].astype(np.int64)
    groups = postings >> BITS
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    sizes = np.diff(np.append(starts, len(postings)))
    kept = np.repeat((sizes > 1) & (sizes <= CROWD), sizes)
    keys, sums = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    for more, shared in _met(postings[kept], np.asarray(worth[kept], np.int64)):
        keys, sums = _summed(np.concatenate([keys, more]), np.concatenate([sums, shared]))
    return keys[sums >= least]


def _met(postings: Keys, worth: Numbers) -> Iterator[tuple[Keys, Numbers]]:
    """Each posting with those after it that have the same key, summed up in parts."""
    groups, rows = postings >> BITS, postings & MASK
    at, apart = np.arange(max(len(postings) - 1, 0)), 1
    keys, shared, held = [], [], 0
    while len(at):
        at = at[groups[at] == groups[at + apart]]
        keys.append(rows[at] << BITS | rows[at + apart])
        shared.append(np.minimum(worth[at], worth[at + apart]))
        held += len(at)
        if held > AT_ONCE:
            yield _summed(np.concatenate(keys), np.concatenate(shared))
            keys, shared, held = [], [], 0
        apart += 1
        at = at[at + apart < len(postings)]
    if keys:
        yield _summed(np.concatenate(keys), np.concatenate(shared))


def _summed(keys: Keys, values: Numbers) -> tuple[Keys, Numbers]:
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[starts], np.add.reduceat(values, starts)
