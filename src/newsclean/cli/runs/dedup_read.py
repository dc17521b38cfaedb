"""What `dedup` reads of each article; done in the process that asks or in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import DedupEntry, entry_of
from newsclean.dedup.reading.intake import Intake, IntakePart
from newsclean.errors import NewscleanError
from newsclean.io.items import Item, Lines
from newsclean.io.records import as_line, failed, field, text_of

TARGETS = {"text": "text", "html": "jsonl", "jsonl": "jsonl"}  # what comes out, unless --to says otherwise


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
    jobs: int = 1

    @property
    def of_texts(self) -> bool:
        """Whether what comes out is made of the texts, all of them at hand, and not of the records."""
        return self.passages or self.versions

    @property
    def origins(self) -> bool:
        """Whether it is asked where articles come from."""
        return self.mark or self.summary


class Taken(NamedTuple):
    """What is read of an item: its facts or its error, and the bytes to write, or None for the line as it came."""

    where: str
    note: str = ""
    error: str | None = None
    entry: DedupEntry | None = None
    length: int = 0
    undated: bool = False  # it has a date that cannot be read
    data: bytes | None = b""
    agency: str | None = None


class Piece(NamedTuple):
    """Lines, or one item, for another process, and what to do with them."""

    plan: Plan
    kind: str
    given: Lines | Item


def taken(plan: Plan, kind: str, item: Item) -> Taken | None:
    """What is read of an item; None when it is empty."""
    if item.error is None and not item.record:
        return None
    target = plan.target or TARGETS[kind]
    try:
        if item.error is not None:
            raise item.error
        entry = entry_of(item.record)
    except NewscleanError as error:
        passed = plan.on_error == "pass" and item.record and target == "jsonl"
        return Taken(item.where, item.note, str(error), data=as_bytes(failed(item.record, error)) if passed else b"")
    undated = entry.date is None and field(item.record, "date")[1] not in (None, "")
    agency = credited(item.record, entry) if plan.origins and not plan.of_texts else None
    where = item.where if target == "text" or item.note else ""
    return Taken(where, item.note, None, entry, len(entry.text), undated, _data(plan, kind, item, target), agency)


def _data(plan: Plan, kind: str, item: Item, target: str) -> bytes | None:
    if plan.of_texts:
        return b""
    if target == "text":
        return text_of(item.record)[1].encode("utf-8", "surrogatepass")
    return as_bytes(item.record) if kind != "jsonl" or '"id"' not in item.raw else None


def piece(given: Piece) -> tuple[list[Taken | None], IntakePart]:
    """What is read of a piece: facts without texts, and their shingles."""
    intake, found = Intake(given.plan.options), []
    for item in [given.given] if isinstance(given.given, Item) else given.given.items():
        one = taken(given.plan, given.kind, item)
        if one and one.entry:
            intake.add_text(one.entry.text)
            one = one._replace(entry=one.entry._replace(text=""))
        found.append(one)
    return found, intake.part()


def as_bytes(record: dict[str, Any]) -> bytes:
    """The record as a line of JSON."""
    return as_line(record).encode()
