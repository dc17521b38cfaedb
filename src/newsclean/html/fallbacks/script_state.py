"""The article that a page's scripts hold as data, where the page shows none: the state that a script draws it from.

In such data an article is an object with the page's title (`metadata.script_data`) beside a field for a body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.html.class_words import letters_of
from newsclean.html.runs import reads_as_sentence
from newsclean.metadata.declared_fields import text_of_markup
from newsclean.metadata.script_data import data_of_scripts, titled

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True)
class StateOptions:
    """How much of a body in such data is read."""

    nodes: int = 5_000  # of one body
    depth: int = 40  # of one body: editors' trees nest 10 deep
    least: float = 70  # letters of a body: one sentence, as of a brief


STATE = StateOptions()
_BODIES = ("articleBody", "body", "content", "content_elements", "contents", "text", "html", "paragraphs", "blocks",
           "bodyText", "bodyHtml", "components", "elements", "children", "value", "data", "nodes")  # fmt: skip
_OTHERS = lazy(
    r"(?i)image|photo|picture|video|gallery|caption|embed|related|newsletter|promo|teaser|\bad\b|advert|link"
)
_INLINE = frozenset(("text", "span", "link", "a", "strong", "em"))  # types of what stands in a paragraph


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
    bodies = (body for value in data_of_scripts(tree) for item in titled(value, title) for body in _bodies(item))
    best = max(bodies, key=letters_of, default="")
    return best if letters_of(best) >= STATE.least and any(map(reads_as_sentence, best.splitlines())) else None


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
