"""Is the page an article? An index, a video or gallery page, an error, a consent or login wall has no body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html.class_words import letters_of
from newsclean.html.parsing import elements as tags
from newsclean.html.runs import reads_as_sentence
from newsclean.text.headline_match import same_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.html.parsing.blocks import Blocks

MARGINS = tags.NAV | tags.ASIDE | tags.FOOTER
SHOWING = frozenset(("article", "other"))  # kinds of pages whose text is given
SHORT = frozenset(("error", "consent", "login", "video", "gallery", "index"))


@dataclass(frozen=True, slots=True)
class PageTypeOptions:
    """What separates an article from an index and from the page of a video."""

    # characters of running text: a wall or an error has fewer, and the page of a video without an article
    article_min: int = 600
    # headlines that are links; articles have as many in their margins, so their text must be short, too
    teasers: int = 20
    # characters of running text with no such headline between: the longest standfirst of an index has fewer, and of
    # 1,073 labelled articles 18, nearly all with fewer teasers
    longest_run: int = 250
    headline_words: int = 4  # a link of fewer words is a menu's
    brief_min: float = 70  # letters of a brief's body: one sentence, as in `class_words.RunningTextOptions.block_min`
    brief_near: int = 6  # blocks from the headline to a brief's body: a byline, a date, a photo's credit and a label


PAGE_TYPE = PageTypeOptions()


def kind_of_page(declared: str | None, blocks: Blocks, kept: Sequence[int]) -> str:
    """The page type: `declared` is what the page says about itself, `kept` are the blocks labelled as body.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> index = "".join(f"<h3><a href=/{n}>The river rises in village {n}</a></h3><p>It rained." for n in range(30))
    >>> blocks = read_blocks(LexborHTMLParser(index))
    >>> kind_of_page(None, blocks, [1, 3]), kind_of_page("article", blocks, [1]), kind_of_page("video", blocks, [1])
    ('index', 'article', 'video')
    >>> kind_of_page(None, blocks, [])
    'index'
    """
    running = sum(len(blocks.texts[i]) - blocks.linked[i] for i in kept)
    if declared in SHORT and running >= PAGE_TYPE.article_min:
        return "article"
    if declared not in (None, "index"):
        return declared
    teasers = _teasers(blocks)
    few, brief = len(teasers) < PAGE_TYPE.teasers, _longest_run(blocks, kept, teasers) < PAGE_TYPE.longest_run
    if declared == "index":  # by its address, as a start page of one text is
        return "other" if few and not brief else "index"
    if not few and brief:
        return "index"
    return "article" if running else "other"


def find_brief(blocks: Blocks, kept: Sequence[int], title: str | None) -> list[int]:
    """The body of a brief below its headline on a page of teasers: sentences up to the next teaser or heading.

    An index has a headline, too, but no text below it before its first teaser.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<h1>Rain in the north</h1><p>Rain fell in the north all Monday, and the river rose by a metre or two."
    >>> blocks = read_blocks(LexborHTMLParser(page + "<h3><a href=/2>Wheat is dearer than a year ago</a></h3>"))
    >>> find_brief(blocks, [1], "Rain in the north | The Example"), find_brief(blocks, [1], "The Example")
    ([1], [])
    """
    if not title or not kept:
        return []
    stops = {*_teasers(blocks), *(i for i in range(len(blocks)) if _tag(blocks, i) in tags.SECTION_HEADINGS)}
    found: list[int] = []
    for heading in (i for i in range(len(blocks)) if _tag(blocks, i) == "h1" and same_title(title, blocks.texts[i])):
        end = min((stop for stop in stops if stop > heading), default=len(blocks))
        body = [i for i in kept if heading < i < end]
        if body and body[0] - heading <= PAGE_TYPE.brief_near and reads_as_sentence(blocks.texts[body[0]]):
            found = max(found, body, key=lambda some: sum(len(blocks.texts[i]) for i in some))
    return found if sum(letters_of(blocks.texts[i], blocks.linked[i]) for i in found) >= PAGE_TYPE.brief_min else []


def _tag(blocks: Blocks, block: int) -> str:
    return blocks.elements.tag[blocks.element[block]]


def _teasers(blocks: Blocks) -> list[int]:
    """Headlines of other articles in the main part of the page."""
    context = blocks.elements.context
    return [
        i
        for i, (text, linked, element) in enumerate(zip(blocks.texts, blocks.linked, blocks.element, strict=True))
        if 2 * linked > len(text) and text.count(" ") >= PAGE_TYPE.headline_words - 1 and not context[element] & MARGINS
    ]


def _longest_run(blocks: Blocks, kept: Sequence[int], teasers: Sequence[int]) -> int:
    """Characters of the longest run of body text that no teaser interrupts."""
    longest = now = 0
    borders = iter([*teasers, len(blocks)])
    border = next(borders)
    for i in kept:
        while border < i:
            border, now = next(borders), 0
        now += len(blocks.texts[i]) - blocks.linked[i]
        longest = max(longest, now)
    return longest
