"""What speaks for and against two figures being said of one thing: numbers that the scorer weighs."""

from __future__ import annotations

import math
from decimal import Decimal

from newsclean.claims.figures.context import NEAR, Side
from newsclean.quantity.compare import comparable, in_one_unit
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import Fields
from newsclean.quantity.model import Quantity
from newsclean.temporal import intervals as periods

# What each is worth alone, and which way it may count, stands in benchmarks/train_claims.py. Tried beside these and of
# no use on events not seen: the head noun of "deficit of $5bn", the nearest name, other figures that agree, stances,
# the modifier, kinds, the length, words at other distances (each less than .005 of macro F1, most below 0).
NAMES = (
    "near", "names", "time_apart", "time_equal", "head_same", "unit", "change_one", "gap", "digits", "days",
)  # fmt: skip
EQUAL = -3.0
ENDLESS = 20  # digits of a fraction that has no end
TELLING = 3  # digits from which an equal value is hardly chance; with 1 or 2 any 15 per cent of a year meet
PLACE = Decimal(100_000)  # from here on the third digit is rounded or cut as each outlet likes: 169.8, 169 and 170 bn


def evidence(one: Side, other: Side, days: float) -> list[float]:
    """The evidence for a pair, in the order of NAMES; `days` lie between the two articles. The same both ways.

    near: words in common, those close to the figures first; names: the share of names in common; time_apart,
    time_equal: of the times they are said of; head_same: both count the same noun; unit: they can be compared at all;
    change_one: one is a change, the other an amount; gap: how far apart the values are; digits: of figures that agree,
    with how many digits they are told; days: between the articles, unless the time said is the same, or
    one exact value is said of March and of its 14th, or both are targets, which stand for years.
    """
    a, b = one.quantity, other.quantity
    alike = match(one, other)
    time = "equal" if alike and a.kind == "date" else periods.relation(one.bound.when, other.bound.when)
    fewest = min(len(one.names), len(other.names))
    return [
        overlap(one, other),
        len(one.names & other.names) / fewest if fewest else 0.0,
        float(time == "apart"),
        float(time == "equal"),
        float(one.head is not None and one.head == other.head),
        float(alike or comparable(a, b)),
        float((one.bound.role == "change") != (other.bound.role == "change")),
        _gap(a, b, opposite=one.way * other.way < 0),
        float(min(digits(a), digits(b))) if alike else 0.0,
        0.0 if _whenever(one, other, time) else math.log1p(days),
    ]


def _whenever(one: Side, other: Side, time: str) -> bool:
    """Whether it tells nothing when each figure was written."""
    value = one.quantity.value
    exact = time == "within" and value is not None and value == other.quantity.value
    exact = exact and digits(one.quantity) >= TELLING
    return time == "equal" or exact or one.stance == other.stance == "target"


def overlap(one: Side, other: Side) -> float:
    """The weight of the words in common over the mean weight of the sides; those close to the figures weigh more."""
    shared = []
    for key in one.words.keys() & other.words.keys():
        a, b = one.words[key], other.words[key]
        shared.append(min(a.weight, b.weight) / (1 + max(a.distance, b.distance) / NEAR))
    if not shared:
        return 0.0
    return math.fsum(shared) / math.sqrt(one.near * other.near)  # fsum: the same in any order


def digits(q: Quantity) -> int:
    """How many digits a figure is told with: 447 says more than 5.

    >>> from newsclean import find_quantities
    >>> [digits(q) for q in find_quantities("$447 billion, five men, between 20 and 35 per cent")]
    [3, 1, 2]
    >>> digits(find_quantities("A third of them left.")[0])  # and not 28 times 3
    1
    """
    value = amount(q)
    count = len(value.normalize(CONTEXT).as_tuple().digits) if value else 0
    return count if count < ENDLESS else 1


def amount(q: Fields) -> Decimal | None:
    """The value of a figure; of a range its upper end, or the lower when there is none."""
    return q.value if q.value is not None else q.high if q.high is not None else q.low


def _gap(one: Quantity, other: Quantity, *, opposite: bool) -> float:
    """The logarithm of how far apart two values are, -3 for equal ones; of what has no value 0."""
    a, b = (amount(q) for q in in_one_unit(one, other))
    if a is None or b is None:
        return EQUAL if one.read == other.read else 0.0
    largest = max(abs(a), abs(b))
    between = CONTEXT.add(abs(a), abs(b)) if opposite else abs(CONTEXT.subtract(a, b))
    apart = CONTEXT.divide(between, largest) if largest else 0
    return math.log10(float(apart) + 1e-3)


def match(one: Side, other: Side) -> bool:
    """Whether two figures may state the same: they agree, and are not a rise and a fall.

    >>> from newsclean.claims.extract.target_figures import meant
    >>> rise, fall, level = (meant(text, None, None)[0] for text in ("It rose 5%.", "It fell 5%.", "It was 5%."))
    >>> match(rise, fall), match(rise, level)
    (False, True)
    """
    return one.way * other.way >= 0 and agree(one.quantity, other.quantity)


def agree(one: Quantity, other: Quantity) -> bool:
    """May two figures state the same, as news rounds? Of money the third digit may be one off, beside `compatible`.

    >>> from newsclean import find_quantities
    >>> find = lambda text: find_quantities(text)[0]
    >>> agree(find("$169bn"), find("$170bn")), agree(find("$14m"), find("$13m")), agree(find("9 men"), find("8 men"))
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
    return largest >= PLACE and abs(one.value - other.value) <= Decimal(1).scaleb(largest.adjusted() - 2)
