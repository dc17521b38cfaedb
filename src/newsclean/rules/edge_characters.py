r"""With which characters a line that a rule matches can begin and end: nine in ten patterns are tried in vain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.rules.pattern_tree import Node

BEYOND = "\x80"  # stands for all characters beyond ASCII
ANY = "".join(map(chr, range(0x81)))
MOST = 100  # characters: letters, digits and some signs; a set that leaves out fewer than 29 turns hardly a line away


class Bounds(NamedTuple):
    """The lines on which a rule is tried: their length, and the characters at their ends, those beyond ASCII as one."""

    min: int
    max: int
    first: str
    last: str


class Edges(NamedTuple):
    """Of a part of a pattern: what a match of it can begin and end with, and whether it can be empty."""

    first: int
    last: int
    empty: bool

    def then(self, other: Edges) -> Edges:
        """This part and another behind it."""
        first = self.first | other.first if self.empty else self.first
        return Edges(first, other.last | self.last if other.empty else other.last, self.empty and other.empty)

    def either(self, other: Edges) -> Edges:
        """This part or another."""
        return Edges(self.first | other.first, self.last | other.last, self.empty or other.empty)


def edges(node: Node) -> Edges:
    """The edges of a match of a part."""
    from newsclean.rules.pattern_tree import Character, Either, Repeat  # 5 ms, and the stored rules need none of it

    if isinstance(node, Character):
        return Edges(node.bits, node.bits, empty=False)
    if isinstance(node, Repeat):
        inner = edges(node.part)
        return inner._replace(empty=inner.empty or not node.least)
    if isinstance(node, Either):
        return reduce(Edges.either, map(edges, node.parts))
    return _of_sequence(node.parts)


def _of_sequence(parts: tuple[Node, ...]) -> Edges:
    """Of parts one after another: those between the first and the last that cannot be empty are not looked at."""
    seen: list[Edges] = []
    for part in parts:
        seen.append(edges(part))
        if not seen[-1].empty:
            break
    behind: list[Edges] = []
    for part in reversed(parts[len(seen) :]):
        behind.append(edges(part))
        if not behind[-1].empty:
            break
    return reduce(Edges.then, (*seen, *reversed(behind)), Edges(0, 0, empty=True))


def of_line(key: str, found: Edges) -> tuple[int, int]:
    """What a line can begin and end with in which the pattern of this key has a match with such edges."""
    open_end, every = found.empty and key != "line", (1 << len(ANY)) - 1
    first = every if key in ("end", "cut_end") or open_end else found.first
    return first, every if key in ("start", "cut_start") or open_end else found.last


def edge_characters(patterns: Mapping[str, str]) -> tuple[str, str]:
    r"""The characters with which a line that the patterns of a rule match can begin, and end; "" for any.

    >>> edge_characters({"line": r"(?i)p(?:age|\.) \d+|[‹<]"})
    ('<Pp\x80', '0123456789<\x80')
    >>> edge_characters({"end": ".*!", "cut_start": "By"})
    ('', '')
    """
    return _edge_characters(tuple(patterns.items()))


@lru_cache(maxsize=4096)
def _edge_characters(patterns: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    from newsclean.rules.pattern_tree import pattern_tree  # see `edges`

    sets = [of_line(key, edges(pattern_tree(pattern))) for key, pattern in patterns]
    return _written(first for first, _ in sets), _written(last for _, last in sets)


def _written(sets: Iterable[int]) -> str:
    found = reduce(int.__or__, sets, 0)
    return "" if found.bit_count() > MOST else "".join(char for char in ANY if found >> ord(char) & 1)
