"""Pairs of mentions worth judging: an inverted index over the words around figures, by value and by time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsclean.claim.rows import STEPS, TOP, Columns

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


def candidates(columns: Columns) -> tuple[Numbers, Numbers]:
    """Pairs of rows (first < second) that share enough of the words around them, in order."""
    rows = len(columns.counts)
    if rows < 2 or not columns.words:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    counts = np.frombuffer(columns.counts, np.uint8).astype(np.int64)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    top = place < TOP
    counts = np.minimum(counts, TOP)
    of_row = np.repeat(np.arange(rows, dtype=np.uint64), counts)
    words = np.frombuffer(columns.words, np.uint32)[top].astype(np.uint64)
    worth = np.frombuffer(columns.worth, np.uint8)[top]
    kinds = np.frombuffer(columns.kinds, np.uint32).astype(np.uint64)
    base = _mixed(words, np.repeat(kinds, counts))
    found = []
    for pair, least in ((columns.cells, NEAR), (columns.times, FREE)):
        keys = []
        for side, column in enumerate(pair):
            cell = np.repeat(np.array(column, np.int64).astype(np.uint64), counts)
            keys.append(_mixed(base, cell * np.uint64(2) + np.uint64(side)))
        postings = (np.concatenate(keys) >> (np.uint64(64) - HASH_BITS)) << BITS | np.concatenate([of_row, of_row])
        found.append(_pairs(postings, np.concatenate([worth, worth]), round(least * STEPS)))
    every = np.unique(np.concatenate(found))
    return (every >> BITS).astype(np.int64), (every & MASK).astype(np.int64)


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
    postings, worth = postings[once], worth[once]
    groups = postings >> BITS
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    sizes = np.diff(np.append(starts, len(postings)))
    kept = np.repeat((sizes > 1) & (sizes <= CROWD), sizes)
    ends = np.repeat(starts + sizes, sizes)[kept]
    left = (ends - np.flatnonzero(kept)).astype(np.uint8)  # rows of the group from here on
    rows, worth = (postings[kept] & MASK).astype(np.uint32), worth[kept]
    del postings, groups, order, once, kept, ends
    out = [np.zeros(0, np.uint64)]
    for keys, sums in _blocks(rows, worth, left):
        out.append(keys[sums >= least])
    return np.concatenate(out)


def _blocks(
    rows: NDArray[np.uint32], worth: NDArray[np.uint8], left: NDArray[np.uint8]
) -> Iterator[tuple[Keys, Numbers]]:
    """Pairs with their shared worth, those of some first rows together, so that few are held at once."""
    order = np.argsort(rows, kind="stable")
    ahead, of = np.cumsum(left[order], dtype=np.int64), rows[order]
    start = 0
    while start < len(order):
        end = int(np.searchsorted(ahead, (ahead[start - 1] if start else 0) + AT_ONCE))
        end = max(end, start + 1)
        end = int(np.searchsorted(of, of[min(end, len(of)) - 1], side="right"))  # all of a row together
        yield _met(np.sort(order[start:end]), rows, worth, left)
        start = end


def _met(
    at: Numbers, rows: NDArray[np.uint32], worth: NDArray[np.uint8], left: NDArray[np.uint8]
) -> tuple[Keys, Numbers]:
    """Each posting of these with those after it that have the same key, summed up."""
    keys, shared = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
    apart = 1
    while len(at := at[left[at] > apart]):
        keys.append(rows[at].astype(np.uint64) << BITS | rows[at + apart])
        shared.append(np.minimum(worth[at], worth[at + apart]))
        apart += 1
    return _summed(np.concatenate(keys), np.concatenate(shared).astype(np.int64))


def _summed(keys: Keys, values: Numbers) -> tuple[Keys, Numbers]:
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[starts], np.add.reduceat(values, starts)
