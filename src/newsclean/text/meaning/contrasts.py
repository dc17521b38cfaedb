"""Small words on which the meaning of a sentence turns: before and after, with and without, all and some, may and did.

Most are stop words, so that two sentences with one of them each have all other words in common.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.text.language_pack import default_pack, language_pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.text.language_pack import LanguagePack

LONGEST = 2_000  # characters of a text that are read, as of all statements
WORD = lazy(r"[^\W\d_]+|[.;!?]")
OPPOSITE, APART = "opposite", "apart"  # one of the two is wrong; both may be so, but they are not the same
ONLY_APART = "~"  # opens a line of words that are not the same, and no opposites
MAY = -1  # in place of a line: words of what may be so
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
    beside: str  # the next word that says something; where none follows, both neighbours


class _Line(NamedTuple):
    sides: dict[str, int]  # the side of each of its words
    apart: bool


def contrast(one: str, other: str, lang: str = "en") -> Contrast | None:
    """How two sentences differ by a small word beside one and the same word; None where they do not.

    A sentence with words of both sides says nothing: "from one prison to another".

    >>> [contrast("The bridge closed before the storm.", f"The bridge closed {text}.") for text in (
    ...     "after the storm", "before that storm", "after the vote")]
    [Contrast(how='opposite', one='before', other='after'), None, None]
    >>> contrast("All schools will close.", "Some schools will close.").how, contrast("He may go.", "He went.")
    ('apart', None)
    >>> contrast("He may resign.", "He resigned.")
    Contrast(how='apart', one='', other='')
    """
    pack = language_pack(lang) or default_pack()
    one, other = one[:LONGEST], other[:LONGEST]
    a, b = _words(one, pack.code), _words(other, pack.code)
    for line in sorted(a.keys() & b.keys() - {MAY}):
        met = _against(a[line], b[line])
        if met is not None:
            return Contrast(APART if _lines(pack.code)[line].apart else OPPOSITE, *met)
    return Contrast(APART) if _is_possible(a, other, pack) or _is_possible(b, one, pack) else None


def _against(one: tuple[_Word, ...], other: tuple[_Word, ...]) -> tuple[str, str] | None:
    """The words by which two sentences are on two sides of a line, where they stand beside the same word."""
    a, b = ({it.side for it in side} for side in (one, other))
    if len(a) > 1 or len(b) > 1 or a == b:
        return None
    there = {it.beside: it.text for it in other}
    return next(((it.text, there[it.beside]) for it in one if it.beside in there), None)


def _is_possible(words: Mapping[int, tuple[_Word, ...]], other: str, pack: LanguagePack) -> bool:
    """Whether a sentence says of a verb that it may be so, and another that it is."""
    verbs = {it.beside for it in words.get(MAY, ())}
    if not verbs or pack.claim_pattern("forecast").search(other):
        return False
    return not verbs.isdisjoint(pack.stem(met[0].lower()) for met in WORD.finditer(other))


@lru_cache(maxsize=1 << 12)
def _words(text: str, code: str) -> dict[int, tuple[_Word, ...]]:
    """The words of a text that have others against them, by the number of their line."""
    place, pack = _places(code), language_pack(code) or default_pack()
    words = [met[0].lower() for met in WORD.finditer(text)]
    found: defaultdict[int, tuple[_Word, ...]] = defaultdict(tuple)
    for at, word in enumerate(words):
        for line, side in place.get(word, ()):
            found[line] += (_Word(word, side, _beside(words, at, pack)),)
    return dict(found)


def _beside(words: list[str], at: int, pack: LanguagePack) -> str:
    for word in words[at + 1 : at + 1 + NEXT]:
        if not word[0].isalpha():
            break
        if word not in pack.stop_words:
            return pack.stem(word)
    return " ".join((*words[max(0, at - 1) : at], "…", *words[at + 1 : at + 2]))


@cache
def _lines(code: str) -> tuple[_Line, ...]:
    lines = str((language_pack(code) or default_pack()).table("claims").get("contrasts", "")).strip().splitlines()
    return tuple(_Line(dict(_sides(line.lstrip(ONLY_APART))), line.startswith(ONLY_APART)) for line in lines)


def _sides(line: str) -> Iterator[tuple[str, int]]:
    for at, side in enumerate(line.split(" / ")):
        yield from ((word.strip(), at) for word in side.split("|"))


@cache
def _places(code: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """The lines of each word of a language, and its side in each."""
    found: defaultdict[str, tuple[tuple[int, int], ...]] = defaultdict(tuple)
    for at, line in enumerate(_lines(code)):
        for word, side in line.sides.items():
            found[word] += ((at, side),)
    for word in str((language_pack(code) or default_pack()).table("claims").get("may", "")).split("|"):
        found[word] += ((MAY, 0),)
    return dict(found)
