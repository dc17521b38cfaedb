"""Elements whose text no reader sees: hidden by an attribute, a style or a class, and what was struck out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

HIDDEN, DELETED = "html/hidden", "html/deleted"  # rules of the ledger
STRUCK = frozenset(("del", "s", "strike"))
# Classes for screen readers: Bootstrap, the HTML5 Boilerplate, WordPress.
_UNSEEN = (
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
)
_SELECTOR = ", ".join((
    "[hidden]", '[aria-hidden="true" i]', "dialog:not([open])", '[style*="display" i]', '[style*="visibility" i]',
    '[style*="font-size" i]', '[style*="position" i]', '[style*="indent" i]', *(f".{name}" for name in _UNSEEN),
))  # fmt: skip
_STYLE = lazy(
    r"(?i)\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*(?:hidden|collapse)\b|\bfont-size\s*:\s*0+(?:px|em|rem|%|pt)?\s*(?:;|!|\Z)"
    r"|\b(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|rem|%|\b)"
)
# `aria-hidden` hides from screen readers, not from eyes: icons and labels. All longer texts under it were paragraphs
# and answers of the article, on 350 pages of news.
PARAGRAPH = 200  # characters
_STYLED = ("display", "visibility", "font-size", "position", "indent")


def hidden_nodes(tree: LexborHTMLParser) -> frozenset[int]:
    """The identities of the hidden elements that hold text; none for a page that hides nothing.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = "<p hidden>Draft.<p style='display: none'>Menu<p style='color:red'>Rain.<i aria-hidden=true></i>"
    >>> len(hidden_nodes(LexborHTMLParser(page))), hidden_nodes(LexborHTMLParser("<p>Rain."))
    (2, frozenset())
    """
    return frozenset(_hidden(tree))


def _hidden(tree: LexborHTMLParser) -> Iterator[int]:
    if tree.body is None:
        return
    for node in tree.body.css(_SELECTOR):
        if _hides(node) and _has_text(node):
            yield node.mem_id


def _hides(node: Any) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return bool(attributes["hidden"] != "until-found")  # which a search of the page shows
    if node.tag == "dialog":
        return True
    if (attributes.get("aria-hidden") or "").lower() == "true" and len(node.text()) < PARAGRAPH:
        return True
    style = attributes.get("style") or ""
    if any(word in style.lower() for word in _STYLED) and _STYLE.search(style[:2000]):
        return True
    return not set(_UNSEEN).isdisjoint((attributes.get("class") or "").split())


def _has_text(node: Any) -> bool:
    """Is there text below the element? The first few nodes tell: icons are empty, and texts begin at once."""
    for count, inner in enumerate(node.traverse(include_text=True)):
        if inner.tag == "-text" and not inner.text_content.isspace():
            return True
        if count > _NODES:
            return True
    return False


_NODES = 50  # nodes: an icon has fewer, and what has more is a box
