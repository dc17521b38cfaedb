"""When two figures that differ contradict one another, and when they are only about neighbouring things."""

from __future__ import annotations

from decimal import Decimal

from newsclean.claim.evidence import NAMES, amount, digits, evidence
from newsclean.claim.mentions import Mentions
from newsclean.claim.places import is_country
from newsclean.claim.scorer import models
from newsclean.claim.side import Side
from newsclean.claim.words import tokens
from newsclean.lazy import lazy

# Chosen on the labelled wire stories: of the pairs that the model calls a conflict, those that a reader does not.
LEAST = 0.75  # score from which a contradiction is told: at .5 to .7 the same 10 of 14 known ones, and more false ones
REACH = 8.0  # words within which a name is said of a figure
RATIO = Decimal("0.5")  # of two values that contradict one another: what is further apart is another measure
SOON = 7.0  # days between articles whose figures are said of no time, and so of that of the article
SURE = 0.8  # score from which these contradict one another
TELLING = 3  # digits from which one value said of two times is no coincidence: US$108 billion, but not 5 per cent
MEASURE = 2.5  # rarity of the words that name the measure, together: "trade" is enough, "year" is not
MOVES = frozenset(
    ["rise", "fall", "hit", "record", "forecast", "aim", "ran", "made"]
)  # stems, as synonyms.toml has them
TIED = lazy(r"\b(?:with|to|from|against|and|in)(?: the)? $")


def contradict(mentions: Mentions, one: int, other: int, score: float) -> bool:
    """Whether two figures that the model takes for values of one thing are held against one another.

    They are of different articles, of one part in their sentences, near enough, of one time, and of the same subject.
    """
    rows = mentions.rows
    if rows[one].article == rows[other].article:
        return False  # an article hardly contradicts itself: it means two things
    a, b = mentions.side(one), mentions.side(other)
    return (
        a.bound.role == b.bound.role
        and _near_values(a, b)
        and _one_time(a, b, mentions.days(one, other), score)
        and _one_measure(a, b)
        and _one_subject(mentions, one, other)
    )


def _one_measure(a: Side, b: Side) -> bool:
    """Whether the words near both figures, names and mere movements left out, name a measure: "trade surplus"."""
    if a.quantity.kind == "date":
        return True
    shared = [(a.words[key], b.words[key]) for key in a.words.keys() & b.words.keys() - MOVES]
    near = [min(x.weight, y.weight) for x, y in shared if not x.name and max(x.distance, y.distance) <= REACH]
    return sum(near) >= MEASURE


def _near_values(a: Side, b: Side) -> bool:
    if a.quantity.kind == "date":
        return True
    values = [abs(amount(side.quantity) or Decimal(0)) for side in (a, b)]
    return min(values) >= max(values) * RATIO


def _one_time(a: Side, b: Side, days: float, score: float) -> bool:
    one, other = a.bound.when, b.bound.when
    if one is not None or other is not None:
        return one == other or a.quantity.kind == "date"
    return days <= SOON and score >= SURE and a.head is not None and a.head == b.head


def _one_subject(mentions: Mentions, one: int, other: int) -> bool:
    """Names near the figures in common, and none that makes one of them another's: "with Japan", another company."""
    a, b = _names_near(mentions.side(one)), _names_near(mentions.side(other))
    all_a, all_b = mentions.names(one), mentions.names(other)
    shared = (a & all_b) | (b & all_a)
    only_a, only_b = a - all_b, b - all_a
    if not shared or (any(map(is_country, only_a)) and any(map(is_country, only_b))):
        return False
    if _tied(mentions.side(one), a - mentions.side(other).names) or _tied(
        mentions.side(other), b - mentions.side(one).names
    ):
        return False
    others = [{name for name in names if not is_country(name)} for names in (only_a, only_b)]
    return len(shared) > 1 or not all(map(is_country, shared)) or not all(others)


def _names_near(side: Side) -> set[str]:
    return {name for name, word in side.words.items() if word.name and word.distance <= REACH}


def _tied(side: Side, names: set[str]) -> bool:
    """Whether one of the countries is what the figure is with, to, from or against."""
    countries = {name for name in names if is_country(name)}
    if not countries:
        return False
    masked = [(side.quantity.start, side.quantity.end)]
    return any(
        token.key in countries and TIED.search(side.text[max(0, token.start - 14) : token.start])
        for token in tokens(side.text, masked)
    )


def at_two_times(mentions: Mentions, one: int, other: int) -> bool:
    """Whether one telling value is said of one thing at two different times, so that one of them may be wrong."""
    rows = mentions.rows
    a, b = mentions.side(one), mentions.side(other)
    if rows[one].article == rows[other].article or a.quantity.kind not in ("money", "count", "measure"):
        return False
    if a.quantity.value != b.quantity.value or a.quantity.unit != b.quantity.unit or digits(a.quantity) < TELLING:
        return False
    times = a.bound.when, b.bound.when
    if None in times or a.bound.granularity != b.bound.granularity or times[0] == times[1]:
        return False
    values = evidence(a, b, 0.0)
    values[NAMES.index("time_apart")] = 0.0
    return models()["same"](values) >= SURE and _one_subject(mentions, one, other)
