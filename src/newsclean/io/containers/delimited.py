"""CSV and its relatives: records with a line of column names, parted by any of the usual delimiters."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.containers.unnamed_columns import starts_unnamed, unnamed_columns, without_null
from newsclean.io.decode import decode
from newsclean.io.size_limit import too_large

DELIMITERS = ",;\t|"  # those that spreadsheets and databases write, the commonest first
SAMPLE = 1 << 18  # bytes whose columns decide on the delimiter, and whose encoding on that of the file
ROWS = 50  # of the sample that are compared
MOST_COLUMNS = 16_384  # of Excel and its relatives; a table of articles with more is not one
MOST_SIGNS = 200  # delimiters in the first bytes of a line without a space, which no sentence has
LONGEST_NAME = 40  # characters of a column's name, where nothing but the contents says that this is a table
_ROW_END = "\r\n"
_AROUND = ' \t\r\n\ufeff"'  # a name
_BETWEEN = re.compile(f"[{DELIMITERS}]")
Rows = Iterator[list[str]]


def delimited_rows(file: IO[bytes], most: int, encoding: str | None = None) -> Iterator[dict[str, Any] | RecordError]:
    """The rows of a table, with the column names of its first line; an error for a row with other columns.

    The delimiter is the one that gives the first rows the same columns. Raises InputError for what is not a table.

    >>> list(delimited_rows(io.BytesIO(b'id;text\\n1;"It rained; it poured."\\n2\\n'), 100))
    [{'id': '1', 'text': 'It rained; it poured.'}, RecordError('row 2 has 1 column, and the first line names 2')]
    >>> list(delimited_rows(io.BytesIO(b"It rained all night.\\nIt stopped.\\n"), 100))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: the first line names no columns: 'It rained all night.'; ...
    """
    lines = _Lines(file, most, encoding)
    sample = list(islice(lines, 2 * ROWS))
    if not sample:
        return
    given = _given_delimiter(sample[0])
    if given:
        del sample[0]
    delimiter = given or delimiter_of(sample)
    csv.field_size_limit(max(csv.field_size_limit(), most))  # the default would cut off long articles
    rows = csv.reader(chain(sample, lines), delimiter=delimiter, strict=True)
    first = _first_row(rows)
    unnamed = unnamed_columns(first)
    names = unnamed or _names(first, sample)
    found = _records(chain([first], rows) if unnamed else rows, names, lines)
    yield from map(without_null, found) if unnamed else found


class _Lines:
    """The lines of a file, decoded; one that is too long ends the reading, as its end cannot be known."""

    def __init__(self, file: IO[bytes], most: int, encoding: str | None) -> None:
        head = file.read(SAMPLE)
        found = encoding or decode(head[: head.rfind(b"\n") + 1] or head).encoding
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        self._file = io.TextIOWrapper(
            io.BufferedReader(_Joined(head, file)),
            encoding="utf-16" if wide else ("utf-8-sig" if found == "utf-8" else found),
            errors="replace" if wide else "surrogateescape",
            newline="",
        )
        self.most, self.used = most, 0  # characters of the row that is read

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self.most + 2)
        self.used += len(line)
        if not line:
            raise StopIteration
        if self.used > self.most + 2:
            raise too_large(self.most, "the row, and what follows is not read: it")
        return line.replace("\0", "\N{REPLACEMENT CHARACTER}")


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, file: IO[bytes]) -> None:
        self._head, self._file = memoryview(head), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] or self._file.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _given_delimiter(line: str) -> str | None:
    """Excel's own line before a table: `sep=;`."""
    line = line.strip(_ROW_END)
    return line[4] if len(line) == 5 and line[:4].lower() == "sep=" else None


def delimiter_of(lines: list[str]) -> str:
    r"""The delimiter of a table: the one whose column names are best known, and whose rows most often have as many.

    >>> delimiter_of(["id|title, full|text\n", "1|Rain, again|It rained, and rained.\n"]), delimiter_of(["text\n"])
    ('|', ',')
    """
    return max(DELIMITERS, key=lambda delimiter: _evidence(lines, delimiter))


def _evidence(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    rows = _parsed(lines, delimiter)
    if not rows or len(rows[0]) < 2:
        return 0, 0, 0
    known = sum(is_field_name(name.strip()) for name in rows[0])
    return known, sum(len(row) == len(rows[0]) for row in rows[1:]), len(rows[0])


def _parsed(lines: list[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(islice((row for row in csv.reader(lines, delimiter=delimiter) if row), ROWS))
    except csv.Error:
        return []
    return rows


def _first_row(rows: Rows) -> list[str]:
    try:
        return next((row for row in rows if row), [])
    except csv.Error as error:
        raise InputError(f"the line of column names cannot be read: {error}; is it a complete CSV file?") from error


def _names(first: list[str], sample: list[str]) -> list[str]:
    names = [name.strip() for name in first]
    if len(names) > MOST_COLUMNS:
        raise InputError(
            f"{len(names):,} columns; a table of articles has one row for each, and at most {MOST_COLUMNS:,}"
        )
    if not any(map(is_field_name, names)) and (len(names) < 2 or any(len(name) > LONGEST_NAME for name in names)):
        shown = "".join(sample[:1]).strip()[:LONGEST_NAME]
        raise InputError(
            f"the first line names no columns: {shown!r}; write one such as id,title,date,text before the rows"
        )
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if any(twice):
        raise InputError(f"two columns are named {twice[-1]!r}; give each column a name of its own")
    return [_usual(name) or f"column {at}" for at, name in enumerate(names, 1)]


def is_field_name(name: str) -> bool:
    """Is this a name that a field of an article has in some tool, in small letters or as the tool writes it?"""
    from newsclean.io.record_shapes.standard import usual_names  # 4 ms, for what may be a table

    return name in usual_names() or name.lower() in usual_names()


def _usual(name: str) -> str:
    """`Text` and `TITLE`, as spreadsheets have them, are `text` and `title`; all other names stay."""
    from newsclean.io.record_shapes.standard import usual_names  # as above

    return name if name in usual_names() or not is_field_name(name) else name.lower()


def _records(rows: Rows, names: list[str], lines: _Lines) -> Iterator[dict[str, Any] | RecordError]:
    number = 0
    while True:
        lines.used = 0
        try:
            row = next(rows)
        except StopIteration:
            return
        except RecordError as error:
            yield error
            return
        except csv.Error as error:
            number += 1
            yield RecordError(
                f"row {number} cannot be read: {error}; is the table complete, and are its quotes doubled?"
            )
            continue
        if not row:
            continue
        number += 1
        yield _record(row, names, number)


def _record(row: list[str], names: list[str], number: int) -> dict[str, Any] | RecordError:
    if len(row) != len(names):
        columns = f"{len(row)} column{'s' * (len(row) != 1)}"
        return RecordError(f"row {number} has {columns}, and the first line names {len(names)}")
    return {name: _mended(value) for name, value in zip(names, row, strict=True)}


def _mended(value: str) -> str:
    """A value whose bytes were in another encoding than those of the first rows."""
    if value.isascii() or not any("\udc80" <= c <= "\udcff" for c in value):
        return value
    return decode(value.encode("utf-8", "surrogateescape")).text.encode("utf-8", "replace").decode()


def starts_table(head: bytes) -> bool:
    r"""Is this a table, to judge by its first bytes alone: column names, two of them known, and rows of as many?

    >>> starts_table(b"id,title,text\n1,Rain,It rained.\n"), starts_table(b"In Lund, Skane, it rained\nor, snowed\n")
    (True, False)
    >>> starts_table(b"date, title\n\nIt rained."), starts_table(b"title,text\n")
    (False, False)
    """
    first = head[: head.find(b"\n") + 1 or None].decode("utf-8-sig", "replace")
    if starts_unnamed(first):
        return True
    if " " not in first and any(first.count(sign) > MOST_SIGNS for sign in DELIMITERS):
        return True  # no prose, though it may name no column that is known: it is refused as a table
    if first[:1] in ("{", "[", "<") or not (_given_delimiter(first) or _known_names(first) > 1):
        return False
    text = head.decode("utf-8-sig", "replace")
    if not text[len(first) :].strip():
        return False
    lines = text.splitlines(keepends=True)
    delimiter = _given_delimiter(lines[0])
    lines = lines[1:] if delimiter else lines
    rows = _parsed(lines, delimiter or delimiter_of(lines))
    return len(rows) > 1 and _names_columns(rows[0]) and all(len(row) == len(rows[0]) for row in rows[1:-1] or rows[1:])


def _known_names(line: str) -> int:
    """How many names of fields a line has between any delimiters: of nearly all texts none."""
    names = [name.strip(_AROUND) for name in _BETWEEN.split(line)]
    if len(names) < 2 or any(len(name) > LONGEST_NAME for name in names):
        return 0
    return sum(map(is_field_name, set(names)))


def _names_columns(row: list[str]) -> bool:
    names = [name.strip().lower() for name in row]
    distinct = len(set(names)) == len(names) and all(0 < len(name) <= LONGEST_NAME for name in names)
    return distinct and len(names) > 1 and sum(map(is_field_name, row)) > 1
