"""The articles of `dedup` that wait for their marks, and how they are written."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import IO, Any, Self

from newsclean.cli.messages import counted, tell
from newsclean.cli.runs.dedup_read import ArticleRead, DedupRunOptions
from newsclean.cli.runs.spool import Spool
from newsclean.core import json_text
from newsclean.core.record import KEY
from newsclean.dedup.clustering.marks import Mark
from newsclean.dedup.reading.entries import Id
from newsclean.io.records import as_line


@dataclass(slots=True)
class WaitingArticle:
    """An article that waits for its mark; `at` is None for one that failed. Its bytes are in the spool."""

    at: int | None
    where: str
    agency: str | None = None


class Waiting:
    """Articles that were read and not yet written, in order."""

    def __init__(self, options: DedupRunOptions) -> None:
        self.options = options
        self.target: str | None = None  # output format
        self.undated = 0  # articles with a date that cannot be read
        self.printed = 0
        self.count = 0  # of articles that wait
        self.written = self.left_out = 0  # of articles, without those that failed
        self._rows: list[WaitingArticle] = []
        self._spool = Spool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def agencies(self) -> list[str | None]:
        """The agency of each article."""
        return [row.agency for row in self._rows if row.at is not None]

    def add(self, one: ArticleRead) -> None:
        """Add an article that was read, or the replacement for one that failed."""
        self.undated += one.undated
        if not self.options.of_texts:
            self._rows.append(WaitingArticle(None if one.entry is None else self.count, one.where, one.agency))
            self._spool.add(one.data)
            self.count += one.entry is not None

    def write(
        self, marks: Sequence[Mark], origins: Sequence[Id], left_out: Container[int | None], out: IO[bytes]
    ) -> None:
        """Write all waiting articles except some, with their marks and origins if requested."""
        several = len(self.options.files) > 1
        for row, data in zip(self._rows, self._spool, strict=True):
            if row.at in left_out:
                self.left_out += 1
                continue
            if self.target == "text":
                out.write(b"\n\n" * (self.printed > 0) + (f"==> {row.where} <==\n".encode() if several else b""))
            if data or self.printed or several:  # empty input, empty output
                marked = row.at is not None and self.options.mark
                out.write((_with_mark(data, _duplicate(row, marks, origins)) if marked else data) + b"\n")
            self.printed += 1
            self.written += row.at is not None
        self._spool.close()
        self._rows, self._spool, self.count = [], Spool(), 0


def _duplicate(row: WaitingArticle, marks: Sequence[Mark], origins: Sequence[Id]) -> dict[str, Any]:
    at = row.at or 0
    agency = {"origin": row.agency} if row.agency else {}
    return {**marks[at].row(), **agency, **({"origin_of": origins[at]} if origins else {})}


def _with_mark(data: bytes, duplicate: dict[str, Any]) -> bytes:
    """The record with its mark; one without notes by newsclean is not parsed again."""
    if f'"{KEY}"'.encode() not in data:
        added = json_text.dumps({"duplicate": duplicate})
        return data[:-1].rstrip() + f', "{KEY}": {added}}}'.encode("utf-8", "surrogatepass")
    record = json_text.loads(data.decode("utf-8", "surrogateescape"))
    notes = record.get(KEY)
    return as_line({**record, KEY: {**(notes if isinstance(notes, dict) else {}), "duplicate": duplicate}}).encode()


def tell_undated(number: int) -> None:
    """Report how many dates could not be read."""
    if number:
        tell(f"{counted(number, 'date')} that cannot be read, treated as unknown; write dates as 2024-05-17")
