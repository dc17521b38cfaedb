"""Days, months and weekends named without their year or week: of those round the day of an article, the one meant."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument

from newsclean.temporal.calendar_edges import day_after, in_calendar
from newsclean.temporal.intervals import Period, month_of, of_day

CLOSE = 10  # days: so near a day needs no year, whatever the verb says ("raised its price, effective June 17"); of one
# almost a year away the year is named. On 689 labelled dates this mends three and breaks none.
SOON = 62  # days: a day or month no farther ahead is the one named, unless the words say it is past


def near_weekday(today: Day | None, number: int, step: int, *, ahead: int = 0) -> Period:
    """The last such day up to today (step 0), before today (-1), or the next one (1).

    With `ahead` 1 and no step it is today or the next one: papers name the day on which they appear. With 0 the words
    do not say, and the next one is another reading; so is, of "last Tuesday" and "next Friday" about days of this
    week, the same day of the week before or after.

    >>> [near_weekday(Day(2024, 3, 7), day, step).when for day, step in ((3, 0), (3, -1), (4, 1))]
    ['2024-03-07', '2024-02-29', '2024-03-08']
    >>> [near_weekday(Day(2024, 3, 7), day, 0, ahead=1).when for day in (3, 2)], near_weekday(None, 3, 0).when
    (['2024-03-07', '2024-03-13'], None)
    >>> near_weekday(Day(2024, 3, 7), 4, 0), near_weekday(Day(2024, 3, 7), 4, 0, ahead=-1).others
    (Period(when='2024-03-01', granularity='day', others=('2024-03-08',)), ())
    """
    if today is None:
        return Period(None, "day")
    back = (today.weekday() - number) % 7
    if step > 0 or (ahead > 0 and not step):
        days = (7 - back) if back or step else 0
        return of_day(today, days, other=days + 7 if step and number > today.weekday() else None)
    if step:
        return of_day(today, -(back or 7), other=-back - 7 if back and number < today.weekday() else None)
    return of_day(today, -back, other=7 - back if back and not ahead else None)


def near_month(today: Day | None, number: int, step: int, year: int | None = None, *, ahead: int = 0) -> Period:
    """A month: of a year, "last March" (step -1), "next March" (1), or, depending on the sentence, past or future.

    `ahead` is 1 for the future, -1 for the past, and 0 if the sentence does not say: then the month is the last one, or
    one that begins within two months, and the other of the two is another reading.

    >>> [near_month(Day(2024, 3, 7), m, 0).when for m in (3, 4, 6)], near_month(Day(2024, 3, 7), 6, 0, ahead=1).when
    (['2024-03', '2024-04', '2023-06'], '2024-06')
    >>> near_month(Day(2024, 3, 7), 4, 0).others, near_month(Day(2024, 3, 7), 6, 0, ahead=1).others
    (('2023-04',), ())
    """
    if year is not None:
        return Period(month_of(year, number), "month")
    if today is None:
        return Period(None, "month")
    if step > 0:
        return Period(month_of(today.year + (number <= today.month), number), "month")
    if step < 0:
        return Period(month_of(today.year - (number >= today.month), number), "month")
    past, coming = (
        month_of(year, number) for year in (today.year - (number > today.month), today.year + (number < today.month))
    )
    if ahead or past == coming:
        return Period(coming if ahead > 0 else past, "month")
    soon = (number - today.month) % 12 <= SOON // 30
    first, second = (coming, past) if soon else (past, coming)
    return Period(first, "month", (second,) if second else ())


def this_month(today: Day | None, number: int, *, past: bool = False) -> Period:
    """ "this July": of this year; "this January", said late in a year, is the coming one, and of the past the last one.

    >>> this_month(Day(2024, 3, 7), 7).when, this_month(Day(2024, 12, 7), 1).when, this_month(None, 7).when
    ('2024-07', '2025-01', None)
    >>> this_month(Day(2024, 1, 7), 7, past=True).when
    '2023-07'
    """
    if today is None:
        return Period(None, "month")
    if past and number > today.month:
        return Period(month_of(today.year - 1, number), "month")
    return Period(month_of(today.year + (today.month - number > 8), number), "month")


def near_day(today: Day | None, number: int, month_: int, year: int | None, *, ahead: int = 0) -> Period | None:
    """A day; without a year, the last such day up to today, or the next one. None if there is no such day.

    `ahead` is as of a month; -2 is "since", and -1 a verb in the past, which may be beside a day of the coming week.

    >>> near_day(Day(2024, 1, 9), 30, 12, None).when, near_day(None, 24, 2, 2022).when, near_day(None, 30, 2, 2022)
    ('2023-12-30', '2022-02-24', None)
    >>> [near_day(Day(2024, 3, 7), 9, 3, None, ahead=ahead).when for ahead in (-1, -2)]
    ['2024-03-09', '2023-03-09']
    """
    if not 1 <= number <= (29 if month_ == 2 else monthrange(2001, month_)[1]):
        return None
    if year is None and today is None:
        return Period(None, "day")
    years = [year] if year is not None else _near(today, number, month_, ahead=ahead)
    days = [day for candidate in years if (day := _day_in(candidate, month_, number))]
    return Period(days[0], "day", tuple(days[1:])) if days else None


def nearest_day(today: Day | None, number: int, month_: int) -> Period | None:
    """The day of a dateline: of the years near by, that in which it is nearest. None if there is no such day.

    >>> nearest_day(Day(2024, 1, 2), 30, 12).when, nearest_day(Day(2024, 1, 2), 3, 1).when, nearest_day(None, 31, 4)
    ('2023-12-30', '2024-01-03', None)
    """
    if today is None:
        return near_day(None, number, month_, None)
    years = (today.year - 1, today.year, today.year + 1)
    days = [Day.fromisoformat(day) for year in years if in_calendar(year) and (day := _day_in(year, month_, number))]
    nearest = min(days, key=lambda day: abs((day - today).days), default=None)
    return Period(nearest.isoformat(), "day") if nearest else None


def _day_in(year: int, month: int, number: int) -> str | None:
    try:
        return Day(year, month, number).isoformat()
    except ValueError:
        return None


def _near(today: Day | None, number: int, month_: int, *, ahead: int) -> list[int]:
    """The year that is meant, and behind it another that may be."""
    if today is None:
        return []
    if (month_, number) == (today.month, today.day):
        return [today.year]
    passed = (month_, number) < (today.month, today.day)
    past, coming = today.year - (not passed), today.year + passed
    days = ((month_ - today.month) * 30.4 + number - today.day) % 365
    if ahead:
        near, far = (coming, past) if ahead > 0 else (past, coming)
        beside = days > 365 - CLOSE if ahead > 0 else days <= CLOSE and ahead == -1
        return [far, near] if beside else [near]
    return [coming, past] if 0 < days <= SOON else [past, coming]


def day_of_month(today: Day | None, number: int) -> Period | None:
    """ "9日": the day of this month, or of the last when it is to come in more than a week."""
    if today is None or not 1 <= number <= 31:
        return Period(None, "day") if 1 <= number <= 31 else None
    month_ = today.month - (number > today.day + 7)
    return near_day(None, number, month_ or 12, today.year - (month_ == 0))


def day_in_month(month: str | None, number: int) -> Period | None:
    """The day of a month; unknown without the month, None if the month has no such day.

    >>> day_in_month("2024-05", 14).when, day_in_month(None, 14).when, day_in_month("2024-04", 31)
    ('2024-05-14', None, None)
    """
    if month is None:
        return Period(None, "day")
    when = _day_in(int(month[:4]), int(month[5:7]), number)
    return Period(when, "day") if when else None


def near_nth(today: Day | None, number: int, *, ahead: int = 0) -> Period | None:
    """ "on the 14th": the last or next such day; when the words do not say which, the nearer, and the other beside it.

    >>> today = Day(2024, 3, 13)
    >>> near_nth(today, 14, ahead=-1).when, near_nth(today, 14, ahead=1).when, near_nth(today, 14)[::2]
    ('2024-02-14', '2024-03-14', ('2024-03-14', ('2024-02-14',)))
    """
    if today is None:
        return Period(None, "day")
    months = (month_of(today.year, today.month + step) for step in range(-2, 3))
    days = [
        Day.fromisoformat(found)
        for month in months
        if month and (found := _day_in(int(month[:4]), int(month[5:]), number))
    ]
    past, coming = (
        max((d for d in days if d <= today), default=None),
        min((d for d in days if d >= today), default=None),
    )
    if past is None or coming is None or past == coming or ahead:
        only = coming if ahead > 0 else past
        return Period(only.isoformat(), "day") if only else None
    first, second = sorted((past, coming), key=lambda day: abs((day - today).days))
    return Period(first.isoformat(), "day", (second.isoformat(),))


def numbered_weekday(today: Day | None, weekday: int, number: int) -> Period | None:
    """ "Friday the 13th": the nearest day of that name and number; None when there is none within two months.

    >>> numbered_weekday(Day(2024, 9, 20), 4, 13).when, numbered_weekday(Day(2024, 9, 20), 4, 14)
    ('2024-09-13', None)
    """
    if today is None:
        return Period(None, "day")
    days = (day_after(today, step) for step in range(-SOON, SOON + 1))
    fitting = [day for day in days if day and day.day == number and day.weekday() == weekday]
    nearest = min(fitting, key=lambda day: abs((day - today).days), default=None)
    return Period(nearest.isoformat(), "day") if nearest else None
