"""What counts as HTML."""

from __future__ import annotations

import re
from typing import Any

_TAG = re.compile(
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
