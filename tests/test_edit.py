"""Edits and ledgers: settling, undoing, mapping, JSON."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Edit, Ledger
from newsclean.core.compose import compose
from newsclean.core.document import Document
from newsclean.core.edits import KINDS, REMOVAL_KINDS, Entry, _collide, _priority, settle
from newsclean.core.render import gaps, removal_entries
from newsclean.errors import EditError, LedgerError

KIND = st.sampled_from(sorted(KINDS))


@st.composite
def text_and_edits(draw: st.DrawFn, alphabet: str = "abİßé\u0301\n ") -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet, max_size=30))
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place, st.text("xyz", max_size=3), KIND), max_size=8))
    return text, [Edit(min(a, b), max(a, b), new, kind, "r") for a, b, new, kind in pairs]


def settled_slowly(edits: list[Edit], text: str) -> list[Edit]:
    """The obvious twin: best first, each against all that were taken."""
    asked = {e for e in edits if (e.start != e.end or e.text) and text[e.start : e.end] != e.text}
    taken: list[Edit] = []
    for edit in sorted(asked, key=_priority):
        if not any(_collide(edit, other) for other in taken):
            taken.append(edit)
    return sorted(taken)


def applied_slowly(text: str, ledger: Ledger) -> str:
    """From the back, so that no offset moves."""
    for entry in reversed(list(ledger)):
        text = text[: entry.start] + entry.new + text[entry.end :]
    return text


@given(text_and_edits())
def test_settling_agrees_with_the_slow_twin(case):
    text, edits = case
    assert settle(edits, text) == settled_slowly(edits, text)


@given(text_and_edits(), st.randoms())
def test_settling_does_not_depend_on_the_order(case, shuffler: random.Random):
    text, edits = case
    shuffled = list(edits)
    shuffler.shuffle(shuffled)
    assert settle(shuffled, text) == settle(edits, text)


@given(text_and_edits())
def test_settled_edits_do_not_overlap(case):
    text, edits = case
    settled = settle(edits, text)
    assert all(a.end <= b.start for a, b in pairwise(settled))


@given(text_and_edits())
def test_undo_gives_the_source_back(case):
    text, edits = case
    ledger = Ledger.of(edits, text)
    assert ledger.apply(text) == applied_slowly(text, ledger)
    assert ledger.undo(ledger.apply(text)) == text


@given(text_and_edits())
def test_json_both_ways(case):
    text, edits = case
    ledger = Ledger.of(edits, text)
    assert Ledger.from_json(json.loads(json.dumps(ledger.to_json()))) == ledger


@given(text_and_edits())
def test_kept_characters_map_both_ways(case):
    text, edits = case
    ledger = Ledger.of(edits, text)
    clean = ledger.apply(text)
    changed = {i for e in ledger for i in range(e.start, e.end)}
    for offset in set(range(len(text))) - changed:
        assert clean[ledger.map(offset)] == text[offset]
        assert ledger.unmap(ledger.map(offset)) == offset


@given(text_and_edits(), st.data())
def test_composition_is_one_after_the_other(case, data):
    text, edits = case
    first = Ledger.of(edits, text)
    middle = first.apply(text)
    place = st.integers(0, len(middle))
    pairs = data.draw(st.lists(st.tuples(place, place, st.text("uvw", max_size=2), KIND), max_size=6))
    second = Ledger.of([Edit(min(a, b), max(a, b), new, kind) for a, b, new, kind in pairs], middle)
    both = compose(text, first, second)
    assert both.apply(text) == second.apply(middle)
    assert both.undo(second.apply(middle)) == text
    entries = list(both)
    assert all(a.end <= b.start for a, b in pairwise(entries))


def test_the_longer_removal_wins():
    # a caption that holds a double space: the line goes, and nothing is said of the space in it
    text = "Photo:  Reuters"
    edits = [Edit(6, 8, " ", "whitespace", "space/run"), Edit(0, 15, "", "caption", "caption/credit")]
    assert [e.kind for e in Ledger.of(edits, text)] == ["caption"]


@pytest.mark.parametrize("edit", [Edit(-1, 2), Edit(0, 9), Edit(2, 1), Edit(0, 1, kind="advert")])
def test_a_wrong_edit_is_refused(edit):
    with pytest.raises(EditError):
        Ledger.of([edit], "news")


@pytest.mark.parametrize("clean", ["new", "newsy", "NEWS"])
def test_undo_refuses_a_text_that_was_changed(clean):
    ledger = Ledger.of([Edit(4, 6, "s", "glue"), Edit(8, 9, "", "ad")], "news  x!Y")
    with pytest.raises(LedgerError):
        ledger.undo(clean)


@pytest.mark.parametrize("data", [{}, {"edits": [{}], "length": 1}, {"edits": 3, "length": 1}])
def test_a_broken_ledger_is_refused(data):
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.from_json(data)


@st.composite
def lines_and_removals(draw: st.DrawFn) -> tuple[str, dict[int, list[Edit]]]:
    """A text, and removals in its blocks, counted from where each begins."""
    text = draw(st.text("ab .\n\n\n\r\u2028\xa0", max_size=60))
    removals: dict[int, list[Edit]] = {}
    for number, line in enumerate(Document(text).texts):
        place = st.integers(0, len(line))
        whole = st.just((0, len(line)))
        pairs = draw(st.lists(st.one_of(whole, st.tuples(place, place)), max_size=3))
        kinds = st.sampled_from(REMOVAL_KINDS)
        removals[number] = [Edit(min(pair), max(pair), "", draw(kinds), "r") for pair in pairs]
    return text, {number: edits for number, edits in removals.items() if edits}


@given(lines_and_removals())
def test_what_is_settled_in_blocks_is_what_is_settled_over_the_text(case: tuple[str, dict[int, list[Edit]]]) -> None:
    text, removals = case
    doc = Document(text)
    asked = [
        e._replace(start=doc.starts[n] + e.start, end=doc.starts[n] + e.end) for n, es in removals.items() for e in es
    ]
    over_all = settle(asked, text)
    slowly = Ledger.of([*over_all, *gaps(doc, over_all)], text)
    settled = {n: es if len(es) == 1 else settle(es, doc.texts[n]) for n, es in removals.items()}
    gone = {n: sum(e.end - e.start for e in es) for n, es in settled.items()}
    kept = {n for n, line in enumerate(doc.texts) if gone.get(n, 0) < len(line)}
    assert tuple(removal_entries(doc.text, doc.starts, doc.ends, settled, kept, Entry)) == tuple(slowly)
