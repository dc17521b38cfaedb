"""Running `dedup --index`: articles come, are held against those seen before, and go out in order, some at a time."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from typing import IO

from newsclean.cli.dedup_run import TARGETS, Dedup, Plan, _count, _tell
from newsclean.corpus.entries import Entry
from newsclean.corpus.index import AT_ONCE, DedupIndex
from newsclean.corpus.intake import Intake
from newsclean.corpus.options import DedupOptions
from newsclean.read.files import written
from newsclean.read.inputs import Item, items

HELD = 1 << 26  # characters that wait at most


class Waiting(Intake):
    """Articles that wait for the index: it reads them itself."""

    def __init__(self, options: DedupOptions) -> None:
        super().__init__(options)
        self.entries: list[Entry] = []
        self.characters = 0

    def add(self, entry: Entry) -> None:
        """Take an article."""
        self.facts.ids.append("")  # how many there are is all that is asked for
        self.entries.append(entry)
        self.characters += len(entry.text)


class IndexedDedup(Dedup):
    """One run of `dedup` with an index.

    The results are written first, then the index is committed: a run that is killed or cannot write leaves the index
    as it was, and does the same when it is repeated. Only a run that ended made its articles seen.
    """

    def __init__(self, plan: Plan, path: str) -> None:
        super().__init__(plan)
        self.path = path
        self.own: list[bool] = []  # of each article that waits: did its id come with it?
        self.told: Counter[str] = Counter()
        self.waiting = Waiting(plan.options)
        self.intake = self.waiting

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        with DedupIndex.open(self.path, self.plan.options) as index:
            with written(self.plan.output) as out:
                for kind, item in items(self.plan.files, self.plan.source, self.plan.encoding):
                    if self.target is None:
                        self.target = "jsonl" if self.plan.mark else TARGETS[kind]
                    if item.note:
                        _tell(f"{item.where}: {item.note}")
                    self._take(kind, item)
                    if len(self.rows) >= AT_ONCE or self.waiting.characters >= HELD:
                        self._hand_on(index, out)
                self._hand_on(index, out)
                out.flush()
            self._settle()
        self._sum_up()
        return 1 if self.failures else 0

    def _keep(self, kind: str, item: Item, entry: Entry) -> None:
        super()._keep(kind, item, entry)
        self.own.append(kind != "jsonl" or '"id"' in item.raw)

    def _hand_on(self, index: DedupIndex, out: IO[bytes]) -> None:
        marks = index.add_entries(self.waiting.entries, self.own)
        if not self.plan.mark:  # an article that was there already is not written again
            self.rows = [row for row in self.rows if row.at is None or not marks[row.at].seen]
        self._write(list(marks), out)
        for mark in marks:
            self.told["seen" if mark.seen else "copies" if mark.of is not None else "kept"] += 1
            self.told["updates"] += not mark.seen and mark.updates is not None
        self.rows, self.own = [], []
        self.waiting = Waiting(self.plan.options)
        self.intake = self.waiting

    def _settle(self) -> None:
        """The results are on the disk before the index says that they were given."""
        with suppress(OSError):  # what is no file need not be
            handle = os.open(self.plan.output, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _sum_up(self) -> None:
        if self.undated:
            _tell(f"{_count(self.undated, 'date')} that cannot be read, taken as unknown; write dates as 2024-05-17")
        if self.plan.summary:
            told = self.told
            new = f"{told['kept']} new, of which {told['updates']} updates"
            parts = new, f"{told['copies']} copies", f"{told['seen']} seen before"
            _tell(f"{_count(sum(told.values()) - told['updates'], 'article')}: {'; '.join(parts)}")


def merge(path: str, parts: tuple[str, ...], *, summary: bool) -> int:
    """Merge indexes; the exit code."""
    added = DedupIndex.merge(path, parts)
    if summary:
        _tell(f"{_count(added, 'article')} added from {len(parts)} index{'es' * (len(parts) != 1)}")
    return 0
