"""Of each figure what bounds its score inside a story: where its value may lie, the words beside it, other figures."""

from __future__ import annotations

import math
from array import array
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.figures.context import words_beside
from newsclean.claims.figures.feature_bits import AGE, CROWDED, LOOSE, OF_DAY, OTHERS, OUTLOOK, YEAR
from newsclean.claims.judging.scorer import VALUES, amount_of
from newsclean.temporal.intervals import bounds

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.model import Quantity

# Units that agree with others beyond what a factor says: degrees of two scales, and the two tons.
LOOSE_UNITS = frozenset(("Cel", "[degF]", "K", "deg", "t", "ton"))
CENTS, THIRD_DIGIT = 0.5, 0.0101  # of money, each way: a price may leave out its cents, the third digit may be one off
ONE = Decimal(1)
HAIR = 1e-6  # of a value: spans are held in single precision


class StoryFeatures:
    """Per row, as numbers: a span that its value lies in, its unit, the words beside it, and the other figures."""

    def __init__(self) -> None:
        self.lows, self.highs = array("f"), array("f")  # nan where it may agree with any value
        self.measured = array("I")  # by what it is measured: equal numbers compare, others as `kinds` do
        self.kinds: list[Quantity] = []  # one figure of each of these
        self.beside = tuple(array("I") for _ in range(3))  # last word before, last two, first word behind; 0 for none
        self.others = array("I")  # values of other figures of the sentence, OTHERS a row, 0 for none
        self.marks = array("B")
        self._number: dict[tuple[object, ...], int] = {}

    def add(self, one: FigureContext) -> None:
        """Put a row at the end."""
        q = one.quantity
        low, high = value_bounds(q)
        self.lows.append(low)
        self.highs.append(high)
        self.measured.append(self._measured(q))
        before, behind = words_beside(one)
        for column, words in zip(self.beside, (before[-1:], before, behind[:1]), strict=True):
            column.append(_hashed("\0".join(words)) if words else 0)
        values = {hash(value) for it in one.others if (value := amount_of(it)) is not None}
        every = [(value & 0xFFFFFFFF) or 1 for value in sorted(values)]
        self.others.extend(([*every, *[0] * OTHERS] if len(every) <= OTHERS else [0] * OTHERS)[:OTHERS])
        self.marks.append(_marks(one, len(every)))

    def _measured(self, q: Quantity) -> int:
        alternates = q.alternates if q.kind == "money" else ()
        key = q.kind, q.unit, q.per, alternates, q.read == "fraction"
        found = self._number.setdefault(key, len(self.kinds))
        if found == len(self.kinds):
            self.kinds.append(q)
        return found


def value_bounds(q: Quantity) -> tuple[float, float]:
    """A span that meets that of every figure of the same unit that may state the same; nan where that is not known.

    Of a date its days: one of two that may be the same holds the other.

    >>> from newsclean import find_quantities
    >>> spans = [value_bounds(q) for q in find_quantities("It cost $40, then about $42, and then $90.")]
    >>> [spans[0][1] > spans[1][0], spans[1][1] > spans[2][0]]
    [True, False]
    """
    if q.kind == "date":
        days = bounds(q.when) if q.when and not q.alternates else None
        return (math.nan, math.nan) if days is None else (days[0].toordinal(), days[1].toordinal())
    if q.value is None or _is_loose(q):
        return math.nan, math.nan
    low, high, slack = _span(str(q.value), q.modifier, q.read == "fraction", q.approximate)
    value = max(abs(low), abs(high))
    if q.kind == "money":
        slack = max(slack, CENTS, THIRD_DIGIT * value)
    slack += HAIR * value
    return low - slack, high + slack


@lru_cache(maxsize=VALUES)
def _span(value: str, modifier: str | None, fraction: bool, approximate: bool) -> tuple[float, float, float]:
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.rounding import value_span  # another capability

    read = "fraction" if fraction else ""
    one = Quantity(0, 0, "", "count", Decimal(value), modifier=modifier, approximate=approximate, read=read)
    found = value_span(one, ONE, converted=True)
    try:
        return (math.nan,) * 3 if found is None else (float(found.low), float(found.high), float(found.slack))
    except OverflowError:
        return math.nan, math.nan, math.nan


def _is_loose(q: Quantity) -> bool:
    """Whether a figure may agree with one of another unit, or be read in two ways: "40m", "1.250"."""
    other = q.alternates[-1].lstrip("-")[:1] if q.alternates else ""
    return q.unit in LOOSE_UNITS or other.isdecimal() or not {"million", "m"}.isdisjoint(q.alternates)


def _marks(one: FigureContext, others: int) -> int:
    q, time = one.quantity, one.time
    return (
        (time.granularity == "day") * OF_DAY
        | (one.modality in OUTCOMES) * OUTLOOK
        | _is_loose(q) * LOOSE
        | (q.read == "age") * AGE
        | (others > OTHERS) * CROWDED
        | (q.granularity == "year") * YEAR
    )


def _hashed(words: str) -> int:
    return crc32(words.encode("utf-8", "surrogatepass")) or 1
