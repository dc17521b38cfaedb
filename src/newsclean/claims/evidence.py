"""The evidence for and against a statement: every figure and sentence of the articles that is about it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.differences import EARLIER, NEWER, OLDER, OTHER, dated_difference, difference
from newsclean.claims.figures.measure import measure_of
from newsclean.claims.judging.agreement import state_one_value
from newsclean.claims.options import CHECK
from newsclean.claims.statement_judge import is_about, judge_for_statement
from newsclean.claims.statements.check import compare_statement
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.judging.judge import Verdict
    from newsclean.claims.pairs.verdict_cache import Judge

FOR, AGAINST = ("same",), ("conflict", "update")


class Found(NamedTuple):
    """A figure (its row) or a sentence (its article and place) that is for or against a statement."""

    relation: str
    score: float
    reason: str | None
    row: int = -1
    article: int = -1
    sentence: int = -1
    about: bool = False  # whether it has the words of the statement, so that only the value differs


def figure_evidence(mentions: MentionTable, of: tuple[int, int], judge: Judge, *, foreign: bool = False) -> list[Found]:
    """What the rows of the articles say of the figures of a statement: `of` is their number, and that of the articles.

    `judge` finds what two rows of any articles are to one another. `foreign`: the statement is in another language,
    in which a capital does not make a name.
    """
    rows, articles = of
    relevant = _Relevant(mentions, rows, articles, foreign=foreign)
    found = [
        _found(mentions, one, mine, verdict)
        for mine in range(rows, len(mentions.rows))
        for one in relevant.rows(mine)
        for verdict in [judge_for_statement(mentions, one, mine, judge)]
        if verdict.relation != "different"
    ]
    found = _of_other_times(mentions, found)
    return _with_days(mentions, _settled(_superseded(found)))


def _of_other_times(mentions: MentionTable, found: list[Found]) -> list[Found]:
    """A figure without a time is of that which its article says beside another mention of the value."""
    other = [it for it in found if it.relation in AGAINST and it.reason == "other time"]
    out = []
    for it in found:
        value = mentions.context(it.row)
        open_ = it.relation in FOR and value.time.when is None and value.quantity.kind != "date"
        apart = open_ and any(
            one.article == it.article and state_one_value(mentions.context(one.row), value) for one in other
        )
        out.append(it._replace(relation="conflict", reason="other time") if apart else it)
    return out


def _found(mentions: MentionTable, one: int, mine: int, verdict: Verdict) -> Found:
    theirs, own = mentions.context(one), mentions.context(mine)
    reason = difference(verdict.relation, theirs, own, verdict.rule)
    about = verdict.relation in AGAINST and verdict.rule is None and is_about(theirs, own)
    return Found(verdict.relation, verdict.score, reason, one, mentions.article(one), about=about)


def _with_days(mentions: MentionTable, found: list[Found]) -> list[Found]:
    """The evidence, with which of the other values are newer than those that support the statement, and which older."""
    days = {at: mentions.texts[at].day for at in {it.article for it in found}}
    known = tuple(day for it in found if it.relation in FOR and (day := days[it.article]) is not None)
    out = []
    for it in found:
        moves = it.relation in AGAINST and _moves(mentions.context(it.row))
        reason = dated_difference(it.reason, days[it.article], known) if moves else it.reason
        out.append(it._replace(reason=reason, relation="update" if reason in (NEWER, OLDER) else it.relation))
    return out


def _moves(context: FigureContext) -> bool:
    """Whether a later article may have another value and both be right: of no named time, or a count that goes on."""
    measure = measure_of(context)
    if measure is None:
        return context.time.when is None
    return measure.nature == "tally" or (measure.nature != "fixed" and context.time.when is None)


def _superseded(found: list[Found]) -> list[Found]:
    """What an article says only after another value of the same thing is an earlier figure, or another's."""
    first: dict[int, int] = {}
    for it in found:
        if it.relation in AGAINST and it.score >= CHECK.sure:
            first[it.article] = min(it.row, first.get(it.article, it.row))
    return [
        it._replace(relation="update", reason=EARLIER)
        if it.relation in FOR and it.score < CHECK.certain and first.get(it.article, it.row) < it.row
        else it
        for it in found
    ]


def sentence_evidence(mentions: MentionTable, statement: str, articles: int, lang: str = "en") -> list[Found]:
    """What the sentences of the articles say of a statement without a figure."""
    names = _names(statement)
    found = []
    for article in range(articles):
        if _names_missing(names, _article_keys(mentions, article)):
            continue
        sentences, topic = mentions.articles.sentences(article), frozenset(mentions.topics[article])
        lead = [sentence.text for sentence in sentences[: CHECK.lead]]
        found += [
            Found(said.relation, said.score, said.reason, -1, article, said.at)
            for said in compare_statement(statement, sentences, lead, lang)
            if not _names_missing(names, topic | _keys(sentences[said.at].text))
        ]
    return _settled(found)


def _settled(found: list[Found]) -> list[Found]:
    """The evidence without weak contradiction, and what a supporting article says beside it."""
    support = {it.article for it in found if it.relation in FOR}
    return [it for it in found if it.relation in FOR or _stands(it, support)]


def _stands(it: Found, support: set[int]) -> bool:
    """Whether a contradiction counts: where others support the statement, only one that is sure, and of no update."""
    if not support:
        return it.score >= CHECK.alone
    plain = it.relation == "conflict" and it.reason in (None, OTHER)
    return it.article not in support and (it.about or (plain and it.score >= CHECK.sure))


class _Relevant:
    """The figures that may be about a statement: in articles that have its names, with words or a value of it."""

    def __init__(self, mentions: MentionTable, rows: int, articles: int, *, foreign: bool = False) -> None:
        self._mentions, self._foreign = mentions, foreign
        # What follows the rows of the articles are those of statements that were checked before.
        self._rows = bisect_left(range(rows), articles, key=mentions.article)
        features = mentions.features
        counts = np.frombuffer(features.counts, np.uint8).astype(np.int64)
        self._of = np.repeat(np.arange(len(counts)), counts)
        self._words = np.frombuffer(features.words, np.uint32)
        self._worth = np.frombuffer(features.worth, np.uint8)
        self._starts = np.cumsum(counts) - counts
        self._counts = counts

    def rows(self, mine: int) -> Iterator[int]:
        """The rows that share most with one of the statement."""
        here = slice(int(self._starts[mine]), int(self._starts[mine] + self._counts[mine]))
        hits = np.isin(self._words, self._words[here])
        shared = np.bincount(self._of[hits], self._worth[hits], len(self._counts)).astype(
            np.float64
        )  # else of integers
        values = np.frombuffer(self._mentions.features.values, np.float64)
        shared += 40.0 * (values == values[mine])  # some ten bits: an equal value in other words
        names = self._mentions.context(mine).names
        names = frozenset(filter(is_country, names)) if self._foreign else names
        best = np.argsort(-shared[: self._rows], kind="stable")[: CHECK.rows].tolist()
        for row in best:
            if shared[row] > 0 and not _names_missing(
                names, _article_keys(self._mentions, self._mentions.article(row))
            ):
                yield row


def _names_missing(names: frozenset[str], keys: frozenset[str]) -> bool:
    missing = len(names - keys)
    return missing > (1 if len(names) >= CHECK.names_missing else 0)


def _names(statement: str) -> frozenset[str]:
    from newsclean.text.word_keys import tokens

    return frozenset(token.key for token in tokens(statement, []) if token.name)


def _article_keys(mentions: MentionTable, article: int) -> frozenset[str]:
    return frozenset().union(*(_keys(text) for _, text in mentions.texts[article].fields))


_keys = lru_cache(maxsize=4096)(keys_of)
