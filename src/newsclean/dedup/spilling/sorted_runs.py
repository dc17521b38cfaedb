"""Numbers that do not fit into memory: sorted runs in one file of the disk, read back in order, a range at a time.

The file has no name, so that a killed process leaves nothing; it lies where Python's temporary files do (TMPDIR).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import FileIO
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
RANGES = 1 << 12  # of values, of which each run knows its own: fine enough for 4,096 times the memory
WORD = 8  # bytes of a number


class SortedRuns:
    """Takes numbers below 2**bits in any order and gives them back in order; `held` of them are in memory at most.

    >>> runs = SortedRuns(held=3, bits=8)
    >>> for values in ([200, 7], [9, 7, 255], [], [0]):
    ...     runs.add(np.array(values, np.uint64))
    >>> [part.tolist() for part in runs.parts(4)], len(runs)
    ([[0, 7, 7, 9], [200, 255]], 6)
    >>> [part.tolist() for part in runs.parts(1)]
    [[0], [7, 7], [9], [200], [255]]
    """

    def __init__(self, held: int, bits: int = 64) -> None:
        self._buffer = np.empty(held, np.uint64)
        self._filled = 0
        shift = max(bits - RANGES.bit_length() + 1, 0)
        self._edges = np.arange(1, 1 << (bits - shift), dtype=np.uint64) << np.uint64(shift)
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with this object
        finalize(self, self._file.close)
        self._starts: list[Numbers] = []  # of each run: where its ranges start in the file, and where the last ends
        self._size = 0
        self._numbers: Numbers | None = None
        self._mask = np.uint64(0)

    def __len__(self) -> int:
        return self._size + self._filled

    def add(self, values: Hashes) -> None:
        """Add numbers; after `renumber` that is an error of the caller."""
        if not len(self._buffer):
            raise ValueError("numbers are added before they are renumbered")
        start = 0
        while start < len(values):
            count = min(len(values) - start, len(self._buffer) - self._filled)
            self._buffer[self._filled : self._filled + count] = values[start : start + count]
            self._filled += count
            start += count
            if self._filled == len(self._buffer):
                self._flush()

    def renumber(self, numbers: Numbers, mask: np.uint64) -> None:
        """When all are added: the low bits under `mask` are given back as `numbers` has them, and cross no range."""
        self._flush()
        self._buffer = np.empty(0, np.uint64)
        self._numbers, self._mask = numbers, mask

    def parts(self, least: int) -> Iterator[Hashes]:
        """All numbers in order, at least so many together unless they are the last; no range is in two parts."""
        self._flush()
        sizes = sum((np.diff(starts) for starts in self._starts), np.zeros(len(self._edges) + 1, np.int64))
        first = count = 0
        for at, size in enumerate(sizes.tolist(), 1):
            count += size
            if count and (count >= least or at == len(sizes)):
                yield self._read(first, at, count)
                first, count = at, 0

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()

    def _flush(self) -> None:
        if not self._filled:
            return
        run = self._buffer[: self._filled]
        run.sort()
        inner = np.searchsorted(run, self._edges)
        self._starts.append(np.concatenate([[0], inner, [len(run)]]) + self._size)
        _write(self._file, run)
        self._size += len(run)
        self._filled = 0

    def _read(self, first: int, end: int, count: int) -> Hashes:
        """The numbers of some ranges."""
        out = np.empty(count, np.uint64)
        done = 0
        for starts in self._starts:
            start, stop = int(starts[first]), int(starts[end])
            read_into(self._file, start * WORD, out[done : done + stop - start])
            done += stop - start
        if self._numbers is not None:
            numbers = self._numbers[(out & self._mask).astype(np.int64)].astype(np.uint64)
            out &= ~self._mask
            out |= numbers
        out.sort()
        return out


class FileColumn:
    """A column on the disk: it grows, and is read a slice at a time; a `Column` that needs no memory.

    >>> column = FileColumn(np.uint8)
    >>> column.add(np.array([3, 1], np.uint8)), column.add(np.array([2], np.uint8))
    (None, None)
    >>> len(column.whole()), column[1:3].tolist()
    (3, [1, 2])
    """

    def __init__(self, kind: type[np.generic]) -> None:
        self._kind = np.dtype(kind)
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with this object
        finalize(self, self._file.close)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, place: slice) -> NDArray[Any]:
        start, stop, _ = place.indices(self._size)
        out = np.empty(max(stop - start, 0), self._kind)
        read_into(self._file, start * self._kind.itemsize, out)
        return out

    def add(self, values: NDArray[Any]) -> None:
        """Append values."""
        self._file.seek(0, 2)
        _write(self._file, np.ascontiguousarray(values, self._kind))
        self._size += len(values)

    def whole(self) -> FileColumn:
        """The column, which is read a slice at a time."""
        return self


def _write(file: FileIO, values: NDArray[Any]) -> None:
    data = values.data.cast("B") if len(values) else memoryview(b"")
    done = 0
    while done < len(data):  # a call writes 2 GB at most
        done += file.write(data[done:])


def read_into(file: FileIO, start: int, out: NDArray[Any]) -> None:
    """Fill an array from a place in a file."""
    if not len(out):
        return
    file.seek(start)
    view, done = out.data.cast("B"), 0
    while done < len(view):
        count = file.readinto(view[done:])
        if not count:
            raise EOFError("a temporary file is cut short")
        done += count
