"""Containers of many records as a stream of lines, so that what reads JSON Lines reads them too."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, cast

from newsclean.errors import InputError

PARQUET = (".parquet", ".pq")
WARC = (".warc", ".warc.gz")
ROWS = 1000  # rows made into lines at once: some megabytes of articles


class _Lines(io.RawIOBase):
    """The lines of an iterator as a readable file."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            line = next(self._lines, None)
            if line is None:
                return 0
            self._rest = memoryview(line)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def stream(rows: Iterator[Mapping[str, Any]]) -> IO[bytes]:
    r"""Rows as a file of JSON Lines.

    >>> stream(iter([{"id": 1}, {"id": 2}])).read()
    b'{"id": 1}\n{"id": 2}\n'
    >>> stream(iter([])).read()
    b''
    """
    lines = ((json.dumps(row, ensure_ascii=False, default=_plain) + "\n").encode("utf-8", "replace") for row in rows)
    return cast("IO[bytes]", io.BufferedReader(_Lines(lines), 1 << 16))


def _plain(value: Any) -> Any:
    """What JSON has no word for: days and times as ISO writes them, bytes as text, the rest as it prints."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def parquet(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file. Raises InputError when it is none, or pyarrow is not installed."""
    try:
        from pyarrow import ArrowException  # an extra
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError("a .parquet file needs pyarrow; pip install 'newsclean[parquet]'") from error
    try:
        for batch in ParquetFile(file).iter_batches(batch_size=ROWS):
            yield from batch.to_pylist()
    except ArrowException as error:
        raise InputError(f"{str(error).splitlines()[0].rstrip('.')}; is it Parquet, and whole?") from error
