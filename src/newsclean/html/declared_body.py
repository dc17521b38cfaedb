"""The body that JSON-LD declares: evidence, and the text itself only where the page shows none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.html.walker import Blocks

SHOWN = 200  # characters of running text: a page that shows fewer shows a lead, not an article
LEAST = 300  # characters of a declared body: shorter ones are descriptions
SURE = 9.0  # log-odds of its paragraphs


def shows_less(blocks: Blocks, kept: Sequence[int], body: str | None) -> bool:
    """Does the page show no text to speak of, while its JSON-LD holds an article's?"""
    if not body or len(body) < LEAST:
        return False
    return sum(len(blocks.texts[i]) for i in kept) < SHOWN


def add_body(blocks: Blocks, scores: list[float], body: str) -> list[bool]:
    """Put the declared body behind the page's own blocks, one a paragraph; that they stay."""
    texts = [text for line in body.splitlines() if (text := " ".join(line.split()))]
    blocks.texts += texts
    blocks.element += [0] * len(texts)
    blocks.inner += [0] * len(texts)
    blocks.linked += [0] * len(texts)
    scores += [SURE] * len(texts)
    return [True] * len(texts)
