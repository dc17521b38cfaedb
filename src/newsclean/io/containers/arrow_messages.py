"""What the batches of an Arrow file unpack to, read from their messages: pyarrow unpacks them whole, however large.

A message is a length, a FlatBuffers table that names the buffers of its body, and the body (Message.fbs and Schema.fbs
of Apache). A packed buffer begins with the number of bytes that it unpacks to.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

from newsclean.io.containers.parquet_pages import PageSize

CONTINUED = b"\xff\xff\xff\xff"  # before the length of a message
DICTIONARY, BATCH = 2, 3  # types of messages that have a body
MOST_METADATA = 1 << 24  # bytes of the table of a message: a schema of thousands of columns has less


def message_sizes(file: IO[bytes]) -> Iterator[PageSize]:
    """The bytes of each message from here on, before and after unpacking. Raises ValueError for what is no message.

    >>> import io, pyarrow as pa
    >>> out, batch = io.BytesIO(), pa.RecordBatch.from_pylist([{"text": "a" * 100_000}])
    >>> with pa.ipc.new_stream(out, batch.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
    ...     writer.write_batch(batch)
    >>> [size.unpacked for size in message_sizes(io.BytesIO(out.getvalue()))]
    [0, 100008]
    >>> list(message_sizes(io.BytesIO(b"no message")))
    Traceback (most recent call last):
    ...
    ValueError: a message is damaged
    """
    while head := file.read(4):
        size = struct.unpack("<i", file.read(4) if head == CONTINUED else head)[0]
        if size == 0:
            return
        if not 0 < size <= MOST_METADATA:
            raise ValueError("a message is damaged")
        data = file.read(size)
        try:
            message = _Table(data, _number(data, 0, "<I"))
            length = message.number(3, "<q")
            start = file.tell()
            yield PageSize(length, sum(_buffer_sizes(file, message, start)))
        except struct.error as error:
            raise ValueError("a message is damaged") from error
        if length < 0:
            raise ValueError("a message is damaged")
        file.seek(start + length)


def _buffer_sizes(file: IO[bytes], message: _Table, start: int) -> Iterator[int]:
    kind = message.number(1, "<B")
    if kind not in (DICTIONARY, BATCH):
        return
    batch = message.table(2)
    if kind == DICTIONARY:
        batch = batch.table(1)
    packed = bool(batch.offset(3))
    for offset, length in batch.pairs(2):
        file.seek(start + offset)
        unpacked = struct.unpack("<q", file.read(8))[0] if packed and length >= 8 else length
        yield length if unpacked < 0 else unpacked  # -1: this buffer is not packed


class _Table:
    """A table of FlatBuffers: the offset of each field stands in a table that its first number points back to."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at
        self.fields = at - _number(data, at, "<i")
        self.size = _number(data, self.fields, "<H")

    def offset(self, field: int) -> int:
        """Where a field stands; 0 for one that is missing."""
        slot = 4 + 2 * field
        inside = _number(self.data, self.fields + slot, "<H") if slot < self.size else 0
        return self.at + inside if inside else 0

    def number(self, field: int, form: str) -> int:
        """The value of a field; 0 for one that is missing."""
        at = self.offset(field)
        return _number(self.data, at, form) if at else 0

    def table(self, field: int) -> _Table:
        """A table in the table."""
        at = self.offset(field)
        return _Table(self.data, at + _number(self.data, at, "<I"))

    def pairs(self, field: int) -> Iterator[tuple[int, int]]:
        """A vector of pairs of numbers."""
        at = self.offset(field)
        if not at:
            return
        at += _number(self.data, at, "<I")
        count = _number(self.data, at, "<I")
        if 16 * count > len(self.data):
            raise ValueError("a message is damaged")
        yield from struct.iter_unpack("<qq", self.data[at + 4 : at + 4 + 16 * count])


def _number(data: bytes, at: int, form: str) -> int:
    if at < 0:
        raise ValueError("a message is damaged")
    found: int = struct.unpack_from(form, data, at)[0]
    return found
