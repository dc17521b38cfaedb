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
from newsclean.text.hashed_tokens import Numbers
from newsclean.text.star_clustering import Point

PART = 1 << 17  # articles; while one is settled, it takes a kilobyte


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


class Addresses:
    """A key of the address of each article that is not alone, 0 for none: read once, 16 bytes for each."""

    def __init__(self, facts: ArticleFacts, some: Sequence[int]) -> None:
        self._texts, self._dates = facts.texts, facts.dates
        self._some = np.array(some, np.int64)
        self._keys = np.fromiter((key_of(url) for _, url in _some_of(facts.urls, some)), np.uint64, len(some))

    def points(self, part: Sequence[int]) -> dict[int, Point]:
        """What clusters are made of, for some of the articles."""
        keys = self._keys[np.searchsorted(self._some, part)].tolist()
        return {at: Point(self._texts[at], self._dates[at], key) for at, key in zip(part, keys, strict=True)}


def unlinked_parts(facts: ArticleFacts, links: JudgedPairs, some: Sequence[int]) -> Iterator[list[int]]:
    """Articles in parts of PART and more, none linked to one of another part, so that each part can be settled alone.

    Links join texts; so all articles of one text, and of texts that are linked in any number of steps, stay together.
    """
    if len(some) <= PART:
        yield list(some)
        return
    own = np.array(some, np.int64)
    texts = np.asarray(facts.texts, np.int64)[own]
    group = components(texts, *links.texts.ends())
    order = np.argsort(group, kind="stable")
    edges = np.flatnonzero(np.diff(group[order])) + 1  # where a group begins
    start = 0
    while start < len(own):
        after = np.searchsorted(edges, start + PART)
        end = int(edges[after]) if after < len(edges) else len(own)
        yield np.sort(own[order[start:end]]).tolist()
        start = end


def components(values: Numbers, ones: Numbers, others: Numbers) -> Numbers:
    """A number for each value, the same for those that pairs join in any number of steps.

    >>> components(np.array([7, 3, 9, 4, 3]), np.array([3, 4]), np.array([4, 9])).tolist()
    [2, 0, 0, 0, 0]
    """
    known, place = np.unique(np.concatenate([values, ones, others]), return_inverse=True)
    a, b = np.split(place[len(values) :], 2)
    group = np.arange(len(known))
    while len(a):  # each round at least halves the longest way to the least of a group
        least = np.minimum(group[a], group[b])
        np.minimum.at(group, group[a], least)
        np.minimum.at(group, group[b], least)
        while (group != group[group]).any():
            group = group[group]
        apart = group[a] != group[b]
        a, b = a[apart], b[apart]
    return group[place[: len(values)]]


def _some_of(column: Growing[Value], some: Sequence[int]) -> Iterator[tuple[int, Value]]:
    """Some values with their places, in order; from the disk they are read in one pass."""
    wanted = np.zeros(len(column), np.uint8)
    wanted[some] = True
    return zip(some, compress(column, wanted.tobytes()), strict=True)
