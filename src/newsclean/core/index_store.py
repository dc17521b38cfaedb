"""The folder of an index: a manifest that is replaced atomically, files that never change, and a lock for the writer.

manifest.json       format, reading, settings, and the list of files; a file that is not listed is not part of the index
lock                held by the process that writes; the system frees it when that process ends, killed or not

A killed process leaves either the previous manifest or the new one. Data from the disk is checked as if a stranger had
written it: checksums reveal damage, and types reveal what newsclean did not write, even if the checksum is right.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import Any

from newsclean.core.json_text import typed
from newsclean.core.receipt import Receipt
from newsclean.core.storage import LOCK, Lock, put, to_disk
from newsclean.errors import IndexFileError

MANIFEST = "manifest.json"
NEW = f"{MANIFEST}.new"
SCRATCH = ".merge."  # a run's folders for data that does not fit in memory
AGAIN = "restore it from a backup, or remove the folder and build the index again"
FORMAT = 2  # of the manifest; increased by hand
PIECE = 1 << 24  # bytes read at once


@dataclass(frozen=True, slots=True)
class IndexKind:
    """The properties of one verb's index."""

    name: str
    reading: int  # of articles and their storage in files: increased by hand when either changes
    suffixes: tuple[str, ...]
    rereads: bool = False  # whether an index of an older reading can be rebuilt from what it stores
    when_locked: str = ""  # what can be done besides waiting when another process writes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the index."""

    name: str
    size: int
    crc32: int
    about: dict[str, Any]  # what its owner needs to know about it


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of the manifest."""

    format: int
    reading: int
    settings: dict[str, Any]
    next: int  # the number of the next file
    files: tuple[StoredFile, ...]
    last: Receipt | None


class Store:
    """An index on the disk, open. Raises IndexFileError when it cannot be used, with the remedy.

    `settings` are those requested, or None for those of the index, or the `usual` ones if there is no index yet.
    """

    def __init__(
        self, path: Path, kind: IndexKind, settings: Mapping[str, Any] | None, usual: Mapping[str, Any],
        *, write: bool = True,
    ) -> None:  # fmt: skip
        self.path, self.kind = path, kind
        self._refuse_strange(write=write)
        if write:
            path.mkdir(parents=True, exist_ok=True)
        self.lock = Lock(path, kind.when_locked) if write else None
        try:
            found = self._read_manifest()
            asked = as_json(settings if settings is not None else found.settings if found else usual)
            self.manifest = found or Manifest(FORMAT, kind.reading, asked, 1, (), None)
            self.require(asked)
            if write and found is None:
                self._refuse_headless()
                self.commit(())
            elif write:
                self._sweep()
        except BaseException:
            self.close()
            raise

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """The files of the index, in the order of the manifest."""
        return self.manifest.files

    @property
    def is_old(self) -> bool:
        """Whether the articles must be read again, because an older version read them differently."""
        return self.manifest.reading < self.kind.reading

    def close(self) -> None:
        """Release the lock."""
        if self.lock:
            self.lock.free()

    def read(self, file: StoredFile) -> bytes:
        """The contents of a file. Raises IndexFileError if it is missing or damaged."""
        path = self.path / file.name
        try:
            with path.open("rb") as opened:
                data = opened.read(file.size + 1)
        except OSError as error:
            raise IndexFileError(f"{path} is missing; {AGAIN}") from error
        if len(data) != file.size or zlib.crc32(data) != file.crc32:
            raise self.damaged(file.name)
        return data

    def check(self, file: StoredFile) -> None:
        """Read a file whole, a piece at a time. Raises IndexFileError when a bit of it has changed."""
        crc = 0
        with (self.path / file.name).open("rb") as data:
            while part := data.read(PIECE):
                crc = zlib.crc32(part, crc)
        if crc != file.crc32:
            raise self.damaged(file.name)

    def damaged(self, name: str = MANIFEST) -> IndexFileError:
        """The error for a damaged file."""
        return IndexFileError(f"{self.path / name} is damaged or cut short; {AGAIN}")

    def new_name(self, suffix: str) -> str:
        """The name of a new file."""
        name = f"{self.manifest.next:08}{suffix}"
        self.manifest = replace(self.manifest, next=self.manifest.next + 1)
        return name

    def write(self, suffix: str, data: bytes, about: Mapping[str, Any]) -> StoredFile:
        """Write a file, flushed to the disk. It becomes part of the index when it is committed."""
        name = self.new_name(suffix)
        put(self.path / name, data)
        return StoredFile(name, len(data), zlib.crc32(data), dict(about))

    def commit(self, files: Sequence[StoredFile], last: Receipt | None = None) -> None:
        """Make these files the index, atomically, and remove those that no longer belong to it."""
        new = replace(self.manifest, files=tuple(files), last=last, reading=self.kind.reading, format=FORMAT)
        body = as_json(asdict(new))
        beside = self.path / NEW
        put(beside, json.dumps({self.kind.name: body, "crc32": checksum(body)}, indent=1).encode())
        beside.replace(self.path / MANIFEST)
        self.manifest = new
        to_disk(self.path)
        self._sweep()

    def refresh(self) -> bool:
        """Read the manifest again; return whether it lists different files."""
        before, found = self.files, self._read_manifest()
        if found is not None:
            self.manifest = found
        return self.files != before

    def require(self, asked: Mapping[str, Any]) -> None:
        """Raise IndexFileError if the index has different settings, or was read differently."""
        had, reading = self.manifest.settings, self.manifest.reading
        if reading > self.kind.reading or (reading < self.kind.reading and not self.kind.rereads):
            other = "a newer" if reading > self.kind.reading else "an older"
            raise IndexFileError(
                f"{self.path} was made by {other} newsclean, which reads articles differently; use that version, or "
                "build another index"
            )
        others = [
            f"{key}={had.get(key)!r} there, {asked.get(key)!r} here"
            for key in {**had, **asked}
            if had.get(key) != asked.get(key)
        ]
        if others:
            raise IndexFileError(
                f"{self.path} was made with different settings ({'; '.join(others)}); give the same ones, or "
                "build another index"
            )

    def _read_manifest(self) -> Manifest | None:
        """The manifest; None if there is none."""
        path = self.path / MANIFEST
        if not path.exists():
            return None
        try:
            found = json.loads(path.read_bytes())
            [name] = found.keys() - {"crc32"}
            body = found[name]
            if found["crc32"] != checksum(body) or not isinstance(body, dict):
                raise self.damaged()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise self.damaged() from error
        if name != self.kind.name:
            raise IndexFileError(
                f"{self.path} holds a {name!r}, not a {self.kind.name!r}; name another folder: `dedup` and `claims` "
                "each need their own"
            )
        return self._checked(body)

    def _checked(self, body: dict[str, Any]) -> Manifest:
        if body.get("format") != FORMAT:
            raise IndexFileError(
                f"{self.path} has format {str(body.get('format', 1))[:20]}, this newsclean reads {FORMAT}; use the "
                "newsclean that made it, or build it again"
            )
        try:
            made: Manifest = typed(Manifest, body)
        except ValueError as error:
            raise self.damaged() from error
        names = {file.name for file in made.files}
        allowed = re.compile(rf"[0-9]{{8,12}}(?:{'|'.join(map(re.escape, self.kind.suffixes))})")
        fine = all(map(allowed.fullmatch, names)) and len(names) == len(made.files) and 0 < made.next < 10**12
        if not fine or any(not 0 <= file.size < 1 << 50 for file in made.files):
            raise self.damaged()
        return made

    def _refuse_strange(self, *, write: bool) -> None:
        """Refuse a file, and a folder with other contents: foreign files are never touched."""
        path = self.path
        if path.exists() and not path.is_dir():
            name = "a new folder" if write else "the folder of an index"
            raise IndexFileError(f"{path} is a file, not an index; name {name}")
        if path.is_dir() and not (path / MANIFEST).exists():
            known = {LOCK, NEW}
            if any(p.name not in known and p.suffix not in self.kind.suffixes for p in path.iterdir()):
                raise IndexFileError(f"{path} is a folder that holds no index; name a new one")
        if not write and not (path / MANIFEST).exists():
            raise IndexFileError(f"{path} does not hold an index yet; add articles to it first")

    def _refuse_headless(self) -> None:
        """Refuse index files without a manifest."""
        if any(path.suffix in self.kind.suffixes for path in self.path.iterdir()):
            raise IndexFileError(f"{self.path / MANIFEST} is missing; {AGAIN}")

    def _sweep(self) -> None:
        """Remove what a killed process left, and what was replaced; files open on Windows are removed later."""
        named = {file.name for file in self.files}
        with suppress(OSError):
            for path in self.path.iterdir():
                if path.name == NEW or (path.suffix in self.kind.suffixes and path.name not in named):
                    with suppress(OSError):
                        path.unlink()
                elif path.name.startswith(SCRATCH):
                    rmtree(path, ignore_errors=True)


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """The value as a JSON file gives it back: lists in place of tuples.

    >>> as_json({"prefer": ("a", "b")})
    {'prefer': ['a', 'b']}
    """
    found: dict[str, Any] = json.loads(json.dumps(values))
    return found


def checksum(body: object) -> int:
    """The checksum that reveals a damaged manifest."""
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())
