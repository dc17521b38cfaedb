"""Europresse: pages of articles, with the header classes of its own, in the form of today and of about 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import ExportedArticle, iso_date
from newsclean.io.exports.lines import export_paragraphs, node_lines

_PAGE = lazy(r"\bp\. ?([A-Z]{0,4}\d{1,4}(?:[,;-] ?[A-Z]{0,4}\d{1,4})*)")
_NUMBER = lazy(r"(?:news|publi)[·.][\w.·-]{8,60}")
_ENDS = re.compile(
    r"(?:©|\(c\)|Numéro de document|Document number|Note\(s\)|Illustration\(s\)|Certificat|Ce certificat)",
    re.IGNORECASE,
)


def is_europresse(html: str) -> bool:
    """Is this a page of Europresse?

    >>> is_europresse('<span class="DocPublicationName">L<p class="titreArticleVisu">'), is_europresse("<article>")
    (True, False)
    """
    return "DocPublicationName" in html and re.search("titreArticle(?:Visu)?", html, re.IGNORECASE) is not None


def europresse_entries(html: str) -> Iterator[ExportedArticle]:
    """The articles of a page; a page that certifies a document is none."""
    from newsclean.html.parse import tree_of

    tree = tree_of(html)
    modern = [
        node for node in tree.css("article") if node.css_first(".DocPublicationName, .titreArticle, .titreArticleVisu")
    ]
    if modern:
        yield from map(_modern, modern)
        return
    for node in tree.css("td"):
        inner = [cell for cell in node.css("td") if cell.mem_id != node.mem_id]
        if node.css_first(".TitreArticleVisu") is not None and not any(
            cell.css_first(".TitreArticleVisu") for cell in inner
        ):
            yield _older(node)


def _text(node: Any, selector: str) -> str:
    found = node.css_first(selector)
    return "" if found is None else " ".join(found.text().split())


def _modern(node: Any) -> ExportedArticle:
    entry = ExportedArticle()
    _named(entry, node, ".titreArticleVisu")
    if "title" not in entry.fields:
        entry.add("title", _text(node, ".titreArticle") or _text(node, ".rdp__articletitle"))
    entry.add("authors", _author(node))
    body = node.css_first("section") or node.css_first(".docOcurrContainer") or node.css_first(".DocText")
    text = export_paragraphs(node_lines(body), wrapped=False) if body is not None else []
    end = next((at for at, line in enumerate(text) if at and _ENDS.match(line) and at > len(text) - 6), len(text))
    entry.paragraphs = text[:end]
    number = _NUMBER.search(node.text())
    entry.add("id", number[0] if number else "")
    return entry


def _named(entry: ExportedArticle, node: Any, title: str) -> None:
    """Outlet, title, and the line with section, day and page."""
    outlet = _text(node, ".DocPublicationName")
    name, comma, issue = outlet.partition(", no")
    entry.add("source", re.sub(r" \((?:site web|website)[^)]*\)", "", name if comma else outlet))
    entry.add("edition", f"no{issue}" if comma else "")
    entry.add("title", _text(node, title))
    header = " ".join(" ".join(part.text().split()) for part in node.css(".DocHeader"))
    entry.add("date", header if iso_date(header) else next((part for part in header.split(",") if iso_date(part)), ""))
    page = _PAGE.search(header)
    entry.add("page", page[1] if page else "")
    first = header.split(",")[0].strip()
    entry.add("section", "" if iso_date(first) or re.match(r"\w+ \d", first) else first)


def _author(node: Any) -> str:
    """The author: a paragraph of the header under the title, without a class in older files."""
    for selector in (".docAuthors", ".sm-margin-bottomNews"):
        if found := _text(node, selector):
            return found
    header = node.css_first("header")
    after = False
    for child in header.iter() if header is not None else ():
        if after and child.tag in ("div", "p") and (found := " ".join(child.text().split())):
            return found if len(found) < 100 else ""
        after = after or "titreArticle" in (child.attributes.get("class") or "")
    return ""


def _older(node: Any) -> ExportedArticle:
    """About 2012: one cell of a table an article, paragraphs with breaks and empty `p` between them."""
    entry = ExportedArticle()
    _named(entry, node, ".TitreArticleVisu")
    lines = node_lines(node)
    title = entry.fields.get("title", "")
    start = next((at for at, line in enumerate(lines) if title and title in line), -1) + 1
    end = next((at for at in range(start, len(lines)) if re.match(r"©|Numéro de document", lines[at])), len(lines))
    body = [line for line in lines[start:end] if line]
    if len(body) > 1 and len(body[0]) < 60 and not re.search(r"[.!?:,]", body[0]):
        entry.add("authors", body.pop(0))
    entry.paragraphs = body
    number = _NUMBER.search(node.text())
    entry.add("id", number[0] if number else "")
    return entry
