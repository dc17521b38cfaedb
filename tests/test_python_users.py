"""What people do with the library in their own programs: other processes, threads, lists of texts, tables."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import newsclean as nc

TEXT = "Advertisement\n\nTrade rose by a quarter last year, customs officials said on Friday."
CLEAN = "Trade rose by a quarter last year, customs officials said on Friday."


def own(doc: nc.Document):
    """A cleaner of the user's own, which other processes find by its name."""
    return [nc.Edit(start, end, kind="other", rule="own/tip") for start, end in found(doc)]


def found(doc: nc.Document):
    return [(a, b) for a, b, text in zip(doc.starts, doc.ends, doc.texts, strict=True) if text == "Send a tip"]


PIPELINES = {
    "preset": lambda: nc.pipeline("news"),
    "preset without": lambda: nc.pipeline("strict", without=["share", "byline/by"]),
    "own": lambda: nc.Pipeline([*nc.cleaners.preset("light"), own], name="mine", without=["share"]),
    "rules": lambda: nc.Pipeline([nc.cleaners.rules([nc.Rule("own/t", "other", phrases=("Advertisement",))])]),
}


@pytest.mark.parametrize("name", PIPELINES)
@pytest.mark.parametrize("again", [lambda it: pickle.loads(pickle.dumps(it)), copy.deepcopy, copy.copy])
def test_a_pipeline_can_be_sent_to_other_processes_after_it_was_used(name, again):
    pipeline = PIPELINES[name]()
    texts = [TEXT, f"{TEXT}\n\nShare\n\nSend a tip"]
    expected = [pipeline(text) for text in texts * 200]  # RE2 or the kernel is prepared after some hundred lines
    other = again(pipeline)
    assert [other(text) for text in texts * 200] == expected
    assert repr(other) == repr(pipeline)


def test_threads_share_a_pipeline():
    texts = [f"{TEXT}\n\nYard {n} built {n} boats." for n in range(60)]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(nc.pipeline("news"), texts)) == [nc.pipeline("news")(text) for text in texts]


def test_texts_are_cleaned_as_records_are_and_what_is_neither_is_named():
    assert [record["text"] for record in nc.pipeline("news").pipe([TEXT, {"text": TEXT}])] == [CLEAN] * 2
    with pytest.raises(nc.errors.RecordError, match="int is not a record; give dicts with a text, or texts"):
        list(nc.pipeline("news").pipe([7]))  # type: ignore[list-item]


def test_stories_are_a_table_as_copies_and_claims_are(tmp_path):
    stories = nc.group_stories([{"id": 1, "date": "2024-05-01", "text": "A ferry sank off Quenby."}])
    assert stories.to_arrow().column_names == ["id", "title", "first", "last", "articles"]
    assert nc.write(stories, tmp_path / "stories.csv") == 1
    assert (tmp_path / "stories.csv").read_text().splitlines()[1].startswith("1,")


def test_a_report_that_cannot_be_saved_is_an_error_of_the_library(tmp_path):
    with pytest.raises(nc.errors.InputError, match="is not a folder; create it first"):
        nc.report([]).save(tmp_path / "none" / "page.html")
