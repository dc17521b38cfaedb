"""Letters behind a number that are a scale or a unit: "40m euros" and "a 40m wall", "30mm of rain" and "$30mm"."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc

D = Decimal

# text, (span, kind, value or (low, high), unit), why
SCALES = [
    ("The bypass cost 85m euros.", ("85m euros", "money", D("8.5E+7"), "EUR"), "a currency before a full stop"),
    ("It set aside 85m euros; then", ("85m euros", "money", D("8.5E+7"), "EUR"), "a currency before a semicolon"),
    ("It lost 6m Hong Kong dollars.", ("6m Hong Kong dollars", "money", D("6E+6"), "HKD"), "a currency of three words"),
    ("The smelter made 9m tonnes!", ("9m tonnes", "measure", D("9E+6"), "t"), "a unit before a mark"),
    ("5m cubic metres of gas", ("5m cubic metres", "measure", D("5E+6"), "m3"), "a unit of two words"),
    ("4.4m sq ft of offices", ("4.4m sq ft", "measure", D("4.4E+6"), "ft2"), "an abbreviated unit"),
    ("It pumps 1.3m b/d", ("1.3m b/d", "measure", D("1.3E+6"), "barrel"), "barrels a day"),
    ("up to 1.3 million b/d", ("1.3 million b/d", "measure", D("1.3E+6"), "barrel"), "and behind a scale word"),
    ("up to 1.3 mb/d", ("1.3 mb/d", "measure", D("1.3E+6"), "barrel"), "millions of them, no millibars"),
    ("Sorvik has 2.2m users.", ("2.2m", "count", D("2.2E+6"), None), "a plural before a full stop"),
    ("It added 1.4m new jobs", ("1.4m", "count", D("1.4E+6"), None), "an adjective before the plural"),
    ("with 6m Tarsi refugees", ("6m", "count", D("6E+6"), None), "a name before the plural"),
    ("2.9m of them are young", ("2.9m", "count", D("2.9E+6"), None), "a pronoun behind 'of'"),
    ("the 1.6m-member guild", ("1.6m", "count", D("1.6E+6"), None), "a hyphen before what is counted"),
    ("Its audience was 2.7m.", ("2.7m", "count", D("2.7E+6"), None), "nothing behind, a number's noun before"),
    ("up from 2.9m a year earlier", ("2.9m", "count", D("2.9E+6"), None), "a comparison of years"),
    ("a 2m rise in claims", ("2m", "count", D("2E+6"), None), "a noun in the singular that is so many"),
    ("They planted 15m trees", ("15m", "count", D("1.5E+7"), None), "trees that are planted are many"),
    ("The app got 4b downloads.", ("4b", "count", D("4E+9"), None), "b before a plural is a billion"),
    ("a $20-30m stake", ("$20-30m", "money", (D("2.0E+7"), D("3.0E+7")), "USD"), "the upper end of a sum"),
    ("a bill of 30m/- a month", ("30m", "count", D("3.0E+7"), None), "shillings of East Africa"),
]  # fmt: skip
METRES = [
    ("the 100m heats in Orvel", 100, "races are plural, too"),
    ("a 400m hurdles title", 400, "races of two words"),
    ("She won the women's 200m.", 200, "a race that is known"),
    ("the 800m champions", 800, "a known race before a plural"),
    ("6m waves broke", 6, "what is so high"),
    ("the 30m cliffs of Venn", 30, "what is so high, with an article"),
    ("The mast is 45m tall.", 45, "a dimension behind"),
    ("a 45m-high mast", 45, "a dimension joined by a hyphen"),
    ("It fell 30m from the roof", 30, "from a place"),
    ("within 50m of the school", 50, "within so many metres of it"),
    ("The pass lies 1,900m above sea level", 1900, "a height"),
    ("at a depth of 70m.", 70, "nothing behind, a dimension before"),
    ("a plane at 4,500m", 4500, "a thousand millions would be a billion"),
    ("12m of rope", 12, "of what has no plural"),
]
MILLIMETRES = [
    ("65mm of rain fell", D(65), "rain"), ("as much as 90mm in Dell", D(90), "rain without the word"),
    ("gaps 2mm wide", D(2), "a dimension"), ("a 9mm pistol", D(9), "a calibre"), ("on 8mm film", D(8), "a format"),
    ("Tarn had 48mm.", D(48), "at a sentence's end"), ("20mm to 35mm of snow", (D(20), D(35)), "a range"),
    ("rising 3.1mm a year", D("3.1"), "a rate"),
]  # fmt: skip
MILLIONS = [
    ("it earned $30mm", "USD", "a sign before"), ("EUR 30mm of debt", "EUR", "a code before"),
    ("30mm euros of debt", "EUR", "a name behind"), ("30 MM dollars", "USD", "capitals"),
]  # fmt: skip


def only(text):
    [q] = [q for q in nc.find_quantities(text) if q.kind not in ("date", "ordinal")]
    return q


@pytest.mark.parametrize(("text", "wanted", "why"), SCALES, ids=[case[2] for case in SCALES])
def test_scales(text, wanted, why):
    q = only(text)
    value = (q.low, q.high) if isinstance(wanted[2], tuple) else q.value
    assert (q.text, q.kind, value, q.unit) == wanted, why


@pytest.mark.parametrize(("text", "value", "why"), METRES, ids=[case[2] for case in METRES])
def test_metres(text, value, why):
    q = only(text)
    assert (q.kind, q.value, q.unit) == ("measure", value, "m"), why


@pytest.mark.parametrize(("text", "value", "why"), MILLIMETRES, ids=[case[2] for case in MILLIMETRES])
def test_millimetres(text, value, why):
    q = only(text)
    assert (q.kind, q.unit) == ("measure", "mm"), why
    assert (q.low, q.high) == value if isinstance(value, tuple) else q.value == value


@pytest.mark.parametrize(("text", "unit", "why"), MILLIONS, ids=[case[2] for case in MILLIONS])
def test_mm_beside_money_is_millions(text, unit, why):
    q = only(text)
    assert (q.kind, q.value, q.unit) == ("money", D("3.0E+7"), unit), why


def test_what_stays_open_agrees_with_both():
    q = only("Ostrel needs 5m.")
    assert q.alternates == ("million",)
    assert q.compatible(only("5 metres")) and q.compatible(only("5 million")) and not q.compatible(only("6 million"))
    trees = only("They planted 15m trees")
    assert trees.alternates == ("m",) and trees.compatible(only("15 metres"))
    assert only("The wall is 5m high.").alternates == () and not only("5m high").compatible(only("5 million"))


def test_metres_joined_to_metres_are_metres():
    q = only("from 30m to 50m deep")
    assert (q.low, q.high, q.unit) == (30, 50, "m")
