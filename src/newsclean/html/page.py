"""An HTML page before the text cleaners: its text, what the model removes, and evidence about the rest.

The source of a page is its text as the walker reads it, one block per line. Blocks far from the body go here, in one
ledger; those of the body and near it go on as a text whose lines the cleaners judge as they judge any text, with the
evidence of the HTML for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.core.edits import Entry
from newsclean.core.ledger import Ledger
from newsclean.core.render import GAP_RULE
from newsclean.html import classifier as model
from newsclean.html.class_words import RUNNING_TEXT
from newsclean.html.classifier import vote_in_tables
from newsclean.html.fallback import add_declared_body, best_run, read_again, shows_less
from newsclean.html.headline import find_block_headline
from newsclean.html.line_evidence import STAYS, LineEvidence, label_block
from newsclean.html.page_type import SHOWING, kind_of_page
from newsclean.html.walker import Blocks, read_blocks
from newsclean.text.headline_match import same_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

ABOVE, BELOW = 12, 6  # blocks near the body that may be headline, standfirst, byline, date, credit
SURE = 0.5  # the score of such a removal: the model is one witness
LIKELY = frozenset((None, "article"))  # declared types of pages with an article
HOPELESS = -6.0  # log-odds: none of 713 pages has an article line as low as this, except headlines


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known about a page before its blocks are read: headline, kind, and the body declared in JSON-LD."""

    title: str | None = None
    kind: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The `blocks` of the page, which of them were `chosen`, these as `text`, and the HTML evidence about its lines.

    With `body_is_declared` the text is that of the page's JSON-LD, as the page shows none.
    """

    blocks: Blocks
    chosen: tuple[int, ...]
    text: str
    evidence: LineEvidence
    title: str | None
    kind: str
    body_is_declared: bool

    @property
    def source(self) -> str:
        """The page's text, one block per line."""
        return self.blocks.text

    def ledger(self) -> Ledger:
        """The ledger from the page's text to `text`: what was removed, and why."""
        return _ledger(self.blocks, self.chosen)


def read_page(tree: LexborHTMLParser, declared: Declared) -> HtmlPage:
    r"""Read a parsed page; `declared` is what is known about it beforehand.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> html = "<nav>Home</nav><h1>Rain</h1>" + "<p>The river rose by two metres in the night, the town said.</p>" * 3
    >>> page = read_page(LexborHTMLParser(html), Declared("Rain"))
    >>> page.source[:10], page.ledger().apply(page.source) == page.text
    ('Home\nRain\n', True)
    >>> read_page(LexborHTMLParser("<nav>Home</nav>"), Declared()).text
    ''
    """
    blocks = read_blocks(tree)
    scores = read_again(blocks, model.score_blocks(blocks))
    keep, kind = _body(blocks, scores, declared)
    if from_declared := kind in SHOWING and shows_less(blocks, _kept(keep), declared.body):
        keep, kind = [False] * len(keep) + add_declared_body(blocks, scores, declared.body or ""), "article"
    if headline := find_block_headline(blocks, keep, declared.title):
        keep[: headline.where] = [False] * headline.where  # the text begins with its headline
    at = headline.where if headline else None
    chosen = _chosen(blocks, scores, keep, at) if kind in SHOWING else []
    evidence = LineEvidence(
        tuple(scores[i] for i in chosen),
        tuple(keep[i] for i in chosen),
        tuple(STAYS if keep[i] else label_block(blocks, i) for i in chosen),
        replace(headline, where=chosen.index(headline.where)) if headline and headline.where in chosen else None,
    )
    title = declared.title
    if at is not None and not (title and same_title(title, blocks.texts[at])):
        title = blocks.texts[at]
    text = "\n".join(blocks.texts[i] for i in chosen)
    return HtmlPage(blocks, tuple(chosen), text, evidence, title, kind, from_declared)


def _kept(keep: Sequence[bool]) -> list[int]:
    return [i for i, k in enumerate(keep) if k]


def _body(blocks: Blocks, scores: list[float], declared: Declared) -> tuple[list[bool], str]:
    """Which blocks are the body, and what kind of page it is."""
    keep = vote_in_tables(blocks, scores, model.keep_blocks(scores))
    unsure = declared.kind in LIKELY and not any(len(blocks.texts[i]) >= RUNNING_TEXT.block_min for i in _kept(keep))
    if unsure:
        keep, unsure = _fall_back(blocks, scores, keep, declared)
    kind = kind_of_page(declared.kind, blocks, _kept(keep))
    return keep, "other" if unsure and declared.kind is None and kind == "article" else kind


def _fall_back(blocks: Blocks, scores: list[float], keep: list[bool], declared: Declared) -> tuple[list[bool], bool]:
    """The best run of a page that declares an article or has a headline above the run, and whether there is one."""
    run = set(best_run(blocks, scores))
    found = [i in run for i in range(len(keep))]
    if run and (declared.kind == "article" or find_block_headline(blocks, found, declared.title) is not None):
        return found, True
    return keep, False


def _chosen(blocks: Blocks, scores: list[float], keep: list[bool], headline: int | None) -> list[int]:
    """The blocks for the text cleaners: the body, plausible blocks near it, and the headline."""
    kept = _kept(keep)
    if not kept:
        return []
    near = range(kept[0] - ABOVE, kept[-1] + BELOW + 1)
    return [
        i
        for i, k in enumerate(keep)
        if k or i == headline or (i in near and scores[i] > HOPELESS and not blocks.is_frame(i))
    ]


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
            entries.append(Entry(position, end, *label_block(blocks, block), text, "", SURE))
            if not seen and block < last:
                entries.append(_gap(end))
        position = end + 1
    return Ledger(entries, max(position - 1, 0))


def _gap(at: int) -> Entry:
    return Entry(at, at + 1, "whitespace", GAP_RULE, "\n", "")
