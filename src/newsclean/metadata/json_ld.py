"""JSON-LD: the object that describes the page's own article, and its fields as strings, whatever their shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsclean.metadata.json_repair import BLOCK_MAX, loads_lenient
from newsclean.text.string_forms import squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Object = dict[str, Any]
OBJECTS = 5000  # objects of a page that are read: the labelled pages declare at most 62
BLOCKS = 100  # script elements: the labelled pages have at most 31
# A block without any of these has none of the fields that are read: logos, search boxes, organisations.
_NEEDED = (
    "headline",
    "datePublished",
    "articleBody",
    "Article",
    "Posting",
    '"author"',
    "Page",
    "VideoObject",
    "Gallery",
    '"Person"',  # whom the story may name by @id
)
# Only these are followed: lists of other articles (itemListElement, citation, mentions) are not.
# Of a page its parts are, too (hasPart): the story is one of them at times.
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "ProfilePage", "FAQPage", "MedicalWebPage"))
LISTS = frozenset(("CollectionPage", "ItemList", "SearchResultsPage"))
_SCRIPTS = 'script[type*="ld+json" i]'
_STORIES = frozenset((
    "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "Report", "Review", "Recipe", "HowTo", "PodcastEpisode",
))  # fmt: skip


def types(item: Object) -> frozenset[str]:
    """The types of an object, without their schema.org address.

    >>> sorted(types({"@type": ["http://schema.org/NewsArticle", "Thing"]})), types({"@type": 3})
    (['NewsArticle', 'Thing'], frozenset())
    """
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return frozenset(v.rsplit("/", 1)[-1].removeprefix("schema:") for v in values[:8] if isinstance(v, str))


def is_story(item: Object) -> bool:
    """Is the object an article of some kind?"""
    return any(name.endswith("Article") or name in _STORIES for name in types(item))


def objects(tree: LexborHTMLParser) -> list[Object]:
    """All objects that describe the page or an article on it, in the order of the page; lists are skipped."""
    found: list[Object] = []
    for node in _scripts(tree)[:BLOCKS]:
        text = node.text()
        if len(text) <= BLOCK_MAX and any(word in text for word in _NEEDED):
            for value in loads_lenient(text):
                found.extend(_flat(value))
    return found[:OBJECTS]


def _scripts(tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that contain JSON-LD; if the head has all of them, as it often does, the rest is not searched."""
    raw = tree.raw_html or b""
    count = raw.count(b"ld+json") or raw.count(b"LD+JSON")
    if not count:
        return []
    found = tree.head.css(_SCRIPTS) if tree.head is not None else []
    return found if len(found) >= count else tree.css(_SCRIPTS)


def _flat(value: Any) -> Iterator[Object]:
    """The objects of a value, outermost first; without recursion, so that depth does no harm."""
    stack = [value]
    for _ in range(OBJECTS):
        if not stack:
            return
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(reversed(top[:OBJECTS]))
        elif isinstance(top, dict):
            yield top
            into = (*_INTO, "hasPart") if types(top) & PAGES else _INTO
            stack.extend(top[key] for key in reversed(into) if isinstance(top.get(key), (dict, list)))


def choose(items: list[Object], addresses: list[str], titles: list[str]) -> Object | None:
    """The page's own story: by its address, then by its headline; None if only others are declared.

    >>> items = [{"@type": "NewsArticle", "headline": "Other"}, {"@type": "NewsArticle", "headline": "Mine"}]
    >>> choose(items, [], ["Mine | The Site"])["headline"], choose(items, [], ["A third"])
    ('Mine', None)
    """
    stories = [item for item in items if is_story(item)]
    if not stories:
        return None
    paths = {path for path in map(_path, addresses) if path}
    names = [name for name in map(squash, titles) if name]
    scores = [_fit(item, paths, names) for item in stories]
    best = max(scores)
    # Several stories that all do not fit are teasers. A single one is the page's own unless it declares otherwise.
    if best < 0 or (best == 0 and len({_key(item) for item in stories}) > 1):
        return None
    return stories[scores.index(best)]


def _key(item: Object) -> str:
    return squash(tidy(item.get("headline")) or "")


def _fit(item: Object, paths: set[str], names: list[str]) -> int:
    """How well an object fits the page: 4 for its address, 3 for its headline, below 0 if both differ."""
    own = {_path(address) for address in _addresses(item)} - {""}
    head = squash(tidy(item.get("headline") or item.get("name")) or "")
    by_path = bool(own & paths)
    by_name = bool(head) and any(head[:60] in name or name[:60] in head for name in names)
    score = 4 * by_path + 3 * by_name
    if score == 0 and own and paths and head and names:
        return -1
    return score + (score > 0) * (bool(item.get("datePublished")) + bool(item.get("headline")))


def _addresses(item: Object) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _path(address: str) -> str:
    """What identifies a page of a host: the path without its slashes; queries and fragments do not count."""
    try:
        return urlsplit(address.strip()[:2000]).path.strip("/")
    except ValueError:  # "http://[" is not an address
        return ""


def objects_by_id(items: list[Object]) -> dict[str, Object]:
    """The objects that others refer to as {"@id": …}; the one with the most fields wins."""
    found: dict[str, Object] = {}
    for item in items:
        name = item.get("@id")
        if isinstance(name, str) and len(item) > len(found.get(name, ())):
            found[name] = item
    return found


def page_object(items: list[Object]) -> Object:
    """The object that describes the page as a whole, for what the story leaves out; empty if there is none."""
    return next((item for item in items if types(item) & PAGES and not is_story(item)), {})
