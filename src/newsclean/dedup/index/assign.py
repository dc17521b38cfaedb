"""How an article relates to earlier ones: already seen, a copy, an update, or new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsclean.dedup.index.postings import CODES, NEW, NONE, RELATIONS, Arrival, Placed, PostingRow, Sights
from newsclean.dedup.matching.judged_pairs import UNIT, JudgedPairs
from newsclean.dedup.model import NO_TEXT
from newsclean.dedup.shelf import Shelf
from newsclean.text.star_clustering import EXACT, Score, TextLinks

CHAIN = 64  # versions of one article that a later one is compared with: more come from counters and tickers
Search = Callable[[Arrival], JudgedPairs]  # looks up a text that is already known


@dataclass(slots=True)
class Placer:
    """Assigns articles to clusters one after another. `links` are those of the new texts."""

    shelf: Shelf
    sights: Sights
    links: JudgedPairs
    search: Search
    days: float | None

    def place(self, it: Arrival) -> Placed:
        """The assignment of an article."""
        sights = self.sights
        if (seen := sights.seen.get(it.seen, NONE)) >= 0:
            return Placed(sights.row(self.shelf, seen), seen)
        same_id = sights.ids.get(it.id, NONE)
        versions = self._versions(it, same_id)
        nth = sights.row(self.shelf, same_id).nth + 1 if same_id >= 0 else 1
        links = self.links if it.new else JudgedPairs(self.links.near)
        barred = {sights.row(self.shelf, version).kept for version in versions}
        best = self._best(it, links, barred)
        if best is None and not it.new and it.text != NO_TEXT:
            links = self.search(it)
            sights.look_up(self.shelf, (other for other, _, _ in links.around(it.text)))
            best = self._best(it, links, barred)
        if best is not None:
            return self._copy(it, links, best, nth)
        return self._kept(it, links, versions, nth)

    def _versions(self, it: Arrival, same_id: int) -> list[int]:
        """Articles of which this is a later version, by id or by address, the latest first."""
        starts = []
        if same_id >= 0 and it.own and self.sights.row(self.shelf, same_id).own:
            starts.append(same_id)
        if it.url and self.sights.urls.get(it.url, NONE) >= 0:
            starts.append(self.sights.urls[it.url])
        found: list[int] = []
        for start in starts:
            at = start
            while at >= 0 and at not in found and len(found) < CHAIN:
                row = self.sights.row(self.shelf, at)
                if row.text != it.text:
                    found.append(at)
                at = row.updates
        return found

    def _best(self, it: Arrival, links: JudgedPairs, barred: set[int]) -> int | None:
        """The best match among the articles whose kept copy is near enough in time."""
        updates = links.stars.updates.get(it.text, {})
        best: tuple[int, int, int] | None = None
        for other, score, sure in self._matching(it, links.stars):
            for article in self.sights.near(other, it.date, self.days):
                row = self.sights.rows[article]
                if row.kept in barred or self.sights.kept(article).text in updates:
                    continue
                if (sure or row.date is not None) and (best is None or (score, -row.kept) > best[:2]):
                    best = (score, -row.kept, article)
        return best[2] if best else None

    def _matching(self, it: Arrival, links: TextLinks) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether it needs no date) for its own text and those that it matches."""
        if it.text == NO_TEXT:
            return
        yield it.text, EXACT, True
        yield from ((other, score, True) for other, score in links.copies.get(it.text, {}).items())
        if it.date is not None and self.days is not None:
            yield from ((other, score, False) for other, score in links.near_dates.get(it.text, {}).items())

    def _copy(self, it: Arrival, links: JudgedPairs, via: int, nth: int) -> Placed:
        """A copy of the kept copy, through the article that it matches if the two share too little."""
        between = self.sights.rows[via]
        kept = self.sights.rows[between.kept]
        told = links.pair(it.text, kept.text)
        if told is None:
            relation, direction = RELATIONS[between.relation]
            mine = links.pair(it.text, between.text) or ("near", 0.0, None)
            one = "contained" if "contained" in (mine[0], relation) else "near"
            told = one, mine[1] * (between.score / UNIT), (mine[2] or direction) if one == "contained" else None
        code = CODES[told[0], told[2]]
        first = not any(self.sights.rows[a].kept == between.kept for a in self.sights.near(it.text, kept.date, 0))
        score = min(round(told[1] * UNIT), UNIT)
        return Placed(PostingRow(it.date, it.text, between.kept, NONE, code, score, nth, it.own, it.url), NONE, first)

    def _kept(self, it: Arrival, links: JudgedPairs, versions: list[int], nth: int) -> Placed:
        """A new story, possibly an update of an earlier one."""
        found: list[tuple[int, int]] = []
        around = {other: (score, update) for other, score, update in links.around(it.text)}
        for other, (score, update) in around.items():
            for article in self.sights.near(other, it.date, self.days):
                row = self.sights.rows[article]
                version = article in versions and row.url == it.url != 0
                if row.kept == article and (update or version):
                    found.append((score, article))
        score, of = max(found, default=(0, NONE))
        same_id = [v for v in versions if it.own and self.sights.ids.get(it.id) == v]
        if same_id:
            row = self.sights.rows[same_id[0]]
            of, score = row.kept, around.get(row.text, (0, True))[0]
        code = CODES["update", None] if of >= 0 else NEW
        row = PostingRow(it.date, it.text, it.article, of, code, min(score, UNIT), nth, it.own, it.url)
        return Placed(row, NONE, it.text != NO_TEXT)
