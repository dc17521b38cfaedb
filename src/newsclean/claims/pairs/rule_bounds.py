"""What is asked of a pair after it was scored, of many pairs at once, as far as the columns of their rows tell.

Each gate is what `agreement.py`, `telling.py` and `conflicts.py` ask at least: it errs to one side only.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.pairs import conflict_rules as conflicts
from newsclean.claims.pairs import informativeness as telling
from newsclean.claims.pairs import match_rules as agreement
from newsclean.temporal.intervals import UNDATED

Reals = NDArray[np.float64]
Some = NDArray[np.bool_]
HAIR = 1e-6  # values of the columns are floats


class PairFacts(NamedTuple):
    """What the columns say of pairs; each a column of its own."""

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
    row: Some  # one is in a row of a table
    mute: Some  # one says nothing alone
    quoted: Some  # one is a price of the day

    def chosen(self, some: NDArray[np.int64]) -> PairFacts:
        """The same of some pairs."""
        return PairFacts(*(column[..., some] for column in self))  # type: ignore[arg-type] # of both kinds


class SharedWords(NamedTuple):
    """What the words around figures have in common, at most."""

    overlap: Reals
    share: Reals  # of the names
    words: Reals  # bits of those near both figures, names left out
    alike: Reals  # the share of all words
    named: Reals  # names that tell bodies apart, of sentences or articles
    own: Reals  # of these those that are no country
    told: Reals  # or that stand in one of the sentences
    said: Reals  # that stand in both


def may_match(of: PairFacts, near: SharedWords, related: Some) -> Some:
    """Which pairs that agree may be one claim, of which the articles are `related`: see `agreement.stated_alike`."""
    exact = (of.values[0] == of.values[1]) | of.ranges
    days = np.where(np.isnan(of.days), UNDATED, of.days)
    in_table = exact & ~of.dates & (days <= agreement.ANEW) & related
    alone = (near.alike >= agreement.ALIKE) | _telling_alone(of, near)
    told = _tells(of, near, exact) & _one_bound(of) & (related | (_known_of(near) & alone))
    agreed: Some = np.where(of.row, in_table, told) & ~of.mute & ~(of.quoted & (days > agreement.SAME_DAY))
    return agreed


def _tells(of: PairFacts, near: SharedWords, exact: Some) -> Some:
    """See `telling.tells`."""
    told = np.maximum(of.digits - ~exact, telling.FEW + (of.money | _large(of)))
    named, bare = near.own > 0, near.overlap >= telling.NEAR_BARE
    close = near.overlap >= telling.NEAR
    tied = (near.named > 1) & of.one_time & exact
    date = np.where(of.years | ~close, telling.WORDS_BARE, telling.WORDS_FEW)
    date = bare & (near.words >= np.where(named, date, telling.WORDS_COUNTRY))
    few = (named & close & (near.words >= telling.WORDS_FEW)) | (bare & (near.words >= telling.WORDS_BARE))
    worded = (near.overlap >= telling.NEAR_WORDS) & (near.words >= telling.WORDS)
    two = (named | (near.named > 1)) & (bare | worded)
    two |= (of.one_time | (of.money & exact)) & bare & (near.words >= telling.WORDS_MONEY)
    two |= (close & (near.words >= telling.WORDS_COUNTRY)) | (tied & (near.overlap >= telling.NEAR_TIED))
    more = tied | two | ((near.overlap >= telling.NEAR_TOLD) & (named | (near.words >= telling.WORDS)))
    found = np.where(told <= telling.FEW, few, np.where(told > telling.FEW + 1, more, two))
    found = np.where(of.ranges, few | two | more, found)  # how much these tell is not sure
    return np.asarray(np.where(of.dates, date, found))


def _one_bound(of: PairFacts) -> Some:
    low, high = _ordered(of)
    apart = high - low > float(telling.NEAR_BOUND) * high * (1 + HAIR)  # False where one has no value
    return np.asarray(of.ranges | ~apart)


def _known_of(near: SharedWords) -> Some:
    return np.asarray((near.named > 1) | (near.told > 0) | (near.words >= agreement.STRANGE))


def _telling_alone(of: PairFacts, near: SharedWords) -> Some:
    bare = (near.overlap >= agreement.ALONE[0]) | (near.words >= agreement.ALONE[1])
    few = np.where(of.dates | _large(of), near.said > 0, bare)
    return np.asarray((~of.dates & (of.digits > telling.FEW)) | few)


def _large(of: PairFacts) -> Some:
    return np.asarray(~of.ranges & (np.abs(of.values).min(axis=0) >= telling.LARGE))


def may_conflict(of: PairFacts) -> Some:
    """Which pairs of figures that differ may contradict one another: see `conflicts.contradict`."""
    low, high = _ordered(of)
    near = ~(low < float(conflicts.RATIO) * high * (1 - HAIR))
    soon = of.no_time & (of.days <= conflicts.SOON) & of.one_head
    apart = np.where(of.dates, ~of.one_time, near & (of.one_time | soon) & ~of.equal)
    return np.asarray(apart & ~of.one_article & ~of.row)


def may_be_of_two_times(of: PairFacts) -> Some:
    """Which pairs of one value may be told of two times: see `conflicts.at_two_times`."""
    exact = (of.values[0] == of.values[1]) & ~of.ranges & ~of.dates
    return np.asarray(exact & ~of.one_article & ~of.row & (of.digits >= conflicts.TELLING))


def _ordered(of: PairFacts) -> Reals:
    return np.sort(np.abs(of.values), axis=0)  # nan last


About = tuple[NDArray[np.int32], Some, Some]  # of articles: names by number, -1 for none; which are countries; or own


def topics_related(one: About, other: About) -> Some:
    """Which pairs of articles are about the same: see `subject.share_context`."""
    met = one[0][:, :, None] == other[0][:, None, :]
    both = [(met & x[:, :, None] & y[:, None, :]).any(axis=2) for x, y in zip(one[1:], other[1:], strict=True)]
    foreign = one[1].any(axis=1) & other[1].any(axis=1) & ~both[0].any(axis=1)
    fewest = np.minimum(one[2].sum(axis=1), other[2].sum(axis=1))
    return np.asarray(~foreign & (2 * both[1].sum(axis=1) >= np.maximum(1, fewest)))
