"""The mentions of figures in many articles, and, as columns, the words that they are looked up by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 - as elsewhere
from functools import lru_cache
from typing import NamedTuple

from newsclean.claim.find import Sentence, figures
from newsclean.claim.intake import Text
from newsclean.claim.periods import UNDATED
from newsclean.claim.rows import Columns
from newsclean.claim.side import Side, side
from newsclean.claim.stance import asked, stance
from newsclean.claim.words import tokens

CONTEXT = 4  # names of title and lead that stand for "the two countries" and "the company" in the text
LEAD = 4  # sentences that these are taken from
HALF = 15  # days: articles so near always share a cell of the grid of days, and those twice as far never do
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
        self.columns.add(one, self._times(number, one), self._ordinal(number))

    def side(self, number: int) -> Side:
        """What stands around a mention."""
        return self._side(number)

    def _read(self, number: int) -> Side:
        article, sentence, at = self.rows[number]
        q = sentence.found[at]
        how = stance(sentence.text, q.start, q.end, q.modifier)
        return side(sentence.text, sentence.found, at, how, self.contexts[article])

    def _ordinal(self, number: int) -> int:
        day = self.texts[self.rows[number].article].day
        return 0 if day is None else _ordinal(day)

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


@lru_cache(maxsize=1 << 14)
def _ordinal(day: str) -> int:
    return Day.fromisoformat(day).toordinal()


def context(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The names that an article is about: the most frequent ones of its title, summary and first sentences."""
    met: Counter[str] = Counter()
    for sentence in sentences[:LEAD]:
        met.update({t.key for t in tokens(sentence.text, [(q.start, q.end) for q in sentence.found]) if t.name})
    return tuple(sorted(met, key=lambda name: (-met[name], name))[:CONTEXT])
