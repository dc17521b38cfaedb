"""The evidence for and against a statement: every figure and sentence of the articles that is about it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.figures.measure import measure_of
from newsclean.claims.judging.agreement import state_one_value
from newsclean.claims.judging.judge import Verdict, judge_figures, would_agree
from newsclean.claims.judging.pair_features import Pair
from newsclean.claims.judging.scorer import significant_digits, word_overlap
from newsclean.claims.options import CHECK
from newsclean.claims.statements.check import compare_statement
from newsclean.temporal.intervals import relation as time_relation
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.verdict_cache import Judge

EARLIER = "an earlier figure"
FOR, AGAINST = ("same",), ("conflict", "update")


class Found(NamedTuple):
    """A figure (its row) or a sentence (its article and place) that is for or against a statement."""

    relation: str
    score: float
    reason: str | None
    row: int = -1
    article: int = -1
    sentence: int = -1


def figure_evidence(mentions: MentionTable, of: tuple[int, int], judge: Judge, *, foreign: bool = False) -> list[Found]:
    """What the rows of the articles say of the figures of a statement: `of` is their number, and that of the articles.

    `judge` finds what two rows of any articles are to one another. `foreign`: the statement is in another language,
    in which a capital does not make a name.
    """
    rows, articles = of
    relevant = _Relevant(mentions, rows, articles, foreign=foreign)
    found = [
        Found(verdict.relation, verdict.score, _reason(mentions, one, mine, verdict), one, mentions.article(one))
        for mine in range(rows, len(mentions.rows))
        for one in relevant.rows(mine)
        for verdict in [_judged(mentions, one, mine, judge)]
        if verdict.relation != "different"
    ]
    return _settled(_superseded(found))


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


def sentence_evidence(mentions: MentionTable, statement: str, articles: int) -> list[Found]:
    """What the sentences of the articles say of a statement without a figure."""
    names = _names(statement)
    found = []
    for article in range(articles):
        if _names_missing(names, _article_keys(mentions, article)):
            continue
        sentences, topic = mentions.articles.sentences(article), frozenset(mentions.topics[article])
        found += [
            Found(said.relation, said.score, said.reason, -1, article, said.at)
            for said in compare_statement(statement, sentences)
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
    return it.article not in support and it.score >= CHECK.sure and it.relation == "conflict" and not it.reason


def _reason(mentions: MentionTable, one: int, mine: int, verdict: Verdict) -> str | None:
    """In what an agreeing figure differs, or which rule decided."""
    if verdict.relation != "same" or verdict.rule:
        return verdict.rule
    a, b = mentions.context(one).quantity, mentions.context(mine).quantity
    if a.unit != b.unit and None not in (a.unit, b.unit):
        return "other unit, same amount"
    return None if (a.value, a.low, a.high) == (b.value, b.low, b.high) else "rounded"


def _judged(mentions: MentionTable, one: int, mine: int, judge: Judge) -> Verdict:
    """What a figure is to that of the statement; the days of the articles do not count, for a statement has none."""
    a, b = mentions.context(one), mentions.context(mine)
    verdict = judge_figures(a, b, 0.0)
    if verdict.relation == "same" and a.quantity.kind == "date" and word_overlap(a, b) < CHECK.dates:
        return Verdict("different", verdict.score, "another event of that time")
    if verdict.relation == "same" and (a.time.role == "base" != b.time.role or _is_of_the_past(mentions, one, b)):
        return Verdict("update", verdict.score, EARLIER)
    if verdict.relation == "conflict" and verdict.rule is None and _counts_on(a):
        return Verdict("update", verdict.score)
    if verdict.relation != "different":
        return verdict
    strict = judge(mentions, one, mine)
    if strict[0] != "different":
        return Verdict("conflict" if strict[0] == "time" else strict[0], strict[1])
    return _near_miss(a, b) or verdict


def _counts_on(context: FigureContext) -> bool:
    """Whether a figure is of a count that goes on while an event does, so that articles of other hours have others."""
    measure = measure_of(context)
    return measure is not None and measure.nature == "tally"


def _is_of_the_past(mentions: MentionTable, row: int, other: FigureContext) -> bool:
    """Whether what is reported of an earlier year is compared with an outlook: "was priced at $5m in 2019"."""
    day = mentions.texts[mentions.article(row)].day
    if day is None or other.modality not in OUTCOMES or mentions.context(row).modality in OUTCOMES:
        return False
    _, sentence, at = mentions.rows[row]
    start = sentence.found[at].start
    years = [(abs(q.start - start), q.when[:4]) for q in sentence.found if q.kind == "date" and q.when is not None]
    return bool(years) and min(years)[1] < day[:4]


def _near_miss(one: FigureContext, other: FigureContext) -> Verdict | None:
    """A figure that is the statement's but for its unit, its currency or its year."""
    a, b = one.quantity, other.quantity
    if a.kind == b.kind == "date":
        years = {str(q.when)[:4] for q in (a, b)}
        if len(years) > 1 and word_overlap(one, other) >= CHECK.dates:
            return Verdict("conflict", CHECK.alone, "other year")
        return None
    if a.value is None or significant_digits(a) < CHECK.digits or one.polarity != other.polarity:
        return None
    pair = Pair(one, other, 0.0, agree=True)
    if a.kind == b.kind and a.value == b.value and a.unit != b.unit and None not in (a.unit, b.unit):
        rule = "other currency" if a.kind == "money" else "other unit"
        return Verdict("conflict", CHECK.alone, rule) if would_agree(pair) else None
    apart = time_relation(one.time.when, other.time.when) == "apart"
    if apart and state_one_value(one, other) and would_agree(pair):
        return Verdict("conflict", CHECK.alone, "other time")
    return None


class _Relevant:
    """The figures that may be about a statement: in articles that have its names, with words or a value of it."""

    def __init__(self, mentions: MentionTable, rows: int, articles: int, *, foreign: bool = False) -> None:
        self._mentions, self._rows, self._foreign = mentions, rows, foreign
        self._articles = articles  # what follows are statements that were checked before
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
