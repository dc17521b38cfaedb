"""The rules' own examples, run as tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import RuleSet


def failures(rules: Iterable[Rule]) -> Iterator[str]:
    """The errors in the rules' own examples: a `drops` the rule does not remove, a `keeps` that any rule removes.

    A `[[keep]]` row must match its own `keeps`.
    """
    rules = list(rules)
    spared = RuleSet(rule for rule in rules if rule.spares)
    together = RuleSet(rule for rule in rules if not rule.spares)
    for rule in rules:
        alone = RuleSet([rule])
        if rule.spares:
            yield from (f"{rule.id}: should keep {line!r}" for line in rule.keeps if not alone.hits(line))
            continue
        for line in rule.drops:
            if not alone.hits(line):
                yield f"{rule.id}: should remove {line!r}"
        for line in rule.keeps:
            for hit in together.hits(line):
                if not hit.rule.weak and not spared.hits(line):
                    yield f"{rule.id}: {line!r} should stay, but {hit.rule.id} removes it"
