"""The same intake within a limit of memory: postings and ids on the disk, the rest packed."""

from __future__ import annotations

from array import array

import numpy as np

from newsclean.dedup.matching.shingles import TEXT_MASK
from newsclean.dedup.model import NO_TEXT, ArticleFacts, Column, PairEvidence, Scratch, Shingled
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.intake import Intake, days_of, new_numbers, outlets_of
from newsclean.dedup.spilling.packed_facts import DiskValues, KnownTexts, MaybeNumbers, SharedNames
from newsclean.text.hashed_tokens import Hashes, Numbers

POSTINGS, FIGURES = 16, 128  # parts of the memory that wait to be written


class SpillingIntake(Intake):
    """An intake that only joins the parts of others; what it gives is what an intake in memory gives.

    >>> from newsclean.dedup.reading.entries import DedupEntry
    >>> part, intake = Intake(DedupOptions()), SpillingIntake(DedupOptions(), Scratch(1 << 20))
    >>> for text in ("Trade rose by a quarter.", "", "Trade fell."):
    ...     part.add_text(text)
    ...     intake.note([DedupEntry("")], [len(text)])
    >>> intake.join(part.part())
    >>> facts, shingled = intake.done()
    >>> list(facts.texts), len(shingled.postings)
    ([0, -1, 1], 2)
    """

    def __init__(self, options: DedupOptions, scratch: Scratch) -> None:
        super().__init__(options)
        self.scratch = scratch
        packed = DiskValues(), array("q"), MaybeNumbers(), SharedNames(), DiskValues(), array("i")
        self.facts = ArticleFacts(*packed)
        self._runs = scratch.numbers(POSTINGS), scratch.numbers(FIGURES), scratch.numbers(FIGURES)
        self._levels = Column(np.uint8)
        self._columns = self._runs[0], self._levels, *self._runs[1:]
        self._texts = KnownTexts()

    def done(self) -> tuple[ArticleFacts, Shingled]:
        """Everything that was added."""
        order, numbers = new_numbers(self._texts.keys())
        self._texts = KnownTexts()  # their memory is that of what follows
        for column in self._runs:
            column.renumber(numbers.astype(np.uint32), TEXT_MASK)
        texts, given = self.facts.texts, np.asarray(self.facts.texts, np.int64)
        texts[:] = array("i", np.append(numbers, NO_TEXT)[given].astype(np.int32).tobytes())
        postings, figures, context = self._runs
        levels = self._levels.whole()[order].astype(np.int64)
        outlets = outlets_of(self.facts, len(order))
        evidence = PairEvidence(figures, context, days_of(self.facts, len(order)))
        return self.facts, Shingled(postings, levels, evidence, outlets, self.scratch)

    def _numbered(self, keys: Hashes) -> Numbers:
        return self._texts.numbered(keys)

    def _count(self) -> int:
        return len(self._texts)
