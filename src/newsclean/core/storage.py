"""The folder of an index on the disk: a manifest that is replaced whole, and the right to write, of one process."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from newsclean.errors import IndexFileError

MANIFEST, LOCK = "manifest.json", "lock"
AGAIN = "bring it back from a copy, or remove the folder and build it again"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the last run that added articles was given, so that the same run is known when it comes again."""

    digest: str
    articles: int  # how many were given
    first: int  # the number in the index of the first that it added


class InputDigest:
    """A sum of articles, one after another.

    >>> one, other, short = InputDigest(), InputDigest(), InputDigest()
    >>> for digest, articles in ((one, "ab"), (other, "ab"), (short, "a")):
    ...     for article in articles:
    ...         digest.add(("text", article))
    >>> one.hex() == other.hex(), one.hex() == short.hex(), one.articles
    (True, False, 2)
    """

    def __init__(self) -> None:
        self.articles = 0
        self._sum = blake2b(digest_size=16)

    def add(self, article: Sequence[object]) -> None:
        """One more article: all that is read of it."""
        self.articles += 1
        self._sum.update(json.dumps(article, default=str).encode())

    def hex(self) -> str:
        """The sum so far."""
        return self._sum.hexdigest()

    def repeats(self, last: Receipt | None) -> bool:
        """Whether these are the articles of the last run, and all of them."""
        return last is not None and self.articles == last.articles and self.hex() == last.digest


class Lock:
    """The right to write; the system frees it when the process ends or is killed.

    Raises IndexFileError when another process has it; `else_` is what can be done besides waiting.
    """

    def __init__(self, folder: Path, else_: str = "") -> None:
        self._file: IO[bytes] | None = (folder / LOCK).open("a+b")
        try:
            _hold(self._file)
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
        """Let others write."""
        if self._file:
            self._file.close()
        self._file = None


def _hold(file: IO[bytes]) -> None:
    try:
        import fcntl  # not on Windows
    except ImportError:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def put(path: Path, data: bytes) -> None:
    """Write a file; it is on the disk when this returns."""
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def to_disk(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk itself, where the system can do that."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def commit(folder: Path, kind: str, body: Mapping[str, Any]) -> None:
    """Make this the manifest, at once: whoever is killed leaves the one before or this one."""
    beside = folder / f"{MANIFEST}.new"
    put(beside, json.dumps({kind: body, "crc32": checksum(body)}, indent=1).encode())
    beside.replace(folder / MANIFEST)
    to_disk(folder)


def manifest(folder: Path, kind: str) -> dict[str, Any] | None:
    """What the manifest of such an index says; None where there is none. Raises IndexFileError when it is damaged."""
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        made = next(key for key in found if key != "crc32")
        body: dict[str, Any] = found[made]
        whole = found["crc32"] == checksum(body)
    except (ValueError, KeyError, TypeError, StopIteration):
        whole = False
    if not whole:
        raise IndexFileError(f"{path} is damaged; {AGAIN}")
    if made != kind:
        raise IndexFileError(
            f"{folder} holds a {made!r}, not a {kind!r}; name another folder: `dedup` and `claims` each keep their own"
        )
    return body


def checksum(body: Mapping[str, Any]) -> int:
    """The sum that tells a manifest from a damaged one."""
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())


def refuse_strange(folder: Path, suffixes: Collection[str]) -> None:
    """Raise IndexFileError for a file, and for a folder of other things: nobody's files are touched."""
    if folder.exists() and not folder.is_dir():
        raise IndexFileError(f"{folder} is a file and no index; name a new folder")
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return
    if any(p.name not in (LOCK, f"{MANIFEST}.new") and p.suffix not in suffixes for p in folder.iterdir()):
        raise IndexFileError(f"{folder} is a folder and no index; name a new one")


def refuse_headless(folder: Path, suffixes: Collection[str]) -> None:
    """Raise IndexFileError for files of an index without its manifest."""
    if any(path.suffix in suffixes for path in folder.iterdir()):
        raise IndexFileError(f"{folder / MANIFEST} is missing; {AGAIN}")


def agree(folder: Path, made: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    """Raise IndexFileError when an index was made with other settings, or by code that reads in another way."""
    if made["reading"] != asked["reading"]:
        raise IndexFileError(
            f"{folder} was made by a newsclean that reads in another way; use that one, or build another index"
        )
    others = [
        f"{key}={made.get(key)!r} there, {asked.get(key)!r} here"
        for key in {**made, **asked}
        if made.get(key) != asked.get(key)
    ]
    if others:
        raise IndexFileError(
            f"{folder} was made with other settings ({'; '.join(others)}); give the same ones, or build another index"
        )
