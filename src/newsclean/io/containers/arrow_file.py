"""Arrow files and streams (Feather is the former) as records, one per row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.containers.parquet import bounded_row, rows_of_batch
from newsclean.io.containers.whole_file import STREAMED, seekable
from newsclean.io.size_limit import shown_size
from newsclean.io.sniff import ARROW

ROWS = 1000  # made into records at once


def arrow_rows(file: IO[bytes], most: int) -> Iterator[dict[str, Any] | RecordError]:
    """The rows of an Arrow file or stream; an error for one that takes more than `most` bytes.

    Raises InputError if it is neither, or if pyarrow is not installed.

    >>> import io
    >>> list(arrow_rows(io.BytesIO(b"ARROW1 and no more"), 100))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: ...; is it a complete Arrow file?
    """
    try:
        from pyarrow import ArrowException, ipc  # an extra
    except ImportError as error:
        raise InputError("an Arrow or Feather file needs pyarrow; pip install 'newsclean[parquet]'") from error
    try:
        with seekable(file, most) as whole:
            is_file = whole.read(len(ARROW)) == ARROW
            whole.seek(0)
            for batch in _file_batches(ipc, whole) if is_file else ipc.open_stream(whole):
                yield from _batch_rows(batch, most)
    except (ArrowException, OSError) as error:
        if isinstance(error, InputError):
            raise
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{said.rstrip('.')}; is it a complete Arrow file?") from error


def _file_batches(ipc: Any, whole: IO[bytes]) -> Iterator[Any]:
    table = ipc.open_file(whole)
    for at in range(table.num_record_batches):
        yield table.get_batch(at)


def _batch_rows(batch: Any, most: int) -> Iterator[dict[str, Any] | RecordError]:
    if batch.nbytes > STREAMED * most:
        raise InputError(f"a batch of more than {shown_size(STREAMED * most)}; write smaller ones, or raise --max-size")
    for start in range(0, batch.num_rows, ROWS):
        yield from (bounded_row(row, most) for row in rows_of_batch(batch.slice(start, ROWS)))
