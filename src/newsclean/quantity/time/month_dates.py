"""Months: "Feb. 24, 2022", "in May last year", "July 1 and 2", "this July"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time import anchored_dates as anchored
from newsclean.quantity.time.calendar_names import is_month_name
from newsclean.quantity.time.date_spans import MODIFIERS, STEPS, add_date, is_dateline
from newsclean.quantity.time.phrase_tables import YEAR as _YEAR
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.quantity.time.weekdays import step_word
from newsclean.temporal import nearby_dates as nearby
from newsclean.temporal import relative_dates as periods
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount


_AFTER_MONTH = lazy(
    rf"\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%/]|[.,:]\d)"
    rf"(?:(?:,| of)? (?P<y>{_YEAR})|,?(?: of)? (?P<dr>last|this|next) year(?![^\W_]|['’]))?"
    rf"|\.?,?(?: of| del| de| van| του| عام| من عام| سنة)? (?P<o>{_YEAR})"
    r"| (?:of )?(?P<r>last|this|next) year(?![^\W_])"
)


def month_date(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At the name of a month: the end of the date that begins with it."""
    text, lang = scan.text, scan.lang
    if lang.time.get("capital_months") and not text[start].isupper():
        return end
    number = lang.months[name]
    match = _AFTER_MONTH.match(text, end)
    if lang.day_behind and (day := lang.day_behind.match(text, end)):  # "helmikuun 3. päivänä"
        found = _day(scan, (start, day.end()), int(day[1]), number, int(day[2]) if day[2] else None)
        return add_date(scan, start, day.end(), found, read="date") if found else end
    if match is None:
        if is_month_name(scan, start, end):
            return end
        return _bare(scan, start, end, name)
    if match["d"]:
        year = int(match["y"]) if match["y"] else None
        if match["dr"] and scan.today:
            year = scan.today.year + STEPS[match["dr"]]
        found = _day(scan, (start, match.end()), int(match["d"]), number, year)
        if found is None or not lang.grammar.month_first:
            return _bare(scan, start, end, name)
        return _and_days(scan, add_date(scan, start, match.end(), found, read="date"), number, year)
    if match["o"]:
        if done := _worded_day(scan, start, match.end(), number, int(match["o"])):
            return done
        return add_date(scan, start, match.end(), nearby.near_month(None, number, 0, int(match["o"])), read="date")
    year = scan.today.year + STEPS[match["r"]] if scan.today else None
    period = nearby.near_month(None, number, 0, year)
    return add_date(scan, start, match.end(), period, read="date")


def _day(scan: TextScan, span: tuple[int, int], day: int, month: int, year: int | None) -> Period | None:
    if year is None and is_dateline(scan, *span):
        return nearby.nearest_day(scan.today, day, month)
    ahead = 0 if year else is_ahead(scan, *span)
    return nearby.near_day(scan.today, day, month, year, ahead=ahead)


def _bare(scan: TextScan, start: int, end: int, name: str) -> int:  # noqa: PLR0911 - a table of cases
    """A month without day and year."""
    text, lang = scan.text, scan.lang
    if lang.month_noun and (noun := lang.month_noun.match(text, end)):  # "ekim ayında"
        found = nearby.near_month(scan.today, lang.months[name], 0, ahead=is_ahead(scan, start, noun.end(), month=True))
        return add_date(scan, start, noun.end(), found, read="month")
    if name in lang.short_months:
        return end  # "Сент-Луис"
    if lang.time.get("small_months") and text[start].isupper() and _is_within(text, start):
        return end  # "pani Maja", a name
    before = text[max(0, start - 12) : start].lower().split()
    last = before[-1] if before else ""
    if name in _DOUBTFUL and last not in _TIMELY and last[-1:] not in ("-", "–", "/") and not _is_of(scan, end, name):
        return end
    if last == "previous":  # the year before another one that is not in this text
        return add_date(scan, start, end, Period(None, "month"), read="month")
    if done := _of_following_year(scan, start, end, lang.months[name]):
        return done
    if done := _worded_day(scan, start, end, lang.months[name]):
        return done
    step, stop = step_word(scan, start, end)
    if step == 0:
        past = is_ahead(scan, start, stop) < 0
        return add_date(scan, start, stop, nearby.this_month(scan.today, lang.months[name], past=past), read="month")
    ahead = 0 if step else is_ahead(scan, start, end, month=True)
    found = nearby.near_month(scan.today, lang.months[name], step or 0, ahead=ahead)
    return add_date(scan, start, stop, found, read="month")


def _is_of(scan: TextScan, end: int, name: str) -> bool:
    """ "the March figure", "the May elections": what a month has, and no march."""
    behind = scan.text[end + 1 : end + 16].split(maxsplit=1)
    return name in _VERBS and bool(behind) and behind[0].rstrip(".,;") in scan.lang.sets["month_nouns"]


_VERBS = frozenset(("may", "march"))
_OF_MONTH = frozenset(("de", "من"))


def _worded_day(scan: TextScan, start: int, end: int, month: int, year: int | None = None) -> int:
    """ "primo maggio", "primo maggio 1968": the end of a day in words and its month; 0 for a month alone."""
    begin = _day_word(scan, start) if scan.lang.day_words else None
    if begin is None:
        return 0
    number = scan.lang.day_words[scan.text[slice(*begin)].lower()]
    ahead = 0 if year else is_ahead(scan, begin[0], end)
    day = nearby.near_day(scan.today, number, month, year, ahead=ahead)
    return add_date(scan, begin[0], end, day, read="date") if day else end


def _day_word(scan: TextScan, start: int) -> tuple[int, int] | None:
    """The place of the day before a month: "primo marzo", "الثالث من فبراير"; None without one.

    >>> from newsclean import find_quantities
    >>> text = "La legge entrerà in vigore dal primo marzo. In marzo piove."
    >>> [(q.text, q.when) for q in find_quantities(text, lang="it", date="2024-02-13")]
    [('primo marzo', '2024-03-01'), ('marzo', '2024-03')]
    """
    words = scan.back(start)[-2:]
    word = next((each for each in reversed(words) if each.lower() in scan.lang.day_words), None)
    if word is None or (word is not words[-1] and words[-1] not in _OF_MONTH):
        return None
    begin = scan.text.rfind(word, 0, start)
    return begin, begin + len(word)


def _of_following_year(scan: TextScan, start: int, end: int, month: int) -> int:
    """ "im März des folgenden Jahres", "in May of the following year": after the one that the text named; 0 for others.

    >>> from newsclean import find_quantities
    >>> text = "It opened in 2019 and closed in May of the following year."
    >>> [q.when for q in find_quantities(text, date="2024-03-13")]
    ['2019', '2020-05']
    """
    behind = scan.lang.time.get("following_year", "")
    stop = next((end + len(each) for each in behind.split("|") if each and scan.text.startswith(each, end)), 0)
    if not stop:
        return 0
    named = next((q.when for q in reversed(scan.found[-6:]) if q.when and q.when[:4].isdecimal()), None)
    when = f"{int(named[:4]) + 1}-{month:02}" if named else None
    return add_date(scan, start, stop, Period(when, "month"), read="month")


_DOUBTFUL = frozenset(("may", "march", "mar", "sun", "dec", "jan"))  # other words and names
_TIMELY = MODIFIERS | STEPS.keys() | {"to", "and", "of"}


_DAYS_ON = lazy(
    r"(?: (?:and|to|through|or) |\s?[-–]\s?)(\d{1,2})(?:st|nd|rd|th)?"
    rf"(?=\.(?!\d)|[;:)\n]|,(?! ?\d)|$| (?!hours|\d|[a-z]+s\b)|,? {_YEAR})(?:,? ({_YEAR}))?"
)


def _and_days(scan: TextScan, end: int, month: int, year: int | None) -> int:
    """ "July 1 and 2", "March 3-7, 2024": the days that follow one that has been added."""
    match = _DAYS_ON.match(scan.text, end) if year is None else None
    first = scan.found[-1]
    if match is None or first.granularity != "day":
        return end
    year = int(match[2]) if match[2] else int(first.when[:4]) if first.when else None
    last = nearby.near_day(None, int(match[1]), month, year)
    if last is None:
        return end
    when = None
    if last.when and first.when:
        when = f"{last.when[:4]}{first.when[4:]}/{last.when}"
        if first.when[4:] >= last.when[4:]:
            return end
    text = scan.text[first.start : match.end()]
    scan.found[-1] = first._replace(end=match.end(), text=text, when=when, read="span", alternates=())
    return match.end()


_ON_THE = lazy(r"\b[Oo]n the \Z")
# No noun behind, which the ordinal would count: "on the 14th floor".
_NO_NOUN = lazy(
    r"(?=[.,;:!?)”\"\n]|$| (?:and|at|in|with|when|to|but|after|before|by|while|as|from|near)(?![^\W_]))"
    r"|(?P<of> of (?:(?P<step>this|next|last) month|the month|each month|every month))(?![^\W_])"
)


def nth_day(scan: TextScan, start: int, end: int, number: int) -> int:
    """ "on the 14th": of the month that the text has just named, or the one near today; 0 for another ordinal.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("They met on May 12 and again on the 14th.", date="2024-06-01")]
    ['2024-05-12', '2024-05-14']
    >>> [q.when for q in find_quantities("The office on the 14th floor burned.", date="2024-06-01")]
    [None]
    """
    match = _NO_NOUN.match(scan.text, end) if number <= 31 else None
    if match is None or _ON_THE.search(scan.text, max(0, start - 8), start) is None:
        return 0
    month = anchored.month_before(scan, start)
    if match["of"]:
        found: Period | None = Period(None, "day")
        if match["step"]:
            month = periods.relative(scan.today, "month", STEPS[match["step"]]).when
            found = nearby.day_in_month(month, number)
    elif month:
        found = nearby.day_in_month(month, number)
    else:
        found = nearby.near_nth(scan.today, number, ahead=is_ahead(scan, start, end))
    return add_date(scan, start, match.end(), found, read="date") if found else 0


_OF_WHAT = lazy(r" de[l']?(?![^\W_])| di(?![^\W_])| d[eoa]s?(?![^\W_])")


def day_word_date(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "el pasado día 12", "no dia 3": of the month near today; "día 12 de la huelga" is skipped; 0 for others.

    >>> from newsclean import find_quantities
    >>> text = "El pasado día 12 hubo huelga; el próximo día 3 habrá otra. Es el día 40 de la crisis y hay 12 heridos."
    >>> [(q.text, q.when) for q in find_quantities(text, lang="es", date="2024-03-20")]
    [('día 12', '2024-03-12'), ('día 3', '2024-04-03'), ('12', None)]
    """
    if not words or words[-1].lower() != scan.lang.nth_behind:
        return 0
    start = scan.text.rfind(words[-1], 0, amount.start)
    if amount.value > _LONGEST or _OF_WHAT.match(scan.text, amount.end):
        return amount.end
    step, _ = step_word(scan, start, amount.end)
    found = nearby.near_nth(scan.today, int(amount.value), ahead=step or is_ahead(scan, start, amount.end))
    return add_date(scan, start, amount.end, found, read="date") if found else amount.end


_LONGEST = 31  # days of a month


def _is_within(text: str, start: int) -> bool:
    """Does the word stand within a sentence?"""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return bool(before) and before[-1] not in ".!?\n"
