"""Years, quarters and decades that begin with a digit: "2023", "2012–13", "Q3 2023", "FY2024", "3Q23", "1990s"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.years_or_counts import counts_or_names
from newsclean.quantity.names.club_years import is_of_club
from newsclean.quantity.time.date_spans import MODIFIERS, add_date
from newsclean.quantity.time.phrase_tables import YEAR as _YEAR
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_FISCAL = r"(?:fiscal|financial)(?: year)? (?:of )?"
_IN_YEAR = (
    rf"[ -](?:of |in )?(?:the )?(?:{_FISCAL})?(?P<of>{_YEAR})|(?: of)? FY ?[’']?(?P<fiscal>{_YEAR}|\d{{2}}(?!\d))"
)
_CUT = r"[’'](?P<cut>\d{2}(?!\d))"
_GLUED = lazy(
    rf"(?:(Q[1-4]|H[12])|FY ?[’']?(?P<fy>(?:1[5-9]|20)\d{{2}}(?!\d)|\d{{2}}(?!\d))"
    rf"(?:[-/–](?P<to>\d{{4}}|\d{{2}})(?!\d))?)(?![^\W_])(?:{_IN_YEAR}|{_CUT})?"
)
_COUNTED = lazy(rf"([1-4]Q|[12]H)(?:{_IN_YEAR}|[’']?(?P<cut>\d{{4}}|\d{{2}}))?(?![^\W_])")
_AND = lazy(r" (?:and|to) \d{1,4}(?![\w,.]\d)")
_ERAS, _BEFORE_YEAR = frozenset("ABCt"), frozenset(("AD", "A.D.", "CE", "C.E."))
_ERA = lazy(r" (?:to \d{1,4} )?(?:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE)(?![^\W_])")
_SURE = frozenset(("in", "by", "since", "until", "before"))  # words behind which a number of four digits is a year
_TOTALS = frozenset(("average", "total", "maximum", "minimum", "mean", "median", "sum"))
_SPAN = lazy(r"[-–/](\d{4}|\d{2})(?![\d])")


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
        year = full_year(match["fy"])
        when = str(year)
        if match["to"]:
            last = full_year(match["to"])
            when = f"{year}/{last}" if year < last < year + 10 else when
        return add_date(scan, start, match.end("to" if match["to"] else "fy"), Period(when, "year"), read="fiscal")
    return _quarter_or_half(scan, start, match, match[1][0], int(match[1][1]))


def counted_period(scan: TextScan, at: int) -> int:
    """ "3Q23", "1H 2023": the number before the letter; 0 for anything else.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.when) for q in find_quantities("Sales fell in 3Q23, and a 4Hb pencil did not.")]
    [('3Q23', '2023-Q3')]
    """
    match = _COUNTED.match(scan.text, at)
    if match is None or (match.end() == match.end(1) and match[1][1] == "H"):
        return 0
    return _quarter_or_half(scan, at, match, match[1][1], int(match[1][0]))


def _quarter_or_half(scan: TextScan, start: int, match: re.Match[str], letter: str, number: int) -> int:
    year, end = match["of"] or match["fiscal"] or match["cut"], match.end()
    kind = "quarter" if letter == "Q" else "half"
    found = periods.part_of_year(scan.today, kind, number, full_year(year) if year else None)
    return add_date(scan, start, end, found, read="part")


def full_year(year: str) -> int:
    """A year of four digits, or of two in this century."""
    return int(year) if len(year) == 4 else 2000 + int(year)


_STUCK_YEAR = lazy(r"((?:19|20)\d\d)(?:(?![^\W_])|([^\W\d_]{1,7})(?![^\W_]))")
_WORD_STUCK = lazy(r"(?<![^\W_])[^\W\d_]{1,7}\Z")


def stuck_year(scan: TextScan, at: int) -> int:
    """ "in2019", "1990to 1995": a year that lost the space beside a small word; 0 for other tokens.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("It ran from 1990to 1995, since2001 and in2019and 2020, on ABC2019.")]
    ['1990/1995', '2001', '2019', '2020']
    """
    match, before = _STUCK_YEAR.match(scan.text, at), _WORD_STUCK.search(scan.text, max(0, at - 8), at)
    if match is None or (scan.text[at - 1 : at].isalnum() and before is None):
        return 0
    words = [word.lower() for word in (before[0] if before else None, match[2]) if word]
    small = MODIFIERS.union(scan.lang.modifiers, *scan.lang.ranges.values())
    if not words or not small.issuperset(words):
        return 0
    return add_date(scan, at, match.end(1), Period(match[1], "year"), read="year")


def cut_year(year: str) -> int:
    """A year of four digits, or of two behind an apostrophe, of this century or the last.

    >>> cut_year("2023"), cut_year("'98"), cut_year("’07")
    (2023, 1998, 2007)
    """
    digits = int(year.lstrip("'’"))
    return digits if digits > 99 else digits + (1900 if digits >= _OLD else 2000)


_OLD = 30  # the two digits of a year of the last century


def year_date(scan: TextScan, amount: Amount, words: list[str]) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """A bare number that is a year, or years ("2012–13"); 0 when it counts something or names something."""
    text, value = scan.text, int(amount.value)
    if scan.lang.refs.decade_before and (done := _named_decade(scan, amount, words)):
        return done
    if (text[amount.end + 1 : amount.end + 2] in _ERAS or (words and words[-1] in _BEFORE_YEAR)) and (
        era := _era(text, amount, words)
    ):
        return era
    last = words[-1].lower() if words else ""
    if amount.end - amount.start != 4 or not _may_be_year(scan, amount, words, last):
        return 0
    if counts_or_names(scan, amount, words, last) or is_of_club(scan, amount, words):
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


_YEARS_JOINED = lazy(r"[-–](20\d\d|1[89]\d\d)(?![\d]|[-–/.]\d)|/(\d\d|(?:19|20)\d\d)(?![\d/.-])")


def joins_years(text: str, at: int, end: int) -> bool:
    """ "2015-2019", "2015/16": whether a year and a later one are joined here.

    >>> joins_years("2015-2019", 0, 4), joins_years("2015/16", 0, 4), joins_years("2015/17", 0, 4)
    (True, True, False)
    >>> joins_years("19.2/20", 0, 4)
    False
    """
    match = _YEARS_JOINED.match(text, end) if end - at == 4 and text[at : at + 2] in ("18", "19", "20") else None
    if match is None or not text[at:end].isdecimal():
        return False
    first = int(text[at:end])
    return first < int(match[1]) < first + 100 if match[1] else (first + 1) % 100 == int(match[2][-2:])


def _era(text: str, amount: Amount, words: list[str]) -> int:
    """The end of "44 BC", "A.D. 1000", "A.D. 1000 and 1260", which are not amounts; 0 for none."""
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
    before, last = scan.lang.refs.decade_before, words[-1].lower().rstrip("'’") if words else ""
    if last not in before and (len(words) < 2 or f"{words[-2].lower()} {last}" not in before):
        return 0
    found = periods.decade_period(int(amount.value), amount.end - amount.start)
    return add_date(scan, amount.start, amount.end, found, read="decade") if found else 0


_DECADE_BEFORE = lazy(r"(?:['’‘]|\b(?:[Tt]he|early|late|mid)[ -])\Z")
_DEGREES = lazy(r"\b(?:highs?|lows?|temperatures?|upper|lower|mercury|degrees|shot|scored|rounds?)\b", re.IGNORECASE)


def _is_short_decade(scan: TextScan, at: int) -> bool:
    """ "the '80s", "the 80s"; not "highs in the 80s" and "in her 80s"."""
    before = scan.text[max(0, at - 60) : at]
    return _DECADE_BEFORE.search(before) is not None and _DEGREES.search(before) is None


def decade_date(scan: TextScan, at: int, end: int) -> int:
    """ "1990s", "the late 70's"; 0 for anything else."""
    digits = scan.text[at:end]
    if scan.text[end] != "s":
        if len(digits) != 2 or not scan.text.startswith(("'s", "’s"), end) or scan.text[end + 2 : end + 3].isalnum():
            return 0
        end += 1
    if not digits.isdigit() or (len(digits) == 2 and not _is_short_decade(scan, at)):
        return 0
    found = periods.decade_period(int(digits), len(digits))
    return add_date(scan, at, end + 1, found, read="decade") if found else 0


_CENTURY = lazy(r"[ -]century(?![^\W_])", re.IGNORECASE)


def century_date(scan: TextScan, start: int, end: int, number: int) -> int:
    """ "20th century", "nineteenth-century"; 0 for another ordinal."""
    match = _CENTURY.match(scan.text, end)
    if match is None or not 0 < number < 23:
        return 0
    return add_date(scan, start, match.end(), periods.century_period(number), read="century")
