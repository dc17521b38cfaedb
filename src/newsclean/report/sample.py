"""Which articles a report shows if it cannot show all: those that readers would look for first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster


def sampled_articles(
    size: int, number: int, clusters: Sequence[ClaimCluster], together: Iterable[Sequence[int]]
) -> list[int]:
    """At most `number` of `size` articles, in order: of claims in conflict, of updates, of copies, then evenly.

    `together` are groups of articles that are compared side by side: copies, and versions of one address.

    >>> sampled_articles(10, 3, (), ())
    [0, 3, 6]
    >>> sampled_articles(2, 3, (), ())
    [0, 1]
    """
    if number >= size:
        return list(range(size))
    wanted: dict[int, None] = {}
    first = chain.from_iterable(_members(clusters, ("conflict", "update")))
    copied = chain.from_iterable(together)
    agreed = chain.from_iterable(_members(clusters, ("agree",)))
    even = (at * size // number for at in range(number))
    for at in chain(first, copied, agreed, even, range(size)):
        if len(wanted) == number:
            break
        wanted[at] = None
    return sorted(wanted)


def _members(clusters: Iterable[ClaimCluster], statuses: Sequence[str]) -> Iterator[list[int]]:
    for status in statuses:
        for cluster in clusters:
            if cluster.status == status:
                yield [int(member.id) for variant in cluster.variants for member in variant.members]
