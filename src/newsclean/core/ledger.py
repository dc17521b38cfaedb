"""The ledger: settled edits with the text they replaced, so that they can be applied and undone.

Each stage of a pipeline works on the output of the stage before; `compose` joins their ledgers into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsclean.core.edits import GAP_RULE, KINDS, REMOVALS, Edit, Entry, edit_entries, entry_rows, settle
from newsclean.core.json_text import typed
from newsclean.errors import LedgerError


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
    newsclean.errors.LedgerError: this ledger belongs to a different text: it expects 5 characters, the text has 4; ...
    """

    __slots__ = ("_entries", "_source_length")

    def __init__(self, entries: Sequence[Entry] = (), source_length: int = 0) -> None:
        self._entries = tuple(entries)
        self._source_length = source_length

    @classmethod
    def of(cls, edits: Iterable[Edit], source: str) -> Ledger:
        """Settle `edits` and keep what they replace in `source`. Raises EditError."""
        return cls(edit_entries(settle(edits, source), source, Entry), len(source))

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

    def _repr_html_(self) -> str:
        from newsclean.core.display.notebook import entries_table  # for notebooks only

        return entries_table(self._entries, repr(self)[1:-1])

    @property
    def source_length(self) -> int:
        """Characters of the source text."""
        return self._source_length

    @property
    def removed(self) -> list[Entry]:
        """The entries of a removal kind (ad, caption, …)."""
        return [e for e in self._entries if e.kind in REMOVALS]

    @property
    def rewritten(self) -> list[Entry]:
        """The entries of a rewrite kind (encoding, whitespace, …)."""
        return [e for e in self._entries if e.kind not in REMOVALS]

    def rows(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The rows of removals and of rewrites, as notes have them; not those of white space between blocks."""
        return entry_rows(self._entries, REMOVALS, GAP_RULE)

    def apply(self, source: str) -> str:
        """The clean text of `source`. Raises LedgerError if the source is a different text."""
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
                raise _wrong_text(f"at {start} it has {old[:40]!r}, the text has {text[start:position][:40]!r}")
            parts.append(new)
        parts.append(text[position:])
        expected = self._source_length if forward else self._source_length + sum(map(growth, self._entries))
        if len(text) != expected:
            raise _wrong_text(f"it expects {expected} characters, the text has {len(text)}")
        return "".join(parts)

    def without(self, *chosen: str | Entry) -> Ledger:
        """The same ledger without some entries: those of a rule or kind, or single ones. Apply it to the source.

        The white space beside an entry comes back with it, so that a line stays a line.

        >>> source = "Advertisement\\n\\nTrade rose.\\n\\nShare"
        >>> edits = [Edit(0, 13, kind="ad"), Edit(13, 15, "", "whitespace"), Edit(26, 28, "", "whitespace")]
        >>> ledger = Ledger.of([*edits, Edit(28, 33, kind="share", rule="share/bare")], source)
        >>> ledger.without("share/bare").apply(source)
        'Trade rose.\\n\\nShare'
        >>> ledger.without("advert") == ledger
        True
        """
        names = {one for one in chosen if isinstance(one, str)}
        single = {one for one in chosen if not isinstance(one, str)}
        back = {at for at, e in enumerate(self._entries) if e.kind in names or e.rule in names or e in single}
        back |= {at for of in list(back) for at in self._beside(of)}
        return Ledger([e for at, e in enumerate(self._entries) if at not in back], self._source_length)

    def _beside(self, at: int) -> Iterator[int]:
        """The entries of white space that touch an entry."""
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(self._entries) and self._entries[near].kind == "whitespace":
                one, last = self._entries[near], self._entries[near - step]
                if (one.end != last.start) if step < 0 else (one.start != last.end):
                    break
                yield near
                near += step

    def map(self, offset: int) -> int:
        """The offset in the clean text of a source offset; inside a changed span, the start of the span.

        >>> Ledger.of([Edit(0, 4, kind="ad")], "Ad! News.").map(4)
        0
        """
        shift = 0
        for entry in self._entries:
            if entry.end > offset:
                return min(offset, entry.start) + shift
            shift += growth(entry)
        return offset + shift

    def unmap(self, offset: int) -> int:
        """The source offset of an offset in the clean text; inside a rewritten span, the start of the span.

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
            shift += growth(entry)
        return offset - shift

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back.

        >>> Ledger.from_json(Ledger.of([Edit(0, 2, kind="ad")], "Ad").to_json()).undo("")
        'Ad'
        """
        return {"length": self._source_length, "edits": [_entry_to_json(e) for e in self._entries]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Ledger:
        """Read what `to_json` wrote. Raises LedgerError for anything else, as a ledger may come from anyone.

        >>> Ledger.from_json({"length": 2, "edits": [{"start": 1, "end": 3, "kind": "ad", "rule": "", "text": "d!"}]})
        Traceback (most recent call last):
        ...
        newsclean.errors.LedgerError: not a ledger: edit 1 spans [1, 3) in a text of 2 characters; write one with ...
        """
        try:
            written = typed(_Written, {name: data[name] for name in ("length", "edits")})
            entries = [typed(Entry, {**_DEFAULTS, **edit}) for edit in written.edits]
            _check_order(entries, written.length)
        except (KeyError, TypeError, ValueError) as error:
            raise not_a_ledger(error) from error
        return cls(entries, written.length)


@dataclass(frozen=True, slots=True)
class _Written:
    """A ledger as JSON has it."""

    length: int
    edits: tuple[dict[str, Any], ...]


_DEFAULTS = {"new": "", "score": 1.0}  # which are not written


def _check_order(entries: Sequence[Entry], length: int) -> None:
    """Raise ValueError unless the entries follow one another in a source of that length, and are what they say."""
    last = 0
    for number, entry in enumerate(entries, 1):
        if not last <= entry.start <= entry.end <= length:
            raise ValueError(f"edit {number} spans [{entry.start}, {entry.end}) in a text of {length} characters")
        if entry.end - entry.start != len(entry.text):
            raise ValueError(f"edit {number} spans {entry.end - entry.start} characters and has {len(entry.text)}")
        if entry.kind not in KINDS:
            raise ValueError(f"edit {number} has the unknown kind {entry.kind[:40]!r}")
        last = entry.end
    if length < last:
        raise ValueError(f"a text of {length} characters")


def not_a_ledger(why: object) -> LedgerError:
    """The error for what was not written as a ledger.

    >>> str(not_a_ledger("a list"))
    'not a ledger: a list; write one with `newsclean --ledger FILE`'
    """
    what = f"{why} is missing" if isinstance(why, KeyError) else why
    return LedgerError(f"not a ledger: {what}; write one with `newsclean --ledger FILE`")


def _wrong_text(why: str) -> LedgerError:
    return LedgerError(f"this ledger belongs to a different text: {why}; use the text and the ledger of one run")


def growth(entry: Entry) -> int:
    """The number of characters that an edit adds to the text; negative if it removes some."""
    return len(entry.new) - len(entry.text)


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    row = entry._asdict()
    if not entry.new:
        del row["new"]
    if entry.score == 1.0:
        del row["score"]
    return row
