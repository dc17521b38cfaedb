"""The frame of a page's text: elements that hold nearly all of it, whose names speak of the page and not of a block.

`<article class="has-comments tag-video">` holds a whole article; `<div class="comments">` beside it does not. What the
names of the first say cannot part the text from the rest, so only what speaks for an article is read of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.html import class_words as tokens

if TYPE_CHECKING:
    from newsclean.html.walker import Blocks, Elements

RUNNING = 80  # characters outside links from which a block is running text, as in `newsclean.html.features`
WIDE = 2.5  # letters that a Chinese, Japanese or Korean character stands for
MOST = 1000  # characters of one block that count
NEARLY_ALL = 0.8  # of the running text: long threads of comments leave the article more than a fifth
WITH_HEADLINE = 0.5  # of it, where an `h1` stands in the element, too: comments and margins hold none


def running_text(blocks: Blocks) -> list[float]:
    """How many letters of running text each block holds; none where it is a label, a link or a heading's length.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.walker import read_blocks
    >>> running_text(read_blocks(LexborHTMLParser("<p>Home<p>" + "Rain. " * 20)))
    [0, 119]
    """
    free = (
        (len(text) - linked) * (WIDE if text[0] > "\u2e7f" else 1)
        for text, linked in zip(blocks.texts, blocks.linked, strict=True)
    )
    return [min(size, MOST) if size >= RUNNING else 0 for size in free]


def groups_of_elements(blocks: Blocks, *, framed: bool = False) -> list[int]:
    """The groups of names of each element, as bits; without access and what speaks against the frame if `framed`.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.walker import read_blocks
    >>> text = "<p>" + "Rain. " * 20
    >>> page = f"<article class=comments>{text}{text}<div class=comments><p>Fine.</div></article>"
    >>> [tokens.names_of(bits) for bits in groups_of_elements(read_blocks(LexborHTMLParser(page)), framed=True)]
    [[], [], [], [], ['comment'], []]
    """
    if blocks.groups is None:
        bits_of = {names: tokens.groups_of(names) for names in set(blocks.elements.names)}
        blocks.groups = [bits_of[names] for names in blocks.elements.names]
    if framed:
        blocks.groups = [bits & tokens.READ for bits in blocks.groups]
        for at in _frame(blocks):
            blocks.groups[at] &= tokens.FOR
    return blocks.groups


def _frame(blocks: Blocks) -> Iterator[int]:
    """The elements of the frame, innermost first: what holds more than half of the text holds its middle."""
    elements, weights = blocks.elements, running_text(blocks)
    total = sum(weights)
    if not total:
        return
    of_element = [0.0] * len(elements.tag)
    for at, weight in zip(blocks.element, weights, strict=True):
        of_element[at] += weight
    before = [0.0, *accumulate(of_element)]
    headings = [at for at, tag in enumerate(elements.tag) if tag == "h1"]
    for at in _upwards(elements, _middle(blocks, weights, total)):
        end = elements.end[at]
        share = (before[end] - before[at]) / total
        if share >= NEARLY_ALL or (share >= WITH_HEADLINE and any(at < heading < end for heading in headings)):
            yield at


def _middle(blocks: Blocks, weights: list[float], total: float) -> int:
    """The element in which half of the running text is reached."""
    for at, reached in zip(blocks.element, accumulate(weights), strict=True):
        if 2 * reached >= total:
            return at
    return 0


def _upwards(elements: Elements, at: int) -> Iterator[int]:
    while at:
        yield at
        at = elements.parent[at]
    yield 0
