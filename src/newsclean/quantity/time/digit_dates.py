"""Days that begin with a digit: "24 February 2022", "2023-07-04", "13.3."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.tables import is_month_first
from newsclean.quantity.time.date_spans import add_date, is_dateline
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.quantity.time.year_dates import full_year
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal.intervals import Period, day_of

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_OF_MONTH = frozenset((" of ", " de ", ". de", " d'e", " d’"))
_ISO = lazy(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])")
_DOTTED = lazy(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def day_date(scan: TextScan, at: int, end: int, place: int) -> int:  # noqa: PLR0911 - a table of cases
    """ "24 February 2022", "3rd of March": a number before the name of a month; 0 for anything else."""
    months = scan.lang.months
    if not months or end - at > 2:
        return 0
    following = scan.text[place : place + 6].strip(" .")[:1]
    joins = following in scan.lang.joiners or following == "/"
    if not joins and following not in scan.lang.month_heads and scan.text[place : place + 4] not in _OF_MONTH:
        return 0
    match = scan.lang.after_day.match(scan.text, place)
    if match is None:
        return _days(scan, at, end, place) if joins else 0
    if scan.lang.time.get("capital_months") and not match[1][0].isupper():
        return 0
    year_ = int(match[2]) if match[2] else None
    number = months[match[1].lower()]
    if year_ is None and _counts_days(scan, at, match.end()):
        return 0
    if year_ is None and is_dateline(scan, at, match.end()):
        found = nearby.nearest_day(scan.today, int(scan.text[at:end]), number)
        return add_date(scan, at, match.end(), found, read="date") if found else 0
    ahead = 0 if year_ else is_ahead(scan, at, match.end())
    found = nearby.near_day(scan.today, int(scan.text[at:end]), number, year_, ahead=ahead)
    return add_date(scan, at, match.end(), found, read="date") if found else 0


_MONTH_DAY_NOUN = lazy(r"\.? \d{1,2}(?![\d%:/]|[.,]\d|(?:st|nd|rd|th)\b) [a-z]")
_COUNTED_BEFORE = frozenset(("the", "these", "those", "all", "its", "their", "his", "her", "our", "some", "about"))


def _counts_days(scan: TextScan, at: int, end: int) -> bool:
    """ "the 12 Sept. 11 exhibits": the number before the month counts what is behind the day."""
    words = scan.back(at)
    counted = bool(words) and words[-1].lower() in _COUNTED_BEFORE and scan.lang.grammar.month_first
    return counted and _MONTH_DAY_NOUN.match(scan.text, end) is not None


def _days(scan: TextScan, at: int, end: int, place: int) -> int:
    """ "3 to 7 March", "14. und 15. Juli 2021", "3-7 сентября": the month comes after the second day."""
    match = scan.lang.day_joint.match(scan.text, place)
    last = scan.lang.after_day.match(scan.text, match.end()) if match else None
    if match is None or last is None or (scan.lang.time.get("capital_months") and not last[1][0].isupper()):
        return 0
    number, year_ = scan.lang.months[last[1].lower()], int(last[2]) if last[2] else None
    ahead = 0 if year_ else is_ahead(scan, at, last.end())
    found = nearby.near_day(scan.today, int(match[1]), number, year_, ahead=ahead)
    first = int(scan.text[at:end])
    if found is None or not 0 < first < int(match[1]):
        return 0
    when = None if found.when is None else f"{found.when[:8]}{first:02}/{found.when}"
    return add_date(scan, at, last.end(), Period(when, "day"), read="span")


def numeric_date(scan: TextScan, at: int) -> int:
    """ "2023-07-04", "04.07.2023", "25/12/2023"; 0 for what is no date."""
    match = _ISO.match(scan.text, at)
    if match:
        found = nearby.near_day(None, int(match[3]), int(match[2]), int(match[1])) if 1 <= int(match[2]) <= 12 else None
    else:
        match = _DOTTED.match(scan.text, at)
        found = _dotted(scan, match) if match else None
    return add_date(scan, at, match.end(), found, read="date") if match and found else 0


_FARTHEST = 12  # characters to the first point, or month: "15 und 16.2.", "2024年 10月～12月"
_DAYS_MONTH = lazy(
    r"(\d{1,2})\.? ?(?:[/–-]|und|bis|et|e|y|og|och|en|til|tot|to|au|ja) ?(?=\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?(?!\d))"
)
_DAY_MONTH = lazy(r"(\d{1,2})\.(\d{1,2})\.(\d{2}(?=[ ,;.)\n]|$))?(?![\d%])(?=[ ,;.)\n]|$)")


def day_and_month(scan: TextScan, at: int) -> int:
    """ "13.3.", "13.3.24": a day and a month, where the point parts groups of digits; 0 for others."""
    if scan.text.find(".", at, at + _FARTHEST) < 0:
        return 0
    if days := _DAYS_MONTH.match(scan.text, at):  # "15./16.2."
        return _days_of_month(scan, at, int(days[1]), days.end())
    match = _DAY_MONTH.match(scan.text, at)
    words = scan.back(at)
    if match is None or not 1 <= int(match[2]) <= 12 or not words or words[-1].lower() in scan.lang.identifiers:
        return 0  # "Version 1.2."
    year = full_year(match[3]) if match[3] else None
    ahead = 0 if year else is_ahead(scan, at, match.end())
    found = nearby.near_day(scan.today, int(match[1]), int(match[2]), year, ahead=ahead)
    return add_date(scan, at, match.end(), found, read="date") if found else 0


def _days_of_month(scan: TextScan, at: int, first: int, last: int) -> int:
    """ "15./16.2.", "15. bis 17.2.2024": two days of one month, which stands behind the second; 0 for others.

    >>> from newsclean import find_quantities
    >>> text = "Das Fest findet am 15./16.2. statt. Der Lauf war vom 3. bis 5.1.2024."
    >>> [(q.text, q.when) for q in find_quantities(text, lang="de", date="2024-02-02")]
    [('15./16.2.', '2024-02-15/2024-02-16'), ('3. bis 5.1.2024', '2024-01-03/2024-01-05')]
    """
    end = (numeric_date(scan, last) if _DOTTED.match(scan.text, last) else 0) or day_and_month(scan, last)
    if not end:
        return 0
    found = scan.found[-1]
    if not 0 < first < int(scan.text[last : last + 2].rstrip(".")):
        return end
    when = f"{found.when[:8]}{first:02}/{found.when}" if found.when else None
    text = scan.text[at:end]
    scan.found[-1] = found._replace(start=at, text=text, when=when, read="span", alternates=())
    return end


def _dotted(scan: TextScan, match: re.Match[str]) -> Period | None:
    """A day of three numbers; in English, where countries differ, the other order is another reading.

    >>> from newsclean import find_quantities
    >>> [(q.when, q.alternates) for q in find_quantities("It was signed on 03/04/2021.")]
    [('2021-03-04', ('2021-04-03',))]
    >>> [(q.when, q.alternates) for q in find_quantities("It was signed on 03/04/2021.", country="GB")]
    [('2021-04-03', ())]
    >>> [(q.when, q.alternates) for q in find_quantities("It was signed on 03/04/2021, not on 25/12/2020.")]
    [('2021-04-03', ()), ('2020-12-25', ())]
    """
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day_first = _day_of(year, second, first)
    if not scan.lang.grammar.month_first or match[2] == ".":
        return day_first
    month_first = _day_of(year, first, second)
    if day_first is None or month_first is None or first == second:
        return day_first or month_first
    if scan.country is not None:
        return month_first if is_month_first(scan.country) else day_first
    if order := _order_elsewhere(scan.text):
        return day_first if order > 0 else month_first
    one, other = (
        (day_first, month_first)
        if _is_near(scan, day_first) > _is_near(scan, month_first)
        else (month_first, day_first)
    )
    return one._replace(others=(other.when,) if other.when else ())


_SLASHED = lazy(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)")
_READ_FOR_ORDER = 20_000  # characters: a story; beyond it stands another one
_NEAR = 7  # days: news dates what has just happened


def _day_of(year: int, month: int, day: int) -> Period | None:
    return nearby.near_day(None, day, month, year) if 1 <= month <= 12 else None


def _order_elsewhere(text: str) -> int:
    """1 if another date of the text has a day above 12 first, -1 if second, 0 if there is none or they differ."""
    days = [(int(m[1]) > 12, int(m[2]) > 12) for m in _SLASHED.finditer(text, 0, _READ_FOR_ORDER)]
    first, second = any(one and not other for one, other in days), any(other and not one for one, other in days)
    return first - second


def _is_near(scan: TextScan, found: Period) -> bool:
    """Whether a day lies in the week before the article."""
    day = day_of(found.when or "")
    return bool(scan.today and day and 0 <= (scan.today - day).days <= _NEAR)
