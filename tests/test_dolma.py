"""`clean --to dolma`: the spans of Dolma's taggers, and what its mixer makes of them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from test_cli import SCRAPE, jsonl, out, run

import newsclean as nc
from newsclean.io.writers import DOLMA_PREFIX, dolma_attributes


def mixed(text: str, spans: dict[str, list[tuple[int, int, float]]]) -> str:
    """What Dolma's mixer does with spans whose replacement is empty, the slow way: character by character."""
    gone = {at for rows in spans.values() for start, end, _ in rows for at in range(start, end)}
    return "".join(char for at, char in enumerate(text) if at not in gone)


def test_a_row_for_each_document_in_order():
    records = [{"id": "x", "source": "daily.example", "text": SCRAPE}, {"text": "Trade rose."}, {"text": 3}]
    done = run("--to", "dolma", data=jsonl(*records), code=1)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    spans = [[0, 13, 1.0], [len(SCRAPE) - 14, len(SCRAPE) - 1, 1.0]]
    assert rows[0] == {"id": "x", "source": "daily.example", "attributes": {f"{DOLMA_PREFIX}ad": spans}}
    assert rows[1:] == [{"id": "2", "attributes": {}}, {"id": "3", "attributes": {}}]  # they line up with the documents


def test_offsets_are_those_of_the_text_as_it_came():
    text = "Ümlaut İ ﬁ 😀 itâ€™s &amp; so.\n\nAdvertisement\n\nTrade rose."
    [row] = map(json.loads, out("--to", "dolma", data=jsonl({"text": text})).splitlines())
    [[start, end, score]] = row["attributes"][f"{DOLMA_PREFIX}ad"]
    assert (text[start:end], score) == ("Advertisement", 1.0)


def test_pages_are_refused_and_line_up():
    done = run("--to", "dolma", data=jsonl({"html": "<p>Trade rose by a quarter."}), code=1)
    assert b"spans are offsets in a text" in done.stderr and json.loads(done.stdout)["attributes"] == {}


def test_spans_stand_alone():
    assert b"leave out --to dolma" in run("--to", "dolma", "--ledger", "x", data="a", code=2).stderr
    assert b"leave out --to dolma" in run("dedup", "--to", "dolma", data="a", code=2).stderr


PARTS = st.sampled_from(
    ["Advertisement", "Photo: Reuters", "Trade rose by a quarter, he said.", "Read more: Rain", "\n\n", "İ"]
)


@given(st.lists(PARTS, max_size=12).map("\n\n".join))
def test_the_mixer_leaves_the_words_that_newsclean_leaves(text):
    article = nc.pipeline("news").text(text)
    left = mixed(text, dolma_attributes({"text": text}, article)["attributes"])
    if not article.ledger.rewritten or all(entry.rule == "space/gap" for entry in article.ledger.rewritten):
        assert left.split() == str(article).split()
