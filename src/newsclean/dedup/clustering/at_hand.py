"""The articles that share anything with another, and their names and addresses in memory: each is asked for often."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.clustering.order import named
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.model import NO_TEXT, ArticleFacts, Growing, repeated_texts
from newsclean.dedup.spilling.overlay import Overlaid


def not_alone(facts: ArticleFacts, links: JudgedPairs) -> list[int]:
    """The articles whose text is also that of another, or similar to one; few in most news."""
    near = np.union1d(links.texts.texts(), np.fromiter(repeated_texts(facts.texts), np.int64))
    return np.flatnonzero(np.isin(facts.texts, near[near != NO_TEXT])).tolist()


def at_hand(facts: ArticleFacts, links: JudgedPairs) -> ArticleFacts:
    """The facts with a unique name for each article; ids and addresses of those not alone are read into memory."""
    if facts.names is not None:
        return facts
    if not isinstance(facts.ids, list):
        wanted = np.zeros(len(facts.ids), bool)
        wanted[not_alone(facts, links)] = True
        facts = facts._replace(ids=_held(facts.ids, wanted), urls=_held(facts.urls, wanted))
    return facts._replace(names=named(facts))


def _held(column: Growing[Any], wanted: NDArray[np.bool_]) -> Any:
    """The column, read once, with some of its values in memory: nothing is added to it any more."""
    rows = enumerate(zip(column, wanted.tolist(), strict=True))
    return Overlaid(column, {at: value for at, (value, held) in rows if held})
