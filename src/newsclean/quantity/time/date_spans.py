"""Adding dates: with the word before them, joined to a weekday or to the other end of an interval."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.model import Quantity
from newsclean.quantity.time.period_ends import part_of_named, period_to
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal.calendar_edges import day_after
from newsclean.temporal.intervals import PARTS, Period, bounds, day_of, day_of_week, part_of

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

MODIFIERS = frozenset(
    ["since", "before", "after", "until", "till", "by", "early", "late", "mid", "from", "through", "during", "in", "on",
     "earlier", "later"]
)  # fmt: skip
STEPS = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}  # of a unit of the calendar, from today
_GAP = 12  # characters between the ends of a span: " and ", " through the "
_SINGLE = frozenset(("day", "month", "year", "quarter", "season", "decade", "century"))
_MOVES = frozenset(("postponed", "delayed", "pushed", "moved", "brought", "forward", "back", "extended", "deferred"))


def add_date(scan: TextScan, start: int, end: int, period: Period, *, read: str, count: Decimal | None = None) -> int:
    """Add a date or reference to the results of the scan; return its end."""
    window = scan.text[start - 16 if start > 16 else 0 : start]
    last = (window if "\n" not in window else window.rpartition("\n")[2]).split()
    word = last[-1].lower().rstrip("-") if last else ""
    modifier = scan.lang.modifiers.get(word) or (_parted(scan, last) if word in _OF else None)
    unit = period.granularity if count is not None else None
    text, when = scan.text[start:end], period.when
    if when and modifier in PARTS and period.granularity in _PARTED:
        when = part_of(when, modifier)
    rest = (unit, period.others, modifier, False, None, read, when, period.granularity)
    q = Quantity(start, end, text, "date", count, None, None, *rest)
    if scan.found and start - scan.found[-1].end <= _GAP and scan.found[-1].kind == "date":
        if part := part_of_named(scan, scan.found[-1], q):
            scan.found[-1] = part
            return end
        q = _joined(scan, scan.found[-1], q) or q
    if read == "date" and period.granularity == "day" and q.read == "date":
        q = _as_before(scan, q)
    scan.found.append(period_to(scan, q) or q)
    return end


_PARTED = frozenset(("year", "decade", "century"))


def _parted(scan: TextScan, words: list[str]) -> str | None:
    """ "Mitte der 1990er": "early" and its kind may stand before an article."""
    found = scan.lang.modifiers.get(words[-2].lower()) if len(words) > 1 else None
    return found if found in PARTS else None


_OF = frozenset(
    ("de", "del", "do", "da", "dos", "di", "der", "des", "du", "van", "von", "år", "the", "av", "af", "του", "της")
)


def _as_before(scan: TextScan, q: Quantity) -> Quantity:
    """A day without a year that the text has just written with one: "On May 3, 2021 … on May 3"."""
    if not q.when or _WRITTEN_YEAR.search(q.text):
        return q
    for other in scan.found[-8:]:
        last = other.when.rpartition("/")[2] if other.kind == "date" and other.when else ""
        if last[5:] == q.when[5:] and _WRITTEN_YEAR.search(other.text):
            return q._replace(when=last, alternates=())
    return q


_DATELINE = lazy(r"(?:\A|\n)[ \t]*(?:[A-ZÀ-Þ][^\n.!?:;]{1,40}, ?)?\Z")
_BEHIND_DATELINE = lazy(r"\.?,? ?(?:\([A-Z][\w ./]{1,30}\)|[–—]|--|- )|\. ?[–—-]")


def is_dateline(scan: TextScan, start: int, end: int) -> bool:
    """ "VELL, March 3 (Reuters) - …": whether the day is that of the report, by the place and the dash around it."""
    if _BEHIND_DATELINE.match(scan.text, end) is None:
        return False
    return _DATELINE.search(scan.text, max(0, start - 46), start) is not None


_WRITTEN_YEAR = lazy(r"\d{4}")


def _joined(scan: TextScan, first: Quantity, second: Quantity) -> Quantity | None:  # noqa: PLR0911 - a table of cases, one line each
    """Join the two into one date; the first is removed from the results."""
    gap = scan.text[first.end : second.start]
    if first.read == "weekday" and second.read == "date" and second.granularity == "day":
        if gap not in (", ", " ", ",", ", the ", ", den "):
            return None
        scan.found.pop()
        when = _on_weekday(first, second)
        return second._replace(
            start=first.start,
            text=scan.text[first.start : second.end],
            when=when,
            modifier=first.modifier,
            value=None,
            alternates=(),
        )
    if gap in _OF_WEEK and {first.granularity, second.granularity} == {"day", "week"}:
        return _day_of_week(scan, first, second)
    if first.granularity != second.granularity or first.granularity not in _SINGLE or first.read == "span":
        return None
    start = _begin(scan, first, gap)
    if start is None:
        return None
    when = _of_weekdays(scan, first, second) if first.read == "weekday" else _when(first, second)
    if when == "":
        return None
    scan.found.pop()
    text = scan.text[start : second.end]
    return second._replace(
        start=start, text=text, when=when, read="span", modifier=None, value=None, unit=None, alternates=()
    )


def _on_weekday(first: Quantity, second: Quantity) -> str | None:
    """ "Friday, June 14": of the years near by the one in which the day is that weekday."""
    weekday, day = day_of(first.when or ""), day_of(second.when or "")
    if weekday is None or day is None or _WRITTEN_YEAR.search(second.text):
        return second.when
    for years in (0, 1, -1, *range(-2, -7, -1)):
        found = nearby.near_day(None, day.day, day.month, day.year + years)
        other = day_of(found.when or "") if found else None
        if other and other.weekday() == weekday.weekday():
            return other.isoformat()
    return second.when


_OF_WEEK = frozenset((" ", " of ", " der ", " de la ", " della ", " da ", " van ", "の", ""))


def _day_of_week(scan: TextScan, first: Quantity, second: Quantity) -> Quantity | None:
    """ "Friday last week", "来週の金曜日": a weekday and the week that it is of; None for others."""
    day, week = (first, second) if first.granularity == "day" else (second, first)
    number = day_of(day.when or "")
    if day.read != "weekday" or week.read != "relative" or number is None or not week.when:
        return None
    when = day_of_week(week.when, number.weekday())
    scan.found.pop()
    text = scan.text[first.start : second.end]
    return day._replace(start=first.start, end=second.end, text=text, when=when, modifier=first.modifier, alternates=())


def _begin(scan: TextScan, first: Quantity, gap: str) -> int | None:
    """The start of the interval, if the text between its ends makes it one."""
    articles = scan.lang.sets["articles"]
    joint, _, article = gap.strip().lower().partition(" ")
    if article and article not in articles and article not in scan.lang.time.get("days_article", "").split():
        return None  # "bis zum 3. März"
    words = scan.back(first.start)
    while words and words[-1].lower() in articles:
        words.pop()
    last = words[-1].lower() if words else ""
    ranges = scan.lang.ranges
    if joint in ranges.get("and", ()) and last not in ranges.get("between", ()):
        return None
    if joint in ("-", "–", "—"):
        return first.start if first.read not in ("relative", "weekday") else None
    opened = last in ranges.get("between", ()) or last in ranges.get("from", ())
    if joint not in ranges.get("and", ()):
        if joint not in ranges.get("to", ()) and joint not in ("through", "until", "till"):
            return None
        if not scan.lang.ranges.get("moves", frozenset()).isdisjoint(w.lower() for w in words) or any(
            w.lower() in _MOVES for w in words
        ):
            return None
    return scan.text.rfind(words[-1], 0, first.start) if opened else first.start


_FRIDAY = 4


def _of_weekdays(scan: TextScan, first: Quantity, second: Quantity) -> str | None:
    """ "met from Monday to Wednesday": the days of one week or two; "open Monday to Friday" is of every week."""
    days = [day for q in (first, second) if q.read == "weekday" and (day := day_of(q.when or ""))]
    if len(days) < 2 or scan.today is None or first.alternates or second.alternates:
        return None
    one, other = (day.weekday() for day in days)
    ahead = max(days) > scan.today
    if days[0] == days[1] or (ahead and one == 0 and other >= _FRIDAY):
        return None
    length = (other - one) % 7
    begin = days[0] if ahead else day_after(days[1], -length)
    end = day_after(days[0], length) if ahead else days[1]
    return f"{begin.isoformat()}/{end.isoformat()}" if begin and end else None


def _when(first: Quantity, second: Quantity) -> str | None:
    """The ends as one interval; None if one is open, "" if they are not an interval."""
    if first.when is None or second.when is None:
        return None
    one, other = first.when.partition("/")[0], second.when.rpartition("/")[2]
    if not _WRITTEN_YEAR.search(first.text) and first.granularity in ("day", "month", "quarter") and "W" not in one:
        rest = one[4:]
        one = f"{int(other[:4]) - (rest > other[4:]):04}{rest}"
        if first.granularity == "day" and bounds(one) is None:
            return ""
    elif one > other:
        return ""
    return f"{one}/{other}" if one != other else one
