"""Passages shared by otherwise different articles, such as agency copy within own reporting, with offsets in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.dedup.clustering.duplicates import mark_duplicates
from newsclean.dedup.clustering.order import named
from newsclean.dedup.matching.inverted_index import candidate_pairs
from newsclean.dedup.model import NO_TEXT
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry, Id
from newsclean.dedup.reading.intake import Intake
from newsclean.text.scripts import ALL_UNSPACED

LEAST = 16  # words of a passage: shorter ones are phrases, titles and names of offices
_SINGLE = "".join(f"{chr(first)}-{chr(last)}" for first, last in ALL_UNSPACED)
_WORD = lazy(rf"[{_SINGLE}]|\d+(?:[.,:/–-]\d+)*|[^\W\d_{_SINGLE}]+(?:['’][^\W\d_{_SINGLE}]+)*")


class Passage(NamedTuple):
    """The same words in two texts: code points of each, start and end."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int


class Shared(NamedTuple):
    """Two articles and the passages they share."""

    a: Id
    b: Id
    passages: tuple[Passage, ...]
    first: int  # the position of `a` in the input, from 0


class _Words(NamedTuple):
    words: list[str]
    spans: list[tuple[int, int]]


def shared_passages(a: str, b: str, least: int = LEAST) -> list[Passage]:
    """The passages of at least `least` words that two texts share, in the order of the first; none overlap in it.

    Words are compared without case and apostrophes.

    >>> a, b = "We asked. The ferry was stopped on Friday, he said.", "THE FERRY was stopped on Friday after a storm."
    >>> [(a[p.start_a:p.end_a], b[p.start_b:p.end_b]) for p in shared_passages(a, b, least=5)]
    [('The ferry was stopped on Friday', 'THE FERRY was stopped on Friday')]
    >>> shared_passages(a, b)
    []
    """
    one, other = _words(a), _words(b)
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(other.words) - least + 1):
        places.setdefault(tuple(other.words[at : at + least]), at)
    found, at = [], 0
    while at + least <= len(one.words):
        place = places.get(tuple(one.words[at : at + least]))
        if place is None:
            at += 1
            continue
        size = _common(one.words, at, other.words, place)
        ends = one.spans[at + size - 1][1], other.spans[place + size - 1][1]
        found.append(Passage(one.spans[at][0], ends[0], other.spans[place][0], ends[1]))
        at += size
    return found


def _words(text: str) -> _Words:
    matches = list(_WORD.finditer(text))
    words = [match.group().casefold().replace("’", "").replace("'", "") for match in matches]
    return _Words(words, [match.span() for match in matches])


def _common(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    """The number of words that agree from two positions on."""
    size = 0
    while at + size < len(one) and place + size < len(other) and one[at + size] == other[place + size]:
        size += 1
    return size


def passages(entries: Sequence[DedupEntry], options: DedupOptions | None = None, least: int = LEAST) -> list[Shared]:
    """The passages shared by articles that are not copies of one another; the kept copy represents its cluster.

    A passage in more than `options.cut` pairs is boilerplate and is left out.
    """
    options = options or DedupOptions()
    intake = Intake(options)
    for entry in entries:
        intake.add(entry)
    facts, shingled = intake.done()
    marks = mark_duplicates(facts, shingled, options)
    names = named(facts)
    kept = {text: at for at, text in enumerate(facts.texts) if text != NO_TEXT and marks[at].of is None}
    pairs = candidate_pairs(shingled, options.cut, options.shared)
    found = []
    for first, second in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True):
        if first in kept and second in kept:
            a, b = sorted((kept[first], kept[second]))
            found.append((a, b, shared_passages(entries[a].text, entries[b].text, least)))
    return list(_own(sorted(found), names, entries, options.cut))


def _own(
    found: Sequence[tuple[int, int, list[Passage]]], names: Sequence[Id], entries: Sequence[DedupEntry], cut: int
) -> Iterator[Shared]:
    """Pairs with their passages, without those that occur too often."""

    def key(at: int, passage: Passage) -> str:
        return entries[at].text[passage.start_a : passage.end_a].casefold()

    times = Counter(key(a, passage) for a, _, these in found for passage in these)
    for a, b, these in found:
        left = tuple(passage for passage in these if times[key(a, passage)] <= cut)
        if left:
            yield Shared(names[a], names[b], left, a)
