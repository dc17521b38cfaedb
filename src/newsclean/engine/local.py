"""Steps in this process, one batch after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Batch = TypeVar("Batch")
Table = TypeVar("Table")


def in_turn(emit: Callable[[Batch], Table], batches: Iterable[Batch]) -> Iterator[Table]:
    """The table of each batch, computed on demand.

    >>> list(in_turn(str.upper, ["rain", "wind"]))
    ['RAIN', 'WIND']
    """
    return map(emit, batches)
