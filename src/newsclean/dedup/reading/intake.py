"""Articles arrive one at a time; only their shingles, figures and facts are stored, not their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from newsclean.dedup.matching.shingles import TEXT_SHIFT, TEXTS_MAX, pack_postings, sampled, texts_of
from newsclean.dedup.model import NO_TEXT, ArticleFacts, Column, IntakePart, PairEvidence, Shares, Shingled
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.entries import DedupEntry
from newsclean.dedup.reading.slots import Slots
from newsclean.dedup.reading.word_batches import TextBatch, WordBatches
from newsclean.errors import DuplicateError
from newsclean.text.hashed_tokens import Hashes, Numbers, Words

PIECE = 1 << 20  # postings renumbered at once


IntakeColumns = tuple[Any, Column, Any, Any]  # postings, levels, figures, context: columns, or sorted runs on the disk


class Intake:
    """Reads articles in batches.

    >>> intake = Intake(DedupOptions())
    >>> for text in ("Trade rose by a quarter.", "TRADE ROSE — by a quarter", "", "Trade fell."):
    ...     intake.add(DedupEntry(text))
    >>> facts, shingled = intake.done()
    >>> facts.ids, facts.texts, len(shingled.postings)
    ([1, 2, 3, 4], [0, 0, -1, 1], 2)
    """

    def __init__(self, options: DedupOptions) -> None:
        self.options = options
        self.facts = ArticleFacts([], [], [], [], [], [])
        self._batches = WordBatches(options.batch)
        self._known: dict[int, int] = {}  # hash of the words → number of the text
        self._columns: IntakeColumns = (Column(np.uint64), Column(np.int64), Column(np.uint64), Column(np.uint64))

    def add(self, entry: DedupEntry) -> None:
        """Add an article."""
        self.note([entry], [len(entry.text)])
        self.add_text(entry.text)

    def note(self, entries: Sequence[DedupEntry], lengths: Iterable[int]) -> None:
        """Add the facts of articles; their texts come by `add_text` or `join`, in the same order."""
        facts = self.facts
        facts.ids.extend([n if it.id is None else it.id for n, it in enumerate(entries, len(facts.ids) + 1)])
        facts.lengths.extend(lengths)
        facts.dates.extend([entry.date for entry in entries])
        facts.sources.extend([entry.source for entry in entries])
        facts.urls.extend([entry.url for entry in entries])

    def add_text(self, text: str) -> None:
        """Add a text."""
        for batch in self._batches.add(text):
            self._take(batch)

    def part(self) -> IntakePart:
        """The contents, for another intake to join."""
        self._flush()
        keys = np.fromiter(self._known, np.uint64, len(self._known))
        return IntakePart(np.array(self.facts.texts, np.int64), keys, *(column.whole() for column in self._columns))

    def join(self, part: IntakePart) -> None:
        """Add the texts of a part from another process, as if they had come by `add_text`."""
        self._flush()
        before = self._count()
        numbers = self._numbered(part.keys)
        self._check(self._count())
        self.facts.texts.extend(np.append(numbers, NO_TEXT)[part.texts].tolist())
        new = numbers >= before
        self._columns[1].add(part.levels[new])
        for column, values in ((0, part.postings), (2, part.figures)):
            texts = texts_of(values)
            kept = new[texts]
            self._columns[column].add(pack_postings(values[kept], numbers[texts[kept]]))
        self._columns[3].add(pack_postings(part.context, numbers[texts_of(part.context)]))

    def done(self) -> tuple[ArticleFacts, Shingled]:
        """Everything that was added."""
        self._flush()
        postings, levels, figures, context = (column.whole() for column in self._columns)
        order, numbers = new_numbers(np.fromiter(self._known, np.uint64, len(self._known)))
        for column in (postings, figures, context):
            _renumber(column, numbers)
        texts = self.facts.texts
        texts[:] = np.append(numbers, NO_TEXT)[texts].tolist() if texts else []
        evidence = PairEvidence(figures, context, days_of(self.facts, len(order)))
        return self.facts, Shingled(postings, levels[order], evidence, outlets_of(self.facts, len(order)))

    def _count(self) -> int:
        """The number of different texts."""
        return len(self._known)

    def _numbered(self, keys: Hashes) -> Numbers:
        """The numbers of texts by the hashes of their words; new ones get the next."""
        return np.array([self._known.setdefault(key, len(self._known)) for key in keys.tolist()], np.int64)

    def _flush(self) -> None:
        for batch in self._batches.flush():
            self._take(batch)

    def _take(self, batch: TextBatch) -> None:
        words, before, new = batch.words, len(self._known), list[int]()
        for at, (key, size) in enumerate(zip(words.exact.tolist(), np.diff(words.starts).tolist(), strict=True)):
            met = len(self._known)
            number = self._known.setdefault(key, met) if size else NO_TEXT
            self.facts.texts.append(number)
            if number == met:
                new.append(at)
        self._check(len(self._known))
        if new:
            chosen = _only(words, new) if len(new) < len(words.exact) else words
            numbers = np.arange(before, before + len(new))
            columns = sampled(chosen, numbers, self.options.width, self.options.sample)
            for column, values in zip(self._columns, columns, strict=True):
                column.add(values)
        self._columns[3].add(_numbered(batch.slots, np.array(self.facts.texts[-len(words.exact) :], np.int64)))

    def _check(self, texts: int) -> None:
        if texts > TEXTS_MAX:
            raise DuplicateError(f"more than {TEXTS_MAX:,} different texts; process them in parts, by date")


def _numbered(slots: Slots, numbers: Numbers) -> Hashes:
    """Postings of the slots of texts, whatever equal text came before: capitals differ, and no order may count."""
    texts = numbers[slots.texts]
    with_words = texts >= 0
    return pack_postings(slots.hashes[with_words] << TEXT_SHIFT, texts[with_words])


def new_numbers(keys: Hashes) -> tuple[Numbers, Numbers]:
    """The order of texts by their hashes, and the new number of each: nothing may depend on the input order."""
    order = np.argsort(keys)
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.arange(len(order))
    return order, numbers


def _renumber(postings: Hashes, numbers: Numbers) -> None:
    """Number texts anew, in place."""
    for start in range(0, len(postings), PIECE):
        part = postings[start : start + PIECE]
        part[:] = pack_postings(part, numbers[texts_of(part)])


def outlets_of(facts: ArticleFacts, count: int) -> Numbers:
    """A number for the outlet of each text, the first by name of those that had it; 0 if it is unknown."""
    known: dict[str, int] = {"": 0}
    names = (source or url.partition("/")[0] for source, url in zip(facts.sources, facts.urls, strict=True))
    codes = np.fromiter((known.setdefault(name, len(known)) for name in names), np.int64, len(facts.texts))
    place = np.empty(len(known), np.int64)  # of each name in order; that of none comes last
    place[[known[name] for name in sorted(known, key=lambda name: (not name, name))]] = np.arange(len(known))
    first = np.full(count + 1, len(known) - 1)  # the last is of articles without words
    np.minimum.at(first, np.asarray(facts.texts, np.int64), place[codes])
    met = np.unique(np.append(first, len(known) - 1))
    return np.asarray((np.searchsorted(met, first[:count]) + 1) % len(met))


def days_of(facts: ArticleFacts, count: int) -> Shares:
    """The earliest date of each text, in days; infinite for none."""
    dates = np.fromiter((np.inf if date is None else date for date in facts.dates), float, len(facts.texts))
    out = np.full(count + 1, np.inf)  # the last is of articles without words
    np.minimum.at(out, np.asarray(facts.texts, np.int64), dates)
    return out[:count]


def _only(words: Words, chosen: Sequence[int]) -> Words:
    """The words of some texts of a batch."""
    sizes = np.diff(words.starts)
    wanted = np.zeros(len(sizes), bool)
    wanted[chosen] = True
    kept = np.repeat(wanted, sizes)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes[wanted])])
    place = np.cumsum(kept) - 1
    numbers, spelled = (place[at[kept[at]]] for at in (words.numbers, words.spelled))
    return Words(words.hashes[kept], starts, words.exact[wanted], numbers, spelled)
