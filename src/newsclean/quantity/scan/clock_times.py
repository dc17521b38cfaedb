"""Times of day, which are no amounts: "14:05", "1400 GMT", "12.30pm", "a las 9 de la noche", "klockan 9"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.numbers.digits import Numeral

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_CLOCK = lazy(r"(?::\d{2}(?![\d])){0,2}+\s?(?:[ap]\.m\b\.?|[ap]m\b|o[’']clock|GMT\b|hrs\b|Uhr\b|h\b)", 2)


_MINUTE = lazy(r"(?:\+\d)?\.?[’‘'′]{1,2}(?=[,;)]| )")  # "(67')": the minute of a goal
_EXTRA_TIME = 130  # minutes: in feet, which only English has, the number may be higher


# "at 1400 GMT", "2030 on Monday": four digits of a clock, and what may stand behind them.
_MILITARY = lazy(
    r" ?(?:GMT|UTC|CES?T|[ECMP][SD]T|ET|PT|BST|IST|JST|AE[SD]T|local time|(?P<at>hours|hrs|on [A-Z]\w+day))\b"
)


_HOUR = lazy(r"(\d{1,2})(?:[:.]\d\d)?(?!\d)")


def clock_words(scan: TextScan, at: int, end: int) -> int:
    """The end of a time by the words beside it: "a las 9 de la noche", "klockan 9", "晚上9点"; 0 for another number.

    >>> from newsclean import find_quantities
    >>> text = "La fiesta empezó a las 9 de la noche y llegaron a las 12 ciudades 300 personas."
    >>> [q.text for q in find_quantities(text, lang="es")]
    ['12', '300']
    >>> find_quantities("Mötet börjar klockan 9, och är slut kl 17.30.", lang="sv")
    []
    """
    text, words = scan.text, _clock_words(scan.lang.code)
    if not text.startswith(words.heads, end) and not text.endswith(words.before, 0, at):
        return 0
    hour = _HOUR.match(text, at)
    for before, behind, last in words.rows if hour else ():
        assert hour is not None
        if text.endswith(before, 0, at) and int(hour[1]) <= last and (match := behind.match(text, hour.end())):
            return match.end()
    return 0


_LAST_HOUR = 24


class _ClockWords(NamedTuple):
    """Each row: what may stand before the hour, what must follow it, and the last hour."""

    rows: tuple[tuple[tuple[str, ...], re.Pattern[str], int], ...]
    before: tuple[str, ...]
    heads: tuple[str, ...]  # with which that begins, where nothing has to stand before the hour


@cache
def _clock_words(code: str) -> _ClockWords:
    """The rows of `clock` in [time], and what tells most numbers apart from hours."""
    from newsclean.quantity.languages import scanner_language  # it imports this package

    time = scanner_language(code).time
    rows = [(before.split("|"), behind, *(last or [_LAST_HOUR])) for before, behind, *last in time.get("clock", [])]
    return _ClockWords(
        tuple((tuple(before), lazy(behind), last) for before, behind, last in rows),
        tuple(word for before, _, _ in rows for word in before if word),
        tuple(head for head in time.get("clock_heads", "").split("|") if head),
    )


def military_time(scan: TextScan, at: int, end: int) -> int:
    """ "1400 GMT", "0900 local time"; "at 2030 on Monday" and "at 2100 hours", but not "it took 2100 hours"."""
    digits = scan.text[at:end]
    if not digits.isdecimal() or int(digits) >= 2400 or int(digits) % 100 > 59:
        return 0
    match = _MILITARY.match(scan.text, end)
    if match is None or (match["at"] and not scan.text.endswith(("at ", "At ", "by "), 0, at)):
        return 0
    return end if match["at"] else match.end()


def clock_time(scan: TextScan, at: int, end: int, numeral: Numeral) -> int:
    """The end of "12.30pm", "14 Uhr", or of the minute of a goal; 0 for another number."""
    text = scan.text
    minute = _MINUTE.match(text, end) if text[at - 1 : at] == "(" or not scan.lang.grammar.unit_words else None
    if minute and (text[minute.end() : minute.end() + 1] == ")" or numeral.value < _EXTRA_TIME):
        return minute.end()
    match = _CLOCK.match(text, end)
    if match and numeral.value < 25 and (scan.lang.grammar.clock_h or text[match.end() - 1] not in "hH"):
        return match.end()
    return 0
