"""Where a quantity may begin, slow and obvious: every character is looked at, and every phrase is tried there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from newsclean.quantity.scan.start_patterns import PARTING, SIGNS, VULGAR, Starts

_PARTING = re.compile(f"[{PARTING}]")


def starts_slowly(text: str, phrases: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """The places and ends of digits, signs and of the longest phrases that begin a word."""
    longest_first = sorted(phrases, key=len, reverse=True)
    for place, sign in enumerate(text):
        if sign.isdecimal() or sign in SIGNS or sign in VULGAR:
            yield place, place + 1
        elif place == 0 or _PARTING.match(text, place - 1):
            ends = (place + len(form) for form in longest_first if text.startswith(form, place))
            found = next((end for end in ends if not text[end : end + 1].isalnum()), 0)
            if found:
                yield place, found


def starts_fast(text: str, starts: Starts) -> Iterator[tuple[int, int]]:
    """The same by the patterns and the table that the scanner uses."""
    if first := starts.at_begin(text):
        yield 0, first
    for match in starts.pattern(text).finditer(text):
        start, end = match.span()
        if end - start == 1:
            yield start, end
        elif stop := starts.end_of(text, start + 1, end):
            yield start + 1, stop
