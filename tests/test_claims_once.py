"""Nothing is read twice: a page is cleaned once, copies are found once, each figure has its time found once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

import newsclean as nc
from newsclean.claims.extract import sentence as sentence_module
from newsclean.claims.extract.article_fields import read_article, text_of_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.packed_articles import pack_sentences, unpack_sentences
from newsclean.claims.pipeline import cluster_corpus, read_articles
from newsclean.clean.pipeline import Pipeline
from newsclean.dedup.clustering import duplicates

SEEDS = Path(__file__).parent.parent / "seeds/articles.jsonl"
PAGE = (
    "<html><head><title>Ferries of {0} | The Brill Post</title></head><body><article><h1>Ferries of {0}</h1>"
    "<p>The ferries of {0} carried 48,200 cars in 2023, the harbour board said on Friday, more than ever before.</p>"
    "<p>They sailed 311 times between the two islands, and only two crossings were called off because of storms.</p>"
    "</article></body></html>"
)


def articles() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]


def counting(calls: Counter[Any], call: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*args: Any, **named: Any) -> Any:
        calls[key(*args)] += 1
        return call(*args, **named)

    return counted


def test_each_figure_has_its_time_and_modality_found_once_and_its_sentence_the_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: Counter[Any] = Counter()
    modalities: Counter[Any] = Counter()
    sources: Counter[Any] = Counter()
    attach = counting(times, sentence_module.attach_time, lambda text, found, at, *_: (id(found), at))
    monkeypatch.setattr(sentence_module, "attach_time", attach)
    modality = counting(modalities, sentence_module.classify_modality, lambda text, start, *_: (id(text), start))
    monkeypatch.setattr(sentence_module, "classify_modality", modality)
    source = counting(sources, sentence_module.find_attribution, lambda text, *_: text)
    monkeypatch.setattr(sentence_module, "find_attribution", source)
    read: list[Any] = []
    keep = counting(Counter(), read_sentences, lambda text: 0)

    def kept(text: Any) -> Any:
        read.append(list(keep(text)))  # no identity is given out again while these are held
        return iter(read[-1])

    monkeypatch.setattr("newsclean.claims.pipeline.read_sentences", kept)
    corpus = read_articles(articles())
    assert list(cluster_corpus(corpus, nc.ClaimOptions()))
    figures = len(corpus.mentions.positions[0])
    assert figures > 200
    assert times.total() == modalities.total() == figures
    assert set(times.values()) == set(modalities.values()) == {1}
    with_figures = [one.text for sentences in read for one in sentences if one.claimed()]
    assert all(sources[text] <= with_figures.count(text) for text in with_figures)


def test_what_is_packed_keeps_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of_article({"date": "2024-05-16", "text": "Sales of Brill AG fell to $4m last year, Ann Roe said."})
    packed = pack_sentences(text, list(read_sentences(text)))

    def refuse(*_: Any) -> None:
        raise AssertionError("read again")

    for name in ("attach_time", "classify_modality", "find_attribution", "resolve_coreference"):
        monkeypatch.setattr(sentence_module, name, refuse)
    [one] = unpack_sentences(text, packed)
    assert [one.time(at).when for at in one.claimed()] == ["2023"]
    assert (one.attribution, one.of) == ("Ann Roe", ())


def test_a_page_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [{"id": name, "html": PAGE.format(name)} for name in ("Ostrel", "Vannby", "Ostrel again")]
    cleaned: Counter[Any] = Counter()
    monkeypatch.setattr(Pipeline, "page", counting(cleaned, Pipeline.page, lambda _, html, *__: html))
    found = nc.cluster_claims(pages)
    assert cleaned == {page["html"]: 1 for page in pages}
    assert [row.row() for row in found] == [row.row() for row in nc.cluster_claims(map(read_article, pages))]


def test_a_report_finds_copies_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.report.articles import article_of
    from newsclean.report.data import collect

    calls: Counter[Any] = Counter()
    monkeypatch.setattr(duplicates, "deduplicate", counting(calls, duplicates.deduplicate, lambda *_: 0))
    collect([article_of(record, nc.pipeline()) for record in articles()[:4]])
    assert calls.total() == 1


def test_origins_that_are_known_are_taken_as_they_are() -> None:
    texts = ("Brill AG sold 5,120 boats in 2023.", "In 2023 Brill AG sold 5,120 boats.", "It rained in Ostrel.")
    rows = [{"id": n, "date": f"2024-03-0{9 - n}", "text": text} for n, text in enumerate(texts)]
    for origins, expected in ((("a", "a", "b"), 1), (("a", "b", "b"), 2)):
        assert nc.cluster_claims(rows, origins=origins)[0].origins == expected
    found: Sequence[object] = duplicates.deduplicate(rows).origins
    assert nc.cluster_claims(rows, origins=found) == nc.cluster_claims(rows)
    assert nc.cluster_claims([*rows, rows[0]], origins=[*"abcd"])[0].origins == 2  # the same article given twice


def test_a_claim_is_a_frozen_record() -> None:
    [claim] = nc.find_claims({"date": "2024-05-16", "text": "Brill AG may not sell 300 boats this year, Ann Roe said."})
    assert (claim.when, claim.granularity, claim.role, claim.stance) == ("2024", "year", "main", "forecast")
    assert (claim.attribution, claim.negated, claim.head, claim.names) == (
        "Ann Roe", True, "boats", ("brill", "ag", "ann", "roe"),
    )  # fmt: skip
    with pytest.raises(FrozenInstanceError):
        claim.when = "2025"  # type: ignore[misc]
