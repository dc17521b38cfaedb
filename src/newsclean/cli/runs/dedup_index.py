"""Running `dedup --index`: articles come, are held against those seen before, and go out in order, some at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import IO

from newsclean.cli.messages import all_seen, tell
from newsclean.cli.runs.dedup_read import Plan, taken
from newsclean.cli.runs.dedup_rows import Rows, counted, tell_undated
from newsclean.core.receipt import InputDigest, Receipt
from newsclean.dedup.index.index import AT_ONCE, DedupIndex, IndexMark
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.io.files import written
from newsclean.io.items import Item, items

HELD = 1 << 26  # characters that wait at most


class IndexedDedup:
    """One run of `dedup` with an index.

    The results are written first, then the index is committed, and nothing that can fail comes after: a run that is
    killed or cannot write leaves the index as it was. One that was killed between its commit and its end is known by
    its articles when it comes again, and gives the same answer, as does any run that is made twice.
    """

    def __init__(self, plan: Plan, path: str) -> None:
        self.plan = plan
        self.path = path
        self.rows = Rows(replace(plan, summary=False))  # nobody counts origins: agencies are for marks only
        self.told: Counter[str] = Counter()
        self.given = InputDigest()
        self._last: Receipt | None = None
        self._new = False  # whether an article came that was not seen before
        self._marks: list[IndexMark] = []  # of what was placed and is not written yet
        self._taken = 0
        self._entries: list[DedupEntry] = []
        self._own: list[bool] = []  # of each article that waits: did its id come with it?
        self._characters = 0

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        with self.rows, DedupIndex.open(self.path, self.plan.options) as index:
            self._last = index.last
            with written(self.plan.output, durable=True) as out:
                for kind, item in items(self.plan.files, self.plan.source, self.plan.encoding):
                    self._take(kind, item)
                    if self._taken >= AT_ONCE or self._characters >= HELD:
                        self._place(index)
                        if not self._may_repeat():
                            self._hand_on(out)
                self._place(index)
                self._repeat()
                self._hand_on(out)
                if self.told["seen"] == self.given.articles > 0 and not self.plan.mark:
                    tell(all_seen(self.given.articles, self.plan.output))
                out.flush()
            self._sum_up()
            index.commit(self.given)  # last: whoever is stopped before can do the same again
        return 1 if self.rows.failures else 0

    def _take(self, kind: str, item: Item) -> None:
        self.rows.settle(kind)
        one = taken(self.rows.plan, kind, item)
        self.rows.take(one, item.raw.encode("utf-8", "surrogateescape") if one and one.data is None else b"")
        self._taken += 1
        if one and one.entry:
            self._entries.append(one.entry)
            self._own.append(kind != "jsonl" or '"id"' in item.raw)
            self._characters += one.length
            self.given.add((*one.entry, self._own[-1]))

    def _place(self, index: DedupIndex) -> None:
        """Hold what was taken against the index."""
        marks = index.add_entries(self._entries, self._own)
        self._new = self._new or not all(mark.seen for mark in marks)
        self._marks += marks
        self._entries, self._own, self._characters, self._taken = [], [], 0, 0

    def _may_repeat(self) -> bool:
        """Whether these may still be the articles of the last run, all of them and no other: the answer waits then."""
        return self._last is not None and not self._new and self.given.articles <= self._last.articles

    def _repeat(self) -> None:
        """Give the marks of the last run once more, when these are its articles: what it added first came now."""
        if self._last is None or self._new or not self.given.repeats(self._last):
            return
        tell("these are the articles of the last run; its answer is written again")
        met: set[int] = set()
        for mark in self._marks:
            mark.seen = mark.number < self._last.first or mark.number in met
            met.add(mark.number)

    def _hand_on(self, out: IO[bytes]) -> None:
        left_out = () if self.plan.mark else _known(self._marks)
        self.rows.write(self._marks, (), frozenset(left_out), out)
        for mark in self._marks:
            self.told["seen" if mark.seen else "copies" if mark.of is not None else "kept"] += 1
            self.told["updates"] += not mark.seen and mark.updates is not None
        self._marks = []

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
