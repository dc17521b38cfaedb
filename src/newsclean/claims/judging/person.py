"""Whose age a figure is, and which people it counts: a name beside it, a relative, women and not people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy
from newsclean.text.names.gazetteer import places

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext

_WORD = r"[A-Z][\w’'.-]*[\w.]"
_NAME = rf"({_WORD}(?:,? (?:{_WORD}|de|al|bin|van|von)){{0,3}})"
_BEFORE = lazy(rf"{_NAME}(?:,? (?:who (?:is|was) |aged? |\()|, )$")
_AFTER = lazy(rf"(?:(?!from |of |in |at )[\w-]+ |[\w-]+, ){{0,4}}?(?<![\w-]){_NAME}")
_BYNAME = lazy(r"(?:,? (?:aka|alias|known as|nicknamed))? ?[“\"][^“”\"]{1,20}[”\"]|,? aka \w+")  # Ana “Ace” Orr
_REACH = 60  # code points before an age in which a whole name stands
_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr"))
_RELATIVES = (
    "brother sister father mother son daughter wife husband girlfriend boyfriend uncle aunt nephew niece grandmother "
    "grandfather stepfather stepmother stepson stepdaughter fiancee fiance baby infant toddler"
)
_KIN = frozenset(_RELATIVES.split())
_NEAR_KIN = 24  # code points beside an age in which a relative is named
_LETTERS = lazy(r"[a-z]+")


@lru_cache(maxsize=1 << 13)
def _owner(text: str, start: int, end: int) -> tuple[str, ...]:
    before = _BYNAME.sub("", text[max(0, start - _REACH) : start])
    found = _BEFORE.search(before) or _AFTER.match(text[end : end + _REACH].lstrip())
    if not found or (found[1] in places().single):
        return ()
    words = [word.strip(".,").lower() for word in found[1].split()]
    return tuple([re.sub(r"[’']s$", "", word) for word in words if word not in _SUFFIX and len(word) > 1])


@lru_cache(maxsize=CONTEXTS)
def age_owner(context: FigureContext) -> tuple[str, ...]:
    """The name beside an age, in small letters; none where nobody is named.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [age_owner(target_contexts(text, None, None)[0]) for text in (
    ...     "Police named Ada Moss, 36, a nurse.", "A 36-year-old nurse, Ada Moss, died.", "A 36-year-old nurse died.")]
    [('ada', 'moss'), ('ada', 'moss'), ()]
    """
    q = context.quantity
    return _owner(context.text, q.start, q.end) if q.read == "age" else ()


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Whether two names are of one person; None where one is not known, or a surname alone leaves it open.

    >>> ada, bo, moss = ("ada", "moss"), ("bo", "moss"), ("moss",)
    >>> same_person(ada, moss), same_person(ada, bo), same_person((), moss)
    (True, False, None)
    """
    if not one or not other:
        return None
    few, many = sorted((one, other), key=len)
    if len(few) == 1:
        return few[0] in many
    return few[-1] == many[-1] and few[0][:1] == many[0][:1] if few[-1] in many else False


def other_relative(one: FigureContext, other: FigureContext) -> bool:
    """Whether one age is a brother's and the other a father's."""
    if not one.quantity.read == "age" == other.quantity.read:
        return False
    a, b = _relatives(one), _relatives(other)
    return bool(a and b) and a.isdisjoint(b)


@lru_cache(maxsize=CONTEXTS)
def _relatives(context: FigureContext) -> set[str]:
    q = context.quantity
    beside = context.text[max(0, q.start - _NEAR_KIN) : q.start] + " " + context.text[q.end : q.end + _NEAR_KIN]
    return set(_KIN.intersection(_LETTERS.findall(beside.lower())))


def counts_some_people(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure counts women, or officers, and the other people of all sorts."""
    from newsclean.claims.figures.measure import counts_people

    heads = one.head, other.head
    return heads[0] != heads[1] and all(counts_people(head) for head in heads)
