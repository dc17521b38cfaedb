"""A statement without a figure against the sentences of articles: which say the same, and which deny it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.options import CHECK
from newsclean.claims.statements.alignment import Phrase, read_phrase
from newsclean.claims.statements.blocking import read_texts
from newsclean.claims.statements.clauses import denies, statements_of
from newsclean.claims.statements.coverage import is_opposed, shared_share, without_names
from newsclean.claims.statements.similarity import argument_match
from newsclean.text.synonyms import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.extract.sentence import Sentence


class SaidBefore(NamedTuple):
    """A sentence that says the same as a statement, or the opposite: its place among those given, and how sure."""

    at: int
    relation: str
    score: float
    reason: str | None


@dataclass(slots=True)
class _Read:
    phrase: Phrase
    denied: bool


def compare_statement(statement: str, sentences: Sequence[Sentence]) -> Iterator[SaidBefore]:
    """The sentences of one article that say what a statement says, and those that say that it is not so.

    >>> from newsclean.claims.extract.sentence import Sentence
    >>> said = [Sentence("text", 0, text, []) for text in (
    ...     "Police arrested a suspect in the museum theft.", "The suspect in the museum theft was not arrested.")]
    >>> [(found.at, found.relation) for found in compare_statement("A suspect in the museum theft was arrested.", said)]
    [(0, 'same'), (1, 'conflict')]
    >>> list(compare_statement("The museum was closed in the spring.", said))
    []
    """
    lexicon = Lexicon()
    mine = _read([statement], lexicon)[0]
    for at, sentence in enumerate(sentences):
        parts = [part.text for part in statements_of(sentence.text)] or [sentence.text]
        every = dict.fromkeys((sentence.text, *parts))
        best = max((_compared(mine, theirs) for theirs in _read(list(every), lexicon)), key=lambda found: found[1])
        if best[1] < CHECK.said:
            continue
        match = argument_match(statement, sentence.text, lexicon) if best[0] == "same" else "same"
        if match == "other":
            best = "conflict", best[1], "another subject"
        if match != "unknown":
            yield SaidBefore(at, *best)


def _read(texts: list[str], lexicon: Lexicon) -> list[_Read]:
    columns = read_texts(texts, lexicon)
    return [_Read(read_phrase(columns.of(at), lexicon.words), denies(text)) for at, text in enumerate(texts)]


def _compared(one: _Read, other: _Read) -> tuple[str, float, str | None]:
    """What a statement and a text are to one another: by the share of the statement's words that the text has.

    Names alone are no statement: of the other words as many must be there.
    """
    score = round(min(shared_share(one.phrase, other.phrase), shared_share(without_names(one.phrase), other.phrase)), 4)
    if is_opposed(one.phrase, other.phrase):
        return "conflict", score, "the opposite"
    return ("same", score, None) if one.denied == other.denied else ("conflict", score, "denied")
