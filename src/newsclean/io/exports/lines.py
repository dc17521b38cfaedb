"""The lines of an export, whatever file holds it: plain text, HTML, RTF, a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from newsclean.core.lazy_regex import lazy

WRAPPED = (
    100  # characters: the longest line of text that was wrapped by a database, with its margin; they wrap at 78 to 80
)
_SPACE = lazy(r"[ \t\xa0\r\f\v]+")
BLOCKS = frozenset(
    (
        "p",
        "div",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "section",
        "header",
        "footer",
        "li",
        "ul",
        "aside",
        "pre",
        "blockquote",
        "body",
    )
)
DROPPED = frozenset(("script", "style", "head", "title", "noscript"))


def text_lines(text: str) -> list[str]:
    """The lines of plain text, their ends stripped; margins are kept."""
    return [line.rstrip().lstrip("\ufeff") for line in text.replace("\f", "\n").splitlines()]


def html_lines(html: str) -> list[str]:
    """The lines of HTML: a line for each block, an empty one between paragraphs, a break of a line for each br.

    >>> html_lines("<div><p>One<br>Two\\nmore</p><p>Three</p></div>")
    ['One', 'Two more', '', 'Three']
    """
    from newsclean.html.parse import tree_of

    body = tree_of(html).body
    return [] if body is None else node_lines(body)


def node_lines(node: Any) -> list[str]:
    """The lines of an element of a page."""
    out: list[str] = []
    for piece in "".join(_pieces(node)).split("\n"):
        line = _SPACE.sub(" ", piece).strip()
        if line or (out and out[-1]):
            out.append(line)
    while out and not out[-1]:
        out.pop()
    return out


def _pieces(root: Any) -> Iterator[str]:
    """The text of an element, a line end for each br and empty lines around blocks. No recursion: pages are deep."""
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield (node.text_content or "").replace("\n", " ")
        elif node.tag == "br":
            yield "\n"
        elif node.tag not in DROPPED and not node.tag.startswith(("_", "-")):
            block = node.tag in BLOCKS
            if block:
                yield "\n\n"
                stack.append("\n\n")
            stack.extend(reversed(list(node.iter(include_text=True))))


def is_wrapped(lines: list[str]) -> bool:
    """Were these lines broken by the database, so that a paragraph is several of them?

    >>> is_wrapped(["The county will pay a third of the bill and the water board the", "rest of it.", ""] * 4)
    True
    >>> is_wrapped(["The county will pay a third of the bill and the water board the rest of it, " * 3, "It rained."])
    False
    """
    full = [line for line in lines if line.strip()]
    if not full or any(len(line) > WRAPPED for line in full):
        return False
    widest = sorted(len(line) for line in full)[-max(1, len(full) // 10)]
    ends = sum(
        1
        for one, two in pairwise(lines)
        if one.strip() and two.strip() and len(one) > 0.7 * widest and not re.search(r"[.!?:”\"»]\s*\Z", one)
    )
    return widest > 50 and ends > 0


def export_paragraphs(lines: list[str], *, wrapped: bool | None = None) -> list[str]:
    """The paragraphs of lines: joined where the database broke them, else one a line."""
    join = is_wrapped(lines) if wrapped is None else wrapped
    out: list[list[str]] = [[]]
    for line in lines:
        text = line.strip()
        if text and join:
            out[-1].append(text)
        elif text:
            out.append([text])
        else:
            out.append([])
    return [" ".join(part) for part in out if part]
