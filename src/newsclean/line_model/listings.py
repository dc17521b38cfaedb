"""Entries of live blogs, rows of tables and of ingredients: what stands in a list of which some is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.core.lazy_regex import lazy
from newsclean.line_model.scored_lines import ScoredLines
from newsclean.text.line_shape import SENTENCE_ENDS

STAMP = lazy(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:[aApP]\.?[mM]\.?|Uhr|[A-Z]{2,4}))?")
LONGEST_STAMP = 12  # characters
CELLS = " | "
EMPTY = lazy(r"\|\s*(?:\||$)|^\|")
SEVERAL = 3  # of anything: two in a row are chance
LISTED = 12  # words of an item at most

Figures = Sequence[tuple[int, str]]  # the lines that begin with one, numbered


def keep_listings(keep: list[bool], page: ScoredLines) -> None:
    """Keep what belongs to a list of which enough is kept, in place; a list that is boilerplate has nothing kept.

    >>> lines = ["It rained.", "17:52", "All for today", "We close now.", "17:10", "Bridge shut", "It is shut.",
    ...          "16:31", "Good day.", "Most read", "A cat", "A dog"]
    >>> keep = [line.endswith("t is shut.") or line.endswith("close now.") for line in lines]
    >>> keep_listings(keep, ScoredLines(lines, [0.0] * 12, [False] * 12))
    >>> [line for line, kept in zip(lines, keep) if not kept]
    ['It rained.', 'Most read', 'A cat', 'A dog']
    """
    figures = [(at, line) for at, line in enumerate(page.lines) if line[0].isdigit()]
    for start, end in (*_tables(page), *_items(page, figures)):
        _keep_run(keep, page, start, end)
    _keep_entries(keep, page, figures)


def _keep_entries(keep: list[bool], page: ScoredLines, figures: Figures) -> None:
    """The entries of a live blog: a time of day alone, what it is headed by, and sentences."""
    stamps = [at for at, line in figures if len(line) <= LONGEST_STAMP and STAMP.fullmatch(line)]
    if len(stamps) < SEVERAL:
        return
    entries = list(pairwise((*stamps, len(keep))))
    if 2 * sum(any(keep[start:end]) for start, end in entries) < len(entries):
        return  # a ticker of headlines
    for start, end in entries:
        last = end == len(keep)
        for at in range(start, end):
            says = page.lines[at][-1] in SENTENCE_ENDS
            if last and not says and at > start + 1:
                break  # what stands behind the last entry
            if not page.marked[at]:
                keep[at] = keep[at] or says or at <= start + 1


def _keep_run(keep: list[bool], page: ScoredLines, start: int, end: int) -> None:
    """A run of rows of which half are kept, or that goes on with the line above and has figures in half of its rows."""
    above = start > 0 and keep[start - 1] and page.lines[start - 1][-1] in SENTENCE_ENDS
    figures = sum(any(map(str.isdigit, line)) for line in page.lines[start:end])
    if 2 * sum(keep[start:end]) >= end - start or (above and CELLS in page.lines[start] and 2 * figures >= end - start):
        keep[start:end] = [True] * (end - start)


def _tables(page: ScoredLines) -> Iterator[tuple[int, int]]:
    """Runs of rows with as many cells each, none of them empty: those are the frames of a page."""
    rows = [(at, line.count(CELLS)) for at, line in enumerate(page.lines) if CELLS in line]
    return _runs(page, [(at, cells) for at, cells in rows if not EMPTY.search(page.lines[at])])


def _items(page: ScoredLines, figures: Figures) -> Iterator[tuple[int, int]]:
    """Runs of short lines that begin with a figure: ingredients, prices."""
    items = [(at, 1) for at, line in figures if CELLS not in line and 1 < len(line.split()) <= LISTED]
    return _runs(page, items)


def _runs(page: ScoredLines, rows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of several lines of one kind that no rule marks, of the numbers and kinds of lines."""
    run, last = range(0), 0
    for at, kind in (*rows, (-1, 0)):
        if at == run.stop and kind == last and not page.marked[at]:
            run = range(run.start, at + 1)
            continue
        if len(run) >= SEVERAL and not page.marked[run.start]:
            yield run.start, run.stop
        run, last = range(at, at + 1), kind
