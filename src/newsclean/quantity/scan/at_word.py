"""What to do at a word with which a number or a time may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.quantity.numbers.dispatch import number_word, read_whole_amount
from newsclean.quantity.numbers.han import han_amount
from newsclean.quantity.time.month_dates import month_date
from newsclean.quantity.time.table_dates import table_time
from newsclean.quantity.time.weekdays import weekday_date
from newsclean.quantity.time.word_dates import english_time

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_OPENING, _CLOSING = frozenset("«„“"), frozenset("»“”")


def at_word(scan: TextScan, start: int, end: int) -> int:
    """At a number word, a month, a weekday or a word of time; return where the scan continues."""
    name = scan.text[start:end].lower()
    if done := name in scan.lang.times and _time(scan, start, end, name):
        return done
    if not scan.lang.grammar.han_numbers:
        return number_word(scan, start, end)
    return _wide_amount(scan, start) or han_amount(scan, start)


def _time(scan: TextScan, start: int, end: int, name: str) -> int:
    """The end of the date or reference; 0 if there is none."""
    if found := table_time(scan, start, end, name):
        return found
    if scan.text[end : end + 1] in _CLOSING and scan.text[start - 1 : start] in _OPENING and start:
        return end  # "«Пятница»", a channel: a month or weekday alone in quotation marks
    if name in scan.lang.months and name in scan.lang.small and name in scan.lang.short_months:
        return month_date(scan, start, end, name) if scan.text[end : end + 3].strip(" .")[:1].isdecimal() else 0
    if name in scan.lang.months:
        return month_date(scan, start, end, name)
    if name in scan.lang.weekdays:
        return weekday_date(scan, start, end, name)
    return english_time(scan, start, end, name)


def _wide_amount(scan: TextScan, start: int) -> int:
    """The same in a script without spaces, which skips the signs in another word: 大半年, 半年報; 0 for other signs.

    >>> from newsclean import find_quantities
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("半年で3回、半年報は来週。", lang="ja") if q.unit]
    [('半年', '0.5', 'year')]
    """
    own, text = scan.lang.counts, scan.text
    word = max((word for word in own.amounts if text.startswith(word, start)), key=len, default="")
    if not word:
        return 0
    end = start + len(word)
    before = text[start - 1 : start] if start else " "
    if before in own.not_before or text[end : end + 1] in own.not_behind or (scan.lang.gaps and before.isalpha()):
        return end
    return read_whole_amount(scan, start, end, scan.back(start))
