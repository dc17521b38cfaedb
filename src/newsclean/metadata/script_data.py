"""The data that a page's scripts hold: the JSON that a framework draws the page from, and the article's fields in it.

Frameworks write what they draw as JSON: `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {…}`. In any of it an article is
an object with the page's title; the menus and other stories of such data have other titles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.json_repair import BLOCK_MAX
from newsclean.text.headline_match import same_title
from newsclean.text.names.person_names import split_names

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True)
class ScriptDataOptions:
    """How much of a page's scripts is read."""

    scripts: int = 60  # of a page, and no more than `BLOCK_MAX` characters of them in all
    values: int = 20  # that one script assigns
    objects: int = 50_000  # objects and lists that are searched for the title
    articles: int = 20  # objects of that title whose fields are read: data hold an article for each list it is in
    names: int = 20  # entries of a list of authors
    depth: int = 4  # of a name in its object: `author.data.attributes.name`


SCRIPT_DATA = ScriptDataOptions()
_TITLES = ("title", "headline", "headlines", "heading", "name")
_AUTHORS = ("author", "authors", "byline", "bylines", "by", "creator", "writer", "writers", "credits", "contributors")
_NAMES = (
    "name",
    "fullName",
    "full_name",
    "displayName",
    "display_name",
    "text",
    "title",
    "by",
    "data",
    "attributes",
    "node",
)
# The first publication before other days; `date` alone is that of the article in WordPress and its like
_DATES = ("datePublished", "firstPublished", "first_publish_date", "publishedAt", "published_at", "publishDate",
          "publish_date", "publishedDate", "published_date", "publicationDate", "publication_date", "pubDate",
          "published", "display_date", "date")  # fmt: skip
# `window.state = {`, `Fusion.content={`, `window["state"] = [`
_ASSIGNED = lazy(r"[\w$\]]\s{0,4}=\s{0,4}(?=[{\[][\s\"{\[])")
_DECODER = json.JSONDecoder(strict=False)


def data_of_scripts(tree: LexborHTMLParser) -> Iterator[Any]:
    """The JSON values of a page's scripts, but for JSON-LD.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> list(data_of_scripts(LexborHTMLParser('<script>window.state = {"a": 1}; go();</script>')))
    [{'a': 1}]
    """
    left = BLOCK_MAX
    for node in tree.css("script")[: SCRIPT_DATA.scripts]:
        kind = (node.attributes.get("type") or "").lower()
        text = "" if node.attributes.get("src") or "ld+json" in kind else node.text()
        left -= len(text)
        if left < 0:
            return
        if "json" in kind:
            yield from _decoded(text, iter([len(text) - len(text.lstrip())]))
        elif text:
            yield from _decoded(text, (match.end() for match in _ASSIGNED.finditer(text)))


def _decoded(text: str, starts: Iterator[int]) -> Iterator[Any]:
    """The JSON values that begin at some places of a script, none of them inside another."""
    end = 0
    for start in islice(starts, SCRIPT_DATA.values):
        if start >= end:
            with suppress(ValueError, RecursionError):  # code and no data, or data that nest too deep
                value, end = _DECODER.raw_decode(text, start)
                yield value


def titled(value: Any, title: str) -> Iterator[dict[str, Any]]:
    """The objects in a JSON value that bear the title; without recursion, so that depth does no harm.

    >>> [item["id"] for item in titled({"a": [{"headline": "Rain", "id": 1}, {"title": "Wheat", "id": 2}]}, "Rain")]
    [1]
    """
    stack = [value]
    for _ in range(SCRIPT_DATA.objects):
        if not stack:
            return
        now = stack.pop()
        if isinstance(now, dict):
            if any(same_title(title, name) for name in _titles(now)):
                yield now
            stack += [inner for inner in now.values() if isinstance(inner, (dict, list))]
        elif isinstance(now, list):
            stack += [inner for inner in now if isinstance(inner, (dict, list))]


def _titles(item: dict[str, Any]) -> Iterator[str]:
    """The titles of an object: under a key for titles, or one level below it (`headlines.basic`)."""
    for key in _TITLES:
        value = item.get(key)
        values = value.values() if isinstance(value, dict) else (value,)
        yield from (text for text in values if isinstance(text, str) and 0 < len(text) < 400)


def articles_in_scripts(tree: LexborHTMLParser, title: str | None) -> list[dict[str, Any]]:
    """The objects of that title in the data of a page's scripts; none without a title."""
    if not title:
        return []
    found = (item for value in data_of_scripts(tree) for item in titled(value, title))
    return list(islice(found, SCRIPT_DATA.articles))


def authors_in(items: list[dict[str, Any]]) -> tuple[str, ...]:
    """The people whom the first of some articles with authors names.

    >>> authors_in([{"id": 7}, {"author": {"name": "Ida Holm", "slug": "ida"}}]), authors_in([{"author": 12}])
    (('Ida Holm',), ())
    """
    for item in items:
        for key in _AUTHORS:
            if names := split_names(_names(item.get(key)), shaped=True):
                return names
    return ()


def _names(value: Any, depth: int = 0) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for entry in value[: SCRIPT_DATA.names] for name in _names(entry, depth + 1)]
    if isinstance(value, dict) and depth < SCRIPT_DATA.depth:
        parts = (value.get("firstName") or value.get("first_name"), value.get("lastName") or value.get("last_name"))
        if all(isinstance(part, str) for part in parts):
            return [" ".join(map(str, parts))]
        return next((names for key in _NAMES if key in value and (names := _names(value[key], depth + 1))), [])
    return []


def dates_in(items: list[dict[str, Any]]) -> Iterator[tuple[Any, str]]:
    """The values of the fields for the day of publication, each with its source.

    >>> list(dates_in([{"date": "2026-02-10", "publishedAt": "2026-02-09", "id": 7}]))
    [('2026-02-09', 'script'), ('2026-02-10', 'script')]
    """
    for item in items:
        yield from ((item[key], "script") for key in _DATES if isinstance(item.get(key), (str, int, float)))
