"""Articles on the disk while their claims are compared: the rows are those of articles in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newsclean.claims.extract.article_fields import is_new_article, order_of
from newsclean.claims.figures.mention_table import MentionTable
from newsclean.claims.packed_articles import PackedArticles
from newsclean.claims.pipeline import Corpus
from newsclean.dedup.clustering.streamed_origins import origins_within
from newsclean.dedup.spilling.packed_facts import DiskValues

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.model import Id
    from newsclean.claims.pipeline import FoundIn

AT_HAND = 4096  # articles in memory, as many as `PackedArticles` has sentences of: 10 MB
ORIGINS = 4  # one part of the memory in so many is for the postings that copies are found by


class SpilledTexts(Sequence["ArticleText"]):
    """The texts of articles on the disk."""

    def __init__(self, articles: SpilledArticles) -> None:
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles.order)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._articles.row(at)[0]


class SpilledArticles(PackedArticles):
    """Articles with their sentences as rows of a file: text, what was given, packed sentences; in some order."""

    def __init__(self, rows: DiskValues, order: Iterable[int]) -> None:
        super().__init__()
        self._rows, self.order = rows, array("I", order)
        self.row = lru_cache(maxsize=AT_HAND)(self._read)
        self.texts = SpilledTexts(self)

    def add(self, text: ArticleText, packed: bytes) -> None:
        """Take an article with its sentences."""
        self.order.append(len(self._rows))
        self._rows.append((text, None, packed))

    def _read(self, number: int) -> tuple[ArticleText, Any, bytes]:
        if number >= len(self.order):
            raise IndexError(number)
        row: tuple[ArticleText, Any, bytes] = self._rows[self.order[number]]
        return row

    def packed(self, number: int) -> bytes:
        """The sentences of an article."""
        return self.row(number)[2]


def assemble_within(found: Iterable[FoundIn], memory: int) -> Corpus:
    """The corpus of articles that were read, as `assemble` gives it, with the articles on the disk.

    The table of figures and the links between them stay in memory. Raises ClaimError for too many figures.

    >>> from newsclean.claims.pipeline import cluster_corpus, find_in
    >>> from newsclean.claims.options import ClaimOptions
    >>> articles = [{"id": n, "text": f"The ferry to Ardmouth carries {n} cars."} for n in (312, 298)]
    >>> [it.articles for it in cluster_corpus(assemble_within(map(find_in, articles), 1 << 28), ClaimOptions())]
    [2]
    """
    seen: set[bytes] = set()
    rows, keys = DiskValues(), list[str]()
    ids: list[Id] = []
    for text, given, packed, _ in found:
        if text.id is None or is_new_article(text, seen):
            day, name, _ = order_of(text)
            ids.append(len(ids) + 1 if text.id is None else text.id)
            keys.append(f"{day}\0{name}")  # in the order of the pair: days have one length, and nothing is before NUL
            rows.append((text, given, packed))
    del seen
    order = array("I", _in_order(keys, rows))
    del keys
    mentions = MentionTable(SpilledArticles(rows, order))
    mentions.add_all()
    origins = origins_within((rows[at][1] for at in order), memory // ORIGINS) if len(order) > 1 else None
    return Corpus(range(len(order)), origins, [ids[at] for at in order], mentions)


def _in_order(keys: Sequence[str], rows: DiskValues) -> Iterator[int]:
    """The numbers of rows by key; those with one key by their words."""
    for _, same in groupby(sorted(range(len(keys)), key=keys.__getitem__), key=keys.__getitem__):
        several = list(same)
        yield from several if len(several) == 1 else sorted(several, key=lambda at: order_of(rows[at][0]))
