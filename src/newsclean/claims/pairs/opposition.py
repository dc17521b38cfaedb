"""How sure it is that two groups of one story contradict each other: the evidence of all their judged pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newsclean.claims.figures.feature_bits import KIND
from newsclean.claims.options import CLUSTERING, STORY
from newsclean.claims.pairs.story_pairs import BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.linking import FigureLinks

PARTED = 8  # rows of a group whose pairs are looked up; more say no more
MONEY, COUNT = 2, 3  # numbers of money and counts in KINDS, from 1


@dataclass(frozen=True, slots=True)
class ContradictionOptions:
    """What else counts for a contradiction inside a story, as logits.

    Between what two fits gave, on pairs that stories offer, with scores of a model that had not seen them: real stories
    and invented ones. Invented ones say more by rivals, and nothing by verbs. Of 54 contradictions of the real ones 29
    are found, and 4 of 123 claims that agree are called disputed; with the fit to these alone 27 and 9.
    """

    bias: float = -0.5  # fitted -0.29 on real stories, -0.98 on invented ones
    score: float = 0.72  # of the logit of the pair; .79 and .68
    most_score: float = 6.0
    margin: float = 0.5  # of the distance to the next best value of the other article; .27 and .61
    most: float = 2.3  # up to which it counts: where an article gives no other figure of the kind little speaks for it
    verb: float = 1.2  # where both have one verb: "arrested 12", "14 were detained"; 1.31 and 0
    given: float = 0.75  # for either article that gives the other's value, of one digit, somewhere; .93 and .58
    parted: float = 3.0  # for the share of the pairs that a rule parts: set so that half of them outweigh a sure one
    outlets: float = 0.5  # of the logarithm of the articles of the group that has fewer


CONTRADICTION = ContradictionOptions()


class StoryOpposition:
    """Compares groups of figures that agree, by the scores of their pairs inside a story.

    What else their articles say counts, too: whether they give another figure that fits better, or the very value.
    """

    def __init__(self, mentions: MentionTable, links: FigureLinks, support: Callable[[int], Collection[int]]) -> None:
        """`support` has the articles of a row, and those with its value and another."""
        self._mentions, self._links, self._support = mentions, links, support
        self._known: dict[int, frozenset[tuple[int, float]]] = {}  # kind and value of the figures of an article

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs that no rule decided and that may contradict each other, by their scores."""
        return self._links.odds.above(STORY.doubtful)

    def probability(self, one: Sequence[int], other: Sequence[int]) -> float | None:
        """How sure a contradiction of two groups is; None where a rule decided any pair, or none is of one story.

        The surest pair counts, and the mean of all, so that a single pair does not outweigh many that deny it. Articles
        that give both values mean two things: the injured and the dead, a price and a part of it. What many outlets
        say, on either side, is hardly an error of one.
        """
        found = self._pairs(one, other)
        if not found:
            return None
        logits = [self._logit(a, b, score) for (a, b), score in found.items()]
        shared = CLUSTERING.both * (self._share_of_both(one, other) > CLUSTERING.share)
        spread = CONTRADICTION.outlets * math.log(min(len(self._articles(one)), len(self._articles(other))))
        parted = CONTRADICTION.parted * self._share_parted(one, other, found.keys())
        return 1 / (1 + math.exp(-((max(logits) + math.fsum(logits) / len(logits)) / 2 - shared - spread - parted)))

    def are_parted(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether a rule calls two groups two things, in all of their pairs."""
        pairs = [(min(a, b), max(a, b)) for a in one[:PARTED] for b in other[:PARTED]]
        barred = sum(self._is_parted(*pair) for pair in pairs)
        return barred == len(pairs)

    def are_alike(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups have one value, as their first figures do: 1,150 km and 700 miles."""
        from newsclean.claims.judging.agreement import state_one_value  # only where groups share an article

        return state_one_value(self._mentions.context(one[0]), self._mentions.context(other[0]))

    def _share_parted(self, one: Sequence[int], other: Sequence[int], found: Collection[tuple[int, int]]) -> float:
        """The share of the judged pairs of two groups that a rule calls two things: ages of two people, say."""
        barred = sum(self._is_parted(min(a, b), max(a, b)) for a in one[:PARTED] for b in other[:PARTED])
        return barred / (barred + len(found))

    def _is_parted(self, one: int, other: int) -> bool:
        """Whether two rows were judged, and a rule called them two things, whatever their score."""
        links = self._links
        if other in links.clash.get(one, {}) or other in links.same.near(one) or other in links.odds.near(one, {other}):
            return False
        at, pair = int(np.searchsorted(links.scored, one << BITS | other)), one << BITS | other
        return at < len(links.scored) and bool(links.scored[at] == pair)

    def oppose(self, one: Sequence[int], other: Sequence[int]) -> None:
        """Link the surest pair of two groups that contradict each other, where no pair is so sure by itself."""
        beyond = set(other)
        if any(not self._links.clash.get(row, {}).keys().isdisjoint(beyond) for row in one):
            return
        from newsclean.claims.judging.judge_rows import how_opposed  # only where a story has a contradiction

        found = self._pairs(one, other) or {}
        for a, b in sorted(found, key=lambda pair: (-self._logit(pair[0], pair[1], found[pair]), pair)):
            how = how_opposed(self._mentions, min(a, b), max(a, b))
            if how is not None:
                self._links.oppose(a, b, how)
                return

    def _pairs(self, one: Sequence[int], other: Sequence[int]) -> dict[tuple[int, int], float] | None:
        """The scores of the pairs of two groups; None where a rule decided one."""
        beyond = set(other)
        found: dict[tuple[int, int], float] = {}
        for row in one:
            near = self._links.odds.near(row, beyond)
            if any(to not in near for to in self._links.clash.get(row, {}).keys() & beyond):
                return None
            found |= {(row, to): score for to, score in near.items()}
        return found

    def _logit(self, one: int, other: int, score: float) -> float:
        """What the score of a pair, its verbs and its articles say together."""
        if score < STORY.doubtful:
            return CONTRADICTION.bias + CONTRADICTION.score * score - CONTRADICTION.margin * CONTRADICTION.most
        from newsclean.claims.judging.same_measure import share_verb

        margin = min(self._margin(one, other, score), self._margin(other, one, score))
        a, b = self._mentions.context(one), self._mentions.context(other)
        return (
            CONTRADICTION.bias
            + CONTRADICTION.score * min(score, CONTRADICTION.most_score)
            + CONTRADICTION.margin * margin
            + CONTRADICTION.verb * share_verb(a, b)
            - CONTRADICTION.given * (self._gives(one, other) + self._gives(other, one))
        )

    def _margin(self, row: int, other: int, score: float) -> float:
        """How far the score is ahead of those of the other values in the other's article."""
        of, values = self._mentions.features.articles, self._mentions.features.values
        near = self._links.odds.near(row, frozenset(self._mentions.rows_of(of[other])))
        rivals = [logit for to, logit in near.items() if of[to] == of[other] and values[to] != values[other]]
        return max(-CONTRADICTION.most, min(CONTRADICTION.most, score - max(rivals, default=-math.inf)))

    def _gives(self, row: int, other: int) -> bool:
        """Whether the other's article gives this very value somewhere, of few digits: of more it says nothing."""
        features = self._mentions.features
        if features.digits[row] > 1 or features.of[row] & KIND != COUNT:
            return False
        article = features.articles[other]
        if article not in self._known:
            self._known[article] = frozenset(
                (features.of[at] & KIND, features.values[at]) for at in self._mentions.rows_of(article)
            )
        return (features.of[other] & KIND, features.values[row]) in self._known[article]

    def _share_of_both(self, one: Sequence[int], other: Sequence[int]) -> float:
        """The share of the articles of the group that has fewer that give the other value, too."""
        a, b = self._sources(one), self._sources(other)
        return len(a & b) / min(len(a), len(b))

    def _articles(self, rows: Collection[int]) -> set[int]:
        return {article for row in rows for article in self._mentions.copies.articles(row)}

    def _sources(self, rows: Collection[int]) -> set[int]:
        """The articles of rows, and of sums those that give them beside another: any article has a "two"."""
        sums = (row for row in rows if self._mentions.features.of[row] & KIND == MONEY)
        return self._articles(rows).union(*map(self._support, sums))
