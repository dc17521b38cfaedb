"""The pairwise scorer: comparison features of two figures, and two small logistic models that weigh them."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.options import MATCH, READING
from newsclean.temporal import intervals as periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.fields import Fields
    from newsclean.quantity.model import Quantity

# What each is worth alone, and which way it may count, stands in benchmarks/train_claims.py. Tried beside these and of
# no use on events not seen: the head noun of "deficit of $5bn", the nearest name, other figures that agree, stances,
# the modifier, kinds, the length, words at other distances (each less than .005 of macro F1, most below 0).
FEATURES = (
    "near", "names", "time_apart", "time_equal", "head_same", "unit", "change_one", "gap", "digits", "days",
)  # fmt: skip
AMOUNTS = ("money", "count", "measure")  # kinds whose exact value is of one thing
EQUAL = -3.0
ENDLESS = 20  # digits of a fraction that has no end
VALUES = 1 << 14  # values of which is known what is asked again: most are met many times


def comparison_features(one: FigureContext, other: FigureContext, days: float) -> list[float]:
    """The features of a pair, in the order of FEATURES; `days` lie between the two articles. The same both ways.

    near: words in common, those close to the figures first; names: the share of names in common; time_apart,
    time_equal: of their times; head_same: both count the same noun; unit: they can be compared at all;
    change_one: one is a change, the other an amount; gap: how far apart the values are; digits: of figures that agree,
    with how many digits they are given; days: between the articles, unless the time said is the same, or
    one exact value is said of March and of its 14th, or both are targets, which stand for years.
    """
    a, b = one.quantity, other.quantity
    agreeing = values_match(one, other)
    time = "equal" if agreeing and a.kind == "date" else periods.relation(one.time.when, other.time.when)
    return [
        word_overlap(one, other),
        name_overlap(one, other),
        float(time == "apart"),
        float(time == "equal"),
        float(one.head is not None and one.head == other.head),
        float(agreeing or are_comparable(a, b)),
        float((one.time.role == "change") != (other.time.role == "change")),
        _gap(a, b, opposite=one.direction * other.direction < 0),
        float(min(significant_digits(a), significant_digits(b))) if agreeing else 0.0,
        0.0 if _whenever(one, other, time) else math.log1p(days),
    ]


def _whenever(one: FigureContext, other: FigureContext, time: str) -> bool:
    """Whether it does not matter when each figure was written."""
    value = one.quantity.value
    exact = time == "within" and value is not None and value == other.quantity.value
    exact = exact and significant_digits(one.quantity) >= MATCH.chance_digits
    return time == "equal" or exact or one.modality == other.modality == "target"


@lru_cache(maxsize=64)
def word_overlap(one: FigureContext, other: FigureContext) -> float:
    """The weight of the words in common over the mean weight of both; those close to the figures weigh more."""
    shared = []
    for key in one.words.keys() & other.words.keys():
        a, b = one.words[key], other.words[key]
        shared.append(min(a.weight, b.weight) / (1 + max(a.distance, b.distance) / READING.half_distance))
    if not shared:
        return 0.0
    return math.fsum(shared) / math.sqrt(one.near * other.near)  # fsum: the same in any order


def name_overlap(one: FigureContext, other: FigureContext) -> float:
    """The share of the names of the sentence with fewer that the other has, too."""
    fewest = min(len(one.names), len(other.names))
    return len(one.names & other.names) / fewest if fewest else 0.0


def are_comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind and of units that convert, so that they may disagree.

    >>> from newsclean import find_quantities
    >>> find = lambda text: find_quantities(text)[0]
    >>> are_comparable(find("5 miles"), find("9 km")), are_comparable(find("$5m"), find("€9m"))
    (True, False)
    """
    from newsclean.quantity.compare import comparable

    return comparable(one, other)


def significant_digits(q: Quantity) -> int:
    """How many significant digits a figure has: 447 says more than 5.

    >>> from newsclean import find_quantities
    >>> [significant_digits(q) for q in find_quantities("$447 billion, five men, between 20 and 35 per cent")]
    [3, 1, 2]
    >>> significant_digits(find_quantities("A third of them left.")[0])  # and not 28 times 3
    1
    """
    value = amount_of(q)
    return _digits_of(value) if value else 0


@lru_cache(maxsize=VALUES)
def _digits_of(value: Decimal) -> int:
    from newsclean.quantity.decimals import CONTEXT

    count = len(value.normalize(CONTEXT).as_tuple().digits)
    return count if count < ENDLESS else 1


def amount_of(q: Fields) -> Decimal | None:
    """The value of a figure; of a range its upper end, or the lower when there is none."""
    return q.value if q.value is not None else q.high if q.high is not None else q.low


def _gap(one: Quantity, other: Quantity, *, opposite: bool) -> float:
    """The logarithm of how far apart two values are, -3 for equal ones; of what has no value 0."""
    from newsclean.quantity.compare import in_one_unit

    a, b = (amount_of(q) for q in in_one_unit(one, other))
    if a is None or b is None:
        return EQUAL if one.read == other.read else 0.0
    from newsclean.quantity.decimals import CONTEXT

    largest = max(abs(a), abs(b))
    between = CONTEXT.add(abs(a), abs(b)) if opposite else abs(CONTEXT.subtract(a, b))
    apart = CONTEXT.divide(between, largest) if largest else 0
    return math.log10(float(apart) + 1e-3)


@lru_cache(maxsize=64)  # of one pair it is asked several times
def values_match(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures may state the same: they agree, and are not a rise and a fall.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> rise, fall, level = (target_contexts(text, None, None)[0] for text in (
    ...     "It rose 5%.", "It fell 5%.", "It was 5%."))
    >>> values_match(rise, fall), values_match(rise, level)
    (False, True)
    """
    a, b = one.quantity, other.quantity
    return one.direction * other.direction >= 0 and not are_opposite_bounds(a, b) and quantities_agree(a, b)


def are_opposite_bounds(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is a lower bound where the other is an upper one: "more than 50", "fewer than 50".

    "Nearly 50" and "up to 50" are written of what others round up, so that they keep no value out.

    >>> from newsclean import find_quantities
    >>> more, less, up = (find_quantities(f"{bound} 50 men")[0] for bound in ("more than", "fewer than", "up to"))
    >>> are_opposite_bounds(more, less), are_opposite_bounds(more, up), are_opposite_bounds(less, less)
    (True, False, False)
    """
    bounds = {one.modifier, other.modifier}
    return "less than" in bounds and not bounds.isdisjoint(("more than", "at least")) and one.value == other.value


def quantities_agree(one: Quantity, other: Quantity) -> bool:
    """May two figures state the same, as news rounds? Of money the third digit may be one off, beside `compatible`.

    >>> from newsclean import find_quantities
    >>> find = lambda text: find_quantities(text)[0]
    >>> (quantities_agree(find("$169bn"), find("$170bn")), quantities_agree(find("$14m"), find("$13m")),
    ...     quantities_agree(find("9 men"), find("8 men")))
    (True, False, False)
    """
    if one.kind == "identifier" or other.kind == "identifier":
        return one.kind == other.kind and one.read == other.read
    if one.compatible(other):
        return True
    if one.kind != "money" or other.kind != "money" or one.unit != other.unit:
        return False
    if one.value is None or other.value is None:
        return False
    largest = max(abs(one.value), abs(other.value))
    return largest >= MATCH.rounded_from and abs(one.value - other.value) <= Decimal(1).scaleb(largest.adjusted() - 2)


class LogisticModel(NamedTuple):
    """A logistic model: weights for the features in their order, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, values: Sequence[float]) -> float:
        """The probability, 0 to 1.

        >>> LogisticModel((1.0, 0.0), 0.0)([0.0, 5.0])
        0.5
        """
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def scoring_models() -> dict[str, LogisticModel]:
    """The models by name: same (given figures that agree), conflict (given figures that do not).

    Fitted by `python -m benchmarks.train_claims` on labelled pairs of sentences.
    """
    text = resources.files("newsclean.data").joinpath("claims/scorer.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return {name: LogisticModel(tuple(row["weights"]), row["bias"]) for name, row in data["models"].items()}
