"""The mentions of figures in many articles, and, as columns, the words that they are looked up by."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 - as elsewhere
from functools import lru_cache
from typing import NamedTuple

from newsclean.claim.evidence import amount
from newsclean.claim.find import Sentence, figures
from newsclean.claim.intake import Text
from newsclean.claim.periods import UNDATED
from newsclean.claim.side import Side, side
from newsclean.claim.stance import asked, stance
from newsclean.claim.words import tokens

TOP = 12  # words around a figure that it is looked up by: those of a clause
REACH = 12  # words after which one counts half there
CONTEXT = 4  # names of title and lead that stand for "the two countries" and "the company" in the text
LEAD = 4  # sentences that these are taken from
GRID = math.log(1.03)  # values within half of this (1.5 %) always share a cell: 169, 169.8 and 170 billion do
HALF = 15  # days: articles so near always share a cell of the grid of days, and those twice as far never do
STEPS = 4.0  # steps of worth that are kept
KEPT = 20_000  # sides kept at once: a block of candidates, and no more memory for a million articles


class Mention(NamedTuple):
    """A figure in a sentence of an article."""

    article: int
    sentence: Sentence
    at: int  # which of its quantities


class Mentions:
    """Mentions of figures; those with one sentence and one day, as copies of a story have them, are one row.

    `rows` has the first of each, `copies` all with its number.
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.contexts: list[tuple[str, ...]] = []
        self.rows: list[Mention] = []
        self.copies: list[list[Mention]] = []
        self.columns = Columns()
        self._known: dict[tuple[str, int, str | None], int] = {}
        self._side = lru_cache(maxsize=KEPT)(self._read)

    def add(self, text: Text, sentences: Sequence[Sentence], *, alone: bool = False) -> None:
        """Take the sentences of an article; `alone`: as rows of their own, even if others say them word for word."""
        article = len(self.texts)
        self.texts.append(text)
        self.contexts.append(context(sentences))
        for sentence in sentences:
            if sentence.found and not asked(sentence.text):
                for at in figures(sentence.found, dates=True):
                    self._take(Mention(article, sentence, at), alone=alone)

    def _take(self, mention: Mention, *, alone: bool) -> None:
        key = (mention.sentence.text, mention.at, self.texts[mention.article].day)
        number = len(self.rows) if alone else self._known.setdefault(key, len(self.rows))
        if number < len(self.rows):
            self.copies[number].append(mention)
            return
        self.rows.append(mention)
        self.copies.append([mention])
        one = self._read(number)
        self.columns.add(one, self._times(number, one))

    def side(self, number: int) -> Side:
        """What stands around a mention."""
        return self._side(number)

    def _read(self, number: int) -> Side:
        article, sentence, at = self.rows[number]
        q = sentence.found[at]
        how = stance(sentence.text, q.start, q.end, q.modifier)
        return side(sentence.text, sentence.found, at, how, self.contexts[article])

    def names(self, number: int) -> frozenset[str]:
        """The names of the sentence and those that its article is about."""
        return self.side(number).names.union(self.contexts[self.rows[number].article])

    def days(self, one: int, other: int) -> float:
        """Days between the articles of two mentions."""
        a, b = (self.texts[self.rows[number].article].day for number in (one, other))
        return UNDATED if a is None or b is None else float(abs(_ordinal(a) - _ordinal(b)))

    def _times(self, number: int, one: Side) -> tuple[str, ...]:
        """The times that a figure may be compared in: that said; else the days around its article's, in two grids."""
        if one.bound.when is not None or one.quantity.kind == "date":
            return (one.bound.when or "",)
        day = self.texts[self.rows[number].article].day
        if day is None:
            return ("undated",)
        place = _ordinal(day) // HALF
        return f"{place // 2} even", f"{(place + 1) // 2} odd"


class Columns:
    """Per row: words with what they are worth, the kind of figure, the cells of its value, the times; as numbers."""

    def __init__(self) -> None:
        self.words, self.worth, self.counts = array("I"), array("B"), array("B")
        self.kinds = array("I")
        self.cells = array("i"), array("i")
        self.times = array("I"), array("I")
        self._number: dict[str, int] = {}

    def add(self, one: Side, times: Sequence[str]) -> None:
        """Put a row at the end."""
        words = keys(one)
        self.words.extend([self._of(word) for word, _ in words])
        self.worth.extend([min(63, round(worth * STEPS)) for _, worth in words])
        self.counts.append(len(words))
        self.kinds.append(self._of(family(one)))
        for column, cell in zip(self.cells, cells(one), strict=True):
            column.append(cell)
        for column, time in zip(self.times, (times[0], times[-1]), strict=True):
            column.append(self._of(time))

    def _of(self, word: str) -> int:
        return self._number.setdefault(word, len(self._number))


@lru_cache(maxsize=1 << 14)
def _ordinal(day: str) -> int:
    return Day.fromisoformat(day).toordinal()


def context(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The names that an article is about: the most frequent ones of its title, summary and first sentences."""
    met: Counter[str] = Counter()
    for sentence in sentences[:LEAD]:
        met.update({t.key for t in tokens(sentence.text, [(q.start, q.end) for q in sentence.found]) if t.name})
    return tuple(sorted(met, key=lambda name: (-met[name], name))[:CONTEXT])


def keys(one: Side) -> list[tuple[str, float]]:
    """The words a figure is looked up by, with what each is worth there: rare ones nearby first."""
    worth = [(key, word.weight / (1 + word.distance / REACH)) for key, word in one.words.items()]
    worth.sort(key=lambda pair: (-pair[1], pair[0]))
    return worth[:TOP]


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
