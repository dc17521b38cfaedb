"""Lines that the text encloses: quotations, the rest of a box, what leads to a list, notes at its foot.

The network judges a line by its words, and these look like labels or captions. Their place and element tell what they
are. None is a link or stands under a name of another part (`text_parts.is_plain_part`): then nothing speaks against it
but the network, and how far that may do so is a threshold for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.html.class_words import RUNNING_TEXT, is_running
from newsclean.html.classifier import BODY
from newsclean.html.parsing.elements import LIST, TABLE
from newsclean.html.parts.boxes import reach_of, rest_of_boxes
from newsclean.html.parts.entries import single_results
from newsclean.html.parts.quotations import is_pull_quote, is_quotation
from newsclean.html.parts.standfirst import is_named_standfirst
from newsclean.html.parts.text_parts import HEADINGS, TEXT_PARTS, Part, is_plain_part, parts_of_text, text_container
from newsclean.html.runs import LIKE_BLOCKS, is_plain, reads_as_sentence

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class EnclosedOptions:
    """Down to which log-odds a line that the text encloses stays, by what it is."""

    whole: float = 0.9  # of the running text that stays: the rest may be a standfirst, or not of the text
    around: int = 4  # elements from the container of the greater part to one of all
    quoted: float = -3.0  # in a `blockquote`, or all of it in quotation marks
    leading: float = -2.5  # a line that ends in a colon, right above a list or table that stays
    opening: float = -1.5  # mean of a box or list between headline and text: bylines and dates are below
    # right below the headline, by its own name: on 1,073 pages all 11 such lines below 0, down to -3.7, are standfirsts
    subtitle: float = -4.0
    beside: float = 1.0  # log-odds below those of the headline above it, where these are lower still
    note: float = -5.0  # below a name such as "footnotes"
    item: int = 3  # words of an item of a list between headline and text: those of a menu have fewer
    verses: int = 4  # lines of a stanza; headline, summary and byline are three
    links: int = 2  # lines that are links between the text and its last paragraph


ENCLOSED = EnclosedOptions()
_NOTES = re.compile(r"(?i)(?<![a-z])(?:foot|end)-?notes?(?![a-z])")


def keep_enclosed(blocks: Blocks, scores: list[float], keep: list[bool]) -> list[bool]:
    """What to keep if lines that the text encloses are parts of it. The scores of these rise.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> text = "<p>" + "It rained in the north. " * 9
    >>> page = f"<div>{text}<blockquote><p>We ran out of soup.</p><cite>Ana Moor</cite></blockquote>{text}</div>"
    >>> keep_enclosed(read_blocks(LexborHTMLParser(page)), [2.0, -1.4, -2.0, 2.0], [True, False, False, True])
    [True, True, True, True]
    >>> page = f"<div>{text}<blockquote><p><a href=/1>Soup for all</a></blockquote>{text}</div>"
    >>> keep_enclosed(read_blocks(LexborHTMLParser(page)), [2.0, -1.4, 2.0], [True, False, True])
    [True, False, True]
    """
    if (home := text_container(blocks, keep)) is not None:
        _keep_inside(blocks, scores, keep, _whole_text(blocks, keep, home))
    return keep


def _keep_inside(blocks: Blocks, scores: list[float], keep: list[bool], home: int) -> None:
    """Keep what the text of a container encloses."""
    for block in [*_verses(blocks, scores, keep), *_first_subheads(blocks, keep), *_subtitles(blocks, scores)]:
        keep[block], scores[block] = True, max(scores[block], TEXT_PARTS.found)
    parts = list(parts_of_text(blocks, home))
    for block in [*rest_of_boxes(blocks, scores, keep, parts), *_openings(blocks, scores, keep, parts)]:
        keep[block], scores[block] = True, max(scores[block], TEXT_PARTS.found)
    rest = [*_single_lines(blocks, scores, keep, home), *_notes(blocks, scores, keep, home)]
    results = (i for i in single_results(blocks, scores, keep) if is_plain_part(blocks, i, home))
    for block in [*rest, *results, *_last_paragraph(blocks, scores, keep)]:
        keep[block], scores[block] = True, max(scores[block], TEXT_PARTS.found)


def _whole_text(blocks: Blocks, keep: Sequence[bool], home: int) -> int:
    """The innermost element around a container of text that holds nearly all of what stays: systems set each few
    paragraphs in a box of its own, with pictures and tables in others beside them.
    """
    elements = blocks.elements
    kept = (i for i, k in enumerate(keep) if k and is_running(blocks, i))
    rows = [(blocks.element[i], min(len(blocks.texts[i]), RUNNING_TEXT.block_max)) for i in kept]
    total = sum(weight for _, weight in rows)
    for _ in range(ENCLOSED.around):
        if sum(weight for at, weight in rows if elements.holds(home, at)) >= ENCLOSED.whole * total:
            break
        home = elements.parent[home]
    return home


def _openings(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], parts: Sequence[Part]) -> Iterator[int]:
    """The lines of a list or box right above the first paragraph: key points, a claim and what it is worth."""
    first = next((n for n, part in enumerate(parts) if any(keep[i] and is_running(blocks, i) for i in part.blocks)), 0)
    for part in parts[max(first - ENCLOSED.links, 0) : first]:
        rows = [i for i in part.blocks if is_plain_part(blocks, i, blocks.elements.parent[part.element])]
        if len(rows) < TEXT_PARTS.items or len(rows) < len(part.blocks):
            continue
        listed = blocks.elements.tag[part.element] in ("ul", "ol")
        told = all(_is_point(blocks.texts[i]) for i in rows) if listed else _has_sentence(blocks, rows)
        if told and sum(scores[i] for i in rows) > ENCLOSED.opening * len(rows):
            yield from rows


def _verses(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool]) -> Iterator[int]:
    """The lines that `br` parts in one element, if all stay and the network itself would keep more than half of them.

    Verses and lists of names stand above the first paragraph, where each of them alone looks like a label.
    """
    kept = [i for i, k in enumerate(keep) if k]
    for rows in (list(group) for _, group in groupby(kept, blocks.element.__getitem__)):
        sure = (
            len(rows) >= ENCLOSED.verses
            and rows[-1] - rows[0] < len(rows)
            and not any(is_running(blocks, i) for i in rows)
        )
        if sure and 2 * sum(scores[i] > BODY for i in rows) > len(rows):
            yield from rows


def _first_subheads(blocks: Blocks, keep: Sequence[bool]) -> Iterator[int]:
    """The heading that stays above the first paragraph, if one of the same level stays below it."""
    elements = blocks.elements
    rows = [i for i, k in enumerate(keep) if k and elements.tag[blocks.element[i]] in HEADINGS]
    like = [(elements.tag[blocks.element[i]], elements.names[blocks.element[i]]) for i in rows]
    if len(rows) > 1 and like[0] in like[1:] and keep[rows[0] + 1] and is_plain(blocks, rows[0]):
        yield rows[0]


def _subtitles(blocks: Blocks, scores: Sequence[float]) -> Iterator[int]:
    """The line right below an `h1` that its own name calls its subtitle: "A dry spring" looks like a section."""
    elements = blocks.elements
    below = [i + 1 for i, at in enumerate(blocks.element[:-1]) if elements.tag[at] == "h1"]
    for block in below:
        at, above = blocks.element[block], blocks.element[block - 1]
        if elements.parent[at] == elements.parent[above] and elements.names[at]:
            # what speaks against the headline, too, is the page: an article in a container for audio
            least = min(ENCLOSED.subtitle, scores[block - 1] - ENCLOSED.beside)
            if (
                is_named_standfirst(elements.names[at])
                and scores[block] > least
                and is_plain_part(blocks, block, elements.parent[at])
            ):
                yield block


def _is_point(text: str) -> bool:
    return text.count(" ") >= ENCLOSED.item - 1 and not text[:1].isdigit()


def _has_sentence(blocks: Blocks, rows: Sequence[int]) -> bool:
    return any(reads_as_sentence(blocks.texts[i]) and blocks.texts[i].count(" ") >= ENCLOSED.item for i in rows)


def _single_lines(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], home: int) -> list[int]:
    """Quotations, captions of tables, and lines that lead to a list."""
    elements, found = blocks.elements, [-1]
    for block in reach_of(keep):
        if (
            keep[block]
            or (score := scores[block]) <= ENCLOSED.quoted
            or not elements.holds(home, blocks.element[block])
        ):
            continue
        if keep[block + 1] and score > ENCLOSED.leading and _leads(blocks, block):
            fits = True
        else:
            said = reads_as_sentence(blocks.texts[block]) or keep[block - 1] or found[-1] == block - 1
            fits = said and is_quotation(blocks, block) and not is_pull_quote(blocks, block, keep)
        if fits and is_plain_part(blocks, block, home):
            found.append(block)
    return found[1:]


def _notes(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], home: int) -> Iterator[int]:
    """The lines of notes in the container of the text."""
    elements = blocks.elements
    named = {names for names in set(elements.names) if "note" in names.lower() and _NOTES.search(names)}
    for at in [at for at, names in enumerate(elements.names) if names in named] if named else ():
        if elements.holds(home, at):
            for block, own in enumerate(blocks.element):
                lost = elements.holds(at, own) and not keep[block] and scores[block] > ENCLOSED.note
                if lost and is_plain_part(blocks, block, home):
                    yield block


def _leads(blocks: Blocks, block: int) -> bool:
    """Does a line lead to the list or table whose first line follows it?"""
    if blocks.elements.tag[blocks.element[block]] == "caption":
        return True
    contexts = [blocks.elements.context[blocks.element[i]] & (LIST | TABLE) for i in (block, block + 1)]
    return blocks.texts[block][-1] in ":：" and not contexts[0] and contexts[1] > 0


def _last_paragraph(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool]) -> Iterator[int]:
    """The sentence below the text that only a link to another page parts from its like, if two of these stay."""
    reach, elements = reach_of(keep), blocks.elements
    block = reach.stop
    while (
        block < len(keep)
        and block - reach.stop < ENCLOSED.links
        and 2 * blocks.linked[block] > len(blocks.texts[block])
    ):
        block += 1
    if block == reach.stop or block >= len(keep) or not reads_as_sentence(blocks.texts[block]):
        return
    at = blocks.element[block]
    like = (elements.parent[at], elements.tag[at], elements.names[at])
    same = sum(
        keep[i] and (elements.parent[e], elements.tag[e], elements.names[e]) == like
        for i, e in enumerate(blocks.element[: reach.stop])
    )
    if same > 1 and scores[block] > LIKE_BLOCKS.between and is_plain_part(blocks, block, elements.parent[at]):
        yield block
