"""An HTML page before the text cleaners: its text, what the model removes, and evidence about the rest.

The source of a page is its text as the walker reads it, one block per line. Blocks far from the body go here, in one
ledger; those of the body and near it go on as a text whose lines the cleaners judge as they judge any text, with the
evidence of the HTML for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.ledger import Ledger
from newsclean.html import classifier as model
from newsclean.html.class_words import groups_of_elements, is_running
from newsclean.html.classifier import vote_in_tables
from newsclean.html.declared_lead import LEAD, declared_leads, opens_body
from newsclean.html.embeds import EMBED, keep_embeds
from newsclean.html.fallbacks.below_headline import text_below_headline
from newsclean.html.fallbacks.notices import has_paragraph
from newsclean.html.fallbacks.script_state import body_in_scripts
from newsclean.html.fallbacks.second_reading import (
    FALLBACK,
    add_declared_body,
    best_run,
    read_again,
    show_hidden_body,
    shows_less,
)
from newsclean.html.headline_block import find_headline_block
from newsclean.html.line_evidence import ROW, STAYS, BlockLabel, LineEvidence, label_block
from newsclean.html.page_lines import CELLS, Line, page_ledger, page_lines
from newsclean.html.page_type import SHOWING, find_brief, kind_of_page
from newsclean.html.parsing.blocks import Blocks
from newsclean.html.parsing.caption_boxes import box_of_blocks
from newsclean.html.parsing.templates import show_templates
from newsclean.html.parsing.walker import read_blocks
from newsclean.html.parts.box_residue import drop_box_residue
from newsclean.html.parts.dated_lines import drop_dated_lines
from newsclean.html.parts.enclosed import keep_enclosed
from newsclean.html.parts.entries import keep_entries
from newsclean.html.parts.standfirst import headline_first
from newsclean.html.parts.text_parts import TEXT_PARTS, keep_text_parts
from newsclean.html.runs import complete_runs
from newsclean.html.story_end import end_story
from newsclean.text.headline_match import HeadlineCandidate, same_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

ABOVE, BELOW = 12, 6  # blocks near the body that may be headline, standfirst, byline, date, credit
LIKELY = frozenset((None, "article"))  # declared types of pages with an article
UNSEEN = -20.0  # log-odds of a hidden block, below all that the model gives
HOPELESS = -6.0  # log-odds: none of 713 pages has an article line as low as this, except headlines


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page declares, known before its blocks are read: headline, kind, body, summaries."""

    title: str | None = None
    kind: str | None = None
    body: str | None = None
    descriptions: tuple[str, ...] = ()
    printed: bool = False  # is the title one that the page prints, too?
    source: str = "json-ld"  # of the body


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The `blocks` of the page, the `lines` made of those that were chosen, these as `text`, and the HTML evidence.

    A line is one block, or the cells of one row of a table.

    With `declared_in` the text is the body that the page declares there ("json-ld" or "script"), as it shows none.
    """

    blocks: Blocks
    lines: tuple[Line, ...]
    text: str
    evidence: LineEvidence
    title: str | None
    kind: str
    declared_in: str | None

    @property
    def source(self) -> str:
        """The page's text, one block per line."""
        return self.blocks.text

    def ledger(self) -> Ledger:
        """The ledger from the page's text to `text`: what was removed, and why."""
        return page_ledger(self.blocks, self.lines)


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
    show_hidden_body(blocks)
    found = _read(blocks, declared, read_again(blocks, model.score_blocks(blocks)))
    if found.bare:
        if (hidden := _text_of_scripts(tree, declared, found)) is not None:
            return read_page(tree, hidden)  # which finds no template again, and no body to look for
        found = found if found.below else _read_without_names(blocks, declared) or found
    scores, keep, kind, headline, from_declared = found[:5]
    at = headline.where if headline else None
    keep = keep if from_declared else drop_box_residue(blocks, end_story(blocks, keep, at))
    leads = declared_leads(blocks, keep, at, declared.descriptions)
    for i in leads:
        scores[i], keep[i] = max(scores[i], LEAD.score), keep[i] or opens_body(blocks, i, keep)
    embeds = keep_embeds(blocks, keep)
    dated = drop_dated_lines(blocks, keep, at) if kind in SHOWING else {}
    apart = leads if at is None else leads | {at}
    lines = page_lines(blocks, _chosen(blocks, scores, keep, apart) if kind in SHOWING else [], keep)
    first = [line[0] for line in lines]
    evidence = LineEvidence(
        tuple(_score(scores[line[0]], line, embeds) for line in lines),
        tuple(keep[i] for i in first),
        tuple(dated.get(i) or (EMBED if embeds[i] else _label(blocks, i, keep[i] or i in leads)) for i in first),
        replace(headline, where=first.index(headline.where)) if headline and headline.where in first else None,
        tuple(box_of_blocks(blocks, first, keep)),
    )
    title = _title(declared, None if at is None else blocks.texts[at])
    text = "\n".join(CELLS.join(map(blocks.seen, line)) for line in lines)
    return HtmlPage(blocks, tuple(lines), text, evidence, title, kind, declared.source if from_declared else None)


def _title(declared: Declared, printed: str | None) -> str | None:
    """The declared title if the page prints it, or prints none; else the printed one."""
    title = declared.title
    same = title and (declared.printed or printed is None or same_title(title, printed))
    return title if same or printed is None else printed


def _label(blocks: Blocks, block: int, stays: bool) -> BlockLabel:
    return STAYS if stays else label_block(blocks, block)


def _text_of_scripts(tree: LexborHTMLParser, declared: Declared, found: _Reading) -> Declared | None:
    """What is known of a page once the text that its scripts hold is shown in its place, or declared; None without."""
    if show_templates(tree):
        return declared
    open_to_data = not declared.body and declared.kind in LIKELY and found.kind in SHOWING
    body = body_in_scripts(tree, declared.title) if open_to_data else None
    return replace(declared, body=body, source="script") if body else None


def _score(score: float, line: Line, embeds: Sequence[bool]) -> float:
    """The evidence for a line: a row of a table is like no other line, and a post may hold the network's own labels."""
    return ROW if len(line) > 1 else min(score, 0.0) if embeds[line[0]] else score


class _Reading(NamedTuple):
    """What was found on a page: the scores of its blocks, which are the body, what kind of page it is, its headline,
    whether the body is the declared one, whether no running text was found, and whether short text below the headline
    was.
    """

    scores: list[float]
    keep: list[bool]
    kind: str
    headline: HeadlineCandidate[int] | None
    from_declared: bool
    bare: bool
    below: bool


def _read(blocks: Blocks, declared: Declared, scores: list[float]) -> _Reading:
    scores = [UNSEEN if blocks.is_unseen(i) else score for i, score in enumerate(scores)]
    keep, kind, below = _body(blocks, scores, declared)
    if from_declared := kind in SHOWING and shows_less(blocks, _kept(keep), declared.body):
        keep = add_declared_body(blocks, scores, keep, declared.body or "", declared.title)
        kind = "article"
    keep_entries(blocks, scores, keep)
    if headline := find_headline_block(blocks, keep, declared.title):
        headline = headline_first(blocks, scores, keep, headline, declared.descriptions)
        keep[: headline.where] = [False] * headline.where  # the text begins with its headline
    bare = not (from_declared or has_paragraph(blocks, _kept(keep)))
    return _Reading(scores, keep, kind, headline, from_declared, bare, below)


def _read_without_names(blocks: Blocks, declared: Declared) -> _Reading | None:
    """A reading by the texts and elements of an article that the names of its elements hid; None if there is none."""
    if declared.kind not in LIKELY or not any(groups_of_elements(blocks)):
        return None
    names, blocks.groups = blocks.groups, [0] * len(blocks.elements.tag)
    found = _read(blocks, declared, model.score_blocks(blocks))
    if not found.bare and found.kind in SHOWING and (declared.kind == "article" or found.headline):
        return found
    blocks.groups = names
    return None


def _kept(keep: Sequence[bool]) -> list[int]:
    return [i for i, k in enumerate(keep) if k]


def _body(blocks: Blocks, scores: list[float], declared: Declared) -> tuple[list[bool], str, bool]:
    """Which blocks are the body, what kind of page it is, and whether the body was found below the headline."""
    keep = complete_runs(blocks, scores, vote_in_tables(blocks, scores, model.keep_blocks(scores)))
    keep = keep_text_parts(blocks, scores, vote_in_tables(blocks, scores, keep))
    keep = keep_enclosed(blocks, scores, keep)
    unsure = declared.kind in LIKELY and not has_paragraph(blocks, _kept(keep))
    below = frozenset(text_below_headline(blocks, scores, declared.title) if unsure else ())
    if below:
        for i in below:
            scores[i] = max(scores[i], TEXT_PARTS.found)
        keep = [i in below or (k and not is_running(blocks, i)) for i, k in enumerate(keep)]  # without the notice
    elif unsure:
        keep, unsure = _fall_back(blocks, scores, keep, declared)
    kind = kind_of_page(declared.kind, blocks, _kept(keep))
    if kind == "index" and (brief := set(find_brief(blocks, _kept(keep), declared.title))):
        return [i in brief for i in range(len(keep))], "other", False
    return keep, "other" if unsure and declared.kind is None and kind == "article" else kind, bool(below)


def _fall_back(blocks: Blocks, scores: list[float], keep: list[bool], declared: Declared) -> tuple[list[bool], bool]:
    """The best run of a page that declares an article or has a headline above the run, and whether there is one."""
    run = best_run(blocks, scores)
    near = range(run[0] - FALLBACK.pause, run[-1] + FALLBACK.pause + 1) if run else range(0)
    found = [i in run or (k and i in near) for i, k in enumerate(keep)]
    lost = not any(keep)  # then a run without a headline is better than nothing
    if run and (lost or declared.kind == "article" or find_headline_block(blocks, found, declared.title) is not None):
        return found, True
    return keep, False


def _chosen(blocks: Blocks, scores: list[float], keep: list[bool], apart: frozenset[int]) -> list[int]:
    """The blocks for the text cleaners: the body, plausible blocks near it, and those `apart`: headline and leads."""
    kept = _kept(keep)
    if not kept:
        return []
    near = range(kept[0] - ABOVE, kept[-1] + BELOW + 1)
    return [
        i
        for i, k in enumerate(keep)
        if (k or i in apart or (i in near and scores[i] > HOPELESS and not blocks.is_frame(i)))
        and not blocks.is_unseen(i)  # a line without a word would have evidence and be no line
    ]
