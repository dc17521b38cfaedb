"""Claims within a limit of memory: every row is what it is without one."""

from __future__ import annotations

import pytest
from test_claims_scale import corpus, retold
from test_cli import jsonl, run

import newsclean as nc
from newsclean.claims import spilled_articles
from newsclean.claims.options import ClaimOptions
from newsclean.claims.pipeline import assemble, cluster_corpus, find_in
from newsclean.claims.spilled_articles import assemble_within

MEMORY = 1 << 26
TWICE = [
    {"id": 1, "date": "2024-02-01", "text": "The ferry to Ardmouth carried 312 cars in 2023, its owner said."},
    {"id": 1, "date": "2024-02-01", "text": "A ferry to Ardmouth carried 298 cars in 2023, said its owner."},
    {"id": 1, "date": "2024-02-01", "text": "The ferry to Ardmouth carried 312 cars in 2023, its owner said."},
    {"text": "OSLO (Reuters) - The ferry to Ardmouth carried 312 cars in 2023, its owner said on Friday."},
    {"text": "OSLO (Reuters) - The ferry to Ardmouth carried 312 cars in 2023, its owner said on Friday night."},
    {"id": "ü", "date": "soon", "html": "<p>The ferry to Ardmouth carried 298 cars in 2023, its owner said.</p>"},
]


@pytest.mark.parametrize("at_hand", [pytest.param(1, marks=pytest.mark.fuzz), 4096])
def test_every_cluster_is_the_same(at_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spilled_articles, "AT_HAND", at_hand)
    articles = [*TWICE, *corpus(3, 12), *retold(5, 12), *TWICE[::-1]]
    found = list(map(find_in, articles))
    want = list(cluster_corpus(assemble(found), ClaimOptions()))
    assert list(cluster_corpus(assemble_within(found, MEMORY), ClaimOptions())) == want
    assert any(cluster.origins > 1 for cluster in want) and any(cluster.status == "conflict" for cluster in want)


def test_a_statement_is_checked_and_few_articles_need_no_origins() -> None:
    for articles in (TWICE, TWICE[:1], []):
        within = assemble_within(map(find_in, articles), MEMORY)
        said = "The ferry to Ardmouth carried 298 cars in 2023."
        assert nc.check_claim(said, within) == nc.check_claim(said, articles)


def test_the_command_writes_the_same_and_says_the_same() -> None:
    data = jsonl(*TWICE) + '{"id": "no text"}\n'
    for args in (["--summary"], ["-j", "2"], ["--check", "The ferry to Ardmouth carried 298 cars in 2023."]):
        plain, within = (run("claims", *args, *more, data=data, code=1) for more in ([], ["--memory", "500MB"]))
        assert (within.stdout, within.stderr) == (plain.stdout, plain.stderr)
    assert b"leave out --index" in run("claims", "--index", "x", "--memory", "1GB", data=data, code=2).stderr
