"""Indexes merged into another: every article of a part is added, or known."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsclean.core.manifest import MANIFEST
from newsclean.dedup.index.index import DedupIndex
from newsclean.dedup.index.merge import batches
from newsclean.errors import IndexFileError


class MergedParts(NamedTuple):
    """What became of the articles of merged indexes."""

    read: int
    added: int
    known: int  # in the target before, or in another part


def merge_parts(target: str | Path, parts: Iterable[str | Path]) -> MergedParts:
    """`DedupIndex.merge`, with all counts. Raises IndexFileError, and commits nothing, if an article is missing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with DedupIndex.open(f"{folder}/a") as index:
    ...         _ = index.add("It rained all night in the north of the country.")
    ...     merge_parts(f"{folder}/all", [f"{folder}/a", f"{folder}/a"])
    MergedParts(read=2, added=1, known=1)
    """
    read: list[DedupIndex] = []
    try:
        for path in parts:
            read.append(DedupIndex.open(path, readonly=True))  # noqa: PERF401 - those opened are closed on an error
        options = read[0].options if read and not (Path(target) / MANIFEST).exists() else None
        with DedupIndex.open(target, options) as index:
            for part in read:
                part._store.require(index._store.manifest.settings)
            before, known = len(index), 0
            for batch in batches([index._reader for index in read], Path(target)):
                known += sum(mark.seen for mark in index.take(batch))
            found = MergedParts(sum(map(len, read)), len(index) - before, known)
            if found.added + found.known != found.read:
                raise IndexFileError(
                    f"{found.read:,} articles to merge, but {found.added:,} added and {found.known:,} known; {target}"
                    " is left as it was, please report it"
                )
            return found
    finally:
        for part in read:
            part.close()
