"""The element that prints the headline: by the declared title where there is one, else by its look among headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.lazy import lazy
from newsclean.meta.text import squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = "h1, h2, h3, h4, [itemprop=headline]"
_TITLED = "[class*=headline i], [class*=title i], [id*=headline i], [id*=title i], [class*=heading i], [class=sh], h5, h6"
_MANY = 400  # candidates: a page of teasers; the headline is among the first
_HINT = lazy(r"head(?:line|ing)|title|titel|titre|titulo|titolo|ttl|entry|story|article|post")
_AWAY = lazy(r"related|teaser|sidebar|widget|comment|footer|promo|newsletter|most|popular|recommend|logo|brand|site-?(?:title|name)|cookie|consent|modal|menu|nav|breadcrumb|subtitle|section")
_WORD = lazy(r"[^\W_]{3,}")
_WIDE = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LINK_UP = 5


class Headline(NamedTuple):
    """An element and its text."""

    node: LexborNode
    text: str


def find_headline(tree: LexborHTMLParser, titles: list[str], url: str | None = None) -> Headline | None:
    """The printed headline. Titles are what is declared, with or without the site's name; an h1 is preferred."""
    names = [name for name in map(squash, titles) if name]
    for selector in ("h1", "h2, h3, h4", _TITLED) if names else ():
        found = _matching(_candidates(tree, selector), names)
        if found:
            return found
    return _best(_candidates(tree, HEADINGS) + _candidates(tree, _TITLED), _slug(url))


def _candidates(tree: LexborHTMLParser, selector: str) -> list[Headline]:
    body = tree.body
    if body is None:
        return []
    pairs = ((node, tidy(node.text(), 600)) for node in body.css(selector)[:_MANY])
    return [Headline(node, text) for node, text in pairs if text and len(text) <= 300]


def _matching(candidates: list[Headline], names: list[str]) -> Headline | None:
    """The first candidate that a declared title equals or holds; a word alone may be the section, so not that."""
    for whole in (True, False):
        for found in candidates:
            key = squash(found.text)
            if any(key == name if whole else len(key) >= 12 and (key in name or name in key) for name in names):
                return found
    return None


def _slug(url: str | None) -> frozenset[str]:
    """The words of the last pieces of an address."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return frozenset()
    return frozenset(word.casefold() for word in _WORD.findall(unquote(path)[-300:]) if not word.isdigit())


def _best(candidates: list[Headline], slug: frozenset[str]) -> Headline | None:
    scored = [(_score(found, at, slug), -at, found) for at, found in enumerate(candidates)]
    best = max(scored, default=None, key=lambda row: row[:2])
    return best[2] if best and best[0] >= 4 else None  # below 4: neither a heading nor a title by name


def _score(found: Headline, at: int, slug: frozenset[str]) -> float:
    """Points: 5 for h1, fewer for lower headings; for names, length, and words shared with the address."""
    node, text = found
    own = " ".join(filter(None, (node.attributes.get("class"), node.attributes.get("id"), node.attributes.get("itemprop")))).lower()
    tag = node.tag or ""
    score = {"h1": 5.0, "h2": 2.5, "h3": 1.5, "h4": 1.0}.get(tag, 1.0)
    score += 3 * (node.attributes.get("itemprop") == "headline")
    score += 2 * bool(_HINT.search(own)) - 3 * bool(_AWAY.search(own))
    words = len(_WIDE.findall(text)) / 2 or len(text.split())
    score += 2 if 4 <= words <= 25 else (-1 if words >= 2 else -4)
    shared = {word.casefold() for word in _WORD.findall(text)} & slug
    score += min(4, 1.5 * len(shared))
    return score - _around(node) - 0.02 * at


def _around(node: LexborNode) -> float:
    """Points off for what stands round it: links to elsewhere, asides, menus, footers."""
    off, here = 0.0, node.parent
    if any(child.tag == "a" for child in node.iter()):
        off += 1.5
    for _ in range(_LINK_UP):
        if here is None or here.tag == "body":
            break
        tag = here.tag
        own = f"{here.attributes.get('class') or ''} {here.attributes.get('id') or ''}".lower()
        off += 3 * (tag in ("a", "nav", "aside", "footer", "li", "figcaption", "form", "blockquote", "dialog"))
        off += 2 * bool(own.strip() and _AWAY.search(own))
        off -= 0.5 * (tag in ("article", "main"))
        here = here.parent
    return off
