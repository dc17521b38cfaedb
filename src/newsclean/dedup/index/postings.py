"""The entries of an index that may matter to a batch, looked up for the whole batch at once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from newsclean.dedup.shelf import Shelf, texts_range
from newsclean.text.hashed_tokens import Hashes
from newsclean.text.star_clustering import FEW

NEW, NONE = 0, -1
RELATIONS = (
    (None, None),
    ("exact", None),
    ("near", None),
    ("contained", "part"),
    ("contained", "whole"),
    ("update", None),
)
CODES = {told: code for code, told in enumerate(RELATIONS)}
ARTICLE_BITS = 32
FACTS = ("dates", "texts", "kept", "updates", "relation", "score", "nth", "own", "urls")


class PostingRow(NamedTuple):
    """The entry of an article in the index."""

    date: float | None
    text: int
    kept: int  # the article it is a copy of; itself when it was kept
    updates: int
    relation: int
    score: int
    nth: int  # of the articles with its id
    own: bool  # the id came with the article
    url: int


class Arrival(NamedTuple):
    """An article to be assigned, as numbers."""

    article: int
    text: int
    new: bool  # its text is
    date: float | None
    url: int
    own: bool
    id: int
    seen: int


class Placed(NamedTuple):
    """The assignment of an article."""

    row: PostingRow
    seen: int = NONE  # the article it repeats
    first: bool = False  # the first of its cluster with that text


@dataclass(slots=True)
class Met:
    """For one text: the first article of each cluster that has it, by the date of the kept copy."""

    dated: list[tuple[float, int]] = field(default_factory=list)
    undated: list[int] = field(default_factory=list)

    def put(self, date: float | None, article: int) -> None:
        """Add an article."""
        if date is None:
            self.undated.append(article)
        else:
            insort(self.dated, (date, article))

    def near(self, date: float | None, days: float | None) -> Iterator[int]:
        """The articles near enough in time; for an article without a date, the first few."""
        if date is None:
            yield from (article for _, article in self.dated[:FEW])
        elif days is None:
            yield from (article for _, article in self.dated)
        else:
            at = bisect_left(self.dated, (date - days, -1))
            while at < len(self.dated) and self.dated[at][0] <= date + days:
                yield self.dated[at][1]
                at += 1
        yield from self.undated


@dataclass(slots=True)
class Sights:
    """The entries relevant to a few articles, looked up at once, and the articles themselves as they arrive."""

    rows: dict[int, PostingRow] = field(default_factory=dict)
    of_text: dict[int, Met] = field(default_factory=dict)
    ids: dict[int, int] = field(default_factory=dict)  # the last article with an id
    seen: dict[int, int] = field(default_factory=dict)  # … with an id and a text
    urls: dict[int, int] = field(default_factory=dict)

    def look_up(self, shelf: Shelf, texts: Iterable[int]) -> None:
        """Load the articles with some texts."""
        asked = np.array(sorted({text for text in texts if text >= 0} - self.of_text.keys()), np.int64)
        if not len(asked):
            return
        self.of_text.update((text, Met()) for text in asked.tolist())
        found = [
            value for values, _ in shelf.ranges("met", *texts_range(asked, ARTICLE_BITS)) for value in values.tolist()
        ]
        articles = [value & ((1 << ARTICLE_BITS) - 1) for value in found]
        self.take(shelf, articles)
        self.take(shelf, (self.rows[article].kept for article in articles))
        for value, article in zip(found, articles, strict=True):
            self.of_text[value >> ARTICLE_BITS].put(self.kept(article).date, article)

    def kept(self, article: int) -> PostingRow:
        """The kept copy of a loaded article."""
        return self.rows[self.rows[article].kept]

    def near(self, text: int, date: float | None, days: float | None) -> Iterator[int]:
        """The articles with a text whose kept copies are near enough in time."""
        met = self.of_text.get(text)
        return met.near(date, days) if met else iter(())

    def look_up_keys(self, shelf: Shelf, lookup: str, keys: Hashes) -> None:
        """Load the articles with some ids, addresses or both id and text."""
        known = {"id": self.ids, "seen": self.seen, "url": self.urls}[lookup]
        at = shelf.latest(lookup, keys)
        known.update((key, article) for key, article in zip(keys.tolist(), at.tolist(), strict=True) if article >= 0)
        self.take(shelf, set(at[at >= 0].tolist()))

    def take(self, shelf: Shelf, articles: Iterable[int]) -> None:
        """Load the facts of articles."""
        asked = np.array(sorted(set(articles) - self.rows.keys()), np.int64)
        columns = [shelf.facts(name, asked).tolist() for name in FACTS]
        for article, row in zip(asked.tolist(), zip(*columns, strict=True), strict=True):
            self.rows[article] = _row(*row)

    def row(self, shelf: Shelf, article: int) -> PostingRow:
        """The facts of one."""
        if article not in self.rows:
            self.take(shelf, [article])
        return self.rows[article]

    def put(self, it: Arrival, placed: Placed) -> None:
        """Add a new article."""
        self.rows[it.article] = placed.row
        self.ids[it.id] = self.seen[it.seen] = it.article
        if it.url:
            self.urls[it.url] = it.article
        if placed.first:
            self.of_text.setdefault(it.text, Met()).put(self.kept(it.article).date, it.article)


def _row(date: float, text: int, *rest: Any) -> PostingRow:
    kept, updates, relation, score, nth, own, url = rest
    return PostingRow(None if date != date else date, text, kept, updates, relation, score, nth, bool(own), url)  # noqa: PLR0124
