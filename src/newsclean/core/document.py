"""Source and Document: the original text, and its blocks as columns.

A block is the unit that is kept or removed: a line of text that is not blank. Blocks are stored as columns (lists of
equal length), not as objects: one object per line would cost all the speed that labelling before editing gains.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from newsclean.kernel import kernel_twin


class Source(NamedTuple):
    """A text and its origin. `title` is the record's own title, if it has one besides the text.

    `crawled` is the day on which a crawler fetched it, which does not say when it was published.
    """

    text: str
    title: str | None = None
    url: str | None = None
    date: str | None = None
    lang: str | None = None
    crawled: str | None = None


class Document:
    r"""The non-blank lines of a text, as columns: `texts`, `starts`, `ends`, `numbers` and `marks`.

    A line ends wherever `str.splitlines` ends one (\n, \r\n, \r, form feed, NEL, U+2028, …). `texts` are
    stripped of white space; `starts` and `ends` are code points of the source; `numbers` count lines from 0.
    `marks[i]` is the kind that the line rules gave to block i, or None. `texts` may be given by who has split the text.

    >>> doc = Document("Advertisement\n\n  News. \n")
    >>> doc.texts, doc.starts, doc.ends, doc.numbers
    (['Advertisement', 'News.'], [0, 17], [13, 22], [0, 2])
    >>> Document(" \n ").texts
    []
    """

    def __init__(self, source: Source | str, texts: list[str] | None = None) -> None:
        self.source = source if isinstance(source, Source) else Source(source)
        self.text = self.source.text
        self.texts = split_lines(self.text) if texts is None else texts
        self.marks: list[str | None] = [None] * len(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"<Document: {len(self.texts)} blocks, {len(self.text)} characters>"

    @cached_property
    def _spans(self) -> tuple[list[int], list[int], list[int]]:
        return line_spans(self.text)

    @property
    def starts(self) -> list[int]:
        """Where each block starts in the source text."""
        return self._spans[0]

    @property
    def ends(self) -> list[int]:
        """Where each block ends in the source text (exclusive)."""
        return self._spans[1]

    @property
    def numbers(self) -> list[int]:
        """The line number, counted from 0, of each block."""
        return self._spans[2]


@kernel_twin
def split_lines(text: str) -> list[str]:
    r"""The lines of a text that are not blank, stripped.

    >>> split_lines("News. \n\n Rain."), split_lines(" \n")
    (['News.', 'Rain.'], [])
    """
    return [stripped for line in text.splitlines() if (stripped := line.strip())]


@kernel_twin
def line_spans(text: str) -> tuple[list[int], list[int], list[int]]:
    r"""Where these lines start and end in the text, and their numbers among all lines, from 0.

    >>> line_spans("News. \n\n Rain."), line_spans("")
    (([0, 9], [5, 14], [0, 2]), ([], [], []))
    """
    starts, ends, numbers = [], [], []
    lines = text.splitlines(keepends=True)
    for number, (line, end) in enumerate(zip(lines, accumulate(map(len, lines)), strict=True)):
        if stripped := line.strip():
            start = end - len(line.lstrip())
            starts.append(start)
            ends.append(start + len(stripped))
            numbers.append(number)
    return starts, ends, numbers
