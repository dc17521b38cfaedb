"""Two values of one thing that share a unit, and how many times as much, in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsclean import find_quantities

MOVES = [
    ("de", "Die Schulden stiegen von 2,4 auf 3,9 Millionen Euro."),
    ("de", "Die Miete in Orm wurde um 2,4 auf 3,9 Millionen Euro erhöht."),
    ("nl", "De schuld steeg van 2,4 naar 3,9 miljoen euro."),
    ("pt", "A dívida subiu de 2,4 para 3,9 milhões de euros."),
    ("fr", "La dette a augmenté de 2,4 à 3,9 millions d'euros."),
    ("es", "La deuda aumentó de 2,4 a 3,9 millones de euros."),
    ("it", "Il debito è cresciuto da 2,4 a 3,9 milioni di euro."),
    ("sv", "Skulden höjdes från 2,4 till 3,9 miljoner euro."),
    ("pl", "Dług zwiększył się z 2,4 do 3,9 mln euro."),
    ("ru", "Долг увеличился с 2,4 до 3,9 млн евро."),
    ("uk", "Борг збільшився з 2,4 до 3,9 млн євро."),
    ("uk", "Борг скоротили з 2,4 до 3,9 млн євро."),
]


@pytest.mark.parametrize(("lang", "text"), MOVES)
def test_the_first_of_two_values_has_the_unit_of_the_second(lang: str, text: str) -> None:
    """Without it "2,4" would be a count of 2.4 beside 3.9 million euros."""
    found = [(q.kind, q.value, q.unit) for q in find_quantities(text, lang=lang)]
    assert found == [("money", Decimal(2_400_000), "EUR"), ("money", Decimal(3_900_000), "EUR")]


def test_values_of_two_things_share_nothing() -> None:
    """An index of 3,450 points does not make millions of the dozen that it lost, nor do 20 % have euros."""
    text = "Der Index fiel um 12 auf 3.450 Punkte, der Umsatz um 20 Prozent auf 5 Millionen Euro."
    found = [(q.kind, q.value) for q in find_quantities(text, lang="de")]
    assert found == [("count", 12), ("count", 3450), ("percent", 20), ("money", 5_000_000)]


TIMES = [
    ("fr", "trois fois plus de navires", 3), ("es", "tres veces más barcos", 3), ("pt", "três vezes mais navios", 3),
    ("it", "tre volte il prezzo del 2019", 3), ("de", "dreimal so viele Schiffe", 3), ("nl", "drie keer zo hoog", 3),
    ("sv", "tre gånger fler fartyg", 3), ("da", "tre gange så mange skibe", 3), ("no", "tre ganger så mange skip", 3),
    ("fi", "kolme kertaa enemmän laivoja", 3), ("pl", "trzy razy więcej statków", 3),
    ("ru", "цены выросли в 3 раза", 3),
    ("uk", "ціни зросли у 3 рази", 3), ("el", "τρεις φορές περισσότερα πλοία", 3), ("hi", "तीन गुना", 3),
    ("ko", "수출이 3배 늘었다", 3), ("ja", "輸出は3倍に増えた", 3), ("zh", "是去年的3倍", 3),
    ("de", "Die Zahl hat sich verdoppelt", 2), ("fr", "Les prix ont doublé", 2), ("ru", "цены выросли вдвое", 2),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "value"), TIMES)
def test_how_many_times_as_much_is_a_multiple(lang: str, text: str, value: int) -> None:
    """A factor is no count of things."""
    found = [(q.kind, q.value) for q in find_quantities(text, lang=lang) if q.kind != "date"]
    assert found == [("multiple", value)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il a gagné trois fois."), ("de", "Sie gewann dreimal."), ("ru", "Он выиграл три раза."),
        ("es", "Ganó tres veces."), ("pl", "Wygrał trzy razy."), ("sv", "Hon vann tre gånger."),
    ],
)  # fmt: skip
def test_how_often_something_happened_is_a_count(lang: str, text: str) -> None:
    """Nothing is compared."""
    assert [(q.kind, q.value) for q in find_quantities(text, lang=lang)] == [("count", 3)]


def test_a_third_more_is_a_share_and_a_third_party_is_none() -> None:
    """Behind "a", the ordinal and the share are one word."""
    found = find_quantities("Rents are a third higher than in 2024. A third suspect fled.")
    assert [q.kind for q in found if q.kind != "date"] == ["count", "ordinal"]


@pytest.mark.parametrize(("lang", "text"), [("no", "Hun så det en gang."), ("ru", "Он был там один раз.")])
def test_once_is_no_figure(lang: str, text: str) -> None:
    """As "once" is none in English."""
    assert find_quantities(text, lang=lang) == []


def test_a_range_of_times_is_a_multiple_only_where_something_is_compared() -> None:
    """As for single numbers."""
    found = find_quantities("Two or three times a week rents were two to three times higher.")
    assert [q.kind for q in found] == ["count", "multiple"]


def test_without_a_move_nothing_is_shared() -> None:
    """Twelve letters are not twelve million."""
    found = find_quantities("Enviou 12 para 3 milhões de pessoas.", lang="pt")
    assert [q.value for q in found] == [12, 3_000_000]
