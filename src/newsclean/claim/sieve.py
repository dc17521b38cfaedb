"""A first look at pairs of mentions, many at once: what cannot state the same or contradict is left out.

It reckons the highest score that a pair may get from the columns, and errs to that side only; what it leaves is judged
by `compare.verdict`. Of pairs that meet by their words four in five fall out here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.claim.evidence import EQUAL, NAMES
from newsclean.claim.periods import span
from newsclean.claim.rows import FARTHEST, MOST, NAMED, UNDATED, WEIGHTS, Columns
from newsclean.claim.scorer import models
from newsclean.claim.side import NEAR

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Some = NDArray[np.bool_]
AT_ONCE = 1 << 13  # pairs looked at together: 8 million comparisons of words
SLACK = 0.02  # of the score's logit: columns hold single precision
UNKNOWN, EQUAL_TIME, WITHIN, APART = range(4)
CHANGE, TARGET, RANGE, KIND = 1 << 4, 1 << 5, 1 << 6, 15
THIRD = 0.0101  # of money the third digit may be one off


class Sieve:
    """The columns, made ready to be looked at."""

    def scores(self, first: Numbers, second: Numbers) -> Reals:
        """The highest logit that each pair may get; below zero for those that are not worth judging."""
        out = np.empty(len(first))
        for at in range(0, len(first), AT_ONCE):
            out[at : at + AT_ONCE] = self._look(first[at : at + AT_ONCE], second[at : at + AT_ONCE])
        return out

    def __init__(self, columns: Columns) -> None:
        self.of = np.frombuffer(columns.of, np.uint8)
        self.ways = np.frombuffer(columns.ways, np.int8)
        self.values = np.frombuffer(columns.values, np.float64)
        self.digits = np.frombuffer(columns.digits, np.uint8).astype(np.float64)
        self.plain = np.frombuffer(columns.plain, np.uint8).astype(bool)
        self.units = np.frombuffer(columns.units, np.uint32)
        self.heads = np.frombuffer(columns.heads, np.uint32)
        self.whens = np.frombuffer(columns.whens, np.uint32).astype(np.int64)
        self.days = np.frombuffer(columns.days, np.int32).astype(np.int64)
        self.words = _Words(columns)
        self.begins, self.ends = _spans(columns.told)
        same, conflict = models()["same"], models()["conflict"]
        self.same, self.conflict = (dict(zip(NAMES, model.weights, strict=True)) for model in (same, conflict))
        self.bias = same.bias, conflict.bias

    def _look(self, a: Numbers, b: Numbers) -> Reals:
        out = np.full(len(a), -np.inf)
        some = np.flatnonzero((self.of[a] & KIND == 1) == (self.of[b] & KIND == 1))
        a, b = a[some], b[some]
        found = self._known(a, b)
        bound = {name: max(self.same[name], self.conflict[name], 0.0) for name in ("near", "names")}
        maybe = found + bound["near"] + bound["names"] >= -SLACK
        score, some = found[maybe], some[maybe]
        near, names = self.words.shared(a[maybe], b[maybe])
        score += bound["near"] * near + bound["names"] * names
        out[some] = score + SLACK
        return out

    def _known(self, a: Numbers, b: Numbers) -> Reals:
        """The highest logit, words and names left out."""
        time = self._time(a, b)
        apart = time == APART
        ranges = (self.of[a] & self.of[b] & RANGE) > 0
        again = apart & ((self.values[a] == self.values[b]) | ranges) & (self.units[a] == self.units[b])
        dates = (self.of[a] & KIND) == 1
        equal = (time == EQUAL_TIME) | dates
        head = (self.heads[a] == self.heads[b]) & (self.heads[a] > 0)
        change = ((self.of[a] ^ self.of[b]) & CHANGE) > 0
        targets = (self.of[a] & self.of[b] & TARGET) > 0
        gap, rate = self._gap(a, b)
        days = np.where((self.days[a] > 0) & (self.days[b] > 0), np.abs(self.days[a] - self.days[b]), UNDATED)
        exact = (time == WITHIN) & (self.values[a] == self.values[b])
        days = np.where(equal | exact | targets | again, 0.0, np.log1p(days))  # of two times: whenever it was said
        digits = np.minimum(self.digits[a], self.digits[b])
        alike = self._alike(a, b, rate, digits)
        scores = []
        for weights, bias, told in zip((self.same, self.conflict), self.bias, (digits, 0.0 * digits), strict=True):
            score = bias + weights["head_same"] * head + weights["change_one"] * change + weights["days"] * days
            score += weights["digits"] * told + max(weights["unit"], 0.0)
            score += np.where(dates, np.maximum(weights["time_equal"], 0.0), weights["time_equal"] * equal)
            unknown = max(0.0, EQUAL * weights["gap"])
            score += np.where(np.isnan(gap), unknown, weights["gap"] * np.nan_to_num(gap))
            scores.append(score)
        best = np.where(alike, np.maximum(*scores), scores[1])
        highest: Reals = np.where(apart & ~again, -math.inf, best)
        return highest

    def _gap(self, a: Numbers, b: Numbers) -> tuple[Reals, Reals]:
        one, other = np.abs(self.values[a]), np.abs(self.values[b])
        opposite = self.ways[a] * self.ways[b] < 0
        largest = np.maximum(one, other)
        between = np.where(opposite, one + other, np.abs(one - other))
        rate = np.divide(between, largest, out=np.where(np.isnan(largest), np.nan, 0.0), where=largest > 0)
        signed = np.abs(self.values[a] - self.values[b])
        apart = np.divide(signed, largest, out=np.zeros(len(a)), where=largest > 0)
        return np.log10(rate + 1e-3), apart

    def _alike(self, a: Numbers, b: Numbers, rate: Reals, digits: Reals) -> Some:
        """Which may agree: of two exact values those that differ by less than the coarser was rounded to."""
        plain = self.plain[a] & self.plain[b] & (self.units[a] == self.units[b])
        step = np.maximum(10.0 ** (1 - digits), THIRD)
        found: Some = ~plain | (rate <= step) | np.isnan(rate)
        return found

    def _time(self, a: Numbers, b: Numbers) -> NDArray[np.int8]:
        one, other = self.whens[a], self.whens[b]
        first, second = (self.begins[at] for at in (one, other))
        last, end = (self.ends[at] for at in (one, other))
        inside = ((first <= second) & (end <= last)) | ((second <= first) & (last <= end))
        found = np.where(inside, WITHIN, APART).astype(np.int8)
        found[one == other] = EQUAL_TIME
        found[(one == 0) | (other == 0)] = UNKNOWN
        return found


def _spans(times: Sequence[str | None]) -> tuple[Numbers, Numbers]:
    """First and last days of times as columns of numbers, which compare as the days do."""
    found = [span(time) if time else ("", "") for time in times]
    rank = {day: at for at, day in enumerate(sorted({day for pair in found for day in pair}))}
    first, last = (np.array([rank[pair[side]] for pair in found], np.int64) for side in (0, 1))
    return first, last


class _Words:
    """The words around figures, a row of a fixed width for each that is looked at."""

    def __init__(self, columns: Columns) -> None:
        self.counts = np.frombuffer(columns.counts, np.uint8).astype(np.int64)
        self.starts = np.cumsum(self.counts) - self.counts
        self.words = np.frombuffer(columns.words, np.uint32)
        self.weights = np.frombuffer(columns.weights, np.uint8)
        self.distances = np.frombuffer(columns.distances, np.uint8)
        self.near = np.frombuffer(columns.near, np.float32).astype(np.float64)
        self.rest = np.frombuffer(columns.rest, np.float32).astype(np.float64)
        self.names = np.frombuffer(columns.names, np.uint8).astype(np.int64)

    def shared(self, a: Numbers, b: Numbers) -> tuple[Reals, Reals]:
        """The overlap of words and the share of names of some pairs, or what they are at most."""
        one, other = self._wide(a, 0xFFFFFFFF), self._wide(b, 0xFFFFFFFE)
        hits = np.flatnonzero(one[:, :, None] == other[:, None, :])
        pair, left = np.divmod(hits, one.shape[1] * other.shape[1])
        left, right = np.divmod(left, other.shape[1])
        x, y = self.starts[a[pair]] + left, self.starts[b[pair]] + right
        weight = np.minimum(self.weights[x], self.weights[y]) / WEIGHTS
        far = np.maximum(self.distances[x] & FARTHEST, self.distances[y] & FARTHEST)
        shared = np.bincount(pair, weight / (1 + far / NEAR), len(a)) + self.rest[a] + self.rest[b]
        scale = np.sqrt(self.near[a] * self.near[b])
        near = np.divide(shared, scale, out=np.zeros(len(a)), where=scale > 0)
        both = np.bincount(pair, (self.distances[x] & self.distances[y] & NAMED) > 0, len(a))
        fewest = np.minimum(self.names[a], self.names[b])
        names = np.divide(both, fewest, out=np.zeros(len(a)), where=fewest > 0)
        cut = (self.rest[a] > 0) | (self.rest[b] > 0)
        return near, np.where(cut & (fewest > 0), 1.0, names)

    def _wide(self, rows: Numbers, blank: int) -> NDArray[np.uint32]:
        width = int(self.counts[rows].max(initial=1))
        place = np.arange(min(width, MOST))[None, :]
        at = np.minimum(self.starts[rows][:, None] + place, max(len(self.words) - 1, 0))
        return np.where(place < self.counts[rows][:, None], self.words[at], np.uint32(blank))
