"""The article that a page's scripts hold as data, where the page shows none: the state that a script draws it from.

Frameworks write what they draw as JSON: `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {…}`. In any of it an article is
an object with the page's title beside a field for a body; the menus and other stories of such data have other titles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.html.class_words import letters_of
from newsclean.html.runs import reads_as_sentence
from newsclean.metadata.declared_fields import text_of_markup
from newsclean.metadata.json_repair import BLOCK_MAX
from newsclean.text.headline_match import same_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True)
class StateOptions:
    """How much of a page's scripts is read."""

    scripts: int = 60  # of a page, and no more than `BLOCK_MAX` characters of them in all
    values: int = 20  # that one script assigns
    objects: int = 50_000  # objects and lists that are searched for the title
    nodes: int = 5_000  # of one body
    depth: int = 40  # of one body: editors' trees nest 10 deep
    least: float = 70  # letters of a body: one sentence, as of a brief


STATE = StateOptions()
_TITLES = ("title", "headline", "headlines", "heading", "name")
_BODIES = ("articleBody", "body", "content", "content_elements", "contents", "text", "html", "paragraphs", "blocks",
           "bodyText", "bodyHtml", "components", "elements", "children", "value", "data", "nodes")  # fmt: skip
_OTHERS = lazy(
    r"(?i)image|photo|picture|video|gallery|caption|embed|related|newsletter|promo|teaser|\bad\b|advert|link"
)
# `window.state = {`, `Fusion.content={`, `window["state"] = [`
_ASSIGNED = lazy(r"[\w$\]]\s{0,4}=\s{0,4}(?=[{\[][\s\"{\[])")
_INLINE = frozenset(("text", "span", "link", "a", "strong", "em"))  # types of what stands in a paragraph
_DECODER = json.JSONDecoder(strict=False)


def body_in_scripts(tree: LexborHTMLParser, title: str | None) -> str | None:
    r"""The text of the article in the data of a page's scripts, one paragraph a line; None without one of that title.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> text = "The coast road is closed after a landslide, the police said on Monday night."
    >>> page = f'<script>window.state = {{"story": {{"title": "Road closed", "body": "<p>{text}</p>"}}}};</script>'
    >>> body_in_scripts(LexborHTMLParser(page), "Road closed") == text
    True
    >>> body_in_scripts(LexborHTMLParser(page), "Wheat is dearer"), body_in_scripts(LexborHTMLParser(page), None)
    (None, None)
    """
    if not title:
        return None
    bodies = (body for value in _values(tree) for item in _titled(value, title) for body in _bodies(item))
    best = max(bodies, key=letters_of, default="")
    return best if letters_of(best) >= STATE.least and any(map(reads_as_sentence, best.splitlines())) else None


def _values(tree: LexborHTMLParser) -> Iterator[Any]:
    left = BLOCK_MAX
    for node in tree.css("script")[: STATE.scripts]:
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
    for start in islice(starts, STATE.values):
        if start >= end:
            with suppress(ValueError, RecursionError):  # code and no data, or data that nest too deep
                value, end = _DECODER.raw_decode(text, start)
                yield value


def _titled(value: Any, title: str) -> Iterator[dict[str, Any]]:
    """The objects that bear the title; without recursion, so that depth does no harm."""
    stack = [value]
    for _ in range(STATE.objects):
        if not stack:
            return
        now = stack.pop()
        if isinstance(now, dict):
            if any(same_title(title, name) for name in _names(now)):
                yield now
            stack += [inner for inner in now.values() if isinstance(inner, (dict, list))]
        elif isinstance(now, list):
            stack += [inner for inner in now if isinstance(inner, (dict, list))]


def _names(item: dict[str, Any]) -> Iterator[str]:
    """The titles of an object: under a key for titles, or one level below it (`headlines.basic`)."""
    for key in _TITLES:
        value = item.get(key)
        values = value.values() if isinstance(value, dict) else (value,)
        yield from (text for text in values if isinstance(text, str) and 0 < len(text) < 400)


def _bodies(item: dict[str, Any]) -> Iterator[str]:
    """The text in each field for a body."""
    for key in _BODIES:
        if key in item:
            budget = [STATE.nodes]
            yield "\n".join(_paragraphs(item[key], budget, 0))


def _paragraphs(value: Any, budget: list[int], depth: int) -> Iterator[str]:
    budget[0] -= 1
    if budget[0] < 0 or depth > STATE.depth:
        return
    if isinstance(value, str):
        yield from (text_of_markup(value) or "").splitlines()
    elif isinstance(value, list):
        if value and all(_is_inline(part) for part in value):
            yield "".join(str(part["text"]) for part in value if isinstance(part.get("text"), str))
            return
        for part in value:
            yield from _paragraphs(part, budget, depth + 1)
    elif isinstance(value, dict) and not _OTHERS.search(_type(value)):
        for key in _BODIES:
            if key in value:
                yield from _paragraphs(value[key], budget, depth + 1)
                return


def _type(value: dict[str, Any]) -> str:
    return " ".join(str(value[key])[:80] for key in ("type", "_type", "__typename", "kind") if key in value)


def _is_inline(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") in _INLINE and isinstance(part.get("text"), str)
