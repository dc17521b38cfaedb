"""The fields of a JSON-LD object as strings: authors resolved, dates and flags read, whatever their shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean.metadata.json_ld import PAGES, Object, is_story, types
from newsclean.text.string_forms import tidy

_BODY_MAX = 2_000_000  # characters: a longer article body is cut
_MANY = 50  # entries of a list of authors, images or sections that are read
_OUTLETS = ("publisher", "sourceOrganization", "copyrightHolder")


def by_id(items: list[Object]) -> dict[str, Object]:
    """The objects that others refer to as {"@id": …}; the one that says most wins."""
    found: dict[str, Object] = {}
    for item in items:
        name = item.get("@id")
        if isinstance(name, str) and len(item) > len(found.get(name, ())):
            found[name] = item
    return found


def follow(value: Any, ids: dict[str, Object]) -> Iterator[Any]:
    """The entries of a value, references among them resolved."""
    for entry in value[:_MANY] if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and "name" not in entry and isinstance(entry.get("@id"), str):
            yield ids.get(entry["@id"], entry)
        else:
            yield entry


def name_of(entry: Any) -> Iterator[str]:
    """The name or names of a person or organisation, which may be a string, an object, or a list in an object.

    >>> list(name_of({"givenName": "Jane", "familyName": "Doe"})), list(name_of({"name": ["A", "B"]}))
    (['Jane Doe'], ['A', 'B'])
    >>> list(name_of(7)), list(name_of({"name": {"deep": 1}}))
    ([], [])
    """
    if isinstance(entry, dict):
        value = entry.get("name") or " ".join(
            part for part in (entry.get("givenName"), entry.get("familyName")) if isinstance(part, str)
        )
        entry = value
    for name in entry[:_MANY] if isinstance(entry, list) else [entry]:
        text = tidy(name)
        if text:
            yield text


def authors(item: Object, ids: dict[str, Object]) -> list[str]:
    """The names declared as authors, else as creators."""
    for key in ("author", "creator"):
        names = [name for entry in follow(item.get(key), ids) for name in name_of(entry)]
        if names:
            return names
    return []


def outlet(item: Object, ids: dict[str, Object]) -> str | None:
    """The name of the publisher."""
    for key in _OUTLETS:
        for entry in follow(item.get(key), ids):
            for name in name_of(entry):
                return name
    return None


def first_text(value: Any) -> str | None:
    """A string, or the first string of a list.

    >>> first_text(["", "Politics", "World"]), first_text({"a": 1})
    ('Politics', None)
    """
    for entry in value[:_MANY] if isinstance(value, list) else [value]:
        text = tidy(entry)
        if text:
            return text
    return None


def flag(value: Any) -> bool | None:
    """True or False as pages write them; None for anything else.

    >>> flag("False"), flag(True), flag("http://schema.org/True"), flag("maybe")
    (False, True, True, None)
    """
    if isinstance(value, bool):
        return value
    text = (tidy(value) or "").rsplit("/", 1)[-1].casefold()
    return {"true": True, "false": False, "yes": True, "no": False}.get(text)


def captions(item: Object, ids: dict[str, Object]) -> tuple[str, ...]:
    """The captions of the images the story declares."""
    images = (entry for entry in follow(item.get("image"), ids) if isinstance(entry, dict))
    found = (first_text(entry.get("caption")) for entry in images)
    return tuple(dict.fromkeys(text for text in found if text))


def body(item: Object) -> str | None:
    """The text of the article with its line breaks, or None."""
    value = item.get("articleBody")
    if not isinstance(value, str):
        return None
    lines = (tidy(line, _BODY_MAX) for line in value[:_BODY_MAX].splitlines())
    return "\n".join(line for line in lines if line) or None


def page_of(items: list[Object]) -> Object:
    """The object that describes the page as a whole, for what the story leaves out; empty when there is none."""
    return next((item for item in items if types(item) & PAGES and not is_story(item)), {})
