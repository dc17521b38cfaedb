"""Files and streams: plain, gzip and zstandard in; whole or not at all out."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from newsclean.errors import InputError

STDIN = "-"


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file (or of standard input for "-"), decompressed by its suffix. Raises InputError."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    if Path(path).is_dir():
        raise InputError(f"{path} is a directory; name the files in it, such as {path.rstrip('/')}/*.txt")
    try:
        with _open(path) as stream:
            yield stream
    except (FileNotFoundError, PermissionError) as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise InputError(f"cannot read {path}: {error}; is it gzip, and whole?") from error


def _open(path: str) -> IO[bytes]:
    if path.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.endswith((".zst", ".zstd")):
        return io.BufferedReader(zstd().open(path, "rb"))
    return Path(path).open("rb")


def zstd() -> Any:
    """The zstandard module. Raises InputError with the remedy when it is not installed."""
    try:
        import zstandard  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError("a .zst file needs zstandard; pip install 'newsclean[zst]'") from error
    return zstandard


@contextmanager
def written(path: str) -> Iterator[IO[bytes]]:
    """A stream to write to: standard output for "-", else a file that appears whole at the end or not at all.

    A device or a pipe is written to as it is, never replaced; through a symbolic link the file it leads to is.
    """
    if path in (STDIN, "/dev/stdout"):
        yield sys.stdout.buffer
        return
    if Path(path).is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file in it")
    if _is_special(Path(path)):
        with Path(path).open("ab") as raw, _compressed(raw, path) as stream:
            yield stream
        return
    target = Path(path).resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent or ".", prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose a folder that exists and is yours") from error
    try:
        with os.fdopen(handle, "wb") as raw, _compressed(raw, path) as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _is_special(path: Path) -> bool:
    """Is there something that is no file: /dev/null, /dev/fd/3 whatever that leads to, a named pipe?"""
    return path.exists() and (not path.is_file() or path.is_relative_to("/dev"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _compressed(raw: IO[bytes], path: str) -> Iterator[IO[bytes]]:
    if path.endswith(".gz"):
        with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as stream:
            yield cast("IO[bytes]", stream)
    elif path.endswith((".zst", ".zstd")):
        with zstd().open(raw, "wb", closefd=False) as stream:
            yield stream
    else:
        yield raw
