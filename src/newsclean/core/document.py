"""Source and Document: the text as it came, and its blocks as columns.

A block stands or falls together: here a line of text that is not blank. Blocks are kept as columns (lists of equal
length), not as objects: on real pages one object per line costs the whole gain of labelling first.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from newsclean.clean.zones import Layout

if TYPE_CHECKING:
    from newsclean.html.line_evidence import Region
    from newsclean.rules.ruleset import Hit


class Source(NamedTuple):
    """A text and where it came from. `title` is the record's own title, when it has one beside the text.

    `crawled` is the day on which a crawler fetched it, which says nothing of the day it was published.
    """

    text: str
    title: str | None = None
    url: str | None = None
    date: str | None = None
    lang: str | None = None
    crawled: str | None = None


class Document:
    r"""The non-blank lines of a text, as columns: `texts`, `starts`, `ends`, `numbers`, and `marks` of what is known.

    A line ends at whatever `str.splitlines` takes for an end (\n, \r\n, \r, form feed, NEL, U+2028, …). `texts` are
    stripped of white space; `starts` and `ends` are code points of the source; `numbers` count lines from 0.
    `marks[i]` is the kind that an earlier stage gave to block i, or None.

    >>> doc = Document("Advertisement\n\n  News. \n")
    >>> doc.texts, doc.starts, doc.ends, doc.numbers
    (['Advertisement', 'News.'], [0, 17], [13, 22], [0, 2])
    >>> Document(" \n ").texts
    []
    """

    def __init__(self, source: Source | str, region: Region | None = None) -> None:
        self.source = source if isinstance(source, Source) else Source(source)
        self.text = self.source.text
        self.texts = [text for line in self.text.splitlines() if (text := line.strip())]
        self.marks: list[str | None] = [None] * len(self.texts)
        self.hits: list[tuple[Hit, ...]] = [()] * len(self.texts)  # of the line rules; weak ones are evidence
        if region is not None and len(region) != len(self.texts):
            region = None  # a line was cut to nothing, or in two: what is left is judged as text
        self.region = region  # what HTML says of the lines; None for plain text
        self.paged = False  # may the line model be asked? A pipeline with the cleaner `page` says so
        self._layout: Layout | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"<Document: {len(self.texts)} blocks, {len(self.text)} characters>"

    def label(self, hits: list[tuple[Hit, ...]], *, paged: bool = False) -> None:
        """Take in what the line rules found; what neighbours tell is looked at after this."""
        self.hits = hits = hits if self.region is None else self.region.heeded(hits)
        self.paged = paged
        self._layout = None
        if any(hits):
            self.marks = [hit[0].rule.kind if hit and hit[0].whole and not hit[0].rule.weak else None for hit in hits]
        if self.region is not None:
            self.marks = [mark or told for mark, told in zip(self.marks, self.region.certain, strict=True)]

    @property
    def layout(self) -> Layout:
        """Paragraphs, head, tail and headline, as far as the marks tell so far."""
        if self._layout is None:
            self._layout = Layout(self)
        return self._layout

    @cached_property
    def page_scores(self) -> list[float]:
        """Log-odds of the line model that each block is part of the article's body."""
        if self.region is not None:
            return list(self.region.scores)
        from newsclean.line_model.classifier import score_lines  # numpy: 64 ms that plain articles do without

        return score_lines(self.texts, marked=[mark is not None for mark in self.marks])

    @cached_property
    def page_keep(self) -> list[bool]:
        """What the line model decides from its scores."""
        if self.region is not None:
            return list(self.region.keep)
        from newsclean.line_model.classifier import decide

        return decide(self.texts, self.page_scores)

    @cached_property
    def page_headline(self) -> int | None:
        """The block that looks most like the headline above the body the line model finds."""
        from newsclean.line_model.headline import Page, find_headline

        marked = [mark is not None for mark in self.marks]
        body = zip(self.page_scores, self.page_keep, marked, strict=True)
        scores = [score if keep and not mark else min(score, -1.0) for score, keep, mark in body]
        return find_headline(Page(self.texts, scores, marked), title=self.source.title, url=self.source.url)

    def weak(self, block: int) -> str | None:
        """The id of the weak rule that matches this block, if one does."""
        for hit in self.hits[block]:
            if hit.rule.weak:
                return hit.rule.id
        return None

    @cached_property
    def _spans(self) -> tuple[list[int], list[int], list[int]]:
        starts, ends, numbers = [], [], []
        lines = self.text.splitlines(keepends=True)
        for number, (line, end) in enumerate(zip(lines, accumulate(map(len, lines)), strict=True)):
            if text := line.strip():
                start = end - len(line.lstrip())
                starts.append(start)
                ends.append(start + len(text))
                numbers.append(number)
        return starts, ends, numbers

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
        """The line, counted from 0, that each block stands on."""
        return self._spans[2]
