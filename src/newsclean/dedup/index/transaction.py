"""One batch of articles compared with an index, and the segment that it becomes."""

from __future__ import annotations

import json
from itertools import accumulate

import numpy as np

from newsclean.dedup.index.assign import Assigner
from newsclean.dedup.index.entry_cache import ARTICLE_BITS, FACTS, Arrival, Assignment, EntryCache, IndexEntry
from newsclean.dedup.index.index_reader import IndexReader
from newsclean.dedup.index.lookup import LookedUp, look_up_texts
from newsclean.dedup.index.segments import ARTICLE, COLUMNS, Array, Segment
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.matching.shingles import HASH_SHIFT, TEXTS_MAX
from newsclean.dedup.model import NO_TEXT, Related
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.arrivals import ArrivedBatch, ArrivedTexts, key_of
from newsclean.dedup.reading.entries import Id
from newsclean.errors import DuplicateError
from newsclean.text.hashed_tokens import Hashes, Numbers

SPREAD = 0x9E3779B97F4A7C15  # so that id and text do not cancel one another
MASK = (1 << 64) - 1


class Transaction:
    """A batch while its articles are assigned."""

    def __init__(self, reader: IndexReader, batch: ArrivedBatch, options: DedupOptions) -> None:
        self.batch, self.options = batch, options
        self.articles, self.base = reader.articles, reader.texts
        self.rows: list[IndexEntry] = []  # of the articles that are not in the index yet
        self.names: list[Id] = []
        self._keys: list[tuple[int, int, int]] = []  # of their ids, of ids and texts, of their addresses
        self._met: list[int] = []
        self._limit = reader.texts  # texts from here on have not arrived yet
        self._numbers, chosen = self._numbered(reader)
        self._new = batch.texts.some(chosen, 0)
        self._found = look_up_texts(reader, self._new, self.base, options)
        self._texts = _columns(self._new, self.base, self._found)
        self._reader = IndexReader([*reader.segments, Segment(self.articles, self.base, _whole(self._texts))])

    def placed(self) -> list[Assignment]:
        """The assignment of each article."""
        links = JudgedPairs(self.options.jaccard, self._found.related)
        cache = EntryCache()
        keys = [self._keys_of(at) for at in range(len(self._numbers))]
        for at, lookup in enumerate(("id", "seen", "url")):
            asked = {key[at] for key in keys if key[at]}
            cache.look_up_keys(self._reader, lookup, np.array(sorted(asked), np.uint64))
        related = np.unique(np.concatenate([self._found.related.first, self._numbers])).tolist()
        cache.look_up(self._reader, related)
        assigner = Assigner(self._reader, cache, links, self._again, self.options.days)
        return [self._placed(assigner, at, keys[at]) for at in range(len(keys))]

    def name(self, article: int) -> Id:
        """The name of an article: its id, or id#2, id#3 … if several have the same id."""
        at = article - self.articles
        if at >= 0:
            name, nth = self.names[at], self.rows[at].nth
        else:
            name = json.loads(self._reader.name_json(article))
            nth = int(self._reader.facts("nth", np.array([article]))[0])
        return name if nth == 1 else f"{name}#{nth}"

    def segment(self) -> Segment:
        """The segment that it adds to the index."""
        columns = dict(self._texts)
        facts = dict(zip(FACTS, zip(*self.rows, strict=True), strict=True))
        facts["dates"] = tuple(np.nan if date is None else date for date in facts["dates"])
        columns.update((name, np.array(facts[name], kind)) for name, kind in ARTICLE.items())
        names = [json.dumps(name).encode() for name in self.names]
        columns["names"] = np.frombuffer(b"".join(names), np.uint8)
        columns["name_ends"] = np.array(list(accumulate(map(len, names))), np.uint64)
        columns["met"] = np.sort(np.array(self._met, np.uint64))
        for name, keys in zip(("id", "seen", "url"), zip(*self._keys, strict=True), strict=True):
            columns |= _lookup(name, np.array(keys, np.uint64), self.articles)
        return Segment(self.articles, self.base, columns)

    def _numbered(self, reader: IndexReader) -> tuple[Numbers, Numbers]:
        """The text number of each article, and which articles have a new text."""
        keys = self.batch.texts.keys
        numbers = reader.latest("text", keys)
        numbers[keys == 0] = NO_TEXT
        fresh = np.flatnonzero((numbers < 0) & (keys > 0))
        first, which = np.unique(keys[fresh], return_index=True)
        order = np.sort(which)
        number_of = np.empty(len(first), np.int64)
        number_of[np.argsort(which)] = np.arange(self.base, self.base + len(first))
        numbers[fresh] = number_of[np.searchsorted(first, keys[fresh])]
        if self.base + len(first) > TEXTS_MAX:
            raise DuplicateError(f"more than {TEXTS_MAX:,} different texts; start another index, by date")
        return numbers, fresh[order]

    def _keys_of(self, at: int) -> tuple[int, int, int]:
        name = self.batch.names[at]
        key = key_of(str(name)) if name is not None else 0
        seen = (key + SPREAD * int(self.batch.texts.keys[at])) & MASK if key else 0
        return key, seen, self.batch.urls[at]

    def _placed(self, assigner: Assigner, at: int, keys: tuple[int, int, int]) -> Assignment:
        article, name = self.articles + len(self.rows), self.batch.names[at]
        if name is None:
            name = article + 1
            key = key_of(str(name))
            keys = key, (key + SPREAD * int(self.batch.texts.keys[at])) & MASK, keys[2]
            assigner.cache.look_up_keys(self._reader, "id", np.array([key], np.uint64))
        text = int(self._numbers[at])
        new = text >= self._limit
        it = Arrival(article, text, new, self.batch.dates[at], keys[2], self.batch.own[at], keys[0], keys[1])
        self._limit += new
        placed = assigner.place(it)
        if placed.seen < 0:
            assigner.cache.put(it, placed)
            self.rows.append(placed.row)
            self.names.append(name)
            self._keys.append(keys)
            if placed.first:
                self._met.append((text << ARTICLE_BITS) | article)
        return placed

    def _again(self, it: Arrival) -> JudgedPairs:
        """Look up a text that is in the index already, as if it arrived now."""
        at = int(np.flatnonzero(self._numbers == it.text)[0])
        again = self.batch.texts.some(np.array([at]), 0)
        looked_up = look_up_texts(self._reader, again, self._limit, self.options).related
        return JudgedPairs(self.options.jaccard, _of_text(looked_up, it.text))


def _of_text(looked_up: Related, text: int) -> Related:
    """Pairs whose second text was already in the index, under its number, in order."""
    others = looked_up.first != text
    looked_up = Related(*(column[others] for column in looked_up))
    first, inside_first, inside_second = looked_up.first, looked_up.inside_first, looked_up.inside_second
    later = first > text
    return looked_up._replace(
        first=np.where(later, text, first),
        second=np.where(later, first, text),
        inside_first=np.where(later, inside_second, inside_first),
        inside_second=np.where(later, inside_first, inside_second),
    )


def _columns(new: ArrivedTexts, base: int, looked_up: LookedUp) -> dict[str, Array]:
    """The columns of texts."""
    shift = np.uint64(base) << HASH_SHIFT
    return {
        "keys": new.keys,
        "levels": new.levels.astype(np.uint8),
        "outlets": new.outlets,
        "days": new.days,
        "sizes": looked_up.sizes.astype(np.int32).reshape(-1),
        "postings": np.sort(new.postings() + np.uint64(base)),
        "figures": new.figures + shift,
        "context": new.context + shift,
        **_lookup("text", new.keys, base),
    }


def _whole(columns: dict[str, Array]) -> dict[str, Array]:
    """Add empty columns for what is not known yet."""
    return {name: columns.get(name, np.zeros(0, kind)) for name, kind in COLUMNS.items()}


def _lookup(name: str, keys: Hashes, base: int) -> dict[str, Array]:
    order = np.argsort(keys, kind="stable")
    order = order[keys[order] > 0]
    return {f"{name}_keys": keys[order], f"{name}_at": (order + base).astype(np.uint32)}
