"""glue: a lost space is put back only where it is certain."""

from __future__ import annotations

import pytest
from growth import linear_in_time
from hypothesis import given
from hypothesis import strategies as st

from newsclean.clean.repair.glue import glue
from newsclean.core.document import Document
from newsclean.core.ledger import Ledger
from newsclean.testing import laws, texts


def made(text):
    return Ledger.of(glue()(Document(text)), text).apply(text)


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("friendship deliversUS$20b deal", "friendship delivers US$20b deal"),  # from a scrape
        ("incl. data$59.00/mth", "incl. data $59.00/mth"),
        ("worth£20m and worth€1,000", "worth £20m and worth €1,000"),
        ("worthEUR20m, carsRs 500 crore", "worth EUR20m, cars Rs 500 crore"),
        ("of the sanctions.The leaders left", "of the sanctions. The leaders left"),
        ("for miles.As for water", "for miles. As for water"),
        ("her condition.Medical staff ensured", "her condition. Medical staff ensured"),  # no opener, but prose follows
        ("nie istniała.Jeżeli nie udowodniono", "nie istniała. Jeżeli nie udowodniono"),
        ("displaying correctly?View it", "displaying correctly? View it"),
        ("“We know,”said the mayor", "“We know,” said the mayor"),
    ],
)
def test_parted(source, clean):
    assert made(source) == clean


@pytest.mark.parametrize(
    "text",
    [
        "SpyAlex Smith",  # a byline glued to a publisher, or a name
        "2020and",  # a digit may belong to anything
        "iPhone, McDonald, YouTube, eBay, MacOS, LinkedIn",
        "Node.js, Booking.com, Amazon.De, ASP.Net, asp.Net framework",
        "e.g. in the U.S.The",  # an abbreviation ends no sentence for certain
        "approx.Ten of them", "vgl.Das ist",  # abbreviations
        "www.example.The next", "a/path.The file", "user@host.The mail", "object_name.The one", "foo(bar).The end",
        "report.PDF", "index.Html", "file.DocX is", "prices.USA today",
        "US$20b", "A$5", "cost: $20", "cost US$20", "foo$1", "$VAR and word$name",
        "20$5", "KingUSD20", "the word “un”likely", "a ”Swedish quote”", "”said",  # nothing before the quote
        "3.The", "v1.The", "Yahoo!Answers",
        "sanctions. The leaders", "sanctions.the leaders",
    ],
)  # fmt: skip
def test_left_alone(text):
    assert made(text) == text


def test_rules_and_kinds():
    edits = list(glue()(Document("deliversUS$20b now.The “end,”said he")))
    assert {edit.kind for edit in edits} == {"glue"}
    assert sorted(edit.rule for edit in edits) == ["glue/currency", "glue/quote", "glue/sentence"]
    assert all(edit.start == edit.end and edit.text == " " for edit in edits)


@given(texts(10) | st.text("abUS$£20. TheRsEUR”saidéİß", max_size=40))
def test_only_spaces_are_put_in_and_once_is_enough(text):
    ledger = Ledger.of(glue()(Document(text)), text)
    clean = ledger.apply(text)
    assert ledger.undo(clean) == text
    assert made(clean) == clean
    assert all((entry.text, entry.new) == ("", " ") for entry in ledger)


def test_laws():
    laws(glue(), examples=60)


@pytest.mark.benchmark  # the work is done inside patterns, where no calls can be counted
@pytest.mark.parametrize("unit", ["a", "a.", "word.The ", "$1", "abcUS$20", "”", "a”said", ".A", "wordUSD", "R"])
def test_linear_time(unit):
    def work(length):
        list(glue()(Document(unit * (length // len(unit)))))

    linear_in_time(work, 250_000)
