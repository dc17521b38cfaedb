"""Patterns behind a prefilter find what they find without it."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import newsclean.claims
import newsclean.text.meaning
from newsclean.claims.contradictions.statement_parts import RARE, _cues
from newsclean.core.lazy_regex import _Prefiltered, prefiltered, without_conditions

SEEDS = Path(__file__).parent.parent / "seeds" / "articles.jsonl"
PIECE = 230  # code points, as the surroundings of a figure have


def _patterns() -> dict[str, re.Pattern[str]]:
    found = {f"cues.{name}": getattr(_cues(), name) for name in sorted(RARE)}
    for package in (newsclean.claims, newsclean.text.meaning):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, _Prefiltered):
                    found[f"{module.name}.{name}"] = value
    return found


PATTERNS = _patterns()


@pytest.fixture(scope="module")
def pieces() -> list[str]:
    """Pieces of news, as printed and in small letters, some with a letter beyond ASCII and some that end in a line."""
    lines = SEEDS.read_text(encoding="utf-8").splitlines()[:40]
    texts = [str(row.get("text") or row.get("gold") or "") for row in map(json.loads, lines)]
    cut = [text[at : at + PIECE] for text in texts for at in range(0, min(len(text), 1200), PIECE)]
    extra = [
        "Fiona Lund contributed to this report.\n", "shares rose by\xa0", "it did not only rise", "would-be",
        "record may 5\n", "record may 5",
        "the vs. ", "é vs é", "including the port\n", "no-one, \x1cno one\x0b", "wasn't", "up ", "grew by about ",
    ]  # fmt: skip
    return [kind for text in [*cut, *extra] for kind in (text, text.lower(), text.upper(), f"{text}é")]


@pytest.mark.parametrize("name", PATTERNS)
def test_finds_the_same(name: str, pieces: list[str]) -> None:
    plain = re.compile(PATTERNS[name].pattern)
    for text in pieces:
        assert str(PATTERNS[name].search(text)) == str(plain.search(text)), text
        assert list(map(str, PATTERNS[name].finditer(text))) == list(map(str, plain.finditer(text))), text


def test_many_are_prefiltered() -> None:
    assert {"newsclean.claims.figures.genre.MARKET", "newsclean.claims.statements.clauses.NO"} <= PATTERNS.keys()


def test_a_span_is_searched_with_what_stands_before_it() -> None:
    assert prefiltered(r"\bice").search("rice", 1) is None
    assert prefiltered("ice$").search("rice paddy", 0, 4) is not None


def test_what_re2_does_not_have_is_left_to_re() -> None:
    assert prefiltered(r"(a)b\1").search("xaba")[0] == "aba"
    assert prefiltered(r"(a)b\1").search("xabc") is None


def test_conditions_inside_groups_are_left_out() -> None:
    assert without_conditions(r"(?:a(?!b(?:c|d(e))x)|(?<!f)g(?=h))\$") == r"(?:a|g)\$"
