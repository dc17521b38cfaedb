"""What is one claim, what contradicts, and what only looks like it: golden cases, each with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.claims.extract.article_fields import text_of_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.figures.mention_table import MentionTable
from newsclean.claims.judging.match_rules import is_same_claim, same_bound
from newsclean.claims.judging.scorer import significant_digits
from newsclean.claims.model import ClaimCluster
from newsclean.claims.pairs.groups import GroupsOfStory, attach_opposed
from newsclean.claims.statements.clauses import statements_of

DAY, NEXT, LATER = "2024-05-16", "2024-05-17", "2024-06-20"


def clusters(*articles: tuple[str, str]) -> list[ClaimCluster]:
    """The clusters of several articles, each a day and a text."""
    rows = [{"id": n, "date": day, "text": text} for n, (day, text) in enumerate(articles)]
    return nc.cluster_claims(rows, nc.ClaimOptions(min_articles=2, origins=False, statements=False))


# Figures that are equal by chance. Bodies and figures are invented.
CHANCE = {
    "two of anything, in two countries' talks": (
        (DAY, "Two rounds of talks between Norland and Chile are scheduled for Friday in Malk."),
        (NEXT, "Peru and Chile held two rounds of talks on a pact about wool."),
    ),
    "the terms of any loan": (
        (DAY, "Acme Foods issues bonds. Fees are 1.25 per cent for selling and 0.625 per cent for underwriting."),
        (NEXT, "Borland Steel issues bonds. Fees are 1.25 per cent for selling and 0.625 per cent for underwriting."),
    ),
    "the year of what is counted": (
        (DAY, "Acme Foods raises its 2023 imports of wool from Norland to Chile to £9m from £4m."),
        (NEXT, "Imports of wool from Norland to Chile in calendar 2023 are set at 6,000 tonnes, 800 more."),
    ),
    "bills that are sold every week": (
        (DAY, "Norland's total includes 2.5 billion crowns of two-year bills and 3 billion of five-year bills."),
        (NEXT, "Norland's total includes 4 billion crowns of 13-week bills and 2.5 billion crowns of two-year bills."),
    ),
    "what a bank lends on one day, and on another": (
        (DAY, "The Bank of Norland said it forecast a shortage of around £350 million in the money market today."),
        (LATER, "The Bank of Norland revised its estimate of a £350 million shortage in the money market."),
    ),
    "a price of the day, another day": (
        (DAY, "Acme Foods stock rose £1.25 in heavy trading in Malk."),
        (LATER, "Acme Foods stock rose £1.25 in heavy trading in Malk again."),
    ),
    "a heading of a table": (
        (DAY, "Acme Foods Inc told its results.\n\nSix mths\n\nIt sold tea."),
        (DAY, "Borland Steel Ltd told its results.\n\nSix mths\n\nIt sold rails."),
    ),
    "two companies' equal dividends, word for word": (
        (DAY, "Acme Foods Inc declares a dividend.\n\nQtly div 30 cts vs 30 cts prior"),
        (DAY, "Borland Steel Ltd declares a dividend.\n\nQtly div 30 cts vs 30 cts prior"),
    ),
    "rows of two tables that overlap": (
        (
            DAY,
            "Norland's farm bank sets rates.\n\nTERM NEW RATE OLD RATE TERM 30-174 days 5 pct 5 pct 175-190 days 6 pct",
        ),
        (
            NEXT,
            "Norland's farm bank sets rates.\n\nTERM NEW RATE OLD RATE TERM 30-176 days 4 pct 4 pct 177-195 days 7 pct",
        ),
    ),
    "two bounds that mean two values": (
        (DAY, "The attack on Ostrin killed at least 75 people, activists said."),
        (NEXT, "The attack on Ostrin killed at least 96 people, activists said."),
    ),
    "a report of another month in the same words": (
        (DAY, "Spending in Norland fell a revised 0.9 per cent to $374.9 billion, the department said."),
        (LATER, "Spending in Norland fell a revised 0.7 per cent to $374.8 billion, the department said."),
    ),
}


@pytest.mark.parametrize("articles", CHANCE.values(), ids=CHANCE)
def test_figures_equal_by_chance_are_no_claim_in_common(articles: tuple[tuple[str, str], ...]) -> None:
    assert [c.claim for c in clusters(*articles) if c.status == "agree"] == []


# One claim in other words, which the same thresholds must leave together.
ONE = {
    "a count and a name": (
        (DAY, "Police in Ostrin said 37 people were evacuated safely from the hospital."),
        (NEXT, "In all, 37 people made it out of the hospital in Ostrin, police said, when it burned."),
    ),
    "one digit, and the same event": (
        (DAY, "One man was seriously injured when a wall collapsed in Ostrin, Commissioner Stewart said."),
        (DAY, "In Ostrin one man was in hospital after a collapsing wall injured him, Commissioner Stewart said."),
    ),
    "money, a year and two countries": (
        (DAY, "Peru's trade with Chile leapt to $7.2bn last year."),
        (NEXT, "Commerce between Chile and Peru was worth $7.2 billion in 2023."),
    ),
}


@pytest.mark.parametrize("articles", ONE.values(), ids=ONE)
def test_one_claim_in_other_words_stays_one(articles: tuple[tuple[str, str], ...]) -> None:
    assert "agree" in [c.status for c in clusters(*articles)]


# Figures that differ and do not contradict.
APART = {
    "durable goods and manufactured goods": (
        (DAY, "New orders for durable goods in Norland rose 6 per cent in April 2024, the Commerce Ministry."),
        (NEXT, "New orders for manufactured goods in Norland rose 4 per cent in April 2024, the Commerce Ministry."),
    ),
    "an account surplus and a trade surplus": (
        (DAY, "Chile reported a 2023 current account surplus of 77 billion pesos and a trade surplus of 113 billion."),
        (NEXT, "Chile posted a record trade surplus of 114 billion pesos in 2023."),
    ),
    "she had a birthday in between": (
        (DAY, "Ann Thanou, 30, won the race at the Malk games in 2020."),
        (LATER, "Ann Thanou, 29, won the race at the Malk games in 2020."),
    ),
    "what an article is about, which its sentence leaves out": (
        (DAY, "Tin mines of Peru told their quotas. Peru exported 18,367 tonnes in 2023, Ann Roe said."),
        (NEXT, "Coffee exports of Peru rose to 22,068 tonnes in 2023, Ann Roe said."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("articles", APART.values(), ids=APART)
def test_neighbouring_measures_do_not_contradict(articles: tuple[tuple[str, str], ...]) -> None:
    found = [c.told for c in clusters(*articles) if c.status == "conflict"]
    assert not any("77bn" in str(t) or "%" in str(t) or "years" in str(t) or "tonnes" in str(t) for t in found)


def test_a_count_told_on_two_days_is_an_update_and_no_conflict() -> None:
    one, other = (
        "The union said 126 ships were strike-bound in Malk.",
        "The union said 80 ships were strike-bound in Malk.",
    )
    assert [c.status for c in clusters((DAY, one), (NEXT, other))] == ["update"]
    assert [c.status for c in clusters((DAY, one), (DAY, other))] == ["conflict"]  # on one day


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It cost £169.8bn.", "It cost £170bn.", True),  # rounded
        ("It cost £1.75bn.", "It cost £2bn.", False),  # rounded, too, but far off
        ("It cost more than $1m.", "It cost $1.1m.", True),
        ("It cost more than $200,000.", "It cost more than $250,000.", False),
        ("It cost $65 to $91.", "It cost $90.25.", False),  # anything lies in there
    ],
)
def test_rounding_and_bounds_mean_one_value_only_when_near(one: str, other: str, expected: bool) -> None:
    a, b = (target_contexts(text, None, None)[0] for text in (one, other))
    assert same_bound(a, b, 0.1) == same_bound(b, a, 0.1) == expected


def test_a_half_is_told_as_a_half() -> None:
    half = "Half of the pupils at Northgate School in Ardmouth failed the swimming test, the council said."
    [found] = clusters((DAY, half), (DAY, half.replace("Half", "The council said half")))
    assert [(v.said, v.value) for v in found.variants] == [("half", 0.5)]


def test_an_endless_fraction_has_one_digit() -> None:
    third, figure = nc.find_quantities("A third of the 33.4 tonnes.")
    assert (significant_digits(third), significant_digits(figure)) == (1, 3)


@given(st.permutations([text for pair in CHANCE.values() for text in pair][:6]), st.data())
def test_agreement_is_the_same_both_ways(articles: list[tuple[str, str]], data: st.DataObject) -> None:
    mentions = MentionTable()
    for day, text in articles:
        taken = text_of_article({"date": day, "text": text})
        mentions.add(taken, list(read_sentences(taken)))
    rows = st.integers(0, len(mentions.rows) - 1)
    one, other = data.draw(rows), data.draw(rows)
    assert is_same_claim(mentions, one, other) == is_same_claim(mentions, other, one)


def test_headings_and_offices_are_no_statements() -> None:
    assert list(statements_of("Frequently Asked Questions (FAQ)")) == []
    found = [
        s.text for s in statements_of("The vote was rigged from the start, an analyst at the Malk Center for Studies.")
    ]
    assert found == ["The vote was rigged from the start"]


# ---- an article that has both values means two things, unless it tells the other of another time
RECORD = "China's trade with Russia reached a record $240 billion in 2023. "
HELD_AGAINST = RECORD + "Their trade had been $190 billion in 2022."
SAID_BESIDE = RECORD + "Their trade in goods alone came to $190 billion in 2023."


@pytest.mark.parametrize(("both", "expected"), [(HELD_AGAINST, ["conflict"]), (SAID_BESIDE, [])])
def test_a_value_that_an_article_tells_of_another_year_stays_in_conflict(both: str, expected: list[str]) -> None:
    texts = (both, "China's trade with Russia reached a record $190 billion in 2023, he said.")
    found = nc.cluster_claims([{"id": n, "text": text, "date": f"2024-05-1{n}"} for n, text in enumerate(texts)])
    assert [c.status for c in found if c.status in ("conflict", "update")] == expected


def test_a_figure_without_a_unit_is_no_measured_one():
    """The minutes by train are not the miles of the tunnel, though both are 19."""
    train = "The journey from Ardmouth takes 74 minutes by road and is meant to take 19 by train."
    mile = "Since then the 19-mile tunnel of Ardmouth has run into silt and strikes."
    assert nc.compare(train, mile).relation == "different"


def test_a_word_that_only_describes_names_no_other_kind():
    articles = [
        {"id": 1, "source": "A", "date": "2024-05-02", "text": "The new bridge in Sorvik Bay will cost £12.5 million."},
        {"id": 2, "source": "B", "date": "2024-05-02", "text": "The bridge at Sorvik Bay will cost £14.5 million."},
        {"id": 3, "source": "C", "date": "2024-05-02", "text": "The rail bridge at Sorvik Bay will cost £19 million."},
    ]
    [found] = [c for c in nc.cluster_claims(articles) if c.status == "conflict"]
    assert {v.said for v in found.variants} >= {"£12.5m", "£14.5m"}


# Values of one thing inside a story, and what only looks like one. Places and figures are invented.
VERBS = {
    "evacuated": (
        "A fire tore through a market in Tolmak. Crews evacuated 320 traders from the hall. Two men had burns.",
        "Flames destroyed a market hall in Tolmak. Some 410 stallholders were evacuated. Two men had burns.",
        "320 traders (1 article) or 410 (1)",
    ),
    "spent": (
        "The Tolmak bridge opened on Monday. Engineers spent six years on the bridge, the town said. It has 84 cables.",
        "The new bridge in Tolmak was opened on Monday. The builders spent eight years on it. It has 84 cables.",
        "6 years (1 article) or 8 years (1)",
    ),
}


def of_story(one: str, other: str) -> list[str]:
    return [c.told for c in clusters((DAY, one), (DAY, other)) if c.status == "conflict" and c.told]


@pytest.mark.parametrize("case", VERBS.values(), ids=VERBS)
def test_values_of_one_verb_contradict_each_other_inside_a_story(case: tuple[str, str, str]) -> None:
    assert of_story(*case[:2]) == [case[2]]


def test_a_value_of_another_verb_and_a_vague_number_contradict_nothing() -> None:
    fire = "A fire tore through a market in Tolmak. {} from the hall. Two men had burns."
    assert of_story(fire.format("Crews evacuated 320 traders"), fire.format("Fans photographed 410 stalls")) == []
    assert of_story(fire.format("Crews evacuated 20,000 traders"), fire.format("Crews evacuated hundreds")) == []


def test_a_value_stands_with_the_one_that_it_contradicts_most_surely() -> None:
    sure = {(1, 3): 0.9, (2, 3): 0.7, (1, 2): 0.1}
    story = GroupsOfStory(sure, lambda a, b: sure[min(a, b), max(a, b)])
    groups = {1: [1], 2: [2, 4], 3: [3]}  # the second is the largest
    rank = {at: at for at in (1, 2, 3, 4)}
    assert attach_opposed(groups, {}, rank, in_story=story) == [[2], [1, 3]]
    sure[2, 3] = 0.85  # certain: all three are values of one claim
    assert attach_opposed(groups, {}, rank, in_story=story) == [[2, 1, 3]]
