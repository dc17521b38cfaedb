"""Star clusters: every member matches the centre, so chains of partial copies do not join unrelated texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from newsclean.text.hashed_tokens import Numbers

EXACT = 20_000  # above every score of texts that differ
FEW = 8  # days of a daily bulletin that an undated copy of it is compared with
COPY, NEAR_DATES, UPDATE = range(3)  # kinds of links: NEAR_DATES are copies if both have dates
Score = int  # shares in ten-thousandths: whole numbers, so that no sum depends on the order
Item = TypeVar("Item")


class Link(NamedTuple):
    """A link of a text: the other text, the score, the kind of the link, and which pair it is."""

    other: int
    score: Score
    kind: int
    pair: int


class TextLinks:
    """The links between texts as columns: dicts would take thirty times the 30 bytes of a pair.

    >>> links = TextLinks(*np.array([[1, 1, 4], [4, 9, 9], [7000, 8000, 9000], [COPY, UPDATE, NEAR_DATES]]))
    >>> list(links.matching(4, dated=True)), list(links.matching(4, dated=False)), list(links.matching(5, dated=True))
    ([(1, 7000, False), (9, 9000, True)], [(1, 7000, False)], [])
    >>> links.texts().tolist(), links.updates(1), links.strengths(np.array([4, 5, 9])).tolist()
    ([1, 4, 9], {9}, [16000, 0, 9000])
    """

    def __init__(self, first: Numbers, second: Numbers, scores: Numbers, kinds: Numbers) -> None:
        self._scores, self._kinds = scores, kinds
        ends, pairs = np.concatenate([first, second]), np.tile(np.arange(len(first), dtype=np.int32), 2)
        order = np.lexsort((pairs, ends))
        self._pairs, self._others = pairs[order], np.concatenate([second, first])[order].astype(np.int32)
        self._texts, starts = np.unique(ends[order], return_index=True)
        self._starts = np.append(starts, len(ends))
        self._last: tuple[int, list[Link]] = -1, []

    def texts(self) -> Numbers:
        """The texts that have a link to another, in order."""
        return self._texts

    def ends(self) -> tuple[Numbers, Numbers]:
        """A text of each link, and the other; each link both ways."""
        return np.repeat(self._texts, np.diff(self._starts)), self._others.astype(np.int64)

    def of(self, text: int) -> list[Link]:
        """The links of a text, in the order of the pairs."""
        if text != self._last[0]:  # it is asked for its copies and its updates in turn
            self._last = text, self._read(text)
        return self._last[1]

    def _read(self, text: int) -> list[Link]:
        at = int(self._texts.searchsorted(text))
        if at == len(self._texts) or self._texts[at] != text:
            return []
        its = slice(self._starts[at], self._starts[at + 1])
        rows = self._pairs[its]
        columns = self._others[its], self._scores[rows], self._kinds[rows], rows
        return [*map(Link, *(column.tolist() for column in columns))]

    def matching(self, text: int, *, dated: bool) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether only articles with a date match) for the copies of a text; `dated`: it has a date."""
        links = self.of(text)
        yield from ((link.other, link.score, False) for link in links if link.kind == COPY)
        if dated:
            yield from ((link.other, link.score, True) for link in links if link.kind == NEAR_DATES)

    def updates(self, text: int) -> set[int]:
        """The texts that are updates of a text, or that it is one of."""
        return {link.other for link in self.of(text) if link.kind == UPDATE}

    def strengths(self, texts: Numbers) -> Numbers:
        """The match of each text with all that are no updates of it: the sum of the scores."""
        counted = np.where(self._kinds == UPDATE, 0, self._scores).astype(np.int64)[self._pairs]
        sums = np.append(np.add.reduceat(counted, self._starts[:-1]) if len(counted) else counted, 0)
        at = np.searchsorted(self._texts, texts)
        known = np.append(self._texts, -1)[at] == texts
        return np.where(known, sums[at], 0)


@dataclass(slots=True)
class ByDate(Generic[Item]):
    """Items by date and rank, and those without a date.

    >>> items = ByDate[str]()
    >>> for date, item in ((5.0, "b"), (None, "c"), (1.0, "a")):
    ...     items.put(date, 0, item)
    >>> items.near(4.0, 2.0), items.near(9.0, 2.0), items.near(None, 2.0)
    (['b', 'c'], ['c'], ['a', 'b', 'c'])
    """

    dated: list[tuple[float, int, Item]] = field(default_factory=list)
    undated: list[Item] = field(default_factory=list)

    def put(self, date: float | None, rank: int, item: Item) -> None:
        """Add an item; of one date and rank there is one."""
        if date is None:
            self.undated.append(item)
        else:
            insort(self.dated, (date, rank, item))

    def near(self, date: float | None, days: float | None) -> Sequence[Item]:
        """The items near enough in time; without a date, the first few."""
        if not self.dated:
            return self.undated
        if date is None or days is None:
            few = self.dated[:FEW] if date is None else self.dated
            return [*(row[2] for row in few), *self.undated]
        at, found = bisect_left(self.dated, (date - days,)), []
        while at < len(self.dated) and self.dated[at][0] <= date + days:
            found.append(self.dated[at][2])
            at += 1
        return [*found, *self.undated]


class Point(NamedTuple):
    """An article for clustering: the number of its text, its date, and a key of its address (0 for none)."""

    text: int
    date: float | None
    url: int = 0


@dataclass(slots=True)
class StarCluster:
    """A cluster while it is being built."""

    rank: int  # of its centre
    centre: int
    first: float | None
    last: float | None
    texts: set[int]
    urls: dict[int, int] = field(default_factory=dict)  # the text that each address had

    def takes(self, it: Point, days: float | None, updates: set[int]) -> bool:
        """Whether it may join: no later version of a member, no update of most of them, and near enough in time."""
        if it.url and self.urls.get(it.url, it.text) != it.text:
            return False
        if it.text not in self.texts and 2 * sum(other in updates for other in self.texts) > len(self.texts):
            return False
        date = it.date
        if days is None or date is None or self.first is None or self.last is None:
            return True
        return max(date, self.last) - min(date, self.first) <= days

    def add(self, it: Point) -> None:
        """Add an article."""
        self.texts.add(it.text)
        if it.url:
            self.urls.setdefault(it.url, it.text)
        date = it.date
        if date is not None:
            self.first = date if self.first is None else min(date, self.first)
            self.last = date if self.last is None else max(date, self.last)


class StarClustering:
    """Finds the clusters of articles, visited in an order in which possible centres come first."""

    def __init__(self, points: Mapping[int, Point] | Sequence[Point], links: TextLinks, days: float | None) -> None:
        self.points, self.links, self.days = points, links, days
        self.centres: dict[int, ByDate[StarCluster]] = {}  # by text
        self.cluster_of: dict[int, StarCluster] = {}

    def found(self, order: Sequence[int]) -> dict[int, int]:
        """The centre of each article of those in `order`."""
        rest = [(rank, at) for rank, at in enumerate(order) if not self._as_centre(rank, at)]
        for rank, at in rest:
            cluster = self._best(self.points[at])
            if cluster is None:
                self._new(rank, at)
            else:
                cluster.add(self.points[at])
                self.cluster_of[at] = cluster
        return {at: cluster.centre for at, cluster in self.cluster_of.items()}

    def _as_centre(self, rank: int, at: int) -> bool:
        if any(True for _ in self._matching(self.points[at])):
            return False
        self._new(rank, at)
        return True

    def _new(self, rank: int, at: int) -> None:
        point = self.points[at]
        cluster = StarCluster(rank, at, None, None, set())
        cluster.add(point)
        self.cluster_of[at] = cluster
        if point.text >= 0:
            self.centres.setdefault(point.text, ByDate()).put(point.date, rank, cluster)

    def _matching(self, it: Point) -> Iterator[tuple[Score, int, StarCluster]]:
        """(score, -rank of the centre, cluster) of the clusters that an article matches."""
        if it.text < 0:  # without words
            return
        near, date = self._near, it.date
        for cluster in near(it.text, date):
            yield EXACT, -cluster.rank, cluster
        for other, score, needs_date in self.links.matching(it.text, dated=date is not None and self.days is not None):
            for cluster in near(other, date):
                if not needs_date or self.points[cluster.centre].date is not None:
                    yield score, -cluster.rank, cluster

    def _near(self, text: int, date: float | None) -> Sequence[StarCluster]:
        """The clusters whose centre has that text and is near enough in time."""
        centres = self.centres.get(text)
        return centres.near(date, self.days) if centres else ()

    def _best(self, it: Point) -> StarCluster | None:
        updates = self.links.updates(it.text)
        best: tuple[Score, int, StarCluster] | None = None
        for found in self._matching(it):
            if (best is None or found[:2] > best[:2]) and found[2].takes(it, self.days, updates):
                best = found
        return best[2] if best else None
