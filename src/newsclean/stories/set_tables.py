"""What each two of many sets have in common, as tables: of each row only what it has is added up.

Nothing is left to BLAS: of a row most columns are empty, and the threads that BLAS starts wait for one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
AT_ONCE = 1 << 20  # cells added up together: 4 MB


def number_distinct(keys: Iterable[Hashable]) -> dict[Hashable, int]:
    """A number for each key, in the order in which they come.

    >>> number_distinct(["b", "a", "b"]), number_distinct([])
    ({'b': 0, 'a': 1}, {})
    """
    return {key: at for at, key in enumerate(dict.fromkeys(keys))}


def repeated(sets: Sequence[Collection[Hashable]], besides: Container[Hashable] = ()) -> Iterator[Hashable]:
    """What more than one of some sets has, and `besides`: all that two of them can share.

    >>> list(repeated([{"rain"}, {"rain", "snow"}, {"fog"}], {"fog"})), list(repeated([{"rain"}]))
    (['rain', 'fog'], [])
    """
    times = Counter(it for some in sets for it in some)
    return (it for it, count in times.items() if count > 1 or it in besides)


class SparseRows(NamedTuple):
    """Rows of a table without their zeros: how many values each has, and of each value the column."""

    counts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Table

    def times(self, table: Table) -> Table:
        """The product with a table, which has a row for each column.

        >>> sparse_rows([{0: 2.0}, {}, {0: 1.0, 1: 3.0}]).times(np.array([[1, 10], [2, 20]], np.float32)).tolist()
        [[2.0, 20.0], [0.0, 0.0], [7.0, 70.0]]
        """
        out = np.zeros((len(self.counts), table.shape[1]), np.float32)
        ends, some = np.cumsum(self.counts), np.flatnonzero(self.counts)  # `reduceat` knows no empty row
        step = max(1, AT_ONCE // max(1, table.shape[1] * int(self.counts.max(initial=1))))
        for at in range(0, len(some), step):
            rows = some[at : at + step]
            first = int(ends[rows[0]] - self.counts[rows[0]])
            inside = slice(first, int(ends[rows[-1]]))
            cells = table[self.columns[inside]] * self.values[inside, None]
            out[rows] = np.add.reduceat(cells, ends[rows] - self.counts[rows] - first, axis=0)
        return out


def sparse_rows(rows: Sequence[Mapping[int, float]]) -> SparseRows:
    """Rows of values by column.

    >>> [column.tolist() for column in sparse_rows([{2: 0.5}, {}])]
    [[1, 0], [2], [0.5]]
    """
    counts = np.array([len(row) for row in rows], np.int64)
    columns = np.array([column for row in rows for column in row], np.int64)
    return SparseRows(counts, columns, np.array([value for row in rows for value in row.values()], np.float32))


def transposed(rows: SparseRows, width: int) -> Table:
    """The rows as a table with a row for each of `width` columns.

    >>> transposed(sparse_rows([{2: 0.5}, {}]), 3).tolist()
    [[0.0, 0.0], [0.0, 0.0], [0.5, 0.0]]
    """
    out = np.zeros((width, len(rows.counts)), np.float32)
    out[rows.columns, np.repeat(np.arange(len(rows.counts)), rows.counts)] = rows.values
    return out


def count_common(sets: Iterable[AbstractSet[Hashable]]) -> Table:
    """How many elements each two of some sets have in common.

    >>> count_common([{"rain", "fog"}, {"rain"}, {"sun"}]).tolist()[0]  # what only one set has is not counted
    [1.0, 1.0, 0.0]
    """
    some = list(sets)
    columns = number_distinct(repeated(some))
    has = sparse_rows([dict.fromkeys([columns[it] for it in one if it in columns], 1.0) for one in some])
    return has.times(transposed(has, len(columns)))
