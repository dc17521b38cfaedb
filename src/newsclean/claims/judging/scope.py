"""Whether a figure is of what happened, or only of what may be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext

_REACH = 60  # code points before a figure in which its clause says that it only may be
_CACHED = 1 << 14
_SUPPOSED = lazy(
    r"(?i)\b(?:would|could|might|may|can|if|needed to|required? to|must|should|up to|maximum|minimum|at most|"
    r"capable of|designed (?:to|for)|allow(?:s|ed)?|faces?|facing|eligible)\b"
)


@lru_cache(maxsize=CONTEXTS)
def is_supposed(context: FigureContext) -> bool:
    """Whether a figure is of what may be, or is allowed, and of nothing that happened.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_supposed(target_contexts(text, None, None)[0]) for text in (
    ...     "He may get 40 years in prison.", "He was given 40 years in prison.")]
    [True, False]
    """
    start = context.quantity.start
    return _is_supposed(context.text[max(0, start - _REACH) : start].rpartition("; ")[2])


@lru_cache(maxsize=_CACHED)
def _is_supposed(before: str) -> bool:
    return _SUPPOSED.search(before) is not None
