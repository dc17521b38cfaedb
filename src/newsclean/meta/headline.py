"""The element that prints the headline: by the declared title where there is one, else by its look among headings."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.lazy import lazy
from newsclean.meta.lead import find_lead
from newsclean.meta.text import squash, tidy
from newsclean.meta.window import following

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = "h1, h2, h3, h4, [itemprop=headline]"
TITLED = (
    "div[class*=title i], div[class*=headline i], div[id*=title i], span[class*=title i], span[class*=headline i],"
    "span[id*=title i], td[class*=title i], td[class*=headline i], td[class*=heading i], p[class*=title i],"
    "p[class*=headline i], font[class*=title i], font[class*=headline i], a[class*=title i], h5, h6"
)
_MANY = 300  # candidates: a page of teasers; the headline is among the first
_HINT = lazy(r"head(?:line|ing)|title|titel|titre|titulo|titolo|ttl|entry|story|article|post")
_AWAY = lazy(
    r"related|teaser|sidebar|widget|comment|footer|promo|newsletter|most|popular|recommend|logo|brand|site-?(?:title|name)|cookie"
    r"|consent|modal|menu|nav|breadcrumb|sub-?title|section|hidden|blind|sr-only|offscreen|deck|dek|standfirst|intro\b|lead\b|teaser"
)
# Elements inside a heading that are not the headline: the line above it, and what only screen readers get.
_KICKER = lazy(r"kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|super-?title|pre-?title|pretitle|rubri|category|topic|offscreen|sr-only|hidden|badge-label")
_HOME = lazy(r"(?:https?://[^/]{1,100})?/?(?:index\.\w{1,5})?")
_WORD = lazy(r"[^\W_]{3,}")
_WIDE = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UP = 5  # elements above a candidate whose names are looked at
_SAME = 3  # candidates that look alike: more are a list of teasers or subheads
_AHEAD = 120  # nodes after a candidate in which a body is looked for
_FINAL = 12  # candidates for which a body is looked for
_LEAST = 2.0  # points: a lower heading with nothing that speaks for it has fewer


class Headline(NamedTuple):
    """An element, its text, and whether a declared title holds the text."""

    node: LexborNode
    text: str
    sure: bool = False


def find_headline(tree: LexborHTMLParser, titles: list[str], url: str | None = None) -> Headline | None:
    """The printed headline. Titles are what is declared, with or without the site's name; an h1 is preferred."""
    names = [name for name in map(squash, titles) if name]
    for selector in ("h1", "h2, h3, h4", TITLED) if names else ():
        found = _matching(_candidates(tree, selector), names)
        if found:
            return found
    found = _best(_candidates(tree, HEADINGS), _slug(url)) or _best(_candidates(tree, TITLED), _slug(url))
    lead = find_lead(tree) if found is None else None
    return Headline(*lead) if lead else found


def _candidates(tree: LexborHTMLParser, selector: str) -> list[Headline]:
    body = tree.body
    if body is None:
        return []
    pairs = ((node, text_of(node)) for node in body.css(selector)[:_MANY])
    return [Headline(node, text) for node, text in pairs if text and len(text) <= 300]


def text_of(node: LexborNode) -> str | None:
    """The text of a heading without the kicker that stands in an element of its own."""
    text = tidy(node.text(separator=" "), 600)
    if text is None or node.first_child is None or node.first_child.next is None:
        return text
    kept = [part.text(separator=" ") for part in node.iter(include_text=True) if not _is_kicker(part)]
    return tidy(" ".join(kept), 600) or text


def _is_kicker(node: LexborNode) -> bool:
    if node.tag == "-text":
        return False
    return node.tag == "small" or bool(_KICKER.search((node.attributes.get("class") or "").lower()))


def _matching(candidates: list[Headline], names: list[str]) -> Headline | None:
    """The first candidate that a declared title equals or holds; a word alone may be the section, so not that."""
    keys = [(squash(found.text), found) for found in candidates]
    for key, found in keys:
        if key in names:
            return found._replace(sure=True)
    for key, found in keys:
        least = 6 if _WIDE.search(key) else 12  # letters: "Politics" stands in many a title
        if len(key) >= least and any(key in name for name in names):
            return found._replace(sure=True)
    for key, found in keys:
        if any(len(name) >= 12 and name in key for name in names):
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
    alike = Counter(_look(found.node) for found in candidates)
    scored = [
        (_score(found, slug) - 0.02 * at - 1.5 * (alike[_look(found.node)] > _SAME), found)
        for at, found in enumerate(candidates)
    ]
    scored.sort(key=lambda row: -row[0])
    final = [(score + _body_after(found.node), -at, found) for at, (score, found) in enumerate(scored[:_FINAL])]
    best = max(final, default=None, key=lambda row: row[:2])
    return best[2] if best and best[0] >= _LEAST else None


def _look(node: LexborNode) -> tuple[str | None, str | None]:
    return node.tag, node.attributes.get("class")


def _body_after(node: LexborNode) -> float:
    """Points for paragraphs that follow before long: a headline stands above a body, a teaser above a teaser."""
    texts = (n.text_content or "" for n in islice(following(node), _AHEAD) if n.tag == "-text")
    return min(3, sum(len(text) > 120 for text in texts)) * 1.0


def _score(found: Headline, slug: frozenset[str]) -> float:
    """Points: 5 for h1, fewer for lower headings; for names, length, and words shared with the address."""
    node, text = found.node, found.text
    own = " ".join(filter(None, (node.attributes.get(name) for name in ("class", "id", "itemprop")))).lower()
    score = {"h1": 5.0, "h2": 2.5, "h3": 1.5, "h4": 1.0}.get(node.tag or "", 1.0)
    score += 3 * (node.attributes.get("itemprop") == "headline")
    score += 2 * bool(_HINT.search(own)) - 3 * bool(_AWAY.search(own))
    words = len(_WIDE.findall(text)) / 2 or len(text.split())
    score += 1.5 if 4 <= words <= 25 else (0 if words >= 2 else -3)
    shared = {word.casefold() for word in _WORD.findall(text)} & slug
    return score + min(4, 1.5 * len(shared)) - _around(node)


def _around(node: LexborNode) -> float:
    """Points off for what stands round it: links to elsewhere, asides, menus, footers."""
    off, here = 0.0, node.parent
    for child in node.iter():
        if child.tag == "a":
            off += 4 if _HOME.fullmatch(child.attributes.get("href") or "") else 1.5  # a link home is the site's name
            break
    for _ in range(_UP):
        if here is None or here.tag == "body":
            break
        own = f"{here.attributes.get('class') or ''} {here.attributes.get('id') or ''}".lower()
        off += 3 * (here.tag in ("a", "nav", "aside", "footer", "figcaption", "form", "blockquote", "dialog"))
        off += 1 * (here.tag == "li")
        off += 2 * bool(own.strip() and _AWAY.search(own))
        off -= 0.5 * (here.tag in ("article", "main"))
        here = here.parent
    return off
