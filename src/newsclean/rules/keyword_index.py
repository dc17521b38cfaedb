"""Which rules to try on a line: an index of their required words and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.rules.rule import Rule

SHORT = 100  # lines up to here may be phrases, and are cached; nine in ten lines of menus and labels are shorter
HEAD, TAIL = 40, 60  # the ends of a longer line in which the words of `has` are looked for
SPACELESS = "\u2e7f"  # beyond it are the scripts without spaces between words
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
        self._by_sign = {sign: frozenset(self._of_sign(sign)) for sign in self._all_signs}
        self._wide = any(max(part) > SPACELESS for part in self.parts)
        signs = "".join(map(re.escape, sorted(self._all_signs)))
        self._signs = re.compile(f"[{signs}]" if signs else r"(?!)").findall

    def _add(self, number: int, rule: Rule) -> None:
        for literal in map(str.casefold, rule.has):
            if _is_sign(literal):
                self.signs.setdefault(literal, []).append(number)
            elif _is_part(literal):
                self.parts.setdefault(literal, []).append(number)
            else:
                self.words.setdefault(literal, []).append(number)

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
        for literal in self.parts if self._wide and not part.isascii() and max(part) > SPACELESS else self._runs:
            if literal in folded:
                found.update(self.parts[literal])
        return found


def _words(folded: str, *, whole: bool) -> list[str]:
    if whole:
        # `split` is four times as fast, and the same for letters and spaces
        return folded.split() if folded.replace(" ", "").isalpha() else _WORD.findall(folded)
    words = folded.split()
    return words + [bare for word in words if word[-1] in _ENDS or word[0] in BEFORE for bare in _bare(word)]


def _is_sign(literal: str) -> bool:
    return len(literal) == 1 and not literal.isalpha() and literal <= SPACELESS


def _is_part(literal: str) -> bool:
    return max(literal) > SPACELESS or not any(map(str.isalpha, literal))


def looks_at_head(rule: Rule) -> bool:
    """Does the rule look at the start of longer lines?"""
    return bool(rule.start or rule.cut_start or rule.line)


def looks_at_tail(rule: Rule) -> bool:
    """Does the rule look at the end of longer lines?"""
    return bool(rule.end or rule.cut_end or rule.line)


def has(rule: Rule, line: str) -> bool:
    """The slow twin of the index: is a required word or sign present where the rule looks?"""
    if len(line) <= SHORT:
        return _has_in(rule, line, whole=True)
    head = looks_at_head(rule) and _has_in(rule, line[:HEAD], whole=False)
    return head or (looks_at_tail(rule) and _has_in(rule, line[-TAIL:], whole=False))


def _has_in(rule: Rule, part: str, *, whole: bool) -> bool:
    folded = part.casefold()
    words = _WORD.findall(folded) if whole else folded.split()
    for literal in map(str.casefold, rule.has):
        if literal == DIGIT:
            found = any(c in DIGITS for c in part)
        elif _is_sign(literal) or _is_part(literal):
            found = literal in folded
        else:
            found = literal in words if whole else any(word in words for word in _variants(literal))
        if found:
            return True
    return False


def _variants(word: str) -> Iterator[str]:
    """The variants of a word between spaces: bare, or with a sign before or after."""
    return (before + word + after for before in ("", *BEFORE) for after in AFTER)
