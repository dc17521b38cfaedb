"""The work of a verb on each article, and its outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from newsclean.cli.runs.fields_seen import undated
from newsclean.core.record import with_defaults
from newsclean.errors import NewscleanError, record_error
from newsclean.io.items import RECORD, Item, Piece

Value = TypeVar("Value")


@dataclass(slots=True)
class Outcome(Generic[Value]):
    """The result for an article: its value, or an error and what is written in its place."""

    where: str
    value: Value | None = None
    error: str | None = None
    note: str = ""
    undated: str | None = None  # of a record without a date: the key that may hold it, or ""
    lacking: Mapping[str, str] | None = None  # options whose field it lacks, and what to say


class Work(Protocol[Value]):
    """What a verb does with one article; it may be sent to other processes."""

    def __call__(self, item: Item) -> Outcome[Value] | None:
        """The outcome; None if there is nothing to do. May raise anything."""

    def failed(self, item: Item, error: NewscleanError) -> Value | None:
        """The replacement for a bad one, if --on-error allows one."""


@dataclass(frozen=True, slots=True)
class ReadEach(Generic[Value]):
    """The work of a verb that compares all articles: `read` of each record; a bad record is left out."""

    read: Callable[[Mapping[str, Any]], Value]
    lang: str | None = None  # of articles that name none
    country: str | None = None

    def __call__(self, item: Item) -> Outcome[Value] | None:
        """What was read."""
        if item.is_blank:
            return None
        return Outcome(item.where, self.read(with_defaults(item.record, self.lang, self.country)), None, item.note)

    def failed(self, item: Item, error: NewscleanError) -> None:
        """Nothing."""


def outcomes(work: Work[Value], batch: Iterable[Piece]) -> list[Outcome[Value]]:
    """The outcome of each article of a batch. Never raises because of an article's contents."""
    found = (_outcome(work, item) for piece in batch for item in piece)
    return [one for one in found if one is not None]


def _outcome(work: Work[Value], item: Item) -> Outcome[Value] | None:
    error = item.error
    if error is None:
        try:
            outcome = work(item)
            if outcome is not None and item.kind == RECORD:
                outcome.undated, outcome.lacking = undated(item.record), item.lacking
        except BaseException as raised:  # noqa: BLE001 - a panic of a compiled library too: one article ends no run
            error = record_error(raised)
        else:
            return outcome
    return Outcome(item.where, work.failed(item, error), str(error), item.note)
