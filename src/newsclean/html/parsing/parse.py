"""What counts as HTML, and how it becomes a tree: a text, or what BeautifulSoup has parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


_TAG = lazy(
    r"<(?:!doctype\b|(?:html|head|body|title|meta|link|div|article|section|main|header|nav|table|ul|ol|h[1-6]|p|span|a"
    r"|img|figure|blockquote|script|style|center|font|frameset|amp-[a-z]+)\b[^<>]*>)",
    re.IGNORECASE,
)


HEAD = 100_000  # bytes that are searched for the first tag: comments may stand before it


def is_html(text: str) -> bool:
    """Does the text begin with an HTML tag, possibly after comments and processing instructions?

    >>> is_html("<!DOCTYPE html><title>Rain</title>"), is_html(" <p class=x>It rained.</p>")
    (True, True)
    >>> is_html("<!-- <b>made</b> by hand --><?xml version='1.0'?><html>")
    True
    >>> is_html("<3 this"), is_html("<Reuters> It rained."), is_html("It <b>rained</b>.")
    (False, False, False)
    """
    at = _first_sign(text, 0)
    while text.startswith(("<!--", "<?"), at):
        end = text.find("-->" if text.startswith("<!--", at) else ">", at)
        if end < 0:
            return False
        at = _first_sign(text, end + (3 if text.startswith("-->", end) else 1))
    return _TAG.match(text, at) is not None


def _first_sign(text: str, at: int) -> int:
    while at < len(text) and text[at] in "\ufeff \t\r\n\f\v":
        at += 1
    return at


def is_markup(raw: Any) -> bool:
    """Is this to be read as HTML: bytes or text that begin with a tag, or something BeautifulSoup parsed?

    Empty bytes are an empty page: a download that failed.

    >>> is_markup(b"<html>"), is_markup("<html>".encode("utf-16")), is_markup(b""), is_markup("It rained.")
    (True, True, True, False)
    """
    if isinstance(raw, str):
        return is_html(raw)
    if isinstance(raw, (bytes, bytearray)):
        text = bytes(raw[:HEAD]).replace(b"\0", b"").decode("latin-1").lstrip("ï»¿ÿþ")  # byte order marks
        return not raw or is_html(text)
    return is_soup(raw)


def is_soup(raw: Any) -> bool:
    """Is this something that BeautifulSoup parsed? Recognised by its methods, so that bs4 need not be imported."""
    return not isinstance(raw, (bytes, bytearray)) and hasattr(raw, "decode") and hasattr(raw, "find_all")


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

    from newsclean.html.parsing.dos_guard import harmless, tame  # as many

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
