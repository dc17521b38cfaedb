"""Text that is wrapped at a column, as figures and claims are read from it: no figure is parted from its word."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.clean.repair.hyphens import joined_in_place

TUNNEL = (
    "The council of Kold said on Wednesday that the tunnel under the old harbour will now cost 240 million euros, "
    "up from 185 million euros in the plan of 2019, and that the works would go on until March 2028. Some 1,200 "
    "homes along the line must be pulled down, and about 3,400 people will have to move to other parts of the "
    "town before the end of next year. The price of steel has risen by 24.5 per cent since, and 40 metres more of "
    "rock had to be cut."
)


@pytest.mark.parametrize("width", [*range(42, 92, 7)])
def test_figures_of_wrapped_text_are_those_of_the_lines_joined(width: int) -> None:
    wrapped = textwrap.fill(TUNNEL, width)
    found = nc.find_quantities(wrapped)
    assert [(q.value, q.unit, q.what) for q in found] == [(q.value, q.unit, q.what) for q in nc.find_quantities(TUNNEL)]
    assert all(wrapped[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The tunnel will cost 240\nmillion euros.", ["2.40E+8"]),  # two lines show no column, a scale word does
        ("Der Tunnel kostet 240\r\nMillionen Euro.", ["2.40E+8"]),
        ("Le tunnel coûtera 240\nmilliards d'euros.", ["2.40E+11"]),
        ("Dead: 240\nmissing: 3", ["240", "3"]),  # lines of a list
        ("Seats: 12\nm", ["12"]),
    ],
)
def test_a_scale_word_belongs_to_the_figure_above(text: str, values: list[str]) -> None:
    assert [str(q.value) for q in nc.find_quantities(text)] == values


def test_claims_of_wrapped_text_are_whole_sentences() -> None:
    claims = nc.find_claims({"text": textwrap.fill(TUNNEL, 46)})
    assert {claim.text for claim in claims} == {claim.text for claim in nc.find_claims({"text": TUNNEL})}


@given(st.lists(st.text(st.sampled_from("ab é.-\n\xad1"), max_size=70)).map("\n".join))
def test_joining_in_place_changes_white_space_only(text: str) -> None:
    joined = joined_in_place(text)
    assert len(joined) == len(text)
    assert all(a == b or (a.isspace() and b == " ") for a, b in zip(text, joined, strict=True))
