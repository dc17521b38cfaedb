r"""With which characters a line that a rule matches can begin and end: nine in ten patterns are tried in vain.

Read off the patterns, whose notation is that of RE2. `BEYOND` stands for all characters beyond ASCII. Where a pattern
leaves it open, too many are named, never too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

BEYOND = "\x80"
MOST = 100  # characters: letters, digits and some signs; a set that leaves out fewer than 29 turns hardly a line away
ANY = "".join(map(chr, range(0x81)))


def _bits(characters: str) -> int:
    """A set of characters as the bits of a number: sets are joined in no time."""
    return sum(1 << ord(char) for char in set(characters))


_BEYOND, _ALL = 1 << 0x80, (1 << 0x81) - 1
_LOWER = _bits("abcdefghijklmnopqrstuvwxyz")
_UPPER = _LOWER >> 32
_DIGIT = _bits("0123456789")
_SETS = {"d": _DIGIT, "w": _DIGIT | _LOWER | _UPPER | _bits("_"), "s": _bits("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f ")}
_ODD = _bits("KkSs")  # the Kelvin sign and the long s are their other cases
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_NO_WIDTH = frozenset((r"\b", r"\B", r"\A", r"\z", "^", "$"))
_TOKEN = re.compile(
    r"\\[pP]\{\^?\w+\}|\\[pP]\w|\\x\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}|\\."
    r"|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*+\]|\(\?P?<\w+>|\(\?[a-z-]*[:)]|[*+?]\??|\{\d+(?:,\d*)?\}\??|.",
    re.DOTALL,
)
_MEMBER = re.compile(r"\[:\^?\w+:\]|\\[pP]\{\^?\w+\}|\\[pP]\w|\\x\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}|\\.|.", re.DOTALL)
_COUNTS = "*+?{"


class Bounds(NamedTuple):
    """The lines on which a rule is tried: their length, and the characters at their ends, those beyond ASCII as one."""

    min: int
    max: int
    first: str
    last: str


class _Part(NamedTuple):
    """Of a part of a pattern: what a match of it can begin and end with, and whether it can be empty."""

    first: int
    last: int
    empty: bool

    def then(self, other: _Part) -> _Part:
        """This part and another behind it."""
        first = self.first | other.first if self.empty else self.first
        return _Part(first, other.last | self.last if other.empty else other.last, self.empty and other.empty)

    def either(self, other: _Part) -> _Part:
        """This part or another."""
        return _Part(self.first | other.first, self.last | other.last, self.empty or other.empty)


_NOTHING = _Part(0, 0, empty=True)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(pattern)
        self._at = 0

    def alternatives(self, *, folds: bool) -> _Part:
        """Up to the bracket that closes them, or the end; `folds` says that case does not count."""
        found: list[_Part] = []
        run = _NOTHING
        while self._at < len(self._tokens) and self._tokens[self._at] != ")":
            token = self._next()
            if token == "|":  # noqa: S105
                found.append(run)
                run = _NOTHING
            elif token.startswith("(?") and token.endswith(")"):
                folds = _folds(token, folds)
            else:
                run = run.then(self._counted(self._single(token, folds=folds)))
        return reduce(_Part.either, found, run)

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _single(self, token: str, *, folds: bool) -> _Part:
        if token.startswith("("):
            inside = self.alternatives(folds=_folds(token, folds))
            self._at += 1  # the closing bracket
            return inside
        if token in _NO_WIDTH:
            return _NOTHING
        characters = _of_class(token) if token.startswith("[") else _of_character(token)
        if folds:
            characters |= (characters & _UPPER) << 32 | (characters & _LOWER) >> 32
            characters |= _BEYOND if characters & _ODD else 0
        return _Part(characters, characters, empty=False)

    def _counted(self, part: _Part) -> _Part:
        while self._at < len(self._tokens) and (count := self._tokens[self._at])[0] in _COUNTS and count != "{":
            self._at += 1
            if count[0] in "*?" or re.match(r"\{0*[,}]", count):
                part = part._replace(empty=True)
        return part


def _folds(opening: str, folds: bool) -> bool:
    """Does case count behind an opening such as `(?i:`, `(?-i:`, or `(?P<keep>`?"""
    flags = opening.removeprefix("(?").rstrip(":)")
    return folds if "i" not in flags or "<" in flags else "-" not in flags


def _of_character(token: str) -> int:
    """What a token outside of brackets matches."""
    if token[0] != "\\":
        return _ALL if token == "." else _named(token)  # noqa: S105
    if token[1] in "pP":
        return _ALL
    if (members := _SETS.get(token[1].lower())) is not None:
        return (members if token[1].islower() else ~members & _ALL) | _BEYOND
    return _named(_escaped(token))


def _of_class(token: str) -> int:
    """What a class in brackets matches."""
    negated = token.startswith("[^")
    members, found, at = _MEMBER.findall(token[1 + negated : -1]), 0, 0
    while at < len(members):
        member = members[at]
        if at + 2 < len(members) and members[at + 1] == "-":
            low, high = ord(_escaped(member)), ord(_escaped(members[at + 2]))
            found |= (2 << min(high, 0x7F)) - (1 << min(low, 0x80)) if low < 0x80 else 0
            found |= _BEYOND if high > 0x7F else 0
            at += 3
            continue
        found |= _ALL if member.startswith("[:") else _named(member) if member == "." else _of_character(member)
        at += 1
    return ~found & _ALL | _BEYOND if negated else found


def _escaped(token: str) -> str:
    """The character that a token names."""
    if token.startswith(r"\x"):
        return chr(int(token[2:].strip("{}"), 16))
    return _CONTROLS.get(token[1], token[1]) if len(token) == 2 else token


def _named(char: str) -> int:
    """A character; a lone surrogate is matched as a question mark."""
    return 1 << min(ord(char), 0x80) | (_BEYOND if char == "?" else 0)


def edge_characters(patterns: Mapping[str, str]) -> tuple[str, str]:
    r"""The characters with which a line that the patterns of a rule match can begin, and end; "" for any.

    >>> edge_characters({"line": r"(?i)p(?:age|\.) \d+|[‹<]"})
    ('<Pp\x80', '0123456789<\x80')
    >>> edge_characters({"end": ".*!", "cut_start": "By"})
    ('', '')
    """
    firsts, lasts = [], []
    for key, pattern in patterns.items():
        part = _Reader(pattern).alternatives(folds=False)
        firsts.append(_ALL if key in ("end", "cut_end") or (part.empty and key != "line") else part.first)
        lasts.append(_ALL if key in ("start", "cut_start") or (part.empty and key != "line") else part.last)
    return _written(firsts), _written(lasts)


def _written(sets: Iterable[int]) -> str:
    found = reduce(int.__or__, sets, 0)
    return "" if found.bit_count() > MOST else "".join(char for char in ANY if found >> ord(char) & 1)
