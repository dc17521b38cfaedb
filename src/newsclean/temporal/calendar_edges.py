"""Days and years that may leave the calendar: `datetime` knows the years 1 to 9999 and raises beyond them."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - `date` is the name of an argument elsewhere
from datetime import timedelta

FIRST_YEAR, LAST_YEAR = Day.min.year, Day.max.year


def day_after(day: Day, days: int) -> Day | None:
    """The day so many days later, or earlier; None beyond the calendar.

    >>> day_after(Day(2024, 2, 28), 2), day_after(Day(1, 1, 1), -1), day_after(Day(9999, 12, 31), 1)
    (datetime.date(2024, 3, 1), None, None)
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def in_calendar(*years: int) -> bool:
    """Whether all of these are years of the calendar.

    >>> in_calendar(1, 2024), in_calendar(0), in_calendar(9999, 10000)
    (True, False, False)
    """
    return all(FIRST_YEAR <= year <= LAST_YEAR for year in years)


def is_placeholder(day: Day) -> bool:
    """Whether a day is a placeholder: 0001-01-01 is the zero date of Go and .NET, and 9999-12-31 means "never" (SQL).

    No article is from the years 1 and 9999, so it does not matter if a time zone moves the zero date by hours.

    >>> is_placeholder(Day(1, 1, 1)), is_placeholder(Day(9999, 12, 31)), is_placeholder(Day(1970, 1, 1))
    (True, True, False)
    """
    return day.year in (FIRST_YEAR, LAST_YEAR)
