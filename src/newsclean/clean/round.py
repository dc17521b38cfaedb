"""One labelling of a document: what goes, what is cut, the text that makes, and the ledger of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newsclean.clean.base import Label
from newsclean.core.document import Document
from newsclean.core.edits import REMOVAL_KINDS, Edit, Ledger, settle
from newsclean.core.render import GAP, gaps

if TYPE_CHECKING:
    from newsclean.html.line_evidence import Region

NOTHING = Ledger()


def _rewritten(text: str, edits: Sequence[Edit]) -> str:
    """A block's text after its edits, which all remove."""
    if len(edits) == 1:
        (edit,) = edits
        return text[: edit.start] + text[edit.end :]
    parts, position = [], 0
    for edit in settle(edits, text):
        parts.append(text[position : edit.start])
        position = edit.end
    return "".join([*parts, text[position:]])


class Pass:
    """One labelling of one document: whole blocks that go, cuts in blocks, and the edits of users' own cleaners."""

    def __init__(self, doc: Document, labels: Sequence[Label], edits: Sequence[Edit]) -> None:
        self.doc = doc
        self.labels = labels
        self.edits = edits
        self.repairs = NOTHING
        self.before = doc.text

    @property
    def acts(self) -> bool:
        """Does this pass change anything but white space between blocks?"""
        return bool(self.edits or self.by_block)

    @property
    def changes_lines(self) -> bool:
        """Does this pass change lines that stay?"""
        return bool(self.edits) or any(hit and not hit[0].whole for hit in self.doc.hits)

    @cached_property
    def by_block(self) -> dict[int, list[Edit]]:
        """The edits of each block, their offsets counted from its start: what text, ledger and region are made from.

        A mark on a block is evidence for the cleaners that look at its neighbours; only what stands here goes.
        """
        found: dict[int, list[Edit]] = {}
        for block, hits in enumerate(self.doc.hits):
            strong = [hit for hit in hits if not hit.rule.weak] if hits else ()
            if strong:
                found[block] = [Edit(hit.start, hit.end, "", hit.rule.kind, hit.rule.id) for hit in strong]
        for label in self.labels:
            edit = Edit(0, len(self.doc.texts[label.block]), "", label.kind, label.rule, label.score)
            found.setdefault(label.block, []).append(edit)
        return found

    @cached_property
    def kept(self) -> list[tuple[int, str]]:
        """The blocks of which something stays, and what stays of them; users' own edits aside."""
        edits = self.by_block
        return [
            (block, left)
            for block, text in enumerate(self.doc.texts)
            if (left := _rewritten(text, edits[block]) if block in edits else text)
        ]

    def render(self) -> str:
        """The text this pass makes."""
        return self.ledger.apply(self.doc.text) if self.edits else GAP.join([text for _, text in self.kept])

    def region(self) -> Region | None:
        """What HTML says of the lines that stay; nothing when users' own edits may have moved them."""
        if self.doc.region is None or self.edits:
            return None
        return self.doc.region.of(block for block, _ in self.kept).kept()

    def asked(self) -> Iterator[Edit]:
        """All edits that were asked for, before settling."""
        starts = self.doc.starts
        for block, edits in self.by_block.items():
            at = starts[block]
            yield from (edit._replace(start=at + edit.start, end=at + edit.end) for edit in edits)
        yield from self.edits

    @property
    def removed(self) -> Iterator[tuple[str, str]]:
        """Kind and text of all that goes, in order; each place once. Without the ledger, where there are no others'
        edits: those of newsclean stay inside of their block, and are settled there.
        """
        texts, asked = self.doc.texts, self.by_block
        if self.edits or not all(edit.kind in REMOVAL_KINDS for edits in asked.values() for edit in edits):
            yield from ((entry.kind, entry.text) for entry in self.ledger.removed)
            return
        for block in sorted(asked):
            edits = asked[block]
            for edit in edits if len(edits) == 1 else settle(edits, texts[block]):
                yield edit.kind, texts[block][edit.start : edit.end]

    @cached_property
    def ledger(self) -> Ledger:
        """The settled edits and the white space between what they leave."""
        settled = settle(self.asked(), self.doc.text)
        return Ledger.of([*settled, *gaps(self.doc, settled)], self.doc.text)
