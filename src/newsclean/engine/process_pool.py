"""Work spread over processes, its results in the order of the input."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.intake import Intake, IntakePart
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Made = TypeVar("Made")
AHEAD = 2  # pieces for each process that are read before their turn: all are busy, and memory stays flat
CHARACTERS = 1 << 20  # texts sent to a process at once


class WorkerError(NewscleanError, RuntimeError):
    """A process that worked for this one has died."""


def spread(work: Callable[[Piece], Made], given: Iterable[Piece], jobs: int) -> Iterator[tuple[Piece, Made]]:
    """Each piece with what `work` makes of it, in order; `work` must be a function that another process can import.

    Raises what `work` raises, and WorkerError when a process dies. When the reader stops, waiting work is dropped.
    """
    from concurrent.futures import ProcessPoolExecutor  # 25 ms that one process does without
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_quiet)
    waiting: deque[tuple[Piece, Future[Made]]] = deque()
    try:
        for piece in given:
            waiting.append((piece, pool.submit(work, piece)))
            if len(waiting) > AHEAD * jobs:
                first, made = waiting.popleft()
                yield first, made.result()
        while waiting:
            first, made = waiting.popleft()
            yield first, made.result()
    except BrokenProcessPool as error:
        raise WorkerError("a working process died, perhaps for want of memory; give fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which ends its processes in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def part_of(given: tuple[DedupOptions, list[str]]) -> IntakePart:
    """What an intake makes of some texts."""
    options, texts = given
    intake = Intake(options)
    for text in texts:
        intake.add_text(text)
    return intake.part()


def chunks(texts: Iterable[str], options: DedupOptions) -> Iterator[tuple[DedupOptions, list[str]]]:
    """Texts in pieces of about a million characters."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= CHARACTERS:
            yield options, chunk
            chunk, size = [], 0
    if chunk:
        yield options, chunk
