"""Edits and the ledger that settles them: apply, undo, map offsets, to and from JSON.

A cleaner asks for changes as `Edit`s. `settle` picks a set that does not overlap, whatever the order they
came in. A `Ledger` is a settled set together with the text it replaced, so it can be undone.
All offsets are code points of the source text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from newsclean.errors import EditError, LedgerError

REMOVAL_KINDS = (
    "ad", "section", "promo", "paywall", "cookie", "share", "counter", "reading_time", "caption", "video",
    "repeated_headline", "related_link", "pull_quote", "byline", "dateline", "agency", "date", "print_footer",
    "ui_label", "comment", "legal", "contact", "navigation", "learned", "other",
)  # fmt: skip
REWRITE_KINDS = ("encoding", "entity", "whitespace", "quote", "control", "hyphen", "glue")
KINDS = frozenset(REMOVAL_KINDS + REWRITE_KINDS)
_RANK = {kind: rank for rank, kind in enumerate(REMOVAL_KINDS + REWRITE_KINDS)}


class Edit(NamedTuple):
    """What a cleaner asks for: replace source[start:end] by `text`; a removal has no text.

    >>> Edit(0, 13, kind="ad", rule="ad/marker")
    Edit(start=0, end=13, text='', kind='ad', rule='ad/marker', score=1.0)
    """

    start: int
    end: int
    text: str = ""
    kind: str = "other"
    rule: str = ""
    score: float = 1.0


class Entry(NamedTuple):
    """One settled change: source[start:end] was `text` and became `new` (empty: removed)."""

    start: int
    end: int
    kind: str
    rule: str
    text: str
    new: str = ""
    score: float = 1.0


def _check(edit: Edit, length: int) -> None:
    if not 0 <= edit.start <= edit.end <= length:
        raise EditError(
            f"edit {edit.rule or edit.kind} spans [{edit.start}, {edit.end}) in a text of {length} characters; "
            "offsets count code points of the source text"
        )
    if edit.kind not in KINDS:
        raise EditError(f"unknown kind {edit.kind!r}; the kinds are {', '.join(REMOVAL_KINDS + REWRITE_KINDS)}")


def _priority(edit: Edit) -> tuple[int, bool, float, int, str, str, int]:
    """Longest first: who removes a whole line knows more than who changes a character in it."""
    return (edit.start - edit.end, edit.text != "", -edit.score, _RANK[edit.kind], edit.rule, edit.text, edit.start)


def _collide(a: Edit, b: Edit) -> bool:
    """Do two edits touch the same characters, or insert at the same place?"""
    if a.start == a.end or b.start == b.end:
        inside = a.start < b.end and b.start < a.end
        return inside or (a.start == b.start and a.end == b.end)
    return a.start < b.end and b.start < a.end


def settle(edits: Iterable[Edit], source: str) -> list[Edit]:
    """Choose edits that do not overlap, in order of place. The order they come in does not matter.

    Raises EditError when an edit lies outside `source` or has a kind that does not exist.

    >>> settle([Edit(2, 4, "-", "quote"), Edit(0, 9, kind="ad")], "Advertise")
    [Edit(start=0, end=9, text='', kind='ad', rule='', score=1.0)]
    >>> settle([Edit(3, 3)], "nothing to do")  # neither removes nor inserts
    []
    """
    asked = [edit for edit in edits if edit.start != edit.end or edit.text]
    for edit in asked:
        _check(edit, len(source))
    asked = [edit for edit in asked if source[edit.start : edit.end] != edit.text]
    asked.sort()
    if all(not _collide(a, b) for a, b in pairwise(asked)):
        return asked
    return _settle_collisions(asked)


def _settle_collisions(asked: list[Edit]) -> list[Edit]:
    chosen: list[Edit] = []  # kept sorted by place, so that only two neighbours need a look
    for edit in sorted(set(asked), key=_priority):
        at = bisect_right(chosen, edit)
        if any(_collide(edit, other) for other in chosen[max(0, at - 2) : at + 2]):
            continue
        chosen.insert(at, edit)
    return chosen


class Ledger:
    """Settled changes of one source text: iterate them, apply them, undo them, map offsets.

    >>> ledger = Ledger.of([Edit(0, 4, kind="ad", rule="ad/marker")], "Ad! News.")
    >>> ledger.apply("Ad! News.")
    'News.'
    >>> ledger.undo("News.")
    'Ad! News.'
    >>> ledger.undo("Old.")
    Traceback (most recent call last):
    ...
    newsclean.errors.LedgerError: this ledger belongs to another text: it makes 5 characters, the text has 4; ...
    """

    __slots__ = ("_entries", "_source_length")

    def __init__(self, entries: Sequence[Entry] = (), source_length: int = 0) -> None:
        self._entries = tuple(entries)
        self._source_length = source_length

    @classmethod
    def of(cls, edits: Iterable[Edit], source: str) -> Ledger:
        """Settle `edits` and keep what they replace in `source`. Raises EditError."""
        entries = [
            Entry(e.start, e.end, e.kind, e.rule, source[e.start : e.end], e.text, e.score)
            for e in settle(edits, source)
        ]
        return cls(entries, len(source))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return self._entries == other._entries and self._source_length == other._source_length

    def __hash__(self) -> int:
        return hash((self._entries, self._source_length))

    def __repr__(self) -> str:
        return f"<Ledger: {len(self.removed)} removed, {len(self.rewritten)} rewritten>"

    @property
    def source_length(self) -> int:
        """Characters of the source text."""
        return self._source_length

    @property
    def removed(self) -> list[Entry]:
        """The entries of a removal kind (ad, caption, …)."""
        return [e for e in self._entries if e.kind not in REWRITE_KINDS]

    @property
    def rewritten(self) -> list[Entry]:
        """The entries of a rewrite kind (encoding, whitespace, …)."""
        return [e for e in self._entries if e.kind in REWRITE_KINDS]

    def apply(self, source: str) -> str:
        """The clean text of `source`. Raises LedgerError when the source is another text."""
        return self._rewrite(source, forward=True)

    def undo(self, clean: str) -> str:
        """The source of `clean`, character for character. Raises LedgerError when the text was changed since."""
        return self._rewrite(clean, forward=False)

    def _rewrite(self, text: str, *, forward: bool) -> str:
        parts: list[str] = []
        position, source_position = 0, 0
        for entry in self._entries:
            old, new = (entry.text, entry.new) if forward else (entry.new, entry.text)
            start = position + entry.start - source_position
            parts.append(text[position:start])
            position, source_position = start + len(old), entry.end
            if text[start:position] != old:
                raise LedgerError(
                    f"this ledger belongs to another text: at character {start} it has {old[:40]!r}, "
                    f"the text has {text[start:position][:40]!r}; use the text and the ledger of one run"
                )
            parts.append(new)
        parts.append(text[position:])
        self._check_length(len(text), forward=forward)
        return "".join(parts)

    def _check_length(self, length: int, *, forward: bool) -> None:
        expected = self._source_length if forward else self._source_length + self._growth()
        if length != expected:
            raise LedgerError(
                f"this ledger belongs to another text: it makes {expected} characters, the text has {length}; "
                "use the text and the ledger of one run"
            )

    def _growth(self) -> int:
        return sum(len(e.new) - len(e.text) for e in self._entries)

    def map(self, offset: int) -> int:
        """Where a source offset stands in the clean text; inside a changed span, its start.

        >>> Ledger.of([Edit(0, 4, kind="ad")], "Ad! News.").map(4)
        0
        """
        shift = 0
        for entry in self._entries:
            if entry.end > offset:
                return min(offset, entry.start) + shift
            shift += len(entry.new) - len(entry.text)
        return offset + shift

    def unmap(self, offset: int) -> int:
        """Where an offset of the clean text stands in the source; inside a rewritten span, its start.

        >>> Ledger.of([Edit(0, 4, kind="ad")], "Ad! News.").unmap(0)
        4
        """
        shift = 0
        for entry in self._entries:
            start = entry.start + shift
            if start + len(entry.new) > offset:
                return entry.start if start <= offset else offset - shift
            if start > offset:
                break
            shift += len(entry.new) - len(entry.text)
        return offset - shift

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back.

        >>> Ledger.from_json(Ledger.of([Edit(0, 2, kind="ad")], "Ad").to_json()).undo("")
        'Ad'
        """
        return {"length": self._source_length, "edits": [_entry_to_json(e) for e in self._entries]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Ledger:
        """Read what `to_json` wrote. Raises LedgerError when fields are missing."""
        try:
            entries = [Entry(**entry) for entry in data["edits"]]
            return cls(entries, int(data["length"]))
        except (KeyError, TypeError, ValueError) as error:
            raise LedgerError(f"not a ledger: {error}; write one with `newsclean --ledger FILE`") from error


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    row = entry._asdict()
    if not entry.new:
        del row["new"]
    if entry.score == 1.0:
        del row["score"]
    return row
