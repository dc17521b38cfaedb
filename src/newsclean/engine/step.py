"""A step over a corpus: what it does with a batch, how its tables are merged, and the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, Protocol, TypeVar

Batch_contra = TypeVar("Batch_contra", contravariant=True)
Table = TypeVar("Table")
Merged = TypeVar("Merged")
Result_co = TypeVar("Result_co", covariant=True)
Batch = TypeVar("Batch")
Result = TypeVar("Result")
Executor = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]  # an ordered map: emit, batches -> tables


class CorpusStep(Protocol[Batch_contra, Table, Merged, Result_co]):
    """A step. It does not know where it runs, so it and its tables must be picklable."""

    def emit(self, batch: Batch_contra) -> Table:
        """The table of a batch; it depends only on the batch, and may be computed in another process."""

    def merge(self, tables: Iterator[Table]) -> Merged:
        """Merge all tables; they come in the order of their batches, each as soon as it is available."""

    def finish(self, merged: Merged) -> Result_co:
        """The result."""


def run_step(step: CorpusStep[Batch, Table, Merged, Result], batches: Iterable[Batch], execute: Executor) -> Result:
    """Run a step over batches; the result is the same wherever it runs.

    >>> class Longest:
    ...     def emit(self, batch):
    ...         return max(map(len, batch), default=0)
    ...     def merge(self, tables):
    ...         return max(tables, default=0)
    ...     def finish(self, merged):
    ...         return f"{merged} letters"
    >>> run_step(Longest(), [["rain", "wind"], [], ["drought"]], executor(1))
    '7 letters'
    """
    return step.finish(step.merge(execute(step.emit, batches)))


def executor(jobs: int) -> Executor:
    """The executor of steps: in this process, or in several others.

    >>> list(executor(1)(len, ["a", "bc"]))
    [1, 2]
    """
    if jobs <= 1:
        return map
    from newsclean.engine.process_pool import ProcessPool  # not needed for one process

    return ProcessPool(jobs)


def each_on(
    engine: Executor, work: Callable[[Any], Table], items: Iterable[Any], together: int = 100
) -> Iterator[Table]:
    """What `work` makes of each item, in order, so many together in a batch.

    >>> list(each_on(executor(1), len, ["a", "bc", "def"], 2))
    [1, 2, 3]
    """
    left = iter(items)
    batches = iter(lambda: list(islice(left, together)), [])
    return chain.from_iterable(engine(partial(_each, work), batches))


def _each(work: Callable[[Any], Table], batch: Iterable[Any]) -> list[Table]:
    return list(map(work, batch))
