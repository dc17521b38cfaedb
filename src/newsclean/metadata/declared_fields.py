"""The fields of a JSON-LD object as strings, whatever their shape: authors, outlet, captions, text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.json_ld import Object
from newsclean.temporal.machine_dates import parse_date
from newsclean.text.string_forms import squash, tidy

if TYPE_CHECKING:
    from newsclean.core.record import Stamp

_UNSET = ("0001-", "1900-01-01", "1969-12-31", "1970-01-01")  # what systems write for a date that was never set
_BODY_MAX = 2_000_000  # characters: a longer article body is cut
_FREE = {"free": False, "metered": True, "locked": True}
_ENTRIES = 50  # entries of a list of authors, images or sections that are read
_OUTLETS = ("publisher", "sourceOrganization", "copyrightHolder")
_MAIL = lazy(r"\A[^\s@]{1,100}@[^\s@]{1,100} ?\(([^()]{2,100})\)\Z")  # the form of RSS: jane@site.example (Jane Doe)
_BLOCK_TAG = lazy(r"(?i)</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|section|table|tr|figure)\b[^<>]{0,300}>")
_ANY_TAG = lazy(r"</?[a-zA-Z][^<>]{0,300}>")


def _follow(value: Any, ids: dict[str, Object]) -> Iterator[Any]:
    """The entries of a value, references among them resolved."""
    for entry in value[:_ENTRIES] if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and "name" not in entry and isinstance(entry.get("@id"), str):
            yield ids.get(entry["@id"], entry)
        else:
            yield entry


def _names_of(entry: Any) -> Iterator[str]:
    """The name or names of a person or organisation, which may be a string, an object, or a list in an object.

    >>> list(_names_of({"givenName": "Jane", "familyName": "Doe"})), list(_names_of({"name": ["A", "B"]}))
    (['Jane Doe'], ['A', 'B'])
    >>> list(_names_of(7)), list(_names_of({"name": {"deep": 1}}))
    ([], [])
    """
    if isinstance(entry, dict):
        value = entry.get("name") or " ".join(
            part for part in (entry.get("givenName"), entry.get("familyName")) if isinstance(part, str)
        )
        entry = value
    for name in entry[:_ENTRIES] if isinstance(entry, list) else [entry]:
        text = tidy(name)
        if text:
            yield _MAIL.sub(r"\1", text)


def declared_authors(item: Object, ids: dict[str, Object]) -> list[str]:
    """The names declared as authors, else as creators."""
    for key in ("author", "creator"):
        entries = (_filled(entry, key) for entry in _follow(item.get(key), ids))
        names = [name for filled in entries for entry in _follow(filled, ids) for name in _names_of(entry)]
        if names:
            return names
    return []


def _filled(entry: Any, key: str) -> Any:
    """Who fills a role: schema.org's Role stands between a story and its author."""
    return entry[key] if isinstance(entry, dict) and "name" not in entry and key in entry else entry


def declared_outlet(item: Object, ids: dict[str, Object]) -> str | None:
    """The name of the publisher."""
    for key in _OUTLETS:
        for entry in _follow(item.get(key), ids):
            for name in _names_of(entry):
                return name
    return None


def first_text(value: Any) -> str | None:
    """A string, or the first string of a list.

    >>> first_text(["", "Politics", "World"]), first_text({"a": 1})
    ('Politics', None)
    """
    for entry in value[:_ENTRIES] if isinstance(value, list) else [value]:
        text = tidy(entry)
        if text:
            return text
    return None


def as_flag(value: Any) -> bool | None:
    """True or False as pages write them; None for anything else.

    >>> as_flag("False"), as_flag(True), as_flag("http://schema.org/True"), as_flag("maybe")
    (False, True, True, None)
    """
    if isinstance(value, bool):
        return value
    text = (tidy(value) or "").rsplit("/", 1)[-1].casefold()
    return {"true": True, "false": False, "yes": True, "no": False}.get(text)


def declared_paywall(items: Iterable[Object], tier: tuple[str, str] | None) -> tuple[bool | None, str]:
    """Is a page for subscribers, and what says so: an object of JSON-LD, or a meta element with its name.

    >>> declared_paywall([{"isAccessibleForFree": "False"}], None), declared_paywall([], ("free", "tier"))
    ((True, 'json-ld'), (False, 'tier'))
    """
    for item in items:
        if (free := as_flag(item.get("isAccessibleForFree"))) is not None:
            return not free, "json-ld"
    return (_FREE.get(squash(tier[0])), tier[1]) if tier else (None, "")


def dates_of(items: Iterable[Object], keys: Iterable[str]) -> Iterator[tuple[Any, str]]:
    """The values of the objects under some keys, each with its source."""
    for item in items:
        for value in map(item.get, keys):
            yield first_text(value) if isinstance(value, list) else value, "json-ld"


def declared_date(values: Iterable[tuple[Any, str]], lang: str | None) -> tuple[Stamp, str] | None:
    """The first value that is a date, with its source; what systems write for a date that was never set is none.

    >>> stamp, source = declared_date([("0001-01-01", "json-ld"), ("7 March 2023", "date")], "en")
    >>> stamp.iso, source, declared_date([("soon", "json-ld")], "en")
    ('2023-03-07', 'date', None)
    """
    for value, source in values:
        stamp = parse_date(value, lang=lang)
        if stamp and not stamp.iso.startswith(_UNSET):
            return stamp, source
    return None


def declared_captions(item: Object, ids: dict[str, Object]) -> tuple[str, ...]:
    """The captions of the images the story declares."""
    images = (entry for entry in _follow(item.get("image"), ids) if isinstance(entry, dict))
    found = (first_text(entry.get("caption")) for entry in images)
    return tuple(dict.fromkeys(text for text in found if text))


def declared_body(item: Object) -> str | None:
    """The text of the article with its line breaks, or None."""
    value = item.get("articleBody")
    return text_of_markup(value) if isinstance(value, str) else None


def text_of_markup(value: str) -> str | None:
    """The lines of a text that may be HTML, or HTML with its signs escaped; None if nothing is left.

    >>> text_of_markup("&lt;p&gt;Rain.&lt;/p&gt;&lt;p&gt;Sun.&lt;/p&gt;"), text_of_markup("<br>")
    ('Rain.\\nSun.', None)
    """
    value = value[:_BODY_MAX]
    if "&lt;" in value and "<" not in value:
        value = unescape(value)
    if "<" in value:
        value = _ANY_TAG.sub("", _BLOCK_TAG.sub("\n", value))
    lines = (tidy(line, _BODY_MAX) for line in value.splitlines())
    return "\n".join(line for line in lines if line) or None
