"""What a figure measures, and what says that it is of another thing than its story's."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.figures.measure import figure_class, measure_of
from newsclean.claims.judging.judge import judge_figures
from newsclean.claims.judging.modifiers import read_modifiers


def measures(text: str) -> list[str | None]:
    found = [measure_of(context) for context in target_contexts(text, None, None)]
    return [None if measure is None else measure.id for measure in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The gale killed 9 people and injured 31.", ["dead", "injured"]),
        ("Nine people died and 31 were injured.", ["dead", "injured"]),
        ("It left 9 dead and 31 wounded.", ["dead", "injured"]),
        ("Some 900 residents had been evacuated and 12 were unaccounted for.", ["displaced", "missing"]),
        ("Families of the dead will get 8,000 euros each.", [None]),  # no sum is a number of dead
        ("The lorry was doing 95 km/h.", ["speed"]),
        ("It lay under ice at 12 degrees Celsius.", ["temperature"]),
    ],
)
def test_a_word_names_the_measure_of_the_figure_of_its_clause(text: str, named: list[str | None]) -> None:
    assert measures(text) == named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$5", "money"),
        ("5 points", "count"),
        ("5%", "share"),
        ("5 acres", "area"),
        ("aged 5", "age"),
        ("5 GW", "power"),
    ],
)
def test_a_figure_has_the_class_of_its_kind_or_dimension(text: str, kind: str) -> None:
    assert figure_class(nc.find_quantities(f"It was {text}.")[0]) == kind


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("It hurt 64 people, 16 of them badly.", "some"),
        ("Among the injured were 16 children.", "some"),
        ("In Dorvik alone, 16 drowned.", "some"),
        ("A slide in nearby Dorvik left 16 dead.", "aside"),
        ("In 2019 a slide left 16 dead.", "year"),
    ],
)
def test_a_modifier_says_that_a_figure_is_of_another_thing(text: str, trait: str) -> None:
    context = target_contexts(text, None, None)[-1]
    assert getattr(read_modifiers(context), trait)
    assert not getattr(read_modifiers(target_contexts("The slide left 16 dead.", None, None)[0]), trait)


def relation(one: str, other: str) -> str:
    [a, b] = [target_contexts(text, None, "2024-03-04")[-1] for text in (one, other)]
    return judge_figures(a, b, 0.0).relation


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Dorvik had 140 mm of rain in a single day.", "Dorvik had 190 mm of rain in a day.", "conflict"),
        ("The minimum wage will be £12.10 an hour.", "The minimum wage will be £12.30 an hour.", "conflict"),
        ("The slide in Dorvik killed 16 people.", "The slide in Dorvik killed 21 people.", "conflict"),
        (
            "The slide in Dorvik killed 16 people.",
            "Of the dead in Dorvik, five are guests, 3 of them Swiss.",
            "different",
        ),
        ("The slide in Dorvik killed 16 people.", "The slide in Dorvik killed four children.", "different"),
    ],
)
def test_figures_of_one_measure_contradict_unless_something_says_otherwise(one: str, other: str, said: str) -> None:
    assert relation(one, other) == said


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Fever killed 43 people in Dorvik.", "Fever killed 9 people in Dorvik in the past 24 hours.", "different"),
        (
            "The mayor of Dorvik is liked by 31 percent.",
            "Her predecessor in Dorvik was liked by 24 percent.",
            "different",
        ),
        ("The quake at Dorvik killed 612 people.", "The quake at Dorvik killed 600 people.", "different"),
        ("Dorvik coin passed $4,000.", "Dorvik coin stood at $4,900.", "different"),
        ("At least 12 people died in the Dorvik slide.", "The Dorvik slide killed 19 people.", "update"),
        ("The Dorvik slide was 35 miles off.", "The Dorvik slide was 58 km (36 miles) off.", "different"),
    ],
)
def test_an_addition_a_bound_and_a_rounded_value_are_no_contradiction(one: str, other: str, said: str) -> None:
    assert relation(one, other) == said
