"""The one renderer: the remaining blocks, separated by one blank line, and the ledger from the source to that text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.core.document import Document
from newsclean.core.edits import Edit

GAP = "\n\n"
GAP_RULE = "space/gap"


def gaps(doc: Document, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits of white space between blocks, given the settled edits: one blank line between remaining blocks.

    White space before the first remaining block and after the last is removed. A block remains if any part of it does.
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
    """Rewrite stretches of white space so that together they are `wanted`; leave one that already is."""
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
