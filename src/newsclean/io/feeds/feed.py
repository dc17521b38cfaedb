"""XML of the news: RSS 0.9 to 2.0, Atom, Media RSS, NITF, NewsML 1 and G2; other XML is refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.feeds.elements import Element, Items
from newsclean.io.feeds.factiva_xml import factiva_row
from newsclean.io.feeds.newsml1 import newsml1_rows
from newsclean.io.feeds.wire_fields import text_or_html, wire_date
from newsclean.io.feeds.wires import newsml_row, nitf_row
from newsclean.io.feeds.xml_kinds import REFUSED, ROOTS, xml_root
from newsclean.io.items import Input, Line, Piece, as_json_line, line_blocks

Row = Mapping[str, Any] | RecordError


def feed_rows(file: IO[bytes], most: int) -> Iterator[Row]:
    """A record for each item. Raises InputError for XML of another kind, and for declared entities.

    An item without an id of its own has its address as id: its place in the feed is another one tomorrow.

    >>> import io
    >>> feed = b"<rss><channel><title>Mail</title><item><title>Rain</title><description>It rained.</description>"
    >>> feed += b"</item></channel></rss>"
    >>> next(feed_rows(io.BytesIO(feed), 10**6))
    {'title': 'Rain', 'text': 'It rained.', 'source': 'Mail', 'partial': True}
    >>> next(feed_rows(io.BytesIO(b"<?xml version='1.0'?><urlset></urlset>"), 10**6))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: it is a sitemap: a list of addresses without texts; ...
    """
    start = file.read(4096)
    root = xml_root(start)
    if root in REFUSED and root is not None:
        raise InputError(f"it {REFUSED[root]}")
    if root not in ROOTS or root is None:
        raise InputError(
            f"it is XML of another kind ({root or 'no root element'}), not a feed (RSS, Atom) or a wire (NITF,"
            " NewsML); export it as text, HTML or JSON Lines"
        )
    items = Items(_Again(start, file), frozenset((ROOTS[root],)), most)  # type: ignore[arg-type]
    number = 0
    for item in items:
        if isinstance(item, RecordError):
            yield item
            continue
        number += 1
        found = _READS[item.name](item, items.root)
        for row in found if isinstance(found, list) else [found]:
            yield (
                _with_id({key: value for key, value in row.items() if value})
                if _has_text(row)
                else RecordError(f"item {number} has no text ({row.get('title') or 'no title'})")
            )


def read_feed(file: IO[bytes], given: Input) -> Iterable[Piece]:
    """The items of a feed or a wire as articles."""
    rows = feed_rows(file, given.max_size)
    lines: Iterator[Line] = (row if isinstance(row, RecordError) else as_json_line(row) for row in rows)
    return line_blocks(lines, given)


def _with_id(row: dict[str, Any]) -> dict[str, Any]:
    return {"id": row["url"], **row} if "id" not in row and "url" in row else row


def _has_text(row: Mapping[str, Any]) -> bool:
    return bool(row.get("text") or row.get("html"))


class _Again:
    """A file whose first bytes were read already."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        self._start, self._file = start, file

    def read(self, size: int) -> bytes:
        start, self._start = self._start, b""
        return start or self._file.read(size)


def _rss(item: Element, root: Element | None) -> dict[str, Any]:
    """RSS: the full text in content:encoded, else the description, which may be all there is, or a teaser."""
    channel = next(iter(root.all("channel")), root) if root is not None else None
    full = next((each.plain().strip() for each in item.all("encoded") if each.plain().strip()), "")
    source = item.text("source") or (channel.text("title") if channel is not None else "")
    guid = next(iter(item.all("guid")), None)
    address = guid.plain().strip() if guid is not None and guid.attributes.get("isPermaLink", "true") == "true" else ""
    return {
        "id": guid.plain().strip() if guid is not None else "",
        "title": _without_markup(item.text("title")),
        **text_or_html(full or next((text for each in item.all("description") if (text := each.plain().strip())), "")),
        "date": wire_date(item.text("pubDate") or item.text("date") or item.text("published")),
        "updated": wire_date(item.text("updated") or item.text("modified")),
        "source": source,
        "authors": [text for each in item.all("creator") or item.all("author") if (text := _name(each.plain()))],
        "url": _link(item) or (address if address.startswith("http") else ""),
        "lang": (item.text("language") or (channel.text("language") if channel is not None else ""))[:5],
        "partial": not full,
    }


def _atom(entry: Element, root: Element | None) -> dict[str, Any]:
    content = next(iter(entry.all("content")), None)
    summary = next(iter(entry.all("summary")), None)
    body = content if content is not None and content.plain().strip() else summary
    authors = entry.all("author") or entry.all("source", "author") or (root.all("author") if root is not None else [])
    return {
        "id": entry.text("id"),
        "title": _without_markup(entry.text("title")),
        **(_markup(body) if body is not None else {}),
        "date": wire_date(entry.text("published") or entry.text("issued") or entry.text("updated")),
        "updated": wire_date(entry.text("updated")),
        "source": entry.text("source", "title") or (root.text("title") if root is not None else ""),
        "authors": [name for each in authors if (name := each.text("name"))],
        "url": _link(entry),
        "lang": entry.attributes.get("lang") or (root.attributes.get("lang", "") if root is not None else ""),
        "partial": body is summary,
    }


def _markup(body: Element) -> dict[str, str]:
    """The content of an Atom entry: escaped HTML, elements of XHTML, or text."""
    if any(True for _ in body.elements):
        return {"html": body.html()}
    return text_or_html(body.plain().strip())


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def _without_markup(text: str) -> str:
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]{0,100}>", "", _unescaped(text)).split())


def _name(text: str) -> str:
    """The name in an author of RSS: desk@mail.example (Ada Lund)."""
    inner = re.fullmatch(r"\s*\S+@\S+\s*\(([^()]{1,100})\)\s*", text)
    name = " ".join((inner[1] if inner else text).split())
    return "" if "@" in name else name


def _link(item: Element) -> str:
    """The address of the article: FeedBurner keeps the original one apart; Atom's alternate link is an attribute."""
    original = item.text("origLink")
    links = [each for each in item.all("link") if each.attributes.get("rel", "alternate") == "alternate"]
    found = (each.attributes.get("href") or each.plain().strip() for each in links)
    return original or next((address for address in found if address), "")


Found = dict[str, Any] | list[dict[str, Any]]  # of one item
_READS: dict[str, Callable[[Element, Element | None], Found]] = {
    "item": _rss, "entry": _atom, "nitf": nitf_row, "newsItem": newsml_row,
    "NewsItem": newsml1_rows, "ppsarticle": factiva_row,
}  # fmt: skip
