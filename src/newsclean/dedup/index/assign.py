"""How an article relates to earlier ones: already seen, a copy, an update, or new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newsclean.dedup.index.entry_cache import CODES, NEW, NONE, RELATIONS, Arrival, Assignment, EntryCache, IndexEntry
from newsclean.dedup.index.index_reader import IndexReader
from newsclean.dedup.matching.judged_pairs import UNIT, JudgedPairs, PairRelation
from newsclean.dedup.model import NO_TEXT
from newsclean.text.star_clustering import EXACT, Score, TextLinks

CHAIN = 64  # versions of one article that a later one is compared with: more come from counters and tickers
Search = Callable[[Arrival], JudgedPairs]  # looks up a text that is already known


@dataclass(slots=True)
class Assigner:
    """Assigns articles to clusters one after another. `links` are those of the new texts."""

    reader: IndexReader
    cache: EntryCache
    links: JudgedPairs
    search: Search
    days: float | None
    unlinked: JudgedPairs = field(init=False)

    def __post_init__(self) -> None:
        self.unlinked = JudgedPairs(self.links.near)

    def place(self, it: Arrival) -> Assignment:
        """The assignment of an article."""
        cache = self.cache
        if (seen := cache.seen.get(it.seen, NONE)) >= 0:
            return Assignment(cache.row(self.reader, seen), seen)
        same_id = cache.ids.get(it.id, NONE)
        versions = self._versions(it, same_id)
        nth = cache.row(self.reader, same_id).nth + 1 if same_id >= 0 else 1
        links = self.links if it.new else self.unlinked
        barred = {cache.row(self.reader, version).kept for version in versions}
        best = self._best(it, links, barred)
        if best is None and not it.new and it.text != NO_TEXT:
            links = self.search(it)
            cache.look_up(self.reader, (other for other, _, _ in links.around(it.text)))
            best = self._best(it, links, barred)
        if best is not None:
            return self._copy(it, links, best, nth)
        return self._kept(it, links, versions, nth)

    def _versions(self, it: Arrival, same_id: int) -> list[int]:
        """Earlier versions of an article, by id or by address, the latest first."""
        starts = []
        if same_id >= 0 and it.own and self.cache.row(self.reader, same_id).own:
            starts.append(same_id)
        if it.url and self.cache.urls.get(it.url, NONE) >= 0:
            starts.append(self.cache.urls[it.url])
        found: list[int] = []
        for start in starts:
            at = start
            while at >= 0 and at not in found and len(found) < CHAIN:
                row = self.cache.row(self.reader, at)
                if row.text != it.text:
                    found.append(at)
                at = row.updates
        return found

    def _best(self, it: Arrival, links: JudgedPairs, barred: set[int]) -> int | None:
        """The best match among the articles whose kept copy is near enough in time."""
        updates = links.texts.updates(it.text)
        best: tuple[int, int, int] | None = None
        for other, score, needs_date in self._matching(it, links.texts):
            for article in self.cache.near(other, it.date, self.days):
                row = self.cache.rows[article]
                if row.kept in barred or self.cache.kept(article).text in updates:
                    continue
                if not (needs_date and row.date is None) and (best is None or (score, -row.kept) > best[:2]):
                    best = (score, -row.kept, article)
        return best[2] if best else None

    def _matching(self, it: Arrival, links: TextLinks) -> Iterator[tuple[int, Score, bool]]:
        """(text, score, whether only articles with a date match) for its own text and those that it matches."""
        if it.text != NO_TEXT:
            yield it.text, EXACT, False
            yield from links.matching(it.text, dated=it.date is not None and self.days is not None)

    def _copy(self, it: Arrival, links: JudgedPairs, via: int, nth: int) -> Assignment:
        """A copy of the kept copy, through the article that it matches if the two share too little."""
        between = self.cache.rows[via]
        kept = self.cache.rows[between.kept]
        shared = links.pair(it.text, kept.text)
        if shared is None:
            relation, direction = RELATIONS[between.relation]
            first = links.pair(it.text, between.text) or PairRelation("near", 0.0)
            shared = first.through(PairRelation(relation or "near", between.score / UNIT, direction))
        code = CODES[shared.relation, shared.direction]
        is_first = not any(self.cache.rows[a].kept == between.kept for a in self.cache.near(it.text, kept.date, 0))
        score = min(round(shared.score * UNIT), UNIT)
        return Assignment(
            IndexEntry(it.date, it.text, between.kept, NONE, code, score, nth, it.own, it.url), NONE, is_first
        )

    def _kept(self, it: Arrival, links: JudgedPairs, versions: list[int], nth: int) -> Assignment:
        """A new story, possibly an update of an earlier one."""
        found: list[tuple[int, int]] = []
        around = {other: (score, update) for other, score, update in links.around(it.text)}
        for other, (score, update) in around.items():
            for article in self.cache.near(other, it.date, self.days):
                row = self.cache.rows[article]
                version = article in versions and row.url == it.url != 0
                if row.kept == article and (update or version):
                    found.append((score, article))
        score, of = max(found, default=(0, NONE))
        same_id = [v for v in versions if it.own and self.cache.ids.get(it.id) == v]
        if same_id:
            row = self.cache.rows[same_id[0]]
            of, score = row.kept, around.get(row.text, (0, True))[0]
        code = CODES["update", None] if of >= 0 else NEW
        row = IndexEntry(it.date, it.text, it.article, of, code, min(score, UNIT), nth, it.own, it.url)
        return Assignment(row, NONE, it.text != NO_TEXT)
