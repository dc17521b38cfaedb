"""Rules: their own examples, their format, and patterns that run in linear time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cli_server import run_cli
from conftest import ROOT
from twin_rules import hits_slowly

from newsclean.core.linear_regex import compile_linear
from newsclean.errors import RuleError
from newsclean.rules.described import compiled, described_rules
from newsclean.rules.edge_characters import ANY, BEYOND, edge_characters
from newsclean.rules.rule import PATTERNS, Rule, builtin_rules, check_patterns, read_rules
from newsclean.rules.ruleset import RuleSet

RULES = described_rules()


def test_every_rule_takes_its_drops_and_no_rule_takes_a_keeps():
    """Asked as a user asks; what is wrong stands in the output."""
    done = run_cli("rules", "test")
    examples = sum(len(rule.drops) + len(rule.keeps) for rule in RULES)
    assert (done.returncode, done.stdout.decode()) == (0, f"{len(RULES)} rules, {examples:,} examples, 0 wrong\n")


def test_every_rule_says_where_it_comes_from_and_has_both_examples():
    assert [r.id for r in RULES if not (r.source and r.drops and r.keeps)] == []


def test_the_compiled_rules_are_those_of_the_rows():
    """When this fails, run `python -m newsclean.rules`."""
    assert compiled(builtin_rules()) == compiled(RULES)


def test_ids_are_unique():
    assert len({r.id for r in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_phrases_fit_and_patterns_compile(rule):
    check_patterns(rule)
    assert [p for p in rule.phrases if len(p) > 100] == []


def test_patterns_stay_small():
    """A program of this length takes 100 ms to compile, and its states outgrow the memory RE2 has for them."""
    patterns = [(r.id, p) for r in RULES for p in (*(getattr(r, key) for key in PATTERNS), r.unless, *r.also) if p]
    assert [rule for rule, pattern in patterns if compile_linear(pattern).programsize > 60_000] == []


def test_a_pattern_on_which_backtracking_never_ends_is_done_with():
    own = RuleSet([Rule("own/x", "other", start="(x+x+)+y", has=("fell",))])
    assert own.hits("x" * 90 + " fell") == ()
    assert own.hits("x" * 40 + "y fell")[0].whole


@pytest.mark.parametrize("sign", [" | ", " · ", " • "])
def test_a_line_of_many_short_items_is_a_menu(sign):
    rules = RuleSet(builtin_rules())  # what they need of a line is stored: made anew, seconds for each sign
    for count in (6, 12, 24, 26, 36):
        line = sign.join("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉÜÑÖÄÅØÆŒ"[:count])
        assert {hit.rule.kind for hit in rules.hits(line)} == ({"navigation"} if count < 26 else set()), line
        assert {hit.rule.kind for hit in rules.hits(f"Stocks: {line}.")} == set()


def test_also_and_unless_are_asked_where_the_pattern_matched():
    rules = RuleSet([Rule("own/x", "other", start="News", has=("news",), also=("Monday", r"\d"), unless="^News of")])
    assert rules.hits("News, Monday 4 May")
    assert not rules.hits("News, Monday")
    assert not rules.hits("News of Monday 4 May")


def test_a_named_group_is_matched_and_stays():
    cut = "(?:[A-ZÉ]+: (?P<keep>[A-Z])|[A-Z]+ - (?P<or>É))"
    start = RuleSet([Rule("own/s", "dateline", cut_start=cut, has=(":", "-"))])
    cuts = [[(hit.start, hit.end) for hit in start.hits(line)] for line in ("ÉZE: Rain", "EZE - École", "EZE: rain")]
    assert cuts == [[(0, 5)], [(0, 6)], []]
    end = RuleSet([Rule("own/e", "agency", cut_end=r"(?P<keep>[.é]) ?\(EZE\)", has=("eze",))])
    assert [(hit.start, hit.end) for hit in end.hits("Il était au café (EZE)")] == [(16, 22)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "ad", "phrases": ["x"]}, "needs an id"),
        ({"id": "a/b", "kind": "advert", "phrases": ["x"]}, "the kinds are ad, section"),
        ({"id": "a/b", "kind": "ad"}, "needs phrases or one of the patterns"),
        ({"id": "a/b", "kind": "ad", "phrase": ["x"]}, "unknown key 'phrase'"),
        ({"id": "a/b", "kind": "ad", "line": "x", "has": [""]}, "'has' must be a list of words"),
        ({"id": "a/b", "kind": "ad", "line": "x", "has": "x"}, "'has' must be a list of words"),
        ({"id": "a/b", "kind": "ad", "line": "x", "has": ["x"], "also": "y"}, "'also' must be a list of patterns"),
        ({"id": "a/b", "kind": "ad", "phrases": ["x"], "min": "9"}, "'min' must be a whole number"),
        ({"id": "a/b", "kind": "ad", "phrases": ["x"], "max": True}, "'max' must be a whole number"),
        ({"id": "a/b", "kind": "ad", "phrases": ["x"], "weak": 1}, "'weak' must be true or false"),
        ({"id": "a/b", "kind": "ad", "phrases": "x"}, "'phrases' must be a list of texts"),
        ({"id": "a/b", "kind": ["ad"], "phrases": ["x"]}, "'kind' must be a text"),
        ({"id": "a/b", "kind": "ad", "line": ["x"], "has": ["x"]}, "'line' must be a text"),
    ],
)
def test_a_badly_written_rule_says_what_is_wrong(row, said):
    with pytest.raises(RuleError, match=said):
        Rule.from_row(row, "own.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule]\n", "is not TOML"),
        ('[[rule]]\nid="a/b"\nkind="ad"\nhas=["x"]\nline="("\n', "not valid in RE2: missing"),
        ('rule = "x"', "rules are tables"),
        ("rule = [1]", "rules are tables"),
        ('[rule]\nid="a/b"\n', "rules are tables"),
    ],
)
def test_a_bad_rule_file_says_what_is_wrong(tmp_path, text, said):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(RuleError, match=said):
        read_rules(path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nnewsclean = 3", "[tool.newsclean]\nrule = 3"])
def test_a_project_file_of_another_shape_says_what_is_wrong(tmp_path, text):
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    with pytest.raises(RuleError, match="rules are tables"):
        read_rules(path)


@pytest.mark.parametrize(
    ("signs", "line"), [(["²"], "It fell ²"), (["5"], "It fell 5"), (["#", "5"], "It fell 7"), (["½", "#"], "fell ½")]
)
def test_any_sign_can_be_required(signs, line):
    rules = RuleSet([Rule("a/b", "ad", line=".*fell.*", has=tuple(signs)), Rule("a/c", "ad", line="x", has=("5",))])
    assert [hit.rule.id for hit in rules.hits(line)] == ["a/b"] and rules.hits(line) == hits_slowly(rules, line)
    assert not rules.hits("It fell")


def test_a_pattern_without_gate_is_refused():
    with pytest.raises(RuleError, match="needs `has`"):
        RuleSet([Rule("a/b", "ad", line="x")])


def test_the_format_is_described_with_every_key():
    text = (ROOT / "src/newsclean/data/rules/README.md").read_text(encoding="utf-8")
    unwritten = ("source", "stored", "spares", "call", "first", "last")
    keys = {f for f in Rule.__slots__ if f not in unwritten}
    assert [key for key in keys if f"`{key}" not in text and f"\n{key}" not in text] == []


PATTERNED = [rule for rule in RULES if any(getattr(rule, key) for key in PATTERNS)]


@pytest.mark.parametrize("rule", PATTERNED, ids=lambda rule: rule.id)
def test_no_line_that_a_pattern_matches_has_other_characters_at_its_ends(rule):
    first, last = (edge or ANY for edge in edge_characters(rule.patterns))
    rules = RuleSet([replace(rule, stored=True, phrases=())])  # without the two: they say nothing of its lines
    others = [chr(code) for code in range(0x21, 0x7F)] + ["é", "Ж", "„", "中", "\ud800", "\u212a", "ſ"]
    for line in rule.drops[:3]:
        for char in others:
            if min(char, BEYOND) not in first:
                assert not rules._tried(char + line[1:], [0])
            if min(char, BEYOND) not in last:
                assert not rules._tried(line[:-1] + char, [0])
    for line in filter(lambda line: rules._tried(line, [0]), rule.drops):
        assert min(line[0], BEYOND) in first
        assert min(line[-1], BEYOND) in last


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [
        ("ab?", "a", "ab"), ("a*b|[c-e]", "abcde", "bcde"), ("(?i)k|(?-i:x)", "Kkx\x80", "Kkx\x80"),
        (r"\(a{0,2}\)", "(", ")"),
        (r"[^\x00-y]z{2,3}", "z{|}~\x7f\x80", "z"), (r"\bx\.", "x", "."), (r"(?P<keep>é)\?", "\x80", "?\x80"),
        (".", "", ""), (r"[\]a-]", "-]a", "-]a"), (r"(?i:s)", "Ss\x80", "Ss\x80"), (r"\x{41}\x42", "A", "B"),
        (r"\pL\d", "", "0123456789\x80"),
    ],
)  # fmt: skip
def test_the_characters_at_the_ends_are_read_off_a_pattern(pattern, first, last):
    assert edge_characters({"line": pattern}) == (first, last)
