"""The article that cleaning makes: what is kept, what the removed lines told, and the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from newsclean.edit import Ledger


@dataclass(frozen=True)
class Article:
    """A clean article. `str(article)` is the clean text; `article.ledger.undo(str(article))` is the source.

    `body` has its paragraphs parted by a blank line; `summary` are the standfirst's bullets or lines. What was
    removed but informs stands in `byline` (as printed), `authors`, `captions`, `dateline`, `agency`, `dates` (as
    printed) and `section`.
    """

    title: str | None
    summary: tuple[str, ...]
    body: str
    byline: str | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    dateline: str | None = None
    agency: str | None = None
    dates: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    date: str | None = None
    lang: str | None = None
    ledger: Ledger = field(default_factory=Ledger, repr=False)
    source: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    apart: tuple[int, ...] = field(default=(), repr=False)  # blocks of the text that are title or summary

    def __str__(self) -> str:
        return self.text

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body."""
        return self.body.split("\n\n") if self.body else []

    @property
    def removed(self) -> list[Any]:
        """The removals of the ledger."""
        return self.ledger.removed

    def notes(self) -> dict[str, Any]:
        """What newsclean adds to a record, under one key: removals, rewrites, captions and the rest."""
        return {
            "removed": [_row(e, ("start", "end", "kind", "rule", "text")) for e in self.ledger.removed],
            "rewritten": [
                _row(e, ("start", "end", "kind", "rule", "text", "new"))
                for e in self.ledger.rewritten
                if e.rule != "space/gap"
            ],
            "captions": list(self.captions),
            "byline": self.byline,
            "dateline": self.dateline,
            "agency": self.agency,
            "dates": list(self.dates),
            "section": self.section,
            "sha256": hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest(),
        }


def _row(entry: Any, keys: Sequence[str]) -> dict[str, Any]:
    return {key: getattr(entry, key) for key in keys}
