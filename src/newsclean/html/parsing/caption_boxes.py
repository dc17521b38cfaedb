"""Small containers beside the text of a page, such as a picture's caption with its credit below it.

Many systems set captions in plain `div`s and cells of tables, without a `figure`. What they have in common is that
the caption shares a container with its credit, and with nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html.class_words import SUMMARY, groups_of_elements
from newsclean.html.parsing.elements import SECTION_HEADINGS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class BoxOptions:
    """What a container of a caption may hold. From twelve pages of six publishers, none of which has a `figure`."""

    blocks: int = 4  # caption, credit, a button to enlarge the picture, and a label
    longest: int = 500  # characters: the longest of these captions has 310, its credit 60
    ancestors: int = 6  # tables within `span`s are the deepest of these containers


BOXES = BoxOptions()
NO_BOX = -1


def box_of_blocks(blocks: Blocks, chosen: Sequence[int], keep: Sequence[bool]) -> list[int]:
    """For each of some blocks the element of the small container that it shares with others; -1 if there is none.

    A container with half of the text of the body is no box: briefs are as short. `keep` says which blocks are the body.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<div><p>The pier.</p><p>Photo: Ida Holm</p></div>" + f"<p>{'It rained. ' * 12}" * 2
    >>> box_of_blocks(read_blocks(LexborHTMLParser(page)), range(4), [True] * 4)
    [1, 1, -1, -1]
    >>> box_of_blocks(read_blocks(LexborHTMLParser("<div><p>The pier.</p><p>It rained.</p></div>")), [0, 1], [True] * 2)
    [-1, -1]
    """
    sizes = [len(text) * kept for text, kept in zip(blocks.texts, keep, strict=True)]
    total = sum(sizes)
    found: dict[int, int] = {}
    for block in chosen if total else ():
        if block not in found:
            box, members = _box(blocks, block)
            if box != NO_BOX and 2 * sum(sizes[i] for i in members) < total:
                found |= dict.fromkeys(members, box)
    return [found.get(block, NO_BOX) for block in chosen]


def _box(blocks: Blocks, block: int) -> tuple[int, range]:
    """The outermost small container of a block, and the blocks in it."""
    elements, element = blocks.elements, blocks.element
    at, box, members = element[block], NO_BOX, range(block, block + 1)
    for _ in range(BOXES.ancestors):
        if at == 0:
            break
        start, stop = members.start, members.stop
        while start and elements.holds(at, element[start - 1]) and stop - start <= BOXES.blocks:
            start -= 1
        while stop < len(element) and elements.holds(at, element[stop]) and stop - start <= BOXES.blocks:
            stop += 1
        inside = range(start, stop)
        if len(inside) > BOXES.blocks or not _may_be_box(blocks, inside):
            break
        members = inside
        box = at if len(inside) > 1 else box
        at = elements.parent[at]
    return box, members


def _may_be_box(blocks: Blocks, members: range) -> bool:
    """Is a container short, without headings and without what is named as a summary, which pictures stand beside?"""
    elements, groups = blocks.elements, groups_of_elements(blocks)
    short = sum(len(blocks.texts[i]) for i in members) <= BOXES.longest
    own = [blocks.element[i] for i in members]
    named = any((groups[at] | groups[elements.parent[at]]) & SUMMARY for at in own)
    return short and not named and not any(elements.tag[at] in SECTION_HEADINGS for at in own)
