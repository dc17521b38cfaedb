"""Dates and times that begin with a word: "Feb. 24, 2022", "last year", "the third quarter", "first 11 months"."""

from __future__ import annotations

import re
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.errors import QuantityError
from newsclean.lazy import lazy
from newsclean.quantity import periods
from newsclean.quantity.language import YEAR as _YEAR
from newsclean.quantity.model import Quantity
from newsclean.quantity.periods import Period
from newsclean.quantity.words import read_words

if TYPE_CHECKING:
    from newsclean.quantity.scan import Scan
    from newsclean.quantity.units import Amount

_STEPS = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AHEAD = lazy(r"\b(?:will|due|scheduled|plans?|expected|going|set to|upcoming|ahead of|vote on|begins?)\b[^.!?\n]*$")
_LAST = lazy(
    r" (?:(\d{1,3}|[a-z]+(?:-[a-z]+)?) (?!year\b))?(?:(?:calendar|fiscal|financial) )?"
    r"(year|month|week|quarter|decade|century|night|fortnight|weekend|day|hour)s?(?![^\W_])", re.IGNORECASE
)  # fmt: skip
_PART = lazy(
    r"(?:[ -](?:fiscal|financial|calendar))?[ -](quarter|half)(?![^\W_-])(?: (?:of|in) (?:fiscal |the year )?"
    rf"(?:(?P<year>{_YEAR})|(?P<rel>the year|this year|last year|next year))| (?P<own>{_YEAR}))?", re.IGNORECASE
)  # fmt: skip
_FIRST = lazy(
    r" (\d{1,2}|[a-z]+) (month|quarter|week|day|year)s(?![^\W_])(?: (?:of|in) (?:fiscal |calendar )?"
    rf"(?:(?P<year>{_YEAR})|(?P<rel>the year|this year|last year|next year)))?", re.IGNORECASE
)  # fmt: skip
_FISCAL = lazy(rf" (?:year )?({_YEAR})", re.IGNORECASE)
_AGO = lazy(r"[ -](ago|earlier|before|later)\b")
_A_UNIT = lazy(r"\b((an?|one) (year|month|week|day|decade|century|quarter|hour)) $", re.IGNORECASE)
MODIFIERS = frozenset(
    ["since", "before", "after", "until", "till", "by", "early", "late", "mid", "from", "through", "during", "in", "on"]
)


def day_of(date: Day | str | None) -> Day | None:
    """The day of an article. Raises QuantityError for a text that is no day."""
    if isinstance(date, datetime):
        return date.date()
    if not isinstance(date, str):
        return date
    try:
        return Day.fromisoformat(date.strip()[:10])
    except ValueError as error:
        raise QuantityError(f"{date!r} is no day; write it as 2024-03-07") from error


def add(scan: Scan, start: int, end: int, period: Period, *, read: str, count: Decimal | None = None) -> int:
    """Add a date or reference to what the scan has found; returns its end."""
    words = scan.text[max(0, start - 12) : start].split()
    modifier = words[-1].lower() if words and words[-1].lower() in MODIFIERS else None
    unit = period.granularity if count is not None else None
    scan.found.append(
        Quantity(
            start,
            end,
            scan.text[start:end],
            "date",
            count,
            None,
            None,
            unit,
            (),
            modifier,
            False,
            None,
            read,
            period.when,
            period.granularity,
        )
    )
    return end


_AFTER_MONTH = lazy(
    rf"\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%:/]|[.,]\d)(?:(?:,| of)? (?P<y>{_YEAR}))?"
    rf"|\.?,?(?: of| de)? (?P<o>{_YEAR})"
)


def word(scan: Scan, start: int, end: int) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At a word of time: the end of the date or reference; 0 when it is none."""
    name = scan.text[start:end].lower()
    if " " in name:
        return _phrase(scan, start, end, name)
    if name in scan.lang.months:
        return _month(scan, start, end, name)
    if name in scan.lang.weekdays:
        return _weekday(scan, start, end, name)
    if scan.lang.name != "en":
        return 0
    if name in _STEPS or name == "past":
        return _relative(scan, start, end, name)
    if name in _DAYS:
        return add(scan, start, end, periods.relative(scan.today, "day", _DAYS[name]), read="relative")
    if name in ("first", "second", "third", "fourth"):
        return _ordered(scan, start, end, scan.lang.ordinal[name])
    if name == "fiscal" and (match := _FISCAL.match(scan.text, end)):
        return add(scan, start, match.end(), Period(match[1], "year"), read="fiscal")
    return 0


def _phrase(scan: Scan, start: int, end: int, name: str) -> int:
    """ "this year", "the previous quarter", "a year ago"."""
    first, second = name.split(" ")
    if second in ("ago", "earlier"):
        return _year_ago(scan, start + len(first) + 1, end)
    return _relative(scan, start, start + len(first), first)


def _month(scan: Scan, start: int, end: int, name: str) -> int:
    text, lang = scan.text, scan.lang
    if lang.time.get("capital_months") and not text[start].isupper():
        return end
    number = lang.months[name]
    match = _AFTER_MONTH.match(text, end)
    if match and match["d"]:
        year = int(match["y"]) if match["y"] else None
        found = periods.day(scan.today, int(match["d"]), number, year, ahead=is_ahead(scan, start))
        if found:
            return add(scan, start, match.end(), found, read="date")
    if match and match["o"]:
        return add(scan, start, match.end(), periods.month(None, number, 0, int(match["o"])), read="date")
    before = text[max(0, start - 12) : start].lower().split()
    last = before[-1] if before else ""
    if name in ("may", "march", "mar", "sun", "dec", "jan") and last not in MODIFIERS | _STEPS.keys() | {
        "to",
        "and",
        "of",
    }:
        return end
    step = _STEPS.get(last, int(is_ahead(scan, start)))
    return add(scan, start, end, periods.month(scan.today, number, step), read="month")


def is_ahead(scan: Scan, start: int) -> bool:
    """Does the sentence speak of what is to come?"""
    return bool(_AHEAD.search(scan.text, max(0, start - 60), start))


def _weekday(scan: Scan, start: int, end: int, name: str) -> int:
    text = scan.text
    if scan.lang.time.get("capital_months") and not text[start].isupper():
        return end
    if len(name) < 4:
        return end
    last = text[max(0, start - 9) : start].lower().split()
    step = _STEPS.get(last[-1], 0) if last else 0
    if step == 0 and is_ahead(scan, start):
        step = 1
    return add(scan, start, end, periods.weekday(scan.today, scan.lang.weekdays[name], step), read="weekday")


def _relative(scan: Scan, start: int, end: int, name: str) -> int:
    text = scan.text
    match = _LAST.match(text, end)
    if match is None:
        return end
    unit, many = match[2].lower(), match[1]
    if not many and match[0].lower().endswith("s"):  # "in the coming months"
        return add(scan, start, match.end(), Period(None, unit), read="relative")
    if many:
        count = _count(scan, many)
        if count is None or name not in ("last", "past", "next", "coming", "previous"):
            return end
        return add(scan, start, match.end(), Period(None, unit), read="span", count=count)
    if unit in ("day", "hour") or name not in _STEPS:
        return add(scan, start, match.end(), Period(None, unit), read="relative") if unit != "hour" else end
    return add(scan, start, match.end(), periods.relative(scan.today, unit, _STEPS[name]), read="relative")


def _count(scan: Scan, word_: str) -> Decimal | None:
    if word_.isdigit():
        return Decimal(word_)
    first = word_.split("-", maxsplit=1)[0]
    if first.lower() not in scan.lang.small:
        return None
    spoken = read_words(word_, 0, len(first), scan.lang)
    return spoken.value if spoken and spoken.end == len(word_) else None


def _ordered(scan: Scan, start: int, end: int, number: int) -> int:
    """ "third quarter", "second half of the year", "first 11 months"; 0 for an ordinal."""
    text = scan.text
    match = _PART.match(text, end)
    if match:
        kind = match[1].lower()
        if (kind == "half" and number > 2) or (
            kind == "half" and not match["year"] and not match["rel"] and not match["own"]
        ):
            return match.end() if kind == "half" and number < 3 else 0
        return add(scan, start, match.end(), periods.part(scan.today, kind, number, _year_in(scan, match)), read="part")
    if number == 1 and (match := _FIRST.match(text, end)):
        count = _count(scan, match[1])
        if count is not None:
            found = periods.first_units(scan.today, match[2].lower(), int(count), _year_in(scan, match))
            return add(scan, start, match.end(), found._replace(granularity=match[2].lower()), read="part", count=count)
    return 0


def _year_in(scan: Scan, match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("own")
    if year:
        return int(year)
    told = (groups.get("rel") or "").lower().split(" ")[0]
    if told in _STEPS and scan.today:
        return scan.today.year + _STEPS[told]
    return None


def _year_ago(scan: Scan, start: int, end: int) -> int:
    match = _A_UNIT.search(scan.text, max(0, start - 14), start)
    if match is None:
        return end
    step = -1 if scan.text[start:end].lower() == "ago" else None
    unit = match[3].lower()
    found = periods.relative(scan.today, unit, step) if step else Period(None, unit)
    return add(scan, match.start(1), end, found, read="relative", count=Decimal(1))


def ago(scan: Scan, amount: Amount) -> int:
    """ "two years ago" after a duration that has been read; 0 when it is only a duration."""
    match = _AGO.match(scan.text, amount.end)
    if match is None or amount.value != int(amount.value) or amount.unit is None:
        return 0
    found = Period(None, amount.unit)
    if match[1] == "ago":
        found = periods.relative(scan.today, amount.unit, -int(amount.value))
    return add(scan, amount.start, match.end(), found, read="relative", count=amount.value)
