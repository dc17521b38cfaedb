"""A clean article as Markdown: headings, lists, quotes, tables, links and emphasis of the body as the page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from newsclean.html.classifier import TABLES
from newsclean.html.markdown.inline_markdown import MARKS, escaped, marked_texts
from newsclean.html.page_lines import CELLS
from newsclean.html.parsing.line_breaks import joined

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.core.article import Article
    from newsclean.html.parsing.blocks import Blocks, Elements

UP = 12  # ancestors in which a block's list, row or quote is searched for
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEADING = "#>-+="  # what would make a plain line a heading, a quote or a list


class MarkdownBlock(NamedTuple):
    """One block of the body: its form, its text as Markdown, and its container (a list, a quote, a table)."""

    form: str
    text: str
    whole: int = -1
    row: int = -1


def to_markdown(article: Article, blocks: Blocks, tree: LexborHTMLParser) -> str:
    """The article as Markdown, given the page it was cleaned from. Ends without a newline.

    Headings of the body start at level 2. Blocks that cleaning changed are written without links and emphasis, and so
    is a page that holds noncharacters itself: it could mark what it likes.
    """
    marked = [] if any(map(MARKS.search, blocks.texts)) else _joined_like(blocks, marked_texts(tree, article.url))
    whole = len(marked) == len(blocks)
    parts = []
    for text, block in _placed(article, blocks):
        if text != article.title:
            same = whole and blocks.texts[block] == text
            parts.append(_part(blocks.elements, blocks.element[block], marked[block] if same else escaped(text)))
    title = [f"# {escaped(article.title)}"] if article.title else []
    return "\n\n".join([*title, *_written(parts)])


def plain_markdown(article: Article) -> str:
    """The same for an article that came as text: its title as a heading, its summary and body as paragraphs."""
    title = [f"# {escaped(article.title)}"] if article.title else []
    body = [text for text in article.text.split("\n\n") if text and text != article.title]
    return "\n\n".join([*title, *(_guarded(escaped(text)) for text in body)])


def _placed(article: Article, blocks: Blocks) -> Iterator[tuple[str, int]]:
    """Every paragraph of the clean text, with the block of the page it came from."""
    ends, position = [], 0
    for text in blocks.texts:
        position += len(text) + 1
        ends.append(position)
    at = block = 0
    for text in article.text.split("\n\n"):
        source = article.ledger.unmap(at)
        while block + 1 < len(ends) and ends[block] <= source:
            block += 1
        if text:
            yield from _cells(text, blocks, block)
        at += len(text) + 2


def _cells(text: str, blocks: Blocks, first: int) -> Iterator[tuple[str, int]]:
    """A paragraph with its block; a row of a table as its cells."""
    last = first + text.count(CELLS) + 1
    if last > first + 1 and CELLS.join(blocks.texts[first:last]) == text:
        yield from zip(blocks.texts[first:last], range(first, last), strict=True)
    else:
        yield text, first


def _joined_like(blocks: Blocks, lines: list[str]) -> list[str]:
    """The lines joined as those of the blocks are."""
    if len(lines) != sum(blocks.sizes):
        return []
    rest, sizes = iter(lines), list(blocks.sizes)
    if blocks.lifted:
        start, to = blocks.lifted
        sizes.insert(start, sizes.pop(to))  # as the page has them
    texts = [joined(list(islice(rest, size))) for size in sizes]
    if blocks.lifted:
        texts.insert(to, texts.pop(start))
    return texts


def _part(elements: Elements, at: int, text: str) -> MarkdownBlock:
    around = list(_ancestors(elements, at))
    names = [elements.tag[i] for i in around]
    for name in names[:2]:
        if name in HEADINGS:
            return MarkdownBlock("heading", f"{'#' * max(int(name[1]), 2)} {text}")
    if "tr" in names and "table" in names and len(text) <= TABLES.cell_max:
        return MarkdownBlock("cell", text, around[names.index("table")], around[names.index("tr")])
    lists = [i for i, name in zip(around, names, strict=True) if name in ("ul", "ol")]
    if lists and "li" in names:
        sign = "1." if elements.tag[lists[0]] == "ol" else "-"
        return MarkdownBlock("item", f"{'   ' * (len(lists) - 1)}{sign} {text}", lists[-1])
    if "blockquote" in names:
        return MarkdownBlock("quote", f"> {text}", around[names.index("blockquote")])
    return MarkdownBlock("plain", _guarded(text))


def _ancestors(elements: Elements, at: int) -> Iterator[int]:
    for _ in range(UP):
        yield at
        if not at:
            return
        at = elements.parent[at]


def _written(parts: Sequence[MarkdownBlock]) -> Iterator[str]:
    for (form, whole), group in groupby(parts, key=lambda part: (part.form, part.whole)):
        members = list(group)
        if form == "cell":
            yield from _table(members)
        elif whole < 0:
            yield from (part.text for part in members)
        else:
            yield ("\n>\n" if form == "quote" else "\n").join(part.text for part in members)


def _table(cells: Sequence[MarkdownBlock]) -> Iterator[str]:
    """A table of its cells; one with a single column or a single row becomes paragraphs."""
    rows = [[cell.text for cell in row] for _, row in groupby(cells, key=lambda cell: cell.row)]
    width = max(map(len, rows))
    if width == 1 or len(rows) == 1:
        yield from (_guarded(text) for row in rows for text in row)
        return
    lines = ["| " + " | ".join(_cell(text) for text in [*row, *[""] * (width - len(row))]) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    yield "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _guarded(text: str) -> str:
    """A paragraph, escaped so that Markdown reads it as one."""
    return "\\" + text if text[:1] in _LEADING else text
