"""ProQuest: saved text, pages and mails of documents, each with labelled fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import ExportedArticle, labels
from newsclean.io.exports.lines import export_paragraphs, is_wrapped

_RULE = lazy(r"\s*(?:_{20,}|-{40,}|\*{30,})\s*")
_LABEL = lazy(r"\s*([A-ZÀ-Ý][\w /À-ÿ]{2,30}?) ?:(?:[ \xa0]+(.*)|\s*)\Z", re.DOTALL)
_HEADING = lazy(r"(?:Document|Email) \d+ of (\d+)")
_INFO = lazy(
    r"([^;\[]{2,80}?)\s{0,9}(?:;[^\[]{0,120})?(?:\[[^\]]{0,80}\])?\s{0,9}"
    r"(\d{1,2} [A-Z][a-z]{2,8} \d{4})(?::?\s{0,9}([\w.]{1,12}?))?\.?\s{0,9}\Z"
)
_BEHIND = lazy(r"(CAPTION|CREDIT|ILLUSTRATION): ?(.*)\Z", re.DOTALL)
_LAST = ("text", "source", "id", "url")


def is_proquest(lines: list[str]) -> bool:
    """Are these the lines of a ProQuest export?

    >>> is_proquest(["Full text: It rained.", "Publication title: Brook Mail", "ProQuest document ID: 12"])
    True
    >>> is_proquest(["Full text: It rained.", "Subject: rain"])
    False
    """
    found = {known[0] for line in lines if (known := _field(line))}
    counted = any(_HEADING.fullmatch(line.strip()) for line in lines)
    return "text" in found and len(found & {"source", "info", "id", "url"}) > (0 if counted else 1)


def proquest_announced(lines: list[str]) -> int | None:
    """How many documents there are: "Document 1 of 84"."""
    counts = [int(match[1]) for line in lines if (match := _HEADING.fullmatch(line.strip()))]
    return counts[0] if len(counts) > 1 else None


def proquest_entries(lines: list[str]) -> Iterator[ExportedArticle]:
    """The documents, which end with their number, or at a rule across the page."""
    part: list[str] = []
    for line in lines:
        if _RULE.fullmatch(line) or _HEADING.fullmatch(line.strip()):
            yield from _document(part)
            part = []
        elif _field(line) == ("title", (_field(line) or ("", ""))[1]) and _has(part, "text") and _has(part, "title"):
            yield from _document(part)
            part = [line]
        else:
            part.append(line)
    yield from _document(part)


def _has(lines: list[str], name: str) -> bool:
    return any((_field(line) or ("",))[0] == name for line in lines)


def _field(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line) if ":" in line[:36] else None
    name = labels("proquest", "labels").get(match[1].casefold()) if match else None
    return (name, (match[2] or "").strip()) if match and name else None


def _document(lines: list[str]) -> Iterator[ExportedArticle]:
    if not any(_has(lines, name) for name in _LAST):
        return
    entry, now, text = ExportedArticle(), "", list[str]()
    head = [line for line in lines[: next((at for at, line in enumerate(lines) if _field(line)), 0)] if line.strip()]
    for line in lines:
        known = _field(line)
        if known and not (now == "text" and known[0] == "other" and text and text[-1].strip()):
            now = known[0]
            value = known[1]
        else:
            value = line.strip()
        if now == "text":
            text.append(value)
        elif now and now != "other" and (known or value):
            entry.add(now, value)
    if "title" not in entry.fields and head:
        entry.add("title", head[-1])
    _informed(entry)
    entry.paragraphs = _without_captions(entry, export_paragraphs(text, wrapped=is_wrapped(text)))
    yield entry


def _without_captions(entry: ExportedArticle, paragraphs: list[str]) -> list[str]:
    """The text without the captions of pictures and the credit, which some papers put behind it in capitals."""
    kept = len(paragraphs)
    while kept > 1 and (match := _BEHIND.match(paragraphs[kept - 1])):
        kept -= 1
        if match[1] == "CREDIT" and "authors" not in entry.fields and len(match[2].split()) < 4:
            entry.add("authors", match[2])
    return paragraphs[:kept]


def _informed(entry: ExportedArticle) -> None:
    """Outlet, day and page from "Publication info", when they are nowhere else; the outlet without its place."""
    match = _INFO.match(entry.fields.get("info", ""))
    if match:
        for name, value in zip(("source", "date", "page"), match.groups(), strict=True):
            if name not in entry.fields and value:
                entry.add(name, value)
    entry.fields["source"] = entry.fields.get("source", "").split(";")[0].strip()
