"""Clusters of claims: what several articles state, where they agree, and where they do not.

Articles are read sentence by sentence, each figure with its time, role and modality. Figures become rows of a table,
rows that share words and values candidate pairs, pairs that are judged links, and links clusters. Statements without a
figure are aligned and clustered on their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.claims.contradictions.opposition import opposed_statements
from newsclean.claims.extract.article_fields import is_new_article, order_of, read_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.figures.mention_table import MentionTable
from newsclean.claims.judging.judge_rows import judge_in_story, judge_pair
from newsclean.claims.judging.match_rules import is_claim_of_all
from newsclean.claims.options import ClaimOptions
from newsclean.claims.output.boilerplate import without_repeated_statements, without_repeats
from newsclean.claims.output.members import CorpusFacts, story_ids
from newsclean.claims.output.summary import (
    is_own_correction,
    rank_clusters,
    summarise_figures,
    summarise_opposed,
    summarise_single,
    summarise_statements,
)
from newsclean.claims.output.tidy_rows import ClaimClusters
from newsclean.claims.packed_articles import pack_sentences
from newsclean.claims.pairs.clustering import cluster_figures
from newsclean.claims.pairs.linking import Stories, link_figures
from newsclean.claims.pairs.stories import find_stories
from newsclean.claims.statements.clustering import StatementTable, cluster_statements, without_opposed
from newsclean.core.record import read_each
from newsclean.engine.step import each_on
from newsclean.io.tables.frames import article_rows
from newsclean.rare_collections import with_rare_collections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.claims.extract.article_fields import AnyArticle, ArticleText, Given
    from newsclean.claims.model import ClaimCluster, Id
    from newsclean.claims.pairs.linking import FigureLinks
    from newsclean.claims.pairs.verdict_cache import VerdictCache
    from newsclean.engine.step import Executor

    ReadRow = tuple[ArticleText, Id, Given, bytes]  # what was read, the id, the article as it came, packed sentences


@with_rare_collections
def cluster_claims(
    articles: Iterable[AnyArticle],
    options: ClaimOptions | None = None,
    *,
    origins: Sequence[object] | None = None,
    engine: Executor | None = None,
) -> ClaimClusters:
    """What the articles claim, each claim once: conflicts first, then updates, then what most articles say.

    Texts, records (dicts) and Articles can be given, clean ones; give dates, so that "last year" and later versions
    are understood, and sources, so that outlets are named. Two figures are the same claim when value, unit, time,
    names and the words around them agree; figures that differ but fill the same place are a conflict, or an update (a
    forecast and its outcome, a count that went on). The result does not depend on the order of the articles.
    `origins` are those of the articles, in the same order, where they are known (`Duplicates.origins`); else they are
    found by deduplication. With `engine` (`newsclean.engine.ray(address)`) articles are read on a cluster.

    Raises RecordError for anything that is not an article.

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
    return ClaimClusters(each_claim(articles, options, origins=origins, engine=engine))


def each_claim(
    articles: Iterable[AnyArticle],
    options: ClaimOptions | None = None,
    *,
    origins: Sequence[object] | None = None,
    engine: Executor | None = None,
) -> Iterator[ClaimCluster]:
    """The clusters of `cluster_claims`, one after another, so that they need not be held together.

    All articles are read and compared first. Claims of one article, which most are, come last, and are made
    only as they are asked for.

    Raises RecordError for anything that is not an article.

    >>> next(each_claim([{"id": 7, "text": "The ferry to Ardmouth carries 312 cars."}])).status
    'single'
    """
    rows = article_rows(articles)
    found = read_each(find_in, rows) if engine is None else each_on(engine, find_in, rows)
    yield from cluster_corpus(assemble(found, origins), options or ClaimOptions())


@dataclass(slots=True)
class Corpus:
    """The articles, by day, id and text, and the table of the figures in them."""

    given: Sequence[Any]  # articles; only their number, where they are on the disk
    origins: Sequence[object] | None  # of the articles, where they are known
    ids: list[Id]
    mentions: MentionTable
    stories: list[object] | None = None  # of the articles, where they are known

    def story_of_each(self) -> Sequence[object]:
        """The story of each article: as given, else by the words of their leads."""
        return self.stories or find_stories(self.mentions, len(self.given))

    def facts(self, options: ClaimOptions) -> CorpusFacts:
        """The id, text and origin of each article, and its story if it is asked for."""
        texts = self.mentions.texts
        held = texts[: len(self.given)] if isinstance(texts, list) else texts
        stories = story_ids(self.given, self.ids) if options.stories and not isinstance(self.given, range) else ()
        return CorpusFacts(self.ids, held, self._origins(options), stories)

    def _origins(self, options: ClaimOptions) -> Sequence[object]:
        if not options.origins or len(self.given) < 2:
            return range(len(self.given))
        if self.origins is not None or isinstance(self.given, range):
            return self.given if self.origins is None else self.origins
        from newsclean.dedup.clustering.duplicates import deduplicate  # numpy, for many articles only

        return deduplicate(self.given).origins


class FoundIn(NamedTuple):
    """What was found in one article, small: it may have been read in another process."""

    text: ArticleText
    article: Given
    packed: bytes  # its sentences
    open_times: int = 0  # times in it that no date resolves


def find_in(article: AnyArticle) -> FoundIn:
    """Read one article. Raises RecordError for what is not an article."""
    text, given = read_article(article)
    sentences = list(read_sentences(text))
    times = sum(q.kind == "date" and q.when is None and q.granularity is not None for s in sentences for q in s.found)
    return FoundIn(text, given, pack_sentences(text, sentences), times)


def read_articles(articles: Iterable[AnyArticle], origins: Sequence[object] | None = None) -> Corpus:
    """Read articles. Raises RecordError for what is not an article, ClaimError when there are too many figures."""
    return assemble(read_each(find_in, article_rows(articles)), origins)


def assemble(found: Iterable[FoundIn], origins: Sequence[object] | None = None) -> Corpus:
    """The corpus of articles that were read, an article given twice once; `origins` are in the order of `found`.

    Raises ClaimError for too many figures.
    """
    seen: set[bytes] = set()
    rows: list[ReadRow] = []
    known: list[object] | None = None if origins is None else []
    for number, (text, given, packed, _) in enumerate(found):
        if text.id is None or is_new_article(text, seen):
            rows.append((text, len(rows) + 1 if text.id is None else text.id, given, packed))
            if known is not None and origins is not None:
                known.append(origins[number])
    return build_corpus(rows, known)


def build_corpus(rows: Sequence[ReadRow], origins: Sequence[object] | None = None) -> Corpus:
    """The table of figures of articles that were read; the same in whatever order they came."""
    order = sorted(range(len(rows)), key=lambda at: order_of(rows[at][0]))
    mentions = MentionTable()
    for text, _, _, packed in (rows[at] for at in order):
        mentions.articles.add(text, packed)
    mentions.add_all()
    known = None if origins is None else [origins[at] for at in order]
    return Corpus([rows[at][2] for at in order], known, [rows[at][1] for at in order], mentions)


def cluster_corpus(
    corpus: Corpus, options: ClaimOptions, verdicts: VerdictCache | None = None
) -> Iterator[ClaimCluster]:
    """The clusters of a corpus; `verdicts` holds those of earlier runs."""
    mentions, facts = corpus.mentions, corpus.facts(options)
    stories = corpus.story_of_each()
    places = list(zip(stories, facts.origins, strict=True))
    # Statements first, while no links of figures are held: both need memory.
    found = _statements(corpus, places, facts) if options.statements and len(places) > 1 else []
    judge = judge_pair if verdicts is None else verdicts.over(judge_pair, mentions)
    links = link_figures(mentions, len(mentions.rows), judge, Stories(judge_in_story, stories))
    groups = _split(mentions, links, options, facts.origins)
    told = (without_repeats(rows, mentions, places) for rows in groups.shared)
    found += [summarise_figures(rows, links.clash, mentions, facts) for rows in told if rows]
    yield from rank_clusters(c for c in found if _is_wanted(c, options))
    if options.min_articles == options.min_origins == 1:
        yield from groups.summaries(mentions, facts)


def _is_wanted(cluster: ClaimCluster, options: ClaimOptions) -> bool:
    """Whether a cluster has articles and origins enough; an outlet's correction of itself has one origin."""
    enough = cluster.origins >= options.min_origins or is_own_correction(cluster)
    return cluster.articles >= options.min_articles and enough


def _statements(corpus: Corpus, places: Sequence[tuple[object, object]], facts: CorpusFacts) -> list[ClaimCluster]:
    """The clusters of statements that agree, of two origins at least, and of those that contradict each other."""
    statements = StatementTable(corpus.mentions.articles)
    stories = [story for story, _ in places]
    opposed = list(opposed_statements(statements, stories))
    alike = without_opposed(cluster_statements(statements, stories), (it[:2] for it in opposed))
    stars = (without_repeated_statements(star, places) for star in alike)
    several = (star for star in stars if len({str(facts.origins[it.article]) for it in star}) > 1)
    found = [summarise_statements(star, facts) for star in several]
    return [it for it in found if it.origins > 1] + [summarise_opposed(it, facts) for it in opposed]


class _Groups(NamedTuple):
    """Groups of rows: of several articles, and of one; most of these are one row, for which a bit is held."""

    shared: list[list[list[int]]]
    single: dict[int, list[int]]  # by the first row
    alone: bytearray

    def summaries(self, mentions: MentionTable, facts: CorpusFacts) -> Iterator[ClaimCluster]:
        """The clusters of single articles, by day and id, each summarised when it is asked for."""
        for row, alone in enumerate(self.alone):
            if alone or row in self.single:
                yield from summarise_single(self.single.get(row, [row]), mentions, facts)


def _split(mentions: MentionTable, links: FigureLinks, options: ClaimOptions, origins: Sequence[object]) -> _Groups:
    out = _Groups([], {}, bytearray(len(mentions.rows)))
    for groups in cluster_figures(mentions, links):
        if len(groups) == 1 and not mentions.copies.reach(groups, options.min_origins, origins):
            continue  # nor are claims of one article asked for
        if mentions.copies.reach(groups, max(2, options.min_articles)) and is_claim_of_all(mentions, groups):
            out.shared.append(groups)
        elif len(groups[0]) == 1:
            out.alone[groups[0][0]] = 1
        else:
            out.single[min(groups[0])] = groups[0]
    return out
