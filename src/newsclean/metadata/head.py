"""The elements of `head` that describe the page: meta, canonical link, title, language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsclean.core.lazy_regex import lazy
from newsclean.text.names.label_tables import meta_names
from newsclean.text.string_forms import tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGE = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
FEW = 6  # meta elements: a head with fewer was closed early by a stray element, and the rest stands in the body
MANY = 2000  # meta elements: the labelled pages have at most 192; what follows is not read
# Where the head declares the date, the body is not searched for microdata: that takes as long as all of the head.
_KNOWN = frozenset(("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued"))


@dataclass(frozen=True, slots=True)
class Head:
    """The declared values by lower-case name, in order; and those with elements of their own."""

    values: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None
    canonical: str | None = None
    lang: str | None = None

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first non-empty value under the names, in their order, with the name it stood under."""
        for name in names:
            if name in self.values:
                return self.values[name][0], name
        return None


def read_head(tree: LexborHTMLParser) -> Head:
    """Read the head of a page; where it was closed early, the whole page is searched for meta elements."""
    head = tree.head
    nodes = head.css("meta") if head is not None else []
    if len(nodes) < FEW:
        nodes = tree.css("meta")
    values = _values(nodes)
    if _KNOWN.isdisjoint(values) and b"itemprop" in (tree.raw_html or b""):
        values |= _single(_values(tree.css('[itemprop^="date"][content]')))
    title = _title(tree)
    link = tree.css_first('link[rel="canonical"]') if head is None else head.css_first('link[rel="canonical"]')
    return Head(values, title, _attribute(link, "href"), _lang(tree))


def declared_language(value: str | None) -> str | None:
    """The language that a declaration begins with, None if it is none: encodings stand in the wrong field at times.

    >>> declared_language("en_GB"), declared_language("DE"), declared_language("utf-8"), declared_language(None)
    ('en-GB', 'de', None, None)
    """
    match = LANGUAGE.match(value or "")
    if not match or match[0][:3].lower() == "utf":
        return None
    primary, *rest = match[0].replace("_", "-").split("-")
    return "-".join((primary.lower(), *rest))


def page_address(head: Head, url: str | None) -> str | None:
    """The address that the page gives itself, else `url`; None if neither is valid.

    >>> page_address(Head(canonical="/rain"), "https://daily.example/a?b"), page_address(Head(), None)
    ('https://daily.example/rain', None)
    """
    for value in (head.canonical, *(head.first(*meta_names("url")) or ())[:1], url):
        try:
            full: str = urljoin(url or "", value or "")
            if urlsplit(full).hostname:
                return full
        except ValueError:  # "http://[" is not an address
            continue
    return None


def _values(nodes: list[LexborNode]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for node in nodes[:MANY]:
        attributes = node.attributes
        value = tidy(attributes.get("content") or attributes.get("value"))
        if value is None:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                values.setdefault(name.strip().lower(), []).append(value)
    return values


def _single(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """The names that have one value: a page with several dates in its body is a list of articles."""
    return {name: found for name, found in values.items() if len(set(found)) == 1}


def _title(tree: LexborHTMLParser) -> str | None:
    """The text of the title element in the head: drawings (svg) have titles too."""
    node = tree.head.css_first("title") if tree.head is not None else None
    return tidy(node.text()) if node is not None else None


def _attribute(node: LexborNode | None, name: str) -> str | None:
    return tidy(node.attributes.get(name)) if node is not None else None


def _lang(tree: LexborHTMLParser) -> str | None:
    root = tree.root
    if root is None:
        return None
    return tidy(root.attributes.get("lang") or root.attributes.get("xml:lang"))
