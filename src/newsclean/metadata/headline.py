"""The element that prints the headline: by the declared title where there is one, else by its look among headings."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.headline_window import following
from newsclean.metadata.plain_headline import find_lead, find_printed
from newsclean.text.person_names import split_names, without_prefix
from newsclean.text.scripts import EAST_ASIAN, char_class
from newsclean.text.string_forms import squash, tidy

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
    r"|consent|modal|menu|nav|breadcrumb|sub-?title|section|hidden|blind|sr-only|offscreen|deck|dek|cross-?head|sub-?head|slideshow|standfirst|intro\b|lead\b|teaser"
)
# Elements inside a heading that are not the headline: the line above it, and what only screen readers get.
_KICKER = lazy(
    r"kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|super-?title|pre-?title|pretitle|rubri|category|topic|offscreen|sr-only|hidden|badge-label|\b(?:date|time)\b"
)
_HOME = lazy(r"(?:https?://[^/]{1,100})?/?(?:index\.\w{1,5})?")
_NOTE = lazy(r"◎|photo|foto|copyright|©|advertisement|anzeige|related|comments?\b|most (?:read|popular)", 2)
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
_WORD = lazy(r"[^\W_]{3,}")
_WIDE = lazy(f"[{char_class(*EAST_ASIAN)}]")
_UP = 5  # elements above a candidate whose names are looked at
_SAME = 3  # candidates that look alike: more are a list of teasers or subheads
_AHEAD = 250  # nodes after a candidate in which a body is looked for
_FINAL = 6  # candidates for which a body is looked for
_CLEAR = 7.0  # points: an h1 of a headline's length above a body has 8.5 or more
_LEAST = 2.0  # points: a lower heading with nothing that speaks for it has fewer


class Headline(NamedTuple):
    """An element, its text, and whether a declared title holds the text."""

    node: LexborNode
    text: str
    sure: bool = False


def find_headline(tree: LexborHTMLParser, titles: list[str], url: str | None = None) -> Headline | None:
    """The printed headline. Titles are what is declared, with or without the site's name; an h1 is preferred."""
    names = [name for name in map(squash, titles) if name]
    spare: Headline | None = None
    for selector in ("h1", "h2, h3, h4", TITLED) if names else ():
        found = _matching(_candidates(tree, selector), names)
        if found and found.sure:
            return found
        spare = spare or found
    found = spare or _by_look(tree, titles, _slug(url))
    if names and (found is None or found.node.tag != "h1"):
        printed = find_printed(tree, names)
        found = Headline(*printed, sure=True) if printed else found
    return found


def _by_look(tree: LexborHTMLParser, titles: list[str], slug: frozenset[str]) -> Headline | None:
    """The best looking heading, else element named for titles, else line above the body."""
    ranked = [_best(_candidates(tree, HEADINGS), slug)]
    if ranked[0][0] < _CLEAR:
        ranked.append(_best(_candidates(tree, TITLED), slug))
    score, found = max(ranked, key=lambda row: row[0])
    if found is None:
        lead = find_lead(tree)
        return Headline(*lead) if lead else None
    return found._replace(sure=score >= _CLEAR and found.node.tag == "h1" and _shares(found.text, titles))


def _shares(text: str, titles: list[str]) -> bool:
    """Does a declared title have a third of the words? Then it tells the same story in other words."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return any(len(words & {w.casefold() for w in _WORD.findall(title)}) * 3 > len(words) for title in titles)


def _candidates(tree: LexborHTMLParser, selector: str) -> list[Headline]:
    body = tree.body
    if body is None:
        return []
    pairs = ((node, text_of(node)) for node in body.css(selector)[:_MANY])
    return [Headline(node, text) for node, text in pairs if text and len(text) <= 300]


def text_of(node: LexborNode) -> str | None:
    """The text of a heading without the kicker that stands in an element of its own.

    A kicker of several words that ends in a colon is part of the headline ("Draft of the law: A bit of progress").
    """
    text = tidy(node.text(separator=" "), 600)
    if text is None or node.first_child is None or node.first_child.next is None:
        return text
    parts = [(_is_kicker(part), tidy(part.text(separator=" "), 600) or "") for part in node.iter(include_text=True)]
    longest = max((part for _, part in parts), key=len)
    parts = [(kicker and part != longest, part) for kicker, part in parts]
    kept = tidy(" ".join(part for kicker, part in parts if not kicker)) or ""
    colon = ":" in kept[:2] or any(kicker and part.endswith(":") for kicker, part in parts)
    long = any(kicker and len(part.rstrip(" :").split()) > 1 for kicker, part in parts)
    return text if (colon and long) or len(kept) * 3 < len(text) else kept


def _is_kicker(node: LexborNode) -> bool:
    if node.tag == "-text":
        return False
    return node.tag in ("small", "time") or bool(_KICKER.search((node.attributes.get("class") or "").lower()))


def _matching(candidates: list[Headline], names: list[str]) -> Headline | None:
    """The candidate that a declared title equals or holds; a short piece of a title may be the section or the site."""
    keys = [(squash(found.text), found) for found in candidates]
    for key, found in keys:
        if key in names:
            return found._replace(sure=True)
    held = [
        (name.startswith(key), len(key) / len(name), at)
        for at, (key, _) in enumerate(keys)
        for name in names
        if key and key in name
    ]
    best = max(held, default=None)
    if best and best[1] >= (0.4 if best[0] else 0.5):
        return keys[best[2]][1]._replace(sure=True)
    for key, found in keys:
        if any(len(name) >= 12 and name in key for name in names):
            return found
    return None


def tells(title: str, body: list[str]) -> bool:
    """Does the body have a word of the title, of four letters or more? A title that is the site's only has none.

    >>> tells("Border Times: Breaking", ["The bridge is closed."]), tells("Bridge closed", ["The bridge is closed."])
    (False, True)
    """
    words = {word.casefold() for word in _LONG_WORD.findall(title)}
    return not words or any(word.casefold() in words for text in body for word in _LONG_WORD.findall(text))


def _slug(url: str | None) -> frozenset[str]:
    """The words of the last pieces of an address."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return frozenset()
    return frozenset(word.casefold() for word in _WORD.findall(unquote(path)[-300:]) if not word.isdigit())


def _best(candidates: list[Headline], slug: frozenset[str]) -> tuple[float, Headline | None]:
    alike = Counter(_look(found.node) for found in candidates)
    scored = [
        (_score(found, slug) - 0.02 * at - 1.5 * (alike[_look(found.node)] > _SAME), found)
        for at, found in enumerate(candidates)
    ]
    scored.sort(key=lambda row: -row[0])
    final = [(score + _body_after(found.node), -at, found) for at, (score, found) in enumerate(scored[:_FINAL])]
    best = max(final, default=None, key=lambda row: row[:2])
    return (best[0], best[2]) if best and best[0] >= _LEAST else (-1.0, None)


def _look(node: LexborNode) -> tuple[str | None, str | None]:
    return node.tag, node.attributes.get("class")


def _body_after(node: LexborNode) -> float:
    """Points for paragraphs that follow before long: a headline stands above a body, a teaser above a teaser."""
    texts = (n.text_content or "" for n in islice(following(node), _AHEAD) if n.tag == "-text")
    return float(min(3, sum(len(text) > (45 if _WIDE.search(text) else 120) for text in texts)))


def _score(found: Headline, slug: frozenset[str]) -> float:
    """Points: 5 for h1, fewer for lower headings; for names, length, and words shared with the address."""
    node, text = found.node, found.text
    own = " ".join(filter(None, (node.attributes.get(name) for name in ("class", "id", "itemprop")))).lower()
    score = {"h1": 5.0, "h2": 2.5, "h3": 1.5, "h4": 1.0}.get(node.tag or "", 1.0)
    score += 3 * (node.attributes.get("itemprop") == "headline")
    score += 2 * bool(_HINT.search(own)) - 3 * bool(_AWAY.search(own))
    words = len(_WIDE.findall(text)) / 2 or len(text.split())
    score += 1.5 if 4 <= words <= 25 else (0 if words >= 2 else -3)
    score -= 1.5 * text.endswith((".", ":", "：")) + 5 * bool(_NOTE.match(text) or _is_byline(text))
    shared = {word.casefold() for word in _WORD.findall(text)} & slug
    return score + min(4, 1.5 * len(shared)) - _around(node)


def _is_byline(text: str) -> bool:
    return without_prefix(text) != text and bool(split_names([text], shaped=True))


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
