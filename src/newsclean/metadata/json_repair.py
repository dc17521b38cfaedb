"""JSON as pages write it: wrapped in comments, with trailing commas, raw newlines, glued together, cut off."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

from newsclean.core.lazy_regex import lazy

BLOCK_MAX = 4_000_000  # characters: the longest block of 1,047 labelled pages has 31,390; a longer one is not read
_DEPTH = 64  # brackets: the labelled pages nest at most 8; a deeper block is not mended
_WRAP = lazy(r"\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//[^\n{\[]{0,200}\n)")
_UNWRAP = lazy(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*\Z")
_TOKEN = lazy(r'"(?:[^"\\]++|\\.|\\\Z)*+(?:"|\Z)|[\[\]{}]|,', 16)  # 16 is DOTALL
_GAP = lazy(r"[\s,;]*")
_CLOSES = {"{": "}", "[": "]"}
_SALVAGE = lazy(
    r'"(@type|headline|datePublished|dateModified|dateCreated|articleSection|inLanguage|isAccessibleForFree)"'
    r'\s{0,20}:\s{0,20}(?:"([^"\r\n]{1,400}))"\s{0,20}[,}\r\n]'
)
_AUTHOR = lazy(r'"author"\s{0,20}:\s{0,20}\[?\s{0,20}\{[^{}\[\]]{0,200}"name"\s{0,20}:\s{0,20}"([^"\r\n]{1,100})"')
_DECODER = json.JSONDecoder(strict=False)  # not strict: raw newlines inside strings are allowed


def loads_lenient(text: str) -> list[Any]:
    """All JSON values of a block, repaired if that is safe; an empty list if it cannot be repaired.

    >>> loads_lenient('<!-- {"a": 1,} -->'), loads_lenient('{"a": 1}{"a": 2}'), loads_lenient('{"a": [1, {"b": "cut o')
    ([{'a': 1}], [{'a': 1}, {'a': 2}], [{'a': [1]}])
    >>> loads_lenient("no JSON at all")
    []
    """
    if len(text) > BLOCK_MAX:
        return []
    found = _strict(text)
    if not found:
        bare = _unwrap(text)
        found = _glued(bare) or _glued(_mend(bare)) or (_glued(_mend(unescape(bare))) if "&quot;" in bare else [])
    return found or _salvage(text)


def _strict(text: str) -> list[Any]:
    try:
        return [_DECODER.decode(text)]
    except (ValueError, RecursionError):  # deep nesting raises RecursionError, all else ValueError
        return []


def _unwrap(text: str) -> str:
    for _ in range(3):  # an HTML comment round a CDATA section is the deepest wrap that is of any use
        start = _WRAP.match(text)
        text = (text[start.end() :] if start else text).strip()
        tail = _UNWRAP.search(text, max(0, len(text) - 40))
        text = text[: tail.start()] if tail else text
    return text


def _glued(text: str) -> list[Any]:
    """Values that follow one another; nothing if any of them is broken."""
    found, at = [], 0
    try:
        while at < len(text):
            value, at = _DECODER.raw_decode(text, at)
            found.append(value)
            gap = _GAP.match(text, at)
            at = gap.end() if gap else at
    except (ValueError, RecursionError):
        return []
    return found


def _mend(text: str) -> str:
    """Drop commas before closing brackets, close what is left open at the end after the last whole value."""
    out: list[str] = []
    stack: list[str] = []
    cut, closers, at, comma = 0, "", 0, -1
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark[0] == '"':
            comma = -1
            continue
        if mark == ",":
            comma = token.start()
            cut, closers = comma, "".join(_CLOSES[b] for b in reversed(stack))
        elif mark in _CLOSES:
            stack.append(mark)
            comma = -1
        else:
            if comma >= 0 and not text[comma + 1 : token.start()].strip():
                out.append(text[at:comma])
                at = comma + 1
            comma = -1
            if stack:
                stack.pop()
        if len(stack) > _DEPTH:
            return ""
    if stack:
        return "".join(out) + text[at : max(cut, at)] + closers
    return "".join(out) + text[at:]


def _salvage(text: str) -> list[Any]:
    """Single fields of a block that cannot be parsed, if it calls itself an article; its nested objects may mix in."""
    if "Article" not in text and "Posting" not in text:
        return []
    found: dict[str, Any] = {}
    for match in _SALVAGE.finditer(text):
        if match[1] != "@type" or "Article" in match[2] or "Posting" in match[2]:
            found.setdefault(match[1], match[2])
    authors = [{"name": match[1]} for match in _AUTHOR.finditer(text)][:10]
    return [{**found, "author": authors} if authors else found] if "@type" in found else []
