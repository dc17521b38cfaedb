"""Segments: immutable parts of an index, columns in one file that are searched in place.

A segment contains articles that came one after another. Articles and texts are numbered over the whole index in the
order they came, so that segments beside one another are joined by putting columns end to end and merging sorted ones.
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

from newsclean.core.json_text import typed
from newsclean.core.manifest import AGAIN, StoredFile
from newsclean.errors import IndexFileError
from newsclean.text.hashed_tokens import Hashes

Array = NDArray[Any]
Kinds = dict[str, type[np.generic]]
LEVELS = 16  # distinct sampling levels: the last is for texts of eight million words
PIECE = 1 << 21  # postings merged at once: 16 MB
MAGIC = b"ncseg 1\n"
SUFFIX = ".seg"
# One value an article, in the order they came. `relation` is a place in RELATIONS, `nth` counts those of one id.
ARTICLE: Kinds = {
    "dates": np.float64, "texts": np.int32, "kept": np.uint32, "updates": np.int64, "relation": np.uint8,
    "score": np.uint16, "nth": np.uint32, "own": np.uint8, "urls": np.uint64,
}  # fmt: skip
TEXT: Kinds = {"keys": np.uint64, "levels": np.uint8, "outlets": np.uint64, "days": np.float64}  # one value a text
# Keys in order, and beside each where it stands (`_at`): an article, of `text` the number of the text.
LOOKUPS = ("id", "seen", "url", "text")
OTHER: Kinds = {
    "names": np.uint8, "name_ends": np.uint64,  # ids as JSON, one after another
    "sizes": np.int32,  # LEVELS values a text: the weight of its shingles that survive at each level and deeper
    "met": np.uint64,  # (text, article) of the first article of each cluster with that text, in order
    "postings": np.uint64,  # (shingle, text) in order
    "figures": np.uint64, "context": np.uint64,  # (text, figure) in order; and what else pairs are compared by
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
    file: StoredFile | None = None  # None in memory

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    @property
    def articles(self) -> int:
        """The number of articles."""
        return len(self.columns["dates"])

    @property
    def texts(self) -> int:
        """The number of texts."""
        return len(self.columns["keys"])

    @property
    def end_article(self) -> int:
        """The number of the first article after it."""
        return self.first_article + self.articles

    @property
    def end_text(self) -> int:
        """The number of the first text after it."""
        return self.first_text + self.texts

    @property
    def size(self) -> int:
        """Its size for the choice of segments to merge: postings, and articles without any."""
        return len(self.columns["postings"]) + 64 * self.articles

    def name_json(self, article: int) -> bytes:
        """The id of an article, as JSON."""
        at, ends = article - self.first_article, self.columns["name_ends"]
        start = int(ends[at - 1]) if at else 0
        return bytes(self.columns["names"][start : int(ends[at])])


def joined_segments(segments: Sequence[Segment]) -> Segment:
    """Consecutive segments merged into one, in memory."""
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
    """Merge sorted arrays piece by piece: memory does not grow with them."""
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
    """Write consecutive segments as one file, flushed to the disk, and open it."""
    first = segments[0]
    parts = _merged(segments) if len(segments) > 1 else ((key, [first[key]]) for key in COLUMNS)
    path = folder / name
    layout, crc, offset = {}, zlib.crc32(MAGIC), len(MAGIC)
    with path.open("wb") as out:
        out.write(MAGIC)
        for column, arrays in parts:
            start = offset
            for array in arrays:
                data = np.ascontiguousarray(array, dtype=_on_disk(column)).view(np.uint8).data
                crc = zlib.crc32(data, crc)
                offset += out.write(data)
            layout[column] = [start, offset - start]
            crc = zlib.crc32(pad := b"\0" * (-offset % 8), crc)
            offset += out.write(pad)
        out.flush()
        os.fsync(out.fileno())
    about = {"columns": layout, "first_article": first.first_article, "first_text": first.first_text}
    return open_segment(folder, StoredFile(name, offset, crc, about))


@dataclass(frozen=True, slots=True)
class SegmentLayout:
    """The manifest's entry for a segment."""

    columns: dict[str, Any]  # of each: where it begins, and its bytes
    first_article: int
    first_text: int


def open_segment(folder: Path, file: StoredFile) -> Segment:
    """A segment in a file, mapped into memory. Raises IndexFileError if the file does not match the manifest."""
    path = folder / file.name
    damaged = IndexFileError(f"{path} is damaged or cut short; {AGAIN}")
    if path.stat().st_size != file.size or not file.size:
        raise damaged
    data = np.memmap(path, np.uint8, "r")
    try:
        layout = typed(SegmentLayout, file.about)
        if data[: len(MAGIC)].tobytes() != MAGIC or set(layout.columns) != set(COLUMNS):
            raise damaged
        columns = {name: _column(data, name, place) for name, place in layout.columns.items()}
    except ValueError as error:
        raise damaged from error
    segment = Segment(layout.first_article, layout.first_text, columns, file)
    if not sound_shapes(columns):
        raise damaged
    return segment


def _column(data: Array, name: str, place: object) -> Array:
    """A column of a file. Raises ValueError when it is not in it."""
    start, size = typed(SegmentPlace, {"place": place}).place
    if not 0 <= start <= start + size <= len(data):
        raise ValueError(name)
    return data[start : start + size].view(_on_disk(name)).view(np.ndarray)


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """Where a column is in a file: its beginning and its bytes."""

    place: tuple[int, ...]


def sound_shapes(columns: Mapping[str, Array]) -> bool:
    """Whether columns that belong together have the same length."""
    articles, texts = len(columns["dates"]), len(columns["keys"])
    return (
        all(len(columns[name]) == articles for name in (*ARTICLE, "name_ends"))
        and all(len(columns[name]) == texts for name in TEXT)
        and len(columns["sizes"]) == LEVELS * texts
        and all(len(columns[f"{name}_keys"]) == len(columns[f"{name}_at"]) for name in LOOKUPS)
    )


def _on_disk(column: str) -> np.dtype[Any]:
    return np.dtype(COLUMNS[column]).newbyteorder("<")
