"""Passages shared by different articles."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out, run
from test_dedup import FERRY, RATES

from newsclean.dedup.clustering.passages import shared_passages

OWN = " ".join(f"our{n} report{n} tells{n}" for n in range(60))
WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=30).map(" ".join)


def test_agency_copy_inside_own_reporting():
    quoted = FERRY.partition("Some")[0].strip()
    rows = [
        {"id": "wire", "text": FERRY + " " + RATES},
        {"id": "own", "text": f"{OWN}\n\n{quoted.upper()}\n\n{OWN[:99]}"},
    ]
    [pair] = map(json.loads, out("dedup", "--passages", data=jsonl(*rows)).splitlines())
    [passage] = pair["passages"]
    texts = {row["id"]: row["text"] for row in rows}
    spans = [texts[pair[side]][slice(*passage[side])] for side in "ab"]
    assert spans[0] == passage["text"] and spans[0].upper() == spans[1].upper() == quoted.upper().rstrip(".")


def test_copies_are_no_pairs_and_other_stories_share_nothing():
    rows = [{"text": FERRY}, {"text": FERRY + " Nobody was hurt."}, {"text": RATES}, {"text": ""}]
    assert out("dedup", "--passages", data=jsonl(*rows)) == ""


def test_passages_are_no_marks():
    run("dedup", "--passages", "--mark", data="", code=2)


@given(WORDS, WORDS, st.integers(1, 6))
def test_passages_hold_the_same_words_and_do_not_overlap(a, b, least):
    end = 0
    for p in shared_passages(a, b, least):
        assert a[p.start_a : p.end_a] == b[p.start_b : p.end_b]
        assert p.start_a >= end and len(a[p.start_a : p.end_a].split()) >= least
        end = p.end_a


@given(WORDS, st.integers(1, 6))
def test_a_text_is_one_passage_of_itself_or_of_less(text, least):
    found = shared_passages(text, text, least)
    assert sum(p.end_a - p.start_a for p in found) <= len(text)
    assert bool(found) == (len(text.split()) >= least)
