"""Periods said by their end: "the year to June", "three months ended Sept. 30", "the week to 3 May"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsclean.quantity.time.tense.words import tense_words
from newsclean.temporal.intervals import period_ending

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.state import TextScan

_ENDING = frozenset(("day", "month", "weekday"))
_REACH = 64  # characters before the end: "twenty-four months that ended on the "


def period_to(scan: TextScan, q: Quantity) -> Quantity | None:
    """The period that a date just read ends; None if it ends none. What was read of it before is taken back."""
    if q.granularity not in _ENDING or (q.when and "/" in q.when):
        return None
    match = _period_before(scan, q.start)
    if match is None:
        return None
    unit, number = _unit(scan.lang, match["u"].lower()), (match["n"] or "1").lower()
    count = int(number) if number.isdecimal() else 0 if number == "half" else _number(scan.lang, number)
    if count is None or unit == "":
        return None
    if number == "half":
        unit, count = "month", 6
    when = period_ending(q.when, unit, count) if q.when else None
    start = match.start("n") if match["n"] else match.start("u")
    while scan.found and scan.found[-1].start >= start:
        scan.found.pop()
    text = scan.text[start : q.end]
    return q._replace(start=start, text=text, when=when, read="span", modifier=None, granularity=q.granularity)


def ends_period(scan: TextScan, start: int) -> bool:
    """Whether a date that begins here is the end of a period that is over: "the year to", "months ended"."""
    match = _period_before(scan, start)
    return match is not None and not match["joint"].lower().startswith("ending")


def _period_before(scan: TextScan, start: int) -> re.Match[str] | None:
    pattern, ends, longest = _pattern(scan.lang.code)
    if not scan.text[max(0, start - longest) : start].lower().endswith(ends) or pattern is None:
        return None
    return pattern.search(scan.text, max(0, start - _REACH), start)


@cache
def _pattern(code: str) -> tuple[re.Pattern[str] | None, tuple[str, ...], int]:
    """What stands before the end of a period, its last words, which are looked for first, and their length."""
    from newsclean.quantity.languages import scanner_language  # it imports this package

    sets, lang = tense_words(code).sets, scanner_language(code)
    units, joints = sets.get("period_units"), sets.get("period_joints")
    if not units or not joints:
        return None, (), 0
    either = "|".join(sorted((re.escape(joint.replace("_", " ")) for joint in joints), key=len, reverse=True))
    forms = "|".join(sorted((form.replace("_", "[ -]") for form in units), key=len, reverse=True))
    numbers = "|".join(sorted(map(re.escape, lang.small), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![^\W_])(?:(?P<n>\d{{1,3}}|half|(?:{numbers})(?:-(?:{numbers}))?)[ -])?"
        rf"(?:(?:full|fiscal|financial|calendar|business|reporting) )?(?P<u>{forms}) (?P<joint>{either}) \Z",
        re.IGNORECASE,
    )
    ends = tuple(f" {joint.replace('_', ' ')} " for joint in joints)
    return pattern, ends, max(map(len, ends))


def _unit(lang: Language, form: str) -> str:
    form = form.replace("-", " ")
    if form.startswith("half"):
        return "half"
    return lang.refs.units.get(form) or form.removesuffix("s")


def _number(lang: Language, words: str) -> int | None:
    parts = [lang.small.get(word) for word in words.split("-")]
    return None if None in parts else sum(part for part in parts if part is not None)
