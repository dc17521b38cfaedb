"""Spans of the calendar in ISO 8601, and references resolved against the day of the article."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from typing import NamedTuple

from newsclean.temporal.calendar_edges import day_after, in_calendar
from newsclean.temporal.intervals import month_of

SOON = 62  # days: a day or month no farther ahead is the one named, unless the words say it is past


class Period(NamedTuple):
    """A time (None: unknown) and how fine it is: year, half, quarter, month, week, day, decade, century, span."""

    when: str | None
    granularity: str


def _of_day(today: Day, days: int) -> Period:
    moved = day_after(today, days)
    return Period(moved.isoformat() if moved else None, "day")


def _of_week(today: Day, weeks: int) -> Period:
    moved = day_after(today, 7 * weeks)
    if moved is None:
        return Period(None, "week")
    year, week, _ = moved.isocalendar()
    return Period(f"{year:04}-W{week:02}", "week")


def _of_quarter(today: Day, quarters: int) -> Period:
    index = today.year * 4 + (today.month - 1) // 3 + quarters
    return Period(f"{index // 4:04}-Q{index % 4 + 1}" if in_calendar(index // 4) else None, "quarter")


def _of_years(first: int, count: int, granularity: str) -> Period:
    inside = in_calendar(first, first + count - 1)
    return Period(f"{first:04}/{first + count - 1:04}" if inside else None, granularity)


def relative(today: Day | None, unit: str, step: int) -> Period:  # noqa: PLR0911 - a table of cases, one line each
    """ "last year" is step -1, "this month" 0, "two weeks ago" -2 of its unit.

    >>> relative(Day(2024, 3, 7), "quarter", -1), relative(None, "year", -1)
    (Period(when='2023-Q4', granularity='quarter'), Period(when=None, granularity='year'))
    """
    unit = {"night": "day", "morning": "day", "afternoon": "day", "evening": "day", "weekend": "week"}.get(unit, unit)
    if unit == "fortnight":
        return relative(today, "day", 14 * step)
    if today is None or abs(step) > 9000:
        return Period(None, unit)
    if unit == "year" and in_calendar(today.year + step):
        return Period(f"{today.year + step:04}", unit)
    if unit == "month":
        return Period(month_of(today.year, today.month + step), unit)
    if unit == "quarter" and abs(step) < 400:
        return _of_quarter(today, step)
    if unit == "week":
        return _of_week(today, step)
    if unit == "day":
        return _of_day(today, step)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return _of_years((today.year // size + step) * size, size, unit)
    return Period(None, unit)


def near_weekday(today: Day | None, number: int, step: int, *, ahead: int = 0) -> Period:
    """The last such day up to today (step 0), before today (-1), or the next one (1).

    With `ahead` 1 and no step it is today or the next one: papers name the day on which they appear.

    >>> [near_weekday(Day(2024, 3, 7), day, step).when for day, step in ((3, 0), (3, -1), (4, 1))]
    ['2024-03-07', '2024-02-29', '2024-03-08']
    >>> [near_weekday(Day(2024, 3, 7), day, 0, ahead=1).when for day in (3, 2)], near_weekday(None, 3, 0)
    (['2024-03-07', '2024-03-13'], Period(when=None, granularity='day'))
    """
    if today is None:
        return Period(None, "day")
    back = (today.weekday() - number) % 7
    if step > 0 or (ahead > 0 and not step):
        return _of_day(today, (7 - back) if back or step else 0)
    return _of_day(today, -(back or (7 if step < 0 else 0)))


def near_month(today: Day | None, number: int, step: int, year: int | None = None, *, ahead: int = 0) -> Period:
    """A month: of a year, "last March" (step -1), "next March" (1), or, depending on the sentence, past or future.

    `ahead` is 1 for the future, -1 for the past, and 0 if the sentence does not say: then the month is the last one, or
    one that begins within two months.

    >>> [near_month(Day(2024, 3, 7), m, 0).when for m in (3, 4, 6)], near_month(Day(2024, 3, 7), 6, 0, ahead=1).when
    (['2024-03', '2024-04', '2023-06'], '2024-06')
    """
    if year is not None:
        return Period(month_of(year, number), "month")
    if today is None:
        return Period(None, "month")
    if step > 0:
        return Period(month_of(today.year + (number <= today.month), number), "month")
    if not step and ahead > 0:
        return Period(month_of(today.year + (number < today.month), number), "month")
    if not step and not ahead and 0 < (number - today.month) % 12 <= SOON // 30:
        return Period(month_of(today.year + (number < today.month), number), "month")
    later = number > today.month or (step < 0 and number == today.month)
    return Period(month_of(today.year - later, number), "month")


def this_month(today: Day | None, number: int) -> Period:
    """ "this July": of this year; "this January", said late in a year, is the coming one.

    >>> this_month(Day(2024, 3, 7), 7).when, this_month(Day(2024, 12, 7), 1).when, this_month(None, 7).when
    ('2024-07', '2025-01', None)
    """
    if today is None:
        return Period(None, "month")
    return Period(month_of(today.year + (today.month - number > 8), number), "month")


def near_day(today: Day | None, number: int, month_: int, year: int | None, *, ahead: int = 0) -> Period | None:
    """A day; without a year, the last such day up to today, or the next one. None if there is no such day.

    >>> near_day(Day(2024, 1, 9), 30, 12, None).when, near_day(None, 24, 2, 2022).when, near_day(None, 30, 2, 2022)
    ('2023-12-30', '2022-02-24', None)
    """
    if not 1 <= number <= (29 if month_ == 2 else monthrange(2001, month_)[1]):
        return None
    if year is None and today is None:
        return Period(None, "day")
    years = [year] if year is not None else _near(today, number, month_, ahead=ahead)
    for candidate in years:
        try:
            return Period(Day(candidate, month_, number).isoformat(), "day")
        except ValueError:
            continue
    return None


def _near(today: Day | None, number: int, month_: int, *, ahead: int) -> list[int]:
    if today is None:
        return []
    passed = (month_, number) <= (today.month, today.day)
    if ahead > 0:
        return [today.year + passed]
    days = ((month_ - today.month) * 30.4 + number - today.day) % 365
    if not ahead and 0 < days <= SOON:
        return [today.year + (month_ < today.month)]
    return [today.year - (not passed)]


def part_of_year(today: Day | None, kind: str, number: int, year: int | None) -> Period:
    """A quarter or half: of a year, or the last one that has begun.

    >>> part_of_year(None, "quarter", 3, 2023), part_of_year(Day(2024, 2, 1), "half", 2, None)
    (Period(when='2023-Q3', granularity='quarter'), Period(when='2023-H2', granularity='half'))
    """
    if year is None and today is not None:
        begins = (number - 1) * (3 if kind == "quarter" else 6) + 1
        year = today.year - (begins > today.month)
    if year is None or not in_calendar(year):
        return Period(None, kind)
    return Period(f"{year:04}-{kind[0].upper()}{number}", kind)


def first_units(today: Day | None, unit: str, count: int, year: int | None) -> Period:
    """ "the first 11 months": of a year, or of the last year in which they are over.

    >>> first_units(Day(2023, 12, 7), "month", 11, None).when, first_units(Day(2024, 1, 9), "month", 11, None).when
    ('2023-01/2023-11', '2023-01/2023-11')
    """
    size = {"month": 1, "quarter": 3}.get(unit)
    if size is None or not 0 < count * size <= 12:
        return Period(None, unit)
    if year is None and today is not None:
        year = today.year - (count * size >= today.month)
    if year is None or not in_calendar(year):
        return Period(None, unit)
    if unit == "quarter":
        return Period(f"{year:04}-Q1/{year:04}-Q{count}" if count > 1 else f"{year:04}-Q1", unit)
    return Period(f"{year:04}-01/{year:04}-{count:02}" if count > 1 else f"{year:04}-01", unit)


def stretch(today: Day | None, unit: str, count: int) -> Period:
    """ "the past three years" (-3) or "the next ten days" (10): from then till now, or from now till then.

    >>> stretch(Day(2024, 3, 7), "year", -3).when, stretch(Day(2024, 3, 7), "month", -3).when
    ('2021/2024', '2023-12/2024-03')
    >>> stretch(None, "year", -3)
    Period(when=None, granularity='year')
    """
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    unit, count = ("day", count * 14) if unit == "fortnight" else (unit, count)
    here, there = relative(today, unit, 0).when, relative(today, unit, count).when
    if here is None or there is None:
        return Period(None, unit)
    return Period(f"{there}/{here}" if count < 0 else f"{here}/{there}", unit)


def century_period(number: int) -> Period:
    """ "the 20th century": the years that begin with 19, as its name says in the news."""
    return _of_years(max(1, (number - 1) * 100), 100 if number > 1 else 99, "century")  # no year is called 0


def decade_period(number: int, digits: int) -> Period | None:
    """ "1990s", "90s" (of the last century); None if it is not a decade."""
    year = number if digits == 4 else 1900 + number + 100 * (number < 20)
    if number % 10 or digits not in (2, 4) or not 1500 <= year < 2100:
        return None
    return Period(f"{year:04}/{year + 9:04}", "decade")


SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # ISO 8601-2, 4.8; of the north


def season(today: Day | None, name: str, step: int, year: int | None = None) -> Period:
    """ "last summer" (-1), "this winter" (0), "summer 2023"; winter is of the year in which it begins.

    >>> season(Day(2024, 3, 7), "summer", -1).when, season(Day(2024, 3, 7), "winter", -1).when
    ('2023-22', '2023-24')
    """
    code = SEASONS[name]
    begins = 3 * (code - 20)
    if year is None and today is not None:
        winter = code == 24
        if step < 0:  # the last one that has ended
            year = today.year - (1 + (today.month < 3) if winter else begins + 3 > today.month)
        else:
            year = today.year - (winter and today.month < 4 and not step) + (step > 0 and begins <= today.month)
    return Period(f"{year:04}-{code}" if year is not None and in_calendar(year) else None, "season")


def day_of_month(today: Day | None, number: int) -> Period | None:
    """ "9日": the day of this month, or of the last when it is to come in more than a week."""
    if today is None or not 1 <= number <= 31:
        return Period(None, "day") if 1 <= number <= 31 else None
    month_ = today.month - (number > today.day + 7)
    return near_day(None, number, month_ or 12, today.year - (month_ == 0))
