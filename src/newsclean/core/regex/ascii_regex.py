r"""Patterns for lines of ASCII alone, in a third of RE2's time: a letter is one of 52, and a character is a byte."""

from __future__ import annotations

import re
from functools import lru_cache

_SETS = {"w": "0-9A-Z_a-z", "d": "0-9", "s": r"\t-\r\x1c-\x20"}
_PROPERTIES = {
    "L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9", "Nd": "0-9", "Z": " ", "Zs": " ", "Sc": "$",
    **dict.fromkeys(("Lt", "Lm", "Lo", "M", "Mn", "Mc", "Nl", "No"), ""),
}  # fmt: skip
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_NEVER = r"\x{ff}"  # a byte that no such line has
_SIGNS = frozenset("-^[]")  # that mean something else in a class
_HEX = r"\\x\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}"
_NAMED = r"\\[pP]\{\^?\w+\}|\\[pP]\w"
_CLASS = r"\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*+\]"
_BEYOND = r"[^\x00-\x7f]+(?![*+?{])|[^\x00-\x7f]"  # a count is of the last character alone
_PLAIN = r"[^()|\[\]\\?*+{]"
_DEAD = rf"\|{_PLAIN}*[^\x00-\x7f]{_PLAIN}*(?=[|)])"  # a plain alternative that no line of ASCII has
_TOKEN = re.compile(rf"{_DEAD}|{_NAMED}|{_HEX}|\\.|{_CLASS}|{_BEYOND}", re.DOTALL)
_MEMBER = re.compile(rf"\[:\^?\w+:\]|{_NAMED}|{_HEX}|\\.|.", re.DOTALL)


class _UnknownError(Exception):
    """A notation that is left to the pattern itself."""


def ascii_form(pattern: str) -> bytes | None:
    r"""A pattern that matches the same lines of ASCII when RE2 reads bytes, where and as the pattern does.

    None if there is a notation in it that is not known here.

    >>> ascii_form(r"(?i)[\w–-]+ (?:foto|fotó)[^.’]\s?"), ascii_form(r"\p{Greek}")
    (b'(?i)[0-9A-Z_a-z\\x{2d}]+ (?:foto)[^.][\\t-\\r\\x1c-\\x20]?', None)
    """
    try:
        return _TOKEN.sub(_token, pattern).encode("ascii")
    except _UnknownError:
        return None


def _token(match: re.Match[str]) -> str:
    return _ascii_token(match[0])


@lru_cache(maxsize=1 << 10)
def _ascii_token(token: str) -> str:
    if token[0] == "[":
        return _ascii_class(token)
    if token[0] == "|":
        return ""
    if token[0] != "\\":
        return _NEVER
    if token[1] in "pP" or token[1].lower() in _SETS:
        negated, members = _set(token)
        return f"[{'^' if negated else ''}{members}]" if members else _NEVER
    if token[1] in "QEC":
        raise _UnknownError
    return token if token[1] != "x" or _code(token) < 0x80 else _NEVER


def _ascii_class(token: str) -> str:
    negated = token.startswith("[^")
    members = _MEMBER.findall(token[1 + negated : -1])
    kept, at = [], 0
    while at < len(members):
        is_range = at + 2 < len(members) and members[at + 1] == "-"
        kept.append(_range(members[at], members[at + 2]) if is_range else _member(members[at]))
        at += 3 if is_range else 1
    inner = "".join(kept)
    if not inner:
        return r"[\x00-\x7f]" if negated else _NEVER
    return f"[^{inner}]" if negated else f"[{inner}]"


def _range(first: str, last: str) -> str:
    low, high = _code(first), min(_code(last), 0x7F)
    return rf"\x{{{low:x}}}-\x{{{high:x}}}" if low <= high else ""


def _member(member: str) -> str:
    if member[0] == "\\" and (member[1] in "pP" or member[1].lower() in _SETS):
        negated, members = _set(member)
        if negated:
            raise _UnknownError
        return members
    code = _code(member)
    if code >= 0x80:
        return ""
    return rf"\x{{{code:x}}}" if member in _SIGNS else member


def _set(token: str) -> tuple[bool, str]:
    r"""Of `\w`, `\S`, `\pL` and the like: is it all but the members, and these."""
    if token[1] not in "pP":
        return token[1].isupper(), _SETS[token[1].lower()]
    members = _PROPERTIES.get(token[2:].strip("{}"))
    if members is None or token[1] == "P":
        raise _UnknownError
    return False, members


def _code(token: str) -> int:
    """The code of the character that a token names."""
    if token.startswith(r"\x"):
        return int(token[2:].strip("{}"), 16)
    if len(token) == 1:
        return ord(token)
    if len(token) != 2 or token[0] != "\\" or token[1].isalnum():
        if len(token) == 2 and token[1] in _CONTROLS:
            return _CONTROLS[token[1]]
        raise _UnknownError
    return ord(token[1])
