"""What a block that is no part of the body is called, by the elements and the names it stands in.

The net says that a block goes; this table says what to call it. `CERTAIN` kinds also tell the text cleaners what a
block is before they look: no caption is taken for a standfirst.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.html import class_words as tokens
from newsclean.html import elements as tags
from newsclean.html.frame import groups_of_elements

if TYPE_CHECKING:
    from newsclean.html.walker import Blocks

UP = 4  # ancestors whose names are asked: further up they speak of the page, not of the block
LABEL_WORDS = 3  # a link of fewer words is a menu's, one of more is a headline


class Named(NamedTuple):
    """Why a block goes: the kind, and the rule for the ledger."""

    kind: str
    rule: str


KEPT = Named("other", "html/model")  # of blocks that stay; nobody reads it
_BY_CONTEXT = (
    (tags.NAV, Named("navigation", "html/nav")),
    (tags.CAPTION, Named("caption", "html/figcaption")),
    (tags.FIGURE, Named("caption", "html/figure")),
    (tags.BUTTON, Named("ui_label", "html/button")),
    (tags.FORM, Named("ui_label", "html/form")),
)
# By the first word of a group of names (`tokens.GROUPS`); the first group that a block stands in decides.
_BY_GROUP = {
    "caption": "caption", "comment": "comment", "share": "share", "newsletter": "promo", "paywall": "paywall",
    "cookie": "cookie", "byline": "byline", "date": "date", "ad": "ad", "related": "related_link", "nav": "navigation",
    "tag": "navigation", "video": "video", "legal": "legal", "tool": "ui_label",
}  # fmt: skip
_GROUPS = [
    (1 << number, Named(_BY_GROUP[word], f"html/{word}"))
    for number, group in enumerate(tokens.GROUPS)
    if (word := group.split()[0]) in _BY_GROUP
]
CERTAIN = frozenset(("caption", "navigation", "ui_label", "share", "comment", "cookie", "byline", "date", "ad"))


def name_block(blocks: Blocks, block: int) -> Named:
    """The kind and rule of a block that goes.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.walker import read_blocks
    >>> page = "<figure><figcaption>The bridge</figcaption></figure><div class=share-bar>Post it</div><p>It rained."
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> [name_block(blocks, i).rule for i in range(3)]
    ['html/figcaption', 'html/share', 'html/model']
    """
    elements = blocks.elements
    context = elements.context[blocks.inner[block]] | elements.context[blocks.element[block]]
    for flag, named in _BY_CONTEXT:
        if context & flag and not (flag == tags.FIGURE and 2 * blocks.linked[block] > len(blocks.texts[block])):
            return named  # a link over an image is a teaser's
    return _by_name(blocks, block) or _by_place(blocks, block, context)


def _by_name(blocks: Blocks, block: int) -> Named | None:
    elements, groups = blocks.elements, groups_of_elements(blocks)
    at = blocks.inner[block]
    for _ in range(UP):
        if bits := groups[at]:
            for bit, named in _GROUPS:
                if bits & bit:
                    return named
        if not at:
            break
        at = elements.parent[at]
    return None


def _by_place(blocks: Blocks, block: int, context: int) -> Named:
    text = blocks.texts[block]
    if 2 * blocks.linked[block] > len(text):
        long = text.count(" ") >= LABEL_WORDS or text[0] > "\u2e7f"
        return Named("related_link", "html/link") if long else Named("navigation", "html/link")
    if context & tags.FOOTER:
        return Named("navigation", "html/footer")
    return Named("related_link", "html/aside") if context & tags.ASIDE else Named("other", "html/model")
