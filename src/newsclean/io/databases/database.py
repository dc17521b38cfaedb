"""What databases in a file have in common: a path to open, and the table or the query that is wanted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from newsclean.core.record import HTML
from newsclean.errors import InputError, RecordError
from newsclean.io.containers.whole_file import seekable
from newsclean.io.record_shapes.standard import usual_names
from newsclean.io.size_limit import too_large

SHOWN = 8  # tables named in a message
_QUERIES = ("select", "with", "values", "from")


@contextmanager
def database_path(file: IO[bytes], most: int) -> Iterator[str]:
    """The path of a database: these libraries read no streams, so that one is copied into a file."""
    name = getattr(file, "name", None)
    if isinstance(name, str) and Path(name).is_file() and file.seekable():
        yield name
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        with seekable(file, most) as whole, path.open("wb") as copy:
            shutil.copyfileobj(whole, copy)
        yield str(path)


def chosen_query(wanted: str, tables: Mapping[str, str], columns: Callable[[str], Iterable[str]]) -> str:
    """The query that was given, or one for all rows of a table: the one named, else the only one with a text.

    `tables` has the names of all, and how SQL writes them; `columns` gives the names of a table's columns. Raises
    InputError for a table that is missing, and for several.

    >>> chosen_query("", {"news": '"news"', "keys": '"keys"'}, {'"news"': ["text"], '"keys"': ["key"]}.__getitem__)
    'SELECT * FROM "news"'
    >>> chosen_query("olds", {"news": '"news"'}, lambda table: ["text"])
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: the database has no table 'olds'; it has news
    """
    if wanted.lower().split(None, 1)[:1] and wanted.lower().split(None, 1)[0] in _QUERIES and wanted not in tables:
        return wanted
    names = list(tables)
    listed = ", ".join(names[:SHOWN]) + ", …" * (len(names) > SHOWN)
    if not names:
        raise InputError("the database has no tables")
    if wanted and wanted not in tables:
        raise InputError(f"the database has no table {wanted[:80]!r}; it has {listed}")
    if not wanted and len(names) > 1:
        text = usual_names("text", HTML)
        names = [name for name in names if any(column in text for column in columns(tables[name]))] or names
    if not wanted and len(names) > 1:
        raise InputError(f"the database has several tables; name one after a colon, such as FILE:{names[0]} ({listed})")
    return f"SELECT * FROM {tables[wanted or names[0]]}"  # noqa: S608 - a name of the database itself, quoted


def quoted_name(name: str) -> str:
    """The name of a table or column in SQL."""
    return '"' + name.replace('"', '""') + '"'


def rows_as_records(
    names: Sequence[str], rows: Iterable[Sequence[Any]], most: int
) -> Iterator[dict[str, Any] | RecordError]:
    """Rows as dicts; one whose texts take more than `most` bytes is an error."""
    for values in rows:
        size = sum(len(value) for value in values if isinstance(value, str | bytes))
        yield too_large(most, "the row") if size > most else dict(zip(names, values, strict=True))


def query_error(error: Exception, wanted: str, kind: str, *, missing: bool) -> InputError:
    """The error of a database: of a query that names what is `missing`, else of a damaged file."""
    said = " ".join(str(error).split("\n")[0].split()) or type(error).__name__
    return InputError(
        f"{said}; check the query {wanted[:80]!r}" if wanted and missing else f"{said}; is it a complete {kind} file?"
    )
