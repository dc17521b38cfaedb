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
