"""Boxes amid the text of which the network keeps a half: a table, a quotation, a few facts under a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.html.parts.quotations import is_pull_quote, is_quotation
from newsclean.html.parts.text_parts import Part, is_plain_part
from newsclean.html.runs import STRUCTURE

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

# log-odds down to which the rest of a box stays of which half does; `TextParts.least` of the same lines is lower still
BOX = -3.5
_STARS = frozenset("★☆⭐½✩✭ ")


def reach_of(keep: Sequence[bool]) -> range:
    """From the first block that stays to the last.

    >>> reach_of([False, True, False, True, False]), reach_of([False])
    (range(1, 4), range(0, 0))
    """
    kept = [i for i, k in enumerate(keep) if k]
    return range(kept[0], kept[-1] + 1) if kept else range(0)


def rest_of_boxes(
    blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], parts: Sequence[Part]
) -> Iterator[int]:
    """The lost lines of boxes amid the text half of which stays: the heading of a table, the words of a quotation.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> from newsclean.html.parts.text_parts import parts_of_text
    >>> blocks = read_blocks(LexborHTMLParser("<p>It rained.<div><b>Levels</b><p>Upton 2 m.</div><p>It stopped."))
    >>> list(rest_of_boxes(blocks, [2.0, -1.0, 2.0, 2.0], [True, False, True, True], list(parts_of_text(blocks, 0))))
    [1]
    """
    reach = reach_of(keep)
    for part in parts:
        rows = part.blocks
        lost = [i for i in rows if not keep[i]]
        if rows.start > reach.start and rows[-1] in reach and 2 * len(lost) <= len(rows):
            yield from (i for i in lost if scores[i] > BOX and _fits_box(blocks, i, part.element, keep))


def _fits_box(blocks: Blocks, block: int, box: int, keep: Sequence[bool]) -> bool:
    """Is a line of a box a heading, an item, a quotation or a rating? Others are its credits and buttons."""
    if _STARS.issuperset(blocks.texts[block]):
        return True
    if is_quotation(blocks, block):
        formed = not is_pull_quote(blocks, block, keep)
    else:
        formed = blocks.elements.tag[blocks.element[block]] in STRUCTURE or _opens_in_bold(blocks, block, box)
    return formed and is_plain_part(blocks, block, blocks.elements.parent[box], aside=True)


def _opens_in_bold(blocks: Blocks, block: int, box: int) -> bool:
    """Is a line in bold the first of a box, as its heading is?"""
    elements = blocks.elements
    return elements.tag[blocks.inner[block]] in ("strong", "b") and not elements.holds(box, blocks.element[block - 1])
