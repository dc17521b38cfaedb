"""Candidate pairs inside a story: figures of one kind that have a measure, a head or a word near them in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, Protocol

import numpy as np

from newsclean.claims.figures.feature_bits import FARTHEST, KIND, NAMED, OWN, WORDED
from newsclean.claims.options import STORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.figures.features import FeatureTable
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.blocking import Numbers
    from newsclean.claims.pairs.verdict_cache import Judge

    Verdict = tuple[str, float, float | None]  # relation, how sure it is, logit of a contradiction inside a story

    class LinkJudge(Protocol):
        """Judges two rows of any articles."""

        def __call__(
            self, mentions: MentionTable, one: int, other: int, *, near: bool = True, far: bool = True
        ) -> Verdict:
            """The verdict; `near` and `far`: whether they may be more than different, inside a story and anywhere."""

    class StoryJudge(Protocol):
        """Judges two rows, which are of one story or of two."""

        def __call__(self, mentions: MentionTable, one: int, other: int, *, within: bool) -> Verdict:
            """The verdict."""


BITS = 32  # of the second row in a number that stands for a pair
MEASURE, HEAD, VALUE = 24, 16, 24  # steps of a bit that one measure, one head and one value are worth as a key
DATE = 1
BARE = 3  # number of counts in KINDS, from 1: a bare one may be of any unit


def by_story(judge: Judge, in_story: StoryJudge | None = None, stories: Sequence[object] = ()) -> LinkJudge:
    """A judge that asks less of two figures of one story; what is not found there may be so anywhere."""

    def judged(mentions: MentionTable, one: int, other: int, *, near: bool = True, far: bool = True) -> Verdict:
        found: Verdict = "different", 1.0, None
        if near and in_story is not None:
            a, b = mentions.article(one), mentions.article(other)
            within = max(a, b) < len(stories) and stories[a] == stories[b]
            found = in_story(mentions, one, other, within=within)
        if found[0] != "different" or not far:
            return found
        relation, score = judge(mentions, one, other)
        return relation, score, found[2] if relation == "different" else None

    return judged


def with_story_pairs(
    mentions: MentionTable, rows: int, stories: Sequence[object], known: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Pairs of rows, each once and the first before the second, with those of figures of one story."""
    pairs = chain(_all_pairs(mentions.features, rows, stories), standing_pairs(mentions.features, rows))
    more = np.unique(np.fromiter((one << BITS | other for one, other in pairs), np.int64))
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


def standing_pairs(features: FeatureTable, rows: int) -> Iterator[tuple[int, int]]:
    """Pairs of figures of any articles that have a name of their own and their measure or time in common.

    A growth rate, a population or an outlook is reported again after months, in another story.
    """
    holders: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    starts = np.cumsum(np.frombuffer(features.counts, np.uint8).astype(np.int64))
    for row in range(rows):
        if features.of[row] & KIND == DATE:
            continue
        end = int(starts[row])
        kind, measure, when = features.kinds[row], features.measures[row], features.whens[row]
        for at in range(end - features.counts[row], end):
            if features.distances[at] & NAMED and features.flags[features.words[at]] & OWN:
                for key in ((features.words[at], kind, measure, 0), (features.words[at], kind, 0, when)):
                    if any(key[2:]):
                        holders[key].append(row)
    for found in holders.values():
        if len(found) <= STORY.standing:
            yield from ((a, b) for a, b in combinations(found, 2) if features.articles[a] != features.articles[b])


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
