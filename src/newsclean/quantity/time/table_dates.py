"""Times in the languages besides English, by their tables: "im dritten Quartal", "il y a deux ans", "去年"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, without_zero_places
from newsclean.quantity.time import anchored_dates as anchored
from newsclean.quantity.time.date_spans import add_date
from newsclean.quantity.time.phrase_tables import SEASONS, YEAR
from newsclean.quantity.time.relative_words import this_weekend
from newsclean.quantity.time.tense.nowadays import is_nowadays
from newsclean.quantity.time.tense.seasons import season_of_year
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period, day_of_week

if TYPE_CHECKING:
    import re

    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_OF_YEAR = r"[^\W\d_]{1,3}['’]? |des Jahres |del año |de l['’]année |dell['’]anno |do ano "
_EVE_OF = lazy(r" (?:de|del|do|da|du|des|d['’])(?![^\W_])")
_YEAR_BEHIND = lazy(rf" (?:{_OF_YEAR})?({YEAR})(?![^\W_])")
_SATURDAY, _LONGEST_MONTH = 5, 31
_NTH_DAY = lazy(r" ?(\d{1,2}) ?일(?!간| ?(?:동안|내|연속|째))")
_WORDS_BEHIND = lazy(r"(?: (?:[^\W\d_]{1,3}(?:['’] ?| ))?)([^\W\d_]+(?: [^\W\d_]+)?)")


def table_time(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At a phrase of time from the tables: the end of the reference; 0 if there is none."""
    refs = scan.lang.refs
    if name in refs.anchored:
        return _anchored(scan, start, end, name)
    if name in refs.weekends:
        found = periods.near_weekend(scan.today, ahead=is_ahead(scan, start, end))
        return add_date(scan, start, end, found, read="relative")
    if name in refs.parts:
        kind, number = refs.parts[name]
        return _part(scan, start, end, kind, number)
    if name in refs.phrases:
        return _phrase(scan, start, end, name)
    if name in refs.seasons:
        return season_of_year(scan, (start, end), refs.seasons[name], _year_behind(scan, end))
    if name in refs.nth and (day := _NTH_DAY.match(scan.text, end)) and 0 < int(day[1]) <= _LONGEST_MONTH:
        found_day = nearby.near_nth(scan.today, int(day[1]), ahead=refs.nth[name])
        return add_date(scan, start, day.end(), found_day, read="date") if found_day else end
    if name not in refs.directions:
        return end if name in refs.nth else 0
    match = refs.counted.match(scan.text, end)
    return _stretch(scan, start, match, refs.directions[name], match["n"]) if match else end


def _anchored(scan: TextScan, start: int, end: int, name: str) -> int:
    if _EVE_OF.match(scan.text, end):
        return end  # "la veille de Noël"
    found = anchored.later(scan, start, *scan.lang.refs.anchored[name])
    return add_date(scan, start, end, found, read="relative")


def _phrase(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases
    """A unit and a step from today: "letztes Jahr", "hier"; None for the step of a comparison."""
    refs = scan.lang.refs
    if (name in refs.ends or name in refs.begins) and is_other_end(scan, start, end, past=name in refs.ends):
        return start + len(name.split(maxsplit=1)[0])
    if name in refs.not_after and _is_other_word(scan, start, refs.not_after[name]):
        return end
    unit, step = refs.phrases[name]
    if step is None:
        return add_date(scan, start, end, Period(None, unit), read="comparison")
    if unit in SEASONS:
        past = step == 0 and is_ahead(scan, start, end) < 0
        found = periods.season(scan.today, unit, step) if step else periods.this_season(scan.today, unit, past=past)
        return add_date(scan, start, end, found, read="season")
    if unit == "week" and (done := _day_of_week(scan, start, end, step)):
        return done
    if unit == "weekend" and step == 0:
        return this_weekend(scan, start, end)
    if unit == "weekend" and step == 1 and scan.today and scan.today.weekday() < _SATURDAY:
        step = 0  # "am kommenden Wochenende", of this week
    now = unit == "day" and step == 0 and is_nowadays(scan, start, end)
    found = periods.present_age(scan.today) if now else periods.relative(scan.today, unit, step)
    return add_date(scan, start, end, found, read="relative")


def is_other_end(scan: TextScan, start: int, end: int, *, past: bool) -> bool:
    """Whether "the end of the year" is that of another one: of a year that is named, or, if so asked, of the past.

    >>> from newsclean import find_quantities
    >>> said = "Bis Ende des Jahres wird gebaut.", "Am Ende des Jahres 2019 brannte es.", "Ende des Jahres fiel er."
    >>> for text in said:
    ...     print([(q.text, q.when) for q in find_quantities(text, lang="de", date="2026-03-18")])
    [('Ende des Jahres', '2026')]
    [('2019', '2019')]
    []
    """
    match = _NAMED_BEHIND.match(scan.text, end)
    word = (match["word"] or "").lower() if match else ""
    return (
        bool(match and match["year"]) or word in scan.lang.refs.after_unit or (past and is_ahead(scan, start, end) < 0)
    )


_NAMED_BEHIND = lazy(r" (?:(?:de|del|do|di|van|af|av|of|von) )?(?:(?P<year>(?:19|20)\d\d)|(?P<word>[^\W\d_]+))")


def _is_other_word(scan: TextScan, start: int, before: frozenset[str]) -> bool:
    """ "por la mañana", "am Morgen", "Dienstag morgen": the morning, not tomorrow."""
    text, words = scan.text, scan.back(start)
    last = words[-1].lower() if words else ""
    return last in before or last in scan.lang.weekdays or (text[start].isupper() and last[-1:].isalpha())


def _day_of_week(scan: TextScan, start: int, end: int, step: int) -> int:
    """ "下周五": the day of a week, named by the one character that follows; 0 for others."""
    number = None if scan.lang.spaced else scan.lang.weekdays.get(scan.text[end - 1 : end + 1])
    if number is None:
        return 0
    week = periods.relative(scan.today, "week", step).when
    when = day_of_week(week, number) if week else None
    return add_date(scan, start, end + 1, Period(when, "day"), read="weekday")


def _stretch(scan: TextScan, start: int, match: re.Match[str], direction: int, digits: str) -> int:
    refs = scan.lang.refs
    unit = refs.units[match["u"].lower()]
    end = match.end()
    count = int(digits) if digits.isdecimal() else refs.numbers[digits.lower()]
    if direction:
        found, read = periods.stretch(scan.today, unit, direction * count), "span"
    else:
        year, end = _year_behind(scan, end)
        found, read = periods.first_units(scan.today, unit, count, year), "part"
    return add_date(scan, start, end, found, read=read, count=Decimal(count))


def counted_phrase(scan: TextScan, amount: Amount) -> int:
    """ "(les) trois derniers mois": what follows a number; 0 if it counts something else."""
    match = scan.lang.refs.behind.match(scan.text, amount.end)
    if match is None or amount.value != amount.value.to_integral_value() or not 0 < amount.value < 1000:
        return 0
    direction = scan.lang.refs.directions[match["a"].lower()]
    return _stretch(scan, amount.start, match, direction, str(int(amount.value)))


def _part(scan: TextScan, start: int, end: int, kind: str, number: int) -> int:
    if kind == "century":
        return add_date(scan, start, end, periods.century_period(number), read="century")
    if kind == "decade" and (decade := periods.decade_period(number, 2)):
        return add_date(scan, start, end, decade, read="decade")
    year, end = _year_behind(scan, end)
    last = scan.found[-1] if scan.found else None
    between = scan.text[last.end : start] if last and last.end <= start else "?"
    joined = not between or between in scan.lang.refs.season_joints  # "去年第三季度", "2025 की पहली तिमाही"
    if year is None and last and joined and last.granularity == "year" and last.when:
        start, year = scan.found.pop().start, int(last.when[:4])
    return add_date(scan, start, end, periods.part_of_year(scan.today, kind, number, year), read="part")


def _year_behind(scan: TextScan, end: int) -> tuple[int | None, int]:
    if match := _YEAR_BEHIND.match(scan.text, end):
        return int(match[1]), match.end()
    match = _WORDS_BEHIND.match(scan.text, end)
    unit, step = scan.lang.refs.phrases.get(match[1].lower(), ("", None)) if match else ("", None)
    if match is None or unit != "year" or step is None:
        return None, end
    return (scan.today.year + step if scan.today else None), match.end()


def digit_phrase(scan: TextScan, at: int, end: int) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At digits: "19. Jahrhundert", "1990er Jahre", "3. Quartal 2023", "2011 года"; 0 for anything else."""
    if end - at > 4 or end == len(scan.text):
        return 0
    match = scan.lang.refs.digits.match(scan.text, end)
    if match is None:
        return 0
    number = int(scan.text[at:end])
    if match["century"]:
        return add_date(scan, at, match.end(), periods.century_period(number), read="century") if 0 < number < 22 else 0
    if match["decade"]:
        if scan.lang.time.get("hundreds_are_centuries") and number >= 1000 and number % 100 == 0:  # "1800-talet"
            return add_date(scan, at, match.end(), periods.century_period(number // 100 + 1), read="century")
        found = periods.decade_period(number, end - at)
        return add_date(scan, at, match.end(), found, read="decade") if found else 0
    if match["year"]:
        if not 1000 <= number < 2100:
            return 0
        return add_date(scan, at, match.end(), Period(str(number), "year"), read="year")
    kind = "quarter" if match["quarter"] else "half"
    return _part(scan, at, match.end(), kind, number) if 0 < number <= (4 if kind == "quarter" else 2) else 0


def table_ago(scan: TextScan, amount: Amount) -> int:
    """ "vor zwei Jahren", "два года назад", at a duration that has been read; 0 if it is only a duration."""
    before, after = scan.lang.refs.ago
    start, end, text = amount.start, amount.end, scan.text
    if done := _later(scan, amount):
        return done
    if match := after.match(text, end):
        end = match.end()
    else:
        head = text[max(0, start - 12) : start].lower()
        direction = next((w for w in before if head.endswith(f"{w} ") and _is_parted(scan, head, len(w) + 1)), None)
        if direction is None:
            return 0
        start -= len(direction) + 1
    count, unit = amount.value, amount.unit
    if unit == "year" and count != count.to_integral_value():  # "vor anderthalb Jahren"
        count, unit = without_zero_places(CONTEXT.multiply(count, Decimal(12))), "month"
    if unit is None or count != count.to_integral_value():
        return 0
    found = periods.relative(scan.today, unit, -int(count))
    return add_date(scan, start, end, found, read="relative", count=count)


def _is_parted(scan: TextScan, head: str, size: int) -> bool:
    """Whether the last letters of a text are a word of their own, or one behind a proclitic: Arabic "وقبل"."""
    before = head[-size - 1 : -size]
    return before in ("", " ") or (before in scan.lang.sets["proclitics"] and head[-size - 2 : -size - 1] in ("", " "))


def _later(scan: TextScan, amount: Amount) -> int:
    """ "zwei Tage später", "dos meses antes": counted from the date before; 0 for others.

    >>> from newsclean import find_quantities
    >>> text = "Am 3. Mai 2023 brach der Damm, zwei Tage später der Deich."
    >>> [q.when for q in find_quantities(text, lang="de", date="2024-03-13")]
    ['2023-05-03', '2023-05-05']
    >>> [q.when for q in find_quantities("Der Deich brach zwei Tage später.", lang="de", date="2024-03-13")]
    [None]
    """
    later, earlier = scan.lang.refs.then
    match = later.match(scan.text, amount.end)
    back = None if match else earlier.match(scan.text, amount.end)
    whole = match or back
    if whole is None or amount.unit is None or amount.value != amount.value.to_integral_value():
        return 0
    count = int(amount.value)
    found = (anchored.later if match else anchored.earlier)(scan, amount.start, amount.unit, count)
    return add_date(scan, amount.start, whole.end(), found, read="relative", count=amount.value)
