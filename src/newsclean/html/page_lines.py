"""From the chosen blocks of a page to the lines of its text, and the ledger of what that leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.core.edits import GAP_RULE, Entry
from newsclean.core.ledger import Ledger
from newsclean.html.classifier import rows_of_figures
from newsclean.html.line_evidence import label_block

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

Line = tuple[int, ...]  # the blocks of a line
SURE = 0.5  # the score of a removal: the model is one witness
CELLS = " | "  # between the cells of a row
ROW_RULE = "html/row"


def page_lines(blocks: Blocks, chosen: Sequence[int], keep: Sequence[bool]) -> list[Line]:
    """The chosen blocks as lines: one each, except that the cells of a row in the body are one line.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> table = "<p>Rain.<table><tr><th>Town<th>Level</tr><tr><td>Upton<td>2.1 m</tr></table>"
    >>> blocks = read_blocks(LexborHTMLParser(table))
    >>> page_lines(blocks, [0, 1, 2, 3, 4], [True] * 5), page_lines(blocks, [0, 2], [True] * 5)
    ([(0,), (1, 2), (3, 4)], [(0,), (2,)])
    """
    rows = rows_of_figures(blocks) if chosen else {}
    lines: list[Line] = []
    for block in chosen:
        row = rows.get(block)
        last = lines[-1] if lines else ()
        if row is not None and keep[block] and last and last[-1] == block - 1 and rows.get(last[0]) == row:
            lines[-1] = (*last, block)
        else:
            lines.append((block,))
    return lines


def page_ledger(blocks: Blocks, lines: Sequence[Line]) -> Ledger:
    """The removals of all other blocks, each with a line end beside it, of what is hidden, and the joints of rows."""
    place = {block: number for number, line in enumerate(lines) for block in line}
    last = len(blocks) - 1
    entries: list[Entry] = []
    position, before = 0, -1  # the line of the last block that stays
    for block, text in enumerate(blocks.texts):
        end = position + len(text)
        if block in place:
            if before == place[block]:
                entries.append(Entry(position - 1, position, "whitespace", ROW_RULE, "\n", CELLS))
            before = place[block]
            entries += _cuts(blocks, block, position)
        else:
            if before >= 0:
                entries.append(_gap(position - 1))
            entries.append(Entry(position, end, *label_block(blocks, block), text, "", SURE))
            if before < 0 and block < last:
                entries.append(_gap(end))
        position = end + 1
    return Ledger(entries, max(position - 1, 0))


def _cuts(blocks: Blocks, block: int, position: int) -> Iterator[Entry]:
    for start, end, rule in blocks.cuts.get(block, ()):
        yield Entry(position + start, position + end, "other", rule, blocks.texts[block][start:end], "", SURE)


def _gap(at: int) -> Entry:
    return Entry(at, at + 1, "whitespace", GAP_RULE, "\n", "")
