"""All inputs of a run as one stream of articles, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from newsclean.errors import InputError
from newsclean.io.files import Meter, open_input
from newsclean.io.items import STDIN, Input, Item, Piece
from newsclean.io.readers import READERS, format_of
from newsclean.io.size_limit import MAX_SIZE
from newsclean.io.sniff import check_input

PEEK = 4096  # bytes read to recognise a format


def read_pieces(
    paths: tuple[str, ...], source: str | None = None, given: Input | None = None, meter: Meter | None = None
) -> Iterator[Piece]:
    """The articles of all files, lines not parsed yet; standard input if no file is named.

    `source` names the format of all; `given` says how to read them. Raises InputError for a path that cannot be read,
    before any is.
    """
    for path in paths:
        if path != STDIN:
            check_input(path)
    how = replace(given or Input(), detect=source is None)
    for path in paths or (STDIN,):
        with open_input(path, meter) as stream:
            reader = READERS[source or format_of(path, _peek(stream))]
            try:
                yield from reader.read(stream, replace(how, path=path))
            except InputError as error:
                raise InputError(f"cannot read {replace(how, path=path).shown}: {error}") from error
            except OSError as error:  # of the disk or the network below the file
                raise InputError(f"cannot read {path}: {error.strerror or error}; check the file") from error


def read_items(paths: tuple[str, ...], source: str | None = None, encoding: str | None = None) -> Iterator[Item]:
    """The articles of all files, one by one; a bad one has an error. Raises InputError as `read_pieces` does."""
    return _items(paths, source, Input(encoding=encoding))


def _items(paths: tuple[str, ...], source: str | None, given: Input) -> Iterator[Item]:
    for piece in read_pieces(paths, source, given):
        yield from piece


def read_records(
    *paths: str, source: str | None = None, encoding: str | None = None, max_size: int = MAX_SIZE
) -> Iterator[dict[str, Any]]:
    """The records of files in any format that newsclean reads, each with an id. Raises RecordError for a bad one.

    One that takes more than `max_size` bytes when it is unpacked is a bad one.

    >>> next(read_records("no_such_file.jsonl"))
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: cannot read no_such_file.jsonl: No such file or directory; check the path
    """
    for item in _items(paths, source, Input(encoding=encoding, max_size=max_size)):
        if item.error is not None:
            raise item.error
        if item.record:
            yield item.record


def _peek(stream: IO[bytes]) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(PEEK)[:PEEK]) if peek else b""
