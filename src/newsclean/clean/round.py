"""One round of labelling a document: removed blocks, cuts, the resulting text, and its ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.clean.computed import computed
from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.document import Document
from newsclean.core.edits import RANKS, REMOVALS, Edit, Entry, best_edit, settle
from newsclean.core.ledger import Ledger
from newsclean.core.render import GAP, gaps, removal_entries
from newsclean.kernel import KERNEL, kernel_twin

if TYPE_CHECKING:
    from newsclean.clean.exceptions import Exceptions
    from newsclean.core.document import Source
    from newsclean.html.line_evidence import LineEvidence
    from newsclean.rules.ruleset import Hit

NOTHING = Ledger()


def _rewritten(text: str, settled: Sequence[Edit]) -> str:
    """A block's text after its settled edits, all of which are removals."""
    parts, position = [], 0
    for edit in settled:
        parts.append(text[position : edit.start])
        position = edit.end
    return "".join([*parts, text[position:]])


def _whole(label: Label, text: str) -> Edit:
    """The removal of the block with this label, of which `text` is the text."""
    return Edit(0, len(text), "", label.kind, label.rule, label.score)


def _removals(hits: Sequence[Hit]) -> list[Edit]:
    """The edits of the line rules in one block; weak hits are evidence only."""
    return [Edit(hit.start, hit.end, "", hit.rule.kind, hit.rule.id) for hit in hits if not hit.rule.weak]


def _cut(text: str, hits: Sequence[Hit]) -> str:
    """What the line rules leave of a block."""
    strong = [hit for hit in hits if not hit.rule.weak]
    if any(hit.whole for hit in strong):
        return ""
    return _rewritten(text, _settled(_removals(strong), text)) if strong else text


def _settled(edits: Sequence[Edit], text: str) -> Sequence[Edit]:
    """The settled edits of one block: nearly always one, or several reasons to remove all of it."""
    if len(edits) == 1:
        return edits
    if not edits:
        return edits
    length = len(text)
    if all(edit.start == 0 and edit.end == length and not edit.text and edit.kind in REMOVALS for edit in edits):
        return [best_edit(edits)]
    return settle(edits, text)


def _kind_of_whole(hits: Sequence[Hit], labels: Sequence[Label]) -> str:
    """The kind of `best_edit` for a block that is removed as a whole; "" if it is not removed."""
    if not labels and len(hits) == 1:
        return "" if hits[0].rule.weak else hits[0].rule.kind
    reasons = [(-label.score, RANKS[label.kind], label.rule, label.kind) for label in labels]
    reasons += [(-1.0, RANKS[of.kind], of.id, of.kind) for of in (hit.rule for hit in hits) if not of.weak]
    return min(reasons)[3] if reasons else ""


def block_edits(hits: Sequence[Sequence[Hit]], labels: Sequence[Label], texts: Sequence[str]) -> dict[int, list[Edit]]:
    """The edits of each block that has any, their offsets counted from its start: of line rules, then of labels.

    >>> block_edits([(), ()], [Label(1, "ad", "ad/marker")], ["News.", "Ad"])
    {1: [Edit(start=0, end=2, text='', kind='ad', rule='ad/marker', score=1.0)]}
    >>> block_edits([()], [], ["News."])
    {}
    """
    found = {block: edits for block, of in enumerate(hits) if of and (edits := _removals(of))}
    for label in labels:
        found.setdefault(label.block, []).append(_whole(label, texts[label.block]))
    return found


@kernel_twin
def kept_blocks(
    texts: Sequence[str],
    hits: Sequence[Sequence[Hit]],
    labels: Sequence[Label],
    cut: Callable[[str, Sequence[Hit]], str],
) -> list[tuple[int, str]]:
    """The blocks without a label that keep some text, and that text; `cut` is what line rules leave of a block.

    >>> kept_blocks(["Ad", "News."], [(), ()], [Label(0, "ad", "ad/marker")], lambda text, hits: "")
    [(1, 'News.')]
    >>> kept_blocks([], [], [], lambda text, hits: "")
    []
    """
    labelled = {label.block for label in labels}
    return [
        (block, left)
        for block, (text, of) in enumerate(zip(texts, hits, strict=True))
        if block not in labelled and (left := cut(text, of) if of else text)
    ]


class Round:
    """One labelling of one document: removed blocks, cuts within blocks, and the edits of users' own cleaners."""

    def __init__(
        self, zones: Zones, labels: Sequence[Label], edits: Sequence[Edit], exceptions: Exceptions | None = None
    ) -> None:
        self.zones = zones
        self.doc = zones.doc
        self.hits, self.labels = zones.hits, labels
        if exceptions:  # what they marked is evidence all the same
            self.hits, self.labels = exceptions.left_of(zones.hits, labels, zones.texts)
        self.edits = edits
        self.repairs = NOTHING
        self.before = self.doc.text  # the text before its characters were repaired

    @property
    def changes_blocks(self) -> bool:
        """Does this round change anything but white space between blocks?"""
        hits = filter(None, self.hits)
        return bool(self.edits or self.labels) or any(not hit.rule.weak for found in hits for hit in found)

    def leaves(self, after: str) -> bool:
        """Is `after`, the text that this round writes, the one that it began with, none of its edits made?

        Removals alone can only shorten a text and set the gaps between its blocks, so that equal texts prove it.
        """
        return after == self.doc.text and self._stays_in_blocks and not len(self.repairs)

    @computed
    def changes_lines(self) -> bool:
        """Does this round change lines that are kept?"""
        return bool(self.edits) or any(not hit[0].whole for hit in filter(None, self.zones.hits))

    @computed
    def kept(self) -> list[tuple[int, str]]:
        """The blocks that keep some text, and that text, before users' own edits.

        Most callers want the text alone, so this needs no edits of the blocks that are removed whole.
        """
        return kept_blocks(self.doc.texts, self.hits, self.labels, _cut)

    @property
    def leaves_lines_alone(self) -> bool:
        """Is each line of a plain text removed as a whole or left as it was?"""
        return self.zones.evidence is None and not self.edits and not self.changes_lines

    def remaining(self, source: Source) -> Zones:
        """The zones of the text that this round writes, where it `leaves_lines_alone`: they keep shapes and hits.

        `source` is that text.
        """
        zones, blocks = self.zones, [block for block, _ in self.kept]
        doc, shaped = Document(source, [text for _, text in self.kept]), frozenset(zones.sentences)
        doc.marks = [zones.marks[block] for block in blocks]
        left = Zones(doc, [zones.hits[block] for block in blocks], whole_pages=zones.whole_pages)
        left.sentences = [at for at, block in enumerate(blocks) if block in shaped]
        return left

    def render(self) -> str:
        """The text after this round."""
        return self.ledger.apply(self.doc.text) if self.edits else GAP.join([text for _, text in self.kept])

    def evidence(self) -> LineEvidence | None:
        """The HTML evidence about the remaining lines; None if users' own edits may have moved them."""
        if self.zones.evidence is None or self.edits:
            return None
        return self.zones.evidence.select(block for block, _ in self.kept).all_kept()

    def requested(self) -> Iterator[Edit]:
        """All edits that cleaners propose, before settling."""
        starts = self.doc.starts
        for block, edits in block_edits(self.hits, self.labels, self.doc.texts).items():
            at = starts[block]
            yield from (edit._replace(start=at + edit.start, end=at + edit.end) for edit in edits)
        yield from self.edits

    def removed(self, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
        """Kind and text of what was removed and is of one of these kinds, in order, each character once.

        Without users' own edits no ledger is needed: those of newsclean stay inside their block, and
        are settled there.
        """
        if not self._stays_in_blocks:
            yield from ((entry.kind, entry.text) for entry in self.ledger.removed if entry.kind in kinds)
            return
        wanted = {label.block for label in self.labels if label.kind in kinds}
        wanted.update(at for at, hits in enumerate(self.hits) if hits for hit in hits if hit.rule.kind in kinds)
        labels: dict[int, list[Label]] = {block: [] for block in wanted}
        for label in self.labels if wanted else ():
            if label.block in wanted:
                labels[label.block].append(label)
        for block in sorted(wanted):
            text, hits, of = self.doc.texts[block], self.hits[block], labels[block]
            if all(hit.whole for hit in hits):
                if (kind := _kind_of_whole(hits, of)) in kinds:
                    yield kind, text
                continue
            edits = _removals(hits) + [_whole(label, text) for label in of]
            yield from ((e.kind, text[e.start : e.end]) for e in _settled(edits, text) if e.kind in kinds)

    @computed
    def _stays_in_blocks(self) -> bool:
        """Are there only removals of newsclean's own, each inside a block, so that settling the blocks is enough?"""
        kinds = {label.kind for label in self.labels}
        kinds.update(hit.rule.kind for of in filter(None, self.hits) for hit in of if not hit.rule.weak)
        return not self.edits and REMOVALS.issuperset(kinds)

    @computed
    def ledger(self) -> Ledger:
        """The settled edits and the white space between the remaining blocks."""
        if self._stays_in_blocks:
            return Ledger(self._entries(), len(self.doc.text))
        settled = settle(self.requested(), self.doc.text)
        return Ledger.of([*settled, *gaps(self.doc, settled)], self.doc.text)

    def _entries(self) -> list[Entry]:
        text = self.doc.text
        if KERNEL:
            given = (self.hits, self.labels, self.kept, Edit, Entry, RANKS, settle)
            entries: list[Entry] = KERNEL.round_entries(text, *given)
            return entries
        texts, kept = self.doc.texts, {block for block, _ in self.kept}
        found = block_edits(self.hits, self.labels, texts)
        edits = {block: _settled(of, texts[block]) for block, of in found.items()}
        return removal_entries(text, self.doc.starts, self.doc.ends, edits, kept, Entry)
