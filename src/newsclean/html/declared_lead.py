"""The standfirst or first paragraph that a page declares as its description: it stays, whatever its element is named.

Systems fill `og:description` from the standfirst, or with the beginning of the first paragraph. A block between
headline and body that says the same is the article's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html.parsing.elements import BUTTON, CAPTION, FIGURE, FORM, NAV
from newsclean.text.string_forms import squash

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class LeadOptions:
    """How a block must agree with a description to be the declared one."""

    letters: int = 40  # in common from the start on: mottoes and titles of sites, which some declare, are shorter
    above: int = 12  # blocks above the body that are searched where the page shows no headline, as in `page.ABOVE`
    near: int = 20  # blocks below a headline: bylines and buttons stand between
    words: int = 60  # of a standfirst; a longer one is a paragraph. `clean.zones` allows some more
    score: float = 0.0  # log-odds of the declared lead: the network neither confirms it nor speaks against it


LEAD = LeadOptions()
_APART = NAV | CAPTION | FIGURE | BUTTON | FORM


def declared_leads(blocks: Blocks, keep: Sequence[bool], headline: int | None, texts: Sequence[str]) -> frozenset[int]:
    """The block above the body that a description of the page repeats, unless it is a caption, a link or a menu.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> lead = "The old ferry is late again, and nobody at the pier knows why."
    >>> blocks = read_blocks(LexborHTMLParser(f"<h1>Late</h1><p class=tags>{lead}<p>It rained."))
    >>> declared_leads(blocks, [False, False, True], 0, [lead[:60] + "…"])
    frozenset({1})
    >>> declared_leads(blocks, [False, False, True], 0, ["News from the coast"])
    frozenset()
    """
    first = next((i for i, k in enumerate(keep) if k), None)
    wanted = [key for key in map(squash, texts) if len(key) >= LEAD.letters]
    if first is None or not wanted:
        return frozenset()
    start = max(first - LEAD.above, 0) if headline is None else headline + 1
    found = (i for i in range(start, min(first, start + LEAD.near)) if _may_lead(blocks, i))
    return frozenset(i for i in found if any(_agree(squash(blocks.texts[i]), key) for key in wanted))


def opens_body(blocks: Blocks, block: int, keep: Sequence[bool]) -> bool:
    """Is a declared lead the body's first paragraph, by its length or as it stands in one container with it?"""
    if len(blocks.texts[block].split()) > LEAD.words:
        return True
    elements, body = blocks.elements, blocks.element[keep.index(True)]
    at = blocks.element[block]
    return elements.tag[at] == elements.tag[body] == "p" and elements.parent[at] == elements.parent[body]


def repeats_description(text: str, descriptions: Sequence[str]) -> bool:
    """Is a text one that a page declares as its description, or the beginning of it?

    >>> repeats_description("The old ferry is late again, and nobody at the pier knows why.", ["News", "It rained."])
    False
    """
    key = squash(text)
    return any(_agree(key, squash(description)) for description in descriptions)


def _may_lead(blocks: Blocks, block: int) -> bool:
    context = blocks.elements.context[blocks.inner[block]]
    return not (context & _APART or blocks.is_unseen(block) or 2 * blocks.linked[block] > len(blocks.texts[block]))


def _agree(text: str, description: str) -> bool:
    """Is one the beginning of the other, over enough letters? Descriptions are cut, and so are leads."""
    common = min(len(text), len(description))
    return common >= LEAD.letters and text[:common] == description[:common]
