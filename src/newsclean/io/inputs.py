"""All inputs of a run as one stream of articles, in order."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from newsclean.errors import InputError, NewscleanError, RecordError, record_error
from newsclean.io.containers.folders import FilePath, files_in, told_skipped, with_ids
from newsclean.io.files import Meter, open_input
from newsclean.io.items import STDIN, Input, Item, Piece
from newsclean.io.readers import has_suffix, pieces_in
from newsclean.io.record_shapes.field_names import TARGETS, FieldNames
from newsclean.io.size_limit import MAX_SIZE
from newsclean.io.sniff import check_input, split_table


def read_pieces(
    paths: tuple[str, ...], source: str | None = None, given: Input | None = None, meter: Meter | None = None
) -> Iterator[Piece]:
    """The articles of all files, lines not parsed yet; of all files in a folder; standard input if nothing is named.

    `source` names the format of all; `given` says how to read them. Raises InputError for a path that cannot be read,
    before any is; a file of a folder that cannot be read is an error among the articles.
    """
    for path in paths:
        if path != STDIN:
            check_input(split_table(path)[0])
    how = replace(given or Input(), detect=source is None)
    for file in _files(paths or (STDIN,), source, how):
        path, wanted = (file.path, "") if not file.named else split_table(file.path)
        named = file.id if not file.named or file.id != PurePath(path).name else ""
        one = replace(how, path=path, wanted=wanted, relative=named if path != STDIN else "")
        try:
            yield from _pieces(one, source, meter)
        except (InputError, RecordError) as error:
            if file.named:
                raise
            yield Item(
                one.shown, error=InputError(re.sub(rf"^(cannot read )?{re.escape(one.shown)}:? ", "", str(error)))
            )


def _pieces(given: Input, source: str | None, meter: Meter | None) -> Iterator[Piece]:
    with open_input(given.path, meter) as stream:
        try:
            yield from pieces_in(stream, given, source)
        except InputError as error:
            said = str(error)
            raise (error if given.shown in said else InputError(f"cannot read {given.shown}: {said}")) from error
        except OSError as error:  # of the disk or the network below the file
            raise InputError(f"cannot read {given.path}: {error.strerror or error}; check the file") from error
        except (NewscleanError, MemoryError):
            raise
        except Exception as error:  # whatever a library raises for a kind of damage that it does not know
            raise InputError(f"cannot read {given.shown}: the file {record_error(error)}") from error


def _files(paths: tuple[str, ...], source: str | None, given: Input) -> list[FilePath]:
    """The files of all paths, with unique ids; those of folders in the order of their names."""
    found: list[FilePath] = []
    for path in paths:
        if path == STDIN or not os.path.isdir(path):  # noqa: PTH112
            found.append(FilePath(path, PurePath(split_table(path)[0]).name))
            continue
        skipped = Counter[str]()
        inner = files_in(path, given.include, lambda name: source is not None or has_suffix(name), skipped)
        before = len(found)
        start = len(os.path.join(path, ""))  # noqa: PTH118 - of the names in it, which begin with it
        found += (FilePath(name, name[start:].replace(os.sep, "/"), named=False) for name in inner)
        if skipped:
            given.remarks.always.append(told_skipped(path, skipped))
        if len(found) == before:
            raise InputError(
                f"cannot read {path}: no file in it is in a format that newsclean reads; try --include '*'"
            )
    return with_ids(found)


def read_items(paths: tuple[str, ...], source: str | None = None, encoding: str | None = None) -> Iterator[Item]:
    """The articles of all files, one by one; a bad one has an error. Raises InputError as `read_pieces` does."""
    return _items(paths, source, Input(encoding=encoding))


def _items(paths: tuple[str, ...], source: str | None, given: Input) -> Iterator[Item]:
    for piece in read_pieces(paths, source, given):
        yield from piece


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    source: str | None = None,
    *,
    encoding: str | None = None,
    include: tuple[str, ...] = (),
    names: Mapping[str, str] | None = None,
) -> Iterator[dict[str, Any]]:
    """The records of files, folders and archives in any format, each with an id. Raises RecordError for a bad one.

    `source` names the format where it is not to be detected, `include` patterns of the files of a folder, and `names`
    the keys of text, title, date and id where they have no usual name: {"text": "article_text"}.

    >>> next(read("no_such_file.jsonl"))
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: cannot read no_such_file.jsonl: No such file or directory; check the path
    """
    one = isinstance(paths, str | os.PathLike)
    listed = [paths] if one else paths
    if unknown := sorted(set(names or ()) - set(TARGETS)):
        raise TypeError(f"names has {unknown[0]!r}; its keys are {', '.join(TARGETS)}, its values keys of the records")
    given = Input(encoding=encoding, include=include, names=FieldNames(**(names or {})))
    for item in _items(tuple(os.fspath(path) for path in listed), source, given):  # type: ignore[union-attr, arg-type]
        if item.error is not None:
            raise item.error
        if item.record:
            yield item.record


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
