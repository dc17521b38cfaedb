"""Statements without a figure that several articles make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.claim.constellation import stars
from newsclean.claim.find import Sentence, figures
from newsclean.claim.statements import Statement, linked, main_names, statements_of


class Stated(NamedTuple):
    """A statement in a sentence of an article."""

    article: int
    sentence: Sentence
    start: int  # in the sentence
    end: int
    text: str


def _has_figure(sentence: Sentence, statement: Statement) -> bool:
    return any(statement.start <= sentence.found[at].start < statement.end for at in figures(sentence.found))


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
        if all(_has_figure(places[at], statements[at]) for at in star):
            continue  # it is told of the figure
        yield [
            Stated(row.article, places[at], row.start, row.end, row.text) for at, row in zip(star, rows, strict=True)
        ]
