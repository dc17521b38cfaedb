"""Statements of one story that say the same: what its outlets name differently, and what keeps two apart."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from newsclean import check_claim, cluster_claims
from newsclean.claims.statements.clauses import Statement, statements_of
from newsclean.claims.statements.linking import linked_pairs
from newsclean.claims.statements.statement_options import STORY_STATEMENTS
from newsclean.claims.statements.story_words import parts_of_stories

CHARGED = "Vashti Kjellberg was charged with arson over the blaze at the Corvan sawmill in Orrinby."
CHARGED_TOO = "A Dunsmere woman has been charged with arson after the fire that destroyed the Corvan sawmill."
NAMES = " Orrinby lies in Dunsmere. Vashti Kjellberg lives there."  # each article has the names of the other


def linked(*texts: str, stories: tuple[object, ...] = (1, 1)) -> bool:
    """Whether the first statements of two articles, which have the same names further down, are linked."""
    made = [one for at, text in enumerate(texts) for part in (text, NAMES) for one in statements_of(part, (), at)]
    firsts = {next(at for at, it in enumerate(made) if it.article == article) for article in range(len(texts))}
    return any({a, b} <= firsts for a, b, _ in linked_pairs(made, stories=stories))


def test_in_a_story_parties_may_be_named_differently() -> None:
    assert linked(CHARGED, CHARGED_TOO)
    assert not linked(CHARGED, CHARGED_TOO, stories=(1, 2))


@pytest.mark.parametrize(
    "other",
    [
        CHARGED_TOO.replace("has been", "has not been"),
        "A Dunsmere woman who was questioned about the sawmill plays the organ in church.",
        "Orrinby's anglers fear for the lake, into which the ash of the fire was washed.",
        "A Tarnholm woman has been charged with fraud after the sale of the Hexley brewery.",
    ],
)
def test_what_denies_or_says_something_else_is_kept_apart(other: str) -> None:
    assert not linked(CHARGED, other)


def test_opposite_words_and_other_values_are_kept_apart() -> None:
    said = "The council of Orrinby approved the new harbour wall for 14 trawlers on Monday."
    assert linked(said, said.replace("council of Orrinby", "Orrinby council"))
    assert not linked(said, said.replace("approved", "rejected"))
    assert not linked(said, said.replace("14", "19"))


def test_what_is_long_and_names_others_is_no_copy() -> None:
    """A score of 1 stands for copies, which go where the first of them goes."""
    long = CHARGED[:-1] + ", which burned for three days while crews from all the villages round the lake fought it."
    made = [Statement(at, text) for at, text in enumerate((long, "Police said: " + long, long.replace("three", "the")))]
    scores = {score for a, b, score in linked_pairs(made, stories=[1, 1, 1])}
    assert scores
    assert max(scores) <= STORY_STATEMENTS.most


def test_the_main_event_of_a_story_is_one_claim_in_whatever_order() -> None:
    texts = [
        "Masked men robbed the Lindqvist gallery in Veldmark on Sunday and took a picture by Oda Ruhl.\n\nIt is lost.",
        "Robbers in masks stole a painting by Oda Ruhl from Veldmark's Lindqvist gallery.\n\nThe gallery is closed.",
        "A painting by Oda Ruhl has been stolen from the Lindqvist gallery, police in Veldmark said.\n\nHelp!",
    ]
    articles = [{"id": at, "text": text, "date": "2024-03-0" + str(at + 4)} for at, text in enumerate(texts)]
    found = {
        tuple(sorted((str(m.id), m.text) for v in cluster.variants for m in v.members))
        for order in permutations(articles)
        for cluster in cluster_claims(order)
        if cluster.kind == "statement"
    }
    assert any({at for at, _ in members} == {"0", "1", "2"} for members in found)
    assert found == {
        tuple(sorted((str(m.id), m.text) for v in cluster.variants for m in v.members))
        for cluster in cluster_claims(articles)
        if cluster.kind == "statement"
    }


def test_large_stories_are_compared_in_parts() -> None:
    parts = parts_of_stories(["a", "b"] * 40, [100] * 80)
    assert np.bincount(parts).max() * 100 <= STORY_STATEMENTS.rows
    assert not set(parts[::2]) & set(parts[1::2])


def test_a_sentence_that_opens_with_a_year_does_not_lend_it_to_the_one_before() -> None:
    texts = (
        "Der Pumpenbauer Ostrand hat im Jahr 2023 einen Umsatz von 2,36 Milliarden Euro erzielt. 2022 waren es 1,97.",
        "Der Umsatz von Ostrand stieg 2023 auf 2,36 Milliarden Euro.",
    )
    articles = [{"id": at, "text": text, "date": "2024-05-16", "lang": "de"} for at, text in enumerate(texts)]
    found = check_claim("Ostrand erzielte 2022 einen Umsatz von 2,36 Milliarden Euro.", articles)
    assert found
    assert "same" not in {it.relation for it in found}


def test_a_headline_that_shares_names_agrees_with_no_article_that_its_own_contradicts() -> None:
    texts = (
        (
            "Orrin council approves new stadium",
            "Orrin council approved plans for a new stadium for Orrin Rovers on Tuesday. Work will start in June.",
        ),
        (
            "Stadium blow for Orrin Rovers",
            "Orrin council rejected plans for a new stadium for Orrin Rovers on Tuesday. Supporters left in anger.",
        ),
        (
            "Rovers stadium gets go-ahead",
            "Plans for a new stadium for Orrin Rovers were approved by Orrin council on Tuesday. The club sang.",
        ),
    )
    rows = [
        {"id": at, "date": "2024-03-05", "source": f"o{at}", "title": title, "text": text}
        for at, (title, text) in enumerate(texts)
    ]
    found = [c for c in cluster_claims(rows) if c.kind == "statement"]
    agreeing = [
        {member.id for variant in c.variants for member in variant.members} for c in found if c.status == "agree"
    ]
    assert {"conflict", "agree"} <= {c.status for c in found}
    assert all(1 not in ids or ids == {1} for ids in agreeing)


def test_the_speaker_alone_joins_no_statements_in_other_languages_either() -> None:
    texts = (
        "Staking in de haven van Molmeer. De haven is gesloten, zei burgemeester Joke Terpstra.",
        "Haven Molmeer blijft open. Burgemeester Joke Terpstra blijft aan, zei de gemeente.",
    )
    articles = [{"id": at, "text": text, "date": "2031-05-05", "lang": "nl"} for at, text in enumerate(texts)]
    assert not [it for it in cluster_claims(articles) if it.status == "agree"]
