"""Is a block part of the article's body? The network of the text model, with features of the page's HTML added.

`benchmarks/train_html.py` fits the weights, prints what they reach on publishers they have not seen, and writes
`data/html.npz`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.html import elements as tags
from newsclean.line_model import network as net

if TYPE_CHECKING:
    from newsclean.html.walker import Blocks

FEWEST, SURE = 3, 9.0
BODY = 0.0  # log-odds from which a block stays. Pages of text keep long paragraphs down to -1; here 113 of 194 such
# paragraphs, on publishers not seen, are not part of the article: it is their elements that speak against them.


def score_blocks(blocks: Blocks) -> list[float]:
    """Log-odds that each block is part of the article's body; one or two blocks have no context and are body.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.walker import read_blocks
    >>> page = "<nav>Home Sport</nav>" + "<p>The river rose by two metres in the night, the town said.</p>" * 4
    >>> scores = score_blocks(read_blocks(LexborHTMLParser(page)))
    >>> scores[0] < min(scores[1:])
    True
    >>> score_blocks(read_blocks(LexborHTMLParser("")))
    []
    """
    if len(blocks) < FEWEST:
        return [-SURE if blocks.elements.tag[at] in tags.WHOLE else SURE for at in blocks.element]
    from newsclean.html import features  # numpy

    w = _weights()
    x = net.first_layer(blocks.texts, w)
    x += net.product(features.block_features(blocks), w["places"])
    scores: list[float] = net.log_odds(x, w).tolist()
    return scores


def keep_blocks(scores: Sequence[float]) -> list[bool]:
    """The blocks to keep, given their scores.

    >>> keep_blocks([1.0, -1.0])
    [True, False]
    """
    return [score > BODY for score in scores]


@cache
def _weights() -> dict[str, Any]:
    """The arrays of data/html.npz; read once, never changed."""
    return net.read_arrays("html.npz")
