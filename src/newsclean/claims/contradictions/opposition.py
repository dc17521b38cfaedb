"""Statements of one story that contradict each other: what one article says and another denies, or says of others.

Few statements can contradict any other. They are found by their words; only these are read clause by clause.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.contradictions.clause import ANY_DAY, Clause
from newsclean.claims.contradictions.contradiction import DENIED, contradiction, says_the_same
from newsclean.claims.contradictions.statement_parts import (
    denied_words,
    denies_clause,
    parts_of_statement,
    starts_with_pronoun,
)
from newsclean.claims.extract.language_cues import foreign_pack
from newsclean.claims.extract.polarity import one_subject
from newsclean.claims.statements.alignment import read_phrase
from newsclean.claims.statements.blocking import word_numbers
from newsclean.claims.statements.statement_options import OPPOSITION
from newsclean.text.meaning.causes import cause_keys, cause_of
from newsclean.text.meaning.event_times import times_of
from newsclean.text.meaning.foreign_words import foreign_clause_words
from newsclean.text.meaning.opposites import opposite_mark
from newsclean.text.meaning.set_phrases import in_one_word
from newsclean.text.meaning.word_groups import keys_in, phrase_keys
from newsclean.text.synonyms import WORDS, Lexicon, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from newsclean.claims.contradictions.statement_parts import StatementPart
    from newsclean.claims.statements.alignment import Phrase
    from newsclean.claims.statements.clustering import StatementTable
    from newsclean.claims.statements.statement_mention import StatementMention
    from newsclean.text.synonyms import Word


class OpposedStatements(NamedTuple):
    """What some articles state, and what others state against it: DENIED, OPPOSITE or OTHERS of `contradiction`."""

    stated: list[StatementMention]
    against: list[StatementMention]
    how: str


class _Words(NamedTuple):
    """A statement of a story by its words."""

    at: int
    article: int
    text: str
    keys: frozenset[str]
    subject: tuple[Word, ...]  # whom "he" means in it
    denied: bool  # by itself, in another language than English
    foreign: bool
    times: tuple[str, ...]  # the words beside its days


class _Row(NamedTuple):
    at: int  # of its statement
    clause: Clause


def opposed_statements(statements: StatementTable, stories: Sequence[object]) -> Iterator[OpposedStatements]:
    """The contradictions inside each story, each statement in one of them at most."""
    of_story: defaultdict[object, list[int]] = defaultdict(list)
    for article, story in enumerate(stories):
        of_story[story].append(article)
    lexicon = Lexicon()
    for articles in of_story.values():
        if len(articles) > 1:
            lexicon = Lexicon() if len(lexicon) > WORDS else lexicon
            yield from _of_story(statements, articles, lexicon)


def _of_story(statements: StatementTable, articles: Sequence[int], lexicon: Lexicon) -> Iterator[OpposedStatements]:
    rows = _read(statements, articles, lexicon)
    near = _Neighbours(rows)
    used: set[int] = set()
    for at, row in enumerate(rows):
        if row.at in used:
            continue
        found = [(n, how) for n in near.against(at) if rows[n].at not in used for how in [_how(row, rows[n])] if how]
        if not found:
            continue
        how = found[0][1]
        others = [n for n, its in found if its == how]
        mine, theirs = (_places(rows, near, side, used) for side in ([at], others))
        used |= {*mine, *theirs}
        said = [[statements.stated(n) for n in side] for side in (mine, [n for n in theirs if n not in mine])]
        if all(said):
            first, second = said[::-1] if row.clause.part.denied and how == DENIED else said
            yield OpposedStatements(first, second, how)


def _how(row: _Row, other: _Row) -> str | None:
    return None if row.clause.said.article == other.clause.said.article else contradiction(row.clause, other.clause)


def _places(rows: Sequence[_Row], near: _Neighbours, some: list[int], used: set[int]) -> list[int]:
    """The statements of some rows, and of those that say the same as the first of them."""
    first = rows[some[0]].clause
    more = [n for n in near.of(some[0]) if rows[n].at not in used and says_the_same(first, rows[n].clause)]
    return sorted({rows[n].at for n in (*some, *more)})


class _Neighbours:
    """The rows that share a word with a row, or have the opposite of one."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._verbs: list[int] = []
        self._caused: list[int] = []
        self._timed: defaultdict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            for key in row.clause.words:
                held = self._holders[key]
                if len(held) < OPPOSITION.holders:
                    held.append(at)
            for word in row.clause.day_words:
                if len(self._timed[word]) < OPPOSITION.holders:
                    self._timed[word].append(at)
            if row.clause.verb and len(self._verbs) < OPPOSITION.holders:
                self._verbs.append(at)
            if row.clause.cause and len(self._caused) < OPPOSITION.holders:
                self._caused.append(at)

    def of(self, at: int) -> list[int]:
        """The places of rows that share one of the weightiest words of a row."""
        words = self._rows[at].clause.words
        keys = sorted(words, key=lambda key: (-words[key].weight, key))[: OPPOSITION.keys]
        return sorted({n for key in keys for n in self._holders[key]} - {at})

    def against(self, at: int) -> list[int]:
        """The places of rows that may contradict a row."""
        clause = self._rows[at].clause
        found = {n for keys in clause.against.values() for key in keys for n in self._holders.get(key, ())}
        if clause.part.denied:
            found.update(self.of(at) if clause.focus is None else self._holders[clause.focus])
        if clause.verb:
            found.update(self._verbs)
        if clause.cause:
            found.update(self._caused)
        found.update(n for word in clause.day_words for n in self._timed[word])
        return sorted(found - {at})


def _read(statements: StatementTable, articles: Sequence[int], lexicon: Lexicon) -> list[_Row]:
    """The clauses of a story that may contradict others."""
    every, names = _worded(statements, articles, lexicon)
    found: list[tuple[int, StatementMention, StatementPart]] = []
    subjects = {row.at: row.subject for row in every}
    for at in sorted(_at_odds(every)):
        mention = statements.stated(at)
        found += [(at, mention, part) for part in parts_of_statement(mention.text, mention.sentence.lang)]
    phrases = _phrases([part.text for *_, part in found], lexicon)
    rows = (
        _Row(at, Clause(part, phrase, mention, names[mention.article], subjects[at]))
        for (at, mention, part), phrase in zip(found, phrases, strict=True)
    )
    return [row for row in rows if sum(word.weight for word in row.clause.words.values()) >= OPPOSITION.bits]


def _worded(
    statements: StatementTable, articles: Sequence[int], lexicon: Lexicon
) -> tuple[list[_Words], dict[int, set[str]]]:
    """The statements of articles, by their words, and the names in each article."""
    found = [(at, statements[at]) for article in articles for at in statements.of_article(article)]
    ids, counts = word_numbers([it.text for _, it in found], lexicon)
    ends, numbers, words = np.cumsum(counts).tolist(), ids.tolist(), lexicon.words
    names: dict[int, set[str]] = {at: set() for at in articles}
    rows: list[_Words] = []
    for (at, it), (start, end) in zip(found, pairwise([0, *ends]), strict=True):
        inside = [word for number in numbers[start:end] if (word := words[number]) is not None]
        names[it.article].update([word.key for word in inside if word.name])
        before = rows[-1].subject if rows and rows[-1].article == it.article else ()
        subject = before if starts_with_pronoun(it.text) else tuple(takewhile(_is_named, inside)) or before
        foreign = foreign_pack(it.lang)
        keys = _keys(it.text, inside, subject) if foreign is None else foreign_clause_words(it.text, foreign).keys()
        abroad, times = foreign is not None, (*times_of(it.text), *([ANY_DAY] * statements.dated[at]))
        rows.append(_Words(at, it.article, it.text, frozenset(keys), subject, it.negated and abroad, abroad, times))
    return rows, names


def _is_named(word: Word) -> bool:
    return word.name and not word.place


def _keys(text: str, inside: Sequence[Word], subject: Sequence[Word]) -> set[str]:
    """The keys of a statement in English, by its words, those that its phrases stand for, and whom "he" means."""
    keys = {word.key for word in inside if not word.figure}
    if not keys.isdisjoint(phrase_keys()):
        keys |= keys_in(in_one_word(text))
    return keys | {word.key for word in subject} if starts_with_pronoun(text) else keys


def _at_odds(rows: Sequence[_Words]) -> set[int]:
    """The places of statements that may contradict one of another article."""
    holders: defaultdict[str, list[_Words]] = defaultdict(list)
    for row in rows:
        for key in row.keys:
            if len(holders[key]) < OPPOSITION.holders:
                holders[key].append(row)
    pairs = _pairs(rows, holders)
    return {at for one, other in pairs if one.article != other.article for at in (one.at, other.at)}


def _pairs(rows: Sequence[_Words], holders: defaultdict[str, list[_Words]]) -> Iterator[tuple[_Words, _Words]]:
    """Pairs that share enough, of which one may deny the other, say the opposite, or the same of others."""
    opposed, verbs, caused = tables().opposed, list[_Words](), list[_Words]()
    timed: defaultdict[str, list[_Words]] = defaultdict(list)
    for row in rows:
        opposites = [it for key in row.keys & opposed.keys() for it in opposed[key]]
        for key in (*opposites, *filter(None, map(opposite_mark, row.keys))):
            against = holders.get(key, ())
            yield from ((row, other) for other in against if not row.keys.isdisjoint(other.keys))
        for key in _denied(row) & row.keys:
            yield from ((row, other) for other in holders[key] if len(row.keys & other.keys) >= OPPOSITION.words)
        if one_subject().search(row.text):
            verbs.append(row)
        if (row.foreign or not row.keys.isdisjoint(cause_keys())) and cause_of(row.text) is not None:
            caused.append(row)
        for word in row.times:
            timed[word].append(row)
    for some in (verbs, *timed.values()):
        pairs = combinations(some[: OPPOSITION.holders], 2)
        yield from ((one, other) for one, other in pairs if len(one.keys & other.keys) >= OPPOSITION.words)
    yield from combinations(caused[: OPPOSITION.holders], 2)


def _denied(row: _Words) -> AbstractSet[str]:
    """The words of which one must stand in what a statement denies; none where it denies nothing."""
    return row.keys if row.denied or denies_clause(row.text) else denied_words(row.text)


def _phrases(texts: Sequence[str], lexicon: Lexicon) -> list[Phrase]:
    ids, counts = word_numbers(texts, lexicon)
    ends = np.cumsum(counts).tolist()
    return [read_phrase(ids[start:end].tolist(), lexicon.words) for start, end in pairwise([0, *ends])]
