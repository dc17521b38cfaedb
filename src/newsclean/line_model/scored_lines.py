"""The lines of a text as the network scored them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class ScoredLines(NamedTuple):
    """The lines of a text, their scores, and which of them a rule marks as boilerplate."""

    lines: Sequence[str]
    scores: Sequence[float]
    marked: Sequence[bool]
