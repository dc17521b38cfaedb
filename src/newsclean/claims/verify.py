"""Checking a statement against articles: which claims agree with it, update it or contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.article_fields import ArticleText
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.judging.judge import judge_pair
from newsclean.claims.options import ClaimOptions
from newsclean.claims.output.summary import summarise_figures
from newsclean.claims.pairs.clustering import cluster_figures
from newsclean.claims.pairs.linking import link_figures
from newsclean.claims.pipeline import Corpus, read_articles
from newsclean.errors import ClaimError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.claims.extract.article_fields import AnyArticle
    from newsclean.claims.model import ClaimCluster

ORDER = {"conflict": 0, "update": 1, "same": 2}


class Checked(NamedTuple):
    """A cluster of claims, and what the statement is to it: same, update or conflict; `score` is 0 to 1."""

    relation: str
    score: float
    cluster: ClaimCluster


def check_claim(
    statement: str,
    articles: Iterable[AnyArticle] | Corpus,
    *,
    date: str | None = None,
    options: ClaimOptions | None = None,
) -> list[Checked]:
    """The claims of articles that agree with a statement, update or contradict it; contradictions first.

    `date` is the day on which the statement is made, against which its "last year" is read. Of a cluster with several
    values the relation is that of the value closest to the statement's.

    Raises ClaimError for a statement without a figure or year, RecordError for anything that is not an article.

    >>> articles = [{"id": 1, "text": "China's trade with Russia reached a record $240 billion in 2023."}]
    >>> [found] = check_claim("China-Russia trade was $190 billion in 2023.", articles)
    >>> found.relation, found.cluster.claim
    ('conflict', "China's trade with Russia reached a record $240 billion in 2023.")
    >>> check_claim("It rained.", articles)
    Traceback (most recent call last):
    ...
    newsclean.errors.ClaimError: no figure in the statement; give one with a number, such as "Trade was $190bn in 2023"
    """
    corpus = articles if isinstance(articles, Corpus) else read_articles(articles)
    mentions, rows = corpus.mentions, len(corpus.mentions.rows)
    text = ArticleText((("text", statement),), "statement", date, date)
    mentions.add(text, list(read_sentences(text)), alone=True)
    if len(mentions.rows) == rows:
        raise ClaimError('no figure in the statement; give one with a number, such as "Trade was $190bn in 2023"')
    facts = corpus.facts(options or ClaimOptions())
    links = link_figures(mentions, rows, judge_pair)
    best: dict[int, tuple[str, float]] = {}
    for at, relation, score in links.checked:
        best[at] = max(best.get(at, ("conflict", 0.0)), (relation, score), key=_sure)
    out = []
    for groups in cluster_figures(mentions, links, rows):
        hits = [best[at] for group in groups for at in group if at in best]
        if hits:
            relation, score = max(hits, key=_sure)
            out.append(Checked(relation, score, summarise_figures(groups, links.clash, mentions, facts)))
    return sorted(out, key=lambda it: (ORDER[it.relation], -it.score, -it.cluster.articles, it.cluster.claim))


def _sure(found: tuple[str, float]) -> tuple[bool, float]:
    return found[0] == "same", found[1]
