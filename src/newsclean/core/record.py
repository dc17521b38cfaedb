"""Records: dicts with a text, whose fields have any of the names that extractors use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, NamedTuple, TypeVar

from newsclean.core import json_text
from newsclean.errors import RecordError

HTML = "html"  # the field of a page
Read = TypeVar("Read")
SHORTEST = 20  # characters of what may be a text: fewer are a label, a name, a code
NO_TEXTS = frozenset(("title", "headline", "summary", "description", "lead", "abstract", "url", "link", "newsclean"))
KEY = "newsclean"  # everything newsclean adds is under this key
# Flat names of other tools; where they come from, and nested ones, are in data/record_fields.toml.
# fmt: off
ALIASES = {
    "text": (
        "text", "maintext", "body", "articleBody", "content", "content_text", "body_text", "article", "document",
        "full_text", "article_text", "fulltext",
    ),
    "title": ("title", "headline"),
    "date": (
        "date", "date_publish", "datePublished", "publish_date", "published", "published_date", "publishedAt",
        "published_at", "publishing_date", "pub_date", "pubDate", "webPublicationDate", "date_published",
        "publishedTime", "dateTimePub", "versioncreated", "seendate", "created", "timestamp",
    ),
    "crawled": (
        "crawled",
        "date_crawled",
        "crawl_date",
        "date_download",
    ),  # when it was fetched, which is never its `date`
    "source": ("source", "source_domain", "domain", "publisher"),
}
# fmt: on


def field(record: Mapping[str, Any], name: str) -> tuple[str | None, Any]:
    """(key, value) of the first alias of a field that the record has with a value; (None, None) when it has none.

    >>> field({"maintext": "Trade rose."}, "text"), field({}, "text")
    (('maintext', 'Trade rose.'), (None, None))
    """
    for key in ALIASES.get(name, (name,)):
        if record.get(key) is not None:
            return key, record[key]
    return None, None


def is_empty(value: Any) -> bool:
    """Is it a cell without a value: null, an empty list, or nothing but white space?

    >>> [is_empty(value) for value in (None, " ", [], 0, False, "Rain")]
    [True, True, True, False, False, False]
    """
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


_JSON_TYPES = (
    (str, "string"), (bool, "boolean"), (int | float, "number"), (list | tuple, "array"), (Mapping, "object"),
)  # fmt: skip


def type_of(value: Any) -> str:
    """The type of a value, as a message names it: as JSON does.

    >>> type_of(7), type_of([]), type_of("Rain"), type_of(None), type_of(float("nan"))
    ('a number', 'an array', 'a string', 'null', 'NaN')
    """
    if value is None:
        return "null"
    name = next((name for kind, name in _JSON_TYPES if isinstance(value, kind)), type(value).__name__)
    return "NaN" if value != value else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"  # noqa: PLR0124 - only NaN


def id_of(record: Mapping[str, Any]) -> str | int | float | None:
    """The id of a record; one that is not a string or a number with an end is written as a string, an empty one None.

    >>> id_of({"id": 7}), id_of({"id": ["a"]}), id_of({"id": ""}), id_of({"id": float("inf")}), id_of({"id": True})
    (7, '["a"]', None, 'inf', 'true')
    """
    known = record.get("id")
    if is_empty(known):
        return None
    if isinstance(known, bool | list | tuple | Mapping):
        return json_text.dumps(known)
    if isinstance(known, float) and not isfinite(known):
        return str(getattr(known, "text", known))  # 1e400 as it was written
    return known if known is None or isinstance(known, str | int | float) else str(known)


def text_of(record: Mapping[str, Any]) -> tuple[str, str]:
    """(key, text) of a record, or its HTML if it has no text. Raises RecordError if neither is a string.

    >>> text_of({"html": "<p>It rained."}), text_of({"html": "<p>It rained.", "maintext": "It rained."})
    (('html', '<p>It rained.'), ('maintext', 'It rained.'))
    """
    key, text = field(record, "text")
    if key is None:
        key, text = field(record, HTML)
    if key is None:
        names = ", ".join(ALIASES["text"][:5])
        raise RecordError(
            f"no text: the record has {_some(record)}; put the text under one of {names}, a page under {HTML}"
            f"{_or_name(record, ', or name its field: ')}"
        )
    if not isinstance(text, str):
        inside = _or_name({key: text}, "; name the text in it: ") if isinstance(text, Mapping) else ""
        raise RecordError(f"{key!r} is {type_of(text)}, not a string{inside}")
    return key, text


def _or_name(record: Mapping[str, Any], said: str) -> str:
    name = likely_text(record)
    return f"{said}--text-field {name}" if name else ""


def read_each(read: Callable[[Any], Read], articles: Iterable[Any], first: int = 1) -> Iterator[Read]:
    """What `read` makes of each article; its RecordError names the article by its number, from `first`, and its id.

    >>> list(read_each(text_of, [{"text": "It rained."}, {"id": "b", "text": 7}]))
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: article 2 (id b): 'text' is a number, not a string
    """
    for number, article in enumerate(articles, first):
        try:
            yield read(article)
        except RecordError as error:
            known = id_of(article) if isinstance(article, Mapping) else None
            name = "" if known is None else f" (id {known})"
            raise type(error)(f"article {number}{name}: {error}") from error


def likely_text(record: Mapping[str, Any]) -> str | None:
    """The name of the longest string of a record, dotted if nested; None if none reads like a text.

    >>> likely_text({"Titel": "Regen", "Volltext": "Es regnete in Orrin, den ganzen Tag."})
    'Volltext'
    >>> likely_text({"id": "a", "content": {"en": "It rained in Orrin all day."}}), likely_text({"title": "Rain " * 9})
    ('content.en', None)
    """
    found = [(len(text), name) for name, text in _strings(record) if len(text) >= SHORTEST and "://" not in text[:9]]
    return max(found)[1] if found else None


def _strings(record: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """The strings of a record and of the objects in it."""
    for key, value in record.items():
        if str(key).lower() in NO_TEXTS:
            continue
        if isinstance(value, str):
            yield f"{before}{key}", value
        elif isinstance(value, Mapping) and not before:
            yield from _strings(value, f"{key}.")


def article_body(article: object) -> str:
    """The body of an article that newsclean made. Raises RecordError for anything else.

    >>> from types import SimpleNamespace
    >>> article_body(SimpleNamespace(body="It rained."))
    'It rained.'
    >>> article_body(7)
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: int is not a type of article; give texts, records (dicts) or newsclean Articles
    """
    body = getattr(article, "body", None)
    if not isinstance(body, str):
        raise RecordError(
            f"{type(article).__name__} is not a type of article; give texts, records (dicts) or newsclean Articles"
        )
    return body


def has_text(record: Mapping[str, Any]) -> bool:
    """Does it have a text or a page?

    >>> has_text({"body": "It rained."}), has_text({"author": "Lena Holt"})
    (True, False)
    """
    return isinstance(field(record, "text")[1], str) or isinstance(record.get(HTML), str)


def _some(record: Mapping[str, Any]) -> str:
    keys = [repr(key) if record[key] is not None else f"{key!r} (null)" for key in list(record)[:5]]
    return ", ".join(keys) + (", …" if len(record) > 5 else "") if keys else "no keys"


def known_fields(record: Mapping[str, Any]) -> dict[str, str | None]:
    """The fields of a record besides the text that are strings, and not empty.

    >>> known_fields({"headline": "Rain", "lang": 7, "url": " "})
    {'title': 'Rain', 'url': None, 'date': None, 'lang': None, 'crawled': None}
    """
    values = {name: field(record, name)[1] for name in ("title", "url", "date", "lang", "crawled")}
    return {name: value if isinstance(value, str) and value.strip() else None for name, value in values.items()}


def with_defaults(record: Mapping[str, Any], lang: str | None, country: str | None) -> Mapping[str, Any]:
    """The record with the user's language and country where it names none.

    >>> with_defaults({"text": "Regn.", "lang": "sv"}, "no", "SE")
    {'text': 'Regn.', 'lang': 'sv', 'country': 'SE'}
    >>> with_defaults({"text": "Rain.", "lang": ""}, "en", None)
    {'text': 'Rain.', 'lang': 'en'}
    """
    given = {"lang": lang, "country": country}
    named = {name for name in given if isinstance(record.get(name), str) and record[name].strip()}
    new = {name: value for name, value in given.items() if value and name not in named}
    return {**record, **new} if new else record


def notes_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """What newsclean has added to a record so far.

    >>> notes_of({"newsclean": {"agency": "AP"}}), notes_of({"newsclean": "?"})
    ({'agency': 'AP'}, {})
    """
    notes = record.get(KEY)
    return dict(notes) if isinstance(notes, dict) else {}


class Stamp(NamedTuple):
    """A date of a page as it is printed there, and as ISO 8601: a date alone stays a date, a zone stays as given."""

    raw: str
    iso: str

    @property
    def day(self) -> str:
        """The day as printed, whatever the zone.

        >>> Stamp("7 March 2023, 23:30 GMT", "2023-03-07T23:30:00+00:00").day
        '2023-03-07'
        """
        return self.iso[:10]
