"""The titles of a page: which of them to believe, and each without the name of the site.

A piece is removed only on evidence that it is the site or a section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from urllib.parse import urlsplit

from newsclean.core.lazy_regex import lazy
from newsclean.temporal.written_dates import find_date
from newsclean.text.names.label_tables import label_words
from newsclean.text.names.person_names import is_outlet
from newsclean.text.string_forms import squash

# Bars, arrows and bullets part with or without spaces; a hyphen or a slash parts only with them, but between wide
# characters (Chinese, Japanese), which use no spaces.
_SEPARATOR = lazy(
    r"\s*(?:\|{1,2}|[•∙⋅¦｜]|:{2,4}|_{1,2}|\u2013\u2013)\s*|\s+[-–—―/~:·<>»«›‹]+\s+"
    r"|(?<=[\u3000-\u9fff”）】！？])\s*[-–—―]+\s*(?=\S)|(?<=\S)[-–—](?=[\u3000-\u9fff]{2,10}\Z)"
)
_COLON = lazy(r"\A([^:：]{2,40})[:：]\s+")
_HOST = lazy(r"[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.(?:[a-z]{2,4}|info|news|online)", 2)
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
_CUT = 100  # characters: search engines show 110 of a headline, and systems cut there or at a word before
_PIECES = 8  # a title with more pieces is a list of keywords; no more are read


def site_names(declared: Iterable[str | None], addresses: Iterable[str | None]) -> frozenset[str]:
    """The possible names of the site: declared names, and the labels of its host.

    >>> sorted(site_names(["The Daily News"], ["https://www.dailynews.co.uk/a"]))
    ['dailynews', 'dailynewscouk', 'thedailynews']
    """
    found = {squash(name) for name in declared if name}
    for address in addresses:
        host = _host(address)
        if host:
            labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "com", "co", "org", "net")]
            found.add(squash(host.removeprefix("www.")))
            found |= {squash(label) for label in labels[:-1] or labels if len(label) > 2}
    found |= {name.removeprefix("the") for name in found if len(name) > 6}
    return frozenset(found - {"", "news", "com"})


def _host(address: str | None) -> str:
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:  # "http://[" is not an address
        return ""


def other_headlines(title: str, declared: Iterable[str]) -> frozenset[str]:
    """The declared titles (squashed) that are other headlines than the title of the JSON-LD: better ones, if printed.

    Some systems write one for search engines into the JSON-LD. On pages whose title was labelled by people the printed
    one was right 5 times, and that of the JSON-LD never. One that holds the other is the same, with a kicker or cut.

    >>> other_headlines("Five facts on the talks", ["Talks resume", "Five facts"])
    frozenset({'talksresume'})
    """
    key = squash(title)
    return frozenset(other for other in map(squash, declared) if other not in key and key not in other)


def without_kicker(title: str, declared: Iterable[str]) -> str:
    """A printed headline without the label set before it, when a declared title is the rest of it.

    >>> without_kicker("Harbour Ferries late again", ["Ferries late again"])
    'Ferries late again'
    >>> without_kicker("Harbour: Ferries late again", ["Ferries late again"])
    'Harbour: Ferries late again'
    """
    for rest in declared:
        before = title.removesuffix(rest)
        if (
            len(rest) < len(title) < 2 * len(rest)
            and before != title
            and before[-2:-1].isalnum()
            and before[-1:] == " "
        ):
            return rest
    return title


def shares_a_word(title: str, body: list[str]) -> bool:
    """Does the body have a word of the title, of four letters or more? A title that names only the site has none.

    >>> body = ["The bridge is closed."]
    >>> shares_a_word("Border Times: Breaking", body), shares_a_word("Bridge closed", body)
    (False, True)
    """
    words = {word.casefold() for word in _LONG_WORD.findall(title)}
    return not words or any(word.casefold() in words for text in body for word in _LONG_WORD.findall(text))


def titles_miss_the_story(titles: list[str], headline: str, body: list[str]) -> bool:
    """Are the declared titles about something other than the body, while the printed headline is about the body?"""
    other = titles and not any(shares_a_word(title, body) for title in titles)
    return bool(body and other and shares_a_word(headline, body))


def whole_title(title: str, others: Callable[[], Iterable[str]]) -> str:
    """The first of the other titles that goes on where a title was cut, with dots or at the length systems allow.

    >>> whole_title("Trade talks resume in…", lambda: ["Trade talks", "Trade talks resume in Tarnby | The News"])
    'Trade talks resume in Tarnby | The News'
    >>> whole_title("Trade talks resume", lambda: ["Trade talks resume in Tarnby"])
    'Trade talks resume'
    """
    start = title.rstrip(" .…")
    if len(title) >= _CUT or title.endswith(("...", "…")):
        return next((other for other in others() if len(other) > len(start) and other.startswith(start)), title)
    return title


def strip_site(title: str, sites: frozenset[str], *, heads: Iterable[str] = (), sections: Iterable[str] = ()) -> str:
    """The title without pieces at its ends that are the site's name or a section.

    Evidence is: the piece is one of `sites`, or is made of one and few letters more ("Daily News Online"), or is a
    section (the page's own, or a common one after the site is off), or what is left is one of `heads`, the page's own
    headlines.

    >>> strip_site("Trade talks resume | The Daily News", frozenset({"dailynews", "thedailynews"}))
    'Trade talks resume'
    >>> strip_site("Trade talks resume - Politics - Daily News Online", frozenset({"dailynews"}))
    'Trade talks resume'
    >>> strip_site("Tokyo - a city in pictures", frozenset({"dailynews"}))
    'Tokyo - a city in pictures'
    """
    by_head = _by_head(title, {squash(head) for head in heads})
    if by_head is not None:
        return by_head
    own = frozenset(filter(None, map(squash, sections)))
    short = _before_site(title, sites)
    for _ in range(_PIECES):
        shorter = _without_end(short, sites, own, off=short != title)
        if shorter == short:
            break
        short = shorter
    return short


def _before_site(title: str, sites: frozenset[str]) -> str:
    """The title up to the site's name, when a motto of the site follows that."""
    cuts = [m.span() for m in _SEPARATOR.finditer(title)][:_PIECES]
    for (before, begin), (end, _) in pairwise(cuts):
        piece = title[begin:end].strip()
        if before > 0 and (squash(piece) in sites or _HOST.fullmatch(piece)):
            return title[:before].strip()
    return title


def _by_head(title: str, heads: set[str]) -> str | None:
    """The run of pieces that is one of the page's headlines, when the title holds it."""
    cuts = [(0, 0), *[m.span() for m in _SEPARATOR.finditer(title)][:_PIECES]]
    colon = _COLON.match(title)
    if colon:
        cuts.append(colon.span())
    ends = [*(start for start, _ in cuts[1:]), len(title)]
    for _, begin in cuts:
        for end in reversed(ends):
            if end > begin and squash(title[begin:end]) in heads:
                return title[begin:end].strip()
    return None


def _without_end(title: str, sites: frozenset[str], own: frozenset[str], *, off: bool) -> str:
    cuts = [m.span() for m in _SEPARATOR.finditer(title)]
    if cuts:
        (first, after), (before, last) = cuts[0], cuts[-1]
        ranged = title[before - 1 : before].isdigit() and title[last : last + 1].isdigit()  # "week of 21 – 27 May 2011"
        if (
            before > 0
            and not ranged
            and (_is_label(title[last:], sites, own, off=off) or _looks_like_site(title[last:]))
        ):
            return title[:before].strip()
        first_piece = title[:first].strip()
        if after < len(title) and (_is_label(first_piece, sites, own, off=off) or _HOST.fullmatch(first_piece)):
            return title[after:].strip()
    colon = _COLON.match(title)
    if colon and _is_site(squash(colon[1]), sites, most=True) and len(title) - colon.end() >= 10:
        return title[colon.end() :]
    tail = title.rpartition(": ")
    if tail[0] and _is_site(squash(tail[2]), sites) and len(tail[0]) >= 10:
        return tail[0].strip()
    return title


def _looks_like_site(piece: str) -> bool:
    """A last piece that is a host's name, is written like the name of an outlet, or is a date."""
    words = piece.split()
    if (len(words) == 1 and _HOST.fullmatch(piece)) or _is_date(piece):
        return True
    capital = all(word[0].isupper() or not word.isascii() for word in words)
    return 0 < len(words) <= 5 and capital and is_outlet(piece)


def _is_date(piece: str) -> bool:
    """Is the piece a date and nothing else? Some sites end their titles with the day."""
    written = find_date(piece) if piece[-1:].isdigit() or piece[:1].isdigit() else None
    return written is not None and written.end - written.start >= len(piece.strip()) - 2


def _is_label(piece: str, sites: frozenset[str], own: frozenset[str], *, off: bool) -> bool:
    name = squash(piece)
    if not name or len(piece) > 60:
        return not name
    return (
        _is_site(name, sites)
        or name in own
        or (piece.strip().casefold() in label_words("titles", "sections") and (off or bool(sites)))
    )


def _is_site(name: str, sites: frozenset[str], *, most: bool = False) -> bool:
    """The name of the site, or that name and a few letters: "News", "Online", "The", a top-level domain.

    With `most`, no more letters than those of the name: before a colon "GdP-Vize" is a person, not the site of the GdP.
    """
    if name in sites:
        return True
    for site in sites:
        if most and 2 * len(site) < len(name):
            continue
        ends = len(site) >= 3 and name.startswith(site)
        if (ends or (len(site) >= 4 and site in name)) and len(name) - len(site) <= 12:
            return True
    return False
