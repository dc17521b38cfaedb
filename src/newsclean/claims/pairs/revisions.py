"""Two editions of one article: what stands in the same place of the same sentence was corrected."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from newsclean.claims.figures.genre import is_listed, is_part_of_period
from newsclean.claims.judging.scorer import are_comparable
from newsclean.claims.options import REVISION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.claims.figures.mention_table import MentionTable


class RevisionFinder:
    """Which articles are editions of one another; looked up only for sentences that differ in nothing but figures."""

    def __init__(self, mentions: MentionTable) -> None:
        self._mentions = mentions
        self._rows: dict[int, list[int]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def corrections(self) -> Iterator[tuple[int, int]]:
        """Pairs of figures of which one was corrected: in the same words, in articles about the same names."""
        groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        features, end = self._mentions.features, 0
        for row, count in enumerate(features.counts):
            start, end = end, end + count
            article, at = self._position(row)
            names = self._mentions.topics[article]
            if names and count >= REVISION.words:
                groups[names, at, features.kinds[row], features.words[start:end].tobytes()].append(row)
        for rows in groups.values():
            if len(rows) <= REVISION.editions:
                yield from (pair for pair in combinations(rows, 2) if self.corrected(*pair))

    def corrected(self, one: int, other: int) -> bool:
        """Whether two figures that differ stand in the same place of the same words, in two editions of an article."""
        (article, at), (second, position) = self._position(one), self._position(other)
        if article == second or at != position or self._mentions.days(one, other) > REVISION.days:
            return False
        if not self._mentions.topics[article] or self._mentions.topics[article] != self._mentions.topics[second]:
            return False
        a, b = self._mentions.context(one), self._mentions.context(other)
        if a.stems != b.stems or a.quantity.kind == "date" or not are_comparable(a.quantity, b.quantity):
            return False
        if (
            a.stems.count(" ") < REVISION.words - 1
            or is_listed(a)
            or (a.time.when is not None and is_part_of_period(a))
        ):
            return False
        return a.quantity.value != b.quantity.value and self._editions(article, second)

    def _editions(self, one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            self._known[pair] = self._are_editions(*pair)
        return self._known[pair]

    def _are_editions(self, one: int, other: int) -> bool:
        a, b = self._figures(one), self._figures(other)
        shared = a.keys() & b.keys()
        unchanged = sum(a[key] == b[key] for key in shared)
        return (
            len(shared) >= REVISION.shared
            and len(shared) * REVISION.half >= min(len(a), len(b))
            and REVISION.unchanged * unchanged >= len(shared) > unchanged
        )

    def _figures(self, article: int) -> dict[tuple[str, int], object]:
        if not self._rows:
            found: defaultdict[int, list[int]] = defaultdict(list)
            for of, row in zip(self._mentions.positions[0], self._mentions.positions[3], strict=True):
                found[of].append(row)
            self._rows = dict(found)
        out: dict[tuple[str, int], object] = {}
        for row in self._rows.get(article, ()):
            context = self._mentions.context(row)
            q = context.quantity
            out[context.stems, self._position(row)[1]] = (q.value, q.low, q.high, q.when)
        return out

    def _position(self, row: int) -> tuple[int, int]:
        """The article of a row, and which figure of its sentence it is."""
        first = self._mentions.firsts[row]
        return self._mentions.positions[0][first], self._mentions.positions[2][first]
