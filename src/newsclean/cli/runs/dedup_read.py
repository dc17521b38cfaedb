"""What `dedup` reads of each article, in this process or another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsclean.cli.batches import Batch
from newsclean.cli.runs.runner import RunOptions
from newsclean.cli.runs.work import Outcome, outcomes
from newsclean.core.record import field as field_of
from newsclean.core.record import text_of
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import DedupEntry, entry_of
from newsclean.dedup.reading.shingle_step import ShingledBatch, ShingleStep
from newsclean.errors import NewscleanError
from newsclean.io.items import BOM, RECORD, TEXT, Item
from newsclean.io.records import as_line, with_error
from newsclean.stories.options import GroupingOptions
from newsclean.stories.reading import StoryText, lead_words, story_fields


@dataclass(frozen=True)
class DedupRunOptions(RunOptions):
    """The values of the options."""

    target: str | None = None
    dedup: DedupOptions = field(default_factory=DedupOptions)
    mark: bool = False
    passages: bool = False
    versions: bool = False
    stories: bool = False
    memory: int | None = None  # bytes that the run may take, all processes together; None for no limit

    @property
    def of_texts(self) -> bool:
        """Whether the output is made from all texts, and not from the records."""
        return self.passages or self.versions

    @property
    def origins(self) -> bool:
        """Whether origins are requested."""
        return self.mark or self.summary

    def target_for(self, kind: str | None) -> str | None:
        """The output format, if the first article is of this kind."""
        if self.target is not None or self.of_texts:
            return self.target
        return "text" if kind == TEXT and not self.mark else "jsonl"


class ArticleRead(NamedTuple):
    """What is read of an article: its entry, None for one that failed, and the bytes to write."""

    entry: DedupEntry | None
    data: bytes = b""
    where: str = ""  # its name, where it is written
    undated: bool = False  # it has a date that cannot be read
    own_id: bool = True  # its id came with it
    agency: str | None = None
    lead: StoryText | None = None  # the words by which its story is found, if it is asked for


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """Reads one article; `target` is the output format."""

    options: DedupRunOptions
    target: str | None

    def __call__(self, item: Item) -> Outcome[ArticleRead] | None:
        """The parts that are read."""
        if item.is_blank:
            return None
        entry = entry_of(item.record)
        undated = entry.date is None and field_of(item.record, "date")[1] not in (None, "")
        agency = credited(item.record, entry) if self.options.origins and not self.options.of_texts else None
        own = item.kind != RECORD or '"id"' in item.raw
        lead = lead_words(story_fields(item.record), GroupingOptions()) if self.options.stories else None
        one = ArticleRead(entry, self._data(item, own_id=own), item.where, undated, own, agency, lead)
        return Outcome(item.where, one, None, item.note)

    def failed(self, item: Item, error: NewscleanError) -> ArticleRead | None:
        """The unchanged record with the error."""
        if self.options.on_error != "pass" or not item.record or self.target != "jsonl":
            return None
        return ArticleRead(None, as_line(with_error(item.record, error)).encode(), item.where)

    def _data(self, item: Item, *, own_id: bool) -> bytes:
        """The output for the article, if it is written: nothing, its text, its original line, or its record."""
        if self.options.of_texts:
            return b""
        if self.target == "text":
            return text_of(item.record)[1].encode("utf-8", "surrogatepass")
        if item.kind == RECORD and own_id:
            return item.raw.encode("utf-8", "surrogateescape").strip(b" \t\r\n").removeprefix(BOM)
        return as_line(item.record).encode()


class ReadBatch(NamedTuple):
    """What is read of a batch, with its shingles unless the texts are needed again."""

    outcomes: list[Outcome[ArticleRead]]
    shingled: ShingledBatch | None


@dataclass(frozen=True, slots=True)
class ReadEntries:
    """Reads a batch of articles, in any process."""

    work: ReadEntry

    def __call__(self, batch: Batch) -> ReadBatch:
        """The parts that are read of them."""
        found = outcomes(self.work, batch)
        if self.work.options.of_texts:
            return ReadBatch(found, None)
        shingled = ShingleStep(self.work.options.dedup).emit(list(_entries(found)))
        for one in found:
            if one.value and one.value.entry:
                one.value = one.value._replace(entry=one.value.entry._replace(text=""))
        return ReadBatch(found, shingled)


def _entries(found: list[Outcome[ArticleRead]]) -> Iterator[DedupEntry]:
    return (one.value.entry for one in found if one.value and one.value.entry)
