"""Whether two figures that agree tell enough to be one claim: those that are equal by chance share little else."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from newsclean.claims.figures.context import FigureContext
from newsclean.claims.figures.genre import is_accounting_year, is_listed, is_loan_terms
from newsclean.claims.figures.ownership import PLAIN
from newsclean.claims.pairs.comparison import significant_digits, word_overlap
from newsclean.text.gazetteer import is_country

FEW = 1  # digits with which two figures are often equal by chance: two firms, 5 per cent, the year 1986
LARGE = 1000  # from which a count of one digit is rounded, and tells as much as two digits do
REACH = 8.0  # words within which words stand near a figure
# Read from 118 clusters of several origins, 59 of wire stories and 59 of pages: these thresholds keep 39 of the 49
# that are one claim throughout, and 11 of the 69 that are not; then tried on others, see the README.
NEAR = 0.27  # overlap (see evidence.py) that a figure of one digit, a year or a time needs,
WORDS_FEW = 7.0  # with so many bits of words near both, where both are of one name;
WORDS_BARE = 9.0  # and so many where they are not
NEAR_BARE = 0.2  # overlap of figures of two digits with a name in common,
NEAR_WORDS = 0.15  # and with words, too;
NEAR_TIED = 0.07  # of those of one time, with two names in common;
NEAR_TOLD = 0.13  # of figures of three digits or more with a name or a word: no two firms earn £4.83bn
WORDS = 3.5  # bits of words near both figures: "deficit"
WORDS_MONEY = 5.0  # those that money, or a figure of a time, needs where only a country is in common
WORDS_COUNTRY = 11.0  # and any other figure of two digits
# Bounds, ranges and round numbers agree with much.
NEAR_BOUND = Decimal(
    "0.1"
)  # of values that mean one, what lies between: not "at least 75" and 86, nor £1.75bn and £2bn
WIDE = Decimal("0.1")  # of a range, its width over its upper end: within "65 to 91" lies anything,
NEAR_WIDE = 0.3  # unless the words overlap so much


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
        if key in b.words and not word.name and key not in PLAIN and max(word.distance, b.words[key].distance) <= REACH
    )


def is_informative(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether what both sentences have in common is more than two figures that are equal by chance have."""
    if a.quantity.kind == "date":
        return _date_tells(a, b, both)
    if both.words == 0 and (is_listed(a) or is_listed(b)):
        return False  # prices of the day
    telling = _telling(a, b)
    if telling <= FEW:
        if both.named:
            return both.near >= NEAR and both.words >= WORDS_FEW
        return both.near >= NEAR_BARE and both.words >= WORDS_BARE
    if telling > FEW + 1:
        told = both.near >= NEAR_TOLD and (both.named or both.words >= WORDS)
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
    coarse = both.near < NEAR or "year" in (one.granularity, other.granularity)
    least = WORDS_COUNTRY if not both.named else WORDS_BARE if coarse else WORDS_FEW
    return both.near >= NEAR_BARE and both.words >= least


def _two_digits_tell(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    exact, timed = a.quantity.value == b.quantity.value, _timed(a, b)
    if _tied(a, b, both):
        return both.near >= NEAR_TIED
    if both.named or len(both.names) > 1:
        return both.near >= NEAR_BARE or (both.near >= NEAR_WORDS and both.words >= WORDS)
    if timed or (a.quantity.kind == "money" and exact):
        return both.near >= NEAR_BARE and both.words >= WORDS_MONEY
    return both.near >= NEAR and both.words >= WORDS_COUNTRY


def _telling(a: FigureContext, b: FigureContext) -> int:
    """How much the figures tell: their digits; more for money and thousands, less where one only rounds the other."""
    one, other = a.quantity, b.quantity
    exact = one.value == other.value and one.high == other.high
    return max(
        min(significant_digits(one), significant_digits(other)) - (not exact),
        FEW + (one.kind == "money" or are_large(a, b)),
    )


def are_large(a: FigureContext, b: FigureContext) -> bool:
    """Whether both figures are thousands or more."""
    return all(abs(side.quantity.value or Decimal(0)) >= LARGE for side in (a, b))


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
        wide = any(q.high - q.low > WIDE * abs(q.high) for q in ranges if q.low is not None and q.high is not None)
        return len(ranges) != 1 or not wide or near >= NEAR_WIDE
    low, high = min(abs(one.value), abs(other.value)), max(abs(one.value), abs(other.value))
    return high - low <= NEAR_BOUND * high
