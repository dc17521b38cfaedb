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


SAID = [
    ("ru", "Цены выросли по сравнению с мартом прошлого года.", ["2023-03"]),
    ("pl", "Ceny wzrosły w porównaniu z marcem ub.r.", ["2023-03"]),
    ("uk", "Ціни зросли порівняно з березнем минулого року.", ["2023-03"]),
    ("ja", "橋は2021年の夏に完成した。", ["2021-22"]),
    ("tr", "Okul 2022 baharında açıldı.", ["2022-21"]),
    ("zh", "今年春运开始。", ["2024"]),
    ("nl", "Het was van 11 tot en met 13 februari.", ["2024-02-11/2024-02-13"]),
    ("fr", "Entre le 11 et le 13 février il a plu.", ["2024-02-11/2024-02-13"]),
    ("de", "Vom 29. Februar bis zum 3. März regnete es.", ["2024-02-29/2024-03-03"]),
    ("ja", "2月6、7日に行われた。", ["2024-02-06/2024-02-07"]),
    ("ko", "3년 전이었다.", ["2021"]),
    ("it", "È nato il primo maggio 1968.", ["1968-05-01"]),
    ("es", "En la década de 1980 llovía.", ["1980/1989"]),
    ("de", "Das Urteil wird am übernächsten Freitag verkündet.", ["2024-03-22"]),
    ("fr", "Les familles partent avant le 1er juin.", ["2024-06-01"]),
    ("hi", "2025 की पहली तिमाही में बैठक होगी।", ["2025-Q1"]),
    # the verb of the clause that the date opens or ends, not of the one beside it
    ("en", "Prices fell in June, in April they will rise.", ["2023-06", "2024-04"]),
    ("de", "Im Februar fiel der Preis, Ende April wird er steigen.", ["2024-02", "2024-04"]),
    ("sv", "Bygget blir klart i maj och började i november.", ["2024-05", "2023-11"]),
    ("zh", "1月初下跌，4月将回升。", ["2024-01", "2024-04"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SAID)
def test_a_date_of_news_in_its_clause(lang, text, expected):
    assert [q.when for q in nc.find_quantities(text, lang=lang, date=DAY) if q.kind == "date"] == expected
