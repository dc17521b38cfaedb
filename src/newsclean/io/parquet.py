"""Parquet files as records, one per row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from newsclean.errors import InputError

ROWS = 1000  # rows made into records at once: some megabytes of articles


def parquet_rows(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file. Raises InputError if it is not one, or if pyarrow is not installed.

    >>> list(parquet_rows(io.BytesIO(b"no Parquet")))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: Parquet magic bytes not found in footer...; is it a complete Parquet file?
    """
    try:
        from pyarrow import ArrowException  # an extra
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError("a .parquet file needs pyarrow; pip install 'newsclean[parquet]'") from error
    try:
        for batch in ParquetFile(_seekable(file)).iter_batches(batch_size=ROWS):
            yield from _rows(batch)
    except (ArrowException, OSError) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{said.rstrip('.')}; is it a complete Parquet file?") from error


def _seekable(file: IO[bytes]) -> IO[bytes]:
    """The file itself; for a stream, all its bytes, as the table of contents is at the end."""
    plain = isinstance(getattr(file, "raw", None), io.FileIO) and file.seekable()
    return file if plain or isinstance(file, io.BytesIO) else io.BytesIO(file.read())


def _rows(batch: Any) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (OverflowError, ValueError):  # times that Python's datetime cannot hold: year 10000, nanoseconds
        rows = _times_as_text(batch).to_pylist()
    return rows


def _times_as_text(batch: Any) -> Any:
    import pyarrow as pa

    fields = [field.with_type(pa.string()) if pa.types.is_temporal(field.type) else field for field in batch.schema]
    columns = [column.cast(pa.string()) if pa.types.is_temporal(column.type) else column for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields))
