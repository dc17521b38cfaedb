"""Rules compiled for speed: phrases in a dictionary, patterns found by an index, cached verdicts on short lines.

A rule sees a single line and nothing else, so its verdict can be cached: the same line occurs a million times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.linear_regex import LinearProbe, shared_probe, utf8
from newsclean.errors import RuleError
from newsclean.kernel import KERNEL
from newsclean.rules.call_pattern import CallProbe
from newsclean.rules.edge_characters import BEYOND
from newsclean.rules.keyword_index import SHORT, Index, looks_at_head, looks_at_tail
from newsclean.rules.prefilter import KeywordPrefilter, line_by_line
from newsclean.rules.rule import LINE_MAX, OUTER, PATTERNS, Rule, fold

if TYPE_CHECKING:
    from newsclean._kernel import RuleFinder

# Lines examined one by one before RE2 or the kernel is prepared, which takes 15 ms and leaves less to compile.
AFTER, AFTER_KERNEL = 300, 40
MEMO = 1 << 16  # cached lines, some 20 MB: bounded memory on a stream of any length
WINDOW = 120  # how much of either end a `start` or `end` pattern sees: keeps any pattern's cost bounded


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in a line: all of it, or the cut [start, end) of it."""

    rule: Rule
    start: int
    end: int
    whole: bool


Hits = tuple[Hit, ...]
Try = Callable[[str, Iterable[int]], Hits]


class _Probes(NamedTuple):
    """A rule's patterns, for the whole line, for its two ends, and for both once one has matched."""

    line: LinearProbe | CallProbe | None
    start: LinearProbe | None
    end: LinearProbe | None
    cut_start: LinearProbe | None
    cut_end: LinearProbe | None
    also: tuple[LinearProbe, ...]
    unless: LinearProbe | None
    at_ends: bool  # is any of the four there?

    @classmethod
    def of(cls, rule: Rule) -> _Probes:
        """Compiled when a rule sees its first line."""
        line = CallProbe(rule.call) if rule.call else _probe(rule, "line")
        start, end, cut_start, cut_end = (_probe(rule, key) for key in PATTERNS[1:])
        also = tuple(LinearProbe(pattern, "search") for pattern in rule.also)
        unless = shared_probe(rule.unless, "search") if rule.unless else None
        return cls(line, start, end, cut_start, cut_end, also, unless, any((start, end, cut_start, cut_end)))

    def allow(self, seen: bytes) -> bool:
        """Is all of `also` found where a pattern matched, and `unless` not?"""
        return all(probe(seen) for probe in self.also) and not (self.unless and self.unless(seen))


_METHODS = dict(zip(PATTERNS, ("fullmatch", "match", "search", "match", "search"), strict=True))


def _probe(rule: Rule, key: str) -> LinearProbe | None:
    text, method = getattr(rule, key), _METHODS[key]
    if not text:
        return None
    flag = "(?i)" if text.startswith("(?i)") else ""
    last = "$" if method == "search" else ""
    return LinearProbe(f"{flag}(?:{text.removeprefix(flag)}){last}", method, spans=key.startswith("cut"))


def _at_ends(rule: Rule, probes: _Probes, line: str) -> Hit | None:
    length, offset = len(line), max(0, len(line) - WINDOW)
    head = utf8(line[:WINDOW]) if probes.start or probes.cut_start else b""
    tail = utf8(line[offset:]) if probes.end or probes.cut_end else b""
    for probe, seen in ((probes.start, head), (probes.end, tail)):
        if probe and probe.may_match(seen) and probe.confirmed(seen) and probes.allow(seen):
            return Hit(rule, 0, length, True)
    if probes.cut_start and (match := probes.cut_start(head)) and probes.allow(head):
        end = _characters(head, min(_kept(match, match.start) or [match.end()]))
        return Hit(rule, 0, end, end == length)
    if probes.cut_end and (match := probes.cut_end(tail)) and probes.allow(tail):
        start = offset + _characters(tail, max(_kept(match, match.end) or [match.start()]))
        return Hit(rule, start, length, start == 0)
    return None


def _kept(match: Any, bound: Callable[[int], int]) -> list[int]:
    """The offsets of each named group that matched: its text stays."""
    return [at for number in match.re.groupindex.values() if (at := bound(number)) >= 0]


def _characters(data: bytes, end: int) -> int:
    return len(data[:end].decode())


def _folded(rule: Rule) -> Iterable[str]:
    """A rule's phrases as they are compared; those that come with newsclean are stored so."""
    return rule.phrases if rule.stored else map(fold, rule.phrases)


class RuleSet:
    """One dictionary of phrases, and patterns found by an index of their words; `hits` of short lines are cached."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Sequence[Rule] = sorted(set(rules), key=lambda rule: rule.id)
        for rule in self.rules:
            if not rule.has and any(getattr(rule, key) for key in PATTERNS):
                raise RuleError(
                    f"rule {rule.id!r}: a pattern needs `has`, a list of words or signs, one of which must occur"
                )
        self._phrases = {p: rule for rule in reversed(self.rules) for p in _folded(rule)}
        self._fit = [(n, r) for n, r in enumerate(self.rules) if any(getattr(r, key) for key in PATTERNS)]
        self._bounds = [rule.bounds for rule in self.rules]
        self._probes: dict[int, _Probes] = {}
        self._memo: dict[str, Hits] = {}
        self._wait = AFTER_KERNEL if KERNEL else AFTER
        self._prefilters: dict[tuple[Index, Index], KeywordPrefilter] = {}
        self._finder: RuleFinder | None = None  # the indexes in the compiled kernel, if that is running

    @cached_property
    def _short(self) -> Index:
        return Index(((n, r) for n, r in self._fit if r.min <= SHORT), whole=True)

    @cached_property
    def _medium(self) -> tuple[Index, Index]:
        return self._ends([(n, r) for n, r in self._fit if r.max > SHORT and r.min <= LINE_MAX])

    @cached_property
    def _long(self) -> tuple[Index, Index]:
        return self._ends([(n, r) for n, r in self._fit if r.max > LINE_MAX])

    def _in_kernel(self) -> RuleFinder:
        """The indexes in the kernel, and what each rule requires of a line."""
        if self._finder is None:
            from newsclean.rules.stored_requirements import stored_requirements

            medium, long = ([index.tables for index in ends] for ends in (self._medium, self._long))
            given = (self._short.tables, medium, long, self._bounds, OUTER, self._phrases)
            self._finder = KERNEL.RuleFinder(*given, stored_requirements(self.rules))
        return self._finder

    @staticmethod
    def _ends(rules: Sequence[tuple[int, Rule]]) -> tuple[Index, Index]:
        """An index for the head of longer lines and one for their tail: a rule is tried only where it looks."""
        head = Index(((n, r) for n, r in rules if looks_at_head(r)), whole=False)
        return head, Index(((n, r) for n, r in rules if looks_at_tail(r)), whole=False)

    def hits(self, line: str) -> Hits:
        """The hits in a stripped line: one for the whole line, or cuts, or nothing."""
        return self.all_hits([line])[0]

    def all_hits(self, lines: Sequence[str], known: Mapping[str, Hits] = MappingProxyType({})) -> list[Hits]:
        """`hits` of each line, some of them `known` already. Most longer lines are handled by C code alone."""
        if KERNEL:
            self._wait -= len(lines)
            if self._wait <= 0:
                return self._hits_by_kernel(self._in_kernel(), lines, known)
        recall = self._memo.get
        out: list[Hits] = [()] * len(lines)
        medium, long = [], []
        for at, line in enumerate(lines):
            if len(line) <= SHORT:
                found = recall(line)
                out[at] = self._remember(line) if found is None else found
            elif line in known:
                out[at] = known[line]
            elif len(line) <= LINE_MAX:
                medium.append(at)
            else:
                long.append(at)
        for places, longer in ((medium, False), (long, True)):
            if places:
                ends = self._long if longer else self._medium
                for at, numbers in self._candidates([lines[place] for place in places], ends):
                    out[places[at]] = self._tried(lines[places[at]], numbers)
        return out

    def _hits_by_kernel(self, finder: RuleFinder, lines: Sequence[str], known: Mapping[str, Hits]) -> list[Hits]:
        """The same by the compiled kernel, which leaves only the rules' patterns to try."""
        out, fresh = finder.find(lines, known, self._memo, self._phrases, MEMO)
        for at, rule, numbers in fresh:
            line = lines[at]
            if len(line) > SHORT:
                out[at] = self._matched(line, numbers)
            else:
                found = self._memo.get(line)
                out[at] = self._stored(line, rule, numbers, self._matched) if found is None else found
        return out

    def _candidates(self, lines: Sequence[str], ends: tuple[Index, Index]) -> Iterable[tuple[int, set[int]]]:
        """The rules to try on longer lines, for each line that may have any."""
        if KERNEL or self._wait > 0:
            self._wait -= 0 if KERNEL else len(lines)
            return line_by_line(lines, *ends)
        if ends not in self._prefilters:
            self._prefilters[ends] = KeywordPrefilter(*ends)
        return self._prefilters[ends].candidates(lines).items()

    def _remember(self, line: str) -> Hits:
        if len(self._memo) >= MEMO:
            self._memo.clear()
        rule = self._phrases.get(fold(line))
        return self._stored(line, rule, () if rule and not rule.weak else self._short.candidates(line), self._tried)

    def _stored(self, line: str, rule: Rule | None, numbers: Iterable[int], tried: Try) -> Hits:
        """The hits of a short line, now cached: `rule` has it as a phrase, `numbers` are those to be `tried`."""
        hits = () if rule and not rule.weak else tried(line, numbers)
        if rule and not any(hit.whole and not hit.rule.weak for hit in hits):
            hits = (Hit(rule, 0, len(line), True),)
        self._memo[line] = hits
        return hits

    def _tried(self, line: str, numbers: Iterable[int]) -> Hits:
        """The hits of the rules of these numbers, of those within whose bounds the line is."""
        length, first, last = len(line), min(line[:1], BEYOND), min(line[-1:], BEYOND)
        bounds = ((number, self._bounds[number]) for number in sorted(numbers))
        fit = [n for n, of in bounds if of.min <= length <= of.max and first in of.first and last in of.last]
        return self._matched(line, fit) if fit else ()

    def _matched(self, line: str, numbers: Iterable[int]) -> Hits:
        """The hits of the rules of these numbers, in order; the line is within the bounds of each."""
        length, seen, cuts = len(line), b"", list[Hit]()
        for number in numbers:
            probes = self._probes.get(number) or self._compile(number)
            if probes.line and length <= LINE_MAX:
                seen = seen or utf8(line)
                if probes.line.may_match(seen) and probes.line.confirmed(seen) and probes.allow(seen):
                    return (Hit(self.rules[number], 0, length, True),)
            if probes.at_ends and (hit := _at_ends(self.rules[number], probes, line)):
                if hit.whole:
                    return (hit,)
                cuts.append(hit)
        return tuple(cuts)

    def _compile(self, number: int) -> _Probes:
        probes = self._probes[number] = _Probes.of(self.rules[number])
        return probes
