"""Shared by all dates: the tables of data/dates.toml, time zones, and ISO 8601 from numbers."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table

FIRST, LAST = 1900, 2100  # years: a number outside them is not a year of a news article
_OFFSET = lazy(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)


@cache
def date_table() -> dict[str, Any]:
    """The rows of data/dates.toml."""
    return data_table("dates.toml")


def zone(text: str | None) -> str:
    """A zone as ISO 8601 writes it; an empty string when it is unknown.

    >>> zone("gmt"), zone("+0100"), zone("UTC+2"), zone("Z"), zone("LOCAL")
    ('+00:00', '+01:00', '+02:00', 'Z', '')
    """
    if not text:
        return ""
    match = _OFFSET.fullmatch(text)
    if match and int(match[2]) <= 14:
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
    found: str = date_table()["zones"].get(text.upper(), "")
    return found


def iso(day: tuple[int, int, int], clock: tuple[int, int, int | None] | None = None, offset: str = "") -> str | None:
    """Year, month, day and a time of day as ISO 8601; None if there is no such day.

    >>> iso((2023, 3, 7)), iso((2023, 3, 7), (14, 5, None), "Z"), iso((2023, 2, 30))
    ('2023-03-07', '2023-03-07T14:05:00Z', None)
    """
    try:
        text = date(*day).isoformat()
    except ValueError:
        return None
    if not FIRST <= day[0] <= LAST:
        return None
    if clock is None or not (clock[0] < 24 and clock[1] < 60 and (clock[2] or 0) < 60):
        return text
    return f"{text}T{clock[0]:02}:{clock[1]:02}:{clock[2] or 0:02}{offset}"
