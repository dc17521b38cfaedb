"""The article that cleaning returns: the clean text, what the removed lines state, and the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.core.ledger import Ledger
    from newsclean.core.record import Stamp


class LazyLedger:
    """A ledger that is built on first use: building takes a fifth of the time, and many callers do not need it.

    >>> from newsclean.core.ledger import Ledger
    >>> lazy = LazyLedger(Ledger)
    >>> lazy() is lazy()
    True
    """

    def __init__(self, build: Callable[[], Ledger]) -> None:
        self._build: Callable[[], Ledger] | None = build
        self._ledger: Ledger | None = None

    def __call__(self) -> Ledger:
        """The ledger; the objects it was built from are released."""
        if self._ledger is None:
            self._ledger = self._build() if self._build else _empty()
            self._build = None
        return self._ledger

    def __getstate__(self) -> dict[str, Any]:
        """For pickling: the ledger itself."""
        return {"_build": None, "_ledger": self()}


def _empty() -> Ledger:
    from newsclean.core.ledger import Ledger

    return Ledger()


@dataclass(frozen=True, repr=False)
class Article:
    """A clean article. `str(article)` is the clean text; `article.ledger.undo(str(article))` is the source.

    In `body` a blank line separates the paragraphs; `summary` holds the bullets or lines of the standfirst. What was
    removed but is useful is in `byline` (as printed), `authors`, `captions`, `dateline`, `agency`, `dates` (as
    printed) and `section`. A page of HTML also has `kind` (article, index, video, gallery, error, consent, login or
    other: a page that is not an article has an empty body), `published` and `modified` (raw and ISO 8601), `outlet`,
    `canonical` (the address the page gives itself), `paywalled`, and `found`, which says where each of these was read.
    `crawled` is the day on which a crawler fetched the page, as the archive or record says; it is never used as `date`
    or `published`.
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
    kind: str = "article"
    published: Stamp | None = None
    modified: Stamp | None = None
    outlet: str | None = None
    canonical: str | None = None
    paywalled: bool | None = None
    crawled: str | None = None
    found: Mapping[str, str] = field(default_factory=dict, repr=False)
    edits: LazyLedger = field(default_factory=lambda: LazyLedger(_empty), repr=False, compare=False)
    source: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    apart: tuple[int, ...] = field(default=(), repr=False)  # the blocks of the text that are title or summary

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        from newsclean.core.display.notebook import shortened  # for people only

        what = repr(shortened(self.title)) if self.title else "without a title"
        return f"<Article {what}: {len(self.paragraphs)} paragraphs, {len(self.body):,} characters>"

    def _repr_html_(self) -> str:
        from newsclean.core.display.notebook import article_html  # for notebooks only

        return article_html(self.title, self.source, self.ledger.removed)

    @property
    def ledger(self) -> Ledger:
        """Every removal and rewrite, in offsets of the source; built on first use."""
        return self.edits()

    @property
    def body_with_title(self) -> str:
        """The body with the title as its first paragraph, as some benchmarks and corpora expect it."""
        return "\n\n".join(part for part in (self.title, self.body) if part)

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body."""
        return self.body.split("\n\n") if self.body else []

    @property
    def removed(self) -> list[Any]:
        """The removals of the ledger."""
        return self.ledger.removed

    def _page_notes(self) -> dict[str, Any]:
        """The notes that only an HTML page has."""
        if not self.found:
            return {}
        return {
            "kind": self.kind,
            "published": _stamp(self.published),
            "modified": _stamp(self.modified),
            "outlet": self.outlet,
            "canonical": self.canonical,
            "paywalled": self.paywalled,
            "found": dict(self.found),
        }

    def notes(self) -> dict[str, Any]:
        """What newsclean adds to a record, under one key: removals, rewrites, captions and the rest."""
        removed, rewritten = self.ledger.rows()
        return {
            "removed": removed,
            "rewritten": rewritten,
            "captions": list(self.captions),
            "byline": self.byline,
            "dateline": self.dateline,
            "agency": self.agency,
            "dates": list(self.dates),
            "section": self.section,
            **self._page_notes(),
            "sha256": hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest(),
        }


def _stamp(stamp: Stamp | None) -> dict[str, str] | None:
    return stamp._asdict() if stamp else None
