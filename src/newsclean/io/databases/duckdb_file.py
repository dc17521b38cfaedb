"""Tables of a DuckDB database, or the rows of a query, as records. The database is only read, and no other file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.databases.database import chosen_query, database_path, query_error, quoted_name, rows_as_records

_TABLES = """
SELECT table_schema, table_name FROM information_schema.tables
WHERE table_catalog = current_database() ORDER BY table_schema <> 'main', table_schema, table_name
"""
ROWS = 64  # fetched at once; DuckDB itself makes 2,048
MEMORY = 20  # times the most for one article that DuckDB may use: 640 MB by default
# A query reads this database alone: no files, no network, no extensions, and it cannot change that
_LOCKED = ("enable_external_access = false", "lock_configuration = true")


def duckdb_rows(file: IO[bytes], most: int, wanted: str = "") -> Iterator[dict[str, Any] | RecordError]:
    """The rows of a table or of a query (`wanted`); of the only table if nothing is named.

    A row of more than `most` bytes is an error. Raises InputError if duckdb is not installed, for a damaged database,
    and for a name that is missing or ambiguous.

    >>> import io
    >>> list(duckdb_rows(io.BytesIO(b"no database"), 10**6))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: ...DuckDB...
    """
    try:
        import duckdb  # an extra
    except ImportError as error:
        raise InputError("a DuckDB database needs duckdb; pip install 'newsclean[duckdb]'") from error
    try:
        with database_path(file, most) as path, closing(_connected(duckdb, path, most)) as database:
            tables = dict(_named(row) for row in database.execute(_TABLES).fetchall())
            found = database.execute(chosen_query(wanted, tables, lambda table: _columns(duckdb, database, table)))
            names = [column[0] for column in found.description or ()]
            while rows := found.fetchmany(ROWS):
                yield from rows_as_records(names, rows, most)
    except duckdb.Error as error:
        missing = isinstance(error, duckdb.CatalogException | duckdb.BinderException | duckdb.ParserException)
        raise query_error(error, wanted, "DuckDB", missing=missing) from error


def _connected(duckdb: Any, path: str, most: int) -> Any:
    database = duckdb.connect(path, read_only=True, config={"threads": 1, "memory_limit": f"{MEMORY * most}B"})
    for setting in _LOCKED:
        database.execute(f"SET {setting}")
    return database


def _named(row: tuple[str, str]) -> tuple[str, str]:
    """The name of a table, with its schema unless that is the usual one, and the same in SQL."""
    schema, table = row
    return (table if schema == "main" else f"{schema}.{table}", f"{quoted_name(schema)}.{quoted_name(table)}")


def _columns(duckdb: Any, database: Any, table: str) -> list[str]:
    """The names of a table's columns; none of one that cannot be read."""
    try:
        found = database.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608 - a name of its own
    except duckdb.Error:
        return []
    return [column[0] for column in found]
