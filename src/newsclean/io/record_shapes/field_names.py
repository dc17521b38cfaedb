"""The names that a user gives for the fields of records: `--text-field article_text`, dotted for nested objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.errors import RecordError

ABSENT = object()
TARGETS = ("text", "title", "date", "id")  # the fields of FieldNames, which is asked once a record


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Where records have their text, title, date and id, if not under a usual name."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None

    def applied(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record with these fields under their usual names, in place of what stood there.

        Raises RecordError for a record without the text; the other fields may be missing.

        >>> FieldNames(text="story.all", date="seen").applied({"story": {"all": "It rained.", "n": 1}, "seen": "2024"})
        {'story': {'n': 1}, 'date': '2024', 'text': 'It rained.'}
        >>> FieldNames(text="story").applied({"full": "It rained."})
        Traceback (most recent call last):
        ...
        newsclean.errors.RecordError: no field 'story': the record has 'full'; check --text-field
        """
        for target in TARGETS:
            path = getattr(self, target)
            if path is None or path == target:
                continue
            value = value_at(record, path)
            if value is not ABSENT and value is not None:
                record = _renamed(record, path, target, value)
            elif target == "text":
                has = ", ".join(repr(key) for key in list(record)[:5]) or "no keys"
                near = probable(path, fields_of(record))
                remedy = f"did you mean --text-field {near}?" if near else "check --text-field"
                raise RecordError(f"no field {path!r}: the record has {has}; {remedy}")
        return record


USUAL = FieldNames()


def value_at(record: Mapping[str, Any], path: str) -> Any:
    """The value of a key, or at a dotted path; ABSENT if there is none.

    >>> value_at({"a.b": 1}, "a.b"), value_at({"a": [{"b": 2}]}, "a.0.b"), value_at({"a": 3}, "a.b") is ABSENT
    (1, 2, True)
    """
    if path in record:
        return record[path]
    value: Any = record
    for key in path.split("."):
        if isinstance(value, Mapping) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return ABSENT
    return value


def _renamed(record: dict[str, Any], path: str, target: str, value: Any) -> dict[str, Any]:
    if path in record:
        return {target if key == path else key: item for key, item in record.items() if key == path or key != target}
    return {**_without(record, path.split(".")), target: value}


def _without(record: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """The record without the value at a path through objects; one in a list stays."""
    key, *rest = path
    if not rest:
        return {name: value for name, value in record.items() if name != key}
    inner = record.get(key)
    return {**record, key: _without(inner, rest)} if isinstance(inner, dict) else record


def fields_of(record: Mapping[str, Any]) -> Iterator[str]:
    """The names by which the fields of a record are given: nested ones are dotted, lists are not entered.

    >>> list(fields_of({"id": 1, "meta": {"day": 2}, "newsclean": {"kind": "article"}}))
    ['id', 'meta', 'meta.day', 'newsclean', 'newsclean.kind']
    """
    for key, value in record.items():
        yield key
        if isinstance(value, Mapping):
            yield from (f"{key}.{inner}" for inner in value)


def probable(name: str, fields: Iterable[str]) -> str | None:
    """The field that was probably meant by a name that none has.

    >>> probable("titel", ("id", "title")), probable("Volltext", ("volltext",)), probable("when", ("id", "text"))
    ('title', 'volltext', None)
    """
    from difflib import get_close_matches  # for names that are missing

    # By the last part, of a dotted name too: "newsclean.agency" for "agency", "newsclean.agenc" and "meta.agency"
    ends = {field.lower().rpartition(".")[2]: field for field in reversed(list(fields))}
    near = get_close_matches(name.lower().rpartition(".")[2], ends, 1)
    return ends[near[0]] if near else None
