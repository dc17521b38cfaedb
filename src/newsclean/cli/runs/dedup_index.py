"""Running `dedup --index`: articles are compared with earlier ones and written in order, some at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO

from newsclean.cli.messages import all_seen, counted, tell
from newsclean.cli.runs.balance import Balance
from newsclean.cli.runs.dedup_read import ArticleRead, DedupRunOptions, ReadEntry
from newsclean.cli.runs.dedup_rows import Waiting, tell_undated
from newsclean.cli.runs.runner import VerbRun
from newsclean.cli.runs.work import Outcome
from newsclean.core.manifest import InputDigest, Receipt
from newsclean.dedup.index.index import AT_ONCE, DedupIndex, IndexMark
from newsclean.dedup.reading.entries import DedupEntry

HELD = 1 << 26  # maximum number of waiting characters


class IndexedDedup:
    """One run of `dedup` with an index.

    The results are written first, then the index is committed, and nothing that can fail comes after: a run that is
    killed or cannot write leaves the index unchanged. One that was killed between its commit and its end is recognised
    by its articles if it is repeated, and gives the same output, as does any repeated run.
    """

    def __init__(self, options: DedupRunOptions, path: str) -> None:
        self.options = options
        self.path = path
        self.run = VerbRun(self.options)
        self.waiting = Waiting(self.options)
        self.counts: Counter[str] = Counter()
        self.given = InputDigest()
        self._last: Receipt | None = None
        self._new = False  # whether there was an article not seen before
        self._marks: list[IndexMark] = []  # of assigned articles that are not written yet
        self._taken = 0
        self._entries: list[DedupEntry] = []
        self._own: list[bool] = []  # of each article that waits: did its id come with it?
        self._characters = 0

    def __call__(self) -> int:
        """Run; return the exit code: 0, or 1 if records failed."""
        with self.waiting, DedupIndex.open(self.path, self.options.dedup) as index:
            self._last = index.last
            with self.run.output(durable=True) as out:
                for one in self._read():
                    self._take(one)
                    if self._taken >= AT_ONCE or self._characters >= HELD:
                        self._place(index)
                        if not self._may_repeat():
                            self._hand_on(out)
                self._place(index)
                self._repeat()
                self._hand_on(out)
                if self.counts["seen"] == self.given.articles > 0 and not self.options.mark:
                    tell(all_seen(self.given.articles, self.options.output))
                self._settle()
            self._sum_up()
            index.commit(self.given)  # last: a run that is stopped before can be repeated
        return self.run.code

    def _read(self) -> Iterator[Outcome[ArticleRead]]:
        self.waiting.target = self.options.target_for(self.run.first_kind())
        # origins are not counted: agencies are for marks only
        return self.run.each(ReadEntry(replace(self.options, summary=False), self.waiting.target))

    def _take(self, one: Outcome[ArticleRead]) -> None:
        self._taken += 1
        if one.value is None:
            return
        self.waiting.add(one.value)
        if one.value.entry:
            self._entries.append(one.value.entry)
            self._own.append(one.value.own_id)
            self._characters += len(one.value.entry.text)
            self.given.add((*one.value.entry, one.value.own_id))

    def _place(self, index: DedupIndex) -> None:
        """Compare the articles read so far with the index."""
        marks = index.add_entries(self._entries, self._own)
        self._new = self._new or not all(mark.seen for mark in marks)
        self._marks += marks
        self._entries, self._own, self._characters, self._taken = [], [], 0, 0

    def _may_repeat(self) -> bool:
        """Whether these may still be exactly the articles of the last run, in which case the output waits."""
        return self._last is not None and not self._new and self.given.articles <= self._last.articles

    def _repeat(self) -> None:
        """Repeat the marks of the last run, if these are its articles: those that it added count as new."""
        if self._last is None or self._new or not self.given.repeats(self._last):
            return
        tell("these are the articles of the last run; its output is written again")
        met: set[int] = set()
        for mark in self._marks:
            mark.seen = mark.number < self._last.first or mark.number in met
            met.add(mark.number)

    def _hand_on(self, out: IO[bytes]) -> None:
        left_out = () if self.options.mark else _known(self._marks)
        self.waiting.write(self._marks, (), frozenset(left_out), out)
        for mark in self._marks:
            self.counts["seen" if mark.seen else "copies" if mark.of is not None else "kept"] += 1
            self.counts["updates"] += not mark.seen and mark.updates is not None
        self._marks = []

    def _settle(self) -> None:
        parts = self.run.balance.parts
        parts["written"] += self.waiting.written
        if self.waiting.left_out:
            parts["copies or seen before, dropped"] += self.waiting.left_out
        self.run.settle()

    def _sum_up(self) -> None:
        tell_undated(self.waiting.undated)
        counts = self.counts
        new = f"{counts['kept']:,} new ({counted(counts['updates'], 'update')})"
        parts = new, counted(counts["copies"], "copy", "copies"), f"{counts['seen']:,} seen before"
        self.run.sum_up(f"{counted(counts.total() - counts['updates'], 'article')}: {'; '.join(parts)}")


def _known(marks: Sequence[IndexMark]) -> list[int]:
    """The articles that are not written: copies, and those already in the index."""
    return [at for at, mark in enumerate(marks) if mark.seen or mark.of is not None]


def merge_indexes(path: str, parts: tuple[str, ...], *, summary: bool) -> int:
    """Merge indexes; the exit code."""
    found = DedupIndex.merge_counted(path, parts)
    if summary:
        balance = Balance(found.read, parts=Counter({"added": found.added, "known, left out": found.known}))
        tell(f"{counted(found.added, 'article')} added from {counted(len(parts), 'index', 'indexes')}")
        tell(str(balance))
    return 0
