"""What is left out of the output is left out before it is put into words, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean import ClaimOptions, cluster_claims
from newsclean.claims import pipeline

SEEDS = Path(__file__).parent.parent / "seeds" / "articles.jsonl"
AGENCY = "The Orrin tunnel will cost £4.9bn, the department said. It had been priced at £3.6bn in 2019."
OWN = "Ministers put the cost of the Orrin tunnel at £4.9bn, up from £3.6bn in 2019. The opening has slipped to 2033."


def _articles() -> list[dict[str, str]]:
    rows = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    day = "2024-09-10"
    copies = [{"id": f"c{n}", "source": f"{n}.example", "date": day, "text": AGENCY} for n in range(3)]
    return [*rows, *copies, {"id": "own", "source": "own.example", "date": day, "text": OWN}]


def test_clusters_of_several_origins_are_those_of_all_that_have_so_many() -> None:
    every = cluster_claims(_articles())
    wanted = [it for it in every if it.origins > 1 or pipeline.is_own_correction(it)]
    assert list(cluster_claims(_articles(), ClaimOptions(min_origins=2))) == wanted
    assert {"agree", "update"} <= {it.status for it in wanted}


def test_what_one_agency_says_is_not_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[object] = []
    summarise = pipeline.summarise_figures
    monkeypatch.setattr(pipeline, "summarise_figures", lambda *given: put.append(given) or summarise(*given))
    copies = [it for it in _articles() if it["id"].startswith("c")]
    assert cluster_claims(copies, ClaimOptions(min_origins=2)) == []
    assert not put
    assert cluster_claims(copies, ClaimOptions(min_articles=2))
    assert put
