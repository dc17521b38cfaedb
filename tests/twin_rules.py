"""The same verdicts as newsclean.rules, slow and obvious: every rule is tried that has one of its words in the line."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.rules.keyword_index import (
    _WORD,
    AFTER,
    BEFORE,
    DIGIT,
    HEAD,
    SHORT,
    TAIL,
    _is_part,
    _is_sign,
    looks_at_head,
    looks_at_tail,
)
from newsclean.rules.rule import Rule, fold
from newsclean.rules.ruleset import Hit, Hits, RuleSet


def hits_slowly(rules: RuleSet, line: str) -> Hits:
    """What `rules.hits` gives, without index and cache."""
    hits = rules._tried(line, [number for number, rule in enumerate(rules.rules) if has(rule, line)])
    for rule in rules.rules if len(line) <= SHORT else ():
        if any(fold(phrase) == fold(line) for phrase in rule.phrases):
            pattern = any(hit.whole and not hit.rule.weak for hit in hits)
            return hits if rule.weak and pattern else (Hit(rule, 0, len(line), True),)
    return hits


def has(rule: Rule, line: str) -> bool:
    """Is a required word or sign present where the rule looks?"""
    if len(line) <= SHORT:
        return _has_in(rule, line, whole=True)
    head = looks_at_head(rule) and _has_in(rule, line[:HEAD], whole=False)
    return head or (looks_at_tail(rule) and _has_in(rule, line[-TAIL:], whole=False))


def _has_in(rule: Rule, part: str, *, whole: bool) -> bool:
    folded = part.casefold()
    words = _WORD.findall(folded) if whole else folded.split()
    for literal in map(str.casefold, rule.has):
        if literal == DIGIT:
            found = any(c in "0123456789" for c in part)
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
