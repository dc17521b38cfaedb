"""What a line needs for a rule is true of every line that the rule's patterns match, and the kernel asks just that."""

from __future__ import annotations

import json
import random
from functools import cache

import kernel_cases as cases
import pytest

from newsclean import kernel
from newsclean.data import data_text
from newsclean.rules.described import described_rules
from newsclean.rules.edge_characters import BEYOND
from newsclean.rules.keyword_index import HEAD, SHORT, TAIL
from newsclean.rules.pattern_tree import Character, Either, Node, Repeat, pattern_tree
from newsclean.rules.requirements import Requirement, rule_requirements
from newsclean.rules.rule import LINE_MAX, Rule, builtin_rules, fold
from newsclean.rules.ruleset import WINDOW, RuleSet
from newsclean.rules.stored_requirements import FILE, rules_digest, stored_literals, stored_requirements

RULES = tuple(rule for rule in builtin_rules() if not rule.spares)
needs_kernel = pytest.mark.skipif(not kernel.KERNEL, reason="the kernel is not built, or is turned off")
UNFOLDED = {letter.casefold(): letter for letter in "ßİŉǰΐ"}  # letters that fold to several
Branch = tuple[int, int, int, int, int, int, list[int], list[list[str]]]


def branches(rules: tuple[Rule, ...]) -> list[list[Branch] | None]:
    """The stored requirements of each rule, with their sets as numbers and their lists as texts."""
    sets, literals, lists, of_rules = stored_requirements(rules)
    bits = [int(one, 16) for one in sets]
    texts = [[literals[at] for at in one] for one in lists]
    return [
        rows and [(*row[:3], *(bits[at] for at in row[3:6]), [bits[at] for at in row[6]], [texts[at] for at in row[7]])
                  for row in rows]
        for rows in of_rules
    ]  # fmt: skip


def branch_of(needs: Requirement) -> Branch:
    lists = [stored_literals(one) for one in needs.lists]
    return needs.least, needs.most, needs.digits, needs.first, needs.last, needs.within, list(needs.sets), lists


def bit(char: str) -> int:
    return 1 << ord(min(char, BEYOND))


def allows(branch: Branch, line: str) -> bool:
    """The twin of the kernel's: has the line what this branch needs?"""
    least, most, digits, first, last, within, sets, lists = branch
    parts = (line,) if len(line) <= 2 * WINDOW else (line[:WINDOW], line[-WINDOW:])
    found = [bit(char) for part in parts for char in part]
    folded = [part.casefold() for part in parts]
    return (
        least <= len(line) <= most
        and bool(bit(line[0]) & first and bit(line[-1]) & last)
        and all(one & within for one in found)
        and sum("0" <= char <= "9" or char >= BEYOND for part in parts for char in part) >= digits
        and all(any(one & of for one in found) for of in sets)
        and all(any(literal in part for literal in one for part in folded) for one in lists)
    )


@cache
def choices(node: Character) -> list[str]:
    """The characters that one of a pattern may be, of ASCII and of its forms."""
    forms = node.forms or ()
    plain = {char for char in map(chr, range(1, 129)) if not forms or char.casefold() in forms}
    plain |= {UNFOLDED.get(form, form) for form in forms}
    return sorted(char for char in plain if len(char) == 1 and bit(char) & node.bits)


def sample(node: Node, chance: random.Random) -> str:
    """A text that a part of a pattern matches, as far as the tree knows."""
    if isinstance(node, Character):
        return chance.choice(choices(node))
    if isinstance(node, Repeat):
        return "".join(
            sample(node.part, chance) for _ in range(chance.randint(node.least, min(node.least + 2, node.most)))
        )
    if isinstance(node, Either):
        return sample(chance.choice(node.parts), chance)
    return "".join(sample(part, chance) for part in node.parts)


def samples_are_allowed(rules: tuple[Rule, ...], count: int) -> None:
    chance = random.Random(5)
    for rule in rules:
        needs = [branch_of(one) for one in rule_requirements(rule)] if rule.line and not rule.also else []
        for _ in range(count if needs else 0):
            text = sample(pattern_tree(rule.line), chance)
            assert not text or any(allows(one, text) for one in needs), (rule.id, text)


def test_lines_made_from_a_pattern_have_what_it_needs():
    samples_are_allowed(RULES[::89], 8)


@pytest.mark.fuzz
def test_lines_made_from_any_pattern_have_what_it_needs():
    samples_are_allowed(RULES, 6)


def test_the_stored_requirements_are_those_of_the_rules():
    """When this fails, run `python -m newsclean.rules`."""
    assert json.loads(data_text(FILE))["of"] == rules_digest(described_rules())
    for rule, stored in list(zip(RULES, branches(RULES), strict=True))[::190]:
        assert [branch_of(one) for one in rule_requirements(rule)] == (stored or [])


@pytest.mark.fuzz
def test_all_stored_requirements_are_those_of_the_rules():
    for rule, stored in zip(RULES, branches(RULES), strict=True):
        assert [branch_of(one) for one in rule_requirements(rule)] == (stored or [])


def test_the_examples_of_each_rule_have_what_it_needs():
    known = dict(zip((rule.id for rule in RULES), branches(RULES), strict=True))
    for rule in described_rules():
        phrases = set(map(fold, rule.phrases))
        for line in (line for line in map(str.strip, rule.drops) if fold(line) not in phrases):
            needs = known[rule.id]
            assert needs is None or any(allows(one, line) for one in needs), (rule.id, line)


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("Sign up for the newsletter", True),
        ("SIGN UP FOR THE NEWSLETTER", True),
        ("The newsletter was printed for years", False),  # no act
        ("Sign up for the club", False),  # no thing
    ],
)
def test_a_call_needs_an_act_and_a_thing(line: str, *, needs: bool):
    rule = Rule(
        "own/call", "promo", line="(?i).*(?:sign ?up|subscribe).*(?:newsletters?|briefing).*", has=("newsletter",)
    )
    assert any(allows(branch_of(one), line) for one in rule_requirements(rule)) == needs


@pytest.mark.parametrize("pattern", [r"(?:a|b?)+.*", r".+", r"\w*\W*"])
def test_a_pattern_that_matches_most_lines_needs_little(pattern: str):
    rule = Rule("own/any", "other", line=pattern, has=("a",))
    needs = [branch_of(one) for one in rule_requirements(rule)]
    assert not needs or all(any(allows(one, line) for one in needs) for line in ("a", "é", "b a"))


def test_a_pair_of_characters_begins_with_an_ideograph():
    found = [
        rule_requirements(Rule("own/x", "other", line=f".*{text}.*", has=("x",)))
        for text in ("会報", "a報", "報", "abc")
    ]
    assert [[sorted(one) for needs in rule for one in needs.lists] for rule in found] == [[["会報"]], [], [], [["abc"]]]


def tried(rules: RuleSet, known: list[list[Branch] | None], line: str) -> list[int]:
    """The twin of the kernel's candidates."""
    if len(line) <= SHORT:
        numbers = rules._short.candidates(line)
    else:
        head, tail = rules._medium if len(line) <= LINE_MAX else rules._long
        numbers = head.candidates(line[:HEAD]) | tail.candidates(line[-TAIL:])
    fit = [(number, rules._bounds[number]) for number in sorted(numbers)]
    return [
        number
        for number, of in fit
        if of.min <= len(line) <= of.max and min(line[0], BEYOND) in of.first and min(line[-1], BEYOND) in of.last
        if (needs := known[number]) is None or any(allows(one, line) for one in needs)
    ]


@needs_kernel
def test_the_kernel_tries_the_rules_that_a_line_has_everything_for():
    rules = RuleSet(RULES)
    known = branches(tuple(rules.rules))
    examples = [line.strip() for rule in described_rules()[::9] for line in (*rule.drops, *rule.keeps)]
    for line in filter(
        None, [*examples, *(f"{line} {'rain ' * 50}{line}" for line in examples[::7]), *cases.lines(6, 60)]
    ):
        assert rules._in_kernel().candidates(line) == tried(rules, known, line), line
