"""The most that one article may take, so that a file of some kilobytes cannot fill the memory when it is unpacked."""

from __future__ import annotations

import re
from typing import IO

from newsclean.errors import InputError, TooLargeError

# Fifteen times the largest of 1,073 real pages (2.2 MB). An article takes ten to forty times its size in memory while
# it is worked on, so that the largest one still fits into a small machine.
MAX_SIZE = 32_000_000
UNITS = {
    "": 1, "b": 1, "k": 10**3, "kb": 10**3, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
}  # fmt: skip
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?) ?([kmg]?i?b?)", re.IGNORECASE | re.ASCII)
FIRST = 1 << 16  # bytes that are asked for at first: memory for all that are allowed would be taken for each small file
PIECE = 1 << 20  # bytes of an oversized line that are skipped at once


def size_of(text: str) -> int:
    """The bytes that a size with a unit means.

    >>> size_of("200MB"), size_of("1.5 GB"), size_of("64MiB"), size_of("4096")
    (200000000, 1500000000, 67108864, 4096)
    >>> size_of("much")
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: 'much' is not a size; write one such as 200MB, 1GB or 64MiB
    """
    match = _SIZE.fullmatch(text.strip())
    unit = UNITS.get(match[2].lower()) if match else None
    found = int(float(match[1]) * unit) if match and unit else 0
    if found < 1:
        raise InputError(f"{text[:40]!r} is not a size; write one such as 200MB, 1GB or 64MiB")
    return found


def shown_size(size: int) -> str:
    """A size for people.

    >>> shown_size(32_000_000), shown_size(1_500), shown_size(7)
    ('32 MB', '1.5 kB', '7 bytes')
    """
    for unit, many in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= many:
            return f"{size / many:.3g} {unit}"
    return f"{size} bytes"


def too_large(most: int, what: str = "the article") -> TooLargeError:
    """The error for an article that takes more than it may."""
    return TooLargeError(f"{what} takes more than {shown_size(most)} unpacked, the most for one; {size_remedy(most)}")


def size_remedy(most: int) -> str:
    """What to do about an article that takes more than it may.

    >>> size_remedy(32_000_000)
    'if it is genuine, raise the limit, such as with --max-size 128MB'
    """
    return f"if it is genuine, raise the limit, such as with --max-size {max(1, 4 * most // 10**6)}MB"


def read_whole(file: IO[bytes], most: int) -> bytes:
    """All bytes of a file that holds one article. Raises TooLargeError.

    >>> import io
    >>> read_whole(io.BytesIO(b"It rained."), 10)
    b'It rained.'
    >>> read_whole(io.BytesIO(b"It rained."), 9)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.TooLargeError: the article takes more than 9 bytes unpacked, the most for one; ...
    """
    data = file.read(min(FIRST, most + 1))
    if len(data) == FIRST:
        data += file.read(most + 1 - FIRST)
    if len(data) > most:
        raise too_large(most)
    return data


def read_line(file: IO[bytes], most: int) -> bytes | TooLargeError:
    """The next line; an error in place of one that is too long, which is skipped; b"" at the end."""
    line = file.readline(most + 2)  # with its end
    if len(line) <= most or (line.endswith(b"\n") and len(line) <= most + 1):
        return line
    del line  # before more is read
    while (skipped := file.readline(PIECE)) and not skipped.endswith(b"\n"):
        pass
    return too_large(most, "the line")
