"""The parts of an article needed for comparison: a text, and what decides which copy is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.record import HTML, article_body, field, id_of, text_of
from newsclean.dedup.reading.urls import address
from newsclean.temporal.record_dates import days_since_1970

if TYPE_CHECKING:
    from newsclean.core.article import Article

Id = str | int | float


class DedupEntry(NamedTuple):
    """An article as deduplication sees it."""

    text: str
    id: Id | None = None  # None: its number in the input, from 1
    date: float | None = None  # days since 1970, UTC
    source: str = ""  # the outlet
    url: str = ""  # without tracking parameters


def entry_of(article: str | Mapping[str, Any] | Article) -> DedupEntry:
    """The entry of a text, a record or an Article. Raises RecordError if it has no text.

    A record's text and date have any of the names that extractors use; an HTML page is cleaned first, and has the date
    it states unless the record has one; a record with a title and no text is compared by its title. The day of a crawl
    is not a date: one page is fetched again and again.

    >>> entry_of({"id": 7, "maintext": "Trade rose.", "datePublished": "2024-05-17", "domain": "wire.example"})
    DedupEntry(text='Trade rose.', id=7, date=19860.0, source='wire.example', url='')
    >>> entry_of({"id": 7})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: no text: the record has 'id'; put the text under one of ...
    """
    if isinstance(article, str):
        return DedupEntry(article)
    if isinstance(article, Mapping):
        return _of_record(article)
    body = article_body(article)
    published = getattr(article.published, "iso", None)
    date = days_since_1970(article.date or published)
    url = address(article.url or article.canonical or "")
    return DedupEntry(body or article.title or "", None, date, article.outlet or "", url)


def _of_record(record: Mapping[str, Any]) -> DedupEntry:
    plain, date = record.get("text"), field(record, "date")[1]
    text, shown = (plain, None) if isinstance(plain, str) else _text(record)
    date = shown if date is None else date
    if not text or text.isspace():
        title = field(record, "title")[1]
        text = title if isinstance(title, str) else text
    source, url = field(record, "source")[1], record.get("url")
    return DedupEntry(
        text,
        id_of(record),
        days_since_1970(date),
        source if isinstance(source, str) else "",
        address(url) if isinstance(url, str) else "",
    )


def _text(record: Mapping[str, Any]) -> tuple[str, str | None]:
    """The text of a record, and the date that its page states."""
    if field(record, "text")[0] is None and isinstance(field(record, "title")[1], str) and record.get(HTML) is None:
        return "", None
    key, text = text_of(record)
    if key != HTML:
        return text, None
    from newsclean.clean.presets import pipeline  # for pages only

    article = pipeline("news").page(text)
    return str(article), article.date
