"""The table of compressions: add one here, in one row."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Any, Protocol, cast

from newsclean.errors import DamagedFileError, InputError

READ = 1 << 16  # compressed bytes read at once
UNPACKED = 1 << 20  # and the most that is unpacked of them at once, where the library can be told
ZSTD_READ = 1 << 10  # zstandard cannot: at the format's highest ratio (4 bytes for a block of 128 kB) this is 32 MB
XZ_MEMORY = 1 << 27  # bytes for a dictionary: twice what `xz -9` writes needs; a header may ask for 4 GB


class PackedPart(Protocol):
    """One compressed member of a file, unpacked step by step: gzip and zstandard files may hold many."""

    eof: bool
    unused_data: bytes

    def unpack(self, data: bytes) -> bytes:
        """The next bytes. Raises an exception of the library for damaged ones."""

    @property
    def wants_more(self) -> bool:
        """Whether it cannot go on without more compressed bytes."""


@dataclass(frozen=True, slots=True)
class Compression:
    """How files of one compression are named, unpacked and packed. `unpack` raises DamagedFileError."""

    suffixes: tuple[str, ...]
    unpack: Callable[[IO[bytes]], IO[bytes]]
    pack: Callable[[IO[bytes]], AbstractContextManager[IO[bytes]]]


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
        if path.endswith(row.suffixes):
            path = path[: -max(len(suffix) for suffix in row.suffixes if path.endswith(suffix))]
    return path


class _Members(io.RawIOBase):
    """The members of a compressed file one after another. Raises DamagedFileError when one is cut short or damaged."""

    def __init__(self, raw: IO[bytes], kind: str, new: Callable[[], PackedPart], at_once: int) -> None:
        self._raw, self._kind, self._new, self._at_once = raw, kind, new, at_once
        self._member: PackedPart | None = None
        self._packed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            if not self._packed and (self._member is None or self._member.wants_more):
                self._packed = self._raw.read(self._at_once)
                if not self._packed:
                    if self._member is not None:
                        raise DamagedFileError(
                            f"it ends before its last part does; is it a complete {self._kind} file?"
                        )
                    return 0
            self._unpack()
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self) -> None:
        if self._member is None:
            self._packed = self._packed.lstrip(b"\0")  # padding between members, which tapes and xz allow
            if not self._packed:
                return
            self._member = self._new()
        try:
            self._ready = memoryview(self._member.unpack(self._packed))
        except Exception as error:  # each library has its own
            if "Memory usage limit" in str(error):  # of xz
                raise DamagedFileError("it needs too much memory; unpack it first: `xzcat FILE | newsclean`") from error
            raise DamagedFileError(f"{error}; is it a complete {self._kind} file?") from error
        self._packed = self._member.unused_data if self._member.eof else b""
        if self._member.eof:
            self._member = None


class _Gzip:
    def __init__(self) -> None:
        import zlib

        self._object = zlib.decompressobj(31)
        self.eof, self.unused_data, self.wants_more = False, b"", True

    def unpack(self, data: bytes) -> bytes:
        out = self._object.decompress(self._object.unconsumed_tail + data, UNPACKED)
        self.eof, self.unused_data = self._object.eof, self._object.unused_data
        self.wants_more = not self._object.unconsumed_tail and len(out) < UNPACKED
        return out


class _Bzip2:
    def __init__(self) -> None:
        import bz2

        self._object: Any = bz2.BZ2Decompressor()
        self.eof, self.unused_data, self.wants_more = False, b"", True

    def unpack(self, data: bytes) -> bytes:
        out: bytes = self._object.decompress(data, UNPACKED)
        self.eof, self.unused_data = self._object.eof, self._object.unused_data
        self.wants_more = self._object.needs_input
        return out


class _Xz(_Bzip2):
    def __init__(self) -> None:
        import lzma

        super().__init__()
        self._object = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)


class _Zstd:
    wants_more = True

    def __init__(self) -> None:
        self._object = zstandard_module().ZstdDecompressor().decompressobj()
        self.eof, self.unused_data = False, b""

    def unpack(self, data: bytes) -> bytes:
        out: bytes = self._object.decompress(data)
        self.eof, self.unused_data = self._object.eof, self._object.unused_data
        return out


def _unpacked(kind: str, new: Callable[[], PackedPart], at_once: int = READ) -> Callable[[IO[bytes]], IO[bytes]]:
    return lambda raw: cast("IO[bytes]", io.BufferedReader(_Members(raw, kind, new, at_once), READ))


def zstandard_module() -> Any:
    """The zstandard module. Raises InputError with the remedy when it is not installed."""
    try:
        import zstandard  # an extra
    except ImportError as error:
        raise InputError("a .zst file needs zstandard; pip install 'newsclean[zst]'") from error
    return zstandard


def _gzip(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return cast("AbstractContextManager[IO[bytes]]", gzip.GzipFile(fileobj=raw, mode="wb", mtime=0))


def _zstd(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return cast("AbstractContextManager[IO[bytes]]", zstandard_module().open(raw, "wb", closefd=False))


def _bzip2(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    import bz2

    return cast("AbstractContextManager[IO[bytes]]", bz2.BZ2File(raw, "wb"))


def _xz(raw: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    import lzma

    return cast("AbstractContextManager[IO[bytes]]", lzma.LZMAFile(raw, "wb"))


COMPRESSIONS: dict[str, Compression] = {
    "gzip": Compression((".gz", ".tgz"), _unpacked("gzip", _Gzip), _gzip),
    "zstandard": Compression((".zst", ".zstd", ".tzst"), _unpacked("zstandard", _Zstd, ZSTD_READ), _zstd),
    "bzip2": Compression((".bz2", ".tbz2"), _unpacked("bzip2", _Bzip2), _bzip2),
    "xz": Compression((".xz", ".txz"), _unpacked("xz", _Xz), _xz),
}
