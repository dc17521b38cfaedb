"""Which articles tell the value of a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from newsclean.claim.mentions import Mentions
from newsclean.claim.side import inherited

ARTICLES = 1 << 15  # of which the values are kept: 1 kB each
Clashes = Mapping[int, Mapping[int, str]]


class Tellers:
    """The articles that tell a value: those that have it, and of those with another value who has both."""

    def __init__(self, mentions: Mentions, clash: Clashes, same: Callable[[int], Collection[int]]) -> None:
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
        mine = self._value(mentions.firsts[row])
        both = (article for article in near if mine in self._values(article))
        return frozenset((*mentions.copies.articles(row), *both))

    def _read(self, article: int) -> frozenset[int]:
        of = self._mentions.places[0]
        return frozenset(map(self._value, range(bisect_left(of, article), bisect_right(of, article))))

    def _value(self, mention: int) -> int:
        _, sentence, at = self._mentions.mention(mention)
        q = inherited(sentence.found, at)
        return hash((q.kind, q.unit, q.value, q.when))
