"""Which pairs judging inside a story may find to be more than different, from the feature table, many at once.

Most candidate pairs of a story are of terms that many loans have, of units that do not convert or of other times, or
differ in too much to contradict one another. Never is a pair decided here that the judge would decide in another way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.figures import feature_bits as R  # noqa: N812 - its bits are many
from newsclean.claims.options import MATCH, PRUNING, STORY
from newsclean.temporal.intervals import UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.prefilter import Numbers, Prefilter, Reals, Some

AT_ONCE = 1 << 13
DATE, MONEY, COUNT = 1, 2, 3  # numbers of kinds in KINDS, from 1
NO_RELATION, CONVERTED, SIDE_BY_SIDE = range(3)  # of two units
MOST_RATIO = 3.0  # powers of ten, as `magnitude_gap` has
SLIP, WHOLE = 0.98, 0.002  # powers of ten between two values of which one may have lost a digit, and how near to whole


class StoryBounds:
    """The feature table as arrays, and the story of each article."""

    def __init__(self, mentions: MentionTable, stories: Sequence[object], table: Prefilter) -> None:
        from newsclean.claims.judging import judge, pair_features  # many floors, for stories only

        self.model, self.scales = judge.conflict_weights(), pair_features
        columns, story = mentions.features, mentions.story
        number: dict[object, int] = {}
        self.stories = np.array([number.setdefault(story, len(number)) for story in stories], np.int64)
        self.table = table
        self.flags = np.append(np.frombuffer(columns.flags, np.uint8), 0)  # the last for none
        self.measures = np.frombuffer(columns.measures, np.uint32).astype(np.int64)
        self.lows, self.highs = np.frombuffer(story.lows, np.float32), np.frombuffer(story.highs, np.float32)
        self.measured = np.frombuffer(story.measured, np.uint32).astype(np.int64)
        self.kinds = story.kinds
        self.beside = [np.frombuffer(column, np.uint32) for column in story.beside]
        self.others = np.frombuffer(story.others, np.uint32).reshape(-1, R.OTHERS)
        self.marks = np.frombuffer(story.marks, np.uint8)
        self._relation = lru_cache(maxsize=1 << 16)(self._compared)

    def verdicts(self, first: Numbers, second: Numbers) -> tuple[Some, Some]:
        """Which pairs must be judged, and which are unlikely."""
        found = [
            self._decided(first[at : at + AT_ONCE], second[at : at + AT_ONCE]) for at in range(0, len(first), AT_ONCE)
        ]
        near, unlikely = (np.concatenate([np.zeros(0, bool), *(row[which] for row in found)]) for which in (0, 1))
        return near, unlikely

    def _decided(self, a: Numbers, b: Numbers) -> tuple[Some, Some]:
        near, one, other = self._near(a, b), self.table.traits[a], self.table.traits[b]
        never = (((one | other) & (R.UNINFORMATIVE | R.LOAN_TERMS)) | (one & other & R.TABLE_ROW)) > 0
        maybe = (near | self._may_stand(a, b)) & ~never
        some = np.flatnonzero(maybe)
        pairs = _Pairs(self, a[some], b[some])
        maybe[some] &= ~pairs.barred()
        unlikely = np.zeros(len(a), bool)
        scored = np.flatnonzero(near[some] & maybe[some] & pairs.differ & pairs.plain & ~pairs.may_be_ruled())
        below = _Pairs(self, a[some[scored]], b[some[scored]]).upper_logits() < STORY.doubtful
        unlikely[some[scored[below]]] = True
        return maybe & ~unlikely, unlikely

    def _near(self, a: Numbers, b: Numbers) -> Some:
        """Whether two figures are of one story, and of one time or of what lasts: see `judge_rows.judge_in_story`."""
        table = self.table
        within = self.stories[table.articles[a]] == self.stories[table.articles[b]]
        one, other = self.measures[a], self.measures[b]
        measure = (one == other) & (one > 0)
        lasting = measure & (self.flags[one - 1] & R.LASTING > 0)
        counts = (table.of[a] & R.KIND == COUNT) & (table.of[b] & R.KIND == COUNT)
        heads = (table.heads[a] == table.heads[b]) & (table.heads[a] > 0)
        return np.asarray(within & ((self.days(a, b) <= STORY.days) | lasting | (counts & heads & ~measure)))

    def days(self, a: Numbers, b: Numbers) -> Reals:
        """Days between the articles of two figures."""
        one, other = self.table.days[a], self.table.days[b]
        return np.where((one == 0) | (other == 0), UNDATED, np.abs(one - other).astype(np.float64))

    def _may_stand(self, a: Numbers, b: Numbers) -> Some:
        """Whether two figures may give a standing fact: see `judge_rows.is_standing_fact`."""
        one, other = self.table.whens[a], self.table.whens[b]
        timed = (one > 0) & (other > 0) & self.one_span(one, other)
        return np.asarray(timed | ((self.measures[a] == self.measures[b]) & (self.measures[a] > 0)))

    def one_span(self, one: Numbers, other: Numbers) -> Some:
        """Whether two times have the same first and last day."""
        begins, ends = self.table.begins, self.table.ends
        return np.asarray((begins[one] == begins[other]) & (ends[one] == ends[other]))

    def relations(self, a: Numbers, b: Numbers) -> NDArray[np.int8]:
        """Of each pair: 0 for units that do not convert, 1 for others that do, 2 where values are set side by side."""
        one, other = self.measured[a], self.measured[b]
        pairs, place = np.unique(np.minimum(one, other) << 32 | np.maximum(one, other), return_inverse=True)
        found = np.array([self._relation(pair >> 32, pair & 0xFFFFFFFF) for pair in pairs.tolist()], np.int8)
        return np.asarray(found[place.ravel()])

    def _compared(self, one: int, other: int) -> int:
        from newsclean.quantity.compare import comparable, in_one_unit  # another capability

        a, b = self.kinds[one], self.kinds[other]
        if not comparable(a, b):
            return NO_RELATION
        same = in_one_unit(a, b)
        return SIDE_BY_SIDE if same[0] is a and same[1] is b else CONVERTED


class _Pairs:
    """Some pairs, and what the rules of judging ask of them before any score: see `judge.judge_figures`."""

    def __init__(self, bounds: StoryBounds, a: Numbers, b: Numbers) -> None:
        self.bounds, self.a, self.b = bounds, a, b
        table = bounds.table
        of = table.of[a] & R.KIND == DATE, table.of[b] & R.KIND == DATE
        self.dates, self.mixed = of[0] & of[1], of[0] != of[1]
        self.relation = bounds.relations(a, b)
        self.one, self.other = table.values[a], table.values[b]
        ranges = ((table.of[a] | table.of[b]) & R.RANGE) > 0
        known = np.isfinite(self.one) & np.isfinite(self.other) & ~ranges
        strict = (bounds.marks[a] | bounds.marks[b]) & R.LOOSE == 0
        self.opposite = table.ways[a] * table.ways[b] < 0
        self.time, readable = self._times()
        self.plain = (self.relation == SIDE_BY_SIDE) & known & strict & readable & ~(self.dates | self.mixed)
        apart = (bounds.highs[a] < bounds.lows[b]) | (bounds.highs[b] < bounds.lows[a])
        no_unit = (self.relation == NO_RELATION) & strict & (ranges | (known & (self.one != self.other)))
        self.differ = (self.opposite | (self.plain & apart) | no_unit) & ~self.dates

    def barred(self) -> Some:
        """Which cannot be compared."""
        other_time = (self.time == R.APART) & ~self.dates
        day = (self.bounds.marks[self.a] | self.bounds.marks[self.b]) & R.OF_DAY > 0
        part = (self.time == R.WITHIN) & ~day & self.differ
        no_unit = self.differ & (self.relation == NO_RELATION)
        return np.asarray(self.mixed | no_unit | other_time | part | self._other_date())

    def _other_date(self) -> Some:
        """Which are dates of two times, and no two years of one event."""
        one, other = ((side[self.a], side[self.b]) for side in (self.bounds.lows, self.bounds.highs))
        inside = ((one[0] <= one[1]) & (other[1] <= other[0])) | ((one[1] <= one[0]) & (other[0] <= other[1]))
        years = (self.bounds.marks[self.a] & self.bounds.marks[self.b] & R.YEAR) > 0
        found = self.dates & ~inside & np.isfinite(one[0]) & np.isfinite(one[1])
        some = np.flatnonzero(found & years)
        near = self.bounds.table.words.shared(self.a[some], self.b[some])
        found[some] = near.overlap < MATCH.overlap_dates
        return np.asarray(found)

    def may_be_ruled(self) -> Some:
        """Of which another rule may decide than the score: a lost digit, an age, an outlook and its outcome."""
        ratio = self._ratio()
        slip = (ratio >= SLIP) & (np.abs(ratio - np.rint(ratio)) < WHOLE)
        one, other = self.bounds.marks[self.a], self.bounds.marks[self.b]
        outcome = ((one ^ other) & R.OUTLOOK > 0) & (self.time == R.EQUAL_TIME) & (ratio <= self.bounds.scales.FAR)
        return np.asarray(slip | ((one & other & R.AGE) > 0) | outcome)

    def upper_logits(self) -> Reals:
        """The highest logits that pairs that differ may get."""
        weights, bias = self.bounds.model
        known = self._values() | self._times_and_measures() | self._sentences()
        total = np.full(len(self.a), bias + PRUNING.slack)
        for name, weight in weights.items():
            total += weight * known[name] if name in known else max(weight, 0.0)
        return total

    def _times(self) -> tuple[NDArray[np.int8], Some]:
        """How the times of each pair relate, see `measure.story_time`; and whether that is known for certain."""
        bounds, table = self.bounds, self.bounds.table
        one, other = table.whens[self.a], table.whens[self.b]
        found = table.times(self.a, self.b)
        timed = (one > 0) & (other > 0)
        found[timed & bounds.one_span(one, other)] = R.EQUAL_TIME
        days = (found == R.APART) & ((bounds.marks[self.a] & bounds.marks[self.b] & R.OF_DAY) > 0)
        measures = bounds.measures[self.a], bounds.measures[self.b]
        tally = (bounds.flags[measures[0] - 1] | bounds.flags[measures[1] - 1]) & R.TALLY > 0
        tally &= (measures[0] > 0) & (measures[1] > 0)
        found[days & (np.abs(table.begins[one] - table.begins[other]) <= 1)] = R.EQUAL_TIME
        found[days & tally] = R.UNKNOWN
        unread = days & ((table.begins[one] > table.ends[one]) | (table.begins[other] > table.ends[other]))
        found[unread] = R.UNKNOWN
        return found, ~unread

    def _ratio(self) -> Reals:
        one, other = np.abs(self.one), np.abs(self.other)
        some = (one > 0) & (other > 0) & np.isfinite(one) & np.isfinite(other)
        logs = (np.log10(np.where(some, value, 1.0)) for value in (one, other))
        return np.asarray(np.abs(next(logs) - next(logs)))

    def _values(self) -> dict[str, Reals | Some | float]:
        one, other = np.abs(self.one), np.abs(self.other)
        largest, least, ratio = np.maximum(one, other), np.minimum(one, other), np.minimum(self._ratio(), MOST_RATIO)
        between = np.where(self.opposite, one + other, np.abs(self.one - self.other))
        gap = np.log10(np.divide(between, largest, out=np.zeros(len(one)), where=largest > 0) + 1e-3)
        digits, by = self.bounds.table.digits, self.bounds.scales
        return {
            "date": 0.0, "exact": self.one == self.other, "gap": np.where(largest > 0, gap, 0.0), "ratio": ratio,
            "slipped": 0.0, "far_apart": ratio > by.FAR, "close": ratio < by.NEAR, "comparable": 1.0, "identifier": 0.0,
            "digits": np.maximum(digits[self.a], digits[self.b]), "small": largest <= by.SMALL, "age": 0.0,
            "large": least >= by.LARGE, "size": np.log10(1 + np.minimum(largest, 1e300)) / 6, "same_person": 0.0,
        }  # fmt: skip

    def _times_and_measures(self) -> dict[str, Reals | Some | float]:
        bounds, table, a, b = self.bounds, self.bounds.table, self.a, self.b
        no_time = (table.whens[a] == 0), (table.whens[b] == 0)
        one, other = bounds.measures[a], bounds.measures[b]
        same, flags = (one == other) & (one > 0), bounds.flags[one - 1]
        heads = table.heads[a].astype(np.int64), table.heads[b].astype(np.int64)
        both, same_head = (heads[0] > 0) & (heads[1] > 0), (heads[0] == heads[1]) & (heads[0] > 0)
        person = bounds.flags[heads[0] - 1] & R.PERSON, bounds.flags[heads[1] - 1] & R.PERSON
        days = bounds.days(a, b)
        return {
            "time_equal": self.time == R.EQUAL_TIME, "time_within": self.time == R.WITHIN, "time_apart": 0.0,
            "time_unknown": no_time[0] & no_time[1], "time_one_unknown": no_time[0] != no_time[1],
            "change": (table.of[a] ^ table.of[b]) & R.CHANGE > 0,
            "days": np.where(days <= self.bounds.scales.UNDATED_DAYS, np.log1p(days), 0),
            "outlook": (bounds.marks[a] ^ bounds.marks[b]) & R.OUTLOOK > 0,
            "other_measure": (one != other) & (one > 0) & (other > 0), "measure_unknown": (one > 0) != (other > 0),
            "people_measure": same & (flags & R.PEOPLE > 0), "tally_measure": same & (flags & R.TALLY > 0),
            "same_head": same_head,
            "other_noun": both & (person[0] != person[1]), "persons": both & ((person[0] & person[1]) > 0),
            "same_measure_head": same & same_head, "same_unit": same, "same_share": same, "measure_beside": same,
            "same_piece": table.of[a] & R.KIND == MONEY, "one_base": 0.0, "some": 0.0, "aside": 0.0,
        }  # fmt: skip

    def _sentences(self) -> dict[str, Reals | Some | float]:
        bounds, table, a, b = self.bounds, self.bounds.table, self.a, self.b
        near = table.words.shared(a, b)
        left, left_two, right = (column[a] == column[b] for column in bounds.beside)
        has = bounds.beside[2][a] > 0
        one, other = bounds.others[a], bounds.others[b]
        crowded = (bounds.marks[a] | bounds.marks[b]) & R.CROWDED > 0
        figures = ((one[:, :, None] == other[:, None, :]) & (one > 0)[:, :, None]).any(axis=2).sum(axis=1)
        bits = near.words / self.bounds.scales.BITS
        return {
            "overlap": near.overlap, "bits_close": bits, "bits_clause": bits, "same_measure_near": near.overlap,
            "names": near.share, "own_names": 3.0 * (near.share > 0),
            "nameless": (table.words.names[a] == 0) | (table.words.names[b] == 0),
            "same_left": left, "same_left_two": left_two, "same_right": right & has, "same_right_two": right & has,
            "other_figures": np.where(crowded, 2, np.minimum(figures, 2)),
            "other_figures_differ": ~crowded & (figures == 0) & (one[:, 0] > 0) & (other[:, 0] > 0),
        }  # fmt: skip
