"""A run whose output is a folder of shards: what is finished is passed over, and every shard appears whole."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, TypeVar, cast

from newsclean.cli.batches import Batch, together
from newsclean.cli.messages import counted, tell
from newsclean.cli.runs.runner import VerbRun
from newsclean.cli.runs.work import Outcome, Work, outcomes
from newsclean.cli.shards.pieces import ShardPiece, SourceDigest, cut
from newsclean.cli.shards.plan import shard_plan
from newsclean.errors import ShardError
from newsclean.io.shards.folder import CountedStream, ShardFolder
from newsclean.io.shards.manifest import Shard
from newsclean.io.tables.record_stream import RecordStream
from newsclean.io.tables.table_writers import TABLES

if TYPE_CHECKING:
    from newsclean.io.items import Piece

Value = TypeVar("Value")
Write = Callable[[Outcome[Value], IO[bytes]], None]


class ShardedOutput:
    """The shards of a run. `counts` is what the verb counts, which finished shards bring with them."""

    def __init__(self, run: VerbRun, verb: str, counts: Counter[str]) -> None:
        options = run.options
        table = options.shape.target
        self.run, self.counts = run, counts
        self.plan = shard_plan(verb, options)
        suffix = TABLES[table].suffixes[0] if table else ".jsonl"
        self.folder = ShardFolder(Path(options.output), self.plan, suffix)
        self._sources: dict[int, SourceDigest] = {}  # of shards that are being read
        self._shard_of: deque[int] = deque()  # of each batch whose outcomes are not there yet
        self._before, self._past = len(self.folder.done), 0  # finished shards, and those whose articles were met again

    def __enter__(self) -> Self:
        self.folder.__enter__()
        if self.folder.done and not self.folder.complete:
            tell(f"{self.folder.path}: {counted(len(self.folder.done), 'finished shard')} found, and kept")
        return self

    def __exit__(self, *_: object) -> None:
        self.folder.__exit__()
        self.run.progress.close()

    def fill(self, work: Work[Value], write: Write[Value]) -> None:
        """Write the outcomes of all articles, a shard after another; `write` writes one to its shard."""
        tables = self.run.execute(partial(outcomes, work), self._batches())
        numbered = ((self._shard_of.popleft(), table) for table in tables)
        for number, group in groupby(numbered, key=lambda row: row[0]):
            self._write(number, (one for _, table in group for one in self.run.checked(table)), write)
        if self._past < self._before:
            raise self._other_input(self._past)
        if not self.folder.complete:
            self.folder.finish()
        self.run.tell_missing()

    def _write(self, number: int, found: Iterator[Outcome[Value]], write: Write[Value]) -> None:
        before, failed, written = self.counts.copy(), self.run.failures, self.run.balance.parts["written"]
        with self.folder.writing(number) as stream:
            with ExitStack() as stack:
                shaped = self._shaped(stream, stack)
                for one in found:
                    write(one, cast("IO[bytes]", shaped))
                if isinstance(shaped, RecordStream):
                    shaped.finish()
            size, checksum = stream.size, stream.sha256()
        source = self._sources.pop(number)
        counts = {name: times - before[name] for name, times in sorted(self.counts.items()) if times > before[name]}
        written, failed = self.run.balance.parts["written"] - written, self.run.failures - failed
        name = self.folder.name(number)
        self.folder.add(Shard(name, size, checksum, source.hex(), source.articles, written, failed, counts))

    def _shaped(self, stream: CountedStream, stack: ExitStack) -> CountedStream | RecordStream:
        shape = self.run.options.shape
        out = cast("IO[bytes]", stream)
        return stack.enter_context(closing(RecordStream(out, shape, self.run.sought))) if shape.changes else stream

    def _batches(self) -> Iterator[Batch]:
        for number, group in groupby(cut(self.run.pieces(), self.plan.shard_size), key=lambda row: row.shard):
            if number < self._before:
                self._pass_over(number, group)
                continue
            if self.folder.complete:
                raise self._other_input(number)
            source = self._sources[number] = SourceDigest()
            for batch in together(self._read(source, group), alone=self.run.alone):
                self._shard_of.append(number)
                yield batch

    def _read(self, source: SourceDigest, group: Iterator[ShardPiece]) -> Iterator[Piece]:
        for _, piece in group:
            source.add(piece)
            yield piece

    def _pass_over(self, number: int, group: Iterator[ShardPiece]) -> None:
        """Read the articles of a finished shard, to see that they are the same, and take its counts."""
        source, shard = SourceDigest(), self.folder.done[number]
        for _ in self._read(source, group):
            pass
        if source.hex() != shard.source:
            raise self._other_input(number)
        self._past += 1
        self.counts.update(shard.counts)
        self.run.balance.parts["written"] += shard.written
        self.run.failures += shard.failed

    def _other_input(self, number: int) -> ShardError:
        return ShardError(
            f"{self.folder.path / self.folder.name(number)} was made from other articles than the input has there; "
            "give the same input, or name a new folder"
        )
