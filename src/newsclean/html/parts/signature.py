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
    elements, block = blocks.elements, last + 1
    at, above = blocks.element[block], blocks.element[last]
    beside = (
        at == above
        or elements.parent[at] == elements.parent[above]
        or elements.parent[at] == elements.parent[elements.parent[above]]
    )
    if not beside or elements.tag[blocks.inner[block]] not in _APART or blocks.linked[block] or blocks.is_unseen(block):
        return None
    from newsclean.text.names.byline_names import is_name
    from newsclean.text.names.person_names import is_person

    text = blocks.texts[block]
    return text if is_name(text) and is_person(text) else None
