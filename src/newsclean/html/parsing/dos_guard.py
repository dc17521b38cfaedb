"""Pages on which a standard parser takes quadratic time or memory: made harmless before parsing.

Three things make it so, in broken pages and in hostile ones: thousands of attributes on one element (each is compared
with all before it), formatting elements that are left open (all of them are copied into each paragraph that follows:
2,000 `<b class=N><p>` of 14 characters take 1.2 GB), and thousands of elements inside one another (each block asks all
that are open whether a paragraph is). Nothing is done to a page that cannot be so: none of the 1,073 labelled pages is
touched. To find that out takes 0.1 ms a page: a few numpy scans of its bytes prove it for nearly all (`harmless`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any

from newsclean.html.parsing import elements as tags

LONG = 16_384  # characters without a tag, from which it pays to read the attributes
ATTRIBUTES = 5_000  # on one element: they take 30 ms, and twice as many four times that
COPIES = 2_000_000  # tags x formatting with attributes, 4 times the copies: 180 MB. Labelled pages have 680,000 at most
TAGS = 20_000  # below one another they take 0.4 s; labelled pages have 7,797 in all
DEEPEST = 512  # as in Chrome (Blink's kMaximumHTMLParserDOMTreeDepth): what is deeper stands beside the last

_FORMATTING = "b|big|code|em|font|i|s|small|strike|strong|tt|u"  # the standard's; `a` and `nobr` close one another
_STYLED = re.compile(rf"<(?=[bcefistu])(?:{_FORMATTING})\s", re.IGNORECASE)
_FORMATS = re.compile(rf"</?(?:{_FORMATTING})(?=[\s/>])[^>]*(?:>|\Z)", re.IGNORECASE)
_LONG_TAG = re.compile(rf"(<[a-z][^\s/<>]{{0,30}}+)([^<>]{{{LONG},}}+)", re.IGNORECASE)
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)[^>]*(?:>|\Z)", re.IGNORECASE)
# Elements that need not be counted: they have no end, or it may be left out because the next one is their end.
_FLAT = frozenset(("br", "hr", "img", "wbr", "source", "a", "nobr", "button", "p", "li", "dt", "dd", "tr", "td", "th"))
_FLAT |= {"thead", "tbody", "tfoot", "caption", "col", "colgroup", "rp", "rt"}
_FLAT |= {name for name, kind in tags.KIND.items() if name and kind == tags.SKIP}


def harmless(page: bytes) -> bool:
    """Is it certain that `tame` leaves a page, here in UTF-8, unchanged? Most of its tags need not be read for that.

    >>> harmless(b"<p class=a>It <b>rained</b>."), harmless(b"<b class=x><p>" * 5000), harmless(b"<p" + b" x" * 9000)
    (True, False, False)
    """
    if len(page) < LONG:
        return page.count(b"<") ** 2 <= COPIES
    import numpy as np  # most texts are not pages

    codes = np.frombuffer(page, np.uint8)
    begins = np.flatnonzero(codes == ord("<"))
    if len(begins) > TAGS:
        return False
    gaps = np.diff(begins, append=len(page))
    long = np.flatnonzero(gaps > LONG)
    stretches = zip(begins[long].tolist(), gaps[long].tolist(), strict=True)
    if any(_has_many(page[begin : begin + gap]) for begin, gap in stretches):
        return False
    if len(begins) ** 2 <= COPIES:
        return True
    first, second = codes.take((begins + 1, begins + 2), mode="clip")  # nothing opens with the last two bytes
    pairs = first * np.uint16(256) + second
    return bool(len(begins) * np.count_nonzero(_formatting().take(pairs)) <= COPIES)


def _has_many(stretch: bytes) -> bool:
    """Does a stretch of a page up to the next tag begin with one of too many attributes?"""
    if stretch.find(b">", 0, LONG) >= 0 or not stretch[1:2].isalpha():
        return False
    text = stretch.decode(errors="replace")
    return _LONG_TAG.sub(_bare, text) != text


@cache
def _formatting() -> Any:
    """The pairs of bytes, as numbers, that names of formatting elements with attributes may begin with."""
    import numpy as np

    ends = [bytes((code,)) for code in range(256) if not (bytes((code,)).isalnum() or code == ord(">"))]
    found = np.zeros(1 << 16, bool)
    for name in _FORMATTING.encode().split(b"|"):
        seconds = (name[1:2], name[1:2].upper()) if len(name) > 1 else ends
        for first, second in product((name[:1], name[:1].upper()), seconds):
            found[first[0] << 8 | second[0]] = True
    return found


def tame(html: str) -> str:
    """The page; if parsing it could take quadratic time, one with the same texts that does not.

    >>> tame("<p class=a>It <b>rained</b>.")
    '<p class=a>It <b>rained</b>.'
    >>> len(tame("<b class=x><p>" * 5000)), tame("<p" + " x" * 9000 + ">It rained.")
    (15000, '<p>It rained.')
    """
    html = _LONG_TAG.sub(_bare, html)
    count = html.count("<")
    if count > TAGS:
        return _TAG.sub(_Flat().level, html)
    if count * count > COPIES and count * len(_STYLED.findall(html)) > COPIES:
        return _FORMATS.sub(_nothing, html)  # they are inline and do not delimit texts
    return html


def _bare(tag: re.Match[str]) -> str:
    """A long tag, without its attributes if there may be many; a tag with one long value is left alone."""
    names = _VALUE.sub("", tag[2])
    return tag[1] if len(names.split()) + names.count("/") > ATTRIBUTES else tag[0]


class _Flat:
    """Drops formatting, end tags without a start, and start tags below `DEEPEST`, where a block becomes a `br`."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.lost: dict[str, int] = {}
        self.roots: set[str] = set()

    def level(self, tag: re.Match[str]) -> str:
        """The replacement for one tag."""
        name = tag[2].lower()
        if name in _FLAT:
            return tag[0]
        if name in ("html", "body"):  # the attributes of a second one are added to the first, one by one
            first = name not in self.roots and not tag[1]
            self.roots.add(name)
            return tag[0] if first else _nothing(tag)
        if _FORMATS.match(tag[0]):
            return _nothing(tag)
        return (self.end(name, tag[0]) if tag[1] else self.start(name, tag[0])) or _nothing(tag)

    def start(self, name: str, tag: str) -> str:
        """An element opens."""
        if len(self.open) < DEEPEST:
            self.open.append(name)
            return tag
        self.lost[name] = self.lost.get(name, 0) + 1
        return _border(name)

    def end(self, name: str, tag: str) -> str:
        """An element closes, with those left open in it, unless it is outside of the table in which its end stands."""
        if self.lost.get(name):
            self.lost[name] -= 1
            return _border(name)
        if name not in self.open:
            return ""
        at = len(self.open) - 1
        while self.open[at] not in (name, "table"):
            at -= 1
        if self.open[at] != name:
            return ""
        del self.open[at:]
        return tag


def _nothing(tag: re.Match[str]) -> str:
    """The replacement for a removed tag: text that looks like the start of a tag must not become one."""
    return "<!---->" if tag.string[tag.start() - 1 : tag.start()] in ("<", "/") else ""


def _border(name: str) -> str:
    return "" if tags.KIND.get(name) == tags.INLINE else "<br>"
