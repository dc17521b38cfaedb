"""Cheap variants of inputs: drawing one takes Hypothesis ten milliseconds, and most checks take less than one.

A target names the part of its inputs that may be varied; parts are cut, doubled, moved, crossed with those of other
inputs, and filled with hostile pieces. What fails is made small by leaving out pieces as long as it fails in one place.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from tests.fuzz.material import HOSTILE

Text = TypeVar("Text", str, bytes)
MOST = 20_000  # characters of a variant: what grows without end finds nothing new
TRIES = 400  # to make a failure smaller


class Part(NamedTuple):
    """Where the text of an input stands that may be varied: how it is read (None: there is none), and replaced."""

    read: Callable[[Any], Any]
    write: Callable[[Any, Any], Any]


WHOLE = Part(lambda value: value, lambda _, text: text)


def part_at(at: int, inner: Part = WHOLE) -> Part:
    """An item of a tuple, or a part of it."""
    return Part(
        lambda value: inner.read(value[at]),
        lambda value, text: (*value[:at], inner.write(value[at], text), *value[at + 1 :]),
    )


def _first_with_text(rows: list[dict[str, Any]]) -> int | None:
    return next((at for at, row in enumerate(rows) if isinstance(row.get("text"), str) and row["text"]), None)


def _row_text(rows: list[dict[str, Any]]) -> str | None:
    at = _first_with_text(rows)
    return None if at is None else str(rows[at]["text"])


def _with_row_text(rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    at = _first_with_text(rows)
    return [{**row, "text": text} if number == at else row for number, row in enumerate(rows)]


ROWS = Part(_row_text, _with_row_text)


def varied(text: Text, other: Text, dice: random.Random) -> Text:
    """A text with one to three changes; `other` is that of another input."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        text = _changed(text, other, dice)
    return text[:MOST]


def _changed(text: Text, other: Text, dice: random.Random) -> Text:
    start = dice.randint(0, len(text))
    end = min(len(text), start + dice.choice((0, 1, 1, 2, 5, 20, 200)))
    way = dice.randrange(6)
    if way == 0:
        return text[:start] + text[end:]
    if way == 1:
        return text[:end] + text[start:end] * dice.choice((1, 1, 2, 30)) + text[end:]
    if way == 2:
        return text[end:] + text[:start] + text[start:end]
    if way == 3:
        at = dice.randint(0, len(other))
        return text[:start] + other[at : at + dice.choice((1, 8, 80, 800))] + text[end:]
    piece = dice.choice(HOSTILE) if way == 4 else chr(dice.choice((0, 10, 13, 32, 34, 39, 60, 92, 0xAD, 0x301, 0x2028)))
    if isinstance(text, bytes):
        return text[:start] + piece.encode("utf-8", "replace") + text[end:]
    return text[:start] + piece + text[end:]


def reduced(text: Text, fails: Callable[[Text], bool]) -> Text:
    """A smaller text that fails as well."""
    size, tries = max(1, len(text) // 2), 0
    while size and tries < TRIES:
        at, cut = 0, False
        while at < len(text) and tries < TRIES:
            tries += 1
            shorter = text[:at] + text[at + size :]
            if fails(shorter):
                text, cut = shorter, True
            else:
                at += size
        if not cut or size > 1:
            size //= 2
    return text
