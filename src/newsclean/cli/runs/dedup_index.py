"""Running `dedup --index`: articles come, are held against those seen before, and go out in order, some at a time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import IO

from newsclean.cli.runs.dedup_read import Plan, taken
from newsclean.cli.runs.dedup_rows import Rows, counted, tell, tell_undated
from newsclean.dedup.index.index import AT_ONCE, DedupIndex, IndexMark
from newsclean.dedup.reading.entries import Entry
from newsclean.io.files import written
from newsclean.io.items import Item, items

HELD = 1 << 26  # characters that wait at most


class IndexedDedup:
    """One run of `dedup` with an index.

    The results are written first, then the index is committed: a run that is killed or cannot write leaves the index
    as it was, and does the same when it is repeated. Only a run that ended made its articles seen.
    """

    def __init__(self, plan: Plan, path: str) -> None:
        self.plan = plan
        self.path = path
        self.rows = Rows(replace(plan, summary=False))  # nobody counts origins: agencies are for marks only
        self.told: Counter[str] = Counter()
        self._entries: list[Entry] = []
        self._own: list[bool] = []  # of each article that waits: did its id come with it?
        self._characters = 0

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        with self.rows, DedupIndex.open(self.path, self.plan.options) as index:
            with written(self.plan.output) as out:
                for kind, item in items(self.plan.files, self.plan.source, self.plan.encoding):
                    self._take(kind, item)
                    if len(self.rows) >= AT_ONCE or self._characters >= HELD:
                        self._hand_on(index, out)
                self._hand_on(index, out)
                out.flush()
            self._to_disk()
        self._sum_up()
        return 1 if self.rows.failures else 0

    def _take(self, kind: str, item: Item) -> None:
        self.rows.settle(kind)
        one = taken(self.rows.plan, kind, item)
        self.rows.take(one, item.raw.encode("utf-8", "surrogateescape") if one and one.data is None else b"")
        if one and one.entry:
            self._entries.append(one.entry)
            self._own.append(kind != "jsonl" or '"id"' in item.raw)
            self._characters += one.length

    def _hand_on(self, index: DedupIndex, out: IO[bytes]) -> None:
        marks = index.add_entries(self._entries, self._own)
        self.rows.write(marks, (), frozenset(() if self.plan.mark else _known(marks)), out)
        for mark in marks:
            self.told["seen" if mark.seen else "copies" if mark.of is not None else "kept"] += 1
            self.told["updates"] += not mark.seen and mark.updates is not None
        self._entries, self._own, self._characters = [], [], 0

    def _to_disk(self) -> None:
        """The results are on the disk before the index says that they were given."""
        with suppress(OSError):  # what is no file need not be
            handle = os.open(self.plan.output, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _sum_up(self) -> None:
        tell_undated(self.rows.undated)
        if self.plan.summary:
            told = self.told
            new = f"{told['kept']} new, of which {told['updates']} updates"
            parts = new, f"{told['copies']} copies", f"{told['seen']} seen before"
            tell(f"{counted(sum(told.values()) - told['updates'], 'article')}: {'; '.join(parts)}")


def _known(marks: Sequence[IndexMark]) -> list[int]:
    """The articles that are not written: copies, and those that were there already."""
    return [at for at, mark in enumerate(marks) if mark.seen or mark.of is not None]


def merge(path: str, parts: tuple[str, ...], *, summary: bool) -> int:
    """Merge indexes; the exit code."""
    added = DedupIndex.merge(path, parts)
    if summary:
        tell(f"{counted(added, 'article')} added from {len(parts)} index{'es' * (len(parts) != 1)}")
    return 0
