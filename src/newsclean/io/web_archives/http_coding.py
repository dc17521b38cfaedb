"""Bodies of HTTP responses, unpacked: gzip, deflate, br, zstd, and several of them one over another."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
PIECE = 256  # bytes given at once to a version of brotli that cannot limit what it returns
REMEDY = "is packed with {}; pip install 'newsclean[warc]'"


class UnpackError(ValueError):
    """A body cannot be unpacked."""


def unpacked(body: bytes, coding: str, most: int) -> bytes:
    """The body unpacked, at most a little more than it may take; unchanged if the crawler unpacked it already.

    >>> import gzip
    >>> unpacked(gzip.compress(gzip.compress(b"<p>Rain")), "gzip, x-gzip", 99), unpacked(b"<p>Rain", "gzip", 99)
    (b'<p>Rain', b'<p>Rain')
    >>> unpacked(gzip.compress(b"<p>Rain" * 99)[:20], "gzip", 9999)
    Traceback (most recent call last):
    ...
    newsclean.io.web_archives.http_coding.UnpackError: is damaged: its gzip ends early
    """
    for name in reversed([part.strip().lower() for part in coding.split(",")][:4]):
        unpack = _CODINGS.get(name)
        if unpack is None:
            continue
        try:
            body = unpack(body, most)
        except zlib.error as error:
            raise UnpackError(f"is damaged: {error}") from error
    return body


def _gzip(body: bytes, most: int) -> bytes:
    if not body.startswith(GZIP):
        return body
    found = bytearray()
    while body.startswith(GZIP) and len(found) <= most:  # some servers send several members, one after another
        unpacker = zlib.decompressobj(31)
        found += unpacker.decompress(body, most + 1 - len(found))
        if not unpacker.eof and len(found) <= most:
            raise UnpackError("is damaged: its gzip ends early")
        body = unpacker.unused_data
    return bytes(found)


def _deflate(body: bytes, most: int) -> bytes:
    if body.lstrip()[:1] == b"<":
        return body
    return zlib.decompressobj(15 if body[:1] == b"\x78" else -15).decompress(body, most + 1)


def _brotli(body: bytes, most: int) -> bytes:
    if body.lstrip()[:1] == b"<":  # no br of text begins so: the crawler unpacked it
        return body
    module = _module("brotli", "br")
    unpacker, out = module.Decompressor(), bytearray()
    try:
        try:
            out += unpacker.process(body, output_buffer_limit=most + 1)
        except TypeError:  # before brotli 1.2
            for at in range(0, len(body), PIECE):
                out += unpacker.process(body[at : at + PIECE])
                if len(out) > most:
                    break
    except module.error as error:
        raise UnpackError("is damaged: its br cannot be unpacked") from error
    if len(out) <= most and not unpacker.is_finished():
        raise UnpackError("is damaged: its br ends early")
    return bytes(out)


def _zstd(body: bytes, most: int) -> bytes:
    if not body.startswith(ZSTD):
        return body
    module = _module("zstandard", "zstd")
    try:
        with module.ZstdDecompressor().stream_reader(body, read_across_frames=True) as reader:
            found: bytes = reader.read(most + 1)
    except module.ZstdError as error:
        raise UnpackError("is damaged: its zstd cannot be unpacked") from error
    return found


def _module(name: str, coding: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UnpackError(REMEDY.format(coding)) from error


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd,
}  # fmt: skip
