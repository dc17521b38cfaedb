"""What two figures of a corpus are to one another: of one story, of one standing fact, or of any two articles.

Inside a story the judge decides. Across stories, where a figure may be equal by chance, the match rules and the
conflict rules are asked as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.figures.genre import is_listed, is_loan_terms, is_table_row, is_uninformative
from newsclean.claims.figures.measure import measure_of, story_time
from newsclean.claims.figures.ownership import owners
from newsclean.claims.figures.same_measure import article_names_kind
from newsclean.claims.judging.conflict_rules import (
    are_ages,
    are_of_other_days,
    is_contradiction,
    is_of_two_times,
    one_relation,
)
from newsclean.claims.judging.constraints import ruled_out
from newsclean.claims.judging.judge import is_slip, is_update, judge_figures, opposed_verdict
from newsclean.claims.judging.match_rules import is_same_claim
from newsclean.claims.judging.pair_features import Pair, nearest_name
from newsclean.claims.judging.scorer import are_comparable, comparison_features, scoring_models, values_match
from newsclean.claims.options import CONFLICT, MATCH
from newsclean.temporal.intervals import relation as time_relation
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.features import FeatureTable
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.judging.judge import Verdict


def judge_pair(mentions: MentionTable, one: int, other: int) -> tuple[str, float]:
    """What two rows of any articles are to one another: as above, or time (one value of two times)."""
    a, b = mentions.context(one), mentions.context(other)
    relation, score = _judge_strictly(a, b, mentions.days(one, other))
    if relation != "different" and ruled_out(a, b):
        return "different", score
    if relation == "same":
        if not is_same_claim(mentions, one, other):
            return "different", score
        return (relation, score) if a.polarity == b.polarity else opposed_verdict(a, b, score, agree=True)[:2]
    return _clash(mentions, (one, other), relation, score), score


def judge_in_story(mentions: MentionTable, one: int, other: int, *, within: bool = True) -> tuple[str, float]:
    """What two rows of one story are to one another; with `within` False, two rows of any that give a standing fact."""
    a, b = mentions.context(one), mentions.context(other)
    if not within and not is_standing_fact(a, b):
        return "different", 1.0
    if any(rule(side) for rule in (is_uninformative, is_loan_terms) for side in (a, b)):
        return "different", 1.0
    if is_table_row(a) and is_table_row(b):
        return "different", 1.0
    verdict = judge_figures(a, b, mentions.days(one, other))
    least = CONFLICT.score if verdict.relation == "update" else CONFLICT.standing
    if not within and (verdict.relation == "same" or verdict.score < least or is_listed(a) or is_listed(b)):
        return "different", verdict.score
    if verdict.relation in ("same", "different") or verdict.rule == DENIED:
        return verdict[:2]
    return (_opposed_in_story(mentions, one, other, verdict) or "different"), verdict.score


def is_standing_fact(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures give a fact that stands beyond its story: of one period, a population, or two outlooks."""
    owned = {run.own for run in owners(one)} & {run.own for run in owners(other)}
    countries = [{name for name in side.names if is_country(name)} for side in (one, other)]
    if not owned or countries[0] != countries[1]:
        return False
    if story_time(one, other) == "equal":
        return one.time.granularity in ("year", "quarter", "month")
    measure, second = measure_of(one), measure_of(other)
    if measure is None or second is None or measure.id != second.id:
        return False
    outlooks = one.modality in OUTCOMES and other.modality in OUTCOMES
    return outlooks or (measure.id == "population" and one.time.when is None and other.time.when is None)


def _opposed_in_story(mentions: MentionTable, one: int, other: int, verdict: Verdict) -> str | None:
    """How two rows of one story disagree: conflict, update or slip; None where they are two things after all."""
    if mentions.article(one) == mentions.article(other) or (verdict.score < CONFLICT.score and verdict.rule is None):
        return None  # an article hardly contradicts itself
    a, b = mentions.context(one), mentions.context(other)
    older = are_ages(a, b) and mentions.days(one, other) > CONFLICT.days  # the one who has them had a birthday
    if older or _are_two_things(a, b) or not _is_of_one_kind(mentions, one, other):
        return None
    if is_slip(Pair(a, b, mentions.days(one, other), agree=False)):
        return "slip"
    measure = measure_of(a)
    moved = (measure is None or measure.nature != "fixed") and are_of_other_days(mentions, one, other)
    if verdict.relation == "update" or moved:
        both = _has_both(mentions, one, other) or _has_both(mentions, other, one)
        return None if both else "update"
    return "conflict"


def _is_of_one_kind(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether both articles speak of that kind of thing (tin, not coffee), and of one country or of one pair of them.

    Of what is counted the sentence itself says what it is.
    """
    a, b = mentions.context(one), mentions.context(other)
    if a.quantity.kind not in ("money", "percent", "measure"):
        return True
    return article_names_kind(mentions, one, other) and article_names_kind(mentions, other, one) and one_relation(a, b)


def _are_two_things(a: FigureContext, b: FigureContext) -> bool:
    """Whether two ages stand beside two names, one number is given in two units, or two nouns are counted."""
    one, other = a.quantity, b.quantity
    if one.kind in ("ordinal", "rank"):
        return True
    if one.read == "age" == other.read:
        names = nearest_name(a), nearest_name(b)
        return None not in names and names[0] != names[1]
    return (one.value is not None and one.value == other.value and one.unit != other.unit) or _count_two_nouns(a, b)


def _count_two_nouns(a: FigureContext, b: FigureContext) -> bool:
    """Whether pirates and sailors are counted, and no measure says that they are the same."""
    heads = {a.head, b.head}
    if a.quantity.kind != "count" or len(heads) < 2 or None in heads or "peopl" in heads:
        return False
    measure, second = measure_of(a), measure_of(b)
    return measure is None or second is None or measure.id != second.id


def _has_both(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether the article of a figure has the value of the other for the same measure, too: the sum and a part."""
    features = mentions.features
    value, kind = features.values[other], features.kinds[other]
    return any(
        features.values[row] == value and features.kinds[row] == kind and _shares_measure(features, row, other)
        for row in mentions.rows_of(mentions.article(one))
    )


def _shares_measure(features: FeatureTable, one: int, other: int) -> bool:
    return any(column[one] == column[other] != 0 for column in (features.measures, features.heads))


def _clash(mentions: MentionTable, pair: tuple[int, int], relation: str, score: float) -> str:
    if relation == "different":
        return "time" if is_of_two_times(mentions, *pair) else relation
    if relation == "conflict" and score < CONFLICT.score:
        return "different"
    if not is_contradiction(mentions, *pair, score):
        return "different"
    return "update" if are_of_other_days(mentions, *pair) else relation


def _judge_strictly(one: FigureContext, other: FigureContext, days: float) -> tuple[str, float]:
    """The relation of two figures by what holds across stories: value, time, names and words."""
    a, b = one.quantity, other.quantity
    if (a.kind == "date") != (b.kind == "date"):
        return "different", 1.0
    agreeing = values_match(one, other)
    if not agreeing and not are_comparable(a, b):
        return "different", 1.0
    if time_relation(one.time.when, other.time.when) == "apart":
        return "different", 1.0  # so were all 27 labelled pairs whose times were read as different
    score = scoring_models()["same" if agreeing else "conflict"](comparison_features(one, other, days))
    if score < MATCH.even or (a.kind == "identifier" and not agreeing):
        return "different", round(1 - min(score, MATCH.even), 4)
    return "same" if agreeing else "update" if is_update(one, other, days) else "conflict", round(score, 4)
