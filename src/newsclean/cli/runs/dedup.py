"""Running `dedup`: all articles in, the kept ones (or all, marked) out, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from newsclean.cli.messages import counted, tell
from newsclean.cli.runs.dedup_read import DedupRunOptions, ReadBatch, ReadEntries, ReadEntry
from newsclean.cli.runs.dedup_rows import Waiting, tell_undated
from newsclean.cli.runs.runner import VerbRun
from newsclean.dedup.clustering.at_hand import at_hand
from newsclean.dedup.clustering.duplicates import settled
from newsclean.dedup.clustering.marks import Mark, is_lone
from newsclean.dedup.clustering.order import repeated_ids
from newsclean.dedup.clustering.origins import independent, origins_of
from newsclean.dedup.clustering.passages import passages
from newsclean.dedup.clustering.versions import chains
from newsclean.dedup.matching.match import judged_pairs
from newsclean.dedup.model import NO_TEXT, ArticleFacts, Shingled
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.dedup.reading.shingle_step import ShingledBatch, ShingleStep, entry_batches
from newsclean.dedup.spilling.overlay import all_but
from newsclean.engine.step import executor, run_step
from newsclean.io.items import BLOCK
from newsclean.io.records import as_line
from newsclean.stories.group import group_texts

SHOWN = 5  # ids named in a message


class Dedup:
    """One run of `dedup`."""

    def __init__(self, options: DedupRunOptions) -> None:
        self.options = options
        undated = "articles are compared however many days apart they are"
        self.run = VerbRun(options, needs_date=undated if options.dedup.days else "")
        self.waiting = Waiting(options)
        self._said = ""  # the summary
        self.entries: list[DedupEntry] = []  # for passages and versions only: their texts are needed again

    def __call__(self) -> int:
        """Run; return the exit code: 0, or 1 if records failed."""
        with self.waiting, self.run.output() as out:
            self.waiting.target = self.options.target_for(self.run.first_kind(BLOCK))
            read = ReadEntries(ReadEntry(self.options, self.waiting.target))
            tables = self._take(self.run.execute(read, self.run.batches(BLOCK)))
            step = ShingleStep(self.options.dedup, self.options.memory)
            merged = step.merge(tables)
            self.run.progress.says("comparing")
            if self.options.passages:
                self._passages(out)
            elif self.options.versions:
                self._versions(out)
            else:
                self._articles(*step.finish(merged), out)
            self.run.settle()
        if self._said:
            self.run.sum_up(self._said)
        return self.run.code

    def _take(self, batches: Iterator[ReadBatch]) -> Iterator[ShingledBatch]:
        """Store what is to be written, and pass on what is compared."""
        for batch in batches:
            for one in self.run.checked(batch.outcomes):
                if one.value:
                    self.waiting.add(one.value)
                    if batch.shingled is None and one.value.entry:
                        self.entries.append(one.value.entry)
            if batch.shingled is not None:
                yield batch.shingled

    def _passages(self, out: IO[bytes]) -> None:
        self._count_compared()
        for pair in passages(self.entries, self.options.dedup):
            text = self.entries[pair.first].text
            rows = [
                {"a": [p.start_a, p.end_a], "b": [p.start_b, p.end_b], "text": text[p.start_a : p.end_a]}
                for p in pair.passages
            ]
            out.write(as_line({"a": pair.a, "b": pair.b, "passages": rows}).encode() + b"\n")

    def _versions(self, out: IO[bytes]) -> None:
        self._count_compared()
        facts, _ = run_step(ShingleStep(self.options.dedup), entry_batches(self.entries), executor(1))
        if facts.urls and not any(facts.urls):
            tell("no article has a `url`, and versions are articles of one address; give it, or leave out --versions")
        for at, chain in enumerate(chains(facts, self.entries)):
            if self.options.target == "text":
                shown = "\n" * (at > 0) + chain.told()
                out.write(shown.encode("utf-8", "surrogatepass") + b"\n")
            else:
                out.write(as_line(chain.row()).encode() + b"\n")

    def _count_compared(self) -> None:
        self.run.balance.parts["compared"] += len(self.entries)
        self._said = f"{counted(len(self.entries), 'article')} compared{self.run.failed}"

    def _articles(self, facts: ArticleFacts, shingled: Shingled, out: IO[bytes]) -> None:
        options = self.options.dedup
        links = judged_pairs(shingled, options)
        del shingled  # columns of all texts
        facts = at_hand(facts, links)
        marks = settled(facts, links, options)
        origins = origins_of(facts, links, marks, self.waiting.agencies, options.days) if self.options.origins else ()
        if self.options.stories:
            leads = [lead._replace(id=name) for lead, name in zip(self.waiting.leads, facts.ids, strict=True)]
            self.waiting.stories = group_texts(leads, None, [mark.cluster for mark in marks]).of_each
        copies = () if self.options.mark else (at for at, mark in all_but(marks, is_lone) if mark.of is not None)
        self.waiting.write(marks, origins, frozenset(copies), out)
        self.run.balance.parts["written"] += self.waiting.written
        if self.waiting.left_out:
            self.run.balance.parts["copies dropped"] += self.waiting.left_out
        self._say(facts, marks, independent(origins))

    def _say(self, facts: ArticleFacts, marks: Sequence[Mark], independent: int) -> None:
        if len(marks) == 1 and self.waiting.target != "jsonl":
            tell("a single article has no copies; give several files, or JSON Lines with one record per line")
        if empty := facts.texts.count(NO_TEXT):
            tell(f"{counted(empty, 'article')} with no words to compare; kept")
        twice = list(repeated_ids(facts.ids))
        if twice:
            more = ", …" if len(twice) > SHOWN else ""
            some = ", ".join(twice[:SHOWN]) + more
            named = f"the later articles of {twice[0]} are called {twice[0]}#2, {twice[0]}#3 in marks"
            tell(f"{counted(len(twice), 'id')} given more than once: {some}; {named}")
        tell_undated(self.waiting.undated)
        related = [mark for _, mark in all_but(marks, is_lone)]
        dropped = sum(mark.of is not None for mark in related)
        updates = len(related) - dropped
        kept = len(marks) - dropped
        origins = f", {counted(independent, 'independent origin')}" if self.options.origins else ""
        stories, copies = counted(kept, "story", "stories"), counted(dropped, "copy", "copies")
        events = counted(len(set(map(str, self.waiting.stories))), "event") if self.options.stories else ""
        origins += f", {events}" * bool(events)
        self._said = (
            f"{counted(len(marks), 'article')}, {stories}{origins}: {kept:,} kept ({counted(updates, 'update')});"
            f" {copies} {'marked' if self.options.mark else 'dropped'}{self.run.failed}"
        )
