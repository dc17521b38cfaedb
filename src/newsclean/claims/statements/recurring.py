"""Statements without a figure that several articles make."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.sentence import Sentence, claim_figures
from newsclean.claims.statements.linking import Statement, linked_pairs, main_names, statements_of
from newsclean.claims.statements.star_clusters import cluster_stars
from newsclean.text.synonyms import Lexicon

if TYPE_CHECKING:
    from newsclean.claims.packed_articles import PackedArticles

WORDS = 1 << 17  # that are known from one article to the next: 50 MB


class StatementMention(NamedTuple):
    """A statement in a sentence of an article."""

    article: int
    sentence: Sentence
    start: int  # in the sentence
    end: int
    text: str


class StatementTable(Sequence[Statement]):
    """The statements of articles as columns: each is made when it is looked at."""

    def __init__(self, articles: PackedArticles) -> None:
        self.articles = articles
        self.names: list[frozenset[str]] = []
        self.article, self.sentence, self.field = array("I"), array("I"), array("B")
        self.place, self.start, self.end = array("I"), array("I"), array("I")  # of the sentence in its field, and in it
        self.negated = array("B")
        lexicon = Lexicon()
        for number, sentences in enumerate(articles.each()):
            lexicon = Lexicon() if len(lexicon) > WORDS else lexicon
            self.names.append(main_names([sentence.text for sentence in sentences], lexicon))
            self._take(number, sentences)

    def _take(self, number: int, sentences: Sequence[Sentence]) -> None:
        fields = {name: at for at, (name, _) in enumerate(self.articles.texts[number].fields)}
        for at, sentence in enumerate(sentences):
            for statement in statements_of(sentence.text, (), number):
                self.article.append(number)
                self.sentence.append(at)
                self.field.append(fields[sentence.field])
                self.place.append(sentence.start)
                self.start.append(statement.start)
                self.end.append(statement.end)
                self.negated.append(statement.negated)

    def __len__(self) -> int:
        return len(self.article)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return [self._one(n) for n in range(*at.indices(len(self)))] if isinstance(at, slice) else self._one(at)

    def __iter__(self) -> Iterator[Statement]:
        return map(self._one, range(len(self)))

    def _one(self, at: int) -> Statement:
        article, place, start, end = self.article[at], self.place[at], self.start[at], self.end[at]
        text = self.articles.texts[article].fields[self.field[at]][1][place + start : place + end]
        return Statement(article, text, start, end, self.names[article], bool(self.negated[at]))

    def stated(self, at: int) -> StatementMention:
        """A statement with its sentence."""
        row = self._one(at)
        sentence = self.articles.sentences(row.article)[self.sentence[at]]
        return StatementMention(row.article, sentence, row.start, row.end, row.text)


def _has_figure(row: StatementMention) -> bool:
    found = row.sentence.found
    return any(row.start <= found[at].start < row.end for at in claim_figures(found))


def cluster_statements(articles: PackedArticles) -> Iterator[list[StatementMention]]:
    """Statements of several articles that say the same, the central one first."""
    if len(articles) < 2:
        return
    statements = StatementTable(articles)
    for star in cluster_stars(statements.article, linked_pairs(statements)):
        rows = [statements.stated(at) for at in star]
        if not all(map(_has_figure, rows)):  # else it is a claim of the figure
            yield rows
