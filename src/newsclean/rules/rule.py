"""Rules about single lines: rows of data, loaded from TOML when needed.

`data/rules/README.md` has the format. A rule is added in one place, by someone who knows no Python.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from newsclean.core.edits import REMOVAL_KINDS
from newsclean.core.linear_regex import PatternError, compile_linear
from newsclean.data import data_text
from newsclean.errors import RuleError
from newsclean.rules.call_pattern import call_pattern
from newsclean.rules.edge_characters import ANY, Bounds, edge_characters

LINE_MAX = 240  # of a longer line only the ends are examined; the longest whole-line boilerplate has 231
PATTERNS = ("line", "start", "end", "cut_start", "cut_end")
OUTER = ' \t\xa0\u3000:：.!！…|｜-–—*•·・»«›‹>＞+[](){}【】（）▼▾▲►▸→←↓↑✕×✓"“”'


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it matches, its preconditions, where it was seen, and its own examples.

    `phrases`: the whole line is one of these, ignoring case and outer punctuation. `line`: the pattern matches the full
    line. `start`, `end`: the line starts or ends so, and is removed. `cut_start`, `cut_end`: only the match is, except
    its named groups. `also`, `unless`: what must also be found, and what must not, where the pattern looked.
    Preconditions: `has`, words or signs, one of them in the line ("#": any digit); `max`, `min`, its characters.
    `weak`: evidence for the cleaners that see the neighbours, not a removal by itself. `opens`: a label that opens
    a run of links. `spares`: a `[[keep]]` row, whose lines always stay. `keeps` and `drops` are run as tests.
    """

    id: str
    kind: str
    phrases: tuple[str, ...] = ()
    line: str = ""
    start: str = ""
    end: str = ""
    cut_start: str = ""
    cut_end: str = ""
    also: tuple[str, ...] = ()
    unless: str = ""
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
    spares: bool = False  # a [[keep]] row: its lines are never removed
    call: tuple[str, ...] = ()  # the parts of which `line` is composed: see rules/calls.py
    first: str = ""  # see `edge_characters`; "" for any
    last: str = ""

    @property
    def patterns(self) -> dict[str, str]:
        """The patterns that it has."""
        return {key: pattern for key in PATTERNS if (pattern := getattr(self, key))}

    @property
    def bounds(self) -> Bounds:
        """The lines on which it is tried."""
        first, last = (self.first, self.last) if self.stored else edge_characters(self.patterns)
        return Bounds(self.min, self.max, first or ANY, last or ANY)

    @classmethod
    def from_row(cls, row: Mapping[str, Any], where: str) -> Rule:
        """A rule from a TOML row. Raises RuleError with the row and what is wrong with it."""
        data = {("source" if key == "from" else key): value for key, value in row.items()}
        unwritten = {"stored", "spares", "source", "call", "first", "last"}
        known = {f.name for f in fields(cls)} - unwritten | {"agencies", "from"}
        name = f"rule {data.get('id', '(without id)')!r} in {where}"
        if unknown := sorted(set(row) - known):
            raise RuleError(f"{name}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(known))}")
        for key, value in data.items():
            if not _fits(value, wanted := getattr(_BLANK, key, False)):
                raise RuleError(f"{name}: {key!r} must be {_expected(key, wanted)}")
        if missing := [key for key in ("id", "kind") if key not in data]:
            needed = " and ".join({"id": "an id", "kind": "a kind"}[key] for key in missing)
            raise RuleError(f"{name}: needs {needed}; the kinds are {', '.join(REMOVAL_KINDS)}")
        if data["kind"] not in REMOVAL_KINDS:
            raise RuleError(f"{name}: unknown kind {data['kind']!r}; the kinds are {', '.join(REMOVAL_KINDS)}")
        if data.pop("agencies", False):
            from newsclean.text.names.agencies import credit_names  # described rules only

            data["phrases"] = [*data.get("phrases", ()), *credit_names()]
        if not any(data.get(key) for key in ("phrases", *PATTERNS)):
            raise RuleError(f"{name}: needs phrases or one of the patterns {', '.join(PATTERNS)}")
        return cls.of(data)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Rule:
        """A rule from a row that is known to be right."""
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
        return cls(**values)


_BLANK = Rule("", "")  # the type of each field is that of its default
_EXPECTED = {str: "a text", int: "a whole number, 0 or more", bool: "true or false"}
_LISTED = {"has": "words", "also": "patterns"}


def _fits(value: object, default: object) -> bool:
    """Has a value from TOML the type of this default?"""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    return type(value) is type(default) and not (type(value) is int and value < 0)


def _expected(key: str, default: object) -> str:
    if isinstance(default, tuple):
        return f"a list of {_LISTED.get(key, 'texts')}, none of them empty"
    return _EXPECTED[type(default)]


def check_patterns(rule: Rule) -> None:
    """Compile all patterns of a rule. Raises RuleError; for users' rules only, as the built-in ones have tests."""
    patterns = [(key, getattr(rule, key)) for key in (*PATTERNS, "unless")]
    for key, pattern in [*patterns, *(("also", pattern) for pattern in rule.also)]:
        try:
            compile_linear(pattern)
        except PatternError as error:
            raise RuleError(f"rule {rule.id!r}: the pattern {key!r} is not valid in RE2: {error}") from error


def read_rules(path: Path) -> list[Rule]:
    """The `[[rule]]` and `[[keep]]` rows of a TOML file, or of [tool.newsclean] in pyproject.toml. Raises RuleError."""
    import tomllib  # 9 ms, and most runs read no TOML

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"cannot read the rules {path}: {error.strerror}; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path} is not TOML: {error}") from error
    rules = [Rule.from_row(row, str(path)) for row in _rows(data, path, "rule")]
    rules += [_spared(row, number, path) for number, row in enumerate(_rows(data, path, "keep"), 1)]
    if not rules and path.name != "pyproject.toml":
        other = f" (it has {', '.join(map(repr, data))})" if data else ""
        raise RuleError(f"{path} holds no rule{other}; begin each with [[rule]], or [[keep]] for lines that stay")
    for rule in rules:
        check_patterns(rule)
    return rules


def _spared(row: Mapping[str, Any], number: int, path: Path) -> Rule:
    """A `[[keep]]` row: what it matches stays. Raises RuleError."""
    rule = Rule.from_row({"id": f"keep/{number}", **row, "kind": "other"}, str(path))
    if rule.cut_start or rule.cut_end or rule.drops:
        raise RuleError(f"{path}: [[keep]] row {rule.id!r} keeps whole lines; use phrases, line, start or end")
    return replace(rule, spares=True)


def _rows(data: Any, path: Path, name: str) -> list[Mapping[str, Any]]:
    """The rows of a rule file under one name. Raises RuleError when that is anything but a list of tables."""
    for key in ("tool", "newsclean") if path.name == "pyproject.toml" else ():
        data = data.get(key, {}) if isinstance(data, Mapping) else data
    rows = data.get(name, []) if isinstance(data, Mapping) else None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise RuleError(
            f"{path}: rules are tables; begin each with [[{name}]], or [[tool.newsclean.{name}]] in pyproject.toml"
        )
    return rows


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """The same rules without examples, from `rules.json`: TOML of this size takes 150 ms to read, JSON 2.

    `python -m newsclean.rules` rewrites the file from the TOML rows; a test fails if that was forgotten.
    """
    data = json.loads(data_text("rules.json"))
    return tuple(_stored(row, data["shared"]) for row in data["rules"])


def _stored(row: dict[str, Any], shared: list[str]) -> Rule:
    """A rule from its row in `rules.json`: patterns that several rules have are stored once, and calls in parts."""
    if "call" in row:
        row["line"], row["unless"] = call_pattern(*row["call"]), shared[row["unless"]]
    return Rule.of({**row, "stored": True})


def fold(line: str) -> str:
    """The form in which phrases are compared: lower case, single spaces, no outer punctuation.

    >>> fold("▼  Read More: "), fold("©")
    ('read more', '©')
    """
    return " ".join(line.casefold().split()).strip(OUTER)
