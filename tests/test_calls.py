"""Calls to the reader: rules composed of an act and a thing, and lines of news that use the same words."""

from __future__ import annotations

import random

import pytest

import newsclean as nc
from newsclean.core.linear_regex import compile_linear, utf8
from newsclean.rules.call_pattern import CallProbe, call_pattern
from newsclean.rules.calls import call_rules
from newsclean.rules.described import described_rules
from newsclean.rules.ruleset import RuleSet

NAMES = {"newsletter": {"kind": "promo", "max": 90}, "read_on": {"kind": "paywall", "max": 90, "asks": True}}
WORDS = {"acts": ["sign up", "already"], "things": ["our letter", "subscriber"], "drops": [], "keeps": []}
BODY = "The mayor of Orlby said on Tuesday that she would leave office in January, a week after the report."


def composed(**calls):
    return RuleSet(call_rules("xx", {"reports": ["said"], **calls}, NAMES))


@pytest.mark.parametrize(
    ("line", "removed"),
    [
        ("Sign up for our letter", True),
        ("▶ Sign up for our letter today!", True),
        ("Want more? Sign up for our letter", True),  # a question before the act
        ("Our letter: sign up", True),  # the thing first, the act at the end
        ("Sign up for the letter", False),  # no thing of the outlet
        ("They sign up for our letter in spring", False),  # the act does not begin the line
        ("Sign up for our letter, she said", False),  # a word of reports
        ("Did you sign up for our letter?", False),  # a question alone: an interview's
        ("Sign up for our letters", False),  # another word
        (f"Sign up for our letter {'now ' * 20}", False),  # too long
    ],
)
def test_a_call_is_an_act_and_a_thing(line, removed):
    assert bool(composed(newsletter=WORDS).hits(line)) == removed


def test_some_calls_are_questions():
    assert composed(read_on=WORDS).hits("Already a subscriber?")
    assert not composed(newsletter=WORDS).hits("Already a subscriber?")


def test_where_no_act_ends_a_line_the_thing_cannot_come_first():
    rules = RuleSet(call_rules("xx", {"reports": ["said"], "act_last": False, "newsletter": WORDS}, NAMES))
    assert rules.hits("Sign up for our letter")
    assert not rules.hits("Our letter: sign up")


def test_scripts_without_spaces_have_no_bounds_of_words():
    words = {"acts": ["关注"], "things": ["公众号"], "drops": [], "keeps": []}
    rules = RuleSet(call_rules("zh", {"reports": ["警方"], "newsletter": words}, NAMES))
    assert rules.hits("更多内容请看！关注本报公众号")
    assert not rules.hits("警方关注公众号")


@pytest.mark.parametrize(
    "rule", [rule for rule in described_rules() if "an act that" in rule.source], ids=lambda r: r.id
)
def test_a_call_leaves_between_paragraphs_that_stay(rule):
    line = rule.drops[0]
    assert nc.pipeline()(f"{BODY}\n\n{line}\n\n{BODY[:-1]} on the ferry.") == f"{BODY}\n\n{BODY[:-1]} on the ferry."


@pytest.mark.parametrize("label", ["Luetuimmat", "Seneste nyt", "많이 본 뉴스", "相关阅读", "Most read"])
def test_a_list_begins_with_a_headline_and_not_with_a_sentence(label):
    """The article goes on after a label whose list is gone, however short its sentences are."""
    lines = ["The mayor will leave in January.", "Her deputy takes over in May.", "The loss is 14 million."]
    assert nc.pipeline()("\n".join([lines[0], label, *lines[1:]])).split("\n\n") == lines


def calls_agree(call: tuple[str, ...], pieces: list[str], count: int) -> None:
    """A call is found from each place where its act may begin as its whole pattern finds it."""
    chance, whole, probe = random.Random(4), compile_linear(call_pattern(*call)), CallProbe(call)
    found = 0
    for _ in range(count):
        line = utf8("".join(chance.choices(pieces, k=chance.randint(1, 9))))
        matched = whole.fullmatch(line) is not None
        found += matched
        assert bool(probe(line)) == matched, line
        assert bool(probe.may_match(line)) >= matched
    assert 0 < found < count


WORDS_OF_LINES = [
    "sign up",
    "Sign up",
    "our letter",
    " our letter",
    "!",
    "? ",
    ": ",
    " ",
    "|",
    ".",
    "…",
    "«",
    "• ",
    "é",
    "x" * 29,
    "re",
]


@pytest.mark.parametrize("form", ["s", "sl"])
def test_calls_are_found_behind_questions_and_labels(form: str):
    calls_agree(("sign up", "our letter", form), WORDS_OF_LINES, 1_500)


@pytest.mark.parametrize("form", ["", "l"])
def test_calls_without_spaces_are_found_behind_questions_and_labels(form: str):
    calls_agree(
        ("登録", "会報|登録フォーム", form, "登録フォーム"),
        ["登録", "会報", "フォーム", "？", "：", "。", ".", "は" * 30, " ", "\ud800"],
        1_500,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Abonnez-vous à notre chaîne YouTube et activez les notifications.",
        "Descarga la aplicación en tu celular",
        "Zobacz cały odcinek w TVN24",
        "Odebírejte náš newsletter",
        "Iratkozzon fel hírlevelünkre!",
        "Ikuti kami di Instagram dan TikTok",
        "הורידו את האפליקציה",
        "Mona Frisk er journalist i Orlby Blad og dekker politikk.",
        "DAX 17.716 +0,14 %",
        "Gerau 12° leicht bewölkt",
        "Час читання: 6 хв",
    ],
)
def test_lines_for_the_reader_leave_between_paragraphs(line):
    assert nc.pipeline()(f"{BODY}\n\n{line}\n\n{BODY[:-1]} on the ferry.") == f"{BODY}\n\n{BODY[:-1]} on the ferry."


@pytest.mark.parametrize(
    "line",
    [
        "The app was downloaded four million times in its first week.",
        "Descarga de combustible en el puerto termina en mayo.",
        "Sledujte peníze, ne sliby, zní heslo spolku.",
        "DAX schließt 0,14 Prozent höher bei 17.716 Punkten.",
        "Mona Frisk is a reporter whose phone was seized in June.",
        "A miniszter követői feliratkoztak az új alapra.",
        "Water boils at 99 °C here.",
    ],
)
def test_news_with_the_same_words_stays(line):
    assert line in nc.pipeline()(f"{BODY}\n\n{line}\n\n{BODY[:-1]} on the ferry.")
