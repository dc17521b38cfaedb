"""How likely two articles are of one story: a few features of their words, names, numbers and days."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING

from newsclean.data import data_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.stories.profiles import Profile

# What brings sums of bits near to 1.
_NAME_BITS, _BEST_BITS, _WORD_BITS = 40, 12, 50
_NAMES, _WORDS = 4, 5  # the rarest that are summed
_NO_NAMES = 0.5  # of a title without names: neither for nor against
_SharedWord = tuple[float, float]  # its bits, and the product of its weights


def score_pair(one: Profile, other: Profile) -> float:
    """The probability that two articles are of one story.

    >>> from newsclean.stories.options import GroupingOptions
    >>> from newsclean.stories.profiles import Profiles
    >>> from newsclean.stories.reading import read_story_text
    >>> texts = ["Ferry sinks off Quenby, 47 missing", "Quenby ferry: 47 still missing", "It snowed in Orrin."]
    >>> made = Profiles([read_story_text(text) for text in texts], GroupingOptions()).profile
    >>> score_pair(made(0), made(1)) > 0.3 > score_pair(made(0), made(2))
    True
    """
    weights, bias = _weights()
    logit = bias + sum(weights[name] * value for name, value in story_features(one, other).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def _weights() -> tuple[dict[str, float], float]:
    table: dict[str, float] = json.loads(data_text("stories.json"))
    return table, table.pop("bias")


def story_features(one: Profile, other: Profile) -> dict[str, float]:
    """What a pair has in common, by name; `stories.json` has a weight for each."""
    product, names, words = _shared(one, other)
    covered = _covered(one, other), _covered(other, one)
    titled = _names_covered(one, other), _names_covered(other, one)
    return {
        "cos": _share(product, one.length * other.length),
        "names": _share(_squares(names), one.name_length * other.name_length),
        "words": _share(_squares(words), one.word_length * other.word_length),
        "title": _title(one, other),
        "covmax": max(covered),
        "covmin": min(covered),
        "bitsn": sum(_bits(names)[:_NAMES]) / _NAME_BITS,
        "best": max(_bits(names), default=0.0) / _BEST_BITS,
        "tnmin": min(titled),
        "tnmax": max(titled),
        "bitsw": sum(_bits(words)[:_WORDS]) / _WORD_BITS,
        "nums": _share(len(one.numbers & other.numbers), min(len(one.numbers), len(other.numbers))),
        **_days(one, other),
    }


def _shared(one: Profile, other: Profile) -> tuple[float, list[_SharedWord], list[_SharedWord]]:
    """The product of two articles, the names that both have, and the other words that both have."""
    few, many = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    total = 0.0
    names: list[_SharedWord] = []
    words: list[_SharedWord] = []
    for key, weight in few.weights.items():
        if (second := many.weights.get(key)) is None:
            continue
        total += weight * second
        if (named := key in few.names) == (key in many.names):
            (names if named else words).append((few.rarity[key], weight * second))
    return total, names, words


def _squares(shared: Iterable[_SharedWord]) -> float:
    return sum(product for _, product in shared)


def _bits(shared: Iterable[_SharedWord]) -> list[float]:
    return sorted((bits for bits, _ in shared), reverse=True)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _title(one: Profile, other: Profile) -> float:
    shared = sum(bits * bits for key, bits in one.headline.items() if key in other.headline)
    return _share(shared, one.headline_length * other.headline_length)


def _covered(one: Profile, other: Profile) -> float:
    """How much of a title stands in the other article."""
    found = sum(bits for key, bits in one.headline.items() if key in other.weights)
    return _share(found, sum(one.headline.values()))


def _names_covered(one: Profile, other: Profile) -> float:
    """How much of the names of a title stands in the other article."""
    named = {key: bits for key, bits in one.headline.items() if key in one.names}
    found = sum(bits for key, bits in named.items() if key in other.weights)
    return found / sum(named.values()) if named else _NO_NAMES


def _days(one: Profile, other: Profile) -> dict[str, float]:
    if one.day is None or other.day is None:
        return {"days": 0.0, "undated": 1.0}
    return {"days": math.log1p(abs(one.day - other.day)), "undated": 0.0}
