"""Comparing two sentences: do they state the same, an update, a conflict, or different things?"""

from __future__ import annotations

from newsclean.claims.extract.modality import OUTCOMES, grows, revised
from newsclean.claims.extract.target_figures import Span, meant
from newsclean.claims.figures.context import Side
from newsclean.claims.model import Comparison
from newsclean.claims.output.wording import reasons
from newsclean.claims.pairs.comparison import evidence, match
from newsclean.claims.pairs.scorer import models
from newsclean.core.lazy_regex import lazy
from newsclean.quantity.compare import comparable
from newsclean.temporal.intervals import days_between, relation

EVEN = 0.5  # the models are fitted so that from here on "yes" is the better guess
SINCE = lazy(r"(?i)\bsince (?:\w+ ){0,3}(?:\w+|\d{4})")
AROUND = 80  # code points around a figure in which "since September" is said of it
ORDER = ("different", "update", "conflict", "same")


def compare(
    a: str, b: str, *, span_a: Span | None = None, span_b: Span | None = None,
    date_a: str | None = None, date_b: str | None = None,
) -> Comparison:  # fmt: skip
    """What two sentences are to one another: same, update, conflict or different, with a score and reasons.

    A span (start, end; code points) says which quantity of a sentence is meant; one that meets no quantity means an
    identifier ("Amendment 64"), which is compared as it is written. Without spans the sentences are the same when any
    of their quantities state the same, else in conflict when two give one thing different values. Dates are the days
    of the articles, against which "last year" is read. The same both ways round.

    Raises QuantityError for a date that is none.

    >>> one, other = "Russia's trade hit a record US$240 billion in 2023.", "Last year, trade of $240bn helped Russia."
    >>> compare(one, other, date_b="2024-05-16")[:1], compare(one, "Trade of Russia fell to $190 billion in 2023.")[:1]
    (('same',), ('conflict',))
    >>> compare("Five people died.", "It rained on Friday.")
    Comparison(relation='different', score=0.0, reasons=('no figures to compare',))
    """
    left, right = meant(a, span_a, date_a), meant(b, span_b, date_b)
    days = days_between(date_a, date_b)
    found = [(*verdict(one, other, days), one, other) for one in left for other in right]
    if not found:
        return Comparison("different", 0.0, ("no figures to compare",))
    best, score, one, other = max(found, key=lambda row: (ORDER.index(row[0]), row[1]))
    return Comparison(best, score, _reasons(one, other))


def judge(one: Side, other: Side, days: float) -> Comparison:
    """What two figures are to one another, `days` lying between their articles, and why."""
    return Comparison(*verdict(one, other, days), _reasons(one, other))


def verdict(one: Side, other: Side, days: float) -> tuple[str, float]:
    """The relation of two figures and how sure it is, without reasons: three times as fast as `judge`."""
    a, b = one.quantity, other.quantity
    if (a.kind == "date") != (b.kind == "date"):
        return "different", 1.0
    alike = match(one, other)
    if not alike and not comparable(a, b):
        return "different", 1.0
    if relation(one.bound.when, other.bound.when) == "apart":
        return "different", 1.0  # so were all 27 labelled pairs of which the times were read to be apart
    score = models()["same" if alike else "conflict"](evidence(one, other, days))
    if score < EVEN or (a.kind == "identifier" and not alike):
        return "different", round(1 - min(score, EVEN), 4)
    return "same" if alike else "update" if updates(one, other, days) else "conflict", round(score, 4)


def updates(one: Side, other: Side, days: float) -> bool:
    """Whether figures that disagree are a forecast and its outcome, one and its revision, or a count that went on."""
    if (one.stance in OUTCOMES) != (other.stance in OUTCOMES) or _revised(one) != _revised(other):
        return True
    if days >= 1 and one.bound.when is not None and _since(one) and _since(other):
        return True
    if "to_date" in (one.stance, other.stance) and (days >= 1 or one.bound.granularity == "day"):
        return one.stance == other.stance or one.bound.granularity == "day"
    return days >= 1 and grows(one.head, other.head, one.words.keys() & other.words.keys())


def _since(one: Side) -> bool:
    """Whether a figure counts from a time on, so that it changes from day to day."""
    return SINCE.search(one.text[max(0, one.quantity.start - AROUND) : one.quantity.end + AROUND]) is not None


def _revised(one: Side) -> bool:
    return revised(one.text, one.quantity.start, one.quantity.end)


def _reasons(one: Side, other: Side) -> tuple[str, ...]:
    a, b = one.quantity, other.quantity
    return reasons(one, other, alike=match(one, other), can=comparable(a, b))


__all__ = ["compare", "judge", "updates", "verdict"]
