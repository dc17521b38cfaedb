"""Dates that begin with a digit: "2023", "2012–13", "24 February 2022", "2023-07-04", "Q3 2023", "FY2024"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.date_spans import MODIFIERS, add_date
from newsclean.quantity.time.phrase_tables import YEAR as _YEAR
from newsclean.quantity.time.tense import is_ahead
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.relative_dates import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_GLUED = lazy(rf"(?:(Q[1-4]|H[12])|FY ?[’']?(?P<fy>{_YEAR}|\d{{2}}(?!\d)))(?![^\W_])(?:[ -](?:of )?(?P<of>{_YEAR}))?")
_AND = lazy(r" (?:and|to) \d{1,4}(?![\w,.]\d)")
_ERAS, _BEFORE_YEAR = frozenset("ABCt"), frozenset(("AD", "A.D.", "CE", "C.E."))
_ERA = lazy(r" (?:to \d{1,4} )?(?:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE)(?![^\W_])")
_SURE = frozenset(("in", "by", "since", "until", "before"))  # words behind which a number of four digits is a year
_TOTALS = frozenset(("average", "total", "maximum", "minimum", "mean", "median", "sum"))
_SPAN = lazy(r"[-–/](\d{4}|\d{2})(?![\d])")
_ISO = lazy(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])")
_DOTTED = lazy(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_WIDE = lazy(r"(?:((?:1[5-9]|20)\d\d) ?年(?!间|間|代)(?:度)?)? ?(?:(\d{1,2}) ?月(?:(\d{1,2}) ?日)?)?")
_WIDE_CLOCK = lazy(r"\d{1,2}(?:[时時](?![间間])(?:\d{1,2}分?|半)?|[点點](?:\d{1,2}分?|半|[钟鐘]))|\d{1,2}:\d\d")
_WIDE_DAY = lazy(r"(\d{1,2}) ?日(?![间間本圓元游遊])")
_WIDE_TO = lazy(r" ?(?:至|到|から|[-~～〜—–]) ?(?:(\d{1,2}) ?月)?(\d{1,2}) ?日")
_NTH = lazy(r"\d{1,4}(?:页|頁|版|章|条|條|号|號)?")


def glued_period(scan: TextScan, at: int) -> int:
    """ "Q3 2023", "H1", "FY2024": a letter and a number; 0 for anything else."""
    text = scan.text
    start = at - 1
    while start > at - 3 and start and text[start - 1].isalpha():
        start -= 1
    match = _GLUED.match(text, start)
    if match is None:
        return 0
    if match["fy"]:
        year = match["fy"] if len(match["fy"]) == 4 else f"20{match['fy']}"
        return add_date(scan, start, match.end(), Period(year, "year"), read="fiscal")
    kind = "quarter" if match[1][0] == "Q" else "half"
    year_ = int(match["of"]) if match["of"] else None
    return add_date(
        scan, start, match.end(), periods.part_of_year(scan.today, kind, int(match[1][1]), year_), read="part"
    )


def year_date(scan: TextScan, amount: Amount, words: list[str]) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """A bare number that is a year, or years ("2012–13"); 0 when it counts something or names something."""
    text, value = scan.text, int(amount.value)
    if scan.lang.refs.decade_before and (done := _named_decade(scan, amount, words)):
        return done
    if era := _era(text, amount, words):
        return era
    last = words[-1].lower() if words else ""
    if amount.end - amount.start != 4 or not _may_be_year(scan, amount, words, last):
        return 0
    if last in scan.lang.identifiers or (
        last in scan.lang.before and scan.lang.before[last] not in ("up", "down", "only")
    ):
        return 0
    following = text[amount.end + 1 : amount.end + 24].split(maxsplit=1)
    if following and text[amount.end] == " " and following[0].rstrip(".,;") in scan.lang.counted:
        return 0
    if (
        value < 1800
        and last not in MODIFIERS | {"of", "and", "to", "as", "year"}
        and counted_noun(text, amount, scan.lang)
    ):
        return 0
    match = _SPAN.match(text, amount.end)
    if match:
        second = int(match[1]) if len(match[1]) == 4 else value // 100 * 100 + int(match[1])
        if 0 < second - value < 200:
            return add_date(scan, amount.start, match.end(), Period(f"{value}/{second}", "year"), read="years")
        return match.end()
    if last in {"fy", "fiscal"}:
        amount.start = text.rfind(words[-1], 0, amount.start)
    return add_date(scan, amount.start, amount.end, Period(str(value), "year"), read="year")


def _era(text: str, amount: Amount, words: list[str]) -> int:
    """The end of "44 BC", "A.D. 1000", "A.D. 1000 and 1260", which are no amounts; 0 for none."""
    if text[amount.end + 1 : amount.end + 2] in _ERAS and (match := _ERA.match(text, amount.end)):
        return match.end()
    if not words or words[-1] not in _BEFORE_YEAR:
        return 0
    more = _AND.match(text, amount.end)
    return more.end() if more else amount.end


def _may_be_year(scan: TextScan, amount: Amount, words: list[str], last: str) -> bool:
    """Far years only behind "in" or "by" and before no noun ("in 1066", "by 2100"); "an average of 1500" is none."""
    if last == "of" and words[-2:-1] and words[-2].lower() in _TOTALS:
        return False
    if 1500 <= amount.value < 2100:
        return True
    sure = last in _SURE and scan.lang.grammar.number_phrases and 1000 <= amount.value < 2200
    return sure and counted_noun(scan.text, amount, scan.lang) is None


def _named_decade(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "années 1990", "anni '90", "lata 90."; 0 for a year."""
    if not words or words[-1].lower().rstrip("'’") not in scan.lang.refs.decade_before:
        return 0
    found = periods.decade_period(int(amount.value), amount.end - amount.start)
    return add_date(scan, amount.start, amount.end, found, read="decade") if found else 0


def decade_date(scan: TextScan, at: int, end: int) -> int:
    """ "1990s"; 0 for anything else."""
    digits = scan.text[at:end]
    if not digits.isdigit() or (len(digits) == 2 and scan.text[at - 1 : at] not in ("'", "’", "‘")):
        return 0
    found = periods.decade_period(int(digits), len(digits))
    return add_date(scan, at, end + 1, found, read="decade") if found else 0


_OF_MONTH = frozenset((" of ", " de ", ". de", " d'e", " d’"))
_CENTURY = lazy(r"[ -]century(?![^\W_])", re.IGNORECASE)


def century_date(scan: TextScan, start: int, end: int, number: int) -> int:
    """ "20th century", "nineteenth-century"; 0 for another ordinal."""
    match = _CENTURY.match(scan.text, end)
    if match is None or not 0 < number < 23:
        return 0
    return add_date(scan, start, match.end(), periods.century_period(number), read="century")


def day_date(scan: TextScan, at: int, end: int, place: int) -> int:
    """ "24 February 2022", "3rd of March": a number before the name of a month; 0 for anything else."""
    months = scan.lang.months
    if not months or end - at > 2:
        return 0
    ahead = scan.text[place : place + 6].strip(" .")[:1]
    joins = ahead in scan.lang.joiners
    if not joins and ahead not in scan.lang.month_heads and scan.text[place : place + 4] not in _OF_MONTH:
        return 0
    match = scan.lang.after_day.match(scan.text, place)
    if match is None:
        return _days(scan, at, end, place) if joins else 0
    if scan.lang.time.get("capital_months") and not match[1][0].isupper():
        return 0
    year_ = int(match[2]) if match[2] else None
    number = months[match[1].lower()]
    found = periods.near_day(
        scan.today, int(scan.text[at:end]), number, year_, ahead=0 if year_ else is_ahead(scan, at)
    )
    return add_date(scan, at, match.end(), found, read="date") if found else 0


def _days(scan: TextScan, at: int, end: int, place: int) -> int:
    """ "3 to 7 March", "14. und 15. Juli 2021", "3-7 сентября": the month comes after the second day."""
    match = scan.lang.day_joint.match(scan.text, place)
    last = scan.lang.after_day.match(scan.text, match.end()) if match else None
    if match is None or last is None or (scan.lang.time.get("capital_months") and not last[1][0].isupper()):
        return 0
    number, year_ = scan.lang.months[last[1].lower()], int(last[2]) if last[2] else None
    found = periods.near_day(scan.today, int(match[1]), number, year_, ahead=0 if year_ else is_ahead(scan, at))
    first = int(scan.text[at:end])
    if found is None or not 0 < first < int(match[1]):
        return 0
    when = None if found.when is None else f"{found.when[:8]}{first:02}/{found.when}"
    return add_date(scan, at, last.end(), Period(when, "day"), read="span")


def numeric_date(scan: TextScan, at: int) -> int:
    """ "2023-07-04", "04.07.2023", "25/12/2023"; 0 for others: "04/07/2023" may be two days in English."""
    match = _ISO.match(scan.text, at)
    if match:
        parts: tuple[int, int, int] | None = (int(match[1]), int(match[2]), int(match[3]))
    else:
        match = _DOTTED.match(scan.text, at)
        parts = _dotted(match, month_first=scan.lang.grammar.month_first) if match else None
    if match is None or parts is None or not 1 <= parts[1] <= 12:
        return 0
    found = periods.near_day(None, parts[2], parts[1], parts[0])
    return add_date(scan, at, match.end(), found, read="date") if found else 0


_DAY_MONTH = lazy(r"(\d{1,2})\.(\d{1,2})\.(?![\d%])(?=[ ,;)\n]|$)")


def day_and_month(scan: TextScan, at: int) -> int:
    """ "13.3.": a day and a month, where the point parts groups of digits; 0 for others."""
    match = _DAY_MONTH.match(scan.text, at)
    words = scan.back(at)
    if match is None or not 1 <= int(match[2]) <= 12 or not words or words[-1].lower() in scan.lang.identifiers:
        return 0  # "Version 1.2."
    found = periods.near_day(scan.today, int(match[1]), int(match[2]), None, ahead=is_ahead(scan, at))
    return add_date(scan, at, match.end(), found, read="date") if found else 0


def unspaced_date(scan: TextScan, at: int) -> int:
    """ "2023年", "2023年3月5日", "3月5日" of Chinese and Japanese; 0 for anything else."""
    if clock := _WIDE_CLOCK.match(scan.text, at):
        return clock.end()
    if scan.text[at - 1 : at] == "第" and (nth := _NTH.match(scan.text, at)):
        return nth.end()  # "第138位": a place or a page
    match = _WIDE.match(scan.text, at)
    if match is None or not (match[1] or match[2]):
        lone = _WIDE_DAY.match(scan.text, at)
        found = periods.day_of_month(scan.today, int(lone[1])) if lone else None
        return _to(scan, add_date(scan, at, lone.end(), found, read="date")) if lone and found else 0
    year_ = int(match[1]) if match[1] else None
    if match[2] is None:
        found = Period(match[1], "year")
    elif not 1 <= int(match[2]) <= 12:
        return 0
    elif match[3] is None:
        found = periods.near_month(scan.today, int(match[2]), 0, year_)
    else:
        found = periods.near_day(scan.today, int(match[3]), int(match[2]), year_)
        return _to(scan, add_date(scan, at, match.end(), found, read="date")) if found else 0
    return add_date(scan, at, match.end(), found, read="date") if found else 0


def _to(scan: TextScan, end: int) -> int:
    """ "1月9日至19日": the last day of an interval that has just begun."""
    match, first = _WIDE_TO.match(scan.text, end), scan.found[-1]
    if match is None:
        return end
    when = None
    if first.when and "/" not in first.when:
        month = int(match[1]) if match[1] else int(first.when[5:7])
        last = periods.near_day(None, int(match[2]), month, int(first.when[:4]))
        when = f"{first.when}/{last.when}" if last and last.when and last.when > first.when else None
    scan.found[-1] = first._replace(end=match.end(), text=scan.text[first.start : match.end()], when=when, read="span")
    return match.end()


def _dotted(match: re.Match[str], *, month_first: bool) -> tuple[int, int, int] | None:
    first, second, year_ = int(match[1]), int(match[3]), int(match[4])
    if first > 12 or not month_first or match[2] == ".":
        return year_, second, first
    return (year_, first, second) if second > 12 else None
