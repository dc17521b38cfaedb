"""Numbers that are no amounts, by what follows them: days, times of day, orders, decades, telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.numbers.digits import Numeral
from newsclean.quantity.numbers.ordinals import add_ordinal
from newsclean.quantity.scan.clock_times import clock_words
from newsclean.quantity.scan.exclusions import excluded_end
from newsclean.quantity.time import year_dates as years
from newsclean.quantity.time.digit_dates import day_date
from newsclean.quantity.time.month_dates import nth_day
from newsclean.quantity.time.word_dates import ordinal_period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_HOUR_DIGITS = 6  # with its minutes
_DAY_SUFFIX = lazy(r"(?:er|º|°|ª|ης?)(?= )")  # "1er mars", "1º de março", "26η Οκτωβρίου"
_SUFFIX = lazy(r"(?:st|nd|rd|th)(?![^\W_])")


def no_amount(scan: TextScan, at: int, numeral: Numeral, *, bare: bool) -> int:
    """The end of what begins like a number and is a day, a time, an order or a telephone number; 0 for an amount.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("The 3rd of 12 met at 9am in the 1990s.")]
    ['3rd', '12', '1990s']
    """
    text, end = scan.text, numeral.end
    behind = _DAY_SUFFIX.match(text, end) if text[end] in "eº°ηª" else None
    if behind and (done := day_date(scan, at, end, behind.end())):
        return done
    if not bare:
        return 0
    if end - at < _HOUR_DIGITS and (clock := clock_words(scan, at, end)):
        return clock
    if text[end] in "QH" and (period := years.counted_period(scan, at)):
        return period
    done = excluded_end(scan, at, end, text[end], numeral)
    return done or (_suffixed(scan, at, end, numeral) if text[end] in "sStTnNrR'’" else 0)


def _suffixed(scan: TextScan, at: int, end: int, numeral: Numeral) -> int:
    """ "3rd", "3rd March", "1990s"."""
    match = _SUFFIX.match(scan.text, end)
    if match and match[0] == "st" and (numeral.value % 10 != 1 or numeral.value % 100 == 11):
        return 0  # "12st 4lb": the weight
    if match:
        return (
            day_date(scan, at, end, match.end())
            or years.century_date(scan, at, match.end(), int(numeral.value))
            or nth_day(scan, at, match.end(), int(numeral.value))
            or (numeral.value < 5 and ordinal_period(scan, at, match.end(), int(numeral.value)))
            or add_ordinal(scan, at, match.end(), numeral.value)
        )
    return years.decade_date(scan, at, end)
