"""Writing records from Python, as the command line writes them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from newsclean.core.json_text import warn
from newsclean.errors import InputError
from newsclean.io.compression import without_suffix
from newsclean.io.files import open_output
from newsclean.io.record_shapes.missing_names import MissingNames
from newsclean.io.records import as_line
from newsclean.io.tables.frames import rows_of_results
from newsclean.io.tables.record_stream import RecordShape, RecordStream
from newsclean.io.tables.table_writers import TABLES

LINES = (".jsonl", ".ndjson", ".jsonlines")


def write(records: Any, path: str | os.PathLike[str], to: str | None = None, *, fields: Sequence[str] = ()) -> int:
    """Write records (dicts, a DataFrame, results) to a file, which appears only when it is complete; their number.

    The format is that of the suffix (.jsonl, .json, .csv, .tsv, .parquet, .sqlite, also with .gz, …), or `to`.
    With `fields` these only are written, in this order; dotted if nested; one that no record has is logged as a
    warning. Raises InputError for an unknown format.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "out.csv"
    >>> write([{"id": 1, "text": "It rained."}], path), path.read_text()
    (1, 'id,text\\n1,It rained.\\n')
    >>> write([], "out.docx")
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: no format for out.docx; use one of jsonl, json, csv, tsv, parquet, sqlite
    """
    name = os.fspath(path)
    shape, sought = RecordShape(_table(name, to), tuple(fields)), MissingNames(fields)
    count = 0
    with open_output(name) as out, closing(RecordStream(out, shape, sought)) as stream:
        for record in rows_of_results(records):
            stream.write((as_line(record) + "\n").encode("utf-8", "surrogatepass"))
            count += 1
        stream.finish()
    for said in sought.lines("fields"):
        warn(said)
    return count


def _table(path: str, to: str | None) -> str | None:
    """The name of the table format; None for JSON Lines."""
    bare = without_suffix(path)
    if to == "jsonl" or (to is None and bare.endswith(LINES)):
        return None
    found = (
        to
        if to is not None
        else next((key for key, row in TABLES.items() if bare.endswith(row.suffixes or "\0")), None)
    )
    if found not in TABLES:
        names = ", ".join(("jsonl", *(key for key, row in TABLES.items() if row.suffixes)))
        raise InputError(f"no format for {to or path}; use one of {names}")
    return found
