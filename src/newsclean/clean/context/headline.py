"""The headline or standfirst printed again, and whole paragraphs printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.text.headline_match import same_title
from newsclean.text.line_shape import is_bullet, is_headline, is_sentence, without_bullet

REPEAT_MIN = 60  # shorter lines are repeated on purpose: refrains, "No comment.", questions of an interview


def look(doc: Document) -> Iterator[Label]:
    """Repeats of the title among the lines that are no paragraphs, and of long lines anywhere."""
    title = None if doc.layout.plain else doc.layout.title
    if title is not None:
        text = doc.texts[title]
        for block in doc.layout.loose:
            if block != title and same_title(text, doc.texts[block]):
                yield Label(block, "repeated_headline", "headline/again", 0.97)
    if len(set(doc.texts)) < len(doc.texts) or any(is_bullet(doc.texts[block]) for block in doc.layout.loose):
        yield from _repeats(doc)


def _repeats(doc: Document) -> Iterator[Label]:
    seen: set[str] = set()
    for block in doc.layout.free:
        text = doc.texts[block]
        if len(text) < REPEAT_MIN or not (is_sentence(text) or is_headline(text)):
            continue  # code, rows of tables
        key = without_bullet(text)
        if key in seen and block != doc.layout.title:
            yield Label(block, "repeated_headline", "headline/line_again", 0.6)
        seen.add(key)
