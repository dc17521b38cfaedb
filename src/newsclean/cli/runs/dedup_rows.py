"""The articles of `dedup` that wait for their marks, and how they are written."""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from typing import IO, Any, Self

from newsclean.cli.messages import counted, tell
from newsclean.cli.runs.dedup_read import ArticleRead, DedupRunOptions
from newsclean.cli.spool import Spool
from newsclean.core import json_text
from newsclean.core.record import KEY
from newsclean.dedup.clustering.marks import Mark
from newsclean.dedup.reading.entries import Id
from newsclean.io.files import may_be_several
from newsclean.io.records import as_line
from newsclean.stories.reading import StoryText

SPOOLED = 32  # one part of the memory in so many holds what waits to be written


class Waiting:
    """Articles that were read and not yet written, in order."""

    def __init__(self, options: DedupRunOptions) -> None:
        self.options = options
        self.target: str | None = None  # output format
        self.undated = 0  # articles with a date that cannot be read
        self.printed = 0
        self.written = self.left_out = 0  # of articles, without those that failed
        self.stories: Sequence[Id] = ()  # of each article, where they are asked for
        self._begin()

    def _begin(self) -> None:
        self._rows = self.count = 0
        self._failed: set[int] = set()  # rows that are no articles
        self._agencies: dict[int, str] = {}  # of articles
        self.leads: list[StoryText] = []  # of articles, where stories are asked for
        self._where: list[str] = []  # of rows, where it is written
        memory = self.options.memory
        self._spool = Spool() if memory is None else Spool(memory // SPOOLED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def __len__(self) -> int:
        return self._rows

    @property
    def agencies(self) -> list[str | None]:
        """The agency of each article."""
        return [*map(self._agencies.get, range(self.count))]

    def add(self, one: ArticleRead) -> None:
        """Add an article that was read, or the replacement for one that failed."""
        self.undated += one.undated
        if self.options.of_texts:
            return
        if one.entry is None:
            self._failed.add(self._rows)
        elif one.agency:
            self._agencies[self.count] = sys.intern(one.agency)
        if one.lead is not None:
            self.leads.append(one.lead)
        if self.target == "text":
            self._where.append(one.where)
        self._spool.add(one.data)
        self._rows += 1
        self.count += one.entry is not None

    def write(
        self, marks: Sequence[Mark], origins: Sequence[Id], left_out: Container[int | None], out: IO[bytes]
    ) -> None:
        """Write all waiting articles except some, with their marks and origins if requested."""
        several, at = may_be_several(self.options.files), -1
        for row, data in enumerate(self._spool):
            failed = row in self._failed
            at += not failed
            if not failed and at in left_out:
                self.left_out += 1
                continue
            if self.target == "text":
                header = f"==> {self._where[row]} <==\n".encode() if several else b""
                out.write(b"\n\n" * (self.printed > 0) + header)
            if data or self.printed or several:  # empty input, empty output
                marked = not failed and self.options.mark
                out.write((_with_notes(data, self._notes(at, marks, origins)) if marked else data) + b"\n")
            self.printed += 1
            self.written += not failed
        self._spool.close()
        self._begin()

    def _notes(self, at: int, marks: Sequence[Mark], origins: Sequence[Id]) -> dict[str, Any]:
        agency = self._agencies.get(at)
        credit = {"origin": agency} if agency else {}
        duplicate = {**marks[at].row(), **credit, **({"origin_of": origins[at]} if origins else {})}
        return {"duplicate": duplicate, **({"story": self.stories[at]} if self.stories else {})}


def _with_notes(data: bytes, found: dict[str, Any]) -> bytes:
    """The record with its mark; one without notes by newsclean is not parsed again."""
    if f'"{KEY}"'.encode() not in data:
        added = json_text.dumps(found)
        return data[:-1].rstrip() + f', "{KEY}": {added}}}'.encode("utf-8", "surrogatepass")
    record = json_text.loads(data.decode("utf-8", "surrogateescape"))
    notes = record.get(KEY)
    return as_line({**record, KEY: {**(notes if isinstance(notes, dict) else {}), **found}}).encode()


def tell_undated(number: int) -> None:
    """Report how many dates could not be read."""
    if number:
        tell(f"{counted(number, 'date')} that cannot be read, treated as unknown; write dates as 2024-05-17")
