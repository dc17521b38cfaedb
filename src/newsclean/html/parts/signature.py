"""The name of who wrote, set apart below the last paragraph: in bold or italics, as newspapers sign their stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.html.runs import reads_as_sentence

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

_APART = frozenset(("i", "em", "b", "strong"))


def signature_of(blocks: Blocks, kept: Sequence[int]) -> str | None:
    """The name below the last sentence of the text, whose blocks these are; None where no name stands there.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<div><p>It rained.<p><em>{}</em></div>"
    >>> signature_of(read_blocks(LexborHTMLParser(page.format("Ida Holm"))), [0])
    'Ida Holm'
    >>> signature_of(read_blocks(LexborHTMLParser(page.format("The office is closed."))), [0]) is None
    True
    """
    last = next((i for i in reversed(kept) if reads_as_sentence(blocks.texts[i])), None)
    if last is None or last + 1 >= len(blocks):
        return None
    block = last + 1
    if not _stands_beside(blocks, block, last) or (
        block + 1 < len(blocks) and _stands_beside(blocks, block + 1, block)
    ):
        return None  # of a list of people and places each is in bold
    inner = blocks.inner[block]
    if blocks.elements.tag[inner] not in _APART or blocks.linked[block] or blocks.is_unseen(block):
        return None
    from newsclean.text.names.byline_names import is_name
    from newsclean.text.names.person_names import is_person

    text = blocks.texts[block]
    return text if is_name(text) and is_person(text) else None


def _stands_beside(blocks: Blocks, block: int, other: int) -> bool:
    """Do two blocks stand in one container, or in one element?"""
    parent, at, beside = blocks.elements.parent, blocks.element[block], blocks.element[other]
    return at == beside or parent[at] in (parent[beside], parent[parent[beside]])
