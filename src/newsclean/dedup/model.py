"""The arrays of deduplication: articles, shingles, pairs of texts."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.reading.entries import Id
from newsclean.text.hashed_tokens import Hashes, Numbers

Shares = NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs of texts (first < second), the shingles they share, and those that each has at the pair's level."""

    first: Numbers
    second: Numbers
    shared: Shares
    size_first: Shares
    size_second: Shares

    def at(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        shares = self.shared[chosen], self.size_first[chosen], self.size_second[chosen]
        return Pairs(self.first[chosen], self.second[chosen], *shares)


NO_TEXT = -1  # the text number of an article without words, which is never a copy


class ArticleFacts(NamedTuple):
    """For each article: id, characters, date, outlet, address, and the number of its text (equal texts have one)."""

    ids: list[Id]
    lengths: list[int]
    dates: list[float | None]
    sources: list[str]
    urls: list[str]
    texts: list[int]


class Shingled(NamedTuple):
    """For all distinct texts: postings of shingles, sampling levels, postings of figures, outlets (0 for unknown)."""

    postings: Hashes
    levels: Numbers
    figures: Hashes
    spelled: Hashes
    outlets: Numbers


class IntakePart(NamedTuple):
    """The contents of an intake, with its own text numbers: plain arrays, cheap to send to another process."""

    texts: Numbers  # of each article: the number of its text, or NO_TEXT
    keys: Hashes  # of each text: the hash of its words
    postings: Hashes
    levels: Numbers
    figures: Hashes
    spelled: Hashes


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


class Related(NamedTuple):
    """Pairs that are copies or updates."""

    first: Numbers
    second: Numbers
    jaccard: Shares
    inside_first: Shares  # the share of the first text that is in the second
    inside_second: Shares
    update: NDArray[np.bool_]  # the template is the same, the figures are not
    dated: NDArray[np.bool_]  # copies only if both have a date, and near one another
