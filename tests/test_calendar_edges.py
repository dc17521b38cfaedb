"""Days at the edges of the calendar, which machines write for "none", end no run and make no year 0 or 10000."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

import newsclean as nc
from newsclean.temporal.intervals import before, bounds
from newsclean.temporal.record_dates import day_of_record, days_since_1970

EDGES = ("0001-01-01", "0001-01-02", "0001-12-31", "9998-12-31", "9999-01-01", "9999-12-30", "9999-12-31")
TIMES = (
    "yesterday", "tomorrow", "last week", "next week", "next weekend", "last Friday", "next Monday", "on Thursday",
    "two days ago", "in the next three days", "the past ten days", "in 8000 days", "900 weeks ago", "last month",
    "next month", "last January", "next December", "in March", "last year", "next year", "next decade", "last century",
    "last quarter", "the third quarter", "the first 11 months", "last summer", "this winter", "on 29 February",
    "on December 31", "on January 1", "a fortnight ago", "the next two fortnights", "8000 years ago", "in 8000 years",
    "from December 30 to January 2", "the 1st century",
)  # fmt: skip
TIME = re.compile(r"(?!0000)\d{4}(?!\d)[-\w]*(?:/(?!0000)(?:\.\.|\d{4}(?!\d)[-\w]*))?")


@pytest.mark.parametrize("day", EDGES)
def test_words_of_time_at_the_edges_of_the_calendar(day: str) -> None:
    for words in TIMES:
        text = f"Sales rose to $5 million {words} in Ardmouth, and will rise {words}."
        for found in nc.find_quantities(text, date=day):
            if found.kind == "date" and found.when is not None:
                assert TIME.fullmatch(found.when), (words, found.when)
                bounds(found.when)
                before(found.when)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "letzte Woche, nächste Woche, gestern, morgen, vor zwei Tagen, im vergangenen Monat, nächstes Jahr"),
        ("fr", "hier, demain, la semaine dernière, la semaine prochaine, il y a deux ans, le mois dernier"),
        ("es", "ayer, mañana, la semana pasada, la próxima semana, hace dos años, el año pasado"),
        ("ru", "вчера, завтра, на прошлой неделе, на следующей неделе, два года назад, в прошлом году"),
        ("zh", "昨天，明天，上周，下周，去年，明年，上个月，下个月"),
    ],
)
@pytest.mark.parametrize("day", EDGES)
def test_other_languages_at_the_edges_of_the_calendar(lang: str, words: str, day: str) -> None:
    for found in nc.find_quantities(words, date=day, lang=lang):
        assert found.when is None or TIME.fullmatch(found.when)


def test_times_that_stay_in_the_calendar_are_read_there() -> None:
    found = nc.find_quantities("It fell last week and will rise next week.", date="0001-01-09")
    assert [q.when for q in found] == ["0001-W01", "0001-W03"]
    assert [q.when for q in nc.find_quantities("It fell yesterday.", date="9999-12-31")] == ["9999-12-30"]


def test_records_with_the_days_that_stand_for_none() -> None:
    text = "Sales rose to $5 million last week in Ardmouth, and rain fell on Friday."
    for day in ("0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"):
        assert day_of_record(day) is None
        assert days_since_1970(day) is None
        assert all(claim.when is None for claim in nc.find_claims({"id": 1, "date": day, "text": text}))
        articles = [{"id": 1, "date": day, "text": text}, {"id": 2, "date": "2024-03-07", "text": text}]
        assert nc.cluster_claims(articles)
        assert len(nc.deduplicate(articles).kept) == 1


def test_days_near_the_edges_are_days() -> None:
    for day in (date.min + timedelta(days=400), date.max - timedelta(days=400)):
        assert day_of_record(day.isoformat()) == day
