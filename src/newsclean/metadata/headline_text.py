"""Which text of a page without heading elements is the headline: pages laid out with tables and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.nearby_lines import SKIP, class_and_id
from newsclean.temporal.written_dates import find_date
from newsclean.text.names.person_names import is_person, split_names, without_prefix
from newsclean.text.string_forms import is_longer, printed_words, squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOUD = frozenset(("b", "strong", "font", "big", "h5", "h6", "td", "th"))
_NAMED = lazy(r"title|head|hl\b|story")


@dataclass(frozen=True, slots=True)
class PlainHeadlineOptions:
    """Where the headline of a page without headings stands, and what it looks like."""

    nodes: int = 6000  # of a page that are read: pages without headings are old and small
    long: int = 120  # characters: a paragraph
    long_wide: int = 45  # the same in Chinese, Japanese and Korean
    near: int = 8  # lines from the first paragraph in which a second one makes a body
    above: int = 14  # lines above the body in which its headline stands
    title_min: int = 12  # letters and digits: shorter texts that a title begins with are sections
    least: float = 2.0  # points of a headline


PLAIN = PlainHeadlineOptions()


class PageText(NamedTuple):
    """A text of a page and the element around it."""

    node: LexborNode
    text: str


def find_lead(tree: LexborHTMLParser) -> tuple[LexborNode, str] | None:
    """The element and text of the line that reads as the headline of the first run of paragraphs."""
    texts = page_texts(tree)
    start = _body_start(texts)
    above = texts[max(0, start - PLAIN.above) : start]
    scored = [(_score(one) + _before_byline(above[at + 1 : at + 4]) + 0.03 * at, at) for at, one in enumerate(above)]
    best = max(scored, default=None)
    if best is None or best[0] < PLAIN.least:
        return None
    return above[best[1]]


def find_printed(
    tree: LexborHTMLParser, names: list[str], sites: frozenset[str] = frozenset()
) -> tuple[LexborNode, str] | None:
    """The element of the text that a declared title (squashed) equals, or begins with at a good length.

    One of `sites`, the names of the site, is never it.
    """
    for one in page_texts(tree):
        key = squash(one.text)
        if len(key) < PLAIN.title_min or key in sites:
            continue
        if any(name.startswith(key) and len(key) * 2 >= len(name) for name in names):
            return one
    return None


def page_texts(tree: LexborHTMLParser) -> list[PageText]:
    """The first texts of a page in its order, each with the element around it."""
    if tree.body is None:
        return []
    found = []
    for node in islice(tree.body.traverse(include_text=True), PLAIN.nodes):
        parent = node.parent
        if node.tag == "-text" and parent is not None and parent.tag not in SKIP:
            text = tidy(node.text_content, 400)
            if text:
                found.append(PageText(parent, text))
    return found


def _body_start(texts: list[PageText]) -> int:
    long = [
        at for at, one in enumerate(texts) if is_longer(one.text, PLAIN.long, PLAIN.long_wide) and one.node.tag != "a"
    ]
    return next((a for a, b in pairwise(long) if b - a <= PLAIN.near), 0)


def _before_byline(after: list[PageText]) -> float:
    """Points when a byline or a date follows."""
    by = any(without_prefix(one.text) != one.text and split_names([one.text], shaped=True) for one in after[:2])
    return 2.0 * by + 1.0 * any(find_date(one.text) for one in after)


def _score(one: PageText) -> float:
    node, text = one
    words = printed_words(text)
    if (
        words < 2
        or text.endswith((".", ":", ",", "。"))
        or is_person(text)
        or without_prefix(text) != text
        or find_date(text)
    ):
        return -9
    own = class_and_id(node)
    score = 2.0 if 4 <= words <= 18 else 0.0
    score += 1.5 * (node.tag in _LOUD) + 1.5 * bool(_NAMED.search(own))
    up = node.parent
    if up is not None and up.css_first("img") is not None and len(up.text(deep=True).split()) < words + 12:
        score -= 3  # little more than a picture and this line: its caption
    link = node.tag == "a" or (up is not None and up.tag == "a")
    return score - 2.5 * link
