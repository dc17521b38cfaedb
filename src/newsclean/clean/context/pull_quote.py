"""Pull quotes: a line of the article repeated in large type, often with the name of the speaker below."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.text.line_shape import is_paragraph, is_sentence, word_count

_OUTER = "\"'“”‘’«»„.…, "
_OPENING, _CLOSING = "\"“‘«„'", "\"”’»“'"
QUOTE_MIN, QUOTE_MAX = 20, 300  # characters: a shorter run of words occurs twice by chance
QUOTE_WORDS = 5
ATTRIBUTION_MAX = 10  # words: "Pascal Lamy, World Trade Organization"


def find_pull_quotes(zones: Zones) -> Iterator[Label]:
    """Loose lines inside the body that occur word for word in a paragraph, and end a sentence or name its speaker."""
    if zones.plain:
        return
    cores, texts = list(_cores(zones)), zones.texts
    body = "\n".join([texts[block] for block in zones.paragraphs]) if cores else ""
    for block, core in cores:
        named = block + 1 < len(texts) and zones.marks[block + 1] is None and _is_attribution(zones, block + 1)
        # A subhead in the words of the text has neither: so were all 11 lines of the body that went on labelled pages
        if (named or is_sentence(texts[block])) and _is_quoted_elsewhere(zones, block, core, body):
            yield Label(block, "pull_quote", "quote/pulled", 0.9)
            if named:
                yield Label(block + 1, "pull_quote", "quote/attribution", 0.9)


def _cores(zones: Zones) -> Iterator[tuple[int, str]]:
    """The lines that may be pull quotes, and their words but for the first letter and the signs around them."""
    first, texts = zones.first, zones.texts
    for block in zones.free:
        text = texts[block]
        if block <= first or len(text) <= QUOTE_MIN or text[-1] == ".":
            continue
        if is_sentence(text) and not (text[0] in _OPENING and text[-1] in _CLOSING):
            continue
        core = text.strip(_OUTER)[1:]  # the first letter is a capital here, but often not there
        if QUOTE_MIN <= len(core) <= QUOTE_MAX and word_count(core) >= QUOTE_WORDS:
            yield block, core


def _is_quoted_elsewhere(zones: Zones, block: int, core: str, body: str) -> bool:
    if body.count(core) <= (block in zones.running):  # all paragraphs are searched at once, the line itself among them
        return False
    return any(_quotes(zones.texts[other], core) for other in zones.paragraphs if other != block)


def _quotes(paragraph: str, core: str) -> bool:
    """Does the paragraph hold these words in quotation marks, with words of its own around them?"""
    at = paragraph.find(core)
    if at < 0 or len(paragraph) <= len(core) + 10:
        return False
    opening = max(map(paragraph[:at].rfind, "“„«‘\"'"))
    return opening >= 0 and not any(mark in paragraph[opening + 1 : at] for mark in "”»")


def _is_attribution(zones: Zones, block: int) -> bool:
    text = zones.texts[block]
    if is_paragraph(text) or is_sentence(text) or word_count(text.lstrip("—–- ")) > ATTRIBUTION_MAX:
        return False
    name = text.lstrip("—–- ").split(",")[0].split()
    return 1 <= len(name) <= 5 and name[0][:1].isupper()
