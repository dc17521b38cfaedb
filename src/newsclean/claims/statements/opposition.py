"""Statements of one story that contradict each other: what one article says and another denies, or says of others."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.extract.polarity import one_subject
from newsclean.claims.statements.alignment import Phrase, read_phrase
from newsclean.claims.statements.blocking import word_numbers
from newsclean.claims.statements.similarity import covered_share, without_names
from newsclean.claims.statements.statement_options import OPPOSITION
from newsclean.text.synonyms import WORDS, Keys, Lexicon, Word, by_key, matching_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.statements.clustering import StatementTable
    from newsclean.claims.statements.linking import StatementMention


class OpposedStatements(NamedTuple):
    """What some articles state, and what others state against it; `denied`: they say that it is not so."""

    stated: list[StatementMention]
    against: list[StatementMention]
    denied: bool


class _Words(NamedTuple):
    """The words of a text, with what they lend to another."""

    words: dict[str, Word]
    keys: Keys
    bits: float


class _Row(NamedTuple):
    mention: StatementMention
    whole: _Words
    plain: _Words  # without names
    denied: bool
    subject: frozenset[str]  # the names before a verb of what one alone does
    rest: _Words | None  # what follows that verb


def opposed_statements(statements: StatementTable, stories: Sequence[object]) -> Iterator[OpposedStatements]:
    """The contradictions inside each story, each statement in one of them at most."""
    of_story: defaultdict[object, list[int]] = defaultdict(list)
    for article, story in enumerate(stories):
        of_story[story].append(article)
    lexicon = Lexicon()
    for articles in of_story.values():
        if len(articles) > 1:
            lexicon = Lexicon() if len(lexicon) > WORDS else lexicon
            inside = [at for article in articles for at in statements.of_article(article)]
            yield from _of_story(statements, inside, lexicon)


def _of_story(statements: StatementTable, inside: Sequence[int], lexicon: Lexicon) -> Iterator[OpposedStatements]:
    found = [(said, bool(statements.negated[at])) for at in inside if not (said := statements.stated(at)).has_figure]
    if not any(denied or one_subject().search(it.text) for it, denied in found):
        return
    rows = _read(found, lexicon)
    used: set[int] = set()
    for at, row in enumerate(rows):
        if at in used or not (row.denied or row.rest):
            continue
        how = _denied_by if row.denied else _said_of_others
        others = [n for n, other in enumerate(rows) if n not in used and how(row, other)]
        if others:
            alike = [n for n, other in enumerate(rows) if n != at and n not in others and _says_the_same(row, other)]
            used |= {at, *others, *alike}
            mine, theirs = [row.mention, *(rows[n].mention for n in alike)], [rows[n].mention for n in others]
            yield OpposedStatements(theirs, mine, True) if row.denied else OpposedStatements(mine, theirs, False)


def _read(found: Sequence[tuple[StatementMention, bool]], lexicon: Lexicon) -> list[_Row]:
    parts = [_by_verb(it.text) for it, _ in found]
    texts, subjects, rests = (_phrases(column, lexicon) for column in zip(*parts, strict=True))
    return [
        _Row(
            it,
            _words(text),
            _words(without_names(text)),
            denied,
            frozenset(word.key for word in subject.words if word.name),
            _words(rest) if after else None,
        )
        for (it, denied), (*_, after), text, subject, rest in zip(found, parts, texts, subjects, rests, strict=True)
    ]


def _phrases(texts: Sequence[str], lexicon: Lexicon) -> list[Phrase]:
    ids, counts = word_numbers(texts, lexicon)
    ends = np.cumsum(counts).tolist()
    return [read_phrase(ids[start:end].tolist(), lexicon.words) for start, end in pairwise([0, *ends])]


def _by_verb(text: str) -> tuple[str, str, str]:
    """A text, and what stands before and after a verb of what one alone does; nothing where there is none."""
    verb = one_subject().search(text)
    return (text, text[: verb.start()], text[verb.start() :]) if verb else (text, "", "")


def _words(phrase: Phrase) -> _Words:
    return _Words(by_key(phrase.words), matching_keys(phrase.words), sum(word.weight for word in phrase.words))


def _are_alike(one: _Words, other: _Words, least: float) -> bool:
    """Whether of the words of either text the other has at least this share."""
    return covered_share(one.words, other.keys) >= least and covered_share(other.words, one.keys) >= least


def _denied_by(row: _Row, other: _Row) -> bool:
    """Whether another article affirms what a row denies."""
    if other.denied or other.mention.article == row.mention.article or row.whole.bits < OPPOSITION.bits:
        return False
    least = OPPOSITION.denied
    return _are_alike(row.whole, other.whole, least) and _are_alike(row.plain, other.plain, least)


def _said_of_others(row: _Row, other: _Row) -> bool:
    """Whether another article says of someone else what one alone can have done."""
    if other.denied or other.rest is None or row.rest is None or other.mention.article == row.mention.article:
        return False
    if not row.subject or not other.subject or row.subject & other.subject or row.rest.bits < OPPOSITION.bits:
        return False
    mentioned = other.whole.words.keys() & row.subject
    return not mentioned and _are_alike(row.rest, other.rest, OPPOSITION.filler)


def _says_the_same(row: _Row, other: _Row) -> bool:
    if other.denied != row.denied or not _are_alike(row.whole, other.whole, OPPOSITION.denied):
        return False
    return row.denied or bool(row.subject & other.subject)
