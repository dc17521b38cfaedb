"""Merge separately built indexes: their articles are added again, in an order that does not depend on the arguments."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.core.index_store import SCRATCH
from newsclean.dedup.index.index_reader import IndexReader
from newsclean.dedup.matching.shingles import HASH_MASK, HASH_SHIFT, TEXT_SHIFT
from newsclean.dedup.reading.arrivals import ArrivedBatch, ArrivedTexts, of_texts
from newsclean.errors import IndexFileError
from newsclean.text.hashed_tokens import Hashes, Numbers

if TYPE_CHECKING:
    from newsclean.dedup.index.segments import Array

AT_ONCE = 4096  # articles merged together
TO_TURN = 1 << 21  # postings transposed at once
NO_DATE = np.inf  # comes last


class MergedIndex(NamedTuple):
    """An index to be merged, with its shingles by text."""

    reader: IndexReader
    shingles: Hashes


class MergedParts(NamedTuple):
    """What became of the articles of merged indexes."""

    read: int
    added: int
    known: int  # in the target before, or in another part

    def checked(self) -> MergedParts:
        """These counts. Raises IndexFileError if an article was neither added nor known.

        >>> MergedParts(3, 1, 2).checked().added
        1
        >>> MergedParts(3, 1, 1).checked()  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        newsclean.errors.IndexFileError: 3 articles to merge, but 1 added and 1 known; nothing was committed, ...
        """
        if self.added + self.known != self.read:
            raise IndexFileError(
                f"{self.read:,} articles to merge, but {self.added:,} added and {self.known:,} known; nothing was"
                " committed, please report it"
            )
        return self


class Order(NamedTuple):
    """The order of the articles of all parts."""

    part: Numbers
    article: Numbers


def batches(readers: Sequence[IndexReader], folder: Path) -> Iterator[ArrivedBatch]:
    """All articles of some indexes: by date, those without one last, then by id and text.

    Their shingles are transposed in temporary files, which the system can page out: memory does not grow with them.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=SCRATCH, ignore_cleanup_errors=True) as beside:
        parts = [
            MergedIndex(reader, _shingles_by_text(reader, Path(beside) / f"{at}")) for at, reader in enumerate(readers)
        ]
        order = _ordered(parts)
        for start in range(0, len(order.part), AT_ONCE):
            yield _batch(parts, order.part[start : start + AT_ONCE], order.article[start : start + AT_ONCE])
        del parts


def _shingles_by_text(reader: IndexReader, path: Path) -> Hashes:
    """(text, shingle) in order: segment by segment, as their texts follow one another."""
    total = sum(len(segment["postings"]) for segment in reader.segments)
    if not total:
        return np.zeros(0, np.uint64)
    out = np.memmap(path, np.uint64, "w+", shape=(total,))
    start = 0
    for segment in reader.segments:
        postings = segment["postings"]
        here = out[start : start + len(postings)]
        for at in range(0, len(postings), TO_TURN):
            piece = postings[at : at + TO_TURN]
            here[at : at + TO_TURN] = (piece << HASH_SHIFT) | (piece >> TEXT_SHIFT)
        here.sort()
        start += len(postings)
    return out.view(np.ndarray)


def _ordered(parts: Sequence[MergedIndex]) -> Order:
    none = np.zeros(0, np.int64)
    part = np.concatenate([none, *(np.full(p.reader.articles, at) for at, p in enumerate(parts))])
    article = np.concatenate([none, *(np.arange(p.reader.articles) for p in parts)])
    columns = [_keys(p.reader) for p in parts]
    if not columns:
        return Order(part, article)
    dates, names, keys = (np.concatenate(column) for column in zip(*columns, strict=True))
    order = np.lexsort((article, keys, names, dates))
    return Order(part[order], article[order])


def _keys(reader: IndexReader) -> tuple[Array, Array, Array]:
    """Date, id (as a reproducible number) and text of each article."""
    every = np.arange(reader.articles)
    dates = np.nan_to_num(reader.facts("dates", every), nan=NO_DATE)
    ids, texts = np.zeros(len(every), np.uint64), np.zeros(len(every), np.uint64)
    for segment in reader.segments:
        ids[segment["id_at"]] = segment["id_keys"]
    numbers = reader.facts("texts", every)
    texts[numbers >= 0] = reader.of_texts("keys", numbers[numbers >= 0])
    return dates, ids, texts


def _batch(parts: Sequence[MergedIndex], part: Numbers, article: Numbers) -> ArrivedBatch:
    """Some articles as they were first read."""
    dates, urls, own = np.zeros(len(part)), np.zeros(len(part), np.uint64), np.zeros(len(part), bool)
    columns: list[list[Hashes]] = [[], [], []]
    keys, outlets = np.zeros((2, len(part)), np.uint64)
    levels, days = np.zeros(len(part), np.int64), np.full(len(part), np.inf)
    for at in np.unique(part).tolist():
        here = np.flatnonzero(part == at)
        reader = parts[at].reader
        dates[here], urls[here] = reader.facts("dates", article[here]), reader.facts("urls", article[here])
        own[here] = reader.facts("own", article[here]) > 0
        texts = reader.facts("texts", article[here]).astype(np.int64)
        here, texts = here[texts >= 0], texts[texts >= 0]
        keys[here], outlets[here] = reader.of_texts("keys", texts), reader.of_texts("outlets", texts)
        levels[here], days[here] = reader.of_texts("levels", texts), reader.of_texts("days", texts)
        columns[0].append(_renumbered(parts[at].shingles, texts, here))
        for column, name in zip(columns[1:], ("figures", "context"), strict=True):
            column.append(_of_segments(reader, name, texts, here))
    names = [json.loads(parts[p].reader.name_json(a)) for p, a in zip(part.tolist(), article.tolist(), strict=True)]
    none = np.zeros(0, np.uint64)
    joined = (np.sort(np.concatenate([none, *column])) for column in columns)
    known = [None if np.isnan(date) else date for date in dates.tolist()]
    return ArrivedBatch(ArrivedTexts(keys, levels, outlets, days, *joined), names, own.tolist(), known, urls.tolist())


def _renumbered(column: Hashes, texts: Numbers, numbers: Numbers) -> Hashes:
    """The entries of some texts in a column by text, renumbered."""
    values = of_texts(column, texts, 0)
    out: Hashes = (values & HASH_MASK) | (
        numbers[(values >> HASH_SHIFT).astype(np.int64)].astype(np.uint64) << HASH_SHIFT
    )
    return out


def _of_segments(reader: IndexReader, name: str, texts: Numbers, numbers: Numbers) -> Hashes:
    parts = [_renumbered(segment[name], texts, numbers) for segment in reader.segments]
    return np.concatenate([np.zeros(0, np.uint64), *parts])
