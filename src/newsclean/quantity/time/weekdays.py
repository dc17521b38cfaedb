"""Weekdays, and the words beside them and months: "on Thursday", "next Friday", "a week on Monday", "this July"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.calendar_names import weekday_name_end
from newsclean.quantity.time.date_spans import STEPS, add_date
from newsclean.quantity.time.phrase_tables import STEPS as KEYS
from newsclean.quantity.time.phrase_tables import entry_words
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.quantity.time.tense.words import tense_words
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period, day_of

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_GENERIC_BEFORE = frozenset(("a", "an", "any", "each", "every", "other", "alternate"))
_ONE_OF_MANY = lazy(
    r"[^ ]|$| (?:in|at|of|or|and|to|when|that|is|was|after|before|night|morning|evening|afternoon)(?![^\W_])"
)
_GENERIC_BEHIND = lazy(r" (?:night|morning|evening|afternoon)s(?![^\W_])")
_WEEK_BEHIND = lazy(r" week(?![^\W_]|['’-])")
_WEEK_BEFORE = lazy(r"(?:\b(?:a|one) )?\bweek (?:on|from|this|next) \Z")


def weekday_date(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At the name of a weekday: its end, added unless it is an abbreviation or part of a name."""
    text = scan.text
    if scan.lang.time.get("capital_months") and not text[start].isupper():
        return end
    if len(name) < 4 and scan.lang.spaced:
        return end
    if text[start - 1 : start] == "一" and start:  # "一周一次", once a week
        return end
    if done := weekday_name_end(scan, start, end):
        return done
    if scan.lang.grammar.month_first:
        if _is_generic(scan, start, end):
            return add_date(scan, start, end, Period(None, "day"), read="weekday")
        if done := _week_on(scan, start, end, name):
            return done
    return _nearest(scan, start, end, name)


def _nearest(scan: TextScan, start: int, end: int, name: str) -> int:
    number, (step, stop) = scan.lang.weekdays[name], step_word(scan, start, end)
    if done := _numbered(scan, start, end, number):
        return done
    if step:
        found = nearby.near_weekday(scan.today, number, min(step, 1))
        if step > 1 and found.when:  # "am übernächsten Freitag"
            found = periods.relative(day_of(found.when), "day", 7)
        return add_date(scan, start, stop, found, read="weekday")
    ahead = -1 if ("past_days", name) in tense_words(scan.lang.code) else is_ahead(scan, start, stop)
    if step == 0 and not ahead:  # "this Friday" is to come, unless the sentence is about the past
        ahead = 1 if scan.lang.grammar.month_first or _is_to_come(scan, number) else -1
    return add_date(scan, start, stop, nearby.near_weekday(scan.today, number, 0, ahead=ahead), read="weekday")


def _is_to_come(scan: TextScan, weekday: int) -> bool:
    """ "este lunes", "ce lundi": the day of this week."""
    return scan.today is None or weekday >= scan.today.weekday()


_NUMBER_BEHIND = lazy(r"(?:,? (?:(the|den|dem) |(?:der|le|el|día|dia|d\.) )?|,? \()(\d{1,2})(?:st|nd|rd|th|\.|º)?\)?")
# No noun behind, which the number would count: punctuation, or a short word.
_NO_NOUN = lazy(r"(?=$|[,;:.!?)\n](?!\d)| [^\W\d_]{1,3}(?![^\W_]))")


def _numbered(scan: TextScan, start: int, end: int, weekday: int) -> int:
    """ "Friday the 13th", "Freitag, dem 13.", "el lunes 11": the day near today that fits both; 0 for others.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("Llovió el lunes 11, y el martes 40 barcos.", lang="es", date="2024-03-20")]
    ['2024-03-11', '2024-03-19', None]
    """
    match = _NUMBER_BEHIND.match(scan.text, end)
    if match is None or not 1 <= int(match[2]) <= 31:
        return 0
    if match[1] is None and _is_counting(scan, match.end()):
        return 0
    if scan.lang.after_day.match(scan.text, match.end()):
        return 0  # "Friday, 13 March"
    found = nearby.numbered_weekday(scan.today, weekday, int(match[2]))
    return add_date(scan, start, match.end(), found, read="weekday") if found else 0


def _is_counting(scan: TextScan, end: int) -> bool:
    """ "el domingo 3 personas murieron", and no "el lunes 11 llovió": is it a plural that stands behind?"""
    if _NO_NOUN.match(scan.text, end):
        return False
    word, ends = _WORD_BEHIND.match(scan.text, end), tuple(scan.lang.sets["plural_ends"])
    return word is None or not ends or word[1].endswith(ends)


def _is_generic(scan: TextScan, start: int, end: int) -> bool:
    """ "on a Tuesday", "Friday nights", and the days of a list that begins so: no day of the calendar."""
    words = scan.text[max(0, start - 8) : start].lower().split()
    if _GENERIC_BEHIND.match(scan.text, end):
        return True
    if words and words[-1] in _GENERIC_BEFORE and (words[-1] not in ("a", "an") or _ONE_OF_MANY.match(scan.text, end)):
        return True  # but "a Friday interview" was on one
    last = scan.found[-1] if scan.found else None
    listed = last is not None and last.read == "weekday" and last.when is None and scan.today is not None
    return listed and last is not None and scan.text[last.end : start] in (", ", " or ", " and ", ", or ")


def _week_on(scan: TextScan, start: int, end: int, name: str) -> int:
    """ "Friday week", "a week on Friday": the one after the next; 0 for others."""
    behind = _WEEK_BEHIND.match(scan.text, end)
    before = _WEEK_BEFORE.search(scan.text, max(0, start - 20), start)
    if behind is None and before is None:
        return 0
    number = scan.lang.weekdays[name]
    found = nearby.near_weekday(scan.today, number, 1)
    if found.when:
        found = periods.relative(day_of(found.when), "day", 7)
    return add_date(scan, before.start() if before else start, behind.end() if behind else end, found, read="weekday")


_WORD_BEHIND = lazy(r" ([^\W\d_]+)")
_TWO_BEHIND = lazy(r" ([^\W\d_]+)(?: [^\W\d_]+)?")
_WORDS_BEFORE = lazy(r"([^\W\d_]{1,20}) (?:(?:mes|mois|miesiąc\w*) (?:de |d['’]))?\Z")


def step_word(scan: TextScan, start: int, end: int) -> tuple[int | None, int]:
    """-1 for last, 0 for this, 1 for next, None for no such word; and the end of the word if it stands behind.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("La grève commence vendredi prochain.", lang="fr", date="2024-03-13")]
    ['2024-03-15']
    >>> [q.when for q in find_quantities("Le vendredi noir.", lang="fr")]
    [None]
    """
    before, behind = _direction_words(scan.lang.code)
    match = _WORDS_BEFORE.search(scan.text, max(0, start - 24), start)
    if match and (step := before.get(match[1].lower())) is not None:
        return step, end
    match = _TWO_BEHIND.match(scan.text, end)
    if match and (step := behind.get(match[0][1:].lower())) is not None:
        return step, match.end()  # "el lunes que viene"
    if match and (step := behind.get(match[1].lower())) is not None:
        return step, match.end(1)
    return None, end


@cache
def _direction_words(code: str) -> tuple[dict[str, int], dict[str, int]]:
    from newsclean.quantity.languages import scanner_language  # it imports this package

    time: dict[str, Any] = scanner_language(code).time
    before = {**STEPS, "past": -1, "following": 1} if scanner_language(code).grammar.month_first else {}
    behind: dict[str, int] = {}
    before |= dict.fromkeys(entry_words(time, "after_next"), 2)
    for key, step in KEYS:
        before |= dict.fromkeys(entry_words(time, key), step)
        before |= dict.fromkeys(tense_words(code).sets.get(key, ()), step)
        behind |= dict.fromkeys(entry_words(time, f"{key}_after"), step)
    return before, behind
