"""The rewrites of a report, each with its count and sample positions: all are counted, few are marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsclean.report.articles import ReportArticle, Rewrite

Numbered = Callable[[str], int]  # a name's number
# A scrape with Windows line ends has a rewrite in every line, and one with straight quotes made of curly ones a dozen
# in every paragraph: what is alike is marked three times in an article. On 10,000 such articles the marks and samples
# take 0.4 MB of the page; all rewrites would take 9.
ALIKE = 3
MARKED = 60  # in one article
SAMPLES = 12  # places of one rewrite
LISTED = 2000  # different rewrites: those made most often
CLIPPED = 120  # characters of a text that was rewritten, and of what it became


def marked_rewrites(piece: ReportArticle) -> list[Rewrite]:
    """Those rewrites of an article that are shown in its text, in order, clipped.

    >>> from newsclean.report.articles import Rewrite
    >>> its = [Rewrite(at, at + 1, "whitespace", "repair/newline", "\\r", "") for at in range(9)]
    >>> [row.start for row in marked_rewrites(ReportArticle({}, "\\r" * 9, (), tuple(its)))]
    [0, 1, 2]
    >>> marked_rewrites(ReportArticle({}, "", (), tuple(row._replace(start=-1) for row in its), rebuilt=True))
    []
    """
    return list(_few(piece)) if not piece.rebuilt else []


def _few(piece: ReportArticle) -> Iterator[Rewrite]:
    met, left = Counter[tuple[str, ...]](), MARKED
    for row in map(_clipped, piece.rewritten):
        met[row[2:]] += 1
        if met[row[2:]] <= ALIKE:
            yield row
            left -= 1
            if not left:
                return


def _clipped(row: Rewrite) -> Rewrite:
    if len(row.text) <= CLIPPED and len(row.new) <= CLIPPED:
        return row
    return row._replace(text=_cut(row.text), new=_cut(row.new))


def _cut(text: str) -> str:
    return text if len(text) <= CLIPPED else text[: CLIPPED - 1] + "…"


class RewriteCount:
    """A rewrite that occurs in several articles."""

    def __init__(self) -> None:
        self.times = 0
        self.outlets: set[int] = set()
        self.places: list[int] = []


def rewrite_columns(
    pieces: Sequence[ReportArticle], shown: Mapping[int, int], outlets: Sequence[int], names: tuple[Numbered, Numbered]
) -> list[Any]:
    """The rewrites of the articles that are shown, most frequent first.

    `outlets` are the numbers of the articles' outlets, `names` number kinds and rules. A row is [kind, rule, text,
    places, new, times, outlets]; places are [article, start, article, start, …] and lead to what is marked there; of
    an article that came clean the start is -1.
    """
    counts: dict[tuple[str, ...], RewriteCount] = defaultdict(RewriteCount)
    for at, number in shown.items():
        for row in map(_clipped, pieces[at].rewritten):
            its = counts[row[2:]]
            its.times += 1
            its.outlets.add(outlets[at])
        for row in _samples(pieces[at]):
            if len(counts[row[2:]].places) < 2 * SAMPLES:
                counts[row[2:]].places += [number, row.start]
    kinds, rules = names
    rows: list[tuple[Any, list[Any]]] = []
    for (kind, rule, text, new), its in counts.items():
        line = [kinds(kind), rules(rule), text, its.places, new, its.times, sorted(its.outlets)]
        rows.append(((-its.times, text, new, rule), line))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])[:LISTED]]


def _samples(piece: ReportArticle) -> Iterable[Rewrite]:
    """One displayable sample of each rewrite of an article."""
    rows = map(_clipped, piece.rewritten) if piece.rebuilt else _few(piece)
    return {row[2:]: row for row in reversed(list(rows))}.values()
