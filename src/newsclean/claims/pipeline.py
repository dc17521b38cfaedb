"""Clusters of claims: what several articles state, where they agree, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.claims.extract.article_fields import Text, text_of_article
from newsclean.claims.extract.claims import read
from newsclean.claims.figures.mention_table import Mentions
from newsclean.claims.model import ClaimCluster, Id
from newsclean.claims.output.summary import Known, quantity_cluster, ranked, single_clusters, statement_cluster
from newsclean.claims.packed_articles import pack
from newsclean.claims.pairs.blocking import ROWS_MAX
from newsclean.claims.pairs.clustering import grouped
from newsclean.claims.pairs.linking import judged
from newsclean.claims.pairs.match_rules import stated_by_all
from newsclean.claims.pairs.verdict_cache import Judging
from newsclean.claims.statements.recurring import recurring
from newsclean.errors import ClaimError

if TYPE_CHECKING:
    from newsclean.core.article import Article

    AnyArticle = str | Mapping[str, Any] | Article
    Row = tuple[Text, Id, AnyArticle, bytes]  # what was read, the id, the article as it came, its sentences packed


@dataclass(frozen=True, slots=True)
class ClaimOptions:
    """What is looked for.

    >>> ClaimOptions(min_articles=0)
    Traceback (most recent call last):
    ...
    newsclean.errors.ClaimError: min_articles=0 is too few; give 1 or more
    """

    min_articles: int = 1  # articles that a cluster has at least
    min_origins: int = 1  # independent origins that it has at least; statements without a figure always have two
    statements: bool = True  # whether statements without a figure are looked for
    origins: bool = True  # whether copies of a story are told from independent reports (by deduplication)

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for name in ("min_articles", "min_origins"):
            if getattr(self, name) < 1:
                raise ClaimError(f"{name}={getattr(self, name)} is too few; give 1 or more")


def cluster_claims(articles: Iterable[AnyArticle], options: ClaimOptions | None = None) -> list[ClaimCluster]:
    """What the articles claim, each claim once: conflicts first, then updates, then what most articles say.

    Texts, records (dicts) and Articles can be given, clean ones; give dates, so that "last year" and later versions
    are understood, and sources, so that outlets are named. Two figures are the same claim when value, unit, time,
    names and the words around them agree; figures that differ but fill the same place are a conflict, or an update (a
    forecast and its outcome, a count that went on). The result does not depend on the order of the articles.

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
    return list(each_claim(articles, options))


def each_claim(articles: Iterable[AnyArticle], options: ClaimOptions | None = None) -> Iterator[ClaimCluster]:
    """The clusters of `cluster_claims`, one after another, so that they need not be held together.

    All articles are read and compared first. Claims of one article, which most are, come last, and are made
    only as they are asked for.

    Raises RecordError for what is no article.

    >>> next(each_claim([{"id": 7, "text": "The ferry to Ardmouth carries 312 cars."}])).status
    'single'
    >>> next(each_claim([{"id": 7, "text": "It rained."}]), "nothing with a figure")
    'nothing with a figure'
    """
    yield from made(taken_in(articles), options or ClaimOptions())


def made(taken: Taken, options: ClaimOptions, judging: Judging | None = None) -> Iterator[ClaimCluster]:
    """The clusters of articles that were taken in; `judging` remembers verdicts from one time to the next."""
    mentions, known = taken.mentions, taken.known(options)
    found: list[ClaimCluster] = []
    if options.statements:  # before the figures are held against one another, which takes memory of its own
        stated = (statement_cluster(star, known) for star in recurring(mentions.articles))
        found += [cluster for cluster in stated if cluster.origins > 1]  # a copied sentence is no claim made twice
    links = judged(mentions, len(mentions.rows), judging)
    alone: dict[int, list[int]] = {}  # of one article, by the first row; one row where it is the only one
    single = bytearray(len(mentions.rows))
    for groups in grouped(mentions, links):
        if mentions.copies.reach(groups, max(2, options.min_articles)) and stated_by_all(mentions, groups):
            found.append(quantity_cluster(groups, links.clash, mentions, known))
        elif len(groups[0]) == 1:
            single[groups[0][0]] = 1
        else:
            alone[min(groups[0])] = groups[0]
    yield from ranked(c for c in found if c.articles >= options.min_articles and c.origins >= options.min_origins)
    if options.min_articles == options.min_origins == 1:
        for at, only in enumerate(single):  # by day and id, as the articles are
            if only or at in alone:
                yield from single_clusters(alone.get(at, [at]), mentions, known)


@dataclass(slots=True)
class Taken:
    """The articles as they were taken in, in an order of their own: by day, id and text."""

    given: list[AnyArticle]
    ids: list[Id]
    mentions: Mentions

    def known(self, options: ClaimOptions) -> Known:
        """What is known of the articles."""
        return Known(self.ids, self.mentions.texts[: len(self.given)], _origins(self.given, options))


class FoundIn(NamedTuple):
    """What was found in one article, small: it may have been read in another process."""

    text: Text
    article: AnyArticle
    packed: bytes  # its sentences


def find_in(article: AnyArticle) -> FoundIn:
    """Read one article. Raises RecordError for what is not an article."""
    text = text_of_article(article)
    return FoundIn(text, article, pack(text, list(read(text))))


def taken_in(articles: Iterable[AnyArticle]) -> Taken:
    """Read articles. Raises RecordError for what is no article, ClaimError when there are too many figures."""
    return assemble(map(find_in, articles))


def assemble(found: Iterable[FoundIn]) -> Taken:
    """The mentions of articles that were read, an article given twice once. Raises ClaimError for too many figures."""
    seen: set[bytes] = set()
    rows: list[Row] = []
    for text, article, packed in found:
        if text.id is None or first_met(text, seen):  # else the same article given twice
            rows.append((text, _id(text, len(rows)), article, packed))
    return put_together(rows)


def first_met(text: Text, seen: set[bytes]) -> bool:
    """Whether an article with this id and these words has not been met."""
    said = "\0".join(part for row in text.fields for part in row)
    key = blake2b(f"{text.id}\0{said}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = key in seen
    seen.add(key)
    return not known


def put_together(rows: list[Row]) -> Taken:
    """The mentions of articles that were read; the same in whatever order they came."""
    rows.sort(key=_order)
    taken = Taken([row[2] for row in rows], [row[1] for row in rows], Mentions())
    for text, _, _, packed in rows:
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


def _id(text: Text, at: int) -> Id:
    return at + 1 if text.id is None else text.id


def _origins(given: Sequence[AnyArticle], options: ClaimOptions) -> Sequence[object]:
    if not options.origins or len(given) < 2:
        return range(len(given))
    from newsclean.dedup.clustering.duplicates import deduplicate  # numpy, for many articles only

    return deduplicate(given).origins
