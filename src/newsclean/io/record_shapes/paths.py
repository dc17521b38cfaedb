"""Values inside nested records, by dotted paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def value_at_path(record: Any, path: str) -> Any:
    """The value at a path; a list for a path with `*`; None if there is none.

    >>> value_at_path({"source": {"title": "Brook Mail"}}, "source.title"), value_at_path({"a": "x"}, "a.b")
    ('Brook Mail', None)
    >>> value_at_path({"authors": [{"name": "Ada Lund"}, {}]}, "authors.*.name"), value_at_path({"a": [1]}, "a.7")
    (['Ada Lund'], None)
    """
    if isinstance(record, Mapping) and path in record:  # the path may be one key with a dot in it
        return record[path]
    first, _, rest = path.partition(".")
    if first == "*":
        if not isinstance(record, list):
            return None
        found = [value_at_path(each, rest) if rest else each for each in record]
        return [each for each in found if each not in (None, "")] or None
    value = _step(record, first)
    return value_at_path(value, rest) if rest and value is not None else value


def _step(record: Any, name: str) -> Any:
    if isinstance(record, Mapping):
        return record.get(name)
    if isinstance(record, list) and name.isdecimal() and len(name) < 4 and int(name) < len(record):
        return record[int(name)]
    return None


def without(record: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The record without the value at a path, whose first key goes when it holds nothing else.

    >>> without({"fields": {"body": "x", "lang": "en"}, "id": 1}, "fields.body")
    {'fields': {'lang': 'en'}, 'id': 1}
    >>> without({"content": [{"value": "x"}]}, "content.*.value"), without({}, "a.b")
    ({}, {})
    """
    first, _, rest = path.partition(".")
    left = dict(record)
    inner = left.get(first)
    if rest and "." not in rest and isinstance(inner, Mapping) and len(inner) > 1 and rest != "sections":
        left[first] = {key: value for key, value in inner.items() if key != rest}
    else:
        left.pop(first, None)
    return left
