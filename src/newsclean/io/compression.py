"""The table of compressions: add one here, in one row."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Any, cast

from newsclean.errors import InputError

ZSTD_AT_ONCE = 1 << 12  # compressed bytes unpacked at once: at the format's highest ratio they are 128 MB
ExceptionTypes = tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class Compression:
    """How files of one compression are named, unpacked and packed, and which errors an incomplete one raises."""

    suffixes: tuple[str, ...]
    unpack: Callable[[IO[bytes]], IO[bytes]]
    pack: Callable[[IO[bytes]], AbstractContextManager[IO[bytes]]]
    errors: Callable[[], ExceptionTypes]


def compression_of(path: str) -> str | None:
    """The name of a file's compression, by its suffix.

    >>> compression_of("a.jsonl.gz"), compression_of("a.txt")
    ('gzip', None)
    """
    return next((name for name, row in COMPRESSIONS.items() if path.endswith(row.suffixes)), None)


def without_suffix(path: str) -> str:
    """The name without the suffix of its compression.

    >>> without_suffix("a.jsonl.zst"), without_suffix("a.txt")
    ('a.jsonl', 'a.txt')
    """
    for row in COMPRESSIONS.values():
        for suffix in row.suffixes:
            path = path.removesuffix(suffix)
    return path


def _gunzip(raw: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(raw, "rb"))


def _gzip(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return cast("AbstractContextManager[IO[bytes]]", gzip.GzipFile(fileobj=raw, mode="wb", mtime=0))


def zstandard_module() -> Any:
    """The zstandard module. Raises InputError with the remedy when it is not installed."""
    try:
        import zstandard  # an extra
    except ImportError as error:
        raise InputError("a .zst file needs zstandard; pip install 'newsclean[zst]'") from error
    return zstandard


class _ZstdReader(io.RawIOBase):
    """The frames of a zstandard file one after another; a last one without its end raises EOFError."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._new = zstandard_module().ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._packed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            self._packed = self._packed or self._raw.read(ZSTD_AT_ONCE)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("the file ends before its last frame does")
                return 0
            self._unpack()
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self) -> None:
        if self._frame is None:
            self._frame = self._new()
        self._ready = memoryview(self._frame.decompress(self._packed))
        self._packed = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame = None


def _unzstd(raw: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_ZstdReader(raw)))


def _zstd(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return cast("AbstractContextManager[IO[bytes]]", zstandard_module().open(raw, "wb", closefd=False))


COMPRESSIONS: dict[str, Compression] = {
    "gzip": Compression((".gz",), _gunzip, _gzip, lambda: (gzip.BadGzipFile, EOFError, zlib.error)),
    "zstandard": Compression((".zst", ".zstd"), _unzstd, _zstd, lambda: (EOFError, zstandard_module().ZstdError)),
}
