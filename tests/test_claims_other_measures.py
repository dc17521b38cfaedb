"""Equal figures of two things: whoever is hurt is not arrested, and exports are not imports."""

from __future__ import annotations

import pytest

import newsclean as nc

OTHER = [
    ("Three men were arrested in Moss on Friday.", "Three men were killed in Moss on Friday."),
    ("Police arrested three men in Moss.", "Firefighters rescued three men in Moss."),
    ("Bei dem Unfall wurden fünf Menschen getötet.", "Bei dem Unfall wurden fünf Menschen verletzt."),
    ("Quinze personnes ont été arrêtées à Lorme.", "Quinze personnes ont été blessées à Lorme."),
    ("La operación dejó 20 detenidos.", "La operación dejó 20 muertos."),
    ("Dois homens foram presos no porto.", "Dois homens foram mortos no porto."),
    ("Exports of Kold grew by 5% in May.", "Imports of Kold grew by 5% in May."),
    ("Revenue at Nordbank rose 6% to a record.", "Profit at Nordbank rose 6% to a record."),
    ("Of the residents 400 were told to shelter indoors.", "Of the residents 400 were evacuated."),
    ("In the council 19 voted against the tram.", "The harbour office employs 19 people."),
    ("Prices at Kold rose 4% in May.", "Sales at Kold rose 4% in May."),
    ("Harwick have scored 22 goals this season.", "Harwick have conceded 22 goals this season."),
    ("Births in Kold fell by 3% last year.", "Deaths in Kold fell by 3% last year."),
    (
        "The central bank raised its main rate to 4% on Thursday.",
        "The central bank cut its main rate to 4% on Thursday.",
    ),
]
ONE = [
    ("Police detained 31 protesters.", "31 demonstrators were arrested."),
    ("Fünf Menschen starben bei dem Unfall.", "Bei dem Unfall wurden fünf Menschen getötet."),
    ("Exports rose 5% in May.", "Exports were up 5 per cent in May as imports fell."),
    ("Some 700 people slept in shelters in Moss.", "About 700 people spent the night in shelters in Moss."),
    ("The council of Moss voted 31 to 19 for the tram.", "In Moss 31 members voted in favour of the tram."),
    ("Nordbank's revenue rose 6%.", "Sales at Nordbank were up 6 per cent."),
]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_equal_figures_of_two_measures_are_not_one_claim(one: str, other: str) -> None:
    assert nc.compare(one, other).relation != "same"
    given = [{"id": n, "source": f"{n}.example", "date": "2026-03-07", "text": t} for n, t in enumerate((one, other))]
    assert not [c for c in nc.cluster_claims(given) if c.kind == "quantity" and c.status == "agree"]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_equal_figures_of_one_measure_stay_one_claim(one: str, other: str) -> None:
    assert nc.compare(one, other).relation == "same"


ABROAD = [
    ("de", "Torfeld hat 412 Tore geworfen.", "Torfeld hat 412 Tore kassiert."),
    ("de", "Die Stadt hat 1.200 Bäume gepflanzt.", "Die Stadt hat 1.200 Bäume gefällt."),
    ("fr", "Lorme a marqué 22 buts.", "Lorme a encaissé 22 buts."),
    ("fr", "La ville a planté 1 200 arbres.", "La ville a abattu 1 200 arbres."),
]


@pytest.mark.parametrize(("lang", "one", "other"), ABROAD)
def test_nor_are_what_was_done_and_its_opposite_in_other_languages(lang: str, one: str, other: str) -> None:
    given = [{"id": n, "source": f"{n}.example", "lang": lang, "text": text} for n, text in enumerate((one, other))]
    assert not [c for c in nc.cluster_claims(given) if c.kind == "quantity" and c.status == "agree"]


def test_a_value_that_an_article_gives_beside_another_of_one_claim_is_of_something_else() -> None:
    """The 52 goals of a team are no other count of the 21 that the same article gives for its striker."""
    texts = {
        "a": "Harwick have scored 52 goals this season and conceded 19. Their striker Tom Arden has scored 21 goals.",
        "b": "Harwick, who have scored 52 goals this season, conceded 22.",
        "c": "Tom Arden has scored 23 goals for Harwick this season.",
    }
    given = [
        {"id": name, "source": f"{name}.example", "date": "2024-04-07", "title": "Harwick beat Selby", "text": text}
        for name, text in texts.items()
    ]
    found = [{v.value for v in c.variants} for c in nc.cluster_claims(given) if c.status in ("conflict", "update")]
    assert sorted(map(sorted, found)) == [[19, 22], [21, 23]]
