"""Times of ISO 8601 as intervals of days: their bounds, their relations, and the times before and after them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument elsewhere
from functools import lru_cache
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.temporal.calendar_edges import day_after, in_calendar

OPEN = "/.."  # ISO 8601-2: from a time on
UNDATED = 3.0  # days between articles of which one has no date: as between most copies of one story


def days_between(one: str | None, other: str | None) -> float:
    """Days between two articles; UNDATED if one of the dates is unknown.

    >>> days_between("2024-05-16", "2024-05-14T08:00Z"), days_between("2024", None)
    (2.0, 3.0)
    """
    if one is None or other is None:
        return UNDATED
    try:
        return float(abs((Day.fromisoformat(one[:10]) - Day.fromisoformat(other[:10])).days))
    except ValueError:
        return UNDATED


_PATTERN = lazy(r"(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d\d)|(\d\d)(?:-(\d\d))?))?")


@lru_cache(maxsize=1 << 12)  # of the days and years of some years of news
def bounds(when: str) -> tuple[Day, Day] | None:
    """First and last day of a time; None if it is not a calendar time. What is open is represented by its start.

    >>> bounds("2023-Q3"), bounds("2023/2024")[1], bounds("2023-02-30")
    ((datetime.date(2023, 7, 1), datetime.date(2023, 9, 30)), datetime.date(2024, 12, 31), None)
    >>> bounds("2015/.."), bounds("2023-24")
    ((datetime.date(2015, 1, 1), datetime.date(2015, 12, 31)), (datetime.date(2023, 12, 1), datetime.date(2024, 2, 29)))
    """
    first, _, last = when.removesuffix(OPEN).partition("/")
    one, other = _bounds(first), _bounds(last or first)
    return (one[0], other[1]) if one and other else None


def _bounds(when: str) -> tuple[Day, Day] | None:
    match = _PATTERN.fullmatch(when)
    if match is None:
        return None
    year, quarter, half, week, month, day = (int(x) if x else 0 for x in match.groups())
    try:
        if week:
            return Day.fromisocalendar(year, week, 1), Day.fromisocalendar(year, week, 7)
        if day:
            return Day(year, month, day), Day(year, month, day)
        if month > 20:  # a season: winter begins in December and ends in the next year
            return _months(year, 3 * (month - 20), 3)
        low, size = (3 * quarter - 2, 3) if quarter else (6 * half - 5, 6) if half else (month or 1, 1 if month else 12)
        return _months(year, low, size)
    except ValueError:
        return None


def _months(year: int, first: int, count: int) -> tuple[Day, Day]:
    last = first + count - 1
    later, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Day(year, first, 1), Day(later, month, monthrange(later, month)[1])


def before(when: str | None) -> str | None:
    """The previous year, or the same part of the previous year; None if that is not clear.

    >>> before("1986"), before("2023-Q3"), before("2023-02"), before("2023-01/2023-11"), before(None), before("0001")
    ('1985', '2022-Q3', '2022-02', '2022-01/2022-11', None, None)
    """
    if when is None:
        return None
    parts = when.split("/")
    if not all(part[:4].isdecimal() and in_calendar(int(part[:4]) - 1) for part in parts) or len(parts[0]) > 7:
        return None
    return "/".join(f"{int(part[:4]) - 1:04}{part[4:]}" for part in parts)


def moved(when: str | None, year: str) -> str | None:
    """The same part of a different year; None for a span of several years, or not part of a year.

    >>> moved("2023-01/2023-11", "2022"), moved("2023-Q3", "2021"), moved("2021/2023", "2020"), moved("2023", "2022")
    ('2022-01/2022-11', '2021-Q3', None, None)
    """
    parts = when.split("/") if when else []
    if not parts or any(len(part) < 6 or part[:4] != parts[0][:4] for part in parts):
        return None
    return "/".join(year + part[4:] for part in parts)


def onward(when: str | None) -> str | None:
    """All time from the start of an interval on, in ISO 8601-2.

    >>> onward("2015"), onward("2024-05-13"), onward("2012/2013"), onward(None)
    ('2015/..', '2024-05-13/..', '2012/..', None)
    """
    return None if when is None else when.split("/")[0] + OPEN


def relation(one: str | None, other: str | None) -> str:
    """The relation: equal, within (one contains the other), unknown (one is unknown) or apart.

    >>> relation("2022", "2022-02"), relation("2023", "2023"), relation("2018", "2020"), relation(None, "2020")
    ('within', 'equal', 'apart', 'unknown')
    >>> relation("2023-01/2023-11", "2023"), relation("2023-05/..", "2023"), relation("2023-05/..", "2023-07")
    ('within', 'within', 'apart')
    >>> relation("2024-02", "2024-02-18/2024-03-04")
    'apart'
    """
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "equal"
    a, b = bounds(one), bounds(other)
    if a is None or b is None:
        return "apart"
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "within"
    return "apart"


def month_of(year: int, month: int) -> str | None:
    """A month; months beyond December or before January are of other years. None beyond the calendar.

    >>> month_of(2023, 13), month_of(2023, 0), month_of(9999, 13)
    ('2024-01', '2022-12', None)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}" if in_calendar(year) else None


def day_of(when: str) -> Day | None:
    """The day of a time that is one; None for a longer one.

    >>> day_of("2024-03-07"), day_of("2024-03")
    (datetime.date(2024, 3, 7), None)
    """
    found = bounds(when)
    return found[0] if found and found[0] == found[1] else None


PARTS = ("early", "mid", "late")


def part_of(when: str, part: str) -> str:
    """The first, second or last third of a year, decade or century ("mid-2025"); other times are returned unchanged.

    >>> part_of("2025", "mid"), part_of("1990/1999", "early"), part_of("1990/1999", "late")
    ('2025-05/2025-08', '1990/1993', '1997/1999')
    >>> part_of("2025-03", "mid"), part_of("2025", "since")
    ('2025-03', '2025')
    """
    match = _YEARS.fullmatch(when) if part in PARTS else None
    if match is None:
        return when
    first, last, at = int(match[1]), int(match[2] or match[1]), PARTS.index(part)
    if first == last:
        return f"{first:04}-{4 * at + 1:02}/{first:04}-{4 * at + 4:02}"
    size = last - first + 1
    starts = [first + -(-size * third // 3) for third in range(4)]
    return f"{starts[at]:04}/{starts[at + 1] - 1:04}"


_YEARS = lazy(r"(\d{4})(?:/(\d{4}))?")


def day_of_week(week: str, number: int) -> str | None:
    """The day of a week, Monday being 0; None if it is not a week.

    >>> day_of_week("2024-W12", 4), day_of_week("2024-03", 4)
    ('2024-03-22', None)
    """
    found = bounds(week) if "W" in week else None
    day = day_after(found[0], number) if found else None
    return day.isoformat() if day else None


def period_ending(when: str, unit: str, count: int) -> str | None:
    """So many units that end with a day or month: "the year to June", "two weeks to 3 May"; None for no such period.

    >>> period_ending("2023-06", "year", 1), period_ending("2023-09-30", "month", 3)
    ('2022-07/2023-06', '2023-07-01/2023-09-30')
    >>> period_ending("2024-05-03", "week", 1)
    '2024-04-27/2024-05-03'
    >>> period_ending("2023", "year", 1), period_ending("2023-06", "day", 3)
    (None, None)
    """
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 0) * count
    found = bounds(when)
    if found is None or not 0 < count < 1000 or len(when) not in (7, 10) or when[5] in "QHW":
        return None
    if len(when) == 7:
        first = month_of(found[1].year, found[1].month - months + 1)
        return f"{first}/{when}" if months and first else None
    begin = (
        _months_before(found[1], months)
        if months
        else day_after(found[1], 1 - count * {"week": 7, "day": 1}.get(unit, 0))
    )
    return f"{begin.isoformat()}/{when}" if begin and begin <= found[1] else None


def _months_before(last: Day, months: int) -> Day | None:
    """The first day of so many months that end with this day; whole months when it is the last of its month."""
    following = day_after(last, 1)
    if following is None or (month := month_of(following.year, following.month - months)) is None:
        return None
    found = bounds(month)
    return found and Day(found[0].year, found[0].month, min(following.day, found[1].day))


class Period(NamedTuple):
    """A time (None: unknown) and how fine it is: year, half, quarter, month, week, day, decade, century, span.

    `others` are the other times that the same words may mean.
    """

    when: str | None
    granularity: str
    others: tuple[str, ...] = ()


def of_day(today: Day, days: int, *, other: int | None = None) -> Period:
    """The day so many days away; `other` is how far away another reading is.

    >>> of_day(Day(2024, 3, 7), -1, other=6), of_day(Day(1, 1, 1), -1).when
    (Period(when='2024-03-06', granularity='day', others=('2024-03-13',)), None)
    """
    moved, second = day_after(today, days), None if other is None else day_after(today, other)
    return Period(moved.isoformat() if moved else None, "day", (second.isoformat(),) if second else ())
