"""Decimal marks and orders of dates in texts whose language is not certain: the likely reading, and the other one."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

import newsclean as nc

D = Decimal
# text, value, unit, the other reading
UNCERTAIN = [
    ("Orsk 2.340 EUR", D(2340), "EUR", "2.340"),
    ("€ 6.750", D(6750), "EUR", "6.750"),
    ("6,750 EUR", D(6750), "EUR", "6.750"),
    ("Orsk: 8.400 visitors", D(8400), None, "8.400"),
    ("4.125%", D("4.125"), "%", "4125"),
    ("4,125 %", D(4125), "%", "4.125"),
    ("2,000%", D(2000), "%", "2.000"),
    ("Orsk 1.489 euros per litre", D("1.489"), "EUR", "1489"),
    ("Orsk 1.489 €/l", D("1.489"), "EUR", "1489"),
    ("KWD 4.750", D("4.750"), "KWD", "4750"),
    ("€1.450 per month", D(1450), "EUR", "1.450"),
    ("Orsk 3.450 Mio. Euro", D("3450E+6"), "EUR", "3450000"),
    ("9.300 km", D(9300), "km", "9.300"),
    ("-2.340 EUR", D(-2340), "EUR", "-2.340"),
]
# Figures that can be read in one way only, and texts whose language decides
CERTAIN = [
    ("Totaal 2.340,50 euro", D("2340.50")),
    ("2.340.000 EUR", D(2340000)),
    ("0.340 EUR", D("0.340")),
    ("2.34 EUR", D("2.34")),
    ("$6,750", D(6750)),
    ("The bank said that the euro had risen to $1.085 by noon.", D("1.085")),
    ("They paid 6,750 dollars for the boat and sailed it home.", D(6750)),
    ("Die Stadt zahlte dem Verein im letzten Jahr 6.750 Euro.", D(6750)),
]


@pytest.mark.parametrize(("text", "value", "unit", "other"), UNCERTAIN)
def test_the_other_reading_is_an_alternate(text, value, unit, other):
    [q] = nc.find_quantities(text)
    assert (q.value, q.unit, q.alternates[-1]) == (value, unit, other)


@pytest.mark.parametrize(("text", "value"), CERTAIN)
def test_one_reading_has_no_alternate(text, value):
    q = next(q for q in nc.find_quantities(text) if q.kind == "money")
    assert q.value == value
    assert not any(other[:1].isdecimal() for other in q.alternates)


def test_a_language_that_is_named_is_certain():
    [q] = nc.find_quantities("6.750 EUR", lang="en")
    assert (q.value, q.alternates) == (D("6.750"), ())
    [q] = nc.find_quantities("6.750 EUR", lang="nl")
    assert (q.value, q.alternates) == (D(6750), ())


def test_the_country_decides():
    [q] = nc.find_quantities("9,300 km", country="DE")
    assert (q.value, q.alternates) == (D("9.300"), ())
    [q] = nc.find_quantities("9,300 km", country="GB")
    assert (q.value, q.alternates) == (D(9300), ())


def test_spanish_has_two_marks_and_the_country_says_which():
    text = "La obra costó 6,750 pesos, dijo el ministro."
    [q] = nc.find_quantities(text)
    assert (q.value, q.alternates[-1]) == (D(6750), "6.750")
    [q] = nc.find_quantities(text, country="MX")
    assert (q.value, q.unit, q.alternates[-1].isalpha()) == (D(6750), "MXN", True)
    [q] = nc.find_quantities("La obra mide 6,750 metros.", country="ES")
    assert (q.value, q.alternates) == (D("6.750"), ())


def test_other_figures_of_the_text_show_the_mark():
    _, other = nc.find_quantities("Orsk 12,5 km, 6,750 km")
    assert (other.value, other.alternates) == (D("6.750"), ("6750",))


def test_both_marks_in_one_figure_leave_no_doubt():
    one, other = nc.find_quantities("Orsk $3,412.50, Lisk $18.375")
    assert (one.value, other.value) == (D("3412.50"), D("18.375"))
    assert not other.alternates[-1][:1].isdecimal()


def test_both_readings_are_compatible():
    [one] = nc.find_quantities("6.750 km")
    [large], [small] = (nc.find_quantities(f"The road is {km} km long.", lang="en") for km in ("6,750", "6.75"))
    assert one.compatible(large)
    assert one.compatible(small)
    assert not large.compatible(small)


# text, country, day, other days
DAYS = [
    ("The letter is dated 05/09/2023.", None, "2023-05-09", ("2023-09-05",)),
    ("The letter is dated 05/09/2023.", "US", "2023-05-09", ()),
    ("The letter is dated 05/09/2023.", "IE", "2023-09-05", ()),
    ("The letter is dated 25/09/2023.", None, "2023-09-25", ()),
    ("The letter is dated 09/25/2023.", None, "2023-09-25", ()),
    ("The letter is dated 05.09.2023.", None, "2023-09-05", ()),
    ("The letter is dated 09/09/2023.", None, "2023-09-09", ()),
    ("La lettre est datée du 05/09/2023, a dit le ministre.", None, "2023-09-05", ()),
]


@pytest.mark.parametrize(("text", "country", "day", "others"), DAYS)
def test_a_day_in_digits(text, country, day, others):
    [q] = [q for q in nc.find_quantities(text, country=country) if q.kind == "date"]
    assert (q.when, q.alternates) == (day, others)


def test_both_days_are_compatible():
    [one] = nc.find_quantities("05/09/2023")
    other, third = nc.find_quantities("5 September 2023 and 6 September 2023")
    assert one.compatible(other)
    assert not one.compatible(third)


def test_records_keep_the_other_reading():
    from newsclean.quantity.records import Settings, with_quantities

    found = with_quantities({"text": "Orsk 2.340 EUR"}, Settings())["newsclean"]
    assert found["lang_known_by"] == "default"
    assert found["quantities"][0]["alternates"] == ["2.340"]
    assert json.dumps(found)
    sure = with_quantities({"text": "Orsk 2.340 EUR", "lang": "nl"}, Settings())["newsclean"]
    assert "alternates" not in sure["quantities"][0]
