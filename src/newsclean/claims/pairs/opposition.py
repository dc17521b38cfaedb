"""How sure it is that two groups of one story contradict each other: the evidence of all their judged pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.claims.figures.feature_bits import KIND
from newsclean.claims.options import CLUSTERING, STORY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.linking import FigureLinks

MONEY, COUNT = 2, 3  # numbers of money and counts in KINDS, from 1


@dataclass(frozen=True, slots=True)
class ContradictionOptions:
    """What else counts for a contradiction inside a story, as logits.

    Fitted on the pairs that the stories of four labelled sets offer, with scores of a model that had not seen them: of
    114 known contradictions 50 rank above the fourteenth false one, by the scores alone 35.
    """

    bias: float = -0.55  # fitted -0.29; lower, so that few claims that agree are called disputed
    score: float = 0.79  # of the logit of the pair,
    most_score: float = 6.0
    margin: float = 0.27  # of the distance to the next best value of the other article, up to
    most: float = 3.5  # fitted 3.0; where an article gives no other figure of the kind nothing speaks for another
    verb: float = 1.31  # where both have one verb: "arrested 12", "14 were detained"
    given: float = 0.93  # for either article that gives the other's value, of one digit, somewhere
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
        return 1 / (1 + math.exp(-((max(logits) + math.fsum(logits) / len(logits)) / 2 - shared - spread)))

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
