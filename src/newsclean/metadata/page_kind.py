"""The kind that a page declares."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsclean.metadata.head import Head
from newsclean.metadata.json_ld import LISTS, Object, types
from newsclean.metadata.model import Kind
from newsclean.text.names.label_tables import label_words

_OG: dict[str, Kind] = {
    "article": "article",
    "news": "article",
    "blog": "index",
    "profile": "other",
    "product": "other",
}
_DECLARED: tuple[tuple[frozenset[str], Kind], ...] = (
    (frozenset(("ImageGallery", "MediaGallery")), "gallery"),
    (frozenset(("VideoObject",)), "video"),
    (LISTS, "index"),
)
_LOCAL = ("/login", "/signin", "/sign-in", "/anmelden")


def page_kind(head: Head, items: list[Object], story: Object | None, url: str | None) -> tuple[Kind, str] | None:
    """The kind and its source; None if there is none. The title comes first: error pages keep their templates."""
    by_title = _by_title(head.title)
    if by_title and story is None:
        return by_title, "title"
    if story is not None:
        return "article", "json-ld"
    if "article" in head.values.get("og:type", ()):
        return "article", "og:type"  # the videos an article shows are declared beside it
    declared = frozenset().union(*map(types, items)) if items else frozenset()
    for names, kind in _DECLARED:
        if declared & names:
            return kind, "json-ld"
    return _by_meta(head, url)


def _by_title(title: str | None) -> Kind | None:
    if title is None or len(title) > 80:
        return None
    whole = title.casefold().strip(" .!")
    first = whole.split(" | ")[0].split(" - ")[0].strip(" .!")
    kinds: tuple[Kind, ...] = ("error", "consent", "login")
    for kind in kinds:
        if {whole, first} & {word.strip(" .!") for word in label_words("kinds", kind)}:
            return kind
    return None


def _by_meta(head: Head, url: str | None) -> tuple[Kind, str] | None:
    og = head.first("og:type")
    value = og[0].casefold() if og else ""
    path = _path(url)
    if any(path.startswith(name) for name in _LOCAL):
        return "login", "url"
    if value.startswith("video"):
        return "video", "og:type"
    if value in _OG:
        return _OG[value], "og:type"
    if path == "/" and value in ("", "website"):
        return "index", "url"
    return None


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.casefold()
    except ValueError:
        return ""
