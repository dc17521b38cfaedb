"""Running `dedup`: all articles in, those that are kept (or all, marked) out, in order."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from newsclean.corpus.credits import credited
from newsclean.corpus.duplicates import Mark, settled
from newsclean.corpus.entries import Entry, Id, entry_of
from newsclean.corpus.intake import NO_TEXT, Facts, Intake
from newsclean.corpus.links import judged
from newsclean.corpus.options import DedupOptions
from newsclean.corpus.origins import origins_of
from newsclean.corpus.passages import passages
from newsclean.corpus.versions import chains
from newsclean.errors import NewscleanError, RecordError
from newsclean.read.files import written
from newsclean.read.inputs import Item, items
from newsclean.read.records import KEY, as_line, failed, field, text_of

TARGETS = {"text": "text", "html": "jsonl", "jsonl": "jsonl"}  # what comes out, unless --to says otherwise
SHOWN = 5  # ids named in a message


@dataclass(frozen=True, slots=True)
class Plan:
    """What the options say."""

    files: tuple[str, ...]
    options: DedupOptions
    source: str | None = None
    target: str | None = None
    on_error: str = "pass"
    encoding: str | None = None
    mark: bool = False
    passages: bool = False
    versions: bool = False
    output: str = "-"
    summary: bool = False


@dataclass(slots=True)
class Row:
    """An article that waits for its mark, as the bytes it came in; `at` is None for one that failed."""

    data: bytes
    at: int | None
    where: str


class Dedup:
    """One run of `dedup`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.failures = 0
        self.undated = 0  # articles with a date that cannot be read
        self.target = plan.target
        self.intake = Intake(plan.options)
        self.rows: list[Row] = []
        self.agencies: list[str | None] = []  # of each article, where --mark or --summary asks for origins
        self.entries: list[Entry] = []  # for passages and versions only: their texts are needed again

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        for kind, item in items(self.plan.files, self.plan.source, self.plan.encoding):
            if self.target is None:
                self.target = "jsonl" if self.plan.mark else TARGETS[kind]
            if item.note:
                _tell(f"{item.where}: {item.note}")
            self._take(kind, item)
        if self.plan.passages:
            return self._passages()
        if self.plan.versions:
            return self._versions()
        facts, shingled = self.intake.done()
        links = judged(shingled, facts, self.plan.options)
        marks = settled(facts, links, self.plan.options)
        origins = origins_of(facts, links, marks, self.agencies, self.plan.options.days) if self._origins else ()
        with written(self.plan.output) as out:
            self._write(marks, origins, out)
        self._say(facts, marks, len(set(map(str, origins))))
        return 1 if self.failures else 0

    def _passages(self) -> int:
        with written(self.plan.output) as out:
            for pair in passages(self.entries, self.plan.options):
                text = self.entries[pair.first].text
                rows = [
                    {"a": [p.start_a, p.end_a], "b": [p.start_b, p.end_b], "text": text[p.start_a : p.end_a]}
                    for p in pair.passages
                ]
                out.write(_line({"a": pair.a, "b": pair.b, "passages": rows}) + b"\n")
        return 1 if self.failures else 0

    def _versions(self) -> int:
        for entry in self.entries:
            self.intake.add(entry)
        with written(self.plan.output) as out:
            for at, chain in enumerate(chains(self.intake.done()[0], self.entries)):
                if self.plan.target == "text":
                    told = "\n" * (at > 0) + chain.told()
                    out.write(told.encode("utf-8", "surrogatepass") + b"\n")
                else:
                    out.write(_line(chain.row()) + b"\n")
        return 1 if self.failures else 0

    def _take(self, kind: str, item: Item) -> None:
        if item.error is not None:
            self._fail(item, item.error)
        elif item.record:
            try:
                entry = entry_of(item.record)
            except NewscleanError as error:
                self._fail(item, error)
                return
            self._keep(kind, item, entry)

    def _keep(self, kind: str, item: Item, entry: Entry) -> None:
        self.undated += entry.date is None and field(item.record, "date")[1] not in (None, "")
        if self.plan.passages or self.plan.versions:
            self.entries.append(entry)
            return
        if self.target == "text":
            data = text_of(item.record)[1].encode("utf-8", "surrogatepass")
        elif kind == "jsonl" and '"id"' in item.raw:
            data = item.raw.strip("\ufeff \t\r\n").encode("utf-8", "surrogateescape")
        else:
            data = _line(item.record)
        if self._origins:
            self.agencies.append(credited(item.record, entry))
        self.rows.append(Row(data, len(self.intake.facts.ids), item.where))
        self.intake.add(entry)

    def _fail(self, item: Item, error: NewscleanError) -> None:
        _tell(f"{item.where}: {error}")
        self.failures += 1
        if self.plan.on_error == "fail":
            raise RecordError(f"stopped at the first bad record, as --on-error fail asks: {item.where}: {error}")
        if self.plan.on_error == "pass" and item.record and self.target == "jsonl":
            self.rows.append(Row(_line(failed(item.record, error)), None, item.where))

    def _write(self, marks: list[Mark], origins: Sequence[Id], out: IO[bytes]) -> None:
        printed = 0
        for row in self.rows:
            mark = marks[row.at] if row.at is not None else None
            if mark and mark.of is not None and not self.plan.mark:
                continue
            if self.target == "text":
                out.write(b"\n\n" * (printed > 0) + (f"==> {row.where} <==\n".encode() if self._several else b""))
            if row.data or printed or self._several:  # nothing in, nothing out
                out.write((self._marked(row, mark, origins) if mark and self.plan.mark else row.data) + b"\n")
            printed += 1

    def _marked(self, row: Row, mark: Mark, origins: Sequence[Id]) -> bytes:
        at = row.at or 0
        agency = self.agencies[at]
        told = {"origin": agency} if agency else {}
        return _with_mark(row.data, {**mark.row(), **told, "origin_of": origins[at]})

    @property
    def _origins(self) -> bool:
        return self.plan.mark or self.plan.summary

    @property
    def _several(self) -> bool:
        return len(self.plan.files) > 1

    def _say(self, facts: Facts, marks: list[Mark], independent: int) -> None:
        if empty := facts.texts.count(NO_TEXT):
            _tell(f"{_count(empty, 'article')} without a word to compare; kept")
        twice = [name for name, times in Counter(map(str, facts.ids)).items() if times > 1]
        if twice:
            more = ", …" if len(twice) > SHOWN else ""
            some = ", ".join(twice[:SHOWN]) + more
            _tell(f"{_count(len(twice), 'id')} given more than once, told apart as id#2, id#3: {some}")
        if self.undated:
            _tell(f"{_count(self.undated, 'date')} that cannot be read, taken as unknown; write dates as 2024-05-17")
        if self.plan.summary:
            dropped = sum(mark.of is not None for mark in marks)
            updates = sum(mark.updates is not None for mark in marks)
            kept = len(marks) - dropped
            stories = f"{kept:,} {'story' if kept == 1 else 'stories'}"
            _tell(
                f"{_count(len(marks), 'article')}, {stories}, {_count(independent, 'independent origin')}: {kept} kept,"
                f" of which {updates} updates; {dropped} {'marked as ' if self.plan.mark else ''}copies"
            )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _with_mark(data: bytes, duplicate: dict[str, Any]) -> bytes:
    """The record with its mark; one that newsclean has not met is not parsed again."""
    if f'"{KEY}"'.encode() not in data:
        added = json.dumps({"duplicate": duplicate}, ensure_ascii=False)
        return data[:-1].rstrip() + f', "{KEY}": {added}}}'.encode("utf-8", "surrogatepass")
    record = json.loads(data.decode("utf-8", "surrogateescape"))
    notes = record.get(KEY)
    return _line({**record, KEY: {**(notes if isinstance(notes, dict) else {}), "duplicate": duplicate}})


def _line(record: dict[str, Any]) -> bytes:
    return as_line(record).encode()


def _tell(message: str) -> None:
    sys.stderr.write(f"newsclean: {message}\n")
