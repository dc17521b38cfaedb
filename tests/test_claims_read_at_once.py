"""What is read of several articles at once, or only as far as it counts, is what is read of each, and of all."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.figures import measure_word
from newsclean.claims.figures.measure import known_measures
from newsclean.claims.figures.measure_word import NEAR, REACH, TAKEN, nearest_word
from newsclean.claims.statements.blocking import word_numbers
from newsclean.claims.statements.clustering import names_of_each
from newsclean.claims.statements.statement_options import STATEMENTS
from newsclean.text.sentences import sentences
from newsclean.text.synonyms import Lexicon

SEEDS = Path(__file__).parent.parent / "seeds" / "articles.jsonl"
ODD = [[], ["TAIWAN CUTS TARIFFS"], ["Lin\0Wu met.", "Lin left."], ["台湾下调关税。", "Lin said so.", "Lin, Lin."]]


@pytest.fixture(scope="module")
def articles() -> list[list[str]]:
    """Articles as sentences."""
    texts = [str(json.loads(line).get("text") or "") for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    return [*[[text[start:end] for start, end in sentences(text)] for text in texts], *ODD]


def _names(article: list[str]) -> frozenset[str]:
    """The names of one article, read with a lexicon of its own."""
    lexicon = Lexicon()
    found: Counter[str] = Counter()
    ids, counts = word_numbers(article, lexicon)
    for at, (sentence, of) in enumerate(zip(article, np.split(ids, np.cumsum(counts)), strict=False)):
        words = [word for number in of.tolist() if (word := lexicon.words[number]) is not None and word.name]
        for key in {word.key for word in words if not sentence.isupper()}:
            found[key] += STATEMENTS.name_mentions if at < 3 else 1
    return frozenset(key for key, times in found.items() if times >= STATEMENTS.name_mentions)


def test_names_of_articles_read_together_are_those_of_each(articles: list[list[str]]) -> None:
    found = names_of_each(articles, Lexicon())
    assert found == [_names(article) for article in articles]
    assert {"lin"} in found


def test_the_word_of_a_measure_is_that_of_all_words(articles: list[list[str]]) -> None:
    named = 0
    for text in (sentence for article in articles for sentence in article):
        for context in target_contexts(text, None, None):
            further = {key: it.further for key, it in known_measures(context).items()}
            every = [*measure_word._before(context), *measure_word._after(context)]
            costs = [
                (cost + further[key] + TAKEN * (measure_word._is_taken(context, start, end)
                 or measure_word._leads_on(context, end, further[key])), key)
                for start, end, key, cost in every if key in further
            ]  # fmt: skip
            cost, key = min(costs, default=(REACH, ""))
            assert nearest_word(context, further) == (key if cost <= NEAR else None), text
            named += cost <= NEAR
    assert named > 20
