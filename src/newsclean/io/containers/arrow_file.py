"""Arrow files and streams (Feather is the former) as records, one per row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.containers.arrow_messages import message_sizes
from newsclean.io.containers.parquet import PAGES, bounded_rows
from newsclean.io.containers.parquet_pages import PageSize
from newsclean.io.containers.whole_file import STREAMED, seekable
from newsclean.io.size_limit import shown_size
from newsclean.io.sniff import ARROW

PADDED = 8  # bytes of a file before its first message
PACKED = 20  # times its size that a batch of text unpacks to at most; zstandard and LZ4 make 3 to 8 of news
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
            if is_file := whole.read(len(ARROW)) == ARROW:
                _refuse_cut(whole)
            whole.seek(PADDED if is_file else 0)
            _refuse_bombs(message_sizes(whole), most)
            whole.seek(0)
            for batch in _file_batches(ipc, whole) if is_file else ipc.open_stream(whole):
                yield from _batch_rows(batch, most)
    except (ArrowException, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{said.rstrip('.')}; is it a complete Arrow file?") from error


def _refuse_cut(whole: IO[bytes]) -> None:
    """Refuse a file without its end before pyarrow starts threads for it, which abort some processes as they end."""
    whole.seek(-len(ARROW), 2)
    if whole.read() != ARROW:
        raise InputError("the end of the file is missing; is it a complete Arrow file?")


def _refuse_bombs(sizes: Iterable[PageSize], most: int) -> None:
    for size in sizes:
        if size.unpacked > PAGES * most and size.unpacked > PACKED * size.packed:
            raise InputError(
                f"{shown_size(size.packed)} of it unpack to {shown_size(size.unpacked)} at once; if they are genuine,"
                " write smaller batches, or raise --max-size"
            )


def _file_batches(ipc: Any, whole: IO[bytes]) -> Iterator[Any]:
    table = ipc.open_file(whole)
    for at in range(table.num_record_batches):
        yield table.get_batch(at)


def _batch_rows(batch: Any, most: int) -> Iterator[dict[str, Any] | RecordError]:
    if batch.nbytes > STREAMED * most:
        raise InputError(f"a batch of more than {shown_size(STREAMED * most)}; write smaller ones, or raise --max-size")
    for start in range(0, batch.num_rows, ROWS):
        yield from bounded_rows(batch.slice(start, ROWS), most)
