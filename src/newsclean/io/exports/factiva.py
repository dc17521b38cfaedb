"""Factiva: pages, and text with and without the codes of its fields (HD, BY, WC, PD, SN, LP, TD)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import ExportedArticle, interface_language, iso_date, labels, words
from newsclean.io.exports.lines import export_paragraphs, node_lines

_CLASS = lazy(r"\barticle [a-z]{2}Article\b")
# The number of a document: a code (in small letters at times), the day, nine signs (TESTFR0020111229e7ct0001r)
_NUMBER = lazy(r"(?<![^\W_])[A-Za-z0-9]{4,16}(?:19|20)\d{6}[a-z][a-z0-9]{8}(?![^\W_])", re.ASCII)
_COUNTED = lazy(r"\A\s*+\d{1,4}\) ")  # "1) Title", with numbering on
_CLOCK = lazy(r"(\d{1,2}:\d{2}) ?(?:GMT|[A-Z]{3,4})?")
_CODE = lazy(r"[A-Z0-9]{2,12}")
_CODE_LINE = lazy(r"\s*([A-Z]{2,3})(?:[ \t\xa0]+(\S.*)|\s*)\Z", re.DOTALL)
_SPECIAL = lazy(r"(?:Special|Exclusive|Sonderbericht) (?:to|for)\b", 2)


def is_factiva_page(html: str) -> bool:
    """Is this a page of Factiva with articles?

    >>> is_factiva_page('<div class="article enArticle">'), is_factiva_page("<article>")
    (True, False)
    """
    return _CLASS.search(html) is not None


def factiva_page_entries(html: str) -> Iterator[ExportedArticle]:
    """The articles of a page; the last of a page has an id before its class, and is one like the others."""
    from newsclean.html.parsing.parse import tree_of

    for node in tree_of(html).css("div.article"):
        if re.search(r"\b[a-z]{2}Article\b", node.attributes.get("class") or ""):
            yield _with_codes(_table(node)) if node.css_first("td.index") else _plain_node(node)


def _table(node: Any) -> list[tuple[str, list[str]]]:
    """The rows of an article with codes: the code, and the lines beside it."""
    out = []
    for row in node.css("tr"):
        cells = row.css("td")
        if len(cells) > 1:
            out.append((cells[0].text(strip=True).replace("\xa0", ""), node_lines(cells[1])))
    return out


def _with_codes(rows: list[tuple[str, list[str]]]) -> ExportedArticle:
    entry, known = ExportedArticle(), labels("factiva", "codes")
    for code, lines in rows:
        name = known.get(code)
        if name == "text":
            entry.paragraphs += export_paragraphs(lines)
        elif name in ("section", "authors") and name in entry.fields:
            continue
        elif name:
            value = " ".join(line for line in lines if line)
            entry.add(name, _COUNTED.sub("", value) if name == "title" else value)
    number = _NUMBER.search(entry.fields.get("id", ""))
    entry.fields["id"] = number[0] if number else ""
    return entry


def _plain_node(node: Any) -> ExportedArticle:
    """An article without codes: the section, the headline, the author, what else is known, the paragraphs."""
    head: list[str] = []
    text: list[str] = []
    title = node.css_first("[class*=Headline]")
    author = node.css_first("div.author")
    for child in _parts(node):
        if child.tag in ("p", "pre") and "articleParagraph" in (child.attributes.get("class") or ""):
            text.append(" ".join(child.text().split()))
        elif child.tag in ("p", "pre") and text:
            text.append("\0" + " ".join(child.text().split()))
        elif child.tag == "div" and child.attributes.get("id") != "hd":
            head += [line for line in node_lines(child) if line]
    entry = _from_head(head, title=None if title is None else " ".join(title.text().split()))
    if author is not None:
        entry.fields["authors"] = " ".join(author.text().split())
    entry.paragraphs = [part for part in text if part and not part.startswith("\0")]
    found = [match[0] for part in text if part.startswith("\0") and (match := _NUMBER.search(part))]
    if found:
        entry.fields["id"] = found[-1]
    return entry


def _parts(node: Any) -> Iterator[Any]:
    """The parts of an article in order, from within a paragraph that holds the head, or a div that holds all."""
    for child in node.iter():
        inner = list(child.iter())
        holds = child.tag in ("p", "div") and any(part.tag in ("div", "p") for part in inner)
        if holds and child.attributes.get("id") != "hd":
            yield from _parts(child)
        else:
            yield child


def _from_head(head: list[str], title: str | None = None) -> ExportedArticle:
    """The fields of a head without codes, from its order: the count of words, the day, the outlet, its code, …"""
    entry = ExportedArticle()
    at = _pivot(head)
    if title:
        entry.add("title", _COUNTED.sub("", title))
    if at is None:
        return entry
    _above(entry, head[:at])
    entry.add("length", head[at])
    entry.add("date", head[at + 1])
    rest = head[at + 2 :]
    if rest and _CLOCK.fullmatch(rest[0]):
        entry.add("clock", rest.pop(0))
    if rest:
        entry.add("source", rest.pop(0))
    if rest and _CODE.fullmatch(rest[0]):
        entry.add("source_code", rest.pop(0))
    _below(entry, rest)
    return entry


def _above(entry: ExportedArticle, above: list[str]) -> None:
    bylines = [line for line in above if _is_byline(line)]
    if bylines:
        entry.add("authors", bylines[0])
    left = [line for line in above if line not in bylines and not _SPECIAL.match(line)]
    if "title" not in entry.fields and left:
        best = max(left[:2], key=len)  # a section may stand above the headline, a credit below it
        entry.add("title", _COUNTED.sub("", best))
        left.remove(best)
    if left:
        entry.add("section", left[0])


def _below(entry: ExportedArticle, rest: list[str]) -> None:
    """Edition and page, the language, the rights."""
    for line in rest:
        if interface_language(line):
            entry.add("lang", line)
            return
        if re.fullmatch(r"[A-Z]{0,4}\.?-?\d{1,4}[A-Z]?(?:-\d+)?", line):
            entry.fields.setdefault("page", line)
        elif not line.casefold().startswith(("copyright", "©", "(c)")):
            entry.fields.setdefault("edition", line)


def _is_byline(line: str) -> bool:
    first, _, rest = line.casefold().partition(" ")
    return bool(rest) and first in words("factiva", "by") and len(line) < 100


def _pivot(lines: list[str]) -> int | None:
    """The line with the count of words, below which the date stands."""
    return next((at for at in range(len(lines) - 1) if _is_count(lines[at]) and iso_date(lines[at + 1])), None)


@cache
def _count() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(words("factiva", "words"), key=len, reverse=True)))
    return re.compile(rf"\s*\d[\d.,\u202f\xa0 ]{{0,9}}\s?(?:{units})\s*\Z", re.IGNORECASE)


def _is_count(line: str) -> bool:
    return len(line) < 30 and _count().match(line) is not None


def _is_head(below: list[str]) -> bool:
    """Do these lines, below a count of words and a date, go on as in Factiva: the outlet's code, then its language?"""
    return any(map(_CODE.fullmatch, below[: next((n for n, line in enumerate(below) if interface_language(line)), 0)]))


def _is_number_line(line: str) -> bool:
    first, _, rest = line.strip().partition(" ")
    return first.casefold() in words("factiva", "document") and _NUMBER.fullmatch(rest.strip()) is not None


def _code(line: str) -> tuple[str, str] | None:
    match = _CODE_LINE.match(line) if len(line) < 4 or line.lstrip()[2:4].strip() != line.lstrip()[2:4] else None
    return (match[1], match[2] or "") if match and match[1] in labels("factiva", "codes") else None


def is_factiva_text(lines: list[str]) -> bool:
    """Are these the lines of an export of Factiva?

    >>> is_factiva_text(["Rain", "12 words", "5 January 2021", "Brook Mail", "Document BRKMAIL020210105eh150001x"])
    True
    >>> is_factiva_text(["HD  Rain", "WC  2 words", "PD  5 May 2021", "LP  It rained."]), is_factiva_text(["PD  it"])
    (True, False)
    """
    full = [line.strip() for line in lines if line.strip()]
    at = _pivot(full)
    if at is not None and (any(map(_is_number_line, lines)) or _is_head(full[at + 2 : at + 10])):
        return True
    codes = {known[0] for line in lines if (known := _code(line))}
    return {"HD", "WC", "PD"} <= codes and bool(codes & {"LP", "TD"})


def factiva_text_entries(lines: list[str]) -> Iterator[ExportedArticle]:
    """The articles of text, with codes or without."""
    if sum(code[0] in ("HD", "WC", "PD") for line in lines if (code := _code(line))) > 2:
        yield from map(_with_codes, _coded(lines))
        return
    start = 0
    for at, line in enumerate(lines):
        if _is_number_line(line):
            yield _plain_text(lines[start:at], line)
            start = at + 1
    entry = _plain_text(lines[start:], "")
    entry.cut = True
    if "length" in entry.fields:
        yield entry


def _coded(lines: list[str]) -> Iterator[list[tuple[str, list[str]]]]:
    """The rows of each article: a code begins one, which goes on to the next; an article begins above its headline."""
    rows: list[tuple[str, list[str]]] = []
    for line in lines:
        known = _code(line)
        if known is None:
            if rows:
                rows[-1][1].append(line.strip())
            continue
        have = {code for code, _ in rows}
        ended = "HD" in have and known[0] in ("HD", "SE") and have & {"LP", "TD", "AN"}
        if ended or (known[0] == "SE" and "AN" in have):
            yield rows
            rows = []
        rows.append((known[0], [known[1]]))
    if rows:
        yield rows


def _plain_text(lines: list[str], number: str) -> ExportedArticle:
    full = [line.strip() for line in lines]
    head = [line for line in full if line]
    at = _pivot(head)
    end = len(head)
    if at is not None:  # the rights close the head
        last = min(at + 10, len(head))
        rights = (n for n in range(at, last) if head[n].casefold().startswith(("copyright", "©", "(c)")))
        spoken = (n for n in range(at + 2, last) if interface_language(head[n]))
        end = next(rights, next(spoken, at + 4)) + 1
    entry = _from_head(head[:end])
    match = _NUMBER.search(number)
    entry.fields["id"] = match[0] if match else ""
    places = [at for at, line in enumerate(full) if line]
    entry.paragraphs = export_paragraphs(full[places[end - 1] + 1 :] if end and places else full)
    return entry
