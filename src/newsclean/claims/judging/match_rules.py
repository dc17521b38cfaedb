"""Match rules: when two figures that agree are the same claim, and when they only happen to be equal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.genre import (
    has_words,
    is_daily_price,
    is_listed,
    is_loan_terms,
    is_table_row,
    is_uninformative,
    unit_priced,
)
from newsclean.claims.figures.ownership import distinctive_names, has_name, owners, share_topic
from newsclean.claims.judging.same_measure import shared_word_bits
from newsclean.claims.judging.scorer import significant_digits, word_overlap
from newsclean.claims.options import MATCH
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable


def is_same_claim(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether two figures that the model calls one claim are not of two bodies, rows of tables, or bare dates.

    Sentences that hardly differ are the same if their figures are, save rows, which are of whom their article is about.
    """
    a, b = mentions.context(one), mentions.context(other)
    days = mentions.days(one, other)
    if (
        is_uninformative(a)
        or is_uninformative(b)
        or (days > MATCH.price_days and (is_daily_price(a) or is_daily_price(b)))
    ):
        return False
    exact = _values(a) == _values(b)
    related = share_topic(*(mentions.topics[mentions.article(at)] for at in (one, other)))
    if is_table_row(a) or is_table_row(b):
        return a.quantity.kind != "date" and exact and days <= MATCH.table_days and related
    if not exact and unit_priced(a) is not None and unit_priced(b) is not None:  # prices are exact to the cent
        return False
    return _one_claim(
        a, b, (distinctive_names(mentions.names(one)), distinctive_names(mentions.names(other))), related=related
    )


def _values(context: FigureContext) -> tuple[object, ...]:
    q = context.quantity
    return q.value, q.low, q.high


Names = tuple[frozenset[str], frozenset[str]]  # proper ones, of a sentence and its article


def _one_claim(a: FigureContext, b: FigureContext, names: Names, *, related: bool) -> bool:
    both = shared_evidence(a, b, names[0] & names[1])
    if not (same_bound(a, b, both.near) and is_informative(a, b, both) and _share_body(a, b, both, related=related)):
        return False
    if _has_identical_words(a, b):
        return a.quantity.value == b.quantity.value  # else it is the report of another month
    if not related and not _is_informative_alone(a, b, both):
        return False
    return bool(both.names or not all(names)) and not _two_bodies(a, b, names)


def _is_informative_alone(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether a bare figure or a date of articles about other things has a name, or words, of its own in common."""
    if (
        a.quantity.kind != "date"
        and min(significant_digits(a.quantity), significant_digits(b.quantity)) > MATCH.few_digits
    ):
        return True
    if a.quantity.kind == "date" or are_large(a, b):
        return bool(distinctive_names(a.names) & distinctive_names(b.names))
    return both.near >= MATCH.unrelated_overlap or both.words >= MATCH.unrelated_bits


def _share_body(a: FigureContext, b: FigureContext, both: SharedEvidence, *, related: bool) -> bool:
    """Whether any name says that both are of one thing: the terms of any loan are in the same words.

    That both articles are about a country says little, if neither sentence has it.
    """
    if is_loan_terms(a) or is_loan_terms(b):
        return sum(not is_country(name) for name in both.names) > 1
    informative = a.names | b.names
    if related or len(both.names) > 1 or any(name in informative or not is_country(name) for name in both.names):
        return True
    return both.words >= MATCH.nameless_bits


def is_claim_of_all(mentions: MentionTable, groups: Sequence[Sequence[int]]) -> bool:
    """Whether what several articles print word for word is one claim, and no heading or row of tables of several."""
    if len(groups) > 1 or not mentions.copies.reach(groups, 2):
        return True
    said = [context for context in map(mentions.context, groups[0]) if has_words(context)]
    if not said or not all(map(is_table_row, said)):
        return bool(said)
    articles = {mention.article for row in groups[0] for mention in mentions.copies[row]}
    topics = [mentions.topics[at] for at in sorted(articles)]
    return all(share_topic(topics[0], other) for other in topics[1:])


def _has_identical_words(a: FigureContext, b: FigureContext) -> bool:
    one, other = set(a.stems.split()), set(b.stems.split())
    return len(one & other) >= MATCH.identical * max(len(one), len(other), 1)


def _two_bodies(a: FigureContext, b: FigureContext, names: Names) -> bool:
    """Whether each figure belongs to a name that the other sentence and its article do not have."""
    foreign = (_lacks_owner(a, names[1] | b.names), _lacks_owner(b, names[0] | a.names))
    return all(foreign)


def _lacks_owner(context: FigureContext, names: frozenset[str]) -> bool:
    before = [run for run in owners(context) if run.end <= context.quantity.start]
    return bool(before) and not has_name(before[-1], names)


class SharedEvidence(NamedTuple):
    """What two sentences have in common besides their figures."""

    near: float  # overlap
    words: float  # bits of the words near both figures, names left out
    names: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether they share a name that is not a country: half of the news is about one."""
        return any(not is_country(name) for name in self.names)


def shared_evidence(a: FigureContext, b: FigureContext, names: frozenset[str]) -> SharedEvidence:
    """What two sentences have in common; `names` are those of sentences and articles."""
    return SharedEvidence(word_overlap(a, b), shared_word_bits(a, b, MATCH.reach), names)


def is_informative(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether two sentences have more in common than two figures that are equal by chance have."""
    if a.quantity.kind == "date":
        return _is_informative_date(a, b, both)
    if both.words == 0 and (is_listed(a) or is_listed(b)):
        return False  # prices of the day
    count = _informative_digits(a, b)
    if count <= MATCH.few_digits:
        if both.named:
            return both.near >= MATCH.overlap_few and both.words >= MATCH.bits_few
        return both.near >= MATCH.overlap_named and both.words >= MATCH.bits_bare
    if count > MATCH.few_digits + 1:
        informative = both.near >= MATCH.overlap_exact and (both.named or both.words >= MATCH.bits)
        return (
            informative or _share_two_names(a, b, both) or _are_two_digits_informative(a, b, both)
        )  # three say no less than two
    return _are_two_digits_informative(a, b, both)


def _share_time(a: FigureContext, b: FigureContext) -> bool:
    return a.time.when is not None and a.time.when == b.time.when


def _share_two_names(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether one value has one time and two names, whatever the words: they may be of two languages."""
    return len(both.names) > 1 and _share_time(a, b) and a.quantity.value == b.quantity.value


def _is_informative_date(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether a date is more than the year that both are about."""
    one, other = a.quantity, b.quantity
    if one.when != other.when and "/" in f"{one.when}{other.when}":
        return False  # the first two months, and the first three
    coarse = both.near < MATCH.overlap_few or "year" in (one.granularity, other.granularity)
    least = MATCH.bits_country if not both.named else MATCH.bits_bare if coarse else MATCH.bits_few
    return both.near >= MATCH.overlap_named and both.words >= least


def _are_two_digits_informative(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    exact, timed = a.quantity.value == b.quantity.value, _share_time(a, b)
    if _share_two_names(a, b, both):
        return both.near >= MATCH.overlap_two_names
    if both.named or len(both.names) > 1:
        return both.near >= MATCH.overlap_named or (both.near >= MATCH.overlap_worded and both.words >= MATCH.bits)
    if timed or (a.quantity.kind == "money" and exact):
        return both.near >= MATCH.overlap_named and both.words >= MATCH.bits_money
    return both.near >= MATCH.overlap_few and both.words >= MATCH.bits_country


def _informative_digits(a: FigureContext, b: FigureContext) -> int:
    """How much the figures say: their digits; more for money and thousands, less where one only rounds the other."""
    one, other = a.quantity, b.quantity
    exact = one.value == other.value and one.high == other.high
    return max(
        min(significant_digits(one), significant_digits(other)) - (not exact),
        MATCH.few_digits + (one.kind == "money" or are_large(a, b)),
    )


def are_large(a: FigureContext, b: FigureContext) -> bool:
    """Whether both figures are thousands or more."""
    return all(abs(context.quantity.value or Decimal(0)) >= MATCH.large for context in (a, b))


def same_bound(a: FigureContext, b: FigureContext, near: float) -> bool:
    """Whether figures that bound or round a value mean one.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> said = ("It killed 75 people.", "It killed at least 75 people.", "It killed at least 86 people.")
    >>> [some, more, many] = [target_contexts(text, None, None)[0] for text in said]
    >>> same_bound(some, more, 0.1), same_bound(more, many, 0.9)
    (True, False)
    """
    one, other = a.quantity, b.quantity
    if one.value is None or other.value is None:
        ranges = [q for q in (one, other) if q.low is not None and q.high is not None]
        wide = any(
            q.high - q.low > MATCH.wide_range * abs(q.high) for q in ranges if q.low is not None and q.high is not None
        )
        return len(ranges) != 1 or not wide or near >= MATCH.overlap_wide
    low, high = min(abs(one.value), abs(other.value)), max(abs(one.value), abs(other.value))
    return high - low <= MATCH.bound_gap * high
