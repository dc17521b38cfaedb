"""What claims read of an article."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.record import HTML, article_body, field, id_of, notes_of, text_of
from newsclean.temporal.record_dates import day_of_record

if TYPE_CHECKING:
    from newsclean.claims.model import Id
    from newsclean.core.article import Article

    Given = str | Mapping[str, Any] | Article

SHOWN = 2_000  # characters of a field that its language is detected by; the detector reads 600
LONGEST_FIELD = 1_000_000  # characters that are read: twenty times the longest of 10,889 articles; more is a dump


class ArticleText(NamedTuple):
    """An article as claims see it: (name, text) of its fields, and what is known of it."""

    fields: tuple[tuple[str, str], ...]
    id: Id | None = None
    date: str | None = None  # of the article, ISO 8601
    day: str | None = None  # the same, as far as the day
    source: str | None = None
    lang: str = "en"
    country: str | None = None
    crawled: str | None = None  # the day it was fetched
    url: str | None = None

    @property
    def today(self) -> str | None:
        """The day that "last year" is read against: the article's own, or the day it was fetched when it has none."""
        return self.day or self.crawled


class ArticleReading(NamedTuple):
    """An article that was read: its fields, and itself; in place of a page of HTML, which is cleaned once, its text."""

    text: ArticleText
    article: Given


if TYPE_CHECKING:
    AnyArticle = Given | ArticleReading


def read_article(article: AnyArticle) -> ArticleReading:
    """The fields of a text, a record or an Article; what was read before is not read again.

    Raises RecordError when there is nothing to read.

    >>> read = read_article({"id": 7, "html": "<h1>Rain</h1><p>It rained all day in the north of the country.</p>"})
    >>> read.text.id, sorted(read.article), read_article(read) is read
    (7, ['crawled', 'date', 'id', 'lang', 'source', 'text', 'title', 'url'], True)
    >>> read_article({"id": 7})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: no text: the record has 'id'; put the text under one of ...
    """
    if isinstance(article, ArticleReading):
        return article
    if not (isinstance(article, Mapping) and article.get(HTML) is not None and field(article, "text")[0] is None):
        return ArticleReading(text_of_article(article), article)
    from newsclean.clean.presets import pipeline  # for pages only
    from newsclean.clean.records import clean_record

    record = clean_record(pipeline("news"), article)
    text = text_of_article(record)
    known = {"id": text.id, "date": text.date, "source": text.source, "lang": text.lang, "crawled": text.crawled}
    fields = dict(text.fields)
    origin = {"title": fields.get("title"), "text": fields.get("text", ""), "url": record.get("url"), **known}
    return ArticleReading(text, origin)


def text_of_article(article: Given) -> ArticleText:
    """The fields of a clean text, a record or an Article. Raises RecordError when there is nothing to read.

    >>> text_of_article({"id": 7, "headline": "Rain", "maintext": "It rained.", "created": "2024-05-17T10:00Z"})[:4]
    ((('title', 'Rain'), ('text', 'It rained.')), 7, '2024-05-17T10:00Z', '2024-05-17')
    """
    if isinstance(article, str):
        alone = (("text", _joined(article[:LONGEST_FIELD])),)
        return ArticleText(alone, lang=language_of_fields(alone))
    if isinstance(article, Mapping):
        return _of_record(article)
    body = article_body(article)
    date = article.date or getattr(article.published, "iso", None)
    fields = _fields(article.title, article.summary, body)
    return ArticleText(
        fields,
        None,
        date,
        day_of_any(date),
        article.outlet,
        language_of_fields(fields, article.lang),
        crawled=day_of_any(article.crawled),
        url=address_of(article),
    )


def _of_record(record: Mapping[str, Any]) -> ArticleText:
    title, date, source = (field(record, name)[1] for name in ("title", "date", "source"))
    body = "" if field(record, "text")[0] is None and isinstance(title, str) else text_of(record)[1]
    fields, country = _fields(title, record.get("summary"), body), record.get("country")
    return ArticleText(
        fields,
        id_of(record),
        date if isinstance(date, str) else None,
        day_of_any(date),
        source if isinstance(source, str) and source else None,
        language_of_fields(fields, _language_noted(record)),
        country=country if isinstance(country, str) and country else None,
        crawled=day_of_any(field(record, "crawled")[1]),
        url=address_of(record),
    )


def address_of(article: Given) -> str | None:
    """The address of an article, where it is known.

    >>> address_of({"link": 7, "url": "https://a.example/1"}), address_of("It rained.")
    ('https://a.example/1', None)
    """
    found = field(article, "url")[1] if isinstance(article, Mapping) else getattr(article, "url", None)
    return found if isinstance(found, str) and found else None


def _fields(title: object, summary: object, body: str) -> tuple[tuple[str, str], ...]:
    lines = summary if isinstance(summary, str) else "\n".join(x for x in summary or () if isinstance(x, str))  # type: ignore[attr-defined]
    named = (("title", title if isinstance(title, str) else ""), ("summary", lines), ("text", _joined(body)))
    return tuple((name, text[:LONGEST_FIELD]) for name, text in named if text[:LONGEST_FIELD].strip())


def _joined(body: str) -> str:
    """The body with the lines of hard-wrapped paragraphs joined, at the same offsets."""
    if "\n" not in body:
        return body
    from newsclean.clean.repair.hyphens import joined_in_place  # 2 ms

    return joined_in_place(body[:LONGEST_FIELD])


def language_of_fields(fields: tuple[tuple[str, str], ...], declared: object = None) -> str:
    """The language in which the fields are read: the declared one unless they contradict it, else the detected one.

    >>> language_of_fields((("text", "Die Regierung will mit dem Geld neue Schulen bauen."),), "de-AT")
    'de'
    """
    from newsclean.text.language.choice import choose_language

    text = "\n".join(words[:SHOWN] for _, words in fields)
    return choose_language(text, declared if isinstance(declared, str) else None).code


def _language_noted(record: Mapping[str, Any]) -> object:
    """The language that cleaning found, or the one that the record names."""
    return notes_of(record).get("lang") or record.get("lang")


def day_of_any(date: object) -> str | None:
    """The day of a date, however machines wrote it; None when it cannot be read.

    >>> day_of_any("Tue, 10 Sep 2024 14:05:00 +0100"), day_of_any("2024-02-30"), day_of_any(None)
    ('2024-09-10', None, None)
    """
    day = day_of_record(date)
    return None if day is None else day.isoformat()


def is_new_article(text: ArticleText, seen: set[bytes]) -> bool:
    """Whether no article with this id and these words is among those that were seen; now it is."""
    words = "\0".join(part for row in text.fields for part in row)
    key = blake2b(f"{text.id}\0{words}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = key in seen
    seen.add(key)
    return not known


def order_of(text: ArticleText) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A key by which articles have one order, in whatever order they came."""
    return text.day or "~", "" if text.id is None else str(text.id), text.fields
