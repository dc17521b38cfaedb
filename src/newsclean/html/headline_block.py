"""Which block of a page is the headline: the one that repeats the known title, else the `h1` above the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.html.parsing.elements import NAV
from newsclean.text.headline_match import Evidence, HeadlineCandidate, best_headline, same_title
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

BEFORE = 0.2  # of the body's characters may be mistaken for body above an `h1` that repeats the title: notices, kickers
SHORTEST, LONGEST = 8, 250  # characters, as for pages of text; in Chinese and Japanese half of the first


def find_headline_block(blocks: Blocks, keep: list[bool], title: str | None) -> HeadlineCandidate[int] | None:
    """The block that is the headline, with the reason, or None; `keep` says which blocks are the body.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<h1>The Example</h1><h2>Rain in the north</h2><p>It rained."
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> find_headline_block(blocks, [False, False, True], "Rain in the north | The Example").reason
    'repeats the declared title'
    >>> find_headline_block(blocks, [False, False, True], None).where, find_headline_block(blocks, [False] * 3, None)
    (0, None)
    """
    first = next((i for i, k in enumerate(keep) if k), None)
    if first is None:
        return None
    # a headline may be mistaken for the body's first line; one for screen readers alone stands on the page again
    above = [i for i in range(min(first + 1, len(keep) - 1), -1, -1) if not blocks.is_unseen(i)]
    repeats = _repeats(blocks, above, title) or _late(blocks, keep, title) if title else []
    return best_headline([_repeat(blocks, i, title or "") for i in repeats] or _headings(blocks, above))


def _repeats(blocks: Blocks, above: list[int], title: str) -> list[int]:
    """The blocks that are the title; an `h1` that ends in it, behind a label, is better than the end of a menu."""
    same = [i for i in above if same_title(title, blocks.texts[i])]
    if any(not blocks.elements.context[blocks.element[i]] & NAV for i in same):
        return same
    return [i for i in above if blocks.texts[i].endswith(f" {title}") and _is_heading(blocks, i)] or same


def _repeat(blocks: Blocks, block: int, title: str) -> HeadlineCandidate[int]:
    """A block that repeats the title; a site's name alone, which also occurs in "Title | Site", ranks below others."""
    whole = 2 * len(blocks.texts[block]) >= len(title)
    return HeadlineCandidate(block, Evidence.TITLE, (whole, _is_heading(blocks, block), block))


def _headings(blocks: Blocks, above: list[int]) -> list[HeadlineCandidate[int]]:
    """The nearest `h1` above the body that can be a headline."""
    return [HeadlineCandidate(i, Evidence.HEADING) for i in above if _is_first_heading(blocks, i)][:1]


def _late(blocks: Blocks, keep: list[bool], title: str) -> list[int]:
    """The first `h1` that repeats the title and has little of the presumed body above it, if there is one."""
    left = BEFORE * sum(len(text) for text, k in zip(blocks.texts, keep, strict=True) if k)
    for i, text in enumerate(blocks.texts):
        left -= len(text) * keep[i]
        if left < 0:
            break
        if _is_heading(blocks, i) and same_title(title, text) and not blocks.is_unseen(i):
            return [i]
    return []


def _is_heading(blocks: Blocks, block: int) -> bool:
    elements, at = blocks.elements, blocks.element[block]
    return "h1" in (elements.tag[at], elements.tag[elements.parent[at]])


def _is_first_heading(blocks: Blocks, block: int) -> bool:
    """An `h1` of a headline's length that is not a link, as the site's own name is one."""
    text = blocks.texts[block]
    fits = SHORTEST <= len(text) <= LONGEST or (text[0] > SPACELESS and len(text) >= SHORTEST // 2)
    return fits and _is_heading(blocks, block) and 2 * blocks.linked[block] < len(text)
