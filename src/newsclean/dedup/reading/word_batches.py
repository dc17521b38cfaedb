"""The words of texts, hashed in batches that fit a cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from newsclean.text.hashed_tokens import Words, hash_words

PIECE = 1 << 20  # characters: a longer text is read piece by piece, so that 50 MB need no more memory than 1 MB


class WordBatches:
    """Collects texts, and gives the words of each full batch.

    >>> batches = WordBatches(10)
    >>> [len(words.hashes) for text in ("Rain fell.", "", "Wind") for words in batches.add(text)]
    [2]
    >>> [len(words.exact) for words in batches.flush()], batches.flush()
    ([2], [])
    """

    def __init__(self, characters: int) -> None:
        self._most = characters
        self._texts: list[str] = []
        self._characters = 0

    def add(self, text: str) -> list[Words]:
        """Add a text; the words of a batch that is full now."""
        if len(text) > PIECE:
            return [*self.flush(), _read_long(text)]
        self._texts.append(text)
        self._characters += len(text)
        return self.flush() if self._characters >= self._most else []

    def flush(self) -> list[Words]:
        """The words of what is left."""
        texts, self._texts, self._characters = self._texts, [], 0
        return [hash_words(texts)] if texts else []

    def read(self, texts: Iterable[str]) -> Iterator[Words]:
        """The words of all of some texts, a batch at a time."""
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
