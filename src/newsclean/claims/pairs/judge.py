"""What two figures are to one another: the score of the pair, then the match rules or the conflict rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.modality import OUTCOMES, is_growing_count, is_revised
from newsclean.claims.options import CONFLICT, MATCH
from newsclean.claims.pairs.conflict_rules import are_of_other_days, is_contradiction, is_of_two_times
from newsclean.claims.pairs.match_rules import is_same_claim
from newsclean.claims.pairs.scorer import are_comparable, comparison_features, scoring_models, values_match
from newsclean.core.lazy_regex import lazy
from newsclean.temporal.intervals import relation

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable

SINCE = lazy(r"(?i)\bsince (?:\w+ ){0,3}(?:\w+|\d{4})")
AROUND = 80  # code points around a figure in which "since September" is said of it


def judge_pair(mentions: MentionTable, one: int, other: int) -> tuple[str, float]:
    """What two rows are to one another: same, conflict, update, time (one value of two times), or different."""
    relation, score = judge_figures(mentions.context(one), mentions.context(other), mentions.days(one, other))
    if relation == "same":
        return (relation if is_same_claim(mentions, one, other) else "different"), score
    return _clash(mentions, (one, other), relation, score), score


def _clash(mentions: MentionTable, pair: tuple[int, int], relation: str, score: float) -> str:
    if relation == "different":
        return "time" if is_of_two_times(mentions, *pair) else relation
    if relation == "conflict" and score < CONFLICT.score:
        return "different"
    if not is_contradiction(mentions, *pair, score):
        return "different"
    return "update" if are_of_other_days(mentions, *pair) else relation


def judge_figures(one: FigureContext, other: FigureContext, days: float) -> tuple[str, float]:
    """The relation of two figures and how sure it is, without reasons: three times as fast as `compare_figures`."""
    a, b = one.quantity, other.quantity
    if (a.kind == "date") != (b.kind == "date"):
        return "different", 1.0
    agreeing = values_match(one, other)
    if not agreeing and not are_comparable(a, b):
        return "different", 1.0
    if relation(one.time.when, other.time.when) == "apart":
        return "different", 1.0  # so were all 27 labelled pairs of which the times were read to be apart
    score = scoring_models()["same" if agreeing else "conflict"](comparison_features(one, other, days))
    if score < MATCH.even or (a.kind == "identifier" and not agreeing):
        return "different", round(1 - min(score, MATCH.even), 4)
    return "same" if agreeing else "update" if is_update(one, other, days) else "conflict", round(score, 4)


def is_update(one: FigureContext, other: FigureContext, days: float) -> bool:
    """Whether figures that disagree are a forecast and its outcome, one and its revision, or a count that went on."""
    if (one.modality in OUTCOMES) != (other.modality in OUTCOMES) or _revised(one) != _revised(other):
        return True
    if days >= 1 and one.time.when is not None and _since(one) and _since(other):
        return True
    if "to_date" in (one.modality, other.modality) and (days >= 1 or one.time.granularity == "day"):
        return one.modality == other.modality or one.time.granularity == "day"
    return days >= 1 and is_growing_count(one.head, other.head, one.words.keys() & other.words.keys())


def _since(one: FigureContext) -> bool:
    """Whether a figure counts from a time on, so that it changes from day to day."""
    return SINCE.search(one.text[max(0, one.quantity.start - AROUND) : one.quantity.end + AROUND]) is not None


def _revised(one: FigureContext) -> bool:
    return is_revised(one.text, one.quantity.start, one.quantity.end)
