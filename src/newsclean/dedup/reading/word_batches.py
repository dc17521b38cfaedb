"""The words of texts, hashed in batches that fit a cache."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from newsclean.text.hashed_tokens import Words, hash_words

PIECE = 1 << 20  # characters: a longer text is read piece by piece, so that 50 MB need no more memory than 1 MB


class WordBatches:
    """Collects texts, and hands over the words of each batch.

    >>> batches = WordBatches(10, lambda words: print(len(words.exact), "texts,", len(words.hashes), "words"))
    >>> for text in ("Rain fell.", "", "Wind"):
    ...     batches.add(text)
    1 texts, 2 words
    >>> batches.flush()
    2 texts, 1 words
    >>> batches.flush()
    """

    def __init__(self, characters: int, take: Callable[[Words], None]) -> None:
        self._most, self._take = characters, take
        self._texts: list[str] = []
        self._characters = 0

    def add(self, text: str) -> None:
        """Add a text; a full batch is handed over."""
        if len(text) > PIECE:
            self.flush()
            self._take(_read_long(text))
            return
        self._texts.append(text)
        self._characters += len(text)
        if self._characters >= self._most:
            self.flush()

    def flush(self) -> None:
        """Hand over what is left."""
        if self._texts:
            self._take(hash_words(self._texts))
        self._texts, self._characters = [], 0


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
