"""Star clusters: every member matches the centre, so chains of partial copies do not join unrelated texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

EXACT = 20_000  # above every score of texts that differ
FEW = 8  # days of a daily bulletin that an undated copy of it is compared with
Score = int  # shares in ten-thousandths: whole numbers, so that no sum depends on the order
Item = TypeVar("Item")


@dataclass(slots=True)
class TextLinks:
    """The links between texts: which are copies, with what score, and which are updates and must not be joined."""

    copies: dict[int, dict[int, Score]] = field(default_factory=dict)
    near_dates: dict[int, dict[int, Score]] = field(default_factory=dict)  # copies if both have dates
    updates: dict[int, dict[int, Score]] = field(default_factory=dict)

    def texts(self) -> set[int]:
        """The texts that have a link to another."""
        return {*self.copies, *self.near_dates, *self.updates}

    def matching(self, text: int, *, dated: bool) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether only articles with a date match) for the copies of a text; `dated`: it has a date."""
        for other, score in self.copies.get(text, {}).items():
            yield other, score, False
        for other, score in self.near_dates.get(text, {}).items() if dated else ():
            yield other, score, True


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
    """An article for clustering: the number of its text, its date and its address."""

    text: int
    date: float | None
    url: str = ""


@dataclass(slots=True)
class StarCluster:
    """A cluster while it is being built."""

    rank: int  # of its centre
    centre: int
    first: float | None
    last: float | None
    texts: set[int]
    urls: dict[str, int] = field(default_factory=dict)  # the text that each address had

    def takes(self, it: Point, days: float | None, updates: dict[int, Score]) -> bool:
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
        updates = self.links.updates.get(it.text, {})
        best: tuple[Score, int, StarCluster] | None = None
        for found in self._matching(it):
            if (best is None or found[:2] > best[:2]) and found[2].takes(it, self.days, updates):
                best = found
        return best[2] if best else None
