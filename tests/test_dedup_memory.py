"""Deduplication within a limit of memory: every row is what it is without one."""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out, run
from test_dedup import RECORDS
from test_dedup_jobs import AGENCIES, STORIES

import newsclean as nc
from newsclean.dedup import model
from newsclean.dedup.clustering import at_hand
from newsclean.dedup.clustering.duplicates import settled
from newsclean.dedup.clustering.order import named
from newsclean.dedup.clustering.origins import independent, origins_of
from newsclean.dedup.matching import inverted_index, posting_joins
from newsclean.dedup.matching.match import judged_pairs
from newsclean.dedup.model import Column
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import entry_of
from newsclean.dedup.reading.shingle_step import ShingleStep
from newsclean.dedup.spilling import packed_facts
from newsclean.dedup.spilling.sorted_runs import FileColumn, SortedRuns

OPTIONS = nc.DedupOptions(shared=1, cut=6)
ONE = "The bridge over the Orrin was closed on Monday after a lorry hit one of its pillars, the council said"
TWO = "Farmers in Velmar have harvested more wheat than in any year since the war, the ministry of farming said"
PARTED = [ONE, f"{ONE} in a statement.", TWO, f"{ONE} in a statement. It will stay closed.", f"{TWO} on Friday."]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is spilled after a few numbers, and read again a few at a time."""
    monkeypatch.setattr(model, "LEAST_HELD", 5)
    monkeypatch.setattr(packed_facts, "RECENT", 2)
    monkeypatch.setattr(posting_joins, "AT_ONCE", 7)
    monkeypatch.setattr(posting_joins, "HELD", 3)


def result(records, size, memory):
    """Names, marks and origins of records that come in batches of some size."""
    step = ShingleStep(OPTIONS, memory)
    entries = [entry_of(record) for record in records]
    batches = [entries[at : at + size] for at in range(0, len(entries), size)]
    facts, shingled = step.finish(step.merge(map(step.emit, batches)))
    links = judged_pairs(shingled, OPTIONS)
    marks = settled(facts, links, OPTIONS)
    agencies = [credited(*pair) for pair in zip(records, entries, strict=True)]
    origins = origins_of(facts, links, marks, agencies, OPTIONS.days)
    assert [marks[at] for at in range(len(marks))] == list(marks) and len(origins) == len(marks)
    return list(named(facts)), list(marks), list(origins), independent(origins)


@given(RECORDS, st.integers(1, 9))
def test_every_row_is_the_same(records, size):
    assert result(records, size, 1) == result(records, size, None)


@given(RECORDS, st.integers(1, 4))
def test_parts_that_are_settled_alone_give_the_same_marks(records, part):
    whole = result(records, 9, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(at_hand, "PART", part)
        assert result(records, 9, 1) == whole


def test_parts_are_not_linked_to_one_another(monkeypatch):
    monkeypatch.setattr(at_hand, "PART", 1)
    step = ShingleStep(OPTIONS, None)
    entries = [entry_of({"id": str(at), "text": text}) for at, text in enumerate(PARTED)]
    facts, shingled = step.finish(step.merge([step.emit(entries)]))
    links = judged_pairs(shingled, OPTIONS)
    some = at_hand.not_alone(facts, links)
    parts = list(at_hand.unlinked_parts(facts, links, some))
    assert len(parts) > 1 and sorted(chain(*parts)) == some
    near = {at: {link.other for link in links.texts.of(facts.texts[at])} for at in some}
    of = {facts.texts[at]: number for number, part in enumerate(parts) for at in part}
    assert all(of[other] == of[facts.texts[at]] for at in some for other in near[at])


@pytest.mark.parametrize("direct", [posting_joins.DIRECT, 0])
@pytest.mark.parametrize("size", [1, 7, 100])
def test_copies_agencies_and_ids_that_come_twice(size, direct, monkeypatch):
    monkeypatch.setattr(posting_joins, "DIRECT", direct)
    twice = [{**story, "id": int(story["id"]) % 20} for story in STORIES]
    odd = [{"id": "7#2", "text": STORIES[1]["text"]}, {"id": 7.5, "text": STORIES[2]["text"]}, {"text": "It rained."}]
    records = [*twice, *AGENCIES, *odd, *AGENCIES]
    found = result(records, size, 1)
    assert found == result(records, size, None)
    assert "7#3" in found[0] and any(mark.of for mark in found[1]) and found[3] < len(records) - 10


def test_outlets_are_numbered_as_before():
    """By the first name that each text had; an article without words counts among the names."""
    from newsclean.dedup.reading.intake import outlets_of

    sources, texts = ["b", "", "c", "a", "", "d"], [0, 1, 0, -1, 2, 2]
    facts = model.ArticleFacts(list(range(6)), [1] * 6, [None] * 6, sources, ["", "", "", "", "e/1", ""], texts)
    assert outlets_of(facts, 3).tolist() == [2, 0, 3]
    assert outlets_of(model.ArticleFacts([], [], [], [], [], []), 0).tolist() == []


@given(st.lists(st.lists(st.integers(0, (1 << 20) - 1), max_size=12)), st.integers(1, 9), st.integers(1, 20))
def test_sorted_runs_are_what_sorting_gives(batches, held, least):
    runs = SortedRuns(held, bits=20)
    for batch in batches:
        runs.add(np.array(batch, np.uint64))
    whole = sorted(number for batch in batches for number in batch)
    parts = [part.tolist() for part in runs.parts(least)]
    assert (
        [number for part in parts for number in part] == whole == [n for part in runs.parts(1) for n in part.tolist()]
    )
    ranges = [{number >> 8 for number in part} for part in parts]
    assert all(not one & other for one, other in pairwise(ranges))
    assert all(len(part) >= least for part in parts[:-1])


@given(st.lists(st.lists(st.integers(0, 5), max_size=9)))
def test_parts_of_a_file_and_of_an_array_hold_whole_shingles(batches):
    postings = sorted((hash_ << 24) + at for at, batch in enumerate(batches) for hash_ in batch)
    column, file = Column(np.uint64), FileColumn(np.uint64)
    for stored in (column, file):
        stored.add(np.array(postings, np.uint64))
        parts = [part.tolist() for part in posting_joins.parts(stored.whole())]
        assert [posting for part in parts for posting in part] == postings
        ends = [(one[-1] >> 24, other[0] >> 24) for one, other in pairwise(parts)]
        assert all(one != other for one, other in ends)


def test_the_command_writes_the_same_and_says_the_same(tmp_path):
    bad = '{"id": "x"}\n\n[1]\n{"id": "caf\\u00e9", "text": "caf\\ud800 by the sea", "date": "soon"}\n'
    lines = (jsonl(*STORIES[:20]) + bad + jsonl(*AGENCIES, *STORIES[20:])).splitlines(keepends=True)
    for at in range(2):
        (tmp_path / f"{at}.jsonl").write_text("".join(lines[at * 20 :][: 20 if at == 0 else None]), encoding="utf-8")
    files = [str(tmp_path / f"{at}.jsonl") for at in range(2)]
    for args in (["--mark"], ["--summary"], ["--mark", "-j", "2"], ["--to", "text"], ["--keep", "longest"]):
        plain, within = (run("dedup", *args, *more, *files, code=1) for more in ([], ["--memory", "400MB"]))
        assert (within.stdout, within.stderr) == (plain.stdout, plain.stderr)
    assert out("dedup", "--memory", "1GB", data="") == ""
    assert out("dedup", "--memory", "1GB", data=jsonl({"text": "It rained."})) == '{"id": "1", "text": "It rained."}\n'


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--memory", "1MB"], b"a run takes at least 400 MB; give that or more"),
        (["--memory", "much"], b"is not a size"),
        (["--memory", "1GB", "--index", "x"], b"leave out --index, --passages, --versions"),
        (["--memory", "1GB", "--versions"], b"leave out --index, --passages, --versions"),
    ],
)
def test_what_is_refused(args, said):
    assert said in run("dedup", *args, data="", code=2).stderr


def test_nothing_is_left_in_the_folder_of_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert result(STORIES, 5, 1) == result(STORIES, 5, None)
    assert inverted_index.REPRINTS.certain and list(tmp_path.iterdir()) == []
