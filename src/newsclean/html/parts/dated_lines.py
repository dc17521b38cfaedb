"""Lines below the headline that hold nothing but a date and who wrote: "Ana Moor · 1 July 2026 · 2 min read".

The model takes some for text, and others look like a standfirst, as they have eight words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.html.class_words import is_running
from newsclean.html.line_evidence import BlockLabel
from newsclean.html.parsing.elements import TABLE
from newsclean.html.parts.text_parts import HEADINGS
from newsclean.html.runs import reads_as_sentence

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class DatedLineOptions:
    """Where such lines stand, and how long they are."""

    reach: int = 6  # blocks below the headline: a kicker, a standfirst of three, a name and the date
    longest: int = 120  # characters: two dates with the hour, a name, and how long it takes to read
    piece: int = 3  # words between two signs or dates: a name, a label; a name behind "by" may have more
    named: int = 5


DATED_LINES = DatedLineOptions()
DATE, BYLINE = BlockLabel("date", "html/dated"), BlockLabel("byline", "html/dated")
_PARTS = lazy(r"\s*[|·•,/()]\s*|\s+[-–—]\s+|\s*\0\s*")
_CLOCK = lazy(r"(?:\b[Kk]l\.?\s?)?\b\d{1,2}[:.h]\d{2}(?:\s?Uhr)?")


def drop_dated_lines(blocks: Blocks, keep: list[bool], headline: int | None) -> dict[int, BlockLabel]:
    """Drop the lines of a date and names between the headline and the first paragraph; which, each with its label.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<h1>Rain</h1><p>{}</p><p>" + "It rained in the north. " * 9
    >>> blocks = read_blocks(LexborHTMLParser(page.format("Ana Moor · 1 July 2026 · 2 min read")))
    >>> drop_dated_lines(blocks, [True] * 3, 0)
    {1: BlockLabel(kind='byline', rule='html/dated')}
    >>> blocks = read_blocks(LexborHTMLParser(page.format("Since 1 July 2026 it has rained in Orre")))
    >>> drop_dated_lines(blocks, [True] * 3, 0), drop_dated_lines(blocks, [True] * 3, None)
    ({}, {})
    """
    if headline is None:
        return {}
    found: dict[int, BlockLabel] = {}
    rows: list[int] = []
    elements, running, sentences = blocks.elements, 0, 0
    for block in range(headline + 1, min(headline + 1 + DATED_LINES.reach, len(blocks))):
        at, text = blocks.element[block], blocks.texts[block]
        runs = keep[block] and is_running(blocks, block)
        if runs or (keep[block] and reads_as_sentence(text)):
            running, sentences = running + runs, sentences + 1
            if running > 1:  # the first may be a standfirst
                break
        elif elements.tag[at] not in HEADINGS and not elements.context[at] & TABLE and (label := date_label(text)):
            rows.append(block)
            if sentences <= 1:
                found[block] = label
    if not rows or rows[-1] - rows[0] >= len(rows):
        return {}  # those of a chronicle have text between them
    for block in found:
        keep[block] = False
    return found


def date_label(text: str) -> BlockLabel | None:
    """The label of a line that is a date, and perhaps names and labels beside it; None for other lines.

    >>> date_label("Ana Moor · 1 July 2026"), date_label("It has rained since 1 July 2026")
    (BlockLabel(kind='byline', rule='html/dated'), None)
    """
    if len(text) > DATED_LINES.longest or not any(map(str.isdigit, text)):
        return None
    from newsclean.temporal.written_dates import find_dates  # with its tables, for pages that have such a line

    rest = text
    for written in reversed(list(find_dates(text))):
        rest = f"{rest[: written.start]}\0{rest[written.end :]}"
    if rest == text:
        return None
    pieces = [piece for piece in _PARTS.split(_CLOCK.sub("\0", rest)) if any(map(str.isalpha, piece))]
    if not all(_fits(piece) for piece in pieces):
        return None
    return BYLINE if any(map(_is_named, pieces)) else DATE


def _fits(piece: str) -> bool:
    words = piece.count(" ") + 1
    return words <= DATED_LINES.piece or (words <= DATED_LINES.named and _is_named(piece))


def _is_named(piece: str) -> bool:
    from newsclean.text.names.byline_names import is_name, parse_byline

    return is_name(piece) or bool(parse_byline(piece))
