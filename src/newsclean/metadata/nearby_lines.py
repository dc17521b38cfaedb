"""The lines around a headline: the text within a few steps of it, with the names of the enclosing elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.text.string_forms import is_longer, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    Step = Callable[[LexborNode], LexborNode | None]

SKIP = frozenset(("script", "style", "noscript", "template", "svg", "select", "figure", "iframe", "textarea", "nav"))
_CLOSED = SKIP | {"article"}
_ENDS = frozenset(("article", "aside", "footer"))  # behind the article of a headline
MAY_DATE = lazy(r"\d{2}|[年月]")  # a line without has no date
_BESIDE = lazy(r"carousel|slideshow|slider|gallery|related|newsletter|recommend|most-?(?:read|popular)|comments?-list")
_OTHERS = lazy(r"(?i)caption|photo|image|teaser|promo|related|newsletter|comment|sidebar|share|social")
_BLOCKS = frozenset(("div", "section", "ul", "aside"))
_WHOLE = frozenset(("body", "html", "article", "main"))
_NAMES = ("class", "id", "itemprop", "rel", "data-testid")


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How far around a headline the page is read.

    Half of the first four lose 2 of 176 dates and no author on the labelled pages that were developed on.
    """

    nodes_after: int = 600  # nodes of the page
    nodes_before: int = 160  # nodes of the page
    lines_after: int = 70  # lines of text among them
    lines_before: int = 16  # lines of text among them
    long: int = 160  # characters: a byline with its roles, places and dates is shorter; a paragraph of a body is longer
    long_wide: int = 60  # the same for Chinese, Japanese and Korean, which write a word in two or three characters
    marked: int = 60  # elements named for bylines or dates on a page that are read
    far: int = 20  # lines: the distance they are assumed to have
    row: int = 3  # cells of a row of figures; two are a label and what it names, an author at times
    cells: int = 12  # of a row that are read
    cell: int = 40  # characters of one
    body: int = 4  # long lines: after as many the body has begun and bylines are others'
    ancestors: int = 3  # elements above a text whose names are read: `div.byline > span > a`


WINDOW = WindowOptions()


class Line(NamedTuple):
    """A text of the page; `at` counts lines from the headline, negative before it; `hint` is lower case."""

    text: str
    hint: str
    at: int
    stamp: str | None = None  # the attribute of a `time` element
    long: bool = False
    link: bool = False


def lines_around(node: LexborNode) -> list[Line]:
    """The lines before and after a headline, in the order of the page.

    One in an `article` has its byline there: other such elements are teasers and the next story of the page.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = "<article><h1>Rain</h1>By Ada</article><article><h2>Snow</h2>By Bo</article>"
    >>> [line.text for line in lines_around(LexborHTMLParser(page).css_first("h1"))]
    ['By Ada']
    """
    around = _names_around(node)
    closed = _CLOSED if _is_in_article(node) else SKIP
    before = list(islice(_lines(_preceding(node, closed), -1, WINDOW.nodes_before, around), WINDOW.lines_before))
    behind = takewhile(_is_of_story, following(node, closed)) if closed is _CLOSED else following(node, closed)
    after = islice(_lines(behind, 1, WINDOW.nodes_after, around), WINDOW.lines_after)
    return [*reversed(before), *after]


def _is_in_article(node: LexborNode) -> bool:
    here: LexborNode | None = node
    while here is not None and here.tag != "article":
        here = here.parent
    return here is not None


def _is_of_story(node: LexborNode) -> bool:
    """Is a node behind a headline none with which the rest of the page begins?"""
    return node.tag not in _ENDS or (node.parent is not None and _is_in_article(node.parent))


def _names_around(node: LexborNode) -> dict[int, list[str] | None]:
    """The names of the elements that hold the headline: without those for pictures and the like, as it is none."""
    found: dict[int, list[str] | None] = {}
    here: LexborNode | None = node.parent
    while here is not None:
        names = _names(here)
        found[here.mem_id] = names and [_OTHERS.sub("", name) for name in names]
        here = here.parent
    return found


def marked_lines(tree: LexborHTMLParser, selector: str, *, beside: bool = False) -> list[Line]:
    """The lines in elements that a selector finds anywhere on the page, where the headline has none near it.

    With `beside`, an `aside` or `footer` element may hold them, but no list of teasers and no comment.
    """
    nodes = tree.body.css(selector)[: WINDOW.marked] if tree.body is not None else []
    return [line for node in nodes if not _is_far(node, beside) for line in _lines(_inside(node), WINDOW.far, 40)]


def _inside(node: LexborNode) -> Iterator[LexborNode]:
    return node.traverse(include_text=True)


def class_and_id(node: LexborNode) -> str:
    """The class and the id of an element, in lower case."""
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()


def _is_far(node: LexborNode, beside: bool) -> bool:
    """In an `aside` element, a list of teasers or the comments?"""
    here: LexborNode | None = node
    for _ in range(8):
        if here is None or here.tag == "body":
            return False
        own = class_and_id(here)
        if (
            (not beside and here.tag in ("aside", "footer", "nav"))
            or _BESIDE.search(own)
            or "comment" in own
            or "teaser" in own
        ):
            return True
        here = here.parent
    return False


def following(node: LexborNode, closed: frozenset[str] = SKIP) -> Iterator[LexborNode]:
    """The nodes after a node in document order, without its own; menus, scripts and figures are skipped."""
    return _onward(node, attrgetter("next"), attrgetter("first_child"), closed)


def _preceding(node: LexborNode, closed: frozenset[str]) -> Iterator[LexborNode]:
    """The nodes before a node, from it backwards, without those that hold it."""
    return _onward(node, attrgetter("prev"), attrgetter("last_child"), closed)


def _onward(here: LexborNode, beside: Step, inside: Step, closed: frozenset[str]) -> Iterator[LexborNode]:
    step = beside(here)
    while True:
        while step is None:
            up = here.parent
            if up is None:
                return
            here, step = up, beside(up)
        yield step
        here = step
        step = (inside(here) if here.tag != "-text" and _is_open(here, closed) else None) or beside(here)


def _is_open(node: LexborNode, closed: frozenset[str]) -> bool:
    """May it contain lines? Slides and teasers between headline and byline are skipped: there may be dozens."""
    tag = node.tag
    if tag in closed:
        return False
    return tag not in _BLOCKS or not _BESIDE.search((node.attributes.get("class") or "").lower())


def _lines(
    nodes: Iterator[LexborNode], sign: int, limit: int, around: dict[int, list[str] | None] | None = None
) -> Iterator[Line]:
    at, body = 0, 0
    named = {} if around is None else around
    for node in islice(nodes, limit):
        tag = node.tag
        if tag == "time":
            stamp = tidy(node.attributes.get("datetime") or node.attributes.get("content"))
            if stamp:
                at += 1
                yield Line(tidy(node.text()) or stamp, _hint(node, named), sign * at, stamp)
        elif tag == "-text":
            raw = node.text_content
            text = None if not raw or raw.isspace() else tidy(raw, 400)  # most are spaces between elements
            if text is None:
                continue
            up = node.parent
            if up is not None and up.tag in ("td", "th") and _is_of_figures(up):
                continue
            at += 1
            long = is_longer(text, WINDOW.long, WINDOW.long_wide)
            body += long
            if body > WINDOW.body:
                return
            yield Line(text, "" if long else _hint(up, named), sign * at, None, long, not long and _is_link(up))


def _is_of_figures(cell: LexborNode) -> bool:
    """Is it one of three or more short cells of a row? Names there are those of teams and towns, not of authors."""
    row = cell.parent
    cells = list(islice(row.iter(), WINDOW.cells)) if row is not None and row.tag == "tr" else []
    return len(cells) >= WINDOW.row and all(map(_is_bare, cells))


def _is_bare(cell: LexborNode) -> bool:
    """Does a cell hold a short text and nothing else?"""
    inner = cell.first_child
    alone = inner is not None and inner.next is None and inner.tag == "-text"
    return alone and len(cell.text()) <= WINDOW.cell


def _hint(element: LexborNode | None, named: dict[int, list[str] | None]) -> str:
    """The names of an element and its ancestors; `named` caches each, as most lines share some."""
    found: list[str] = []
    here = element
    for _ in range(WINDOW.ancestors + 1):
        if here is None:
            break
        at = here.mem_id
        if at not in named:
            named[at] = _names(here)
        own = named[at]
        if own is None:
            break
        found += own
        here = here.parent
    return " ".join(found)[:600].lower()


def _names(element: LexborNode) -> list[str] | None:
    """The names of an element; None for those that contain the whole article."""
    tag, attributes = element.tag, element.attributes
    if tag in _WHOLE:
        return None
    found = [attributes[name] or "" for name in _NAMES if name in attributes] if attributes else []
    return ["byline", *found] if tag == "address" else found  # HTML standard: who is responsible for the article


def _is_link(element: LexborNode | None) -> bool:
    if element is None or element.tag == "a":
        return element is not None
    return element.parent is not None and element.parent.tag == "a"
