"""Video blocks: a length, then the video's headline once or twice.

Seen at several outlets: the player's length stands alone on a line, and the headline comes from two elements.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.text.line_shape import is_headline

LENGTH = "video/length"


def look(doc: Document) -> Iterator[Label]:
    """The length, and after it the headline of the video, once or twice."""
    for block, hits in enumerate(doc.hits):
        if hits and hits[0].rule.id == LENGTH and (":" in doc.texts[block] or _names_video(doc, block + 1)):
            yield Label(block, "video", LENGTH)
            yield from _headlines(doc, block + 1)


def _headlines(doc: Document, block: int) -> Iterator[Label]:
    if not _names_video(doc, block):
        return
    twice = block + 1 < len(doc) and doc.texts[block] == doc.texts[block + 1]
    if twice or block != doc.layout.title:
        yield Label(block, "video", "video/headline", 0.95)
    if twice:
        yield Label(block + 1, "video", "video/headline_again", 0.95)


def _names_video(doc: Document, block: int) -> bool:
    return block < len(doc) and doc.marks[block] is None and is_headline(doc.texts[block])
