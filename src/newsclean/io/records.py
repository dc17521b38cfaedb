"""Records: dicts with a text, under any of the names that extractors use, cleaned into dicts with a clean one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from newsclean.errors import RecordError, record_error

if TYPE_CHECKING:
    from newsclean.core.article import Article


class Cleans(Protocol):
    """What makes articles of texts and pages: a Pipeline."""

    def text(self, raw: str, **known: str | None) -> Article:
        """The article of a text."""

    def page(self, raw: Any, **known: str | None) -> Article:
        """The article of a page of HTML."""

    def article(self, raw: Any, **known: str | None) -> Article:
        """The article of a text or a page, whichever it looks like."""

    def markdown(self, raw: Any, *, html: bool = False, **known: str | None) -> str:
        """The article as Markdown."""


HTML = "html"  # the field of a page
KEY = "newsclean"  # everything that newsclean adds stands under this key
ALIASES = {
    "text": ("text", "maintext", "body", "articleBody", "content"),
    "title": ("title", "headline"),
    "date": ("date", "date_publish", "datePublished", "created", "timestamp"),
    "crawled": ("crawled", "date_crawled", "crawl_date", "date_download"),  # when it was fetched: no `date`
    "source": ("source", "source_domain", "domain", "publisher"),
}
DEPTH_MAX = 200  # nested levels of a record: deeper ones are refused before json's own recursion limit


def field(record: Mapping[str, Any], name: str) -> tuple[str | None, Any]:
    """(key, value) of the first alias of a field that the record has with a value; (None, None) when it has none.

    >>> field({"maintext": "Trade rose."}, "text"), field({}, "text")
    (('maintext', 'Trade rose.'), (None, None))
    """
    for key in ALIASES.get(name, (name,)):
        if record.get(key) is not None:
            return key, record[key]
    return None, None


def parse(line: str) -> dict[str, Any]:
    """The JSON object on a line. Raises RecordError that says what is wrong with it.

    >>> parse('["no object"]')
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: not a JSON object but a list; write one object per line
    """
    try:
        record = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise RecordError(f"not JSON: {what}; write one object per line") from error
    if not isinstance(record, dict):
        raise RecordError(f"not a JSON object but a {type(record).__name__}; write one object per line")
    return record


def text_of(record: Mapping[str, Any]) -> tuple[str, str]:
    """(key, text) of a record, or its HTML when it has no text. Raises RecordError when it has neither, or no string.

    >>> text_of({"html": "<p>It rained."}), text_of({"html": "<p>It rained.", "maintext": "It rained."})
    (('html', '<p>It rained.'), ('maintext', 'It rained.'))
    """
    key, text = field(record, "text")
    if key is None:
        key, text = field(record, HTML)
    if key is None:
        names = ", ".join(ALIASES["text"])
        raise RecordError(f"no text: the record has {_some(record)}; name its text one of {names}, a page {HTML}")
    if not isinstance(text, str):
        raise RecordError(f"{key!r} is a {type(text).__name__}, not a string")
    return key, text


def _some(record: Mapping[str, Any]) -> str:
    keys = [repr(key) for key in list(record)[:5]]
    return ", ".join(keys) + (", …" if len(record) > 5 else "") if keys else "no keys"


def clean_article(pipeline: Cleans, record: Mapping[str, Any], *, plain: bool = False) -> Article:
    """The clean Article of a record; `plain` says that its text is no HTML. Raises RecordError."""
    key, text = text_of(record)
    if plain:
        return pipeline.text(text, **_known(record))
    return pipeline.page(text, **_known(record)) if key == HTML else pipeline.article(text, **_known(record))


def clean_markdown(pipeline: Cleans, record: Mapping[str, Any]) -> str:
    """The clean article of a record as Markdown. Raises RecordError."""
    key, text = text_of(record)
    return pipeline.markdown(text, html=key == HTML, **_known(record))


def _known(record: Mapping[str, Any]) -> dict[str, str | None]:
    named = {name: field(record, name)[1] for name in ("title", "url", "date", "lang", "crawled")}
    return {k: v if isinstance(v, str) else None for k, v in named.items()}


def clean_record(pipeline: Cleans, record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with its clean text and what newsclean has to say of it; on an error the record and the error."""
    try:
        return merged(record, clean_article(pipeline, record))
    except BaseException as error:  # noqa: BLE001 - a panic of a compiled library too: one record ends no run
        return failed(record, record_error(error))


def as_line(record: Mapping[str, Any]) -> str:
    """The record as a line of JSON, without its end; lone surrogates are escaped, as nothing else can carry them."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(record)
    return line


def failed(record: Mapping[str, Any], error: Exception) -> dict[str, Any]:
    """The record as it is, with the error under the newsclean key."""
    return {**record, KEY: {**_notes(record), "error": str(error)}}


def _notes(record: Mapping[str, Any]) -> dict[str, Any]:
    notes = record.get(KEY)
    return dict(notes) if isinstance(notes, dict) else {}


def merged(record: Mapping[str, Any], article: Article, *, title_in_body: bool = False) -> dict[str, Any]:
    """The record with the article's title, summary, text and authors in place; unknown keys and order are kept.

    A page's HTML gives way to its text. With `title_in_body` the text begins with the title.
    """
    text_key, _ = text_of(record)
    title_key, _ = field(record, "title")
    out: dict[str, Any] = {}
    for key, value in record.items():
        if key == text_key:
            if title_key is None:
                out["title"] = article.title
            out["summary"] = list(article.summary)
            out["text"] = article.body_with_title if title_in_body else article.body
        elif key == title_key:
            out["title"] = article.title
        else:
            out[key] = value
    out.setdefault("authors", list(article.authors))
    added = {"url": article.url, "date": article.date, "source": article.outlet, "lang": article.lang}
    out |= {name: value for name, value in added.items() if value is not None and field(record, name)[0] is None}
    out[KEY] = {**_notes(record), **article.notes()}
    return out
