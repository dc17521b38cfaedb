"""Which kind of XML a file is, by its root element: what is read, and what is refused with the reason."""

from __future__ import annotations

import re

_NAMED = re.compile(rb"<([\w.-]{1,40}:)?([\w.-]{1,60})[\s>/]")
ROOTS = {
    "rss": "item", "RDF": "item", "feed": "entry", "nitf": "nitf", "newsItem": "newsItem", "newsMessage": "newsItem",
    "packageItem": "newsItem", "NewsML": "NewsItem", "PPSResponse": "ppsarticle",
}  # fmt: skip
REFUSED = {
    "urlset": "is a sitemap: a list of addresses without texts; fetch the pages in it, and read those",
    "sitemapindex": "is a list of sitemaps; fetch the pages that they name, and read those",
    "opml": "is a list of feeds (OPML); fetch the feeds, and read those",
    "svg": "is an image",
    "tt": "holds captions (TTML); read it with --from captions",
    "alto": "is the result of text recognition (ALTO); make text of it first",
    "PcGts": "is the result of text recognition (PAGE XML); make text of it first",
    "mediawiki": "is a dump of a wiki; extract its articles first",
}


def xml_root(head: bytes) -> str | None:
    """The name of the root element, without its prefix; None if this is no XML, or HTML.

    >>> xml_root(b'<?xml version="1.0"?><!-- a --><rss version="2.0">'), xml_root(b"<!doctype html><html>")
    ('rss', None)
    >>> xml_root(b"<rdf:RDF xmlns:rdf='x'>"), xml_root(b"<3 this")
    ('RDF', None)
    """
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    declared = text.startswith(b"<?xml")
    while text.startswith((b"<?", b"<!")):
        end = b"-->" if text.startswith(b"<!--") else b"]>" if b"[" in text.split(b">", 1)[0] else b">"
        before, found, text = text.partition(end)
        if not found or b"html" in before[:20].lower():
            return None
        text = text.lstrip()
    match = _NAMED.match(text)
    name = match[2].decode() if match else ""
    known = name in ROOTS or (
        name in REFUSED and (name != "tt" or b"ttml" in head or b"ttaf1" in head)
    )  # <tt> is of HTML, too
    return name if name and name.lower() != "html" and (declared or known) else None
