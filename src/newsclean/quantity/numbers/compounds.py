"""Number words that a language writes as one: "siebenunddreißig", "zweihundert", "ventuno", "tjugofem", "duemila"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy

_VOWELS = "aeiouë"


def compound_numbers(own: Mapping[str, Any]) -> dict[str, int]:
    """The number words of [compose] in a language's table, and their values; none without it.

    >>> from newsclean.text.language_pack import language_pack
    >>> german = compound_numbers(language_pack("de").table("quantity"))
    >>> german["siebenunddreißig"], german["zweihundert"], german["dreitausend"]
    (37, 200, 3000)
    >>> compound_numbers({})
    {}
    """
    compose = own.get("compose")
    if compose is None:
        return {}
    units = dict(enumerate(str(compose["units"]).split(), 1))
    tens = dict(zip(range(20, 100, 10), str(compose["tens"]).split(), strict=True))
    return dict([*_below_hundred(compose, units, tens), *_multiples(compose, units, tens)])


@cache
def next_number(joints: str) -> re.Pattern[str]:
    """The pattern of the next word of a number, behind a space, a hyphen or a word that joins them.

    >>> next_number("y").match(" y cinco")[1], next_number("").match(" y cinco")[1]
    ('cinco', 'y')
    """
    words = "|".join([*map(re.escape, joints.split()), "&"])
    return lazy(rf"(?:(?: {{1,2}}|\xa0|\n(?!\n))?[-‐‑—–]?(?:(?: {{1,2}})?(?:{words})[ -]{{1,2}})?|, )([^\W\d_]++)")


def _below_hundred(
    compose: Mapping[str, Any], units: Mapping[int, str], tens: Mapping[int, str]
) -> Iterator[tuple[str, int]]:
    joint, unit_first = str(compose.get("joint", "")), compose.get("order") == "unit-ten"
    for ten, ten_word in tens.items():
        for unit, word in units.items():
            if unit_first:
                between = compose.get("joint_after_e", joint) if word.endswith("e") else joint
                yield f"{word}{between}{ten_word}", ten + unit
            else:
                elided = ten_word[:-1] if compose.get("elide") and word[0] in _VOWELS else ten_word
                yield f"{elided}{joint}{word}", ten + unit


def _multiples(
    compose: Mapping[str, Any], units: Mapping[int, str], tens: Mapping[int, str]
) -> Iterator[tuple[str, int]]:
    for key, size in (("hundred", 100), ("thousand", 1000)):
        if end := compose.get(key):
            yield from ((f"{word}{end}", unit * size) for unit, word in units.items())
    if end := compose.get("thousand"):
        yield from ((f"{word}{end}", ten * 1000) for ten, word in tens.items())
