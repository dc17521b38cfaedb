"""The gazetteer: countries, their adjectives, capitals and governments, and places that reports are datelined from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.data import data_text
from newsclean.text.scripts import EAST_ASIAN


class Gazetteer(NamedTuple):
    """The table of places, in the form in which words are looked up."""

    single: dict[str, str]  # names of one word
    longer: dict[str, tuple[tuple[str, str], ...]]  # first word of a name → what follows it, longest first, and the key
    unparted: dict[str, str]  # names in scripts without spaces
    keys: frozenset[str]


@cache
def places() -> Gazetteer:
    """The table, read once.

    >>> places().single["Kremlin"], places().longer["Sri"][-1], places().unparted["俄罗斯"]
    ('RU', (' Lanka', 'LK'), 'RU')
    >>> "Jordan" in places().single  # a first name more often than a country
    False
    """
    names = {name: key for key, listed, _ in _rows() for name in listed}
    longer: dict[str, list[tuple[str, str]]] = {}
    for name, key in names.items():
        first, parted, rest = name.partition(" ")
        if parted:
            longer.setdefault(first, []).append((" " + rest, key))
    return Gazetteer(
        {name: key for name, key in names.items() if " " not in name and not unspaced(name)},
        {first: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest))) for first, rests in longer.items()},
        {name: key for name, key in names.items() if unspaced(name)},
        frozenset(names.values()),
    )


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    text = data_text("places.tsv")
    for line in text.splitlines():
        if not line.startswith("#"):
            key, names, datelines = (line + "\t").split("\t")[:3]
            yield key, _listed(names), _listed(datelines)


def _listed(names: str) -> list[str]:
    return names.split(",") if names else []


@cache
def dateline_places() -> frozenset[str]:
    """Cities, countries and regions that news reports are datelined from.

    >>> "Geneva" in dateline_places(), "Swiss" in dateline_places()
    (True, False)
    """
    return frozenset(place for _, _, datelines in _rows() for place in datelines)


def unspaced(word: str) -> bool:
    """Whether a word is in a script without spaces between words.

    >>> unspaced("中国"), unspaced("ロシア"), unspaced("China"), unspaced("")
    (True, True, False, False)
    """
    first = word[:1]
    return bool(first) and any(low <= ord(first) <= high for low, high in EAST_ASIAN)


def follows(text: str, first: str, end: int) -> tuple[int, str] | None:
    """The end and the country of a name of several words that starts with `first` (which ends at `end`).

    >>> follows("South Korea’s exports", "South", 5), follows("South Koreatown", "South", 5)
    ((11, 'KR'), None)
    """
    for rest, key in places().longer.get(first, ()):
        if text.startswith(rest, end) and not text[end + len(rest) : end + len(rest) + 1].isalpha():
            return end + len(rest), key
    return None


def is_country(key: str) -> bool:
    """Whether a name is that of a country.

    >>> is_country("RU"), is_country("putin")
    (True, False)
    """
    return key in places().keys
