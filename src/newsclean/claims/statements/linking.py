"""Statements without figures that several articles make: which sentences of different articles say the same.

Words are hashed and pairs of near words indexed for all sentences at once (blocking.py); only the few pairs of
sentences that share rare ones are aligned word by word (alignment.py, similarity.py).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.claims.statements.alignment import Alignment, Phrase, align, read_phrase
from newsclean.claims.statements.blocking import StatementTexts, candidate_statements, read_texts, shared_bits
from newsclean.claims.statements.clauses import Statement, ends_in_question, statements_of
from newsclean.claims.statements.opposed import are_opposites
from newsclean.claims.statements.similarity import are_swapped, arguments_of, score_alignment, swaps_arguments
from newsclean.claims.statements.statement_options import ALIGNMENT, STATEMENTS, STORY_STATEMENTS
from newsclean.claims.statements.story_words import StoryRow, link_story, parts_of_stories
from newsclean.text.meaning.contrasts import contrast
from newsclean.text.meaning.substitution import substitution
from newsclean.text.synonyms import SAID, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from newsclean.text.hashed_tokens import Numbers


class StatementLinks(NamedTuple):
    """Pairs of statements of different articles that say the same, first < second."""

    first: Numbers
    second: Numbers
    scores: NDArray[np.float64]


def linked_pairs(
    statements: Sequence[Statement], least: float = ALIGNMENT.score, stories: Sequence[object] = ()
) -> list[tuple[int, int, float]]:
    """Pairs of places in `statements` (first < second) of different articles that say the same, with a score up to 1.

    `stories` has the story of each article, where they are known: there less has to be in common.

    Of equal statements each is linked to the first of them only, with 1.0; so a story that a thousand outlets print
    makes a thousand links. The pairs do not depend on the order of the statements.

    >>> one = Statement(1, "Since then Beijing has become a key economic lifeline for Moscow.")
    >>> other = Statement(2, "For Moscow, Beijing has since become a vital economic lifeline.")
    >>> [(a, b) for a, b, score in linked_pairs([one, other])]
    [(0, 1)]
    >>> linked_pairs([one, other._replace(article=1)]), linked_pairs([one, other._replace(negated=True)])
    ([], [])
    """
    found = link_statements(statements, least, stories)
    return list(zip(found.first.tolist(), found.second.tolist(), found.scores.tolist(), strict=True))


def score_statements(one: str, other: str) -> float:
    """How sure it is that two sentences state the same, 0 to 1, of their clauses the best counts.

    >>> one, other = "Police arrested a suspect in the museum theft.", "A suspect in the museum theft was detained."
    >>> round(score_statements(one, other), 1)
    0.7
    >>> score_statements("The court approved the merger.", "The court did not approve the merger.") < 0.2
    True
    """
    lexicon = Lexicon()
    sides = [list(statements_of(text)) for text in (one, other)]
    texts = [read_texts([s.text for s in side], lexicon) for side in sides]
    best = 0.0
    for a, left in enumerate(sides[0]):
        for b, right in enumerate(sides[1]):
            found = align(*(read_phrase(t.of(at), lexicon.words) for t, at in zip(texts, (a, b), strict=True)))
            against = left.negated != right.negated or _roles(found, left.text, right.text, lexicon)
            best = max(best, score_alignment(found, 1, 0.0) * (ALIGNMENT.veto if against else 1.0))
    return best


def link_statements(
    statements: Sequence[Statement], least: float = ALIGNMENT.score, stories: Sequence[object] = ()
) -> StatementLinks:
    """The same as columns."""
    work = _Work(statements, stories)
    firsts, seconds, scores = work.copies()
    alike = (found for found in work.alike() if found[2] >= least)
    for first, second, score in chain(work.in_stories(), alike):
        firsts.append(first)
        seconds.append(second)
        scores.append(score)
    a, b, every = np.array(firsts, np.int64), np.array(seconds, np.int64), np.array(scores, np.float64)
    low, high = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((-every, high, low))
    low, high, every = low[order], high[order], every[order]
    new = np.ones(len(low), bool)  # of a pair that was found twice the better score
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    return StatementLinks(low[new], high[new], every[new])


class _Work:
    """The columns of one run."""

    def __init__(self, statements: Sequence[Statement], stories: Sequence[object] = ()) -> None:
        self.statements = statements
        self.lexicon = Lexicon()
        self.texts = read_texts(StatementTexts(statements), self.lexicon)
        rows = [(s.article, s.negated, ends_in_question(s.text)) for s in statements]
        self.article = np.array([article for article, *_ in rows], np.int64)
        self.by_article = np.argsort(self.article, kind="stable")
        self.no, asked = np.array([flags for _, *flags in rows], bool).reshape(-1, 2).T
        usable = np.flatnonzero((self._words() >= STATEMENTS.words) & (self.texts.bits >= STATEMENTS.bits) & ~asked)
        self.rows, self.group, self.usable = self._grouped(usable)
        self.phrase = lru_cache(maxsize=1 << 14)(self._phrase)
        self.part = parts_of_stories(stories, np.bincount(self.article[usable], minlength=len(stories)).tolist())

    def _words(self) -> Numbers:
        telling = np.concatenate([np.zeros(1, np.int64), np.cumsum(self.texts.ids > SAID)])
        found: Numbers = telling[self.texts.starts[1:]] - telling[self.texts.starts[:-1]]
        return found

    def _grouped(self, usable: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Statements of equal words: the first of each group (by article), and the group of each usable statement.

        Groups are in the order of their hashes, so nothing that follows depends on the order of the statements.
        """
        hashes = self.texts.hashes[usable] ^ self.no[usable].astype(np.uint64)
        usable, hashes, new = self._sorted(usable, hashes)
        first, said = usable[new][np.cumsum(new) - 1].tolist(), self.statements
        apart = np.array([_turn(said[a], said[b]) for a, b in zip(first, usable.tolist(), strict=True)], bool)
        if apart.any():
            usable, _, new = self._sorted(usable, hashes ^ (apart.astype(np.uint64) << np.uint64(1)))
        return usable[new], np.cumsum(new) - 1, usable

    def _sorted(self, usable: Numbers, hashes: NDArray[np.uint64]) -> tuple[Numbers, NDArray[np.uint64], NDArray[Any]]:
        """Both in the order of the hashes, and which of them are the first with theirs."""
        order = np.lexsort((usable, self.article[usable], hashes))
        usable, hashes = usable[order], hashes[order]
        new = np.ones(len(usable), bool)
        new[1:] = hashes[1:] != hashes[:-1]
        return usable, hashes, new

    def copies(self) -> tuple[list[int], list[int], list[float]]:
        """Links of statements to the first of equal ones in other articles."""
        first = self.rows[self.group] if len(self.rows) else self.usable
        other = self.article[first] != self.article[self.usable]
        first, second = first[other], self.usable[other]
        sure = self.texts.bits[first] >= STATEMENTS.copy_bits
        for at in np.flatnonzero(~sure).tolist():
            sure[at] = self._related(int(first[at]), int(second[at])) > 0
        return first[sure].tolist(), second[sure].tolist(), [1.0] * int(sure.sum())

    def in_stories(self) -> Iterator[tuple[int, int, float]]:
        """Links of statements of one story."""
        if not len(self.part):
            return
        which = np.stack([self.group, self.article[self.usable]])
        often = np.append([False] * 2, (which[:, 2:] == which[:, :-2]).all(axis=0))[: len(self.usable)]
        usable = np.sort(self.usable[~often])  # said a third time by an article it says no more
        usable = usable[self.part[self.article[usable]] >= 0]
        part = self.part[self.article[usable]]
        order = np.argsort(part, kind="stable")
        for rows in np.split(usable[order], np.flatnonzero(np.diff(part[order])) + 1):
            arguments = cache(lambda at: arguments_of(self.statements[at].text, self.lexicon))
            for one, other, score in link_story(self._story_rows(rows)):
                pair = int(rows[one]), int(rows[other])
                if not (are_swapped(*map(arguments, pair)) or _are_two(*map(self.statements.__getitem__, pair))):
                    yield *pair, score

    def _story_rows(self, rows: Numbers) -> list[StoryRow]:
        articles = self.article[rows]
        of = {at: self._rows_of(at) for at in dict.fromkeys(articles.tolist())}
        names, lead = {at: self._names_in(every) for at, every in of.items()}, STORY_STATEMENTS.lead
        heads = {row for every in of.values() for row in every[:lead].tolist()}
        return [
            StoryRow(article, names[article], self.phrase(row), bool(self.no[row]), row in heads)
            for row, article in zip(rows, articles.tolist(), strict=True)
        ]

    def _rows_of(self, article: int) -> Numbers:
        return self.by_article[slice(*np.searchsorted(self.article, [article, article + 1], sorter=self.by_article))]

    def _names_in(self, rows: Numbers) -> frozenset[str]:
        words = (self.lexicon.words[number] for number in {it for row in rows.tolist() for it in self.texts.of(row)})
        return frozenset([word.key for word in words if word is not None])

    def alike(self) -> Iterator[tuple[int, int, float]]:
        """Links of statements in other words."""
        a, b, rare = candidate_statements(self.texts, self.rows, self.lexicon, int(STATEMENTS.shared_bits))
        one, other = self.rows[a], self.rows[b]
        some = (self.article[one] != self.article[other]) & (self.no[one] == self.no[other])
        one, other, rare = one[some], other[some], rare[some]
        shared = shared_bits(self.texts, one, other, self.lexicon)
        some = (shared[:, 0] >= STATEMENTS.profile_bits) & (shared[:, 1] >= STATEMENTS.profile_share)
        maybe = (shared[:, 0] >= STATEMENTS.related_bits) & (shared[:, 1] >= STATEMENTS.related_share)
        maybe &= (rare >= ALIGNMENT.rare) & ~some
        for at in np.flatnonzero(maybe).tolist():
            some[at] = self._related(int(one[at]), int(other[at])) >= ALIGNMENT.related
        most = int(STATEMENTS.aligned_share * len(self.rows)) + STATEMENTS.aligned_least
        some[some] = _best(shared[some, 0] * shared[some, 1], most)
        for first, second, bits in zip(one[some].tolist(), other[some].tolist(), rare[some].tolist(), strict=True):
            yield first, second, self._judged(first, second, bits)

    def _judged(self, first: int, second: int, rare: float) -> float:
        found = align(self.phrase(first), self.phrase(second))
        one, other = self.statements[first], self.statements[second]
        score = score_alignment(found, self._related(first, second), rare)
        if score < ALIGNMENT.score:
            return score
        against = _roles(found, one.text, other.text, self.lexicon) or _are_two(one, other)
        return score * ALIGNMENT.veto if against else score

    def _related(self, first: int, second: int) -> int:
        return len(self.statements[first].names & self.statements[second].names)

    def _phrase(self, at: int) -> Phrase:
        return read_phrase(self.texts.of(at), self.lexicon.words)


def _best(values: NDArray[np.float32], count: int) -> NDArray[np.bool_]:
    """Which values are among the `count` largest; ties with the last fall out, so that no order decides."""
    if len(values) <= count:
        return np.ones(len(values), bool)
    bar = np.partition(values, len(values) - count - 1)[len(values) - count - 1]
    return np.asarray(values > bar)


def _roles(found: Alignment, one: str, other: str, lexicon: Lexicon) -> bool:
    return found.names >= 2 and swaps_arguments(one, other, lexicon)


def _are_two(one: Statement, other: Statement) -> bool:
    return are_opposites(one.text, other.text, one.lang) or _turn(one, other)


def _turn(one: Statement, other: Statement) -> bool:
    """Whether a few words turn in one of two statements what the other says."""
    texts = one.text, other.text, one.lang
    return one.text != other.text and any(of(*texts) is not None for of in (contrast, substitution))
