"""The facts of many articles in some tens of bytes each: numbers as arrays, texts in a file, outlets once."""

from __future__ import annotations

import os
import pickle
import tempfile
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from math import isnan, nan
from typing import Any, overload
from weakref import finalize

import numpy as np

from newsclean.text.hashed_tokens import Hashes, Numbers

HELD = 1 << 16  # bytes of texts that wait to be written
RECENT = 1 << 16  # keys that wait to be sorted in
TEXT, OTHER = b"t", b"o"


class DiskValues(Sequence[Any]):
    """A list of texts (and of anything else, pickled) on the disk; where each ends is in memory.

    >>> values = DiskValues()
    >>> for value in ("café", "", 7, 2.5, "\\ud800"):
    ...     values.append(value)
    >>> values[0], values[2], list(values)[3:], len(values)
    ('café', 7, [2.5, '\\ud800'], 5)
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=HELD)  # noqa: SIM115 - closed with this object
        finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._written = True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def append(self, value: Any) -> None:
        """Append a value."""
        self.extend([value])

    def extend(self, values: Iterable[Any]) -> None:
        """Append values."""
        data = [*map(_packed, values)]
        self._file.write(b"".join(data))
        self._ends.extend(islice(accumulate(map(len, data), initial=self._ends[-1]), 1, None))
        self._written = False

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        if not self._written:
            self._file.flush()
            self._written = True
        start, end = self._ends[at], self._ends[at + 1]
        return _value(os.pread(self._file.fileno(), end - start, start))

    def __iter__(self) -> Iterator[Any]:
        self._file.flush()
        ends, at = self._ends, 0
        while at < len(self):
            start = ends[at]
            after = max(bisect_right(ends, start + HELD) - 1, at + 1)  # all that end in the next bytes, one at least
            data = os.pread(self._file.fileno(), ends[after] - start, start)
            for place in range(at, after):
                yield _value(data[ends[place] - start : ends[place + 1] - start])
            at = after


def _packed(value: Any) -> bytes:
    return TEXT + value.encode("utf-8", "surrogatepass") if type(value) is str else OTHER + pickle.dumps(value)


def _value(data: bytes) -> Any:
    # written by this process, into a file without a name
    return data[1:].decode("utf-8", "surrogatepass") if data[:1] == TEXT else pickle.loads(data[1:])  # noqa: S301


class SharedNames(Sequence[str]):
    """A list of texts of which few differ.

    >>> names = SharedNames()
    >>> names.extend(("daily", "", "daily"))
    >>> list(names), names[2]
    (['daily', '', 'daily'], 'daily')
    """

    def __init__(self) -> None:
        self._codes = array("I")
        self._names: list[str] = []
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def extend(self, names: Iterable[str]) -> None:
        """Append texts."""
        for name in names:
            code = self._known.setdefault(name, len(self._names))
            if code == len(self._names):
                self._names.append(name)
            self._codes.append(code)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._names[self._codes[at]]

    def __iter__(self) -> Iterator[str]:
        return map(self._names.__getitem__, self._codes)


class MaybeNumbers(Sequence["float | None"]):
    """A list of numbers, some of them missing.

    >>> dates = MaybeNumbers()
    >>> dates.extend((19860.5, None))
    >>> list(dates)
    [19860.5, None]
    """

    def __init__(self) -> None:
        self._values = array("d")

    def __len__(self) -> int:
        return len(self._values)

    def extend(self, values: Iterable[float | None]) -> None:
        """Append numbers."""
        self._values.extend(nan if value is None else value for value in values)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        value = self._values[at]
        return None if isnan(value) else value

    def __iter__(self) -> Iterator[float | None]:
        return (None if isnan(value) else value for value in self._values)


class KnownTexts:
    """Numbers for the hashes of texts, in the order in which they come: a dict in 16 bytes for each.

    >>> known = KnownTexts()
    >>> known.numbered(np.array([70, 9], np.uint64)).tolist(), known.numbered(np.array([5, 9], np.uint64)).tolist()
    ([0, 1], [2, 1])
    >>> known.keys().tolist(), len(known)
    ([70, 9, 5], 3)
    """

    def __init__(self) -> None:
        self._keys, self._numbers = np.zeros(0, np.uint64), np.zeros(0, np.int64)
        self._recent: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._keys) + len(self._recent)

    def numbered(self, keys: Hashes) -> Numbers:
        """The number of each hash; one that is new gets the next."""
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        old = self._keys[at] == keys if len(self._keys) else np.zeros(len(keys), bool)
        out = np.zeros(len(keys), np.int64)
        out[old] = self._numbers[at[old]]
        for place, key in zip(np.flatnonzero(~old).tolist(), keys[~old].tolist(), strict=True):
            out[place] = self._recent.setdefault(key, len(self))
        if len(self._recent) > max(RECENT, len(self._keys) // 8):
            self._sort_in()
        return out

    def keys(self) -> Hashes:
        """The hashes in the order of their numbers."""
        self._sort_in()
        out = np.empty(len(self._keys), np.uint64)
        out[self._numbers] = self._keys
        return out

    def _sort_in(self) -> None:
        count = len(self._recent)
        keys = np.concatenate([self._keys, np.fromiter(self._recent, np.uint64, count)])
        numbers = np.concatenate([self._numbers, np.fromiter(self._recent.values(), np.int64, count)])
        order = np.argsort(keys)
        self._keys, self._numbers, self._recent = keys[order], numbers[order], {}
