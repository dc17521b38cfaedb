"""Which rules to try on a line: an index of the words and signs of which each rule needs one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.lazy import lazy
from newsclean.rules import Rule

SHORT = 100  # lines up to here may be phrases, and are remembered; nine in ten lines of menus and labels are shorter
HEAD, TAIL = 40, 60  # the ends of a longer line in which the words of `has` are looked for
SPACELESS = "\u2e7f"  # beyond it lie the scripts that part words without spaces
DIGIT = "#"  # in `has`: any digit
_BEFORE = ("", "(", "[")
_AFTER = ("", ".", ",", ":", ";", ")", ").", "/", "|")
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _variants(word: str) -> Iterator[str]:
    """A word as it may stand between spaces: bare, or with a sign before or after."""
    return (before + word + after for before in _BEFORE for after in _AFTER)


class Index:
    """Rules by the words of which they need one, for one part of a line; most lines have none.

    A short line is looked at whole, word by word. Of a longer one only the ends are, and only by the rules that look
    there; its words keep the signs that touch them, as `str.split` gives them, and the index knows the usual ones.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]], *, whole: bool) -> None:
        self.words: dict[str, list[int]] = {}
        self.signs: dict[str, list[int]] = {}
        self.parts: dict[str, list[int]] = {}  # words of scripts without spaces, and runs of signs such as "--"
        self._whole = whole
        for number, rule in rules:
            self._add(number, rule)
        self._keys = self.words.keys()
        self.absent = self._keys.isdisjoint
        self._all_signs = frozenset("".join(self.signs).replace(DIGIT, "0123456789"))
        signs = "".join(map(re.escape, sorted(self.signs))).replace(re.escape(DIGIT), "0-9")
        wide = "\u2e80-\U0010ffff" if any(max(part) > SPACELESS for part in self.parts) else ""
        self._runs = [part for part in self.parts if max(part) <= SPACELESS]
        single = f"[{signs}{wide}]" if signs or wide else r"(?!)"
        self._sign = re.compile("|".join([single, *map(re.escape, self._runs)]))
        self.sign = self._sign.search

    def _add(self, number: int, rule: Rule) -> None:
        for literal in map(str.casefold, rule.has):
            if _is_sign(literal):
                self.signs.setdefault(literal, []).append(number)
            elif _is_part(literal):
                self.parts.setdefault(literal, []).append(number)
            else:
                for variant in [literal] if self._whole else _variants(literal):
                    self.words.setdefault(variant, []).append(number)

    def candidates(self, part: str) -> set[int]:
        """The numbers of the rules of which a needed word or sign stands in this part of a line."""
        found: set[int] = set()
        for word in self._keys & _words(part, whole=self._whole):
            found.update(self.words[word])
        if self._sign.search(part):
            found.update(self._signed(part))
        return found

    def _signed(self, part: str) -> Iterator[int]:
        for sign in self._all_signs.intersection(part):
            yield from self.signs.get(DIGIT if sign.isdigit() else sign, ())
        folded = part.casefold()
        for literal in self._runs if part.isascii() else self.parts:
            if literal in folded:
                yield from self.parts[literal]


def _words(part: str, *, whole: bool) -> list[str]:
    return _WORD.findall(part.casefold()) if whole else part.casefold().split()


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
    """The slow twin of the index: does a word or sign that the rule needs stand where the rule looks?"""
    if len(line) <= SHORT:
        return _has_in(rule, line, whole=True)
    head = looks_at_head(rule) and _has_in(rule, line[:HEAD], whole=False)
    return head or (looks_at_tail(rule) and _has_in(rule, line[-TAIL:], whole=False))


def _has_in(rule: Rule, part: str, *, whole: bool) -> bool:
    words, folded = _words(part, whole=whole), part.casefold()
    for literal in map(str.casefold, rule.has):
        if literal == DIGIT:
            found = any(c in "0123456789" for c in part)
        elif _is_sign(literal) or _is_part(literal):
            found = literal in folded
        else:
            found = any(word in words for word in ([literal] if whole else _variants(literal)))
        if found:
            return True
    return False
