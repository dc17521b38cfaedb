"""The element that prints the headline: by the declared title where there is one, else by its features as a heading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.headline_text import PLAIN, find_lead, find_printed
from newsclean.metadata.nearby_lines import class_and_id, following
from newsclean.metadata.sites.site_names import site_names
from newsclean.text.headline_match import Evidence, HeadlineCandidate, best_headline
from newsclean.text.names.person_names import split_names, without_prefix
from newsclean.text.string_forms import is_longer, printed_words, squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = "h1, h2, h3, h4, [itemprop=headline]"
TITLED = (
    "div[class*=title i], div[class*=headline i], div[id*=title i], span[class*=title i], span[class*=headline i],"
    "span[id*=title i], td[class*=title i], td[class*=headline i], td[class*=heading i], p[class*=title i],"
    "p[class*=headline i], font[class*=title i], font[class*=headline i], a[class*=title i], h5, h6"
)
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
_WORD = lazy(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class HeadlineOptions:
    """How many candidates are compared, and the points that a headline has."""

    candidates: int = 300  # a page of teasers has more; the headline is among the first
    ancestors: int = 5  # elements above a candidate whose names are read
    same_style: int = 3  # candidates of one style: more are a list of teasers or subheads
    ahead: int = 250  # nodes after a candidate that are searched for a body
    final: int = 6  # candidates after which a body is searched for
    clear: float = 7.0  # points: an h1 of a headline's length above a body has 8.5 or more
    least: float = 2.0  # points: a lower heading with nothing in its favour has fewer


HEADLINES = HeadlineOptions()


class PrintedText(NamedTuple):
    """An element of the page and its text."""

    node: LexborNode
    text: str


Headline = HeadlineCandidate[PrintedText]
SURE = frozenset((Evidence.TITLE, Evidence.HEADING))  # a declared title is the same, or on the same story


def find_headline_element(tree: LexborHTMLParser, titles: list[str], url: str | None = None) -> Headline | None:
    """The printed headline, with the reason. `titles` are the declared ones, with or without the site's name.

    The first of `h1`, lower headings and elements named for titles that repeats a declared title is it. Where none
    does, the line of the page that a title begins with is better than any but an `h1`.
    """
    names = [name for name in map(squash, titles) if name]
    sites = site_names((), [url])
    found: list[Headline] = []
    for selector in ("h1", "h2, h3, h4", TITLED) if names else ():
        # the name of the site is in its titles, too, and is no headline
        found += _repeats([one for one in _headings(tree, selector) if squash(one.text) not in sites], names)
        if found and found[-1].evidence is Evidence.TITLE:
            return found[-1]
    best = best_headline(found) or _by_features(tree, titles, _words_of_address(url))
    if names and (best is None or best.where.node.tag != "h1") and (printed := find_printed(tree, names, sites)):
        return HeadlineCandidate(PrintedText(*printed), Evidence.TITLE)
    return best


def repeats_declared(shown: Headline | None) -> bool:
    """Is it a heading that repeats a declared title?"""
    return shown is not None and shown.evidence is Evidence.TITLE and (shown.where.node.tag or "-") in HEADINGS


def prints_another(tree: LexborHTMLParser, shown: Headline | None, title: str, others: frozenset[str]) -> bool:
    """Is the printed `h1` one of other headlines (squashed), and no heading the title?"""
    if shown is None or shown.where.node.tag != "h1" or squash(shown.where.text) not in others:
        return False
    return not any(squash(node.text()) == squash(title) for node in tree.css("h1, h2, h3, p[class*=head i]"))


def _by_features(tree: LexborHTMLParser, titles: list[str], address: frozenset[str]) -> Headline | None:
    """The heading with the most points, else the element named for titles, else the line above the body."""
    best = _best_of(_headings(tree, HEADINGS), address)
    if best is None or best.rank[0] < HEADLINES.clear:
        named = _best_of(_headings(tree, TITLED), address)
        best = best_headline([one for one in (best, named) if one])
    if best is None:
        lead = find_lead(tree)
        return HeadlineCandidate(PrintedText(*lead), Evidence.LOOK) if lead else None
    clear = best.rank[0] >= HEADLINES.clear and best.where.node.tag == "h1" and _shares(best.where.text, titles)
    return replace(best, evidence=Evidence.HEADING) if clear else best


def _shares(text: str, titles: list[str]) -> bool:
    """Does a declared title have a third of the words? Then it is about the same story, in other words."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return any(len(words & {w.casefold() for w in _WORD.findall(title)}) * 3 > len(words) for title in titles)


def _headings(tree: LexborHTMLParser, selector: str) -> list[PrintedText]:
    body = tree.body
    if body is None:
        return []
    pairs = ((node, heading_text(node)) for node in body.css(selector)[: HEADLINES.candidates])
    return [PrintedText(node, text) for node, text in pairs if text and len(text) <= 300]


def heading_text(node: LexborNode) -> str | None:
    """The text of a heading without a kicker in a separate element.

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
    return (text if (colon and long) or len(kept) * 3 < len(text) else kept).removesuffix(" :")


def _is_kicker(node: LexborNode) -> bool:
    if node.tag == "-text":
        return False
    return node.tag in ("small", "time") or bool(_KICKER.search((node.attributes.get("class") or "").lower()))


def _repeats(headings: list[PrintedText], names: list[str]) -> list[Headline]:
    """The heading that a declared title equals or holds, if any; a short piece of a title may be the section or site.

    One that holds a declared title among other words is less certain.
    """
    keys = [(squash(one.text), one) for one in headings]
    for key, one in keys:
        if key in names:
            return [HeadlineCandidate(one, Evidence.TITLE)]
    held = [
        (name.startswith(key), len(key) / len(name), at)
        for at, (key, _) in enumerate(keys)
        for name in names
        if key and key in name
    ]
    best = max(held, default=None)
    if best and best[1] >= (0.4 if best[0] else 0.5):
        return [HeadlineCandidate(keys[best[2]][1], Evidence.TITLE)]
    holds = (one for key, one in keys if any(len(name) >= 12 and name in key for name in names))
    return [HeadlineCandidate(one, Evidence.CONTAINS) for one in islice(holds, 1)]


def _words_of_address(url: str | None) -> frozenset[str]:
    """The words of the last pieces of an address."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return frozenset()
    return frozenset(word.casefold() for word in _WORD.findall(unquote(path)[-300:]) if not word.isdigit())


def _best_of(headings: list[PrintedText], address: frozenset[str]) -> Headline | None:
    """The heading with the most points, counting for the best few whether a body follows. None if all have too few."""
    alike = Counter(map(_style, headings))
    scored = [
        (_points(one, address) - 0.02 * at - 1.5 * (alike[_style(one)] > HEADLINES.same_style), one)
        for at, one in enumerate(headings)
    ]
    scored.sort(key=lambda row: -row[0])
    final = ((points + _body_after(one.node), one) for points, one in scored[: HEADLINES.final])
    return best_headline(
        [HeadlineCandidate(one, Evidence.LOOK, (points,)) for points, one in final if points >= HEADLINES.least]
    )


def _style(heading: PrintedText) -> tuple[str | None, str | None]:
    return heading.node.tag, heading.node.attributes.get("class")


def _body_after(node: LexborNode) -> float:
    """Points for paragraphs that follow before long: a headline stands above a body, a teaser above a teaser."""
    texts = (n.text_content or "" for n in islice(following(node), HEADLINES.ahead) if n.tag == "-text")
    return float(min(3, sum(is_longer(text, PLAIN.long, PLAIN.long_wide) for text in texts)))


def _points(heading: PrintedText, address: frozenset[str]) -> float:
    """Points: 5 for h1, fewer for lower headings; for names, length, and words shared with the address."""
    node, text = heading
    own = " ".join(filter(None, (node.attributes.get(name) for name in ("class", "id", "itemprop")))).lower()
    score = {"h1": 5.0, "h2": 2.5, "h3": 1.5, "h4": 1.0}.get(node.tag or "", 1.0)
    score += 3 * (node.attributes.get("itemprop") == "headline")
    score += 2 * bool(_HINT.search(own)) - 3 * bool(_AWAY.search(own))
    words = printed_words(text)
    score += 1.5 if 4 <= words <= 25 else (0 if words >= 2 else -3)
    score -= 1.5 * text.endswith((".", ":", "：")) + 5 * bool(_NOTE.match(text) or _is_byline(text))
    shared = {word.casefold() for word in _WORD.findall(text)} & address
    return score + min(4, 1.5 * len(shared)) - _around(node)


def _is_byline(text: str) -> bool:
    return without_prefix(text) != text and bool(split_names([text], shaped=True))


def _around(node: LexborNode) -> float:
    """Points deducted for its surroundings: links to elsewhere, asides, menus, footers."""
    off, here = 0.0, node.parent
    for child in node.iter():
        if child.tag == "a":
            off += 4 if _HOME.fullmatch(child.attributes.get("href") or "") else 1.5  # a link home is the site's name
            break
    for _ in range(HEADLINES.ancestors):
        if here is None or here.tag == "body":
            break
        own = class_and_id(here)
        off += 3 * (here.tag in ("a", "nav", "aside", "footer", "figcaption", "form", "blockquote", "dialog"))
        off += 1 * (here.tag == "li")
        off += 2 * bool(own.strip() and _AWAY.search(own))
        off -= 0.5 * (here.tag in ("article", "main"))
        here = here.parent
    return off
