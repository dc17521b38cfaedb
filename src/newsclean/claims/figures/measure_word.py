"""Which of several words beside a figure names its measure: that of its own clause, and none that is another figure's.

"Killing 12 people and injuring 40": the 12 are dead, and the 40 injured, however near the other verb stands.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.word_keys import word_key

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from newsclean.claims.figures.context import FigureContext


NEAR = 8.0  # words within which a word names the measure: those of a clause
REACH, WORDS = 120, 14  # code points and words of a side that are read: a clause, and a little more
COMMA, BORDER, FIGURE = 2.0, 2.0, 3.0  # what a comma, a word that opens a clause and another figure in between cost
TAKEN = (
    8.0  # the same for a word right beside another figure, whose measure it then names: more than a clause has words
)
LINK = 24  # code points between a word and a figure that it belongs to
NAMED = 4.0  # and for one that is part of a name: the Geological Survey asks nobody
_WORD = lazy(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PARTED = frozenset(",;:()—–")


class _Words(NamedTuple):
    borders: frozenset[str]
    before: frozenset[str]  # that may stand between a verb and its figure, and
    behind: frozenset[str]  # between a figure and its verb


@cache
def _words() -> _Words:
    table = data_table("claims/measures.toml")
    borders, before, *behind = (
        frozenset(table[name].split()) for name in ("borders", "between", "auxiliaries", "adverbs")
    )
    return _Words(borders, before - borders, frozenset().union(*behind))


def nearest_word(context: FigureContext, further: Mapping[str, float]) -> str | None:
    """The word that names the measure, among some with how much further off each counts; None if none stands near.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> dead, hurt = target_contexts("The storm killed 12 people and injured 40.", None, None)
    >>> words = {"kill": 0.0, "injur": 0.0}
    >>> nearest_word(dead, words), nearest_word(hurt, words), nearest_word(hurt, {"kill": 0.0})
    ('kill', 'injur', None)
    """
    most = NEAR - min(further.values(), default=0.0)
    found = [
        (cost + further[key] + TAKEN * (_is_taken(context, start, end) or _leads_on(context, end, further[key])), key)
        for start, end, key, cost in (*_before(context, most), *_after(context, most))
        if key in further
    ]
    cost, key = min(found, default=(REACH, ""))
    return key if cost <= NEAR else None


def _before(context: FigureContext, most: float = REACH) -> Iterator[tuple[int, int, str, float]]:
    start = context.quantity.start
    first = max(0, start - REACH)
    words = list(_WORD.finditer(context.text, first, start))[: -WORDS - 1 : -1]
    return _walk(context, words, (start, most), [(q.end, q.start) for q in context.others if first <= q.end <= start])


def _after(context: FigureContext, most: float = REACH) -> Iterator[tuple[int, int, str, float]]:
    end = context.quantity.end
    last = end + REACH
    words = islice(_WORD.finditer(context.text, end, min(last, len(context.text))), WORDS)
    return _walk(context, words, (end, most), [(q.start, q.end) for q in context.others if end <= q.start <= last])


def _walk(
    context: FigureContext, words: Iterable[re.Match[str]], limits: tuple[int, float], figures: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str, float]]:
    """The words of a side, the nearest first, each with what lies between it and the figure, as far as that is."""
    borders, text = _words().borders, context.text
    edge, most = limits
    cost = 0.0
    for match in words:
        start, end = match.span()
        low, high = (end, edge) if end <= edge else (edge, start)
        between = text[low:high]
        if between != " " and not _PARTED.isdisjoint(between):
            cost += COMMA
        inside = False
        if figures:
            cost += FIGURE * sum([low <= near < high for near, _ in figures])
            inside = any(min(span) <= start < max(span) for span in figures)
        if cost > most:  # so does all that follows
            return
        word = match[0]
        key, weight, name = word_key(word)
        if not inside:
            yield start, end, key, cost + NAMED if name and not word.isupper() else cost
        cost += BORDER if word.lower() in borders else float(weight > 0 and not inside)
        edge = start if end <= edge else end


def _is_taken(context: FigureContext, start: int, end: int) -> bool:
    """Whether a word stands right before or behind another figure: "injured 40", "40 were injured"."""
    q, text = context.quantity, context.text
    return any(
        _are_all(text[end : other.start], _words().before)
        if other.start >= end
        else _are_all(text[other.end : start], _words().behind)
        for other in context.others
        if (end <= other.start < end + LINK and not end <= q.start < other.start)
        or (0 <= start - other.end < LINK and not other.end <= q.start < start)
    )


def _leads_on(context: FigureContext, end: int, further: float) -> bool:
    """Whether a subject behind this figure is that of the next one: "12 are missing after the toll rose to 41"."""
    if further >= 0 or end <= context.quantity.start:
        return False
    return any(
        end <= other.start < end + 2 * LINK and _PARTED.isdisjoint(context.text[end : other.start])
        for other in context.others
    )


def _are_all(between: str, known: frozenset[str]) -> bool:
    return not any(sign in _PARTED for sign in between) and all(word in known for word in between.lower().split())
