"""The one renderer: kept blocks, parted by one blank line, and the ledger that says how the source became that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.core.document import Document
from newsclean.core.edits import Edit

GAP = "\n\n"
GAP_RULE = "space/gap"


def gaps(doc: Document, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits of white space between blocks, given the settled edits: one blank line between what stays.

    White space before the first kept block and behind the last goes. A block is kept when any character of it stays.
    """
    kept = set(_kept(doc, edits))
    stays = [max(kept) if kept else -1][0]
    end, pending = 0, []
    seen = False
    for block in range(len(doc)):
        pending.append((end, doc.starts[block]))
        end = doc.ends[block]
        if block in kept:
            yield from _set_gaps(doc.text, pending, GAP if seen else "")
            pending, seen = [], True
        elif block > stays:
            yield from _set_gaps(doc.text, pending, "")
            pending = []
    yield from _set_gaps(doc.text, [(end, len(doc.text))], "")


def _set_gaps(text: str, spans: Iterable[tuple[int, int]], wanted: str) -> Iterator[Edit]:
    """Rewrite stretches of white space so that together they are `wanted`; one that already is stays as it is."""
    spans = list(spans)
    carrier = next((n for n, (start, end) in enumerate(spans) if text[start:end] == wanted), len(spans) - 1)
    for number, (start, end) in enumerate(spans):
        new = wanted if number == carrier else ""
        if text[start:end] != new:
            yield Edit(start, end, new, "whitespace", GAP_RULE)


def _kept(doc: Document, edits: Sequence[Edit]) -> Iterator[int]:
    position = 0
    for block, (start, end) in enumerate(zip(doc.starts, doc.ends, strict=True)):
        while position < len(edits) and edits[position].end <= start:
            position += 1
        at, left = position, start
        while at < len(edits) and edits[at].start < end:
            if edits[at].start > left or edits[at].text:
                break
            left = max(left, edits[at].end)
            at += 1
        if left < end:
            yield block
