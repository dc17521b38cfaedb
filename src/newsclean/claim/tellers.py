"""Which articles tell the value of a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from newsclean.claim.bind import bound
from newsclean.claim.mentions import Mentions
from newsclean.claim.side import inherited

ARTICLES = 1 << 15  # of which the values are kept: 1 kB each
ANY = "any"
Value = tuple[int, str | None]
Clashes = Mapping[int, Mapping[int, str]]


class Tellers:
    """The articles that tell a value: those that have it, and of those with another value who has both, of one time."""

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
        value, when = self._value(mentions.firsts[row])
        asked = {(value, when), (value, None)} if when else {(value, ANY)}
        both = (article for article in near if not asked.isdisjoint(self._values(article)))
        return frozenset((*mentions.copies.articles(row), *both))

    def _read(self, article: int) -> frozenset[Value]:
        of = self._mentions.places[0]
        found = {self._value(at) for at in range(bisect_left(of, article), bisect_right(of, article))}
        return frozenset(found | {(value, ANY) for value, _ in found})

    def _value(self, mention: int) -> Value:
        """A number for a value, and its time: what was so in another year is another thing."""
        _, sentence, at = self._mentions.mention(mention)
        q = inherited(sentence.found, at)
        return hash((q.kind, q.unit, q.value, q.when)), bound(sentence.text, sentence.found, at).when
