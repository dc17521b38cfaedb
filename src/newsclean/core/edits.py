"""Edits: the changes that cleaners propose, and how a set that does not overlap is chosen from them.

All offsets are code points of the source text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from newsclean.errors import EditError
from newsclean.kernel import KERNEL, kernel_twin

REMOVAL_KINDS = (
    "ad", "section", "promo", "paywall", "cookie", "share", "counter", "reading_time", "caption", "video",
    "repeated_headline", "related_link", "pull_quote", "byline", "dateline", "agency", "date", "print_footer",
    "ui_label", "comment", "legal", "contact", "navigation", "learned", "other",
)  # fmt: skip
REWRITE_KINDS = ("encoding", "entity", "whitespace", "quote", "control", "hyphen", "glue")
GAP_RULE = "space/gap"  # of white space between blocks
KINDS = frozenset(REMOVAL_KINDS + REWRITE_KINDS)
REMOVALS = frozenset(REMOVAL_KINDS)
RANKS = {kind: rank for rank, kind in enumerate(REMOVAL_KINDS + REWRITE_KINDS)}


class Edit(NamedTuple):
    """A proposed change: replace source[start:end] by `text`; a removal has an empty text.

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


_TYPES = {"start": int, "end": int, "text": str, "kind": str, "rule": str}


def _wrong(edit: Edit, length: int) -> EditError:
    for name, wanted in _TYPES.items():
        if not isinstance(value := getattr(edit, name), wanted):
            needed = "a whole number" if wanted is int else "a string"
            return EditError(f"edit {edit.rule or edit.kind} has the {name} {value!r:.40}, which is not {needed}")
    if not 0 <= edit.start <= edit.end <= length:
        return EditError(
            f"edit {edit.rule or edit.kind} spans [{edit.start}, {edit.end}) in a text of {length} characters; "
            "offsets are code points of the source text"
        )
    return EditError(f"unknown kind {edit.kind!r}; the kinds are {', '.join(REMOVAL_KINDS + REWRITE_KINDS)}")


def _priority(edit: Edit) -> tuple[int, bool, float, int, str, str, int]:
    """Longest first: removing a whole line outranks changing a character in it."""
    return (edit.start - edit.end, edit.text != "", -edit.score, RANKS[edit.kind], edit.rule, edit.text, edit.start)


def _collide(a: Edit, b: Edit) -> bool:
    """Do two edits touch the same characters, or insert at the same place?"""
    if a.start == a.end or b.start == b.end:
        inside = a.start < b.end and b.start < a.end
        return inside or (a.start == b.start and a.end == b.end)
    return a.start < b.end and b.start < a.end


def best_edit(edits: Iterable[Edit]) -> Edit:
    """The edit that is chosen among some that collide: the longest, a removal first, then the one most certain.

    >>> best_edit([Edit(0, 4, kind="promo", score=0.4), Edit(0, 4, kind="ad")]).kind
    'ad'
    """
    return min(edits, key=_priority)


def _is_mistyped(edit: Edit) -> bool:
    return not all(isinstance(getattr(edit, name), wanted) for name, wanted in _TYPES.items())


def settle(edits: Iterable[Edit], source: str) -> list[Edit]:
    """Choose edits that do not overlap, sorted by offset. The order of the input does not matter.

    Raises EditError when an edit lies outside `source`, has a kind that does not exist, or values of another type.

    >>> settle([Edit(2, 4, "-", "quote"), Edit(0, 9, kind="ad")], "Advertise")
    [Edit(start=0, end=9, text='', kind='ad', rule='', score=1.0)]
    >>> settle([Edit(3, 3)], "nothing to do")  # neither removes nor inserts
    []
    """
    edits = list(edits)
    try:
        return _settled(edits, source)
    except TypeError:
        if mistyped := next(filter(_is_mistyped, edits), None):
            raise _wrong(mistyped, len(source)) from None
        raise


def _settled(edits: list[Edit], source: str) -> list[Edit]:
    if KERNEL:
        apart: list[Edit] | None = KERNEL.settle_apart(edits, source, KINDS)
        if apart is not None:
            return apart
    wanted = [edit for edit in edits if edit.start != edit.end or edit.text != ""]  # None is text of a wrong type
    length = len(source)
    for edit in wanted:
        if not (0 <= edit.start <= edit.end <= length and edit.kind in KINDS and isinstance(edit.text, str)):
            raise _wrong(edit, length)
    wanted = [edit for edit in wanted if source[edit.start : edit.end] != edit.text]
    whole = [edit for edit in wanted if edit.end - edit.start == length]
    if whole and all(edit.start < edit.end for edit in wanted):
        return [best_edit(whole)]  # all others collide with it
    wanted.sort()
    if all(not _collide(a, b) for a, b in pairwise(wanted)):
        return wanted
    return _settle_collisions(wanted)


def _settle_collisions(wanted: list[Edit]) -> list[Edit]:
    chosen: list[Edit] = []  # sorted by offset, so that only two neighbours are compared
    for edit in sorted(set(wanted), key=_priority):
        at = bisect_right(chosen, edit)
        if any(_collide(edit, other) for other in chosen[max(0, at - 2) : at + 2]):
            continue
        chosen.insert(at, edit)
    return chosen


@kernel_twin
def edit_entries(edits: Sequence[Edit], source: str, make: type[Entry]) -> list[Entry]:
    """The entries of settled edits, with the text that each replaces in `source`.

    >>> edit_entries([Edit(0, 4, kind="ad")], "Ad! News.", Entry)
    [Entry(start=0, end=4, kind='ad', rule='', text='Ad! ', new='', score=1.0)]
    >>> edit_entries([], "News.", Entry)
    []
    """
    return [make(e.start, e.end, e.kind, e.rule, source[e.start : e.end], e.text, e.score) for e in edits]


@kernel_twin
def entry_rows(
    entries: Sequence[Entry], removals: frozenset[str], quiet: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of removals as notes have them, and those of rewrites by other rules than `quiet`.

    >>> entry_rows([Entry(0, 4, "ad", "ad/marker", "Ad! ")], REMOVALS, "space/gap")
    ([{'start': 0, 'end': 4, 'kind': 'ad', 'rule': 'ad/marker', 'text': 'Ad! '}], [])
    >>> entry_rows([Entry(0, 2, "whitespace", "space/gap", "  ")], REMOVALS, "space/gap")
    ([], [])
    """
    removed = [_row(e) for e in entries if e.kind in removals]
    return removed, [_row(e) | {"new": e.new} for e in entries if e.kind not in removals and e.rule != quiet]


def _row(entry: Entry) -> dict[str, Any]:
    start, end, kind, rule, text, *_ = entry
    return {"start": start, "end": end, "kind": kind, "rule": rule, "text": text}
