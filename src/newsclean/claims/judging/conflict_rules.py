"""Conflict rules: when two figures that differ contradict one another, and are not about neighbouring things."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.figures.genre import is_complement, is_listed, is_part_of_period, is_part_of_whole, unit_priced
from newsclean.claims.figures.ownership import has_name, is_bilateral, owners, share_topic
from newsclean.claims.figures.plain_words import GENERIC
from newsclean.claims.judging.same_measure import article_names_kind, differ_in_kind, same_measure
from newsclean.claims.judging.scorer import (
    AMOUNTS,
    FEATURES,
    amount_of,
    comparison_features,
    scoring_models,
    significant_digits,
)
from newsclean.claims.options import CONFLICT
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable

Clashes = Mapping[int, Mapping[int, str]]


def is_contradiction(mentions: MentionTable, one: int, other: int, score: float) -> bool:
    """Whether two figures that the model calls values of one thing are reported as a conflict.

    They come from different articles, with one role, near values, one time and one subject; neither stands in a list
    or a market report, nor is only one of them a price per unit.
    """
    if mentions.article(one) == mentions.article(other):
        return False  # an article hardly contradicts itself: these are two things
    a, b = mentions.context(one), mentions.context(other)
    return (
        _one_role(a, b)
        and _near_values(a, b)
        and not _both_in_one_sentence(mentions, one, other)
        and not are_ages(a, b)
        and _one_time(mentions, one, other, score)
        and _are_comparable_genres(a, b)
        and _one_measure(mentions, one, other)
        and _one_subject(mentions, one, other)
        and article_names_kind(mentions, one, other)
        and article_names_kind(mentions, other, one)
    )


def _one_role(a: FigureContext, b: FigureContext) -> bool:
    """Whether both have one role; a base is a level of its own time, where that is named."""
    one, other = a.time.role, b.time.role
    return one == other or ("change" not in (one, other) and a.time.granularity == "year")


def _are_comparable_genres(a: FigureContext, b: FigureContext) -> bool:
    """Neither of a list or a market report, both for the same piece and of the whole or a part."""
    return (
        not (is_listed(a) or is_listed(b))
        and unit_priced(a) == unit_priced(b)
        and is_part_of_whole(a) == is_part_of_whole(b)
        and is_complement(a) == is_complement(b)
    )


def _one_measure(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether the words next to both figures, names and mere movements left out, name a measure: "trade surplus"."""
    a, b = mentions.context(one), mentions.context(other)
    if a.quantity.kind == "date":
        return True
    shared = mentions.names(one) & mentions.names(other)
    two_names = (
        a.time.role != "change" and len({name for name in shared if name not in GENERIC}) >= CONFLICT.shared_names
    )
    return same_measure(a, b, CONFLICT.measure_bits, two_names=two_names) and not differ_in_kind(a, b)


def _near_values(a: FigureContext, b: FigureContext) -> bool:
    if a.quantity.kind == "date":
        return True
    from newsclean.quantity.decimals import CONTEXT

    low, high = sorted(abs(amount_of(context.quantity) or Decimal(0)) for context in (a, b))
    if low < CONTEXT.multiply(high, CONFLICT.ratio):
        return False
    return a.quantity.kind != "measure" or CONTEXT.subtract(high, low) > CONTEXT.multiply(high, CONFLICT.same_measure)


def are_ages(a: FigureContext, b: FigureContext) -> bool:
    """Whether both are ages and a year apart: the one who has them grew older in between."""
    if not a.quantity.read == b.quantity.read == "age" and not (_is_age(a) and _is_age(b)):
        return False
    one, other = amount_of(a.quantity), amount_of(b.quantity)
    return one is not None and other is not None and abs(one - other) <= 1


def _is_age(context: FigureContext) -> bool:
    """Whether a bare number stands between commas behind a name: "Thanou, 30, won"."""
    q = context.quantity
    return (
        q.kind == "duration"
        and context.text[max(0, q.start - 2) : q.start] == ", "
        and context.text[q.end : q.end + 1] in ",."
    )


def _both_in_one_sentence(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether a sentence has both values: they are two things."""
    a, b = mentions.context(one).quantity, mentions.context(other).quantity
    for at, value in ((one, b), (other, a)):
        _, sentence, which = mentions.rows[at]
        if any(q.kind == value.kind and q.compatible(value) for n, q in enumerate(sentence.found) if n != which):
            return True
    return False


def _one_time(mentions: MentionTable, one: int, other: int, score: float) -> bool:
    a, b = mentions.context(one), mentions.context(other)
    if a.quantity.kind == "date":
        return True
    when = a.time.when
    if when is None and b.time.when is None:
        days = [mentions.texts[mentions.article(at)].day for at in (one, other)]
        close = (
            None not in days
            and mentions.days(one, other) <= CONFLICT.days
            and _dates(mentions, one) == _dates(mentions, other)
        )
        counted = a.head is not None and a.head == b.head
        passing = is_part_of_period(a) or is_part_of_period(b) or unit_priced(a) is not None  # a price of the day
        return close and score >= CONFLICT.sure and counted and not passing
    if when is None or when != b.time.when or a.time.granularity != b.time.granularity:
        return False
    if is_part_of_period(a) or is_part_of_period(b):
        return False
    return not any(_ahead_of(mentions, at) for at in (one, other))


def _dates(mentions: MentionTable, at: int) -> set[str | None]:
    """All times of a sentence, whatever they belong to."""
    return {q.when for q in mentions.rows[at].sentence.found if q.kind == "date" and q.granularity != "day"}


def _ahead_of(mentions: MentionTable, at: int) -> bool:
    """Whether a figure other than a forecast has a time that was yet to come: a note due in 1997."""
    context, day = mentions.context(at), mentions.texts[mentions.article(at)].day
    when = context.time.when
    return day is not None and when is not None and when[:4] > day[:4] and context.modality not in OUTCOMES


def _one_subject(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether each figure belongs to names that the other's article is about, and one that its sentence has.

    Where a sentence has no name before its figure ("its surplus"), those of its article stand for it.
    """
    contexts = mentions.context(one), mentions.context(other)
    found = owners(contexts[0]), owners(contexts[1])
    if not any(found):
        return share_topic(*(mentions.topics[mentions.article(at)] for at in (one, other)))
    for mine, theirs, at in ((0, 1, other), (1, 0, one)):
        runs, names = found[mine], contexts[theirs].names
        if not all(has_name(run, mentions.names(at)) for run in runs):
            return False
        bare = not any(run.end <= contexts[theirs].quantity.start for run in found[theirs])
        if runs and not bare and not any(has_name(run, names) for run in runs):
            return False
    return one_relation(contexts[0], contexts[1])


def one_relation(a: FigureContext, b: FigureContext) -> bool:
    """Whether both are of what a country has with all the world, or both of what two have with one another."""
    if is_bilateral(a) == is_bilateral(b):
        return True
    one, other = ({name for name in context.names if is_country(name)} for context in (a, b))
    return one == other and len(one) > 1


def are_of_other_days(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether two figures without a time are of different days: what they count may have moved on."""
    a, b = mentions.context(one), mentions.context(other)
    return a.time.when is None and b.time.when is None and mentions.days(one, other) >= 1


def is_later_word(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether one outlet says the one a day after the other, or later: it has corrected itself, or things moved on."""
    texts = [mentions.texts[mentions.article(row)] for row in (one, other)]
    return texts[0].source is not None and texts[0].source == texts[1].source and mentions.days(one, other) >= 1


def is_of_two_times(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether one exact value is given for one thing in two years, so that one of them may be wrong.

    For months and days it may well be right: what hardly moves is reported with the same figure again.
    """
    a, b = mentions.context(one), mentions.context(other)
    if mentions.article(one) == mentions.article(other) or a.quantity.kind not in AMOUNTS or a.quantity.value is None:
        return False
    if (
        a.quantity.value != b.quantity.value
        or a.quantity.unit != b.quantity.unit
        or significant_digits(a.quantity) < CONFLICT.digits
    ):
        return False
    if a.time.when == b.time.when or not a.time.granularity == b.time.granularity == "year":
        return False
    if "change" in (a.time.role, b.time.role) or is_part_of_period(a) or is_part_of_period(b):
        return False
    values = comparison_features(a, b, 0.0)
    values[FEATURES.index("time_apart")] = 0.0
    return (
        scoring_models()["same"](values) >= CONFLICT.sure
        and _are_comparable_genres(a, b)
        and bool({run.own for run in owners(a)} & {run.own for run in owners(b)})
    )
