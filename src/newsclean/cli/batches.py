"""Articles in batches, as processes take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.io.items import LineBlock, Piece

Batch = list[Piece]
BLOCK = 1 << 18  # bytes of articles sent to a process at once: some tenths of a second of work
ITEMS = 64  # and articles, where each is a file of its own


def together(pieces: Iterable[Piece], *, alone: bool = False) -> Iterator[Batch]:
    """Batches of about equal size: lines come in blocks, files one by one. If `alone`, each piece is a batch."""
    if alone:
        yield from ([piece] for piece in pieces)
        return
    batch: Batch = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += piece.size
        if isinstance(piece, LineBlock) or size >= BLOCK or len(batch) == ITEMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
