"""Fields that every row of a table has, and many leave empty."""

from __future__ import annotations

import pytest

import newsclean as nc

TEXT = (
    "Ferry bridge opens in Quenby after long wait\n\nIda Holm\n\n"
    "The ferry bridge in Quenby opened on Monday after a wait of nine years, the council said.\n\n"
    "It cost £3m, a spokesman for the council said on Tuesday."
)
TITLE = "Ferry bridge opens in Quenby after long wait"


@pytest.mark.parametrize(
    "record",
    [
        {"title": None, "text": TEXT},
        {"title": "", "text": TEXT},
        {"text": TEXT, "title": None},
        {"text": TEXT, "title": " "},
        {"text": TEXT, "authors": None, "summary": "", "title": ""},
    ],
)
def test_an_empty_title_is_read_from_the_text(record):
    [clean] = nc.pipeline("news").pipe([record])
    assert clean["title"] == TITLE and TITLE not in clean["text"]
    assert clean["summary"] == [] and isinstance(clean["authors"], list)


def test_what_stands_in_a_record_stays():
    [clean] = nc.pipeline("news").pipe([{"title": "Own title", "text": TEXT, "authors": "Bo Lind", "lang": "en"}])
    assert (clean["title"], clean["authors"], clean["lang"]) == ("Own title", "Bo Lind", "en")


def test_a_table_has_the_columns_of_its_rows(tmp_path):
    nc.write([{"outlet": "Daily", "byline": 3}], tmp_path / "kinds.csv")
    assert (tmp_path / "kinds.csv").read_text() == "outlet,byline\nDaily,3\n"
