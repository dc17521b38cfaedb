"""The entries of an index that may matter to a batch, looked up for the whole batch at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from newsclean.dedup.index.index_reader import IndexReader, texts_range
from newsclean.text.hashed_tokens import Hashes
from newsclean.text.star_clustering import ByDate

NEW, NONE = 0, -1
RELATIONS = (
    (None, None),
    ("exact", None),
    ("near", None),
    ("contained", "part"),
    ("contained", "whole"),
    ("update", None),
)
CODES = {relation: code for code, relation in enumerate(RELATIONS)}
ARTICLE_BITS = 32
FACTS = ("dates", "texts", "kept", "updates", "relation", "score", "nth", "own", "urls")


class IndexEntry(NamedTuple):
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


class Assignment(NamedTuple):
    """The assignment of an article."""

    row: IndexEntry
    seen: int = NONE  # the article it repeats
    first: bool = False  # the first of its cluster with that text


@dataclass(slots=True)
class EntryCache:
    """The entries relevant to a few articles, looked up at once, and the articles themselves as they arrive."""

    rows: dict[int, IndexEntry] = field(default_factory=dict)
    of_text: dict[int, ByDate[int]] = field(default_factory=dict)  # the first article of each cluster with a text
    ids: dict[int, int] = field(default_factory=dict)  # the last article with an id
    seen: dict[int, int] = field(default_factory=dict)  # … with an id and a text
    urls: dict[int, int] = field(default_factory=dict)

    def look_up(self, reader: IndexReader, texts: Iterable[int]) -> None:
        """Load the articles with some texts."""
        asked = np.array(sorted({text for text in texts if text >= 0} - self.of_text.keys()), np.int64)
        if not len(asked):
            return
        self.of_text.update((text, ByDate()) for text in asked.tolist())
        found = [
            value for values, _ in reader.ranges("met", *texts_range(asked, ARTICLE_BITS)) for value in values.tolist()
        ]
        articles = [value & ((1 << ARTICLE_BITS) - 1) for value in found]
        self.take(reader, articles)
        self.take(reader, (self.rows[article].kept for article in articles))
        for value, article in zip(found, articles, strict=True):
            self.of_text[value >> ARTICLE_BITS].put(self.kept(article).date, article, article)

    def kept(self, article: int) -> IndexEntry:
        """The kept copy of a loaded article."""
        return self.rows[self.rows[article].kept]

    def near(self, text: int, date: float | None, days: float | None) -> Sequence[int]:
        """The articles with a text whose kept copies are near enough in time."""
        articles = self.of_text.get(text)
        return articles.near(date, days) if articles else ()

    def look_up_keys(self, reader: IndexReader, lookup: str, keys: Hashes) -> None:
        """Load the articles with some ids, addresses or both id and text."""
        known = {"id": self.ids, "seen": self.seen, "url": self.urls}[lookup]
        at = reader.latest(lookup, keys)
        known.update((key, article) for key, article in zip(keys.tolist(), at.tolist(), strict=True) if article >= 0)
        self.take(reader, set(at[at >= 0].tolist()))

    def take(self, reader: IndexReader, articles: Iterable[int]) -> None:
        """Load the facts of articles."""
        asked = np.array(sorted(set(articles) - self.rows.keys()), np.int64)
        columns = [reader.facts(name, asked).tolist() for name in FACTS]
        for article, row in zip(asked.tolist(), zip(*columns, strict=True), strict=True):
            self.rows[article] = _row(*row)

    def row(self, reader: IndexReader, article: int) -> IndexEntry:
        """The facts of one."""
        if article not in self.rows:
            self.take(reader, [article])
        return self.rows[article]

    def put(self, it: Arrival, placed: Assignment) -> None:
        """Add a new article."""
        self.rows[it.article] = placed.row
        self.ids[it.id] = self.seen[it.seen] = it.article
        if it.url:
            self.urls[it.url] = it.article
        if placed.first:
            self.of_text.setdefault(it.text, ByDate()).put(self.kept(it.article).date, it.article, it.article)


def _row(date: float, text: int, *rest: Any) -> IndexEntry:
    kept, updates, relation, score, nth, own, url = rest
    return IndexEntry(None if date != date else date, text, kept, updates, relation, score, nth, bool(own), url)  # noqa: PLR0124
