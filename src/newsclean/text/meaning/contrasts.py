"""Small words on which the meaning of a sentence turns: before and after, with and without, all and some, may, if.

Most are stop words, so that two sentences with one of them each have all other words in common.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.synonyms import statement_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.text.language_pack import LanguagePack

    Words = Mapping[int, tuple["_Word", ...]]

LONGEST = 2_000  # characters of a text that are read, as of all statements
WORD = lazy(r"[^\W\d_]+|[.;!?]")
OPPOSITE, APART = "opposite", "apart"  # one of the two is wrong; both may be so, but they are not the same
ONLY_APART = "~"  # opens a line of words that are not the same, and no opposites
MAY, IF = -1, -2  # in place of a line: words of what may be so ("may", "plans to"), and under which condition
MOST = 0.5  # of the words of the longer sentence
START = 6  # letters with which forms of one verb begin: "interdire", "interdit"
NEXT = 4  # words behind a word in which the one that it belongs to stands: "before the last big storm"


class Contrast(NamedTuple):
    """How two sentences differ, and the words by which they do; of what may be so, only how."""

    how: str
    one: str = ""
    other: str = ""


class _Word(NamedTuple):
    """A word that has others against it: on which side of its line it stands, and beside what."""

    text: str
    side: int
    beside: str  # the stem of the next word that says something; where none follows, both neighbours
    before: str  # that next word as it is written, or ""


class _Table(NamedTuple):
    """The small words of a language."""

    places: dict[str, tuple[tuple[int, int], ...]]
    sizes: dict[str, int]


class _Line(NamedTuple):
    sides: dict[str, int]  # the side of each of its words
    apart: bool


def contrast(one: str, other: str, lang: str = "en") -> Contrast | None:
    """How two sentences differ by a small word beside one and the same word; None where they do not.

    A sentence with words of both sides says nothing: "from one prison to another".

    >>> [contrast("The bridge closed before the storm.", f"The bridge closed {text}.") for text in (
    ...     "after the storm", "before that storm", "after the vote")]
    [Contrast(how='opposite', one='before', other='after'), None, None]
    >>> contrast("All schools will close.", "Some schools will close.").how
    'apart'
    >>> [contrast("He sold the club.", text) for text in ("He plans to sell it.", "If it fails, he sells it.")]
    [Contrast(how='apart', one='', other=''), Contrast(how='apart', one='', other='')]
    """
    pack = language_pack(lang) or default_pack()
    one, other = one[:LONGEST], other[:LONGEST]
    a, b = _words(one, pack.code), _words(other, pack.code)
    for line in sorted(a.keys() & b.keys() - {MAY, IF}):
        met = _against(a[line], b[line])
        if met is not None:
            return Contrast(APART if _lines(pack.code)[line].apart else OPPOSITE, *met)
    if (IF in a) != (IF in b) or _is_possible(a, b, other, pack) or _is_possible(b, a, one, pack):
        return Contrast(APART)
    return None


def contrast_of_equals(one: str, other: str, lang: str = "en") -> Contrast | None:
    """The same of two sentences that have most of their words in common; of others a small word may be of anything.

    >>> contrast_of_equals("Rates are the lowest since 1990.", "Rates are the highest since 1990.").how
    'opposite'
    >>> contrast_of_equals("If all goes well, rates fall to 3%.", "The bank wants to bring rates down to 3%.")
    """
    a, b = ({met[0].lower() for met in WORD.finditer(text[:LONGEST])} for text in (one, other))
    return contrast(one, other, lang) if len(a & b) >= MOST * max(len(a), len(b)) else None


def _against(one: tuple[_Word, ...], other: tuple[_Word, ...]) -> tuple[str, str] | None:
    """The words by which two sentences are on two sides of a line, where they stand beside the same word."""
    a, b = ({it.side for it in side} for side in (one, other))
    if len(a) > 1 or len(b) > 1 or a == b:
        return None
    there = {it.beside: it.text for it in other}
    return next(((it.text, there[it.beside]) for it in one if it.beside in there), None)


def _is_possible(words: Words, others: Words, other: str, pack: LanguagePack) -> bool:
    """Whether a sentence says of a verb that it may be so, and another that it is."""
    verbs = [_forms(it.before, pack) for it in words.get(MAY, ()) if it.before]
    if not verbs or MAY in others or pack.claim_pattern("forecast").search(other):
        return False
    said = set().union(*(_forms(met[0], pack) for met in WORD.finditer(other)))
    return any(not said.isdisjoint(verb) for verb in verbs)


@lru_cache(maxsize=1 << 12)
def _forms(word: str, pack: LanguagePack) -> frozenset[str]:
    """What forms of one verb have in common: the stem, that of "sell" of "sold", "zurücktreten" of "zurückgetreten"."""
    known, lower = statement_word(word), word.lower()
    inside = str(pack.table("claims").get("participle", ""))
    plain = {lower, lower.replace(inside, "", 1)} if inside else {lower}
    starts = {it[:START] for it in plain if len(it) > START}
    return frozenset((*map(pack.stem, plain), *starts, *((known.key,) if known else ())))


@lru_cache(maxsize=1 << 12)
def _words(text: str, code: str) -> Words:
    """The words of a text that have others against them, by the number of their line."""
    table, pack = _places(code), language_pack(code) or default_pack()
    words = [met[0].lower() for met in WORD.finditer(text)]
    found: defaultdict[int, tuple[_Word, ...]] = defaultdict(tuple)
    at = 0
    while at < len(words):
        size = table.sizes.get(words[at], 0)
        while size and " ".join(words[at : at + size]) not in table.places:
            size -= 1
        phrase = " ".join(words[at : at + size])
        for line, side in table.places.get(phrase, ()):
            found[line] += (_Word(phrase, side, *_beside(words, at, at + size, pack)),)
        at += max(size, 1)
    return dict(found)


def _beside(words: list[str], start: int, end: int, pack: LanguagePack) -> tuple[str, str]:
    for word in words[end : end + NEXT]:
        if not word[0].isalpha():
            break
        if word not in pack.stop_words:
            return pack.stem(word), word
    return " ".join((*words[max(0, start - 1) : start], "…", *words[end : end + 1])), ""


@cache
def _lines(code: str) -> tuple[_Line, ...]:
    lines = str((language_pack(code) or default_pack()).table("claims").get("contrasts", "")).strip().splitlines()
    return tuple(_Line(dict(_sides(line.lstrip(ONLY_APART))), line.startswith(ONLY_APART)) for line in lines)


def _sides(line: str) -> Iterator[tuple[str, int]]:
    for at, side in enumerate(line.split(" / ")):
        yield from ((word.strip(), at) for word in side.split("|"))


@cache
def _places(code: str) -> _Table:
    """The lines of each word or phrase of a language, its side in each, and the longest phrase that a word opens."""
    found: defaultdict[str, tuple[tuple[int, int], ...]] = defaultdict(tuple)
    for at, line in enumerate(_lines(code)):
        for word, side in line.sides.items():
            found[word] += ((at, side),)
    table = (language_pack(code) or default_pack()).table("claims")
    for key, number in (("may", MAY), ("condition", IF)):
        for word in filter(None, map(str.strip, str(table.get(key, "")).split("|"))):
            found[word] += ((number, 0),)
    sizes: dict[str, int] = {}
    for phrase in found:
        first, *rest = phrase.split(" ")
        sizes[first] = max(sizes.get(first, 0), 1 + len(rest))
    return _Table(dict(found), sizes)
