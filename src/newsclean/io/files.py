"""Files and streams of bytes: unpacked when read; packed, and replaced atomically, when written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Protocol

from newsclean.core.storage import UnfinishedError, replacing
from newsclean.errors import DamagedFileError, InputError
from newsclean.io.compression import COMPRESSIONS, compression_of, without_suffix
from newsclean.io.items import STDIN
from newsclean.io.sniff import check_input, standard_input


class Meter(Protocol):
    """Follows the progress of reading."""

    def reads(self, raw: IO[bytes]) -> None:
        """A file is read next; its `tell` gives the position."""


@contextmanager
def open_input(path: str, meter: Meter | None = None) -> Iterator[IO[bytes]]:
    """The bytes of a file (or of standard input for "-"), unpacked as its suffix says. Raises InputError."""
    if path == STDIN:
        yield standard_input()
        return
    name = compression_of(path)
    try:
        raw = open(path, "rb")  # noqa: SIM115, PTH123 - closed below; pathlib doubles the cost, of 50,000 files
    except OSError as error:
        check_input(path)
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    with raw:
        if meter is not None:
            meter.reads(raw)
        try:
            yield COMPRESSIONS[name].unpack(raw) if name else raw
        except DamagedFileError as error:
            raise InputError(f"cannot read {path}: {error}") from error


@contextmanager
def open_output(path: str, *, durable: bool = False) -> Iterator[IO[bytes]]:
    """A stream to write to: standard output for "-", else a file that appears only when it is complete.

    A `durable` one is then flushed to the disk, whatever happens to the machine.
    A device or a pipe is written to directly, never replaced; a symbolic link is followed to its file.
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
        with replacing(_followed(path), durable=durable) as raw, _compressed(raw, path) as stream:
            yield stream
    except UnfinishedError as error:
        raise InputError(f"cannot write {path}: {error}; choose an existing folder that you can write to") from error


def may_be_several(paths: Sequence[str]) -> bool:
    """Whether texts are written below the names of their files: a folder holds several, too.

    >>> may_be_several(["a.txt"]), may_be_several(["a.txt", "b.txt"]), may_be_several(["."])
    (False, True, True)
    """
    return len(paths) > 1 or any(Path(path).is_dir() for path in paths)


def check_output(path: str) -> None:
    """Raise InputError for a path that cannot be written to: before an hour's work, not after it.

    >>> check_output("no/such/folder/out.jsonl")
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: cannot write no/such/folder/out.jsonl: no/such/folder is not a folder; create it first
    """
    from newsclean.io.readers import READERS  # for their names
    from newsclean.io.tables.table_writers import TABLES

    written = tuple(suffix for row in TABLES.values() for suffix in row.suffixes)
    read = tuple(suffix for row in READERS.values() if not row.text for suffix in row.suffixes)
    name = without_suffix(path)
    if name.endswith(read) and not name.endswith(written):
        raise InputError(
            f"cannot write {path}: newsclean writes text, JSON, CSV, Parquet and SQLite; name it such as out.jsonl"
        )
    if Path(path).is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file")
    if _is_special(Path(path)):
        return
    folder = _followed(path).parent  # through a symbolic link the file it leads to is written
    if not folder.is_dir():
        raise InputError(f"cannot write {path}: {Path(path).parent} is not a folder; create it first")
    if not os.access(folder, os.W_OK):
        raise InputError(f"cannot write {path}: Permission denied; choose a folder that you can write to")


def _followed(path: str) -> Path:
    """The file that a path leads to. Raises InputError for links in a circle, and a folder that is gone."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError) as error:  # the latter, for a loop, up to Python 3.12
        said = getattr(error, "strerror", None) or "its symbolic links lead to one another"
        raise InputError(f"cannot write {path}: {said}; name a file in another folder") from error


def _is_special(path: Path) -> bool:
    """Is this something other than a file: /dev/null, /dev/fd/3 whatever it leads to, a named pipe?"""
    return path.exists() and (not path.is_file() or path.is_relative_to("/dev"))


@contextmanager
def _compressed(raw: IO[bytes], path: str) -> Iterator[IO[bytes]]:
    name = compression_of(path)
    with COMPRESSIONS[name].pack(raw) if name else nullcontext(raw) as stream:
        yield stream
