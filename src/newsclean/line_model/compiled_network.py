"""The network of the compiled kernel: the same weights, without numpy, which takes 64 ms to import."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING

from newsclean.data import data_bytes
from newsclean.kernel import KERNEL

if TYPE_CHECKING:
    from newsclean._kernel import LineModel

PAGE = "page.npz"
_ENTRY = b"PK\1\2"  # of the directory at the end of a ZIP file
_FIELDS = struct.Struct("<10xH8xI4xHHH8xI")  # method, packed size, sizes of name, extra field and comment, offset
_HEADER = 8  # bytes of the magic string and the version; the length of the header follows


@cache
def compiled_model(weights: str = PAGE) -> LineModel | None:
    """The line model of the kernel with the weights of a data file; None where the kernel is not running."""
    if not KERNEL:
        return None
    model: LineModel = KERNEL.LineModel(page_arrays() if weights == PAGE else plain_arrays(data_bytes(weights)))
    return model


@cache
def page_arrays() -> dict[str, bytes]:
    """The weights of lines of text, read once.

    >>> len(page_arrays()["bias"])
    64
    """
    return plain_arrays(data_bytes(PAGE))


def plain_arrays(npz: bytes) -> dict[str, bytes]:
    """The bytes of each array of an .npz file, little-endian as stored, by name. Read without zipfile: 10 ms to import.

    >>> plain_arrays(data_bytes("page.npz"))["bias"] == page_arrays()["bias"]
    True
    >>> plain_arrays(b"no archive")
    Traceback (most recent call last):
    ...
    ValueError: not an .npz file
    """
    at = npz.find(_ENTRY)
    if at < 0:
        raise ValueError("not an .npz file")
    found = {}
    while npz.startswith(_ENTRY, at):
        method, packed, name_size, more, comment, start = _FIELDS.unpack_from(npz, at)
        name = npz[at + 46 : at + 46 + name_size].decode()
        found[name.removesuffix(".npy")] = _array(_content(npz, start, packed, method))
        at += 46 + name_size + more + comment
    return found


def _content(npz: bytes, start: int, packed: int, method: int) -> bytes:
    """The file that begins there: stored, or deflated (method 8)."""
    name_size, more = struct.unpack_from("<HH", npz, start + 26)
    data = npz[start + 30 + name_size + more :][:packed]
    return zlib.decompress(data, -15) if method else data


def _array(npy: bytes) -> bytes:
    size = int.from_bytes(npy[_HEADER : _HEADER + 2], "little")
    return npy[_HEADER + 2 + size :]
