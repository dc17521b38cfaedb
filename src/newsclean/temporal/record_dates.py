"""The date of an article: from its record, in any machine format, or given by the user for all articles."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from functools import lru_cache
from typing import Any

from newsclean.errors import QuantityError
from newsclean.temporal.calendar_edges import is_placeholder

SECONDS = 86_400.0  # of a day


def day_of_record(value: Any) -> Day | None:
    """The day of a date in the time zone that it is written in; None if it is not a date.

    >>> day_of_record("Tue, 10 Sep 2024 14:05:00 +0100"), day_of_record("2024-02-30"), day_of_record(None)
    (datetime.date(2024, 9, 10), None, None)
    """
    when = time_of_record(value)
    return when and when.date()


def days_since_1970(value: Any) -> float | None:
    """A date as days since 1970 (UTC if no time zone is given); None if it is not a date.

    >>> days_since_1970("1970-01-02T12:00:00Z"), days_since_1970("yesterday")
    (1.5, None)
    """
    when = time_of_record(value)
    return None if when is None else (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() / SECONDS


def time_of_record(value: Any) -> datetime | None:
    """A date of a record: ISO 8601, RFC 2822, a date in words, seconds since 1970; None for anything else.

    Machines' placeholders for unknown dates are not dates: 0001-01-01 and 9999-12-31.

    >>> time_of_record("2024-03-07T14:05:00"), time_of_record(["2024"]), time_of_record("0001-01-01T00:00:00Z")
    (datetime.datetime(2024, 3, 7, 14, 5), None, None)
    """
    when = _of_text(value) if isinstance(value, str) else _read(value)
    return None if when is None or is_placeholder(when) else when


@lru_cache(1 << 12)  # articles of one day follow one another
def _of_text(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _read(text)


def _read(value: Any) -> datetime | None:
    from newsclean.temporal.machine_dates import parse_date  # for dates that are not ISO 8601

    stamp = None if value is None else parse_date(value)
    return datetime.fromisoformat(stamp.iso) if stamp and stamp.iso else None


def given_day(date: Day | str | None) -> Day | None:
    """The date that a user gives, such as 2024-03-07. Raises QuantityError for anything else."""
    if isinstance(date, datetime):
        return date.date()
    if not isinstance(date, str):
        return date
    try:
        return Day.fromisoformat(date.strip()[:10])
    except ValueError as error:
        raise QuantityError(f"{date!r} is not a date; write it as 2024-03-07") from error
