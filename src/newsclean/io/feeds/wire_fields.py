"""What the formats of agencies have in common: paths to a text, dates, the names in bylines, paragraphs of a body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.io.feeds.elements import Element

_MARKUP = lazy(r"<(?:p|br|div|a|img|b|i|em|strong|ul|ol|h\d|span|blockquote|figure)\b", re.IGNORECASE)
# Editors sign with initials or the name of their account: "cae/tcr", "VR-COM", "degenhardt.sandra"; "MAR 04" is a day
_CODE = lazy(r"[a-z.,_/-]+|[A-Z.,_/-]+|.*\d.*", re.ASCII)


def first_element(element: Element | None, *names: str) -> Element | None:
    """The first element at a path."""
    return next(iter(element.all(*names)), None) if element is not None else None


def text_at(element: Element | None, *names: str) -> str:
    """The first text at a path; an empty string if there is none."""
    return element.text(*names) if element is not None else ""


def attribute_at(element: Element | None, *path: str) -> str:
    """The attribute, last of the path, of the first element at the path that has it."""
    if element is None:
        return ""
    return next((value for one in element.all(*path[:-1]) if (value := one.attributes.get(path[-1], "").strip())), "")


def wire_date(text: str) -> str:
    """A date of any shape as ISO 8601; an empty string if there is none.

    >>> wire_date("20140829T134951+0000"), wire_date("YYYYMMDD000000-HHMM")
    ('2014-08-29T13:49:51+00:00', '')
    """
    from newsclean.temporal.machine_dates import parse_date

    stamp = parse_date(text) if text else None
    return stamp.iso if stamp else ""


def byline_texts(lines: Iterable[Element]) -> list[str]:
    """The text of each byline without the title of its author: "By Ada Lund<byttl>Orm Wire</byttl>"."""
    people, plain = list[str](), list[str]()
    for line in lines:
        people += (" ".join(one.plain().split()) for one in line.deep("person"))
        parts = (part if isinstance(part, str) else part.plain() for part in line.parts if not _is_title(part))
        plain.append(" ".join("".join(parts).split()))
    return [text for text in people if text] or [text for text in plain if text]


def _is_title(part: str | Element) -> bool:
    return isinstance(part, Element) and part.name == "byttl"


def wire_names(texts: Iterable[str], outlet: str = "") -> list[str]:
    """The authors in bylines and the names of creators; initials, accounts and the agency itself are none.

    >>> wire_names(["By Ada Lund and Bo Lie, Orm Wire"], "Orm Wire"), wire_names(["cae/tcr"]), wire_names(["VR-COM"])
    (['Ada Lund', 'Bo Lie'], [], [])
    """
    from newsclean.text.names.person_names import split_names  # 10 ms, where there are bylines

    known = [text for text in texts if text and not _CODE.fullmatch(text)]
    if not known:
        return []
    names = split_names(known)
    return [name for name in names if not _CODE.fullmatch(name) and name.casefold() not in outlet.casefold()]


def wire_body(element: Element) -> dict[str, Any]:
    """The body of an article: text in paragraphs, or HTML where it is written with its signs escaped.

    >>> wire_body(Element("body", "", {}, ["It rained.\\n\\nIt snowed."]))
    {'text': 'It rained.\\n\\nIt snowed.'}
    >>> wire_body(Element("body", "", {}, [" <P>It rained.</P> "])), wire_body(Element("body", "", {}))
    ({'html': '<div><P>It rained.</P></div>'}, {'text': ''})
    """
    from newsclean.io.exports.lines import export_paragraphs  # where there is a body

    if any(True for _ in element.elements):
        return {"text": "\n\n".join(element.blocks())}
    plain = element.plain().strip()
    return (
        text_or_html(plain) if _MARKUP.search(plain) else {"text": "\n\n".join(export_paragraphs(plain.splitlines()))}
    )


def text_or_html(text: str) -> dict[str, str]:
    """Text, or HTML if it has markup.

    >>> text_or_html("Fish &amp; chips"), text_or_html("<p>Rain")
    ({'text': 'Fish & chips'}, {'html': '<div><p>Rain</div>'})
    """
    from html import unescape

    return {"html": f"<div>{text}</div>"} if _MARKUP.search(text) else {"text": unescape(text)}
