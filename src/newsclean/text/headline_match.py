"""Which of several candidates is the headline, and why; and whether two lines are versions of one headline.

What is searched differs: the elements of a page (metadata/headline_element.py; headline_text.py where it has no
headings), the blocks that cleaning works on (html/headline_block.py), the lines of a text without HTML
(line_model/headline_line.py). Each offers candidates with the strongest evidence for them; `best_headline` ranks them,
so that the order of evidence is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from newsclean.kernel import KERNEL
from newsclean.text.line_shape import is_sentence

T = TypeVar("T")
_SEPARATORS = "|-–—:·»«>"  # between a headline and the name of its site or section

SAME_TITLE = 88.0  # rapidfuzz ratio of two versions of one headline; below it, other headlines of the same story begin


class Evidence(IntEnum):
    """The evidence for a headline, weakest first."""

    LOOK = 1
    HEADING = 2
    CONTAINS = 3
    TITLE = 4

    @property
    def reason(self) -> str:
        """The evidence in words."""
        return _REASONS[self]


_REASONS = {
    Evidence.LOOK: "looks most like a headline",
    Evidence.HEADING: "is the main heading above the body",
    Evidence.CONTAINS: "contains the declared title",
    Evidence.TITLE: "repeats the declared title",
}


@dataclass(frozen=True, slots=True)
class HeadlineCandidate(Generic[T]):
    """A possible headline, the evidence for it, and its rank among candidates with the same evidence."""

    where: T
    evidence: Evidence
    rank: tuple[float, ...] = ()

    @property
    def reason(self) -> str:
        """Why this is the headline, for people to read."""
        return self.evidence.reason


def best_headline(candidates: Iterable[HeadlineCandidate[T]]) -> HeadlineCandidate[T] | None:
    """The candidate with the strongest evidence, then the highest rank, then the first; None if there are none.

    >>> look, heading = HeadlineCandidate(3, Evidence.LOOK, (9.0,)), HeadlineCandidate(5, Evidence.HEADING, (1.0,))
    >>> best_headline([look, heading]).where, best_headline([look, heading]).reason
    (5, 'is the main heading above the body')
    >>> best_headline([]) is None
    True
    """
    return max(candidates, key=lambda candidate: (candidate.evidence, candidate.rank), default=None)


def same_title(a: str, b: str) -> bool:
    """Are these two versions of one headline, ignoring case and a site's name after it?

    >>> same_title("Trade hits a record", "Trade hits a record | The Daily Example")
    True
    >>> same_title("Trade hits a record", "Trade hits a wall")
    False
    """
    short, long = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    if long > short + 60 or (short < 8 and long != short) or (KERNEL and not KERNEL.may_be_same_title(a, b)):
        return False
    a, b = a.casefold().strip(), b.casefold().strip()
    if a == b:
        return True
    if long <= 1.3 * short and short >= 8 and _share_words(a, b):
        from rapidfuzz.fuzz import ratio  # 14 ms, and most documents repeat nothing

        if ratio(a, b, score_cutoff=SAME_TITLE):
            return True
    return short >= 8 and (_is_title_and_site(a, b) if len(a) <= len(b) else _is_title_and_site(b, a))


def repeats_of(title: str, lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Those of the numbered lines that are versions of a title.

    >>> repeats_of("Trade hits a record", ["Menu", "Trade hits a record | Site"], [0, 1])
    [1]
    >>> repeats_of("Trade hits a record", [], [])
    []
    """
    possible = KERNEL.possible_repeats(title, lines, numbers) if KERNEL else numbers
    return [number for number in possible if same_title(title, lines[number])]


def _share_words(a: str, b: str) -> bool:
    """Do two lines share half of their words? Versions of one headline do; other pairs need no comparison."""
    words = set(a.split())
    return 2 * len(words.intersection(b.split())) >= len(words) or " " not in a


def _is_title_and_site(title: str, line: str) -> bool:
    """Is the line the title and a site's or a section's name, with a separator between them?"""
    at = line.find(title)
    if at < 0:
        return False
    before, after = line[:at].strip(), line[at + len(title) :].strip()
    parted = (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS)
    return bool(before or after) and parted and not is_sentence(line)
