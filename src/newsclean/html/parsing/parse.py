"""How HTML becomes a tree: a text, or what BeautifulSoup has parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.html.parsing.dos_guard import harmless, tame
from newsclean.io.markup import is_soup

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


def tree_of(raw: Any) -> LexborHTMLParser:
    """The tree of a page. Raises TypeError for anything but a text or a soup; bytes are decoded before.

    A soup is written out and read again, so that it yields the same blocks as the page it was made from.

    >>> tree_of("<p>It rained.").css_first("p").text()
    'It rained.'
    >>> tree_of(7)
    Traceback (most recent call last):
    ...
    TypeError: a page is a str, bytes or a BeautifulSoup, not int
    """
    from selectolax.lexbor import LexborHTMLParser  # 15 ms that plain text does not need

    if is_soup(raw):
        raw = raw.decode(formatter="minimal")
    if not isinstance(raw, str):
        raise TypeError(f"a page is a str, bytes or a BeautifulSoup, not {type(raw).__name__}")
    try:
        page = raw.encode()
    except UnicodeEncodeError:  # lone surrogates, which JSON can hold and no encoding
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        page = raw.encode()
    return LexborHTMLParser(page if harmless(page) else tame(raw))
