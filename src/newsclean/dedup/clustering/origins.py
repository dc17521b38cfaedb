"""Independent origins: forty outlets that print one agency's story are one origin.

These have one origin: the copies of a story; articles that credit one agency and share a passage of its copy, whatever
each adds; and an update with the version before it, from the same outlet, address or agency. Every other article is an
origin of its own. What belongs together is a union of pairs, so the order of the articles does not matter.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.dedup.clustering.marks import is_lone
from newsclean.dedup.clustering.order import FAR, earliest, named
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.model import ArticleFacts
from newsclean.dedup.reading.entries import Id
from newsclean.dedup.spilling.overlay import Overlaid, all_but, overlaid

if TYPE_CHECKING:
    from newsclean.dedup.clustering.marks import Mark

Agencies = Sequence[str | None]


class MarkPositions(NamedTuple):
    """A mark by positions among the articles: the kept copy of an article, and what it is an update of."""

    kept: int
    updates: int | None


Positions = dict[int, MarkPositions]  # of articles that are a copy or an update, in order; others are kept


def origins_of(
    facts: ArticleFacts, links: JudgedPairs, marks: Sequence[Mark], agencies: Agencies, days: float | None
) -> Sequence[Id]:
    """For each article, the name of the earliest article of the same origin.

    `agencies` has the agency of each article, None if it is unknown; `days` is the window of one event.
    """
    names = named(facts)
    positions = _positions(names, marks)
    groups = DisjointSets(len(names))
    for at, position in positions.items():
        groups.join(at, position.kept)
    if any(agencies):
        for one, other in _passages(facts, links, positions, agencies, days):
            groups.join(one, other)
    for one, other in _updates(facts, positions, agencies):
        groups.join(one, other)
    members = defaultdict(list)  # of the first of a group, besides it: most articles have none
    for at, top in enumerate(groups.found()):
        if top != at:
            members[top].append(at)
    others: dict[int, Id] = {}
    for top, rest in members.items():
        these = [top, *rest]
        first = min(these, key=lambda at: earliest(facts, at))
        others |= dict.fromkeys(these, names[first])
    return overlaid(names, others)


def independent(origins: Sequence[Id]) -> int:
    """The number of different origins.

    >>> independent(["a", "a", "b"]), independent(Overlaid(("a", "b", "c"), {0: "b", 1: "b"}))
    (2, 2)
    """
    if not isinstance(origins, Overlaid):
        return len(set(map(str, origins)))
    return len(origins) - sum(str(name) != str(origins.below[at]) for at, name in origins.others.items())


def with_others(facts: ArticleFacts, links: JudgedPairs, marks: Sequence[Mark]) -> set[int]:
    """The articles that have anything in common with another: only their agencies can matter."""
    texts = {text for column in links.passages for text in column.tolist()}
    named_by = {str(name) for mark in marks for name in (mark.of, mark.updates) if name is not None}
    alone = (mark.of is None and mark.updates is None for mark in marks)
    rows = zip(facts.texts, named(facts), alone, strict=True)
    return {at for at, (text, name, lone) in enumerate(rows) if not lone or text in texts or str(name) in named_by}


def _positions(names: Sequence[Id], marks: Sequence[Mark]) -> Positions:
    marked = list(all_but(marks, is_lone))
    wanted = {str(name) for _, mark in marked for name in (mark.of, mark.updates) if name is not None}
    place = {text: at for at, name in enumerate(names) if (text := str(name)) in wanted} if wanted else {}
    return {
        at: MarkPositions(
            at if mark.of is None else place[str(mark.of)],
            None if mark.updates is None else place[str(mark.updates)],
        )
        for at, mark in marked
    }


class DisjointSets:
    """Disjoint sets (union-find).

    >>> groups = DisjointSets(4)
    >>> groups.join(3, 1)
    >>> list(groups.found())
    [0, 1, 2, 1]
    """

    def __init__(self, count: int) -> None:
        self._of = array("q", range(count))

    def join(self, one: int, other: int) -> None:
        """Merge two sets."""
        one, other = self._top(one), self._top(other)
        self._of[max(one, other)] = min(one, other)

    def found(self) -> Iterator[int]:
        """The first member of each element's set."""
        return map(self._top, range(len(self._of)))

    def _top(self, at: int) -> int:
        of = self._of
        while of[at] != at:
            of[at] = at = of[of[at]]  # path halving
        return at


class CreditedText(NamedTuple):
    """The articles with one text in one cluster that credit one agency, by the earliest."""

    date: float
    at: int


class CreditedTexts(NamedTuple):
    """The articles with one text that credit one agency, one of each cluster; those with a date in its order."""

    dated: list[CreditedText]
    undated: list[CreditedText]


def _passages(
    facts: ArticleFacts, links: JudgedPairs, positions: Positions, agencies: Agencies, days: float | None
) -> Iterator[tuple[int, int]]:
    """Pairs that share a passage and credit one agency, within the window."""
    shared = {text for column in links.passages for text in column.tolist()}
    places = _places(facts, positions, agencies, shared)
    credited = defaultdict(list)
    for text, agency in places:
        credited[text].append(agency)
    open_ends: dict[int, list[CreditedText]] = defaultdict(list)
    for first, second in zip(*(column.tolist() for column in links.passages), strict=True):
        for agency in credited.get(first, ()):
            if (second, agency) in places:
                one, other = places[first, agency], places[second, agency]
                yield from _near(one.dated, other.dated, days)
                _leave(open_ends, one, other)
                _leave(open_ends, other, one)
    for at, near in open_ends.items():  # without a date: only one event, the earliest
        date = min(place.date for place in near)
        yield from ((at, place.at) for place in near if place.date == date)


def _leave(open_ends: dict[int, list[CreditedText]], one: CreditedTexts, other: CreditedTexts) -> None:
    """Keep for each undated article the earliest that it may belong to, those of a day together."""
    found = [place for place in other.dated if place.date == other.dated[0].date] or other.undated
    for place in one.undated:
        open_ends[place.at] += found


def _places(
    facts: ArticleFacts, positions: Positions, agencies: Agencies, shared: set[int]
) -> dict[tuple[int, str], CreditedTexts]:
    """The articles that credit an agency and share a passage, by text and agency."""
    first: dict[tuple[int, str, int], CreditedText] = {}
    none: dict[tuple[int, str, int], CreditedText] = {}
    for at, (text, agency) in enumerate(zip(facts.texts, agencies, strict=True)):
        if agency and text in shared:
            date, key = facts.dates[at], (text, agency, positions[at].kept if at in positions else at)
            if date is None:
                none.setdefault(key, CreditedText(FAR, at))
            elif key not in first or date < first[key].date:
                first[key] = CreditedText(date, at)
    out: dict[tuple[int, str], CreditedTexts] = defaultdict(lambda: CreditedTexts([], []))
    for side, found in enumerate((first, none)):
        for (text, agency, _), place in found.items():
            out[text, agency][side].append(place)
    for places in out.values():
        places.dated.sort()
    return dict(out)


def _near(one: list[CreditedText], other: list[CreditedText], days: float | None) -> Iterator[tuple[int, int]]:
    """Pairs that connect all members of two lists within `days` of one another: fewer than there are members."""
    done = 0  # the earlier ones are already joined as far as they are near to anything that follows
    for place in one:
        low = 0 if days is None else bisect_left(other, place.date - days, key=lambda row: row.date)
        high = len(other) if days is None else bisect_right(other, place.date + days, key=lambda row: row.date)
        if low < high:
            yield from ((place.at, other[at].at) for at in (low, *range(max(low + 1, done), high)))
            done = max(done, high)


class StoryOutlets(NamedTuple):
    """Where the copies of a story were published: outlets, addresses, and the agency that most of them credit."""

    outlets: set[str]
    urls: set[str]
    agency: str | None


def _updates(facts: ArticleFacts, positions: Positions, agencies: Agencies) -> Iterator[tuple[int, int]]:
    """Pairs of an update and the earlier version, if both come from one outlet, address or agency."""
    pairs = [(at, position.updates) for at, position in positions.items() if position.updates is not None]
    wanted = {at for pair in pairs for at in pair}
    members: dict[int, list[int]] = {at: [at] for at in sorted(wanted) if at not in positions}
    for at, position in positions.items():
        if position.kept in wanted:
            members.setdefault(position.kept, []).append(at)
    known = {kept: known_of(facts, these, agencies) for kept, these in members.items()}
    for later, earlier in pairs:
        one, other = known[later], known[positions[earlier].kept if earlier in positions else earlier]
        same = one.agency is not None and one.agency == other.agency
        if same or one.outlets & other.outlets or one.urls & other.urls:
            yield later, earlier


def known_of(facts: ArticleFacts, members: Sequence[int], agencies: Agencies) -> StoryOutlets:
    """The outlets of the copies of one story."""
    times = Counter(agency for at in members if at < len(agencies) and (agency := agencies[at]))
    agency = min(times, key=lambda name: (-times[name], name)) if times else None
    outlets = {facts.sources[at] or facts.urls[at].partition("/")[0] for at in members} - {""}
    return StoryOutlets(outlets, {facts.urls[at] for at in members} - {""}, agency)
