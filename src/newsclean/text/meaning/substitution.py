"""The word that two sentences differ by, where they are equal word for word beside it: "of bread", "of milk"."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.meaning.opposites import mark_opposites
from newsclean.text.meaning.set_phrases import in_one_word
from newsclean.text.synonyms import statement_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.text.language_pack import LanguagePack

LONGEST = 2_000  # characters of a text that are read, as of all statements
WORD = lazy(r"\w(?:[\w’'.-]*\w)?")
WORDS = 2  # in which they differ, at most; a phrase of more is another way to say it
COMMON = 2  # words that say something, besides
STEM = 5  # letters with which forms of one word begin


def substitution(one: str, other: str, lang: str = "en") -> tuple[str, str] | None:
    """What stands in one sentence in place of what the other has, all else being equal; None where that proves nothing.

    Words known as synonyms prove nothing, nor do those that only describe ("a huge fire"), who says it, and titles
    before a name. Who writes a sentence of his own about the same thing seldom changes one word of it alone.

    >>> [substitution("The price of bread rose.", f"The price of {text}.") for text in (
    ...     "milk rose", "bread rose", "two litres of fresh milk rose")]
    [('bread', 'milk'), None, None]
    >>> substitution("The museum opens at 9 a.m.", "The museum opens at 11 a.m.")
    ('9', '11')
    >>> substitution("Moor left Orrin for Kold.", "Moor left Kold for Orrin.")
    ('Orrin for Kold', 'Kold for Orrin')
    >>> substitution("A huge fire hit the mill.", "A big fire hit the mill.")
    >>> substitution("Ships sank off Orrin, police said.", "Ships sank off Orrin, doctors said.")
    """
    pack = language_pack(lang) or default_pack()
    if not pack.spaced:
        return None
    read = in_one_word if pack is default_pack() else str
    a, b = (WORD.findall(read(text[:LONGEST])) for text in (one, other))
    return _swapped(a, b, pack) or _replaced(a, b, pack)


def _replaced(a: Sequence[str], b: Sequence[str], pack: LanguagePack) -> tuple[str, str] | None:
    start = _shared(a, b)
    end = min(_shared(a[::-1], b[::-1]), len(a) - start, len(b) - start)
    ours, theirs = a[start : len(a) - end], b[start : len(b) - end]
    before, after = a[:start], a[len(a) - end :]
    if not (0 < len(ours) <= WORDS and 0 < len(theirs) <= WORDS):
        return None
    if sum(_says(word, pack) for word in (*before, *after)) < COMMON:
        return None
    if ours[0][0].isdigit() or theirs[0][0].isdigit():
        differ = len(ours) == len(theirs) and _are_clock_times((*ours, *theirs), (*before[-1:], *after[:1]), pack)
    else:
        differ = not (_is_beside(before, after, pack) or _are_related(ours, theirs, pack))
    return (" ".join(ours), " ".join(theirs)) if differ else None


def _swapped(one: Sequence[str], other: Sequence[str], pack: LanguagePack) -> tuple[str, str] | None:
    """The span in which two words have changed places, but not about "and": "Orrin to Velmar", "Velmar to Orrin"."""
    at = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a.lower() != b.lower()]
    if len(one) != len(other) or not 2 <= len(at) <= 2 * WORDS:  # two names of two words each
        return None
    if sorted(one[place].lower() for place in at) != sorted(other[place].lower() for place in at):
        return None
    start, end = at[0], at[-1] + 1
    joint = str(pack.table("claims").get("both", "")).split("|")
    if all(place in at or one[place].lower() in joint for place in range(start, end)):
        return None
    return " ".join(one[start:end]), " ".join(other[start:end])


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with 0 in place of each figure, start and end, of which others have judged.

    >>> masked("Bread rose 5%.", [(11, 13)]), masked("Bread rose.", [])
    ('Bread rose 0.', 'Bread rose.')
    """
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]}0{text[end:]}"
    return text


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0].lower() == pair[1].lower(), zip(one, other, strict=False)))


def _are_clock_times(words: Sequence[str], near: Sequence[str], pack: LanguagePack) -> bool:
    """Whether words are all digits, and no day of a month: dates and figures are judged elsewhere."""
    return all(word.isdigit() for word in words) and not any(word.lower() in pack.calendar for word in near)


def _says(word: str, pack: LanguagePack) -> bool:
    return word.lower() not in pack.stop_words


def _is_beside(before: Sequence[str], after: Sequence[str], pack: LanguagePack) -> bool:
    """Whether the words stand where they may differ: before a noun, a name or a figure, or beside a verb of saying."""
    if any(pack.claim_pattern("says").fullmatch(word) for word in (*before[-1:], *after[:1])):
        return True
    if [word[0].isdigit() for word in after[:2]] == [False, True] and not _says(after[0], pack):
        return True  # "slowed to 3.1%", "eased to 3.1%"
    if after and after[0][0].isdigit():
        return not before or _says(before[-1], pack)  # "hurt 50", but not "of milk doubled"
    if not after or not _says(after[0], pack) or statement_word(after[0]) is None:
        return False
    return not any(pack.claim_pattern(way).fullmatch(after[0]) for way in ("up", "down"))


def _are_related(one: Sequence[str], other: Sequence[str], pack: LanguagePack) -> bool:
    """Whether a word of either may mean what one of the other does, or one side says nothing, a day, or no."""
    sides = [[word for word in side if _says(word, pack)] for side in (one, other)]
    days = any(word.lower() in pack.calendar for side in sides for word in side)
    denies = any(pack.claim_pattern("negated").search(" ".join(side)) for side in (one, other))
    return days or denies or not all(sides) or any(_mean_the_same(a, b, pack) for a in sides[0] for b in sides[1])


@lru_cache(maxsize=1 << 12)
def _mean_the_same(one: str, other: str, pack: LanguagePack) -> bool:
    a, b = one.lower(), other.lower()
    if pack.stem(a) == pack.stem(b) or (a[:STEM] == b[:STEM] and len(a) >= STEM):
        return True
    known = [word.key for word in map(statement_word, (one, other)) if word is not None]
    if len(known) > len(set(known)):
        return True
    marks = [mark_opposites(word, pack.code) for word in (a, b)]
    return marks[0] == marks[1]
