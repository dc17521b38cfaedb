"""Articles as claims keep them: their texts once, and what was read in them packed small, to be unpacked when asked."""

from __future__ import annotations

import marshal
import zlib
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean.claims.extract.sentence import Sentence
from newsclean.quantity.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.extract.article_fields import ArticleText

UNPACKED = 4096  # articles whose sentences are held at once: 40 MB
FAST = 1  # how hard zlib tries: 6 takes three times as long for a tenth less


class PackedArticles:
    """Texts, and the sentences of each with their quantities; a tenth of the memory that these take as objects."""

    def __init__(self) -> None:
        self.texts: list[ArticleText] = []
        self._packed: list[bytes] = []
        self.sentences = lru_cache(maxsize=UNPACKED)(self._sentences)

    def __len__(self) -> int:
        return len(self.texts)

    def add(self, text: ArticleText, packed: bytes) -> None:
        """Take an article with its sentences as `pack_sentences` made them."""
        self.texts.append(text)
        self._packed.append(packed)

    def _sentences(self, number: int) -> list[Sentence]:
        return list(unpack_sentences(self.texts[number], self._packed[number]))

    def each(self) -> Iterator[list[Sentence]]:
        """The sentences of all articles, one article after another."""
        yield from map(self.sentences, range(len(self.texts)))


def pack_sentences(text: ArticleText, sentences: Sequence[Sentence]) -> bytes:
    """Places and quantities of the sentences of a text; the words stay there.

    >>> from newsclean.claims.extract.article_fields import ArticleText
    >>> from newsclean.claims.extract.claims import read_sentences
    >>> text = ArticleText((("text", "It rained. Trade hit $240bn in 2023."),))
    >>> packed = pack_sentences(text, list(read_sentences(text)))
    >>> [(s.start, [q.value for q in s.found]) for s in unpack_sentences(text, packed)]
    [(0, []), (11, [Decimal('2.40E+11'), None])]
    """
    fields = {name: at for at, (name, _) in enumerate(text.fields)}
    rows = [(fields[s.field], s.start, s.end, [_plain(s.text, q) for q in s.found], s.read()) for s in sentences]
    return zlib.compress(marshal.dumps(rows), FAST)


def unpack_sentences(text: ArticleText, packed: bytes) -> Iterator[Sentence]:
    """The sentences of a text."""
    for at, start, end, found, read in marshal.loads(zlib.decompress(packed)):  # noqa: S302 - bytes of `pack_sentences`
        name, body = text.fields[at]
        sentence = body[start:end]
        one = Sentence(name, start, sentence, [_quantity(sentence, row) for row in found])
        one.restore(read)
        yield one


def _plain(sentence: str, q: Quantity) -> tuple[Any, ...]:
    text = None if q.text == sentence[q.start : q.end] else q.text
    values = [None if value is None else str(value) for value in (q.value, q.low, q.high)]
    return (q.start, q.end, text, q.kind, *values, *q[7:])


def _quantity(sentence: str, row: tuple[Any, ...]) -> Quantity:
    start, end, text, kind, *values = row[:7]
    numbers: list[Any] = [None if value is None else Decimal(value) for value in values]
    said = sentence[start:end] if text is None else text
    return Quantity(start, end, said, kind, *numbers, *row[7:])
