"""The folder of a sharded output: shards appear whole, are noted when they are on the disk, and survive a kill."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Self

from newsclean.core.storage import hold, put, replacing, to_disk
from newsclean.errors import ShardError
from newsclean.io.containers.folders import SHARD_MANIFEST, SHARD_PROGRESS
from newsclean.io.shards.manifest import (
    FoundShards,
    Shard,
    ShardPlan,
    manifest_bytes,
    plan_line,
    read_plan,
    require_plan,
    shard_line,
)
from newsclean.io.shards.names import refuse_foreign

PREFIX = "part-"
PIECE = 1 << 20  # bytes read at once


class ShardFolder:
    """A folder that a run fills with shards. `done` are those that earlier runs have finished.

    Raises ShardError for a folder that holds something else, or was begun with another plan.
    """

    def __init__(self, path: Path, plan: ShardPlan, suffix: str) -> None:
        self.path, self.plan, self.suffix = path, plan, suffix
        self.done: list[Shard] = []
        self._file: IO[bytes] | None = None
        self.complete = False
        refuse_foreign(path)
        self._require()
        path.mkdir(exist_ok=True)
        if not self._is_whole():
            self._go_on()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk, already reported
                self._file.close()

    def name(self, number: int) -> str:
        """The name of a shard's file."""
        return f"{PREFIX}{number:05}{self.suffix}"

    @contextmanager
    def writing(self, number: int) -> Iterator[CountedStream]:
        """A stream for a shard, which is on the disk with its name when the block ends without an error."""
        with replacing(self.path / self.name(number), durable=True) as raw:
            yield CountedStream(raw)

    def add(self, shard: Shard) -> None:
        """Note a shard that is on the disk."""
        self.done.append(shard)
        self._note(shard_line(shard))

    def finish(self) -> None:
        """Write the manifest: the output is complete."""
        with replacing(self.path / SHARD_MANIFEST, durable=True) as out:
            out.write(manifest_bytes(self.plan, self.done))
        self.complete = True
        (self.path / SHARD_PROGRESS).unlink(missing_ok=True)

    def _require(self) -> FoundShards | None:
        found = read_plan(self.path)
        if found is not None:
            require_plan(self.path, found.plan, self.plan)
        return found

    def _is_whole(self) -> bool:
        """Whether the output is complete; one that has lost a shard is unfinished again."""
        found, manifest = self._require(), self.path / SHARD_MANIFEST
        if found is None or not manifest.exists():
            return False
        self.done = self._kept(found.shards)
        self.complete = len(self.done) == len(found.shards)
        if self.complete:
            (self.path / SHARD_PROGRESS).unlink(missing_ok=True)
        else:
            put(self.path / SHARD_PROGRESS, plan_line(self.plan) + b"".join(map(shard_line, self.done)))
            manifest.unlink()
        return self.complete

    def _go_on(self) -> None:
        """Take the progress, cut off what a kill left of its last line, and keep the shards that are there."""
        self._file = (self.path / SHARD_PROGRESS).open("a+b")
        try:
            hold(self._file)
        except OSError as error:
            self._file.close()
            raise ShardError(f"{self.path} is being written by another process; wait until it ends") from error
        found = self._require()  # again: it may have grown until it was held
        self.done = self._kept(found.shards) if found else []
        self._file.truncate(sum(found.lines[: 1 + len(self.done)]) if found else 0)
        if found is None:
            self._note(plan_line(self.plan))

    def _kept(self, shards: Sequence[Shard]) -> list[Shard]:
        """The shards before the first that is missing. Raises ShardError for one that was changed."""
        for number, shard in enumerate(shards):
            path = self.path / shard.name
            if not path.exists():
                return list(shards[:number])
            if path.stat().st_size != shard.size or _checksum(path) != shard.sha256:
                raise ShardError(
                    f"{path} is not what was written there; restore it, or remove it and it is written again"
                )
        return list(shards)

    def _note(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())
        to_disk(self.path)


class CountedStream:
    """A file that is written to, its size, and its checksum.

    >>> import io
    >>> stream = CountedStream(io.BytesIO())
    >>> stream.write(b"It rained."), stream.size, stream.sha256()[:8]
    (10, 10, '8b38b558')
    """

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw, self._sum = raw, sha256()
        self.size = 0

    def write(self, data: Any) -> int:
        """Write bytes."""
        self._raw.write(data)
        self._sum.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Hand everything to the system."""
        self._raw.flush()

    def sha256(self) -> str:
        """The checksum of everything that was written."""
        return self._sum.hexdigest()


def _checksum(path: Path) -> str:
    found = sha256()
    with path.open("rb") as data:
        while piece := data.read(PIECE):
            found.update(piece)
    return found.hexdigest()
