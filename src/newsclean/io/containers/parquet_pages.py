"""What the pages of a Parquet file unpack to, read from their headers: pyarrow unpacks a page whole, whatever its size.

The headers are Thrift structs in the compact protocol (parquet.thrift and thrift-compact-protocol.md of Apache); what
the footer of the file says of sizes may be wrong, and leaves out what a dictionary is repeated to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

HEADER = 1 << 16  # bytes of a page header that are read; statistics in it hold up to four values
FIELDS = 64  # fields of a struct, and structs within one another, that a header may have
VALUE = 8  # bytes that a value takes at least once it is unpacked, a null too


class PageSize(NamedTuple):
    """The bytes of a page before and after unpacking."""

    packed: int
    unpacked: int


def page_sizes(file: IO[bytes], column: Any) -> Iterator[PageSize]:
    """The sizes of all pages of a column chunk. Raises ValueError for a header that cannot be read."""
    starts = (column.dictionary_page_offset, column.data_page_offset)
    at = min(start for start in starts if start is not None and start > 0)
    end = at + column.total_compressed_size
    values = 0
    while at < end and values < column.num_values:
        file.seek(at)
        fields, length = _Header(file.read(HEADER)).read()
        page = fields.get(5) or fields.get(8) or {}  # of a data page, version 1 or 2
        count = page.get(1, 0)
        packed, unpacked = fields.get(3, -1), fields.get(2, -1)
        if packed < 0 or unpacked < 0 or count < 0:
            raise ValueError("a page has no size")
        yield PageSize(packed, max(unpacked, count * VALUE if _repeats(column) else 0))
        values += count
        at += length + packed


def _repeats(column: Any) -> bool:
    """May a row have any number of values? Then a page of few bytes may have very many."""
    return "." in column.path_in_schema


class _Header:
    """A struct of the compact protocol: numbers and structs by their field; everything else is passed over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def read(self) -> tuple[dict[int, Any], int]:
        """The fields, and the length of the struct."""
        return self._struct(0), self._at

    def _struct(self, depth: int) -> dict[int, Any]:
        fields: dict[int, Any] = {}
        last = 0
        for _ in range(FIELDS):
            sign = self._byte()
            if sign == 0:
                return fields
            last = last + (sign >> 4) if sign >> 4 else self._number()
            fields[last] = self._value(sign & 15, depth)
        raise ValueError("too many fields")

    def _value(self, kind: int, depth: int) -> Any:
        if kind in (1, 2):
            return kind == 1
        if kind == 3:
            return self._byte()
        if kind in (4, 5, 6):
            return self._number()
        if kind == 7:
            return self._skip(8)
        if kind == 8:
            return self._skip(self._varint())
        if kind == 12 and depth < FIELDS:
            return self._struct(depth + 1)
        raise ValueError(f"type {kind} in a page header")

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise ValueError("a page header ends early")
        self._at += 1
        return self._data[self._at - 1]

    def _varint(self) -> int:
        number = 0
        for shift in range(0, 70, 7):
            byte = self._byte()
            number |= (byte & 127) << shift
            if byte < 128:
                return number
        raise ValueError("a number without an end")

    def _number(self) -> int:
        number = self._varint()
        return (number >> 1) ^ -(number & 1)

    def _skip(self, count: int) -> None:
        self._at += count
