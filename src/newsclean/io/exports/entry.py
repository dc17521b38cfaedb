"""One article of an export of a news database, and its record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.io.exports.bylines import export_authors

LONG_DATE = 100  # characters: "Wednesday 27 September 2023, 9:50 PM GMT+1, Late Edition - Final, National" has 75
_ADDRESS = lazy(r"[;\s](https?://\S{4,300})\Z")
_COUNT = lazy(r"\d[\d.,\u202f\xa0 ]{0,9}")
_PAGE = lazy(r"(?:\b(?:Pg|Page|pg|S|Seite|p|Pág|Página)\.? ?)([A-Z]{0,4}\.?\d{1,4}[A-Z]?)\b")


@dataclass(slots=True)
class ExportedArticle:
    """The fields of one article as they stand in the export, and its paragraphs; `cut` says that its end is missing."""

    fields: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    cut: bool = False

    def add(self, name: str, value: str) -> None:
        """Set a field; a second value is added to the first."""
        value = " ".join(value.split())
        if value:
            self.fields[name] = f"{self.fields[name]} {value}" if name in self.fields else value

    def record(self, default_id: str, form: str) -> dict[str, Any]:
        """The record: newsclean's names first, then what the database says besides."""
        given = self.fields
        section, (abstract, url) = given.get("section", ""), _apart(given.get("abstract", ""))
        page = given.get("page") or (match[1] if (match := _PAGE.search(section)) else "")
        row: dict[str, Any] = {
            "id": given.get("id") or default_id,
            "title": given.get("title"),
            "text": "\n\n".join(self.paragraphs),
            "date": iso_date(given.get("date", ""), given.get("clock", "")),
            "source": given.get("source"),
            "authors": export_authors(given.get("authors", ""), given.get("source", "")),
            "lang": interface_language(given.get("lang", "")),
            "url": given.get("url") or url,
            "section": section,
            "page": page,
            "edition": given.get("edition"),
            "length": stated_length(given.get("length", "")),
            "dateline": given.get("dateline"),
            "abstract": abstract,
            "loaded": iso_date(given.get("loaded", "")),
            "correction": given.get("correction"),
            "export": form,
        }
        return {name: value for name, value in row.items() if value not in (None, "") or name == "text"}


def iso_date(text: str, clock: str = "") -> str | None:
    """A date as ISO 8601, whatever the language of the interface; None if there is none.

    >>> iso_date("9 Januar 1993"), iso_date("2018 年 10 月 7 日 17:04")
    ('1993-01-09', '2018-10-07T17:04:00')
    >>> iso_date("May 2, 2002, Thursday,, FINAL EDITION")
    '2002-05-02'
    >>> iso_date("29 décembre 2011", "15:32"), iso_date("Late Edition")
    ('2011-12-29T15:32:00', None)
    """
    from newsclean.temporal.machine_dates import parse_date

    if len(text) > LONG_DATE:
        return None
    stamp = parse_date(re.sub(r",{2,}", ",", text))
    if stamp and clock and len(stamp.iso) == 10:
        stamp = parse_date(f"{stamp.iso} {clock}") or stamp
    return stamp.iso if stamp else None


def _apart(abstract: str) -> tuple[str, str | None]:
    """A summary and the address that stands at its end in exports of online news."""
    found = _ADDRESS.search(abstract)
    return (abstract[: found.start()].rstrip(" ;"), found[1]) if found else (abstract, None)


def stated_length(text: str) -> int | None:
    """The number of words or characters that the database counted.

    >>> stated_length("1285 Wörter"), stated_length("1,285 words"), stated_length("long")
    (1285, 1285, None)
    """
    found = _COUNT.match(text.strip())
    return int(re.sub(r"\D", "", found[0])) if found else None


def interface_language(text: str) -> str | None:
    """The code of a language that an interface names in its own language.

    >>> interface_language("Englisch"), interface_language("ENGLISH; ENGLISHS"), interface_language("Elvish")
    ('en', 'en', None)
    """
    return _languages().get(text.split(";", maxsplit=1)[0].strip().casefold())


@cache
def _languages() -> Mapping[str, str]:
    table = data_table("exports.toml")["factiva"]["languages"]
    return {name: code for code, names in table.items() for name in names}


@cache
def labels(*path: str) -> Mapping[str, str]:
    """The labels of a table of data/exports.toml, folded, to their fields.

    >>> labels("nexis", "head")["länge"]
    'length'
    """
    table: Any = data_table("exports.toml")
    for name in path:
        table = table[name]
    return {label: name for name, row in table.items() for label in row}


@cache
def words(database: str, name: str) -> frozenset[str]:
    """A list of words of data/exports.toml."""
    table = data_table("exports.toml")[database]
    return frozenset(table.get("words", {})[name] if database == "nexis" else table[name])
