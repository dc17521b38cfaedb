"""The tables of units and currencies: what a row says is read. A row added to them is tried here without a new test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import newsclean as nc
from newsclean.quantity.tables import currency_codes, currency_signs, quantity_table
from newsclean.text.language_pack import language_pack

CURRENCIES = language_pack("en").table("quantity")["currency"]

# Forms that news uses for other things: with a number beside them alone they are none, or they mean another unit.
NOT_ALONE = {
    "b": "40b is 40 billion", "K": "40K is 40 thousand", "V": "a numeral, a model", "s": "the 40s; 9.58s is read",
    "second": "the second of a list; 40 seconds is read", "km/hr": "never met in the labelled texts, and not read yet",
    "krone": "Norwegian, with Danish as the other reading", "kroner": "the same", "d-mark": "not read yet",
    "ரூ": "not read yet: two code points",
}  # fmt: skip


def forms() -> Iterator[tuple[str, str]]:
    """(unit, form) of all rows in English."""
    for rows in quantity_table("units").values():
        for unit, row in rows.items():
            _, words, exact = (part.strip() for part in row.split("|"))
            yield from ((unit, form) for form in f"{words} {exact}".split() if form not in NOT_ALONE)


@pytest.mark.parametrize(("unit", "form"), list(forms()))
def test_each_form_of_a_unit_is_read(unit, form):
    form = form.replace("_", " ")
    apart, glued = (nc.find_quantities(f"It had 40{space}{form} in all.") for space in (" ", ""))
    assert [q.unit for q in apart] == [unit] or [q.unit for q in glued] == [unit]


def test_each_currency_is_read_by_its_code_its_sign_and_its_names():
    said = {f"{code} 40 million": code for code in currency_codes()}
    said |= {f"{sign}40 million": entry.unit or "" for sign, entry in currency_signs().items() if sign not in NOT_ALONE}
    names = (
        (code, name) for code, its in language_pack("en").table("quantity")["currency"].items() for name in its.split()
    )
    said |= {f"40 million {name.replace('_', ' ')}": code for code, name in names if name not in NOT_ALONE}
    read = {text: [q.unit for q in nc.find_quantities(f"It cost {text} in all.")] for text in said}
    assert {text: units for text, units in read.items() if units != [said[text]]} == {}
    assert len(said) > 300


def test_the_exceptions_are_in_the_tables():
    known = {form for rows in quantity_table("units").values() for row in rows.values() for form in row.split()}
    known |= {name for its in CURRENCIES.values() for name in its.split()} | set(currency_signs())
    assert set(NOT_ALONE) <= known
