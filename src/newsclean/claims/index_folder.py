"""The folder of an index of claims: a manifest, and files that never change."""

from __future__ import annotations

import zlib
from contextlib import suppress
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from newsclean.core import storage as durable
from newsclean.errors import IndexFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

KIND = "newsclean claims"
SUFFIXES = (".articles", ".links")
READERS = (
    "claims",
    "claims/extract",
    "claims/figures",
    "claims/pairs",
    "claims/statements",
    "claims/output",
    "text",
    "temporal",
    "quantity",
    "quantity/scan",
    "quantity/numbers",
    "quantity/units",
    "quantity/time",
    "data/claims",
    "data/quantity",
)  # what reads, judges, and writes these files
SOURCES = (".py", ".toml", ".tsv", ".json")


class Folder:
    """An index on the disk, open for writing. Raises IndexFileError when it cannot be used, with the remedy."""

    def __init__(self, path: Path, given: Mapping[str, Any] | None, usual: Mapping[str, Any]) -> None:
        self.path = path
        durable.refuse_strange(path, SUFFIXES)
        path.mkdir(parents=True, exist_ok=True)
        self._lock = durable.Lock(path)
        try:
            body = durable.manifest(path, KIND)
            self.settings: dict[str, Any] = dict(given or (body["settings"] if body else usual))
            self._files: dict[str, int] = body["files"] if body else {}
            if body is None:
                durable.refuse_headless(path, SUFFIXES)
                self._commit({})
            else:
                durable.agree(path, _stamp(body["settings"], body["reading"]), _stamp(self.settings, reading()))
            self._sweep()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let others write."""
        self._lock.free()

    def files(self, suffix: str) -> list[str]:
        """The files of one kind, in the order they were written."""
        return [name for name in self._files if name.endswith(suffix)]

    def read(self, name: str) -> bytes:
        """What a file holds. Raises IndexFileError when it is missing or damaged."""
        try:
            packed = (self.path / name).read_bytes()
        except FileNotFoundError as error:
            raise IndexFileError(f"{self.path / name} is missing; {durable.AGAIN}") from error
        if zlib.crc32(packed) != self._files[name]:
            raise IndexFileError(f"{self.path / name} is damaged; {durable.AGAIN}")
        return zlib.decompress(packed)

    def write(self, parts: Mapping[str, bytes]) -> None:
        """Add files by their suffix: all of them count from now on, or, if this process is killed, none."""
        files = dict(self._files)
        for suffix, packed in parts.items():
            name = f"{len(files) + 1:08}{suffix}"
            durable.put(self.path / name, packed)
            files[name] = zlib.crc32(packed)
        self._commit(files)

    def _commit(self, files: dict[str, int]) -> None:
        body = {"reading": reading(), "settings": self.settings, "files": files}
        durable.commit(self.path, KIND, body)
        self._files = files

    def _sweep(self) -> None:
        """Remove what a killed process left."""
        for path in self.path.iterdir():
            if path.suffix in (*SUFFIXES, ".new") and path.name not in self._files:
                with suppress(OSError):
                    path.unlink()


def _stamp(settings: Mapping[str, Any], read: object) -> dict[str, Any]:
    return {**settings, "reading": read}


@cache
def reading() -> str:
    """A fingerprint of the code and tables that read and judge: what others judged is never taken for their verdict.

    >>> len(reading())
    8
    """
    crc = 0
    for folder in READERS:
        for file in sorted(_sources(resources.files("newsclean").joinpath(folder)), key=lambda it: it.name):
            crc = zlib.crc32(file.read_bytes(), zlib.crc32(file.name.encode(), crc))
    return f"{crc:08x}"


def _sources(folder: Traversable) -> Iterator[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith(SOURCES))
