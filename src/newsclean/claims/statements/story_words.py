"""Which statements of one story say the same, by the words of all of them as a table.

Outlets that report one event name its parties differently and tell it in different words. So what two of their
sentences share is weighed by a model of its own, and a name counts against a pair only if it stands nowhere in the
other article.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.statements.statement_options import STORY_STATEMENTS
from newsclean.core.lazy_regex import lazy
from newsclean.stories.set_tables import (
    SparseRows,
    Table,
    count_common,
    number_distinct,
    repeated,
    sparse_rows,
    transposed,
)
from newsclean.text.synonyms import KIN, Word, by_key, tables

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from newsclean.claims.statements.alignment import Phrase
    from newsclean.text.hashed_tokens import Numbers


# Logistic regression, penalty 3, on 406 pairs of sentences of 40 stories: 230 were read for it, 176 of labelled claims.
WEIGHTS_IN_STORY = {
    "share": 3.99,
    "plain_share": 1.65,
    "plain_words": 0.55,
    "figures": 1.58,
    "strangers": -1.32,
    "phrases": 1.03,
    "lead": 1.49,
}
BIAS_IN_STORY = -4.45
YEAR = lazy(r"(?:19|20)\d\d")


class StoryRow(NamedTuple):
    """A statement of a story: its article, the names in that, its words, and whether it stands at the head of it."""

    article: int
    names: AbstractSet[str]
    phrase: Phrase
    negated: bool = False
    lead: bool = False


def parts_of_stories(stories: Sequence[object], counts: Sequence[int]) -> Numbers:
    """The part of a story that each article is of, -1 for the only article of one; `counts` are their statements.

    What has more statements than are compared at once is of several parts, one after another.

    >>> parts_of_stories(["fire", "vote", "fire"], [9, 9, 9]).tolist()
    [0, -1, 0]
    >>> parts_of_stories(["fire"] * 3, [400, 500, 600]).tolist(), parts_of_stories([], []).tolist()
    ([0, 0, -1], [])
    """
    if not stories:
        return np.zeros(0, np.int64)
    held: dict[object, tuple[int, int]] = {}
    parts: list[int] = []
    for story, count in zip(stories, counts, strict=True):
        part, sum_ = held.get(story, (-1, STORY_STATEMENTS.rows + 1))
        if sum_ + count > STORY_STATEMENTS.rows:
            part, sum_ = max(parts, default=-1) + 1, 0
        held[story] = part, sum_ + count
        parts.append(part)
    found = np.array(parts, np.int64)
    return np.where(np.bincount(found)[found] > 1, found, -1)


def link_story(rows: Sequence[StoryRow]) -> Iterator[tuple[int, int, float]]:
    """The pairs of places in `rows` (first < second) of different articles that say the same, with a score below 1.

    Statements are joined to groups by average link. In a group each is linked to each, for what all of them share makes
    up for what two of them lack; only one that is much like none of the others is left out.

    >>> from newsclean.claims.statements.blocking import read_texts
    >>> from newsclean.claims.statements.alignment import read_phrase
    >>> from newsclean.text.synonyms import Lexicon
    >>> said = ("Fire destroyed the Corvan mill in Orrinby.", "A huge fire destroyed the Corvan mill.", "It rained.")
    >>> lexicon = Lexicon()
    >>> texts = read_texts(said, lexicon)
    >>> phrases = [read_phrase(texts.of(at), lexicon.words) for at in range(3)]
    >>> [(a, b) for a, b, _ in link_story([StoryRow(at, {"orrinby"}, it) for at, it in enumerate(phrases)])]
    [(0, 1)]
    """
    from newsclean.stories.clustering import average_link

    if len(rows) < 2:
        return
    links, kept = _links(rows)
    groups = average_link(len(rows), links, STORY_STATEMENTS.mean, kept)
    inside = [
        (one, other, score)
        for (one, other), score in links.items()
        if score > 0 and groups[one] == groups[other] and rows[one].article != rows[other].article
    ]
    sure = {at for one, other, score in inside if score >= STORY_STATEMENTS.score for at in (one, other)}
    members: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(sure):
        members[groups[at]].append(at)
    for name, group in members.items():
        of_group = (pair[:2] for pair in inside if groups[pair[0]] == name and sure.issuperset(pair[:2]))
        for one, other in combinations(group, 2) if len(group) <= kept else of_group:
            score = links.get((one, other), STORY_STATEMENTS.least)
            if score > 0 and rows[one].article != rows[other].article:
                yield one, other, min(score, STORY_STATEMENTS.most)


def _links(rows: Sequence[StoryRow]) -> tuple[dict[tuple[int, int], float], int]:
    """The score of each pair with something in common, first < second, below 0 where they differ; and links of one."""
    scores = np.triu(_scores(rows), 1)  # each pair once
    scores[scores < STORY_STATEMENTS.least], kept = 0, len(rows)
    if np.count_nonzero(scores) > STORY_STATEMENTS.links * len(rows):
        scores, kept = _best(scores), STORY_STATEMENTS.links
    first, second = np.nonzero(scores)
    from newsclean.claims.statements.similarity import share_little_at_odds

    opposed = _opposed(rows)
    against = opposed | _contradict(rows)
    of, phrases = [row.article for row in rows], [row.phrase for row in rows]
    against |= share_little_at_odds(of, phrases, opposed & (scores >= STORY_STATEMENTS.score))
    values = np.where(against[first, second], -1.0, scores[first, second]).tolist()
    return dict(zip(zip(first.tolist(), second.tolist(), strict=True), values, strict=True)), kept


def _best(scores: Table) -> Table:
    """The best scores of each statement, of statements that are all alike: lists, tables, one template."""
    either = scores + scores.T
    order = np.argsort(-either, axis=1, kind="stable")[:, : STORY_STATEMENTS.links]
    best = np.zeros(scores.shape, bool)
    np.put_along_axis(best, order, values=True, axis=1)
    return np.where(best | best.T, scores, 0)


def _scores(rows: Sequence[StoryRow]) -> Table:
    """The score of each pair of statements."""
    words = [by_key(row.phrase.words) for row in rows]
    plain = [{key: word for key, word in some.items() if not (word.name or word.titled)} for some in words]
    columns = number_distinct(repeated(words, tables().kin))
    credit, weights = _credit(words, columns), _weights(plain, columns)
    values = {
        "share": _shared(words, _weights(words, columns), credit),
        "plain_share": _shared(plain, weights, credit),
        "plain_words": np.minimum(_counted_words(weights, credit), STORY_STATEMENTS.words),
        "figures": np.minimum(count_common(_figures(row.phrase) for row in rows), 2),
        "strangers": _strangers(rows, words),
        "phrases": np.log1p(np.minimum(count_common(_neighbours(it.phrase) for it in rows), STORY_STATEMENTS.phrases)),
        "lead": np.outer(*[np.array([row.lead for row in rows], np.float32)] * 2),
    }
    weighed = BIAS_IN_STORY + sum(WEIGHTS_IN_STORY[name] * value for name, value in values.items())
    return np.asarray(1 / (1 + np.exp(-weighed)), np.float32)


def _credit(words: Sequence[dict[str, Word]], columns: dict[Hashable, int]) -> Table:
    """What each statement has of each word, a row for each word: 1 for the word itself, KIN for one of a list of it."""
    kin = tables().kin
    own = [dict.fromkeys([columns[key] for key in some if key in columns], 1.0) for some in words]
    credit = transposed(sparse_rows(own), len(columns))
    of_list: defaultdict[int, list[int]] = defaultdict(list)
    for key, column in columns.items():
        for number in kin.get(str(key), ()):
            of_list[number].append(column)
    for at, some in enumerate(words):
        akin = [column for key in some if key in kin for number in kin[key] for column in of_list.get(number, ())]
        credit[akin, at] = np.maximum(credit[akin, at], KIN)
    return credit


def _weights(words: Sequence[dict[str, Word]], columns: dict[Hashable, int]) -> SparseRows:
    return sparse_rows([{columns[key]: word.weight for key, word in some.items() if key in columns} for some in words])


def _shared(words: Sequence[dict[str, Word]], weights: SparseRows, credit: Table) -> Table:
    """Of each pair: the share of their weight that is in both."""
    covered = weights.times(credit)
    total = np.array([sum([word.weight for word in some.values()]) for some in words], np.float32)
    return np.asarray((covered + covered.T) / np.maximum(total[:, None] + total[None, :], 1e-9), np.float32)


def _counted_words(weights: SparseRows, credit: Table) -> Table:
    """Of each pair: how many words of either the other has, too; the lesser of both numbers."""
    ones, has = np.asarray(weights.values > 0, np.float32), np.asarray(credit > 0, np.float32)
    counts = weights._replace(values=ones).times(has)
    return np.asarray(np.minimum(counts, counts.T), np.float32)


def _figures(phrase: Phrase) -> set[str]:
    """The figures of a statement; a year stands beside much that one story says."""
    return {word.key for word in phrase.words if word.figure and not YEAR.fullmatch(word.key)}


def _neighbours(phrase: Phrase) -> set[tuple[str, str]]:
    return set(pairwise(word.key for word in phrase.words if not word.figure))


def _strangers(rows: Sequence[StoryRow], words: Sequence[dict[str, Word]]) -> Table:
    """Of each pair: how many names of either the other's article lacks, up to 2; the lesser of both numbers."""
    names = [{key for key, word in some.items() if word.name} for some in words]
    known = {row.article: row.names for row in rows}
    columns, number = number_distinct(key for some in names for key in sorted(some)), number_distinct(known)
    lacks = np.ones((len(columns), len(known)), np.float32)
    for at, some in enumerate(known.values()):
        lacks[[columns[key] for key in columns.keys() & some], at] = 0.0
    has = [dict.fromkeys([columns[key] for key in some], 1.0) for some in names]
    strange = sparse_rows(has).times(lacks)[:, [number[row.article] for row in rows]]
    return np.asarray(np.minimum(np.minimum(strange, strange.T), 2), np.float32)


def _contradict(rows: Sequence[StoryRow]) -> NDArray[np.bool_]:
    """Whether the first of each two denies, or they have other values: "14 sailors", "19 sailors"."""
    negated = np.array([row.negated for row in rows])
    counted = [_counted(row.phrase) for row in rows]
    same = count_common([it.items() for it in counted])
    other_values = count_common([it.keys() for it in counted]) > same
    return np.asarray((negated[:, None] != negated) | other_values)


def _opposed(rows: Sequence[StoryRow]) -> NDArray[np.bool_]:
    """Whether the first of each two has a word that the other lacks, and the other its opposite, likewise."""
    opposed = tables().opposed
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        for key in by_key(row.phrase.words).keys() & opposed.keys():
            holders[key].add(at)
    out = np.zeros((len(rows), len(rows)), bool)
    for one, two in ((holders[key], holders[it]) for key in holders for it in opposed[key] & holders.keys()):
        out[np.ix_(sorted(one - two), sorted(two - one))] = True
    return out


def _counted(phrase: Phrase) -> dict[str, str]:
    """The figure right before a word, by the word."""
    return {after.key: word.key for word, after in pairwise(phrase.words) if word.figure and not after.figure}
