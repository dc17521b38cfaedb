"""Which rules to try on a line: an index of their required words and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.rules.rule import Rule

SHORT = 100  # lines up to here may be phrases, and are cached; nine in ten lines of menus and labels are shorter
HEAD, TAIL = 40, 60  # the ends of a longer line in which the words of `has` are looked for
DIGIT = "#"  # in `has`: any digit
DIGITS = "0123456789"
BEFORE = "(["
AFTER = ("", ".", ",", ":", ";", ")", ").", "/", "|")
_ENDS = frozenset(".,:;)/|")
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _bare(word: str) -> Iterator[str]:
    """The forms of a word between spaces once the usual signs before or after it are stripped."""
    for inner in (word, word[1:]) if word[0] in BEFORE else (word,):
        yield from (inner.removesuffix(after) for after in AFTER if inner.endswith(after))


class Index:
    """Rules by their required words, for one part of a line; most lines contain none of these words.

    A short line is examined in full, word by word. Of a longer one only the ends are, and only by the rules that look
    there; its words are what `str.split` gives, with the usual signs that touch them and without.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]], *, whole: bool) -> None:
        self.words: dict[str, list[int]] = {}
        self.signs: dict[str, list[int]] = {}
        self.parts: dict[str, list[int]] = {}  # words of scripts without spaces, and runs of signs such as "--"
        self._whole = whole
        for number, rule in rules:
            self._add(number, rule)
        self._keys = self.words.keys()
        self._all_signs = frozenset("".join(self.signs).replace(DIGIT, DIGITS))
        self._runs = [part for part in self.parts if max(part) <= SPACELESS]
        self._plain_runs = [part for part in self._runs if part.isascii()]
        self._by_sign = {sign: frozenset(self._of_sign(sign)) for sign in self._all_signs}
        self._wide = any(max(part) > SPACELESS for part in self.parts)
        signs = "".join(map(re.escape, sorted(self._all_signs)))
        self._signs = re.compile(f"[{signs}]" if signs else r"(?!)").findall

    @property
    def tables(self) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[int]], bool]:
        """What the compiled kernel needs of it: the rules of each word, each sign and each part."""
        return self.words, {sign: sorted(of) for sign, of in self._by_sign.items()}, self.parts, self._whole

    def _add(self, number: int, rule: Rule) -> None:
        for table, literals in zip((self.signs, self.parts, self.words), _sorted_out(rule.has), strict=True):
            for literal in literals:
                table.setdefault(literal, []).append(number)

    def _of_sign(self, sign: str) -> list[int]:
        """The rules that require a sign, or any digit when it is one."""
        return self.signs.get(sign, []) + (self.signs.get(DIGIT, []) if sign in DIGITS else [])

    def candidates(self, part: str) -> set[int]:
        """The numbers of the rules that have a required word or sign in this part of a line."""
        found: set[int] = set()
        folded = part.casefold()
        for word in self._keys & _words(folded, whole=self._whole):
            found.update(self.words[word])
        for sign in set(self._signs(part)):
            found.update(self._by_sign.get(sign, ()))
        for literal in self._parts_for(part):
            if literal in folded:
                found.update(self.parts[literal])
        return found

    def _parts_for(self, part: str) -> Iterable[str]:
        """The parts that a part of a line can have, by its script."""
        if part.isascii():
            return self._plain_runs
        return self.parts if self._wide and max(part) > SPACELESS else self._runs


def _words(folded: str, *, whole: bool) -> list[str]:
    if whole:
        # `split` is four times as fast, and the same for letters and spaces
        return folded.split() if folded.replace(" ", "").isalpha() else _WORD.findall(folded)
    words = folded.split()
    return words + [bare for word in words if word[-1] in _ENDS or word[0] in BEFORE for bare in _bare(word)]


@cache
def _sorted_out(literals: tuple[str, ...]) -> tuple[list[str], list[str], list[str]]:
    """The signs, the parts and the words of a rule, which is asked for each of three indexes."""
    signs: list[str] = []
    parts: list[str] = []
    words: list[str] = []
    for literal in map(str.casefold, literals):
        if literal.isascii() and literal.isalpha():
            words.append(literal)  # two in three
        else:
            (signs if _is_sign(literal) else parts if _is_part(literal) else words).append(literal)
    return signs, parts, words


def _is_sign(literal: str) -> bool:
    return len(literal) == 1 and not literal.isalpha() and literal <= SPACELESS


def _is_part(literal: str) -> bool:
    """Is it found anywhere in a line? A word with vowel signs is: to a pattern they are no letters, so no word is."""
    if max(literal) > SPACELESS or not any(map(str.isalpha, literal)):
        return True
    return not literal.isalpha() and any(unicodedata.category(sign)[0] == "M" for sign in literal)


def looks_at_head(rule: Rule) -> bool:
    """Does the rule look at the start of longer lines?"""
    return bool(rule.start or rule.cut_start or rule.line)


def looks_at_tail(rule: Rule) -> bool:
    """Does the rule look at the end of longer lines?"""
    return bool(rule.end or rule.cut_end or rule.line)
