"""Steps on a cluster of Ray that is already running: batches go to its workers, tables come back in order.

Nothing here starts a cluster. The driver is this process; it merges and finishes, so it needs the memory that a run on
one machine needs. Every node needs this newsclean and the folder that the run was started in.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from newsclean._version import __version__
from newsclean.engine.process_pool import AHEAD, WorkerError
from newsclean.errors import EngineError

Batch = TypeVar("Batch")
Table = TypeVar("Table")
# (batch, whether a batch can be computed) -> the batch without what kills its worker
Mend = Callable[[Any, Callable[[Any], bool]], Any]
RETRIES = 3  # times that a batch is given to another worker when its worker dies: nodes go away
SUSPECT_RETRIES = 1  # times for a part of a batch that has killed so many


@dataclass(frozen=True, slots=True)
class RayExecutor:
    """An executor of steps on the cluster at an address.

    A batch whose worker dies again and again is handed to `mend`, which finds what kills it; without one, or if nothing
    is found, WorkerError is raised. Raises EngineError if the cluster cannot be used.
    """

    address: str
    mend: Mend | None = None

    def __call__(self, emit: Callable[[Batch], Table], batches: Iterable[Batch]) -> Iterator[Table]:
        """The table of each batch, in order. Raises what `emit` raises."""
        ray = connected(self.address)
        cluster = _Tasks(ray, emit)
        waiting: deque[tuple[Any, Any]] = deque()  # the batch and its table, both in the object store
        try:
            for batch in batches:
                stored = ray.put(batch)
                waiting.append((stored, cluster.start(stored, RETRIES)))
                if len(waiting) > AHEAD * cluster.processors:
                    yield self._result(cluster, *waiting.popleft())
            while waiting:
                yield self._result(cluster, *waiting.popleft())
        finally:
            for _, table in waiting:
                ray.cancel(table, force=False)

    def _result(self, cluster: _Tasks, stored: Any, table: Any) -> Any:
        found = cluster.result(table)
        if found is DIED and self.mend is not None:
            mended = self.mend(cluster.ray.get(stored), cluster.survives)
            found = cluster.result(cluster.start(cluster.ray.put(mended), RETRIES))
        if found is DIED:
            raise WorkerError(
                f"{RETRIES + 1} worker processes of {self.address} died on one batch, perhaps because they ran out of "
                "memory; see the logs of Ray, or give its workers more"
            )
        return found


DIED = object()  # in place of the table of a batch that killed its workers


class _Tasks:
    """The tasks of one call."""

    def __init__(self, ray: Any, emit: Callable[[Any], Any]) -> None:
        self.ray = ray
        self.processors = max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._emit = ray.put(emit)
        self._task = ray.remote(_computed)

    def start(self, stored: Any, retries: int) -> Any:
        """The table of a batch, which is being computed."""
        task = self._task.options(max_retries=retries, retry_exceptions=False)
        return task.remote(self._emit, stored, os.getcwd(), __version__)  # noqa: PTH109

    def result(self, table: Any) -> Any:
        """The table, or DIED."""
        errors = self.ray.exceptions
        try:
            return self.ray.get(table)
        except (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError):
            return DIED
        except errors.RayTaskError as error:
            raise (error.cause if isinstance(error.cause, Exception) else error) from None
        except errors.RayError as error:
            raise EngineError(f"the cluster of Ray failed: {_first_line(error)}") from error

    def survives(self, batch: Any) -> bool:
        """Whether a part of a batch can be computed."""
        return self.result(self.start(self.ray.put(batch), SUSPECT_RETRIES)) is not DIED


def _computed(emit: Callable[[Any], Any], batch: Any, folder: str, version: str) -> Any:
    """What a worker does: the same newsclean in the same folder, so that relative paths and rules are the same."""
    if version != __version__:
        raise EngineError(f"the driver has newsclean {version}, a worker {__version__}; install the same everywhere")
    try:
        os.chdir(folder)
    except OSError as error:
        raise EngineError(f"a worker has no {folder}; start the run in a folder that all nodes share") from error
    return emit(batch)


def connected(address: str) -> Any:
    """The module of Ray, connected to a cluster. Raises EngineError with the remedy.

    >>> connected("")
    Traceback (most recent call last):
    ...
    newsclean.errors.EngineError: no address of a cluster; give that of its head, such as --ray-address 10.0.0.5:6379
    """
    if not address:  # Ray would start a cluster of its own
        raise EngineError("no address of a cluster; give that of its head, such as --ray-address 10.0.0.5:6379")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # no report to anybody
    try:
        import ray
    except ImportError as error:
        raise EngineError("a cluster needs Ray; pip install 'newsclean[cluster]'") from error
    if not ray.is_initialized():
        try:
            ray.init(address=address, logging_level="ERROR", log_to_driver=False, configure_logging=False)
        except (ray.exceptions.RayError, RuntimeError, ValueError, OSError) as error:
            raise EngineError(
                f"no cluster of Ray at {address}: {_first_line(error)}; run this on one of its nodes, with "
                "RAY_AUTH_MODE=token and its token in RAY_AUTH_TOKEN"
            ) from error
    return ray


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
