"""The agency of an article: from its text, else from its fields, its outlet or its address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean.core.record import KEY, field
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.text.names.agencies import agency_of, agency_table

if TYPE_CHECKING:
    from newsclean.core.article import Article

LINES, LONG = 8, 120  # fields examined, characters of each: credits are short, and more is a list of something else


def credited(article: str | Mapping[str, Any] | Article, entry: DedupEntry) -> str | None:
    """The agency whose copy an article is, by its name in data/agencies.toml; None if nothing indicates one.

    The text's dateline or credit comes first; then what cleaning removed from it, the authors and the outlet; then the
    site, if it is an agency's own.

    >>> credited({"authors": ["Reuters Staff"]}, DedupEntry("The ferry was stopped."))
    'Reuters'
    >>> credited({}, DedupEntry("The ferry was stopped.", url="apnews.com/article/ferry"))
    'AP'
    >>> entry = DedupEntry("The ferry was stopped, Reuters reported.", source="daily.example")
    >>> credited({"authors": ["Ana Reuter"]}, entry)
    """
    found = agency_of(entry.text)
    if found is None and not isinstance(article, str):
        lines = _lines(article)
        found = _agency_of_lines("\n".join(lines)) if lines else None
    return found or _of_site(entry.url.partition("/")[0], entry.source)


@lru_cache(1 << 12)
def _agency_of_lines(lines: str) -> str | None:
    """The agency that the fields name; for one outlet it is mostly the same."""
    return agency_of(lines)


def _lines(article: Mapping[str, Any] | Article) -> list[str]:
    """The values of fields that may name an article's origin."""
    if isinstance(article, Mapping):
        notes = article.get(KEY)
        notes = notes if isinstance(notes, Mapping) else {}
        values = [notes.get("agency"), notes.get("byline"), notes.get("dateline"), article.get("agency")]
        values += [article.get("byline"), *_listed(article.get("authors")), field(article, "source")[1]]
    else:
        values = [article.agency, article.byline, article.dateline, *article.authors, article.outlet]
    return [line[:LONG] for line in values if isinstance(line, str) and line][:LINES]


def _listed(value: Any) -> list[Any]:
    return list(value[:LINES]) if isinstance(value, list | tuple) else [value]


@lru_cache(1 << 12)
def _of_site(host: str, source: str) -> str | None:
    """The agency whose own site published an article."""
    sites = agency_table().sites
    for name in (host, source.casefold()):
        parts = name.split(".")[-3:]  # of the longest host the end, as "m.ap.org" is of "ap.org"
        for at in range(len(parts)):
            if (found := ".".join(parts[at:])) in sites:
                return sites[found]
    return None
