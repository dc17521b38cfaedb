"""Rules: their own examples, their format, and patterns that run in linear time."""

from __future__ import annotations

import re
import time

import pytest
from conftest import ROOT

from newsclean.errors import RuleError
from newsclean.rules.rule import PATTERNS, Rule, builtin_rules, check_patterns, compiled, described_rules, read_rules
from newsclean.rules.ruleset import RuleSet, failures

RULES = described_rules()


def test_every_rule_takes_its_drops_and_no_rule_takes_a_keeps():
    assert list(failures(RULES)) == []


def test_every_rule_says_where_it_comes_from_and_has_both_examples():
    assert [r.id for r in RULES if not (r.source and r.drops and r.keeps)] == []


def test_the_compiled_rules_are_those_of_the_rows():
    """When this fails, run `python -m newsclean.rules.rule`."""
    assert compiled(builtin_rules()) == compiled(RULES)


def test_ids_are_unique():
    assert len({r.id for r in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_phrases_fit_and_patterns_compile(rule):
    check_patterns(rule)
    assert [p for p in rule.phrases if len(p) > 100] == []


PROBES = (
    "a",
    "A ",
    "a, ",
    "1",
    "1 ",
    "- ",
    "(",
    "Photo ",
    "by A ",
    "A. ",
    "a@",
    "http://a",
    "© 2",
    "|a",
    ". ",
    "„a",
    "图",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_patterns_take_no_more_than_linear_time(rule):
    """No pattern may take long on the longest line it sees, whatever is repeated in it."""
    for key in PATTERNS:
        pattern = re.compile(getattr(rule, key))
        if not pattern.pattern:
            continue
        heads = ("", *(word + " " for word in rule.has), *rule.drops)
        for head in heads:
            for probe in PROBES:
                line = (head + probe * 240)[:240] + "\x00"
                start = time.perf_counter()
                pattern.search(line)
                assert time.perf_counter() - start < 0.05, (rule.id, key, line)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "ad", "phrases": ["x"]}, "needs an id"),
        ({"id": "a/b", "kind": "advert", "phrases": ["x"]}, "one of ad, section"),
        ({"id": "a/b", "kind": "ad"}, "needs phrases or one of the patterns"),
        ({"id": "a/b", "kind": "ad", "phrase": ["x"]}, "unknown key 'phrase'"),
    ],
)
def test_a_badly_written_rule_says_what_is_wrong(row, said):
    with pytest.raises(RuleError, match=said):
        Rule.from_row(row, "own.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule]\n", "is no TOML"),
        ('[[rule]]\nid="a/b"\nkind="ad"\nhas=["x"]\nline="("\n', "no regular expression"),
    ],
)
def test_a_bad_rule_file_says_what_is_wrong(tmp_path, text, said):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(RuleError, match=said):
        read_rules(path)


def test_a_pattern_without_gate_is_refused():
    with pytest.raises(RuleError, match="needs `has`"):
        RuleSet([Rule("a/b", "ad", line="x")])


def test_the_format_is_described_with_every_key():
    text = (ROOT / "src/newsclean/data/rules/README.md").read_text(encoding="utf-8")
    keys = {f for f in Rule.__slots__ if f not in ("source", "stored")}
    assert [key for key in keys if f"`{key}" not in text and f"\n{key}" not in text] == []
