"""The articles that share anything with another, with names and keys in memory: each is asked for often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any

import numpy as np

from newsclean.dedup.clustering.order import named
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.model import NO_TEXT, ArticleFacts, Growing, Value, repeated_texts
from newsclean.dedup.reading.arrivals import key_of
from newsclean.dedup.spilling.overlay import Overlaid
from newsclean.text.star_clustering import Point


def not_alone(facts: ArticleFacts, links: JudgedPairs) -> list[int]:
    """The articles whose text is also that of another, or similar to one; few in most news."""
    near = np.union1d(links.texts.texts(), np.fromiter(repeated_texts(facts.texts), np.int64))
    return np.flatnonzero(np.isin(facts.texts, near[near != NO_TEXT])).tolist()


def at_hand(facts: ArticleFacts, links: JudgedPairs) -> ArticleFacts:
    """The facts with a unique name for each article; the ids of those not alone are read into memory."""
    if facts.names is not None:
        return facts
    if not isinstance(facts.ids, list):
        held: Any = Overlaid(facts.ids, dict(_some_of(facts.ids, not_alone(facts, links))))
        facts = facts._replace(ids=held)
    return facts._replace(names=named(facts))


def points_of(facts: ArticleFacts, some: Sequence[int]) -> dict[int, Point]:
    """What clusters are made of, for some articles in order."""
    return {at: Point(facts.texts[at], facts.dates[at], key_of(url)) for at, url in _some_of(facts.urls, some)}


def _some_of(column: Growing[Value], some: Sequence[int]) -> Iterator[tuple[int, Value]]:
    """Some values with their places, in order; from the disk they are read in one pass."""
    wanted = np.zeros(len(column), np.uint8)
    wanted[some] = True
    return zip(some, compress(column, wanted.tobytes()), strict=True)
