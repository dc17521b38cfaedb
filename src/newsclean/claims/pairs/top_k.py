"""Top-k pruning: the best candidate pairs of each row; so a corpus ten times the size has ten times the cost."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.options import PRUNING

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
HIGHEST = (1 << 16) - 1


def best_pair_groups(first: Numbers, second: Numbers, scores: NDArray[np.uint16], rows: int) -> Numbers:
    """A number for each row, the same for rows that are linked by the best pair of one of them.

    >>> best_pair_groups(np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([9, 1, 8], np.uint16), 5).tolist()
    [0, 0, 2, 2, 4]
    """
    order = np.argsort(scores, kind="stable")
    best = np.arange(rows)
    ends = np.stack([first[order], second[order]], axis=1)
    best[ends.ravel()] = ends[:, ::-1].ravel()  # of several the last, which is the best
    both = best[best] == np.arange(rows)
    best = np.where(both, np.minimum(best, np.arange(rows)), best)
    while not np.array_equal(best, further := best[best]):
        best = further
    return best


def reading_groups(
    first: Numbers, second: Numbers, scores: NDArray[np.uint16], rows: int, most: int = PRUNING.rows_together
) -> Numbers:
    """Groups of up to `most` rows that are scored together: joined by their best pairs, again and again (Borůvka).

    >>> pairs = np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([9, 1, 8], np.uint16)
    >>> reading_groups(*pairs, 5).tolist(), reading_groups(*pairs, 5, most=3).tolist()
    ([0, 0, 0, 0, 4], [0, 0, 2, 2, 4])
    """
    of = np.arange(rows)
    while True:
        size, (a, b) = np.bincount(of, minlength=rows), (of[first], of[second])
        some = (a != b) & (size[a] + size[b] <= most)
        joined = best_pair_groups(a[some], b[some], scores[some], rows)[of]
        joined = np.where(np.bincount(joined, minlength=rows)[joined] > most, of, joined)
        if np.array_equal(joined, of):
            return of
        of = joined


class TopPairs:
    """Pairs are added in any order; each stays that is among the `most` best of either of its rows.

    >>> it = TopPairs(4, most=1)
    >>> it.add(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([1.0, 3.0, 2.0]))
    >>> sorted(zip(*(column.tolist() for column in it.pairs()))), it.pruned.tolist()
    ([(0, 2), (1, 2)], [True, True, False, False])
    """

    def __init__(self, rows: int, most: int = PRUNING.pairs) -> None:
        self.pruned: Flags = np.zeros(rows, bool)  # rows that lost a pair
        self._most = most
        self._first, self._second = np.zeros(0, np.uint32), np.zeros(0, np.uint32)
        self._scores = np.zeros(0, np.uint16)
        self._full = PRUNING.pairs_held

    def add(self, first: Numbers, second: Numbers, scores: NDArray[np.float64]) -> None:
        """Take pairs with their scores, 0 or more."""
        steps = np.clip(np.rint(scores * PRUNING.step), 0, HIGHEST).astype(np.uint16)
        self._first = np.concatenate([self._first, first.astype(np.uint32)])
        self._second = np.concatenate([self._second, second.astype(np.uint32)])
        self._scores = np.concatenate([self._scores, steps])
        if len(self._first) > self._full:
            self._thin()
            self._full = max(PRUNING.pairs_held, PRUNING.growth * len(self._first))

    def pairs(self) -> tuple[Numbers, Numbers]:
        """The pairs that are left, in an order in which each context is read once."""
        self._thin()
        first, second = self._first.astype(np.int64), self._second.astype(np.int64)
        group = reading_groups(first, second, self._scores, len(self.pruned))
        order = np.lexsort((second, first, group[second], group[first]))
        return first[order], second[order]

    def _thin(self) -> None:
        """Drop pairs. What is dropped now would be dropped at the end: a rank only gets worse."""
        best = self._best()
        for rows in (self._first, self._second):
            self.pruned[rows[~best]] = True
        self._first, self._second, self._scores = self._first[best], self._second[best], self._scores[best]

    def _best(self) -> Flags:
        rows = np.concatenate([self._first, self._second])
        at = np.flatnonzero(np.bincount(rows, minlength=1)[rows] > self._most)
        others = np.concatenate([self._second, self._first])[at].astype(np.uint64)
        worse = np.uint64(HIGHEST) - self._scores[at % max(len(self._first), 1)]
        key = rows[at].astype(np.uint64) << np.uint64(40) | worse << np.uint64(24) | others  # of equal ones the first
        order = np.argsort(key)
        begins = np.flatnonzero(np.diff(rows[at[order]], prepend=-1))
        rank = np.arange(len(at)) - np.repeat(begins, np.diff(np.append(begins, len(at))))
        good = np.ones(len(rows), bool)
        good[at[order]] = rank < self._most
        best: Flags = good[: len(self._first)] | good[len(self._first) :]
        return best
