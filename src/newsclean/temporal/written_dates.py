"""Dates as people read them: "3. März 2023, 14:05 Uhr", "Updated 0930 GMT, Mar. 3, 2009", "2011年11月3日"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import Stamp
from newsclean.temporal.date_tables import date_table, iso, zone

_FIGURES = lazy(r"\d\d")  # in each of the forms below
# the signs of vowels in Indian scripts are no letters to `re`
_WORD = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd]){3,14}"
_DAY_FIRST = lazy(
    r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|er|\.?º|ª|\.|-)?[ \xa0]?,?(?:of |de |d['’]|-|/)?[ ]?"
    rf"(?:{_WORD}(?: {_WORD})?[ ]?/[ ]?)?({_WORD})\.?[,،]?[ \-/]{{0,2}}"  # "نيسان / أبريل": one month, two names
    r"(?:del? |d['’])?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = lazy(rf"({_WORD})\.?[ ]?(\d{{1,2}})(?:st|nd|rd|th)?(?:,[ ]?|[ ])(\d{{4}})(?!\d)", re.IGNORECASE)
_CJK = lazy(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_YEAR_FIRST = lazy(r"(?<![\d/.-])(\d{4})([-/.])[ ]?(\d{1,2})\2[ ]?(\d{1,2})(?![\d]|[-/.]\d)")
_NUMBERS = lazy(r"(?<![\d/.:,-])(\d{1,2})([-/.])[ ]?(\d{1,2})\2[ ]?(\d{4}|\d{2})(?!\d|[/.,-]\d{1,2}(?!\d*:)|%)")
_AFTER = lazy(
    r"(?:T|[\s,|•·;–—@(-]{0,4}"
    r"(?:at|um|a las|às|alle|ore|à|kl\.?|o godz\.?|godz\.?|г\.?|года|в|στις|o|klo)?[\s:]{0,2})"
    r"(\d{1,2})(?:[:.h时時点시]|h )\s?(\d{2})(?:[:.分](\d{2}))?(?!\d)\s?([ap]\.?\s?m\b\.?)?(?:\s?Uhr)?\s{0,2}\(?"
    r"([A-ZА-Я]{1,4}\b(?:[+-]\d{1,4})?|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_BEFORE = lazy(
    r"(?<!\d)(\d{1,2})[:.h]?(\d{2})(?::(\d{2}))?\s?([ap]\.?\s?m\b\.?)?\s?([A-Z]{1,4})?[\s,|•·–—-]{0,4}"
    r"(?:(?:on|am)\s|[^\W\d_]{3,12},?\s)?\Z",
    re.IGNORECASE,
)
_DAY_FIRST_HOMES = (
    ".uk",
    ".au",
    ".nz",
    ".ie",
    ".in",
    ".za",
    ".ng",
    ".ke",
    ".sg",
    ".my",
    ".pk",
)  # English, 3/11 = 3 Nov


class Written(NamedTuple):
    """A date in a line of text, with its offsets."""

    stamp: Stamp
    start: int
    end: int


@cache
def months() -> dict[str, int]:
    """The forms of the months, with and without their accents, to 1–12."""
    found: dict[str, int] = {}
    for row in date_table()["months"].values():
        for number, forms in enumerate(row, 1):
            for form in forms.split():
                found.setdefault(form.casefold(), number)
                found.setdefault(plain(form), number)
    return found


def plain(text: str) -> str:
    """The text without accents, case folded, as capitals are often written without accents.

    >>> plain("Φεβρουαρίου") == plain("ΦΕΒΡΟΥΑΡΙΟΥ"), plain("Märkte")
    (True, 'markte')
    """
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ς", "σ")


def month_number(word: str) -> int | None:
    """The number of a month by its name in any of the languages.

    >>> [month_number(word) for word in ("März", "SEPT", "ΦΕΒΡΟΥΑΡΙΟΥ", "Monday")]
    [3, 9, 2, None]
    """
    return months().get(word.casefold()) or months().get(plain(word))


def find_dates(line: str, *, lang: str | None = None, home: str = "") -> Iterator[Written]:
    """The dates of a line in order; a day without a year is not a date. `home` is the host: it decides 3/11/2023.

    >>> [w.stamp.iso for w in find_dates("Posted 3. März 2023, 14:05 Uhr | Updated 0930 GMT, Mar. 4, 2023")]
    ['2023-03-03T14:05:00', '2023-03-04T09:30:00+00:00']
    >>> [w.stamp.iso for w in find_dates("2011年11月3日 08:21")]
    ['2011-11-03T08:21:00']
    >>> list(find_dates("Order 66 of 2023, version 3.11.2 on May 5"))
    []
    """
    spans: list[tuple[int, int, tuple[int, int, int]]] = []
    for start, end, day in _days(line, lang, home):
        if iso(day) and not any(start < e and s < end for s, e, _ in spans):
            spans.append((start, end, day))
    for start, end, day in sorted(spans):
        yield _with_clock(line, start, end, day)


def find_date(line: str, *, lang: str | None = None, home: str = "") -> Written | None:
    """The first date of a line."""
    return next(find_dates(line, lang=lang, home=home), None)


def _days(line: str, lang: str | None, home: str) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    if not _FIGURES.search(line):
        return  # most lines
    for m in _CJK.finditer(line):
        yield m.start(), m.end(), (int(m[1]), int(m[2]), int(m[3]))
    for m in _MONTH_FIRST.finditer(line):
        if number := month_number(m[1]):
            yield m.start(), m.end(), (int(m[3]), number, int(m[2]))
    for m in _DAY_FIRST.finditer(line):
        if number := month_number(m[2]):
            yield m.start(), m.end(), (int(m[3]), number, int(m[1]))
    for m in _YEAR_FIRST.finditer(line):
        yield m.start(), m.end(), (int(m[1]), int(m[3]), int(m[4]))
    for m in _NUMBERS.finditer(line):
        yield m.start(), m.end(), _order(m, lang, home)


def foreign(texts: list[str]) -> bool:
    """Are the texts in a script other than Latin, or is one letter in twenty not an English one?

    >>> foreign(["Ρυθμίσεις σε όφελος"]), foreign(["Café culture in the old town of London"]), foreign([])
    (True, False, False)
    """
    letters = [c for text in texts for c in text if c.isalpha()]
    return sum(not c.isascii() for c in letters) * 20 > len(letters)


_AMERICAN = frozenset(("", "us", "ph"))  # regions of English: CLDR has the day first in all others


def _order(m: re.Match[str], lang: str | None, home: str) -> tuple[int, int, int]:
    """Day and month of 3/11/2023: month first on English pages, except with dots and on hosts with British usage."""
    first, second, year = int(m[1]), int(m[3]), int(m[4])
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    english = lang is None or lang.startswith("en")
    region = (lang or "").lower().replace("_", "-").partition("-")[2]
    american = english and m[2] != "." and region in _AMERICAN and not home.endswith(_DAY_FIRST_HOMES)
    if (american and first <= 12) or second > 12:
        return year, first, second
    return year, second, first


def _with_clock(line: str, start: int, end: int, day: tuple[int, int, int]) -> Written:
    after = _AFTER.match(line, end)
    before = None if after else _BEFORE.search(line, max(0, start - 40), start)
    m = after or before
    clock = _clock(m) if m else None
    if m is None or clock is None:
        return Written(Stamp(line[start:end], iso(day) or ""), start, end)
    start, end = min(start, m.start()), max(end, m.end())
    return Written(Stamp(line[start:end].strip(" (,|-–"), iso(day, clock, zone(m[5])) or ""), start, end)


def _clock(m: re.Match[str]) -> tuple[int, int, int | None] | None:
    hour, minute = int(m[1]), int(m[2])
    half = (m[4] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    return (hour, minute, int(m[3] or 0)) if hour < 24 and minute < 60 else None
