"""The statements that `claims` checks: those of --check, and of a file of lines or a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.record import is_empty
from newsclean.errors import ClaimError, QuantityError
from newsclean.io.decode import decode
from newsclean.io.items import STDIN
from newsclean.temporal.record_dates import given_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = ("statement", "claim", "text")  # of a table: the first that it has holds the statements
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")


class StatementAsked(NamedTuple):
    """A statement, and the day on which it is made, if its table names one."""

    text: str
    date: str | None = None


def read_statements(given: tuple[str, ...], file: str | None) -> list[StatementAsked]:
    """The statements of --check and of a file of them. Raises ClaimError where there is none."""
    found = [StatementAsked(it) for it in given]
    if file is not None:
        found += _of_table(file) if file.lower().endswith(TABLES) else map(StatementAsked, _lines(file))
    found = [it for it in found if it.text.strip()]
    if not found:
        where = "--check" if file is None else file
        raise ClaimError(f"{where} holds no statement; write one, such as 'Exports were $5 million in 2023'")
    return found


def _lines(file: str) -> list[str]:
    from newsclean.io.sniff import standard_input

    data = standard_input().read() if file == STDIN else Path(file).read_bytes()
    return decode(data).text.removeprefix("\ufeff").splitlines()


def _of_table(file: str) -> Iterator[StatementAsked]:
    from newsclean.io.inputs import read_records  # for tables only

    for number, row in enumerate(read_records(file), 1):
        column = next((name for name in COLUMNS if name in row), None)
        if column is None:
            names = ", ".join(map(repr, row))
            raise ClaimError(f"{file} has no column {', '.join(COLUMNS[:-1])} or {COLUMNS[-1]}; it has {names}")
        if not is_empty(row[column]):
            yield StatementAsked(str(row[column]), _day(row, f"{file}, row {number}"))


def _day(row: Mapping[str, Any], where: str) -> str | None:
    date = row.get("date")
    if is_empty(date):
        return None
    try:
        return str(given_day(str(date)))
    except QuantityError as error:
        raise ClaimError(f"{where}: {error}") from error
