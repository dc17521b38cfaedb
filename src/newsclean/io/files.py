"""Files and streams: plain, gzip, zstandard, Parquet and WARC in; whole or not at all out."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol, cast

from newsclean.core.storage import UnfinishedError, replacing
from newsclean.errors import InputError
from newsclean.io import record_lines as lines
from newsclean.io import sniff as mistakes

STDIN = "-"


class Meter(Protocol):
    """What is told how far the reading is."""

    def reads(self, raw: IO[bytes]) -> None:
        """A file is read next; its `tell` says how far."""


@contextmanager
def opened(path: str, meter: Meter | None = None) -> Iterator[IO[bytes]]:
    """The bytes of a file (or of standard input for "-"), decompressed by its suffix. Raises InputError.

    Of Parquet and WARC the bytes are those of JSON Lines, a row or a page a line.
    """
    if path == STDIN:
        yield mistakes.standard_input()
        return
    mistakes.check(path)
    try:
        with Path(path).open("rb") as raw:
            if meter is not None:
                meter.reads(raw)
            with _unpacked(raw, path) as stream:
                yield stream
    except _broken(path) as error:
        raise InputError(f"cannot read {path}: {error}; is it {_packing(path)}, and whole?") from error
    except mistakes.OPENING as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error


def _unpacked(raw: IO[bytes], path: str) -> IO[bytes]:
    if path.endswith(lines.PARQUET):
        return lines.stream(_named(lines.parquet(raw), path))
    stream = raw
    if path.endswith(".gz"):
        stream = cast("IO[bytes]", gzip.open(raw, "rb"))  # noqa: SIM115 - closed with raw
    elif path.endswith((".zst", ".zstd")):
        stream = io.BufferedReader(zstd().open(raw, "rb"))
    if path.endswith(lines.WARC):
        from newsclean.io.warc import pages  # for web archives only

        return lines.stream(_named(pages(stream), path))
    return stream


def _named(rows: Iterator[dict[str, Any]], path: str) -> Iterator[dict[str, Any]]:
    """The rows; what is wrong with them names the file."""
    try:
        yield from rows
    except InputError as error:
        raise InputError(f"cannot read {path}: {error}") from error


def _packing(path: str) -> str:
    return "zstandard" if path.endswith((".zst", ".zstd")) else "gzip"


def _broken(path: str) -> tuple[type[Exception], ...]:
    """What is raised for a packed file that is none, or is cut short."""
    zstandard = (zstd().ZstdError,) if path.endswith((".zst", ".zstd")) else ()
    return (gzip.BadGzipFile, EOFError, zlib.error, *zstandard)


def zstd() -> Any:
    """The zstandard module. Raises InputError with the remedy when it is not installed."""
    try:
        import zstandard  # an extra
    except ImportError as error:
        raise InputError("a .zst file needs zstandard; pip install 'newsclean[zst]'") from error
    return zstandard


@contextmanager
def written(path: str, *, durable: bool = False) -> Iterator[IO[bytes]]:
    """A stream to write to: standard output for "-", else a file that appears whole at the end or not at all.

    A `durable` one is on the disk itself then, whatever happens to the machine.
    A device or a pipe is written to as it is, never replaced; through a symbolic link the file it leads to is.
    """
    if path in (STDIN, "/dev/stdout"):
        if sys.stdout is None:
            raise InputError("standard output is closed; redirect it, or name a file with -o FILE")
        yield sys.stdout.buffer
        return
    check_output(path)
    if _is_special(Path(path)):
        with Path(path).open("ab") as device, _compressed(device, path) as stream:
            yield stream
        return
    try:
        with replacing(Path(path).resolve(), durable=durable) as raw, _compressed(raw, path) as stream:
            yield stream
    except UnfinishedError as error:
        raise InputError(f"cannot write {path}: {error}; choose a folder that exists and is yours") from error


def check_output(path: str) -> None:
    """Raise InputError for a path that nothing can be written to: said before an hour's work, not after it.

    >>> check_output("no/such/folder/out.jsonl")
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: cannot write no/such/folder/out.jsonl: no/such/folder is no folder; make it first
    """
    if path.endswith((*lines.PARQUET, *lines.WARC)):
        raise InputError(f"cannot write {path}: newsclean writes text and JSON Lines; name it so, such as out.jsonl")
    if Path(path).is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file in it")
    if _is_special(Path(path)):
        return
    folder = Path(path).resolve().parent  # through a symbolic link the file it leads to is written
    if not folder.is_dir():
        raise InputError(f"cannot write {path}: {Path(path).parent} is no folder; make it first")
    if not os.access(folder, os.W_OK):
        raise InputError(f"cannot write {path}: Permission denied; choose a folder that is yours")


def _is_special(path: Path) -> bool:
    """Is there something that is no file: /dev/null, /dev/fd/3 whatever that leads to, a named pipe?"""
    return path.exists() and (not path.is_file() or path.is_relative_to("/dev"))


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
