"""Spans in the format of Dolma's taggers: what newsclean would remove, for its mixer to decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsclean.core.record import field, text_of
from newsclean.errors import RecordError

if TYPE_CHECKING:
    from newsclean.core.article import Article

PREFIX = "newsclean__newsclean__"  # Dolma names an attribute experiment__tagger__type
Attributes = dict[str, list[tuple[int, int, float]]]


def attributes(record: Mapping[str, Any], article: Article) -> dict[str, Any]:
    """The row of attributes of a document: id, source, and for each kind the spans [start, end, score] of its text.

    Offsets are code points of the record's text. Raises RecordError for a page of HTML.

    >>> from newsclean import pipeline
    >>> record = {"id": 7, "source": "daily.example", "text": "Advertisement\\n\\nTrade rose."}
    >>> attributes(record, pipeline("news").text(record["text"]))
    {'id': 7, 'source': 'daily.example', 'attributes': {'newsclean__newsclean__ad': [(0, 13, 1.0)]}}
    >>> attributes({"id": 7, "html": "<p>Trade"}, pipeline("news").article("<p>Trade rose."))
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: spans count in a text, and this is HTML; `newsclean --to jsonl` makes text of it
    """
    if article.source != text_of(record)[1]:
        raise RecordError("spans count in a text, and this is HTML; `newsclean --to jsonl` makes text of it")
    spans: Attributes = {}
    for entry in article.ledger.removed:
        spans.setdefault(PREFIX + entry.kind, []).append((entry.start, entry.end, entry.score))
    return attributes_row(record, spans)


def attributes_row(record: Mapping[str, Any], spans: Attributes) -> dict[str, Any]:
    """A row with these spans; one that failed has none, as rows and documents must line up."""
    source = field(record, "source")[1]
    known = {"source": source} if source is not None else {}
    return {"id": record.get("id"), **known, "attributes": spans}
