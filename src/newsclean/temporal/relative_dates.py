"""Spans of the calendar in ISO 8601, and references resolved against the day of the article."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument

from newsclean.temporal.calendar_edges import day_after, in_calendar
from newsclean.temporal.intervals import Period, month_of, of_day


def _of_week(today: Day, weeks: int) -> Period:
    moved = day_after(today, 7 * weeks)
    if moved is None:
        return Period(None, "week")
    year, week, _ = moved.isocalendar()
    return Period(f"{year:04}-W{week:02}", "week")


def _of_weekend(today: Day, weeks: int) -> Period:
    saturday = day_after(today, 5 - today.weekday() + 7 * weeks)
    sunday = day_after(saturday, 1) if saturday else None
    when = f"{saturday.isoformat()}/{sunday.isoformat()}" if saturday and sunday else None
    return Period(when, "weekend")


def _of_quarter(today: Day, quarters: int) -> Period:
    index = today.year * 4 + (today.month - 1) // 3 + quarters
    return Period(f"{index // 4:04}-Q{index % 4 + 1}" if in_calendar(index // 4) else None, "quarter")


def _of_years(first: int, count: int, granularity: str) -> Period:
    inside = in_calendar(first, first + count - 1)
    return Period(f"{first:04}/{first + count - 1:04}" if inside else None, granularity)


_PARTS_OF_DAY = dict.fromkeys(("night", "morning", "afternoon", "evening"), "day")


def relative(today: Day | None, unit: str, step: int) -> Period:  # noqa: PLR0911 - a table of cases, one line each
    """ "last year" is step -1, "this month" 0, "two weeks ago" -2 of its unit.

    >>> relative(Day(2024, 3, 7), "quarter", -1)[:2], relative(None, "year", -1)[:2]
    (('2023-Q4', 'quarter'), (None, 'year'))
    >>> relative(Day(2024, 3, 7), "weekend", -1)[:2]
    ('2024-03-02/2024-03-03', 'weekend')
    """
    unit = _PARTS_OF_DAY.get(unit, unit)
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
    if unit == "weekend":
        return _of_weekend(today, step)
    if unit == "day":
        return of_day(today, step)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return _of_years((today.year // size + step) * size, size, unit)
    return Period(None, unit)


def part_of_year(today: Day | None, kind: str, number: int, year: int | None) -> Period:
    """A quarter or half: of a year, or the last one that has begun.

    >>> part_of_year(None, "quarter", 3, 2023).when, part_of_year(Day(2024, 2, 1), "half", 2, None).when
    ('2023-Q3', '2023-H2')
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
    >>> stretch(None, "year", -3)[:2]
    (None, 'year')
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


def this_season(today: Day | None, name: str, *, past: bool) -> Period:
    """ "this summer": of this year, but in a past sentence the last one that has begun.

    >>> this_season(Day(2024, 1, 7), "summer", past=True).when, this_season(Day(2024, 1, 7), "summer", past=False).when
    ('2023-22', '2024-22')
    """
    found = season(today, name, 0)
    begun = today is None or found.when is None or today.month >= 3 * (SEASONS[name] - 20) - 1
    if begun or not past or name == "winter":
        return found
    return season(today, name, -1)._replace(others=(found.when,) if found.when else ())


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


def season_near(today: Day | None, name: str, ahead: int) -> Period:
    """A season without a year: the last one that has begun (-1), the next that has not ended (1), or this year's (0).

    >>> [season_near(Day(2024, 3, 13), "autumn", ahead).when for ahead in (-1, 0, 1)]
    ['2023-23', '2024-23', '2024-23']
    >>> [season_near(Day(2024, 10, 2), "spring", ahead).when for ahead in (-1, 0, 1)]
    ['2024-21', '2024-21', '2025-21']
    >>> [season_near(Day(2024, 2, 2), "winter", ahead).when for ahead in (-1, 0, 1)]
    ['2023-24', '2023-24', '2023-24']
    """
    if today is None:
        return Period(None, "season")
    code = SEASONS[name]
    begins = 3 * (code - 20)
    last = today.year - (today.month < begins)
    following = last if 12 * (today.year - last) + today.month - begins < _MONTHS_OF_SEASON else last + 1
    this = last if last == following else today.year
    year = (this, following, last)[ahead]
    others = tuple(f"{other:04}-{code}" for other in {last, following} - {year} if not ahead and in_calendar(other))
    return Period(f"{year:04}-{code}" if in_calendar(year) else None, "season", others)


_MONTHS_OF_SEASON = 3


def same_day(day: Day | str | None, unit: str, step: int) -> Period:
    """The same day so many years, months, weeks or days away: "a year ago today" (-1).

    >>> [same_day(Day(2024, 2, 29), unit, -1).when for unit in ("year", "month", "week", "hour")]
    ['2023-02-28', '2024-01-29', '2024-02-22', None]
    """
    today = Day.fromisoformat(day) if isinstance(day, str) else day
    size = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if today is None or abs(step) > 9000:
        return Period(None, "day")
    if size:
        return of_day(today, size * step)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    month = month_of(today.year, today.month + months * step) if months else None
    if month is None:
        return Period(None, "day")
    year, number = int(month[:4]), int(month[5:])
    return Period(Day(year, number, min(today.day, monthrange(year, number)[1])).isoformat(), "day")


def present_age(today: Day | None) -> Period:
    """ "than today", of our age: no day of the calendar, though the day of the article may be meant.

    >>> present_age(Day(2024, 3, 13))
    Period(when=None, granularity='day', others=('2024-03-13',))
    """
    return Period(None, "day", (today.isoformat(),) if today else ())


def near_weekend(today: Day | None, *, ahead: int = 0) -> Period:
    """ "the weekend": the last one (on a Saturday or Sunday this one), or the coming one.

    >>> [near_weekend(Day(2024, 3, 13), ahead=way).when for way in (-1, 1)], near_weekend(Day(2024, 3, 9)).when
    (['2024-03-09/2024-03-10', '2024-03-16/2024-03-17'], '2024-03-09/2024-03-10')
    >>> near_weekend(Day(2024, 3, 13)).others
    ('2024-03-16/2024-03-17',)
    """
    if today is None or today.weekday() > 4:
        return relative(today, "weekend", 0)
    last, coming = relative(today, "weekend", -1), relative(today, "weekend", 0)
    if ahead:
        return coming if ahead > 0 else last
    return last._replace(others=(coming.when,) if coming.when else ())
