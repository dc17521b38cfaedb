"""The words of texts and the slots of their leads, hashed in batches that fit a cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from newsclean.dedup.reading.slots import Slots, lead_slots
from newsclean.text.hashed_tokens import Words, hash_words

PIECE = 1 << 20  # characters: a longer text is read piece by piece, so that 50 MB need no more memory than 1 MB


class TextBatch(NamedTuple):
    """What some texts say, as hashes."""

    words: Words
    slots: Slots


class WordBatches:
    """Collects texts, and gives the words and slots of each full batch.

    >>> batches = WordBatches(10)
    >>> [len(batch.words.hashes) for text in ("Rain fell.", "", "Wind") for batch in batches.add(text)]
    [2]
    >>> [len(batch.words.exact) for batch in batches.flush()], batches.flush()
    ([2], [])
    """

    def __init__(self, characters: int) -> None:
        self._most = characters
        self._texts: list[str] = []
        self._characters = 0

    def add(self, text: str) -> list[TextBatch]:
        """Add a text; the batch that is full now."""
        if len(text) > PIECE:
            return [*self.flush(), TextBatch(_read_long(text), lead_slots([text]))]
        self._texts.append(text)
        self._characters += len(text)
        return self.flush() if self._characters >= self._most else []

    def flush(self) -> list[TextBatch]:
        """What is left."""
        texts, self._texts, self._characters = self._texts, [], 0
        return [TextBatch(hash_words(texts), lead_slots(texts))] if texts else []

    def read(self, texts: Iterable[str]) -> Iterator[TextBatch]:
        """All of some texts, a batch at a time."""
        for text in texts:
            yield from self.add(text)
        yield from self.flush()


def _read_long(text: str) -> Words:
    """The words of a long text, read in pieces that end between words."""
    pieces, start = [], 0
    while start < len(text):
        end = start + PIECE
        space = text.rfind(" ", start, end) + 1 if end < len(text) else len(text)
        end = space if space > start else end
        pieces.append(hash_words([text[start:end]]))
        start = end
    exact = np.bitwise_xor.reduce([p.exact * np.uint64(2 * i + 1) for i, p in enumerate(pieces)])
    hashes = np.concatenate([p.hashes for p in pieces])
    before = np.cumsum([0, *(len(p.hashes) for p in pieces[:-1])]).tolist()
    numbers = np.concatenate([p.numbers + start for p, start in zip(pieces, before, strict=True)])
    spelled = np.concatenate([p.spelled + start for p, start in zip(pieces, before, strict=True)])
    return Words(hashes, np.array([0, len(hashes)]), exact, numbers, spelled)
