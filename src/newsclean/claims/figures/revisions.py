"""Two editions of one article: what stands in the same place of the same sentence was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from newsclean.claims.figures.genre import is_listed, parts_of_time
from newsclean.claims.figures.mention_table import Mentions
from newsclean.quantity.compare import comparable

SOON = 1.0  # days within which an article is corrected; what is told anew later is news
SHARED = 3  # figures in the same words that two editions have at least
HALF = 2  # of the figures of the shorter one, one in so many at least
KEPT = 4  # and of these one in so many is the same: a periodic report has all figures anew
EDITIONS = 16  # articles that may be editions of one another; a bulletin of every hour has more
WORDS = 3  # of a sentence whose figures are compared: shorter ones are alike by chance


class Editions:
    """Which articles are editions of one another; looked up only for sentences that differ in nothing but figures."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._rows: dict[int, list[int]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def corrections(self) -> Iterator[tuple[int, int]]:
        """Pairs of figures of which one was corrected: in the same words, in articles about the same names."""
        groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        columns, end = self._mentions.columns, 0
        for row, count in enumerate(columns.counts):
            start, end = end, end + count
            article, at = self._place(row)
            names = self._mentions.contexts[article]
            if names and count >= WORDS:
                groups[names, at, columns.kinds[row], columns.words[start:end].tobytes()].append(row)
        for rows in groups.values():
            if len(rows) <= EDITIONS:
                yield from (pair for pair in combinations(rows, 2) if self.corrected(*pair))

    def corrected(self, one: int, other: int) -> bool:
        """Whether two figures that differ stand in the same place of the same words, in two editions of an article."""
        (article, at), (second, place) = self._place(one), self._place(other)
        if article == second or at != place or self._mentions.days(one, other) > SOON:
            return False
        if not self._mentions.contexts[article] or self._mentions.contexts[article] != self._mentions.contexts[second]:
            return False
        a, b = self._mentions.side(one), self._mentions.side(other)
        if a.masked != b.masked or a.quantity.kind == "date" or not comparable(a.quantity, b.quantity):
            return False
        if a.masked.count(" ") < WORDS - 1 or is_listed(a) or (a.bound.when is not None and parts_of_time(a)):
            return False
        return a.quantity.value != b.quantity.value and self._editions(article, second)

    def _editions(self, one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            self._known[pair] = self._alike(*pair)
        return self._known[pair]

    def _alike(self, one: int, other: int) -> bool:
        a, b = self._figures(one), self._figures(other)
        shared = a.keys() & b.keys()
        kept = sum(a[key] == b[key] for key in shared)
        return len(shared) >= SHARED and len(shared) * HALF >= min(len(a), len(b)) and KEPT * kept >= len(shared) > kept

    def _figures(self, article: int) -> dict[tuple[str, int], object]:
        if not self._rows:
            found: defaultdict[int, list[int]] = defaultdict(list)
            for of, row in zip(self._mentions.places[0], self._mentions.places[3], strict=True):
                found[of].append(row)
            self._rows = dict(found)
        out: dict[tuple[str, int], object] = {}
        for row in self._rows.get(article, ()):
            side = self._mentions.side(row)
            q = side.quantity
            out[side.masked, self._place(row)[1]] = (q.value, q.low, q.high, q.when)
        return out

    def _place(self, row: int) -> tuple[int, int]:
        """The article of a row, and which figure of its sentence it is."""
        first = self._mentions.firsts[row]
        return self._mentions.places[0][first], self._mentions.places[2][first]
