"""The articles of a run, cut into shards: the same shards whatever the number of processes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from newsclean.io.items import Item, LineBlock, Piece, is_blank_line


class ShardPiece(NamedTuple):
    """Articles of one shard."""

    shard: int
    piece: Piece


def cut(pieces: Iterable[Piece], size: int) -> Iterator[ShardPiece]:
    """The same articles, `size` in each shard, with none in two of them. Blank lines belong to what is before them.

    >>> block = LineBlock("a.jsonl", 1, [b'{"id": 1}', b"", b'{"id": 2}', b'{"id": 3}'])
    >>> [(shard, piece.first, len(piece.data)) for shard, piece in cut([block], 2)]
    [(0, 1, 3), (1, 4, 1)]
    """
    shard, room = 0, size
    for piece in pieces:
        for part in _parts(piece, room, size):
            count = part.count
            if count > room:
                shard, room = shard + 1, size
            room -= count
            yield ShardPiece(shard, part)


def _parts(piece: Piece, room: int, size: int) -> Iterator[Piece]:
    """A block of lines in parts: the first for the room that is left in a shard, the others for new ones."""
    if not isinstance(piece, LineBlock) or piece.count <= room:
        yield piece
        return
    start = met = 0
    for at, line in enumerate(piece.data):
        if is_blank_line(line):
            continue
        if met == room:
            if at > start:
                yield replace(piece, first=piece.first + start, data=piece.data[start:at])
            start, met, room = at, 0, size
        met += 1
    yield replace(piece, first=piece.first + start, data=piece.data[start:])


class SourceDigest:
    """A digest of the articles of a shard, as they were read.

    >>> one, other = SourceDigest(), SourceDigest()
    >>> one.add(LineBlock("a.jsonl", 1, [b'{"id": 1}', b'{"id": 2}']))
    >>> other.add(LineBlock("a.jsonl", 1, [b'{"id": 1}']))
    >>> one.hex() == other.hex()
    False
    >>> other.add(LineBlock("a.jsonl", 2, [b'{"id": 2}']))
    >>> one.hex() == other.hex(), one.articles
    (True, 2)
    """

    def __init__(self) -> None:
        self.articles = 0
        self._sum = blake2b(digest_size=16)

    def add(self, piece: Piece) -> None:
        """Add articles."""
        self.articles += piece.count
        for part in piece.data if isinstance(piece, LineBlock) else (_content(piece),):
            data = part if isinstance(part, bytes) else str(part).encode()
            self._sum.update(len(data).to_bytes(8, "little") + data)

    def hex(self) -> str:
        """The digest so far."""
        return self._sum.hexdigest()


def _content(item: Item) -> bytes:
    """A file that is one article."""
    return json.dumps([item.record, item.raw, str(item.error or "")], default=str).encode()
