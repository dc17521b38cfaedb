"""What the model keeps of boxes that are no part of the text: the offers of a wall, the heading above links to more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.html.class_words import groups_of, is_running
from newsclean.html.parsing.elements import BUTTON, FORM
from newsclean.html.parts.text_parts import HEADINGS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

_WALL = groups_of("paywall")


def drop_box_residue(blocks: Blocks, keep: list[bool]) -> list[bool]:
    """What to keep without the offers of walls, and without a last heading of whose section nothing stays.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> text = "<p>" + "It rained in the north. " * 9
    >>> wall = "<div class=paywall><p>Four weeks for a pound.<button>Buy</button></div>"
    >>> drop_box_residue(read_blocks(LexborHTMLParser(text + wall)), [True, True, False])
    [True, False, False]
    >>> rest = f"<div class=paywall>{text}<button>Print</button></div>"
    >>> drop_box_residue(read_blocks(LexborHTMLParser(text + rest)), [True, True, False])
    [True, True, False]
    >>> more = "<h2>Also from this source</h2><a href=/1>Wheat falls</a>"
    >>> drop_box_residue(read_blocks(LexborHTMLParser(text + more)), [True, True, False])
    [True, False, False]
    """
    for block in _offers(blocks, keep):
        keep[block] = False
    last = len(keep) - 1
    while last > 0 and not keep[last]:
        last -= 1
    if 0 < last < len(keep) - 1 and _heads_nothing(blocks, last):
        keep[last] = False
    return keep


def _heads_nothing(blocks: Blocks, block: int) -> bool:
    elements, at, after = blocks.elements, blocks.element[block], block + 1
    linked = 2 * blocks.linked[after] > len(blocks.texts[after])
    return elements.tag[at] in HEADINGS and (linked or elements.parent[at] == elements.parent[blocks.element[after]])


def _offers(blocks: Blocks, keep: Sequence[bool]) -> Iterator[int]:
    """The lines of a wall that stay: below running text, short ones only, with a button or a form to buy.

    Where the text itself stands under such a name, as behind a wall that was opened, it has paragraphs.
    """
    elements = blocks.elements
    named = {names for names in set(elements.names) if names and groups_of(names) & _WALL}
    for at in [at for at, names in enumerate(elements.names) if names in named] if named else ():
        rows = [i for i, own in enumerate(blocks.element) if elements.holds(at, own)]
        stays = [i for i in rows if keep[i]]
        if not stays or any(is_running(blocks, i) for i in rows if not elements.context[blocks.inner[i]] & FORM):
            continue
        asks = any(elements.context[blocks.inner[i]] & (BUTTON | FORM) for i in rows)
        if asks and any(keep[i] and is_running(blocks, i) for i in range(rows[0])):
            yield from stays
