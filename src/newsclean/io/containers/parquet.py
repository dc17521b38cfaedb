"""Parquet files as records, one per row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.containers.whole_file import seekable
from newsclean.io.size_limit import MAX_SIZE, too_large

ROWS = 1000  # rows made into records at once: some megabytes of articles
BATCH = 2  # times the size of the largest article: bytes of the rows made into records at once, and
FIXED = 32  # bytes of a column in a row beside its text: offsets, a bit for null
PAGES = 8  # of the pages that are unpacked for them: pages of one column have about 1 MB, and hold whole rows


def parquet_rows(file: IO[bytes], most: int = MAX_SIZE) -> Iterator[dict[str, Any] | RecordError]:
    """The rows of a Parquet file; an error for one that takes more than `most` bytes.

    Raises InputError if it is not one, or if pyarrow is not installed.

    >>> import io
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
        with seekable(file, most) as whole:
            table = ParquetFile(whole)
            for group in range(table.num_row_groups):
                rows = _rows_at_once(whole, table.metadata.row_group(group), most)
                if rows == 0:
                    yield too_large(most, f"a row of row group {group + 1}, which is left out,")
                    continue
                # a thread for each column holds more than is bounded here, 90 MB of 260 at times
                for batch in table.iter_batches(batch_size=rows, row_groups=[group], use_threads=False):
                    yield from bounded_rows(batch, most)
    except (ArrowException, OSError) as error:
        if isinstance(error, InputError):
            raise
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{said.rstrip('.')}; is it a complete Parquet file?") from error


def _rows_at_once(file: IO[bytes], group: Any, most: int) -> int:
    """How many rows of a group can be unpacked at once: no value is larger than its page. 0 if not even one."""
    from newsclean.io.containers.parquet_pages import page_sizes

    largest = 0
    for column in range(group.num_columns):
        try:
            largest += max((page.unpacked for page in page_sizes(file, group.column(column))), default=0)
        except ValueError as error:
            raise InputError(f"{error}; is it a complete Parquet file?") from error
    return 0 if largest > PAGES * most else max(1, min(ROWS, BATCH * most // max(1, largest)))


def bounded_rows(batch: Any, most: int) -> Iterator[dict[str, Any] | RecordError]:
    """The rows of a batch of Arrow; an error for one that takes more than `most` bytes, which no dict is made of.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pylist([{"text": "It rained."}, {"text": "x" * 9000}])
    >>> [row if isinstance(row, dict) else type(row).__name__ for row in bounded_rows(batch, 100)]
    [{'text': 'It rained.'}, 'TooLargeError']
    """
    if batch.nbytes <= most:
        yield from _rows_of_batch(batch)
        return
    fixed = FIXED * batch.num_columns
    for at in range(batch.num_rows):
        row = batch.slice(at, 1)
        if sum(map(_own_bytes, row.columns)) > most + fixed:
            yield too_large(most, "the row")
        else:
            yield from _rows_of_batch(row)


def _own_bytes(cell: Any) -> int:
    """The bytes of a cell, without what it shares with other rows."""
    import pyarrow as pa

    if pa.types.is_dictionary(cell.type):
        cell = cell.dictionary_decode()
    if cell.type in (pa.string_view(), pa.binary_view()):
        cell = cell.cast(pa.large_binary())
    return int(cell.nbytes)


def _rows_of_batch(batch: Any) -> list[dict[str, Any]]:
    """The rows; times that Python cannot hold are text."""
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
