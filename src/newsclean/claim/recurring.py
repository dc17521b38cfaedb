"""Statements without a figure that several articles make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.claim.constellation import stars
from newsclean.claim.find import Sentence
from newsclean.claim.statements import linked, main_names, statements_of


class Stated(NamedTuple):
    """A statement in a sentence of an article."""

    article: int
    sentence: Sentence
    start: int  # in the sentence
    end: int
    text: str


def recurring(articles: Sequence[Sequence[Sentence]]) -> Iterator[list[Stated]]:
    """Statements of several articles that say the same, the central one first."""
    statements, places = [], []
    for number, sentences in enumerate(articles):
        names = main_names([sentence.text for sentence in sentences])
        for sentence in sentences:
            for statement in statements_of(sentence.text, names, number):
                statements.append(statement)
                places.append(sentence)
    if len(articles) < 2:
        return
    found = linked(statements)
    for star in stars([statement.article for statement in statements], found):
        rows = [statements[at] for at in star]
        yield [
            Stated(row.article, places[at], row.start, row.end, row.text) for at, row in zip(star, rows, strict=True)
        ]
