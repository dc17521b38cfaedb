"""Forms of ranges, sums and vague numbers that news prints: "5.25-5.50%", "$US5 million", "half a dozen"."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc

D = Decimal


def read(text, lang="en"):
    """Kind, value or (low, high), and unit of each quantity."""
    found = [q for q in nc.find_quantities(text, lang=lang) if q.kind not in ("date", "ordinal")]
    return [(q.kind, (q.low, q.high) if q.value is None else q.value, q.unit) for q in found]


# language, text, kind, (low, high), unit, why
RANGES = [
    ("en", "rates at 3.75-4.00%", "percent", (D("3.75"), D("4.00")), "%", "a central bank's target"),
    ("en", "1.5–2.5 per cent", "percent", (D("1.5"), D("2.5")), "%", "a dash"),
    ("en", "1-1.5% a year", "percent", (D(1), D("1.5")), "%", "a whole number before a decimal"),
    ("en", "4.5-6.0 metres", "measure", (D("4.5"), D("6.0")), "m", "a unit"),
    ("en", "6.4–6.8 TeV", "measure", (D("6.4"), D("6.8")), "TeV", "a unit of physics"),
    ("en", "3.0-3.5bn euros", "money", (D("3.0E+9"), D("3.5E+9")), "EUR", "a glued scale and a currency"),
    ("en", "1.5-2.5 million gulls", "count", (D("1.5E+6"), D("2.5E+6")), None, "a scale word"),
    ("en", "2.1-2.4 children", "count", (D("2.1"), D("2.4")), None, "a plural alone"),
    ("en", "700-1100 euros", "money", (D(700), D(1100)), "EUR", "whole numbers with a unit are no telephone number"),
    ("de", "1.500-2.000 Euro", "money", (D(1500), D(2000)), "EUR", "groups of three"),
    ("de", "1,5-2,0 Prozent", "percent", (D("1.5"), D("2.0")), "%", "decimal commas, as before"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "kind", "value", "unit", "why"), RANGES, ids=[case[5] for case in RANGES])
def test_ranges_of_decimals(lang, text, kind, value, unit, why):
    assert read(text, lang) == [(kind, value, unit)], why


@pytest.mark.parametrize(
    "text",
    ["call 555.214-7788", "call 0800-1234", "from 10.30-11.45am", "version 4.1-4.3", "10.0.0.1-10.0.0.9", "1939-1945"],
)
def test_what_only_looks_like_a_range(text):
    assert read(text) == []


# text, kind, value, unit, why
PARTS = [
    ("Half a dozen boats sank", "count", D(6), None, "with the article behind"),
    ("Half A Dozen Boats Sink", "count", D(6), None, "in a headline"),
    ("half-a-dozen boats", "count", D(6), None, "joined by hyphens"),
    ("a half dozen boats", "count", D(6), None, "with the article before"),
    ("a half-dozen boats", "count", D(6), None, "with one hyphen"),
    ("the first half dozen boats", "count", D(6), None, "the first six are no first half"),
    ("half a dozen metres of cable", "measure", D(6), "m", "with a unit behind"),
    ("one and a half dozen eggs", "count", D(18), None, "a half that follows a number"),
    ("a dozen and a half eggs", "count", D(18), None, "a half that follows the dozen"),
    ("half a tonne of salt", "measure", D("0.5"), "t", "of a unit of measure"),
    ("half an acre", "measure", D("0.5"), "acre", "before a vowel"),
    ("a half mile away", "measure", D("0.5"), "mi", "the article before"),
    ("a third of a litre", "measure", D(1) / D(3), "L", "other parts"),
    ("three quarters of a mile", "measure", D("0.75"), "mi", "several parts"),
    ("half a second later", "duration", D("0.5"), "second", "no ordinal"),
    ("half a second-hand car", "count", D("0.5"), None, "an adjective is no unit"),
    ("a quarter of a percent", "percent", D("0.25"), "%", "of a percent"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit", "why"), PARTS, ids=[case[4] for case in PARTS])
def test_parts_of_a_dozen_and_of_a_unit(text, kind, value, unit, why):
    assert read(text) == [(kind, value, unit)], why


def test_half_a_dozen_states_the_same_as_six():
    assert nc.compare("Half a dozen ships left Tarn.", "Six ships left Tarn.").relation == "same"
    assert nc.compare("Half a dozen ships left Tarn.", "12 ships left Tarn.").relation != "same"


# text, value or (low, high), unit, why
DOLLARS = [
    ("The mine lost $US6 million", D("6E+6"), "USD", "letters behind the sign, and a scale word"),
    ("a $US6m loss", D("6E+6"), "USD", "a glued scale"),
    ("$US4,310,000 in fines", D(4310000), "USD", "groups of digits"),
    ("tin at $US75 a tonne", D(75), "USD", "a small sum"),
    ("$A2.5bn in aid", D("2.5E+9"), "AUD", "one letter"),
    ("$NZ30 million", D("3.0E+7"), "NZD", "New Zealand"),
    ("$HK7.20 a share", D("7.20"), "HKD", "Hong Kong"),
    ("$US 8 million", D("8E+6"), "USD", "a space"),
    ("a result of -$US8m", D("-8E+6"), "USD", "a minus before the sign"),
    ("$US20-25 million", (D("2.0E+7"), D("2.5E+7")), "USD", "a range"),
    ("between $US2 million and $US3 million", (D("2E+6"), D("3E+6")), "USD", "a range of two sums"),
    ("Y=410 billion", D("4.10E+11"), "JPY", "a yen sign made ASCII"),
    ("a PS3.5bn plan", D("3.5E+9"), "GBP", "a pound sign made ASCII"),
]
ALONE = [
    "the PS5 console",
    "where Y=5",
    "in $ million",
    "sales (in EUR million)",
    "release 10.2.3 million",
    "how many million",
]

# text, kind, low, unit, what, why
SEVERAL = [
    ("several hundred villagers fled", "count", 200, None, "villagers", "hundreds"),
    ("a few thousand seats", "count", 2000, None, "seats", "with its article"),
    ("several dozen trucks", "count", 24, None, "trucks", "dozens"),
    ("several hundred thousand voters", "count", 200_000, None, "voters", "two scale words"),
    ("a few million euros", "money", 2_000_000, "EUR", None, "money"),
    ("a few hundred metres away", "measure", 200, "m", None, "a measure"),
    ("as little as a few hundred euros", "money", 200, "EUR", None, "a bound before"),
    ("several hundred times", "count", 200, None, None, "times that are counted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "why"), DOLLARS, ids=[case[3] for case in DOLLARS])
def test_letters_behind_the_sign(text, value, unit, why):
    assert read(text) == [("money", value, unit)], why


@pytest.mark.parametrize("text", ALONE)
def test_a_scale_word_left_alone_counts_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(("text", "kind", "low", "unit", "what", "why"), SEVERAL, ids=[case[5] for case in SEVERAL])
def test_several_of_a_scale_is_open_above(text, kind, low, unit, what, why):
    [q] = nc.find_quantities(text)
    assert (q.kind, q.value, q.low, q.high, q.unit, q.what) == (kind, None, low, None, unit, what), why
    assert q.approximate


def test_a_couple_of_a_scale_is_about_two():
    [q] = nc.find_quantities("a couple of hundred villagers")
    assert (q.text, q.value, q.approximate) == ("a couple of hundred", 200, True)
    assert read("a hundred villagers") == [("count", 100, None)]


def test_the_upper_end_of_a_move_may_be_a_range():
    found = read("Debt rose from 18.5 to 21-23 billion euros.")
    assert found == [("money", D("1.85E+10"), "EUR"), ("money", (D("2.1E+10"), D("2.3E+10")), "EUR")]


def test_other_sums_are_another_claim():
    assert nc.compare("Ostrel lost $US4 million on tin.", "Ostrel lost $US9 million on tin.").relation != "same"
