"""`rule_requirements.json`: what a line needs for each rule that comes with newsclean, as the kernel reads it."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from newsclean.data import data_text
from newsclean.rules.rule import PATTERNS, Rule

FILE = "rule_requirements.json"
LONGEST = 10  # letters of a literal as stored: what follows turns few more lines away
Requirements = tuple[list[str], list[str], list[list[int]], list[Any]]


def stored_requirements(rules: Sequence[Rule]) -> Requirements:
    """Sets of characters, literals, lists of these, and for each rule the branches of its patterns.

    A rule that did not come with newsclean has None: any line may match it.

    >>> sets, literals, lists, of_rules = stored_requirements([Rule("own/page", "navigation", line="Page")])
    >>> of_rules
    [None]
    """
    data = json.loads(data_text(FILE))
    of_rules = [data["rules"].get(rule.id) if rule.stored else None for rule in rules]
    return data["sets"], data["literals"], data["lists"], of_rules


def written_requirements(rules: Sequence[Rule]) -> str:
    """The text of the file: sets, literals and lists of them are stored once, and named by their numbers."""
    from newsclean.rules.requirements import rule_requirements  # the file is written rarely

    sets, literals, lists = _Numbers(), _Numbers(), _Numbers()
    rows = {}
    for rule in rules:
        if any(getattr(rule, key) for key in PATTERNS) and (branches := rule_requirements(rule)):
            rows[rule.id] = [
                [
                    *(needs.least, needs.most, needs.digits),
                    *(sets.of(f"{found:x}") for found in (needs.first, needs.last, needs.within)),
                    [sets.of(f"{found:x}") for found in needs.sets],
                    [lists.of(tuple(map(literals.of, stored_literals(found)))) for found in needs.lists],
                ]
                for needs in branches
            ]
    table = {"of": rules_digest(rules), "sets": sets.all, "literals": literals.all, "lists": lists.all}
    parts = [f'"{name}": {_text(found)}' for name, found in table.items()]
    lines = ",\n".join(f"{_text(name)}: {_text(row)}" for name, row in rows.items())
    return "{" + ",\n".join(parts) + f',\n"rules": {{\n{lines}\n}}}}\n'


def stored_literals(literals: Iterable[str]) -> list[str]:
    """A list as it is stored: the beginnings of its literals, without those that hold another.

    >>> stored_literals(frozenset(("newsletter", "our newsletter", "unsubscribe here")))
    ['newsletter', 'unsubscrib']
    >>> stored_literals(frozenset(("our newsletters", "our newsletter")))
    ['our newsle']
    """
    return sorted(_shortest(literal[:LONGEST] for literal in _shortest(literals)))


def _shortest(literals: Iterable[str]) -> list[str]:
    """Those that hold no other."""
    kept: list[str] = []
    for literal in sorted(set(literals), key=len):
        if not any(shorter in literal for shorter in kept):
            kept.append(literal)
    return kept


def rules_digest(rules: Sequence[Rule]) -> int:
    """A checksum of the patterns from which the file was written: a test asks it.

    >>> rules_digest([Rule("own/page", "navigation", line="Page")]) == rules_digest([])
    False
    """
    from zlib import crc32

    return crc32(repr([(rule.id, rule.patterns, rule.also) for rule in rules]).encode())


class _Numbers:
    """Things and their numbers, in order of appearance."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, thing: Hashable) -> int:
        """The number of a thing."""
        return self._known.setdefault(thing, len(self._known))

    @property
    def all(self) -> list[Hashable]:
        """All things, each at its number."""
        return list(self._known)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
