"""The fast path of deduplication against its slow, obvious twin."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
import twin_dedup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.dedup.matching import posting_joins as meet
from newsclean.dedup.matching.inverted_index import candidate_pairs
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.dedup.reading.intake import Intake
from newsclean.text.hashed_tokens import hash_words

# Characters of the plane that the tables cover: case, accents, quotes, figures, signs, scripts with and without spaces.
CHARS = "aAéÉeßıIİ'’1290٣,.:/-–%$ \n—“m中国かカ한ไทยकि\u0301\u00ad²½ﬁ"
TEXTS = st.text(st.sampled_from(CHARS), max_size=40)
WORDS = st.sampled_from(
    [
        "the",
        "bank",
        "profit",
        "rose",
        "fell",
        "5",
        "7",
        "12.5",
        "percent",
        "pct",
        "million",
        "mln",
        "on",
        "Monday",
        "and",
    ]
)
STORIES = st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=12)


def hashed(texts):
    words = hash_words(texts)
    return [words.hashes[a:b].tolist() for a, b in zip(words.starts, words.starts[1:], strict=False)]


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=6))
@example(["1,200", "1200", "24.5%", "24.5 per cent", "don’t", "dont", "1987-88", ",5", "5,"])
@example(["5m", "5 million", "six", "6", "中国经济", "한국 경제", "", "x"])
def test_words_are_the_same_words(texts):
    slow, fast = [twin_dedup.words(text) for text in texts], hashed(texts)
    assert [len(words) for words in slow] == [len(hashes) for hashes in fast]
    met = {}
    for word, key in zip(chain(*slow), chain(*fast), strict=True):
        assert met.setdefault(word, key) == key
    assert len(set(met.values())) == len(met)


@settings(max_examples=200)
@given(STORIES, st.sampled_from([2, 5, 8]), st.integers(1, 4), st.integers(1, 3))
def test_pairs_are_the_same_pairs(texts, cut, width, shared):
    options = DedupOptions(width=width, cut=cut, shared=shared)
    intake = Intake(options)
    for text in texts:
        intake.add(DedupEntry(text, source="one"))  # of one outlet: no story goes round
    facts, shingled = intake.done()
    text_of = dict(zip(facts.texts, texts, strict=True))
    slow = twin_dedup.pairs(sorted({text_of[n] for n in facts.texts if n >= 0}), width, cut, shared)
    found = candidate_pairs(shingled, cut, shared)
    fast = {
        frozenset((text_of[a], text_of[b])): (common, {one, other})
        for a, b, common, one, other in zip(*(column.tolist() for column in found), strict=True)
    }
    assert {pair: (round(c, 6), {round(x, 6) for x in s}) for pair, (c, s) in fast.items()} == {
        pair: (round(c, 6), {round(x, 6) for x in s}) for pair, (c, s) in slow.items()
    }


@settings(max_examples=100)
@given(STORIES, st.sampled_from([2, 5, 8]), st.integers(1, 3))
def test_the_sieve_lets_all_pairs_through_that_share_enough(texts, cut, shared):
    intake = Intake(DedupOptions(width=1))
    for text in texts:
        intake.add(DedupEntry(text))
    _, shingled = intake.done()
    whole = candidate_pairs(shingled, cut, shared)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meet, "DIRECT", 0)
        patch.setattr(meet, "CELL_BITS", 4)  # so that many pairs share a cell
        patch.setattr(meet, "AT_ONCE", 5)
        patch.setattr(meet, "HELD", 3)
        sieved = candidate_pairs(shingled, cut, shared)
    assert all(np.array_equal(one, other) for one, other in zip(whole, sieved, strict=True))


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_a_text_has_the_same_words_alone_and_in_a_batch(texts):
    assert hashed(texts) == [hashed([text])[0] for text in texts]


def test_a_long_text_read_in_pieces_has_the_same_words(monkeypatch):
    monkeypatch.setattr("newsclean.dedup.reading.word_batches.PIECE", 50)
    text = "The ferry between the two towns was stopped on Friday after a storm damaged the landing stage badly."
    intake = Intake(DedupOptions())
    for each in (text, text.upper(), text[:40]):
        intake.add(DedupEntry(each))
    facts, shingled = intake.done()
    assert facts.texts[0] == facts.texts[1] != facts.texts[2]
    assert np.array_equal(np.sort(shingled.levels), [0, 0])
