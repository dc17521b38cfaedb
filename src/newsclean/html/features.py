"""Features of a block's position in the page: tag, context, links, container, and the words of classes and ids.

The text of a block is described by `newsclean.line_model.features`, as for pages that come as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.html.class_words import GROUPS, RUNNING_TEXT, groups_of_elements
from newsclean.html.parsing import elements as tags
from newsclean.text.line_shape import SENTENCE_ENDS
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

TAGS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "figcaption", "dt", "dd",
        "body", "article", "section", "header", "footer", "pre", "button", "summary", "center", "address", "caption",
        "nav")  # fmt: skip
INNER = ("a", "span", "b", "strong", "em", "i", "time", "small", "font", "label")
# What is deeper counts as this: labelled pages are no deeper, and the net must not guess from 500 unclosed `div`s.
DEEP = 50
UP = 8  # ancestors of the main container that are distinguished
PLACE = 13
NUMBERS = tags.FLAGS + len(TAGS) + 1 + len(INNER) + 1 + PLACE + 2 * len(GROUPS)
BITS = tags.FLAGS + len(TAGS) + 1 + len(INNER) + 1  # columns before those of `_place`: each is 0 or 1
_TAG = {tag: 1 << (tags.FLAGS + n) for n, tag in enumerate((*TAGS, ""))}
_INNER = {tag: 1 << (tags.FLAGS + len(_TAG) + n) for n, tag in enumerate((*INNER, ""))}


def block_features(blocks: Blocks) -> Any:
    """Features of one or more blocks: n × NUMBERS.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> block_features(read_blocks(LexborHTMLParser("<p>It rained.<p>All day."))).shape == (2, NUMBERS)
    True
    """
    import numpy as np  # most texts are not pages

    words = np.array((_stands(blocks), _groups(blocks)), "<i8")  # bits of a block: at most 63, and numpy unpacks them
    bits = np.unpackbits(words.view(np.uint8), axis=1, bitorder="little").reshape(2, len(blocks), 64)
    out = np.empty((len(blocks), NUMBERS), np.float32)
    out[:, :BITS] = bits[0, :, :BITS]
    out[:, BITS + PLACE :] = bits[1, :, : 2 * len(GROUPS)]
    _place(blocks, out[:, BITS : BITS + PLACE])
    return out


def _stands(blocks: Blocks) -> list[int]:
    """The context of each block, its tag and that of its innermost element, as bits."""
    context, tag = blocks.elements.context, blocks.elements.tag
    of_tag, of_inner, other, other_inner = _TAG.get, _INNER.get, _TAG[""], _INNER[""]
    return [
        context[inner] | context[at] | of_tag(tag[at], other) | of_inner(tag[inner], other_inner)
        for at, inner in zip(blocks.element, blocks.inner, strict=True)
    ]


def _place(blocks: Blocks, out: Any) -> None:
    """Links, and the position of the page's running text relative to each block; written into `out`, n × PLACE."""
    import numpy as np

    elements = blocks.elements
    parents, depth = np.array((elements.parent, elements.depth))
    element = np.array(blocks.element)
    parent = parents.take(element)
    grand = parents.take(parent)
    sizes = np.fromiter(map(len, blocks.texts), np.float32, len(blocks))
    linked = np.array(blocks.linked, np.float32)
    direct, second, own = _shares(blocks, sizes - linked, (parent, grand, element))
    best = int(np.argmax(direct + 0.5 * second))
    outside = _outside(elements, best, element)
    out[:, 0] = linked / np.maximum(sizes, 1)
    out[:, 1] = linked >= sizes * 0.95
    out[:, 2] = direct.take(parent)
    out[:, 3] = second.take(grand)
    out[:, 4] = own.take(element)
    out[:, 5] = direct.take(element)
    out[:, 6] = outside / UP
    out[:, 7] = outside == 0
    out[:, 8] = parent == best
    out[0, 9] = out[-1, 10] = out[0, 11] = 0
    out[1:, 9] = parent[1:] == parent[:-1]
    out[:-1, 10] = out[1:, 9]
    out[1:, 11] = element[1:] == element[:-1]
    out[:, 12] = np.minimum(depth.take(element), DEEP) / 20


def _shares(blocks: Blocks, free: Any, owners: tuple[Any, Any, Any]) -> list[Any]:
    """The share of the page's running text that each element holds as parent, grandparent and itself."""
    import numpy as np

    ends = np.array([text[-1] in SENTENCE_ENDS for text in blocks.texts])
    free = free * np.where([text[0] > SPACELESS for text in blocks.texts], RUNNING_TEXT.wide, 1)
    weight = np.where((free >= RUNNING_TEXT.block_min) & ends, np.minimum(free, RUNNING_TEXT.block_max), 0)
    total = max(float(weight.sum()), 1.0)
    return [np.bincount(owner, weight, minlength=len(blocks.elements.tag)) / total for owner in owners]


def _outside(elements: Any, best: int, element: Any) -> Any:
    """How many of the main container and the UP - 1 elements around it do not contain each block."""
    import numpy as np

    tops = [best]
    while tops[-1] and len(tops) < UP:
        tops.append(elements.parent[tops[-1]])
    stops = np.array([elements.end[top] for top in tops])[:, None]
    outside = ((element < np.array(tops)[:, None]) | (element >= stops)).sum(axis=0)
    return outside.astype(np.float32)


def _groups(blocks: Blocks) -> list[int]:
    """The groups of names of each block and its parent, followed by those of all outer elements, as bits."""
    elements = blocks.elements
    parents = elements.parent
    own = groups_of_elements(blocks)
    around: list[int] = []  # of the element and all around it, except the body's
    for parent, bits in zip(parents, own, strict=True):
        around.append(around[parent] | bits if around else 0)
    return [
        own[at] | own[inner] | own[parents[at]] | around[parents[parents[at]]] << len(GROUPS)
        for at, inner in zip(blocks.element, blocks.inner, strict=True)
    ]
