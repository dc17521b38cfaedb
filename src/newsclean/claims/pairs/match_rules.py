"""When two figures that agree are the same claim, and when they only happen to be equal."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.claims.figures.context import FigureContext
from newsclean.claims.figures.genre import is_daily_price, is_loan_terms, is_table_row, unit_priced
from newsclean.claims.figures.mention_table import MentionTable
from newsclean.claims.figures.ownership import distinctive_names, has_name, owners, share_topic
from newsclean.claims.options import MATCH
from newsclean.claims.pairs.comparison import significant_digits
from newsclean.claims.pairs.informativeness import (
    SharedEvidence,
    are_large,
    has_words,
    is_informative,
    is_uninformative,
    same_bound,
    shared_evidence,
)
from newsclean.text.gazetteer import is_country

ALONE = 0.5, 20.0  # overlap, or bits of words, that one digit needs where the articles are about other things


def is_same_claim(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether two figures that the model takes for one claim are not of two bodies, rows of tables, or bare dates.

    Sentences that hardly differ are the same if their figures are, save rows, which are of whom their article is about.
    """
    a, b = mentions.side(one), mentions.side(other)
    days = mentions.days(one, other)
    if (
        is_uninformative(a)
        or is_uninformative(b)
        or (days > MATCH.price_days and (is_daily_price(a) or is_daily_price(b)))
    ):
        return False
    exact = _values(a) == _values(b)
    related = share_topic(*(mentions.contexts[mentions.article(at)] for at in (one, other)))
    if is_table_row(a) or is_table_row(b):
        return a.quantity.kind != "date" and exact and days <= MATCH.table_days and related
    if not exact and unit_priced(a) is not None and unit_priced(b) is not None:  # prices are told to the cent
        return False
    return _one_claim(
        a, b, (distinctive_names(mentions.names(one)), distinctive_names(mentions.names(other))), related=related
    )


def _values(side: FigureContext) -> tuple[object, ...]:
    q = side.quantity
    return q.value, q.low, q.high


Names = tuple[frozenset[str], frozenset[str]]  # proper ones, of a sentence and its article


def _one_claim(a: FigureContext, b: FigureContext, names: Names, *, related: bool) -> bool:
    both = shared_evidence(a, b, names[0] & names[1])
    if not (same_bound(a, b, both.near) and is_informative(a, b, both) and _known_of(a, b, both, related=related)):
        return False
    if _alike(a, b):
        return a.quantity.value == b.quantity.value  # else it is the report of another month
    if not related and not _telling_alone(a, b, both):
        return False
    return bool(both.names or not all(names)) and not _two_bodies(a, b, names)


def _telling_alone(a: FigureContext, b: FigureContext, both: SharedEvidence) -> bool:
    """Whether a bare figure or a date of articles about other things has a name, or words, of its own in common."""
    if (
        a.quantity.kind != "date"
        and min(significant_digits(a.quantity), significant_digits(b.quantity)) > MATCH.few_digits
    ):
        return True
    if a.quantity.kind == "date" or are_large(a, b):
        return bool(distinctive_names(a.names) & distinctive_names(b.names))
    return both.near >= ALONE[0] or both.words >= ALONE[1]


def _known_of(a: FigureContext, b: FigureContext, both: SharedEvidence, *, related: bool) -> bool:
    """Whether any name says that both are of one thing: the terms of any loan are told in the same words.

    That both articles are about a country says little, if neither sentence has it.
    """
    if is_loan_terms(a) or is_loan_terms(b):
        return sum(not is_country(name) for name in both.names) > 1
    told = a.names | b.names
    if related or len(both.names) > 1 or any(name in told or not is_country(name) for name in both.names):
        return True
    return both.words >= MATCH.nameless_bits


def is_claim_of_all(mentions: MentionTable, groups: Sequence[Sequence[int]]) -> bool:
    """Whether what several articles print word for word is one claim, and no heading or row of tables of several."""
    if len(groups) > 1 or not mentions.copies.reach(groups, 2):
        return True
    said = [side for side in map(mentions.side, groups[0]) if has_words(side)]
    if not said or not all(map(is_table_row, said)):
        return bool(said)
    articles = {mention.article for row in groups[0] for mention in mentions.copies[row]}
    contexts = [mentions.contexts[at] for at in sorted(articles)]
    return all(share_topic(contexts[0], other) for other in contexts[1:])


def _alike(a: FigureContext, b: FigureContext) -> bool:
    one, other = set(a.stems.split()), set(b.stems.split())
    return len(one & other) >= MATCH.identical * max(len(one), len(other), 1)


def _two_bodies(a: FigureContext, b: FigureContext, names: Names) -> bool:
    """Whether each figure belongs to a name that the other sentence and its article do not have."""
    strange = (_strange(a, names[1] | b.names), _strange(b, names[0] | a.names))
    return all(strange)


def _strange(side: FigureContext, names: frozenset[str]) -> bool:
    before = [run for run in owners(side) if run.end <= side.quantity.start]
    return bool(before) and not has_name(before[-1], names)
