"""What figures are to one another: which pairs are judged, and what came of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from newsclean.claims.compare import verdict
from newsclean.claims.figures.mention_table import Mentions
from newsclean.claims.figures.revisions import Editions
from newsclean.claims.pairs.blocking import Numbers, candidates, meeting, pieces
from newsclean.claims.pairs.conflict_rules import LEAST, at_two_times, contradict, of_other_days
from newsclean.claims.pairs.match_rules import stated_alike
from newsclean.claims.pairs.prefilter import Sieve
from newsclean.claims.pairs.top_k import Nearest
from newsclean.claims.pairs.verdict_cache import Judging

BITS = 32  # of the second row in a number that stands for a pair
AT_ONCE = 1 << 16  # pairs as numbers of Python at once
Judge = Callable[[Mentions, int, int], tuple[str, float]]


class Scores:
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


@dataclass(slots=True)
class Judged:
    """Which rows state the same, by what score; which clash, and how; and those beyond the articles, with all."""

    judge: Judge
    same: Scores = field(default_factory=Scores)
    clash: dict[int, dict[int, str]] = field(default_factory=dict)
    asked: list[tuple[int, str, float]] = field(default_factory=list)  # row, relation, score
    cut: list[int] = field(default_factory=list)  # rows that were not held against all that they may be near to
    met: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))  # all pairs that were judged, sorted

    def take(self, first: Numbers, second: Numbers, mentions: Mentions) -> None:
        """Judge pairs, the first of each before the second."""
        self.met = np.sort(first << BITS | second)
        for one, other in listed(first, second):
            relation, score = self.judge(mentions, one, other)
            if relation == "same":
                self.same.add(one, other, score)
            elif relation != "different":
                self.oppose(one, other, relation)

    def relation(self, mentions: Mentions, one: int, other: int) -> str:
        """What two rows are to one another (one < other): as it was judged, or judged now."""
        known = "same" if other in self.same.near(one) else self.clash.get(one, {}).get(other)
        if known is None:
            at, pair = int(np.searchsorted(self.met, one << BITS | other)), one << BITS | other
            judged = at < len(self.met) and self.met[at] == pair
            known = "different" if judged else self.judge(mentions, one, other)[0]
        return known

    def judged(self) -> tuple[Numbers, Numbers]:
        """All pairs that were judged."""
        return self.met >> BITS, self.met & ((1 << BITS) - 1)

    def ask(self, mentions: Mentions, row: int, rows: int) -> None:
        """Judge all of the first `rows` that a row beyond them may be near to."""
        near = meeting(mentions.columns, row)
        near = near[near < rows]
        first, _, _ = _promising(Sieve(mentions.columns), near, np.full(len(near), row))
        for one in first.tolist():
            relation, score = self.judge(mentions, one, row)
            if relation != "different":
                self.asked.append((one, "conflict" if relation == "time" else relation, score))

    def oppose(self, one: int, other: int, relation: str) -> None:
        """Two rows clash."""
        self.clash.setdefault(one, {})[other] = self.clash.setdefault(other, {})[one] = relation


def judged(mentions: Mentions, rows: int, judging: Judging | None = None) -> Judged:
    """What the rows are to one another; the rows from `rows` on are only asked about."""
    out = Judged(judge_pair if judging is None else judging.over(judge_pair, mentions))
    first, second, out.cut = worth_judging(mentions, rows)
    out.take(first, second, mentions)
    for row in range(rows, len(mentions.rows)):
        out.ask(mentions, row, rows)
    for one, other in Editions(mentions).corrections():
        if other < rows and other not in out.same.near(one):
            out.oppose(one, other, "update")
    return out


def judge_pair(mentions: Mentions, one: int, other: int) -> tuple[str, float]:
    """What two rows are to one another: same, conflict, update, time (one value of two times), or different."""
    relation, score = verdict(mentions.side(one), mentions.side(other), mentions.days(one, other))
    if relation == "same":
        return (relation if stated_alike(mentions, one, other) else "different"), score
    return _clash(mentions, (one, other), relation, score), score


def _clash(mentions: Mentions, pair: tuple[int, int], relation: str, score: float) -> str:
    if relation == "different":
        return "time" if at_two_times(mentions, *pair) else relation
    if relation == "conflict" and score < LEAST:
        return "different"
    if not contradict(mentions, *pair, score):
        return "different"
    return "update" if of_other_days(mentions, *pair) else relation


def worth_judging(mentions: Mentions, rows: int) -> tuple[Numbers, Numbers, list[int]]:
    """Pairs of the first `rows` that may be the same or clash, and the rows of which others were left out."""
    sieve, nearest = Sieve(mentions.columns), Nearest(len(mentions.rows))
    crowd = np.zeros(len(mentions.rows), bool)
    for first, second in pieces(mentions.columns, np.arange(rows), crowd):
        nearest.add(*_promising(sieve, first, second))
    return *nearest.pairs(), np.flatnonzero(nearest.cut | crowd).tolist()


def again(mentions: Mentions, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of some rows only, which no longer stand in a crowd, that may be the same."""
    nearest = Nearest(len(mentions.rows))
    met = candidates(mentions.columns, np.array(list(rows), np.int64))
    nearest.add(*_promising(Sieve(mentions.columns), *met, same=True))
    return listed(*nearest.pairs())


def _promising(
    sieve: Sieve, first: Numbers, second: Numbers, *, same: bool = False
) -> tuple[Numbers, Numbers, np.ndarray]:
    scores = sieve.scores(first, second, same=same)
    some = np.flatnonzero(scores >= 0)
    return first[some], second[some], scores[some]


def listed(first: Numbers, second: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs as numbers of Python, few at once."""
    for at in range(0, len(first), AT_ONCE):
        yield from zip(first[at : at + AT_ONCE].tolist(), second[at : at + AT_ONCE].tolist(), strict=True)
