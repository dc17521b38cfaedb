"""Versions of one address: chains, diffs that can be done, and which addresses are one."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out, run

import newsclean as nc
from newsclean.dedup.reading.urls import address
from newsclean.text.diff import AT_MOST, changed_figures, diff, marked_up

OLD = "Storm stops ferry\n\nThe ferry was stopped on Friday; 240 passengers waited.\n\nIt cost $5 million."
NEW = OLD.replace("240", "310").replace("It cost", "A pier broke.\n\nIt cost")
URL = "https://daily.example/ferry"
TEXTS = st.text(alphabet="ab1. \n’é😀", max_size=60)


def version(name, text, date=None, url=URL):
    return {"id": name, "url": url, "text": text} | ({"date": date} if date else {})


def patched(old, edits):
    """The old text with the edits applied."""
    parts, end = [], 0
    for edit in edits:
        parts += [old[end : edit.start_a], edit.new]
        end = edit.end_a
    return "".join((*parts, old[end:]))


@given(TEXTS, TEXTS, st.booleans())
def test_a_diff_done_to_the_old_text_gives_the_new(old, new, words):
    edits = diff(old, new, words=words)
    assert patched(old, edits) == new
    assert all(old[e.start_a : e.end_a] == e.old and new[e.start_b : e.end_b] == e.new for e in edits)
    assert all(e.old != e.new for e in edits)
    assert (edits == ()) == (old == new)


@given(TEXTS, TEXTS)
def test_a_long_stretch_is_divided_where_both_texts_agree(old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsclean.text.diff.AT_MOST", 6)
        assert patched(old, diff(old, new)) == new


def test_two_changes_in_a_long_text_are_two_edits(monkeypatch):
    old = [f"Paragraph {number}.\n\n" for number in range(40)]
    new = ["A first one.\n\n", *old[:20], *old[22:39], "A last one.\n\n"]
    monkeypatch.setattr("newsclean.text.diff.AT_MOST", 100)
    edits = diff("".join(old), "".join(new), words=False)
    assert [(edit.kind, edit.old[:12], edit.new[:7]) for edit in edits] == [
        ("insert", "", "A first"), ("delete", "Paragraph 20", ""), ("replace", "Paragraph 39", "A last "),
    ]  # fmt: skip


@given(TEXTS, TEXTS)
def test_edits_are_in_order_and_do_not_touch(old, new):
    edits = diff(old, new)
    ends = [(a.end_a, b.start_a) for a, b in pairwise(edits)]
    assert all(end <= start for end, start in ends)


def test_a_chain_is_in_order_of_date_and_says_what_changed():
    made = nc.deduplicate([version("b", NEW, "2024-05-02"), version("a", OLD, "2024-05-01"), version("c", NEW)])
    [chain] = made.versions
    assert (chain.address, chain.ids) == ("daily.example/ferry", ("a", "b", "c"))  # without a date: last
    first, second = chain.steps
    assert first.figures == (("240",), ("310",))
    assert [(e.kind, e.old, e.new) for e in first.words] == [
        ("replace", "240", "310"),
        ("insert", "", "A pier broke.\n\n"),
    ]
    assert [(e.kind, NEW[e.start_b : e.end_b]) for e in first.paragraphs] == [
        ("replace", "The ferry was stopped on Friday; 310 passengers waited.\n\nA pier broke.\n\n")
    ]
    assert (second.words, second.figures) == ((), ((), ()))  # scraped again


def test_no_chain_without_an_address_or_a_change():
    rows = [version(1, OLD), version(2, OLD), {"id": 3, "text": NEW}, version(4, NEW, url="https://other.example/x")]
    assert nc.deduplicate(rows).versions == ()


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(chance):
    rows = [version(n, f"{OLD} {n % 4}", f"2024-05-0{n % 3 + 1}") for n in range(8)]
    rows += [version(n, f"{NEW} {n}", None, "https://other.example/?id=7") for n in range(8, 11)]
    mixed = rows.copy()
    chance.shuffle(mixed)
    assert nc.deduplicate(mixed).versions == nc.deduplicate(rows).versions


def test_figures_are_whole():
    assert changed_figures("It rose 3.5% to $1,200 in 2019.", "It rose 3.6% to $1,200 in 2019.") == (
        ("3.5%",),
        ("3.6%",),
    )
    assert changed_figures("3 and 3", "3") == (("3",), ())


def test_the_command_writes_a_line_for_each_address():
    data = jsonl(version("a", OLD, "2024-05-01"), version("b", NEW, "2024-05-02"), {"id": "c", "text": OLD})
    [row] = map(json.loads, out("dedup", "--versions", data=data).splitlines())
    assert (row["address"], row["ids"]) == ("daily.example/ferry", ["a", "b"])
    [step] = row["steps"]
    assert step["figures"] == {"gone": ["240"], "come": ["310"]}
    assert step["words"][0] == {"kind": "replace", "a": [52, 55], "b": [52, 55], "old": "240", "new": "310"}
    told = out("dedup", "--versions", "--to", "text", data=data)
    assert told.startswith("daily.example/ferry\n--- a\n+++ b\nStorm") and "[-240-]{+310+}" in told
    assert marked_up(OLD, diff(OLD, NEW)) in told


def test_versions_are_no_marks():
    run("dedup", "--versions", "--mark", data="", code=2)


@pytest.mark.parametrize("part", ["a ", "a\n", "word{n} ", "line{n}\n", "\n", "1", "a\n\nb ", "é.’"])
def test_hostile_texts_take_linear_time(part, linear):
    def work(count):
        chance = random.Random(1)
        old = "".join(part.format(n=chance.randrange(9)) for _ in range(count))
        new = "".join(part.format(n=chance.randrange(9)) for _ in range(count)) + "x"
        assert patched(old, diff(old, new)) == new

    assert AT_MOST < 10**7
    linear(work, 10_000, 8, slack=4)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.daily.example:80/news/ferry-7",
        "HTTPS://DAILY.EXAMPLE/news/ferry-7/",
        "https://m.daily.example/news/ferry-7?utm_source=x&fbclid=1",
        "https://amp.daily.example/news/ferry-7",
        "https://daily.example/amp/news/ferry-7",
        "https://daily.example/news/ferry-7/amp/",
        "https://www.google.com/amp/s/daily.example/news/ferry-7",
        "https://daily-example.cdn.ampproject.org/v/s/daily.example/news/ferry-7?amp=1",
        "https://cdn.ampproject.org/c/s/daily.example/news/ferry-7",
        "https://daily-example.bing-amp.com/c/s/daily.example/news/ferry-7",
        "https://daily.example/news/ferry-7/print/",
        "https://daily.example/news/ferry-7?print=1",
        "https://daily.example/news/ferry-7?view=print#top",
        "https://daily.example/news/ferry-7/index.html",
        "https://daily.example/news/ferry-7;jsessionid=AB12?PHPSESSID=9",
        "https://daily.example/news/%66erry%2D7",
        "https://daily.example/news/ferry-7?a&amp;utm_medium=x&a".replace("a&amp;", "utm_campaign&amp;").removesuffix(
            "&a"
        ),
    ],
)
def test_addresses_of_one_article(url):
    assert address(url) == "daily.example/news/ferry-7"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://d.example/story?id=12", "https://d.example/story?id=13"),
        ("https://d.example/?p=12", "https://d.example/?p=13"),
        ("https://d.example/story.php?12", "https://d.example/story.php?13"),  # the number alone says which
        ("https://d.example/story?sid=12", "https://d.example/story?sid=13"),  # a story, not a session
        ("https://d.example/story?page=1", "https://d.example/story?page=2"),
        ("https://d.example/Ab", "https://d.example/aB"),  # short links
        ("https://d.example/a%2Fb", "https://d.example/a/b"),
        ("https://d.example/a%3Fb=1", "https://d.example/a?b=1"),
        ("https://d.example:8080/a", "https://d.example/a"),
        ("https://news.d.example/a", "https://sport.d.example/a"),
        ("https://d.example/print", "https://d.example/"),  # the section
        ("https://d.example/amplifier", "https://d.example/lifier"),
        ("https://d.example/index.php?id=1", "https://d.example/index.php?id=2"),
        ("https://d.example/news?view=map", "https://d.example/news"),
    ],
)
def test_addresses_of_different_articles(one, other):
    assert address(one) != address(other)


def test_percent_signs_and_hosts_in_two_spellings():
    assert address("https://d.example/caf%C3%A9") == address("https://d.example/café")
    assert address("https://bücher.example/a") == address("https://xn--bcher-kva.example/a")
    assert address("https://en.m.daily.example/a") == address("https://en.daily.example/a")


@given(st.text(alphabet="a/.%2F?=&;:#ü@[]0 amp", max_size=40))
def test_any_address_is_taken(text):
    assert isinstance(address(f"https://d.example/{text}"), str)
    address(text)
