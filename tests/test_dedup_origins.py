"""Independent origins: golden cases, each with its reason; order; hostile input."""

from __future__ import annotations

import json
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out, run
from test_dedup import FERRY, RATES

import newsclean as nc
from newsclean.dedup.clustering.origins import DisjointSets
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import DedupEntry, entry_of

# A paragraph of an agency, and reporting of three papers' own round it.
WIRE = """Rescue teams brought the last of the 31 miners out of the flooded shaft at Grubental before dawn on Sunday,
after a drill had reached their chamber from the hillside; one of them was flown to hospital with a broken leg.
The owner, who had closed the pit in 2011, said pumps bought from a quarry in the next valley had saved them."""
OWN = [
    " ".join(f"{word}{n} of{n % 7} our{n} report{n} tells{n}" for n in range(30)) for word in ("Alba", "Bera", "Cora")
]
UPDATE = FERRY.replace("240", "310").replace("31 ", "47 ").replace("within 9", "within 16")


def mixed(at, credit="(AP)", **fields):
    """A story of an outlet's own with the agency's paragraph in it."""
    text = f"GRUBENTAL {credit} - {OWN[at]}\n\n{WIRE}\n\n{OWN[at][::-1]}"
    return {"id": at, "source": f"{at}.example", "text": text, **fields}


def origins(*records, **options):
    return nc.deduplicate(records, nc.DedupOptions(**options)).origins


def test_forty_outlets_that_print_one_story_are_one_origin():
    rows = [{"id": n, "source": f"{n}.example", "text": f"ARDMOUTH (AP) - {FERRY}"} for n in range(40)]
    made = nc.deduplicate([*rows, {"id": "x", "text": RATES}])
    assert made.origins == (0,) * 40 + ("x",)
    assert (made.stories, made.independent) == (2, 2)
    assert made.clusters[0].origin == "AP" and len(made.clusters[0].outlets) == 40


def test_own_reporting_round_one_agency_passage_is_one_origin():
    made = nc.deduplicate([mixed(0), mixed(1), mixed(2)])
    assert made.stories == 3  # no copies of one another
    assert made.origins == (0, 0, 0)


def test_without_a_common_credit_a_passage_is_no_origin():
    assert origins(mixed(0), mixed(1, "(Reuters)"), mixed(2, "")) == (0, 1, 2)  # a statement printed by three


def test_a_credit_alone_is_no_common_origin():
    two = [{"id": n, "text": f"OSLO (AP) - {text}"} for n, text in enumerate((FERRY, RATES))]
    assert origins(*two) == (0, 1)


SMALL_PRINT = {
    "AP": "Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast,"
    " rewritten or redistributed without permission.",
    "Reuters": "(Reporting by Ann Lee in Oslo and Bo Lind in Bergen; Editing by Cy Moss) Our Standards: The Thomson"
    " Reuters Trust Principles.",
    "PTI": "(This story has not been edited by our staff and is auto-generated from a syndicated feed.) (PTI)",
}


@pytest.mark.parametrize("agency", SMALL_PRINT)
@pytest.mark.parametrize("times", [1, 5, 12, 25])  # whole, and sampled by 2, 4 and 8
def test_the_small_print_of_an_agency_is_no_passage(agency, times):
    two = [
        {
            "text": f"OSLO ({agency}) - "
            + " ".join(f"{word}{n}" for n in range(40 * times))
            + "\n\n"
            + SMALL_PRINT[agency]
        }
        for word in ("alba", "bera")
    ]
    assert origins(*two) == (1, 2)


@pytest.mark.parametrize("times", [1, 5, 12])
def test_a_passage_is_found_in_long_articles(times):
    """Three paragraphs, as sampling leaves of one in a long text too little to be sure."""
    copy = f"{WIRE} {FERRY}"
    two = [
        {"text": "OSLO (AP) - " + " ".join(f"{word}{n}" for n in range(80 * times)) + f"\n\n{copy}"}
        for word in ("alba", "bera")
    ]
    assert origins(*two) == (1, 1)


def test_a_passage_of_another_day_is_another_event():
    days = [mixed(0, date="2024-05-01"), mixed(1, date="2024-05-09")]
    assert origins(*days) == (0, 1)
    assert origins(*days, days=None) == (0, 0)
    assert origins(*days, mixed(2)) == (0, 1, 0)  # one without a date goes with the earliest only


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"source": "a.example"}, {"source": "a.example"}, True),  # the outlet brings its story up to date
        ({"source": "a.example"}, {"source": "b.example"}, False),
        ({"url": "https://a.example/1"}, {"url": "https://m.a.example/1?utm_source=x"}, True),
        ({"source": "a.example", "authors": ["Reuters"]}, {"source": "b.example", "byline": "By Reuters"}, True),
        ({"authors": ["Reuters"]}, {"authors": ["AFP"]}, False),  # two agencies with one ministry's sentence
        ({}, {}, False),
    ],
)
def test_an_update_is_of_the_origin_that_brought_the_story(first, second, one):
    made = nc.deduplicate(
        [
            {"id": 1, "text": FERRY, "date": "2024-05-01", **first},
            {"id": 2, "text": UPDATE, "date": "2024-05-02", **second},
        ]
    )
    assert [update.of for update in made.updates] == [1]
    assert made.origins == ((1, 1) if one else (1, 2))


def test_any_copy_answers_for_its_story_when_the_update_comes():
    rows = [
        {"id": 1, "text": FERRY, "date": "2024-05-01", "source": "a.example"},
        {"id": 2, "text": FERRY, "date": "2024-05-02", "source": "b.example"},  # the copy of the outlet that updates
        {"id": 3, "text": UPDATE, "date": "2024-05-03", "source": "b.example"},
    ]
    assert origins(*rows) == (1, 1, 1)


def test_the_name_of_an_origin_is_its_earliest_article():
    rows = [mixed(0, date="2024-05-03"), mixed(1, date="2024-05-01"), mixed(2, date="2024-05-02")]
    assert origins(*rows) == (1, 1, 1)


MANY = [
    *(mixed(n, date=f"2024-05-0{n + 1}") for n in range(3)),
    {"id": "f1", "text": FERRY, "date": "2024-05-01", "source": "a.example"},
    {"id": "f2", "text": f"OSLO (AP) - {FERRY}", "source": "b.example"},
    {"id": "f3", "text": UPDATE, "date": "2024-05-02", "source": "b.example"},
    {"id": "r", "text": RATES},
    {"id": "none", "text": ""},
    {"id": "r", "text": RATES + " Shares rose.", "date": "2024-05-01"},
]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(chance):
    rows = MANY.copy()
    chance.shuffle(rows)
    told = {json.dumps(row): str(of) for row, of in zip(rows, nc.deduplicate(rows).origins, strict=True)}
    assert told == {json.dumps(row): str(of) for row, of in zip(MANY, nc.deduplicate(MANY).origins, strict=True)}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_groups_agree_with_reachability(pairs):
    groups = DisjointSets(10)
    for pair in pairs:
        groups.join(*pair)
    near = {at: {at} for at in range(10)}
    for _ in range(10):  # the textbook way: until nothing is added
        for one, other in pairs:
            near[one] |= near[other]
            near[other] |= near[one]
            for at in near[one]:
                near[at] |= near[one]
    found = list(groups.found())
    assert all((found[a] == found[b]) == (b in near[a]) for a, b in combinations(range(10), 2))


@pytest.mark.parametrize(
    ("record", "agency"),
    [
        ({"text": "Rain.", "authors": ["By The Associated Press"]}, "AP"),
        ({"text": "Rain.", "source": "Reuters"}, "Reuters"),
        ({"text": "Rain.", "url": "https://www.reuters.com/world/rain-2024-05-01/"}, "Reuters"),
        ({"text": "Rain.", "newsclean": {"dateline": "PARIS (AFP) -"}}, "AFP"),  # what cleaning took out
        ({"text": "PARIS (AFP) - Rain.", "authors": ["Reuters"]}, "AFP"),  # the text comes first
        ({"text": "Rain.", "authors": ["Reuters correspondent Ann Lee's daughter"]}, None),
        ({"text": "Rain.", "url": "https://notreuters.com/1", "authors": [7, None], "newsclean": 3}, None),
    ],
)
def test_credits_outside_the_text(record, agency):
    assert credited(record, entry_of(record)) == agency


def test_a_cleaned_article_keeps_its_agency():
    article = nc.pipeline("news").article("Ferry stopped\n\nBy Associated Press\n\n" + FERRY)
    assert credited(article, entry_of(article)) == "AP"
    assert credited("By AP", DedupEntry("By AP")) == "AP"


def test_marks_and_summary_tell_the_origins():
    data = jsonl(mixed(0), mixed(1), {"id": "x", "text": RATES})
    marks = [json.loads(line)["newsclean"]["duplicate"] for line in out("dedup", "--mark", data=data).splitlines()]
    assert [(mark.get("origin"), mark["origin_of"]) for mark in marks] == [("AP", 0), ("AP", 0), (None, "x")]
    told = run("dedup", "--summary", data=data).stderr.decode()
    assert "3 articles, 3 stories, 2 independent origins: 3 kept (0 updates); 0 copies" in told


def test_hostile_bulletins_of_one_agency_take_linear_time(linear):
    """A template in each of many days and outlets: each text meets all others, each origin is found but once."""

    def work(count):
        chance = random.Random(1)
        rows = [mixed(n % 3, date=f"20{n % 90 + 10}-05-01", source=f"{chance.random()}") for n in range(count)]
        origins(*rows)

    linear(work, 500)
