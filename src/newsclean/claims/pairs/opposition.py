"""How sure it is that two groups of one story contradict each other: the evidence of all their judged pairs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.feature_bits import KIND
from newsclean.claims.options import CLUSTERING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.linking import FigureLinks

MONEY = 2  # number of money in KINDS, from 1


class StoryOpposition(NamedTuple):
    """Compares groups of figures that agree, by the scores of their pairs inside a story."""

    mentions: MentionTable
    links: FigureLinks
    support: Callable[[int], Collection[int]]  # the articles of a row, and those with its value and another

    def probability(self, one: Sequence[int], other: Sequence[int]) -> float | None:
        """How sure a contradiction of two groups is; None where a rule decided any pair, or none is of one story.

        The surest pair counts, and the mean of all, so that a single pair does not outweigh many that deny it. Articles
        that give both values mean two things: the injured and the dead, a price and a part of it.
        """
        beyond = set(other)
        logits: list[float] = []
        for row in one:
            clashes = self.links.clash.get(row, {}).keys() & beyond
            near = self.links.odds.near(row, beyond)
            if any(to not in near for to in clashes):
                return None
            logits += near.values()
        if not logits:
            return None
        mean = math.fsum(logits) / len(logits)
        shared = CLUSTERING.both * (self._share_of_both(one, other) > CLUSTERING.share)
        return 1 / (1 + math.exp(-((max(logits) + mean) / 2 - shared)))

    def _share_of_both(self, one: Sequence[int], other: Sequence[int]) -> float:
        """The share of the articles of the group that has fewer that give the other value, too."""
        a, b = self._articles(one), self._articles(other)
        return len(a & b) / min(len(a), len(b))

    def _articles(self, rows: Collection[int]) -> set[int]:
        """The articles of rows, and of sums those that give them beside another: any article has a "two"."""
        own = {mention.article for row in rows for mention in self.mentions.copies[row]}
        sums = (row for row in rows if self.mentions.features.of[row] & KIND == MONEY)
        return own.union(*map(self.support, sums))
