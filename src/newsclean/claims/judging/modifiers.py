"""What beside a figure says that it is of another thing than its story's: a part, an earlier year, a rival's.

Two figures of one measure are values of one thing when nothing of this stands beside one of them only.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.genre import AROUND, unit_priced
from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.word_keys import stem

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from newsclean.claims.figures.context import FigureContext

MORE_BEFORE = lazy(r"(?i)\b(?:another|further|additional|extra|other|more|second|each|every|per)\b[^,;.]{0,12}$")
DEFINITE = lazy(r"(?i)\b(?:all|the|these|those|both|other)\s(?:of the )?$")  # "all three": those named before
MORE_AFTER = lazy(r"(?i)\s?(?:more|other|others|additional)\b")
# "16 of them", "64 of the dead", "Among the wounded, 3 are critical", "In Sibra alone, 12 drowned".
SOME_BEHIND = lazy(
    r"(?i)(?: (?:people|men|women|persons))? of "
    r"(?:them|those|whom|the (?:dead|injured|wounded|victims|missing|\d[\d,.]*))\b"
)
SOME_BEFORE = lazy(
    r"(?i)\b(?:among (?:them|those|the)\b[^.;]{0,40}|including (?:at least |about |some )?|\balone,? [^.;,]{0,20}"
    r"|of (?:them|those|whom|which),? )$"
)
# "Nine died in the past 24 hours", "40 a day", "five new cases": what came on top of a count, and no count.
_SPAN = (
    r"(?:in|over|during|within|for) the (?:past|last|previous|preceding) (?:[\w-]+ ){0,2}"
    r"(?:hours?|days?|weeks?|months?)"
)
SPAN_BEHIND = lazy(rf"(?i)(?: [\w’'-]+){{0,6}}? (?:{_SPAN}|(?<!in )(?:a|per|each|every) day|daily)\b")
SPAN_BEFORE = lazy(rf"(?i)\b(?:{_SPAN}),? (?:[\w’'-]+ ){{0,5}}$|\b(?:new|daily|newly) $")
NEW_BEHIND = lazy(r"(?i)[ -](?:new|newly)\b")
# "among its 9,100 drivers", "133 of the 281 seats", "eight out of 14": the whole of which another figure is a part.
WHOLE_BEFORE = lazy(
    r"(?i)(?:\b(?:among|of|out of) (?:its|their|his|her|our|a total of) |[\w-]{0,12}(?:\d|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|half|third|quarter) (?:out )?of (?:the |all )?)$"
)
# A month, a season: when an earlier event was, where what is of the story has a day or none.
SEASON = lazy(r"(?i)\b(?:in|last|this past|since) (?:the |last |early |late )?(?:spring|summer|autumn|fall|winter)\b")
# "The old bridge", "a second fire": another one than that of the story.
ANOTHER_ONE = lazy(
    r"(?i)\b(?:the|its|their|an?) (?:old|former|existing|second|other|similar|"
    r"last (?!\w+ (?:hour|day|week|month|year)|hour|day|week|month|quarter|year|few)) ?[\w-]+[^.;]{0,30}$"
)
SPELL = frozenset(("month", "quarter", "week", "half"))


class Modifiers(NamedTuple):
    """What one figure is of, beside its measure."""

    piece: str | None  # for which it is a price: a share, an hour
    base: bool  # what another figure is compared with
    year: bool  # of a year, as those of an earlier event are, and what is of the story's day is not
    some: bool  # some of those that were counted before
    group: str | None  # a part of the people, such as children
    aside: bool  # its sentence turns to a rival, a predecessor, a town nearby
    spell: bool  # of a month or a season, as those of an earlier event are
    added: bool  # what came on top of a count within a day or a week
    whole: bool  # that of which another figure is a part


@lru_cache(maxsize=CONTEXTS)
def read_modifiers(context: FigureContext) -> Modifiers:
    """The modifiers of a figure.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [read_modifiers(target_contexts(text, None, None)[0])[3:6] for text in (
    ...     "Four children died.", "Four of the dead are from Quenby.", "A rival has 4.", "It has 4.")]
    [(False, 'children', False), (True, None, False), (False, None, True), (False, None, False)]
    """
    time = context.time
    return Modifiers(
        unit_priced(context),
        time.role == "base",
        time.when is not None and time.granularity == "year",
        is_some(context),
        subgroup(context),
        not asides().isdisjoint(context.words) or _is_of_another_one(context),
        time.granularity in SPELL or _names_season(context),
        is_added(context),
        is_whole(context),
    )


def _is_of_another_one(context: FigureContext) -> bool:
    q = context.quantity
    return ANOTHER_ONE.search(context.text[max(0, q.start - AROUND) : q.start]) is not None


def _names_season(context: FigureContext) -> bool:
    q = context.quantity
    return SEASON.search(context.text, max(0, q.start - AROUND), q.end + AROUND) is not None


@lru_cache(maxsize=CONTEXTS)
def is_added(context: FigureContext) -> bool:
    """Whether a figure is of what came on top of a count within some hours or days.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_added(target_contexts(text, None, None)[0]) for text in (
    ...     "9 people died in the past 24 hours.", "Some 9 new cases were found.", "9 people died in the fire.")]
    [True, True, False]
    """
    q, text = context.quantity, context.text
    return bool(
        SPAN_BEHIND.match(text, q.end)
        or NEW_BEHIND.match(text, q.end)
        or SPAN_BEFORE.search(text[max(0, q.start - AROUND) : q.start])
    )


@lru_cache(maxsize=CONTEXTS)
def is_whole(context: FigureContext) -> bool:
    """Whether another figure is given as a part of this one.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_whole(one) for one in target_contexts("It won 83 of the 160 seats, and 12 of its 40 mayors quit.", None,
    ...     None)]
    [False, True, False, True]
    """
    q = context.quantity
    return WHOLE_BEFORE.search(context.text[max(0, q.start - 24) : q.start]) is not None


def differ_by_modifiers(one: FigureContext, other: FigureContext) -> bool:
    """Whether one of two figures is marked as a part, another year's or an addition, and the other is not.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [new, every] = [target_contexts(text, None, None)[0] for text in ("9 new cases", "90 cases")]
    >>> differ_by_modifiers(new, every), differ_by_modifiers(every, every)
    (True, False)
    """
    return read_modifiers(one) != read_modifiers(other)


def modifier_features(one: FigureContext, other: FigureContext) -> dict[str, float]:
    """The features of a pair that come from modifiers.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [some, every] = [target_contexts(text, None, None)[0] for text in ("Four children died.", "Five people died.")]
    >>> [name for name, value in modifier_features(some, every).items() if value]
    ['subgroup']
    """
    a, b = read_modifiers(one), read_modifiers(other)
    return {
        "same_piece": a.piece is not None and a.piece == b.piece and one.quantity.kind == "money",
        "other_piece": a.piece != b.piece, "one_base": a.base != b.base, "one_year": a.year != b.year,
        "some": a.some != b.some, "subgroup": a.group != b.group, "aside": a.aside != b.aside,
        "one_spell": a.spell != b.spell, "one_added": a.added != b.added, "one_whole": a.whole != b.whole,
    }  # fmt: skip


@lru_cache(maxsize=CONTEXTS)
def is_more(context: FigureContext) -> bool:
    """Whether a figure adds to another: "three more", "two other".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_more(target_contexts(text, None, None)[0]) for text in ("Another 3 men fled.", "Only 3 men fled.")]
    [True, False]
    """
    q = context.quantity
    before: Callable[[str], re.Match[str] | None] = MORE_BEFORE.search
    return bool(
        before(context.text[max(0, q.start - 24) : q.start]) or MORE_AFTER.match(context.text[q.end : q.end + 12])
    )


@lru_cache(maxsize=CONTEXTS)
def is_definite(context: FigureContext) -> bool:
    """Whether a figure stands for those named before: "all three".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_definite(target_contexts(text, None, None)[0]) for text in ("The 3 men fled.", "Some 3 men fled.")]
    [True, False]
    """
    q = context.quantity
    return DEFINITE.search(context.text[max(0, q.start - 12) : q.start]) is not None


@lru_cache(maxsize=CONTEXTS)
def is_some(context: FigureContext) -> bool:
    """Whether a figure counts some of those that the sentence, or the one before, is about.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_some(target_contexts(text, None, None)[-1]) for text in (
    ...     "It hurt 64 people, 16 of them seriously.", "Among the dead are 3 children.", "In Sibra alone, 12 drowned.",
    ...     "It hurt 16 people.")]
    [True, True, True, False]
    """
    q = context.quantity
    before, after = context.text[max(0, q.start - AROUND) : q.start], context.text[q.end : q.end + AROUND // 2]
    return SOME_BEHIND.match(after) is not None or SOME_BEFORE.search(before) is not None


@lru_cache(maxsize=CONTEXTS)
def subgroup(context: FigureContext) -> str | None:
    """The stem of the noun for a group of people that a figure counts, such as children; None where it counts any.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [subgroup(target_contexts(text, None, None)[0]) for text in (
    ...     "Four children died.", "Four people died.", "Four died.")]
    ['children', None, None]
    """
    return context.head if context.head in _subgroups() else None


@cache
def _subgroups() -> frozenset[str]:
    return frozenset(map(stem, data_table("claims/measures.toml")["subgroups"].split()))


@cache
def asides() -> frozenset[str]:
    """The stems of words that turn to another thing than the story's.

    >>> stem("predecessor") in asides(), stem("president") in asides()
    (True, False)
    """
    return frozenset(map(stem, data_table("claims/measures.toml")["asides"].split()))


@lru_cache(maxsize=1 << 14)
def are_synonyms(one: str | None, other: str | None) -> bool:
    """Whether what one figure counts is another word for what the other does.

    >>> are_synonyms("car", "vehicl"), are_synonyms("car", "car"), are_synonyms("car", None)
    (True, False, False)
    """
    from newsclean.text.synonyms import tables  # 5 ms to read, and only for figures of a story

    if one is None or other is None or one == other:
        return False
    same = tables().same
    return same.get(one, one) == same.get(other, other)
