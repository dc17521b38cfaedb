"""From pairs of figures to groups that are one claim, and the groups that disagree with them.

Of a claim that hundreds of articles make not all pairs were candidates: its blocks are too large. So each group that
is found there is compared by a few representatives, which are in smaller blocks, and groups are merged again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from newsclean.claims.options import CLUSTERING, CONFLICT, PRUNING, STORY
from newsclean.claims.pairs.groups import (
    GroupsOfStory,
    Pairs,
    SupportingArticles,
    attach_opposed,
    merge_groups,
    star_centres,
)
from newsclean.claims.pairs.linking import FigureLinks, PairScores, select_within
from newsclean.claims.pairs.opposition import StoryOpposition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.claims.figures.mention_table import MentionTable

Groups = dict[int, list[int]]


def cluster_figures(mentions: MentionTable, links: FigureLinks, rows: int | None = None) -> Iterator[list[list[int]]]:
    """Groups of rows (the first `rows`, or all) that are one claim; those with other values stand after the first."""
    count = len(mentions.rows) if rows is None else rows
    order = [at for at in _ordered(links) if at < count]
    yield from _opposed(mentions, links, order)
    linked = set(order)
    yield from ([[at]] for at in range(count) if at not in linked)


def _opposed(mentions: MentionTable, links: FigureLinks, order: list[int]) -> list[list[list[int]]]:
    """The groups of rows that are linked, each with the groups that disagree with it."""
    rank = {at: place for place, at in enumerate(order)}
    groups = _star_groups(order, links.same, links.scored_pairs())
    large = _LargeBlocks(mentions, links, frozenset(links.pruned))
    for _ in range(CLUSTERING.levels):
        before = len(groups)
        groups = large.joined(groups, rank)
        if len(groups) == before:
            break
    support = SupportingArticles(mentions, links.clash, links.same.near).of
    story = StoryOpposition(mentions, links, support)
    sure = cache(lambda a, b: story.probability(groups[a], groups[b]))
    parted = cache(lambda a, b: story.are_parted(groups[a], groups[b]))
    found = attach_opposed(
        groups,
        links.clash,
        rank,
        support,
        lambda a, b: large.apart(groups[a], groups[b]),
        GroupsOfStory(story.pairs(), sure, parted, lambda a, b: story.are_alike(groups[a], groups[b])),
    )
    for one, other in (pair for names in found for pair in combinations(sorted(names), 2)):
        if (sure(one, other) or 0) >= CONFLICT.score:
            story.oppose(groups[one], groups[other])
    return [[groups[name] for name in names] for names in found]


def _ordered(links: FigureLinks) -> list[int]:
    """The rows that are linked at all, those linked best first."""
    strength = {at: math.fsum(links.same.near(at).values()) for at in links.same.rows()}
    linked = strength.keys() | links.clash.keys() | set(chain.from_iterable(links.odds.above(STORY.doubtful)))
    return sorted(linked, key=lambda at: (-strength.get(at, 0.0), at))  # rows are in order of day, id and place


def _star_groups(order: Iterable[int], same: PairScores, scored_pairs: Pairs | None = None) -> Groups:
    order = list(order)
    centres = star_centres(same.near, order)
    groups: Groups = {}
    for at in order:
        groups.setdefault(centres[at], []).append(at)
    return merge_groups(groups, same.pairs(), scored_pairs)


@dataclass
class _LargeBlocks:
    """Groups with rows that were not compared with all their candidates."""

    mentions: MentionTable
    links: FigureLinks
    pruned: frozenset[int]
    known: dict[tuple[int, int], str] = field(default_factory=dict)

    def joined(self, groups: Groups, rank: dict[int, int]) -> Groups:
        """Groups whose representatives match become one."""
        some = sorted(name for name, group in groups.items() if not self.pruned.isdisjoint(group))
        same = PairScores()
        for one, other in select_within(self.mentions, some):
            if self._relation(one, other) == "same":
                share = self._share_alike(groups[one], groups[other])
                if share >= CLUSTERING.linked:
                    same.add(one, other, share)
        order = sorted(some, key=lambda name: (-len(groups[name]), rank[name]))
        found = {one: [at for name in names for at in groups[name]] for one, names in _star_groups(order, same).items()}
        known = set(some)
        return {name: group for name, group in groups.items() if name not in known} | found

    def apart(self, one: Sequence[int], other: Sequence[int]) -> float | None:
        """The share of the representatives of either group that clash with the other; None where all were scored."""
        if len(one) + len(other) <= PRUNING.pairs or (self.pruned.isdisjoint(one) and self.pruned.isdisjoint(other)):
            return None  # of so few all are among the best of one another
        a, b = (
            _representatives(one, CLUSTERING.opposed_representatives),
            _representatives(other, CLUSTERING.opposed_representatives),
        )
        met = sum(any(self._clash(x, y) for y in b) for x in a), sum(any(self._clash(x, y) for x in a) for y in b)
        return min(met[0] / len(a), met[1] / len(b))

    def _clash(self, one: int, other: int) -> bool:
        return self._relation(one, other) not in ("same", "different")

    def _share_alike(self, one: Sequence[int], other: Sequence[int]) -> float:
        """The share of the pairs of representatives that match; 0 as soon as it is too small."""
        pairs = list(product(_representatives(one), _representatives(other)))
        missed = 0
        for pair in pairs:
            missed += self._relation(*pair) != "same"
            if missed > (1 - CLUSTERING.linked) * len(pairs):
                return 0.0
        return 1 - missed / len(pairs)

    def _relation(self, one: int, other: int) -> str:
        pair = min(one, other), max(one, other)
        if pair not in self.known:
            self.known[pair] = self.links.relation(self.mentions, *pair)
        return self.known[pair]


def _representatives(group: Sequence[int], most: int = CLUSTERING.representatives) -> Sequence[int]:
    """Representatives of a group: its centre, and others spread over it."""
    step = max(1, len(group) // most)
    return group[::step][:most]
