"""Steps in several processes, their tables in the order of the batches."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from newsclean.errors import NewscleanError
from newsclean.rare_collections import collect_rarely

if TYPE_CHECKING:
    from concurrent.futures import Future

Batch = TypeVar("Batch")
Table = TypeVar("Table")
AHEAD = 2  # batches for each process that are read before their turn: all are busy, and memory stays flat


class WorkerError(NewscleanError, RuntimeError):
    """A worker process has died."""


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """A pool of processes, which are started by each call and end with it, or with this process."""

    jobs: int

    def __call__(self, emit: Callable[[Batch], Table], batches: Iterable[Batch]) -> Iterator[Table]:
        """The table of each batch, in order; `emit` must be a function that another process can import.

        Raises what `emit` raises, and WorkerError when a process dies. When the reader stops, waiting work is dropped.
        """
        from concurrent.futures import ProcessPoolExecutor  # 25 ms that one process does not need
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(self.jobs, initializer=_start)
        waiting: deque[Future[Table]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(emit, batch))
                if len(waiting) > AHEAD * self.jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerError(
                "a worker process died, perhaps because it ran out of memory; give fewer --jobs"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Prepare a worker: Ctrl-C is left to the parent, which ends its workers in order; a killed parent cannot."""
    import threading

    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
