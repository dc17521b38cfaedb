"""Judged pairs of texts: the basis of clusters and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from newsclean.dedup.model import Related
from newsclean.text.hashed_tokens import Numbers
from newsclean.text.star_clustering import Score, TextLinks

UNIT = 10_000  # scores are whole numbers of this


def _none() -> tuple[Numbers, Numbers]:
    return np.zeros(0, np.int64), np.zeros(0, np.int64)


@dataclass(slots=True)
class JudgedPairs:
    """Pairs of texts: links for the clusters, and shares for the marks."""

    near: float  # the Jaccard share from which a pair is near, not contained
    stars: TextLinks = field(default_factory=TextLinks)
    strength: Counter[int] = field(default_factory=Counter)  # the match of a text with all others
    shares: dict[tuple[int, int], tuple[float, float, float]] = field(default_factory=dict)
    passages: tuple[Numbers, Numbers] = field(default_factory=_none)  # pairs that share one, copies or not

    def add(self, found: Related) -> None:
        """Add pairs of texts, the first before the second."""
        links = self.stars
        for first, second, jaccard, inside, around, update, dated in zip(*(c.tolist() for c in found), strict=True):
            score: Score = round(UNIT * max(jaccard, inside, around))
            kind = links.updates if update else links.near_dates if dated else links.copies
            kind.setdefault(first, {})[second] = score
            kind.setdefault(second, {})[first] = score
            if not update:
                self.strength[first] += score
                self.strength[second] += score
                self.shares[first, second] = jaccard, inside, around

    def relation(self, text: int, kept: int, centre: int) -> tuple[str, float, str | None]:
        """(relation, score, direction) of a text to the kept one; through the centre if they share too little."""
        if text == kept:
            return "exact", 1.0, None
        told = self.pair(text, kept)
        if told is None:
            one, two = self.pair(text, centre), self.pair(centre, kept)
            if one is None or two is None:  # impossible: each of them matches the centre
                return "near", 0.0, None
            both = {one[0], two[0]} - {"exact"}
            told = "contained" if "contained" in both else "near", one[1] * two[1], one[2] or two[2]
        return told[0], round(told[1], 4), told[2]

    def around(self, text: int) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether it is an update) for all texts similar to a text."""
        for kind, update in ((self.stars.copies, False), (self.stars.near_dates, False), (self.stars.updates, True)):
            for other, score in kind.get(text, {}).items():
                yield other, score, update

    def pair(self, text: int, other: int) -> tuple[str, float, str | None] | None:
        """The same for two texts; None if they share too little to be a pair."""
        if text == other:
            return "exact", 1.0, None
        turned = text > other
        shares = self.shares.get((other, text) if turned else (text, other))
        if shares is None:
            return None
        jaccard, first, second = shares
        inside, around = (second, first) if turned else (first, second)
        if jaccard >= self.near or (inside < around * 1.25 and around < inside * 1.25):
            return "near", jaccard, None
        return "contained", max(inside, around), "part" if inside > around else "whole"
