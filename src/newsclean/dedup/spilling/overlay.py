"""Many values of which few are not what stands below: names, marks and origins of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload


class Overlaid(Sequence[Any]):
    """A sequence with some values of its own; the rest are those of another, through a function.

    >>> row = Overlaid(["a", "b", "c"], {1: "X"}, str.upper)
    >>> list(row), row[1], row[2], row[1:]
    (['A', 'X', 'C'], 'X', 'C', ['X', 'C'])
    """

    def __init__(self, below: Any, others: Mapping[int, Any], made: Callable[[Any], Any] | None = None) -> None:
        self.below, self.others, self._made = below, others, made

    def __len__(self) -> int:
        return len(self.below)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at in self.others:
            return self.others[at]
        return self.below[at] if self._made is None else self._made(self.below[at])

    def __iter__(self) -> Iterator[Any]:
        for at, value in enumerate(self.below):
            if at in self.others:
                yield self.others[at]
            else:
                yield value if self._made is None else self._made(value)


def overlaid(below: Any, others: Mapping[int, Any], made: Callable[[Any], Any] | None = None) -> Sequence[Any]:
    """The same: a list if what is below is one, else without the memory that a list takes.

    >>> overlaid(["a", "b"], {1: "X"}), type(overlaid(("a", "b"), {})).__name__
    (['a', 'X'], 'Overlaid')
    """
    found = Overlaid(below, others, made)
    return list(found) if isinstance(below, list) else found


def all_but(found: Sequence[Any], lone: Callable[[Any], bool]) -> Iterator[tuple[int, Any]]:
    """The values that are not like most, with their places; of an overlay only its own are looked at.

    >>> list(all_but([0, 7, 0], lambda value: value == 0)), list(all_but(Overlaid((1, 2), {1: 7}), lambda _: False))
    ([(1, 7)], [(1, 7)])
    """
    rows = sorted(found.others.items()) if isinstance(found, Overlaid) else enumerate(found)
    return ((at, value) for at, value in rows if not lone(value))
