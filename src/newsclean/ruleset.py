"""Rules compiled for speed: phrases in a dictionary, patterns behind an index, verdicts on short lines remembered.

A rule looks at one line and nothing else, so its verdict can be remembered: the same line is met a million times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsclean.errors import RuleError
from newsclean.index import HEAD, SHORT, TAIL, Index, has, looks_at_head, looks_at_tail
from newsclean.rules import LINE_MAX, PATTERNS, Rule, fold

MEMO = 1 << 16  # remembered lines, some 20 MB: bounded memory on a stream of any length
WINDOW = 120  # how much of either end a `start` or `end` pattern sees: keeps any pattern's cost bounded


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in a line: all of it, or the cut [start, end) of it."""

    rule: Rule
    start: int
    end: int
    whole: bool


def _folded(rule: Rule) -> Iterable[str]:
    """A rule's phrases as they are compared; those that come with newsclean are stored so."""
    return rule.phrases if rule.stored else map(fold, rule.phrases)


class RuleSet:
    """Rules compiled for speed: one dictionary of phrases, and patterns behind an index of the words they need.

    `hits(line)` is remembered for short lines; `hits_slowly(line)` is the obvious twin that tries every rule.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Sequence[Rule] = sorted(set(rules), key=lambda rule: rule.id)
        for rule in self.rules:
            if not rule.has and any(getattr(rule, key) for key in PATTERNS):
                raise RuleError(f"rule {rule.id!r}: a pattern needs `has`, words or signs of which one must occur")
        self._phrases = {p: rule for rule in reversed(self.rules) for p in _folded(rule)}
        fit = [(n, r) for n, r in enumerate(self.rules) if any(getattr(r, key) for key in PATTERNS)]
        self._short = Index(((n, r) for n, r in fit if r.min <= SHORT), whole=True)
        self._medium = self._ends([(n, r) for n, r in fit if r.max > SHORT and r.min <= LINE_MAX])
        self._long = self._ends([(n, r) for n, r in fit if r.max > LINE_MAX])
        self._compiled: dict[tuple[int, str], re.Pattern[str]] = {}
        self._memo: dict[str, tuple[Hit, ...]] = {}

    @staticmethod
    def _ends(rules: Sequence[tuple[int, Rule]]) -> tuple[Index, Index]:
        """An index for the head of longer lines, one for their tail: a rule is asked for where it looks."""
        head = Index(((n, r) for n, r in rules if looks_at_head(r)), whole=False)
        return head, Index(((n, r) for n, r in rules if looks_at_tail(r)), whole=False)

    def hits(self, line: str) -> tuple[Hit, ...]:
        """What the rules find in a stripped line: one whole hit, or cuts, or nothing."""
        return self.all_hits([line])[0]

    def all_hits(self, lines: Iterable[str]) -> list[tuple[Hit, ...]]:
        """`hits` of each line. One loop for a document: nearly all of its time is spent in C."""
        recall, medium, long = self._memo.get, self._medium, self._long
        out: list[tuple[Hit, ...]] = []
        for line in lines:
            if len(line) <= SHORT:
                found = recall(line)
                out.append(self._remember(line) if found is None else found)
                continue
            first, last = medium if len(line) <= LINE_MAX else long
            head, tail = line[:HEAD], line[-TAIL:]
            if (
                first.absent(head.casefold().split())
                and last.absent(tail.casefold().split())
                and not first.sign(head)
                and not last.sign(tail)
            ):
                out.append(())  # nine paragraphs in ten end here
            else:
                out.append(self._tried(line, first.candidates(head) | last.candidates(tail)))
        return out

    def _remember(self, line: str) -> tuple[Hit, ...]:
        if len(self._memo) >= MEMO:
            self._memo.clear()
        rule = self._phrases.get(fold(line))
        hits = () if rule and not rule.weak else self._tried(line, self._short.candidates(line))
        if rule and not any(hit.whole and not hit.rule.weak for hit in hits):
            hits = (Hit(rule, 0, len(line), True),)
        self._memo[line] = hits
        return hits

    def _tried(self, line: str, numbers: Iterable[int]) -> tuple[Hit, ...]:
        cuts: list[Hit] = []
        for number in sorted(numbers):
            hit = self._try(number, line)
            if hit is None:
                continue
            if hit.whole:
                return (hit,)
            cuts.append(hit)
        return tuple(cuts)

    def _try(self, number: int, line: str) -> Hit | None:
        rule, length = self.rules[number], len(line)
        if not rule.min <= length <= rule.max:
            return None
        head, offset = line[:WINDOW], max(0, length - WINDOW)
        tail = line[offset:]
        if (
            (rule.line and length <= LINE_MAX and self._pattern(number, "line").fullmatch(line))
            or (rule.start and self._pattern(number, "start").match(head))
            or (rule.end and self._pattern(number, "end").search(tail))
        ):
            return Hit(rule, 0, length, True)
        if rule.cut_start and (match := self._pattern(number, "cut_start").match(head)):
            return Hit(rule, 0, match.end(), match.end() == length)
        if rule.cut_end and (match := self._pattern(number, "cut_end").search(tail)):
            return Hit(rule, offset + match.start(), length, offset + match.start() == 0)
        return None

    def _pattern(self, number: int, key: str) -> re.Pattern[str]:
        pattern = self._compiled.get((number, key))
        if pattern is None:
            text: str = getattr(self.rules[number], key)
            flags = re.IGNORECASE if text.startswith("(?i)") else 0
            text = text.removeprefix("(?i)")
            text = f"(?:{text})$" if key in ("end", "cut_end") else text
            pattern = self._compiled[number, key] = re.compile(text, flags)
        return pattern

    def hits_slowly(self, line: str) -> tuple[Hit, ...]:
        """The same verdict without index or memory: every rule that has one of its words in the line is tried."""
        folded = fold(line)
        hits = self._tried(line, [n for n, rule in enumerate(self.rules) if has(rule, line)])
        for rule in self.rules if len(line) <= SHORT else ():
            if any(fold(phrase) == folded for phrase in rule.phrases):
                pattern = any(hit.whole and not hit.rule.weak for hit in hits)
                return hits if rule.weak and pattern else (Hit(rule, 0, len(line), True),)
        return hits


def failures(rules: Iterable[Rule]) -> Iterator[str]:
    """What is wrong with the rules' own examples: a `drops` the rule does not take, a `keeps` that any rule takes."""
    rules = list(rules)
    together = RuleSet(rules)
    for rule in rules:
        alone = RuleSet([rule])
        for line in rule.drops:
            if not alone.hits(line):
                yield f"{rule.id}: should take {line!r}"
        for line in rule.keeps:
            for hit in together.hits(line):
                if not hit.rule.weak:
                    yield f"{rule.id}: {line!r} should stay, but {hit.rule.id} takes it"
