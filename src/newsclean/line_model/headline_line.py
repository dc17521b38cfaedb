"""Which line of a page is the article's headline? A linear model over a few features of the lines above the body."""

from __future__ import annotations

import math
import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.kernel import KERNEL
from newsclean.text.headline_match import Evidence, HeadlineCandidate, same_title
from newsclean.text.scripts import SPACELESS

ABOVE = 40  # a headline stands at most so many lines above a paragraph of the body (2 in 1,000 pages: more)
SHORTEST, LONGEST = 8, 250  # characters
PARAGRAPH = 100  # characters of a line that counts as body; half of it in Chinese, Japanese, Korean
BEFORE = 0.4  # of the body's characters may stand before a headline: banners that resemble text
PAGE = 8  # lines before the body from which a text is a page: pages have a headline, so the best candidate is it
RUN = 30  # lines after the paragraph below a headline in which most of the body stands
FEATURES = 23
# A standfirst has words of the body, too, and can score a little better than the headline right above it. Of 321
# labelled texts four headlines are found by it and one is lost (to the credit of a photograph).
CLOSE, HEADLINE_WORDS = 1.0, 4
_SIGNS = ".,:;!?\"'“”‘’«»()|-–—"


class Body(NamedTuple):
    """The paragraphs of the body: their line numbers, the characters before each of them, and their words."""

    places: list[int]
    sums: list[int]  # characters before each paragraph, and of all at the end
    below: list[int]  # for each line the rank of the next paragraph


class PageLines(NamedTuple):
    """The lines of a text, their scores (above zero: body), and which of them a rule marks as boilerplate."""

    lines: Sequence[str]
    scores: Sequence[float]
    marked: Sequence[bool]


def find_headline_line(
    page: PageLines, *, title: str | None = None, url: str | None = None
) -> HeadlineCandidate[int] | None:
    """The line that is the headline, with the reason; None when unsure.

    A line that repeats the record's own title comes first; otherwise words shared with the body and the address,
    the distance from the body and the line's shape decide, with weights from `benchmarks/train_page.py`.

    >>> find_headline_line(PageLines([], [], [])) is None
    True
    >>> text = ["The river rose by two metres after a night of rain. The lower town is under water. " * 2] * 3
    >>> page = PageLines(["Home", "River rises", *text], [-3.0, 0.0, 2.0, 2.0, 2.0], [False] * 5)
    >>> find_headline_line(page, title="River rises").reason
    'repeats the declared title'
    """
    if KERNEL and not title:
        found = KERNEL.headline_points(*page, _slug(url), _weights()[0])
        return _best(page.lines, *found) if found else None
    body = body_of(page.lines, page.scores)
    if not body.places:
        return None
    places = [line for line in headline_lines(page.lines, body) if not page.marked[line]]
    if title and (named := [line for line in places if same_title(title, page.lines[line])]):
        return HeadlineCandidate(named[-1], Evidence.TITLE)
    if not places:
        return None
    weights = _weights()[0]
    points = [sum(map(float.__mul__, row, weights)) for row in describe(page, places, body, url)]
    return _best(page.lines, places, points, body.places[0])


def _best(
    lines: Sequence[str], places: Sequence[int], points: Sequence[float], first: int
) -> HeadlineCandidate[int] | None:
    """The best line above the model's threshold; without one if the text is a page, as every page has a headline."""
    best = max(points)
    if best <= _weights()[1] and first < PAGE:
        return None
    at = points.index(best)
    above = at and places[at - 1] == places[at] - 1 and points[at - 1] >= best - CLOSE
    if above and _may_be_headline(lines[places[at - 1]], lines[places[at]]):
        at -= 1
    return HeadlineCandidate(places[at], Evidence.LOOK, (points[at],))


def _may_be_headline(line: str, standfirst: str) -> bool:
    """Is the line above longer than a label, and does it not only repeat the one below behind its section?"""
    spaced = line.count(" ") + 1 >= HEADLINE_WORDS or line[-1] > SPACELESS
    return spaced and standfirst not in line and not line.endswith(")")


def body_of(lines: Sequence[str], scores: Sequence[float]) -> Body:
    """The lines with a score above zero that are long enough for a paragraph.

    >>> body_of(["Home", "It rained " * 20], [-2.0, 2.0])
    Body(places=[1], sums=[0, 200], below=[0, 0])
    """
    places = [
        i
        for i, (line, score) in enumerate(zip(lines, scores, strict=True))
        if score > 0 and (len(line) >= PARAGRAPH or (len(line) >= PARAGRAPH // 2 and line[0] > SPACELESS))
    ]
    sums = [0]
    for i in places:
        sums.append(sums[-1] + len(lines[i]))
    below, rank = [], 0
    for i in range(len(lines)):
        below.append(rank)
        rank += rank < len(places) and places[rank] == i
    return Body(places, sums, below)


def headline_lines(lines: Sequence[str], body: Body) -> list[int]:
    """Lines of a headline's length, not far above a paragraph, with little of the body before them.

    >>> headline_lines(["Home", "River rises after rain", "It rained " * 20], Body([2], [0, 200], [0, 0, 0]))
    [1]
    """
    found = []
    for i, line in enumerate(lines[: body.places[-1] + 1]):
        rank = body.below[i]
        fits = SHORTEST <= len(line) <= LONGEST or (len(line) > 4 and line > "\u3000")
        if fits and rank < len(body.places) and body.places[rank] - i <= ABOVE:
            if body.sums[rank] > BEFORE * body.sums[-1]:
                break
            if body.places[rank] != i or len(line) <= 1.5 * PARAGRAPH:
                found.append(i)
    return found


def words_of(text: str) -> list[str]:
    """Lower-cased words; pairs of characters in scripts without spaces.

    >>> words_of("Rain, rain!"), words_of("東京の雨")
    (['rain', 'rain'], ['東京', '京の', 'の雨'])
    """
    if text and (text[0] > "\u3000" or text[-1] > "\u3000"):
        return [text[i : i + 2] for i in range(len(text) - 1)]
    return list(filter(None, map(str.strip, text.lower().split(), repeat(_SIGNS))))


def describe(page: PageLines, places: Sequence[int], body: Body, url: str | None) -> list[list[float]]:
    """FEATURES numbers for every candidate.

    >>> lines = ["River rises after rain", "It rained all night. " * 6]
    >>> page = PageLines(lines, [0.0, 1.0], [False, False])
    >>> [len(row) for row in describe(page, [0], body_of(lines, page.scores), None)]
    [23]
    """
    words = [set(words_of(page.lines[i])) for i in body.places[:40]]
    whole: set[str] = set().union(*words)
    slug = _slug(url)
    counts = Counter(page.lines)
    rivals = _sums(20 <= len(line) <= 120 and not mark for line, mark in zip(page.lines, page.marked, strict=True))
    marks, last = _sums(page.marked), len(page.lines)
    rows = []
    for i in places:
        rank = body.below[i]
        first = set().union(*words[rank : rank + 2])
        row = _shape(page.lines[i], page.scores[i], counts[page.lines[i]] > 1, (first, whole, slug))
        at = body.places[rank] if body.places[rank] > i else i + 1
        around = [
            math.log1p(rivals[i] - rivals[max(0, i - 10)]),
            math.log1p(rivals[at] - rivals[i + 1]),
            math.log1p(marks[at] - marks[i + 1]),  # dates, bylines, share bars: they stand below a headline
            (marks[min(i + 4, last)] - marks[i + 1]) / 3,
            (marks[i] - marks[max(0, i - 3)]) / 3,
        ]
        rows.append(row + _place(i, rank, body) + around + [row[0] * math.log1p(body.places[rank] - i)])
    return rows


def _slug(url: str | None) -> set[str]:
    """The words of an address."""
    return set(urlsplit(url).path.lower().replace("_", "-").replace("/", "-").split("-")) if url else set()


def _sums(flags: Iterable[bool]) -> list[int]:
    """How many flags are set before each position, and in all."""
    return list(accumulate(flags, initial=0))


def _shape(line: str, score: float, again: bool, known: tuple[set[str], set[str], set[str]]) -> list[float]:
    """Shares of the line's longer words that occur elsewhere, its length, and its signs."""
    words = [word for word in words_of(line) if len(word) > 3 or word > "\u3000"]
    shared = [sum(map(vocabulary.__contains__, words)) / max(len(words), 3) for vocabulary in known]
    wide = 2.2 if line[0] > "\u3000" or line[-1] > "\u3000" else 1.0
    length = math.log(len(line) * wide / 60)
    return [
        *shared,
        float(not shared[0] and not shared[1]),
        max(length, 0.0),
        max(-length, 0.0),
        float(line[-1] in ".。:："),
        float(again),
        max(-8.0, min(score, 8.0)) / 4,
        float("|" in line or " » " in line or " > " in line or " :: " in line),
        sum(map(str.isdigit, line)) / len(line),
        sum([word[0].isupper() for word in line.split()]) / (line.count(" ") + 1),
    ]


def _place(i: int, rank: int, body: Body) -> list[float]:
    """The distance to the next paragraph, the share of the body before the line, and the share soon after it."""
    start = body.places[rank]
    last = bisect_left(body.places, start + RUN, rank)
    total = body.sums[-1]
    return [
        math.log1p(start - i),
        float(start == i),
        float(start - i <= 5),
        body.sums[rank] / total,
        (body.sums[last] - body.sums[rank]) / total,
    ]


@cache
def _weights() -> tuple[list[float], float]:
    """The linear weights and the threshold for a headline."""
    from newsclean.line_model.compiled_network import page_arrays  # reads a file

    *values, bias = struct.unpack(f"<{FEATURES + 1}f", page_arrays()["headline"])
    return values, bias
