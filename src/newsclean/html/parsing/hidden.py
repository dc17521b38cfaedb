"""Elements whose text no reader sees: hidden by an attribute, a style or a class, and what was struck out.

What a reader opens, the panels of an accordion and the rest behind "read more", is text of the page. How to pronounce a
word, which `ruby` sets above it, does not belong to the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.text.line_shape import is_sentence

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

HIDDEN, DELETED, READING = "html/hidden", "html/deleted", "html/reading"  # rules of the ledger
NOTED = dict.fromkeys(("del", "s", "strike"), DELETED) | dict.fromkeys(("rt", "rtc", "rp"), READING)
# Classes for screen readers: Bootstrap, the HTML5 Boilerplate, WordPress. And for editors: MediaWiki's links.
_UNSEEN = (
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "mw-editsection",
)
_SELECTOR = ", ".join((
    "[hidden]", '[aria-hidden="true" i]', "dialog:not([open])", '[style*="display" i]', '[style*="visibility" i]',
    '[style*="font-size" i]', '[style*="position" i]', '[style*="indent" i]', *(f".{name}" for name in _UNSEEN),
    '[amp-access^="NOT " i]',
))  # fmt: skip
_STYLE = lazy(
    r"(?i)\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*(?:hidden|collapse)\b|\bfont-size\s*:\s*0+(?:px|em|rem|%|pt)?\s*(?:;|!|\Z)"
    r"|\b(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|rem|%|\b)"
)
# `aria-hidden` hides from screen readers, not from eyes: icons and labels. All longer texts under it were paragraphs
# and answers of the article, on 350 pages of news.
PARAGRAPH = 200  # characters
MOST_PANELS = 200  # of a page: each is read to its end, and panels may nest
PANEL = 60  # characters: what a reader opens to read has a sentence at least, or is one; menus and icons are shorter
PANEL_NAMES = lazy(
    r"(?i)accordion|collaps|faq|expand|spoiler|read-?more|more-?(?:text|content)|toggle-?(?:content|text|panel)"
)
_OPENERS = "[aria-controls], [data-target], [data-bs-target], [data-toggle=collapse]"
_OPENS = ("aria-controls", "data-target", "data-bs-target", "href")
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
    panels: set[str] | None = None
    left = MOST_PANELS
    for node in tree.body.css(_SELECTOR):
        if _hides(node) and _has_text(node):
            if left and (PANEL_NAMES.search(node.attributes.get("class") or "") or "id" in node.attributes):
                if panels is None:  # few pages hide what has a name
                    panels = _panels(tree)
                if _is_named(node, panels):
                    left -= 1
                    if _has_paragraph(node):
                        continue
            yield node.mem_id


def _panels(tree: LexborHTMLParser) -> set[str]:
    """The ids of what buttons and links of the page open."""
    if tree.body is None:
        return set()
    found = (node.attributes.get(name) for node in tree.body.css(_OPENERS) for name in _OPENS)
    return {name.lstrip("#") for name in found if name}


def _is_named(node: Any, panels: set[str]) -> bool:
    """Do its names say that a reader opens it: a panel of an accordion, or what stands behind "read more"?"""
    attributes = node.attributes
    return attributes.get("id") in panels or PANEL_NAMES.search(attributes.get("class") or "") is not None


def _has_paragraph(node: Any) -> bool:
    first = node.css_first("p, dd")
    if first is None or _is_unseen(node):
        return False
    return len(node.text()) >= PANEL or is_sentence(" ".join(first.text().split()))


def _is_unseen(node: Any) -> bool:
    return not set(_UNSEEN).isdisjoint((node.attributes.get("class") or "").split())


def _hides(node: Any) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return bool(attributes["hidden"] != "until-found")  # which a search of the page shows
    if node.tag == "dialog" or "amp-access" in attributes:
        return True  # the other `amp-access` elements are for those who may read
    if (attributes.get("aria-hidden") or "").lower() == "true" and len(node.text()) < PARAGRAPH:
        return True
    style = attributes.get("style") or ""
    if any(word in style.lower() for word in _STYLED) and _STYLE.search(style[:2000]):
        return True
    return _is_unseen(node)


def _has_text(node: Any) -> bool:
    """Is there text below the element? The first few nodes tell: icons are empty, and texts begin at once."""
    for count, inner in enumerate(node.traverse(include_text=True)):
        if inner.tag == "-text" and not inner.text_content.isspace():
            return True
        if count > _NODES:
            return True
    return False


_NODES = 50  # nodes: an icon has fewer, and what has more is a box
