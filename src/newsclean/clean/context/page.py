"""Whole pages as text: what the line model takes for menus, teasers and footers around the article.

The model sees every line of the document and the marks of the rules. It is asked only where a document has lines that
are no running text; an article of paragraphs alone never reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.text.line_shape import is_headline, is_paragraph, word_count

ARTICLE = 0.6  # of the characters in paragraphs: the text is an article with residue, and no whole page
NEAR = 2  # blocks between the body and a paragraph that may belong to it
SURE = 15  # words of such a paragraph
DOUBT = -2.0  # log-odds below which the model is believed


def look(doc: Document) -> Iterator[Label]:
    """The lines that the model takes for residue, headline, standfirst and doubtful paragraphs aside."""
    for label in strictly(doc):
        if not _is_part(doc, label.block):
            yield label


def strictly(doc: Document) -> Iterator[Label]:
    """The lines that the model takes for residue, headline and standfirst aside."""
    layout = doc.layout
    if doc.region is not None or not layout.is_page:
        return
    keep = doc.page_keep
    first, last = _span(keep)
    stays = {layout.title, *layout.summary}
    for block in layout.free:
        if not keep[block] and block not in stays:
            yield Label(block, _kind(doc, block, first, last), "page/line", 0.4)


def told_by_html(doc: Document) -> Iterator[Label]:
    """The lines that the HTML model takes for residue, headline and standfirst aside; whatever cleaners are chosen."""
    region = doc.region
    if region is None:
        return
    stays = {doc.layout.title, *doc.layout.summary}
    for block, (keep, named) in enumerate(zip(region.keep, region.names, strict=True)):
        if not keep and block not in stays:
            yield Label(block, named.kind, named.rule, 0.4)


def _is_part(doc: Document, block: int) -> bool:
    """Is this, in an article with residue, a paragraph that the model doubts only a little? A real one is not lost."""
    text = doc.texts[block]
    if doc.page_scores[block] <= DOUBT or word_count(text) < SURE or not is_paragraph(text):
        return False
    first, last = _span(doc.page_keep)
    running = sum(len(doc.texts[i]) for i in doc.layout.paragraphs)
    return first - NEAR <= block <= last + NEAR and running > ARTICLE * len(doc.text)


def _span(keep: list[bool]) -> tuple[int, int]:
    kept = [i for i, k in enumerate(keep) if k]
    return (kept[0], kept[-1]) if kept else (len(keep), -1)


def _kind(doc: Document, block: int, first: int, last: int) -> str:
    text = doc.texts[block]
    if first < block < last:
        return "caption" if is_paragraph(text) else "related_link" if is_headline(text) else "other"
    return "navigation"
