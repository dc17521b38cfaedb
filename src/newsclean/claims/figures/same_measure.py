"""Whether two figures measure one thing, by the words next to them: exports of tea, not of cocoa, and not imports."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsclean.claims.figures.plain_words import PLAIN
from newsclean.claims.options import OWNERSHIP

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsclean.claims.figures.context import ContextWord, FigureContext


OPPOSED = (
    ("export", "import"), ("gross", "net"), ("profit", "loss"), ("surplus", "deficit"), ("revenu", "profit"),
    ("sell", "buy"), ("deposit", "withdraw"), ("birth", "death"), ("kill", "injur"), ("dead", "injur"),
    ("man", "woman"), ("singl", "multi"), ("account", "trade"),
)  # fmt: skip
WEAK = frozenset(("unit", "peopl", "person", "share", "piec", "item", "member", "job", "case"))


def shared_word_bits(one: FigureContext, other: FigureContext, reach: float) -> float:
    """The bits of the words within `reach` of two figures that both have, names and plain words left out.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a] = target_contexts("Exports of tea hit 5,000 tonnes.", None, None)
    >>> [b] = target_contexts("It sold 5,000 tonnes of rice.", None, None)
    >>> shared_word_bits(a, a, 8.0) > 2 * shared_word_bits(a, b, 8.0), shared_word_bits(a, b, 0.0)
    (True, 0.0)
    """
    return math.fsum(
        min(word.weight, other.words[key].weight)
        for key, word in one.words.items()
        if key in other.words
        and not word.name
        and key not in PLAIN
        and max(word.distance, other.words[key].distance) <= reach
    )


def measure_words(context: FigureContext) -> list[tuple[str, ContextWord]]:
    """The words next to a figure that name what is measured, the nearest first.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Last year coffee exports of Peru rose to 5,000 tonnes.", None, None)
    >>> [key for key, _ in measure_words(one)]
    ['export', 'coffe']
    """
    found = [
        (key, word) for key, word in context.words.items() if not word.name and key not in PLAIN and word.weight > 0
    ]
    found.sort(key=lambda pair: (pair[1].distance, -pair[1].weight, pair[0]))
    return found[: OWNERSHIP.measure_words]


def same_measure(one: FigureContext, other: FigureContext, least: float, *, two_names: bool = False) -> bool:
    """Whether the words next to two figures name one measure: two in common, or what both count; and none that parts.

    `two_names`: two names that both share stand for one of the words.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [tea, cocoa, late] = [target_contexts(text, None, None)[0] for text in (
    ...     "Tea exports hit 5,000 tonnes.", "Cocoa exports hit 6,000 tonnes.", "Exports of tea hit 7,000 tonnes.")]
    >>> same_measure(tea, cocoa, 2.5), same_measure(tea, late, 2.5)
    (False, True)
    """
    a, b = dict(measure_words(one)), dict(measure_words(other))
    if opposite_measures(_near(one), _near(other)) or opposite_measures(one.words.keys(), other.words.keys()):
        return False
    if _has_foreign_word(a, other) and _has_foreign_word(b, one):
        return False
    shared = a.keys() & b.keys()
    counted = one.head is not None and one.head == other.head and one.head not in WEAK
    enough = sum(min(a[key].weight, b[key].weight) for key in shared) >= least
    if shared and list(a)[:1] == list(b)[:1]:
        counted = counted or min(a[key].weight for key in list(a)[:1]) >= OWNERSHIP.single_word
    next_to = set(list(a)[: OWNERSHIP.beside]) & set(list(b)[: OWNERSHIP.beside])
    return enough and (len(shared) > 1 or counted or (two_names and bool(next_to)))


def _near(context: FigureContext) -> set[str]:
    return {key for key, word in context.words.items() if word.distance <= OWNERSHIP.reach}


def _has_foreign_word(words: dict[str, ContextWord], other: FigureContext) -> bool:
    return any(
        w.weight >= OWNERSHIP.foreign_word and w.distance <= OWNERSHIP.close and key not in other.words
        for key, w in words.items()
    )


def opposite_measures(one: Collection[str], other: Collection[str]) -> bool:
    """Whether one says exports and the other imports, and neither both."""
    return any(
        (a in one and b in other and b not in one and a not in other)
        or (b in one and a in other and a not in one and b not in other)
        for a, b in OPPOSED
    )
