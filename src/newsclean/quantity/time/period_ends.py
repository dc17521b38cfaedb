"""Periods said by their end, "the year to June", and parts said beside their whole, "octobre de l'an dernier"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.tense.words import tense_words
from newsclean.temporal.calendar_edges import nth_weekday
from newsclean.temporal.intervals import bounds, period_ending

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.state import TextScan

_ENDING = frozenset(("day", "month", "weekday"))
_REACH = 64  # characters before the end: "twenty-four months that ended on the "


def period_to(scan: TextScan, q: Quantity) -> Quantity | None:
    """The period that a date just read ends; None if it ends none. What was read of it before is taken back."""
    if q.granularity not in _ENDING or (q.when and "/" in q.when):
        return None
    match = _period_before(scan, q.start)
    if match is None:
        return None
    unit, number = _unit(scan.lang, match["u"].lower()), (match["n"] or "1").lower()
    count = int(number) if number.isdecimal() else 0 if number == "half" else _number(scan.lang, number)
    if count is None or unit == "":
        return None
    if number == "half":
        unit, count = "month", 6
    when = period_ending(q.when, unit, count) if q.when else None
    start = match.start("n") if match["n"] else match.start("u")
    while scan.found and scan.found[-1].start >= start:
        scan.found.pop()
    text = scan.text[start : q.end]
    return q._replace(start=start, text=text, when=when, read="span", modifier=None, granularity=q.granularity)


def ends_period(scan: TextScan, start: int) -> bool:
    """Whether a date that begins here is the end of a period that is over: "the year to", "months ended"."""
    match = _period_before(scan, start)
    return match is not None and not match["joint"].lower().startswith("ending")


def _period_before(scan: TextScan, start: int) -> re.Match[str] | None:
    pattern, ends, longest = _pattern(scan.lang.code)
    if not scan.text[max(0, start - longest) : start].lower().endswith(ends) or pattern is None:
        return None
    return pattern.search(scan.text, max(0, start - _REACH), start)


@cache
def _pattern(code: str) -> tuple[re.Pattern[str] | None, tuple[str, ...], int]:
    """What stands before the end of a period, its last words, which are looked for first, and their length."""
    from newsclean.quantity.languages import scanner_language  # it imports this package

    sets, lang = tense_words(code).sets, scanner_language(code)
    units, joints = sets.get("period_units"), sets.get("period_joints")
    if not units or not joints:
        return None, (), 0
    either = "|".join(sorted((re.escape(joint.replace("_", " ")) for joint in joints), key=len, reverse=True))
    forms = "|".join(sorted((form.replace("_", "[ -]") for form in units), key=len, reverse=True))
    numbers = "|".join(sorted(map(re.escape, lang.small), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![^\W_])(?:(?P<n>\d{{1,3}}|half|(?:{numbers})(?:-(?:{numbers}))?)[ -])?"
        rf"(?:(?:full|fiscal|financial|calendar|business|reporting) )?(?P<u>{forms}) (?P<joint>{either}) \Z",
        re.IGNORECASE,
    )
    ends = tuple(f" {joint.replace('_', ' ')} " for joint in joints)
    return pattern, ends, max(map(len, ends))


def _unit(lang: Language, form: str) -> str:
    form = form.replace("-", " ")
    if form.startswith("half"):
        return "half"
    return lang.refs.units.get(form) or form.removesuffix("s")


def _number(lang: Language, words: str) -> int | None:
    parts = [lang.small.get(word) for word in words.split("-")]
    return None if None in parts else sum(part for part in parts if part is not None)


_PARTS_READ = frozenset(("month", "date", "part", "months"))
_PARTS = frozenset(("day", "month", "quarter", "half"))


def part_of_named(scan: TextScan, first: Quantity, second: Quantity) -> Quantity | None:
    """ "octobre de l'année dernière", "去年10月", "来月3日": a part and the year or month beside it; None for others.

    >>> from newsclean import find_quantities
    >>> text = "Die Brücke wurde im Januar vergangenen Jahres gesperrt. Letztes Jahr, im Januar"
    >>> [(q.text, q.when) for q in find_quantities(text, lang="de", date="2024-03-13")]
    [('Januar vergangenen Jahres', '2023-01'), ('Letztes Jahr', '2023'), ('Januar', '2024-01')]
    """
    if scan.text[first.end : second.start] not in scan.lang.refs.period_joints:
        return None
    if first.read == "weekday" and second.granularity == "month" and second.read in _PARTS_READ:
        return _nth_weekday(scan, first, second)
    if _is_named(scan, second, "year") and _is_part(first):
        when = _within(second.when, first.when)
    elif _is_named(scan, first, "year") and _is_part(second):
        when = _within(first.when, second.when)
    elif _is_named(scan, first, "month") and second.read == "date" and second.granularity == "day":
        when = _within(first.when, second.when) if len(second.text) <= _LONE_DAY else ""
    else:
        return None
    if when == "":
        return None
    part = first if _is_part(first) and not _is_named(scan, first, "month") else second
    start, end = first.start, second.end
    return part._replace(
        start=start, end=end, text=scan.text[start:end], when=when, modifier=first.modifier, alternates=()
    )


def _nth_weekday(scan: TextScan, first: Quantity, second: Quantity) -> Quantity | None:
    """ "the third Monday of March", "am letzten Freitag im Januar"; None without an order.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("It met on the third Monday of March 2024.")]
    ['2024-03-18']
    >>> [q.when for q in find_quantities("It met on Monday in March 2024.", date="2024-04-10")]
    ['2024-04-08', '2024-03']
    """
    words = scan.back(first.start)
    number = scan.lang.refs.orders.get(words[-1].lower()) if words else None
    weekday = scan.lang.weekdays.get(first.text.lower())
    if number is None or weekday is None:
        return None
    start = scan.text.rfind(words[-1], 0, first.start)
    if len(scan.found) > 1 and scan.found[-2].start == start:  # the ordinal
        del scan.found[-2]
    when = nth_weekday(second.when, weekday, number) if second.when else None
    text = scan.text[start : second.end]
    return second._replace(start=start, text=text, when=when, granularity="day", read="date", alternates=())


_LONE_DAY = 4  # characters: "3日", "15 일", without a month


def _is_named(scan: TextScan, q: Quantity, unit: str) -> bool:
    """ "last year", "先月"; and "2023", where a language writes the year first."""
    if q.granularity != unit or (q.when and len(q.when) != (4 if unit == "year" else 7)):
        return False
    return q.read == "relative" or (unit == "year" and q.read in ("year", "date") and scan.lang.refs.year_first)


def _is_part(q: Quantity) -> bool:
    return q.read in _PARTS_READ and q.granularity in _PARTS and not _WRITTEN_YEAR.search(q.text)


_WRITTEN_YEAR = lazy(r"\d{4}")


def _within(period: str | None, part: str | None) -> str | None:
    """The part of that year or month: None if one is not known, "" if there is no such day."""
    if period is None or part is None:
        return None
    when = "/".join(period + end[len(period) :] for end in part.split("/"))
    return when if bounds(when) else ""
