"""Relations between two times, and the times before and after one."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - `date` is the name of an argument elsewhere

from newsclean.temporal.calendar_edges import in_calendar

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
    one, other = one.removesuffix(OPEN), other.removesuffix(OPEN)
    if "/" not in one + other and (one.startswith(other) or other.startswith(one)):
        return "within"
    a, b = span(one), span(other)
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "within"
    return "apart"


_PARTS = {
    "Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12"),
    "H1": ("01", "06"), "H2": ("07", "12"),
    "21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12"),  # seasons; of winter its beginning
}  # fmt: skip


def span(when: str) -> tuple[str, str]:
    """First and last day, as strings that sort by day; weeks by their number.

    >>> span("2023-Q3"), span("2023-01/2023-11"), span("2024-02-24")
    (('2023-07-00', '2023-09-99'), ('2023-01-00', '2023-11-99'), ('2024-02-24', '2024-02-24'))
    >>> span("2015/..")
    ('2015-00-00', '2015-99-99')
    """
    when = when.removesuffix(OPEN)  # "since 2015" is represented by its start
    if "/" in when:
        first, last = when.split("/", 1)
        return span(first)[0], span(last)[1]
    year, part = when[:4], when[5:]
    if part in _PARTS:
        first, last = _PARTS[part]
        return f"{year}-{first}-00", f"{year}-{last}-99"
    if part.startswith("W"):
        month = f"{min(12, int(part[1:] or 1) * 12 // 53 + 1):02}" if part[1:].isdigit() else "01"
        return f"{year}-{month}-00", f"{year}-{month}-99"
    if not part:
        return f"{year}-00-00", f"{year}-99-99"
    if len(part) == 2:
        return f"{year}-{part}-00", f"{year}-{part}-99"
    return when, when
