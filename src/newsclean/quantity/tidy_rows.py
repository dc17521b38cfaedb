"""Quantities for spreadsheets: one row for each mention."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.core.record import field, notes_of

ARTICLE = ("id", "title", "date", "source", "url")  # repeated in each row
COLUMNS = ("text", "kind", "value", "low", "high", "unit", "modifier", "when", "start", "end")


def quantity_rows(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each quantity of a record that `quantities` wrote; one with the error for a record that failed.

    >>> found = [{"start": 0, "end": 2, "text": "$3", "kind": "money", "value": 3, "unit": "USD"}]
    >>> row, = quantity_rows({"id": 7, "text": "$3 more", "newsclean": {"quantities": found}})
    >>> {name: value for name, value in row.items() if value is not None}
    {'id': 7, 'text': '$3', 'kind': 'money', 'value': 3, 'unit': 'USD', 'start': 0, 'end': 2, 'sentence': '$3 more'}
    >>> [row["error"] for row in quantity_rows({"id": 7, "newsclean": {"error": "no text"}})]
    ['no text']
    """
    article = {name: record.get("id") if name == "id" else field(record, name)[1] for name in ARTICLE}
    notes = notes_of(record)
    if "error" in notes:  # what else stands there came with the record
        yield {**article, "error": notes["error"]}
        return
    text = field(record, "text")[1]
    spans = _spans(text, notes.get("lang")) if isinstance(text, str) and notes.get("quantities") else []
    for quantity in notes.get("quantities", ()):
        own = {name: quantity.get(name) for name in COLUMNS}
        own["sentence"] = _sentence(text, spans, quantity.get("start"))
        yield {**article, **own, **{name: value for name, value in quantity.items() if name not in own}}


def _spans(text: str, lang: Any) -> list[tuple[int, int]]:
    from newsclean.text.sentences import sentences  # for tables only

    return list(sentences(text, lang if isinstance(lang, str) else "en"))


def _sentence(text: Any, spans: list[tuple[int, int]], start: Any) -> str | None:
    """The sentence that holds an offset, on one line."""
    if not isinstance(start, int) or not spans:
        return None
    first, end = spans[max(0, bisect_right(spans, (start, len(text))) - 1)]
    return " ".join(text[first:end].split())
