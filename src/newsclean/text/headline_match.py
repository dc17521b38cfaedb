"""Which of several candidates is the headline, and why; and whether two lines are versions of one headline.

Above the first paragraph of a text without HTML, `best_loose_line` finds it by form and place alone.

What is searched differs: the elements of a page (metadata/headline_element.py; headline_text.py where it has no
headings), the blocks that cleaning works on (html/headline_block.py), the lines of a text without HTML
(line_model/headline_line.py). Each offers candidates with the strongest evidence for them; `best_headline` ranks them,
so that the order of evidence is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Generic, TypeVar

from newsclean.core.lazy_regex import lazy
from newsclean.kernel import KERNEL
from newsclean.text.line_shape import is_headline, is_sentence, is_uncased, word_count
from newsclean.text.scripts import SPACELESS

T = TypeVar("T")
_SEPARATORS = "|-–—:·»«>"  # between a headline and the name of its site or section

SAME_TITLE = 88.0  # rapidfuzz ratio of two versions of one headline; below it, other headlines of the same story begin

LABEL = 4  # words: labels above a headline are shorter; a longer line that opens a text is the headline
# A standfirst of a few words has a word of so many small letters, or no capitals at all; labels below a headline
# ("War in the Gulf", "Science Reporter") have short ones.
CLAUSE, SMALL = range(4, 8), 5
_NAMED = lazy(r"[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S+){1,3},")  # a name and a role
_PATH = lazy(r" [/|>»›] | [—–-]$")


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
    return short >= 8 and (is_title_and_site(a, b) if len(a) <= len(b) else is_title_and_site(b, a))


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


def is_title_and_site(title: str, line: str) -> bool:
    """Is the line the title and a site's or a section's name, with a separator between them?

    >>> is_title_and_site("Trade hits a record", "Trade hits a record - The Daily Example")
    True
    >>> is_title_and_site("Trade hits a record", "Trade hits a record high")
    False
    """
    at = line.find(title)
    if at < 0:
        return False
    before, after = line[:at].strip(), line[at + len(title) :].strip()
    parted = (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS)
    return bool(before or after) and parted and not is_sentence(line)


def best_loose_line(texts: Sequence[str], blocks: Iterable[int], *, page: bool) -> HeadlineCandidate[int] | None:
    """The best of these lines that could be headlines: long and repeated ones first.

    A standfirst is longer than its headline, which stands directly above it.

    >>> lines = ["Ferry late for a third day", "The operator blames fog, ice and a shortage of crews", "It was late."]
    >>> best_loose_line(lines, [0, 1], page=True).where
    0
    """
    found = {}
    for block in blocks:
        if is_headline(text := texts[block]):
            words = word_count(text)
            opens = block == 0 and words >= LABEL and not page
            points = min(words, 12) + 6 * (texts.count(text) > 1) + 2 * (text[-1] not in ')”"') + 10 * opens
            points -= 8 * (sum(any(map(str.isdigit, word)) for word in text.split()) > 1)  # a row of results
            found[block] = HeadlineCandidate(block, Evidence.LOOK, (points,))
    best = best_headline(found.values())
    while best and (above := found.get(best.where - 1)) and is_more_than_label(texts[above.where]):
        best = above
    return best


def is_more_than_label(text: str) -> bool:
    """Is a line too long for a label, and no path of sections?

    >>> is_more_than_label("Ferry late for a third day"), is_more_than_label("Technology Lab / Information Technology")
    (True, False)
    """
    words = sum(word[0].isalnum() or word[-1].isalnum() for word in text.split())
    return max(words, word_count(text.replace(" ", ""))) >= LABEL and not _PATH.search(text)


def without_site(
    texts: Sequence[str], found: HeadlineCandidate[int] | None, blocks: Iterable[int]
) -> HeadlineCandidate[int] | None:
    """The one of these lines that is the headline found without a site's name, which printed pages add; else that.

    >>> lines = ["Ferry late again - The Harford Post", "Ferry late again"]
    >>> without_site(lines, HeadlineCandidate(0, Evidence.LOOK), [0, 1]).where
    1
    """
    if found is None:
        return None
    line = texts[found.where].casefold()
    if not any(sign in line for sign in _SEPARATORS):
        return found
    bare = (at for at in blocks if is_headline(texts[at]) and is_title_and_site(texts[at].casefold(), line))
    return replace(found, where=next(bare, found.where))


def is_clause(text: str) -> bool:
    """Do a few words say something?

    >>> is_clause("The keeper will stay on"), is_clause("War in the Gulf"), is_clause("Ida Holm, science reporter")
    (True, False, False)
    """
    words = text.split()
    if len(words) not in CLAUSE or text[-1] in ":»›>|" or text[-1].isdigit() or text[0] > SPACELESS:
        return False
    clause = any((len(word) >= SMALL and word[0].islower()) or is_uncased(word[0]) for word in words[1:])
    return clause and text[0].isalpha() and not _NAMED.match(text)
