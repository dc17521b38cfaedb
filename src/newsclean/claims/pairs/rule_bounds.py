"""Bounds of the match and conflict rules, for many pairs at once, from the feature table alone.

Each admits all pairs that match_rules.py or conflict_rules.py may accept, by the same options, and never refuses one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.options import CONFLICT, MATCH
from newsclean.temporal.intervals import UNDATED

Reals = NDArray[np.float64]
Some = NDArray[np.bool_]
HAIR = 1e-6  # values of the columns are floats


class PairFacts(NamedTuple):
    """What the feature table says of pairs, as columns."""

    dates: Some  # both are
    years: Some  # one is of a whole year
    money: Some
    ranges: Some  # one or both have no single value
    equal: Some  # exact values and units, and not a rise and a fall: they agree for certain
    values: Reals  # two rows, nan for none
    digits: Reals  # of the one that has fewer
    one_time: Some  # both are said of one
    no_time: Some  # both are said of none
    days: Reals  # between their articles; nan where one has no date
    one_head: Some
    one_article: Some
    table_row: Some  # one is in a row of a table
    uninformative: Some  # one is uninformative
    daily_price: Some  # one is a price of the day

    def chosen(self, some: NDArray[np.int64]) -> PairFacts:
        """The same of some pairs."""
        return PairFacts(*(column[..., some] for column in self))  # type: ignore[arg-type] # of both kinds


class SharedWords(NamedTuple):
    """What the words around figures have in common, at most."""

    overlap: Reals
    share: Reals  # of the names
    words: Reals  # bits of those near both figures, names left out
    identical: Reals  # the share of all words
    named: Reals  # names that distinguish bodies, of sentences or articles
    own: Reals  # those of them that are not countries
    in_either: Reals  # or that stand in one of the sentences
    in_both: Reals  # that stand in both


def may_match(of: PairFacts, near: SharedWords, related: Some) -> Some:
    """Which pairs that agree may be one claim, of which the articles are `related`: see `match_rules.is_same_claim`."""
    exact = (of.values[0] == of.values[1]) | of.ranges
    days = np.where(np.isnan(of.days), UNDATED, of.days)
    in_table = exact & ~of.dates & (days <= MATCH.table_days) & related
    alone = (near.identical >= MATCH.identical) | _may_be_informative_alone(of, near)
    claimed = (
        _may_be_informative(of, near, exact) & _may_be_same_bound(of) & (related | (_may_share_body(near) & alone))
    )
    agreed: Some = (
        np.where(of.table_row, in_table, claimed) & ~of.uninformative & ~(of.daily_price & (days > MATCH.price_days))
    )
    return agreed


def _may_be_informative(of: PairFacts, near: SharedWords, exact: Some) -> Some:
    """See `match_rules.is_informative`."""
    count = np.maximum(of.digits - ~exact, MATCH.few_digits + (of.money | _large(of)))
    named, bare = near.own > 0, near.overlap >= MATCH.overlap_named
    close = near.overlap >= MATCH.overlap_few
    two_names = (near.named > 1) & of.one_time & exact
    date = np.where(of.years | ~close, MATCH.bits_bare, MATCH.bits_few)
    date = bare & (near.words >= np.where(named, date, MATCH.bits_country))
    few = (named & close & (near.words >= MATCH.bits_few)) | (bare & (near.words >= MATCH.bits_bare))
    worded = (near.overlap >= MATCH.overlap_worded) & (near.words >= MATCH.bits)
    two = (named | (near.named > 1)) & (bare | worded)
    two |= (of.one_time | (of.money & exact)) & bare & (near.words >= MATCH.bits_money)
    two |= (close & (near.words >= MATCH.bits_country)) | (two_names & (near.overlap >= MATCH.overlap_two_names))
    more = two_names | two | ((near.overlap >= MATCH.overlap_exact) & (named | (near.words >= MATCH.bits)))
    found = np.where(count <= MATCH.few_digits, few, np.where(count > MATCH.few_digits + 1, more, two))
    found = np.where(of.ranges, few | two | more, found)  # how informative these are is uncertain
    return np.asarray(np.where(of.dates, date, found))


def _may_be_same_bound(of: PairFacts) -> Some:
    low, high = _ordered(of)
    apart = high - low > float(MATCH.bound_gap) * high * (1 + HAIR)  # False where one has no value
    return np.asarray(of.ranges | ~apart)


def _may_share_body(near: SharedWords) -> Some:
    return np.asarray((near.named > 1) | (near.in_either > 0) | (near.words >= MATCH.nameless_bits))


def _may_be_informative_alone(of: PairFacts, near: SharedWords) -> Some:
    bare = (near.overlap >= MATCH.unrelated_overlap) | (near.words >= MATCH.unrelated_bits)
    few = np.where(of.dates | _large(of), near.in_both > 0, bare)
    return np.asarray((~of.dates & (of.digits > MATCH.few_digits)) | few)


def _large(of: PairFacts) -> Some:
    return np.asarray(~of.ranges & (np.abs(of.values).min(axis=0) >= MATCH.large))


def may_conflict(of: PairFacts) -> Some:
    """Which pairs of figures that differ may contradict one another: see `conflict_rules.is_contradiction`."""
    low, high = _ordered(of)
    near = ~(low < float(CONFLICT.ratio) * high * (1 - HAIR))
    soon = of.no_time & (of.days <= CONFLICT.days) & of.one_head
    apart = np.where(of.dates, ~of.one_time, near & (of.one_time | soon) & ~of.equal)
    return np.asarray(apart & ~of.one_article & ~of.table_row)


def may_be_of_two_times(of: PairFacts) -> Some:
    """Which pairs of one value may have two times: see `conflict_rules.is_of_two_times`."""
    exact = (of.values[0] == of.values[1]) & ~of.ranges & ~of.dates
    return np.asarray(exact & ~of.one_article & ~of.table_row & (of.digits >= CONFLICT.digits))


def _ordered(of: PairFacts) -> Reals:
    return np.sort(np.abs(of.values), axis=0)  # nan last


About = tuple[NDArray[np.int32], Some, Some]  # of articles: names by number, -1 for none; which are countries; or own


def topics_related(one: About, other: About) -> Some:
    """Which pairs of articles are about the same: see `ownership.share_topic`."""
    met = one[0][:, :, None] == other[0][:, None, :]
    both = [(met & x[:, :, None] & y[:, None, :]).any(axis=2) for x, y in zip(one[1:], other[1:], strict=True)]
    foreign = one[1].any(axis=1) & other[1].any(axis=1) & ~both[0].any(axis=1)
    fewest = np.minimum(one[2].sum(axis=1), other[2].sum(axis=1))
    return np.asarray(~foreign & (2 * both[1].sum(axis=1) >= np.maximum(1, fewest)))
