"""Claims of many articles: the first look misses nothing, packing loses nothing, hostile input takes linear time."""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benchmarks.claims_corpus import WORD, Source, records
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.claims.extract.article_fields import text_of_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.judging.judge_rows import judge_pair
from newsclean.claims.packed_articles import pack_sentences, unpack_sentences
from newsclean.claims.pairs.blocking import candidate_figures
from newsclean.claims.pairs.prefilter import Prefilter
from newsclean.claims.pipeline import read_articles
from newsclean.temporal.intervals import relation
from newsclean.text.sentences import sentences

NAMES = ("Norway", "Kenya", "Lindqvist Shipping", "the Esterwick council", "Peru", "Daneholm AG")
THINGS = ("trade", "the deficit", "output of barley", "turnover", "the number of jobless", "ferry traffic")
VERBS = ("rose", "fell", "was expected to grow", "reached a record", "stood", "may drop")
TIMES = ("in 2023", "last year", "in March", "from 2022", "", "this quarter", "on Tuesday", "by 2030")


# What has rules of its own: rows of tables, years of the books, terms of loans, prices, ages, ranges, several times.
ODD = """The club's ground opened in 1987 and burned down in March 1994, the council of Esterwick said.
Shr 15 cts vs 20 cts. Net 4.1 mln vs 3.9 mln. Revs 88 mln vs 75 mln.
Its fiscal 1988 sales fell 5 per cent, the company said in its 1986 results.
The notes due 2035 are in denominations of £5,000, with a coupon of 7.5 per cent, Daneholm AG said.
Millions of people, thousands of them children, fled the storm, said Ann Lindqvist of the Red Cross.
Shares of Daneholm AG rose 3 per cent in heavy trading to £12.40.
Ann Lindqvist, 41, was twice as fast as Bo Ekdahl, 39, in the third round on 18 February 2024.
Between 65 and 91 people were hurt from 18 February to 4 March, and at least 75 of them were sent home.
The company paid $5 a share, or one billion U.S. dollars, for ten times what it earned in the same week last year."""
STRANGE = ("Xaver Quorn", "Ylsted", "Brundle Moor", "Okonjo", "Vashti Pell", "Tarn Abbas", "Zwickl AG", "Halvard Dun")
Make = Callable[[int, int], list[dict[str, Any]]]


def article(chance: random.Random, at: int) -> dict[str, Any]:
    sentences = []
    for _ in range(5):
        value = chance.choice(("5", "5.5", "240", "241", "120 to 130", "more than 1,000", "about 300,000"))
        unit = chance.choice((" per cent", " million dollars", " people", " tonnes", "bn euros"))
        sentences.append(
            f"In {chance.choice(NAMES)} {chance.choice(THINGS)} {chance.choice(VERBS)} to {value}{unit} "
            f"{chance.choice(TIMES)}, said {chance.choice(NAMES)}."
        )
    date = f"2024-0{chance.randrange(1, 4)}-0{chance.randrange(1, 9)}" if chance.random() < 0.8 else None
    return {"id": at, "date": date, "text": " ".join(sentences)}


def corpus(seed: int, count: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    return [article(chance, at) for at in range(count)]


def retold(seed: int, count: int) -> list[dict[str, Any]]:
    """Articles of sentences of the seeds and of rows, dates and round figures, with words and figures that changed."""
    lines = (Path(__file__).parent.parent / "seeds/articles.jsonl").read_text(encoding="utf-8").splitlines()
    bodies = [json.loads(line)["text"] for line in lines] + [ODD] * len(lines)
    texts = [[text[start:end] for start, end in sentences(text)] for text in bodies]
    words = [word for text in texts for sentence in text for word in WORD.findall(sentence)]
    split = [w for w in words if w.islower()], [w for w in words if not w.islower()]
    chance = random.Random(seed)
    found = list(records(count, Source(texts, split), seed))
    for record in found[::2]:  # about something else
        record["title"] = f"{chance.choice(STRANGE)} and {chance.choice(STRANGE)} meet {chance.choice(STRANGE)}"
    return found


MADE = [(corpus, seed) for seed in range(3)] + [(retold, seed) for seed in range(3)]


@pytest.mark.fuzz
@pytest.mark.parametrize(("make", "seed"), MADE, ids=[f"{make.__name__}-{seed}" for make, seed in MADE])
def test_the_first_look_leaves_out_nothing_that_judging_would_keep(make: Make, seed: int) -> None:
    mentions = read_articles(make(seed, 60)).mentions
    first, second = candidate_figures(mentions.features)
    kept = (Prefilter(mentions.features).scores(first, second) >= 0).tolist()
    out = [judge_pair(mentions, a, b)[0] for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    missed = [at for at, relation in enumerate(out) if relation != "different" and not kept[at]]
    assert not missed
    assert sum(kept) < len(kept)  # it leaves out something
    assert any(relation != "different" for relation in out)


SEASONS = (
    "2023",
    "2023-02",
    "2023-Q1",
    "2023-H2",
    "2023-W07",
    "2023-02-14",
    "2023-01/2023-11",
    "2022-12/2023-02",
    "2023-02-18/2023-03-04",
)


def test_times_of_columns_stand_to_one_another_as_times_do() -> None:
    texts = [f"Trade of Kenya hit ${n}40 million." for n in range(1, 11)]
    columns = read_articles([{"id": n, "text": text} for n, text in enumerate(texts)]).mentions.features
    columns.time_texts[:] = [None, *SEASONS]
    columns.whens[:] = array("I", range(10))
    first, second = (np.array(side) for side in zip(*product(range(10), range(10)), strict=True))
    names = ("unknown", "equal", "within", "apart")
    found = [names[at] for at in Prefilter(columns).times(first, second)]
    assert found == [relation(columns.time_texts[a], columns.time_texts[b]) for a, b in product(range(10), range(10))]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_packed_is_unpacked_the_same(seed: int) -> None:
    for record in [
        *corpus(seed, 20),
        {"title": "3 \udcff Ärzte", "text": "Es kostete 5,3 Mrd. Euro; 北京 2023年 3亿元。"},
    ]:
        text = text_of_article(record)
        found = list(read_sentences(text))
        again = list(unpack_sentences(text, pack_sentences(text, found)))
        assert [(s.field, s.start, s.end, s.text, s.found) for s in again] == [
            (s.field, s.start, s.end, s.text, s.found) for s in found
        ]
        exponents = [[str(q.value) for q in s.found] for s in found]
        assert [[str(q.value) for q in s.found] for s in again] == exponents


@given(st.text("aB. \n\xa0?", max_size=60))
def test_sentences_are_lines_without_the_space_around_them(text: str) -> None:
    places = list(sentences(text))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in places)
    assert not any("\n" in text[start:end] for start, end in places)
    assert all(sign.isspace() or any(start <= at < end for start, end in places) for at, sign in enumerate(text))


@pytest.mark.fuzz
def test_clusters_do_not_depend_on_the_order_of_articles() -> None:
    articles = [*corpus(4, 40), *corpus(4, 5)]
    expected = [cluster.row() for cluster in nc.cluster_claims(articles)]
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert [cluster.row() for cluster in nc.cluster_claims(articles)] == expected


def test_undated_and_badly_dated_articles_in_other_languages_are_no_error() -> None:
    odd = [
        {"id": "a", "text": "Der Handel stieg 2023 auf 240 Mrd. Dollar.", "lang": "de", "date": "2024-02-30"},
        {"id": "b", "text": "2023年中俄贸易额达到2400亿美元。", "lang": "zh", "date": "soon"},
        {"id": "c", "text": "Торговля выросла до 240 млрд долларов.", "lang": "ru"},
        {"id": "d", "text": "ការធ្វើពាណិជ្ជកម្ម 240", "lang": "km", "date": None},
    ]
    found = nc.cluster_claims(odd)
    assert {m.date for c in found for v in c.variants for m in v.members} == {None}
    assert any(v.unit == "USD" for c in found for v in c.variants)


def _ships(count: int) -> None:
    body = " ".join(f"{at * 7919 % 9973} ships" for at in range(count))
    nc.cluster_claims([{"id": 1, "text": body, "date": "2024-05-16"}, {"id": 2, "text": body, "date": "2024-05-16"}])


def test_hostile_an_article_of_numbers_takes_linear_time(linear: Callable[..., None]) -> None:
    linear(_ships, 300, 8)
