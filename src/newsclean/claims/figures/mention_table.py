"""The mention table: where each figure of a corpus stands, its context and features, and its word-for-word copies."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - as elsewhere
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.figures.context import FigureContext, read_context
from newsclean.claims.figures.feature_bits import ROWS_MAX, TOPIC_NAMES
from newsclean.claims.figures.features import FeatureTable
from newsclean.claims.figures.story_features import StoryFeatures
from newsclean.claims.model import ANAPHOR
from newsclean.claims.options import BLOCKING, CONTEXTS, READING, STORY
from newsclean.claims.packed_articles import PackedArticles, pack_sentences
from newsclean.errors import ClaimError
from newsclean.temporal.intervals import UNDATED
from newsclean.text.word_keys import sentence_tokens

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.extract.sentence import Sentence
    from newsclean.stories.reading import StoryText


class Mention(NamedTuple):
    """A figure in a sentence of an article."""

    article: int
    sentence: Sentence
    at: int  # which of its quantities


class MentionTable:
    """Mentions of figures; those with one sentence and one day, as copies of a story have them, are one row.

    `rows` has the first of each, `copies` all with its number.
    """

    def __init__(self, articles: PackedArticles | None = None) -> None:
        self.articles = PackedArticles() if articles is None else articles
        self.topics: list[tuple[str, ...]] = []
        self.leads: list[StoryText] = []  # by which stories are found
        self.features, self.story = FeatureTable(), StoryFeatures()
        self.rows = FirstMentions(self)
        self.copies = MentionCopies(self)
        self.positions = (
            array("I"),
            array("I"),
            array("H"),
            array("I"),
        )  # article, sentence, quantity, row of each mention
        self.firsts = array("I")  # the first mention of each row
        self._known: dict[bytes, int] = {}
        self._context = lru_cache(maxsize=CONTEXTS)(self._read)

    @property
    def texts(self) -> Sequence[ArticleText]:
        """The articles."""
        return self.articles.texts

    def add(self, text: ArticleText, sentences: Sequence[Sentence], *, alone: bool = False) -> None:
        """Add the sentences of an article; `alone`: as rows of their own, even if others have them word for word."""
        self.articles.add(text, pack_sentences(text, sentences))
        self.take(sentences, alone=alone)

    def take(self, sentences: Sequence[Sentence], *, alone: bool = False) -> None:
        """Add the sentences of the next article."""
        article = len(self.topics)
        names, lead = _read_lead(self.texts[article], sentences)
        self.topics.append(names)
        self.leads.append(lead)
        self.features.article(self.topics[-1])
        for number, sentence in enumerate(sentences):
            for at in sentence.claimed():
                self._take(Mention(article, sentence, at), number, alone=alone)

    def _take(self, mention: Mention, sentence: int, *, alone: bool) -> None:
        row = len(self.firsts)
        if not alone:
            row = self._known.setdefault(_key(mention, self.texts[mention.article]), row)
        is_first = row == len(self.firsts)
        if is_first:
            self.firsts.append(len(self.positions[0]))
        for column, value in zip(self.positions, (mention.article, sentence, mention.at, row), strict=True):
            column.append(value)
        if is_first:
            one, day = self.context(row), self.texts[mention.article].day
            self.features.add(one, _times(one, day), 0 if day is None else _ordinal(day), self.topics[mention.article])
            self.story.add(one)

    def mention(self, number: int) -> Mention:
        """A mention by its number."""
        articles, sentences, quantities, _ = self.positions
        article = articles[number]
        return Mention(article, self.articles.sentences(article)[sentences[number]], quantities[number])

    def context(self, number: int) -> FigureContext:
        """The context of the first mention of a row."""
        return self._context(number)

    def _read(self, number: int) -> FigureContext:
        return self._of(self.rows[number])

    def _of(self, mention: Mention) -> FigureContext:
        return read_context(mention.sentence, mention.at, self.topics[mention.article])

    def article(self, number: int) -> int:
        """The article of the first mention of a row."""
        return self.positions[0][self.firsts[number]]

    def rows_of(self, article: int) -> Sequence[int]:
        """The rows of an article, those that others have word for word among them."""
        of, rows = self.positions[0], self.positions[3]
        return rows[bisect_left(of, article) : bisect_right(of, article)]

    def names(self, number: int) -> frozenset[str]:
        """The names of the sentence and those that its article is about."""
        return self.context(number).names.union(self.topics[self.article(number)])

    def days(self, one: int, other: int) -> float:
        """Days between the articles of two mentions."""
        a, b = self.features.days[one], self.features.days[other]
        return float(abs(a - b)) if a and b else UNDATED

    def add_all(self) -> None:
        """Add the figures of all articles that have none yet. Raises ClaimError when there are too many."""
        for sentences in self.articles.each():
            self.take(sentences)
            if len(self.rows) >= ROWS_MAX:
                raise ClaimError(f"more than {ROWS_MAX:,} figures; take the articles in parts, by date")
        self._known = {}  # what follows stands alone


class FirstMentions(Sequence[Mention]):
    """The first mention of each row."""

    def __init__(self, mentions: MentionTable) -> None:
        self.mentions = mentions

    def __len__(self) -> int:
        return len(self.mentions.firsts)

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self.mentions.mention(self.mentions.firsts[number])

    def __iter__(self) -> Iterator[Mention]:
        return map(self.mentions.mention, self.mentions.firsts)


class MentionCopies:
    """All mentions of each row."""

    def __init__(self, mentions: MentionTable) -> None:
        self.mentions = mentions
        self._read = 0
        self._order = self._ends = np.zeros(0, np.int64)

    def __getitem__(self, number: int) -> list[Mention]:
        return [self.mentions.mention(at) for at in self._of(number)]

    def articles(self, number: int) -> list[int]:
        """The articles of a row, one of each mention."""
        return [self.mentions.positions[0][at] for at in self._of(number)]

    def reach(self, groups: Sequence[Sequence[int]], least: int, origins: Sequence[object] | None = None) -> bool:
        """Whether the rows of some groups are of so many articles at least, or of so many `origins`."""
        if least < 2:
            return True
        found: set[object] = set()
        for row in chain.from_iterable(groups):
            articles = [self.mentions.positions[0][at] for at in self._of(row)]
            found.update(articles if origins is None else [str(origins[at]) for at in articles])
            if len(found) >= least:
                return True
        return False

    def _of(self, number: int) -> list[int]:
        rows = self.mentions.positions[3]
        if self._read != len(rows):
            self._read, of = len(rows), np.array(rows, np.int64)
            self._order = np.argsort(of, kind="stable")
            self._ends = np.cumsum(np.bincount(of, minlength=len(self.mentions.firsts)))
        start = int(self._ends[number - 1]) if number else 0
        found: list[int] = self._order[start : int(self._ends[number])].tolist()
        return found


def _key(mention: Mention, text: ArticleText) -> bytes:
    sentence = mention.sentence
    pointed = [q.when for q in sentence.found if q.read == ANAPHOR]
    said = f"{text.day}\n{text.today}\n{mention.at}\n{sentence.text}{sentence.of or ''}{pointed or ''}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _times(one: FigureContext, day: str | None) -> tuple[str, ...]:
    """The times in which a figure may be compared: its own; else the days around its article's, in two grids."""
    if one.time.when is not None or one.quantity.kind == "date":
        return (one.time.when or "",)
    if day is None:
        return ("undated",)
    cell = _ordinal(day) // BLOCKING.days
    return f"{cell // 2} even", f"{(cell + 1) // 2} odd"


@lru_cache(maxsize=1 << 14)
def _ordinal(day: str) -> int:
    return Day.fromisoformat(day).toordinal()


def _read_lead(text: ArticleText, sentences: Sequence[Sentence]) -> tuple[tuple[str, ...], StoryText]:
    """The names that an article is about, and its lead, of its title and first sentences."""
    from newsclean.stories.reading import StoryWords  # another capability

    met: Counter[str] = Counter()
    words = StoryWords(text.id, text.day, text.lang)
    for at, sentence in enumerate(sentences[: STORY.lead_sentences]):
        masked = tuple([(q.start, q.end) for q in sentence.found])
        found = sentence_tokens(sentence.text, masked, 0, len(sentence.text))
        if at < READING.lead_sentences:
            met.update([token.key for token in found if token.name])
        words.add(sentence.text, found, title=sentence.field == "title")
    return tuple(sorted(met, key=lambda name: (-met[name], name))[:TOPIC_NAMES]), words.lead()
