"""What each two of many sets have in common, as tables: columns of their elements, multiplied once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]


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


def count_common(sets: Iterable[AbstractSet[Hashable]]) -> Table:
    """How many elements each two of some sets have in common.

    >>> count_common([{"rain", "fog"}, {"rain"}, {"sun"}]).tolist()[0]  # what only one set has is not counted
    [1.0, 1.0, 0.0]
    """
    some = list(sets)
    columns = number_distinct(repeated(some))
    has = np.zeros((len(some), len(columns)), np.float32)
    for at, one in enumerate(some):
        has[at, [columns[it] for it in one if it in columns]] = 1.0
    return np.asarray(has @ has.T, np.float32)
