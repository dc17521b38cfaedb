"""Comment sections: from their header to the end, if what follows is by readers and not part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.lazy_regex import lazy

_READER = lazy(
    r"\b(?:repl(?:y|ies)|report (?:abuse|comment|this)|likes?|upvote|permalink|said\.\.\.|ago|flag|recommend(?:ed)?|"
    r"\d{1,2}:\d{2} ?(?:am|pm)?|antworten|melden|répondre|responder|rispondi|reageer|odpowiedz|ответить)\b",
    re.IGNORECASE,
)
HEADER = "comment/header"
LATE = 0.4  # of the article's characters must stand before the header: comment links at the top open nothing


def find_comments(zones: Zones) -> Iterator[Label]:
    """Everything after the last comment header, if it contains marks of readers' comments (reply, report, times)."""
    header = next((block for block, rule in reversed(zones.ruled) if rule.id == HEADER), len(zones.texts))
    if header >= len(zones.texts) - 1:  # none, or nothing after it
        return
    texts, below = zones.texts, range(header + 1, len(zones.texts))
    before = sum(len(texts[i]) for i in zones.paragraphs if i < header)
    after = sum(len(texts[i]) for i in below)
    if before >= LATE * (before + after) and any(_READER.search(texts[i][:80]) for i in below):
        for block in below:
            yield Label(block, "comment", "comment/section", 0.7)
