"""Mentions of figures as columns: what candidates are looked up by, and what a first look at a pair needs."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from newsclean.claim.evidence import amount, digits
from newsclean.claim.periods import UNDATED
from newsclean.claim.side import NEAR, Side, Word

TOP = 12  # words around a figure that it is looked up by: those of a clause
REACH = 12  # words after which one counts half there
GRID = math.log(1.03)  # values within half of this (1.5 %) always share a cell: 169, 169.8 and 170 billion do
STEPS = 4.0  # steps of worth that are kept
MOST = 32  # words that a first look knows; of the rest it knows the weight, and four in five sentences have none
WEIGHTS = 16  # steps of a weight, rounded up: a first look may only err to one side
NAMED = 128  # bit of a distance: the word is a name of the sentence
FARTHEST = 127
KINDS = ("date", "money", "count", "measure")
_PLAIN = frozenset((None, "up", "down", "record", "forecast", "target"))


class Columns:
    """Per row: words with what they are worth, the kind of figure, the cells of its value, the times; as numbers."""

    def __init__(self) -> None:
        self.words, self.worth, self.counts = array("I"), array("B"), array("B")
        self.weights, self.distances = array("B"), array("B")
        self.kinds = array("I")
        self.cells = array("i"), array("i")
        self.times = array("I"), array("I")
        self.near, self.rest = array("f"), array("f")  # weights of all words, and of those not kept
        self.names = array("B")  # how many
        self.values, self.digits = array("d"), array("B")  # nan for what has none
        self.plain = array("B")  # whether values that are far apart cannot agree
        self.units, self.heads, self.whens = array("I"), array("I"), array("I")  # 0 for none
        self.of, self.ways = array("B"), array("b")  # kind, role and stance; which way
        self.days = array("i")  # of the article; 0 for none
        self.told: list[str | None] = [None]  # the times by number
        self._number: dict[str, int] = {}
        self._when: dict[str | None, int] = {None: 0}

    def add(self, one: Side, times: Sequence[str], day: int) -> None:
        """Put a row at the end."""
        self._words(one)
        self.kinds.append(self._of(family(one)))
        for column, cell in zip(self.cells, cells(one), strict=True):
            column.append(cell)
        for column, time in zip(self.times, (times[0], times[-1]), strict=True):
            column.append(self._of(time))
        self._figure(one)
        self.days.append(day)

    def _words(self, one: Side) -> None:
        words = keys(one)
        kept = words[:MOST]
        names = one.names
        self.words.extend([self._of(key) for _, key, _ in kept])
        self.worth.extend([min(63, round(worth * STEPS)) for worth, _, _ in kept])
        self.weights.extend([min(255, math.ceil(word.weight * WEIGHTS)) for _, _, word in kept])
        self.distances.extend(
            [min(FARTHEST, int(word.distance)) | (NAMED if key in names else 0) for _, key, word in kept]
        )
        self.counts.append(len(kept))
        self.names.append(min(255, len(names)))
        self.near.append(one.near)
        self.rest.append(sum([word.weight / (1 + word.distance / NEAR) for _, _, word in words[MOST:]]))

    def _figure(self, one: Side) -> None:
        q, bound = one.quantity, one.bound
        value = amount(q)
        self.values.append(math.nan if value is None else _float(value))
        self.digits.append(min(255, digits(q)))
        exact = q.value is not None and q.modifier in _PLAIN and not q.approximate and q.kind in KINDS[1:3]
        self.plain.append(exact)
        self.units.append(0 if q.unit is None else self._of(q.unit) + 1)
        self.heads.append(0 if one.head is None else self._of(one.head) + 1)
        when = self._when.setdefault(bound.when, len(self.told))
        if when == len(self.told):
            self.told.append(bound.when)
        self.whens.append(when)
        kind = KINDS.index(q.kind) + 1 if q.kind in KINDS else 0
        self.of.append(kind | (bound.role == "change") << 4 | (one.stance == "target") << 5 | (q.value is None) << 6)
        self.ways.append(one.way)

    def _of(self, word: str) -> int:
        return self._number.setdefault(word, len(self._number))


def _float(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return math.nan


def keys(one: Side) -> list[tuple[float, str, Word]]:
    """The words a figure is looked up by, with what each is worth there: rare ones nearby first."""
    worth = [(word.weight / (1 + word.distance / REACH), key, word) for key, word in one.words.items()]
    worth.sort(key=_first)
    return worth


def _first(row: tuple[float, str, Word]) -> tuple[float, str]:
    return -row[0], row[1]


def cells(one: Side) -> tuple[int, int]:
    """The two cells of the grid of values that a figure lies in, so that near values always share one."""
    if one.quantity.kind == "date":
        year = one.quantity.when[:4] if one.quantity.when else ""
        return (int(year), int(year)) if year.isdigit() else (0, 0)
    value = amount(one.quantity)
    if not value:
        return 0, 0
    exponent = value.adjusted()  # a number of a thousand digits is no float
    place = (math.log(abs(float(value.scaleb(-exponent)))) + exponent * math.log(10)) / GRID
    return 2 * math.floor(place), 2 * math.floor(place + 0.5) + 1


def family(one: Side) -> str:
    """What figures must have in common to be looked at together: money of one currency, or things of one kind."""
    q = one.quantity
    if q.kind in ("count", "measure"):
        return "count"
    return f"{q.kind} {q.unit}" if q.kind == "money" else q.kind


__all__ = ["STEPS", "TOP", "UNDATED", "Columns", "cells", "family", "keys"]
