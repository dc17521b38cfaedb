"""The loop behind each verb: articles are read, processed one by one, and returned in order, counting bad ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, cast

from newsclean.cli.batches import BLOCK, Batch, together
from newsclean.cli.messages import BadRecords, tell
from newsclean.cli.runs.balance import Balance
from newsclean.cli.runs.fields_seen import FieldsSeen
from newsclean.cli.runs.work import Outcome, Value, Work, outcomes
from newsclean.engine.step import executor
from newsclean.errors import RecordError
from newsclean.io.files import open_output
from newsclean.io.items import LINE, Input, Piece, Remarks
from newsclean.io.record_shapes.field_names import USUAL, FieldNames
from newsclean.io.record_shapes.missing_names import MissingNames
from newsclean.io.size_limit import MAX_SIZE
from newsclean.io.tables.record_stream import RecordShape, RecordStream

if TYPE_CHECKING:
    from newsclean.cli.progress import Progress


@dataclass(frozen=True)
class RunOptions:
    """The options common to all verbs; small and picklable, so that they can be sent to each process."""

    files: tuple[str, ...] = ()
    source: str | None = None  # the format of the input; None: by suffix or first bytes
    encoding: str | None = None
    on_error: str = "pass"
    output: str = "-"
    jobs: int = 1
    summary: bool = False
    max_size: int = MAX_SIZE  # bytes of one article, unpacked
    names: FieldNames = USUAL
    include: tuple[str, ...] = ()
    shape: RecordShape = RecordShape()  # noqa: RUF009 - it is frozen
    ray_address: str | None = None  # of a cluster; None for this machine
    shard_size: int | None = None  # articles, where the output is a folder of shards


@dataclass
class VerbRun:
    """One run of a verb. `found` names what its progress counts besides articles."""

    options: RunOptions
    found: str = ""
    failures: int = 0
    needs_date: str = ""  # what the verb cannot do without any date
    left_out: str = ""  # appended to each error message
    progress: Progress = field(init=False)
    balance: Balance = field(init=False, default_factory=Balance)
    sought: MissingNames = field(init=False)  # the fields of --fields
    remarks: Remarks = field(init=False, default_factory=Remarks)
    _fields: FieldsSeen = field(init=False, default_factory=FieldsSeen)
    _pieces: Iterator[Piece] | None = field(init=False, default=None)
    _bad: BadRecords = field(init=False, default_factory=BadRecords)
    _odd: BadRecords = field(init=False, default_factory=partial(BadRecords, level="note"))

    def __post_init__(self) -> None:
        """Start the clock."""
        from newsclean.cli.progress import Progress  # only runs need what reads ahead for a bar

        self.progress = Progress(self.found, self.options.output)
        self.sought = MissingNames(self.options.shape.fields)

    @contextmanager
    def output(self, *, durable: bool = False) -> Iterator[IO[bytes]]:
        """The output: a file appears only when it is complete."""
        try:
            with open_output(self.options.output, durable=durable) as out:
                if self.options.shape.changes:
                    with closing(RecordStream(out, self.options.shape, self.sought)) as stream:
                        yield cast("IO[bytes]", stream)
                        stream.finish()
                        self.tell_missing()
                else:
                    yield out
                if durable:
                    out.flush()
        finally:
            self.progress.close()
            self._flush()

    def first_kind(self, block: int | None = None) -> str | None:
        """The kind of the first article (a text, a page or a record), or None. The article is not consumed."""
        pieces = self._all(block)
        first = next(pieces, None)
        self._pieces = pieces if first is None else chain([first], pieces)
        return None if first is None else first.kind

    def batches(self, block: int | None = None) -> Iterator[Batch]:
        """The articles, one by one for one process, in batches for several; with `block` bytes of lines if given."""
        return together(self.pieces(block), alone=self._block(block) == LINE)

    def pieces(self, block: int | None = None) -> Iterator[Piece]:
        """The articles as they are read: lines in blocks of so many bytes, by default as many as the run takes."""
        return self._pieces or self._all(block)

    def each(self, work: Work[Value]) -> Iterator[Outcome[Value]]:
        """The outcome of each article, in order; errors are reported. Raises RecordError if an error ends the run."""
        for table in self.execute(partial(outcomes, work), self.batches()):
            yield from self.checked(table)

    def read(self, work: Work[Value]) -> Iterator[Value]:
        """What was read of each article that is compared with the others."""
        for one in self.each(work):
            if one.value is not None:
                yield one.value
                self.balance.parts["compared"] += 1
        self.progress.says("comparing")

    def execute(self, emit: Callable[[Batch], Any], batches: Iterable[Batch]) -> Iterator[Any]:
        """The table of each batch, in order, computed in as many processes as --jobs says, or on a cluster."""
        if self.options.ray_address is not None:
            from newsclean.cli.cluster.killers import without_killers  # for this option only
            from newsclean.engine.ray_cluster import RayExecutor

            return RayExecutor(self.options.ray_address, without_killers)(emit, batches)
        return executor(self.options.jobs)(emit, batches)

    def checked(self, table: Iterable[Outcome[Value]]) -> Iterator[Outcome[Value]]:
        """The same outcomes; notes and errors are reported on stderr, and errors are counted."""
        for one in table:
            if one.error is None:
                self._fields.add(one.undated, one.lacking)
            if one.note:
                self._odd.tell(one.note, one.where)
            if one.error is not None:
                self._fail(str(one.error), one.where)
            yield one

    def settle(self) -> None:
        """Raise BalanceError when an article that was read was neither written nor left out for a reason."""
        self._flush()
        self.balance.failed = self.failures
        self.balance.check()
        for remark in self.remarks.always:
            tell(remark)
        for said, always in self._fields.remarks(self.needs_date):
            tell(said) if always else self.remarks.decisions.append(said)

    def tell_missing(self) -> None:
        """Name the fields of --fields that nothing that was written has; of a run of bad records nothing was made."""
        if self.failures == self.balance.read:
            return
        for said in self.sought.lines("--fields", self.options.names):
            tell(said)

    @property
    def alone(self) -> bool:
        """Whether articles are worked on one by one, in this process."""
        return self.options.jobs == 1 and self.options.ray_address is None

    def sum_up(self, text: str, *, always: bool = False) -> None:
        """Report the summary of the run, if it was requested or progress was shown."""
        if always or self.options.summary or self.progress.shown:
            self.progress.close()
            tell(text)
            for remark in self.remarks.decisions:
                tell(remark)
            tell(str(self.balance))

    @property
    def failed(self) -> str:
        """The number of failed articles, for a summary."""
        return f"; {self.failures} failed" if self.failures else ""

    @property
    def code(self) -> int:
        """The exit code: 0, or 1 if articles failed."""
        return 1 if self.failures else 0

    def _flush(self) -> None:
        self._odd.flush()
        self._bad.flush()

    def _fail(self, text: str, where: str) -> None:
        self._bad.tell(text + self.left_out, where)
        self.failures += 1
        if self.options.on_error == "fail":
            raise RecordError(f"stopped at the first bad record, because of --on-error fail: {where}: {text}")

    def _block(self, block: int | None) -> int:
        return block or (LINE if self.alone else BLOCK)

    def _all(self, block: int | None) -> Iterator[Piece]:
        options = self.options
        given = Input(
            encoding=options.encoding, block=self._block(block), max_size=options.max_size, names=options.names,
            include=options.include, remarks=self.remarks,
        )  # fmt: skip
        for piece in self.progress.pieces(self.options.files, self.options.source, given):
            self.balance.read += piece.count
            yield piece
