"""Pairs of articles that may be of one story: those that share some of their rarest words."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.stories.options import GroupingOptions
    from newsclean.stories.profiles import Profiles


def pairs_with_shared_words(profiles: Profiles, options: GroupingOptions) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of articles, which are in the order of their days.

    Each word leads to the last articles before that have it, so the work for an article is bounded.

    >>> from newsclean.stories.options import GroupingOptions
    >>> from newsclean.stories.profiles import Profiles
    >>> from newsclean.stories.reading import read_story_text
    >>> texts = ["A ferry sank off Quenby.", "Quenby mourns the ferry.", "It snowed in Orrin."]
    >>> profiles = Profiles([read_story_text(text) for text in texts], GroupingOptions())
    >>> list(pairs_with_shared_words(profiles, GroupingOptions()))
    [(1, 0)]
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(profiles.texts)):
        met: defaultdict[int, list[float]] = defaultdict(list)
        for key in profiles.rarest(at, options.keys):
            held, bits = holders[key], profiles.rarity[key]
            for other in held:
                met[other].append(bits)
            held.append(at)
            if len(held) > options.holders:
                del held[0]
        for other in _best(met, options):
            yield at, other


def _best(met: Mapping[int, Sequence[float]], options: GroupingOptions) -> list[int]:
    """Those that share most bits, of those that share enough words."""
    found = [(-sum(bits), other) for other, bits in met.items() if len(bits) >= options.shared]
    return [other for _, other in nsmallest(options.compared, found)]
