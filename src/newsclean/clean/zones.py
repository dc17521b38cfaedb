"""Where things stand in a document: its paragraphs, the head before them, the tail after them, its headline."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newsclean.text.headline_match import same_title
from newsclean.text.line_shape import is_bullet, is_headline, paragraphs, word_count

if TYPE_CHECKING:
    from newsclean.core.document import Document

HEAD_MAX = 12  # a head of more lines than this is a page's, and its headline is looked for by the line model
NEAR_MAX = 20  # blocks from the body: what a byline or a kicker of this article stands within, on whole pages too
PAGE_MIN = 5  # lines that are no paragraphs, from which the line model is asked: with fewer there are no menus
MOST = 0.5  # of the lines: an article with subheads and lists, but no line that a rule knows as residue, has fewer
KICKER = 4  # words: labels above a headline are shorter, so a longer line that opens a text is the headline


class Layout:
    """The parts of a document, told from its lines and the marks that are already on them."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        texts, marks = doc.texts, doc.marks
        self.free = [i for i, mark in enumerate(marks) if mark is None]
        self.paragraphs = paragraphs(texts, self.free)
        rest = len(texts) - len(self.paragraphs)
        marked = len(texts) - len(self.free)
        self.is_page = doc.region is not None or (
            doc.paged and rest >= PAGE_MIN and (marked > 0 or rest > MOST * len(texts))
        )
        if self.is_page:
            self.paragraphs = [i for i in self.paragraphs if doc.page_keep[i]]
        self._running = frozenset(self.paragraphs)
        self.loose = [i for i in self.free if i not in self._running]  # neither marked nor running text
        self.first = self.paragraphs[0] if self.paragraphs else len(texts)  # the first paragraph, if there is one
        self.last = self.paragraphs[-1] if self.paragraphs else -1
        self.plain = not self.loose or (len(self.loose) == 1 and self.loose[0] == 0)  # at most a headline stands apart

    def is_running(self, block: int) -> bool:
        """Is this block a paragraph that no rule has marked?"""
        return block in self._running

    @cached_property
    def _rank(self) -> dict[int, int]:
        return {block: rank for rank, block in enumerate(self.free)}

    @cached_property
    def title(self) -> int | None:
        """The block that is the article's headline, or None."""
        if self._doc.region is not None:
            return self._doc.region.headline
        known = self._doc.source.title
        if known:
            return self._like(known)
        if not self.paragraphs:
            return None
        if self.is_page and self.first > HEAD_MAX and (found := self._doc.page_headline) is not None:
            return found
        candidates = [i for i in self.loose if i < self.first and is_headline(self._doc.texts[i])]
        return self._best(candidates) if candidates else None

    def _like(self, known: str) -> int | None:
        """The first block that repeats the record's own title; on a page the last one before the body's second line."""
        texts = self._doc.texts
        if not self.is_page:
            return next((i for i in self.free[:HEAD_MAX] if same_title(known, texts[i])), None)
        above = [i for i in self.free if i <= self.first + 1]
        return next((i for i in reversed(above) if same_title(known, texts[i])), None)

    def _best(self, candidates: list[int]) -> int | None:
        texts = self._doc.texts

        def weight(i: int) -> tuple[float, int]:
            words = word_count(texts[i])
            twice = texts.count(texts[i]) > 1
            opens = 10 * (i == 0 and words >= KICKER and not self.is_page)
            return (min(words, 12) + 6 * twice + 2 * (texts[i][-1] not in ')”"') + opens, -i)

        return max(candidates, key=weight)

    @cached_property
    def summary(self) -> list[int]:
        """The blocks of the standfirst: bullets or a long line, between the headline and the first paragraph."""
        if self.title is None:
            return []
        between = [i for i in self.free if self.title < i]
        bullets: list[int] = []
        for i in between:
            if self._doc.region is not None and not self._doc.region.may_lead(i):
                continue
            if not is_bullet(self._doc.texts[i]):
                if bullets or self.is_running(i):
                    break
                continue
            bullets.append(i)
        if bullets and bullets[0] <= self.title + 4:
            return bullets
        return [i for i in between if i < self.first and self._is_standfirst(i)][:2]

    def _is_standfirst(self, block: int) -> bool:
        text = self._doc.texts[block]
        if self._doc.region is not None and not self._doc.region.may_lead(block):
            return False
        return word_count(text) >= 8 and not same_title(self._doc.texts[self.title or 0], text)

    @cached_property
    def head(self) -> list[int]:
        """Free blocks before the first paragraph that are neither headline nor standfirst; on a page the last few."""
        if not self.paragraphs:
            return []
        stop = max(self.first, self.summary[-1] if self.summary else -1)
        apart = {self.title, *self.summary}
        return [i for i in self.loose if self.first - NEAR_MAX <= i < stop and i not in apart]

    @cached_property
    def tail(self) -> list[int]:
        """Free blocks after the last paragraph; on a page the first few."""
        if not self.paragraphs:
            return []
        return [i for i in self.loose if self.last < i <= self.last + NEAR_MAX]

    def stands_alone(self, block: int) -> bool:
        """Is the nearest free block on either side a paragraph?"""
        rank = self._rank[block]
        if not 0 < rank < len(self.free) - 1:
            return False
        return self.free[rank - 1] in self._running and self.free[rank + 1] in self._running
