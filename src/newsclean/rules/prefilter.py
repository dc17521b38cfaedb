"""KeywordPrefilter: which lines contain a word that some rule requires. RE2 scans the ends of all lines at once.

Checking the lines one by one takes 4 to 7 µs per line, this takes 1; nine in ten paragraphs have no such word. The
patterns are built from the words of an `Index`, so a rule is still added in one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from newsclean.core.linear_regex import SCAN_MEMORY, compile_linear
from newsclean.rules.keyword_index import BEFORE, DIGIT, HEAD, TAIL, Index

# Letters that `str.casefold` makes others of, and the (?i) of RE2 does not: dotless i, long s, the Kelvin sign, and all
# that become two letters but ß, for which see `_written`. A part that holds one of them counts as matched.
_ODD = "(?-i:[\u0130\u0131\u017f\u212a\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9b\u1f50-\u1ffc\ufb00-\ufb17])"
_SPACE = r"\t\x0b-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_OPEN = re.escape(BEFORE)
_CLOSE = r"[.,:;/|]|\)\.?"  # what may stand behind a word: see `keyword_index.AFTER`


class KeywordPrefilter:
    """Finds the rules to try on the longer lines of a document.

    >>> from newsclean.rules.rule import Rule
    >>> rule = Rule("own/source", "agency", end="Source: .*", has=("source",))
    >>> prefilter = KeywordPrefilter(Index([], whole=False), Index([(7, rule)], whole=False))
    >>> prefilter.candidates(["It rained all day. " * 8 + "Source: AP", "It rained all day. " * 8])
    {0: {7}}
    """

    def __init__(self, head: Index, tail: Index) -> None:
        self._head = head
        self._tail = tail
        self._in_head = _search(head)
        self._in_tail = _search(tail)

    def candidates(self, lines: Sequence[str]) -> dict[int, set[int]]:
        """The numbers of the rules to try, for each line that has any."""
        found: dict[int, set[int]] = {}
        heads, tails = [line[:HEAD] for line in lines], [line[-TAIL:] for line in lines]
        for index, search, parts in ((self._head, self._in_head, heads), (self._tail, self._in_tail, tails)):
            for at in _matching_parts(search, parts):
                if numbers := index.candidates(parts[at]):
                    found[at] = found[at] | numbers if at in found else numbers
        return found


def line_by_line(lines: Iterable[str], head: Index, tail: Index) -> Iterator[tuple[int, set[int]]]:
    """The same without RE2, which pays off after some hundred lines: the number of each line that has any rules to try.

    >>> from newsclean.rules.rule import Rule
    >>> source = Index([(7, Rule("own/source", "agency", end="Source: .*", has=("source",)))], whole=False)
    >>> list(line_by_line(["Rain all day.", "Source: AP"], Index([], whole=False), source))
    [(1, {7})]
    """
    for at, line in enumerate(lines):
        if numbers := head.candidates(line[:HEAD]) | tail.candidates(line[-TAIL:]):
            yield at, numbers


def _search(index: Index) -> Callable[[bytes, int], Any]:
    search: Callable[[bytes, int], Any] = compile_linear(pattern(index), longest=True, memory=SCAN_MEMORY).search
    return search


def pattern(index: Index) -> str:
    """An RE2 pattern that matches in each part of a line in which the index finds a word or sign."""
    words = "|".join(sorted(map(_written, index.words)))
    signs = "".join("0-9" if sign == DIGIT else re.escape(sign) for sign in sorted(index.signs))
    either = [_ODD, *map(_written, sorted(index.parts))]
    if signs:
        either.append(f"[{signs}]")
    if words:
        either.append(f"(?:^|[{_SPACE}])[{_OPEN}]?(?:{words})(?:{_CLOSE})?(?:[{_SPACE}]|$)")
    return f"(?im){'|'.join(either)}"


def _written(literal: str) -> str:
    return re.escape(literal).replace("ss", r"(?:ss|\x{df}|\x{1e9e})")


def _matching_parts(search: Callable[[bytes, int], Any], parts: Sequence[str]) -> Iterable[int]:
    """The numbers of the parts in which a rule may match."""
    try:
        data = "\n".join(parts).encode()
    except UnicodeEncodeError:  # lone surrogates
        return range(len(parts))
    if data.count(b"\n") != len(parts) - 1:  # a part holds a line end, so the numbers would be wrong
        return range(len(parts))
    return _matched(search, data)


def _matched(search: Callable[[bytes, int], Any], data: bytes) -> Iterator[int]:
    number = position = 0
    while match := search(data, position):
        start = match.start()
        number += data.count(b"\n", position, start)
        yield number
        position = data.find(b"\n", start) + 1
        number += 1
        if not position:
            return
