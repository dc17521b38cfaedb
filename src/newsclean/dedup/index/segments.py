"""Parts of an index that never change: columns in one file, looked up where they lie.

A segment holds articles that came one after another. Articles and texts are numbered over the whole index in the order
they came, so that segments beside one another are joined by putting columns end to end and merging sorted ones.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsclean.core.storage import AGAIN
from newsclean.dedup.matching.shingles import places
from newsclean.errors import IndexFileError
from newsclean.text.hashed_tokens import Hashes, Numbers

Array = NDArray[Any]
Kinds = dict[str, type[np.generic]]
LEVELS = 16  # sampling levels told apart: the last is of texts of eight million words
PIECE = 1 << 21  # postings merged at once: 16 MB
MAGIC = b"ncseg 1\n"
# One value an article, in the order they came. `relation` is a place in RELATIONS, `nth` counts those of one id.
ARTICLE: Kinds = {
    "dates": np.float64, "texts": np.int32, "kept": np.uint32, "updates": np.int64, "relation": np.uint8,
    "score": np.uint16, "nth": np.uint32, "own": np.uint8, "urls": np.uint64,
}  # fmt: skip
TEXT: Kinds = {"keys": np.uint64, "levels": np.uint8, "outlets": np.uint64}  # one value a text
# Keys in order, and beside each where it stands (`_at`): an article, of `text` the number of the text.
LOOKUPS = ("id", "seen", "url", "text")
OTHER: Kinds = {
    "names": np.uint8, "name_ends": np.uint64,  # ids as JSON, one after another
    "sizes": np.int32,  # LEVELS values a text: the weight of its shingles that survive at each level and deeper
    "met": np.uint64,  # (text, article) of the first article of each cluster with that text, in order
    "postings": np.uint64,  # (shingle, text) in order
    "figures": np.uint64, "spelled": np.uint64,  # (text, figure) in order
}  # fmt: skip
COLUMNS: Kinds = {
    **ARTICLE,
    **TEXT,
    **OTHER,
    **{f"{name}_keys": np.uint64 for name in LOOKUPS},
    **{f"{name}_at": np.uint32 for name in LOOKUPS},
}
SORTED = ("met",)


@dataclass(slots=True)
class Segment:
    """Columns of articles, in memory or in a file."""

    first_article: int
    first_text: int
    columns: Mapping[str, Array]
    row: dict[str, Any] | None = None  # as the manifest names it; None in memory

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return len(self.columns["dates"])

    @property
    def texts(self) -> int:
        """How many texts it has."""
        return len(self.columns["keys"])

    @property
    def size(self) -> int:
        """What it weighs when segments are chosen for merging: postings, and articles that brought none."""
        return len(self.columns["postings"]) + 64 * self.articles

    def name_json(self, article: int) -> bytes:
        """The id of an article, as JSON."""
        at, ends = article - self.first_article, self.columns["name_ends"]
        start = int(ends[at - 1]) if at else 0
        return bytes(self.columns["names"][start : int(ends[at])])


def joined(segments: Sequence[Segment]) -> Segment:
    """Segments that follow one another as one, in memory."""
    if len(segments) == 1:
        return segments[0]
    columns = {name: np.concatenate(list(parts)) for name, parts in _merged(segments)}
    return Segment(segments[0].first_article, segments[0].first_text, columns)


def _merged(segments: Sequence[Segment]) -> Iterator[tuple[str, Iterable[Array]]]:
    """Each column as parts."""
    for name in COLUMNS:
        if name == "name_ends":
            before = np.cumsum([0, *(len(s["names"]) for s in segments[:-1])])
            yield name, [s[name] + np.uint64(start) for s, start in zip(segments, before.tolist(), strict=True)]
        elif name == "postings":
            yield name, _merged_postings([s[name] for s in segments])
        elif name in SORTED:
            yield name, [np.sort(np.concatenate([s[name] for s in segments]), kind="stable")]
        elif name.endswith("_keys"):
            keys = np.concatenate([s[name] for s in segments])
            at = np.concatenate([s[name.replace("_keys", "_at")] for s in segments])
            order = np.argsort(keys, kind="stable")  # of equal keys the later article stays behind
            yield name, [keys[order]]
            yield name.replace("_keys", "_at"), [at[order]]
        elif not name.endswith("_at"):
            yield name, [s[name] for s in segments]


def _merged_postings(parts: Sequence[Hashes]) -> Iterator[Hashes]:
    """Sorted arrays merged, a piece at a time: memory does not grow with them."""
    largest = max(parts, key=len)
    cuts = largest[PIECE::PIECE]
    starts = [0] * len(parts)
    for cut in (*cuts.tolist(), None):
        ends = [len(p) if cut is None else int(np.searchsorted(p, np.uint64(cut))) for p in parts]
        piece = np.concatenate([p[start:end] for p, start, end in zip(parts, starts, ends, strict=True)])
        piece.sort(kind="stable")
        yield piece
        starts = ends


def saved(segments: Sequence[Segment], folder: Path, name: str) -> Segment:
    """Write segments that follow one another as one file, to the disk itself, and open it."""
    first = segments[0]
    parts = _merged(segments) if len(segments) > 1 else ((key, [first[key]]) for key in COLUMNS)
    path = folder / name
    layout, crc, offset = {}, zlib.crc32(MAGIC), len(MAGIC)
    with path.open("wb") as out:
        out.write(MAGIC)
        for column, arrays in parts:
            start = offset
            for array in arrays:
                data = (
                    np.ascontiguousarray(array, dtype=np.dtype(COLUMNS[column]).newbyteorder("<")).view(np.uint8).data
                )
                crc = zlib.crc32(data, crc)
                offset += out.write(data)
            layout[column] = [start, offset - start]
            crc = zlib.crc32(pad := b"\0" * (-offset % 8), crc)
            offset += out.write(pad)
        out.flush()
        os.fsync(out.fileno())
    row = {
        "file": name, "bytes": offset, "crc32": crc, "columns": layout,
        "first_article": first.first_article, "first_text": first.first_text,
    }  # fmt: skip
    return opened(folder, row)


def opened(folder: Path, row: Mapping[str, Any]) -> Segment:
    """A segment in a file, mapped into memory. Raises IndexFileError when the file is not what the manifest says."""
    path = folder / row["file"]
    if path.stat().st_size != row["bytes"]:
        raise _damaged(path)
    data = np.memmap(path, np.uint8, "r")
    if data[: len(MAGIC)].tobytes() != MAGIC or set(row["columns"]) != set(COLUMNS):
        raise _damaged(path)
    columns = {
        name: data[start : start + size].view(np.dtype(COLUMNS[name]).newbyteorder("<")).view(np.ndarray)
        for name, (start, size) in row["columns"].items()
    }
    return Segment(row["first_article"], row["first_text"], columns, dict(row))


def check(folder: Path, row: Mapping[str, Any]) -> None:
    """Read a file whole. Raises IndexFileError when a bit of it has changed."""
    crc = 0
    with (folder / row["file"]).open("rb") as data:
        while part := data.read(1 << 24):
            crc = zlib.crc32(part, crc)
    if crc != row["crc32"]:
        raise _damaged(folder / row["file"])


def _damaged(path: Path) -> IndexFileError:
    return IndexFileError(f"{path} is damaged or cut short; {AGAIN}")


class Shelf:
    """All segments of an index, asked as one."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.segments = list(segments)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return self.segments[-1].first_article + self.segments[-1].articles if self.segments else 0

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return self.segments[-1].first_text + self.segments[-1].texts if self.segments else 0

    def latest(self, lookup: str, keys: Hashes) -> Numbers:
        """For each key: the last place that it was given, -1 for none."""
        out = np.full(len(keys), -1, np.int64)
        order = np.argsort(keys)
        asked = keys[order]
        for segment in self.segments:
            known = segment[f"{lookup}_keys"]
            if len(known):
                at = np.searchsorted(known, asked, side="right") - 1
                hit = (at >= 0) & (known[at] == asked)
                out[order[hit]] = segment[f"{lookup}_at"][at[hit]]
        return out

    def facts(self, column: str, numbers: Numbers) -> Array:
        """Values of a column of articles."""
        return self._gathered(column, numbers, [s.first_article for s in self.segments], 1)

    def of_texts(self, column: str, numbers: Numbers, width: int = 1) -> Array:
        """Values of a column of texts; `width` of them each."""
        return self._gathered(column, numbers, [s.first_text for s in self.segments], width)

    def _gathered(self, column: str, numbers: Numbers, firsts: Sequence[int], width: int) -> Array:
        shape = len(numbers) if width == 1 else (len(numbers), width)
        out = np.zeros(shape, COLUMNS[column])
        of = np.searchsorted(firsts, numbers, side="right") - 1
        for at in np.unique(of).tolist():
            here = of == at
            values = self.segments[at][column]
            out[here] = (values if width == 1 else values.reshape(-1, width))[numbers[here] - firsts[at]]
        return out

    def ranges(self, column: str, low: Hashes, high: Hashes) -> Iterator[tuple[Hashes, Numbers]]:
        """Of each segment: the values of a sorted column from low to high (not included), and how many for each."""
        for segment in self.segments:
            values = segment[column]
            start = np.searchsorted(values, low)
            count = np.searchsorted(values, high) - start
            yield values[places(start, count)], count

    def name_json(self, article: int) -> bytes:
        """The id of an article, as JSON."""
        firsts = [s.first_article for s in self.segments]
        return self.segments[int(np.searchsorted(firsts, article, side="right")) - 1].name_json(article)


def texts_range(texts: Numbers, bits: int) -> tuple[Hashes, Hashes]:
    """Bounds of what a column that is sorted by text has of some texts."""
    return texts.astype(np.uint64) << np.uint64(bits), (texts + 1).astype(np.uint64) << np.uint64(bits)
