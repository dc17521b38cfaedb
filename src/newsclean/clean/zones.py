"""The zones of a document: its paragraphs, the head before them, the tail after them, its headline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.clean.computed import computed
from newsclean.text.headline_match import (
    Evidence,
    HeadlineCandidate,
    best_loose_line,
    is_clause,
    same_title,
    without_site,
)
from newsclean.text.line_shape import is_bullet, is_sentence, is_short_sentence, paragraphs, word_count

if TYPE_CHECKING:
    from newsclean.core.document import Document
    from newsclean.html.line_evidence import LineEvidence
    from newsclean.rules.rule import Rule
    from newsclean.rules.ruleset import Hit


@dataclass(frozen=True, slots=True)
class ZoneOptions:
    """The sizes of heads, tails and whole pages."""

    head_max: int = 12  # lines: a longer head is a page's, and its headline is found by the line model
    near_max: int = 20  # blocks from the body within which a byline or a kicker of this article stands, on pages too
    page_min: int = 5  # lines that are not paragraphs, from which the line model is used: fewer are no menus
    standfirst_min: int = 8  # words: with fewer it is a label
    # words: the longest standfirst of 1,073 labelled pages has fewer; what is longer is a paragraph without its stop
    standfirst_max: int = 70


ZONES = ZoneOptions()


class Zones:
    """The parts of a document, found from its lines and what is known about them; each is computed when needed.

    `hits` are those of the line rules, one tuple per block; `evidence` is what the HTML of a page says about them, and
    None for plain text. With `whole_pages` the text may be that of a whole page, so that the line model may be used.

    >>> from newsclean.core.document import Document
    >>> running = "The two sides signed eleven deals in Moscow on Wednesday, officials said."
    >>> zones = Zones(Document("Trade between the two hits a record\\nWorld\\n" + running))
    >>> zones.title, zones.head, zones.paragraphs
    (0, [1], [2])
    >>> Zones(Document("")).title is None
    True
    """

    def __init__(
        self,
        doc: Document,
        hits: Sequence[tuple[Hit, ...]] = (),
        evidence: LineEvidence | None = None,
        *,
        whole_pages: bool = False,
    ) -> None:
        self.doc = doc
        self.texts = doc.texts
        self.marks = doc.marks
        self.hits = hits
        self.evidence = evidence
        self.whole_pages = whole_pages

    @computed
    def free(self) -> list[int]:
        """The blocks without a mark."""
        return [block for block, mark in enumerate(self.marks) if mark is None]

    @computed
    def ruled(self) -> list[tuple[int, Rule]]:
        """The blocks that line rules know, each with the first of these rules."""
        return [(block, hits[0].rule) for block, hits in enumerate(self.hits) if hits]

    @computed
    def sentences(self) -> list[int]:
        """The blocks without a mark that are running text by their shape alone; if there are none, the sentences."""
        return paragraphs(self.texts, self.free) or [
            block for block in self.free if is_short_sentence(self.texts[block])
        ]

    @computed
    def is_page(self) -> bool:
        """Is the text that of a whole page, so that a model decides which paragraphs belong to the article?"""
        if self.evidence is not None or not self.whole_pages:
            return self.evidence is not None
        loose, marked = (len(self.texts) - len(of) for of in (self.sentences, self.free))
        # Rules know a line of all of 199 whole pages as residue; interviews, fixtures and verses have none.
        return loose >= ZONES.page_min and marked > 0

    @computed
    def paragraphs(self) -> list[int]:
        """The blocks of running text."""
        return [block for block in self.sentences if self.in_body[block]] if self.is_page else self.sentences

    @computed
    def running(self) -> frozenset[int]:
        """The same, to ask for one block."""
        return frozenset(self.paragraphs)

    @computed
    def loose(self) -> list[int]:
        """The blocks that are neither marked nor running text."""
        running = self.running
        return [block for block in self.free if block not in running]

    @computed
    def first(self) -> int:
        """The first paragraph; the end of the document if there is none."""
        return self.paragraphs[0] if self.paragraphs else len(self.texts)

    @computed
    def last(self) -> int:
        """The last paragraph; -1 if there is none."""
        return self.paragraphs[-1] if self.paragraphs else -1

    @computed
    def plain(self) -> bool:
        """Is there nothing but paragraphs, with at most a headline above them?"""
        return not self.loose or (len(self.loose) == 1 and self.loose[0] == 0)

    def weak_rule(self, block: int) -> str | None:
        """The id of the weak rule that matches this block, if one does."""
        return next((hit.rule.id for hit in self.hits[block] if hit.rule.weak), None)

    @computed
    def body_scores(self) -> Sequence[float]:
        """Log-odds that each block is part of the article's body."""
        if self.evidence is not None:
            return self.evidence.scores
        from newsclean.line_model.classifier import score_lines  # numpy: 64 ms that plain articles do not need

        return score_lines(self.texts, marked=[mark is not None for mark in self.marks])

    @computed
    def in_body(self) -> Sequence[bool]:
        """Which blocks a model labels as the article's body."""
        if self.evidence is not None:
            return self.evidence.keep
        from newsclean.line_model.classifier import decide

        return decide(self.texts, self.body_scores, [mark is not None for mark in self.marks])

    @computed
    def headline(self) -> HeadlineCandidate[int] | None:
        """The block that is the article's headline, and the reason for it."""
        if self.evidence is not None:
            return self.evidence.headline
        if known := self.doc.source.title:
            return self._repeat_of(known)
        if not self.paragraphs:
            return None
        above = [block for block in self.loose if block < self.first]
        found = self._page_headline() if self.is_page else None
        return without_site(self.texts, found or best_loose_line(self.texts, above, page=self.is_page), above)

    @property
    def title(self) -> int | None:
        """The block that is the article's headline, or None."""
        return self.headline.where if self.headline else None

    def _repeat_of(self, known: str) -> HeadlineCandidate[int] | None:
        """The block that repeats the record's own title: the first in a text, on a page the last before the body."""
        near = (block for block in reversed(self.free) if block <= self.first + 1)
        blocks = near if self.is_page else self.free[: ZONES.head_max]
        found = next((block for block in blocks if same_title(known, self.texts[block])), None)
        return None if found is None else HeadlineCandidate(found, Evidence.TITLE)

    def _page_headline(self) -> HeadlineCandidate[int] | None:
        """The block that the line model ranks first as the headline of the body; printed twice, the first of them."""
        from newsclean.line_model.headline_line import PageLines, find_headline_line

        marked = [mark is not None or is_bullet(text) for mark, text in zip(self.marks, self.texts, strict=True)]
        rows = zip(self.body_scores, self.in_body, marked, strict=True)
        scores = [score if keep and not mark else min(score, -1.0) for score, keep, mark in rows]
        found = find_headline_line(PageLines(self.texts, scores, marked), url=self.doc.source.url)
        return found and replace(found, where=next(b for b in self.free if self.texts[b] == self.texts[found.where]))

    @computed
    def summary(self) -> list[int]:
        """The blocks of the standfirst."""
        return self.standfirst(self.title)

    @computed
    def short_standfirst(self) -> int | None:
        """The line directly below the headline if it is too short for `summary` and reads like a standfirst."""
        below = self.free[bisect_right(self.free, self.title) :] if self.title is not None else ()
        return below[0] if below and below[0] < self.first and is_clause(self.texts[below[0]]) else None

    def standfirst(self, title: int | None) -> list[int]:
        """The bullets or long lines between a headline and the first paragraph."""
        if title is None or not self.paragraphs:
            return []
        between = self.free[bisect_right(self.free, title) :]
        bullets: list[int] = []
        for block in between:
            if self.evidence is not None and not self.evidence.may_be_standfirst(block):
                continue
            if not is_bullet(self.texts[block]):
                if bullets or block in self.running:
                    break
                continue
            bullets.append(block)
        if bullets and bullets[0] <= title + 4:
            return bullets
        start = self._start_of_body(between, title)
        return [at for at in between[: bisect_left(between, start)] if self._is_standfirst(at, title)][:2]

    def _start_of_body(self, between: list[int], title: int) -> int:
        """The first paragraph, or a sentence above it that is too short for a standfirst."""
        body = (i for i in between if i < self.first and (not self.is_page or self.in_body[i]))
        return next((i for i in body if is_sentence(self.texts[i]) and not self._is_standfirst(i, title)), self.first)

    def _is_standfirst(self, block: int, title: int) -> bool:
        text = self.texts[block]
        may = self.evidence is None or self.evidence.may_be_standfirst(block)
        fits = may and ZONES.standfirst_min <= word_count(text) <= ZONES.standfirst_max
        return fits and not same_title(self.texts[title], text)

    @computed
    def head(self) -> list[int]:
        """Free blocks before the first paragraph that are neither headline nor standfirst; on a page the last few."""
        if not self.paragraphs:
            return []
        stop = max(self.first, self.summary[-1] if self.summary else -1)
        apart = {self.title, *self.summary}
        return [block for block in self.loose if self.first - ZONES.near_max <= block < stop and block not in apart]

    @computed
    def tail(self) -> list[int]:
        """Free blocks after the last paragraph; on a page the first few."""
        last = self.last
        return [block for block in self.loose if last < block <= last + ZONES.near_max] if self.paragraphs else []

    @computed
    def _rank(self) -> dict[int, int]:
        return {block: rank for rank, block in enumerate(self.free)}

    def stands_alone(self, block: int) -> bool:
        """Is the nearest free block on either side a paragraph?"""
        rank, free, running = self._rank[block], self.free, self.running
        return 0 < rank < len(free) - 1 and free[rank - 1] in running and free[rank + 1] in running
