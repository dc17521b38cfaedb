"""The arrays of deduplication: articles, shingles, pairs of texts."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.reading.entries import Id
from newsclean.dedup.spilling.sorted_runs import FileColumn, SortedRuns
from newsclean.text.hashed_tokens import Hashes, Numbers

Value = TypeVar("Value")
Shares = NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs of texts (first < second), the shingles they share, and those that each has at the pair's level."""

    first: Numbers
    second: Numbers
    shared: Shares
    size_first: Shares
    size_second: Shares

    def at(self, chosen: NDArray[np.bool_] | slice) -> Pairs:
        """Some of them."""
        shares = self.shared[chosen], self.size_first[chosen], self.size_second[chosen]
        return Pairs(self.first[chosen], self.second[chosen], *shares)


LEAST_HELD = 1 << 16  # numbers in memory before they are written: smaller pieces are slow to read again
NO_TEXT = -1  # the text number of an article without words, which is never a copy


class Growing(Protocol[Value]):
    """A list, or what takes its place when memory is limited: it grows, and is read by position."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Value: ...
    def __iter__(self) -> Iterator[Value]: ...
    def extend(self, values: Iterable[Value], /) -> None:
        """Append values."""


class ArticleFacts(NamedTuple):
    """For each article: id, characters, date, outlet, address, and the number of its text (equal texts have one)."""

    ids: Growing[Id]
    lengths: Growing[int]
    dates: Growing[float | None]
    sources: Growing[str]
    urls: Growing[str]
    texts: list[int] | array[int]
    names: Sequence[Id] | None = None  # the ids made unique, when all articles are there


def repeated_texts(texts: Sequence[int]) -> dict[int, int]:
    """How many articles have a text, for those of several articles; NO_TEXT among them.

    >>> repeated_texts([3, NO_TEXT, 3, 5, NO_TEXT])
    {-1: 2, 3: 2}
    """
    values, times = np.unique(np.asarray(texts, np.int64), return_counts=True)
    return dict(zip(values[times > 1].tolist(), times[times > 1].tolist(), strict=True))


class Column:
    """An array that grows in place: joining a list of parts at the end would need the memory twice."""

    def __init__(self, kind: type[np.generic]) -> None:
        self._values = np.zeros(1 << 12, kind)
        self._size = 0

    def add(self, values: NDArray[Any]) -> None:
        """Append values."""
        size = self._size + len(values)
        if size > len(self._values):
            self._values.resize(size + size // 8, refcheck=False)
        self._values[self._size : size] = values
        self._size = size

    def whole(self) -> NDArray[Any]:
        """The array."""
        self._values.resize(self._size, refcheck=False)
        return self._values


@dataclass(frozen=True, slots=True)
class Scratch:
    """Where large columns are held: in memory, or on the disk with so many bytes of memory for the whole run."""

    memory: int | None = None

    def column(self, kind: type[np.generic]) -> Column | FileColumn:
        """An empty column."""
        return Column(kind) if self.memory is None else FileColumn(kind)

    def numbers(self, share: int, bits: int = 64) -> SortedRuns:
        """Sorted runs that hold one part in `share` of the memory."""
        return SortedRuns(max((self.memory or 0) // share // 8, LEAST_HELD), bits)


IN_MEMORY = Scratch()


class PairEvidence(NamedTuple):
    """What tells similar texts apart, for all texts."""

    figures: Hashes | SortedRuns  # postings
    context: Hashes | SortedRuns  # postings of figures in words (even), and of slots (odd)
    days: Shares  # the earliest date of each text in days; infinite for none


class Shingled(NamedTuple):
    """For all distinct texts: postings of shingles, sampling levels, evidence, outlets (0 for unknown)."""

    postings: Hashes | SortedRuns
    levels: Numbers
    evidence: PairEvidence
    outlets: Numbers
    scratch: Scratch = IN_MEMORY


class IntakePart(NamedTuple):
    """The contents of an intake, with its own text numbers: plain arrays, cheap to send to another process."""

    texts: Numbers  # of each article: the number of its text, or NO_TEXT
    keys: Hashes  # of each text: the hash of its words
    postings: Hashes
    levels: Numbers
    figures: Hashes
    context: Hashes  # figures in words, and slots


class Related(NamedTuple):
    """Pairs that are copies or updates."""

    first: Numbers
    second: Numbers
    jaccard: Shares
    inside_first: Shares  # the share of the first text that is in the second
    inside_second: Shares
    update: NDArray[np.bool_]  # the template is the same, the figures are not
    dated: NDArray[np.bool_]  # copies only if both have a date, and near one another

    def at(self, chosen: NDArray[np.bool_]) -> Related:
        """Some of them."""
        shares = self.jaccard[chosen], self.inside_first[chosen], self.inside_second[chosen]
        return Related(self.first[chosen], self.second[chosen], *shares, self.update[chosen], self.dated[chosen])


def no_pairs() -> Related:
    """No pairs.

    >>> len(no_pairs().first)
    0
    """
    numbers, shares, none = np.zeros(0, np.int64), np.zeros(0), np.zeros(0, bool)
    return Related(numbers, numbers, shares, shares, shares, none, none)
