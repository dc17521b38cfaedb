"""The table of output formats of `clean`: a format is added here, in one row with one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsclean.core.record import field, text_of
from newsclean.errors import RecordError
from newsclean.io.items import RECORD
from newsclean.io.records import as_line, with_article, with_error

if TYPE_CHECKING:
    from newsclean.core.article import Article

DOLMA_PREFIX = "newsclean__newsclean__"  # Dolma names an attribute experiment__tagger__type
Spans = dict[str, list[tuple[int, int, float]]]


@dataclass
class Cleaning:
    """A record that is cleaned when a writer asks for its article or its Markdown."""

    record: Mapping[str, Any]
    clean: Callable[[], Article]
    markdown: Callable[[], str]
    title_in_body: bool = False

    @cached_property
    def article(self) -> Article:
        """The clean article."""
        return self.clean()

    @property
    def made(self) -> Article | None:
        """The article, if it was requested."""
        return self.__dict__.get("article")


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """An output format.

    `write` returns an article without its line end. If `lines`, each is a line; else texts for people, separated
    by two blank lines. `failed` returns the record to write in place of one that cannot be cleaned. `undo` says that
    `--ledger` can restore the source.
    """

    write: Callable[[Cleaning], str]
    lines: bool = False
    failed: Callable[[Mapping[str, Any], Exception], dict[str, Any]] | None = None
    undo: bool = False


def dolma_attributes(record: Mapping[str, Any], article: Article) -> dict[str, Any]:
    """The row of attributes of a document: id, source, and for each kind the spans [start, end, score] of its text.

    Offsets are code points of the record's text. Raises RecordError for a page of HTML.

    >>> from newsclean import pipeline
    >>> record = {"id": 7, "source": "daily.example", "text": "Advertisement\\n\\nTrade rose."}
    >>> dolma_attributes(record, pipeline("news").text(record["text"]))
    {'id': 7, 'source': 'daily.example', 'attributes': {'newsclean__newsclean__ad': [(0, 13, 1.0)]}}
    >>> dolma_attributes({"id": 7, "html": "<p>Trade"}, pipeline("news").article("<p>Trade rose."))
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: spans are offsets in a text, and this is HTML; `newsclean --to jsonl` makes it text
    """
    if article.source != text_of(record)[1]:
        raise RecordError("spans are offsets in a text, and this is HTML; `newsclean --to jsonl` makes it text")
    spans: Spans = {}
    for entry in article.ledger.removed:
        spans.setdefault(DOLMA_PREFIX + entry.kind, []).append((entry.start, entry.end, entry.score))
    return dolma_row(record, spans)


def dolma_row(record: Mapping[str, Any], spans: Spans) -> dict[str, Any]:
    """A row with these spans; a failed record has none, as rows and documents must line up."""
    source = field(record, "source")[1]
    known = {"source": source} if source is not None else {}
    return {"id": record.get("id"), **known, "attributes": spans}


def _text(one: Cleaning) -> str:
    return one.article.text


def _markdown(one: Cleaning) -> str:
    return one.markdown()


def _json_line(one: Cleaning) -> str:
    return as_line(with_article(one.record, one.article, title_in_body=one.title_in_body))


def _dolma(one: Cleaning) -> str:
    return as_line(dolma_attributes(one.record, one.article))


WRITERS: dict[str, OutputFormat] = {
    "text": OutputFormat(_text, undo=True),
    "markdown": OutputFormat(_markdown),
    "jsonl": OutputFormat(_json_line, lines=True, failed=with_error, undo=True),
    "dolma": OutputFormat(_dolma, lines=True, failed=lambda record, _: dolma_row(record, {})),
}


def default_writer(kind: str) -> str:
    """The name of the default format for an input: records give records, texts and pages give text.

    >>> default_writer("record"), default_writer("page")
    ('jsonl', 'text')
    """
    return "jsonl" if kind == RECORD else "text"
