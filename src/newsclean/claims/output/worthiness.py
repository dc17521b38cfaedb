"""Check-worthiness: how much there is to a claim, from 0 to 1, by evidence and not by topic.

Many independent origins, a disagreement, a place in a headline and a large figure make a claim worth checking; years,
ages, ordinals, counts of a few and rows of tables seldom are.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.genre import is_row_of_figures
from newsclean.claims.output.output_options import WORTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.quantity.model import Quantity

DISPUTED = ("conflict", "update")


class WorthFactors(NamedTuple):
    """What a claim's worth is told by."""

    status: str
    origins: int
    figure: Quantity | None
    fields: Iterable[str]  # where its members stand
    text: str  # the sentence that stands for it


def check_worthiness(found: WorthFactors) -> float:
    """The worth of a claim; 0 to 1.

    >>> from newsclean import find_quantities
    >>> texts = "It cost £4.9bn.", "It began in 2016.", "He was 77 years old."
    >>> [big, year, age] = [find_quantities(text)[0] for text in texts]
    >>> check_worthiness(WorthFactors("conflict", 3, big, ("title", "text"), "It cost £4.9bn."))
    0.85
    >>> [check_worthiness(WorthFactors("agree", 3, q, ("text",), "It was so.")) for q in (year, age)]
    [0.08, 0.08]
    """
    status = WORTH.conflict if found.status == "conflict" else WORTH.update if found.status == "update" else 0.0
    status = WORTH.agree if found.status == "agree" else status
    origins = WORTH.origins * (1 - 1 / found.origins)
    headline = WORTH.headline * ("title" in found.fields)
    total = status + origins + headline + WORTH.figure * _size(found.figure)
    if is_trivial(found.figure):
        total *= WORTH.trivial_disputed if found.status in DISPUTED else WORTH.trivial
    if found.figure is not None and is_row_of_figures(found.text):
        total *= WORTH.row
    return round(total, 2)


def _size(q: Quantity | None) -> float:
    """How large a figure is, from 0 to 1, by its power of ten; a statement without one counts half."""
    if q is None:
        return 0.5
    value = q.value if q.value is not None else q.high if q.high is not None else q.low
    if q.kind in ("money", "count", "measure") and value:
        return min(1.0, max(0, value.adjusted()) / WORTH.largest)
    return WORTH.share if q.kind in ("percent", "points", "multiple") else 0.0


def is_trivial(q: Quantity | None) -> bool:
    """Whether a figure is one that texts of any matter have: a time, an age, an ordinal, a count of a few.

    >>> from newsclean import find_quantities
    >>> [is_trivial(find_quantities(text)[0]) for text in ("the third man", "two men", "12 men", "3 per cent")]
    [True, True, False, False]
    """
    if q is None:
        return False
    few = q.kind == "count" and q.value is not None and math.fabs(q.value) <= WORTH.few
    return few or q.kind in ("date", "ordinal", "rank") or q.read == "age"
