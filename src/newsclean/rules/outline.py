r"""The outline of a pattern: one for RE2 that matches in every text in which the pattern matches, and in some more.

RE2 looks for many patterns in one pass over a text, at 500 MB/s, but knows no look-around, and its `\w` is ASCII.
What it lacks is left out or widened here; no step may make a pattern match less. So "the outline does not match"
proves "the pattern does not match", and tests/test_outline.py holds the two against each other.

Understood are characters, classes, groups, alternatives and repeats, and look-around at the end of a pattern, as in
`[.!?](?=[A-Z])(?<=[a-z].)`: what stands behind the place and what stands after it become one run. No flags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product, zip_longest
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# What `\w` and its like hold beyond ASCII changes with the version of Unicode, so all of it counts as held.
WIDE = r"\x{80}-\x{10ffff}"
_ASCII = [*map(chr, range(0x80))]
_HOLDS: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_ZERO_WIDTH = (sre.ASSERT, sre.ASSERT_NOT, sre.AT)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ANY = r"[^\n]"
COUNTED = 3  # a repeat is counted up to here; one of more counts as one without end
Nodes = Sequence[tuple[Any, Any]]


class _Place(NamedTuple):
    """A place in the text: the characters that must stand behind it, one class each, and what must follow."""

    behind: tuple[str, ...] = ()
    ahead: str = ""


def outline(pattern: str) -> str:
    r"""An RE2 pattern that matches wherever `pattern` does.

    >>> outline(r"[$€](?<=[^\W\d_].)(?=\d)"), outline("&#?[0-9a-f]{1,24};")
    ('(?:[A-Za-z\\x{80}-\\x{10ffff}][\\x{24}\\x{20ac}][0-9\\x{80}-\\x{10ffff}])', '\\x{26}(?:\\x{23})?[0-9a-f]+\\x{3b}')
    """
    tree = parser.parse(pattern)
    if tree.state.flags & (re.IGNORECASE | re.DOTALL):
        raise ValueError("no outline of flags")
    nodes = list(tree)
    body = next((n for n in range(len(nodes), 0, -1) if not _is_place(nodes[n - 1])), 0)
    consumed = _sequence(nodes[:body])
    if body == len(nodes):
        return consumed
    single, widest = _each(nodes[:body]), tree.getwidth()[1]
    runs = []
    for place in _places(nodes[body:]):
        behind = "".join(_laid(single, place.behind)) if single or len(place.behind) >= widest else consumed
        runs.append(behind + place.ahead)
    return f"(?:{'|'.join(dict.fromkeys(runs))})"


def _each(nodes: Nodes) -> tuple[str, ...]:
    """What each character must be; nothing where the nodes are no row of single characters."""
    row = all(kind in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY) for kind, _ in nodes)
    return tuple(_node(kind, value) for kind, value in nodes) if row else ()


def _laid(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Two demands on the characters behind one place; where both say something, the second is kept."""
    rows = zip_longest(reversed(first), reversed(second), fillvalue=_ANY)
    return tuple(a if b == _ANY else b for a, b in rows)[::-1]


def _is_place(node: tuple[Any, Any]) -> bool:
    kind, value = node
    if kind is sre.BRANCH:
        return all(all(map(_is_place, branch)) for branch in value[1])
    return all(map(_is_place, value[3])) if kind is sre.SUBPATTERN else kind in _ZERO_WIDTH


def _places(nodes: Nodes) -> list[_Place]:
    """The ways in which a run of looks around can hold; of two looks ahead only the later is kept."""
    found = [_Place()]
    for kind, value in nodes:
        if kind is sre.BRANCH:
            ways = [place for branch in value[1] for place in _places(branch)]
        elif kind is sre.SUBPATTERN:
            ways = _places(value[3])
        elif kind is sre.ASSERT and value[0] > 0:
            ways = [_Place(ahead=_sequence(value[1]))]
        elif kind is sre.ASSERT:
            ways = [_Place(_each(value[1]))]
        else:
            continue
        found = [_Place(_laid(a.behind, b.behind), b.ahead or a.ahead) for a, b in product(found, ways)]
    return found


def _sequence(nodes: Nodes) -> str:
    return "".join(_node(kind, value) for kind, value in nodes)


def _node(kind: Any, value: Any) -> str:
    if kind in _REPEATS:
        return _repeat(*value)
    if kind in _ZERO_WIDTH:
        return ""
    if kind not in _WRITTEN:
        raise ValueError(f"no outline of {kind}")
    return _WRITTEN[kind](value)


def _repeat(least: int, most: Any, inside: Nodes) -> str:
    text = _sequence(inside)
    return f"{text if text.startswith('[') and len(inside) == 1 else f'(?:{text})'}{_count(least, most)}"


def _group(value: tuple[Any, int, int, Nodes]) -> str:
    _, more, less, inside = value
    if more or less:
        raise ValueError("no outline of flags")
    return f"(?:{_sequence(inside)})"


def _count(least: int, most: Any) -> str:
    if (least, most) == (0, 1):
        return "?"
    if most is sre.MAXREPEAT or most > COUNTED:
        return "*" if least == 0 else "+" if least == 1 else f"{{{min(least, COUNTED)},}}"
    return f"{{{least},{most}}}"


def _class(members: Nodes) -> str:
    negated = members[0][0] is sre.NEGATE
    members = members[1:] if negated else members
    if not negated and all(kind is not sre.CATEGORY for kind, _ in members):
        ranges = [(value, value) if kind is sre.LITERAL else value for kind, value in members]
        return f"[{''.join(_written(low, high) for low, high in ranges)}]"
    held = [ord(c) for c in _ASCII if _holds(members, c) != negated]
    return f"[{''.join(_written(low, high) for low, high in _runs(held))}{WIDE}]"


def _holds(members: Nodes, char: str) -> bool:
    for kind, value in members:
        if kind is sre.CATEGORY:
            if _HOLDS[value](char):
                return True
        elif value == ord(char) if kind is sre.LITERAL else value[0] <= ord(char) <= value[1]:
            return True
    return False


def _runs(codes: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def _written(low: int, high: int) -> str:
    """A range of a class. Lone surrogates have no UTF-8: text that holds one is never asked about."""
    if low >= 0xD800 and high <= 0xDFFF:
        return ""
    return escaped(low) if low == high else f"{escaped(low)}-{escaped(high)}"


def escaped(code: int) -> str:
    """A character as RE2 reads it, in a class and outside."""
    char = chr(code)
    return char if char.isascii() and (char.isalnum() or char in " _") else f"\\x{{{code:x}}}"


_WRITTEN: dict[Any, Callable[[Any], str]] = {
    sre.LITERAL: escaped,
    sre.NOT_LITERAL: lambda value: _class([(sre.NEGATE, None), (sre.LITERAL, value)]),
    sre.IN: _class,
    sre.ANY: lambda _: _ANY,
    sre.BRANCH: lambda value: f"(?:{'|'.join(map(_sequence, value[1]))})",
    sre.SUBPATTERN: _group,
    sre.ATOMIC_GROUP: lambda value: f"(?:{_sequence(value)})",
}
