"""The decisions of newsclean.line_model about single lines, slow and obvious: line by line, each asked everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsclean.line_model import classifier as lines_of
from newsclean.line_model import continuations as more
from newsclean.line_model import listings
from newsclean.line_model.scored_lines import ScoredLines

STOPS = (".", "।", "。")


def keep_lines_slowly(page: ScoredLines) -> list[bool]:
    """What is kept by the score, and what by its form beside it."""
    sentences = [score for line, score in zip(page.lines, page.scores, strict=True) if line.endswith(STOPS)]
    best = max(sentences, default=0.0)
    near, near_unspaced = min(0.0, best - lines_of.RELATIVE), min(0.0, best - lines_of.RELATIVE_UNSPACED)
    whole = max(lines_of.WHOLE, lines_of.WHOLE_SHARE * sum(map(len, page.lines)))
    return [
        score > 0
        or (score >= near and line.endswith(lines_of.FULL_STOPS))
        or (score >= near_unspaced and line.endswith("。"))
        or len(line) >= whole
        or (score > lines_of.LENIENT and len(line) >= lines_of.PROTECTED and line[-1] in lines_of.SENTENCE_ENDS)
        for line, score in zip(page.lines, page.scores, strict=True)
    ]


def go_on_slowly(keep: list[bool], page: ScoredLines) -> None:
    """Count the lines since a kept one."""
    best = max(page.scores)
    if best <= 0:
        return
    article = more._is_article(keep, page)
    reach, between = (more.ARTICLE_GOES_ON, more.BETWEEN) if article else (more.GOES_ON, 0)
    far = len(keep) + between
    since = far
    for at, line in enumerate(page.lines):
        if page.marked[at]:
            continue
        ends = line.endswith(STOPS) and line[-2:] != ".."
        if since <= between and ends and not keep[at]:
            keep[at] = page.scores[at] >= best - (more.GOES_ON_UNSPACED if line[-1] == "。" else reach)
        since = 0 if keep[at] else far if ends else since + 1


def join_rows_slowly(keep: list[bool], page: ScoredLines) -> None:
    """Hold each line against the one before it, down and up."""
    for step in (1, -1):
        for before, at in pairwise(range(len(keep))[::step]):
            if keep[before] and not keep[at] and not page.marked[at] and (form := more._form(page.lines[at])):
                keep[at] = form == more._form(page.lines[before])


def lists_slowly(page: ScoredLines) -> Iterator[tuple[int, int]]:
    """The tables, then the items: each line has a kind, and a list ends where the kind changes or a rule marks."""
    cells = [0 if listings.EMPTY.search(line) else line.count(listings.CELLS) for line in page.lines]
    items = [
        int(line[0].isdigit() and 1 < len(line.split()) <= listings.LISTED and listings.CELLS not in line)
        for line in page.lines
    ]
    for kinds in (cells, items):
        start = 0
        for at in range(1, len(kinds) + 1):
            if at == len(kinds) or kinds[at] != kinds[start] or page.marked[at]:
                if kinds[start] and not page.marked[start] and at - start >= listings.SEVERAL:
                    yield start, at
                start = at
