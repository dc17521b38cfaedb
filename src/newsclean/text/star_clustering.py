"""Star clusters: every member matches the centre, so chains of partial copies do not join unrelated texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

EXACT = 20_000  # above every score of texts that differ
FEW = 8  # days of a daily bulletin that an undated copy of it is compared with
Score = int  # shares in ten-thousandths: whole numbers, so that no sum depends on the order


@dataclass(slots=True)
class TextLinks:
    """The links between texts: which are copies, with what score, and which are updates and must not be joined."""

    copies: dict[int, dict[int, Score]] = field(default_factory=dict)
    near_dates: dict[int, dict[int, Score]] = field(default_factory=dict)  # copies if both have dates
    updates: dict[int, dict[int, Score]] = field(default_factory=dict)

    def texts(self) -> set[int]:
        """The texts that have a link to another."""
        return {*self.copies, *self.near_dates, *self.updates}


class Point(NamedTuple):
    """An article for clustering: the number of its text, its date and its address."""

    text: int
    date: float | None
    url: str = ""


@dataclass(slots=True)
class Star:
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


class Sky:
    """The centres, by text and then by date."""

    def __init__(self, days: float | None) -> None:
        self.days = days
        self._dated: dict[int, list[tuple[float, int, Star]]] = {}
        self._undated: dict[int, list[Star]] = {}

    def put(self, star: Star, text: int, date: float | None) -> None:
        """Add a centre."""
        if date is None:
            self._undated.setdefault(text, []).append(star)
        else:
            insort(self._dated.setdefault(text, []), (date, star.rank, star), key=lambda row: row[:2])

    def near(self, text: int, date: float | None) -> Sequence[Star]:
        """The centres with that text that are near enough in time."""
        dated, undated = self._dated.get(text), self._undated.get(text, ())
        if not dated:
            return undated
        if date is None or self.days is None:
            few = dated[:FEW] if date is None else dated
            return [*(row[2] for row in few), *undated]
        at, found = bisect_left(dated, date - self.days, key=_date), []
        while at < len(dated) and dated[at][0] <= date + self.days:
            found.append(dated[at][2])
            at += 1
        return [*found, *undated]


def _date(row: tuple[float, int, Star]) -> float:
    return row[0]


class Stars:
    """Finds the clusters of articles, visited in an order in which possible centres come first."""

    def __init__(self, points: Mapping[int, Point] | Sequence[Point], links: TextLinks, days: float | None) -> None:
        self.points, self.links, self.days = points, links, days
        self.sky = Sky(days)
        self.star_of: dict[int, Star] = {}

    def found(self, order: Sequence[int]) -> dict[int, int]:
        """The centre of each article of those in `order`."""
        rest = [(rank, at) for rank, at in enumerate(order) if not self._as_centre(rank, at)]
        for rank, at in rest:
            star = self._best(self.points[at])
            if star is None:
                self._new(rank, at)
            else:
                star.add(self.points[at])
                self.star_of[at] = star
        return {at: star.centre for at, star in self.star_of.items()}

    def _as_centre(self, rank: int, at: int) -> bool:
        if any(True for _ in self._matching(self.points[at])):
            return False
        self._new(rank, at)
        return True

    def _new(self, rank: int, at: int) -> None:
        point = self.points[at]
        star = Star(rank, at, None, None, set())
        star.add(point)
        self.star_of[at] = star
        if point.text >= 0:
            self.sky.put(star, point.text, point.date)

    def _matching(self, it: Point) -> Iterator[tuple[Score, int, Star]]:
        """(score, -rank of the centre, cluster) of the clusters that an article matches."""
        if it.text < 0:  # without words
            return
        near, date = self.sky.near, it.date
        for star in near(it.text, date):
            yield EXACT, -star.rank, star
        for other, score in self.links.copies.get(it.text, {}).items():
            for star in near(other, date):
                yield score, -star.rank, star
        if date is None or self.days is None:
            return
        for other, score in self.links.near_dates.get(it.text, {}).items():
            for star in near(other, date):
                if self.points[star.centre].date is not None:
                    yield score, -star.rank, star

    def _best(self, it: Point) -> Star | None:
        updates = self.links.updates.get(it.text, {})
        best: tuple[Score, int, Star] | None = None
        for found in self._matching(it):
            if (best is None or found[:2] > best[:2]) and found[2].takes(it, self.days, updates):
                best = found
        return best[2] if best else None
