"""Judged pairs of texts: the basis of clusters and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from newsclean.dedup.model import Related
from newsclean.text.hashed_tokens import Numbers
from newsclean.text.star_clustering import Score, TextLinks

UNIT = 10_000  # scores are whole numbers of this


def _none() -> tuple[Numbers, Numbers]:
    return np.zeros(0, np.int64), np.zeros(0, np.int64)


class PairRelation(NamedTuple):
    """What a text is to another: exact, near or contained, with its score; of a contained text, the direction."""

    relation: str
    score: float
    direction: str | None = None

    def through(self, next_one: PairRelation) -> PairRelation:
        """The relation to a third text, from that to a text between and of that to the third.

        >>> PairRelation("near", 0.8).through(PairRelation("contained", 0.5, "part"))
        PairRelation(relation='contained', score=0.4, direction='part')
        >>> PairRelation("exact", 1.0).through(PairRelation("near", 0.9))
        PairRelation(relation='near', score=0.9, direction=None)
        """
        relation = "contained" if "contained" in (self.relation, next_one.relation) else "near"
        return PairRelation(relation, self.score * next_one.score, self.direction or next_one.direction)


EXACT_COPY = PairRelation("exact", 1.0)


@dataclass(slots=True)
class JudgedPairs:
    """Pairs of texts: links for the clusters, and shares for the marks."""

    near: float  # the Jaccard share from which a pair is near, not contained
    texts: TextLinks = field(default_factory=TextLinks)
    strength: Counter[int] = field(default_factory=Counter)  # the match of a text with all others
    shares: dict[tuple[int, int], tuple[float, float, float]] = field(default_factory=dict)
    passages: tuple[Numbers, Numbers] = field(default_factory=_none)  # pairs that share one, copies or not

    def add(self, found: Related) -> None:
        """Add pairs of texts, the first before the second."""
        links = self.texts
        for first, second, jaccard, inside, around, update, dated in zip(*(c.tolist() for c in found), strict=True):
            score: Score = round(UNIT * max(jaccard, inside, around))
            kind = links.updates if update else links.near_dates if dated else links.copies
            kind.setdefault(first, {})[second] = score
            kind.setdefault(second, {})[first] = score
            if not update:
                self.strength[first] += score
                self.strength[second] += score
                self.shares[first, second] = jaccard, inside, around

    def relation(self, text: int, kept: int, centre: int) -> PairRelation:
        """The relation of a text to the kept one; through the centre if they share too little."""
        shared = self.pair(text, kept)
        if shared is None:
            one, two = self.pair(text, centre), self.pair(centre, kept)
            if one is None or two is None:  # impossible: each of them matches the centre
                return PairRelation("near", 0.0)
            shared = one.through(two)
        return shared._replace(score=round(shared.score, 4))

    def around(self, text: int) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether it is an update) for all texts similar to a text."""
        for kind, update in ((self.texts.copies, False), (self.texts.near_dates, False), (self.texts.updates, True)):
            for other, score in kind.get(text, {}).items():
                yield other, score, update

    def pair(self, text: int, other: int) -> PairRelation | None:
        """The relation of two texts; None if they share too little to be a pair."""
        if text == other:
            return EXACT_COPY
        swapped = text > other
        shares = self.shares.get((other, text) if swapped else (text, other))
        if shares is None:
            return None
        jaccard, first, second = shares
        inside, around = (second, first) if swapped else (first, second)
        if jaccard >= self.near or (inside < around * 1.25 and around < inside * 1.25):
            return PairRelation("near", jaccard)
        return PairRelation("contained", max(inside, around), "part" if inside > around else "whole")
