"""Statements of one story that contradict each other: what one article says and another denies, or says of others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.polarity import one_subject
from newsclean.claims.extract.sentence import claim_figures
from newsclean.claims.statements.alignment import Phrase, read_phrase
from newsclean.claims.statements.blocking import read_texts
from newsclean.claims.statements.clauses import denies, statements_of
from newsclean.claims.statements.linking import StatementMention
from newsclean.claims.statements.similarity import covered_share, without_names
from newsclean.claims.statements.statement_options import OPPOSITION
from newsclean.text.synonyms import Keys, Lexicon, Word, by_key, matching_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.extract.sentence import Sentence
    from newsclean.claims.packed_articles import PackedArticles


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


def opposed_statements(articles: PackedArticles, stories: Sequence[object]) -> Iterator[OpposedStatements]:
    """The contradictions inside each story, each statement in one of them at most."""
    of_story: defaultdict[object, list[int]] = defaultdict(list)
    for article, story in enumerate(stories):
        of_story[story].append(article)
    for inside in of_story.values():
        if len(inside) > 1:
            yield from _of_story([(article, articles.sentences(article)) for article in inside])


def _of_story(articles: Sequence[tuple[int, Sequence[Sentence]]]) -> Iterator[OpposedStatements]:
    found = [
        StatementMention(article, sentence, part.start, part.end, part.text)
        for article, sentences in articles
        for sentence in sentences
        for part in statements_of(sentence.text, lang=sentence.lang)
        if not any(part.start <= sentence.found[at].start < part.end for at in claim_figures(sentence.found))
    ]
    if not any(denies(it.text, it.sentence.lang) or one_subject().search(it.text) for it in found):
        return
    rows = _read(found)
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


def _read(found: Sequence[StatementMention]) -> list[_Row]:
    lexicon = Lexicon()
    rests = [_after_verb(it.text) for it in found]
    texts = read_texts([text for it, rest in zip(found, rests, strict=True) for text in (it.text, rest[1])], lexicon)
    phrases = [read_phrase(texts.of(at), lexicon.words) for at in range(2 * len(found))]
    return [
        _Row(
            it,
            _words(phrases[2 * at]),
            _words(without_names(phrases[2 * at])),
            denies(it.text, it.sentence.lang),
            _subject(rest[0], lexicon),
            _words(phrases[2 * at + 1]) if rest[1] else None,
        )
        for at, (it, rest) in enumerate(zip(found, rests, strict=True))
    ]


def _after_verb(text: str) -> tuple[str, str]:
    """The text before and after a verb of what one alone does; nothing where there is none."""
    verb = one_subject().search(text)
    return (text[: verb.start()], text[verb.start() :]) if verb else ("", "")


def _subject(text: str, lexicon: Lexicon) -> frozenset[str]:
    words = read_phrase(read_texts([text], lexicon).of(0), lexicon.words).words if text else ()
    return frozenset(word.key for word in words if word.name)


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
