"""Counts that are a part of what their event counts: three more dead, the dead of one village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.word_keys import stem

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext

ADDING = lazy(r"(?i)\b(?:another|further|additional) (?:\w+ )?$")
ADDED_ON = lazy(r"(?i) (?:more|additional|further)\b(?! than)")
NEAR = 24  # code points before a figure in which such a word stands
SMALL_PLACE = lazy(
    r"(?:In|At) the (?:\w+ )?(?:village|hamlet|suburb|district|neighbou?rhood|quarter) of "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def is_within_count(context: FigureContext) -> bool:
    """Whether a count is added to another that its sentence gives, and so is in that.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_within_count(target_contexts(text, None, None)[-1]) for text in (
    ...     "The toll rose to 14 after three more died.", "Three died and 14 more were hurt.")]
    [True, False]
    """
    q, text = context.quantity, context.text
    if q.kind != "count" or q.value is None:
        return False
    if not (ADDING.search(text[max(0, q.start - NEAR) : q.start]) or ADDED_ON.match(text, q.end)):
        return False
    return any(it.kind == "count" and it.value is not None and it.value > q.value for it in context.others)


def are_of_part_of_place(one: FigureContext, other: FigureContext) -> bool:
    """Whether one count is of a village or district of the event that the other does not name.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [part, whole] = [target_contexts(text, None, None)[0] for text in (
    ...     "In the village of Orrin, seven people died.", "The flood killed 39 people.")]
    >>> are_of_part_of_place(part, whole), are_of_part_of_place(whole, whole)
    (True, False)
    """
    return _is_of_part(one, other) or _is_of_part(other, one)


def _is_of_part(one: FigureContext, other: FigureContext) -> bool:
    found = SMALL_PLACE.match(one.text) if one.quantity.kind == "count" else None
    return found is not None and stem(found[1].split()[-1].lower()) not in other.names
