"""In what a figure differs from that of a statement, in the words that an answer to `--check` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.judging.agreement import amounts, is_slipped
from newsclean.temporal.intervals import relation as time_relation

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.model import Quantity

EARLIER = "an earlier figure"
NEWER, OLDER, OTHER = "a newer value", "an older value", "other value"
SLIPPED, ROUNDED, CONVERTED = "slipped by a power of ten", "rounded", "other unit, same amount"
FORECAST, OUTCOME = "a forecast", "an outcome"


def difference(relation: str, theirs: FigureContext, mine: FigureContext, rule: str | None) -> str | None:
    """What a figure of an article is to the figure of a statement, for or against it; None for the very same.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [mine, *others] = [target_contexts(text, None, None)[0] for text in (
    ...     "The bridge cost $5.2m.", "The bridge cost $52m.", "The bridge cost €5.2m.", "The bridge cost $7m.")]
    >>> [difference("conflict", other, mine, None) for other in others], difference("same", mine, mine, None)
    (['slipped by a power of ten', 'other currency', 'other value'], None)
    """
    if relation == "same":
        return _of_equal(theirs.quantity, mine.quantity)
    if rule in (DENIED, EARLIER):
        return rule
    if theirs.quantity.kind == mine.quantity.kind == "date":
        years = {str(context.quantity.when)[:4] for context in (theirs, mine)}
        return "other year" if len(years) > 1 else "other time"
    if relation == "update" and (theirs.modality in OUTCOMES) != (mine.modality in OUTCOMES):
        return FORECAST if theirs.modality in OUTCOMES else OUTCOME
    return _of_amounts(theirs, mine)


def _of_amounts(theirs: FigureContext, mine: FigureContext) -> str:
    a, b = theirs.quantity, mine.quantity
    if a.unit != b.unit and None not in (a.unit, b.unit) and a.value == b.value:
        return "other currency" if a.kind == "money" else "other unit"
    if is_slipped(*amounts(a, b)):
        return SLIPPED
    return "other time" if time_relation(theirs.time.when, mine.time.when) == "apart" else OTHER


def _of_equal(a: Quantity, b: Quantity) -> str | None:
    if a.unit != b.unit and None not in (a.unit, b.unit):
        return CONVERTED
    if a.kind == "date":
        return None
    return None if (a.value, a.low, a.high) == (b.value, b.low, b.high) else ROUNDED


def dated_difference(reason: str | None, day: str | None, known: tuple[str, ...]) -> str | None:
    """The same, where the days of the articles tell which of two values is the newer one.

    >>> dated_difference("other value", "2024-09-12", ("2024-09-10",))
    'a newer value'
    >>> dated_difference("denied", "2024-09-12", ("2024-09-10",)), dated_difference("other value", None, ())
    ('denied', 'other value')
    """
    if reason not in (OTHER, OUTCOME) or day is None or not known:
        return reason
    return NEWER if day > max(known) else OLDER if day < min(known) else reason
