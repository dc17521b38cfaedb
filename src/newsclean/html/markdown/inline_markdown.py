"""Emphasis and links within a block as Markdown, and text escaped so that Markdown reads it as text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from newsclean.html.parsing.walker import Walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


SCHEMES = frozenset(("http", "https", "mailto"))  # not links that run a script or contain their own data
# Noncharacters, which no text may hold, mark where an element opens and closes: U+FDD0 to U+FDD8.
_OPEN_LINK, _CLOSE_LINK, _LINK_ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
_EMPHASIS = {"**": ("\ufdd3", "\ufdd4"), "*": ("\ufdd5", "\ufdd6"), "`": ("\ufdd7", "\ufdd8")}
_SIGN = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_ALL = "\ufdd0-\ufdd8"
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_PAIRS = [(sign, re.compile(f"{a}([^{_ALL}]*){b}")) for sign, (a, b) in _EMPHASIS.items()]
_LINK = re.compile(f"{_OPEN_LINK}([^{_ALL}]*){_CLOSE_LINK}(\\d+){_LINK_ENDS}")
MARKS = re.compile(f"[{_ALL}]")
_LEFT = re.compile(f"{_CLOSE_LINK}\\d+{_LINK_ENDS}|[{_ALL}]")


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
