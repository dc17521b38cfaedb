"""uniform: typography in ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.clean.repair.uniform_quotes import DASHES, STRAIGHT, uniform
from newsclean.core.document import Document
from newsclean.core.ledger import Ledger
from newsclean.testing import laws, texts


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("“It’s ‘fine’”", "\"It's 'fine'\""),
        ("„Ja“, »nein«", '"Ja", "nein"'),
        ("2012–13 — a year", "2012-13 - a year"),  # the spaces round a dash are kept
        ("so…", "so..."),
    ],
)
def test_straightened(source, clean):
    assert Ledger.of(uniform()(Document(source)), source).apply(source) == clean


@pytest.mark.parametrize("text", ["5′ 11″", "「はい」", "'plain' \"quotes\" - here...", "‰ § ·"])
def test_what_is_no_quote_stays(text):
    assert list(uniform()(Document(text))) == []


@given(texts(10) | st.text("“”‘’«»–—…a -", max_size=30))
def test_same_as_translate(text):
    table = str.maketrans(STRAIGHT | DASHES)
    ledger = Ledger.of(uniform()(Document(text)), text)
    clean = text.translate(table)
    assert ledger.apply(text) == clean
    assert ledger.undo(clean) == text


def test_rules_and_kinds():
    edits = list(uniform()(Document("“–")))
    assert [(edit.kind, edit.rule) for edit in edits] == [("quote", "quote/straight"), ("quote", "quote/dash")]


def test_laws():
    laws(uniform(), examples=60)
