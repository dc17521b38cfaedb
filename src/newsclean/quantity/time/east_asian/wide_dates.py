"""Days, months and years of Chinese, Japanese and Korean: "2023年3月5日", "令和6年", "2월 6~7일"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.date_spans import add_date
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.temporal import east_asian_dates as east_asian
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    import re

    from newsclean.quantity.scan.state import TextScan

_WIDE = lazy(
    r"(?:((?:1[5-9]|20)\d\d) ?[年년](?!间|間|代|간|대)(?:度|도)?)?"
    r"(?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号號](?!간))?)?"
)
_WIDE_CLOCK = lazy(
    r"\d{1,2}(?:[时時시](?![间間간])(?:\d{1,2}分?|半)?"
    r"|[点點](?:\d{1,2}分?|半|[钟鐘]))|\d{1,2}:\d\d"
)
_WIDE_DAY = lazy(r"(\d{1,2}) ?[日일](?![间間本圓元游遊간])")
_WIDE_TO = lazy(
    r" ?(?:至|到|から|和|及|与|と|、|부터|에서|과|와|[-~～〜—–]) ?"
    r"(?:(\d{1,2}) ?[月월])? ?(\d{1,2}) ?[日일](?![间間本圓元游遊])"
)
_WIDE_DAYS = lazy(
    r"(?:((?:1[5-9]|20)\d\d) ?[年년] ?)?(\d{1,2}) ?[月월] ?"
    r"(\d{1,2}) ?[日일]?[、,，·・~～〜–—-] ?(\d{1,2}) ?[日일](?![间間간])"
)
_FARTHEST = 12  # characters to the month: "2024年 10月～12月"


_ERAS_OF_JAPAN = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}  # the year before the first
_ERA_YEAR = lazy(r"(\d{1,2}) ?年(?![間代])")


def _japanese_era(scan: TextScan, at: int) -> int:
    """ "令和6年": a year of an era; 0 for others."""
    base, match = _ERAS_OF_JAPAN.get(scan.text[max(0, at - 2) : at]), _ERA_YEAR.match(scan.text, at)
    if base is None or match is None:
        return 0
    return add_date(scan, at - 2, match.end(), Period(str(base + int(match[1])), "year"), read="year")


def unspaced_date(scan: TextScan, at: int) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """ "2023年", "2023年3月5日", "3月5日" of Chinese and Japanese; 0 for anything else."""
    if clock := _WIDE_CLOCK.match(scan.text, at):
        return clock.end()
    if done := _japanese_era(scan, at) or east_asian.name_end(scan.text, at):
        return done  # "令和6年"; "第138位", "国道246号"
    near = scan.text.find("月", at, at + _FARTHEST) > 0
    if near and (months := east_asian.months_of_year(scan.text, at, scan.today)):
        return add_date(scan, at, *months, read="months")
    if days := _WIDE_DAYS.match(scan.text, at):
        return _wide_days(scan, at, days)
    match = _WIDE.match(scan.text, at)
    if match is None or not (match[1] or match[2]):
        lone = _WIDE_DAY.match(scan.text, at)
        if lone and east_asian.is_length_in_days(scan.text, at, lone.end()):
            return 0  # "拘留15日"
        found = nearby.day_of_month(scan.today, int(lone[1])) if lone else None
        return _to(scan, add_date(scan, at, lone.end(), found, read="date")) if lone and found else 0
    year_ = int(match[1]) if match[1] else None
    if match[2] is None:
        found = Period(match[1], "year")
    elif not 1 <= int(match[2]) <= 12:
        return 0
    elif match[3] is None:
        ahead = 0 if year_ else is_ahead(scan, at, match.end(), month=True)
        found = nearby.near_month(scan.today, int(match[2]), 0, year_, ahead=ahead)
    else:
        ahead = 0 if year_ else is_ahead(scan, at, match.end())
        found = nearby.near_day(scan.today, int(match[3]), int(match[2]), year_, ahead=ahead)
        return _to(scan, add_date(scan, at, match.end(), found, read="date")) if found else 0
    return add_date(scan, at, match.end(), found, read="date") if found else 0


def _wide_days(scan: TextScan, at: int, match: re.Match[str]) -> int:
    """ "2月6、7日", "2월 6~7일": two days of one month; 0 for what is no date.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("2月6、7日に行われた。", lang="ja", date="2024-03-13")]
    ['2024-02-06/2024-02-07']
    """
    month, first, last = (int(match[place]) for place in (2, 3, 4))
    if not 1 <= month <= 12 or not 0 < first < last:
        return 0
    year = int(match[1]) if match[1] else None
    ahead = 0 if year else is_ahead(scan, at, match.end())
    found = nearby.near_day(scan.today, last, month, year, ahead=ahead)
    if found is None:
        return 0
    when = f"{found.when[:8]}{first:02}/{found.when}" if found.when else None
    return add_date(scan, at, match.end(), Period(when, "day"), read="span")


def _to(scan: TextScan, end: int) -> int:
    """ "1月9日至19日": the last day of an interval that has just begun."""
    match, first = _WIDE_TO.match(scan.text, end), scan.found[-1]
    if match is None:
        return end
    when = None
    if first.when and "/" not in first.when:
        month = int(match[1]) if match[1] else int(first.when[5:7])
        last = nearby.near_day(None, int(match[2]), month, int(first.when[:4]))
        when = f"{first.when}/{last.when}" if last and last.when and last.when > first.when else None
    scan.found[-1] = first._replace(end=match.end(), text=scan.text[first.start : match.end()], when=when, read="span")
    return match.end()
