"""Entries of a text that look like labels beside it: the dates of a chronicle, terms and figures, a single result.

A rule for one line takes them for the date of the article, a counter or the name of a section. That there are several
of one form, each with what it says below it, tells that they are of the text; a result has a form of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.html.line_evidence import EVIDENCE
from newsclean.html.parts.dated_lines import DATE, date_label
from newsclean.html.parts.text_parts import HEADINGS
from newsclean.html.runs import reads_as_sentence

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class EntryOptions:
    """How many entries make a list of them, and how sure they are then."""

    chronicle: int = 3  # dates of one form: two are those of publication and change
    terms: int = 2  # of a list of terms: one is a label and what it names
    sure: float = EVIDENCE.trust + 0.5  # log-odds: no rule for a single line that yields to the model takes such a one
    result: float = -3.0  # log-odds of a single result amid the text; the results read for this stood at -1 to -2
    result_max: int = 60  # characters: two names and two figures


ENTRIES = EntryOptions()
_YEAR = 4  # digits
_Form = tuple[str, ...]
# "Northgate 3-1 Saltby", "Ardmouth 0 - 0 Harford", "Torre Alta 3:2": an hour has two digits behind the colon
_RESULT = lazy(
    r"[^\W\d][^\d|]{1,27}(?<![,.]) ?\d{1,3} ?(?:[-–:] ?(?!\d\d(?!\d))\d{1,3}|[-–] ?\d\d)(?![\d:.,%])[^\d|]{0,27}"
)


def keep_entries(blocks: Blocks, scores: list[float], keep: list[bool]) -> None:
    """Keep the dates of a chronicle and the terms of a list that stands in the text; their scores rise.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page, scores = "<p>It rained.<dl><dt>Cost<dd>£1.1m<dt>Bins<dd>31,000</dl>", [2.0] * 5
    >>> keep_entries(read_blocks(LexborHTMLParser(page)), scores, [True] * 5)
    >>> scores
    [2.0, 3.0, 3.0, 3.0, 3.0]
    """
    for block in [*dated_headings(blocks, keep), *dated_entries(blocks, keep), *terms_in_text(blocks, keep)]:
        keep[block], scores[block] = True, max(scores[block], ENTRIES.sure)


def dated_headings(blocks: Blocks, keep: Sequence[bool]) -> list[int]:
    """The headings of a chronicle that stay: three and more of one level that are dates; rules take them for others.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "".join(f"<h3>{day} May 2026</h3><p>It rained." for day in (3, 9, 20))
    >>> dated_headings(read_blocks(LexborHTMLParser(page)), [True] * 6)
    [0, 2, 4]
    >>> dated_headings(read_blocks(LexborHTMLParser("<h3>3 May 2026</h3><p>It rained.")), [True] * 2)
    []
    """
    elements = blocks.elements
    found: dict[_Form, list[int]] = {}
    for block in [i for i, k in enumerate(keep) if k]:
        at = blocks.element[block]
        if elements.tag[at] in HEADINGS and date_label(blocks.texts[block]):
            found.setdefault((elements.tag[at], elements.names[at]), []).append(block)
    return _several(found)


def dated_entries(blocks: Blocks, keep: Sequence[bool]) -> list[int]:
    """The dates that head the entries of a chronicle, three and more of one form, each above a line that stays.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "".join(f"<li><b>{day} May 2026</b><br>It rained." for day in (3, 9, 20))
    >>> dated_entries(read_blocks(LexborHTMLParser(f"<ul>{page}</ul>")), [False, True] * 3)
    [0, 2, 4]
    >>> dated_entries(read_blocks(LexborHTMLParser(f"<ul>{page}</ul>")), [False, True, False, True, False, False])
    []
    """
    found: dict[_Form, list[int]] = {}
    texts = blocks.texts
    for block in [i - 1 for i, k in enumerate(keep) if k and i]:
        if texts[block][0].isdigit() or any(map(str.isdigit, texts[block][-4:])):
            form = _entry_form(blocks, block)
            if form and not blocks.linked[block] and not blocks.is_unseen(block) and _is_day(texts[block]):
                found.setdefault(form, []).append(block)
    return _several(found)


def _is_day(text: str) -> bool:
    """Is a text a date, a day of a year that the others tell, or a year?"""
    if text.isdecimal():
        return len(text) == _YEAR
    return date_label(text) == DATE or (text.count(" ") <= 1 and date_label(f"{text} 2000") == DATE)


def _several(found: dict[_Form, list[int]]) -> list[int]:
    return [block for rows in found.values() if len(rows) >= ENTRIES.chronicle for block in rows]


def _entry_form(blocks: Blocks, block: int) -> _Form:
    """The elements of a line that is the first one of an entry, with the next line in the same entry; else empty."""
    elements, at, below = blocks.elements, blocks.element[block], blocks.element[block + 1]
    if elements.tag[at] == "dt":
        return ("dt",) if elements.tag[below] == "dd" else ()
    entry = at if elements.holds(at, below) else elements.parent[at]
    first = block == 0 or not elements.holds(entry, blocks.element[block - 1])
    if not entry or not first or not elements.holds(entry, below):
        return ()
    return elements.tag[entry], elements.names[entry], elements.tag[at], elements.names[at]


def terms_in_text(blocks: Blocks, keep: Sequence[bool]) -> list[int]:
    """The lines of a list of terms that stands whole below the first sentence: "Bins" and "31,000" are no counter.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<p>It rained.<dl><dt>Cost<dd>£1.1m<dt>Bins<dd>31,000</dl>"
    >>> terms_in_text(read_blocks(LexborHTMLParser(page)), [True] * 5)
    [1, 2, 3, 4]
    >>> terms_in_text(read_blocks(LexborHTMLParser(page)), [True, True, True, False, True])
    []
    """
    elements = blocks.elements
    first = next((i for i, k in enumerate(keep) if k and reads_as_sentence(blocks.texts[i])), len(keep))
    lists: dict[int, list[int]] = {}
    for block in range(first + 1, len(keep)):
        if elements.tag[blocks.element[block]] in ("dt", "dd"):
            lists.setdefault(elements.parent[blocks.element[block]], []).append(block)
    whole = (rows for rows in lists.values() if all(keep[i] for i in rows))
    return [i for rows in whole if len(rows) >= 2 * ENTRIES.terms for i in rows]


def single_results(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool]) -> Iterator[int]:
    """The result of a game alone in its line, between two lines that stay.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = read_blocks(LexborHTMLParser("<p>They won.<p>Northgate 3 - 1 Saltby<p>Sport 15:30<p>He sang."))
    >>> list(single_results(page, [2.0, -1.0, -1.0, 2.0], [True, False, False, True]))
    [1]
    """
    kept = [i for i, k in enumerate(keep) if k]
    for before, after in pairwise(kept):
        for block in range(before + 1, after):
            text = blocks.texts[block]
            if scores[block] > ENTRIES.result and len(text) <= ENTRIES.result_max and _RESULT.fullmatch(text):
                yield block
