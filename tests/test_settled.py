"""What is skipped in a round of cleaning would have changed nothing."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twin_rounds import SlowPipeline

import newsclean as nc
from newsclean import cleaners, testing
from newsclean.clean.labels import marks_of
from newsclean.clean.registry import CLEANERS
from newsclean.clean.settled import IDLE, ONCE, rules_to_ask
from newsclean.clean.zones import Zones

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
EXTRA = (
    "03:07", "Clips: a bridge falls into the river at Velm", "Comments", "Lena replied 2 hours ago", "12", "1,204",
    "The Vellmar Daily – The old harbour at night", "The Vellmar Daily – The market on a Sunday", "Culture", "World",
    "The Vellmar Daily – The new bridge before it opened",
    "The old tower in the year before the fire (Ida Holm for the Vellmar Daily)",
    "Yesterday 12:40 The council votes on the bridge again", "Today 08:15 Rain stops the work on the bridge",
    "“We are not creating any blocs", "\xa0Ã©", "Most popular", "By Ida Holm and Jonas Vik", "• A toll is planned",
    "OSTVIK, March 3 (Reuters) - The bridge over the Vell is closed until the summer, the council said on Monday.",
)  # fmt: skip
TEXTS = testing.texts() | st.lists(
    st.sampled_from((*EXTRA, *testing.LINES, *testing.LINES)), max_size=40
).map("\n".join)  # fmt: skip
STRICT = nc.pipeline("strict")
RULES = [rule for row in CLEANERS.values() for rule in (*row.context_rules, *row.strict)]


def zones_of(lines: list[str]) -> Zones:
    doc = nc.Document("\n\n".join(lines))
    hits = STRICT._ruleset.all_hits(doc.texts)
    doc.marks = marks_of(hits)
    return Zones(doc, hits, whole_pages=True)


@cache
def pipelines(preset: str) -> tuple[nc.Pipeline, nc.Pipeline]:
    return nc.pipeline(preset), SlowPipeline(cleaners.preset(preset))


def same(preset: str, text: str) -> None:
    fast, slow = (pipeline.text(text) for pipeline in pipelines(preset))
    assert fast == slow
    assert fast.ledger == slow.ledger
    assert fast.notes() == slow.notes()


@pytest.mark.parametrize("preset", cleaners.PRESETS)
def test_rounds_agree_with_their_slow_twin(preset):
    settings(max_examples=40)(given(TEXTS)(lambda text: same(preset, text)))()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:12])
def test_rounds_agree_with_their_slow_twin_on_the_samples(path):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for preset in ("news", "strict"):
        same(preset, "".join(lines))
    random.Random(5).shuffle(lines)
    same("news", "".join(lines))


@given(TEXTS)
def test_an_idle_rule_finds_nothing(text):
    zones = zones_of(nc.Document(text).texts)
    for rule, idle in IDLE.items():
        assert not (idle(zones) and list(rule(zones))), rule.__name__


@given(TEXTS, st.randoms())
def test_a_rule_that_is_asked_once_finds_nothing_when_lines_are_gone(text, chosen: random.Random):
    lines = nc.Document(text).texts
    for rule in ONCE:
        gone = {label.block for label in rule(zones_of(lines))}
        left = [line for block, line in enumerate(lines) if block not in gone and chosen.random() < 0.8]
        assert not list(rule(zones_of(left))), rule.__name__


def test_the_laws_see_rules_that_are_asked_and_find_something():
    lines = [*EXTRA, *testing.LINES] * 2
    zones = zones_of(lines)
    found = {rule for rule in rules_to_ask(RULES, zones, again=False) if list(rule(zones))}
    html = {rule for rule in RULES if rule.__name__ in ("find_embeds", "find_captions_beside_credits")}
    assert found.issuperset(ONCE)
    assert len(found) >= len(set(RULES) - html) - 3


def test_every_row_is_of_a_rule_that_is_in_use():
    assert set(RULES) >= IDLE.keys() | ONCE
    own = lambda zones: ()  # noqa: E731 - a user's own rule is always asked
    assert list(rules_to_ask([own], zones_of([]), again=True)) == [own]
