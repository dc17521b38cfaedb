"""Words that place a time beside today or another one: "two years ago", "a year ago today", "over the weekend"."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time import anchored_dates as anchored
from newsclean.quantity.time.date_spans import add_date
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_AGO = lazy(r"[ -](ago|earlier|before|later)\b")
_OF_A_DAY = frozenset(("hour", "minute", "second"))
_A_UNIT = lazy(r"\b((an?|one) (year|month|week|fortnight|day|decade|century|quarter|hour)) $", re.IGNORECASE)
_ON_THE_DAY = lazy(r" (?:(today|this day|to the day)|(?:on |this )?([A-Z][a-z]+day))(?![^\W_]|['’])")


def a_unit_ago(scan: TextScan, start: int, end: int) -> int:
    """At "ago", "earlier" or "later" behind "a year": the end of the reference."""
    match = _A_UNIT.search(scan.text, max(0, start - 14), start)
    if match is None:
        return end
    return _ago(scan, (match.start(1), end), scan.text[start:end].lower(), match[3].lower(), 1)


def english_ago(scan: TextScan, amount: Amount) -> int:
    """ "two years ago" after a duration that has been read; 0 if it is only a duration."""
    match = _AGO.match(scan.text, amount.end)
    if match is None or amount.value != int(amount.value) or amount.unit is None:
        return 0
    if amount.unit in _OF_A_DAY and match[1] != "ago":
        return 0  # "six minutes later": how long, for no day is meant
    return _ago(scan, (amount.start, match.end()), match[1], amount.unit, int(amount.value))


def _ago(scan: TextScan, span: tuple[int, int], word: str, unit: str, count: int) -> int:
    start, end = span
    found = Period(None, unit)
    if word == "ago":
        found, end = _from_today(scan, end, unit, count)
    elif word in ("earlier", "later"):
        found = (anchored.later if word == "later" else anchored.earlier)(scan, start, unit, count)
    return add_date(scan, start, end, found, read="relative", count=Decimal(count))


def time_ahead(scan: TextScan, amount: Amount) -> int:
    """ "in two weeks", "dans deux semaines", "kahden viikon kuluttua", counted from today; 0 if it is only a duration.

    >>> from newsclean import find_quantities
    >>> for text in ("The trial will start in two weeks.", "It will rise for the first time in two weeks."):
    ...     print([(q.text, q.when) for q in find_quantities(text, date="2026-03-18")][-1])
    ('in two weeks', '2026-W14')
    ('two weeks', None)
    """
    count, unit, text = amount.value, amount.unit, scan.text
    ahead, start, end = scan.lang.refs.ahead, amount.start, amount.end
    if scan.today is None or unit not in _CALENDAR or count < 1 or count != int(count):
        return 0
    behind = text[end : end + _GAP].removeprefix(" ") if ahead.behind else ""
    word = next((word for word in ahead.behind if behind.startswith(word)), None)
    if word is not None:
        least, end = ahead.behind[word], text.index(word, end) + len(word)
    else:
        head = text[max(0, start - _LONGEST) : start].lower()
        word = next((word for word in ahead.before if f" {head}".endswith(f" {word} ")), "")
        least, start = ahead.before.get(word, _NEVER), start - len(word) - 1
    if least == _NEVER or ahead.unless_behind.match(text, end):
        return 0
    if ahead.unless_before.search(text, max(0, start - _CLAUSE), start) or is_ahead(scan, start, end) < least:
        return 0
    if not scan.lang.spaced and any(q.kind == "date" and _is_beside(text, q.end, start) for q in scan.found[-1:]):
        return 0  # "2007年開業，兩年後關閉": counted from that year
    if least > 0 and any(q.kind != "date" and _is_beside(text, q.end, start) for q in scan.found[-1:]):
        return 0  # "will cut 300 jobs in two years": how long it takes
    return add_date(scan, start, end, periods.relative(scan.today, unit, int(count)), read="relative", count=count)


def _is_beside(text: str, start: int, end: int) -> bool:
    """Whether two places are in one clause, by what stands between them."""
    between = text[start:end] if end - start < _CLAUSE else ";"
    return not any(sign in between for sign in (";", "!", "?", "\n", ". ", "。"))


_CALENDAR = frozenset(("day", "week", "month", "year"))
_GAP, _LONGEST, _CLAUSE, _NEVER = 12, 14, 60, 2


def _from_today(scan: TextScan, end: int, unit: str, count: int) -> tuple[Period, int]:
    """The time so long ago, and its end; "a year ago today" and "a week ago Friday" are days.

    >>> from newsclean import find_quantities
    >>> text = "It opened a year ago today, closed two weeks ago Friday and burned a year ago."
    >>> [q.when for q in find_quantities(text, date="2024-03-13")]
    ['2023-03-13', '2024-02-23', '2023']
    """
    match = _ON_THE_DAY.match(scan.text, end)
    weekday = scan.lang.weekdays.get(match[2].lower()) if match and match[2] else None
    if match is None or (match[2] and (weekday is None or unit != "week")):
        return periods.relative(scan.today, unit, -count), end
    if weekday is None:
        return periods.same_day(scan.today, unit, -count), match.end()
    last = nearby.near_weekday(scan.today, weekday, 0, ahead=-1).when
    return periods.same_day(last, unit, -count), match.end()


TWO_STEPS = {"before last": -2, "after next": 2}
_LAST_OF = lazy(r" (?:[A-Z]|(?:week|month|year|night|spring|summer|autumn|fall|winter)(?![^\W_])|[a-z]+['’]s )")


def two_units_off(scan: TextScan, span: tuple[int, int], unit: str, word: str) -> int:
    """ "the week before last", and nothing in "the week before last Christmas".

    >>> from newsclean import find_quantities
    >>> text = "It opened the month before last, and closed the week before last Christmas."
    >>> [q.when for q in find_quantities(text, date="2024-03-13")]
    ['2024-01']
    """
    start, end = span
    if _LAST_OF.match(scan.text, end):
        return start + len(unit)
    return add_date(scan, start, end, periods.relative(scan.today, unit, TWO_STEPS[word]), read="relative")


_VERB_BEHIND = lazy(r" *(?:[.,;:!?)”\"\n]|$|(?:in|on|at|by|after|as|and|when|while|from|near|off|for|over|into|to)\b)")


def overnight(scan: TextScan, start: int, end: int) -> int:
    """ "raided the farm overnight": the night to today; not "an overnight success", "will not happen overnight"."""
    if not _VERB_BEHIND.match(scan.text, end) or is_ahead(scan, start, end) >= 0:
        return end
    yesterday, today = (periods.relative(scan.today, "day", step).when for step in (-1, 0))
    when = f"{yesterday}/{today}" if yesterday and today else None
    return add_date(scan, start, end, Period(when, "day"), read="relative")


_FINAL = lazy(r" quarter of (?:(?:fiscal )?((?:19|20)\d\d)(?!\d)|(last year|the year|this year)(?![^\W_]))")


def final_quarter(scan: TextScan, start: int, end: int) -> int:
    """ "the final quarter of 2023"; without a year it may be of a match.

    >>> from newsclean import find_quantities
    >>> text = "Sales fell in the final quarter of 2023. Vell led in the final quarter."
    >>> [q.when for q in find_quantities(text, date="2024-03-13")]
    ['2023-Q4']
    """
    match = _FINAL.match(scan.text, end)
    if match is None:
        return end
    today = scan.today.year if scan.today else None
    year = int(match[1]) if match[1] else today - (match[2] == "last year") if today else None
    return add_date(scan, start, match.end(), periods.part_of_year(None, "quarter", 4, year), read="part")


_BEFORE_WEEKEND = lazy(r"\b(?:the|[Tt]he|this) \Z")


def weekend_date(scan: TextScan, start: int, end: int) -> int:
    """At "weekend": "over the weekend" is the last one or the next; "a weekend" is none.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("It rained over the weekend.", date="2024-03-13")]
    ['2024-03-09/2024-03-10']
    >>> find_quantities("They spent a weekend there.", date="2024-03-13")
    []
    """
    match = _BEFORE_WEEKEND.search(scan.text, max(0, start - 5), start)
    if match is None or scan.text[end : end + 4] == " of ":
        return end
    found = periods.near_weekend(scan.today, ahead=is_ahead(scan, match.start(), end))
    return add_date(scan, match.start(), end, found, read="relative")


def this_weekend(scan: TextScan, start: int, end: int) -> int:
    """ "this weekend": the coming one, unless the sentence is past."""
    ahead = is_ahead(scan, start, end)
    return add_date(scan, start, end, periods.near_weekend(scan.today, ahead=ahead or 1), read="relative")


_END = lazy(r" of (?:the|this) (year|month|week|decade)(?![^\W_])(?! (?:of|before|after|in) )")


def end_of(scan: TextScan, start: int, end: int) -> int:
    """ "by the end of the year", of this one unless the sentence is past.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("It will close by the end of the month.", date="2024-03-13")]
    ['2024-03']
    >>> find_quantities("By the end of the year it had closed.", date="2024-03-13")
    []
    """
    match = _END.match(scan.text, end)
    if match is None or is_ahead(scan, start, match.end()) < 0:
        return end
    return add_date(scan, start, match.end(), periods.relative(scan.today, match[1], 0), read="relative")


READERS: dict[str, Callable[[TextScan, int, int], int]] = {
    "overnight": overnight, "final": final_quarter, "weekend": weekend_date, "end": end_of
}  # fmt: skip
