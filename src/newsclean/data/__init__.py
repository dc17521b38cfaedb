"""Rules, word lists and weights, and how they are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


def data_text(name: str) -> str:
    """The text of a data file.

    >>> data_text("agencies.toml")[:6]
    '# News'
    >>> data_text("no_such_file.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    FileNotFoundError: ...
    """
    return data_bytes(name).decode("utf-8").replace("\r\n", "\n")  # as a checkout on Windows may have it


def data_bytes(name: str) -> bytes:
    """The bytes of a data file.

    >>> data_bytes("page.npz")[:2]
    b'PK'
    """
    loader: Any = __spec__.loader  # reads from a zip file, too; importlib.resources takes 15 ms to import
    read: bytes = loader.get_data(str(Path(__file__).parent / name))
    return read


@cache
def data_table(name: str) -> dict[str, Any]:
    """The contents of a TOML file, read once and shared: not to be changed.

    >>> "joiners" in data_table("bylines.toml")
    True
    """
    import tomllib  # 9 ms, and most runs read no TOML

    return tomllib.loads(data_text(name))
