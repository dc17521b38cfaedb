"""The folder of an index: a manifest that is replaced atomically, files that never change, and a lock for the writer.

manifest.json       format, reading, settings, and the list of files; a file that is not listed is not part of the index
lock                held by the process that writes; the system frees it when that process ends, killed or not

A killed process leaves either the previous manifest or the new one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

from newsclean.core.manifest import (
    AGAIN,
    FORMAT,
    MANIFEST,
    IndexKind,
    Manifest,
    Receipt,
    StoredFile,
    as_bytes,
    as_json,
    damaged,
    read_manifest,
    require_settings,
)
from newsclean.core.storage import LOCK, Lock, put, to_disk
from newsclean.errors import IndexFileError

NEW = f"{MANIFEST}.new"
SCRATCH = ".merge."  # a run's folders for data that does not fit in memory
PIECE = 1 << 24  # bytes read at once


class Store:
    """An index on the disk, open. Raises IndexFileError when it cannot be used, with the remedy.

    `settings` are those requested, or None for those of the index, or the `usual` ones if there is no index yet.
    """

    def __init__(
        self, path: Path, kind: IndexKind, settings: Mapping[str, Any] | None, usual: Mapping[str, Any],
        *, write: bool = True,
    ) -> None:  # fmt: skip
        self.path, self.kind = path, kind
        self._refuse_foreign(write=write)
        if write:
            path.mkdir(parents=True, exist_ok=True)
        self.lock = Lock(path, kind.when_locked) if write else None
        try:
            found = read_manifest(self.path, self.kind)
            asked = as_json(settings if settings is not None else found.settings if found else usual)
            self.manifest = found or Manifest(FORMAT, kind.reading, asked, 1, (), None)
            self.require(asked)
            if write and found is None:
                self._refuse_without_manifest()
                self.commit(())
            elif write:
                self._remove_leftovers()
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
            raise damaged(path)
        return data

    def check(self, file: StoredFile) -> None:
        """Read a file whole, a piece at a time. Raises IndexFileError when a bit of it has changed."""
        crc, path = 0, self.path / file.name
        with path.open("rb") as data:
            while part := data.read(PIECE):
                crc = zlib.crc32(part, crc)
        if crc != file.crc32:
            raise damaged(path)

    def damaged(self, name: str = MANIFEST) -> IndexFileError:
        """The error for a damaged file."""
        return damaged(self.path / name)

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
        beside = self.path / NEW
        put(beside, as_bytes(new, self.kind))
        beside.replace(self.path / MANIFEST)
        self.manifest = new
        to_disk(self.path)
        self._remove_leftovers()

    def refresh(self) -> bool:
        """Read the manifest again; return whether it lists different files."""
        before, found = self.files, read_manifest(self.path, self.kind)
        if found is not None:
            self.manifest = found
        return self.files != before

    def require(self, asked: Mapping[str, Any]) -> None:
        """Raise IndexFileError if the index has different settings, or was read differently."""
        require_settings(self.path, self.kind, self.manifest, asked)

    def _refuse_foreign(self, *, write: bool) -> None:
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

    def _refuse_without_manifest(self) -> None:
        """Refuse index files without a manifest."""
        if any(path.suffix in self.kind.suffixes for path in self.path.iterdir()):
            raise IndexFileError(f"{self.path / MANIFEST} is missing; {AGAIN}")

    def _remove_leftovers(self) -> None:
        """Remove what a killed process left, and what was replaced; files open on Windows are removed later."""
        named = {file.name for file in self.files}
        with suppress(OSError):
            for path in self.path.iterdir():
                if path.name == NEW or (path.suffix in self.kind.suffixes and path.name not in named):
                    with suppress(OSError):
                        path.unlink()
                elif path.name.startswith(SCRATCH):
                    rmtree(path, ignore_errors=True)
