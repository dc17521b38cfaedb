"""Clusters of claims: what several articles state, where they agree, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from newsclean.claims.extract.article_fields import ArticleText, read_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.figures.mention_table import MentionTable
from newsclean.claims.model import ClaimCluster, Id
from newsclean.claims.output.summary import (
    ArticleFacts,
    rank_clusters,
    summarise_figures,
    summarise_single,
    summarise_statements,
)
from newsclean.claims.packed_articles import pack_sentences
from newsclean.claims.pairs.blocking import ROWS_MAX
from newsclean.claims.pairs.clustering import cluster_figures
from newsclean.claims.pairs.linking import link_figures
from newsclean.claims.pairs.match_rules import is_claim_of_all
from newsclean.claims.pairs.verdict_cache import VerdictCache
from newsclean.claims.statements.recurring import cluster_statements
from newsclean.errors import ClaimError

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import AnyArticle, Given

    Row = tuple[ArticleText, Id, Given, bytes]  # what was read, the id, the article as it came, its sentences packed


def cluster_claims(
    articles: Iterable[AnyArticle], options: ClaimOptions | None = None, *, origins: Sequence[object] | None = None
) -> list[ClaimCluster]:
    """What the articles claim, each claim once: conflicts first, then updates, then what most articles say.

    Texts, records (dicts) and Articles can be given, clean ones; give dates, so that "last year" and later versions
    are understood, and sources, so that outlets are named. Two figures are the same claim when value, unit, time,
    names and the words around them agree; figures that differ but fill the same place are a conflict, or an update (a
    forecast and its outcome, a count that went on). The result does not depend on the order of the articles.
    `origins` are those of the articles, in the same order, where they are known (`Duplicates.origins`); else they are
    found by deduplication.

    Raises RecordError for what is no article.

    >>> articles = [{"id": n, "text": text, "date": "2024-05-16"} for n, text in enumerate((
    ...     "Trade between China and Russia reached a record $240 billion in 2023.",
    ...     "Last year, record trade of US$240 billion between China and Russia was a lifeline for Moscow.",
    ...     "China's trade with Russia reached a record $190 billion in 2023, he said."))]
    >>> for cluster in cluster_claims(articles):
    ...     print(cluster.status, cluster.when, [(v.value, len(v.members)) for v in cluster.variants], cluster.told)
    conflict 2023 [(240000000000, 2), (190000000000, 1)] $240bn (2 articles) or $190bn (1), of 2023
    >>> cluster_claims(["It rained."])
    []
    """
    return list(each_claim(articles, options, origins=origins))


def each_claim(
    articles: Iterable[AnyArticle], options: ClaimOptions | None = None, *, origins: Sequence[object] | None = None
) -> Iterator[ClaimCluster]:
    """The clusters of `cluster_claims`, one after another, so that they need not be held together.

    All articles are read and compared first. Claims of one article, which most are, come last, and are made
    only as they are asked for.

    Raises RecordError for what is no article.

    >>> next(each_claim([{"id": 7, "text": "The ferry to Ardmouth carries 312 cars."}])).status
    'single'
    >>> next(each_claim([{"id": 7, "text": "It rained."}]), "nothing with a figure")
    'nothing with a figure'
    """
    yield from cluster_corpus(read_articles(articles, origins), options or ClaimOptions())


def cluster_corpus(taken: Corpus, options: ClaimOptions, judging: VerdictCache | None = None) -> Iterator[ClaimCluster]:
    """The clusters of articles that were taken in; `judging` remembers verdicts from one time to the next."""
    mentions, known = taken.mentions, taken.known(options)
    found: list[ClaimCluster] = []
    if options.statements:  # before the figures are held against one another, which takes memory of its own
        stated = (summarise_statements(star, known) for star in cluster_statements(mentions.articles))
        found += [cluster for cluster in stated if cluster.origins > 1]  # a copied sentence is no claim made twice
    links = link_figures(mentions, len(mentions.rows), judging)
    alone: dict[int, list[int]] = {}  # of one article, by the first row; one row where it is the only one
    single = bytearray(len(mentions.rows))
    for groups in cluster_figures(mentions, links):
        if mentions.copies.reach(groups, max(2, options.min_articles)) and is_claim_of_all(mentions, groups):
            found.append(summarise_figures(groups, links.clash, mentions, known))
        elif len(groups[0]) == 1:
            single[groups[0][0]] = 1
        else:
            alone[min(groups[0])] = groups[0]
    yield from rank_clusters(
        c for c in found if c.articles >= options.min_articles and c.origins >= options.min_origins
    )
    if options.min_articles == options.min_origins == 1:
        for at, only in enumerate(single):  # by day and id, as the articles are
            if only or at in alone:
                yield from summarise_single(alone.get(at, [at]), mentions, known)


@dataclass(slots=True)
class Corpus:
    """The articles as they were taken in, in an order of their own: by day, id and text."""

    given: list[Given]
    origins: list[object] | None  # of the articles, where they are known
    ids: list[Id]
    mentions: MentionTable

    def known(self, options: ClaimOptions) -> ArticleFacts:
        """What is known of the articles."""
        return ArticleFacts(self.ids, self.mentions.texts[: len(self.given)], self._origins(options))

    def _origins(self, options: ClaimOptions) -> Sequence[object]:
        if not options.origins or len(self.given) < 2:
            return range(len(self.given))
        if self.origins is not None:
            return self.origins
        from newsclean.dedup.clustering.duplicates import deduplicate  # numpy, for many articles only

        return deduplicate(self.given).origins


def read_articles(articles: Iterable[AnyArticle], origins: Sequence[object] | None = None) -> Corpus:
    """Read articles. Raises RecordError for what is no article, ClaimError when there are too many figures."""
    seen: set[bytes] = set()
    rows: list[Row] = []
    known: list[object] | None = None if origins is None else []
    for number, article in enumerate(articles):
        text, plain = read_article(article)
        if text.id is None or is_new_article(text, seen):  # else the same article given twice
            rows.append((text, _id(text, len(rows)), plain, pack_sentences(text, list(read_sentences(text)))))
            if known is not None and origins is not None:
                known.append(origins[number])
    return build_corpus(rows, known)


def is_new_article(text: ArticleText, seen: set[bytes]) -> bool:
    """Whether an article with this id and these words has not been met."""
    said = "\0".join(part for row in text.fields for part in row)
    key = blake2b(f"{text.id}\0{said}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = key in seen
    seen.add(key)
    return not known


def build_corpus(rows: list[Row], origins: list[object] | None = None) -> Corpus:
    """The mentions of articles that were read; the same in whatever order they came."""
    order = sorted(range(len(rows)), key=lambda at: _order(rows[at]))
    known = None if origins is None else [origins[at] for at in order]
    taken = Corpus([rows[at][2] for at in order], known, [rows[at][1] for at in order], MentionTable())
    for text, _, _, packed in (rows[at] for at in order):
        taken.mentions.articles.add(text, packed)
    for sentences in taken.mentions.articles.each():
        taken.mentions.take(sentences)
        if len(taken.mentions.rows) >= ROWS_MAX:
            raise ClaimError(f"more than {ROWS_MAX:,} figures; take the articles in parts, by date")
    taken.mentions.full()
    return taken


def _order(row: Row) -> tuple[object, ...]:
    text = row[0]
    return text.day or "~", "" if text.id is None else str(text.id), text.fields


def _id(text: ArticleText, at: int) -> Id:
    return at + 1 if text.id is None else text.id
