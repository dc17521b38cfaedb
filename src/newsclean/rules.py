"""Rules about single lines: rows of data, loaded from TOML when needed, tried behind cheap gates.

A rule looks at one line and nothing else, so its verdict can be remembered: the same line is met a million times.
`data/rules/README.md` has the format. A rule of its own is added in one place, by someone who knows no Python.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsclean.edit import REMOVAL_KINDS
from newsclean.errors import RuleError
from newsclean.lazy import lazy

LINE_MAX = 240  # a longer line is only looked at from its ends; the longest whole-line residue seen has 231 characters
SHORT = 100  # lines up to here may be phrases, and are remembered; nine in ten lines of menus and labels are shorter
HEAD, TAIL = 40, 60  # the ends of a longer line in which the words of `has` are looked for
MEMO = 1 << 16  # remembered lines, some 20 MB: bounded memory on a stream of any length
SPACELESS = "\u2e7f"  # beyond it lie the scripts that part words without spaces
DIGIT = "#"  # in `has`: any digit
WINDOW = 120  # how much of either end a `start` or `end` pattern sees: keeps any pattern's cost bounded
PATTERNS = ("line", "start", "end", "cut_start", "cut_end")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it matches, the gates before it, where it was seen, and its own examples.

    `phrases`: the whole line is one of these, case and outer punctuation aside. `line`: the pattern matches the whole
    line. `start`, `end`: the line starts or ends so, all of it goes. `cut_start`, `cut_end`: only the match goes.
    Gates: `has`, words or signs of which one must occur ("#": any digit); `max`, `min`, characters of the line.
    `weak`: evidence for the cleaners that see the neighbours, no removal by itself. `opens`: a label that opens
    a run of links. `keeps` and `drops` are run as tests.
    """

    id: str
    kind: str
    phrases: tuple[str, ...] = ()
    line: str = ""
    start: str = ""
    end: str = ""
    cut_start: str = ""
    cut_end: str = ""
    has: tuple[str, ...] = ()
    max: int = LINE_MAX
    min: int = 1
    weak: bool = False
    opens: bool = False
    presets: tuple[str, ...] = ("light", "news", "strict")
    source: str = ""
    drops: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    stored: bool = False  # from rules.json: its phrases are folded already

    @classmethod
    def from_row(cls, row: Mapping[str, Any], where: str) -> Rule:
        """A rule from a TOML row. Raises RuleError that names the row and what is wrong with it."""
        data = {("source" if key == "from" else key): value for key, value in row.items()}
        known = {f.name for f in fields(cls)} - {"stored"}
        name = f"rule {data.get('id', '(without id)')!r} in {where}"
        if unknown := sorted(set(data) - known):
            raise RuleError(f"{name}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(known))}")
        if "id" not in data or data.get("kind") not in REMOVAL_KINDS:
            raise RuleError(f"{name}: needs an id and a kind, one of {', '.join(REMOVAL_KINDS)}")
        if not any(data.get(key) for key in ("phrases", *PATTERNS)):
            raise RuleError(f"{name}: needs phrases or one of the patterns {', '.join(PATTERNS)}")
        return cls.of(data)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Rule:
        """A rule from a row that is known to be right."""
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
        return cls(**values)


def check_patterns(rule: Rule) -> None:
    """Compile all patterns of a rule. Raises RuleError; done for rules from outside, those inside have tests."""
    for key in PATTERNS:
        try:
            re.compile(getattr(rule, key))
        except re.error as error:
            raise RuleError(f"rule {rule.id!r}: the pattern {key!r} is no regular expression: {error}") from error


def read_rules(path: Path) -> list[Rule]:
    """The `[[rule]]` rows of a TOML file, or of `[tool.newsclean]` in a pyproject.toml. Raises RuleError."""
    import tomllib  # noqa: PLC0415 - 9 ms, and most runs read no TOML

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"cannot read the rules {path}: {error.strerror}; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path} is no TOML: {error}") from error
    rows = data.get("tool", {}).get("newsclean", {}).get("rule", []) if path.name == "pyproject.toml" else None
    rules = [Rule.from_row(row, str(path)) for row in (data.get("rule", []) if rows is None else rows)]
    for rule in rules:
        check_patterns(rule)
    return rules


def described_rules() -> tuple[Rule, ...]:
    """All rules that come with newsclean, by id, with their examples and where they come from: the TOML rows."""
    import tomllib  # noqa: PLC0415

    rows: list[Rule] = []
    for entry in sorted(files("newsclean.data").joinpath("rules").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            data = tomllib.loads(entry.read_text(encoding="utf-8"))
            rows += [Rule.from_row(row, entry.name) for row in data["rule"]]
    return tuple(sorted(rows, key=lambda rule: rule.id))


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """The same rules without examples, from `rules.json`: TOML of this size takes 150 ms to read, JSON 2.

    `python -m newsclean.rules` writes the file anew from the TOML rows; a test says when that was forgotten.
    """
    rows = json.loads(files("newsclean.data").joinpath("rules.json").read_text(encoding="utf-8"))
    return tuple(Rule.of({**row, "stored": True}) for row in rows)


def compiled(rules: Iterable[Rule]) -> str:
    """The text of `rules.json`: one rule a line, what is at its default and what only people read left out."""
    defaults = Rule("", "")
    unread = ("drops", "keeps", "source", "stored")
    lines = []
    for rule in rules:
        row = {name: getattr(rule, name) for name in Rule.__slots__ if name not in unread}
        row["phrases"] = tuple(dict.fromkeys(map(fold, rule.phrases)))
        row = {k: v for k, v in row.items() if v != getattr(defaults, k)}
        lines.append(json.dumps(row, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in a line: all of it, or the cut [start, end) of it."""

    rule: Rule
    start: int
    end: int
    whole: bool


_OUTER = ' \t\xa0\u3000:：.!！…|｜-–—*•·・»«›‹>＞+[](){}【】（）▼▾▲►▸→←↓↑✕×✓"“”'
_BEFORE = ("", "(", "[")
_AFTER = ("", ".", ",", ":", ";", ")", ").", "/", "|")
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def fold(line: str) -> str:
    """The form in which phrases are compared: lower case, single spaces, no punctuation around.

    >>> fold("▼  Read More: "), fold("©")
    ('read more', '©')
    """
    return " ".join(line.casefold().split()).strip(_OUTER)


def _variants(word: str) -> Iterator[str]:
    """A word as it may stand between spaces: bare, or with a sign before or after."""
    return (before + word + after for before in _BEFORE for after in _AFTER)


class _Index:
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
        self._short = _Index(((n, r) for n, r in fit if r.min <= SHORT), whole=True)
        self._medium = self._ends([(n, r) for n, r in fit if r.max > SHORT and r.min <= LINE_MAX])
        self._long = self._ends([(n, r) for n, r in fit if r.max > LINE_MAX])
        self._compiled: dict[tuple[int, str], re.Pattern[str]] = {}
        self._memo: dict[str, tuple[Hit, ...]] = {}

    @staticmethod
    def _ends(rules: Sequence[tuple[int, Rule]]) -> tuple[_Index, _Index]:
        """An index for the head of longer lines, one for their tail: a rule is asked for where it looks."""
        head = _Index(((n, r) for n, r in rules if _looks_at_head(r)), whole=False)
        return head, _Index(((n, r) for n, r in rules if _looks_at_tail(r)), whole=False)

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
        hits = self._tried(line, [n for n, rule in enumerate(self.rules) if _has(rule, line)])
        for rule in self.rules if len(line) <= SHORT else ():
            if any(fold(phrase) == folded for phrase in rule.phrases):
                pattern = any(hit.whole and not hit.rule.weak for hit in hits)
                return hits if rule.weak and pattern else (Hit(rule, 0, len(line), True),)
        return hits


def _looks_at_head(rule: Rule) -> bool:
    return bool(rule.start or rule.cut_start or rule.line)


def _looks_at_tail(rule: Rule) -> bool:
    return bool(rule.end or rule.cut_end or rule.line)


def _has(rule: Rule, line: str) -> bool:
    if len(line) <= SHORT:
        return _has_in(rule, line, whole=True)
    head = _looks_at_head(rule) and _has_in(rule, line[:HEAD], whole=False)
    return head or (_looks_at_tail(rule) and _has_in(rule, line[-TAIL:], whole=False))


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


if __name__ == "__main__":
    target = Path(str(files("newsclean.data").joinpath("rules.json")))
    target.write_text(compiled(described_rules()), encoding="utf-8")
