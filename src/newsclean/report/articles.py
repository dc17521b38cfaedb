"""Articles for a report: read in any form, cleaned if necessary, each with its source and its removals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.clean.records import clean_article
from newsclean.core.edits import GAP_RULE
from newsclean.core.record import KEY, field, text_of
from newsclean.errors import RecordError
from newsclean.io.records import with_article

if TYPE_CHECKING:
    from newsclean.clean.pipeline import Pipeline

PART = "\n\n"  # between paragraphs


NOWHERE = -1  # the position of a rewrite in a reconstructed source


class Removal(NamedTuple):
    """A removal: source[start:end], its kind and rule."""

    start: int
    end: int
    kind: str
    rule: str


class Rewrite(NamedTuple):
    """A rewrite: source[start:end], which was `text`, became `new`."""

    start: int
    end: int
    kind: str
    rule: str
    text: str
    new: str


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """An article of a report: its clean record, its original text, and its removals and rewrites.

    `rebuilt` means that the record was already clean: its source is reconstructed from its notes, where a removed
    line's position is known only to the paragraph, and that of a rewrite is not known.
    """

    record: Mapping[str, Any]
    source: str
    removed: tuple[Removal, ...]
    rewritten: tuple[Rewrite, ...] = ()
    rebuilt: bool = False

    @property
    def fields(self) -> tuple[str, str, str]:
        """Title, summary and body; claims count their offsets in these."""
        title, summary = field(self.record, "title")[1], self.record.get("summary")
        lines = summary if isinstance(summary, str) else PART[:1].join(x for x in summary or () if isinstance(x, str))
        body = field(self.record, "text")[1]
        return (title if isinstance(title, str) else "", lines, body if isinstance(body, str) else "")


def article_of(record: Mapping[str, Any], pipeline: Pipeline, *, plain: bool = False) -> ReportArticle:
    """The article of a record, raw or clean. Raises RecordError if it has no text.

    >>> from newsclean import pipeline
    >>> piece = article_of({"id": 1, "text": "Advertisement\\n\\nTrade rose."}, pipeline())
    >>> piece.fields, piece.removed
    (('', '', 'Trade rose.'), (Removal(start=0, end=13, kind='ad', rule='ad/marker'),))
    >>> again = article_of(piece.record, pipeline())
    >>> again.source, again.rebuilt
    ('Advertisement\\n\\nTrade rose.', True)
    >>> article_of({"id": 1}, pipeline())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: no text: the record has 'id'; put the text under one of ...
    """
    notes = record.get(KEY)
    if isinstance(notes, Mapping) and isinstance(notes.get("removed"), list):
        text_of(record)  # refuses records without text
        return rebuilt(record, notes["removed"], _rewrites(notes.get("rewritten")))
    article = clean_article(pipeline, record, plain=plain)
    removed = tuple(Removal(e.start, e.end, e.kind, e.rule) for e in article.ledger.removed)
    rewritten = tuple(Rewrite(*entry[:6]) for entry in article.ledger.rewritten if entry.rule != GAP_RULE)
    return ReportArticle(with_article(record, article), article.source, removed, rewritten)


def rebuilt(record: Mapping[str, Any], rows: Sequence[Any], rewritten: tuple[Rewrite, ...] = ()) -> ReportArticle:
    """A clean record's article with the removed lines back between the paragraphs, near their original positions."""
    clean = ReportArticle(record, "", ())
    parts = [part for text in clean.fields for part in text.split(PART) if part]
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part) + len(PART))
    before: list[list[tuple[str, str, str]]] = [[] for _ in ends]
    gone = place = 0
    for start, kind, rule, text in sorted(map(_row, rows), key=lambda row: row[0]):
        place = _nearest(ends, start - gone, place)
        before[place].append((kind, rule, text))
        gone += len(text) + len(PART)
    lines: list[str] = []
    removed, at = [], 0
    for place, put in enumerate(before):
        for kind, rule, text in put:
            removed.append(Removal(at, at + len(text), kind, rule))
            lines.append(text)
            at += len(text) + len(PART)
        if place < len(parts):
            lines.append(parts[place])
            at += len(parts[place]) + len(PART)
    return ReportArticle(record, PART.join(lines), tuple(removed), rewritten, rebuilt=True)


def _nearest(ends: Sequence[int], at: int, least: int) -> int:
    """The paragraph boundary nearest to a position, not before one already used."""
    after = min(bisect_left(ends, at), len(ends) - 1)
    near = after - 1 if after and at - ends[after - 1] < ends[after] - at else after
    return max(near, least)


def _rewrites(rows: Any) -> tuple[Rewrite, ...]:
    """The rewrites of a clean record's notes; their positions in the displayed text are not known."""
    out = []
    for row in rows if isinstance(rows, list) else ():
        said = [row.get(key) if isinstance(row, Mapping) else None for key in ("text", "new")]
        if not all(isinstance(text, str) for text in said):
            raise _unlike("rewritten", "text or new")
        out.append(Rewrite(NOWHERE, NOWHERE, str(row.get("kind", "other")), str(row.get("rule", "")), *map(str, said)))
    return tuple(out)


def _unlike(name: str, lacks: str) -> RecordError:
    return RecordError(
        f"a note under {KEY}.{name} has no {lacks}; give records in the form that `newsclean clean` writes"
    )


def _row(row: Any) -> tuple[int, str, str, str]:
    if not isinstance(row, Mapping) or not isinstance(row.get("start"), int) or not isinstance(row.get("text"), str):
        raise _unlike("removed", "start or text")
    return row["start"], str(row.get("kind", "other")), str(row.get("rule", "")), row["text"]
