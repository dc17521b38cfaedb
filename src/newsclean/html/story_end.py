"""Where the story ends and another begins: pages that scroll on append whole articles, others end in longer teasers.

A story stands in one container, with its headline. What follows outside that container under a heading of its own is
another story if there is one more sign of it: an `article` or `h1` of its own, a heading that is a link or a linked
title below it, a date or a byline, or a place beside everything else on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsclean.html.class_words import running_text
from newsclean.html.line_evidence import EVIDENCE, label_block
from newsclean.html.parsing.elements import ASIDE, SECTION_HEADINGS
from newsclean.text.headline_match import same_title

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks, Elements

SIGNED = frozenset(("byline", "date"))  # kinds of blocks that open a story


@dataclass(frozen=True, slots=True)
class StoryEndOptions:
    """How much of a story must stand before another can begin, and where its signs are looked for."""

    story_min: float = 200  # letters of running text: a lead alone is not a story, as in `FallbackOptions`
    brief_min: float = 70  # the same before an `h1` in an `article` of its own: one sentence, as of a brief
    # blocks of the other story in which its heading, date and byline are looked for: a kicker, the heading, a byline,
    # a date, a photo's credit
    head: int = 5
    # text of the other container, in that of the story before it: a live blog's entries are longer than its lead
    longest: float = 1.0


STORY_END = StoryEndOptions()


def end_story(blocks: Blocks, keep: list[bool], headline: int | None) -> list[bool]:
    """What to keep of a page without the stories that follow its own; `headline` is the block of the story's headline.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> text = "<p>" + "It rained in the north. " * 12
    >>> page = f"<article><h1>Rain</h1>{text}</article><article><h2>Wheat</h2>{text}</article>"
    >>> end_story(read_blocks(LexborHTMLParser(page)), [True] * 4, 0)
    [True, True, False, False]
    >>> end_story(read_blocks(LexborHTMLParser(f"<h1>Rain</h1>{text}<h2>Wind</h2>{text}")), [True] * 4, 0)
    [True, True, True, True]
    """
    # what stands above the first `h1` is not a story that could end
    heads = (i for i in range(len(blocks)) if _is_heading(blocks, i, ("h1",)))
    first = next(heads, None) if headline is None else headline
    end = None if first is None else _end(blocks, keep, first, known=headline is not None)
    return keep if end is None else [*keep[:end], *[False] * (len(keep) - end)]


def _end(blocks: Blocks, keep: Sequence[bool], headline: int, *, known: bool) -> int | None:
    """The first block of the next story; `known` if the headline is, and not only the first `h1` in its place."""
    elements, weights = blocks.elements, running_text(blocks)
    rows = [i for i, k in enumerate(keep) if k and weights[i] and i > headline]
    if not rows:
        return None
    home, title, before, last = blocks.element[headline], blocks.texts[headline], 0.0, rows[0]
    for block in rows:
        at = blocks.element[block]
        if before < STORY_END.story_min:
            brief = known and before >= STORY_END.brief_min
            if brief and (own := _own_article(blocks, range(last + 1, block), headline)) is not None:
                return own
        else:
            first = last + 1
            if outside := not elements.holds(home, at):
                top = _child(elements, home, at)
                first = max(first, _first_in(blocks, top, block))
                ahead = _Ahead([i for i in rows if i >= block], weights, title, before)
                if _starts_story(blocks, range(first, block), top, ahead):
                    return first
            if not outside and (heading := _next_headline(blocks, range(first, block), title)) is not None:
                return heading
        if not elements.holds(home, at):
            home = elements.parent[_child(elements, home, at)]
        before += weights[block]
        last = block
    return _short_story(blocks, keep, last, headline) if known and before >= STORY_END.brief_min else None


def _short_story(blocks: Blocks, keep: Sequence[bool], last: int, headline: int) -> int | None:
    """The headline of a story in an `article` of its own below the last paragraph `last`, shorter than a paragraph."""
    after = [i for i, k in enumerate(keep) if k and i > last]
    return _own_article(blocks, range(last + 1, after[-1] if after else 0), headline)


def _own_article(blocks: Blocks, rows: range, headline: int) -> int | None:
    """The first `h1` among some blocks that heads an `article` of its own, in which the page's headline is not."""
    elements, title = blocks.elements, blocks.texts[headline]
    for i in rows:
        if _is_heading(blocks, i, ("h1",)) and not same_title(title, blocks.texts[i]):
            at = blocks.element[i]
            while at and elements.tag[at] != "article":
                at = elements.parent[at]
            return i if at and not elements.holds(at, blocks.element[headline]) else None
    return None


class _Ahead(NamedTuple):
    """The blocks with text that are left of a page, the weight of each block, and the story before them."""

    rows: Sequence[int]
    weights: Sequence[float]
    title: str
    before: float  # the weight of its text


def _starts_story(blocks: Blocks, opening: range, top: int, ahead: _Ahead) -> bool:
    """Does another story start in the container `top`: no longer text than the story before it, under its own head?"""
    elements, longest = blocks.elements, STORY_END.longest * ahead.before
    within = sum(ahead.weights[i] for i in ahead.rows if elements.holds(top, blocks.element[i]))
    if within > longest and elements.parent[top] != 0:
        return False
    # a page of sections has many headings: those before a longer text than the story open no other one
    return _opens_story(blocks, opening, top, (ahead.title, sum(ahead.weights[i] for i in ahead.rows) > longest))


def _opens_story(blocks: Blocks, opening: range, top: int, beside: tuple[str, bool]) -> bool:
    """Is what stands between the two texts the head of another story, in the container `top`?

    `beside` is the headline of the story before it, and whether that is the shorter of the two.
    """
    title, shorter = beside
    heading = next((i for i in opening[: STORY_END.head] if _is_heading(blocks, i)), None)
    if heading is None or same_title(title, blocks.texts[heading]):
        return False
    elements = blocks.elements
    if elements.tag[top] == "article":
        return True
    if not shorter and (elements.parent[top] == 0 or _is_heading(blocks, heading, ("h1",))):
        return True
    if 2 * blocks.linked[heading] > len(blocks.texts[heading]) or _is_signed(blocks, heading, opening):
        return True
    return opening.stop - 1 > heading and _is_linked_title(blocks, opening.stop - 1)


def _is_linked_title(blocks: Blocks, block: int) -> bool:
    """Is a block right before the text a link of a title's length, as in lists of teasers?"""
    text = blocks.texts[block]
    return blocks.linked[block] == len(text) and text.count(" ") > EVIDENCE.label_words


def _next_headline(blocks: Blocks, opening: range, title: str) -> int | None:
    """An `h1` with a byline or a date below it, within the container of the story before it.

    One in an `aside` that ends before the text behind it is the label of a box: "Read also".
    """
    context, element = blocks.elements.context, blocks.element
    for i in opening:
        if (
            _is_heading(blocks, i, ("h1",))
            and not same_title(title, blocks.texts[i])
            and not context[element[i]] & ~context[element[opening.stop]] & ASIDE
        ):
            return i if _is_signed(blocks, i, opening) else None
    return None


def _is_signed(blocks: Blocks, heading: int, opening: range) -> bool:
    """Does a byline or a date stand beside a heading?"""
    beside = range(max(heading - 2, opening.start), min(heading + STORY_END.head, opening.stop))
    return any(label_block(blocks, i).kind in SIGNED for i in beside if i != heading)


def _is_heading(blocks: Blocks, block: int, names: tuple[str, ...] = SECTION_HEADINGS) -> bool:
    elements, at = blocks.elements, blocks.element[block]
    return elements.tag[at] in names or elements.tag[elements.parent[at]] in names


def _child(elements: Elements, home: int, at: int) -> int:
    """The outermost element around `at` that does not hold `home`."""
    while not elements.holds(elements.parent[at], home):
        at = elements.parent[at]
    return at


def _first_in(blocks: Blocks, element: int, block: int) -> int:
    """The first block in an element that holds `block`."""
    while block and blocks.elements.holds(element, blocks.element[block - 1]):
        block -= 1
    return block
