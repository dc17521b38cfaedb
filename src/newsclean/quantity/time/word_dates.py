"""English times that begin with a word: "last year", "the third quarter", "first 11 months", "two years ago"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.numbers.words import read_words
from newsclean.quantity.time import anchored_dates as anchored
from newsclean.quantity.time import relative_words
from newsclean.quantity.time.calendar_names import is_today_name
from newsclean.quantity.time.date_spans import STEPS, add_date
from newsclean.quantity.time.phrase_tables import YEAR as _YEAR
from newsclean.quantity.time.tense.nowadays import is_nowadays
from newsclean.quantity.time.tense.seasons import near_season
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.quantity.time.year_dates import cut_year
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_LAST_OF = lazy(rf" of (?!{_YEAR})")
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY_BESIDE = {"yesterday": lazy(r"\b[Tt]he day before \Z"), "tomorrow": lazy(r"\b[Tt]he day after \Z")}
_TO_LAST = lazy(r"\b(?:to|will|would|can|could|may|might|must|should|not|n['’]t) \Z")
_LAST = lazy(
    r" (?:(\d{1,3}|[a-z]+(?:-[a-z]+)?) (?!year\b))?(?:(?:calendar|fiscal|financial) )?"
    r"(year|month|week|quarter|decade|century|night|fortnight|weekend|day|hour"
    r"|morning|afternoon|evening|spring|summer|autumn|fall|winter)s?(?![^\W_])", re.IGNORECASE
)  # fmt: skip
_PART = lazy(
    r"(?:[ -](?:fiscal|financial|calendar))?[ -](quarter|qtr|half)(?![^\W_-]|[ -]dozen)"
    r"(?: (?:of|in) (?:fiscal |the year )?"
    rf"(?:(?P<year>{_YEAR})|(?P<rel>the year|this year|last year|next year))| (?P<own>{_YEAR}))?", re.IGNORECASE
)  # fmt: skip
_FIRST = lazy(
    r" (\d{1,2}|[a-z]+) (month|quarter|week|day|year)s(?![^\W_])(?: (?:of|in) (?:fiscal |calendar )?"
    rf"(?:(?P<year>{_YEAR})|(?P<rel>the year|this year|last year|next year)))?", re.IGNORECASE
)  # fmt: skip
_FISCAL = lazy(rf" (?:year )?({_YEAR})(?:[/–-](\d{{2}}|\d{{4}})(?!\d))?", re.IGNORECASE)
_SEASON = lazy(
    rf",? (?:of )?(?:(?P<year>{_YEAR}|['’]\d\d(?!\d))(?:[-/–]\d{{2}}(?!\d))?"
    r"|(?:in )?(?P<rel>this|last|next) year(?![^\W_]|['’]))"
)


def english_time(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At an English word of time: the end of the reference; 0 if there is none."""
    if " " in name or "-" in name:
        return _phrase(scan, start, end, name)
    if name in STEPS or name == "past":
        return _relative(scan, start, end, name)
    if name in relative_words.READERS:
        return relative_words.READERS[name](scan, start, end)
    if name in _DAYS:
        return _day_word(scan, start, end, name)
    if name in _FOUR:
        return ordinal_period(scan, start, end, scan.lang.ordinal[name])
    if name in periods.SEASONS:
        return _season(scan, start, end, name)
    match = _FISCAL.match(scan.text, end) if name == "fiscal" else None
    if match is None:
        return 0
    when = match[1] if match[2] is None else f"{match[1]}/{match[1][: 4 - len(match[2])]}{match[2]}"
    return add_date(scan, start, match.end(), Period(when, "year"), read="fiscal")


def _day_word(scan: TextScan, start: int, end: int, name: str) -> int:
    """ "yesterday", "the day after tomorrow", "today", which may be our age."""
    if name == "today" and is_today_name(scan, start, end):
        return end
    if match := _DAY_BESIDE[name].search(scan.text, max(0, start - 15), start) if name in _DAY_BESIDE else None:
        found = periods.relative(scan.today, "day", 2 * _DAYS[name])
        return add_date(scan, match.start(), end, found, read="relative")
    now = name == "today" and is_nowadays(scan, start, end)
    found = periods.present_age(scan.today) if now else periods.relative(scan.today, "day", _DAYS[name])
    return add_date(scan, start, end, found, read="relative")


def _season(scan: TextScan, start: int, end: int, name: str) -> int:
    """ "summer of 2023", "spring next year", "the 2023/24 winter"; the bare word is any one."""
    if match := _SEASON.match(scan.text, end):
        year = _year_in(scan, match)
        return add_date(scan, start, match.end(), periods.season(None, name, 0, year), read="season")
    last = scan.found[-1] if scan.found else None
    if last is None or last.read not in ("year", "years") or not last.when or scan.text[last.end : start] != " ":
        return near_season(scan, start, end, name)
    scan.found.pop()
    return add_date(scan, last.start, end, periods.season(None, name, 0, int(last.when[:4])), read="season")


_FOUR = frozenset(("first", "second", "third", "fourth"))


def _phrase(scan: TextScan, start: int, end: int, name: str) -> int:
    """ "this year", "the previous quarter", "a year ago", "year on year", "the week before last"."""
    if "on" in name[1:-1].replace("-", " ").split() or "over" in name.replace("-", " ").split():
        return add_date(scan, start, end, Period(None, name.replace("-", " ").split()[0]), read="comparison")
    first, _, second = name.partition(" ")
    if second in relative_words.TWO_STEPS:
        return relative_words.two_units_off(scan, (start, end), first, second)
    if second in ("ago", "earlier", "later"):
        return relative_words.a_unit_ago(scan, start + len(first) + 1, end)
    return _relative(scan, start, start + len(first), first)


def _is_no_last(scan: TextScan, start: int, match: re.Match[str]) -> bool:
    """ "a shoe to last 40 years", "the last year of his life": nothing that is counted from today."""
    if match[1]:
        return _TO_LAST.search(scan.text, max(0, start - 8), start) is not None
    return _LAST_OF.match(scan.text, match.end()) is not None and scan.text.endswith("the ", 0, start)


def _relative(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases, one line each
    match = _LAST.match(scan.text, end)
    if match is None or (name == "last" and _is_no_last(scan, start, match)):
        return end
    unit, many = match[2].lower(), match[1]
    if not many and match[0].lower().endswith("s"):  # "in the coming months"
        return add_date(scan, start, match.end(), Period(None, unit), read="relative")
    if many:
        count = _count(scan, many)
        if count is None or name not in _REACH:
            return end
        if name == "last" and (of := _OF_YEAR.match(scan.text, match.end())):
            return _end_of_year(scan, start, of, unit, count)
        found = periods.stretch(scan.today, unit, _REACH[name] * int(count))
        return add_date(scan, start, match.end(), found, read="span", count=count)
    if name == "past" and unit not in ("hour", *periods.SEASONS):
        return add_date(scan, start, match.end(), periods.stretch(scan.today, unit, -1), read="span")
    if unit in periods.SEASONS:
        return _this_season(scan, start, match.end(), unit, name)
    if unit in ("day", "hour") or name not in STEPS:
        found = _following(scan, start, name, unit)
        return add_date(scan, start, match.end(), found, read="relative") if unit != "hour" else end
    if unit in ("decade", "century") and name in ("last", "next", "coming"):  # "the next decade" is ten years from now
        return add_date(scan, start, match.end(), periods.stretch(scan.today, unit, _REACH[name]), read="span")
    return _of_calendar(scan, start, match.end(), unit, STEPS[name])


def _of_calendar(scan: TextScan, start: int, end: int, unit: str, step: int) -> int:
    """ "last week", "this weekend"."""
    if unit == "weekend" and not step:
        return relative_words.this_weekend(scan, start, end)
    return add_date(scan, start, end, periods.relative(scan.today, unit, step), read="relative")


def _this_season(scan: TextScan, start: int, end: int, season: str, name: str) -> int:
    """ "last summer", "this summer", of the past too."""
    if name not in STEPS:
        return end
    found = periods.season(scan.today, season, STEPS[name])
    if not STEPS[name]:
        found = periods.this_season(scan.today, season, past=is_ahead(scan, start, end) < 0)
    return add_date(scan, start, end, found, read="season")


def _following(scan: TextScan, start: int, name: str, unit: str) -> Period:
    """ "the next day", "the following year", "the previous week": counted from the time before them."""
    count = _ONE_ON.get(name)
    if count is None or scan.text[max(0, start - 4) : start].lower() != "the ":
        return Period(None, unit)
    return anchored.later(scan, start, unit, count)


_ONE_ON = {"next": 1, "following": 1, "previous": -1, "prior": -1, "preceding": -1}


_REACH = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


_OF_YEAR = lazy(rf" (?:of|in) (?:(?P<year>{_YEAR})|(?P<rel>the year|this year|last year|next year))", re.IGNORECASE)


def _end_of_year(scan: TextScan, start: int, of: re.Match[str], unit: str, count: Decimal) -> int:
    """ "the last six months of 2022": they end with the year, not today."""
    year = _year_in(scan, of) or (scan.today.year if scan.today else None)
    found = Period(None, unit)
    if unit == "month" and year is not None and 0 < count <= 12:
        found = Period(f"{year:04}-{13 - int(count):02}/{year:04}-12", unit)
    return add_date(scan, start, of.end(), found, read="part", count=count)


def _count(scan: TextScan, word_: str) -> Decimal | None:
    if word_.isdigit():
        return Decimal(word_)
    first = word_.split("-", maxsplit=1)[0]
    if first.lower() not in scan.lang.small:
        return None
    reading = read_words(word_, 0, len(first), scan.lang)
    return reading.value if reading and reading.end == len(word_) else None


def ordinal_period(scan: TextScan, start: int, end: int, number: int) -> int:
    """ "third quarter", "second half of the year", "first 11 months"; 0 for an ordinal."""
    text = scan.text
    match = _PART.match(text, end)
    if match:
        kind = match[1].lower().replace("qtr", "quarter")
        if (own := _year_before(scan, start, match)) and (kind == "quarter" or number < 3):
            year = scan.found.pop()
            found = periods.part_of_year(scan.today, kind, number, own)
            return add_date(scan, year.start, match.end(), found, read="part")
        if (kind == "half" and number > 2) or (
            kind == "half" and not match["year"] and not match["rel"] and not match["own"]
        ):
            return match.end() if kind == "half" and number < 3 else 0
        return add_date(
            scan, start, match.end(), periods.part_of_year(scan.today, kind, number, _year_in(scan, match)), read="part"
        )
    if number == 1 and (match := _FIRST.match(text, end)):
        count = _count(scan, match[1])
        if count is not None and not text.startswith(" after", match.end()):  # "the first six months after birth"
            found = periods.first_units(scan.today, match[2].lower(), int(count), _year_in(scan, match))
            return add_date(
                scan, start, match.end(), found._replace(granularity=match[2].lower()), read="part", count=count
            )
    return 0


def _year_before(scan: TextScan, start: int, match: re.Match[str]) -> int | None:
    """The year of "next year's first quarter"; None for another quarter."""
    last = scan.found[-1] if scan.found else None
    if (
        last is None
        or last.granularity != "year"
        or not last.when
        or len(last.when) != 4
        or match["year"]
        or match["rel"]
    ):
        return None
    return int(last.when) if scan.text[last.end : start] in ("'s ", "’s ") else None


def _year_in(scan: TextScan, match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("own")
    if year:
        return cut_year(year)
    relative = (groups.get("rel") or "").lower().split(" ")[0]
    if relative in STEPS and scan.today:
        return scan.today.year + STEPS[relative]
    return None
