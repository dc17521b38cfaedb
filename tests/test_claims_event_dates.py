"""Days on which something happens are part of what is stated: two days that differ are no agreement."""

from __future__ import annotations

import pytest

import newsclean as nc

APRIL = "2024-04-20"
TUNNEL = [
    ("a", "2024-09-11", "The Ardmouth tunnel will open in 2034, the transport department said on Wednesday."),
    ("b", "2024-09-12", "The Ardmouth tunnel will open in 2035, according to an audit."),
]
TRIAL = [
    ("a", "2024-09-11", "The trial of its former director Josef Lind begins on 4 October."),
    ("b", "2024-09-12", "The trial of former director Josef Lind begins on 11 October."),
    ("c", "2024-09-12", "The trial of the former director, Josef Lind, begins on Oct. 4."),
]


@pytest.mark.parametrize(
    ("one", "other", "date"),
    [
        ("The tunnel will open in 2034.", "The tunnel will open in 2035.", None),
        ("The trial of Mr Moss begins on 4 May.", "The trial of Mr Moss begins on 11 May.", None),
        ("The ferry Aurora sank on 4 May 1953.", "The ferry Aurora sank on 14 May 1953.", None),
        ("The law takes effect on January 1.", "The law takes effect on July 1.", "2023-11-01"),
        # A weekday and a day are two days when the article has a date.
        ("The election will be held on Sunday.", "The election will be held on 12 June.", "2024-06-04"),
        # A day behind a word that may also open a clause.
        ("The vote was put off until June.", "The vote was put off until July.", APRIL),
        ("The road is closed until Friday.", "The road is closed until Sunday.", APRIL),
        ("The strike has gone on since March.", "The strike has gone on since May.", "2024-08-20"),
        ("Le procès s’ouvrira le 4 mai.", "Le procès s’ouvrira le 11 mai.", APRIL),
        ("Der Prozess beginnt am 4. Mai.", "Der Prozess beginnt am 11. Mai.", APRIL),
        ("El juicio comenzará el 4 de mayo.", "El juicio comenzará el 11 de mayo.", APRIL),
        ("裁判は5月4日に始まる。", "裁判は5月11日に始まる。", APRIL),
    ],
)
def test_two_days_of_one_event_are_a_conflict(one: str, other: str, date: str | None) -> None:
    assert nc.compare(one, other, date_a=date, date_b=date)[::2] == ("conflict", ("other time",))


@pytest.mark.parametrize(
    ("one", "other", "dates"),
    [
        # One day in two forms, and a longer time that holds it.
        ("The summit starts on 3 June.", "The summit starts on Monday.", ("2024-06-01", "2024-06-01")),
        ("The summit starts on 3 June.", "The summit starts next week.", ("2024-05-31", "2024-05-31")),
        ("The law takes effect on 1 January 2025.", "The law takes effect in January.", ("2024-11-01", "2024-11-01")),
        # When it was said is no day of what was said.
        ("The school will close, Moor said on Monday.", "The school will close, Moor said on 3 May.", (None, APRIL)),
        (
            "The vote will be held on Sunday, the commission said on Monday.",
            "The vote will be held on Sunday, the commission said on Tuesday.",
            ("2024-06-03", "2024-06-04"),
        ),
    ],
)
def test_one_day_is_the_same(one: str, other: str, dates: tuple[str | None, str | None]) -> None:
    assert nc.compare(one, other, date_a=dates[0], date_b=dates[1]).relation == "same"


def test_figures_of_two_months_stay_two_figures() -> None:
    """The day is that of the figure, and readings of two months contradict nothing."""
    assert nc.compare("Inflation was 3.1% in May 2024.", "Inflation was 3.1% in June 2024.").relation == "different"


def members(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, set[str]]]:
    found = nc.cluster_claims([{"id": name, "date": date, "text": text} for name, date, text in rows])
    return [(c.status, c.kind, {m.id for v in c.variants for m in v.members}) for c in found if c.articles > 1]


def test_a_story_shows_the_other_day_and_does_not_count_it_as_agreement() -> None:
    assert members(TRIAL) == [("conflict", "statement", {"a", "b", "c"}), ("agree", "statement", {"a", "c"})]


def test_years_are_compared_as_figures_and_statements_of_two_years_do_not_agree() -> None:
    assert members(TUNNEL) == [("conflict", "quantity", {"a", "b"})]
    assert nc.cluster_claims([{"text": text} for *_, text in TUNNEL])[0].reasons[0] == "value: 2034, not 2035"
