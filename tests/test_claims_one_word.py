"""Sentences that are equal but for a word or two: of another thing, in another order, only possible, or synonyms."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.text.meaning.substitution import substitution


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of what the figure is: no rule of measures knows bread from milk.
        ("The price of bread doubled.", "The price of milk doubled."),
        ("The number of births fell 3%.", "The number of marriages fell 3%."),
        ("12 people died in the fire.", "12 people died in the crash."),
        ("Le prix du blé a augmenté de 5%.", "Le prix du lait a augmenté de 5%."),
        # To whom it happened, and by whom it was done.
        ("Police shot the dog.", "Police shot the driver."),
        ("Der Bürgermeister lobte die Feuerwehr.", "Der Bürgermeister lobte die Polizei."),
        ("The army took the town.", "The army lost the town."),
        # When, where no date is written.
        ("The museum opens at 9 a.m.", "The museum opens at 11 a.m."),
        # The same words, two of them in each other's place.
        ("The singer sued the label.", "The label sued the singer."),
        ("Der Zug fuhr von Orrin nach Velmar.", "Der Zug fuhr von Velmar nach Orrin."),
        # What may come, is wanted or is tried, and what is.
        ("The club wants to buy the stadium.", "The club bought the stadium."),
        ("The bank considered closing 40 branches.", "The bank closed 40 branches."),
        ("Der Minister will zurücktreten.", "Der Minister ist zurückgetreten."),
        ("Le maire veut interdire les voitures.", "Le maire a interdit les voitures."),
        ("Мэр хочет закрыть мост.", "Мэр закрыл мост."),
        # Under a condition, and without one.
        ("If the talks fail, the workers will strike.", "The workers will strike."),
        ("Falls die Gespräche scheitern, streiken die Fahrer.", "Die Fahrer streiken."),
        # Ranks.
        ("Orrin is the largest city in the county.", "Orrin is the second largest city in the county."),
        ("She was the first woman to win the prize.", "She was the second woman to win the prize."),
        # Bounds of one value, on two sides of it.
        ("More than 50 people were hurt in the blast.", "Fewer than 50 people were hurt in the blast."),
    ],
)
def test_a_word_that_differs_is_no_agreement(one: str, other: str) -> None:
    assert "same" not in [nc.compare(*pair).relation for pair in ((one, other), (other, one))]
    articles = [{"id": at, "text": text, "date": "2024-05-01"} for at, text in enumerate((one, other))]
    assert [c for c in nc.cluster_claims(articles) if c.articles > 1 and c.status == "agree"] == []
    assert [it.relation for it in nc.check_claim(one, articles[1:]) if it.relation == "same"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Synonyms, one word or a set phrase.
        ("The firm will shut its plant in Orrin.", "The company will shut its plant in Orrin."),
        ("The union called off the strike.", "The union cancelled the strike."),
        ("Two children are missing after the boat sank.", "Two kids are missing after the boat sank."),
        ("Das Parlament billigte das Gesetz.", "Das Parlament verabschiedete das Gesetz."),
        # A verb before its figure: whether up or down is judged by itself.
        ("Inflation slowed to 3.1% in May.", "Inflation eased to 3.1% in May."),
        # Words that only describe, and who says it.
        ("A deadly fire killed 12 people in Orrin.", "A huge fire killed 12 people in Orrin."),
        ("The ferry sank in 2019, police said.", "The ferry sank in 2019, officials said."),
        # In each other's place, and no other in the sense.
        ("Talks with Norway and Chile about 12 farms failed.", "Talks with Chile and Norway about 12 farms failed."),
        # Both possible, both under a condition.
        ("Residents may return to their homes.", "Residents can return to their homes."),
        ("If the talks fail, the workers will strike.", "The workers will strike if the talks fail."),
        ("More than 50 people were hurt in the blast.", "Over 50 people were hurt in the blast."),
    ],
)
def test_another_word_for_it_stays_the_same(one: str, other: str) -> None:
    assert [nc.compare(*pair).relation for pair in ((one, other), (other, one))] == ["same"] * 2


def test_the_reason_names_the_words() -> None:
    found = nc.compare("The price of bread doubled.", "The price of milk doubled.")
    assert found.reasons[0] == "in one: bread, in the other: milk"
    bounds = nc.compare("More than 50 people were hurt in the blast.", "Fewer than 50 people were hurt in the blast.")
    assert bounds.reasons[0] == "value: more than 50, not less than 50"


def test_a_long_text_is_read_to_its_limit_only() -> None:
    words = "of the board and of the plan for the town " * 20_000
    assert substitution(f"Miller {words}", f"Porter {words}") == ("Miller", "Porter")
    assert substitution(f"{words} Miller", f"{words} Porter") is None
