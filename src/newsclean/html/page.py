"""A page of HTML on its way to the text cleaners: its text, what the model takes out of it, and the rest as a region.

The source of a page is its text as the reader renders it, one block a line. Blocks far from the body go here, in one
ledger; those of the body and near it go on as a text whose lines the cleaners judge as they judge any text, with what
the HTML said of each at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.core.edits import Entry, Ledger
from newsclean.core.render import GAP_RULE
from newsclean.html import classifier as model
from newsclean.html import elements as tags
from newsclean.html.block_labels import KEPT, name_block
from newsclean.html.declared_body import add_body, shows_less
from newsclean.html.fallback import best_run, read_again
from newsclean.html.frame import RUNNING
from newsclean.html.headline import find_headline
from newsclean.html.line_evidence import Region
from newsclean.html.page_type import SHOWING, kind_of_page
from newsclean.html.tables import vote_in_tables
from newsclean.html.walker import Blocks, read_blocks
from newsclean.metadata import Reader
from newsclean.text.headline_match import same_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

ABOVE, BELOW = 12, 6  # blocks near the body that may be headline, standfirst, byline, date, credit
SURE = 0.5  # the score of such a removal: the model is one witness
LIKELY = frozenset((None, "article"))  # what pages with an article say they are
HOPELESS = -6.0  # log-odds: none of 713 pages has a line of its article so low, headlines aside


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """`blocks` of the page, which of them were `chosen` to go on, and as `text`, with what HTML says of its lines.

    `told` is what the page says about itself; `declared` says that the text is that of its JSON-LD, as it shows none.
    """

    blocks: Blocks
    chosen: tuple[int, ...]
    text: str
    region: Region
    title: str | None
    kind: str
    told: Reader
    declared: bool

    @property
    def source(self) -> str:
        """The page's text, one block a line."""
        return self.blocks.text

    def ledger(self) -> Ledger:
        """From the page's text to the text that goes on: what was left behind, and why."""
        return _ledger(self.blocks, self.chosen)


def read_page(tree: LexborHTMLParser, *, title: str | None = None, url: str | None = None) -> HtmlPage:
    r"""Read a parsed page; `title` is the headline if it is known, `url` where the page is from.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> html = "<nav>Home</nav><h1>Rain</h1>" + "<p>The river rose by two metres in the night, the town said.</p>" * 3
    >>> page = read_page(LexborHTMLParser(html), title="Rain")
    >>> page.source[:10], page.ledger().apply(page.source) == page.text
    ('Home\nRain\n', True)
    >>> read_page(LexborHTMLParser("<nav>Home</nav>")).text
    ''
    """
    told = Reader(tree, url)
    title = title or told.title
    blocks = read_blocks(tree)
    scores = read_again(blocks, model.score_blocks(blocks))
    keep = vote_in_tables(blocks, scores, model.decide(scores))
    kept = [i for i, k in enumerate(keep) if k]
    if unsure := told.kind in LIKELY and not any(len(blocks.texts[i]) >= RUNNING for i in kept):
        keep, unsure = _fall_back(blocks, scores, keep, title, told.kind)
        kept = [i for i, k in enumerate(keep) if k]
    kind = kind_of_page(told.kind, blocks, kept)
    if unsure and told.kind is None and kind == "article":
        kind = "other"
    if declared := kind in SHOWING and shows_less(blocks, kept, told.body):
        keep, kind = [False] * len(keep) + add_body(blocks, scores, told.body or ""), "article"
    if headline := find_headline(blocks, keep, title):
        keep[:headline] = [False] * headline  # the text begins with its headline
    chosen = _chosen(blocks, scores, keep, headline) if kind in SHOWING else []
    region = Region(
        tuple(scores[i] for i in chosen),
        tuple(keep[i] for i in chosen),
        tuple(KEPT if keep[i] else name_block(blocks, i) for i in chosen),
        chosen.index(headline) if headline in chosen else None,
    )
    if headline is not None and not (title and same_title(title, blocks.texts[headline])):
        title = blocks.texts[headline]
    text = "\n".join(blocks.texts[i] for i in chosen)
    return HtmlPage(blocks, tuple(chosen), text, region, title, kind, told, declared)


def _fall_back(
    blocks: Blocks, scores: list[float], keep: list[bool], title: str | None, kind: str | None
) -> tuple[list[bool], bool]:
    """The best run of a page that is declared an article or has a headline above it, and whether there is one."""
    run = set(best_run(blocks, scores))
    found = [i in run for i in range(len(keep))]
    if run and (kind == "article" or find_headline(blocks, found, title) is not None):
        return found, True
    return keep, False


def _chosen(blocks: Blocks, scores: list[float], keep: list[bool], headline: int | None) -> list[int]:
    """The blocks that go on: the body, what stands near it and is not hopeless, and the headline."""
    kept = [i for i, k in enumerate(keep) if k]
    if not kept:
        return []
    near = range(kept[0] - ABOVE, kept[-1] + BELOW + 1)
    return [
        i
        for i, k in enumerate(keep)
        if k or i == headline or (i in near and scores[i] > HOPELESS and not _is_frame(blocks, i))
    ]


def _is_frame(blocks: Blocks, block: int) -> bool:
    """A menu or the page's footer."""
    return blocks.elements.tag[blocks.element[block]] in tags.WHOLE


def _ledger(blocks: Blocks, chosen: Sequence[int]) -> Ledger:
    """The removals of all other blocks, each with a line end beside it."""
    stays = set(chosen)
    last = len(blocks) - 1
    entries: list[Entry] = []
    position, seen = 0, False
    for block, text in enumerate(blocks.texts):
        end = position + len(text)
        if block in stays:
            seen = True
        else:
            if seen:
                entries.append(_gap(position - 1))
            entries.append(Entry(position, end, *name_block(blocks, block), text, "", SURE))
            if not seen and block < last:
                entries.append(_gap(end))
        position = end + 1
    return Ledger(entries, max(position - 1, 0))


def _gap(at: int) -> Entry:
    return Entry(at, at + 1, "whitespace", GAP_RULE, "\n", "")
