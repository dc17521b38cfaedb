"""Dates of news in context: direction by the governing verb, periods, names that are no dates, in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from growth import more_calls

import newsclean as nc
from newsclean.temporal.intervals import bounds

GOLD = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
DAY = "2024-03-13"


def times(lang: str, sentence: str) -> list[str]:
    """The resolved times that overlap the bracketed part."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    found = nc.find_quantities(text, lang=lang, date=DAY)
    return [q.when for q in found if q.kind == "date" and q.when and q.start < end and start < q.end]


def is_right(lang: str, sentence: str, expected: str) -> bool:
    found, readings = times(lang, sentence), expected.split(" | ")
    if not found:
        return "-" in readings
    return any(bounds(when) in [bounds(reading) for reading in readings] for when in found)


@pytest.mark.parametrize(("part", "kind"), [(part, kind) for part in GOLD for kind in GOLD[part]])
def test_dates_of_a_kind(part: str, kind: str) -> None:
    assert [row for row in GOLD[part][kind] if not is_right(*row)] == []


def test_every_kind_has_as_many_rows_held_back_as_seen():
    assert GOLD["held"].keys() == GOLD["seen"].keys()
    assert all(18 <= len(rows) <= 22 for part in GOLD.values() for rows in part.values())


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("He was fined on May 3, 2021, and again warned on May 3.", ["2021-05-03", "2021-05-03"]),
        ("The fair is on Sunday, October 29.", ["2023-10-29"]),  # of the years near by the one with that weekday
        # a second verb of one subject; "and" makes no noun of it
        ("The mill shut Monday and will reopen Friday.", ["2024-03-11", "2024-03-15"]),
        ("Her father changed the will Friday.", ["2024-03-08"]),
        ("Shops are open Monday to Friday.", [None]),
        ("It is best on a Tuesday, Wednesday or Sunday.", [None, None, None]),
        ("The lamp is built to last 40 years.", []),
        ("Answers are wanted no later than May 31.", ["2024-05-31"]),
        ("Talks were put off until Friday.", ["2024-03-15"]),
        ("It was not until Friday that they met.", ["2024-03-08"]),
        ("The council, which on Friday rejected the plan, will meet again.", ["2024-03-08"]),
        ("It will reopen, she said, on Friday.", ["2024-03-15"]),
    ],
)
def test_wording(text: str, when: list[str | None]) -> None:
    assert [q.when for q in nc.find_quantities(text, date=DAY) if q.kind == "date"] == when


def test_the_day_of_publication_may_be_meant():
    """Papers name the day on which they appear: "meets Wednesday", on a Wednesday, is today."""
    for text, when in (("The board meets Wednesday.", DAY), ("It meets next Wednesday.", "2024-03-20")):
        [q] = nc.find_quantities(text, date=DAY)
        assert q.when == when


@pytest.mark.parametrize(
    "word", ["Friday ", "said Friday will ", "the year to June ", "May 3 ", "last ", "2015/16-17 "]
)
def test_work_grows_with_the_length(word: str) -> None:
    assert more_calls(lambda text: nc.find_quantities(text, date=DAY), word * 60, word * 480, warm=word * 60) < 10
