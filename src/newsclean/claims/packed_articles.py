"""Articles as claims keep them: their texts once, and what was read in them packed small, to be unpacked when asked."""

from __future__ import annotations

import json
import zlib
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from newsclean.claims.extract.sentence import Sentence
from newsclean.core.manifest import AGAIN
from newsclean.errors import IndexFileError
from newsclean.quantity.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.extract.coreference import Antecedents

UNPACKED = 4096  # articles whose sentences are held at once: 40 MB
FAST = 1  # how hard zlib tries: 6 takes three times as long for a tenth less
ROOM, SPREAD = 1 << 20, 1024  # bytes unpacked at most, of any text and of each of its letters: ten times what is met
NUMBERS = 1 << 14  # figures that are not made again: most are met many times
VALUES, ALTERNATES = slice(4, 7), 8  # columns of a row
NAMED = 4  # columns that every row has
DEFAULTS = tuple(Quantity._field_defaults.values())
NOTHING: tuple[Any, ...] = ([], [], [], None)  # of a sentence: quantities, antecedents, readings, source
DIGITS = 10_000  # powers of ten of a figure: quantities have read none of a hundred


class PackedArticles:
    """Texts, and the sentences of each with their quantities; a tenth of the memory that these take as objects."""

    def __init__(self) -> None:
        self._texts: list[ArticleText] = []
        self.texts: Sequence[ArticleText] = self._texts
        self._packed: list[bytes] = []
        self.sentences = lru_cache(maxsize=UNPACKED)(self._sentences)

    def __len__(self) -> int:
        return len(self.texts)

    def add(self, text: ArticleText, packed: bytes) -> None:
        """Take an article with its sentences as `pack_sentences` made them."""
        self._texts.append(text)
        self._packed.append(packed)

    def packed(self, number: int) -> bytes:
        """The sentences of an article as `pack_sentences` made them."""
        return self._packed[number]

    def _sentences(self, number: int) -> list[Sentence]:
        return list(unpack_sentences(self.texts[number], self.packed(number)))

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
    >>> list(unpack_sentences(text, zlib.compress(b'[[0, 0, 9, [["1", 2]], []]]')))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.IndexFileError: what was read of an article is damaged; restore it from a backup, ...
    """
    fields = {name: at for at, (name, _) in enumerate(text.fields)}
    rows = []
    for s in sentences:
        of, known, source = s.read()
        read = [[_plain(s.text, q) for q in s.found], of, known, source]
        while read and not read[-1]:
            read.pop()
        rows.append([fields[s.field], s.start, s.end, *read])
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), FAST)


def unpack_sentences(text: ArticleText, packed: bytes) -> Iterator[Sentence]:
    """The sentences of a text. Raises IndexFileError for bytes of a file that `pack_sentences` did not make."""
    most = ROOM + SPREAD * sum(len(body) for _, body in text.fields)
    try:
        rows: list[list[Any]] = json.loads(zlib.decompressobj().decompress(packed, most))
        for at, start, end, *rest in rows:
            name, body = text.fields[at]
            sentence = body[start:end]
            found, of, known, source = (*rest, *NOTHING[len(rest) :])
            one = Sentence(name, start, sentence, [_quantity(sentence, row) for row in found], lang=text.lang)
            one.restore((_antecedents(of), _readings(known, len(found)), _source(source)))
            yield one
    except (ValueError, TypeError, IndexError, ArithmeticError, zlib.error, RecursionError) as error:
        raise IndexFileError(f"what was read of an article is damaged; {AGAIN}") from error


def _plain(sentence: str, q: Quantity) -> list[Any]:
    """A quantity as a row, without the defaults at its end."""
    text = None if q.text == sentence[q.start : q.end] else q.text
    values = [None if value is None else str(value) for value in (q.value, q.low, q.high)]
    row = [q.start, q.end, text, q.kind, *values, *q[7:]]
    while len(row) > NAMED and row[-1] == DEFAULTS[len(row) - 1 - NAMED]:
        row.pop()
    return row


def _quantity(sentence: str, row: list[Any]) -> Quantity:
    if tuple(map(type, row)) not in SHAPES:
        raise ValueError(row)
    if row[2] is None:
        row[2] = sentence[row[0] : row[1]]
    for at, value in enumerate(row[VALUES], VALUES.start):
        if value is not None:
            row[at] = _number(value)
    if len(row) > ALTERNATES:
        row[ALTERNATES] = tuple(row[ALTERNATES])
    return Quantity(*row)


@lru_cache(maxsize=NUMBERS)
def _number(value: str) -> Decimal:
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > DIGITS:
        raise ValueError(value)
    return number


def _antecedents(rows: list[list[Any]]) -> Antecedents:
    found = tuple(map(tuple, rows))
    if any(tuple(map(type, row)) not in ANTECEDENT for row in found):
        raise ValueError(found)
    return found


def _readings(rows: list[list[Any]], count: int) -> list[tuple[Any, ...]]:
    found = list(map(tuple, rows))
    if any(tuple(map(type, row)) not in READING or not 0 <= row[0] < count for row in found):
        raise ValueError(found)
    return found


def _source(source: object) -> str | None:
    if source is not None and type(source) is not str:
        raise ValueError(source)
    return source


def _shapes() -> frozenset[tuple[type, ...]]:
    """The types that the row of a quantity may have, from those of its fields."""
    maybe = (str, type(None))
    kinds = [(int,), (int,), maybe, (str,), *[maybe] * 4, (list,), maybe, (bool,), maybe, (str,), maybe, maybe, maybe]
    return frozenset(shape for size in range(NAMED, len(kinds) + 1) for shape in product(*kinds[:size]))


SHAPES = _shapes()
ANTECEDENT = frozenset(product((str,), (float, int), (bool,)))
READING = frozenset(product((int,), (str, type(None)), (str, type(None)), (str,), (str,)))
