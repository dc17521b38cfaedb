"""The statements that `claims` checks: those of --check, and of a file of lines or a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import is_empty
from newsclean.errors import ClaimError, QuantityError
from newsclean.io.decode import decode
from newsclean.io.items import STDIN
from newsclean.temporal.record_dates import day_of_record, given_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = ("statement", "claim", "text")  # of a table: the first that it has holds the statements
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")
_TWO_DAYS = lazy(r"(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-]\d{4}")


class StatementAsked(NamedTuple):
    """A statement, and the day on which it is made, if its table names one."""

    text: str
    date: str | None = None


def read_statements(given: tuple[str, ...], file: str | None) -> list[StatementAsked]:
    """The statements of --check and of a file of them. Raises ClaimError where there is none."""
    found = [StatementAsked(it) for it in given]
    if file is not None:
        column = _only_column(file) if file.lower().endswith((".csv", ".tsv")) else None
        if column is None and file.lower().endswith(TABLES):
            found += _of_table(file)
        else:
            found += map(StatementAsked, _lines(file) if column is None else column)
    found = [it for it in found if it.text.strip()]
    if not found:
        where = "--check" if file is None else file
        raise ClaimError(f"{where} holds no statement; write one, such as 'Exports were $5 million in 2023'")
    return found


def _lines(file: str) -> list[str]:
    from newsclean.io.sniff import standard_input

    data = standard_input().read() if file == STDIN else Path(file).read_bytes()
    return decode(data).text.removeprefix("\ufeff").splitlines()


def _only_column(file: str) -> list[str] | None:
    """The statements of a table of one column, with its name or without; None for any other table."""
    import csv

    rows = csv.reader(_lines(file), delimiter="\0")  # a cell is a line: only quotation marks are read
    cells = [row[0] if row else "" for row in rows]
    if not cells or any(delimiter in cells[0] for delimiter in ",;\t|"):
        return None
    return cells[1:] if cells[0].strip().lower() in COLUMNS else cells


def _of_table(file: str) -> Iterator[StatementAsked]:
    from newsclean.io.inputs import read_records  # for tables only

    for number, row in enumerate(read_records(file), 1):
        cells = {str(key).strip().lower(): value for key, value in row.items()}
        column = next((name for name in COLUMNS if name in cells), None)
        if column is None:
            names = ", ".join(map(repr, row))
            raise ClaimError(
                f"{file} has no column {', '.join(COLUMNS[:-1])} or {COLUMNS[-1]}; it has {names}: name one so, "
                "or give a file of text with a statement on each line"
            )
        if not is_empty(cells[column]):
            yield StatementAsked(str(cells[column]), _day(cells, f"{file}, row {number}"))


def _day(row: Mapping[str, Any], where: str) -> str | None:
    """The day of a statement, as spreadsheets write it, too: 17.05.2024, but not 05/06/2024, which may be two days."""
    date = row.get("date")
    if is_empty(date):
        return None
    two = _TWO_DAYS.fullmatch(str(date).strip())
    known = day_of_record(date) if two is None or two[1] == two[2] else None
    try:
        return str(known or given_day(str(date)))
    except QuantityError as error:
        said = f"{date!r} may be two days; write it as 2024-03-07" if two else str(error)
        raise ClaimError(f"{where}: {said}") from error
