"""Which articles are copies of one another, and which copy is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.corpus.entries import Id, entry_of
from newsclean.corpus.intake import Facts, Intake, Shingled
from newsclean.corpus.links import UNIT, Judged, judged
from newsclean.corpus.options import DedupOptions
from newsclean.corpus.stars import Point, Stars

if TYPE_CHECKING:
    from newsclean.article import Article

    AnyArticle = str | Mapping[str, Any] | Article

FAR = float("inf")


class Match(NamedTuple):
    """An article and the one it is a copy or an update of."""

    id: Id
    of: Id
    relation: str  # exact, near, contained or update
    score: float  # the share of the words in common: of both texts, or of the contained one
    direction: str | None = None  # of contained: "part" (of the other) or "whole" (it holds the other)


class Mark(NamedTuple):
    """What is said of one article. One of each cluster is kept, and its `of` is None."""

    cluster: Id
    of: Id | None
    relation: str | None
    score: float | None
    direction: str | None = None
    updates: Id | None = None  # of a kept article: the earlier one of which it is an update

    def row(self) -> dict[str, Any]:
        """As it stands in a record, under newsclean.duplicate."""
        row: dict[str, Any] = dict(zip(("cluster", "of", "relation", "score"), self[:4], strict=True))
        if self.direction:
            row["direction"] = self.direction
        if self.updates is not None:
            row["updates"] = self.updates
        return row


@dataclass(frozen=True, slots=True)
class Cluster:
    """The copies of one story."""

    id: Id
    kept: Id
    copies: tuple[Match, ...]

    @property
    def members(self) -> tuple[Id, ...]:
        """The ids of all, the kept one first."""
        return (self.kept, *(copy.id for copy in self.copies))


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What `deduplicate` found. `marks` has one entry for each article, in the order they came.

    `clusters` are those of two and more, in the order of their kept articles; `updates` are kept articles that bring
    other figures in the words of an earlier one. Where one id was given to several articles, all but one are named
    "id#2", "id#3" and so on here.
    """

    kept: list[Any]
    dropped: list[Any]
    clusters: tuple[Cluster, ...]
    updates: tuple[Match, ...]
    marks: tuple[Mark, ...]


def deduplicate(articles: Iterable[AnyArticle], options: DedupOptions | None = None) -> Duplicates:
    """Find the copies among articles and keep one of each story.

    Texts, records (dicts) and Articles can be given, raw scrapes as well as clean text, in any language. Two articles
    are copies when the shorter shares enough of its words with the other, in a row; what many articles share counts as
    boilerplate. The same words with other figures are an update, and kept. Articles further apart than `options.days`
    are different events; articles without a date are near to all. The clusters do not depend on the order given, the
    choice of the kept copy only with keep="first".

    Raises RecordError for what is no article, DuplicateError for settings that cannot be meant.

    >>> first = "Trade between the two rose by 24.5 per cent to $240bn last year, customs officials in Harbin said."
    >>> second = "TRADE between the two rose by 24.5% to 240 billion dollars last year, customs officials in Harbin"
    >>> other = "Trade between the two rose by 3.1 per cent to $190bn last year, customs officials in Harbin said."
    >>> found = deduplicate([{"id": "a", "text": first}, {"id": "b", "text": second}, {"id": "c", "text": other}])
    >>> found.clusters
    (Cluster(id='a', kept='a', copies=(Match(id='b', of='a', relation='near', score=0.9333, direction=None),)),)
    >>> [record["id"] for record in found.kept], found.updates[0][:3]
    (['a', 'c'], ('c', 'a', 'update'))
    >>> deduplicate([42])
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: a int is no article; give texts, records (dicts) or newsclean Articles
    """
    options = options or DedupOptions()
    given = list(articles)
    intake = Intake(options)
    for article in given:
        intake.add(entry_of(article))
    marks = marked(*intake.done(), options)
    kept = [article for article, mark in zip(given, marks, strict=True) if mark.of is None]
    dropped = [article for article, mark in zip(given, marks, strict=True) if mark.of is not None]
    return Duplicates(kept, dropped, *_told(marks, named(intake.facts)), tuple(marks))


def _told(marks: Sequence[Mark], names: Sequence[Id]) -> tuple[tuple[Cluster, ...], tuple[Match, ...]]:
    copies: dict[Id, list[Match]] = {}
    updates = []
    for name, mark in zip(names, marks, strict=True):
        if mark.of is not None:
            copies.setdefault(mark.cluster, []).append(
                Match(name, mark.of, mark.relation or "", mark.score or 0.0, mark.direction)
            )
        elif mark.updates is not None:
            updates.append(Match(name, mark.updates, "update", mark.score or 0.0))
    clusters = (Cluster(name, name, tuple(copies[name])) for name in names if name in copies)
    return tuple(clusters), tuple(updates)


def marked(facts: Facts, shingled: Shingled, options: DedupOptions) -> list[Mark]:
    """A mark for each article that was taken in."""
    links = judged(shingled, facts, options)
    when = _ranks(facts, DedupOptions())
    ranks = when if options.keep == "earliest" and not options.prefer else _ranks(facts, options)
    strength = links.strength
    order = sorted(range(len(ranks)), key=lambda at: (-strength[facts.texts[at]], -facts.lengths[at], when[at]))
    points = [Point(*its) for its in zip(facts.texts, facts.dates, facts.urls, strict=True)]
    centres = Stars(points, links.stars, options.days).found(order)
    kept: dict[int, int] = {}
    for at in sorted(range(len(ranks)), key=ranks.__getitem__):
        kept.setdefault(centres[at], at)
    names = named(facts)
    of = [kept[centre] for centre in centres]
    earlier = dict(_updates(facts, links, [at for at, keeper in enumerate(of) if at == keeper], options.days, when))
    return [_mark(facts, names, links, (at, of[at], centres[at]), earlier.get(at)) for at in range(len(of))]


def _mark(
    facts: Facts, names: Sequence[Id], links: Judged, place: tuple[int, int, int], update: tuple[int, float] | None
) -> Mark:
    at, keeper, centre = place
    if at != keeper:
        told = links.relation(facts.texts[at], facts.texts[keeper], facts.texts[centre])
        return Mark(names[keeper], names[keeper], *told)
    if update:
        return Mark(names[at], None, "update", update[1], None, names[update[0]])
    return Mark(names[at], None, None, None)


def _updates(
    facts: Facts, links: Judged, kept: Sequence[int], days: float | None, when: Sequence[int]
) -> Iterator[tuple[int, tuple[int, float]]]:
    """(article, (earlier article, score)) of kept articles that are updates, or later versions at one address."""
    of_text: dict[int, list[int]] = {}
    for at in kept:
        of_text.setdefault(facts.texts[at], []).append(at)
    for at in kept:
        text, found = facts.texts[at], []
        for near, score, update in links.around(text):
            for other in of_text.get(near, ()):
                same = update or (facts.urls[at] != "" and facts.urls[at] == facts.urls[other])
                if same and when[other] < when[at] and _close(facts.dates[at], facts.dates[other], days):
                    found.append((score, when[other], other))
        if found:
            score, _, other = max(found)
            yield at, (other, score / UNIT)


def _close(one: float | None, other: float | None, days: float | None) -> bool:
    return days is None or one is None or other is None or abs(one - other) <= days


def _ranks(facts: Facts, options: DedupOptions) -> list[int]:
    """The place of each article among all when the best copy comes first."""
    prefer = {outlet: place for place, outlet in enumerate(options.prefer)}

    def key(at: int) -> tuple[Any, ...]:
        date, length = facts.dates[at], -facts.lengths[at]
        date = FAR if date is None else date
        by = {"earliest": (date, length), "longest": (length, date), "first": (at,)}[options.keep]
        return (
            prefer.get(facts.sources[at], len(prefer)),
            *by,
            id_key(facts.ids[at]),
            facts.sources[at],
            facts.urls[at],
            facts.texts[at],
        )

    order = sorted(range(len(facts.ids)), key=key)
    ranks = [0] * len(order)
    for rank, at in enumerate(order):
        ranks[at] = rank
    return ranks


def id_key(name: Id) -> tuple[int, float, str]:
    """Ids in order: numbers first, 2 before 10; then the others as text.

    >>> sorted(["b", "10", 2, "a"], key=id_key)
    [2, '10', 'a', 'b']
    """
    text = str(name)
    return (0, float(text), "") if text.isdecimal() and len(text) < 16 else (1, 0.0, text)


def named(facts: Facts) -> list[Id]:
    """A name of its own for each article: its id, or id#2, id#3 … where several have one id."""
    met = Counter(map(str, facts.ids))
    if len(met) == len(facts.ids):
        return list(facts.ids)
    names = list(facts.ids)
    taken, times = set(met), Counter[str]()
    ranks = _ranks(facts, DedupOptions())
    for at in sorted((at for at, name in enumerate(names) if met[str(name)] > 1), key=ranks.__getitem__):
        text = str(names[at])
        times[text] += 1
        while times[text] > 1 and (name := f"{text}#{times[text]}") in taken:
            times[text] += 1
        if times[text] > 1:
            names[at] = name
            taken.add(name)
    return names
