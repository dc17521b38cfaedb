"""Golden cases: what must go and what must stay, each with its reason, in cases/*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean as nc

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["why"]) for case in found]


@pytest.mark.parametrize("case", cases("removed.toml"))
def test_what_must_go(case):
    article = nc.pipeline("news").article(case["text"].strip())
    assert str(article) == case["clean"].strip()
    if "kinds" in case:
        assert [e.kind for e in article.ledger.removed] == case["kinds"]
    for name in ("title", "authors", "captions"):
        if name in case:
            value = getattr(article, name)
            assert (list(value) if isinstance(value, tuple) else value) == case[name]


@pytest.mark.parametrize("preset", ["light", "news", "strict"])
@pytest.mark.parametrize("case", cases("kept.toml"))
def test_what_must_stay(case, preset):
    text = case["text"].strip()
    article = nc.pipeline(preset).article(text)
    assert [(e.rule, e.text) for e in article.ledger.removed] == []
    assert str(article) == text


@pytest.mark.parametrize("case", [*cases("removed.toml"), *cases("kept.toml")])
def test_the_order_of_cleaners_does_not_matter(case):
    cleaners = nc.cleaners.preset("news")
    backwards = nc.Pipeline(reversed(cleaners))
    text = case["text"].strip()
    assert backwards.article(text).ledger == nc.pipeline("news").article(text).ledger
