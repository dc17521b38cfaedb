"""From passes over a document to an Article: the parts of what stays, and what the removed lines told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.core.article import Article, Later
from newsclean.core.document import Document, Source
from newsclean.core.edits import Ledger
from newsclean.core.render import GAP
from newsclean.text.byline_names import parse_byline
from newsclean.text.headline_match import same_title
from newsclean.text.line_shape import without_bullet

if TYPE_CHECKING:
    from newsclean.clean.round import Pass

Removed = dict[str, list[str]]


def gather(source: Source, passes: Sequence[tuple[Pass, str]], edits: Callable[[], Ledger]) -> Article:
    """The Article of a finished run."""
    text = passes[-1][1]
    doc = Document(Source(text, source.title))
    doc.layout.title = title = _headline(passes[0][0].doc, doc)
    summary = doc.layout.summary
    apart = sorted({i for i in (title, *summary) if i is not None})
    told = _told(passes)
    return Article(
        title=_title(source, doc),
        summary=tuple(without_bullet(doc.texts[i]) for i in summary),
        body=GAP.join(text for i, text in enumerate(doc.texts) if i not in apart),
        byline=_first(told, "byline"),
        authors=tuple(_authors(told)),
        captions=tuple(dict.fromkeys(told.get("caption", ()))),
        dateline=_first(told, "dateline"),
        agency=_first(told, "agency"),
        dates=tuple(dict.fromkeys(told.get("date", ()))),
        section=_first(told, "section"),
        url=source.url,
        date=source.date,
        lang=source.lang,
        crawled=source.crawled,
        edits=Later(edits),
        source=source.text,
        text=text,
        apart=tuple(apart),
    )


def _headline(before: Document, after: Document) -> int | None:
    """The headline's block in the clean text: the one found when all its surroundings were there, if it stays."""
    at = before.layout.title
    if at is not None and (text := before.texts[at]) in after.texts:
        return after.texts.index(text)
    return after.layout.title


def _title(source: Source, doc: Document) -> str | None:
    at = doc.layout.title
    if source.title is None:
        return doc.texts[at] if at is not None else None
    known = " ".join(source.title.split())
    if at is not None and len(doc.texts[at]) < len(known) and same_title(known, doc.texts[at]):
        return doc.texts[at]  # "Headline | Site" in the record, the headline alone in the text
    return known or None


def _told(passes: Sequence[tuple[Pass, str]]) -> Removed:
    """The removed texts by kind, in order."""
    told: Removed = {}
    for labelled, _ in passes:
        for kind, text in labelled.removed:
            told.setdefault(kind, []).append(text.strip())
    return told


def _first(told: Removed, kind: str) -> str | None:
    return next(iter(told.get(kind, ())), None)


def _authors(told: Removed) -> Iterator[str]:
    seen: set[str] = set()
    for line in told.get("byline", ()):
        for author in parse_byline(line):
            if author.name not in seen:
                seen.add(author.name)
                yield author.name
