"""Articles as claims keep them: their texts once, and what was read in them packed small, to be unpacked when asked."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Any

from newsclean.claims.extract.article_fields import Text
from newsclean.claims.extract.claims import Sentence
from newsclean.core.index_store import AGAIN
from newsclean.errors import IndexFileError
from newsclean.quantity.model import Quantity

UNPACKED = 4096  # articles whose sentences are held at once: 40 MB
FAST = 1  # how hard zlib tries: 6 takes three times as long for a tenth less
ROOM, SPREAD = 1 << 20, 1024  # bytes unpacked at most, of any text and of each of its letters: ten times what is met
DIGITS = 10_000  # powers of ten of a figure: quantities have read none of a hundred


class Articles:
    """Texts, and the sentences of each with their quantities; a tenth of the memory that these take as objects."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._packed: list[bytes] = []
        self.sentences = lru_cache(maxsize=UNPACKED)(self._sentences)

    def __len__(self) -> int:
        return len(self.texts)

    def add(self, text: Text, packed: bytes) -> None:
        """Take an article with its sentences as `pack` made them."""
        self.texts.append(text)
        self._packed.append(packed)

    def _sentences(self, number: int) -> list[Sentence]:
        return list(unpack(self.texts[number], self._packed[number]))

    def each(self) -> Iterator[list[Sentence]]:
        """The sentences of all articles, one article after another."""
        for text, packed in zip(self.texts, self._packed, strict=True):
            yield list(unpack(text, packed))


def pack(text: Text, sentences: Sequence[Sentence]) -> bytes:
    """Places and quantities of the sentences of a text; the words stay there.

    >>> from newsclean.claims.extract.claims import read
    >>> text = Text((("text", "It rained. Trade hit $240bn in 2023."),))
    >>> packed = pack(text, list(read(text)))
    >>> [(s.start, [q.value for q in s.found]) for s in unpack(text, packed)]
    [(0, []), (11, [Decimal('2.40E+11'), None])]
    >>> list(unpack(text, zlib.compress(b'[[0, 0, 9, [["1", 2]], []]]')))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.IndexFileError: what was read of an article is damaged; bring it back from a copy, ...
    """
    fields = {name: at for at, (name, _) in enumerate(text.fields)}
    rows = [(fields[s.field], s.start, s.end, [_plain(s.text, q) for q in s.found], s.of) for s in sentences]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), FAST)


def unpack(text: Text, packed: bytes) -> Iterator[Sentence]:
    """The sentences of a text. Raises IndexFileError for bytes that `pack` did not make: they may come from a file."""
    most = ROOM + SPREAD * sum(len(body) for _, body in text.fields)
    try:
        for at, start, end, found, of in json.loads(zlib.decompressobj().decompress(packed, most)):
            name, body = text.fields[at]
            sentence = body[start:end]
            one = Sentence(name, start, sentence, [_quantity(sentence, row) for row in found])
            one.of = tuple([_meant(*it) for it in of])
            yield one
    except (ValueError, TypeError, IndexError, ArithmeticError, zlib.error, RecursionError) as error:
        raise IndexFileError(f"what was read of an article is damaged; {AGAIN}") from error


def _plain(sentence: str, q: Quantity) -> tuple[Any, ...]:
    text = None if q.text == sentence[q.start : q.end] else q.text
    values = [None if value is None else str(value) for value in (q.value, q.low, q.high)]
    return (q.start, q.end, text, q.kind, *values, *q[7:])


def _quantity(sentence: str, row: list[Any]) -> Quantity:
    if tuple(map(type, row)) not in SHAPES:
        raise ValueError(row)
    start, end, text, kind, value, low, high, unit, alternates, *rest = row
    return Quantity(
        start, end, sentence[start:end] if text is None else text, kind,
        _number(value), _number(low), _number(high), unit, tuple(alternates), *rest,
    )  # fmt: skip


def _number(value: str | None) -> Decimal | None:
    if value is None:
        return None
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > DIGITS:
        raise ValueError(value)
    return number


def _meant(word: str, weight: float, is_name: bool) -> tuple[str, float, bool]:
    if type(word) is str and type(weight) in (float, int) and type(is_name) is bool:
        return word, weight, is_name
    raise ValueError(word)


def _shapes() -> frozenset[tuple[type, ...]]:
    """The types that the row of a quantity may have, from those of its fields."""
    maybe = (str, type(None))
    kinds = [(int,), (int,), maybe, (str,), *[maybe] * 4, (list,), maybe, (bool,), maybe, (str,), maybe, maybe]
    return frozenset(product(*kinds))


SHAPES = _shapes()
