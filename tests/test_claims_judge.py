"""The judge of claims: measures, polarity and named rules, figures and statements of one story, and --check."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean as nc
from newsclean.claims.extract.polarity import AFFIRMED, polarity_of
from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.figures.measure import measure_of
from newsclean.claims.judging.judge import judge_figures
from newsclean.claims.judging.pair_features import FEATURES, SIGNS, Pair, pair_features
from newsclean.cli.main import group


def table(name: str) -> list[dict[str, object]]:
    text = resources.files("newsclean.data").joinpath(f"claims/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["polarity" if name == "polarity" else "measure"]


def rows(name: str, kind: str) -> list[tuple[str, str]]:
    return [(str(row["id"]), text) for row in table(name) for text in row[kind]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("measure", "text"), rows("measures", "takes"))
def test_a_measure_takes_its_examples(measure: str, text: str) -> None:
    found = measure_of(target_contexts(text, None, None)[0])
    assert found is not None
    assert found.id == measure


@pytest.mark.parametrize(("measure", "text"), rows("measures", "leaves"))
def test_a_measure_leaves_what_is_none(measure: str, text: str) -> None:
    found = measure_of(target_contexts(text, None, None)[0])
    assert found is None or found.id != measure


def polarity(text: str) -> str:
    q = nc.find_quantities(text)[0]
    return polarity_of(text, q.start, q.end)


@pytest.mark.parametrize(("expected", "text"), rows("polarity", "takes"))
def test_a_polarity_takes_its_examples(expected: str, text: str) -> None:
    assert polarity(text) == expected


@pytest.mark.parametrize(("_", "text"), rows("polarity", "leaves"))
def test_other_sentences_are_affirmed(_: str, text: str) -> None:
    assert polarity(text) == AFFIRMED


VERDICTS = {
    "one count in other words": (
        "A mudslide in Tarrow killed 14 people.",
        "Fourteen people died in the mudslide in Tarrow.",
        "same",
        None,
    ),
    "a denial": (
        "Vessel Bank paid €9 million to the mayor of Tarrow.",
        "Vessel Bank denied that it paid €9 million to the mayor of Tarrow.",
        "conflict",
        "denied",
    ),
    "what is only a condition": (
        "The ferry line Orsa sold 40 ships.",
        "If the ferry line Orsa sold 40 ships, it would close.",
        "different",
        "doubted, or on a condition, in one",
    ),
    "another fate": (
        "Some 90 people were killed on the ferry Orsa.",
        "Some 90 people were rescued from the ferry Orsa.",
        "different",
        "other role of people",
    ),
    "another object": (
        "Tarrow will spend $30 million on new trams.",
        "Tarrow will spend $30 million on school roofs.",
        "different",
        "other object",
    ),
    "another partner": (
        "Exports of Tarrow to Belmar reached €3 billion in 2023.",
        "Exports of Tarrow to Quill reached €3 billion in 2023.",
        "different",
        "other partner",
    ),
    "another currency": (
        "The bridge at Tarrow cost $5 million.",
        "The bridge at Tarrow cost €5 million.",
        "different",
        "other unit",
    ),
    "another year": (
        "Exports of Tarrow fell to €3 billion in 2022.",
        "Exports of Tarrow fell to €3 billion in 2023.",
        "different",
        "other time",
    ),
    "a lost zero": (
        "The quake near Tarrow had a depth of 1.2 miles.",
        "The quake near Tarrow had a depth of 12 miles.",
        "conflict",
        None,
    ),
    "bounds that differ": (
        "The quake in Tarrow killed more than 26,000 people.",
        "The quake in Tarrow killed more than 31,000 people.",
        "conflict",
        None,
    ),
    "cents left out": ("The Orsa phone costs $99.99.", "The Orsa phone costs $99.", "same", None),
}


@pytest.mark.parametrize(("one", "other", "relation", "rule"), VERDICTS.values(), ids=VERDICTS)
def test_the_judge_names_what_rules_out_agreement(one: str, other: str, relation: str, rule: str | None) -> None:
    a, b = (target_contexts(text, None, None)[0] for text in (one, other))
    for verdict in (judge_figures(a, b, 0.0), judge_figures(b, a, 0.0)):
        assert verdict.relation == relation
        assert rule is None or verdict.rule == rule


def test_features_are_the_same_both_ways_and_have_a_sign_each() -> None:
    assert len(FEATURES) == len(SIGNS) == len(set(FEATURES))
    a, b = (target_contexts(text, None, None)[0] for text in ("It killed 5 men in Orsa.", "Orsa lost nine men."))
    assert pair_features(Pair(a, b, 1.0, False)) == pytest.approx(pair_features(Pair(b, a, 1.0, False)))


def clusters(*texts: str, days: tuple[str, ...] = ("2025-03-03",) * 5) -> list[nc.ClaimCluster]:
    articles = [{"id": at, "text": text, "date": days[at], "source": f"{at}.example"} for at, text in enumerate(texts)]
    return nc.cluster_claims(articles)


def test_a_rising_toll_is_an_update() -> None:
    found = clusters(
        "A footbridge collapsed in Tarrow on Sunday and killed four people.",
        "The death toll from the collapse of a footbridge in Tarrow rose to nine on Monday.",
        days=("2025-03-02", "2025-03-03"),
    )
    assert [(c.status, len(c.variants)) for c in found if c.articles > 1] == [("update", 2)]
    assert found[0].reasons[0] == "value: four, not nine"


def test_a_denial_names_who_denies() -> None:
    found = clusters(
        "Vessel Bank paid 9 million euros to the Orsa foundation in 2023, a newspaper reported.",
        "Vessel Bank denied that it paid 9 million euros to the Orsa foundation in 2023.",
    )
    denied = next(c for c in found if c.denied_by and c.variants[0].unit == "EUR")
    assert (denied.status, denied.denied_by) == ("conflict", (1,))
    assert [m.stance for v in denied.variants for m in v.members] == ["reported", "denied"]
    assert denied.row()["denied_by"] == [1]


def test_statements_that_contradict_each_other_are_a_conflict() -> None:
    found = clusters(
        "Harbour minister Ilva Brandt has resigned over the tram contracts, her office said.",
        "Harbour minister Ilva Brandt has not resigned over the tram contracts, her office said.",
    )
    assert [(c.status, c.told, c.denied_by) for c in found if c.articles > 1] == [
        ("conflict", "stated by 1 article, denied by 1", (1,))
    ]
    won = clusters(
        "Conservative Marta Orlin won the mayoral election in Tarrow on Sunday.",
        "Liberal Jonas Petri won the mayoral election in Tarrow on Sunday.",
    )
    assert [(c.status, c.denied_by) for c in won if c.articles > 1] == [("conflict", ())]


def test_stories_of_two_towns_do_not_contradict_each_other() -> None:
    found = clusters("A fire in a mill in Tarrow killed four people.", "A fire in a depot in Belmar killed six people.")
    assert all(c.articles == 1 for c in found)


TUNNEL = "The tunnel at Tarrow will cost £4.9 billion, the ministry said."
MASK = "Police arrested a suspect in the theft of the Tarrow mask."
ARTICLES = [
    {"id": 1, "date": "2025-03-03", "source": "a.example", "text": f"{TUNNEL} {MASK}"},
    {"id": 2, "date": "2025-03-04", "source": "b.example", "text": "Exports of Tarrow reached €3.2 billion in 2023."},
]
CHECKS = {
    "rounded": ("The tunnel at Tarrow will cost almost £5 billion.", [("same", "rounded")]),
    "slipped": ("The tunnel at Tarrow will cost £49 billion.", [("conflict", "slipped by a power of ten")]),
    "currency": ("The tunnel at Tarrow will cost $4.9 billion.", [("conflict", "other currency")]),
    "year": ("Exports of Tarrow reached €3.2 billion in 2021.", [("conflict", "other time")]),
    "negated": ("Exports of Tarrow did not reach €3.2 billion in 2023.", [("conflict", "denied")]),
    "statement": ("A suspect in the theft of the Tarrow mask was arrested by police.", [("same", None)]),
    "denied statement": ("A suspect in the theft of the Tarrow mask was not arrested.", [("conflict", "denied")]),
    "other subject": ("The tunnel at Belmar will cost £4.9 billion.", []),
}


@pytest.mark.parametrize(("statement", "expected"), CHECKS.values(), ids=CHECKS)
def test_a_check_says_in_what_the_articles_differ(statement: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(c.relation, c.reason) for c in nc.check_claim(statement, ARTICLES, date="2025-03-05")] == expected


def test_a_file_of_statements_is_checked(tmp_path: Path) -> None:
    articles, statements = tmp_path / "a.jsonl", tmp_path / "statements.txt"
    articles.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), encoding="utf-8")
    statements.write_text("Exports of Tarrow reached €3.2 billion in 2023.\n\nIt rained in Belmar.\n", encoding="utf-8")
    ran = CliRunner().invoke(group, ["claims", "--check-file", str(statements), str(articles)], standalone_mode=False)
    [row] = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (row["statement"], row["check"]) == ("Exports of Tarrow reached €3.2 billion in 2023.", "same")
    assert "nothing in 2 articles is about “It rained in Belmar.”" in ran.stderr
    several = [f"--check={line}" for line in statements.read_text(encoding="utf-8").splitlines() if line]
    again = CliRunner().invoke(group, ["claims", *several, str(articles)], standalone_mode=False)
    assert (again.stdout, again.stderr) == (ran.stdout, ran.stderr)


def test_statements_of_one_list_are_no_evidence_for_each_other(tmp_path: Path) -> None:
    """Two statements about one thing: what answers the second is the articles, as when it is asked alone."""
    articles = tmp_path / "a.jsonl"
    articles.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), encoding="utf-8")
    asked = [f"Exports of Tarrow reached €{value} billion in 2023." for value in ("3.2", "3.2", "4.7", "3.3")]

    def answers(*statements: str) -> list[dict[str, object]]:
        given = [f"--check={it}" for it in statements]
        ran = CliRunner().invoke(group, ["claims", *given, str(articles)], standalone_mode=False)
        assert ran.exception is None
        return [{**json.loads(line), "statement": None} for line in ran.stdout.splitlines()]

    assert answers(*asked) == [row for it in asked for row in answers(it)] != []


def test_two_values_of_a_story_are_decided_by_all_their_pairs() -> None:
    """The toll of eleven stands against that of nine in every pair; the two officers are in an article with both."""
    texts = (
        "A gunman killed nine people at the Halden mill in Tarrow on Sunday, police said.",
        "Nine people were killed when a gunman opened fire at the Halden mill in Tarrow. Two officers were hurt.",
        "Eleven people were killed by a gunman at the Halden mill in Tarrow on Sunday, the mayor said.",
    )
    found = [c for c in clusters(*texts) if c.status in ("conflict", "update")]
    assert [sorted(v.value for v in c.variants) for c in found] == [[9, 11]]


def test_ages_of_two_people_do_not_contradict_and_those_of_one_do() -> None:
    one = "Police in Tarrow named the dead man as Ilva Brandt, 36, a baker from Belmar."
    other = "Police in Tarrow named the dead man as Ilva Brandt, 35, a baker from Belmar."
    brother = "Police in Tarrow named the dead man's brother as Jonas Brandt, 35, a baker from Belmar."
    assert nc.compare(one, other).relation in ("conflict", "update")
    assert nc.compare(one, brother).relation == "different"


def test_a_number_in_square_brackets_points_to_a_note() -> None:
    found = clusters("The Halden mill fire killed four people.[12]", "The Halden mill fire killed four men.[12]")
    assert [c.articles for c in found if c.variants[0].value == 12] in ([], [1, 1])


def test_a_negation_does_not_reach_into_what_is_compared() -> None:
    first = "The firm would not pay a sum that nears the $19 billion that Halden paid for Tarrow Mills."
    second = "Halden paid $19 billion for Tarrow Mills."
    assert nc.compare(first, second).relation == "same"


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Inflation was 3.1% in May.", "Inflation was 3.1% in June.", "other time"),
        ("Inflation was 3.1% in May 2024.", "Inflation was 3.1% in June 2024.", "other time"),
        ("The city lost 3,000 jobs in 2023.", "The city lost 3,000 jobs in 2022.", "other time"),
        ("Ten people died in Orlby.", "Ten people died in Harvel.", "other place"),
    ],
)
def test_equal_figures_of_two_times_or_places_are_not_the_same(one, other, rule):
    found = nc.compare(one, other)
    assert found.relation == "different" and f"rule: {rule}" in found.reasons
    assert nc.compare(other, one).relation == "different"
    assert nc.compare(one, one).relation == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll of the Orrin flood rose to 39 after three more people died.", "The Orrin flood killed nine people."),
        ("In the village of Lower Brenn, seven people died.", "The flood killed 39 people."),
    ],
)
def test_what_came_on_top_of_a_count_and_the_dead_of_a_village_are_no_later_count(one: str, other: str) -> None:
    part, whole = target_contexts(one, None, None)[-1], target_contexts(other, None, None)[-1]
    assert judge_figures(part, whole, 0.0).relation == "different"


def test_a_day_after_an_event_is_no_part_of_a_year() -> None:
    texts = (
        "A day after the vote in Ruvenia, which adopted a budget with spending of 51 billion crowns, the crown fell.",
        "Total spending of the Ruvenian budget comes to 48 billion crowns.",
    )
    one, other = (target_contexts(text, None, "2025-03-05")[0] for text in texts)
    assert judge_figures(one, other, 1.0).rule != "part of a period"
