"""A pattern in the notation of RE2 as a tree: what can be said of the lines that it matches is read off that.

Where the notation leaves something open, too many characters are named, never too few; one bit stands for all beyond
ASCII.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsclean.core.lazy_regex import lazy

NOT_ENDING = 1 << 20  # characters: more than any line has


def bits_of(characters: str) -> int:
    """A set of characters as the bits of a number: sets are joined in no time.

    >>> bits_of("\\x00\\x02")
    5
    """
    return sum(1 << ord(char) for char in set(characters))


_BEYOND, ALL = 1 << 0x80, (1 << 0x81) - 1
_LOWER = bits_of("abcdefghijklmnopqrstuvwxyz")
_UPPER = _LOWER >> 32
DIGITS = bits_of("0123456789") | _BEYOND
_SETS = {"d": DIGITS, "w": DIGITS | _LOWER | _UPPER | bits_of("_"), "s": bits_of("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f ")}
_ODD = bits_of("KkSs")  # the Kelvin sign and the long s are their other cases
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_NO_WIDTH = frozenset((r"\b", r"\B", r"\A", r"\z", "^", "$"))
_TOKEN = lazy(
    r"\\[pP]\{\^?\w+\}|\\[pP]\w|\\x\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}|\\."
    r"|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*+\]|\(\?P?<\w+>|\(\?[a-z-]*[:)]|[*+?]\??|\{\d+(?:,\d*)?\}\??|.",
    re.DOTALL,
)
_MEMBER = lazy(r"\[:\^?\w+:\]|\\[pP]\{\^?\w+\}|\\[pP]\w|\\x\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}|\\.|.", re.DOTALL)
_COUNT = lazy(r"\{(\d+)(?:(,)(\d*))?\}")
_COUNTS = {"*": (0, NOT_ENDING), "+": (1, NOT_ENDING), "?": (0, 1)}
FEW = 4  # members of a class that are read as so many letters: ['’], [aeo]


@dataclass(frozen=True, slots=True)
class Character:
    """One character: the set that it is of, and, if these are few, its case-folded forms."""

    bits: int
    forms: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part so many times."""

    part: Node
    least: int
    most: int


Node = Character | Sequence | Either | Repeat


def pattern_tree(pattern: str) -> Node:
    r"""The tree of a pattern.

    >>> pattern_tree("a|b?") == Either((Character(bits_of("a"), frozenset("a")),
    ...     Repeat(Character(bits_of("b"), frozenset("b")), 0, 1)))
    True
    >>> pattern_tree("^$")
    Sequence(parts=())
    """
    return _Reader(pattern).alternatives(folds=False)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(pattern)
        self._at = 0

    def alternatives(self, *, folds: bool) -> Node:
        """Up to the bracket that closes them, or the end; `folds` says that case does not count."""
        found: list[Node] = []
        run: list[Node] = []
        while self._at < len(self._tokens) and self._tokens[self._at] != ")":
            token = self._next()
            if token == "|":  # noqa: S105
                found.append(_sequence(run))
                run = []
            elif token.startswith("(?") and token.endswith(")"):
                folds = _folds(token, folds)
            elif token not in _NO_WIDTH:
                run.append(self._counted(self._single(token, folds=folds)))
        return Either((*found, _sequence(run))) if found else _sequence(run)

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _single(self, token: str, *, folds: bool) -> Node:
        if token.startswith("("):
            inside = self.alternatives(folds=_folds(token, folds))
            self._at += 1  # the closing bracket
            return inside
        return _character(token, folds=folds)

    def _counted(self, part: Node) -> Node:
        while self._at < len(self._tokens) and (count := self._tokens[self._at])[0] in "*+?{":
            if not (limits := _limits(count)):
                break  # a bracket that is no count
            self._at += 1
            part = part if limits == (1, 1) else Repeat(part, *limits)
        return part


@lru_cache(maxsize=4096)  # a thousand letters of a list of words are thirty characters
def _character(token: str, *, folds: bool) -> Character:
    bits = _of_class(token) if token.startswith("[") else _of_character(token)
    if folds:
        bits |= (bits & _UPPER) << 32 | (bits & _LOWER) >> 32
        bits |= _BEYOND if bits & _ODD else 0
    return Character(bits, _forms(token))


def _sequence(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _limits(count: str) -> tuple[int, int] | None:
    """The least and the most that a count says."""
    if count[0] != "{":
        return _COUNTS[count[0]]
    if not (match := _COUNT.match(count)):
        return None
    least = int(match[1])
    return least, (int(match[3]) if match[3] else NOT_ENDING) if match[2] else least


def _folds(opening: str, folds: bool) -> bool:
    """Does case count behind an opening such as `(?i:`, `(?-i:`, or `(?P<keep>`?"""
    flags = opening.removeprefix("(?").rstrip(":)")
    return folds if "i" not in flags or "<" in flags else "-" not in flags


def _forms(token: str) -> frozenset[str] | None:
    """The folded characters that a token stands for; None if they are many, or not known."""
    if token[0] != "[":
        escaped = token[0] == "\\"
        many = token[1] in "pPdDwWsS" if escaped else token == "."  # noqa: S105
        members = [] if many else [_escaped(token) if escaped else token]
    else:
        members = _MEMBER.findall(token[1:-1])
        if token[1] == "^" or "-" in members or any(len(member) > 1 for member in members):
            return None
    if not members or len(members) > FEW or "?" in members:  # which a lone surrogate is matched as
        return None
    return frozenset(map(str.casefold, members))


def _of_character(token: str) -> int:
    """What a token outside of brackets matches."""
    if token[0] != "\\":
        return ALL if token == "." else _named(token)  # noqa: S105
    if token[1] in "pP":
        return ALL
    if (members := _SETS.get(token[1].lower())) is not None:
        return (members if token[1].islower() else ~members & ALL) | _BEYOND
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
        found |= ALL if member.startswith("[:") else _named(member) if member == "." else _of_character(member)
        at += 1
    return ~found & ALL | _BEYOND if negated else found


def _escaped(token: str) -> str:
    """The character that a token names."""
    if token.startswith(r"\x"):
        return chr(int(token[2:].strip("{}"), 16))
    return _CONTROLS.get(token[1], token[1]) if len(token) == 2 else token


def _named(char: str) -> int:
    """A character; a lone surrogate is matched as a question mark."""
    return 1 << min(ord(char), 0x80) | (_BEYOND if char == "?" else 0)
