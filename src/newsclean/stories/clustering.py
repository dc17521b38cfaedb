"""Average-link clustering of articles, with links only between pairs that are likely of one story."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Link = tuple[int, int, float]
_SLACK = 1e-12  # of a mean that was computed twice


def best_links(links: Iterable[Link], kept: int) -> dict[tuple[int, int], float]:
    """The best links of each item, as (smaller, larger): score.

    >>> best_links([(1, 0, 0.9), (2, 0, 0.5), (2, 1, 0.6)], 1)
    {(0, 1): 0.9, (1, 2): 0.6}
    """
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other, score in links:
        for at, to in ((one, other), (other, one)):
            heap = near[at]
            heapq.heappush(heap, (score, -to))
            if len(heap) > kept:
                heapq.heappop(heap)
    found = {(min(at, -to), max(at, -to)): score for at, heap in near.items() for score, to in heap}
    return dict(sorted(found.items()))


def average_link(items: int, links: Mapping[tuple[int, int], float], score: float, kept: int) -> list[int]:
    """The group of each item, named by its smallest: the two groups with the best mean are joined, again and again.

    A missing link counts as 0. Of an item no more than `kept` links are expected, as no more are kept.

    >>> average_link(4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.2}, 0.5, 32)
    [0, 0, 2, 3]
    """
    groups = _Groups(items, links, kept)
    heap = [(-mean, *pair) for pair in links if (mean := groups.mean(*pair)) >= score]
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if groups.are_linked(one, other) and abs(groups.mean(one, other) + mean) < _SLACK:
            for pair in groups.join(one, other):
                if (now := groups.mean(*pair)) >= score:
                    heapq.heappush(heap, (-now, *pair))
    return groups.named()


class _Groups:
    """Groups of items, and the sum of the links between two of them."""

    def __init__(self, items: int, links: Mapping[tuple[int, int], float], kept: int) -> None:
        self.kept = kept
        self.members = {at: [at] for at in range(items)}
        self.sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), score in links.items():
            self.sums[one][other] = self.sums[other][one] = score

    def are_linked(self, one: int, other: int) -> bool:
        return one in self.members and other in self.members and other in self.sums[one]

    def mean(self, one: int, other: int) -> float:
        few, many = sorted((len(self.members[one]), len(self.members[other])))
        return self.sums[one][other] / (few * min(many, self.kept))

    def join(self, one: int, other: int) -> list[tuple[int, int]]:
        """Join two groups, the one with fewer links into the other; the pairs whose mean has changed."""
        if len(self.sums[one]) < len(self.sums[other]):
            one, other = other, one
        for near, total in self.sums.pop(other).items():
            if near != one:
                del self.sums[near][other]
                self.sums[one][near] = self.sums[near][one] = self.sums[one].get(near, 0.0) + total
        del self.sums[one][other]
        self.members[one] += self.members.pop(other)
        return [(min(one, near), max(one, near)) for near in self.sums[one]]

    def named(self) -> list[int]:
        found = {at: min(members) for members in self.members.values() for at in members}
        return [found[at] for at in range(len(found))]
