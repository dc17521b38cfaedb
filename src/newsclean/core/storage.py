"""Files that survive a kill at any moment: a lock, and files that are replaced atomically."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO

from newsclean.errors import IndexFileError

LOCK = "lock"
NAME_BYTES = 200  # characters of the file's name in its temporary file's name; systems allow 255 in all
UNFINISHED = ".newsclean-part"


class UnfinishedError(OSError):
    """A file cannot be created where one was to be written."""


class Lock:
    """The right to write; the system releases it when the process ends or is killed.

    Raises IndexFileError when another process has it; `else_` is what can be done besides waiting.
    """

    def __init__(self, folder: Path, else_: str = "") -> None:
        self._file: IO[bytes] | None = (folder / LOCK).open("a+b")
        try:
            hold(self._file)
        except OSError as error:
            self._file.seek(1)
            who = self._file.read().decode(errors="replace").strip()
            self.free()
            raise IndexFileError(
                f"{folder} is being written by another process{f' ({who})' if who else ''}; wait until it ends{else_}"
            ) from error
        self._file.truncate(0)
        self._file.write(f" process {os.getpid()}".encode())
        self._file.flush()

    def free(self) -> None:
        """Release the lock."""
        if self._file:
            with suppress(OSError):  # a full disk: nobody needs to know which process it was
                self._file.close()
        self._file = None


def hold(file: IO[bytes]) -> None:
    """Lock a file until it is closed. Raises OSError when another process holds it."""
    try:
        import fcntl  # not on Windows
    except ImportError:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def put(path: Path, data: bytes) -> None:
    """Write a file; it is flushed to the disk when this returns."""
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def to_disk(path: Path) -> None:
    """Flush a file, or the names in a folder, to the disk itself, if the system supports that."""
    with suppress(OSError):  # Windows cannot open folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def replacing(target: Path, *, durable: bool = False) -> Iterator[IO[bytes]]:
    """Replace a file atomically if the block ends without an error, keeping its permissions.

    It is written beside. What killed runs left there of the same file is removed; what a run holds that still writes is
    not. A `durable` file is on the disk itself before it has its name.
    """
    _sweep(target)
    mode = _mode(target)
    import secrets  # 3 ms, and most runs write no file

    beside = target.with_name(f"{_stem(target)}{os.getpid()}-{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with _begun(beside, 0o666 if mode is None else 0o600) as raw:
            yield raw
            raw.flush()
            if mode is not None:
                beside.chmod(mode)
            if durable:
                os.fsync(raw.fileno())
            if os.name == "nt":
                raw.close()  # an open file cannot be renamed there
            beside.replace(target)  # still locked, so that it is not mistaken for the remains of a killed run
        if durable:
            to_disk(target.parent)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _begun(path: Path, mode: int) -> IO[bytes]:
    """A new, locked file: one that can be locked belongs to no running process."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except OSError as error:
            raise UnfinishedError(error.strerror) from error
        raw = os.fdopen(handle, "wb")
        if os.name == "nt":
            return raw  # cannot be removed while open, so no lock is needed
        with suppress(OSError):  # a file system without locks: nothing is removed there
            hold(raw)
        if path.exists():
            return raw
        raw.close()  # removed by another run before it was locked


def _stem(target: Path) -> str:
    """The prefix of the names of a file's temporary files."""
    name = os.fsencode(target.name)
    shown = name[:NAME_BYTES].decode(errors="ignore")
    return f".{shown}.{blake2b(name, digest_size=4).hexdigest()}."


def _sweep(target: Path) -> None:
    """Remove temporary files that killed runs left. One that is locked is being written."""
    mine = re.compile(re.escape(_stem(target)) + r"\d+-[0-9a-f]{8}" + re.escape(UNFINISHED))
    with suppress(OSError):
        for path in target.parent.iterdir():
            if mine.fullmatch(path.name):
                _remove_dead(path)


def _remove_dead(path: Path) -> None:
    with suppress(OSError):
        if os.name != "nt":
            with path.open("rb") as raw:
                hold(raw)
                path.unlink()
        else:
            path.unlink()


def _mode(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return None
