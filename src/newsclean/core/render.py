"""The one renderer: the remaining blocks, separated by one blank line, and the ledger from the source to that text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsclean.core.document import Document
from newsclean.core.edits import GAP_RULE, Edit, Entry

GAP = "\n\n"


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


def removal_entries(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    settled: Mapping[int, Sequence[Edit]],
    kept: Collection[int],
    make: type[Entry] = Entry,
) -> list[Entry]:
    r"""The entries of removals that are settled block by block, and those of the gaps, in order.

    Blocks lie at `starts` to `ends`; the offsets of `settled` count from the block's start; `kept` are the blocks of
    which something remains. The same as settling all edits and their `gaps` over the whole text, in one walk: an edit
    in a block meets none outside it.

    >>> [(e.start, e.text) for e in removal_entries("Ad\nNews.", [0, 3], [2, 8], {0: [Edit(0, 2)]}, {1}, Entry)]
    [(0, 'Ad'), (2, '\n')]
    >>> removal_entries("News.", [0], [5], {}, {0}, Entry)
    []
    """
    last, out = max(kept, default=-1), []
    end, carried = 0, True  # carried: no blank line is wanted before the next remaining block, or it is there
    for block, (start, stop) in enumerate(zip(starts, ends, strict=True)):
        gap, stays = text[end:start], block in kept
        new = GAP if not carried and (stays or gap == GAP) else ""
        carried = carried or gap == GAP
        if gap != new:
            out.append(make(end, start, "whitespace", GAP_RULE, gap, new))
        for edit in settled.get(block, ()):
            if edit.start < edit.end:
                a, b = start + edit.start, start + edit.end
                out.append(make(a, b, edit.kind, edit.rule, text[a:b], "", edit.score))
        if stays:
            carried = block == last
        end = stop
    if end < len(text):
        out.append(make(end, len(text), "whitespace", GAP_RULE, text[end:]))
    return out


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
