"""Days and years that may leave the calendar: `datetime` knows the years 1 to 9999 and raises beyond them."""

from __future__ import annotations

from calendar import monthrange
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


def nth_weekday(month: str, weekday: int, number: int) -> str | None:
    """The day that is the first, second … such weekday of a month, or its last (-1); None if it has none.

    >>> nth_weekday("2024-03", 0, 3), nth_weekday("2024-03", 4, -1), nth_weekday("2024-02", 0, 5)
    ('2024-03-18', '2024-03-29', None)
    """
    year, month_ = int(month[:4]), int(month[5:7])
    begins, length = monthrange(year, month_)
    days = range(1 + (weekday - begins) % 7, length + 1, 7)
    place = number - 1 if number > 0 else len(days) + number
    return Day(year, month_, days[place]).isoformat() if 0 <= place < len(days) else None


def is_placeholder(day: Day) -> bool:
    """Whether a day is a placeholder: 0001-01-01 is the zero date of Go and .NET, and 9999-12-31 means "never" (SQL).

    No article is from the years 1 and 9999, so it does not matter if a time zone moves the zero date by hours.

    >>> is_placeholder(Day(1, 1, 1)), is_placeholder(Day(9999, 12, 31)), is_placeholder(Day(1970, 1, 1))
    (True, True, False)
    """
    return day.year in (FIRST_YEAR, LAST_YEAR)
