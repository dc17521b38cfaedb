"""Blocking: candidate pairs of figures, from an inverted index over the words around them, by value and by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.figures.feature_bits import ROW_BITS, ROWS_MAX
from newsclean.claims.options import BLOCKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.claims.figures.features import FeatureTable

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pairs = tuple[Numbers, Numbers]
WORTH_BITS = 6  # of a posting, from the top: a hash of word, kind and value or time; the row; what the word is worth
HASH_BITS = 64 - ROW_BITS - WORTH_BITS
LOW = np.uint64(WORTH_BITS)
MASK = np.uint64(ROWS_MAX - 1)
ROWS_AT_ONCE = 1 << 15  # of which postings are made together
AT_ONCE = 1 << 20  # pairs summed up together: 8 MB, and some times that in between; twice so many are slower


def candidate_figures(columns: FeatureTable, rows: Numbers | None = None) -> Pairs:
    """Pairs of rows (first < second) that share enough of the words around them, in order; of all rows, or of some."""
    found = list(block_pairs(columns, rows))
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *(a for a, _ in found)]), np.concatenate([none, *(b for _, b in found)])


def block_pairs(columns: FeatureTable, rows: Numbers | None = None, oversized: Flags | None = None) -> Iterator[Pairs]:
    """The same in pieces, in order of the first rows, so that few are held at once.

    `oversized` is set for rows with a key whose block is so large that not all its rows meet.
    """
    if (len(columns.counts) if rows is None else len(rows)) < 2 or not columns.words:
        return
    oversized = np.zeros(len(columns.counts), bool) if oversized is None else oversized
    table = _Words(columns, rows)
    indexes = [
        (round(least * BLOCKING.steps), [_indexed(table.postings(cells), oversized) for cells in pair])
        for pair, least in ((columns.cells, BLOCKING.shared), (columns.times, BLOCKING.shared_in_time))
    ]
    del table
    for start, end in _spans([part for _, parts in indexes for part in parts], len(oversized)):
        every = np.unique(np.concatenate([_pairs(parts, start, end, least) for least, parts in indexes]))
        yield (every >> np.uint64(ROW_BITS)).astype(np.int64), (every & MASK).astype(np.int64)


def candidates_of(columns: FeatureTable, row: int) -> Numbers:
    """All rows that share enough with one, those of large blocks among them, in order."""
    table, count = _Words(columns, None), len(columns.counts)
    found = np.zeros(count, bool)
    for pair, least in ((columns.cells, BLOCKING.shared), (columns.times, BLOCKING.shared_in_time)):
        shared = np.zeros(count, np.int64)
        for cells in pair:
            postings = table.postings(cells)
            keys, rows = postings >> np.uint64(64 - HASH_BITS), (postings >> LOW) & MASK
            worth = (postings & np.uint64((1 << WORTH_BITS) - 1)).astype(np.int64)
            for mine in np.flatnonzero(rows == row).tolist():
                here = slice(*np.searchsorted(keys, [keys[mine], keys[mine] + np.uint64(1)]).tolist())
                np.add.at(shared, rows[here].astype(np.int64), np.minimum(worth[here], worth[mine]))
        found |= shared >= round(least * BLOCKING.steps)
    found[row] = False
    return np.flatnonzero(found)


class _Words:
    """The words that rows are looked up by, with the kind of figure; read some rows at a time."""

    def __init__(self, columns: FeatureTable, rows: Numbers | None) -> None:
        counts = np.frombuffer(columns.counts, np.uint8).astype(np.int64)
        self._rows = np.arange(len(counts)) if rows is None else np.sort(rows)
        self._starts = (np.cumsum(counts) - counts)[self._rows]
        self._counts = np.minimum(counts[self._rows], BLOCKING.words)
        self._columns = columns

    def postings(self, cells: object) -> Keys:
        """Postings of all words with a cell of a value, or a time; sorted."""
        of = np.asarray(cells)
        every = np.empty(int(self._counts.sum()), np.uint64)
        end = 0
        for at in range(0, len(self._rows), ROWS_AT_ONCE):
            some = self._some(slice(at, at + ROWS_AT_ONCE), of)
            every[end : end + len(some)] = some
            end += len(some)
        every.sort()
        apart = every[1:] ^ every[:-1]
        apart >>= LOW
        once = np.append(apart != 0, True)  # of a word twice in a row what is worth most
        found: Keys = every if once.all() else every[once]
        return found

    def _some(self, which: slice, cells: NDArray[np.generic]) -> Keys:
        rows, counts = self._rows[which], self._counts[which]
        ends = np.cumsum(counts)
        position = np.arange(ends[-1]) + np.repeat(self._starts[which] - (ends - counts), counts)
        words = np.frombuffer(self._columns.words, np.uint32)[position].astype(np.uint64)
        kinds = np.frombuffer(self._columns.kinds, np.uint32)[rows].astype(np.uint64)
        cell = cells[rows].astype(np.int64).astype(np.uint64)
        every = _mixed(_mixed(words, np.repeat(kinds, counts)), np.repeat(cell, counts))
        every >>= np.uint64(64 - HASH_BITS)
        every <<= np.uint64(64 - HASH_BITS)
        every |= np.repeat(rows.astype(np.uint64), counts) << LOW
        every |= np.frombuffer(self._columns.worth, np.uint8)[position]
        return every


def _mixed(one: Keys, other: Keys) -> Keys:
    """Two columns of numbers as one of hashes (multiplication and a shift, as in splitmix64)."""
    mixed = (one + np.uint64(0x9E3779B97F4A7C15) * (other + np.uint64(1))) * np.uint64(0xBF58476D1CE4E5B9)
    out: Keys = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return out


def _groups(postings: Keys) -> Pairs:
    """Where the postings of each hash begin, and how many there are."""
    keys = postings >> np.uint64(64 - HASH_BITS)
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return starts, np.diff(np.append(starts, len(postings)))


class _Part(NamedTuple):
    """Postings that others share their word with: row, worth, and how many of those that follow it meets."""

    rows: NDArray[np.uint32]
    worth: NDArray[np.uint8]
    left: NDArray[np.uint8]  # with itself


def _indexed(postings: Keys, oversized: Flags) -> _Part:
    found = [_index(postings[start:end], oversized) for start, end in _slices(postings)] or [
        _index(postings, oversized)
    ]
    return _Part(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _slices(postings: Keys) -> Iterator[tuple[int, int]]:
    """Ranges of postings, in each all of some hashes."""
    start = end = 0
    while end < len(postings):
        last = postings[min(start + AT_ONCE, len(postings)) - 1] | np.uint64((1 << (64 - HASH_BITS)) - 1)
        end = int(np.searchsorted(postings, last, side="right"))
        yield start, end
        start = end


def _index(postings: Keys, oversized: Flags) -> _Part:
    starts, sizes = _groups(postings)
    rows = ((postings >> LOW) & MASK).astype(np.uint32)
    oversized[rows[np.repeat(sizes > BLOCKING.block_size, sizes)]] = True
    left = np.repeat((starts + sizes).astype(np.uint32), sizes) - np.arange(len(postings), dtype=np.uint32)
    left = np.minimum(
        left, np.repeat(np.where(sizes <= BLOCKING.block_size, sizes, BLOCKING.followers + 1).astype(np.uint8), sizes)
    )
    kept = np.repeat(sizes > 1, sizes)
    worth = (postings[kept] & np.uint64((1 << WORTH_BITS) - 1)).astype(np.uint8)
    return _Part(rows[kept], worth, left[kept].astype(np.uint8))


def _spans(parts: list[_Part], count: int) -> Iterator[tuple[int, int]]:
    """Ranges of first rows, of about AT_ONCE pairs each."""
    total = np.zeros(count)
    for rows, _, left in parts:
        for at in range(0, len(rows), AT_ONCE):
            total += np.bincount(rows[at : at + AT_ONCE], left[at : at + AT_ONCE] - 1.0, count)
    total = np.cumsum(total)
    start = 0
    while start < len(total):
        end = int(np.searchsorted(total, (total[start - 1] if start else 0) + AT_ONCE, side="right"))
        end = max(end, start + 1)
        yield start, end
        start = end


def _pairs(parts: list[_Part], start: int, end: int, least: int) -> Keys:
    """Pairs with enough shared worth, both in one number, of which the first row is in a range."""
    keys, shared = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
    for rows, worth, left in parts:
        at = np.flatnonzero(rows - np.uint32(start) < np.uint32(end - start))  # less memory than an order by row
        apart = 1
        while len(at := at[left[at] > apart]):
            keys.append(rows[at].astype(np.uint64) << np.uint64(ROW_BITS) | rows[at + apart])
            shared.append(np.minimum(worth[at], worth[at + apart]))
            apart += 1
    pair, sums = _summed(np.concatenate(keys), np.concatenate(shared).astype(np.int64))
    return pair[sums >= least]


def _summed(keys: Keys, values: Numbers) -> tuple[Keys, Numbers]:
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[starts], np.add.reduceat(values, starts)
