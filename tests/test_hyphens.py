"""unwrap: hard-wrapped paragraphs, and nothing that only looks a little like them."""

from __future__ import annotations

import textwrap

import pytest
from growth import linear_in_time
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.clean.repair.hyphens import LINES, _is_wrapped, _Line, _paragraphs, unwrap
from newsclean.core.document import Document
from newsclean.core.ledger import Ledger
from newsclean.testing import laws, texts

STORY = (
    "The cabinet agreed late on Monday on a plan that the government says will lower the price of bread by ten per "
    "cent and of milk by five. The opposition called it a gift to the large chains, which had asked for it since the "
    "spring. A vote is expected in June, when the parliament comes back from its recess and the new budget is read."
)


def made(text):
    return Ledger.of(unwrap()(Document(text)), text).apply(text)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 95])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_wrapped_paragraph_becomes_one_line(width, end):
    wrapped = end.join(textwrap.wrap(STORY, width))
    assert made(f"Title{end}{end}{wrapped}{end}{end}{wrapped}{end}") == f"Title{end}{end}{STORY}{end}{end}{STORY}{end}"


def test_an_indent_starts_a_paragraph():
    wrapped = textwrap.fill(STORY, 64, initial_indent="   ")
    assert made(f"{wrapped}\n{wrapped}") == f"   {STORY}\n   {STORY}"


@pytest.mark.parametrize(
    ("head", "tail", "joined"),
    [
        ("govern-", "ment", "government"),  # "ment" is no word
        ("nego-", "tiations", "nego-tiations"),  # not certain: only the line is joined
        ("China-", "Russia", "China-Russia"),  # two names
        ("19-", "year", "19-year"),
        ("well-", "known", "well-known"),
        ("Vor-", "und", "Vor- und"),  # the hyphen holds a place
        ("Krebs-", "ähnlich", "Krebs-ähnlich"),
        ("mil-", "lionaire", "mil-lionaire"),
    ],
)
def test_hyphens_at_the_line_end(head, tail, joined):
    lines = [
        "x" * (60 - len(head) - 1) + " " + head,
        tail + " " + "y" * (58 - len(tail)) + "z",
        "and so it went on and on for " + "w" * 30,
        "and ended",
    ]
    assert joined in made("\n".join(lines))
    assert f"{head}\n" not in made("\n".join(lines))


def test_the_rest_of_the_text_knows_the_word():
    lines = ["The long talks of the day and of the night were called nego-", ("tiations by all who took part in them "
             "until the morning broke"), "again over the town."]  # fmt: skip
    assert "nego-tiations" in made("\n".join(lines))
    assert "called negotiations by" in made("\n".join([*lines, "", "The negotiations end."]))


def test_a_soft_hyphen_at_a_line_end_is_certain_anywhere():
    assert made("govern\xad\nment") == "government"


@pytest.mark.parametrize(
    "text",
    [
        # three headlines
        (
            "Ten people were rescued from the river on Monday\nSea levels rise faster than was thought, a study says\n"
            "A new mayor is elected in the second round of voting"
        ),
        # real paragraphs of one line each
        f"{STORY}\n{STORY}\n{STORY}",
        # a list
        (
            "- the first thing that they said was that the price of bread\n- the second thing was that milk is too dear"
            "\n- the third was butter"
        ),
        (
            "1. the first thing that they said was that the price of milk\n2. the other thing was that bread is dear\n"
            "3. the third was butter"
        ),
        # verse: short lines
        "the woods are lovely dark and deep\nbut i have promises to keep\nand miles to go before i sleep",
        # two lines may be an accident
        "the first line of this text is about as long as the other\nand the second line is just as long as the first",
        # a menu
        "home\nnews\nsport\nweather\nshop\nearth\ntravel",
        # lines of any length: the next word would have fitted
        (
            "this line could have held some more words of it\nbut it did not so it is a line of its own, or it was "
            "broken\nby hand as in a poem or an address"
        ),
        "",
        "\n",
        "x",
    ],
)
def test_left_alone(text):
    assert made(text) == text


words = st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=30, max_size=80)


@settings(deadline=None)
@given(words, st.integers(45, 90))
def test_wrapping_is_undone(parts, width):
    paragraph = " ".join(parts)
    lines = textwrap.wrap(paragraph, width)
    if len(lines) < 4 or min(map(len, lines[:-1])) < 40:
        return
    if len(lines[-1]) > max(map(len, lines[:-1])):
        return  # a last line longer than all others is no sign of a column
    assert made("\n".join(lines)) == paragraph


@settings(deadline=None)
@given(
    texts(10) | st.lists(st.sampled_from([*textwrap.wrap(STORY, 60), "", "  ", "\r", "govern-", "ment"])).map("\n".join)
)
def test_undo_and_once_is_enough(text):
    ledger = Ledger.of(unwrap()(Document(text)), text)
    clean = ledger.apply(text)
    assert ledger.undo(clean) == text
    assert made(clean) == clean


def test_laws():
    laws(unwrap(), examples=60)


@pytest.mark.benchmark  # the work is done inside patterns, where no calls can be counted
@pytest.mark.parametrize("unit", ["a\n", "word-\nment ", "\xad\n", "b" * 60 + "\n", "a " * 30 + "\n", "\r", "-\n", " "])
def test_linear_time(unit):
    def work(length):
        list(unwrap()(Document(unit * (length // len(unit)))))

    linear_in_time(work, 250_000)


def runs_slowly(text):
    """The obvious twin: all runs of lines, none passed over early."""
    runs, run, position = [], [], 0
    for raw in text.splitlines(keepends=True):
        stripped, indent = raw.strip(), len(raw) - len(raw.lstrip())
        if run and (not stripped or indent > run[-1].indent):
            runs.append(run)
            run = []
        if stripped:
            run.append(_Line(position + indent, position + indent + len(stripped), indent, stripped))
        position += len(raw)
    return [*runs, run]


WIDTHS = st.sampled_from([0, 3, 39, 40, 41, 70, 72, 99, 100, 101, 130])
ROWS = st.tuples(st.sampled_from(["", "", "", "  ", "    "]), WIDTHS, st.sampled_from(["a", "B", "c"]))


@given(st.lists(ROWS, max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_no_wrapped_run_is_passed_over(rows, end):
    text = end.join(indent + letter * width for indent, width, letter in rows)
    slowly = [run for run in runs_slowly(text) if len(run) >= LINES and _is_wrapped(run)]
    assert [run for run in _paragraphs(text) if _is_wrapped(run)] == slowly
