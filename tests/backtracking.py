"""A backtracking matcher that counts its steps, for patterns as `re` reads them: a twin that shows how work grows.

It parses what the package's patterns are made of: characters, classes, groups, alternatives, repeats (lazy, possessive,
atomic), look-around, anchors. Each character looked at is a step; nothing is skipped by cleverness, so a pattern that
needs steps in proportion to the text here does so in `re`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_ATOM = re.compile(
    r"""(?P<look>\(\?<?[=!])|(?P<flags>\(\?[aimsx]+\))|(?P<group>\((?:\?(?:P<\w+>|:|>|[aimsx]+:|-i:))?)
    |(?P<shut>\))|(?P<bar>\|)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*+\])|(?P<anchor>\^|\$|\\[AZbB])
    |(?P<char>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|.)""",
    re.VERBOSE | re.DOTALL,
)
_COUNT = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\})(?P<how>[+?]?)")
MANY = 1 << 30


class TooManyStepsError(Exception):
    """The count ran over what was allowed."""


@dataclass
class Node:
    """A part of a pattern."""

    kind: str  # one, sequence, either, repeat, look, anchor, atomic
    parts: list[Node] = field(default_factory=list)
    text: str = ""  # as written, of one character or class
    low: int = 1
    high: int = 1
    how: str = ""  # of a repeat: "" greedy, "?" lazy, "+" possessive; of a look: as written


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def either(self) -> Node:
        ways = [self.sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            ways.append(self.sequence())
        return ways[0] if len(ways) == 1 else Node("either", ways)

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if (part := self.atom()) is not None:
                parts.append(self.counted(part))
        return Node("sequence", parts)

    def atom(self) -> Node | None:
        match = _ATOM.match(self.pattern, self.at)
        assert match, self.pattern[self.at :]
        self.at = match.end()
        kind, text = match.lastgroup, match[0]
        if kind == "flags":
            return None
        if kind in ("look", "group"):
            inside = self.either()
            self.at += 1
            if kind == "look":
                return Node("look", [inside], how=text)
            return Node("atomic", [inside]) if text == "(?>" else inside
        if re.fullmatch(r"\\[1-9]", text):  # a back-reference is taken for any one character, or none
            return Node("repeat", [Node("one", text=r"[\s\S]")], low=0)
        return Node("anchor" if kind == "anchor" else "one", text=text)

    def counted(self, part: Node) -> Node:
        match = _COUNT.match(self.pattern, self.at)
        if not match:
            return part
        self.at = match.end()
        if sign := match["sign"]:
            low, high = {"*": (0, MANY), "+": (1, MANY), "?": (0, 1)}[sign]
        else:
            low = int(match["low"] or 0)
            high = int(match["high"] or MANY) if match["comma"] else low
        return Node("repeat", [part], low=low, high=high, how=match["how"])


@cache
def parsed(pattern: str) -> Node:
    """The tree of a pattern, made once: each of its hostile texts is matched with the same."""
    parser = _Parser(pattern)
    tree = parser.either()
    assert parser.at == len(pattern), pattern[parser.at :]
    return tree


class Matcher:
    """Searches a text as `re` does, and counts the steps."""

    def __init__(self, pattern: str, flags: int, most: int) -> None:
        self.tree, self.flags, self.most, self.steps = parsed(pattern), flags, most, 0
        self._tests: dict[str, Callable[[str], Any]] = {}

    def count(self, text: str, *, anchored: bool = False) -> int:
        """The steps of `finditer` over the text, or of `match` at its start. Raises TooManyStepsError."""
        if anchored:
            next(self._ends(self.tree, text, 0), None)
        else:
            self.spans(text)
        return self.steps

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the matches stand. Raises TooManyStepsError."""
        start, found = 0, []
        while start <= len(text):
            end = next(self._ends(self.tree, text, start), None)
            if end is not None:
                found.append((start, end))
            start = max(start + 1, end or 0)
        return found

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError(self.tree)

    def _is(self, written: str, char: str) -> bool:
        if written not in self._tests:
            self._tests[written] = re.compile(written, self.flags).match
        return self._tests[written](char) is not None

    def _ends(self, node: Node, text: str, at: int) -> Iterator[int]:
        """Where a match of the node that starts at `at` may end, in the order in which `re` tries them."""
        if node.kind == "one":
            self._step()
            if at < len(text) and self._is(node.text, text[at]):
                yield at + 1
        elif node.kind == "sequence":
            yield from self._row(node.parts, text, at)
        elif node.kind == "either":
            for way in node.parts:
                yield from self._ends(way, text, at)
        elif node.kind == "repeat":
            ends = self._times(node, text, at, 0)
            yield from (end for end, _ in zip(ends, range(1), strict=False)) if node.how == "+" else ends
        elif node.kind == "atomic":
            yield from (end for end, _ in zip(self._ends(node.parts[0], text, at), range(1), strict=False))
        else:
            self._step()
            if self._holds(node, text, at):
                yield at

    def _holds(self, node: Node, text: str, at: int) -> bool:
        if node.kind == "anchor":
            return re.compile(node.text, self.flags).match(text, at) is not None
        if "<" in node.how:  # what stands behind is of a fixed, small width
            found = any(at in self._ends(node.parts[0], text, start) for start in range(max(0, at - 12), at + 1))
        else:
            found = any(True for _ in self._ends(node.parts[0], text, at))
        return found is (node.how[-1] == "=")

    def _row(self, parts: list[Node], text: str, at: int) -> Iterator[int]:
        stack = [iter((at,))]
        while stack:
            end = next(stack[-1], None)
            if end is None:
                stack.pop()
            elif len(stack) > len(parts):
                yield end
            else:
                stack.append(self._ends(parts[len(stack) - 1], text, end))

    def _times(self, node: Node, text: str, at: int, done: int) -> Iterator[int]:
        inside = node.parts[0]
        if node.how == "?" and done >= node.low:
            yield at
        # a row of tries, not a recursion: texts are longer than Python's stack is deep
        stack = [(at, self._ends(inside, text, at) if node.high else iter(()))]
        while stack:
            start, ends = stack[-1]
            end = next(ends, None)
            if end is None:
                stack.pop()
                if node.how != "?" and len(stack) >= node.low:
                    yield start
                continue
            if end == start and len(stack) > node.low:
                continue
            if node.how == "?" and len(stack) >= node.low:
                yield end
            more = len(stack) < node.high
            stack.append((end, self._ends(inside, text, end) if more else iter(())))
