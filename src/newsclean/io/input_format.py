"""An input format, and how one is made of functions in modules that are imported when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import IO, Any

from newsclean.errors import RecordError
from newsclean.io.items import Input, Line, Piece, as_json_line, line_blocks

Row = Mapping[str, Any] | RecordError


@dataclass(frozen=True, slots=True)
class InputFormat:
    """An input format: how it is read, and how it is recognised: by the suffix of a file, else by its first bytes.

    `read` takes the unpacked bytes and yields the articles in them; `reader_of_records` makes one of a function that
    gives dicts. It raises InputError for bytes in any other format.
    """

    read: Callable[[IO[bytes], Input], Iterable[Piece]]
    suffixes: tuple[str, ...] = ()
    sniff: Callable[[bytes], bool] = lambda _: False
    text: bool = True  # whether the bytes are text; others are recognised by their first bytes before any suffix
    certain: bool = False  # whether `sniff` outweighs the suffix of a text file: it answers yes to nothing else
    empty: bool = False  # whether a file without any article is in order; else it is an error


def as_line_of_json(row: Row) -> Line:
    """A record as a line of JSON; an error as it is."""
    return row if isinstance(row, RecordError) else as_json_line(row)


def read_by(module: str, function: str) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of a format, from a module that is imported when it is needed."""

    def read(file: IO[bytes], given: Input) -> Iterable[Piece]:
        found: Iterable[Piece] = getattr(import_module(f"newsclean.io.{module}"), function)(file, given)
        return found

    return read


def sniffed_by(module: str, function: str) -> Callable[[bytes], bool]:
    """The `sniff` of a module, which is imported when the first bytes are at hand."""

    @cache
    def sniffer() -> Callable[[bytes], bool]:
        found: Callable[[bytes], bool] = getattr(import_module(f"newsclean.io.{module}"), function)
        return found

    def sniff(head: bytes) -> bool:
        return bool(head) and sniffer()(head)

    return sniff


def rows_by(module: str, function: str, **more: str) -> Callable[[IO[bytes], Input], Iterable[Piece]]:
    """The `read` of records by a function of a module, which is imported when it is needed.

    `more` are arguments of that function, each with the attribute of Input that it takes.
    """

    def read(file: IO[bytes], given: Input) -> Iterable[Piece]:
        rows = getattr(import_module(f"newsclean.io.{module}"), function)
        values = {name: getattr(given, attribute) for name, attribute in more.items()}
        return line_blocks(map(as_line_of_json, rows(file, given.max_size, **values)), given)

    return read
