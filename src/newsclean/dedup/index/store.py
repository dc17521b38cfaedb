"""The folder of an index: a manifest that is replaced whole, files that never change, and a lock for who writes.

manifest.json       format, settings, and the list of segments: what is not named in it does not count
*.seg               columns of articles
lock                held by the process that writes; the system frees it when that process ends, killed or not
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np

from newsclean.core import storage as durable
from newsclean.dedup.index.segments import Segment, check, opened
from newsclean.dedup.matching.shingles import sampled
from newsclean.dedup.options import DedupOptions
from newsclean.errors import IndexFileError
from newsclean.text.hashed_tokens import house, read

FORMAT = 1
KIND, SUFFIX, MERGE = "newsclean index", ".seg", ".merge."
MERGED = ", or add to an index of its own and merge the two later"
FREE = ("keep", "prefer", "batch")  # settings that change nothing here: the first that came is kept
SMALL = 1 << 26  # bytes of an index that is read whole to check it when it is opened: 50 ms
PROBE = "Sales rose 24.5 per cent to $3m, Élan’s agency said on 17 May; seven of 10 firms, 中国 and ไทย, agreed."


def stamp(options: DedupOptions) -> dict[str, Any]:
    """Every setting that changes results, and what the reading of words makes of a probe."""
    return {**{k: v for k, v in asdict(options).items() if k not in FREE}, "reading": _reading()}


def _reading() -> str:
    words, table = read([PROBE]), house()
    made = sampled(words, np.zeros(1, np.int64), 4, 256)
    parts = [words.exact, *made, table.known, table.stand_for]
    return f"{zlib.crc32(b''.join(np.ascontiguousarray(part).tobytes() for part in parts)):08x}"


class Store:
    """A folder, open."""

    def __init__(self, path: Path, options: DedupOptions | None, *, write: bool) -> None:
        self.path = path
        self.rows: list[dict[str, Any]] = []
        self.last: durable.Receipt | None = None
        self._next = 1
        _refuse_strange(path, write=write)
        if write:
            path.mkdir(parents=True, exist_ok=True)
        self.lock = durable.Lock(path, MERGED) if write else None
        try:
            manifest = self._manifest()
            self.options = _settled(path, options, manifest)
            self.stamp = stamp(self.options)
            durable.agree(path, manifest["settings"] if manifest else self.stamp, self.stamp)
            if manifest is None:
                self._begin()
            elif write:
                self._sweep()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Free the lock."""
        if self.lock:
            self.lock.free()

    def segments(self) -> list[Segment]:
        """The segments of the last commit. Raises IndexFileError when a file is missing or damaged."""
        for tries in range(5):
            try:
                found = [opened(self.path, row) for row in self.rows]
                if sum(row["bytes"] for row in self.rows) <= SMALL:
                    self.check()
            except FileNotFoundError as error:
                before, manifest = self.rows, self._manifest()
                if self.lock or tries == 4 or self.rows == before or manifest is None:
                    raise IndexFileError(f"{error.filename} is missing; {durable.AGAIN}") from error
            else:
                return found
        raise AssertionError

    def check(self) -> None:
        """Read all files whole. Raises IndexFileError when a bit has changed."""
        for row in self.rows:
            check(self.path, row)

    def name(self) -> str:
        """The name of a new file."""
        self._next += 1
        return f"{self._next - 1:08}{SUFFIX}"

    def commit(self, segments: Sequence[Segment], last: durable.Receipt | None = None) -> None:
        """Make these the index, at once, and remove the files that no longer count."""
        self.rows = [segment.row for segment in segments if segment.row is not None]
        body = {"format": FORMAT, "settings": self.stamp, "next": self._next, "segments": self.rows}
        durable.commit(self.path, KIND, body | {"last": asdict(last) if last else None})
        self.last = last
        self._sweep()

    def _begin(self) -> None:
        """An index of nothing, before there is any other file: a folder of files without manifest has lost it."""
        durable.refuse_headless(self.path, (SUFFIX,))
        self.commit([])

    def _sweep(self) -> None:
        """Remove what a killed process left, and what was merged; what Windows holds open goes another time."""
        named = {row["file"] for row in self.rows}
        for path in self.path.glob(f"*{SUFFIX}*"):
            if path.name not in named:
                with suppress(OSError):
                    path.unlink()
        for left in self.path.glob(f"{MERGE}*"):
            rmtree(left, ignore_errors=True)

    def _manifest(self) -> dict[str, Any] | None:
        body = durable.manifest(self.path, KIND)
        if body is None:
            return None
        if body["format"] != FORMAT:
            raise IndexFileError(
                f"{self.path} has format {body['format']}, this newsclean reads {FORMAT}; use the newsclean that made "
                "it, or build it again"
            )
        self.rows, self._next = body["segments"], body["next"]
        self.last = durable.Receipt(**body["last"]) if body.get("last") else None
        return body

    def agree(self, other: Store) -> None:
        """Raises IndexFileError when two indexes have other settings."""
        durable.agree(self.path, self.stamp, other.stamp)


def _settled(path: Path, options: DedupOptions | None, manifest: Mapping[str, Any] | None) -> DedupOptions:
    """The options given, else those of the index, else the usual ones."""
    if options is None and manifest:
        known = {field.name for field in fields(DedupOptions)}
        options = DedupOptions(**{key: value for key, value in manifest["settings"].items() if key in known})
    options = options or DedupOptions()
    if options.keep == "longest" or options.prefer:
        raise IndexFileError(f"{path}: an index keeps the copy that came first; leave out keep and prefer")
    return options


def _refuse_strange(path: Path, *, write: bool) -> None:
    if not write and path.is_file():
        raise IndexFileError(f"{path} is a file and no index; name the folder of an index")
    durable.refuse_strange(path, (SUFFIX,))
    if not write and not (path / durable.MANIFEST).exists():
        raise IndexFileError(f"{path} is no index yet; add articles to it first")
