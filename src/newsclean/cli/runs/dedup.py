"""Running `dedup`: all articles in, those that are kept (or all, marked) out, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsclean.cli.messages import tell
from newsclean.cli.progress import Progress
from newsclean.cli.runs.dedup_read import Piece, Plan, as_bytes, piece, taken
from newsclean.cli.runs.dedup_rows import Rows, counted, tell_undated
from newsclean.dedup.clustering.duplicates import settled
from newsclean.dedup.clustering.marks import Mark
from newsclean.dedup.clustering.origins import origins_of
from newsclean.dedup.clustering.passages import passages
from newsclean.dedup.clustering.versions import chains
from newsclean.dedup.matching.pair_table import judged_pairs
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.dedup.reading.intake import NO_TEXT, ArticleFacts, Intake
from newsclean.engine.process_pool import spread
from newsclean.io.files import written
from newsclean.io.items import Lines, pieces

SHOWN = 5  # ids named in a message


class Dedup:
    """One run of `dedup`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.progress = Progress(output=plan.output)
        self.intake = Intake(plan.options)
        self.rows = Rows(plan)
        self.entries: list[DedupEntry] = []  # for passages and versions only: their texts are needed again

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        with self.rows:
            if self.plan.jobs > 1 and not self.plan.of_texts:
                self._read_spread()
            else:
                self._read()
            self.progress.says("comparing")
            try:
                self._compare()
            finally:
                self.progress.close()
        return 1 if self.rows.failures else 0

    def _compare(self) -> None:
        if self.plan.passages:
            self._passages()
        elif self.plan.versions:
            self._versions()
        else:
            self._articles()

    def _read(self) -> None:
        for kind, item in self.progress.items(self.plan.files, self.plan.source, self.plan.encoding):
            self.rows.settle(kind)
            one = taken(self.rows.plan, kind, item)
            self.rows.take(one, item.raw.encode("utf-8", "surrogateescape") if one and one.data is None else b"")
            if one and one.entry and self.plan.of_texts:
                self.entries.append(one.entry)
            elif one and one.entry:
                self.intake.add(one.entry)

    def _read_spread(self) -> None:
        for given, (found, part) in spread(piece, self._pieces(), self.plan.jobs):
            lines = given.given.data if isinstance(given.given, Lines) else [b""]
            for one, data in zip(found, lines, strict=True):
                self.rows.take(one, data)
                if one and one.entry:
                    self.intake.note(one.entry, one.length)
            self.intake.join(part)

    def _pieces(self) -> Iterator[Piece]:
        for kind, given in pieces(self.plan.files, self.plan.source, self.plan.encoding):
            self.rows.settle(kind)
            yield Piece(self.rows.plan, kind, given)

    def _passages(self) -> None:
        with written(self.plan.output) as out:
            for pair in passages(self.entries, self.plan.options):
                text = self.entries[pair.first].text
                rows = [
                    {"a": [p.start_a, p.end_a], "b": [p.start_b, p.end_b], "text": text[p.start_a : p.end_a]}
                    for p in pair.passages
                ]
                out.write(as_bytes({"a": pair.a, "b": pair.b, "passages": rows}) + b"\n")

    def _versions(self) -> None:
        for entry in self.entries:
            self.intake.add(entry)
        facts = self.intake.done()[0]
        if facts.urls and not any(facts.urls):
            tell("no article has a `url`, and versions are articles of one address; give it, or leave out --versions")
        with written(self.plan.output) as out:
            for at, chain in enumerate(chains(facts, self.entries)):
                if self.plan.target == "text":
                    told = "\n" * (at > 0) + chain.told()
                    out.write(told.encode("utf-8", "surrogatepass") + b"\n")
                else:
                    out.write(as_bytes(chain.row()) + b"\n")

    def _articles(self) -> None:
        facts, shingled = self.intake.done()
        links = judged_pairs(shingled, facts, self.plan.options)
        marks = settled(facts, links, self.plan.options)
        agencies, days = self.rows.agencies, self.plan.options.days
        origins = origins_of(facts, links, marks, agencies, days) if self.plan.origins else ()
        copies = () if self.plan.mark else (at for at, mark in enumerate(marks) if mark.of is not None)
        with written(self.plan.output) as out:
            self.rows.write(marks, origins, frozenset(copies), out)
        self._say(facts, marks, len(set(map(str, origins))))

    def _say(self, facts: ArticleFacts, marks: Sequence[Mark], independent: int) -> None:
        if len(marks) == 1 and self.rows.plan.target != "jsonl":
            tell("one article has no copies; give several files, or JSON Lines with a record a line")
        if empty := facts.texts.count(NO_TEXT):
            tell(f"{counted(empty, 'article')} without a word to compare; kept")
        twice = [name for name, times in Counter(map(str, facts.ids)).items() if times > 1]
        if twice:
            more = ", …" if len(twice) > SHOWN else ""
            some = ", ".join(twice[:SHOWN]) + more
            tell(f"{counted(len(twice), 'id')} given more than once, told apart as id#2, id#3: {some}")
        tell_undated(self.rows.undated)
        if self.plan.summary or self.progress.shown:
            self.progress.close()
            dropped = sum(mark.of is not None for mark in marks)
            updates = sum(mark.updates is not None for mark in marks)
            kept = len(marks) - dropped
            stories = f"{kept:,} {'story' if kept == 1 else 'stories'}"
            origins = f", {counted(independent, 'independent origin')}" if self.plan.origins else ""
            failed = f"; {self.rows.failures} failed" if self.rows.failures else ""
            tell(
                f"{counted(len(marks), 'article')}, {stories}{origins}: {kept} kept,"
                f" of which {updates} updates; {dropped} {'marked as ' if self.plan.mark else ''}copies{failed}"
            )
