"""Groups of mentions that state the same, and the groups that disagree with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

Links = Mapping[int, Mapping[int, object]]
SHARE = 0.5  # of the pairs between two groups that must be linked for them to be one: no chains
CLASHES = 0.3  # of the members of either of two groups that disagree with one of the other, for them to be one claim


def stars(links: Mapping[int, Mapping[int, float]], order: Sequence[int]) -> dict[int, int]:
    """The centre of each row: every member is linked to its centre, and those that come first are centres.

    >>> stars({1: {2: 0.9}, 2: {1: 0.9, 3: 0.8}, 3: {2: 0.8}}, [2, 1, 3, 4])
    {2: 2, 1: 2, 3: 2, 4: 4}
    """
    rank = {at: place for place, at in enumerate(order)}
    centre: dict[int, int] = {}
    for at in order:
        near = [
            (score, -rank[other], other) for other, score in links.get(at, {}).items() if centre.get(other) == other
        ]
        centre[at] = max(near)[2] if near else at
    return centre


def joined(groups: dict[int, list[int]], links: Links, share: float = SHARE) -> dict[int, list[int]]:
    """Groups are one when a share of the pairs in between is linked; those with most links first.

    >>> joined({1: [1, 2], 3: [3]}, {1: {3: 1}, 3: {1: 1}}), joined({1: [1, 2], 3: [3, 4]}, {1: {3: 1}, 3: {1: 1}})
    ({1: [1, 2, 3]}, {1: [1, 2], 3: [3, 4]})
    """
    member = {at: name for name, group in groups.items() for at in group}
    rank = {name: place for place, name in enumerate(groups)}
    while True:
        rated = sorted(
            (-rate, rank[a], rank[b], a, b)
            for (a, b), rate in _between(groups, member, links).items()
            if rate >= share and rank[a] < rank[b]
        )
        if not rated:
            return groups
        taken: set[int] = set()
        for _, _, _, a, b in rated:
            if a not in taken and b not in taken:
                taken |= {a, b}
                groups[a] = groups[a] + groups.pop(b)
                member.update(dict.fromkeys(groups[a], a))


def _between(
    groups: Mapping[int, Sequence[int]], member: Mapping[int, int], links: Links
) -> dict[tuple[int, int], float]:
    """The share of the pairs between two groups that are linked, both ways round."""
    count: defaultdict[tuple[int, int], int] = defaultdict(int)
    for at, near in links.items():
        for other in near:
            if member[at] != member[other]:
                count[member[at], member[other]] += 1
    return {(a, b): times / (len(groups[a]) * len(groups[b])) for (a, b), times in count.items()}


def _disagreeing(
    groups: Mapping[int, Sequence[int]], clashes: Links, told: Callable[[int], Collection[int]]
) -> dict[tuple[int, int], float]:
    """The share of the members of one group that disagree with any of another; of the two groups the smaller share.

    An article that tells the values of both means two things, unless one of them is the news of the other.
    """
    member = {at: name for name, group in groups.items() for at in group}
    apart: defaultdict[tuple[int, int], int] = defaultdict(int)
    for at, near in clashes.items():
        for name in {member[other] for other in near} - {member[at]}:
            apart[member[at], name] += 1
    return {
        (a, b): min(n / len(groups[a]), apart[b, a] / len(groups[b]))
        for (a, b), n in apart.items()
        if _by_others(groups[a], groups[b], clashes, told)
    }


def _by_others(
    one: Sequence[int], other: Sequence[int], clashes: Links, told: Callable[[int], Collection[int]]
) -> bool:
    beyond = set(other)
    if any(how == "update" for at in one for to, how in clashes.get(at, {}).items() if to in beyond):
        return True
    return {article for at in one for article in told(at)}.isdisjoint(article for at in other for article in told(at))


def opposed(
    groups: Mapping[int, Sequence[int]],
    clashes: Links,
    rank: Mapping[int, int],
    told: Callable[[int], Collection[int]] = lambda _: (),
) -> list[list[int]]:
    """Each group with those that disagree with it, the largest of them first; a group stands in one list only.

    `told` has the articles of a row.

    >>> opposed({1: [1, 2], 3: [3], 4: [4]}, {1: {3: "conflict"}, 3: {1: "conflict"}}, {1: 0, 2: 1, 3: 2, 4: 3})
    [[1, 3], [4]]
    """
    near: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (a, b), rate in _disagreeing(groups, clashes, told).items():
        if rate >= CLASHES:
            near[a].append((-rate, rank[b], b))
    taken: set[int] = set()
    out = []
    for core in sorted(groups, key=lambda name: (-len(groups[name]), rank[name])):
        if core not in taken:
            others = [name for _, _, name in sorted(near[core]) if name not in taken]
            taken |= {core, *others}
            out.append([core, *others])
    return out
