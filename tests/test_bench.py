"""`newsclean bench`: what it measures is there, is made of the same articles everywhere, and a sleep is seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import SCRAPE, jsonl, out, run

import newsclean as nc
from newsclean.bench import measure, sample, tasks
from newsclean.bench.run import built_in, speed_table
from newsclean.clean.registry import CLEANERS


@given(st.integers(0, 50), st.integers(1, 12))
def test_the_sample_is_the_same_for_the_same_seed_and_no_other(seed, count):
    made = sample.sample_records(seed, count)
    assert made == sample.sample_records(seed, count) != sample.sample_records(seed + 1, count)
    assert sample.sample_records(seed, count + 5)[:count] == made
    assert not any("{" in record["text"] for record in made)  # every slot is filled


def test_the_sample_is_like_news():
    records = sample.sample_records(3)
    article = nc.pipeline("news").article(records[0]["text"])
    assert len(records) == 200 and len(article.paragraphs) >= 5 and {"ad", "caption", "promo"} <= {
        entry.kind for record in records[:20] for entry in nc.pipeline("news").article(record["text"]).ledger.removed
    }  # fmt: skip
    assert 10 <= len(records) - len(nc.deduplicate(records).kept) <= 30  # each tenth is a copy
    page = nc.pipeline("news").article(sample.sample_page(records[0]))
    assert page.kind == "article" and len(page.paragraphs) >= 5 and "About us" not in str(page)
    assert len(nc.find_quantities(records[0]["text"])) >= 5


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """One round of the built-in sample, as the command prints it."""
    return json.loads(out("bench", "--seconds", "0", "--json"))


@pytest.mark.fuzz
def test_all_capabilities_and_cleaners_have_a_row(found):
    names = [row["name"] for row in found["rows"]]
    assert {"clean text", "clean HTML", "dedup", "quantities"} <= set(names) and set(CLEANERS) <= set(names)
    assert ("find claims" in names) <= hasattr(nc, "find_claims")
    assert ("cluster claims" in names) <= hasattr(nc, "cluster_claims")
    assert found["articles"] == found["pages"] == 200 and found["cores"] >= 1 and found["sample"] == "built-in"
    for row in found["rows"]:
        low, high = row["spread"]
        assert 0 < low <= row["mb_s"] <= high and row["articles_s"] > 0 and row["rounds"] == 1
    assert "node" not in found and "host" not in json.dumps(found)


@pytest.mark.fuzz
def test_the_table_says_what_was_measured(found):
    lines = speed_table(found).splitlines()
    assert (
        f"Python {found['python']}" in lines[0] and f"{found['cores']} cores" in lines[0] and found["date"] in lines[0]
    )
    assert "CPU time" in lines[1] and "1 round:" in lines[1]
    assert sum(line.startswith("  ") for line in lines) == len(found["rows"])
    assert max(map(len, lines)) <= 110


def test_files_are_measured_instead(tmp_path):
    (tmp_path / "a.jsonl").write_text(jsonl({"text": SCRAPE}, {"no": "text"}, {"maintext": SCRAPE * 2}))
    found = json.loads(out("bench", "--seconds", "0", "--json", "a.jsonl", cwd=tmp_path))
    assert (found["articles"], found["pages"], found["sample"]) == (2, 0, "files")
    assert "clean HTML" not in [row["name"] for row in found["rows"]]  # there is no page
    (tmp_path / "b.jsonl").write_text(jsonl({"no": "text"}))
    assert b"no article in these files has a text" in run("bench", "b.jsonl", cwd=tmp_path, code=1).stderr


class Clock:
    """A clock that goes on when work is said to be done, and at nothing else."""

    def __init__(self) -> None:
        self.now = 0.0

    def process_time(self) -> float:
        return self.now

    monotonic = process_time


def busy(clock: Clock, seconds: float) -> tasks.Run:
    def run(given: Sequence[str]) -> None:
        clock.now += seconds * len(given)

    return run


def test_ratios_are_how_many_times_slower_a_peer_is(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(measure, "time", clock)
    small = tasks.Sample([{"text": "x" * 10_000}] * 10, [])
    peers = {
        "slower": lambda: busy(clock, 0.004),
        "faster": lambda: busy(clock, 0.001),
        "absent": lambda: __import__("no_such_peer"),
    }
    task = tasks.Task("ours", lambda: busy(clock, 0.002), tasks.given_texts, peers=peers)
    [row] = measure.time_tasks([task], lambda _: small, 3.0, compare=True)
    figures = row.to_json()
    assert figures["rounds"] >= 2
    assert figures["mb_s"] == pytest.approx(5.0) and figures["articles_s"] == pytest.approx(500)
    assert figures["times"]["slower"]["median"] == pytest.approx(2.0)
    assert figures["times"]["faster"]["median"] == pytest.approx(0.5)
    assert "absent" not in figures["times"] and measure.missing_peers([task]) == ["absent"]


def test_each_round_has_other_articles():
    one, other = built_in(1), built_in(2)
    assert not set(tasks.given_texts(one)) & set(tasks.given_texts(other))


# trafilatura, a peer of the one about pages, is in the extra of the recipes
PEERED = [
    pytest.param(task, marks=[pytest.mark.recipes] * (task.name == "clean HTML"), id=task.name)
    for task in tasks.all_tasks()
    if task.peers
]


@pytest.mark.parametrize("task", PEERED)
def test_peers_that_are_installed_run(task):
    given = task.given(built_in(1))[:3]
    ran = 0
    for make in task.peers.values():
        try:
            function = make()
        except ImportError:
            continue
        function(given)
        ran += 1
    assert ran >= 1 or task.name == "dedup"  # ftfy is a dependency, trafilatura one of the recipes
