"""Running `clean`: articles in, clean ones out, in order, with any number of processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO, Any

from newsclean.clean.records import clean_article, clean_markdown
from newsclean.cli import show
from newsclean.cli.messages import counted
from newsclean.cli.run_cleaners import NEWS_CLEANERS, Cleaners, pipeline_of
from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import Outcome
from newsclean.core.article import Article
from newsclean.errors import NewscleanError
from newsclean.io import ledger_file
from newsclean.io.files import may_be_several, open_output
from newsclean.io.items import TEXT, Item
from newsclean.io.records import as_line
from newsclean.io.shards.names import is_shard_folder
from newsclean.io.writers import WRITERS, Cleaning, default_writer


@dataclass(frozen=True)
class CleanOptions(RunOptions):
    """The values of the options."""

    target: str | None = None
    cleaning: Cleaners = NEWS_CLEANERS
    explain: bool = False
    diff: bool = False
    ledger: str | None = None
    title_in_body: bool = False
    lang: str | None = None
    country: str | None = None  # decides nothing in cleaning; the option is the same on every verb
    counts: bool = False  # removals are counted by kind, for a summary or the progress


@dataclass(slots=True)
class Cleaned:
    """The output for one article: its text or line, and the row of the ledger."""

    out: str | None = None
    row: dict[str, Any] | None = None
    removed: Counter[str] = field(default_factory=Counter)  # by kind


@dataclass(frozen=True)
class CleanItem:
    """Cleans one article; `target` is the name of its writer."""

    options: CleanOptions
    target: str

    def __call__(self, item: Item) -> Outcome[Cleaned]:
        """The clean article as it is written."""
        if item.is_blank:
            return Outcome(item.where, Cleaned(None, self._untouched(item, written=False)))
        options, view = self.options, self._view()
        pipeline, record = pipeline_of(options.cleaning), item.record
        clean = partial(clean_article, pipeline, record, plain=item.kind == TEXT, lang=options.lang)
        one = Cleaning(record, clean, partial(clean_markdown, pipeline, record), options.title_in_body)
        out = view(one.article) if view else WRITERS[self.target].write(one)
        note = item.note
        row = ledger_file.ledger_row(item, one.article, self.target) if options.ledger else None
        removed = Counter[str]()
        if one.made:
            if one.made.kind not in ("article", "other"):
                note = f"not an article but a page of type {one.made.kind!r}; its text is left out"
            if view or options.counts:
                removed.update(entry.kind for entry in one.made.ledger.removed)
        return Outcome(item.where, Cleaned(out, row, removed), None, note)

    def failed(self, item: Item, error: NewscleanError) -> Cleaned:
        """The unchanged record with the error; the ledger has its original source."""
        instead = WRITERS[self.target].failed
        out = None
        if instead and item.record and self.options.on_error == "pass":
            out = as_line(instead(item.record, error))
        return Cleaned(out, self._untouched(item, written=out is not None))

    def _view(self) -> Callable[[Article], str] | None:
        if self.options.explain:
            return show.explained
        return show.differing if self.options.diff else None

    def _untouched(self, item: Item, *, written: bool) -> dict[str, Any] | None:
        return ledger_file.untouched(item, written=written) if self.options.ledger else None


class Clean:
    """One run of `clean`."""

    def __init__(self, options: CleanOptions) -> None:
        self.run = VerbRun(options, "removed")
        self.options = replace(options, counts=options.summary or self.run.progress.wanted)
        self._named = may_be_several(options.files)
        self.printed = 0
        self.rows = 0  # of the ledger
        self.removed: Counter[str] = Counter()

    def __call__(self) -> int:
        """Run; return the exit code: 0, or 1 if records failed."""
        if is_shard_folder(self.options.output):
            return self._in_shards(self.options.target or "jsonl")
        # the first input decides the output format of all: a mix of texts and JSON lines would be useless
        target = self.options.target or default_writer(self.run.first_kind() or TEXT)
        with ExitStack() as stack:
            out = stack.enter_context(self.run.output())
            ledger = stack.enter_context(open_output(self.options.ledger)) if self.options.ledger else None
            if ledger:
                ledger.write(ledger_file.header(target).encode())
            for one in self.run.each(CleanItem(self.options, target)):
                self._write(one, one.value, target, out)
                if ledger and one.value and one.value.row is not None:
                    ledger.write(ledger_file.dump_row(one.value.row).encode())
                    self.rows += 1
            if ledger:
                ledger.write(ledger_file.footer(self.rows).encode())
            self.run.settle()
        self._sum_up()
        return self.run.code

    def _in_shards(self, target: str) -> int:
        from newsclean.cli.shards.sharded import ShardedOutput  # for this output only

        options = replace(self.options, target=target, counts=True)  # counts stand in the manifest
        self.run.options = options
        with ShardedOutput(self.run, "clean", self.removed) as shards:
            shards.fill(CleanItem(options, target), lambda one, out: self._write(one, one.value, target, out))
            self.run.settle()
        self.printed = self.run.balance.parts["written"]
        self._sum_up()
        return self.run.code

    def _sum_up(self) -> None:
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.removed.most_common())
        failed = f", {self.run.failures} failed" if self.run.failures else ""
        articles, removals = counted(self.printed, "article"), counted(self.removed.total(), "removal")
        text = f"{articles}{failed}, {removals}{': ' if kinds else ''}{kinds}"
        self.run.sum_up(text, always=self.options.explain)

    def _write(self, outcome: Outcome[Cleaned], one: Cleaned | None, target: str, out: IO[bytes]) -> None:
        if one is None:
            return
        self.removed += one.removed
        self.run.progress.add(one.removed.total())
        if one.out is None:
            return
        before = "" if WRITERS[target].lines else self._separator(outcome.where)
        ending = "\n" if WRITERS[target].lines or before or one.out else ""
        if one.row is not None and not WRITERS[target].lines:
            one.row.update({"skip": len(before), "tail": len(ending)})
        out.write((before + one.out + ending).encode("utf-8", "surrogatepass"))
        self.printed += 1
        if outcome.error is None:  # one that failed is counted as such, though it is passed on
            self.run.balance.parts["written"] += 1

    def _separator(self, where: str) -> str:
        """The separator before an article in text output: two blank lines, which no article has, and the file name."""
        blank = "\n\n" if self.printed else ""
        return blank + (f"==> {where} <==\n" if self._named else "")
