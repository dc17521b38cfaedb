"""A clean article as Markdown: headings, lists, quotes, tables, links and emphasis of the body as the page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from newsclean.html.inline_markdown import escaped, marked_texts

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.core.article import Article
    from newsclean.html.walker import Blocks, Elements

UP = 12  # ancestors in which a block's list, row or quote is looked for
CELL = 200  # characters: what stands in a longer cell is an article set in a table, as pages were before 2010
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEADING = "#>-+="  # what would make a plain line a heading, a quote or a list


class Part(NamedTuple):
    """One block of the body: its form, its text as Markdown, and what it is a part of (a list, a quote, a table)."""

    form: str
    text: str
    whole: int = -1
    row: int = -1


def to_markdown(article: Article, blocks: Blocks, tree: LexborHTMLParser) -> str:
    """The article as Markdown, given the page it was cleaned from. Ends without a newline.

    Headings of the body start at level 2. What cleaning changed inside a block is written without links and emphasis.
    """
    marked = marked_texts(tree, article.url)
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
            yield text, block
        at += len(text) + 2


def _part(elements: Elements, at: int, text: str) -> Part:
    around = list(_ancestors(elements, at))
    names = [elements.tag[i] for i in around]
    for name in names[:2]:
        if name in HEADINGS:
            return Part("heading", f"{'#' * max(int(name[1]), 2)} {text}")
    if "tr" in names and "table" in names and len(text) <= CELL:
        return Part("cell", text, around[names.index("table")], around[names.index("tr")])
    lists = [i for i, name in zip(around, names, strict=True) if name in ("ul", "ol")]
    if lists and "li" in names:
        sign = "1." if elements.tag[lists[0]] == "ol" else "-"
        return Part("item", f"{'   ' * (len(lists) - 1)}{sign} {text}", lists[-1])
    if "blockquote" in names:
        return Part("quote", f"> {text}", around[names.index("blockquote")])
    return Part("plain", _guarded(text))


def _ancestors(elements: Elements, at: int) -> Iterator[int]:
    for _ in range(UP):
        yield at
        if not at:
            return
        at = elements.parent[at]


def _written(parts: Sequence[Part]) -> Iterator[str]:
    for (form, whole), group in groupby(parts, key=lambda part: (part.form, part.whole)):
        members = list(group)
        if form == "cell":
            yield from _table(members)
        elif whole < 0:
            yield from (part.text for part in members)
        else:
            yield ("\n>\n" if form == "quote" else "\n").join(part.text for part in members)


def _table(cells: Sequence[Part]) -> Iterator[str]:
    """A table of its cells; one that has a single column, or a single row, is no table but paragraphs."""
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
    """A paragraph that Markdown does not take for something else."""
    return "\\" + text if text[:1] in _LEADING else text
