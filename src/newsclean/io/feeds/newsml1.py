"""NewsML 1: an item is a tree of components, and one of them holds the text beside captions, leads and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsclean.io.feeds.elements import Element
from newsclean.io.feeds.wire_fields import (
    attribute_at,
    byline_texts,
    first_element,
    text_at,
    wire_body,
    wire_date,
    wire_names,
)
from newsclean.io.feeds.wires import nitf_row

# Roles of components, as IPTC's topic set and agencies name them. What is not listed ranks below a text without a role.
_RANKS = {
    "main": 4, "body": 4, "maintext": 4, "story": 4, "article": 4, "": 3,
    "lead": 1, "abstract": 1, "summary": 1, "teaser": 1,
    "caption": 0, "title": 0, "headline": 0, "quicklook": 0, "thumbnail": 0, "preview": 0, "related": 0, "credit": 0,
}  # fmt: skip
_OTHER, _NEVER = 2, 0
_NO_LANGUAGE = ("", "x-default", "und")


class Content(NamedTuple):
    """A text of an item: the components it is in, the outermost first, the element, and the rank of its role."""

    path: tuple[Element, ...]
    element: Element
    rank: int


def newsml1_rows(item: Element, root: Element | None = None) -> list[dict[str, Any]]:
    """The articles of one item of NewsML 1.0 to 1.2: one, or several with headlines of their own, as in two languages.

    What is said of an article stands in the component of its text or in one around it. Source: NewsML 1.2, iptc.org;
    the text is NITF, XHTML, escaped HTML, or bare paragraphs. An item without a text but a caption is a picture.
    """
    contents = [one for one in _contents(item) if one.element.plain().strip()]
    rank = max((one.rank for one in contents), default=_NEVER)
    stories: dict[int, list[Content]] = {}
    for one in contents:
        if one.rank == rank > _NEVER:
            stories.setdefault(id(_headed(one.path)), []).append(one)
    best = [max(story, key=lambda one: len(one.element.plain())) for story in stories.values()]
    first = tuple(item.all("NewsComponent")[:1])
    rows = [_row(one.path, one, contents) for one in best] or [_row(first, None, contents)]
    number = text_at(item, "Identification", "NewsIdentifier", "PublicIdentifier")
    provider = text_at(item, "Identification", "NewsIdentifier", "ProviderId")
    shared = {**_days(item, root), "correction": _instruction(item)}
    for at, row in enumerate(rows):
        row |= {**shared, "id": f"{number}#{at + 1}" if at and number else number, "source": row["source"] or provider}
        row["lang"] = row["lang"] or item.attributes.get("lang", "")
    return rows


def _headed(path: tuple[Element, ...]) -> Element:
    """The nearest component with a headline: all texts in it are of one article."""
    return next((one for one in reversed(path) if text_at(one, "NewsLines", "HeadLine")), path[0])


def _row(path: tuple[Element, ...], best: Content | None, contents: list[Content]) -> dict[str, Any]:
    nitf = next(best.element.deep("nitf"), None) if best else None
    inner = nitf_row(nitf) if nitf is not None else {}
    beside = [one for one in contents if path and one.path[: len(path) - 1] == path[:-1]]
    source = _party(path, "Provider") or _party(path, "Source") or _line(path, "CreditLine") or inner.get("source")
    return {
        "title": _line(path, "HeadLine") or inner.get("title") or _text_of(beside, "title", "headline"),
        **(_body(best.element, inner) if best else {}),
        "source": source,
        "authors": _authors(path, source or "") or inner.get("authors"),
        "dateline": _line(path, "DateLine") or inner.get("dateline"),
        "lang": _language(path),
        "abstract": _text_of(beside, "lead", "abstract", "summary") or _line(path, "SubHeadLine"),
    }


def _contents(holder: Element, path: tuple[Element, ...] = ()) -> Iterator[Content]:
    for component in holder.all("NewsComponent"):
        inner = (*path, component)
        for content in component.all("ContentItem"):
            kind = attribute_at(content, "MediaType", "FormalName").casefold()
            data = first_element(content, "DataContent")
            if data is not None and kind in ("", "text"):
                yield Content(inner, data, _rank(inner))
        yield from _contents(component, inner)


def _role(component: Element) -> str:
    return attribute_at(component, "Role", "FormalName").casefold().replace(" ", "")


def _rank(path: tuple[Element, ...]) -> int:
    """Of the nearest role; a text within a caption or a picture is none, whatever its own role."""
    roles = [_role(component) for component in path]
    ranks = [_RANKS.get(role, _OTHER) for role in roles if role]
    return _NEVER if _NEVER in ranks else ranks[-1] if ranks else _RANKS[""]


def _body(data: Element, inner: dict[str, Any]) -> dict[str, Any]:
    return {"text": inner["text"]} if inner.get("text") else wire_body(next(data.deep("body"), data))


def _text_of(contents: list[Content], *roles: str) -> str:
    found = (one.element.plain() for one in contents if _role(one.path[-1]) in roles)
    return " ".join(next(found, "").split())


def _line(path: tuple[Element, ...], name: str) -> str:
    """A line of the component of the text, or of the nearest one around it that has it."""
    return next((text for one in reversed(path) if (text := text_at(one, "NewsLines", name))), "")


def _days(item: Element, root: Element | None) -> dict[str, str]:
    made, changed = (
        wire_date(text_at(item, "NewsManagement", name)) for name in ("FirstCreated", "ThisRevisionCreated")
    )
    sent = wire_date(text_at(item, "Identification", "NewsIdentifier", "DateId")) or wire_date(
        text_at(root, "NewsEnvelope", "DateAndTime")
    )
    status = attribute_at(item, "NewsManagement", "Status", "FormalName").casefold()
    release = wire_date(text_at(item, "NewsManagement", "StatusWillChange", "DateAndTime"))
    return {
        "date": made or changed or sent,
        "updated": changed,
        "embargo": release if status.startswith("embargo") else "",
        "status": "" if status == "usable" else status,
    }


def _party(path: tuple[Element, ...], name: str) -> str:
    found = (attribute_at(one, "AdministrativeMetadata", name, "Party", "FormalName") for one in reversed(path))
    return next((party for party in found if party), "")


def _authors(path: tuple[Element, ...], outlet: str) -> list[str]:
    lines = next((found for one in reversed(path) if (found := one.all("NewsLines", "ByLine"))), [])
    return wire_names(byline_texts(lines), outlet) or wire_names([_party(path, "Creator")], outlet)


def _language(path: tuple[Element, ...]) -> str:
    named = (attribute_at(one, "DescriptiveMetadata", "Language", "FormalName") for one in reversed(path))
    declared = (line.attributes.get("lang", "") for one in reversed(path) for line in one.all("NewsLines", "HeadLine"))
    around = (one.attributes.get("lang", "") for one in reversed(path))
    found = (lang for lang in (*named, *declared, *around) if lang not in _NO_LANGUAGE)
    return next((lang.lower() if len(lang) == 2 else lang for lang in found), "")


def _instruction(item: Element) -> str:
    """What is to be done with the item, when it corrects an earlier one."""
    said = attribute_at(item, "NewsManagement", "Instruction", "FormalName")
    return said if "orrect" in said else ""
