"""Dates as machines write them, in attributes and JSON: ISO 8601 and its neighbours, RFC 2822, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import Stamp
from newsclean.temporal.date_tables import iso, zone
from newsclean.temporal.written_dates import find_date
from newsclean.text.string_forms import tidy

_LONG = 120  # characters: "Thursday March 07th, 2023 at 14:05:00 (Central European Standard Time)" has 70
_ISO = lazy(
    r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)"
    r"(?:(?:[T_,]|\s){1,3}(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?"
    r"(Z|[A-Z]{3,4}|(?:(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?))?)?",
    re.IGNORECASE,
)
_PACKED = lazy(r"(\d{4})(\d{2})(\d{2})(?:[T_]?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_EPOCH = lazy(r"(\d{10})(?:\.\d{1,6}|\d{3})?")


def parse_date(value: Any, *, lang: str | None = None) -> Stamp | None:
    """The date in an attribute or a JSON value; None if it is not a date.

    Source: RFC 3339, RFC 2822, and `time` of the HTML standard.

    >>> parse_date("2023-03-07T14:05:00.123+0100").iso, parse_date("20230307").iso, parse_date(1678194300).iso
    ('2023-03-07T14:05:00+01:00', '2023-03-07', '2023-03-07T13:05:00Z')
    >>> parse_date("Tue, 07 Mar 2023 14:05:00 GMT").iso, parse_date("20230307T140500+0100").iso
    ('2023-03-07T14:05:00+00:00', '2023-03-07T14:05:00+01:00')
    >>> parse_date("0000-00-00"), parse_date("yesterday"), parse_date(None)
    (None, None, None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = f"{value:.0f}" if abs(value) < 1e14 else ""
    text = tidy(value, _LONG)
    if text is None:
        return None
    found = _numbers(text)
    if found is None:
        written = find_date(text, lang=lang)
        found = written.stamp.iso if written else None
    return Stamp(text, found) if found else None


def _numbers(text: str) -> str | None:
    match = _ISO.match(text)
    if match and match[2]:
        clock = (int(match[5]), int(match[6]), int(match[7] or 0)) if match[5] else None
        return iso((int(match[1]), int(match[3]), int(match[4])), clock, zone(match[8]))
    match = _PACKED.fullmatch(text)
    if match:
        clock = (int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else None
        found = iso((int(match[1]), int(match[2]), int(match[3])), clock, zone(match[7]))
        if found:
            return found
    match = _EPOCH.fullmatch(text)
    if match:
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat().replace("+00:00", "Z")
    return None
