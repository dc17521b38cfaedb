"""Sentences that the network doubts and that go on with the body above: behind advertisements, and in interviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.text.line_shape import SENTENCE_ENDS

# Directly behind a kept line, lines that a rule knows aside, a sentence stays that scores so much less than the best:
# advertisements stand between paragraphs, and the network is less sure behind them. Of 1,735 labelled texts, 11
# sentences of the article stay by it and 19 others, readers' comments most of them; of 25 scrapes of our own in 22
# languages 9 sentences of the article, no other.
GOES_ON, GOES_ON_UNSPACED = 4.0, 5.5
FULL_STOPS = (".", "।")
# An interview of short answers looks like a list of comments to the network. A stretch of so many sentences directly
# behind a sentence of the body, with so many questions, and not one that a rule knows: of 2,095 labelled texts each
# such stretch is of the article.
ANSWERS, QUESTIONS = 4, 2


class ScoredLines(NamedTuple):
    """The lines of a text, their scores, and which of them a rule marks as boilerplate."""

    lines: Sequence[str]
    scores: Sequence[float]
    marked: Sequence[bool]


def keep_continuations(keep: list[bool], page: ScoredLines) -> None:
    """Keep the sentences that go on with the body, in place.

    >>> page = ScoredLines(["It rained.", "Share", "The river rose.", "Contact us."], [3.0, -1.0, -0.5, -2.0],
    ...                    [False, True, False, False])
    >>> keep = [True, False, False, False]
    >>> keep_continuations(keep, page)
    >>> keep
    [True, False, True, False]
    >>> page = ScoredLines(["She is 61.", "Do you read?", "Never.", "Why not?", "No."], [1.0] + [-3.0] * 4, [False] * 5)
    >>> keep = [True, False, False, False, False]
    >>> keep_continuations(keep, page)
    >>> keep
    [True, True, True, True, True]
    """
    if any(page.marked):
        _go_on(keep, page)
    _answer(keep, page)


def _go_on(keep: list[bool], page: ScoredLines) -> None:
    """Keep the sentences that follow the body behind lines that a rule knows."""
    best = max(page.scores)
    if best <= 0:  # teasers score like the body, then
        return
    behind = False  # a kept line, marked lines aside
    for at, line in enumerate(page.lines):
        if page.marked[at]:
            continue
        if behind and not keep[at]:
            reach = GOES_ON_UNSPACED if line[-1] == "。" else GOES_ON
            ends = line.endswith((*FULL_STOPS, "。")) and line[-2:] != ".."
            keep[at] = ends and page.scores[at] >= best - reach
        behind = keep[at]


def _answer(keep: list[bool], page: ScoredLines) -> None:
    """Keep questions and answers below the body."""
    at = 1
    while at < len(keep):
        end = at
        if keep[at - 1] and page.lines[at - 1][-1] in SENTENCE_ENDS:
            while end < len(keep) and not keep[end] and not page.marked[end] and page.lines[end][-1] in SENTENCE_ENDS:
                end += 1
            if end - at >= ANSWERS and sum(line[-1] in "?？" for line in page.lines[at:end]) >= QUESTIONS:
                keep[at:end] = [True] * (end - at)
        at = max(end, at) + 1
