"""Files that are read from their end, as archives and databases are: a stream is first copied to the disk."""

from __future__ import annotations

import io
import tempfile
from typing import IO, cast

from newsclean.errors import InputError
from newsclean.io.size_limit import PIECE, shown_size

STREAMED = 64  # times the most for one article, which a packed or piped file may have: it is on the disk meanwhile
PIPED = 1 << 24  # bytes of such a file that need no disk


def seekable(file: IO[bytes], most: int) -> IO[bytes]:
    """The file itself; for a stream, a temporary copy of it. Raises InputError for one that is too long.

    >>> with seekable(io.BytesIO(b"rows"), 1) as whole:
    ...     whole.read()
    b'rows'
    >>> seekable(io.BytesIO(b"x" * 100), 1)
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: more than 64 bytes unpacked; unpack it into a file first, or raise the --max-size
    """
    if isinstance(getattr(file, "raw", None), io.FileIO) and file.seekable():
        whole = io.BufferedReader(io.FileIO(file.fileno(), closefd=False))
        whole.seek(file.tell())  # its first bytes were looked at
        return cast("IO[bytes]", whole)
    copy = tempfile.SpooledTemporaryFile(PIPED)  # noqa: SIM115 - closed by the caller
    size = 0
    while data := file.read(PIECE):
        size += len(data)
        if size > STREAMED * most:
            copy.close()
            limit = shown_size(STREAMED * most)
            raise InputError(f"more than {limit} unpacked; unpack it into a file first, or raise the --max-size")
        copy.write(data)
    copy.seek(0)
    return cast("IO[bytes]", copy)
