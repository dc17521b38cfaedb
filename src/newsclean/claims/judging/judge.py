"""What two figures are to one another: the scorers, then what rules out agreement; one judge for all that compare.

Inside a story the scorers decide; across stories, where a figure may be equal by chance, judge_rows.py asks more.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.modality import OUTCOMES, is_growing_count, is_revised
from newsclean.claims.extract.polarity import AFFIRMED, DENIED
from newsclean.claims.figures.measure import beside_measures, measure_of, story_time
from newsclean.claims.figures.ownership import distinctive_names
from newsclean.claims.judging.agreement import amounts, is_bare, is_slipped, state_one_value, stays_within_bound
from newsclean.claims.judging.constraints import ruled_out
from newsclean.claims.judging.modifiers import differ_by_modifiers
from newsclean.claims.judging.neighbours import conflict_ruled_out
from newsclean.claims.judging.pair_features import FEATURES, Pair, pair_features
from newsclean.claims.judging.person import age_owner, same_person
from newsclean.claims.judging.scorer import AMOUNTS, are_comparable, significant_digits, word_overlap
from newsclean.claims.options import CONFLICT, MATCH
from newsclean.core.lazy_regex import prefiltered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.model import Quantity

SINCE = prefiltered(r"(?i)\bsince (?:\w+ ){0,3}(?:\w+|\d{4})")
AROUND = 80  # code points around a figure in which "since September" is said of it
DATED = "one event, other year"
ONE_PERSON = "age of one person"
TOO_FAR = 30.0  # of a logit, beyond which the exponential says nothing more


class Verdict(NamedTuple):
    """The relation of two figures, how sure it is, and the rule that decided where it was not the score."""

    relation: str
    score: float
    rule: str | None = None


def judge_figures(one: FigureContext, other: FigureContext, days: float) -> Verdict:
    """What two figures are to one another when both may be of one story: same, update, conflict or different.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a, b, c] = [target_contexts(text, None, None)[0] for text in (
    ...     "The fire in Quenby killed 12 people.", "Twelve people died in the fire in Quenby.",
    ...     "The fire in Quenby injured 12 people.")]
    >>> judge_figures(a, b, 0.0).relation, judge_figures(a, c, 0.0)[::2]
    ('same', ('different', 'other role of people'))
    """
    agree = state_one_value(one, other)
    barred = _not_comparable(one, other, agree=agree)
    if barred:
        return Verdict("different", 1.0, barred)
    score, rule = _scored(Pair(one, other, days, agree))
    if score < (MATCH.even if agree else CONFLICT.score):
        return Verdict("different", round(1 - score, 4))
    against = ruled_out(one, other) or (None if agree or rule == DATED else conflict_ruled_out(one, other))
    if against:
        return Verdict("different", round(score, 4), against)
    if one.polarity != other.polarity:
        return opposed_verdict(one, other, round(score, 4), agree=agree)
    how = "same" if agree else "update" if is_update(one, other, days) else "conflict"
    return Verdict(how, round(score, 4), rule)


def _scored(pair: Pair) -> tuple[float, str | None]:
    """How sure it is that two figures are of one thing, and the rule that says so where no score does."""
    one, other = pair.one, pair.other
    if one.quantity.kind == "date" and not pair.agree:
        return min(1.0, MATCH.even + word_overlap(one, other) / 2), DATED
    features = pair_features(pair)
    score = _score(features, agree=pair.agree)
    if not pair.agree and _are_of_one_person(one, other):
        return max(score, CONFLICT.person), ONE_PERSON
    if not pair.agree and is_slip(pair):
        return max(score, CONFLICT.score), "slipped by a power of ten"
    if score >= MATCH.even:
        return score, None
    if pair.agree:
        return (MATCH.even, "value, time and names") if _state_one_record(one, other) else (score, None)
    return (CONFLICT.standing, "a forecast and its outcome") if _is_outcome(features) else (score, None)


def _are_of_one_person(one: FigureContext, other: FigureContext) -> bool:
    """Whether two ages stand beside one whole name; a surname is a father's and a son's."""
    names = age_owner(one), age_owner(other)
    return min(map(len, names)) > 1 and same_person(*names) is True


def _is_outcome(features: Sequence[float]) -> bool:
    """Whether one figure is expected and one reported, of one owner, one time and one word beside both."""
    has = dict(zip(FEATURES, features, strict=True))
    apart = has["change"] or has["far_apart"] or has["other_country"] or not has["comparable"]
    return all(has[name] for name in ("outlook", "time_equal", "shared_owner", "share_nearest")) and not apart


def _state_one_record(one: FigureContext, other: FigureContext) -> bool:
    """Whether value, unit, time and two names are equal, whatever the words: they may be of two languages."""
    a, b = one.quantity, other.quantity
    exact = a.value is not None and a.value == b.value and a.unit == b.unit and a.kind in AMOUNTS
    telling = exact and significant_digits(a) >= MATCH.chance_digits - 1
    timed = one.time.when is not None and one.time.when == other.time.when
    return telling and timed and len(one.names & other.names) > 1 and _one_role(one, other)


def _one_role(one: FigureContext, other: FigureContext) -> bool:
    return (one.time.role == "change") == (other.time.role == "change")


def _not_comparable(one: FigureContext, other: FigureContext, *, agree: bool) -> str | None:
    """Why two figures cannot be compared, before any score."""
    a, b = one.quantity, other.quantity
    if (a.kind == "date") != (b.kind == "date"):
        return "a date and an amount"
    if not agree and (not are_comparable(a, b) or a.kind == "identifier" or _is_share_of_one(a, b)):
        return "other unit"
    if (a.read == "age") != (b.read == "age") and not (is_bare(a) or is_bare(b) or _names_age(one, other)):
        return "an age and another duration"
    if a.kind == "date":
        return None if agree or _date_one_event(one, other) else "other time"
    time = story_time(one, other)
    if time == "apart":
        return "other time"
    return "part of the period" if not agree and time == "within" and not _is_of_day(one, other) else None


def _names_age(one: FigureContext, other: FigureContext) -> bool:
    """Whether a word beside the duration of two figures says that it is an age: "its age is put at nine years"."""
    return any("age" in beside_measures(side) for side in (one, other) if side.quantity.read != "age")


def _is_share_of_one(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is a share and the other a number of things: 0.2 per cent, two million."""
    shares = [q.kind == "percent" or (q.value is not None and abs(q.value) <= 1) for q in (a, b)]
    return "percent" in (a.kind, b.kind) and not all(shares)


def _date_one_event(one: FigureContext, other: FigureContext) -> bool:
    """Whether two years date what happens once, in the same words: founded in 1871, founded in 1878."""
    a, b = one.quantity, other.quantity
    named = not distinctive_names(one.names).isdisjoint(distinctive_names(other.names))
    return a.granularity == b.granularity == "year" and named and word_overlap(one, other) >= MATCH.overlap_dates


def is_slip(pair: Pair) -> bool:
    """Whether two values differ by a power of ten only, and would be one claim if they were equal."""
    a, b = pair.one.quantity, pair.other.quantity
    x, y = amounts(a, b)
    if x is None or y is None or a.unit != b.unit or not is_slipped(x, y):
        return False
    if min(abs(x), abs(y)) < CONFLICT.slipped or differ_by_modifiers(*pair[:2]):
        return False
    return would_agree(pair, CONFLICT.sure)


def would_agree(pair: Pair, least: float = MATCH.even) -> bool:
    """Whether two figures would be one claim if their values, units and times were equal."""
    one, other = pair.one, pair.other
    a, b = one.quantity, other.quantity
    equal = b._replace(value=a.value, unit=a.unit, low=a.low, high=a.high)
    mended = replace(other, quantity=equal, time=one.time)
    score = _score(pair_features(Pair(one, mended, pair.days, agree=True)), agree=True)
    return score >= least and ruled_out(one, mended) is None


def _is_of_day(one: FigureContext, other: FigureContext) -> bool:
    """Whether a figure is of a day: an event of the year and not a part of a sum over it."""
    return "day" in (one.time.granularity, other.time.granularity)


def opposed_verdict(one: FigureContext, other: FigureContext, score: float, *, agree: bool) -> Verdict:
    """A claim and what denies it contradict one another; what is only doubted, or depends, is another claim."""
    if agree and {one.polarity, other.polarity} == {AFFIRMED, DENIED}:
        return Verdict("conflict", score, DENIED)
    return Verdict("different", score, "doubted, or on a condition, in one")


class _Model(NamedTuple):
    weights: tuple[float, ...]
    bias: float


@cache
def _models() -> dict[str, _Model]:
    """The scorers; fitted by `python -m benchmarks.train_judge` on labelled pairs of sentences."""
    text = resources.files("newsclean.data").joinpath("claims/judge.json").read_text(encoding="utf-8")
    return {
        name: _Model(tuple([row["weights"].get(feature, 0.0) for feature in FEATURES]), row["bias"])
        for name, row in json.loads(text).items()
    }


def conflict_weights() -> tuple[dict[str, float], float]:
    """What each feature counts for a contradiction, those that count nothing left out, and the bias.

    >>> conflict_weights()[0]["far_apart"] < 0
    True
    """
    model = _models()["conflict"]
    return {name: weight for name, weight in zip(FEATURES, model.weights, strict=True) if weight}, model.bias


def _score(features: Sequence[float], *, agree: bool) -> float:
    """The probability that figures that agree are one claim, or that figures that do not contradict one another."""
    model = _models()["same" if agree else "conflict"]
    total = model.bias + math.fsum([w * x for w, x in zip(model.weights, features, strict=True)])
    return 1 / (1 + math.exp(-max(-TOO_FAR, min(TOO_FAR, total))))


def is_update(one: FigureContext, other: FigureContext, days: float) -> bool:
    """Whether figures that disagree are a forecast and its outcome, one and its revision, or a count that went on."""
    if (one.modality in OUTCOMES) != (other.modality in OUTCOMES) or _revised(one) != _revised(other):
        return True
    if _is_tally(one, other) and stays_within_bound(one, other):
        return True
    if days >= 1 and one.time.when is not None and _since(one) and _since(other):
        return True
    if "to_date" in (one.modality, other.modality) and (days >= 1 or one.time.granularity == "day"):
        return one.modality == other.modality or one.time.granularity == "day"
    return days >= 1 and (
        _is_tally(one, other) or is_growing_count(one.head, other.head, one.words.keys() & other.words.keys())
    )


def _is_tally(one: FigureContext, other: FigureContext) -> bool:
    a, b = measure_of(one), measure_of(other)
    return a is not None and b is not None and a.id == b.id and a.nature == "tally"


def _since(one: FigureContext) -> bool:
    """Whether a figure counts from a time on, so that it changes from day to day."""
    return SINCE.search(one.text[max(0, one.quantity.start - AROUND) : one.quantity.end + AROUND]) is not None


def _revised(one: FigureContext) -> bool:
    return is_revised(one.text, one.quantity.start, one.quantity.end)
