"""The columns of records that become a table: which there are, of which type, and what stands in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from newsclean.core import json_text
from newsclean.core.record import KEY
from newsclean.errors import InputError
from newsclean.io.record_shapes.field_names import ABSENT, value_at

MOST_COLUMNS = 2000  # that SQLite takes unless it is built for more; spreadsheets take 16,384
LONGEST = 400  # characters of a number that may be exact: those of floats have 330
EDITS = ("removed", "rewritten")  # lists of hundreds of edits, which belong in JSON Lines
Row = dict[str, Any]
TEXTS, INTEGERS, NUMBERS, TRUTHS, LISTS = "text", "integer", "number", "truth", "list"


def flat_row(record: Mapping[str, Any]) -> Row:
    """The record as a row: what newsclean notes gets columns of its own, but for the list of edits.

    >>> flat_row({"id": 1, "newsclean": {"kind": "article", "removed": [], "duplicate": {"of": "a"}}})
    {'id': 1, 'newsclean.kind': 'article', 'newsclean.duplicate.of': 'a'}
    """
    notes = record.get(KEY)
    if not isinstance(notes, Mapping):
        return dict(record)
    own = {key: value for key, value in record.items() if key != KEY}
    return own | dict(_flat({key: value for key, value in notes.items() if key not in EDITS}, KEY))


def _flat(notes: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    for key, value in notes.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value


def selected(record: Mapping[str, Any], fields: Iterable[str]) -> Row:
    """The record with these fields only, in their order; one that it lacks is null.

    >>> selected({"id": 1, "text": "It rained.", "newsclean": {"kind": "article"}}, ["newsclean.kind", "date", "id"])
    {'newsclean.kind': 'article', 'date': None, 'id': 1}
    """
    values = ((name, value_at(record, name)) for name in fields)
    return {name: None if value is ABSENT else value for name, value in values}


@dataclass
class Columns:
    """The columns that rows were seen to have, in the order of their first values, each with its type."""

    kinds: dict[str, str | None] = field(default_factory=dict)

    def see(self, row: Row) -> None:
        """Take note of a row. Raises InputError for too many columns."""
        for name, value in row.items():
            known, kind = self.kinds.get(name), _kind(value)
            self.kinds[name] = kind if known is None else _common(known, kind)
        if len(self.kinds) > MOST_COLUMNS:
            raise InputError(f"the records have more than {MOST_COLUMNS:,} different fields; choose some with --fields")


def _kind(value: Any) -> str | None:
    if isinstance(value, bool):
        return TRUTHS
    if isinstance(value, int):
        return INTEGERS if -(1 << 63) <= value < 1 << 63 else TEXTS
    if isinstance(value, float):
        return NUMBERS if _is_exact(value) else TEXTS
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return LISTS
    return None if value is None or value == [] else TEXTS


def _is_exact(value: float) -> bool:
    """Whether a column of numbers holds what was written: it does not hold 1e400, or more digits than it has."""
    written = getattr(value, "text", None)
    if written is None or not isfinite(value):
        return isfinite(value)
    from decimal import Decimal  # few records have such a number

    return len(written) < LONGEST and Decimal(written) == Decimal(repr(float(value)))


def _common(one: str, other: str | None) -> str:
    if other in (None, one):
        return one
    return NUMBERS if {one, other} == {INTEGERS, NUMBERS} else TEXTS


def as_text(value: Any) -> str:
    """A value in a cell of text: strings of a list parted by semicolons, numbers as written, other structures as JSON.

    >>> as_text(["Lena Holt", "Ida Moor"]), as_text({"a": 1}), as_text(None), as_text(True), as_text([])
    ('Lena Holt; Ida Moor', '{"a": 1}', '', 'true', '')
    """
    if value is None or value == []:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    text = value if isinstance(value, str) else json_text.dumps(value)
    return text.encode("utf-8", "replace").decode()  # a lone surrogate is not a character of any table


def as_typed(value: Any, kind: str | None) -> Any:
    """A value in a column with a type.

    >>> as_typed(["a"], LISTS), as_typed(3, NUMBERS), as_typed({"a": 1}, TEXTS), as_typed(None, TEXTS)
    (['a'], 3.0, '{"a": 1}', None)
    """
    if value is None:
        return None
    if kind == NUMBERS:
        return float(value)
    if kind == LISTS:
        return [as_text(item) for item in value]
    return as_text(value) if kind in (TEXTS, None) else value
