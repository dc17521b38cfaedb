"""The feature table: of each figure the keys for blocking, and the features that the prefilter compares."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

from newsclean.claims.figures.feature_bits import (
    ABOUT,
    BARE,
    CHANGE,
    COUNTRY,
    DAILY_PRICE,
    EXACT,
    FARTHEST,
    KINDS,
    LASTING,
    LOAN_TERMS,
    MOST,
    NAMED,
    OWN,
    PEOPLE,
    PERSON,
    PROPER,
    RANGE,
    TABLE_ROW,
    TALLY,
    TARGET,
    TOPIC_NAMES,
    UNINFORMATIVE,
    WEIGHTS,
    WORDED,
)
from newsclean.claims.figures.genre import is_daily_price, is_loan_terms, is_table_row, is_uninformative
from newsclean.claims.figures.measure import Measure, counts_people, is_lasting, measure_of
from newsclean.claims.figures.ownership import is_distinctive
from newsclean.claims.figures.plain_words import GENERIC, PLAIN
from newsclean.claims.judging.scorer import amount_of, significant_digits
from newsclean.claims.options import BLOCKING, READING
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_lists import rarities

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsclean.claims.figures.context import ContextWord, FigureContext

_PLAIN = frozenset((None, "up", "down", "record", "forecast", "target"))


class FeatureTable:
    """Per row: words with what they are worth, the kind of figure, the cells of its value, the times; as numbers."""

    def __init__(self) -> None:
        self.words, self.worth, self.counts = array("I"), array("B"), array("B")
        self.weights, self.distances = array("B"), array("B")
        self.kinds = array("I")
        self.cells = array("i"), array("i")
        self.times = array("I"), array("I")
        self.near, self.rest = array("f"), array("f")  # weights of all words, and of those that are not in the table
        self.names = array("B")  # how many
        self.values, self.digits = array("d"), array("B")  # nan for what has none
        self.traits = array("B")
        self.units, self.heads, self.whens = array("I"), array("I"), array("I")  # 0 for none
        self.of, self.ways = array("B"), array("b")  # kind, role and stance; which way
        self.measures = array("I")  # 0 for none
        self.days, self.articles = array("i"), array("I")  # of the article; 0 for none; and its number
        self.topics = array("i")  # of each article: the numbers of CONTEXT names, -1 for none
        self.time_texts: list[str | None] = [None]  # by number
        self.flags = array("B")  # of the words and measures by number
        self._number: dict[str, int] = {}
        self._when: dict[str | None, int] = {None: 0}

    def article(self, names: Sequence[str]) -> None:
        """The rows that follow are of the next article, which is about these names."""
        self.topics.extend([self._of(name) for name in names] + [-1] * (TOPIC_NAMES - len(names)))

    def add(self, one: FigureContext, times: Sequence[str], day: int, about: Collection[str] = ()) -> None:
        """Put a row at the end; `about` are the names of its article."""
        self._words(one, one.names.union(about))
        self.kinds.append(self._of(comparable_kind(one)))
        for column, cell in zip(self.cells, value_cells(one), strict=True):
            column.append(cell)
        for column, time in zip(self.times, (times[0], times[-1]), strict=True):
            column.append(self._of(time))
        self._figure(one)
        self.days.append(day)
        self.articles.append(len(self.topics) // TOPIC_NAMES - 1)

    def _words(self, one: FigureContext, about: frozenset[str]) -> None:
        words = ranked_words(one)
        kept = words[:MOST]
        self.words.extend([self._of(key) for _, key, _ in kept])
        self.worth.extend([min(63, round(worth * BLOCKING.steps)) for worth, _, _ in kept])
        self.weights.extend([min(255, math.ceil(word.weight * WEIGHTS)) for _, _, word in kept])
        names = one.names
        self.distances.extend(
            [
                (FARTHEST if far >= FARTHEST else int(far))
                | (NAMED if key in names else 0)
                | (ABOUT if key in about else 0)
                | (0 if name else WORDED)
                for _, key, (_, far, name) in kept
            ]
        )
        self.counts.append(len(kept))
        self.names.append(min(255, len(one.names)))
        self.near.append(one.near)
        self.rest.append(
            sum([word.weight / (1 + word.distance / READING.half_distance) for _, _, word in words[MOST:]])
        )

    def _figure(self, one: FigureContext) -> None:
        q, time = one.quantity, one.time
        value = amount_of(q)
        self.values.append(math.nan if value is None else _float(value))
        self.digits.append(min(255, significant_digits(q)))
        self.traits.append(_traits(one))
        unit = f"read {q.read}" if value is None else q.unit  # it says as much of a figure without a value
        self.units.append(0 if unit is None else self._of(unit) + 1)
        self.heads.append(0 if one.head is None else self._of(one.head) + 1)
        measure = measure_of(one)
        self.measures.append(0 if measure is None else self._of(f"measure {measure.id}", measure) + 1)
        when = self._when.setdefault(time.when, len(self.time_texts))
        if when == len(self.time_texts):
            self.time_texts.append(time.when)
        self.whens.append(when)
        kind = KINDS.index(q.kind) + 1 if q.kind in KINDS else 0
        role, how = (time.role == "change") * CHANGE, (one.modality == "target") * TARGET
        self.of.append(kind | role | how | (q.value is None) * RANGE)
        self.ways.append(one.direction)

    def _of(self, word: str, measure: Measure | None = None) -> int:
        found = self._number.get(word)
        if found is None:
            found = self._number[word] = len(self._number)
            self.flags.append(_flags(word) if measure is None else _measure_flags(measure))
        return found


def _flags(key: str) -> int:
    country = is_country(key)
    own = not (country or key in GENERIC or key in rarities())
    person = bool(counts_people(key))
    return country * COUNTRY | is_distinctive(key) * PROPER | own * OWN | (key in PLAIN) * BARE | person * PERSON


def _measure_flags(measure: Measure) -> int:
    return (measure.nature == "tally") * TALLY | measure.people * PEOPLE | is_lasting(measure) * LASTING


def _traits(one: FigureContext) -> int:
    q = one.quantity
    exact = q.value is not None and q.modifier in _PLAIN and not q.approximate and q.kind in KINDS[1:3]
    return (
        exact * EXACT
        | is_table_row(one) * TABLE_ROW
        | is_uninformative(one) * UNINFORMATIVE
        | is_daily_price(one) * DAILY_PRICE
        | is_loan_terms(one) * LOAN_TERMS
    )


def _float(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return math.nan


def ranked_words(one: FigureContext) -> list[tuple[float, str, ContextWord]]:
    """The words a figure is looked up by, with what each is worth there: rare ones nearby first."""
    worth = [(word.weight / (1 + word.distance / BLOCKING.half_distance), key, word) for key, word in one.words.items()]
    worth.sort(key=_first)
    return worth


def _first(row: tuple[float, str, ContextWord]) -> tuple[float, str]:
    return -row[0], row[1]


def value_cells(one: FigureContext) -> tuple[int, int]:
    """The two cells of the grid of values that a figure lies in, so that near values always share one."""
    if one.quantity.kind == "date":
        year = one.quantity.when[:4] if one.quantity.when else ""
        return (int(year), int(year)) if year.isdigit() else (0, 0)
    value = amount_of(one.quantity)
    if not value:
        return 0, 0
    exponent = value.adjusted()  # a number of a thousand digits is not a float
    place = (math.log(abs(float(value.scaleb(-exponent)))) + exponent * math.log(10)) / BLOCKING.grid
    return 2 * math.floor(place), 2 * math.floor(place + 0.5) + 1


def comparable_kind(one: FigureContext) -> str:
    """What figures must have in common to be looked at together: money of one currency, or things of one kind."""
    q = one.quantity
    if q.kind in ("count", "measure"):
        return "count"
    return f"{q.kind} {q.unit}" if q.kind == "money" else q.kind
