"""The order of several articles, and a unique name for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from newsclean.dedup.model import ArticleFacts, Growing
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import Id
from newsclean.dedup.spilling.overlay import overlaid

FAR = float("inf")
NOTE = 40  # characters: a note of what was corrected is longer, another figure is not


def ranks(facts: ArticleFacts, options: DedupOptions, some: Iterable[int]) -> dict[int, int]:
    """The rank of each article, with the best copy first."""
    prefer = {outlet: place for place, outlet in enumerate(options.prefer)}

    def key(at: int) -> tuple[Any, ...]:
        date, length = facts.dates[at], -facts.lengths[at]
        date = FAR if date is None else date
        by = {"earliest": (date, length), "longest": (length, date), "first": (at,)}[options.keep]
        return prefer.get(facts.sources[at], len(prefer)), *by

    return _ranked(facts, some, key)


def ranks_by_date(facts: ArticleFacts, some: Iterable[int]) -> dict[int, int]:
    """The rank of each article, in the order of `published`."""
    return _ranked(facts, some, partial(_version, facts))


def _ranked(facts: ArticleFacts, some: Iterable[int], key: Callable[[int], tuple[Any, ...]]) -> dict[int, int]:
    """By a key; the few that have the same one, by id and the like, which are slow to ask for."""
    out: dict[int, int] = {}
    for _, same in groupby(sorted(some, key=key), key):
        several = list(same)
        if len(several) > 1:
            several.sort(key=partial(_else, facts))
        for at in several:
            out[at] = len(out)
    return out


def earliest(facts: ArticleFacts, at: int) -> tuple[Any, ...]:
    """A key by which the earliest article comes first, else the longest, as in `ranks` without options."""
    date = facts.dates[at]
    return FAR if date is None else date, -facts.lengths[at], *_else(facts, at)


def published(facts: ArticleFacts, at: int) -> tuple[Any, ...]:
    """A key by which the version that came first is first: by date, of one date the shorter, as notes are added."""
    return *_version(facts, at), *_else(facts, at)


def _version(facts: ArticleFacts, at: int) -> tuple[Any, ...]:
    date = facts.dates[at]
    return FAR if date is None else date, facts.lengths[at] // NOTE


def _else(facts: ArticleFacts, at: int) -> tuple[Any, ...]:
    return id_key(facts.ids[at]), facts.sources[at], facts.urls[at], facts.texts[at]


def id_key(name: Id) -> tuple[int, float, str]:
    """Ids in order: numbers first, 2 before 10; then the others as text.

    >>> sorted(["b", "10", 2, "a"], key=id_key)
    [2, '10', 'a', 'b']
    """
    text = str(name)
    return (0, float(text), "") if text.isdecimal() and len(text) < 16 else (1, 0.0, text)


def repeated_ids(ids: Growing[Id]) -> dict[str, int]:
    """The ids, as text, that several articles have, and how many; in the order in which they come.

    >>> repeated_ids(["b", 1, "a", "1", "b", "b"])
    {'b': 3, '1': 2}
    """
    hashes = np.fromiter((hash(str(name)) for name in ids), np.int64, len(ids))  # a set of all would need the memory
    ordered = np.sort(hashes)
    several = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(several):
        return {}
    twice = np.isin(hashes, several)
    met = Counter(str(name) for name, may_be in zip(ids, twice.tolist(), strict=True) if may_be)
    return {name: times for name, times in met.items() if times > 1}


def named(facts: ArticleFacts) -> Sequence[Id]:
    """A unique name for each article: its id, or id#2, id#3 … if several have the same id."""
    if facts.names is not None:
        return facts.names
    met, others = repeated_ids(facts.ids), dict[int, Id]()
    if met:
        used = {name for name in map(str, facts.ids) if "#" in name}
        times = Counter[str]()
        for at in ranks(facts, DedupOptions(), [at for at, name in enumerate(facts.ids) if str(name) in met]):
            text = str(facts.ids[at])
            times[text] += 1
            while times[text] > 1 and (name := f"{text}#{times[text]}") in used:
                times[text] += 1
            if times[text] > 1:
                others[at] = name
                used.add(name)
    return overlaid(facts.ids, others)
