"""New articles against earlier ones: an index on disk that reports what each is a copy of, and then adds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from newsclean.core.index_store import Store
from newsclean.core.manifest import MANIFEST, InputDigest, Receipt
from newsclean.dedup.clustering.marks import Mark
from newsclean.dedup.index.entry_cache import RELATIONS, Assignment
from newsclean.dedup.index.index_reader import IndexReader
from newsclean.dedup.index.merge import MergedParts, batches
from newsclean.dedup.index.segments import SUFFIX, Segment, joined_segments, saved
from newsclean.dedup.index.store import open_store, options_of, segments_of
from newsclean.dedup.index.transaction import Transaction
from newsclean.dedup.matching.judged_pairs import UNIT
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.arrivals import ArrivedBatch, key_of, read_arrivals
from newsclean.dedup.reading.entries import DedupEntry, entry_of
from newsclean.errors import IndexFileError
from newsclean.io.tables.frames import article_rows

if TYPE_CHECKING:
    from newsclean.dedup.clustering.duplicates import AnyArticle

AT_ONCE = 4096  # articles looked up together; any number gives the same answers
SPILL = 1 << 23  # postings in memory before they are written to a file: 64 MB
RATIO = 2  # a segment that is not this much larger than the next is merged with it: some log2(n) of them stay


class IndexMark(Mark):
    """The result for an article: a Mark, and whether the same article (id and text) was seen before."""

    seen: bool = False
    number: int = -1  # for an article seen before: its number in the index, from 0

    def row(self) -> dict[str, Any]:
        """The form written into a record, under newsclean.duplicate."""
        return super().row() | ({"seen": True} if self.seen else {})


class DedupIndex:
    """The articles seen so far, in a folder. Open one with `DedupIndex.open`.

    Articles are added one after another: each is compared with all earlier ones, in this run or before it, and of the
    copies of a story the first to arrive is kept. Results do not depend on how the stream is split into calls. An
    article with the id and the text of one in the index is the same article (`seen`, with its earlier mark); one with
    its id and a different text is a later version, an update. Without an id it is named by its number in the index, and
    cannot be recognised later: give ids if a stream may be repeated.

    Additions are stored by `commit`, or at the end of a `with` block that was left without an error. A process
    killed before that leaves the index unchanged.
    """

    def __init__(self, store: Store) -> None:
        if not isinstance(store, Store):
            raise TypeError("open an index with newsclean.DedupIndex.open(PATH)")
        self._store = store
        self.options = options_of(store)  # those it was made with
        self._reader = IndexReader(segments_of(store))
        self._changed = False
        self._committed = len(self)

    @classmethod
    def open(cls, path: str | Path, options: DedupOptions | None = None, *, readonly: bool = False) -> Self:
        """Open an index, or create one. Without options it keeps those it was created with.

        Many processes may read it (`readonly`: `query` only, in the state when it was opened), one may write.
        Raises IndexFileError for different settings, damaged files, and if another process is writing.

        >>> import tempfile
        >>> first = {"id": 1, "text": "Trade between the two rose by 24.5 per cent last year, customs officials said."}
        >>> again = {"id": 2, "text": "TRADE between the two rose by 24.5% last year, customs officials said"}
        >>> folder = tempfile.TemporaryDirectory()
        >>> with DedupIndex.open(f"{folder.name}/seen") as index:
        ...     marks = [index.add(first), index.add(again), index.add(first)]
        >>> marks[1].of, marks[1].relation, marks[2].of, marks[2].seen
        (1, 'near', None, True)
        >>> DedupIndex.open(f"{folder.name}/seen", DedupOptions(days=9))  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        newsclean.errors.IndexFileError: ... (days=3.0 there, 9 here); give the same ones, or build another index
        >>> folder.cleanup()
        """
        store = open_store(Path(path), options, write=not readonly)
        try:
            return cls(store)
        except BaseException:
            store.close()
            raise

    @classmethod
    def merge(cls, target: str | Path, parts: Iterable[str | Path]) -> int:
        """Add the contents of indexes to another, which is created if necessary; return the number of articles added.

        The order of the parts does not matter, and a part that was merged before adds nothing: their articles come by
        date, then by id. The result equals adding the articles in that order; if they came to the
        parts in a different order, a different copy of a story may be the kept one, and marks given before stay as they
        were written. The articles of the target count as older than all of them.

        Raises IndexFileError for parts of different settings, and as `open` does.
        """
        return cls.merge_counted(target, parts).added

    @classmethod
    def merge_counted(cls, target: str | Path, parts: Iterable[str | Path]) -> MergedParts:
        """The same with all counts; commits nothing if an article is missing."""
        read: list[DedupIndex] = []
        try:
            for path in parts:
                read.append(cls.open(path, readonly=True))  # noqa: PERF401 - those opened are closed on an error
            options = read[0].options if read and not (Path(target) / MANIFEST).exists() else None
            with cls.open(target, options) as index:
                for part in read:
                    part._store.require(index._store.manifest.settings)
                before, known = len(index), 0
                for batch in batches([index._reader for index in read], Path(target)):
                    known += sum(mark.seen for mark in index.take(batch))
                return MergedParts(sum(map(len, read)), len(index) - before, known).checked()
        finally:
            for part in read:
                part.close()

    def __len__(self) -> int:
        return self._reader.articles

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None and self._changed:
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Close the index; additions since the last commit are discarded."""
        self._store.close()
        self._reader = IndexReader()

    def add(self, article: AnyArticle) -> IndexMark:
        """How an article relates to those seen before; it then becomes one of them."""
        return self.add_entries([entry_of(article)])[0]

    def add_many(self, articles: Iterable[AnyArticle]) -> Iterator[IndexMark]:
        """The marks of a stream, in its order. Anything but an article raises RecordError when it is reached."""
        stream = iter(article_rows(articles))
        while part := list(islice(stream, AT_ONCE)):
            yield from self.add_entries([entry_of(article) for article in part])

    def query(self, article: AnyArticle) -> IndexMark:
        """The result that `add` would give, without changing the index."""
        return self._compared(self._batch([entry_of(article)], None), keep=False)[0]

    def add_entries(self, entries: Sequence[DedupEntry], own: Sequence[bool] | None = None) -> list[IndexMark]:
        """The same for entries; `own` states for each id whether it came with the article."""
        marks: list[IndexMark] = []
        for start in range(0, len(entries), AT_ONCE):
            end = start + AT_ONCE
            marks += self.take(self._batch(entries[start:end], own[start:end] if own else None))
        return marks

    def take(self, batch: ArrivedBatch) -> list[IndexMark]:
        """The same for articles that were read before."""
        if self._store.lock is None:
            raise IndexFileError(f"{self._store.path} is open for reading; open it without readonly to add articles")
        return self._compared(batch, keep=True)

    @property
    def last(self) -> Receipt | None:
        """The receipt of the last commit, if there was one."""
        return self._store.manifest.last

    def commit(self, given: InputDigest | None = None) -> None:
        """Store all additions in the index on disk; `given` identifies the run, so that a repetition is recognised."""
        if self._store.lock is None:
            raise IndexFileError(f"{self._store.path} is open for reading; there is nothing to commit")
        if self._changed or given is None:  # a run that added nothing gets the result of the unchanged index
            last = Receipt(given.hex(), given.articles, self._committed) if given else None
            files = [segment.file for segment in self._on_disk() if segment.file is not None]
            self._store.commit(files, last)
        self._changed, self._committed = False, len(self)

    def check(self) -> None:
        """Read all files in full. Raises IndexFileError if a bit has changed; `open` does this for small indexes."""
        for file in self._store.files:
            self._store.check(file)

    def _batch(self, entries: Sequence[DedupEntry], own: Sequence[bool] | None) -> ArrivedBatch:
        return ArrivedBatch(
            read_arrivals(entries, self.options),
            [entry.id for entry in entries],
            own or [entry.id is not None for entry in entries],
            [entry.date for entry in entries],
            [key_of(entry.url) for entry in entries],
        )

    def _compared(self, batch: ArrivedBatch, *, keep: bool) -> list[IndexMark]:
        transaction = Transaction(self._reader, batch, self.options)
        placed = transaction.placed()
        if keep and transaction.rows:
            self._reader.segments.append(transaction.segment())
            self._changed = True
            self._merge()
        return [self._mark(transaction, it) for it in placed]

    def _mark(self, transaction: Transaction, it: Assignment) -> IndexMark:
        row, (relation, direction) = it.row, RELATIONS[it.row.relation]
        kept = transaction.name(row.kept)
        copy = direction is not None or relation in ("exact", "near", "contained")
        mark = IndexMark(
            kept,
            kept if copy else None,
            relation,
            None if relation is None else row.score / UNIT,
            direction,
            transaction.name(row.updates) if row.updates >= 0 else None,
        )
        mark.seen, mark.number = it.seen >= 0, it.seen
        return mark

    def _merge(self) -> None:
        """Merge small segments in memory, and write large ones to files, which count from the commit on."""
        segments = self._reader.segments
        while len(segments) > 1 and not (segments[-2].file or segments[-1].file) and _close(*segments[-2:]):
            segments[-2:] = [joined_segments(segments[-2:])]
        if len(segments[-1]["postings"]) > SPILL:
            segments[-1] = saved(segments[-1:], self._store.path, self._store.new_name(SUFFIX))

    def _on_disk(self) -> list[Segment]:
        """All segments as files, few of them."""
        segments = self._reader.segments
        if not segments:
            return []
        start, size = len(segments) - 1, segments[-1].size
        while start and (segments[start - 1].file is None or segments[start - 1].size <= RATIO * size):
            start -= 1
            size += segments[start].size
        if start < len(segments) - 1 or segments[start].file is None:
            segments[start:] = [saved(segments[start:], self._store.path, self._store.new_name(SUFFIX))]
        return segments


def _close(before: Segment, last: Segment) -> bool:
    return before.size <= RATIO * last.size
