"""Comment sections: from their header to the end, when what follows is the readers' and not the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.core.lazy_regex import lazy

_READER = lazy(
    r"\b(?:repl(?:y|ies)|report (?:abuse|comment|this)|likes?|upvote|permalink|said\.\.\.|ago|flag|recommend(?:ed)?|"
    r"\d{1,2}:\d{2} ?(?:am|pm)?|antworten|melden|répondre|responder|rispondi|reageer|odpowiedz|ответить)\b",
    re.IGNORECASE,
)
HEADER = "comment/header"
LATE = 0.4  # of the article's characters must stand before the header: comment links at the top open nothing


def look(doc: Document) -> Iterator[Label]:
    """Everything after the last comment header, if readers' marks (reply, report, times) stand among it."""
    header = next((i for i, hits in enumerate(reversed(doc.hits)) if hits and hits[0].rule.id == HEADER), None)
    if not header:  # none, or nothing after it
        return
    header = len(doc) - 1 - header
    before = sum(len(doc.texts[i]) for i in range(header) if doc.layout.is_running(i))
    after = sum(len(doc.texts[i]) for i in range(header + 1, len(doc)))
    marks = sum(bool(_READER.search(doc.texts[i][:80])) for i in range(header + 1, len(doc)))
    if marks and before >= LATE * (before + after):
        for block in range(header + 1, len(doc)):
            yield Label(block, "comment", "comment/section", 0.7)
