"""Wrapped paragraphs are found where two lines of their length follow one another; the twin reads all lines."""

from __future__ import annotations

import random

from newsclean.clean.repair import hyphens

LENGTHS = (3, 20, 39, 40, 41, 60, 60, 62, 63, 64, 99, 100, 101, 150)


def text_of_lines(rng: random.Random) -> str:
    """Lines of all lengths, some of them blank, indented or with spaces behind them."""
    lines = []
    for _ in range(rng.randrange(1, 14)):
        words = "".join(rng.choice("abcdefgh Xyz.") for _ in range(rng.choice(LENGTHS)))
        indent = " " * rng.choice((0, 0, 0, 0, 2, 4, 30))
        lines.append(rng.choice(("", " ")) if rng.random() < 0.12 else indent + words + " " * rng.choice((0, 0, 50)))
    return rng.choice(("\n", "\r\n", "\n")).join(lines)


def test_the_twin_finds_the_same_paragraphs() -> None:
    rng, found = random.Random(3), 0
    for _ in range(20_000):
        text = text_of_lines(rng)
        expected = list(filter(hyphens._is_wrapped, hyphens._paragraphs_of(text.splitlines(keepends=True), 0)))
        got = list(filter(hyphens._is_wrapped, hyphens._paragraphs(text)))
        assert got == expected, text
        found += len(got)
    assert found > 500
