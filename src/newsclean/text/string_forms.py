"""Helpers for strings from pages: remove entities, tags and spaces, and give a form for comparison."""

from __future__ import annotations

from html import unescape
from typing import Any

from newsclean.core.lazy_regex import lazy

SHORT = 1000  # characters: a title, name or date is shorter; what is longer is cut before it is looked at
_TAG = lazy(r"</?(?:a|abbr|b|br|em|font|i|p|q|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,300}>", 2)
_HIDDEN = lazy("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
_WORDLESS = lazy(r"[\W_]+")


def tidy(value: Any, limit: int = SHORT) -> str | None:
    """A string without entities, inline tags, hidden characters and extra spaces; None when nothing is left.

    >>> tidy(" Trade &amp; <i>talks</i>\\n resume "), tidy("  "), tidy(["no string"])
    ('Trade & talks resume', None, None)
    """
    if not isinstance(value, str):
        return None
    value = value[:limit]
    if value.isascii() and "&" not in value and "<" not in value and "\0" not in value:
        return " ".join(value.split()) or None  # most strings by far
    if "&" in value:
        value = unescape(value)
        value = unescape(value) if "&" in value else value  # "&amp;quot;": escaped twice by the page's own templates
    if "<" in value:
        value = _TAG.sub("", value)
    return " ".join(_HIDDEN.sub("", value).split()) or None


def squash(text: str) -> str:
    """Letters and digits only, case folded: two spellings of one title, name or outlet agree.

    >>> squash("The Daily-News"), squash("—")
    ('thedailynews', '')
    """
    return _WORDLESS.sub("", text.casefold())
