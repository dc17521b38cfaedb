"""When two figures may be one: rounding, conversion and shares. Each row is of a kind, in wordings of our own."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.quantity.model import Quantity

# A figure may be the other rounded: half a step, and never more than a tenth of one digit or a twentieth of two.
ROUNDED = [
    ("grew 5%", "grew 5.4%", True), ("grew 5%", "grew 5.9%", False), ("$1 billion", "$1.9 billion", False),
    ("$1 million", "$100,000", False), ("$2 billion", "$1.11 billion", False), ("$17 million", "$17.4 million", True),
    ("$17 million", "$17.9 million", False), ("3 million tins", "3.25 million tins", True),
    ("3 million tins", "3.4 million tins", False), ("$1.5 billion", "$1.47 billion", True), ("$40m", "$38m", False),
    ("$169bn", "$169.8bn", True),  # from three digits on news cuts as often as it rounds
]  # fmt: skip
# Converted figures are as round as their zeros say: the reporter rounded after converting.
CONVERTED = [
    ("5,000 acres", "2,000 hectares", True), ("5,000 hectares", "12,400 acres", True),
    ("5,000 hectares", "20,000 acres", False),
    ("600MW", "0.6 gigawatts", True), ("90 minutes", "an hour and a half", True), ("18 months", "two years", False),
    ("200 km/h", "125 mph", True), ("200 km/h", "155 mph", False), ("30 miles", "48 km", True),
    ("30 miles", "55 km", False),
    ("1,200 kilometres", "750 miles", True), ("1,200 kilometres", "900 miles", False),
    ("40C", "104F", True), ("40C", "98F", False),  # degrees have a zero of their own
    ("30 degrees", "30 degrees Celsius", True),  # bare degrees may be of either scale
    ("12 tons of rice", "12 tonnes of rice", True),  # news writes "ton" of either
]  # fmt: skip
# Parts of a whole are held to whole per cents.
SHARES = [
    ("a third of voters", "33 per cent of voters", True), ("one in five adults", "16% of adults", False),
    ("half of voters", "45% of voters", False), ("nine in 10 pupils", "90% of pupils", True),
    ("nine in 10 pupils", "86% of pupils", False), ("two thirds of them", "67% of them", True),
]  # fmt: skip


def only(text: str) -> Quantity:
    [found] = nc.find_quantities(text)
    return found


@pytest.mark.parametrize(("one", "other", "alike"), ROUNDED + CONVERTED + SHARES)
def test_compatible_as_news_rounds_and_converts(one: str, other: str, alike: bool) -> None:
    a, b = only(one), only(other)
    assert a.compatible(b) is b.compatible(a) is alike


# Two sentences of one thing, whose figures convert or do not: the judge sees their values in one unit.
SENTENCES = [
    ("The plant at Vell yields 600MW of power.", "The plant at Vell yields 0.6 gigawatts of power.", "same"),
    ("The talks at Orm lasted 90 minutes.", "The talks at Orm lasted an hour and a half.", "same"),
    ("The fire burned 5,000 acres near Vell.", "The fire burned 2,000 hectares near Vell.", "same"),
    ("Winds of 200 km/h hit Orm.", "Winds of 125 mph hit Orm.", "same"),
    ("One in five adults in Vell smokes.", "16 per cent of adults in Vell smoke.", "conflict"),
    ("Tarn Foods lost $1 billion in 2022.", "Tarn Foods lost $1.9 billion in 2022.", "conflict"),
]


@pytest.mark.parametrize(("one", "other", "relation"), SENTENCES)
def test_sentences_with_converted_figures(one: str, other: str, relation: str) -> None:
    assert nc.compare(one, other).relation == nc.compare(other, one).relation == relation
