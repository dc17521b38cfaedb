"""Articles from the libraries that people hold tables in, and results for them; none of these is imported for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isnan
from typing import Any

from newsclean.core.record import ALIASES, HTML
from newsclean.errors import RecordError

ROW_METHODS = ("to_dicts", "to_pylist", "to_list")  # of polars, of Arrow, of Hugging Face datasets


def article_rows(given: Any) -> Iterable[Any]:
    """The articles in a table, one dict a row; anything else that can be iterated is returned as it is.

    DataFrames of pandas and polars, Arrow tables and Hugging Face datasets are recognised by their methods. A record
    of another tool whose text is nested gets newsclean's names, as in files. Raises RecordError for a text, a single
    record or a dict of datasets, whose parts would be taken for articles.

    >>> other = {"fields": {"body": "It snowed."}, "webPublicationDate": "2024-05-02"}
    >>> list(article_rows([{"text": "It rained."}, other]))
    [{'text': 'It rained.'}, {'webPublicationDate': '2024-05-02', 'html': 'It snowed.'}]
    >>> article_rows("It rained.")
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: one text is not a series of articles; give a list, such as [text]
    """
    _refuse_single(given)
    return map(_named_row, _table_rows(given))


def _refuse_single(given: Any) -> None:
    if given is None or hasattr(given, "readline"):
        what = "None" if given is None else "an open file"
        raise RecordError(f"{what} is not a series of articles; nc.read(PATH) gives those of a file")
    if isinstance(given, str | bytes):
        raise RecordError("one text is not a series of articles; give a list, such as [text]")
    if isinstance(given, Mapping):
        if any(hasattr(value, "column_names") for value in given.values()):
            raise RecordError(f"a dict of datasets; give one of them, such as dataset[{next(iter(given))!r}]")
        raise RecordError("one record is not a series of articles; give a list, such as [record]")


def _table_rows(given: Any) -> Iterable[Any]:
    """The rows of a table as dicts; anything else as it is."""
    if hasattr(given, "collect_schema") and hasattr(given, "collect"):
        given = given.collect()  # a LazyFrame of polars
    if hasattr(given, "columns") and hasattr(given, "itertuples"):
        return map(_plain_row, given.to_dict("records"))
    is_table = hasattr(given, "column_names") or hasattr(given, "columns")
    method = next((name for name in ROW_METHODS if hasattr(given, name)), None)
    return map(_plain_row, getattr(given, method)()) if is_table and method else given


def _named_row(row: Any) -> Any:
    """A record with newsclean's names, if a tool nests its text or its outlet; anything else as it is."""
    if not isinstance(row, dict) or not (_nested(row) or isinstance(row.get("source"), Mapping)):
        return row
    from newsclean.io.record_shapes.standard import standard_record  # 4 ms, which plain records do not need

    return standard_record(row)


def _nested(row: Mapping[str, Any]) -> bool:
    """Is the text not simply a string?"""
    return not any(isinstance(row.get(name), str) for name in (*ALIASES["text"], HTML))


def _plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key): _plain_value(value) for key, value in row.items()}


def _plain_value(value: Any) -> Any:
    """A value of a table as JSON has it: None for the several kinds of nothing, dates in ISO 8601."""
    if value is None or value != value or (isinstance(value, float) and isnan(value)):  # noqa: PLR0124 - NaN and NaT
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        return value.item()
    return value.tolist() if hasattr(value, "tolist") else value


class ResultTable:
    """Results that are rows, and tables of the usual libraries: `to_dicts` is theirs, the others follow.

    >>> class Found(ResultTable):
    ...     def to_dicts(self):
    ...         return [{"id": 1, "value": 3}]
    >>> Found().to_arrow().column_names
    ['id', 'value']
    """

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        raise NotImplementedError

    def to_pandas(self) -> Any:
        """A DataFrame of pandas."""
        import pandas as pd  # type: ignore[import-untyped] # the user's own

        return pd.DataFrame(self.to_dicts())

    def to_arrow(self) -> Any:
        """A table of Arrow, which polars.from_arrow takes, too."""
        from newsclean.io.tables.table_writers import arrow_table

        return arrow_table(self.to_dicts())


def rows_of_results(given: Any) -> Iterator[dict[str, Any]]:
    """Records, tables, Articles or results as dicts, as they are. Raises RecordError for anything else.

    >>> list(rows_of_results([{"outlet": "Daily", "byline": 3}]))
    [{'outlet': 'Daily', 'byline': 3}]
    >>> next(rows_of_results([42]))
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: int is not a record; give dicts, a table, or results of newsclean
    """
    _refuse_single(given)
    for one in given.to_dicts() if isinstance(given, ResultTable) else _table_rows(given):
        if isinstance(one, Mapping):
            yield dict(one)
        elif hasattr(one, "row"):
            yield one.row()
        else:
            raise RecordError(f"{type(one).__name__} is not a record; give dicts, a table, or results of newsclean")
