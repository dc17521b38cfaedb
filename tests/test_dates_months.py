"""Months in further languages, months with two names, and dates that stand below an article alone."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.metadata.reader import read_metadata
from newsclean.temporal.written_dates import find_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("نشر في 9 أيلول 2021", "2021-09-09"),
        ("9 سبتمبر، 2021", "2021-09-09"),
        ("الخميس 9 أيلول / سبتمبر 2021", "2021-09-09"),
        ("8 كانون الأول / ديسمبر 2021", "2021-12-08"),
        ("7 בספטמבר 2021", "2021-09-07"),
        ("Julkaistu 7. syyskuuta 2021", "2021-09-07"),
        ("Objavljeno 7. rujna 2021.", "2021-09-07"),
        ("7 септември 2021", "2021-09-07"),
        ("7 de setembre de 2021", "2021-09-07"),
        ("Rabu, 7 Agustus 2021", "2021-08-07"),
    ],
)
def test_months_of_further_languages(text: str, day: str) -> None:
    assert [found.stamp.day for found in find_dates(text)] == [day]


def test_a_slash_between_two_dates_does_not_join_them() -> None:
    days = [found.stamp.day for found in find_dates("9 Dec 2021 / 3 Jan 2022")]
    assert days == ["2021-12-09", "2022-01-03"]
    assert list(find_dates("9 rows / seats 2021")) == []


def page(foot: str) -> str:
    text = "".join(f"<p>{'The keeper wound the clock of the tower and went home again. ' * 4}</p>" for _ in range(6))
    title = "The clock of Tarnby"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}{foot}</body></html>"


def test_the_line_below_a_post_says_when_it_was_written() -> None:
    foot = "<div class='post-footer'>This entry was posted on 14 December 2015 at 2:48 pm by the keeper.</div>"
    found = read_metadata(LexborHTMLParser(page(foot)))
    assert found.published is not None
    assert found.published.day == "2015-12-14"


def test_two_days_below_posts_are_no_date() -> None:
    feet = "".join(f"<div class='post-footer'>Posted on {day} December 2015 by the keeper.</div>" for day in (14, 15))
    assert read_metadata(LexborHTMLParser(page(feet))).published is None
