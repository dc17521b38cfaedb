"""Judged pairs of texts: the basis of clusters and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newsclean.dedup.model import Related, no_pairs, repeated_texts
from newsclean.text.hashed_tokens import Numbers
from newsclean.text.star_clustering import COPY, EXACT, NEAR_DATES, UPDATE, Score, TextLinks

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


class JudgedPairs:
    """Pairs of texts, the first before the second: links for the clusters, and shares for the marks."""

    def __init__(self, near: float, found: Related | None = None) -> None:
        self.near = near  # the Jaccard share from which a pair is near, not contained
        self.passages = _none()  # pairs that share one, copies or not
        found = found or no_pairs()
        self._shares = found.jaccard, found.inside_first, found.inside_second
        scores = np.rint(UNIT * np.maximum.reduce(self._shares)).astype(np.int32)
        kinds = np.where(found.update, UPDATE, np.where(found.dated, NEAR_DATES, COPY))
        self.texts = TextLinks(found.first, found.second, scores, kinds)

    def strengths(self, texts: Sequence[int], some: Sequence[int]) -> dict[int, Score]:
        """The match of the text of some articles with those of all others; `texts` has the text of each article."""
        again, own = repeated_texts(texts), np.asarray(texts, np.int64)[np.array(some, np.int64)]
        rows = zip(some, own.tolist(), self.texts.strengths(own).tolist(), strict=True)
        return {at: (again.get(text, 1) - 1) * EXACT + similar for at, text, similar in rows}

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
        return ((link.other, link.score, link.kind == UPDATE) for link in self.texts.of(text))

    def pair(self, text: int, other: int) -> PairRelation | None:
        """The relation of two texts; None if they share too little to be a pair."""
        if text == other:
            return EXACT_COPY
        row = next((it.pair for it in self.texts.of(text) if it.other == other and it.kind != UPDATE), None)
        if row is None:
            return None
        jaccard, first, second = (float(column[row]) for column in self._shares)
        inside, around = (second, first) if text > other else (first, second)
        if jaccard >= self.near or (inside < around * 1.25 and around < inside * 1.25):
            return PairRelation("near", jaccard)
        return PairRelation("contained", max(inside, around), "part" if inside > around else "whole")
