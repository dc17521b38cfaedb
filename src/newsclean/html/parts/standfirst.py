"""Standfirsts: what elements name them, and those that a page sets above its headline.

The text of an article begins with its headline. Where a page prints the standfirst first, its block is set below the
headline, in the page's own text, so that both stay. Notices stand there, too: a name or the description must tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.html.declared_lead import repeats_description
from newsclean.html.parsing.elements import ASIDE, BUTTON, CAPTION, FIGURE, FORM, NAV
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks
    from newsclean.text.headline_match import HeadlineCandidate


@dataclass(frozen=True, slots=True)
class StandfirstOptions:
    """What a standfirst above the headline must have."""

    reach: int = 3  # blocks above the headline: a standfirst of two paragraphs, a kicker
    around: int = 2  # elements around the headline that may hold both; further up the page's own header begins
    words: int = 5  # kickers, sections and labels have fewer; in Chinese, Japanese and Korean a word has two letters
    named: float = -4.0  # log-odds of a block whose own name says it is one, as for subtitles below the headline


STANDFIRST = StandfirstOptions()
# In the languages of the systems: Drupal's "chapo", Swedish "ingress", Spanish "entradilla", Polish "zajawka"
_NAMES = lazy(
    r"(?i)(?<![a-z])(?:sub-?(?:title|head(?:line|ing)?)|stand-?first|de(?:ck?|k)|untertitel|preamble|ingress|vorspann|chap(?:o|eau)"
    r"|entradilla|bajada|copete|sommario|zajawka|perex|manchet|lede|lead-?(?:text|in)|intro(?:duction|text)?|excerpt)(?![a-z])"
)
_APART = NAV | ASIDE | CAPTION | FIGURE | BUTTON | FORM


def is_named_standfirst(names: str) -> bool:
    """Do the names of an element say that it is the standfirst?

    >>> is_named_standfirst("field--name-chapo"), is_named_standfirst("lead-image")
    (True, False)
    """
    return _NAMES.search(names) is not None


def headline_first(
    blocks: Blocks, scores: list[float], keep: list[bool], headline: HeadlineCandidate[int], descriptions: Sequence[str]
) -> HeadlineCandidate[int]:
    """The headline above the standfirst that stood above it: the blocks change places, with their scores.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> from newsclean.text.headline_match import Evidence, HeadlineCandidate
    >>> page = "<div><p class=chapo>Forty people had to wait in the rain.</p><h1>Ferry late</h1><p>It was late.</div>"
    >>> blocks, scores, keep = read_blocks(LexborHTMLParser(page)), [1.0, 2.0, 3.0], [True] * 3
    >>> headline_first(blocks, scores, keep, HeadlineCandidate(1, Evidence.TITLE), ()).where, blocks.texts[0], scores
    (0, 'Ferry late', [2.0, 1.0, 3.0])
    """
    at = headline.where
    near = range(max(at - STANDFIRST.reach, 0), at)
    rows = [i for i in near if _may_be_standfirst(blocks, i, at) and _is_told(blocks, scores[i], i, descriptions)]
    if not rows or blocks.lifted:
        return headline
    for i in rows:
        keep[i] = True
    for i in set(range(rows[0], at)) - set(rows):
        keep[i] = False  # a kicker between them
    blocks.lift(at, rows[0])
    scores.insert(rows[0], scores.pop(at))
    keep.insert(rows[0], keep.pop(at))
    return replace(headline, where=rows[0])


def _may_be_standfirst(blocks: Blocks, block: int, headline: int) -> bool:
    elements, at, text = blocks.elements, blocks.element[block], blocks.texts[block]
    words = text.count(" ") + 1 if text[0] < SPACELESS else len(text) / 2
    if words < STANDFIRST.words or 2 * blocks.linked[block] > len(text) or blocks.is_unseen(block):
        return False
    return not elements.context[blocks.inner[block]] & _APART and _shares_box(blocks, at, blocks.element[headline])


def _is_told(blocks: Blocks, score: float, block: int, descriptions: Sequence[str]) -> bool:
    """Does a name, or the page's description, say that a block is the standfirst?"""
    elements, at = blocks.elements, blocks.element[block]
    named = is_named_standfirst(f"{elements.names[at]} {elements.names[elements.parent[at]]}")
    return (named and score > STANDFIRST.named) or repeats_description(blocks.texts[block], descriptions)


def _shares_box(blocks: Blocks, at: int, headline: int) -> bool:
    """Does one of the few elements around the headline, which is not the page, hold the other element?"""
    elements, box = blocks.elements, headline
    for _ in range(STANDFIRST.around):
        box = elements.parent[box]
        if not box:
            return False
        if elements.holds(box, at):
            return True
    return False
