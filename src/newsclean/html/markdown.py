"""A clean article as Markdown: headings, lists, quotes, tables, links and emphasis of the body as the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from newsclean.html.classifier import TABLES
from newsclean.html.page_lines import CELLS
from newsclean.html.parsing.line_breaks import joined
from newsclean.html.parsing.walker import Walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.core.article import Article
    from newsclean.html.parsing.walker import Blocks, Elements

UP = 12  # ancestors in which a block's list, row or quote is searched for
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SCHEMES = frozenset(("http", "https", "mailto"))  # not links that run a script or contain their own data
# Noncharacters, which no text may hold, mark where an element opens and closes: U+FDD0 to U+FDD8.
_OPEN_LINK, _CLOSE_LINK, _LINK_ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
_EMPHASIS = {"**": ("\ufdd3", "\ufdd4"), "*": ("\ufdd5", "\ufdd6"), "`": ("\ufdd7", "\ufdd8")}
_SIGN = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_ALL = "\ufdd0-\ufdd8"
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_PAIRS = [(sign, re.compile(f"{a}([^{_ALL}]*){b}")) for sign, (a, b) in _EMPHASIS.items()]
_LINK = re.compile(f"{_OPEN_LINK}([^{_ALL}]*){_CLOSE_LINK}(\\d+){_LINK_ENDS}")
_OWN = re.compile(f"[{_ALL}]")
_LEFT = re.compile(f"{_CLOSE_LINK}\\d+{_LINK_ENDS}|[{_ALL}]")
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
    marked = [] if any(map(_OWN.search, blocks.texts)) else _joined_like(blocks, marked_texts(tree, article.url))
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
    rest = iter(lines)
    return [joined(list(islice(rest, size))) for size in blocks.sizes] if len(lines) == sum(blocks.sizes) else []


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


def marked_texts(tree: LexborHTMLParser, url: str | None = None) -> list[str]:
    """The text of each block of a page as Markdown; `url` is what relative links are relative to.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = '<p>It <b>rained </b>in <a href="/york">New <i>York</i></a>, <a href="javascript:x()">he</a> said: 2*2.'
    >>> print(marked_texts(LexborHTMLParser(page), "https://example.com/a")[0])
    It **rained** in [New *York*](https://example.com/york), he said: 2\\*2.
    """
    walk = _MarkedWalk(url or "")
    if tree.body is not None:
        walk.run(tree.body)
    return [_as_markdown(text, walk.targets) for text, *_ in walk.lines]


class _MarkedWalk(Walk):
    """The reader's walk that notes where inline elements open and close."""

    counted = Walk.counted | frozenset(_SIGN)

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.targets: list[str] = []
        self.waiting: list[str] = []  # signs of elements that opened before the block's first text

    def opens(self, node: Any, tag: str) -> bool:
        """Count, and note that it opens."""
        if not super().opens(node, tag):
            return False
        if tag in _SIGN or tag == "a":
            sign = _EMPHASIS[_SIGN[tag]][0] if tag in _SIGN else _OPEN_LINK
            (self.pieces or self.waiting).append(sign)
        return True

    def closes(self, node: Any, tag: str) -> None:
        """Count, and note that it closes."""
        super().closes(node, tag)
        if not self.pieces:
            self.waiting.clear()
        elif tag in _SIGN:
            self.pieces.append(_EMPHASIS[_SIGN[tag]][1])
        elif tag == "a":
            self.pieces.append(f"{_CLOSE_LINK}{len(self.targets)}{_LINK_ENDS}")
            self.targets.append(_target(self.url, node.attributes.get("href") or ""))

    def begin(self) -> None:
        """A block begins with the signs that wait for it."""
        super().begin()
        self.pieces += self.waiting
        self.waiting = []


def _target(base: str, href: str) -> str:
    """The address of a link, made safe for Markdown; empty for one that leads nowhere."""
    try:
        target = urljoin(base, href.strip())
        known = urlsplit(target).scheme.lower() in SCHEMES
    except ValueError:  # a broken address
        return ""
    return re.sub(r"[\s()<>\\]", lambda m: f"%{ord(m[0]):02X}", target) if href and known else ""


def _as_markdown(text: str, targets: list[str]) -> str:
    """Signs of Markdown in the text escaped, pairs written as Markdown, and what has no partner left out."""
    text = escaped(text)
    for sign, pair in _PAIRS:
        text = pair.sub(partial(_emphasis, sign), text)

    def link(match: re.Match[str]) -> str:
        target = targets[int(match[2])]
        return _around(match[1], "[", f"]({target})") if target else match[1]

    return " ".join(_LEFT.sub("", _LINK.sub(link, text)).split())


def _emphasis(sign: str, match: re.Match[str]) -> str:
    return _around(match[1], sign, sign)


def _around(text: str, before: str, after: str) -> str:
    """The text between two signs, which its outer white space stays outside of."""
    inner = text.strip()
    return text.replace(inner, f"{before}{inner}{after}", 1) if inner else text


def escaped(text: str) -> str:
    """The text with the signs that Markdown would take for its own escaped.

    >>> print(escaped("[2*2] <b>"))
    \\[2\\*2\\] \\<b\\>
    """
    return _SPECIAL.sub(r"\\\1", text)
