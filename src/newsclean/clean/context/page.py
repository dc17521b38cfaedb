"""Whole pages as text: lines that the line model classifies as menus, teasers and footers around the article.

The model sees every line of the document and the marks of the rules. It is used only if a document has lines that
are not running text; an article of paragraphs alone never reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.text.line_shape import is_headline, is_paragraph, word_count


@dataclass(frozen=True, slots=True)
class DoubtfulOptions:
    """Which paragraphs stay although the line model labels them as boilerplate."""

    article: float = 0.6  # of the characters in paragraphs: the text is an article with boilerplate, not a whole page
    near: int = 2  # blocks between the body and a paragraph that may belong to it
    words: int = 15  # of such a paragraph
    least: float = -2.0  # log-odds below which the model is believed


DOUBTFUL = DoubtfulOptions()


def find_page_residue(zones: Zones) -> Iterator[Label]:
    """The lines that the model labels as boilerplate, except headline, standfirst and doubtful paragraphs."""
    blocks = _boilerplate(zones)
    scores, least = zones.body_scores if blocks else (), DOUBTFUL.least
    parts = _parts(zones, [block for block in blocks if scores[block] > least])
    return _labels(zones, [block for block in blocks if block not in parts])


def find_page_residue_strictly(zones: Zones) -> Iterator[Label]:
    """The lines that the model labels as boilerplate, except headline and standfirst."""
    return _labels(zones, _boilerplate(zones))


def _boilerplate(zones: Zones) -> list[int]:
    if zones.evidence is not None or not zones.is_page:
        return []
    keep, stays = zones.in_body, {zones.title, zones.short_standfirst, *zones.summary}
    return [block for block in zones.free if not keep[block] and block not in stays]


def _labels(zones: Zones, blocks: Sequence[int]) -> Iterator[Label]:
    first, last = _span(zones.in_body) if blocks else (0, 0)
    for block in blocks:
        kind = _kind(zones, block) if first < block < last else "navigation"
        yield Label(block, kind, "page/line", 0.4)


def find_html_residue(zones: Zones) -> Iterator[Label]:
    """The lines that the HTML model labels as boilerplate, except headline and standfirst, with any cleaners."""
    evidence = zones.evidence
    if evidence is None:
        return
    stays = {zones.title, *zones.summary}
    for block, (keep, label) in enumerate(zip(evidence.keep, evidence.labels, strict=True)):
        if not keep and block not in stays:
            yield Label(block, label.kind, label.rule, 0.4)


def _parts(zones: Zones, doubtful: Sequence[int]) -> frozenset[int]:
    """Those of the blocks that are, in an article with boilerplate, paragraphs near the body."""
    texts = zones.texts
    found = [at for at in doubtful if word_count(texts[at]) >= DOUBTFUL.words and is_paragraph(texts[at])]
    if not found or sum(len(texts[i]) for i in zones.paragraphs) <= DOUBTFUL.article * len(zones.doc.text):
        return frozenset()
    first, last = _span(zones.in_body)
    return frozenset(block for block in found if first - DOUBTFUL.near <= block <= last + DOUBTFUL.near)


def _span(keep: Sequence[bool]) -> tuple[int, int]:
    kept = [i for i, k in enumerate(keep) if k]
    return (kept[0], kept[-1]) if kept else (len(keep), -1)


def _kind(zones: Zones, block: int) -> str:
    text = zones.texts[block]
    return "caption" if is_paragraph(text) else "related_link" if is_headline(text) else "other"
