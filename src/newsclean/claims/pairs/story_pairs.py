"""Candidate pairs inside a story: figures of one kind that have a measure, a head or a word near them in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from newsclean.claims.figures.feature_bits import FARTHEST, KIND, WORDED
from newsclean.claims.options import STORY
from newsclean.temporal.intervals import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.figures.features import FeatureTable
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.blocking import Numbers
    from newsclean.claims.pairs.verdict_cache import Judge

BITS = 32  # of the second row in a number that stands for a pair
MEASURE, HEAD, VALUE = 24, 16, 24  # steps of a bit that one measure, one head and one value are worth as a key
DATE = 1
BARE = 3  # number of counts in KINDS, from 1: a bare one may be of any unit


def by_story(judge: Judge, in_story: Judge, stories: Sequence[object]) -> Judge:
    """A judge that asks less of two figures of one story; what is not found there may be so anywhere."""

    def judged(mentions: MentionTable, one: int, other: int) -> tuple[str, float]:
        a, b = mentions.article(one), mentions.article(other)
        near = mentions.days(one, other)
        if max(a, b) < len(stories) and stories[a] == stories[b] and (near <= STORY.days or near >= UNDATED):
            found = in_story(mentions, one, other)
            if found[0] != "different":
                return found
        return judge(mentions, one, other)

    return judged


def with_story_pairs(
    mentions: MentionTable, rows: int, stories: Sequence[object], known: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Pairs of rows, each once and the first before the second, with those of figures of one story."""
    more = np.fromiter((one << BITS | other for one, other in _all_pairs(mentions.features, rows, stories)), np.int64)
    every = np.concatenate([known[0] << BITS | known[1], np.setdiff1d(more, known[0] << BITS | known[1])])
    return every >> BITS, every & ((1 << BITS) - 1)


def _all_pairs(features: FeatureTable, rows: int, stories: Sequence[object]) -> Iterator[tuple[int, int]]:
    of_story: defaultdict[object, list[int]] = defaultdict(list)
    several: defaultdict[object, set[int]] = defaultdict(set)
    for row in range(rows):
        story = stories[features.articles[row]]
        of_story[story].append(row)
        several[story].add(features.articles[row])
    starts = np.cumsum(np.frombuffer(features.counts, np.uint8).astype(np.int64))
    for story, inside in of_story.items():
        if len(several[story]) > 1:
            yield from _best_pairs(features, inside, [int(starts[row]) - features.counts[row] for row in inside])


def _best_pairs(features: FeatureTable, rows: list[int], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Of each figure the pairs that share most, by what the keys in common are worth."""
    holders: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    worth: dict[tuple[object, ...], int] = {}
    for row, start in zip(rows, starts, strict=True):
        for key, value in _keys(features, row, start).items():
            worth[key] = max(worth.get(key, 0), value)
            if len(holders[key]) < STORY.block_size:
                holders[key].append(row)
    shared: Counter[tuple[int, int]] = Counter()
    for key, found in holders.items():
        for one, other in combinations(found, 2):
            if features.articles[one] != features.articles[other] and _may_compare(features, one, other):
                shared[one, other] += worth[key]
    left: Counter[int] = Counter()
    for (one, other), _ in sorted(shared.items(), key=lambda row: (-row[1], row[0])):
        if min(left[one], left[other]) < STORY.pairs:
            left[one] += 1
            left[other] += 1
            yield one, other


def _keys(features: FeatureTable, row: int, start: int) -> dict[tuple[object, ...], int]:
    keys: dict[tuple[object, ...], int] = {}
    for at in range(start, start + features.counts[row]):
        distance = features.distances[at]
        if distance & WORDED and distance & FARTHEST <= STORY.near:
            keys["word", features.words[at]] = features.worth[at]
    for name, column, value in (("measure", features.measures, MEASURE), ("head", features.heads, HEAD)):
        if column[row]:
            keys[name, column[row]] = value
    if features.digits[row] > 1:
        keys["value", features.values[row]] = VALUE
    return keys


def _may_compare(features: FeatureTable, one: int, other: int) -> bool:
    a, b = features.of[one] & KIND, features.of[other] & KIND
    return a == b or (DATE not in (a, b) and BARE in (a, b))
