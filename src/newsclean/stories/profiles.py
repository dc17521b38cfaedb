"""An article as weighted words: by how rare they are in the run, and in the shipped table beside it."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date as Day  # noqa: N812 - `date` is the name of a field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.text.names.gazetteer import places
from newsclean.text.word_lists import rarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.stories.options import GroupingOptions
    from newsclean.stories.reading import StoryText

AT_HAND = 4096  # profiles that are kept: articles are compared with those of the days before them


class Profile(NamedTuple):
    """The weighted words of an article, with the lengths of the vectors of all, of names and of other words."""

    weights: dict[str, float]  # by key: how rare it is, and how often it stands there
    rarity: dict[str, float]  # bits of any word of the run
    names: frozenset[str]
    headline: dict[str, float]
    numbers: frozenset[str]
    day: int | None
    length: float
    name_length: float
    word_length: float
    headline_length: float


class Profiles:
    """The profiles of the articles of a run, made when they are asked for."""

    def __init__(self, texts: Sequence[StoryText], options: GroupingOptions) -> None:
        self.texts = texts
        self.held = Counter(key for text in texts for key in text.counts)  # articles with each word
        self.rarity = _rarities(texts, self.held, options)
        self.profile = lru_cache(AT_HAND)(self._made)

    def rarest(self, at: int, most: int) -> list[str]:
        """The keys that weigh most in an article among those that another has, too."""
        weights = self.profile(at).weights
        shared = [key for key in weights if self.held[key] > 1]
        return sorted(shared, key=lambda key: (-weights[key], key))[:most]

    def _made(self, at: int) -> Profile:
        text, rarity = self.texts[at], self.rarity
        weights = {key: (1 + math.log2(max(2, halves) / 2)) * rarity[key] for key, halves in text.counts.items()}
        named = sum(weights[key] ** 2 for key in weights if key in text.names)
        worded = sum(weights[key] ** 2 for key in weights if key not in text.names)
        headline = {key: rarity[key] for key in sorted(text.headline)}
        lengths = [math.sqrt(it) for it in (named + worded, named, worded, sum(x * x for x in headline.values()))]
        day = None if text.day is None else Day.fromisoformat(text.day).toordinal()
        return Profile(weights, rarity, text.names, headline, text.numbers, day, *lengths)


def _rarities(texts: Sequence[StoryText], held: Counter[str], options: GroupingOptions) -> dict[str, float]:
    """Bits of each word, from the articles of the run and as many of the shipped table as `prior` says."""
    foreign = Counter(key for text in texts if not text.english for key in text.counts.keys() - text.names)
    table, gazetteer, total = rarities(), places().keys, options.prior + len(texts)
    out = {}
    for key, count in held.items():
        known = options.place if key in gazetteer else table.get(key, options.rarity)
        if 2 * foreign[key] > count:
            known = min(known, options.foreign)
        out[key] = -math.log2((options.prior * 2**-known + count) / total)
    return out
