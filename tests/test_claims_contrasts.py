"""Small words that turn a sentence: two that differ by one of them do not state the same."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.text.meaning.contrasts import contrast


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge closed before the storm.", "The bridge closed after the storm."),
        ("The talks ended with an agreement.", "The talks ended without an agreement."),
        ("The party voted for the budget.", "The party voted against the budget."),
        ("Temperatures will be above average.", "Temperatures will be below average."),
        ("The council is likely to approve the plan.", "The council is unlikely to approve the plan."),
        ("The suspect is a man from Orrin.", "The suspect is a woman from Orrin."),
        ("The school will be built in the north of the city.", "The school will be built in the south of the city."),
        ("Unemployment hit a record high.", "Unemployment hit a record low."),
        ("Die Partei stimmte für den Haushalt.", "Die Partei stimmte gegen den Haushalt."),
        ("Le train est parti avant l'orage.", "Le train est parti après l'orage."),
        ("El partido votó con reservas.", "El partido votó sin reservas."),
        ("De trein vertrok voor de storm.", "De trein vertrok na de storm."),
        ("Поезд ушёл до бури.", "Поезд ушёл после бури."),
        # Nobody is born in two towns, whoever he is.
        ("He was born in Orrin.", "He was born in Velmar."),
        ("The court upheld the ban.", "The court lifted the ban."),
    ],
)
def test_one_of_the_two_is_wrong(one: str, other: str) -> None:
    assert [nc.compare(*pair).relation for pair in ((one, other), (other, one))] == ["conflict"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both may be so.
        ("All schools in Orrin will close.", "Some schools in Orrin will close."),
        ("The refugees fled from Kold.", "The refugees fled to Kold."),
        ("The mayor may resign.", "The mayor resigned."),
        ("The mayor has resigned.", "The mayor will resign."),
        ("Le ministre pourrait démissionner.", "Le ministre a démissionné."),
        ("Alle skoler stenger.", "Noen skoler stenger."),
        ("Wszystkie szkoły zostaną zamknięte.", "Niektóre szkoły zostaną zamknięte."),
        ("Die Firma zieht nach Spanien.", "Die Firma zieht aus Spanien weg."),
        ("Anna Moor was elected mayor of Orrin.", "Anna Moor was elected mayor of Velmar."),
    ],
)
def test_two_things_are_no_agreement(one: str, other: str) -> None:
    assert nc.compare(one, other).relation == "different"
    articles = [{"id": at, "text": text, "date": "2024-05-01"} for at, text in enumerate((one, other))]
    assert [c for c in nc.cluster_claims(articles) if c.articles > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the plan after a debate.", "After a debate, the council approved the plan."),
        # Words of both sides, in another order.
        ("He moved from Orrin to Velmar.", "He moved to Velmar from Orrin."),
        # Two words of one side.
        ("All flights were cancelled.", "Every flight was cancelled."),
        ("The bridge was closed by the police.", "Police closed the bridge."),
    ],
)
def test_the_same_in_other_words_stays_the_same(one: str, other: str) -> None:
    assert nc.compare(one, other).relation == "same"


def test_a_statement_is_not_supported_by_its_opposite() -> None:
    articles = [{"id": 1, "text": "The Orrin bridge closed after the storm, the council said."}]
    found = [(it.relation, it.reason) for it in nc.check_claim("The Orrin bridge closed before the storm.", articles)]
    assert found == [("conflict", "the opposite")]
    assert nc.check_claim("The Orrin bridge closed after the storm.", articles)[0].relation == "same"


def test_a_long_text_of_small_words_is_read_in_one_pass() -> None:
    text = "the train to Orrin, " * 20_000
    found = contrast(text, text.replace("to", "from"))
    assert found is not None
    assert (found.one, found.other) == ("to", "from")
    assert contrast(text, text) is None
