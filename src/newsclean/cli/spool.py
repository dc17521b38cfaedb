"""Bytes waiting to be written: in memory, and beyond a limit in a private temporary file."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Self

IN_MEMORY = 1 << 27  # bytes: 50,000 ordinary articles need no disk


class Spool:
    """Stores bytes and returns them in order, once.

    >>> with Spool(limit=3) as spool:
    ...     for data in (b"ab", b"", b"cde", b"f"):
    ...         spool.add(data)
    ...     list(spool)
    [b'ab', b'', b'cde', b'f']
    """

    def __init__(self, limit: int = IN_MEMORY) -> None:
        self._left = limit
        self._first: list[bytes] = []
        self._sizes = array("Q")
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            with suppress(OSError):  # a full disk, already reported when it was written to
                self._file.close()

    def add(self, data: bytes) -> None:
        """Store bytes."""
        if self._left >= len(data) and not self._file:
            self._left -= len(data)
            self._first.append(data)
            return
        if not self._file:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._sizes.append(len(data))
        self._file.write(data)

    def __iter__(self) -> Iterator[bytes]:
        yield from self._first
        if self._file:
            self._file.seek(0)
            for size in self._sizes:
                yield self._file.read(size)
