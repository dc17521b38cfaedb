"""The features of a pair of figures, by name: what they have in common and what parts them, inside one story.

`SIGNS` says which way each may count: more words in common never speak against a pair, however the labels fell.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.modality import OUTCOMES, is_supposed
from newsclean.claims.figures.context import words_beside
from newsclean.claims.figures.genre import is_part_of_whole
from newsclean.claims.figures.measure import (
    apart_by_measure,
    are_akin,
    beside_measures,
    counts_people,
    measure_of,
    story_time,
)
from newsclean.claims.figures.ownership import country_names, is_elsewhere, own_names
from newsclean.claims.figures.plain_words import GENERIC, PLAIN
from newsclean.claims.judging.agreement import amounts, is_slipped, magnitude_gap
from newsclean.claims.judging.modifiers import are_synonyms, is_definite, is_more, modifier_features
from newsclean.claims.judging.person import age_owner, counts_some_people, other_relative, same_person
from newsclean.claims.judging.same_measure import opposite_measures, shared_word_bits
from newsclean.claims.judging.scorer import amount_of, are_comparable, name_overlap, significant_digits, word_overlap
from newsclean.claims.options import CONTEXTS
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from decimal import Decimal

    from newsclean.claims.figures.context import FigureContext

RAISES = (
    "same_head head_in_other head_near_other overlap bits_close bits_clause cosine same_nearest share_nearest names "
    "own_names shared_owner time_equal same_left same_right same_left_two same_right_two other_figures same_name "
    "age same_measure_head same_measure_near people_measure tally_measure persons exact slipped "
    "same_person same_share same_unit measure_beside head_synonym same_piece akin_measure"
)
LOWERS = (
    "ratio other_measure other_people other_head foreign_both foreign_any other_owner other_country time_apart change "
    "part more one_elsewhere other_figures_differ rivals other_name other_age far_apart other_noun nothing_alike small "
    "opposite_measure other_person other_relative some_people definite supposed measure_apart "
    "one_base other_piece one_year some subgroup aside one_spell one_added one_whole one_place"
)
FREE = (
    "gap comparable measure_unknown nameless time_within time_unknown time_one_unknown "
    "date identifier modality outlook digits large size days close"
)
FEATURES = tuple(f"{RAISES} {LOWERS} {FREE}".split())
SIGNS = tuple([1] * len(RAISES.split()) + [-1] * len(LOWERS.split()) + [0] * len(FREE.split()))
CLOSE, CLAUSE = 3.0, 8.0  # words from a figure within which a word belongs to it, and to its clause
BITS = 10.0  # a scale for bits, so that features are about 1
SMALL, LARGE = 3.0, 1000.0  # values that any sentence has; counts that are hardly chance
FAR, NEAR = 0.5, 0.12  # powers of ten: a factor of three, and of 1.3
SHARES, UNITS = ("percent", "points"), ("measure", "duration")  # kinds
UNDATED_DAYS = 5000.0  # more is the stand-in for an article without a date


class Pair(NamedTuple):
    """Two figures, the days between their articles, and whether they state one value."""

    one: FigureContext
    other: FigureContext
    days: float
    agree: bool


def pair_features(pair: Pair) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; the same both ways round.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one], [other] = (target_contexts(text, None, None) for text in ("It killed 5 men.", "It killed 9 men."))
    >>> dict(zip(FEATURES, pair_features(Pair(one, other, 0.0, False))))["same_head"]
    1.0
    """
    found = _values(pair) | _measures(pair) | _words(pair) | _names(pair) | _surroundings(pair) | _times(pair)
    found |= modifier_features(pair.one, pair.other)
    return tuple([float(found[name]) for name in FEATURES])


def _values(pair: Pair) -> dict[str, float]:
    a, b = pair.one.quantity, pair.other.quantity
    x, y = amounts(a, b)
    sizes = sorted(min(abs(value), 1e300) if value is not None else 0.0 for value in (x, y))
    ratio = magnitude_gap(x, y)
    slipped = is_slipped(x, y)
    return {
        "date": a.kind == "date" == b.kind,
        "exact": x is not None and x == y,
        "gap": _gap(x, y, opposite=pair.one.direction * pair.other.direction < 0),
        "ratio": ratio, "slipped": slipped, "far_apart": ratio > FAR and not slipped, "close": ratio < NEAR,
        "comparable": are_comparable(a, b), "identifier": a.kind == "identifier" == b.kind,
        "digits": max(significant_digits(a), significant_digits(b)),
        "small": sizes[1] <= SMALL, "large": sizes[0] >= LARGE, "size": math.log10(1 + sizes[1]) / 6,
        "age": a.read == "age" == b.read,
    }  # fmt: skip


def _gap(x: float | None, y: float | None, *, opposite: bool) -> float:
    """The logarithm of how far apart two values are, -3 for equal ones."""
    largest = max(abs(x or 0.0), abs(y or 0.0))
    if x is None or y is None or not largest or largest == math.inf:
        return 0.0
    apart = abs(x) + abs(y) if opposite else abs(x - y)
    return math.log10(apart / largest + 1e-3)


def _measures(pair: Pair) -> dict[str, float]:
    a, b = pair.one, pair.other
    one, other = measure_of(a), measure_of(b)
    same = one is not None and other is not None and one.id == other.id
    apart = one is not None and other is not None and one.id != other.id
    akin, persons = are_akin(one, other), (counts_people(a.head), counts_people(b.head))
    same_head = a.head is not None and a.head == b.head
    synonyms = are_synonyms(a.head, b.head)
    near = [to.words[of.head].distance for of, to in ((a, b), (b, a)) if of.head is not None and of.head in to.words]
    return {
        "other_measure": apart, "measure_unknown": (one is None) != (other is None),
        "other_people": bool(apart and one and other and one.people and other.people),
        "same_head": same_head,
        "other_head": None not in (a.head, b.head) and not (same_head or all(persons) or synonyms),
        "head_in_other": bool(near), "head_near_other": any(far <= CLOSE + 1 for far in near),
        "persons": all(persons), "other_noun": None not in persons and persons[0] != persons[1],
        "same_measure_head": same and same_head, "same_measure_near": same * word_overlap(a, b),
        "people_measure": bool(same and one and one.people),
        "tally_measure": bool(same and one and one.nature == "tally"),
        "akin_measure": akin,
        "nothing_alike": not (same or akin or same_head or any(far <= CLOSE + 1 for far in near)),
        "measure_apart": not pair.agree and apart_by_measure(a, b),
        "opposite_measure": opposite_measures(a.words.keys(), b.words.keys()),
        "same_share": same and a.quantity.kind in SHARES, "same_unit": same and a.quantity.kind in UNITS,
        "measure_beside": same and not beside_measures(a).isdisjoint(beside_measures(b)), "head_synonym": synonyms,
    }  # fmt: skip


def _words(pair: Pair) -> dict[str, float]:
    a, b = pair.one, pair.other
    one, other = _nearest(a), _nearest(b)
    foreign = sum(key not in b.words for key in one), sum(key not in a.words for key in other)
    return {
        "overlap": word_overlap(a, b), "cosine": _cosine(a, b),
        "bits_close": shared_word_bits(a, b, CLOSE) / BITS, "bits_clause": shared_word_bits(a, b, CLAUSE) / BITS,
        "same_nearest": bool(one) and one[:1] == other[:1], "share_nearest": len(set(one) & set(other)) / 2,
        "foreign_both": min(foreign), "foreign_any": sum(foreign),
    }  # fmt: skip


@lru_cache(maxsize=CONTEXTS)
def _nearest(context: FigureContext) -> list[str]:
    """The two words next to a figure that are neither names nor plain."""
    found = [
        (word.distance, -word.weight, key)
        for key, word in context.words.items()
        if not word.name and word.weight > 0 and key not in PLAIN
    ]
    return [key for _, _, key in sorted(found)[:2]]


def _cosine(a: FigureContext, b: FigureContext) -> float:
    shared = math.fsum([a.words[key].weight * b.words[key].weight for key in a.words.keys() & b.words.keys()])
    sizes = _square(a), _square(b)
    return shared / math.sqrt(sizes[0] * sizes[1]) if all(sizes) else 0.0


@lru_cache(maxsize=CONTEXTS)
def _square(context: FigureContext) -> float:
    return math.fsum([word.weight**2 for word in context.words.values()])


def _names(pair: Pair) -> dict[str, float]:
    a, b = pair.one, pair.other
    shared = a.names & b.names
    countries = country_names(a), country_names(b)
    mine, theirs = own_names(a), own_names(b)
    near, far = nearest_name(a), nearest_name(b)
    other_name = near is not None and far is not None and near not in b.names and far not in a.names
    ages = "age" in (a.quantity.read, b.quantity.read)
    person = same_person(age_owner(a), age_owner(b))
    return {
        "names": name_overlap(a, b), "nameless": not (a.names and b.names),
        "own_names": min(3, sum(not is_country(name) and name not in GENERIC for name in shared)),
        "shared_owner": bool(mine & theirs), "other_owner": bool(mine and theirs and not mine & theirs),
        "other_country": all(countries) and not countries[0] & countries[1],
        "same_name": near is not None and near == far, "other_name": other_name, "other_age": ages and other_name,
        "same_person": person is True, "other_person": person is False, "other_relative": other_relative(a, b),
        "one_place": is_elsewhere(a, b) or is_elsewhere(b, a),
    }  # fmt: skip


@lru_cache(maxsize=CONTEXTS)
def nearest_name(context: FigureContext) -> str | None:
    """The name that stands nearest to a figure."""
    found = [(word.distance, key) for key, word in context.words.items() if word.name and key not in GENERIC]
    return min(found)[1] if found else None


def _surroundings(pair: Pair) -> dict[str, float]:
    a, b = pair.one, pair.other
    ends = [words_beside(side) for side in (a, b)]
    (left, right), (other_left, other_right) = ends
    values = _other_values(a), _other_values(b)
    rivals = sum(sum(q.kind == side.quantity.kind for q in side.others) for side in (a, b))
    return {
        "same_left": left[-1:] == other_left[-1:], "same_left_two": left == other_left,
        "same_right": bool(right) and right[:1] == other_right[:1],
        "same_right_two": bool(right) and right == other_right,
        "part": is_part_of_whole(a) != is_part_of_whole(b), "more": is_more(a) != is_more(b),
        "supposed": is_supposed(a.text, a.quantity.start) != is_supposed(b.text, b.quantity.start),
        "definite": is_definite(a) != is_definite(b), "some_people": counts_some_people(a, b),
        "one_elsewhere": 0 if pair.agree else _has_value(a, b) + _has_value(b, a),
        "other_figures": min(2, len(values[0] & values[1])),
        "other_figures_differ": all(values) and not values[0] & values[1], "rivals": min(4, rivals),
    }  # fmt: skip


@lru_cache(maxsize=CONTEXTS)
def _other_values(context: FigureContext) -> set[Decimal | None]:
    return {amount_of(q) for q in context.others} - {None}


def _has_value(one: FigureContext, other: FigureContext) -> bool:
    """Whether another figure of the other sentence has the value of this one, which it then means."""
    value = amount_of(one.quantity)
    return any(q.kind == one.quantity.kind and amount_of(q) == value for q in other.others)


def _times(pair: Pair) -> dict[str, float]:
    a, b = pair.one.time, pair.other.time
    how = story_time(pair.one, pair.other)
    dated = pair.days <= UNDATED_DAYS
    return {
        "time_equal": how == "equal", "time_apart": how == "apart", "time_within": how == "within",
        "time_unknown": a.when is None and b.when is None, "time_one_unknown": (a.when is None) != (b.when is None),
        "change": (a.role == "change") != (b.role == "change"),
        "modality": pair.one.modality != pair.other.modality,
        "outlook": (pair.one.modality in OUTCOMES) != (pair.other.modality in OUTCOMES),
        "days": math.log1p(pair.days) if dated else 0.0,
    }  # fmt: skip
