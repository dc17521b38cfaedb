"""Tables without a line of column names: what trafilatura writes as CSV."""

from __future__ import annotations

from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.errors import RecordError

# trafilatura 1.5 to 2.3: xml.py, xmltocsv; what is missing is "null" there
COLUMNS = ("url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license", "pagetype")
_FINGERPRINT = lazy("[0-9a-f]{16}")
_START = lazy(r"(?:https?://\S{4,2000}|null)\t[^\t\n]{0,200}\t[0-9a-f]{16}\t")


def starts_unnamed(text: str) -> bool:
    """Does a text begin as a row of such a table?

    >>> starts_unnamed("https://a.example/1\\tnull\\t1354a5835b8f77d6\\ta.example\\tRain"), starts_unnamed("url\\ttext")
    (True, False)
    """
    return text[:4] in ("http", "null") and _START.match(text) is not None


def unnamed_columns(row: list[str]) -> list[str]:
    """The names of the columns of such a row; none for another row."""
    is_row = len(row) == len(COLUMNS) and row[0].startswith(("http", "null")) and _FINGERPRINT.fullmatch(row[2])
    return list(COLUMNS) if is_row else []


def without_null(row: dict[str, Any] | RecordError) -> dict[str, Any] | RecordError:
    """The record without what is missing in it."""
    return row if isinstance(row, RecordError) else {name: value for name, value in row.items() if value != "null"}
