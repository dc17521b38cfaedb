"""What two figures of a corpus are to one another: of one story, of one standing fact, or of any two articles.

Inside a story the judge decides. Across stories, where a figure may be equal by chance, the match rules and the
conflict rules are asked as well.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.figures.genre import is_listed, is_loan_terms, is_table_row, is_uninformative
from newsclean.claims.figures.measure import is_lasting, measure_of, story_time
from newsclean.claims.figures.ownership import owners
from newsclean.claims.judging.agreement import state_one_value
from newsclean.claims.judging.conflict_rules import (
    are_of_other_days,
    is_contradiction,
    is_later_word,
    is_of_two_times,
    one_relation,
)
from newsclean.claims.judging.constraints import ruled_out
from newsclean.claims.judging.judge import (
    ONE_PERSON,
    TOO_FAR,
    Verdict,
    is_slip,
    is_update,
    judge_figures,
    opposed_verdict,
)
from newsclean.claims.judging.match_rules import is_same_claim
from newsclean.claims.judging.neighbours import apart, conflict_ruled_out
from newsclean.claims.judging.pair_features import Pair
from newsclean.claims.judging.parts_of_counts import went_on_counting
from newsclean.claims.judging.person import age_owner, same_person
from newsclean.claims.judging.same_measure import article_names_kind
from newsclean.claims.judging.scorer import amount_of, are_comparable, comparison_features, scoring_models, values_match
from newsclean.claims.options import CONFLICT, MATCH, STORY
from newsclean.temporal.intervals import relation as time_relation
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable

YEAR = 365.25  # days
OF_PLACE = frozenset(
    ("magnitude", "depth", "distance", "wind", "gusts", "speed", "rain")
)  # measures that have no goods


class InStory(NamedTuple):
    """The relation of two rows and how sure it is; the logit of a contradiction, where no rule decided."""

    relation: str
    score: float
    logit: float | None = None


DIFFERENT = InStory("different", 1.0)


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


def judge_in_story(mentions: MentionTable, one: int, other: int, *, within: bool = True) -> InStory:
    """What two rows of one story are to one another; with `within` False, two rows of any that give a standing fact."""
    a, b = mentions.context(one), mentions.context(other)
    days = mentions.days(one, other)
    near = within and (days <= STORY.days or _lasts(a, b))
    if not (near or is_standing_fact(a, b)) or _are_never_compared(a, b):
        return DIFFERENT
    verdict = judge_figures(a, b, days)
    return (_in_story if near else _standing)(mentions, (one, other), verdict)


def _are_never_compared(a: FigureContext, b: FigureContext) -> bool:
    if any(rule(side) for rule in (is_uninformative, is_loan_terms) for side in (a, b)):
        return True
    return is_table_row(a) and is_table_row(b)


def _standing(mentions: MentionTable, pair: tuple[int, int], verdict: Verdict) -> InStory:
    """The verdict of two rows of two stories that give a standing fact: only a sure contradiction counts."""
    a, b = map(mentions.context, pair)
    least = CONFLICT.strict if verdict.relation == "update" else CONFLICT.standing
    if verdict.relation in ("same", "different") or verdict.score < least or is_listed(a) or is_listed(b):
        return InStory("different", verdict.score)
    if verdict.rule == DENIED:
        return InStory(*verdict[:2])
    relation = None if apart(a, b) else _opposed_in_story(mentions, *pair, verdict)
    return InStory(relation or "different", verdict.score)


def _in_story(mentions: MentionTable, pair: tuple[int, int], verdict: Verdict) -> InStory:
    """The verdict of two rows of one story, with how likely a contradiction is where only the score speaks."""
    if verdict.relation == "same" or verdict.rule == DENIED:
        return InStory(*verdict[:2])
    if verdict.relation == "different":
        a, b = map(mentions.context, pair)
        unlikely = verdict.rule is None and a.quantity.kind != "date" and not state_one_value(a, b)
        logit = _logit(1 - verdict.score) if unlikely else None
        barred = logit is not None and logit >= STORY.doubtful and not how_opposed(mentions, *pair)
        return InStory(*verdict[:2], None if barred else logit)
    relation = _opposed_in_story(mentions, *pair, verdict)
    scored = relation != "slip" and verdict.rule in (None, ONE_PERSON)
    return InStory(relation or "different", verdict.score, _logit(verdict.score) if relation and scored else None)


def how_opposed(mentions: MentionTable, one: int, other: int) -> str | None:
    """How two rows of one story disagree where it is sure from elsewhere that they do; None where a rule forbids it.

    >>> from newsclean.claims.pipeline import read_articles
    >>> texts = "It has 12 rooms in Orrin.", "It has 15 rooms in Orrin."
    >>> mentions = read_articles([{"text": text, "date": "2024-05-01"} for text in texts]).mentions
    >>> how_opposed(mentions, 0, 1), how_opposed(mentions, 0, 0)  # no article contradicts itself
    ('conflict', None)
    """
    a, b = mentions.context(one), mentions.context(other)
    if a.polarity != b.polarity or ruled_out(a, b) or conflict_ruled_out(a, b):
        return None
    how = "update" if is_update(a, b, mentions.days(one, other)) else "conflict"
    return _opposed_in_story(mentions, one, other, Verdict(how, CONFLICT.score))


def _logit(score: float) -> float:
    least = math.exp(-TOO_FAR)
    return math.log(max(score, least) / max(1 - score, least))


def _lasts(a: FigureContext, b: FigureContext) -> bool:
    """Whether two figures are of what an event did, or of a person, which articles of a later month report again."""
    measure, second = measure_of(a), measure_of(b)
    if measure is None or second is None or measure.id != second.id:
        return a.quantity.kind == b.quantity.kind == "count" and a.head is not None and a.head == b.head
    return is_lasting(measure)


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
    if mentions.article(one) == mentions.article(other):
        return None  # an article hardly contradicts itself
    a, b = mentions.context(one), mentions.context(other)
    if _are_two_things(a, b) or not _is_of_one_kind(mentions, one, other):
        return None
    if is_slip(Pair(a, b, mentions.days(one, other), agree=False)):
        return "slip"
    if a.quantity.read == "age" == b.quantity.read:
        return "update" if _grew_older(a, b, mentions.days(one, other)) else "conflict"
    measure = measure_of(a)
    moved = (measure is None or measure.nature != "fixed") and are_of_other_days(mentions, one, other)
    later = moved or is_later_word(mentions, one, other) or went_on_counting(mentions, one, other)
    return "update" if verdict.relation == "update" or later else "conflict"


def _grew_older(a: FigureContext, b: FigureContext, days: float) -> bool:
    """Whether the days between two articles account for the years between two ages."""
    one, other = amount_of(a.quantity), amount_of(b.quantity)
    if one is None or other is None or days <= CONFLICT.days:
        return False
    return abs(float(one) - float(other)) <= 1 + days / YEAR


def _is_of_one_kind(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether both articles speak of that kind of thing (tin, not coffee), and of one country or of one pair of them.

    Of what is counted the sentence itself says what it is.
    """
    a, b = mentions.context(one), mentions.context(other)
    measure, second = measure_of(a), measure_of(b)
    if a.quantity.kind not in ("money", "percent", "measure") or (
        measure is not None and measure.id in OF_PLACE and measure is second
    ):
        return True
    return article_names_kind(mentions, one, other) and article_names_kind(mentions, other, one) and one_relation(a, b)


def _are_two_things(a: FigureContext, b: FigureContext) -> bool:
    """Whether a rank or an ordinal is meant, two ages are of two people, or one number is given in two units."""
    one, other = a.quantity, b.quantity
    if one.kind in ("ordinal", "rank"):
        return True
    if one.read == "age" == other.read:
        return same_person(age_owner(a), age_owner(b)) is False
    return one.value is not None and one.value == other.value and one.unit != other.unit


def _clash(mentions: MentionTable, pair: tuple[int, int], relation: str, score: float) -> str:
    if relation == "different":
        return "time" if is_of_two_times(mentions, *pair) else relation
    if relation == "conflict" and score < CONFLICT.strict:
        return "different"
    if not is_contradiction(mentions, *pair, score):
        return "different"
    return "update" if are_of_other_days(mentions, *pair) else relation


def _judge_strictly(one: FigureContext, other: FigureContext, days: float) -> tuple[str, float]:
    """The relation of two figures by what holds across stories: value, time, names and words."""
    a, b = one.quantity, other.quantity
    if (a.kind == "date") != (b.kind == "date"):
        return "different", 1.0
    if time_relation(one.time.when, other.time.when) == "apart":
        return "different", 1.0  # so were all 27 labelled pairs whose times were read as different
    agreeing = values_match(one, other)
    if not agreeing and not are_comparable(a, b):
        return "different", 1.0
    score = scoring_models()["same" if agreeing else "conflict"](comparison_features(one, other, days))
    if score < MATCH.even or (a.kind == "identifier" and not agreeing):
        return "different", round(1 - min(score, MATCH.even), 4)
    return "same" if agreeing else "update" if is_update(one, other, days) else "conflict", round(score, 4)
