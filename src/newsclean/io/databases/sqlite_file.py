"""Tables of a SQLite database, or the rows of a query, as records. The database is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from newsclean.errors import RecordError
from newsclean.io.databases.database import chosen_query, database_path, query_error, quoted_name, rows_as_records

MAGIC = b"SQLite format 3\0"
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"


def sqlite_rows(file: IO[bytes], most: int, wanted: str = "") -> Iterator[dict[str, Any] | RecordError]:
    """The rows of a table or of a query (`wanted`); of the only table if nothing is named.

    A row of more than `most` bytes is an error. Raises InputError for a damaged database, and for a name that is
    missing or ambiguous.

    >>> import io
    >>> list(sqlite_rows(io.BytesIO(MAGIC + b"?"), 100))
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: file is not a database; is it a complete SQLite file?
    """
    try:
        with database_path(file, most) as path, closing(_connected(path, most)) as database:
            tables = {str(name): quoted_name(str(name)) for (name,) in database.execute(_TABLES)}
            found = database.execute(chosen_query(wanted, tables, lambda table: _columns(database, table)))
            yield from rows_as_records([column[0] for column in found.description or ()], found, most)
    except sqlite3.Error as error:
        missing = isinstance(error, sqlite3.OperationalError) and "no such" in str(error)
        raise query_error(error, wanted, "SQLite", missing=missing) from error


def _connected(path: str, most: int) -> sqlite3.Connection:
    database = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * most)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)  # a query reads this database and no other file
    database.execute("PRAGMA trusted_schema = OFF")  # views of a hostile database call no functions that do anything
    return database


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns; none of one that cannot be read."""
    try:
        found = database.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608 - a name of its own
    except sqlite3.Error:
        return []
    return [column[0] for column in found]
