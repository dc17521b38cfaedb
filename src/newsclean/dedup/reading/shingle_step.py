"""Reading articles as a step over a corpus: facts and shingles are stored, texts are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.dedup.model import ArticleFacts, IntakePart, Scratch, Shingled
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.dedup.reading.intake import Intake

CHARACTERS = 1 << 20  # of texts in a batch


class ShingledBatch(NamedTuple):
    """Facts and shingles of some articles, without their texts."""

    entries: list[DedupEntry]
    lengths: list[int]
    part: IntakePart


@dataclass(frozen=True, slots=True)
class ShingleStep:
    """Entries in, facts and shingles of all of them out.

    >>> step = ShingleStep(DedupOptions())
    >>> batches = [DedupEntry("Trade rose.", "a"), DedupEntry("TRADE ROSE", "b")], [DedupEntry("Trade fell.", "c")]
    >>> facts, shingled = step.finish(step.merge(map(step.emit, batches)))
    >>> facts.ids, facts.texts
    (['a', 'b', 'c'], [1, 1, 0])
    """

    options: DedupOptions
    memory: int | None = None  # bytes that the merged batches may take; None for no limit

    def emit(self, batch: Sequence[DedupEntry]) -> ShingledBatch:
        """The facts and shingles of some articles."""
        intake = Intake(self.options)
        for entry in batch:
            intake.add_text(entry.text)
        return ShingledBatch(
            [entry._replace(text="") for entry in batch], [len(entry.text) for entry in batch], intake.part()
        )

    def merge(self, tables: Iterator[ShingledBatch]) -> Intake:
        """All of them merged."""
        intake = Intake(self.options) if self.memory is None else self._within(self.memory)
        for table in tables:
            intake.note(table.entries, table.lengths)
            intake.join(table.part)
        return intake

    def _within(self, memory: int) -> Intake:
        from newsclean.dedup.reading.spilling_intake import SpillingIntake  # for this option only

        return SpillingIntake(self.options, Scratch(memory))

    def finish(self, merged: Intake) -> tuple[ArticleFacts, Shingled]:
        """What is compared."""
        return merged.done()


def entry_batches(entries: Iterable[DedupEntry]) -> Iterator[list[DedupEntry]]:
    """Entries in batches of about a million characters.

    >>> [len(batch) for batch in entry_batches([DedupEntry("x" * (CHARACTERS - 1)), DedupEntry("xx"), DedupEntry("x")])]
    [2, 1]
    >>> list(entry_batches([]))
    []
    """
    batch: list[DedupEntry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.text)
        if size >= CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
