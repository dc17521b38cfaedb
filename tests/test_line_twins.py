"""The quick decisions about the lines of a text are those of the slow twin."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import twin_lines

from newsclean.line_model import classifier, continuations, listings
from newsclean.line_model.scored_lines import ScoredLines

SHORT = "It rained. Share 17:52 Why? Yes! wait.. more... “Quoted” Menu 下雨了。 नदी।".split()  # noqa: SIM905 - as lines
ROWS = ["a | b | c", "1 | 2 | 3", "x || y", "Leeford 2", "Port 10", "2 eggs and milk", "3 cups", "A B 3", "² x y"]
LINES = [*SHORT, *ROWS, "x" * 160 + ".", "y" * 1100]
KEEP = (
    (twin_lines.go_on_slowly, continuations._go_on),
    (twin_lines.join_rows_slowly, continuations._join_rows),
)


def pages(count: int) -> list[ScoredLines]:
    """Texts of these lines, with scores and marks of every density."""
    rng, found = random.Random(count), []
    while len(found) < count:
        some = rng.sample(LINES, rng.randrange(1, len(LINES)))
        lines = [rng.choice(some) for _ in range(rng.randrange(1, rng.choice((4, 20, 90))))]
        off, marks = rng.choice((-6, -3, -1, 0, 2)), rng.choice((0, 0.1, 0.5, 0.9))
        scores = [round(rng.gauss(off, rng.choice((1, 3))), 1) for _ in lines]
        found.append(ScoredLines(lines, scores, [rng.random() < marks for _ in lines]))
    return found


@pytest.mark.parametrize(("slow", "quick"), KEEP, ids=lambda function: function.__name__)
def test_what_follows_the_body(
    slow: Callable[[list[bool], ScoredLines], None], quick: Callable[[list[bool], ScoredLines], None]
) -> None:
    for page in pages(3000):
        start = [score > 0 for score in page.scores]
        expected, got = list(start), list(start)
        slow(expected, page)
        quick(got, page)
        assert got == expected, (page, start)


def test_what_the_score_keeps() -> None:
    for page in pages(3000):
        keep = [score > 0 for score in page.scores]
        classifier._keep_more(keep, page.lines, page.scores)
        assert keep == twin_lines.keep_lines_slowly(page), page


def test_lists() -> None:
    for page in pages(3000):
        figures = [(at, line) for at, line in enumerate(page.lines) if line[0].isdigit()]
        found = [*listings._tables(page), *listings._items(page, figures)]
        assert found == list(twin_lines.lists_slowly(page)), page
