"""Names that hold a weekday, a month or "today", and feasts: "Sheffield Wednesday", "April Jones", "Good Friday"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.date_spans import add_date
from newsclean.temporal.intervals import Period
from newsclean.text.language_pack import language_pack

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_CAPITAL_BEHIND = lazy(r" ([A-Z][\w’'-]*)(?: ([A-Z]\w*))?")
_PART_OF_DAY = frozenset(("Night", "Morning", "Evening", "Afternoon"))
_PEOPLE_TODAY = lazy(r" (?:are|is|have|has|do|does|don['’]t)(?![^\W_]| (?:be|set|due|expected)\b)")
_PRESENT_BEHIND = lazy(r"['’]s ([a-z]+)")


@cache
def _names(code: str) -> dict[str, frozenset[str]]:
    pack = language_pack(code)
    try:
        table = pack.table("calendar_names") if pack else {}
    except FileNotFoundError:
        return {}
    return {key: frozenset(str(value).split()) for key, value in table.items()}


def weekday_name_end(scan: TextScan, start: int, end: int) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """The end of a name or feast that holds this weekday; 0 for a day.

    A feast is added as a day that the words do not resolve: the years of one name differ.

    >>> from newsclean import find_quantities
    >>> find_quantities("Sheffield Wednesday lost.", date="2024-03-13")
    []
    >>> [(q.text, q.when) for q in find_quantities("Shops close on Good Friday.", date="2024-03-13")]
    [('Good Friday', None)]
    """
    names = _names(scan.lang.code)
    if not names:
        return 0
    words = scan.text[max(0, start - 24) : start].split(" ")
    previous = words[-2].lstrip("“\"‘'(") if len(words) > 1 and not words[-1] else ""
    if previous[:1].isupper() and previous.lower() in names["feasts"]:
        return add_date(scan, start - len(previous) - 1, end, Period(None, "day"), read="feast")
    if previous[:1].isupper() and previous.lower() in names["before"]:
        return end
    if previous == "on" and len(words) > 2 and words[-3].lower() in names["on"]:
        return end
    behind = _CAPITAL_BEHIND.match(scan.text, end)
    if behind is None:
        return 0
    if behind[1] in _PART_OF_DAY:
        return behind.end() if behind[2] else 0  # "Saturday Night Live"
    begins = not previous or previous[-1] in '.!?\n”"'
    if behind[1] in names["behind"] or previous.lower() == "the" or (begins and behind[1] not in _SUBJECTS):
        return end
    return 0


# A sentence may begin "Monday President Lund said": a title is not a surname.
_SUBJECTS = frozenset(
    ("President", "Prime", "Police", "The", "A", "An", "In", "On", "At", "I", "He", "She", "They", "We")
)


def is_month_name(scan: TextScan, start: int, end: int) -> bool:
    """Whether a month is the first name of somebody: "April Jones", "Dr. June Orr"; not "in June Reuters said".

    >>> from newsclean import find_quantities
    >>> find_quantities("He married April Jones.", date="2024-03-13")
    []
    >>> [q.when for q in find_quantities("He met the April World Bank deadline.", date="2024-05-13")]
    ['2024-04']
    """
    names = _names(scan.lang.code)
    if not names:
        return False
    words = scan.text[max(0, start - 16) : start].split()
    previous = words[-1].lower() if words else ""
    if previous.rstrip(".") in names["titles"]:
        return True
    behind = _CAPITAL_BEHIND.match(scan.text, end)
    if behind is None or behind[1].lower() in scan.lang.months or behind[1].lower() in scan.lang.weekdays:
        return False
    return previous.strip("“\"'(") not in names["month_before"] and previous[-1:] not in ("-", "–", "/", ",")


def is_today_name(scan: TextScan, start: int, end: int) -> bool:
    """Whether "today" is a name ("USA Today") or means the present ("today's standards")."""
    names = _names(scan.lang.code)
    if not names:
        return False
    text = scan.text
    before = text[max(0, start - 24) : start]
    last = before.split()[-1].lower() if before.split() else ""
    if (
        text[start].isupper()
        and before[-1:] == " "
        and before.rstrip(" \"“‘'")[-1:] not in ("", ".", "!", "?", ":", "\n")
    ):
        return True
    if _PEOPLE_TODAY.match(text, end) and before[-1:] == " " and last[-1:].isalpha():
        return True  # "older people today are"
    behind = _PRESENT_BEHIND.match(text, end)
    return bool(behind and behind[1] in names["present"]) or last in names["present_before"]
