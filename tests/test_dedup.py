"""Deduplication: golden cases, each with its reason; what must hold for any articles; bad input."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.dedup.reading.urls import address
from newsclean.temporal.record_dates import days_since_1970

SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
GOLD = json.loads((ROOT / "seeds" / "duplicates.gold.json").read_text(encoding="utf-8"))

FERRY = """The ferry between Ardmouth and the northern isles was stopped on Friday after a storm damaged the landing
stage, the harbour office said. Some 240 passengers spent the night in a school, and 31 lorries with fish stood on the
quay. Engineers hope to lay a floating bridge within 9 days. Until then a fishing boat carries post and medicine."""
RATES = """The central bank of Estmark held its main rate at 4.25 per cent on Thursday, as 18 of 22 analysts had
expected, and said that prices would rise by 3.1 per cent this year. The governor told reporters that wages, up 5.6 per
cent in the spring, left no room for a cut before the winter. The crown gained 0.4 per cent against the dollar."""
TERMS = """This story may not be printed, broadcast or passed on without the written consent of the publisher, who
reserves all rights. Readers who find an error are asked to write to the editor, who answers within two working days."""


def found(*texts, options=None, **fields):
    """Deduplicate texts, named a, b, c …; a field is given as a list."""
    records = [
        {"id": name, "text": text, **{key: values[at] for key, values in fields.items()}}
        for at, (name, text) in enumerate(zip("abcdefghij", texts, strict=False))
    ]
    return nc.deduplicate(records, options)


def pairs(duplicates):
    return [(copy.id, copy.of, copy.relation) for cluster in duplicates.clusters for copy in cluster.copies]


def test_the_seeds_once_cleaned():
    clean = nc.pipeline("news")
    made = nc.deduplicate(list(clean.pipe(SEEDS)))
    told = {(m.of, m.id, m.relation) for m in (*made.updates, *(c for k in made.clusters for c in k.copies))}
    assert told == {(row["of"], row["copy"], row["relation"]) for row in GOLD}
    assert len(made.kept) == len(SEEDS) - 3  # an update is no copy to drop


def test_the_seeds_as_scraped():
    made = nc.deduplicate(SEEDS)
    told = {frozenset((m.of, m.id)) for m in (*made.updates, *(c for k in made.clusters for c in k.copies))}
    assert told == {frozenset((row["of"], row["copy"])) for row in GOLD}


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (FERRY.upper(), "exact"),  # case alone makes no other text
        (FERRY.replace("\n", "\n\n").replace(" the ", "  the "), "exact"),  # nor do spaces and paragraphs
        (RATES, None),  # another story
        (FERRY.replace("Friday", "Saturday").replace("Some 240", "About 240"), "near"),  # edited
        ("Storm stops ferry\n\n" + FERRY + "\n\n" + TERMS, "near"),  # a headline and another outlet's small print
        (FERRY.rpartition("Until")[0], "near"),  # cut from the end
        (FERRY[:150], "contained"),  # a brief
        ("Live blog\n\n" + RATES + "\n\n" + FERRY + "\n\n" + RATES[::-1], "contained"),  # embedded
    ],
)
def test_relations(other, relation):
    made = found(FERRY, other)
    assert [p[2] for p in pairs(made)] == ([relation] if relation else [])


def test_house_style_is_no_difference():
    other = RATES.replace(" per cent", "%").replace("3.1", "3.10"[:3]).replace("’", "'").replace("dollar", "$")
    assert pairs(found(RATES, other)) == [("b", "a", "near")]


def test_contained_says_which_holds_which():
    [cluster] = found(FERRY, FERRY[:150]).clusters
    assert (cluster.kept, cluster.copies[0].direction) == ("a", "part")
    [cluster] = found(FERRY, FERRY[:150], date=["2024-05-02", "2024-05-01"]).clusters
    assert (cluster.kept, cluster.copies[0].direction) == ("b", "whole")


def test_other_figures_in_the_same_words_are_an_update():
    later = RATES.replace("4.25", "4.50").replace("18 of 22", "7 of 25").replace("3.1", "2.8").replace("5.6", "6.3")
    made = found(RATES, later, date=["2024-05-01", "2024-05-02"])
    assert len(made.kept) == 2 and not made.clusters
    assert [(m.id, m.of, m.relation) for m in made.updates] == [("b", "a", "update")]
    assert made.marks[1].of is None and made.marks[1].row()["updates"] == "a"


def test_a_later_version_at_the_same_address_is_an_update():
    urls = ["https://daily.example/ferry", "https://m.daily.example/ferry?utm_source=post"]
    made = found(FERRY, FERRY + " Nobody was hurt.", url=urls, date=["2024-05-01", "2024-05-02"])
    assert [(m.id, m.of) for m in made.updates] == [("b", "a")] and len(made.kept) == 2


def test_identical_bulletins_of_different_days_are_different_events():
    days = ["2024-05-01", "2024-05-02", "2024-05-09", "2024-05-10"]
    made = found(*[FERRY] * 4, date=days)
    assert [cluster.members for cluster in made.clusters] == [("a", "b"), ("c", "d")]
    assert len(found(*[FERRY] * 4, date=days, options=nc.DedupOptions(days=None)).kept) == 1
    assert len(found(*[FERRY] * 4, date=days, options=nc.DedupOptions(days=0)).kept) == 4


def test_boilerplate_makes_no_copies():
    stories = [f"{word} " * 3 + f"opens a bridge in {word}ville and a school in Port {word}" for word in "abcdefgh"]
    stories = [" ".join(f"{w}{at}" for w in story.split()) for at, story in enumerate(stories * 10)]
    made = nc.deduplicate([{"source": f"o{at % 4}", "text": f"{s}\n\n{TERMS}"} for at, s in enumerate(stories)])
    assert len(made.kept) == len(stories)


def test_a_story_in_many_outlets_is_no_boilerplate():
    records = [
        {"source": f"o{n}", "text": f"Paper number n{n} of town t{n}\n\n{FERRY}\n\nx{n} y{n} z{n}"} for n in range(90)
    ]
    [cluster] = nc.deduplicate(records).clusters
    assert len(cluster.members) == 90


def test_half_copies_do_not_chain_strangers():
    parts = [" ".join(f"w{part}x{n}" for n in range(60)) for part in range(6)]
    made = found(*[f"{one} {two}" for one, two in pairwise(parts)])
    for cluster in made.clusters:
        assert len(cluster.members) <= 3  # the neighbours of one, not the whole chain


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (nc.DedupOptions(), "b"),  # the earliest
        (nc.DedupOptions(keep="longest"), "c"),
        (nc.DedupOptions(keep="first"), "a"),
        (nc.DedupOptions(prefer=("wire", "daily")), "d"),  # a preferred outlet before all
    ],
)
def test_which_copy_is_kept(options, kept):
    dates = ["2024-05-02", "2024-05-01", "2024-05-02", "2024-05-03"]
    texts = [FERRY, FERRY, FERRY + " Nobody was hurt.", FERRY]
    made = found(*texts, date=dates, source=["post", "daily", "post", "wire"], options=options)
    assert [record["id"] for record in made.kept] == [kept]


def test_ties_go_to_the_longest_then_to_the_smallest_id():
    records = [{"id": name, "text": FERRY} for name in (10, 9, "x")]
    assert nc.deduplicate(records).kept == [records[1]]
    records.append({"id": "y", "text": FERRY + "  !"})
    assert nc.deduplicate(records).kept == [records[3]]


@pytest.mark.parametrize(
    "text",
    [
        "渡轮周五因风暴损坏码头而停航，港务局表示，约二百四十名乘客在学校过夜，三十一辆满载鱼货的卡车滞留码头。",
        "フェリーは金曜日、嵐で桟橋が壊れたため運休した。港湾局によると、乗客は学校で夜を明かした。",
        "เรือข้ามฟากหยุดให้บริการเมื่อวันศุกร์หลังพายุทำให้ท่าเรือเสียหาย สำนักงานท่าเรือกล่าว",
    ],
)
def test_languages_without_spaces(text):
    made = found(text, "号外 " + text[:-4], RATES)
    assert [p[:2] for p in pairs(made)] == [("b", "a")] or [p[:2] for p in pairs(made)] == [("a", "b")]


def test_nothing_to_compare_is_kept():
    made = found("", " \n ", "!!!", "—", "Advertisement", "advertisement!", "Other")
    assert [record["id"] for record in made.kept] == list("abcdfg")  # the longer of two one-word texts
    assert made.marks[0].cluster == "a"


def test_records_without_id_and_with_the_same_id():
    records = [{"id": "x", "text": FERRY}, {"id": "x", "text": RATES}, {"text": FERRY}, {"text": "Rain."}]
    made = nc.deduplicate(records)
    assert len(made.marks) == 4
    assert [mark.cluster for mark in made.marks][::3] == [3, 4]  # the number of the record, where it has no id
    assert made.marks[1].cluster in ("x", "x#2") and len(made.kept) == 3
    assert len(nc.deduplicate([{"id": "x", "text": text} for text in (FERRY, RATES)]).kept) == 2


def test_texts_articles_and_pages_are_taken():
    page = f"<html><body><article><h1>Storm stops ferry</h1><p>{FERRY}</p></article></body></html>"
    clean = nc.pipeline("news")
    made = nc.deduplicate([FERRY, {"html": page}, clean.article(FERRY), {"title": "Rain"}, {"headline": "Rain"}])
    assert [mark.cluster for mark in made.marks] == [made.marks[0].cluster] * 3 + [made.marks[3].cluster] * 2


def test_many_identical_texts_take_linear_time():
    made = nc.deduplicate([FERRY] * 30_000)
    assert len(made.kept) == 1 and len(made.dropped) == 29_999


def test_a_long_text_and_its_part():
    long = " ".join(f"w{n * 7919 % 1_000_003}" for n in range(400_000))
    assert pairs(found(long, long[500_000:1_500_000], long.upper()))[0][2] in ("contained", "exact")


def test_lone_surrogates_and_other_planes():
    assert len(found("\ud800 " + FERRY, "🎉 " + FERRY, "\ud800", "🎉").kept) == 3


WORDS = st.sampled_from(
    [
        "bank",
        "said",
        "profit",
        "rose",
        "fell",
        "5",
        "7",
        "12.5",
        "percent",
        "mln",
        "Monday",
        "shares",
        "ferry",
        "storm",
        "the",
        "a",
    ]
)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"text": st.lists(WORDS, max_size=30).map(" ".join), "id": st.integers(0, 9)},
        optional={
            "date": st.sampled_from(["2024-05-01", "2024-05-03", "2024-05-06"]),
            "source": st.sampled_from("xyz"),
            "url": st.sampled_from(["https://a.example/1", "https://a.example/2"]),
        },
    ),
    max_size=14,
)


@given(RECORDS, st.randoms(use_true_random=False), st.sampled_from(["earliest", "longest"]))
def test_the_order_of_the_input_does_not_matter(records, random, keep):
    options = nc.DedupOptions(keep=keep, prefer=("y",), shared=1, cut=6)
    shuffled = random.sample(records, len(records))

    def told(given):
        marks = nc.deduplicate(given, options).marks
        return sorted(json.dumps([r, m[:4]], sort_keys=True) for r, m in zip(given, marks, strict=True))

    assert told(records) == told(shuffled)


@given(RECORDS)
def test_nothing_is_lost_and_each_cluster_keeps_one(records):
    made = nc.deduplicate(records, nc.DedupOptions(shared=1, cut=6))
    assert len(made.kept) + len(made.dropped) == len(records) == len(made.marks)
    kept = [mark.cluster for mark in made.marks if mark.of is None]
    assert len(set(map(str, kept))) == len(kept)
    assert {mark.of for mark in made.marks if mark.of is not None} <= set(kept)
    assert all(mark.of in (None, mark.cluster) for mark in made.marks)
    assert all(0 <= mark.score <= 1 for mark in made.marks if mark.score is not None)


@given(RECORDS, st.integers(1, 60))
def test_batches_do_not_matter(records, batch):
    options = {"shared": 1, "cut": 6}
    assert nc.deduplicate(records, nc.DedupOptions(**options, batch=batch)).marks == (
        nc.deduplicate(records, nc.DedupOptions(**options)).marks
    )


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_taken(texts):
    assert len(nc.deduplicate(texts).marks) == len(texts)


@given(st.text(max_size=60), st.sampled_from(["", "https://", "http://m.", "//"]))
def test_any_address_is_taken_and_made_one_once(text, front):
    once = address(front + text)
    assert isinstance(once, str)


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://www.daily.example/a?utm_source=x&fbclid=1", "http://daily.example/a/"),
        ("https://amp.daily.example/a.amp", "https://daily.example/a#comments"),
        ("https://daily.example/a?id=2&b=1", "https://mobile.daily.example/a?b=1&id=2"),
    ],
)
def test_addresses_of_one_page(url, same):
    assert address(url) == address(same) != ""


def test_addresses_of_two_pages():
    assert address("https://daily.example/a?id=1") != address("https://daily.example/a?id=2")
    assert address("https://m.example/a") == "m.example/a"  # a host that is called m


@pytest.mark.parametrize(
    "value", ["2024-05-17T10:00:00+02:00", "2024-05-17T08:00:00Z", 1715932800, "Fri, 17 May 2024 08:00:00 GMT"]
)
def test_dates_in_any_writing(value):
    assert days_since_1970(value) == pytest.approx(19860 + 1 / 3)


@pytest.mark.parametrize(
    "bad", [{"days": -1}, {"days": float("nan")}, {"jaccard": 0}, {"cut": 1}, {"keep": "last"}, {"sample": 1}]
)
def test_settings_that_cannot_be_meant(bad):
    with pytest.raises(nc.errors.DuplicateError, match=next(iter(bad))):
        nc.DedupOptions(**bad)


def test_a_story_printed_often_is_found_without_outlets():
    words = [f"w{n * 7919 % 1009}" for n in range(300)]
    texts = [" ".join([*words[:at], f"edit{at}", *words[at + 1 :]]) for at in range(0, 300, 5)]
    assert len(nc.deduplicate(texts).kept) == 1


NOTICE = """The bank of Estmark bought 1.5 billion crowns of bills from dealers on the open market, a spokesman said.
Dealers said that overnight money stood at 4.25 per cent when the bank began to supply reserves for the day."""


def test_a_short_notice_with_a_figure_replaced_is_of_another_day():
    made = found(NOTICE, NOTICE.replace("4.25", "4.5"))
    assert made.clusters == () and [update[:3] for update in made.updates] == [("b", "a", "update")]


def test_a_short_notice_without_one_of_its_figures_is_a_copy():
    assert pairs(found(NOTICE, NOTICE.replace("1.5 billion crowns of ", ""))) == [("b", "a", "near")]


def test_a_longer_text_with_a_figure_replaced_is_a_correction():
    assert len(found(FERRY + " " + RATES, FERRY + " " + RATES.replace("4.25", "4.5")).clusters) == 1
