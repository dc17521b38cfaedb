"""Is a block part of the article's body? The network of the text model, with features of the page's HTML added.

`benchmarks/train_html.py` fits the weights, prints what they reach on publishers they have not seen, and writes
`data/html.npz`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.html.parsing import elements as tags
from newsclean.line_model import network as net
from newsclean.line_model.compiled_network import compiled_model

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks, Elements

WEIGHTS = "html.npz"
FEWEST, SURE = 3, 9.0
BODY = 0.0  # log-odds from which a block stays. Pages of text keep long paragraphs down to -1; here 113 of 194 such
# paragraphs, on publishers not seen, are not part of the article: it is their elements that speak against them.


def score_blocks(blocks: Blocks) -> list[float]:
    """Log-odds that each block is part of the article's body; one or two blocks have no context and are body.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<nav>Home Sport</nav>" + "<p>The river rose by two metres in the night, the town said.</p>" * 4
    >>> scores = score_blocks(read_blocks(LexborHTMLParser(page)))
    >>> scores[0] < min(scores[1:])
    True
    >>> score_blocks(read_blocks(LexborHTMLParser("")))
    []
    """
    if len(blocks) < FEWEST:
        return [-SURE if blocks.is_frame(at) else SURE for at in range(len(blocks))]
    from newsclean.html import features  # numpy

    w = _weights()
    places = net.product(features.block_features(blocks), w["places"])
    model = compiled_model(WEIGHTS)
    if model is not None:
        return model.scores(blocks.texts, None, places.tobytes())
    x = net.first_layer(blocks.texts, w)
    x += places
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
    return net.read_arrays(WEIGHTS)


@dataclass(frozen=True, slots=True)
class TableVote:
    """When the cells of a table vote together, and on what."""

    # characters: what stands in a longer cell is an article set in a table, as pages were before 2010
    cell_max: int = 200
    # mean log-odds down to which a table in the text stays: cells look like labels to the model
    least_in_text: float = -2.0
    least_beside: float = -4.0  # the same in the very container of a paragraph that stays right above it
    wrappers: int = 3  # elements from the table to that container: a figure, boxes to scroll in
    above: int = 2  # blocks above the table, one of which is body if the table stands in the text
    below: int = 4  # and blocks below it
    ancestors: int = 6  # elements around a block that are searched for its cell


TABLES = TableVote()
_CELLS = frozenset(("td", "th"))


class Cell(NamedTuple):
    """A block in a cell, and the elements of the cell, its row and its table."""

    block: int
    cell: int
    row: int
    table: int


def vote_in_tables(blocks: Blocks, scores: Sequence[float], keep: list[bool]) -> list[bool]:
    """What to keep if the cells of each table vote by their scores.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> table = "<table><tr><th>Town<th>Level</tr><tr><td>Upton<td>2.1 m</tr></table>"
    >>> blocks = read_blocks(LexborHTMLParser(table))
    >>> vote_in_tables(blocks, [-1.0, 2.0, 2.0, 2.0], [False, True, True, True])
    [True, True, True, True]
    >>> vote_in_tables(read_blocks(LexborHTMLParser("<p>Rain.")), [1.0], [True])
    [True]
    """
    for cells in _tables(blocks):
        if _holds_figures(cells) and max(len(blocks.texts[cell.block]) for cell in cells) <= TABLES.cell_max:
            mean = sum(scores[cell.block] for cell in cells) / len(cells)
            stays = mean > _least(blocks, keep, cells)
            for cell in cells:
                keep[cell.block] = stays
    return keep


def rows_of_figures(blocks: Blocks) -> dict[int, int]:
    """The table row of each block that is a cell of a table of figures.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> table = "<table><tr><th>Town<th>Level</tr><tr><td>Upton<td>2.1 m</tr></table><p>It rained."
    >>> rows = rows_of_figures(read_blocks(LexborHTMLParser(table)))
    >>> sorted(rows), rows[0] == rows[1], rows[1] == rows[2]
    ([0, 1, 2, 3], True, False)
    """
    return {cell.block: cell.row for cells in _tables(blocks) if _holds_figures(cells) for cell in cells}


def _least(blocks: Blocks, keep: list[bool], cells: Sequence[Cell]) -> float:
    """Down to which mean log-odds a table stays: where body text is right above it, or right above and soon below."""
    first, last = cells[0].block, cells[-1].block
    above = [i for i in range(max(first - TABLES.above, 0), first) if keep[i]]
    size, linked = sum(len(blocks.texts[c.block]) for c in cells), sum(blocks.linked[c.block] for c in cells)
    if 2 * linked < size and any(_shares_container(blocks, i, cells[0]) for i in above):
        return TABLES.least_beside
    return TABLES.least_in_text if above and any(keep[last + 1 : last + 1 + TABLES.below]) else 0.0


def _shares_container(blocks: Blocks, block: int, cell: Cell) -> bool:
    """Does a table stand in the container of a paragraph, itself or in a box of its own?"""
    parent = blocks.elements.parent
    home, at = parent[blocks.element[block]], cell.table
    for _ in range(TABLES.wrappers):
        at = parent[at]
        if at == home:
            return True
    return False


def _holds_figures(cells: Sequence[Cell]) -> bool:
    """One block per cell, in at least two rows of two cells: layout tables have other shapes."""
    rows = Counter(cell.row for cell in cells)
    single = len({cell.cell for cell in cells}) == len(cells)
    return single and len(rows) > 1 and min(rows.values()) > 1


def _tables(blocks: Blocks) -> list[list[Cell]]:
    """The blocks in cells, by the innermost table."""
    context = blocks.elements.context
    found: dict[int, list[Cell]] = defaultdict(list)
    for block, at in enumerate(blocks.element):
        if context[at] & tags.TABLE:
            cell, row, table = _place(blocks.elements, at)
            if cell >= 0 and table >= 0:
                found[table].append(Cell(block, cell, row, table))
    return list(found.values())


def _place(elements: Elements, at: int) -> tuple[int, int, int]:
    """The innermost cell, row and table around an element; -1 for each that is missing."""
    cell = row = -1
    for _ in range(TABLES.ancestors):
        tag = elements.tag[at]
        if tag == "table":
            return cell, row, at
        if tag in _CELLS and cell < 0:
            cell = at
        elif tag == "tr" and row < 0:
            row = at
        at = elements.parent[at]
    return cell, row, -1
