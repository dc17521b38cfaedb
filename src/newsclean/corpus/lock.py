"""The right to write to an index, of one process at a time; the system frees it when that process ends or is killed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from newsclean.errors import IndexFileError

LOCK = "lock"


class Lock:
    """The right to write. Raises IndexFileError when another has it."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = (folder / LOCK).open("a+b")
        try:
            _hold(self._file)
        except OSError as error:
            self._file.seek(1)
            who = self._file.read().decode(errors="replace").strip()
            self.free()
            raise IndexFileError(
                f"{folder} is being written by another process{f' ({who})' if who else ''}; wait until it ends, "
                "or add to an index of its own and merge the two later"
            ) from error
        self._file.truncate(0)
        self._file.write(f" process {os.getpid()}".encode())
        self._file.flush()

    def free(self) -> None:
        """Let others write."""
        if self._file:
            self._file.close()
        self._file = None


def _hold(file: IO[bytes]) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
