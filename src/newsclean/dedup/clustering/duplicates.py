"""Find the articles that are copies of one another, and choose which copy to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.record import read_each
from newsclean.dedup.clustering.at_hand import Addresses, at_hand, not_alone, unlinked_parts
from newsclean.dedup.clustering.marks import Mark, is_lone, lone_mark
from newsclean.dedup.clustering.order import named, ranks, ranks_by_date
from newsclean.dedup.clustering.origins import Agencies, known_of, origins_of, with_others
from newsclean.dedup.clustering.versions import Chain, chains
from newsclean.dedup.matching.judged_pairs import UNIT, JudgedPairs
from newsclean.dedup.matching.match import judged_pairs
from newsclean.dedup.model import ArticleFacts, Shingled
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import Id, entry_of
from newsclean.dedup.reading.shingle_step import ShingleStep, entry_batches
from newsclean.dedup.spilling.overlay import overlaid
from newsclean.engine.step import Executor, executor, run_step
from newsclean.io.tables.frames import ResultTable, article_rows
from newsclean.text.star_clustering import Point, StarClustering

if TYPE_CHECKING:
    from newsclean.core.article import Article

    AnyArticle = str | Mapping[str, Any] | Article


class CopyMatch(NamedTuple):
    """An article and the article it copies or updates."""

    id: Id
    of: Id
    relation: str  # exact, near, contained or update
    score: float  # the share of the words in common: of both texts, or of the contained one
    direction: str | None = None  # for contained: "part" (of the other) or "whole" (it contains the other)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The copies of one story."""

    id: Id
    kept: Id
    copies: tuple[CopyMatch, ...]
    origin: str | None = None  # the agency that most of them credit
    outlets: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Id, ...]:
        """The ids of all members, the representative first."""
        return (self.kept, *(copy.id for copy in self.copies))


@dataclass(frozen=True, repr=False)
class Duplicates(ResultTable):
    """The result of `deduplicate`. `marks` has one entry for each article, in input order.

    `clusters` are those of two or more, in the order of their kept articles; `updates` are kept articles with different
    figures in the words of an earlier one. `origins` names for each article, in the same order, the earliest of those
    with the same origin: copies of one story, articles with a passage of the agency they all credit, and updates by the
    same outlet, address or agency. `versions` are the articles of one address, with what changed from each to the next.
    If several articles have the same id, all but one are named "id#2", "id#3" and so on here.
    """

    kept: list[Any]
    dropped: list[Any]
    clusters: tuple[Cluster, ...]
    updates: tuple[CopyMatch, ...]
    marks: tuple[Mark, ...]
    origins: tuple[Id, ...] = ()
    versions: tuple[Chain, ...] = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """One row for each copy and each update: its id, the article that it is one of, relation and score."""
        pairs = [copy for cluster in self.clusters for copy in cluster.copies]
        return [pair._asdict() for pair in (*pairs, *self.updates)]

    def __repr__(self) -> str:
        changed = len(self.updates)
        updates = f"{changed:,} update{'' if changed == 1 else 's'}"
        return f"<Duplicates: {len(self.kept):,} kept, {len(self.dropped):,} dropped, {updates}>"

    def _repr_html_(self) -> str:
        from newsclean.core.display.notebook import html_table  # for notebooks only

        rows = [(c.id, c.of, c.relation, c.score) for cluster in self.clusters for c in cluster.copies]
        rows += [(one.id, one.of, one.relation, one.score) for one in self.updates]
        return html_table(["article", "is of", "relation", "score"], rows, repr(self)[1:-1])

    @property
    def stories(self) -> int:
        """The number of different stories, counting each update as one."""
        return len(self.kept)

    @property
    def independent(self) -> int:
        """The number of independent origins."""
        return len(set(self.origins))


def deduplicate(
    articles: Iterable[AnyArticle],
    options: DedupOptions | None = None,
    *,
    jobs: int = 1,
    engine: Executor | None = None,
) -> Duplicates:
    """Find the copies among articles and keep one of each story.

    Texts, records (dicts) and Articles can be given, raw scrapes as well as clean text, in any language. Two articles
    are copies if the shorter shares enough consecutive words with the other; what many articles share counts as
    boilerplate. The same words with different figures are an update, and kept. Articles further apart than
    `options.days` are different events; an article without a date is compared with all others. The clusters do not
    depend on the order given, the choice of the kept copy only with keep="first". With `jobs` texts are read in so many
    processes, with the same result; in a script this needs the usual `if __name__ == "__main__":` where processes are
    not forked. With `engine` (`newsclean.engine.ray(address)`) they are read on a cluster.

    Raises RecordError for anything but an article, DuplicateError for invalid settings.

    >>> first = "Trade between the two rose by 24.5 per cent to $240bn last year, customs officials in Harbin said."
    >>> second = "TRADE between the two rose by 24.5% to 240 billion dollars last year, customs officials in Harbin"
    >>> other = "Trade between the two rose by 3.1 per cent to $190bn last year, customs officials in Harbin said."
    >>> found = deduplicate([{"id": "a", "text": first}, {"id": "b", "text": second}, {"id": "c", "text": other}])
    >>> found.clusters[0].copies, found.origins
    ((CopyMatch(id='b', of='a', relation='near', score=0.9333, direction=None),), ('a', 'a', 'c'))
    >>> [record["id"] for record in found.kept], found.updates[0][:3]
    (['a', 'c'], ('c', 'a', 'update'))
    >>> deduplicate([42])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: article 1: int is not a type of article; give ...
    """
    options = options or DedupOptions()
    given = list(article_rows(articles))
    entries = list(read_each(entry_of, given))
    facts, shingled = run_step(ShingleStep(options), entry_batches(entries), engine or executor(jobs))
    links = judged_pairs(shingled, options)
    marks = settled(facts, links, options)
    related = with_others(facts, links, marks)
    agencies = [credited(*its) if at in related else None for at, its in enumerate(zip(given, entries, strict=True))]
    kept = [article for article, mark in zip(given, marks, strict=True) if mark.of is None]
    dropped = [article for article, mark in zip(given, marks, strict=True) if mark.of is not None]
    clusters, updates = _summed_up(marks, facts, agencies)
    origins = tuple(origins_of(facts, links, marks, agencies, options.days))
    versions = tuple(chains(facts, entries))
    return Duplicates(kept, dropped, clusters, updates, tuple(marks), origins, versions)


def _summed_up(
    marks: Sequence[Mark], facts: ArticleFacts, agencies: Agencies
) -> tuple[tuple[Cluster, ...], tuple[CopyMatch, ...]]:
    names, copies, updates = named(facts), defaultdict[str, list[int]](list), []
    for at, (name, mark) in enumerate(zip(names, marks, strict=True)):
        if mark.of is not None:
            copies[str(mark.of)].append(at)
        elif mark.updates is not None:
            updates.append(CopyMatch(name, mark.updates, "update", mark.score or 0.0))
    clusters = []
    for at, name in enumerate(names):
        if places := copies.get(str(name)):
            known = known_of(facts, [at, *places], agencies)
            matches = tuple(_match(names[place], marks[place]) for place in places)
            clusters.append(Cluster(name, name, matches, known.agency, tuple(sorted(known.outlets))))
    return tuple(clusters), tuple(updates)


def _match(name: Id, mark: Mark) -> CopyMatch:
    return CopyMatch(name, mark.cluster, mark.relation or "", mark.score or 0.0, mark.direction)


def mark_duplicates(facts: ArticleFacts, shingled: Shingled, options: DedupOptions) -> Sequence[Mark]:
    """A mark for each article that was read."""
    return settled(facts, judged_pairs(shingled, options), options)


def settled(facts: ArticleFacts, links: JudgedPairs, options: DedupOptions) -> Sequence[Mark]:
    """The same, given the judged pairs."""
    some, facts = not_alone(facts, links), at_hand(facts, links)
    addresses, marks = Addresses(facts, some), dict[int, Mark]()
    for part in unlinked_parts(facts, links, some):
        marks.update(_settled(facts, links, options, addresses.points(part)))
    return overlaid(named(facts), marks, lone_mark)


def _settled(
    facts: ArticleFacts, links: JudgedPairs, options: DedupOptions, points: Mapping[int, Point]
) -> Iterator[tuple[int, Mark]]:
    """The marks of articles that are linked to no others, those aside that are alone after all."""
    when = ranks(facts, DedupOptions(), points)
    places = when if options.keep == "earliest" and not options.prefer else ranks(facts, options, points)
    strength = links.strengths(facts.texts, [*points])
    order = sorted(points, key=lambda at: (-strength[at], -facts.lengths[at], when[at]))
    centres = StarClustering(points, links.texts, options.days).found(order)
    kept: dict[int, int] = {}
    for at in sorted(points, key=places.__getitem__):
        kept.setdefault(centres[at], at)
    names = named(facts)
    ranked = ranks_by_date(facts, [at for at in points if kept[centres[at]] == at])
    earlier = dict(_updates(points, links, ranked, options.days))
    for at in points:
        mark = _mark(facts, names, links, (at, kept[centres[at]], centres[at]), earlier.get(at))
        if not is_lone(mark):
            yield at, mark


def _mark(
    facts: ArticleFacts,
    names: Sequence[Id],
    links: JudgedPairs,
    place: tuple[int, int, int],
    update: tuple[int, float] | None,
) -> Mark:
    at, keeper, centre = place
    if at != keeper:
        relation = links.relation(facts.texts[at], facts.texts[keeper], facts.texts[centre])
        return Mark(names[keeper], names[keeper], *relation)
    if update:
        return Mark(names[at], None, "update", update[1], None, names[update[0]])
    return Mark(names[at], None, None, None)


def _updates(
    points: Mapping[int, Point], links: JudgedPairs, when: Mapping[int, int], days: float | None
) -> Iterator[tuple[int, tuple[int, float]]]:
    """(article, (earlier article, score)) for kept articles that are updates, or later versions at one address; `when`
    has their ranks.
    """
    of_text: dict[int, list[int]] = {}
    for at in sorted(when):
        of_text.setdefault(points[at].text, []).append(at)
    for at in sorted(when):
        its, found = points[at], []
        for near, score, update in links.around(its.text):
            for other in of_text.get(near, ()):
                same = update or 0 != its.url == points[other].url
                if same and when[other] < when[at] and _close(its.date, points[other].date, days):
                    found.append((score, when[other], other))
        if found:
            score, _, other = max(found)
            yield at, (other, score / UNIT)


def _close(one: float | None, other: float | None, days: float | None) -> bool:
    return days is None or one is None or other is None or abs(one - other) <= days
