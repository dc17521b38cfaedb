"""Clusters of claims: what several articles state, where they agree, and where they do not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from newsclean.claim.agreement import stated_alike, stated_by_all
from newsclean.claim.candidates import ROWS_MAX, candidates
from newsclean.claim.compare import verdict
from newsclean.claim.conflicts import LEAST, at_two_times, contradict, of_other_days, tellers
from newsclean.claim.editions import Editions
from newsclean.claim.find import read
from newsclean.claim.groups import joined, opposed, stars
from newsclean.claim.intake import Text, text_of_article
from newsclean.claim.judging import Judging
from newsclean.claim.kept import pack
from newsclean.claim.mentions import Mentions
from newsclean.claim.model import ClaimCluster, Id
from newsclean.claim.outcome import Known, quantity_cluster, ranked, statement_cluster
from newsclean.claim.recurring import recurring
from newsclean.claim.sieve import sieved, together
from newsclean.errors import ClaimError

if TYPE_CHECKING:
    from newsclean.article import Article

    AnyArticle = str | Mapping[str, Any] | Article
    Row = tuple[Text, Id, AnyArticle, bytes]  # what was read, the id, the article as it came, its sentences packed


AT_ONCE = 1 << 16  # pairs as numbers of Python at once


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

    @property
    def single(self) -> bool:
        """Whether claims of one article are asked for, too."""
        return max(self.min_articles, self.min_origins) < 2

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
    return made(taken_in(articles), options or ClaimOptions())


def made(taken: Taken, options: ClaimOptions, judging: Judging | None = None) -> list[ClaimCluster]:
    """The clusters of articles that were taken in; `judging` remembers verdicts from one time to the next."""
    known = taken.known(options)
    links = judged(taken.mentions, len(taken.mentions.rows), judging)
    out = [
        quantity_cluster(groups, links.clash, taken.mentions, known)
        for groups in grouped(taken.mentions, links)
        if taken.mentions.copies.reach(groups, options.min_articles)  # most claims are single: they are not built
        and (options.single or stated_by_all(taken.mentions, groups))
    ]
    if options.statements:
        stated = (statement_cluster(star, known) for star in recurring(taken.mentions.articles))
        out += [cluster for cluster in stated if cluster.origins > 1]  # a copied sentence is no claim made twice
    return ranked(c for c in out if c.articles >= options.min_articles and c.origins >= options.min_origins)


@dataclass(slots=True)
class Taken:
    """The articles as they were taken in, in an order of their own: by day, id and text."""

    given: list[AnyArticle]
    ids: list[Id]
    mentions: Mentions

    def known(self, options: ClaimOptions) -> Known:
        """What is known of the articles."""
        return Known(self.ids, self.mentions.texts[: len(self.given)], _origins(self.given, options))


def taken_in(articles: Iterable[AnyArticle]) -> Taken:
    """Read articles. Raises RecordError for what is no article, ClaimError when there are too many figures."""
    seen: set[bytes] = set()
    rows: list[Row] = []
    for article in articles:
        text = text_of_article(article)
        if text.id is None or first_met(text, seen):  # else the same article given twice
            rows.append((text, _id(text, len(rows)), article, pack(text, list(read(text)))))
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
    from newsclean.corpus.duplicates import deduplicate  # noqa: PLC0415 - numpy, for many articles only

    return deduplicate(given).origins


@dataclass(slots=True)
class Judged:
    """Which rows state the same, by what score; which clash, and how; and those beyond the articles, with all."""

    same: dict[int, dict[int, float]] = field(default_factory=dict)
    clash: dict[int, dict[int, str]] = field(default_factory=dict)
    asked: list[tuple[int, str, float]] = field(default_factory=list)  # row, relation, score


def judged(mentions: Mentions, rows: int, judging: Judging | None = None) -> Judged:
    """What the rows are to one another; the rows from `rows` on are only asked about."""
    out = Judged()
    judge = _judge if judging is None else judging.over(_judge, mentions)
    for one, other in _worth_judging(mentions):
        relation, score = judge(mentions, one, other)
        if relation == "time" and other >= rows:
            relation = "conflict"
        if relation == "different":
            continue
        if other >= rows:
            if one < rows:
                out.asked.append((one, relation, score))
        elif relation == "same":
            out.same.setdefault(one, {})[other] = out.same.setdefault(other, {})[one] = score
        else:
            out.clash.setdefault(one, {})[other] = out.clash.setdefault(other, {})[one] = relation
    for one, other in Editions(mentions).corrections():
        if other < rows and other not in out.same.get(one, {}):
            out.clash.setdefault(one, {})[other] = out.clash.setdefault(other, {})[one] = "update"
    return out


def _judge(mentions: Mentions, one: int, other: int) -> tuple[str, float]:
    relation, score = verdict(mentions.side(one), mentions.side(other), mentions.days(one, other))
    if relation == "same":
        return (relation if stated_alike(mentions, one, other) else "different"), score
    return _clash(mentions, (one, other), relation, score), score


def _worth_judging(mentions: Mentions) -> Iterator[tuple[int, int]]:
    first, second = candidates(mentions.columns)
    some = sieved(mentions.columns, first, second)
    first, second = first[some], second[some]
    order = together(first, second, len(mentions.rows))
    for at in range(0, len(order), AT_ONCE):
        part = order[at : at + AT_ONCE]
        yield from zip(first[part].tolist(), second[part].tolist(), strict=True)


def _clash(mentions: Mentions, pair: tuple[int, int], relation: str, score: float) -> str:
    if relation == "different":
        return "time" if at_two_times(mentions, *pair) else relation
    if relation == "conflict" and score < LEAST:
        return "different"
    if not contradict(mentions, *pair, score):
        return "different"
    return "update" if of_other_days(mentions, *pair) else relation


def grouped(mentions: Mentions, links: Judged, rows: int | None = None) -> Iterator[list[list[int]]]:
    """Groups of rows (the first `rows`, or all) that are one claim; those with other values stand after the first."""
    count = len(mentions.rows) if rows is None else rows
    strength = {at: math.fsum(near.values()) for at, near in links.same.items()}
    linked = sorted(at for at in links.same.keys() | links.clash.keys() if at < count)
    order = sorted(linked, key=lambda at: (-strength.get(at, 0.0), _place(mentions, at)))
    order += [at for at in range(count) if at not in links.same and at not in links.clash]
    centres = stars(links.same, order)
    groups: dict[int, list[int]] = {}
    for at in order:
        groups.setdefault(centres[at], []).append(at)
    groups = joined(groups, links.same)
    rank = {at: place for place, at in enumerate(order)}
    for names in opposed(groups, links.clash, rank, lambda at: tellers(mentions, links.clash, links.same, at)):
        yield [groups[name] for name in names]


def _place(mentions: Mentions, at: int) -> tuple[str, ...]:
    """What orders rows that are linked equally well, whatever the order of the articles."""
    article, sentence, number = mentions.rows[at]
    text = mentions.texts[article]
    return text.day or "~", sentence.text, str(number), str(text.id)
