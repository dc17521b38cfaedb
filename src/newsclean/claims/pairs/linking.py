"""Links between figures: candidate pairs are blocked, prefiltered, pruned and judged."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.pairs.blocking import Numbers, block_pairs, candidate_figures, candidates_of
from newsclean.claims.pairs.prefilter import Prefilter
from newsclean.claims.pairs.revisions import RevisionFinder
from newsclean.claims.pairs.story_bounds import StoryBounds
from newsclean.claims.pairs.story_pairs import by_story, with_story_pairs
from newsclean.claims.pairs.top_k import TopPairs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.story_pairs import LinkJudge, StoryJudge
    from newsclean.claims.pairs.verdict_cache import Judge

BITS = 32  # of the second row in a number that stands for a pair
AT_ONCE = 1 << 16  # pairs as numbers of Python at once


class PairScores:
    """Pairs of rows with a score, as columns; what is near a row is looked up in both directions."""

    def __init__(self) -> None:
        self._first, self._second, self._scores = array("I"), array("I"), array("d")
        self._read = -1

    def __len__(self) -> int:
        return len(self._first)

    def add(self, one: int, other: int, score: float) -> None:
        """Link two rows."""
        self._first.append(one)
        self._second.append(other)
        self._scores.append(score)

    def fill(self, first: Numbers, second: Numbers) -> None:
        """Link pairs of rows, without scores."""
        self._first.frombytes(first.astype(np.uint32).tobytes())
        self._second.frombytes(second.astype(np.uint32).tobytes())
        self._scores.frombytes(np.zeros(len(first)).tobytes())

    def near(self, row: int) -> dict[int, float]:
        """The rows that one is linked to, with the scores."""
        self._settle()
        if row + 1 >= len(self._starts):
            return {}
        here = slice(int(self._starts[row]), int(self._starts[row + 1]))
        return dict(zip(self._others[here].tolist(), self._of[here].tolist(), strict=True))

    def rows(self) -> list[int]:
        """All that are linked, in order."""
        self._settle()
        found: list[int] = np.flatnonzero(np.diff(self._starts)).tolist()
        return found

    def above(self, least: float) -> Iterator[tuple[int, int]]:
        """The pairs whose score is not less."""
        rows = zip(self._first, self._second, self._scores, strict=True)
        return ((one, other) for one, other, score in rows if score >= least)

    def pairs(self) -> tuple[Numbers, Numbers]:
        """The pairs as they were added."""
        return np.array(self._first, np.int64), np.array(self._second, np.int64)

    def _settle(self) -> None:
        if self._read == len(self):
            return
        self._read = len(self)
        first, second = (np.array(column, np.uint32) for column in (self._first, self._second))
        rows = np.concatenate([first, second])
        order = np.argsort(rows, kind="stable")
        self._starts = np.append(0, np.cumsum(np.bincount(rows)))
        self._others = np.concatenate([second, first])[order]
        scores = np.array(self._scores)
        self._of = np.concatenate([scores, scores])[order]


class LazyScores(PairScores):
    """Pairs of rows with a score, of which some are scored only when they are looked at; most never are.

    >>> scores = LazyScores()
    >>> scores.add(1, 2, 0.5)
    >>> scores.wait(np.array([1, 1]), np.array([3, 4]), lambda one, other: 0.1 if other == 3 else None)
    >>> scores.near(1), scores.near(3), scores.near(4)
    ({2: 0.5, 3: 0.1}, {1: 0.1}, {})
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting = PairScores()
        self._known: dict[tuple[int, int], float | None] = {}

    def wait(self, first: Numbers, second: Numbers, score: Callable[[int, int], float | None]) -> None:
        """Link pairs (the smaller row first), each by what `score` gives for it when it is looked at, if any."""
        self._score = score
        self._waiting.fill(first, second)

    def near(self, row: int, among: Collection[int] | None = None) -> dict[int, float]:
        """The rows that one is linked to, with the scores; only those `among` some rows, where these are given."""
        found = super().near(row)
        for other in self._waiting.near(row):
            if among is None or other in among:
                pair = min(row, other), max(row, other)
                if pair not in self._known:
                    self._known[pair] = self._score(*pair)
                found |= {} if (score := self._known[pair]) is None else {other: score}
        return found if among is None else {other: score for other, score in found.items() if other in among}


class PairChecks(NamedTuple):
    """Of each pair: whether it may be more than different inside a story, and anywhere.

    An unlikely one is different for certain, but it is not known how sure that is.
    """

    near: NDArray[np.bool_]
    far: NDArray[np.bool_]
    unlikely: NDArray[np.bool_]


class Stories(NamedTuple):
    """Who judges two figures of one story, and the story of each article."""

    judge: StoryJudge
    of: Sequence[object]


@dataclass(slots=True)
class FigureLinks:
    """Which rows match, by what score; which clash, and how; and what rows beyond the articles are to them."""

    judge: LinkJudge
    same: PairScores = field(default_factory=PairScores)
    odds: LazyScores = field(default_factory=LazyScores)  # logits of contradictions that only scores decide
    clash: dict[int, dict[int, str]] = field(default_factory=dict)
    checked: list[tuple[int, str, float]] = field(default_factory=list)  # row, relation, score
    pruned: list[int] = field(default_factory=list)  # rows that were not compared with all their candidates
    scored: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))  # all pairs that were judged, sorted

    def judge_all(self, first: Numbers, second: Numbers, mentions: MentionTable, known: PairChecks) -> None:
        """Judge pairs, the first of each before the second, of which some are `known` to be different."""
        self.scored, some = np.sort(first << BITS | second), np.flatnonzero(known.near | known.far)
        self.odds.wait(first[known.unlikely], second[known.unlikely], lambda a, b: self.judge(mentions, a, b)[2])
        asked = zip(known.near[some].tolist(), known.far[some].tolist(), strict=True)
        for (one, other), (near, far) in zip(python_pairs(first[some], second[some]), asked, strict=True):
            relation, score, logit = self.judge(mentions, one, other, near=near, far=far)
            if logit is not None:
                self.odds.add(one, other, logit)
            if relation == "same":
                self.same.add(one, other, score)
            elif relation != "different":
                self.oppose(one, other, relation)

    def relation(self, mentions: MentionTable, one: int, other: int) -> str:
        """What two rows are to one another (one < other): as it was judged, or judged now."""
        known = "same" if other in self.same.near(one) else self.clash.get(one, {}).get(other)
        if known is None:
            at, pair = int(np.searchsorted(self.scored, one << BITS | other)), one << BITS | other
            is_judged = at < len(self.scored) and self.scored[at] == pair
            known = "different" if is_judged else self.judge(mentions, one, other)[0]
        return known

    def scored_pairs(self) -> tuple[Numbers, Numbers]:
        """All pairs that were judged."""
        return self.scored >> BITS, self.scored & ((1 << BITS) - 1)

    def check(self, mentions: MentionTable, row: int, rows: int) -> None:
        """Judge a row beyond the first `rows` against all of these that share enough with it."""
        near = candidates_of(mentions.features, row)
        near = near[near < rows]
        first, _, _ = _prefiltered(Prefilter(mentions.features), near, np.full(len(near), row))
        for one in first.tolist():
            relation, score, _ = self.judge(mentions, one, row)
            if relation != "different":
                self.checked.append((one, "conflict" if relation == "time" else relation, score))

    def oppose(self, one: int, other: int, relation: str) -> None:
        """Two rows clash."""
        self.clash.setdefault(one, {})[other] = self.clash.setdefault(other, {})[one] = relation


def link_figures(mentions: MentionTable, rows: int, judge: Judge, stories: Stories | None = None) -> FigureLinks:
    """The links of the first `rows` rows; the rows after them are only checked against these.

    `stories` has those of the articles; figures of one story are compared without what a chance agreement would need.
    """
    out = FigureLinks(by_story(judge, *(stories or ())))
    first, second, out.pruned = select_pairs(mentions, rows)
    pairs = (first, second) if stories is None else with_story_pairs(mentions, rows, stories.of, (first, second))
    out.judge_all(*pairs, mentions, _checked(mentions, stories, pairs, len(first)))
    for row in range(rows, len(mentions.rows)):
        out.check(mentions, row, rows)
    for one, other in RevisionFinder(mentions).corrections():
        if other < rows and other not in out.same.near(one):
            out.oppose(one, other, "update")
    return out


def _checked(
    mentions: MentionTable, stories: Stories | None, pairs: tuple[Numbers, Numbers], chosen: int
) -> PairChecks:
    """What is known of pairs without judging them; the prefilter has chosen the first of them."""
    table, (first, second) = Prefilter(mentions.features), pairs
    far, none = np.ones(len(first), bool), np.zeros(len(first), bool)
    if stories is None:
        return PairChecks(none, far, none)
    far[chosen:] = table.scores(first[chosen:], second[chosen:]) >= 0
    near, unlikely = StoryBounds(mentions, stories.of, table).verdicts(first, second)
    return PairChecks(near | (unlikely & far), far, unlikely & ~far)


def select_pairs(mentions: MentionTable, rows: int) -> tuple[Numbers, Numbers, list[int]]:
    """Pairs of the first `rows` rows that may match or clash, and the rows of which pairs were left out."""
    prefilter, top = Prefilter(mentions.features), TopPairs(len(mentions.rows))
    oversized = np.zeros(len(mentions.rows), bool)
    for first, second in block_pairs(mentions.features, np.arange(rows), oversized):
        top.add(*_prefiltered(prefilter, first, second))
    return *top.pairs(), np.flatnonzero(top.pruned | oversized).tolist()


def select_within(mentions: MentionTable, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of some rows only, whose blocks are smaller, that may match."""
    top = TopPairs(len(mentions.rows))
    scored = candidate_figures(mentions.features, np.array(list(rows), np.int64))
    top.add(*_prefiltered(Prefilter(mentions.features), *scored, same=True))
    return python_pairs(*top.pairs())


def _prefiltered(
    prefilter: Prefilter, first: Numbers, second: Numbers, *, same: bool = False
) -> tuple[Numbers, Numbers, np.ndarray]:
    scores = prefilter.scores(first, second, same=same)
    some = np.flatnonzero(scores >= 0)
    return first[some], second[some], scores[some]


def python_pairs(first: Numbers, second: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs as numbers of Python, few at once."""
    for at in range(0, len(first), AT_ONCE):
        yield from zip(first[at : at + AT_ONCE].tolist(), second[at : at + AT_ONCE].tolist(), strict=True)
