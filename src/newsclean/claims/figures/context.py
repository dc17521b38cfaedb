"""What stands around one figure of a sentence: words, how far off they are, and what the figure is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from newsclean.claims.extract.coreference import Meant
from newsclean.claims.extract.head_noun import head_of
from newsclean.claims.extract.modality import stance
from newsclean.claims.extract.time_attachment import Bound, bound
from newsclean.claims.extract.value_role import direction
from newsclean.quantity.model import Quantity
from newsclean.text.word_keys import Token, tokens

COMMA, FIGURE = 2, 3  # words that a comma, and another figure in between, are worth
LARGE = 1_000_000  # "4.3 billion" without a currency beside "7.4 billion dlrs" is money, too
WINDOW = 800  # code points on each side that are read: more than a sentence has; what is longer costs no more
CONTEXT_WEIGHT, CONTEXT_FAR = 4.0, 14.0
POINTED_FAR = 4.0  # words that "the total" stands for are as far off as the middle of a clause
_START = attrgetter("start")
NEAR = 4.0  # words after which one counts half


class Word(NamedTuple):
    """A word beside a figure."""

    weight: float  # how rare it is
    distance: float  # in words, with what lies between counted in
    name: bool


class Side(NamedTuple):
    """One of two figures that are compared."""

    text: str
    quantity: Quantity
    bound: Bound
    words: dict[str, Word]
    names: frozenset[str]
    head: str | None  # the stem of the noun that the figure counts or stands before
    stance: str
    masked: str  # the sentence as stems, without figures
    near: float = 0.0  # the weights of all words, halved after NEAR words
    way: int = 0  # of a change: 1 up, -1 down, 0 when that is not said


class Around(NamedTuple):
    """What a sentence does not say itself: names that its article is about, and what it takes from those before it."""

    names: Sequence[str] = ()
    of: Meant = ()


ALONE = Around()


def sides(text: str, found: Sequence[Quantity], chosen: Iterable[int]) -> list[Side]:
    """The sides of some quantities of a sentence.

    >>> from newsclean import find_quantities
    >>> text = "Exports to Japan rose 3%."
    >>> [(one.quantity.text, sorted(one.names)) for one in sides(text, find_quantities(text), [0])]
    [('3%', ['JP'])]
    >>> sides(text, [], [])
    []
    """
    return [side(text, found, at, stance(text, found[at].start, found[at].end, found[at].modifier)) for at in chosen]


def side(text: str, found: Sequence[Quantity], at: int, stance: str, around: Around = ALONE) -> Side:
    """What stands around the quantity `found[at]` of a sentence, and what that takes from its article."""
    q = found[at]
    first, last = max(0, q.start - WINDOW), q.end + WINDOW
    some = _within(found, at, first, last)
    read = _words(text, tuple([(f.start, f.end) for f in some]), _space(text, first), min(last, len(text)))
    words = _around(text, some, q, read)
    for key, weight, name in around.of:
        if key not in words:
            words[key] = Word(weight, POINTED_FAR, name)
    for key in around.names:
        if key not in words:
            words[key] = Word(CONTEXT_WEIGHT, CONTEXT_FAR, True)
    names = frozenset([token.key for token in read if token.name] + [key for key, _, name in around.of if name])
    near = sum([weight / (1 + distance / NEAR) for weight, distance, _ in words.values()])
    masked = " ".join([token.key for token in read] + [key for key, *_ in around.of])
    head = head_of(text, q)
    of = bound(text, found, at)
    way = direction(text, q) if of.role == "change" else 0
    return Side(text, inherited(found, at), of, words, names, head, stance, masked, near, way)


@lru_cache(maxsize=4)  # the figures of a sentence share its words
def _words(text: str, masked: tuple[tuple[int, int], ...], first: int, last: int) -> tuple[Token, ...]:
    return tuple(tokens(text, masked, first, last))


def _within(found: Sequence[Quantity], at: int, first: int, last: int) -> Sequence[Quantity]:
    low, high = at, at + 1
    while low and found[low - 1].start >= first:
        low -= 1
    while high < len(found) and found[high].end <= last:
        high += 1
    return found[low:high]


def _space(text: str, at: int) -> int:
    """Where the next word starts, so that none is cut; not far off."""
    return at if at == 0 else max(at, text.find(" ", at, at + WINDOW // 8))


def _around(text: str, found: Sequence[Quantity], q: Quantity, read: Sequence[Token]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    figures = [f for f in found if f.kind != "date" and f is not q]
    before = bisect_left(read, q.start, key=_START)
    _behind(words, text, [f.start for f in figures if f.start < q.start], (q.start, read[:before]))
    _ahead(words, text, [f.end for f in figures if f.end > q.end], (q.end, read[before:]))
    return words


def _behind(words: dict[str, Word], text: str, figures: list[int], rest: tuple[int, Sequence[Token]]) -> None:
    """The words before a figure, the nearest first, which then is the one that counts."""
    edge, read = rest
    cost = 0
    for start, key, weight, name, end in reversed(read):
        if edge - end > 1:  # more than a space in between
            cost += COMMA * (text.count(",", end, edge) + text.count(";", end, edge))
            while figures and figures[-1] >= start:
                figures.pop()
                cost += FIGURE
        edge = start
        if key not in words:
            words[key] = Word(weight, cost, name)
        cost += 1


def _ahead(words: dict[str, Word], text: str, figures: list[int], rest: tuple[int, Sequence[Token]]) -> None:
    edge, read = rest
    cost = at = 0
    for start, key, weight, name, end in read:
        if start - edge > 1:
            cost += COMMA * (text.count(",", edge, start) + text.count(";", edge, start))
            while at < len(figures) and figures[at] <= start:
                at += 1
                cost += FIGURE
        edge = end
        known = words.get(key)
        if known is None or cost < known.distance:
            words[key] = Word(weight, cost, name)
        cost += 1


def inherited(found: Sequence[Quantity], at: int) -> Quantity:
    """The quantity; a large bare number in a sentence with money is of that money ("from 4.3 billion in 1985").

    >>> from newsclean import find_quantities
    >>> found = find_quantities("The surplus rose to $7.4 billion from 4.3 billion.")
    >>> inherited(found, 1).unit, inherited(found, 0).unit
    ('USD', 'USD')
    """
    q = found[at]
    if q.kind != "count" or q.unit is not None or q.what is not None or q.value is None or abs(q.value) < LARGE:
        return q
    money = [f for f in _within(found, at, q.start - WINDOW, q.end + WINDOW) if f.kind == "money"]
    if not money:
        return q
    before = [f for f in money if f.end <= q.start]
    like = before[-1] if before else money[0]
    return q._replace(kind="money", unit=like.unit, alternates=like.alternates)
