"""A statement without a figure against the sentences of articles: which say the same, and which deny it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.options import CHECK
from newsclean.claims.statements.alignment import Phrase, read_phrase
from newsclean.claims.statements.blocking import read_texts
from newsclean.claims.statements.clauses import denies, statements_of
from newsclean.claims.statements.similarity import (
    argument_match,
    is_opposed,
    joins_names,
    opposites,
    shared_share,
    without_names,
)
from newsclean.core.lazy_regex import lazy
from newsclean.text.meaning.contrasts import OPPOSITE, contrast
from newsclean.text.meaning.event_times import times_of
from newsclean.text.meaning.opposites import MARK, mark_opposites, without_opposites
from newsclean.text.meaning.set_phrases import in_one_word
from newsclean.text.meaning.substitution import substitution
from newsclean.text.synonyms import Lexicon
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.extract.sentence import Sentence

WITHOUT = lazy(r"(?i)\bwithout \w+")  # "arrested without incident" denies no arrest
REJECTED = lazy(r"(?i)\breject(?:s|ed|ing)?\b")  # a denial, unless it is the opposite of a word: approved
MARKED = lazy(rf"{MARK}\w+[+-]")
FIGURE = lazy(r"\d[\d.,]*")


class SaidBefore(NamedTuple):
    """A sentence that says the same as a statement, or the opposite: its place among those given, and how sure."""

    at: int
    relation: str
    score: float
    reason: str | None


@dataclass(slots=True)
class _Read:
    text: str
    phrase: Phrase
    denied: bool
    marks: frozenset[str]  # what stands in it for words that have an opposite,
    denied_beside: bool  # and whether anything but these denies it
    times: dict[str, str] = field(
        default_factory=dict
    )  # what happened on a weekday or in a month: by the stem of the word before it


def compare_statement(
    statement: str, sentences: Sequence[Sentence], lead: Sequence[str] = (), lang: str = "en"
) -> Iterator[SaidBefore]:
    """The sentences of one article that say what a statement says, and those that say that it is not so.

    Of words beside a name in the statement it is enough that the `lead` of the article has them: "the captain" is the
    captain of the ferry Marigold. `lang` is the language of the statement.

    >>> from newsclean.claims.extract.sentence import Sentence
    >>> said = [Sentence("text", 0, text, []) for text in (
    ...     "Police arrested a suspect in the museum theft.", "The suspect in the museum theft was not arrested.")]
    >>> [(found.at, found.relation) for found in compare_statement("A suspect in the museum theft was arrested.", said)]
    [(0, 'same'), (1, 'conflict')]
    >>> list(compare_statement("The museum was closed in the spring.", said))
    []
    """
    lexicon = Lexicon()
    mine = _read([statement], lexicon, lang)[0]
    lent = _lent(statement, mine.phrase, lead, lexicon)
    for at, sentence in enumerate(sentences):
        parts = [part.text for part in statements_of(sentence.text, lang=sentence.lang)] or [sentence.text]
        texts = list(dict.fromkeys((sentence.text, *parts)))
        every = _read(texts, lexicon, sentence.lang)
        against = [it for it in _of_opposites(statement, texts, lent, (lexicon, sentence.lang)) if it[1] >= CHECK.said]
        best = max(against or [_compared(mine, theirs, lent) for theirs in every], key=lambda it: it[1])
        if best[1] < CHECK.said:
            continue
        if best[0] == "same" and lang == sentence.lang and (turned := contrast(statement, sentence.text, lang)):
            best = ("conflict" if turned.how == OPPOSITE else "different"), best[1], "the opposite"
        if best[0] == "same" and lang == sentence.lang and substitution(statement, sentence.text, lang):
            continue
        match = _who_does_it(statement, sentence.text, best, lexicon)
        if match == "other":
            best = "conflict", best[1], "another subject"
        if match != "unknown" and best[0] != "different":
            yield SaidBefore(at, *best)


def _of_opposites(
    statement: str, texts: Sequence[str], lent: dict[str, float], read: tuple[Lexicon, str]
) -> Iterator[tuple[str, float, str | None]]:
    """What texts of a language are to a statement that have the opposite of one of its words."""
    lexicon, lang = read
    for text in texts:
        rest = without_opposites(statement, text, lang)
        if rest:
            one, other = _read(list(rest), lexicon, lang)
            how, score, reason = _compared(one, other, lent)
            yield (("conflict", score, "the opposite") if (how, reason) == ("same", None) else ("same", score, None))


def _who_does_it(one: str, other: str, best: tuple[str, float, str | None], lexicon: Lexicon) -> str:
    """Whether a sentence says of the same ones what a statement says: same, other, or unknown."""
    if best[0] != "same":
        return "same"
    match = argument_match(one, other, lexicon)
    return "same" if match == "unknown" and joins_names(one, other, lexicon) else match


def _read(texts: list[str], lexicon: Lexicon, lang: str) -> list[_Read]:
    texts = [in_one_word(text) for text in texts]
    marked = [mark_opposites(text, lang) for text in texts]
    columns = read_texts([text.replace("+ ", "p ").replace("- ", "n ") for text in marked], lexicon)
    return [
        _Read(
            text, read_phrase(columns.of(at), lexicon.words), denies(WITHOUT.sub("", text), lang),
            frozenset(MARKED.findall(marked[at])), denies(WITHOUT.sub("", marked[at]), lang), times_of(text),
        )
        for at, text in enumerate(texts)
    ]  # fmt: skip


def _lent(statement: str, phrase: Phrase, lead: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """What words beside a name count that a sentence leaves to the lead of its article."""
    columns = read_texts(list(lead), lexicon)
    known = {word.key for at in range(len(lead)) for word in read_phrase(columns.of(at), lexicon.words).words}
    beside = _beside_names(statement)
    return {word.key: 1.0 for word in phrase.words if word.key in known and (word.name or word.key in beside)}


def _beside_names(text: str) -> set[str]:
    """The words with nothing between them and a name: "ferry" of "the ferry Marigold"."""
    words = tokens(text, [])
    pairs = [(a, b) for a, b in pairwise(words) if text[a.end : b.start].isspace()]
    return {one.key for pair in pairs for one, other in (pair, pair[::-1]) if other.name}


def _compared(one: _Read, other: _Read, lent: dict[str, float]) -> tuple[str, float, str | None]:
    """What a statement and a text are to one another: by the share of the statement's words that the text has.

    Names alone are no statement: of the other words as many must be there, and some in the sentence itself.
    """
    said = without_names(one.phrase)
    opposed = opposites(one.phrase, other.phrase) if is_opposed(one.phrase, other.phrase) else {}
    score = round(min(shared_share(part, other.phrase, lent | opposed) for part in (one.phrase, said)), 4)
    own = tuple(word for word in said.words if word.key not in lent)
    if own and shared_share(Phrase(own, (0,) * len(own)), other.phrase, opposed) < CHECK.own:
        return "same", 0.0, None
    if opposed and not set(FIGURE.findall(one.text)) <= set(FIGURE.findall(other.text)):
        return "same", 0.0, None  # hired 300, laid off 200: both may be so
    if opposed:
        denied = [denies(WITHOUT.sub("", REJECTED.sub("", it.text))) for it in (one, other)]
        return ("conflict" if denied[0] == denied[1] else "same"), score, "the opposite"
    shared = one.marks & other.marks  # "rechazó" and "fue rechazada" deny the same
    if (one.denied_beside != other.denied_beside) if shared else (one.denied != other.denied):
        return "conflict", score, "denied"
    return _figures_compared(one, other, score)


def _figures_compared(one: _Read, other: _Read, score: float) -> tuple[str, float, str | None]:
    """The same, unless another number stands in the text, or another weekday or month at the same word."""
    figures, theirs = (set(FIGURE.findall(it.text)) for it in (one, other))
    if not figures <= theirs and not one.denied:
        return "conflict", score, "other value"
    days = [(day, other.times[word]) for word, day in one.times.items() if word in other.times]
    return ("conflict", score, "other time") if any(a != b for a, b in days) else ("same", score, None)
