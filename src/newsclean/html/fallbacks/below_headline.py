"""The text below the headline that a page declares, where the network keeps no running text: briefs, tables, recipes.

A page that declares a title and prints it has its article there, however short that is and however much stands around
it. The first sentence below the headline opens it; its container holds the rest, up to the links behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html.class_words import letters_of
from newsclean.html.classifier import rows_of_figures
from newsclean.html.line_evidence import EVIDENCE, label_block
from newsclean.html.parsing.elements import ASIDE, BUTTON, CAPTION, FIGURE, FOOTER, FORM, LABELS, NAV, SECTION_HEADINGS
from newsclean.html.runs import reads_as_sentence
from newsclean.text.headline_match import same_title
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class BelowHeadline:
    """What a text below a declared headline must have."""

    # blocks from the headline to the first sentence: byline, date, buttons for sharing, a photo's credit
    near: int = 10
    sentence: float = 20  # letters of a sentence; in Chinese, Japanese and Korean a letter stands for 2.5
    # log-odds of the best block: lower, and nothing of the page looks like an article, as in `FallbackOptions`
    lowest: float = -3.0
    # log-odds below the best block, or below 0 where that is higher, down to which a block is part of the text: the
    # network doubts all lines of such pages
    spread: float = 2.5


BELOW_HEADLINE = BelowHeadline()
_APART = NAV | ASIDE | FOOTER | FORM | BUTTON | FIGURE | CAPTION
_OPENING = ":："  # at the end of the sentence above a table or a list
# What names of elements say of a block is believed here where it is not the text's own container that bears them
_OTHERS = frozenset(("comment", "cookie", "promo", "paywall", "share", "legal", "ad", "byline", "date", "caption"))


def text_below_headline(blocks: Blocks, scores: Sequence[float], title: str | None) -> list[int]:
    """The blocks of the text below the declared headline; none where the page does not print it, or only links follow.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<h1>Road closed</h1><p>10 May<p>A landslide has closed the coast road.<p><a href=/2>Wheat is dearer</a>"
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> text_below_headline(blocks, [-1.0, -3.0, -1.5, -3.0], "Road closed | The Example")
    [2]
    >>> text_below_headline(blocks, [-1.0, -3.0, -1.5, -3.0], "The Example")
    []
    """
    if not title:
        return []
    rows = rows_of_figures(blocks)
    headings = (i for i in range(len(blocks)) if _may_be_headline(blocks, i) and same_title(title, blocks.texts[i]))
    found = [list(_below(blocks, scores, heading, rows)) for heading in headings]
    return max(found, key=lambda some: sum(letters_of(blocks.texts[i], blocks.linked[i]) for i in some), default=[])


def _may_be_headline(blocks: Blocks, block: int) -> bool:
    linked = 2 * blocks.linked[block] > len(blocks.texts[block])
    return not (linked or blocks.is_unseen(block) or blocks.elements.context[blocks.inner[block]] & (NAV | FOOTER))


def _below(blocks: Blocks, scores: Sequence[float], heading: int, rows: dict[int, int]) -> Iterator[int]:
    near = range(heading + 1, min(heading + 1 + BELOW_HEADLINE.near, len(blocks)))
    first = next((i for i in near if _is_text(blocks, i)), None)
    if first is None or any(_is_teaser(blocks, i) for i in range(heading + 1, first)):
        return
    elements = blocks.elements
    at = blocks.element[first]
    home = at if elements.tag[at] == "div" and _holds_more(blocks, first, at) else elements.parent[at]
    above = first - 1
    headed = (
        above > heading
        and elements.tag[blocks.element[above]] in SECTION_HEADINGS[1:]
        and elements.holds(home, blocks.element[above])
    )
    inside = list(_until_links(blocks, above if headed else first, home))
    best = max(scores[i] for i in inside)
    if best > BELOW_HEADLINE.lowest:
        least = min(best, 0.0) - BELOW_HEADLINE.spread
        found = [i for i in inside if i in rows or (scores[i] > least and _is_part(blocks, i))]
        between = range(found[0], found[-1])  # ingredients, subheads, answers of one word
        yield from (i for i in inside if i in found or (i in between and _is_part(blocks, i)))


def _until_links(blocks: Blocks, first: int, home: int) -> Iterator[int]:
    """The blocks of the container `home`, from the first sentence to what ends the text."""
    for i in range(first, len(blocks)):
        if not blocks.elements.holds(home, blocks.element[i]) or _ends(blocks, i):
            return
        inner = i + 1 < len(blocks) and blocks.elements.holds(home, blocks.element[i + 1])
        if inner and not reads_as_sentence(blocks.texts[i]) and _ends(blocks, i + 1):
            return  # the label of a list of links
        yield i


def _holds_more(blocks: Blocks, block: int, at: int) -> bool:
    """Do lines that `br` parts, or paragraphs, stand in the element of a block itself?"""
    return block + 1 < len(blocks) and blocks.elements.holds(at, blocks.element[block + 1])


def _is_text(blocks: Blocks, block: int) -> bool:
    return (
        (reads_as_sentence(blocks.texts[block]) or blocks.texts[block][-1] in _OPENING)
        and letters_of(blocks.texts[block], blocks.linked[block]) >= BELOW_HEADLINE.sentence
        and _is_part(blocks, block)
    )


def _is_part(blocks: Blocks, block: int) -> bool:
    """Is the block no caption, button, form or part of a margin, and not struck out by the name of its own element?"""
    elements, inner = blocks.elements, blocks.inner[block]
    apart = blocks.is_unseen(block) or elements.context[inner] & _APART or elements.tag[inner] in LABELS
    return not apart and label_block(blocks, block).kind not in _OTHERS


def _is_teaser(blocks: Blocks, block: int) -> bool:
    """Is the block a link of a headline's length? Between headline and text stand links to share and to an author."""
    text = blocks.texts[block]
    long = (
        letters_of(text) >= BELOW_HEADLINE.sentence if text[0] > SPACELESS else text.count(" ") > EVIDENCE.label_words
    )
    return long and 2 * blocks.linked[block] > len(text)


def _ends(blocks: Blocks, block: int) -> bool:
    """Is the block a link, as a teaser is, a menu, or another main heading?"""
    elements, at = blocks.elements, blocks.element[block]
    linked = 2 * blocks.linked[block] > len(blocks.texts[block])
    return linked or bool(elements.context[at] & (NAV | FOOTER)) or elements.tag[at] == SECTION_HEADINGS[0]
