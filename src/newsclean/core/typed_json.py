"""Dataclasses from untrusted JSON: of the right types, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def typed(kind: type[Made], values: object) -> Made:
    """A dataclass or named tuple from the values of its fields.

    Raises ValueError when one is missing, unknown or of another type.

    >>> from newsclean.core.receipt import Receipt
    >>> typed(Receipt, {"digest": "ab", "articles": 2, "first": 0}).articles
    2
    >>> typed(Receipt, {"digest": "ab", "articles": "2", "first": 0})
    Traceback (most recent call last):
    ...
    ValueError: '2' is not int
    """
    hints = _hints(kind)  # type: ignore[arg-type]
    if not isinstance(values, Mapping) or values.keys() != hints.keys():
        raise ValueError(f"{str(values)[:80]!r} does not have the fields of {kind.__name__}")
    return kind(**{name: _value(hint, values[name]) for name, hint in hints.items()})


def _value(hint: Any, value: object) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Any:
        return value
    if origin in (Union, UnionType):
        return _one_of(inner, value)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_value(inner[0], one) for one in value)
    if hasattr(hint, "__dataclass_fields__"):
        return typed(hint, value)
    kinds = (int, float) if hint is float else (origin or hint,)
    if type(value) not in kinds:
        raise ValueError(f"{str(value)[:80]!r} is not {getattr(hint, '__name__', hint)}")
    return value


def _one_of(hints: tuple[Any, ...], value: object) -> Any:
    if value is None and type(None) in hints:
        return None
    [hint] = (one for one in hints if one is not type(None))
    return _value(hint, value)
