"""Whether two sentences state the same, their figures aside: where in each, and how alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.statements.statement_options import ALIGNMENT
from newsclean.text.synonyms import CLOSE, CUT, OPEN, SAID, Keys, Word, are_opposed, by_key, matching_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet


PHRASES = 1024  # of which what they are compared by is held: 10 MB, as a statement meets many others of its story


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """The words of a text, and to which clause each belongs; caches know it by identity."""

    words: tuple[Word, ...]
    clause: tuple[int, ...]


class _Compared(NamedTuple):
    """What all words of a text are compared by, each time that it is."""

    keys: Keys  # what they count for another text
    by_key: dict[str, Word]
    all_keys: frozenset[str]
    roots: frozenset[str]


@lru_cache(maxsize=PHRASES)
def _compared(phrase: Phrase) -> _Compared:
    words = phrase.words
    keys = frozenset([word.key for word in words])
    return _Compared(matching_keys(words), by_key(words), keys, frozenset([key[: ALIGNMENT.root] for key in keys]))


class AlignedSpan(NamedTuple):
    """Words [start, end) of a text."""

    start: int
    end: int


class Alignment(NamedTuple):
    """What two texts share in the stretches of them that are most alike, and in the clauses these stand in."""

    bits: float  # bits of the words in both, names aside
    named: float  # bits of names in both
    keys: int  # words other than names in both
    dense: float  # share of the stretches' bits that is in both
    clauses: float  # the same of the clauses that the stretches stand in
    whole: float  # the same of the texts
    phrases: int  # neighbours in both
    names: int  # names in both
    strangers: int  # names of either clause that the other text has not; the fewer of the two
    figures: int  # figures in both clauses, -1 when either has one of its own and so has the other
    opposed: bool
    one: AlignedSpan = AlignedSpan(0, 0)
    other: AlignedSpan = AlignedSpan(0, 0)


def read_phrase(ids: Sequence[int], words: Sequence[Word | None]) -> Phrase:
    """The words with these numbers in a Lexicon, in clauses; who says it counts little."""
    out: list[Word] = []
    clause: list[int] = []
    number = opened = 0
    spoken = False  # after ", said": what follows is who said it
    aside = False  # in brackets
    for at, it in enumerate(ids):
        found = words[it]
        if found is not None:
            out.append(found._replace(weight=found.weight * ALIGNMENT.speaker_weight) if spoken or aside else found)
            clause.append(number)
            continue
        if it == SAID:
            apart = at > 0 and ids[at - 1] == CUT
            if (
                apart
                and number == 2
                and 0 < clause.count(0) <= ALIGNMENT.speaker_name
                and len(out) <= ALIGNMENT.speaker_words
            ):  # "Ann Lee, head of the council, told"
                opened, apart = 0, False
            spoken = apart and bool(out)
            if not spoken and len(out) - opened <= ALIGNMENT.speaker_words:
                out[opened:] = [w._replace(weight=w.weight * ALIGNMENT.speaker_weight) for w in out[opened:]]
        elif it == CUT and at and ids[at - 1] == SAID:
            spoken = False
        aside = it == OPEN or (aside and it != CLOSE)
        if it in (CUT, SAID, OPEN, CLOSE):
            number, opened = number + 1, len(out)
    return Phrase(_titled(out), tuple(clause))


def _titled(words: list[Word]) -> tuple[Word, ...]:
    """Marks words printed with a capital next to another such word: "Coffee Organization" is a name, no statement.

    Where most words have one, it is a headline, and says nothing.
    """
    capitals = sum([word.capital for word in words])
    if capitals < 2 or (len(words) > ALIGNMENT.short and capitals > ALIGNMENT.headline * len(words)):
        return tuple(words)
    out = []
    for at, it in enumerate(words):
        beside = (at > 1 and words[at - 1].capital) or (at + 1 < len(words) and words[at + 1].capital)
        out.append(it._replace(titled=True) if it.capital and beside else it)
    return tuple(out)


def align(one: Phrase, other: Phrase) -> Alignment:
    """What two texts have in common, and where; the same whichever comes first.

    The spans are found in turn, each for the last of the other, from either text; of both pairs the one that says more.
    """
    a, b = _settled(one, other)
    d, c = _settled(other, one)
    first = _matched(one, a, other, b)
    if (a, b) == (c, d):
        return first
    second = _matched(one, c, other, d)
    return max(first, second, key=_says)


def _says(found: Alignment) -> tuple[float, float, float]:
    return found.dense * (found.bits + found.named), found.clauses, found.bits


def _settled(one: Phrase, other: Phrase) -> tuple[AlignedSpan, AlignedSpan]:
    b = _stretch(other.words, _compared(one).keys)
    a = _stretch(one.words, matching_keys(other.words[b.start : b.end]))
    b = _stretch(other.words, matching_keys(one.words[a.start : a.end]))
    return a, b


def _stretch(words: Sequence[Word], shared: dict[str, float]) -> AlignedSpan:
    """The stretch that shares most, less what it does not share (Kadane)."""
    best, first, last = 0.0, 0, 0
    sum_, start, unshared = 0.0, 0, ALIGNMENT.unshared
    for at, word in enumerate(words):
        credit = shared.get(word.key, 0.0)
        sum_ += word.weight * (credit - unshared * (1 - credit))
        if sum_ <= 0:
            sum_, start = 0.0, at + 1
        elif sum_ > best + 1e-9:
            best, first, last = sum_, start, at + 1
    return AlignedSpan(first, last)


def _matched(one: Phrase, a: AlignedSpan, other: Phrase, b: AlignedSpan) -> Alignment:
    all_one, all_other = _compared(one), _compared(other)
    a, b = _trimmed(one, a, all_other.all_keys), _trimmed(other, b, all_one.all_keys)
    in_a, in_b = by_key(one.words[a.start : a.end]), by_key(other.words[b.start : b.end])
    keys_a, keys_b = matching_keys(tuple(in_a.values())), matching_keys(tuple(in_b.values()))
    sides = [_shared(in_a, keys_b), _shared(in_b, keys_a)]
    wide_a, wide_b = _widened(one, a), _widened(other, b)
    by_key_a, by_key_b = by_key(wide_a), by_key(wide_b)
    figures_a, figures_b = ({w.key for w in words if w.figure} for words in (wide_a, wide_b))
    return Alignment(
        sum(side.bits for side in sides) / 2, sum(side.named for side in sides) / 2,
        max(side.keys for side in sides),
        _share(in_a.values(), keys_b, in_b.values(), keys_a),
        _share(by_key_a.values(), keys_b, by_key_b.values(), keys_a),
        _share(all_one.by_key.values(), keys_b, all_other.by_key.values(), keys_a),
        len(_neighbours(one.words[a.start : a.end]) & _neighbours(other.words[b.start : b.end])),
        max(side.names for side in sides),
        min(_strangers(wide_a, all_other.roots), _strangers(wide_b, all_one.roots)),
        _figures(figures_a, figures_b),
        are_opposed(by_key_a.keys(), by_key_b.keys()),
        a, b,
    )  # fmt: skip


class _Side(NamedTuple):
    """What one stretch has of the other: bits and number of its words, names apart."""

    bits: float
    named: float
    keys: int
    names: int


def _shared(words: dict[str, Word], keys: dict[str, float]) -> _Side:
    plain = [word.weight * keys[key] for key, word in words.items() if key in keys and not (word.name or word.titled)]
    names = [word.weight * keys[key] for key, word in words.items() if key in keys and (word.name or word.titled)]
    return _Side(sum(plain), sum(names), len(plain), len(names))


def _trimmed(text: Phrase, of: AlignedSpan, other: AbstractSet[str]) -> AlignedSpan:
    """A stretch without a clause at its end that has but one word of the other text, and others of its own."""
    start, end = of
    for first in (True, False):
        inside = text.clause[start:end]
        if not inside or inside[0] == inside[-1]:
            continue
        edge = inside[0] if first else inside[-1]
        count = inside.count(edge)
        words = text.words[start : start + count] if first else text.words[end - count : end]
        if text.clause.count(edge) > 2 and sum([word.key in other for word in words]) < 2:
            start, end = (start + count, end) if first else (start, end - count)
    return AlignedSpan(start, end)


def _widened(text: Phrase, of: AlignedSpan) -> tuple[Word, ...]:
    """The words of the clauses that a stretch stands in."""
    if of.end <= of.start:
        return ()
    first, last = text.clause[of.start], text.clause[of.end - 1]
    return tuple(word for word, clause in zip(text.words, text.clause, strict=True) if first <= clause <= last)


def _share(one: Iterable[Word], keys_other: Keys, other: Iterable[Word], keys_one: Keys) -> float:
    one, other = list(one), list(other)
    shared = sum([w.weight * keys_other[w.key] for w in one if w.key in keys_other])
    shared += sum([w.weight * keys_one[w.key] for w in other if w.key in keys_one])
    return shared / max(sum([w.weight for w in one]) + sum([w.weight for w in other]), 1e-9)


def _neighbours(words: Sequence[Word]) -> set[tuple[str, str]]:
    keys = [w.key for w in words if not w.figure]
    return set(pairwise(keys))


def _strangers(words: Sequence[Word], roots: AbstractSet[str]) -> int:
    """How many names a text lacks that has words of these roots; "Andalusian" stands for "Andalusia"."""
    return len({word.key for word in words if word.name and word.key[: ALIGNMENT.root] not in roots})


def _figures(one: set[str], other: set[str]) -> int:
    common = len(one & other)
    return -1 if common < min(len(one), len(other)) else common
