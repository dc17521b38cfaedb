"""The formats of news agencies in XML: NITF 3 and NewsML-G2."""

from __future__ import annotations

from typing import Any

from newsclean.io.feeds.elements import Element


def nitf_row(nitf: Element, _: Element | None = None) -> dict[str, Any]:
    """One article of NITF: headline and byline stand in body.head, the text in body.content.

    Source: NITF 3.6, iptc.org; `docdata` has the days of issue, release and expiry, and the corrections.
    """
    head = _first(nitf, "body", "body.head")
    docdata = _first(nitf, "head", "docdata")
    content = _first(nitf, "body", "body.content")
    return {
        "id": _attribute(docdata, "doc-id", "id-string"),
        "title": (head.text("hedline", "hl1") if head else "")
        or (head.text("hedline") if head else "")
        or nitf.text("head", "title"),
        "text": "\n\n".join(content.blocks()) if content else "",
        "date": _date(
            _attribute(docdata, "date.issue", "norm")
            or (_attribute(head, "dateline", "story.date", "norm") if head else "")
            or next((one.attributes.get("date.publication", "") for one in nitf.all("head", "pubdata")), "")
        ),
        "source": next((name for one in nitf.all("head", "pubdata") if (name := one.attributes.get("name", ""))), "")
        or _attribute(docdata, "doc.copyright", "holder")
        or (head.text("distributor") if head else ""),
        "authors": _bylines(head.all("byline")) if head else [],
        "dateline": head.text("dateline", "location") if head else "",
        "url": next((one.attributes.get("ex-ref", "") for one in nitf.all("head", "pubdata")), ""),
        "embargo": _later(
            _date(_attribute(docdata, "date.release", "norm")), _date(_attribute(docdata, "date.issue", "norm"))
        ),
        "correction": _attribute(docdata, "correction", "info"),
    }


def newsml_row(item: Element, _: Element | None = None) -> dict[str, Any]:
    """One item of NewsML-G2: what is said of it in itemMeta and contentMeta, the text in contentSet.

    Source: NewsML-G2 2.x, iptc.org. An item withheld until a time has `embargoed`; a canceled one says so in pubStatus.
    """
    meta, about = _first(item, "itemMeta"), _first(item, "contentMeta")
    nitf = next(item.deep("nitf"), None)
    inner = nitf_row(nitf) if nitf is not None else {}
    names = [
        name
        for one in (about.all("creator") if about else [])
        if (name := one.text("name") or one.attributes.get("literal", ""))
    ]
    return {
        "id": item.attributes.get("guid", ""),
        "title": (about.text("headline") if about else "")
        or inner.get("title")
        or (meta.text("title") if meta else ""),
        "text": inner.get("text") or _inline(item),
        "date": _date(
            (about.text("contentCreated") if about else "")
            or (meta.text("firstCreated") if meta else "")
            or (meta.text("versionCreated") if meta else "")
        ),
        "updated": _date(meta.text("versionCreated") if meta else ""),
        "source": (about.text("infoSource", "name") if about else "")
        or (meta.text("provider", "name") if meta else "")
        or _attribute(meta, "provider", "literal")
        or item.text("rightsInfo", "copyrightHolder", "name"),
        "authors": ([about.text("by").removeprefix("By ").strip()] if about and about.text("by") else names)
        or inner.get("authors"),
        "dateline": about.text("dateline") if about else "",
        "lang": item.attributes.get("lang", "") or _attribute(about, "language", "tag"),
        "embargo": _date(meta.text("embargoed")) if meta else "",
        "correction": item.text("itemMeta", "edNote") if "orrect" in item.text("itemMeta", "edNote") else "",
        "status": status
        if (status := _attribute(meta, "pubStatus", "qcode").partition(":")[2]) not in ("", "usable")
        else "",
    }


def _inline(item: Element) -> str:
    """The text of a contentSet: XHTML inside, or plain."""
    for name in ("inlineXML", "inlineData"):
        for one in item.all("contentSet", name):
            body = next(one.deep("body"), one)
            return "\n\n".join(body.blocks())
    return ""


def _bylines(lines: list[Element]) -> list[str]:
    names = [" ".join(one.plain().split()) for line in lines for one in line.deep("person")]
    plain = [" ".join(line.plain().split()) for line in lines]
    return [name for name in names if name] or [line.removeprefix("By ").removeprefix("by ") for line in plain if line]


def _first(element: Element, *names: str) -> Element | None:
    return next(iter(element.all(*names)), None)


def _attribute(element: Element | None, *path: str) -> str:
    """The attribute, last of the path, of the first element at the path that has it."""
    if element is None:
        return ""
    return next((one.attributes[path[-1]] for one in element.all(*path[:-1]) if path[-1] in one.attributes), "")


def _later(release: str | None, issue: str | None) -> str:
    """The release, when it is after the issue: only then does it hold anything back."""
    return release if release and issue and release > issue else ""


def _date(text: str) -> str:
    from newsclean.temporal.machine_dates import parse_date

    stamp = parse_date(text) if text else None
    return stamp.iso if stamp else ""
