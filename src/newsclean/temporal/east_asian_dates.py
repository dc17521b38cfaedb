"""Months of Chinese, Japanese and Korean, "1—9月", and what looks like a date: "拘留15日", "第138位", "5号室"."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - `date` is the name of an argument

from newsclean.core.lazy_regex import lazy
from newsclean.temporal.calendar_edges import in_calendar
from newsclean.temporal.intervals import Period

_MONTHS = lazy(r"(?:((?:1[5-9]|20)\d\d) ?[年년])? ?(\d{1,2})月?[-~～〜—–至到](\d{1,2})月(?:期|份)?(?!\d)")
# Behind such words, or before such, a number of days is how long: "拘留15日", "15日以内", "10日連続".
_LONG_BEFORE = lazy(
    r"(?:拘留|监禁|監禁|停[赛賽职職业業课課]|隔离|隔離|[为為]期|[历歷][时時]|[长長]?[达達]|连续|連續|共|超过|超過"
    r"|不足|最长|最長|满|滿) ?\Z"
)
_LONG_BEHIND = lazy(
    r" ?(?:以?[内內](?![阁閣])|以上|以下|行政拘留|拘留|停赛|停賽|隔离|隔離|之[内內久]|左右"
    r"|ぶり|連続|足らず|ほど|がかり|분|間|间|간|동안|[前後](?=[にのかもまよ])"
    r"|[전후뒤](?=에|부터|까지|인(?![^\W\d_])|[ ,.]|$))"
)
_REACH = 4  # characters before the number


def months_of_year(text: str, at: int, today: Day | None, *, ahead: bool = False) -> tuple[int, Period] | None:
    """The end and the span of "1-9月", of the last year in which it is over, or, ahead, of the next; None for others.

    >>> months_of_year("4～6月期の売上高", 0, Day(2024, 3, 7))
    (5, Period(when='2023-04/2023-06', granularity='month', others=()))
    >>> months_of_year("2024年1至9月", 0, None)[1].when, months_of_year("9-10月", 0, None)[1].when
    ('2024-01/2024-09', None)
    >>> months_of_year("9-4月", 0, None), months_of_year("3月", 0, None)
    (None, None)
    """
    match = _MONTHS.match(text, at)
    if match is None or not 0 < int(match[2]) < int(match[3]) <= 12:
        return None
    first, last = int(match[2]), int(match[3])
    year = int(match[1]) if match[1] else None
    if year is None and today is not None:
        year = today.year + (first < today.month) if ahead else today.year - (last >= today.month)
    when = f"{year:04}-{first:02}/{year:04}-{last:02}" if year is not None and in_calendar(year) else None
    return match.end(), Period(when, "month")


def is_length_in_days(text: str, start: int, end: int) -> bool:
    """Whether "15日" is a length of time and no day of a month, by the words beside it.

    >>> is_length_in_days("拘留15日", 2, 5), is_length_in_days("15日以内", 0, 3), is_length_in_days("15日に", 0, 3)
    (True, True, False)
    >>> is_length_in_days("3日前に", 0, 2), is_length_in_days("3일 전국", 0, 2)
    (True, False)
    """
    return bool(_LONG_BEFORE.search(text, max(0, start - _REACH), start) or _LONG_BEHIND.match(text, end))


_NTH = lazy(r"\d{1,4}(?:页|頁|版|章|条|條|号|號|조|호|장|항|차|회|대|위)?")
_ROAD_BEFORE = lazy(r"(?:国道|國道|省道|県道|縣道|府道|都道|市道) ?\Z")
_ROAD = lazy(r"\d{1,4}(?:号线?|號線?|호선?)?(?!\d)")
_NAMED = lazy(
    r"\d{1,5} ?(?:[号號](?![码碼])|호(?![황주])|番(?![号號])|丁目|房[间間]|[国國]道|省道|[县縣]道|路公交|路巴士"
    r"|次列[车車]|次航班|航班|동(?=[^\W\d_]|$|[ ,.])|번 ?(?:국도|길|버스|홈|출구|게이트))"
)


def name_end(text: str, at: int) -> int:
    """The end of a number that names something: "第138位", "제370조", "5号室", "国道246号", "312国道"; 0 for others.

    >>> [name_end(text, at) for text, at in (("第138位", 1), ("5号室で", 0), ("国道246号", 2), ("7번 국도", 0))]
    [4, 2, 6, 5]
    >>> name_end("5人", 0), name_end("138位", 0)
    (0, 0)
    """
    before = text[at - 1 : at] or "\n"
    match = (_NTH if before in "第제" else _NAMED).match(text, at)
    if match is None and before in "道 " and _ROAD_BEFORE.search(text, max(0, at - 3), at):
        match = _ROAD.match(text, at)
    return match.end() if match else 0
