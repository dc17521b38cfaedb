"""Tables of a SQLite database, or the rows of a query, as records. The database is only read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from newsclean.core.record import ALIASES, HTML
from newsclean.errors import InputError, RecordError
from newsclean.io.containers.whole_file import seekable
from newsclean.io.size_limit import too_large

MAGIC = b"SQLite format 3\0"
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
SHOWN = 8  # tables named in a message
_QUERIES = ("select ", "with ", "values ", "select\n", "with\n")


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
        with _database_path(file, most) as path, closing(_connected(path, most)) as database:
            query = wanted if wanted.lower().startswith(_QUERIES) else _query_of(database, wanted)
            yield from _rows(database.execute(query), most)
    except sqlite3.Error as error:
        raise InputError(_said(error, wanted)) from error


def _said(error: sqlite3.Error, wanted: str) -> str:
    if isinstance(error, sqlite3.OperationalError) and wanted and "no such" in str(error):
        return f"{error}; check the query {wanted[:80]!r}"
    return f"{error}; is it a complete SQLite file?"


@contextmanager
def _database_path(file: IO[bytes], most: int) -> Iterator[str]:
    """The path of a database: SQLite reads no streams, so that one is copied into a file."""
    name = getattr(file, "name", None)
    if isinstance(name, str) and Path(name).is_file() and file.seekable():
        yield name
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        with seekable(file, most) as whole, path.open("wb") as copy:
            shutil.copyfileobj(whole, copy)
        yield str(path)


def _connected(path: str, most: int) -> sqlite3.Connection:
    database = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * most)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)  # a query reads this database and no other file
    database.execute("PRAGMA trusted_schema = OFF")  # views of a hostile database call no functions that do anything
    return database


def _query_of(database: sqlite3.Connection, wanted: str) -> str:
    tables = [str(name) for (name,) in database.execute(_TABLES)]
    listed = ", ".join(tables[:SHOWN]) + ", …" * (len(tables) > SHOWN)
    if not tables:
        raise InputError("the database has no tables")
    if wanted and wanted not in tables:
        raise InputError(f"the database has no table {wanted[:80]!r}; it has {listed}")
    if not wanted and len(tables) > 1:
        tables = [name for name in tables if _has_text(database, name)] or tables
    if not wanted and len(tables) > 1:
        raise InputError(
            f"the database has several tables; name one after a colon, such as FILE:{tables[0]} ({listed})"
        )
    return "SELECT * FROM " + _quoted(wanted or tables[0])  # noqa: S608 - a name of the database itself, quoted


def _has_text(database: sqlite3.Connection, table: str) -> bool:
    """Does a table have a column for the text of articles? One that cannot be read has none."""
    try:
        found = database.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0").description  # noqa: S608 - as above
    except sqlite3.Error:
        return False
    return any(column[0] in (*ALIASES["text"], HTML) for column in found)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rows(found: sqlite3.Cursor, most: int) -> Iterator[dict[str, Any] | RecordError]:
    names = [column[0] for column in found.description or ()]
    for values in found:
        size = sum(len(value) for value in values if isinstance(value, str | bytes))
        yield too_large(most, "the row") if size > most else dict(zip(names, values, strict=True))
