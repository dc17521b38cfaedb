"""Clusters of statements as stars: every member is linked to the centre, and to most of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Near = dict[int, dict[int, float]]


def cluster_stars(articles: Sequence[int], found: Sequence[tuple[int, int, float]]) -> list[list[int]]:
    """Clusters from links among statements of these articles: each member is linked to the first; nothing is chained.

    A member is linked to more than half of the members of other articles, too: a sentence that states two things is
    linked to sentences of either, and these are left for a star of their own, in which it stands again. Copies (1.0)
    go where the first of them goes. Who has most links is a centre first, then who has the best, then who comes first.

    >>> cluster_stars([1, 2, 3, 4, 5], [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.8), (3, 4, 1.0)])
    [[0, 1, 2], [3, 4]]
    >>> cluster_stars([1, 2, 3], [(0, 1, 0.9), (1, 2, 0.8)])
    [[1, 0], [2, 1]]
    """
    first = list(range(len(articles)))
    for a, b, score in found:
        if score == 1.0:
            at = min(first[a], first[b])
            first[a] = first[b] = at
    near: Near = {}
    for a, b, score in found:
        if first[a] != first[b]:
            near.setdefault(first[a], {})[first[b]] = score
            near.setdefault(first[b], {})[first[a]] = score
    return _with_copies(first, _gathered(near, articles))


def _gathered(near: Near, articles: Sequence[int]) -> list[list[int]]:
    out = []
    used: set[int] = set()
    order = sorted(near, key=lambda at: (-len(near[at]), -max(near[at].values()), at))
    for centre in order:
        if centre not in used:
            star = _star(centre, near, articles, used)
            if len(star) > 1:
                out.append(star)
                used.update(star)
    for left in order:  # linked only to those that went elsewhere: once more with the best of them
        if left not in used:
            best = min(near[left], key=lambda at: (-near[left][at], at))
            out.append([left, best])
            used.add(left)
    return out


def _star(centre: int, near: Near, articles: Sequence[int], used: set[int]) -> list[int]:
    star = [centre]
    for at in sorted(near[centre], key=lambda at: (-near[centre][at], at)):
        others = [other for other in star if articles[other] != articles[at]]
        if at not in used and 2 * sum(other in near[at] for other in others) > len(others):
            star.append(at)
    return star


def _with_copies(first: Sequence[int], found: list[list[int]]) -> list[list[int]]:
    copies: dict[int, list[int]] = {}
    for at, of in enumerate(first):
        if at != of:
            copies.setdefault(of, []).append(at)
    met = {at for star in found for at in star}
    every = [*found, *([of] for of in copies if of not in met)]
    return sorted([at for of in star for at in (of, *copies.get(of, ()))] for star in every)
