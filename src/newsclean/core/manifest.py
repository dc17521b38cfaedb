"""The manifest of an index: which files belong to it, how they were read, and what the last run was given.

Data from the disk is checked as if a stranger had written it: the checksum reveals damage, and types reveal what
newsclean did not write, even if the checksum is right.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsclean.core.json_text import typed
from newsclean.errors import IndexFileError

MANIFEST = "manifest.json"
AGAIN = "restore it from a backup, or remove the folder and build the index again"
FORMAT = 2  # of the manifest; increased by hand


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
class Receipt:
    """What the last run that added articles was given, so that a repetition of it can be recognised."""

    digest: str
    articles: int  # how many were given
    first: int  # the number in the index of the first article it added


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of the manifest."""

    format: int
    reading: int
    settings: dict[str, Any]
    next: int  # the number of the next file
    files: tuple[StoredFile, ...]
    last: Receipt | None


class InputDigest:
    """A digest of a sequence of articles.

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
        """Add everything that is read of one more article."""
        self.articles += 1
        self._sum.update(json.dumps(article, default=str).encode())

    def hex(self) -> str:
        """The digest so far."""
        return self._sum.hexdigest()

    def repeats(self, last: Receipt | None) -> bool:
        """Whether these are the articles of the last run, and all of them."""
        return last is not None and self.articles == last.articles and self.hex() == last.digest


def read_manifest(folder: Path, kind: IndexKind) -> Manifest | None:
    """The manifest of the index in a folder; None if there is none. Raises IndexFileError for what cannot be used."""
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_bytes())
        [name] = found.keys() - {"crc32"}
        body = found[name]
        if found["crc32"] != checksum(body) or not isinstance(body, dict):
            raise damaged(path)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(path) from error
    if name != kind.name:
        raise IndexFileError(
            f"{folder} holds a {name!r}, not a {kind.name!r}; name another folder: `dedup` and `claims` "
            "each need their own"
        )
    if body.get("format") != FORMAT:
        raise IndexFileError(
            f"{folder} has format {str(body.get('format', 1))[:20]}, this newsclean reads {FORMAT}; use the "
            "newsclean that made it, or build it again"
        )
    return _checked(path, kind, body)


def _checked(path: Path, kind: IndexKind, body: dict[str, Any]) -> Manifest:
    try:
        manifest: Manifest = typed(Manifest, body)
    except ValueError as error:
        raise damaged(path) from error
    names = {file.name for file in manifest.files}
    allowed = re.compile(rf"[0-9]{{8,12}}(?:{'|'.join(map(re.escape, kind.suffixes))})")
    sound = all(map(allowed.fullmatch, names)) and len(names) == len(manifest.files) and 0 < manifest.next < 10**12
    if not sound or any(not 0 <= file.size < 1 << 50 for file in manifest.files):
        raise damaged(path)
    return manifest


def as_bytes(manifest: Manifest, kind: IndexKind) -> bytes:
    """The contents of the file."""
    body = as_json(asdict(manifest))
    return json.dumps({kind.name: body, "crc32": checksum(body)}, indent=1).encode()


def require_settings(folder: Path, kind: IndexKind, manifest: Manifest, asked: Mapping[str, Any]) -> None:
    """Raise IndexFileError if the index has different settings, or was read differently."""
    had, reading = manifest.settings, manifest.reading
    if reading > kind.reading or (reading < kind.reading and not kind.rereads):
        other = "a newer" if reading > kind.reading else "an older"
        raise IndexFileError(
            f"{folder} was made by {other} newsclean, which reads articles differently; use that version, or "
            "build another index"
        )
    others = [
        f"{key}={had.get(key)!r} there, {asked.get(key)!r} here"
        for key in {**had, **asked}
        if had.get(key) != asked.get(key)
    ]
    if others:
        raise IndexFileError(
            f"{folder} was made with different settings ({'; '.join(others)}); give the same ones, or "
            "build another index"
        )


def damaged(path: Path) -> IndexFileError:
    """The error for a damaged file."""
    return IndexFileError(f"{path} is damaged or cut short; {AGAIN}")


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
