"""The folder of an index of claims: a manifest that is replaced whole, files that never change, one who writes."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from newsclean.errors import ClaimError

FORMAT = 1
READING = 1  # to be raised when sentences, quantities or verdicts are read in another way
MANIFEST, LOCK = "manifest.json", "lock"
AGAIN = "bring it back from a copy, or remove the folder and build it again"


class Folder:
    """An index on the disk, open for writing. Raises ClaimError when it cannot be used, with the remedy."""

    def __init__(self, path: Path, given: Mapping[str, Any] | None, usual: Mapping[str, Any]) -> None:
        self.path = path
        if path.exists() and not path.is_dir():
            raise ClaimError(f"{path} is a file and no index; name a new folder")
        if path.is_dir() and not (path / MANIFEST).exists() and _strange(path):
            raise ClaimError(f"{path} is a folder and no index, or has lost {MANIFEST}; name a new one, or {AGAIN}")
        path.mkdir(parents=True, exist_ok=True)
        self._lock: IO[bytes] | None = _locked(path)
        try:
            body = self._manifest()
            self.settings: dict[str, Any] = dict(given or body["settings"] or usual)
            _agree(path, body["settings"], self.settings)
            self._files: dict[str, int] = body["files"]
            if body["settings"] is None:
                self._commit({})
            self._sweep()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let others write."""
        if self._lock:
            self._lock.close()
        self._lock = None

    def files(self, suffix: str) -> list[str]:
        """The files of one kind, in the order they were written."""
        return [name for name in self._files if name.endswith(suffix)]

    def read(self, name: str) -> bytes:
        """What a file holds. Raises ClaimError when it is missing or damaged."""
        try:
            packed = (self.path / name).read_bytes()
        except FileNotFoundError as error:
            raise ClaimError(f"{self.path / name} is missing; {AGAIN}") from error
        if zlib.crc32(packed) != self._files[name]:
            raise ClaimError(f"{self.path / name} is damaged; {AGAIN}")
        return zlib.decompress(packed)

    def write(self, parts: Mapping[str, bytes]) -> None:
        """Add files by their suffix: all of them count from now on, or, if this process is killed, none."""
        files = dict(self._files)
        for suffix, packed in parts.items():
            name = f"{len(files) + 1:08}{suffix}"
            _written(self.path / name, packed)
            files[name] = zlib.crc32(packed)
        self._commit(files)

    def _commit(self, files: dict[str, int]) -> None:
        body = {"format": FORMAT, "reading": READING, "settings": self.settings, "files": files}
        text = json.dumps({"newsclean claims": body, "crc32": _sum(body)}, indent=1)
        beside = self.path / f"{MANIFEST}.new"
        _written(beside, text.encode())
        beside.replace(self.path / MANIFEST)
        _sync(self.path)
        self._files = files

    def _manifest(self) -> dict[str, Any]:
        path = self.path / MANIFEST
        if not path.exists():
            return {"settings": None, "files": {}}
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            body: dict[str, Any] = found["newsclean claims"]
            whole = found["crc32"] == _sum(body)
        except (ValueError, KeyError, TypeError):
            whole = False
        if not whole:
            raise ClaimError(f"{path} is damaged or of another kind of index; {AGAIN}")
        if (body["format"], body["reading"]) != (FORMAT, READING):
            raise ClaimError(f"{self.path} was made by another newsclean; use that one, or build the index again")
        return body

    def _sweep(self) -> None:
        """Remove what a killed process left."""
        for path in self.path.iterdir():
            if path.name not in (MANIFEST, LOCK) and path.name not in self._files and _ours(path):
                with suppress(OSError):
                    path.unlink()


def _ours(path: Path) -> bool:
    return path.suffix in (".articles", ".links", ".new")


def _strange(path: Path) -> bool:
    return any(p.name not in (LOCK, f"{MANIFEST}.new") for p in path.iterdir())


def _agree(path: Path, there: Mapping[str, Any] | None, here: Mapping[str, Any]) -> None:
    others = [f"{k}={there.get(k)!r} there, {v!r} here" for k, v in here.items() if there and there.get(k) != v]
    if others:
        raise ClaimError(
            f"{path} was made with other settings ({'; '.join(others)}); give the same ones, or build another index"
        )


def _written(path: Path, data: bytes) -> None:
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _locked(path: Path) -> IO[bytes]:
    file = (path / LOCK).open("a+b")
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return file
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise ClaimError(f"{path} is being written by another process; wait until it ends") from error
    return file


def _sum(body: object) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())


def _sync(folder: Path) -> None:
    with suppress(OSError, AttributeError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
