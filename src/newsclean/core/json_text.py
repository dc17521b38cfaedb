"""JSON of records, read and written so that what nobody changed comes out as it came in: numbers keep their spelling.

Python reads 1.10 as 1.1, -0 as 0, 0.10000000000000000001 as 0.1 and 1e400 as infinity, for which JSON has no word.
Records that anyone may have written have the right types, or are refused (`typed`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, Self, TypeVar, Union, get_args, get_origin, get_type_hints


class WrittenNumber(float):
    """A number that Python would write in another way, with its text; to arithmetic it is a float.

    >>> WrittenNumber("1.10") + 1, WrittenNumber("1.10").text
    (2.1, '1.10')
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Self:
        """Of the text of a JSON number."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __getnewargs__(self) -> tuple[str]:  # type: ignore[override]
        """What a pickle makes it of again."""
        return (self.text,)


def loads(text: str) -> Any:
    """The value of a JSON text. Raises ValueError, and RecursionError for one that is nested too deeply.

    NaN and Infinity, which are not JSON but are what pandas writes for a missing value, are read as null. Of a key that
    an object repeats the last value is read. Both are said once, by logging.

    >>> loads('{"rate": 1.10, "ids": [1, 1e400, NaN]}')
    {'rate': 1.1, 'ids': [1, inf, None]}
    >>> loads("{1}")
    Traceback (most recent call last):
    ...
    json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
    """
    return _decoder().decode(text)


def dumps(value: Any, *, ensure_ascii: bool = False) -> str:
    """The value as JSON: numbers as they were written, and null for anything but finite numbers.

    >>> dumps(loads('{"rate": 1.10, "big": 1e400, "zero": -0, "é": [1E5, 5]}'))
    '{"rate": 1.10, "big": 1e400, "zero": -0, "é": [1E5, 5]}'
    >>> dumps({"share": float("nan")})
    '{"share": null}'
    """
    line = json.dumps(value, ensure_ascii=ensure_ascii)  # raises for what holds itself, before it is walked
    return _spelled(value, ensure_ascii=ensure_ascii) if _has_odd_number(value) else line


def _has_odd_number(value: Any) -> bool:
    rest = [value]
    while rest:
        one = rest.pop()
        if isinstance(one, dict):
            rest.extend(one.values())
        elif isinstance(one, list | tuple):
            rest.extend(one)
        elif isinstance(one, float) and (type(one) is WrittenNumber or not isfinite(one)):
            return True
    return False


class _Token(str):
    """JSON text that is written as it is."""

    __slots__ = ()


def _spelled(value: Any, *, ensure_ascii: bool) -> str:
    """As `json.dumps` writes it but for the numbers; without recursion, as records may be nested to the limit."""
    out: list[str] = []
    rest = [value]
    while rest:
        one = rest.pop()
        if type(one) is _Token:
            out.append(one)
        elif isinstance(one, WrittenNumber):
            out.append(one.text)
        elif isinstance(one, float) and not isfinite(one):
            out.append("null")
        elif isinstance(one, dict):
            rest.extend(reversed(_object(one, ensure_ascii=ensure_ascii)))
        elif isinstance(one, list | tuple):
            rest.extend(reversed(_array(one)))
        else:
            out.append(json.dumps(one, ensure_ascii=ensure_ascii))
    return "".join(out)


def _object(values: dict[Any, Any], *, ensure_ascii: bool) -> list[Any]:
    parts: list[Any] = [_Token("{")]
    for key, value in values.items():
        name = json.dumps({key: 0}, ensure_ascii=ensure_ascii)[1:-4]  # a key as JSON has it, though it be no string
        parts += [_Token(f"{', ' if len(parts) > 1 else ''}{name}: "), value]
    return [*parts, _Token("}")]


def _array(values: list[Any] | tuple[Any, ...]) -> list[Any]:
    parts: list[Any] = [_Token("[")]
    for value in values:
        parts += [_Token(", "), value] if len(parts) > 1 else [value]
    return [*parts, _Token("]")]


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_float=_float, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_of_pairs
    )


def _float(text: str) -> float:
    number = float(text)
    return number if repr(number) == text else WrittenNumber(text)


def _integer(text: str) -> int | float:
    try:
        return WrittenNumber(text) if text == "-0" else int(text)
    except ValueError:  # more digits than Python turns into a number (sys.set_int_max_str_digits)
        return WrittenNumber(text)


def _constant(text: str) -> None:
    _say_once(f"{text} is not JSON; it is read, and written, as null")


def _of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        _say_once("an object has a key twice; the last value is read, and written")
    return table


@cache
def _say_once(what: str) -> None:
    warn(what)


def warn(what: str) -> None:
    """To whoever listens; without logging set up, Python writes warnings to standard error."""
    import logging  # 10 ms, and most runs have nothing to say

    logging.getLogger("newsclean").warning("newsclean: %s", what)


Value = TypeVar("Value")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def typed(kind: type[Value], values: object) -> Value:
    """A dataclass or named tuple from the values of its fields.

    Raises ValueError when one is missing, unknown or of another type.

    >>> from newsclean.core.manifest import Receipt
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
