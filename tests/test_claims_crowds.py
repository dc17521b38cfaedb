"""Claims that hundreds of articles make: one cluster, at a cost that grows with the articles and no faster."""

from __future__ import annotations

import random
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean as nc
from newsclean.claims.figures.features import FeatureTable
from newsclean.claims.judging.judge_rows import judge_pair
from newsclean.claims.options import BLOCKING
from newsclean.claims.pairs import blocking as lookup
from newsclean.claims.pairs.linking import link_figures
from newsclean.claims.pairs.top_k import TopPairs, reading_groups
from newsclean.claims.pipeline import each_claim, read_articles

SUBJECTS = ("Trade between China and Russia", "China's trade with Russia", "Bilateral trade of Russia and China")
VERBS = ("hit", "reached", "rose to", "climbed to", "totalled", "stood at", "came to")
AMOUNTS = ("$240 billion", "US$240 billion", "a record $240bn", "a record US$240 billion", "$240.1 billion")
TIMES = ("in 2023", "last year", "for 2023")
TAILS = (
    "", ", customs data show", ", well above the target of both sides", ", said analyst Ann Roe", ", mostly in yuan",
    ", driven by cars and machinery", ", the minister told reporters", ", as sanctions turned Moscow to the east",
)  # fmt: skip


WHOLE = 0.97  # of its articles: few wordings may be too far from those that stand for the others


def wordings(count: int) -> list[dict[str, Any]]:
    """So many articles of as many wordings of one claim, and one that contradicts them."""
    texts = [
        f"{subject} {verb} {amount} {time}{tail}."
        for subject, verb, amount, time, tail in product(SUBJECTS, VERBS, AMOUNTS, TIMES, TAILS)
    ]
    chance = random.Random(5)
    some = chance.sample(texts, count)
    out = [
        {"id": n, "date": f"2024-{chance.randrange(1, 6):02}-{chance.randrange(1, 29):02}", "text": text}
        for n, text in enumerate(some)
    ]
    odd = "China's trade with Russia reached a record $190 billion in 2023, customs data show."
    return [*out, {"id": "odd", "date": "2024-03-03", "text": odd}]


@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.fuzz) for count in (400, 900))])
def test_a_claim_in_hundreds_of_wordings_is_one_cluster_with_the_odd_value(count: int) -> None:
    found = nc.cluster_claims(wordings(count), nc.ClaimOptions(statements=False, origins=False))
    trade = [c for c in found if any("190" in v.said or "240" in v.said for v in c.variants if v.said)]
    assert trade[0].status == "conflict"
    assert trade[0].articles >= WHOLE * (count + 1)


@pytest.mark.fuzz
def test_clusters_of_a_crowd_do_not_depend_on_the_order_of_articles() -> None:
    articles = wordings(250)
    expected = [c.row() for c in nc.cluster_claims(articles, nc.ClaimOptions(origins=False))]
    random.Random(1).shuffle(articles)
    assert [c.row() for c in nc.cluster_claims(articles, nc.ClaimOptions(origins=False))] == expected


def test_a_statement_is_checked_against_a_crowd() -> None:
    found = nc.check_claim("China's trade with Russia was $240 billion in 2023.", wordings(400), date="2024-05-01")
    same = [it.cluster for it in found if it.relation == "same"]  # a line for each value that agrees
    assert {cluster.variants[0].said for cluster in same} == {"$240bn", "$240.1bn"}
    assert sum(cluster.articles for cluster in same) >= WHOLE * 400
    assert [it.cluster.variants[0].said for it in found if it.relation == "conflict"] == ["$190bn"]


# ---- slow twins
def slow_pairs(columns: FeatureTable, rows: list[int], crowd: int) -> set[tuple[int, int]]:
    """Pairs that share enough: every pair of rows, word by word; the words of a crowd left out."""
    starts = np.cumsum([0, *columns.counts])
    words = {
        row: [(columns.words[at], columns.worth[at]) for at in range(starts[row], starts[row + 1])][: BLOCKING.words]
        for row in rows
    }
    out = set()
    for pair, least in ((columns.cells, BLOCKING.shared), (columns.times, BLOCKING.shared_in_time)):
        worth: dict[tuple[Any, ...], dict[int, int]] = {}
        for row in rows:
            for side, column in enumerate(pair):
                for word, told in words[row]:
                    worth.setdefault((side, column[row], columns.kinds[row], word), {})[row] = told
        shared: dict[tuple[int, int], int] = {}
        for of in worth.values():
            if len(of) <= crowd:
                for one, other in combinations(sorted(of), 2):
                    shared[one, other] = shared.get((one, other), 0) + min(of[one], of[other])
        out |= {met for met, told in shared.items() if told >= round(least * BLOCKING.steps)}
    return out


@pytest.mark.parametrize("step", [1, 3])
def test_slow_twin_finds_the_same_pairs(step: int) -> None:
    columns = read_articles(wordings(BLOCKING.block_size - 1)).mentions.features
    rows = list(range(0, len(columns.counts), step))
    first, second = lookup.candidate_figures(columns, np.array(rows))
    found = set(zip(first.tolist(), second.tolist(), strict=True))
    assert found == slow_pairs(columns, rows, BLOCKING.block_size)
    assert len(found) > len(rows)


@pytest.mark.fuzz
def test_rows_of_a_crowd_meet_those_beside_them_and_all_who_share_more() -> None:
    columns = read_articles(wordings(300)).mentions.features
    rows = range(len(columns.counts))
    first, second = lookup.candidate_figures(columns)
    found = set(zip(first.tolist(), second.tolist(), strict=True))
    assert slow_pairs(columns, list(rows), BLOCKING.block_size) <= found < slow_pairs(columns, list(rows), len(rows))
    for count, expected in ((300, True), (20, False)):
        columns = read_articles(wordings(count)).mentions.features
        crowd = np.zeros(len(columns.counts), bool)
        assert list(lookup.block_pairs(columns, None, crowd))
        assert crowd.any() == expected


def test_slow_twin_of_one_row_against_all() -> None:
    columns = read_articles(wordings(200)).mentions.features
    every = slow_pairs(columns, list(range(len(columns.counts))), len(columns.counts))
    for row in (0, 7, len(columns.counts) - 1):
        expected = sorted({a + b - row for a, b in every if row in (a, b)})
        assert lookup.candidates_of(columns, row).tolist() == expected


PAIRS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 40)).filter(lambda pair: pair[0] < pair[1]),
    max_size=60, unique_by=lambda pair: pair[:2],
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(PAIRS, st.integers(1, 4), st.integers(1, 60))
def test_slow_twin_of_the_nearest(pairs: list[tuple[int, int, int]], most: int, part: int) -> None:
    nearest = TopPairs(10, most)
    nearest._full = 5  # thinned out again and again: nothing changes by it
    for at in range(0, len(pairs), part):
        columns = [np.array(column) for column in zip(*pairs[at : at + part], strict=True)]
        nearest.add(columns[0], columns[1], columns[2] / 4)
    best: set[tuple[int, int]] = set()
    for row in range(10):
        mine = [(-score, a + b - row, (a, b)) for a, b, score in pairs if row in (a, b)]
        best |= {pair for _, _, pair in sorted(mine)[:most]}
    first, second = nearest.pairs()
    assert set(zip(first.tolist(), second.tolist(), strict=True)) == best
    gone = {row for a, b, _ in pairs if (a, b) not in best for row in (a, b)}
    assert set(np.flatnonzero(nearest.pruned).tolist()) == gone


# ---- one after another
def test_claims_of_single_articles_come_last_by_day_and_are_made_when_asked_for() -> None:
    articles = [
        {"id": 3, "date": "2024-05-03", "text": "Kestrels of Quill Island laid 4,711 eggs."},
        {"id": 2, "date": "2024-05-02", "text": "The ferry to Ardmouth carries 312 cars."},
        {"id": 4, "text": "The harbour of Estwick has 27 berths for trawlers."},
        *wordings(5)[:5],
    ]
    found = list(each_claim(articles, nc.ClaimOptions(origins=False)))
    assert [c.status for c in found] == ["agree", "single", "single", "single"]
    assert [c.variants[0].members[0].id for c in found[1:]] == [2, 3, 4]
    assert found == nc.cluster_claims(articles, nc.ClaimOptions(origins=False))


@settings(max_examples=100, deadline=None)
@given(PAIRS, st.integers(2, 6))
def test_herds_are_of_rows_that_pairs_lead_to_and_never_too_large(pairs: list[tuple[int, int, int]], most: int) -> None:
    columns = [np.array([pair[at] for pair in pairs], np.int64) for at in range(3)]
    found = reading_groups(columns[0], columns[1], columns[2].astype(np.uint16), 10, most).tolist()
    for herd in set(found):
        rows = {row for row in range(10) if found[row] == herd}
        assert len(rows) <= most
        reached = {min(rows)}
        for _ in rows:
            reached |= {b for pair in pairs for a, b in (pair[:2], pair[1::-1]) if a in reached and b in rows}
        assert reached == rows


@pytest.mark.fuzz
def test_what_two_rows_are_is_known_or_judged_and_the_same() -> None:
    mentions = read_articles(wordings(80)).mentions
    links = link_figures(mentions, len(mentions.rows), judge_pair)
    known = set(zip(*(column.tolist() for column in links.scored_pairs()), strict=True))
    every = list(combinations(range(len(mentions.rows)), 2))
    assert 0 < len(known) < len(every)
    for one, other in every:
        assert links.relation(mentions, one, other) == judge_pair(mentions, one, other)[0]
