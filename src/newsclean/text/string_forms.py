"""Helpers for strings from pages: remove entities, tags and spaces, and give a form for comparison."""

from __future__ import annotations

from html import unescape
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.text.scripts import EAST_ASIAN, script_class

SHORT = 1000  # characters: a title, name or date is shorter; what is longer is cut before it is looked at
_WIDE = lazy(f"[{script_class(*EAST_ASIAN)}]")
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


def printed_words(text: str) -> float:
    """The number of words; in Chinese, Japanese and Korean two characters count as one.

    >>> printed_words("Rain in the north"), printed_words("北部有雨"), printed_words("")
    (4, 2.0, 0)
    """
    return len(_WIDE.findall(text)) / 2 or len(text.split())


def is_longer(text: str, most: int, most_wide: int) -> bool:
    """Whether a text has more than so many characters; Chinese, Japanese and Korean need fewer for as many words.

    >>> is_longer("It rained.", 5, 2), is_longer("雨が降った。", 5, 2), is_longer("雨が降った。", 99, 6)
    (True, True, False)
    """
    return len(text) > most or (len(text) > most_wide and _WIDE.search(text) is not None)
