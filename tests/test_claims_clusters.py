"""Clusters of claims: golden cases, laws, a slow twin, hostile input, our own seeds and real scrapes."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean as nc
from newsclean.claims import pipeline as cluster
from newsclean.claims.model import ClaimCluster
from newsclean.claims.pairs import linking as links
from newsclean.claims.pairs.groups import attach_opposed
from newsclean.claims.verify import check_claim
from newsclean.errors import ClaimError

SEEDS = Path(__file__).parent.parent / "seeds"
SHARED = Path(__file__).parent.parent.parent / "shared"
DAY = "2024-05-16"
Record = dict[str, Any]


def records(*texts: str, dates: Sequence[str | None] = ()) -> list[Record]:
    days = dates or [DAY] * len(texts)
    return [
        {"id": n, "text": text} | ({"date": day} if day else {})
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def told(*texts: str, dates: Sequence[str | None] = ()) -> list[str]:
    """What the disagreements of some articles read."""
    return [c.told for c in nc.cluster_claims(records(*texts, dates=dates)) if c.told]


# Each: a name, what is true of it, the articles, and what is told. Figures and bodies are invented.
DISAGREE = [
    # two values of one measure, one pair of countries, one year
    (
        "bilateral",
        (
            "Norland's trade surplus with Chile rose to $7.1 billion in 2022, officials said.",
            "Norland had a trade surplus with Chile of $7.9 billion in 2022.",
        ),
        ["$7.1bn (1 article) or $7.9bn (1), of 2022"],
    ),
    # 169, 169.8 and 170 billion are one value, rounded; only 156 is another
    (
        "rounded",
        (
            "The record U.S. trade deficit of $169.8 billion in 2022 worries Congress.",
            "The U.S. trade deficit reached a record $169 billion in 2022.",
            "The U.S. trade deficit hit a record $170 billion in 2022.",
            "The U.S. trade deficit hit $156 billion in 2022 and is still rising.",
        ),
        ["$169.8bn (3 articles, also rounded) or $156bn (1), of 2022"],
    ),
    # the measure is one word, and the articles are about one country
    (
        "inflation",
        (
            "Estmark's bank met. Inflation in Estmark slowed to 3.1 percent in February 2024.",
            "Estmark's bank met. Inflation in Estmark was 3.3 percent in February 2024.",
        ),
        ["3.1% (1 article) or 3.3% (1), of 2024-02"],
    ),
]

CALM = [
    # another company
    (
        "company",
        (
            "Alder Foods Inc said its sales rose to $56.7 million in 2022.",
            "Birch Stores Inc said its sales rose to $60.2 million in 2022.",
        ),
    ),
    # overall, and with one country
    (
        "overall and bilateral",
        (
            "Taiwan's trade surplus reached a record $15.6 billion in 2022.",
            "Taiwan's trade surplus with Japan reached $13.9 billion in 2022.",
        ),
    ),
    # another partner
    (
        "partner",
        (
            "Korea's trade surplus with Japan rose to $7.1 billion in 2022.",
            "Korea's trade surplus with Chile rose to $7.9 billion in 2022.",
        ),
    ),
    # a quarter and the year
    (
        "quarter and year",
        (
            "Norland's coffee exports in the final quarter of 2022 were $7.1 billion.",
            "Norland's coffee exports in 2022 were $9.3 billion.",
        ),
    ),
    # the same week of a year and its month, both read as "last year"
    (
        "week of last year",
        (
            "Ford built 150,520 cars in Norland, down from 172,348 in the same week last year.",
            "Ford built 189,610 cars in Norland, up from 150,120 in the same period last year.",
        ),
    ),
    # exports and imports
    (
        "opposites",
        ("Norland's coffee exports were $7.1 billion in 2022.", "Norland's coffee imports were $6.3 billion in 2022."),
    ),
    # another product
    (
        "product",
        ("Norland's coffee exports hit 10,430 tonnes in 2022.", "Norland's cocoa exports hit 17,978 tonnes in 2022."),
    ),
    # what is without oil
    (
        "rest",
        (
            "Norland's non-oil exports were $5.7 billion in 2022.",
            "Norland's oil exports were $6.5 billion in 2022.",
        ),
    ),
    # per share and in all; and a dividend
    (
        "per share",
        ("Alder Foods earned $5 a share in 2022.", "Alder Foods earned $6 in 2022."),
    ),
    # a part of the whole
    (
        "part",
        (
            "Norland spent $9.3 billion on roads in 2022.",
            "Norland spent much in 2022, including $5.1 billion on roads in 2022.",
        ),
    ),
    # rows of tables
    ("rows", ("Alder Foods: Revs 12.1 mln vs 8.8 mln in 2022", "Alder Foods: Revs 13.1 mln vs 8.8 mln in 2022")),
    # prices a tonne of two days
    (
        "price of the day",
        (
            "Norland granted licences for barley at a rebate of 138.75 Ecus per tonne.",
            "Norland granted licences for barley at a rebate of 142.95 Ecus per tonne.",
        ),
    ),
    # guesses of two days, held against a year ago
    (
        "market report",
        (
            "Traders in Ardmouth are guessing today's hog slaughter at 290,000 head versus 317,000 a year ago.",
            "Traders in Ardmouth are guessing today's hog slaughter at 287,000 head versus 322,000 a year ago.",
        ),
    ),
    # a bond due in a year is not of that year
    (
        "due",
        (
            "Alder Foods is raising $190 million by an offering of notes due 2035.",
            "Alder Foods is raising $135 million by an offering of notes due 2035.",
        ),
    ),
    # what comes on top
    (
        "increment",
        (
            "Norland's bank gave Alder Foods another $190 million in 2022.",
            "Norland's bank gave Alder Foods another $135 million in 2022.",
        ),
    ),
    # a change and a level
    ("change", ("Norland's exports rose by $5 billion in 2022.", "Norland's exports were $7 billion in 2022.")),
    # one of the articles tells both: they are two things to it
    (
        "both told",
        (
            "Norland's trade surplus with Chile was $7.1 billion in 2022, or $7.9 billion by Chile's count.",
            "Norland's trade surplus with Chile was $7.9 billion in 2022.",
        ),
    ),
    # 1,340 km are 832 or 833 miles
    (
        "converted",
        ("Norland has an 832-mile border with Chile in 2022.", "Norland has an 833-mile border with Chile in 2022."),
    ),
]


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in DISAGREE], ids=[case[0] for case in DISAGREE])
def test_disagreement_is_told(texts: tuple[str, ...], expected: list[str]) -> None:
    assert told(*texts) == expected


@pytest.mark.parametrize("texts", [case[1] for case in CALM], ids=[case[0] for case in CALM])
def test_neighbours_do_not_contradict(texts: tuple[str, ...]) -> None:
    assert not [c for c in nc.cluster_claims(records(*texts)) if c.status in ("conflict", "update")]


def test_forecast_and_outcome_are_an_update() -> None:
    found = told(
        "Norland's trade with Chile may reach a record $230 billion this year, Ann Roe said.",
        "Norland's trade with Chile reached a record $240 billion in 2023.",
        dates=("2023-12-14", "2024-05-16"),
    )
    assert found == ["$230bn expected, $240bn reported, of 2023"]


def test_a_tally_that_grows_is_an_update_in_order_of_time() -> None:
    found = told(
        "The flood in Ardmouth killed 15 people on Monday.",
        "The flood in Ardmouth killed 12 people on Monday.",
        dates=("2024-05-15", "2024-05-14"),
    )
    assert found == ["12 people (1 article), then 15 (1), of 2024-05-13"]


def test_one_telling_value_of_two_years_is_told() -> None:
    texts = (
        "China-Russia trade hit a record $108 billion in 2018.",
        "China-Russia trade hit a record $108 billion in 2020.",
    )
    assert told(*texts) == ["$108bn is said of 2018 and of 2020"]


def test_one_value_of_two_months_is_no_contradiction() -> None:
    # what hardly moves is told with the same figure again
    texts = (
        "Unemployment in Norland was 2.98 million people in January 2024.",
        "Unemployment in Norland was 2.98 million people in February 2024.",
    )
    assert told(*texts) == []


def test_equal_figures_of_two_companies_are_two_claims() -> None:
    texts = ("Alder Foods Inc raised $100 million in notes.", "Birch Stores Inc raised $100 million in notes.")
    assert {c.status for c in nc.cluster_claims(records(*texts))} == {"single"}


def test_a_bare_year_is_no_claim_in_common() -> None:
    texts = ("Norland's economy collapsed in 2001.", "Monsoon, a film from Norland, won a prize in 2001.")
    assert {c.status for c in nc.cluster_claims(records(*texts))} == {"single"}


EDITION = (
    "Ardmouth tunnel delayed\n\nThe Ardmouth tunnel needs {} workers on the site. "
    "The contingency fund of £{} million for Ardmouth is exhausted. "
    "The Ardmouth line of 31 km was priced at £3.6 billion by planners. "
    "Ann Roe of the Ardmouth board has asked for 45 new engineers."
)


def test_a_corrected_edition_is_an_update() -> None:
    first, second = EDITION.format("2,700", 400), EDITION.format("2,400", 650)
    found = told(first, second, dates=("2024-09-10", "2024-09-11"))
    assert "£400m (1 article), then £650m (1)" in found


def test_later_reports_of_one_shape_are_no_editions() -> None:
    first, second = EDITION.format("2,700", 400), EDITION.format("2,400", 650)
    assert not told(first, second, dates=("2024-09-10", "2024-11-11"))


# ---- laws
CORPUS = records(
    "China-Russia trade hit a record $240 billion in 2023. Inflation in Estmark was 3.1 percent in February 2024.",
    "Trade between China and Russia reached a record $240 billion in 2023, Ann Roe said.",
    "China's trade with Russia reached a record $190 billion in 2023.",
    "Inflation in Estmark slowed to 3.3 percent in February 2024. Some 300,000 soldiers joined the Vostok games of 2018.",  # noqa: E501
    "Some 300,000 soldiers took part in the Vostok games of 2018 in Siberia.",
)
ALONE = {"id": "alone", "text": "Kestrels of Quill Island laid 4,711 eggs.", "date": DAY}


def rows(articles: Sequence[Mapping[str, Any]]) -> list[str]:
    return [json.dumps(c.row(), ensure_ascii=False, sort_keys=True) for c in nc.cluster_claims(articles)]


@settings(max_examples=15, deadline=None)
@given(st.permutations(CORPUS))
def test_order_of_articles_does_not_matter(shuffled: list[Record]) -> None:
    assert rows(shuffled) == rows(CORPUS)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(CORPUS), max_size=4))
def test_an_article_given_twice_changes_nothing(again: list[Record]) -> None:
    assert rows([*CORPUS, *again]) == rows(CORPUS)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, len(CORPUS)))
def test_an_unrelated_article_changes_no_other_cluster(at: int) -> None:
    more = rows([*CORPUS[:at], ALONE, *CORPUS[at:]])
    assert [row for row in more if '"alone"' not in row] == rows(CORPUS)


def members(found: Sequence[ClaimCluster]) -> Iterator[Any]:
    return (member for c in found for v in c.variants for member in v.members)


TEXTS = st.text(st.sampled_from("ab 12.,%$€\n“”İß中é Zürich"), max_size=200)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(TEXTS, st.sampled_from([r["text"] for r in CORPUS])), max_size=4))
def test_members_stand_where_they_say_and_each_figure_in_one_cluster(texts: list[str]) -> None:
    given_ = [{"id": n, "title": "Zürich: 5 per cent", "text": text} for n, text in enumerate(texts)]
    found = nc.cluster_claims(given_)
    fields = {(r["id"], name): r[name] for r in given_ for name in ("title", "text")}
    for m in members(found):
        assert str(fields[m.id, m.field])[m.start : m.end] == m.text
    taken = cluster.read_articles(given_)
    figures = sum(len(copies) for copies in taken.mentions.copies)
    assert figures == sum(len(v.members) for c in found if c.kind == "quantity" for v in c.variants)


def test_copies_of_one_story_are_one_origin() -> None:
    body = " ".join(f"The town of Ardmouth number{n} has {n + 100} houses and a road to the sea." for n in range(20))
    copies = [{"id": n, "text": body, "date": DAY, "source": f"{n}.example"} for n in range(3)]
    found = [c for c in nc.cluster_claims(copies) if c.kind == "quantity"]
    assert found and {(c.articles, c.origins) for c in found} == {(3, 1)}


def test_undated_articles_are_in_no_conflict_by_time() -> None:
    texts = (
        "Norland's trade surplus with Chile rose to $7.1 billion last year.",
        "Norland's trade surplus with Chile rose to $7.9 billion last year.",
    )
    assert told(*texts, dates=(None, None)) == []
    assert told(*texts) == ["$7.1bn (1 article) or $7.9bn (1), of 2023"]


# ---- a slow and obvious twin: every pair is looked at
def every_pair(mentions: Any, rows: int) -> tuple[Any, Any, list[int]]:
    return *np.triu_indices(rows, 1), []


def test_slow_twin_gives_the_same_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = rows(CORPUS)
    monkeypatch.setattr(links, "select_pairs", every_pair)
    assert rows(CORPUS) == fast


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(0, 5), st.sets(st.integers(0, 5)), max_size=6), st.integers(1, 3))
def test_slow_twin_of_opposed_groups(near: dict[int, set[int]], size: int) -> None:
    groups = {first: list(range(first, min(first + size, 6))) for first in range(0, 6, size)}
    clashes: dict[int, dict[int, str]] = {}
    for one, others in near.items():
        for other in others - {one}:
            clashes.setdefault(one, {})[other] = clashes.setdefault(other, {})[one] = "conflict"
    found = attach_opposed(groups, clashes, {at: at for at in range(6)})
    assert sorted(name for names in found for name in names) == sorted(groups)
    for core, *others in found:
        for name in others:
            for one, other in ((core, name), (name, core)):
                hit = [at for at in groups[one] if clashes.get(at, {}).keys() & set(groups[other])]
                assert len(hit) >= 0.3 * len(groups[one])


# ---- hostile input
def test_hostile_numbers_in_linear_time(linear: Callable[..., None]) -> None:
    def work(count: int) -> None:
        found = nc.cluster_claims([{"id": 1, "text": " ".join(str(n) for n in range(count))}])
        assert all(c.status == "single" for c in found)

    linear(work, 1_500)


def test_hostile_sentence_of_a_megabyte_in_linear_time(linear: Callable[..., None]) -> None:
    other = {"id": 2, "text": "Norland's trade was $5 billion in 2022."}

    def work(count: int) -> None:
        text = "the trade of Norland and " * count + "was $5 billion in 2022"
        assert nc.cluster_claims([{"id": 1, "text": text}, other])

    linear(work, 5_000, 8)


HOSTILE = [
    [],
    [{"text": ""}],
    [{"text": "   \n\n "}, {"title": "", "text": "\u200b"}],
    [{"text": "2023年中俄贸易额达2400亿美元。"}, {"text": "В 2023 году торговля достигла 240 млрд долларов."}],
    [{"text": "\u202eTrade was \u2066$5 billion\u2069 in 2022.\u202c"}, {"text": "التجارة بلغت 240 مليار دولار"}],
    [{"text": "Trade was $5 billion."}, {"text": "Trade was $5 billion.", "date": "soon", "source": 7}],
    ["Trade was $5 billion in 2022.", "Trade was $6 billion in 2022."],
]


@pytest.mark.parametrize("articles", HOSTILE)
def test_hostile_records_without_id_date_or_source(articles: list[Any]) -> None:
    found = nc.cluster_claims(articles)
    assert len(json.loads(json.dumps([c.row() for c in found]))) == len(found)
    assert all(c.articles >= 1 and c.origins <= c.articles for c in found)


# ---- a statement against a corpus
def test_check_claim_agrees_contradicts_and_finds_nothing() -> None:
    [same] = check_claim("China-Russia trade was $240 billion in 2023.", CORPUS[1:2])
    [other] = check_claim("China-Russia trade was $190 billion in 2023.", CORPUS[1:2])
    assert (same.relation, other.relation) == ("same", "conflict")
    assert check_claim("The tunnel of Ardmouth cost £5 million in 2023.", CORPUS) == []


def test_check_claim_tells_an_update() -> None:
    statement = "Trade between China and Russia may reach a record $230 billion in 2023."
    assert [c.relation for c in check_claim(statement, CORPUS[1:2])] == ["update"]


def test_check_claim_reads_last_year_against_its_date() -> None:
    statement = "Last year trade between China and Russia reached a record $240 billion."
    assert [c.relation for c in check_claim(statement, CORPUS[1:2], date=DAY)] == ["same"]
    assert [(c.relation, c.reason) for c in check_claim(statement, CORPUS[1:2], date="2020-01-01")] == [
        ("conflict", "other time")
    ]


def test_check_claim_refuses_a_statement_without_words() -> None:
    with pytest.raises(ClaimError, match="no words in the statement"):
        check_claim("…!", CORPUS)
    assert check_claim("It rained.", CORPUS) == []


# ---- our own sample articles
@cache
def seeds() -> list[Record]:
    clean = nc.pipeline("news")
    out = []
    for line in (SEEDS / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        article = clean.article(raw["text"], url=raw["url"], date=raw["date"])
        kept = {"title": raw.get("title") or article.title, "summary": list(article.summary), "text": article.body}
        out.append({key: raw[key] for key in ("id", "date", "source", "lang")} | kept)
    return out


@cache
def seed_clusters() -> list[ClaimCluster]:
    return nc.cluster_claims(seeds())


def claims_of_seeds() -> list[Any]:
    found: list[Any] = json.loads((SEEDS / "claims.gold.json").read_text(encoding="utf-8"))
    return found


def words_of(text: str) -> set[str]:
    return {word.strip(".,:;“”") for word in text.lower().split()}


def holding(mention: Mapping[str, Any], kind: str) -> set[int]:
    """The clusters that hold a labelled mention: its article, most of its words, and its value."""
    wanted, value = words_of(mention["text"]), mention["value"]
    out = set()
    for n, c in enumerate(seed_clusters()):
        for v in c.variants:
            close = value is None or str(v.value)[:4] == str(value) or (_number(v.value) or 0.0) == float(value)
            if c.kind == kind and close:
                hits = (m for m in v.members if m.id == mention["id"])
                if any(len(wanted & words_of(m.text)) >= 0.7 * len(wanted) for m in hits):
                    out.add(n)
    return out


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


# Known failures, each with its reason; one that is mended fails here until it is taken out.
SPOKEN = "a German sentence without names: in December the Kremlin had reckoned with it"
NAMELESS = "one value of two years: neither sentence has the names itself that tell of whom it is said"
THIRD = "the third digit may be one off in rounding, so that 107 and 108 agree"
APART = "figures of times that differ are no candidates, so that a later reading or opening is not found"
GERMAN = "German statements are not compared with English ones"
WORDING = "too few words in common for the model"
MISSED = {
    "Trade between China and Russia in the whole of 2023: US$230 billion": SPOKEN,
    "US$108 billion of trade between China and Russia is said of 2018": NAMELESS,
    "Trade between China and Russia in 2018 was US$108 billion, or": THIRD,
    "Deals worth US$20 billion were signed": WORDING,
    "Trade between China and Russia in 2024 to date": APART,
    "Growth of the trade in 2024 to date": APART,
    "The Ardmouth rail tunnel will cost £5.6 billion, or": WORDING,
    "The Ardmouth rail tunnel will open in 2033": APART,
    "The Ardmouth rail tunnel will open in 2034, or": APART,
    "The Ardmouth rail tunnel is 31 km": WORDING,
    "Estmark’s main interest rate: 4.25": APART,
    "The Bank of Estmark’s forecast of growth": WORDING,
    "Russia is China’s largest supplier of crude oil": GERMAN,
    "About half of the new cars sold in Russia": GERMAN,
    "Russia invaded Ukraine in February 2022": WORDING,
    "Officials of both countries met in Harbin": WORDING,
}


def _missed(claim: str) -> str | None:
    return next((why for start, why in MISSED.items() if claim.startswith(start)), None)


SEED_CLAIMS = [
    pytest.param(claim, id=claim["claim"][:50], marks=pytest.mark.xfail(reason=why, strict=True) if why else ())
    for claim in claims_of_seeds()
    for why in [_missed(claim["claim"])]
]


def statuses(claim: Mapping[str, Any]) -> set[str]:
    """The status that a claim is labelled with; what agrees may be one side of another that has a sentence of it."""
    out = {claim["status"]}
    if claim["status"] == "agree":
        told = [(m["id"], m["text"]) for m in claim["mentions"]]
        out |= {c["status"] for c in claims_of_seeds() for m in c["mentions"] if (m["id"], m["text"]) in told}
    return out


@pytest.mark.parametrize("claim", SEED_CLAIMS)
def test_claims_of_the_seeds_are_found(claim: Mapping[str, Any]) -> None:
    common = set.intersection(*(holding(mention, claim["kind"]) for mention in claim["mentions"]))
    assert statuses(claim) & {seed_clusters()[n].status for n in common}


@pytest.mark.parametrize("claim", [c for c in claims_of_seeds() if c.get("not")], ids=lambda c: c["claim"][:50])
def test_neighbours_of_the_seeds_are_kept_out(claim: Mapping[str, Any]) -> None:
    inside = set().union(*(holding(mention, claim["kind"]) for mention in claim["mentions"]))
    assert inside, "nothing of this claim was found"
    for near in claim["not"]:
        assert not inside & holding(near, claim["kind"]), near["why"]


def test_every_missed_claim_of_the_seeds_is_one_of_theirs() -> None:
    starts = [claim["claim"] for claim in claims_of_seeds()]
    assert [start for start in MISSED if not any(text.startswith(start) for text in starts)] == []


# ---- real scrapes
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared articles are not here")
def test_real_scrapes_keep_what_was_reached() -> None:
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "eval" / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = json.loads((SHARED / "seeds" / "claims.gold.json").read_text(encoding="utf-8"))
    dates, clean, taken = score.seed_dates(gold), nc.pipeline("news"), []
    for name in gold["seeds"]:
        a = clean.article((SHARED / "seeds" / name).read_text(encoding="utf-8"))
        taken.append(
            {"id": name[:-4], "title": a.title, "summary": list(a.summary), "text": a.body, "date": dates[name]}
        )
    found = json.loads(json.dumps([c.row() for c in nc.cluster_claims(taken)]))
    out = score.score_seeds(found, gold, score.seed_ids(taken, gold), taken)
    assert (out["pairs_found"], out["pairs"], out["hard_negatives_merged"]) == (19, 19, [])
    assert (out["Q3"], out["Q4"], out["boilerplate_claims"], out["communiques_merged"]) == (
        "conflict",
        "shown",
        0,
        False,
    )
    assert len(out["statements_found"]) >= 7


# ---- what is not asked for is not built, and nothing else changes
@pytest.mark.parametrize("least", [1, 2, 3])
def test_claims_of_few_articles_are_left_out_and_the_others_stay(least: int) -> None:
    every = nc.cluster_claims([*CORPUS, ALONE])
    some = nc.cluster_claims([*CORPUS, ALONE], nc.ClaimOptions(min_articles=least))
    assert some == [c for c in every if c.articles >= least]
    assert len(some) < len(every) or least == 1
