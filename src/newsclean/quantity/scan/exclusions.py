"""Digits that are no amount: times, scores, telephone numbers, dates, powers; and what ends in "-th"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.numbers import dispatch as spoken
from newsclean.quantity.numbers.digits import Numeral
from newsclean.quantity.scan.start_patterns import WIDE
from newsclean.quantity.time import digit_dates as dates
from newsclean.quantity.time import table_dates as foreign
from newsclean.quantity.time import word_dates as time

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import Scan

_CLOCK = lazy(r"(?::\d{2}(?![\d])){0,2}+\s?(?:[ap]\.m\b\.?|[ap]m\b|o[’']clock|GMT\b|hrs\b|Uhr\b|h(?:eures)?\b)", 2)


_MINUTE = lazy(r"(?:\+\d)?\.?[’‘'′]{1,2}(?=\))")  # "(67')": the minute of a goal


_COLON = lazy(r":\d")


_SUFFIX = lazy(r"(?:st|nd|rd|th)(?![^\W_])")


_JOINED = lazy(r"(?:[-–/.]\(?\d++){2,}|-\d{4,}|/\d+/\d+")


_SPACED_PHONE = lazy(r"(?:[ -]\d{3,4}){2,}(?![\d,.]\d)")


_HOURS = frozenset("apAPoGhU")  # a.m., p.m., o'clock, GMT, hrs, Uhr


_CARET = lazy(r"\^[-+]?\d++(?:\.\d++)?")


def trap(scan: Scan, at: int, end: int, next_: str, numeral: Numeral) -> int:
    """The end of a time, score, telephone number or date of digits that begins here; 0 when there is none."""
    text = scan.text
    if next_ in ")、" and (listed := _listed(scan, at, end)):
        return listed
    if scan.lang.name != "en" and numeral.how == "plain" and (found := foreign.digits(scan, at, end)):
        return found
    if next_ in ":.apAPoGhU'’‘′" or (next_ == " " and text[end + 1 : end + 2] in _HOURS):
        found = _clock(scan, at, end, numeral)
        if found:
            return found
    found = _signed_trap(scan, at, end, next_) if next_ in "^/-–." else 0
    if found or next_ not in "sStTnNrR .-–":
        return found
    if next_ not in " .-–":
        return _suffixed(scan, at, end, numeral)
    return _spaced(scan, at, end) if numeral.how == "plain" else 0


def _clock(scan: Scan, at: int, end: int, numeral: Numeral) -> int:
    """ "12.30pm", "14:05", "14 Uhr", and the minute of a goal."""
    text = scan.text
    if text[at - 1 : at] == "(" and (minute := _MINUTE.match(text, end)):
        return minute.end()
    match = _CLOCK.match(text, end)
    if match and numeral.value < 25 and (scan.lang.name != "en" or text[match.end() - 1] not in "hH"):
        return match.end()
    return skip(scan, at) if _COLON.match(text, end) else 0


def _spaced(scan: Scan, at: int, end: int) -> int:
    """ "0800 123 456", "24 February", "1. An item"."""
    text = scan.text
    if text[at] == "0" and text[end] == " " and (phone := _SPACED_PHONE.match(text, end)):
        return phone.end()
    return dates.day(scan, at, end, end) or (_listed(scan, at, end) if text[end] == "." else 0)


def _listed(scan: Scan, at: int, end: int) -> int:
    """ "1. A point", "2) another", "3、第三": the number of an item at the beginning of a line."""
    text = scan.text
    if end - at > 2 or (at and text[at - 1] != "\n") or (text[end] != "、" and text[end + 1 : end + 2] != " "):
        return 0
    return end + 1


def _signed_trap(scan: Scan, at: int, end: int, next_: str) -> int:
    """Powers, telephone numbers, dates and strokes; 0 for what may be a range or a fraction."""
    text = scan.text
    if next_ == "^" and (match := _CARET.match(text, end)):
        return match.end()
    if match := _JOINED.match(text, end):
        return dates.numeric(scan, at) or max(match.end(), skip(scan, at))
    return skip(scan, at) if next_ == "/" and text[end + 1 : end + 2].isdigit() else 0


def _suffixed(scan: Scan, at: int, end: int, numeral: Numeral) -> int:
    """ "3rd", "3rd March", "1990s"."""
    match = _SUFFIX.match(scan.text, end)
    if match:
        return (
            dates.day(scan, at, end, match.end())
            or dates.century(scan, at, match.end(), int(numeral.value))
            or (numeral.value < 5 and time.ordered(scan, at, match.end(), int(numeral.value)))
            or spoken.ordinal(scan, at, match.end(), numeral.value)
        )
    return dates.decade(scan, at, end) if scan.text[end] == "s" else 0


_LATIN = lazy(r"(?:[A-Za-z\d_@#]|[.,:'’/+-](?=[A-Za-z\d]))++")  # where no spaces part words
_TOKEN = lazy(r"(?:[\w@#]|[.,:/\\'’+-](?=\w))++")


_ROW = lazy(r"\d++(?:[ \xa0\u202f\u2009.,'’]\d{3}(?!\d))*+(?:[ -]?[^\W\d_]++)?+")


def skip(scan: Scan, at: int) -> int:
    """Where the word ends that holds this place."""
    match = (_LATIN if scan.lang.name in WIDE else _TOKEN).match(scan.text, at)
    return match.end() if match else at + 1


def refuse(scan: Scan, at: int) -> int:
    """Where the digits end that are too many or too oddly parted to be a number."""
    match = _ROW.match(scan.text, at)
    return max(match.end() if match else 0, skip(scan, at))
