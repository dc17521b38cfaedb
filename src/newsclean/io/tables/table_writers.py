"""The table of output formats that hold many records in one whole: a format is added here, in one row."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from newsclean.errors import InputError
from newsclean.io.tables.columns import INTEGERS, LISTS, NUMBERS, TRUTHS, Columns, Row, as_text, as_typed

AT_ONCE = 1000  # rows written at once
TABLE = "articles"  # in a database
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula, as OWASP lists it
_NUMBER = re.compile(r"[+-]?\d{1,300}(?:[.,]\d{1,300})?%?", re.ASCII)


@dataclass(frozen=True, slots=True)
class TableFormat:
    """An output format of whole tables: the suffixes of its files, and how rows are written.

    `write` takes the rows, the columns that they have, and the file. If `flat`, notes get columns of their own.
    """

    suffixes: tuple[str, ...]
    write: Callable[[Iterable[Row], Columns, IO[bytes]], None]
    flat: bool = True
    binary: bool = False


def safe_cell(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula: an apostrophe before one that looks like it.

    Text from the web is hostile, and most CSV files are opened in spreadsheets, where =HYPERLINK(…) in a headline is
    run. A number stays as it is.

    >>> safe_cell("=1+2"), safe_cell("-3.4"), safe_cell("- It rained."), safe_cell("It rained - twice.")
    ("'=1+2", '-3.4', "'- It rained.", 'It rained - twice.')
    """
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _csv_writer(delimiter: str) -> Callable[[Iterable[Row], Columns, IO[bytes]], None]:
    def write(rows: Iterable[Row], columns: Columns, out: IO[bytes]) -> None:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow([safe_cell(as_text(name)) for name in columns.kinds])
        for row in rows:
            writer.writerow([safe_cell(as_text(row.get(name)).replace("\0", "")) for name in columns.kinds])
            out.write(text.getvalue().encode())
            text.seek(0)
            text.truncate()
        out.write(text.getvalue().encode())

    return write


def _json(rows: Iterable[Row], _: Columns, out: IO[bytes]) -> None:
    between = b"[\n"
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        out.write(between + line.encode("utf-8", "replace"))
        between = b",\n"
    out.write(b"\n]\n" if between != b"[\n" else b"[]\n")


def _markdown(rows: Iterable[Row], columns: Columns, out: IO[bytes]) -> None:
    names = list(columns.kinds)
    out.write(_markdown_row(names) + _markdown_row(["---"] * len(names)))
    for row in rows:
        out.write(_markdown_row([as_text(row.get(name)) for name in names]))


def _markdown_row(cells: list[str]) -> bytes:
    shown = (" ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(shown)} |\n".encode()


def _parquet(rows: Iterable[Row], columns: Columns, out: IO[bytes]) -> None:
    try:
        import pyarrow as pa  # an extra
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise InputError("a .parquet file needs pyarrow; pip install 'newsclean[parquet]'") from error
    types = {INTEGERS: pa.int64(), NUMBERS: pa.float64(), TRUTHS: pa.bool_(), LISTS: pa.list_(pa.string())}
    schema = pa.schema([(name, types.get(kind or "", pa.string())) for name, kind in columns.kinds.items()])
    with tempfile.TemporaryFile() as whole:  # standard output cannot say where it is
        with ParquetWriter(whole, schema) as writer:
            for batch in _batches(rows):
                typed = [{name: as_typed(row.get(name), kind) for name, kind in columns.kinds.items()} for row in batch]
                writer.write_table(pa.Table.from_pylist(typed, schema))
        whole.seek(0)
        shutil.copyfileobj(whole, out)


def _sqlite(rows: Iterable[Row], columns: Columns, out: IO[bytes]) -> None:
    types = {INTEGERS: "INTEGER", NUMBERS: "REAL", TRUTHS: "INTEGER"}
    names = _distinct(columns)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.db"
        with closing(sqlite3.connect(path)) as database, database:
            listed = ", ".join(f"{name} {types.get(kind or '', 'TEXT')}" for name, kind in names)
            database.execute(f"CREATE TABLE {TABLE} ({listed or 'id TEXT'})")
            marks = ", ".join("?" * len(names))
            cells = ([_cell(row.get(name), kind) for name, kind in columns.kinds.items()] for row in rows)
            if names:
                database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", cells)  # noqa: S608 - a constant, and marks
        with path.open("rb") as whole:
            shutil.copyfileobj(whole, out)


def _distinct(columns: Columns) -> list[tuple[str, str | None]]:
    """The columns' names, quoted; SQLite takes `ID` and `id` for one, so that the second is numbered."""
    seen: dict[str, int] = {}
    found = []
    for name, kind in columns.kinds.items():
        seen[name.lower()] = times = seen.get(name.lower(), 0) + 1
        shown = as_text(name).replace("\0", "") + (f" ({times})" if times > 1 else "")
        found.append(('"' + shown.replace('"', '""') + '"', kind))
    return found


def _cell(value: Any, kind: str | None) -> Any:
    return as_text(value) if kind == LISTS and value is not None else as_typed(value, kind)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        yield batch


TABLES: dict[str, TableFormat] = {
    "json": TableFormat((".json",), _json, flat=False),
    "csv": TableFormat((".csv",), _csv_writer(",")),
    "tsv": TableFormat((".tsv",), _csv_writer("\t")),
    "parquet": TableFormat((".parquet", ".pq"), _parquet, binary=True),
    "sqlite": TableFormat((".sqlite", ".sqlite3", ".db"), _sqlite, binary=True),
    "table": TableFormat((), _markdown),
}
