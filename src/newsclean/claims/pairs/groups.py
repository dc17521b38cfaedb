"""Groups of mentions that state the same, the articles that support them, and the groups that disagree."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.figures.feature_bits import RANGE
from newsclean.claims.options import CLUSTERING, CONFLICT, PRUNING

if TYPE_CHECKING:
    from newsclean.claims.figures.mention_table import MentionTable


Numbers = NDArray[np.int64]
Pairs = tuple[Numbers, Numbers]
Links = Mapping[int, Mapping[int, object]]
Share = Callable[[int, int], float | None]


class GroupsOfStory(NamedTuple):
    """Pairs of rows of one story that may contradict each other, and how sure it is of two groups that they do."""

    pairs: Iterable[tuple[int, int]]
    of: Share = lambda _, __: None
    apart: Callable[[int, int], bool] = lambda _, __: False  # whether a rule calls them two things
    alike: Callable[[int, int], bool] = lambda _, __: False  # whether they have one value, in two units

    def certain(self, a: int, b: int) -> bool:
        """Whether two groups contradict each other for certain: what contradicts one is of the other's claim, too."""
        sure = self.of(*sorted((a, b)))
        return sure is not None and sure >= CONFLICT.sure


def star_centres(near: Callable[[int], Mapping[int, float]], order: Sequence[int]) -> dict[int, int]:
    """The centre of each row: every member is linked to its centre, and those that come first are centres.

    >>> links = {1: {2: 0.9}, 2: {1: 0.9, 3: 0.8}, 3: {2: 0.8}}
    >>> star_centres(lambda at: links.get(at, {}), [2, 1, 3, 4])
    {2: 2, 1: 2, 3: 2, 4: 4}
    """
    rank = {at: place for place, at in enumerate(order)}
    centre: dict[int, int] = {}
    for at in order:
        best = [(score, -rank[other], other) for other, score in near(at).items() if centre.get(other) == other]
        centre[at] = max(best)[2] if best else at
    return centre


def merge_groups(groups: dict[int, list[int]], links: Pairs, judged: Pairs | None = None) -> dict[int, list[int]]:
    """Groups are one when enough of the pairs in between are linked; those with most links first.

    Where not all pairs were scored, those that were stand for the others, and count as `PRUNING.pairs` at least.

    >>> one = np.array([1]), np.array([3])
    >>> merge_groups({1: [1, 2], 3: [3]}, one), merge_groups({1: [1, 2], 3: [3, 4]}, one)
    ({1: [1, 2, 3]}, {1: [1, 2], 3: [3, 4]})
    >>> some = np.array([1, 2, 3, 4]), np.array([11] * 4)  # of ten rows these four are near to the eleventh
    >>> [sorted(merge_groups({1: [*range(1, 11)], 11: [11]}, some, judged)) for judged in (None, some)]
    [[1, 11], [1]]
    """
    rank = {name: place for place, name in enumerate(groups)}
    rows = [max(group) for group in groups.values()] + [int(column.max(initial=0)) for column in judged or links]
    member = np.full(1 + max(rows), -1, np.int64)
    for name, group in groups.items():
        member[group] = rank[name]
    names = list(groups)
    while True:
        size = [len(groups.get(name, ())) for name in names]
        met = {} if judged is None else {(a, b): times for a, b, times in _between(member, judged)}
        rates = (
            (times / max(met.get((a, b), size[a] * size[b]), min(size[a] * size[b], PRUNING.pairs)), a, b)
            for a, b, times in _between(member, links)
        )
        rated = sorted((-rate, a, b) for rate, a, b in rates if rate >= CLUSTERING.linked)
        if not rated:
            return groups
        used: set[int] = set()
        for _, a, b in rated:
            if a not in used and b not in used:
                used |= {a, b}
                member[groups[names[b]]] = a
                groups[names[a]] = groups[names[a]] + groups.pop(names[b])


def _between(member: Numbers, links: Pairs) -> Iterator[tuple[int, int, int]]:
    """Two groups, the first of them first, and how many pairs in between are linked."""
    first, second = (member[column] for column in links)
    some = (first != second) & (first >= 0) & (second >= 0)
    low, high = np.minimum(first[some], second[some]), np.maximum(first[some], second[some])
    pairs, times = np.unique(low * len(member) + high, return_counts=True)
    yield from zip(*(column.tolist() for column in (*np.divmod(pairs, len(member)), times)), strict=True)


def _disagreeing(
    groups: Mapping[int, Sequence[int]],
    clashes: Links,
    support: Callable[[int], Collection[int]],
    share: Share,
    in_story: GroupsOfStory,
) -> dict[tuple[int, int], float]:
    """The share of the members of one group that disagree with any of another, where it is high enough in both.

    An article with the values of both means two things, unless one of them updates the other, or lost a digit of it.
    """
    member = {at: name for name, group in groups.items() for at in group}
    clashing: defaultdict[tuple[int, int], int] = defaultdict(int)
    for at, near in clashes.items():
        for name in {member[other] for other in near} - {member[at]}:
            clashing[member[at], name] += 1
    for one, other in in_story.pairs:
        if one in member and other in member and member[one] != member[other]:
            clashing[member[one], member[other]] += 0
            clashing[member[other], member[one]] += 0
    out = {}
    for (a, b), n in clashing.items():
        sure = in_story.of(*sorted((a, b)))
        if sure is not None:
            if sure >= CONFLICT.score:
                out[a, b] = sure
            continue
        known = share(a, b)
        rate = min(n / len(groups[a]), clashing[b, a] / len(groups[b])) if known is None else known
        if rate >= CLUSTERING.opposed and _by_others(groups[a], groups[b], clashes, support):
            out[a, b] = rate
    return out


def _by_others(
    one: Sequence[int], other: Sequence[int], clashes: Links, support: Callable[[int], Collection[int]]
) -> bool:
    beyond = set(other)
    if any(how in MOVED for at in one for to, how in clashes.get(at, {}).items() if to in beyond):
        return True
    return not _share_of_both(one, other, support)


def _share_of_both(one: Sequence[int], other: Sequence[int], support: Callable[[int], Collection[int]]) -> float:
    """The share of the articles of the group that has fewer that give both values."""
    a, b = ({article for at in group for article in support(at)} for group in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def attach_opposed(
    groups: Mapping[int, Sequence[int]],
    clashes: Links,
    rank: Mapping[int, int],
    support: Callable[[int], Collection[int]] = lambda _: (),
    share: Share = lambda _, __: None,
    in_story: GroupsOfStory | None = None,
) -> list[list[int]]:
    """Each group with those that disagree with it, the largest of them first; a group stands in one list only.

    Lists grow from the surest pair on (a lost digit is a guess), so that no larger group takes a value from the one
    that it contradicts most. Nor do they take a value that an article gives beside one of theirs, of another thing: the
    52 goals of a team and the 21 of its striker.

    `support` has the articles of a row, `share` how far two groups disagree, where that is known otherwise, and
    `in_story` how sure it is that they contradict each other, where they are of one story.

    >>> attach_opposed({1: [1, 2], 3: [3], 4: [4]}, {1: {3: "conflict"}, 3: {1: "conflict"}}, {1: 0, 2: 1, 3: 2, 4: 3})
    [[1, 3], [4]]
    """
    in_story = in_story or GroupsOfStory(())
    rates = _disagreeing(groups, clashes, support, share, in_story)
    order = {name: at for at, name in enumerate(sorted(groups, key=lambda name: (-len(groups[name]), rank[name])))}
    lists = {name: [name] for name in order}
    pairs = [(a, b) for a, b in rates if order[a] < order[b]]
    guessed = {(a, b) for a, b in pairs if _are_slips(groups[a], groups[b], clashes)}
    for a, b in sorted(pairs, key=lambda pair: (pair in guessed, -rates[pair], pair)):
        one, other = sorted((lists[a], lists[b]), key=lambda names: order[names[0]])
        if one is other or any(in_story.apart(x, y) for x in one for y in other):
            continue
        others = [(x, y) for x in one for y in other if (x, y) not in rates and not in_story.alike(x, y)]
        if any(_share_of_both(groups[x], groups[y], support) > CLUSTERING.share for x, y in others):
            continue
        if in_story.certain(a, b) or all((one[0], name) in rates for name in other):
            one += other
            lists |= dict.fromkeys(other, one)
    return [lists[name] for name in order if lists[name][0] == name]


def _are_slips(one: Sequence[int], other: Sequence[int], clashes: Links) -> bool:
    beyond = set(other)
    found = {how for at in one for to, how in clashes.get(at, {}).items() if to in beyond}
    return found == {"slip"}


MOVED = frozenset(("update", "slip"))
ARTICLES = 1 << 15  # whose values are held: 1 kB each
ANY = -1
Value = tuple[int, int, int, float, int]  # kind, unit, whether it is a range, amount, and time
Clashes = Mapping[int, Mapping[int, str]]


class SupportingArticles:
    """The articles that support a value: those that have it, and those with another that have both, of one time."""

    def __init__(self, mentions: MentionTable, clash: Clashes, same: Callable[[int], Collection[int]]) -> None:
        """`clash` has how a row disagrees with others, `same` gives those that state the same as a row."""
        self._mentions, self._clash, self._same = mentions, clash, same
        self._known: dict[int, frozenset[int]] = {}
        self._values = lru_cache(maxsize=ARTICLES)(self._read)

    def of(self, row: int) -> frozenset[int]:
        """The articles of a row."""
        if row not in self._known:
            self._known[row] = self._found(row)
        return self._known[row]

    def _found(self, row: int) -> frozenset[int]:
        mentions = self._mentions
        of_row = self._value(row)  # who denies a value, or says that it fell by it, has the same one
        against = [
            other
            for other, how in self._clash.get(row, {}).items()
            if how == "conflict" and self._value(other)[:-1] != of_row[:-1]
        ]
        near = {mentions.article(at) for other in against for at in (other, *self._same(other))}
        *value, when = of_row
        wanted = {(*value, when), (*value, 0 if when else ANY)}
        both = (article for article in near if not wanted.isdisjoint(self._values(article)))
        return frozenset((*mentions.copies.articles(row), *both))

    def _read(self, article: int) -> frozenset[tuple[object, ...]]:
        of, rows = self._mentions.positions[0], self._mentions.positions[3]
        found = {self._value(rows[at]) for at in range(bisect_left(of, article), bisect_right(of, article))}
        return frozenset(found | {(*value, ANY) for *value, _ in found})

    def _value(self, row: int) -> Value:
        """The value of a row and its time: what was so in another year is another thing."""
        features = self._mentions.features
        amount, when = features.values[row], features.whens[row]
        if math.isnan(amount):
            return features.kinds[row], 0, 0, when, when  # a date is its time, however it was read
        return features.kinds[row], features.units[row], features.of[row] & RANGE, amount, when
