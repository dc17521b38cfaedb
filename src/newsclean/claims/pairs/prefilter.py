"""The prefilter: discard candidate pairs whose best possible score is below the threshold, many at once.

The highest score that a pair may get is computed from the feature table, and the bounds of the rules (rule_bounds.py)
are applied; a pair that judging would accept is never discarded. Of the candidate pairs of wire stories 98 in 100 are.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.figures import feature_bits as R  # noqa: N812 - its bits are many
from newsclean.claims.judging.scorer import EQUAL, FEATURES, scoring_models
from newsclean.claims.options import MATCH, PRUNING, READING
from newsclean.claims.pairs.rule_bounds import (
    PairFacts,
    SharedWords,
    may_be_of_two_times,
    may_conflict,
    may_match,
    topics_related,
)
from newsclean.temporal.intervals import UNDATED, bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.features import FeatureTable

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Some = NDArray[np.bool_]
AT_ONCE = 1 << 13  # pairs at once: 8 million comparisons of words
DATE, MONEY = 1, 2
YEAR = 4  # digits of a time that is one


class Prefilter:
    """The feature table as arrays."""

    def scores(self, first: Numbers, second: Numbers, *, same: bool = False) -> Reals:
        """The highest logit that each pair may get; below zero for those that are discarded.

        `same`: all are discarded that may not match.
        """
        out = np.empty(len(first))
        for at in range(0, len(first), AT_ONCE):
            out[at : at + AT_ONCE] = self._upper_scores(first[at : at + AT_ONCE], second[at : at + AT_ONCE], same=same)
        return out

    def __init__(self, columns: FeatureTable) -> None:
        self.of = np.frombuffer(columns.of, np.uint8)
        self.ways = np.frombuffer(columns.ways, np.int8)
        self.values = np.frombuffer(columns.values, np.float64)
        self.digits = np.frombuffer(columns.digits, np.uint8).astype(np.float64)
        self.traits = np.frombuffer(columns.traits, np.uint8)
        self.units = np.frombuffer(columns.units, np.uint32)
        self.heads = np.frombuffer(columns.heads, np.uint32)
        self.whens = np.frombuffer(columns.whens, np.uint32).astype(np.int64)
        self.days = np.frombuffer(columns.days, np.int32).astype(np.int64)
        self.articles = np.frombuffer(columns.articles, np.uint32)
        self.topics = np.frombuffer(columns.topics, np.int32).reshape(-1, R.TOPIC_NAMES)
        flags = np.append(np.frombuffer(columns.flags, np.uint8), 0)[self.topics]  # the last for none
        self.countries, self.own = (flags & R.COUNTRY) > 0, (flags & R.OWN) > 0
        self.words = _Words(columns)
        self.years = np.array([time is not None and len(time) == YEAR for time in columns.time_texts])
        self.begins, self.ends = _spans(columns.time_texts)
        same, conflict = scoring_models()["same"], scoring_models()["conflict"]
        self.same, self.conflict = (dict(zip(FEATURES, model.weights, strict=True)) for model in (same, conflict))
        self.bias = same.bias, conflict.bias
        self.most = {name: max(self.same[name], self.conflict[name], 0.0) for name in ("near", "names")}

    def _upper_scores(self, a: Numbers, b: Numbers, *, same: bool) -> Reals:
        out = np.full(len(a), -np.inf)
        some = np.flatnonzero((self.of[a] & R.KIND == DATE) == (self.of[b] & R.KIND == DATE))
        a, b = a[some], b[some]
        of = self._facts(a, b)
        known = self._partial_scores(a, b, of)[: 1 if same else None]
        maybe = np.flatnonzero(known.max(axis=0) + self.most["near"] + self.most["names"] >= -PRUNING.slack)
        known, near = known[:, maybe], self.words.shared(a[maybe], b[maybe])
        known[0, ~may_match(of.chosen(maybe), near, self._related(a[maybe], b[maybe]))] = -np.inf
        out[some[maybe]] = (
            known.max(axis=0) + self.most["near"] * near.overlap + self.most["names"] * near.share + PRUNING.slack
        )
        return out

    def _facts(self, a: Numbers, b: Numbers) -> PairFacts:
        undated = (self.days[a] == 0) | (self.days[b] == 0)
        whens, heads = self.whens[a] == self.whens[b], self.heads[a] == self.heads[b]
        one, other = self.articles[a], self.articles[b]
        traits, every = self.traits[a] | self.traits[b], self.traits[a] & self.traits[b]
        values = np.stack([self.values[a], self.values[b]])
        equal = (values[0] == values[1]) & (self.units[a] == self.units[b]) & (self.ways[a] * self.ways[b] >= 0)
        return PairFacts(
            dates=(self.of[a] & R.KIND) == DATE,
            years=self.years[self.whens[a]] | self.years[self.whens[b]],
            money=(self.of[a] & self.of[b] & R.KIND) == MONEY,
            ranges=((self.of[a] | self.of[b]) & R.RANGE) > 0,
            equal=equal & (every & R.EXACT > 0),
            values=values,
            digits=np.minimum(self.digits[a], self.digits[b]),
            one_time=whens & (self.whens[a] > 0),
            no_time=whens & (self.whens[a] == 0),
            days=np.where(undated, np.nan, np.abs(self.days[a] - self.days[b])),
            one_head=heads & (self.heads[a] > 0),
            one_article=one == other,
            table_row=(traits & R.TABLE_ROW) > 0,
            uninformative=(traits & R.UNINFORMATIVE) > 0,
            daily_price=(traits & R.DAILY_PRICE) > 0,
        )

    def _related(self, a: Numbers, b: Numbers) -> Some:
        one, other = self.articles[a], self.articles[b]
        return topics_related(*((self.topics[at], self.countries[at], self.own[at]) for at in (one, other)))

    def _partial_scores(self, a: Numbers, b: Numbers, of: PairFacts) -> Reals:
        """The highest logits, words and names left out: to state the same, one value of two times, and to clash."""
        time = self.times(a, b)
        equal = (time == R.EQUAL_TIME) | of.dates
        again = (time == R.APART) & may_be_of_two_times(of) & (self.units[a] == self.units[b])
        change = ((self.of[a] ^ self.of[b]) & R.CHANGE) > 0
        targets = (self.of[a] & self.of[b] & R.TARGET) > 0
        gap, rate = self._gap(a, b)
        exact = (time == R.WITHIN) & (of.values[0] == of.values[1])
        days = np.where(np.isnan(of.days), UNDATED, of.days)
        days = np.where(equal | exact | targets | again, 0.0, np.log1p(days))  # of two times: whenever it was said
        scores = []
        for weights, bias, digits in zip((self.same, self.conflict), self.bias, (of.digits, 0.0 * rate), strict=True):
            score = bias + weights["head_same"] * of.one_head + weights["change_one"] * change + weights["days"] * days
            score += weights["digits"] * digits + max(weights["unit"], 0.0)
            score += np.where(of.dates, np.maximum(weights["time_equal"], 0.0), weights["time_equal"] * equal)
            scores.append(score + self._of_gap(a, b, gap, weights["gap"]))
        same = np.where(self._may_agree(a, b, rate, of.digits) & (time != R.APART), scores[0], -math.inf)
        clash = np.where(may_conflict(of) & (time != R.APART), scores[1], -math.inf)
        return np.stack([same, np.where(again, scores[0], -math.inf), clash])

    def _of_gap(self, a: Numbers, b: Numbers, gap: Reals, weight: float) -> Reals:
        """What the gap adds; without values, whether both were read the same."""
        nothing = np.isnan(self.values[a]) & np.isnan(self.values[b]) & (self.units[a] != self.units[b])
        unknown = np.where(nothing, 0.0, max(0.0, EQUAL * weight))
        return np.where(np.isnan(gap), unknown, weight * np.nan_to_num(gap))

    def _gap(self, a: Numbers, b: Numbers) -> tuple[Reals, Reals]:
        one, other = np.abs(self.values[a]), np.abs(self.values[b])
        opposite = self.ways[a] * self.ways[b] < 0
        largest = np.maximum(one, other)
        between = np.where(opposite, one + other, np.abs(one - other))
        rate = np.divide(between, largest, out=np.where(np.isnan(largest), np.nan, 0.0), where=largest > 0)
        signed = np.abs(self.values[a] - self.values[b])
        apart = np.divide(signed, largest, out=np.zeros(len(a)), where=largest > 0)
        gap = np.where(self.units[a] == self.units[b], np.log10(rate + 1e-3), np.nan)  # other units may convert
        return gap, apart

    def _may_agree(self, a: Numbers, b: Numbers, rate: Reals, digits: Reals) -> Some:
        """Which may agree: of two exact values those that differ by less than the coarser was rounded to."""
        plain = ((self.traits[a] & self.traits[b] & R.EXACT) > 0) & (self.units[a] == self.units[b])
        step = np.maximum(10.0 ** (1 - digits), PRUNING.third_digit)
        found: Some = ~plain | (rate <= step) | np.isnan(rate)
        return found

    def times(self, a: Numbers, b: Numbers) -> NDArray[np.int8]:
        """How the times of some pairs relate: see `intervals.relation`."""
        one, other = self.whens[a], self.whens[b]
        first, second = (self.begins[at] for at in (one, other))
        last, end = (self.ends[at] for at in (one, other))
        inside = ((first <= second) & (end <= last)) | ((second <= first) & (last <= end))
        found = np.where(inside, R.WITHIN, R.APART).astype(np.int8)
        found[one == other] = R.EQUAL_TIME
        found[(one == 0) | (other == 0)] = R.UNKNOWN
        return found


def _spans(times: Sequence[str | None]) -> tuple[Numbers, Numbers]:
    """First and last days of times as columns of numbers, which compare as the days do."""
    found = [bounds(time) if time else None for time in times]
    first = np.array([pair[0].toordinal() if pair else 1 for pair in found], np.int64)
    last = np.array([pair[1].toordinal() if pair else 0 for pair in found], np.int64)
    return first, last


class _Words:
    """The words around figures, as a matrix."""

    def __init__(self, columns: FeatureTable) -> None:
        self.counts = np.frombuffer(columns.counts, np.uint8).astype(np.int64)
        self.starts = np.cumsum(self.counts) - self.counts
        self.words = np.frombuffer(columns.words, np.uint32)
        self.flags = np.frombuffer(columns.flags, np.uint8)
        self.weights = np.frombuffer(columns.weights, np.uint8)
        self.distances = np.frombuffer(columns.distances, np.uint8)
        self.near = np.frombuffer(columns.near, np.float32).astype(np.float64)
        self.rest = np.frombuffer(columns.rest, np.float32).astype(np.float64)
        self.names = np.frombuffer(columns.names, np.uint8).astype(np.int64)

    def shared(self, a: Numbers, b: Numbers) -> SharedWords:
        """What the words of some pairs have in common, or what that is at most."""
        pair, x, y = self._common_words(a, b)
        flags, of_x, of_y = self.flags[self.words[x]], self.distances[x], self.distances[y]
        weight = np.minimum(self.weights[x], self.weights[y]) / R.WEIGHTS
        far = np.maximum(of_x & R.FARTHEST, of_y & R.FARTHEST)
        rest = self.rest[a] + self.rest[b]
        shared = np.bincount(pair, weight / (1 + far / READING.half_distance), len(a)) + rest
        scale = np.sqrt(self.near[a] * self.near[b])
        fewest = np.minimum(self.names[a], self.names[b])
        worded = (of_x & R.WORDED > 0) & (flags & R.BARE == 0) & (far <= MATCH.reach)
        in_both, named = (of_x & of_y & R.NAMED) > 0, (of_x & of_y & R.ABOUT > 0) & (flags & R.PROPER > 0)
        foreign = flags & R.COUNTRY == 0
        share = np.divide(_times(pair, in_both, a), fewest, out=np.zeros(len(a)), where=fewest > 0)
        names = (named, named & foreign, named & (foreign | ((of_x | of_y) & R.NAMED > 0)), named & in_both)
        unknown = np.where(rest > 0, R.TOPIC_NAMES, 0.0)  # a word that is not in the table may be one
        most = np.maximum(
            1, np.maximum(self.counts[a], self.counts[b]) - R.TOPIC_NAMES
        )  # without names that are not said
        return SharedWords(
            np.divide(shared, scale, out=np.zeros(len(a)), where=scale > 0),
            np.where((rest > 0) & (fewest > 0), 1.0, share),
            np.bincount(pair, weight * worded, len(a)) + rest * (1 + MATCH.reach / READING.half_distance),
            np.where(rest > 0, 1.0, np.bincount(pair, minlength=len(a)) / most),
            *(_times(pair, some, a) + unknown for some in names),
        )

    def _common_words(self, a: Numbers, b: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Words in common: the number of the pair, and the places of the word in both."""
        one, other = self._word_matrix(a, 0xFFFFFFFF), self._word_matrix(b, 0xFFFFFFFE)
        hits = np.flatnonzero(one[:, :, None] == other[:, None, :])
        pair, left = np.divmod(hits, one.shape[1] * other.shape[1])
        left, right = np.divmod(left, other.shape[1])
        return pair, self.starts[a[pair]] + left, self.starts[b[pair]] + right

    def _word_matrix(self, rows: Numbers, blank: int) -> NDArray[np.uint32]:
        width = int(self.counts[rows].max(initial=1))
        place = np.arange(min(width, R.MOST))[None, :]
        at = np.minimum(self.starts[rows][:, None] + place, max(len(self.words) - 1, 0))
        return np.where(place < self.counts[rows][:, None], self.words[at], np.uint32(blank))


def _times(pair: Numbers, some: Some, a: Numbers) -> Reals:
    return np.bincount(pair[some], minlength=len(a)).astype(np.float64)
