"""Which articles support the value of a figure."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.figures.feature_bits import RANGE

if TYPE_CHECKING:
    from newsclean.claims.figures.mention_table import MentionTable

ARTICLES = 1 << 15  # whose values are held: 1 kB each
ANY = -1
Value = tuple[int, int, int, float, int]  # kind, unit, whether it is a range, amount, and time
Clashes = Mapping[int, Mapping[int, str]]


class SupportingArticles:
    """The articles that support a value: those that have it, and those with another that have both, of one time."""

    def __init__(self, mentions: MentionTable, clash: Clashes, same: Callable[[int], Collection[int]]) -> None:
        """`clash` has how a row disagrees with others, `same` gives those that state the same as a row."""
        self._mentions, self._clash, self._same = mentions, clash, same
        self._known: dict[int, frozenset[int]] = {}
        self._values = lru_cache(maxsize=ARTICLES)(self._read)

    def of(self, row: int) -> frozenset[int]:
        """The articles of a row."""
        if row not in self._known:
            self._known[row] = self._found(row)
        return self._known[row]

    def _found(self, row: int) -> frozenset[int]:
        mentions = self._mentions
        against = [other for other, how in self._clash.get(row, {}).items() if how == "conflict"]
        near = {mentions.article(at) for other in against for at in (other, *self._same(other))}
        *value, when = self._value(row)
        wanted = {(*value, when), (*value, 0 if when else ANY)}
        both = (article for article in near if not wanted.isdisjoint(self._values(article)))
        return frozenset((*mentions.copies.articles(row), *both))

    def _read(self, article: int) -> frozenset[tuple[object, ...]]:
        of, rows = self._mentions.positions[0], self._mentions.positions[3]
        found = {self._value(rows[at]) for at in range(bisect_left(of, article), bisect_right(of, article))}
        return frozenset(found | {(*value, ANY) for *value, _ in found})

    def _value(self, row: int) -> Value:
        """The value of a row and its time: what was so in another year is another thing."""
        features = self._mentions.features
        amount, when = features.values[row], features.whens[row]
        if math.isnan(amount):
            return features.kinds[row], 0, 0, when, when  # a date is its time, however it was read
        return features.kinds[row], features.units[row], features.of[row] & RANGE, amount, when
