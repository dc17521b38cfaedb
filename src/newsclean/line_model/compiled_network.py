"""The network of the compiled kernel: the same weights, without numpy, which takes 64 ms to import."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from newsclean.data import data_bytes
from newsclean.kernel import KERNEL

if TYPE_CHECKING:
    from newsclean._kernel import LineModel

_HEADER = 8  # bytes of the magic string and the version; the length of the header follows


@cache
def compiled_model() -> LineModel | None:
    """The line model of the kernel; None where the kernel is not running."""
    if not KERNEL:
        return None
    model: LineModel = KERNEL.LineModel(page_arrays())
    return model


@cache
def page_arrays() -> dict[str, bytes]:
    """The weights of lines of text, read once.

    >>> len(page_arrays()["bias"])
    64
    """
    return plain_arrays(data_bytes("page.npz"))


def plain_arrays(npz: bytes) -> dict[str, bytes]:
    """The bytes of each array of an .npz file, little-endian as stored, by name.

    >>> len(plain_arrays(data_bytes("page.npz"))["bias"])
    64
    >>> plain_arrays(b"no archive")
    Traceback (most recent call last):
    ...
    zipfile.BadZipFile: File is not a zip file
    """
    from zipfile import ZipFile  # 6 ms

    with ZipFile(io.BytesIO(npz)) as archive:
        return {name.removesuffix(".npy"): _array(archive.read(name)) for name in archive.namelist()}


def _array(npy: bytes) -> bytes:
    size = int.from_bytes(npy[_HEADER : _HEADER + 2], "little")
    return npy[_HEADER + 2 + size :]
