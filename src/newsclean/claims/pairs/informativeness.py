"""Whether two figures that agree tell enough to be one claim: those that are equal by chance share little else."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from newsclean.claims.figures.context import FigureContext
from newsclean.claims.figures.genre import is_accounting_year, is_listed, is_loan_terms
from newsclean.claims.figures.ownership import PLAIN
from newsclean.claims.options import MATCH
from newsclean.claims.pairs.comparison import significant_digits, word_overlap
from newsclean.text.gazetteer import is_country


class SharedEvidence(NamedTuple):
    """What two sentences have in common besides their figures."""

    near: float  # overlap
    words: float  # bits of the words near both figures, names left out
    names: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether a name is in common that is no country, of which half of the news is."""
        return any(not is_country(name) for name in self.names)


def shared_evidence(a: FigureContext, b: FigureContext, names: frozenset[str]) -> SharedEvidence:
    """What two sentences have in common; `names` are those of sentences and articles."""
    return SharedEvidence(word_overlap(a, b), shared_word_bits(a, b), names)


def shared_word_bits(a: FigureContext, b: FigureContext) -> float:
    """How much the words near two figures tell that both have, names left out.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Exports of tea hit 5,000 tonnes.", None, None)
    >>> [other] = target_contexts("It sold 5,000 tonnes of rice.", None, None)
    >>> shared_word_bits(one, one) > 2 * shared_word_bits(one, other)
    True
    """
    return math.fsum(
        min(word.weight, b.words[key].weight)
        for key, word in a.words.items()
        if key in b.words
        and not word.name
        and key not in PLAIN
        and max(word.distance, b.words[key].distance) <= MATCH.reach
    )


def is_informative(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether what both sentences have in common is more than two figures that are equal by chance have."""
    if a.quantity.kind == "date":
        return _date_tells(a, b, both)
    if both.words == 0 and (is_listed(a) or is_listed(b)):
        return False  # prices of the day
    telling = _telling(a, b)
    if telling <= MATCH.few_digits:
        if both.named:
            return both.near >= MATCH.overlap_few and both.words >= MATCH.bits_few
        return both.near >= MATCH.overlap_named and both.words >= MATCH.bits_bare
    if telling > MATCH.few_digits + 1:
        told = both.near >= MATCH.overlap_exact and (both.named or both.words >= MATCH.bits)
        return told or _tied(a, b, both) or _two_digits_tell(a, b, both)  # three say no less than two
    return _two_digits_tell(a, b, both)


def is_uninformative(side: FigureContext) -> bool:
    """Whether a figure is never the same claim as another: a bare one, a year of the books, a day a loan is due.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_uninformative(target_contexts(text, (4, 8), None)[0]) for text in (
    ...     "The 1994 war ended.", "Its 1994 sales fell.")]
    [False, True]
    """
    return not has_words(side) or (side.quantity.kind == "date" and (is_loan_terms(side) or is_accounting_year(side)))


def has_words(side: FigureContext) -> bool:
    """Whether a figure says anything without what stands over it: no cell of a table, no "Six mths"."""
    return " " in side.stems if side.quantity.kind == "duration" else bool(side.stems)


def _timed(a: FigureContext, b: FigureContext) -> bool:
    return a.time.when is not None and a.time.when == b.time.when


def _tied(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether one value is told of one time and two names, whatever the words: they may be of two languages."""
    return len(both.names) > 1 and _timed(a, b) and a.quantity.value == b.quantity.value


def _date_tells(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether a date is more than the year that both tell of."""
    one, other = a.quantity, b.quantity
    if one.when != other.when and "/" in f"{one.when}{other.when}":
        return False  # the first two months, and the first three
    coarse = both.near < MATCH.overlap_few or "year" in (one.granularity, other.granularity)
    least = MATCH.bits_country if not both.named else MATCH.bits_bare if coarse else MATCH.bits_few
    return both.near >= MATCH.overlap_named and both.words >= least


def _two_digits_tell(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    exact, timed = a.quantity.value == b.quantity.value, _timed(a, b)
    if _tied(a, b, both):
        return both.near >= MATCH.overlap_two_names
    if both.named or len(both.names) > 1:
        return both.near >= MATCH.overlap_named or (both.near >= MATCH.overlap_worded and both.words >= MATCH.bits)
    if timed or (a.quantity.kind == "money" and exact):
        return both.near >= MATCH.overlap_named and both.words >= MATCH.bits_money
    return both.near >= MATCH.overlap_few and both.words >= MATCH.bits_country


def _telling(a: FigureContext, b: FigureContext) -> int:
    """How much the figures tell: their digits; more for money and thousands, less where one only rounds the other."""
    one, other = a.quantity, b.quantity
    exact = one.value == other.value and one.high == other.high
    return max(
        min(significant_digits(one), significant_digits(other)) - (not exact),
        MATCH.few_digits + (one.kind == "money" or are_large(a, b)),
    )


def are_large(a: FigureContext, b: FigureContext) -> bool:
    """Whether both figures are thousands or more."""
    return all(abs(side.quantity.value or Decimal(0)) >= MATCH.large for side in (a, b))


def same_bound(a: FigureContext, b: FigureContext, near: float) -> bool:
    """Whether figures that bound or round a value mean one.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> said = ("It killed 75 people.", "It killed at least 75 people.", "It killed at least 86 people.")
    >>> [some, more, many] = [target_contexts(text, None, None)[0] for text in said]
    >>> same_bound(some, more, 0.1), same_bound(more, many, 0.9)
    (True, False)
    """
    one, other = a.quantity, b.quantity
    if one.value is None or other.value is None:
        ranges = [q for q in (one, other) if q.low is not None and q.high is not None]
        wide = any(
            q.high - q.low > MATCH.wide_range * abs(q.high) for q in ranges if q.low is not None and q.high is not None
        )
        return len(ranges) != 1 or not wide or near >= MATCH.overlap_wide
    low, high = min(abs(one.value), abs(other.value)), max(abs(one.value), abs(other.value))
    return high - low <= MATCH.bound_gap * high
