"""Time attachment: which time of its sentence a figure belongs to, and which role it has."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.claims.extract.value_role import classify_role, ends_in_comparison
from newsclean.claims.model import ANAPHOR
from newsclean.claims.options import ATTACHMENT
from newsclean.core.lazy_regex import lazy, prefiltered
from newsclean.temporal.intervals import before, onward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.quantity.model import Quantity

SAID = lazy(r"(?i)\b(?:said|says|told|announced|reported|according|added|stated|warned|predicted|estimated)\b")
BASE_INSIDE = lazy(r"(?i)\b(?:up|down) from\b|\bagainst\b|\bcompared\b|\bfrom\b|\bfollowing\b|\bthan the\b")
CLAUSE = lazy(
    r"[,;:–—()]| - | -- | and | but | while | which | that | after | before "
    r"| as (?=[\w’'-]+ (?:is|are|was|were|[a-z]+s) )"
)
# What opens an aside with a time of its own, up to that time.
ASIDE = lazy(r", (?:(?:who |which )?(?:was |were )?(?:built|born|set up|[a-z]+ed)|due|set|planned) (?:[a-z]+ ){0,4}$")
RELATIVE = lazy(r", (?:which|who|whose|where) ")
APPOSED = lazy(
    r",? (?:a|the) (?:year|month|week|day|quarter|season|decade|time) (?:that|which|when|in which|of)\b[^,;:.]*$"
)
THEN = lazy(r"\b(?:when|where|in which)\b")  # "the worst day since 13 July 2008, when nine died"
PLANNED = lazy(r"(?i)\b(?:targets?|goal|forecast|expected|expectations?|estimates?|planned|budgeted|promised)\b")
NOW = lazy(r"(?i)\b(?:now|currently|nowadays|at present)\b")
# What stands between the time of a base and the base: "above last year's record $5bn".
RIGHT_BEHIND = lazy(r"(?:['’]s?|, when)?(?: (?!to |and |or |in |by )[\w-]+){0,3}[ -]$")
# Words that make a base an older estimate for the same time.
REVISION = lazy(r"(?i)\b(?:forecasts?|estimates?|outlook|projections?|predictions?|targets?|guidance)\b")
YEAR_EARLIER = lazy(r"(?i)year (?:earlier|before|ago)|previous year|same (?:period|month|quarter|time)")
OWN = frozenset((None, "since", "far"))  # ties with which a time is a figure's own
# A word of each pattern, in small letters: most times have none before them, and no pattern is tried.
GATE = prefiltered(
    r"since|seit|until|till|bis |than|above|below|exceed|compar|against|vers|vs|relative|beat|gegenüber|als |vergl"
    r"| (?:on|over|from) | what | for | by |, as |due|matur|expir|able "
    r"|slip|slid|delay|postpon|deferr|put |push|moved|brought|adjourn"
)


class AttachedTime(NamedTuple):
    """The time that a figure belongs to, and its role."""

    when: str | None
    granularity: str | None
    role: str  # main, base or change


def attach_time(text: str, found: Sequence[Quantity], at: int, lang: str = "en") -> AttachedTime:
    """Time and role of one quantity of a sentence.

    >>> from newsclean import find_quantities
    >>> text = "The surplus rose to $7.4bn last year from $4.3bn in 1985, officials said on Monday."
    >>> found = find_quantities(text, date="1987-03-11")
    >>> [attach_time(text, found, at)[:3] for at, q in enumerate(found) if q.kind == "money"]
    [('1986', 'year', 'main'), ('1985', 'year', 'base')]
    """
    role = classify_role(text, found[at], lang)
    if found[at].kind == "date":
        is_value = time_cue(text, found[at].start) == "value"
        return AttachedTime(None, None, role) if is_value else AttachedTime(found[at].when, found[at].granularity, role)
    if role == "base" and text.startswith(" to ", found[at].end):
        return AttachedTime(None, None, role)  # "from 48 to 100 by July": the time is that of the 100
    best = closest_time(text, found, at)
    if role == "base" and (best is None or best.when is None):
        return _held(text, found, at, best)
    if best is None:
        return AttachedTime(None, None, role)
    if role == "base" and best.read == ANAPHOR:  # "This compares with 5 per cent a year earlier"
        earlier = YEAR_EARLIER.search(text, found[at].end)
        return AttachedTime(before(best.when), best.granularity, role) if earlier else AttachedTime(None, None, role)
    return AttachedTime(onward(best.when) if _since(text, found[at], best) else best.when, best.granularity, role)


def _since(text: str, q: Quantity, date: Quantity) -> bool:
    """Whether a figure is of all the time since a date: "since 1981", "in 1981, and since then"."""
    between = text[date.end : max(date.end, q.start)]
    return " since then " in between or (time_cue(text, date.start) == "since" and not THEN.search(between))


def _held(text: str, found: Sequence[Quantity], at: int, said: Quantity | None) -> AttachedTime:
    """The time of a base without a time of its own: the year before that of the figure compared with it.

    For a month or a day only "a year earlier" says which one. An older forecast is for the same time.
    """
    main = next((other for other in range(at - 1, -1, -1) if found[other].kind != "date"), None)
    if main is None and said is not None and found[0].read == ANAPHOR and YEAR_EARLIER.search(said.text):
        return AttachedTime(before(found[0].when), found[0].granularity, "base")
    time = (
        None
        if main is None or found[at].start - found[main].end > ATTACHMENT.longest
        else closest_time(text, found, main)
    )
    if time is not None and main is not None and said is None and REVISION.search(text, 0, found[main].start):
        return AttachedTime(time.when, time.granularity, "base")
    if PLANNED.search(text, max(0, found[at].start - ATTACHMENT.planned), found[at].end + ATTACHMENT.planned // 2):
        return AttachedTime(None, None, "base")  # "higher than the $200bn target": for no year that is named
    if time is None or not (time.granularity == "year" or (said is not None and YEAR_EARLIER.search(said.text))):
        return AttachedTime(None, None, "base")
    return AttachedTime(before(time.when), time.granularity, "base")


def closest_time(text: str, found: Sequence[Quantity], at: int) -> Quantity | None:
    """The time with the least distance from a figure, what lies between counted in; None when all are far."""
    best, least = None, float(ATTACHMENT.far)
    for other in _reachable(found, at):
        cost = _distance(text, found, at, other)
        if cost < least and _said_of(text, found[at], found[other]):
            best, least = found[other], cost
    return best


def _reachable(found: Sequence[Quantity], at: int) -> list[int]:
    """The dates that are not too far off to be looked at, in the order of the text."""
    low = high = at
    while low and found[at].start - found[low - 1].end <= ATTACHMENT.longest:
        low -= 1
    while high + 1 < len(found) and found[high + 1].start - found[at].end <= ATTACHMENT.longest:
        high += 1
    return [other for other in range(low, high + 1) if found[other].kind == "date"]


def _distance(text: str, found: Sequence[Quantity], at: int, other: int) -> float:
    q, date = found[at], found[other]
    low, high = (q, date) if q.end <= date.start else (date, q)
    between = text[low.end : high.start]
    if "\n" in between:
        return ATTACHMENT.far
    cost = _crossed(text, found, (at, other), between)
    if low is date and ends_in_comparison(text[max(date.end, q.start - 60) : q.start]):
        return ATTACHMENT.far  # "1986 … from $4.3bn": the year is that of what came before
    if low is q and ends_in_comparison(between + " "):
        cost += ATTACHMENT.crossed_base if between.strip().lower() not in ("from", "after") else 2
    if low is q and BASE_INSIDE.search(between):
        cost += ATTACHMENT.crossed_base
    if low is q and cost < ATTACHMENT.next_to and date.read == "relative":
        return cost - 1  # "cost 5 crowns in 1998, would cost 9 today": what follows at once is its own
    if (
        low is q
        and ATTACHMENT.next_to <= cost - ATTACHMENT.further < ATTACHMENT.far
        and time_cue(text, date.start) == "far"
    ):
        cost -= ATTACHMENT.further
    if date.granularity == "day":
        said = SAID.search(text, max(0, date.start - 40), min(len(text), date.end + 30))
        cost += ATTACHMENT.day_of_speech if said else 2
    return cost


def _crossed(text: str, found: Sequence[Quantity], pair: tuple[int, int], between: str) -> float:
    """The cost of the words, clauses and figures between a figure and a time."""
    at, other = pair
    before = found[other].end <= found[at].start
    if before and APPOSED.match(between):
        cost = float(ATTACHMENT.next_to)  # "in 2018, a year that brought a jump of 24 per cent"
    else:
        cost = between.count(" ") + ATTACHMENT.crossed_clause * len(CLAUSE.findall(between))
    first, last = sorted(pair)
    cost += sum(_crossing(text, f) for f in found[first + 1 : last])
    if before and other and _of_base(text, found[other - 1], found[other]):
        # "3 per cent in 1987, against 2 per cent in 1986, and inflation will be 4 per cent"
        cost += ATTACHMENT.crossed_base
    return cost


def _of_base(text: str, q: Quantity, date: Quantity) -> bool:
    """Whether a time stands right behind a base, and so belongs to it."""
    return q.kind != "date" and 0 < date.start - q.end <= ATTACHMENT.beside and classify_role(text, q) == "base"


def _said_of(text: str, q: Quantity, date: Quantity) -> bool:
    """Whether a time may be that of a figure, by the words before it and those between the two."""
    between = text[q.end : date.start] if q.end <= date.start else text[date.end : q.start]
    first = date.end <= q.start
    if first and NOW.search(between):
        return False  # "had 1,200 in 2010, now has 480"
    if _aside(text, q, date) or (not first and RELATIVE.search(between)):
        return False  # "the line, which opened in 2009"
    held = time_cue(text, date.start)
    return held in OWN or (held == "base" and first and RIGHT_BEHIND.match(between) is not None)


def _aside(text: str, q: Quantity, date: Quantity) -> bool:
    """Whether a date stands in an aside of its own: "the plant, built in 1978, employs 900"."""
    if not text.startswith(",", date.end):
        return False
    opened = ASIDE.search(text, max(0, date.start - ATTACHMENT.aside), date.start)
    return opened is not None and not (opened.start() <= q.start < date.end)


def _crossing(text: str, q: Quantity) -> int:
    """The cost of a figure in between: one that only says by how much another moved is hardly in the way."""
    if q.kind == "date":
        return 0
    return (
        ATTACHMENT.crossed_change
        if q.kind in ("percent", "points") and classify_role(text, q) == "change"
        else ATTACHMENT.crossed_figure
    )


@lru_cache(maxsize=64)  # the figures of a sentence share its times
def time_cue(text: str, at: int) -> str | None:
    """What the words before a time make of it: aside, value, base, since or far; None: it is the time of a figure.

    >>> (time_cue("It fell by 40 since 2015.", 20), time_cue("It was 5% higher than in 2022.", 25),
    ...     time_cue("It cost $5 in 2022.", 14))
    ('since', 'base', None)
    """
    first = max(0, at - ATTACHMENT.cue_reach)
    if not GATE.search(text[first:at].lower()):
        return None
    for effect, ends, then in cue_patterns():
        if ends.search(text, first, at) and (then is None or then.match(text, at)):
            return effect
    return None


@cache
def cue_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The table, in order: effects, what stands before a time, and how that begins where it matters."""
    data = cue_table()
    return tuple(
        (
            row["effect"],
            re.compile(row["ends"].replace("{fill}", data["fill"]), re.IGNORECASE),
            re.compile(row["then"], re.IGNORECASE) if "then" in row else None,
        )
        for row in data["tie"]
    )


def cue_table() -> dict[str, Any]:
    """The table as it is written, with the examples of each row."""
    text = resources.files("newsclean.data").joinpath("claims/ties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
