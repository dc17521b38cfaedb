"""Times counted from another one in the text: "in 2016 and, four years later", "from a year earlier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import PARTS, Period, bounds, day_of
from newsclean.temporal.intervals import before as year_before

if TYPE_CHECKING:
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.state import TextScan

_REACH = 200  # characters: two sentences of news; what stands farther off is of another event
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "half": 4, "year": 5, "decade": 6, "century": 7}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def later(scan: TextScan, start: int, unit: str, count: int) -> Period:
    """ "two years later" than the time before it; not resolved when that is coarser than the unit.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("She won in 2016 and lost four years later.")]
    ['2016', '2020']
    >>> [q.when for q in find_quantities("She won in 2016 and left two days later.")]
    ['2016', None]
    """
    anchor = _anchor(scan, start)
    if anchor is None or not anchor.when or abs(count) > 9000:
        return Period(None, unit)
    if unit in _YEARS:
        year = int(anchor.when[:4]) + count * _YEARS[unit]
        return periods.relative(day_of(f"{year:04}-01-01"), "year", 0) if 0 < year < 10000 else Period(None, unit)
    found = bounds(anchor.when)
    if found is None or _FINENESS.get(anchor.granularity or "", 9) > _FINENESS.get(unit, -1):
        return Period(None, unit)
    if unit == "week":
        return periods.relative(found[0], "day", 7 * count)
    return periods.relative(found[0], unit, count)


def earlier(scan: TextScan, start: int, unit: str, count: int) -> Period:
    """ "from a year earlier": the same part of that year; days of the week are not such times.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("Sales fell in the third quarter of 2023 from a year earlier.")]
    ['2023-Q3', '2022-Q3']
    >>> [q.when for q in find_quantities("Ana Moss said on Friday that sales fell from a year earlier.")]
    [None, None]
    """
    anchor = _anchor(scan, start)
    if anchor is None or not anchor.when:
        return Period(None, unit)
    if unit == "year" and anchor.granularity in ("year", "quarter", "half", "month"):
        when: str | None = anchor.when
        for _ in range(min(count, 100)):
            when = year_before(when)
        return Period(when, anchor.granularity)
    if unit in ("year", "decade") or anchor.read == "weekday":
        return Period(None, unit)
    return later(scan, start, unit, -count)


def month_before(scan: TextScan, start: int) -> str | None:
    """The month of the nearest day or month before this place in the same paragraph that was written with its name."""
    anchor = _anchor(scan, start)
    if anchor is None or not anchor.when or anchor.read not in ("date", "month"):
        return None
    return anchor.when[:7] if len(anchor.when) in (7, 10) else None


def _anchor(scan: TextScan, start: int) -> Quantity | None:
    """The nearest time before this one in the same paragraph."""
    for q in reversed(scan.found[-6:]):
        if start - q.end > _REACH:
            return None
        if q.kind == "date" and "\n" not in scan.text[q.end : start]:
            return q if q.when and ("/" not in q.when or q.modifier in PARTS) else None
    return None
