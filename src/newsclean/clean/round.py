"""One labelling of a document: what goes, what is cut, the text that makes, and the ledger of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newsclean.clean.base import Label, hit_edits, label_edit
from newsclean.core.document import Document
from newsclean.core.edits import REMOVAL_KINDS, Edit, Ledger, settle
from newsclean.core.render import GAP, gaps
from newsclean.rules.ruleset import Hit

if TYPE_CHECKING:
    from newsclean.html.line_evidence import Region

NOTHING = Ledger()


def _cut(text: str, hit: Hit) -> str:
    return text if hit.rule.weak else text[: hit.start] + text[hit.end :]


def _certain(hits: tuple[Hit, ...]) -> bool:
    return any(not hit.rule.weak for hit in hits)


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
        return bool(self.labels or self.edits) or (any(self.doc.hits) and any(map(_certain, self.doc.hits)))

    @property
    def changes_lines(self) -> bool:
        """Does this pass change lines that stay?"""
        return bool(self.edits) or any(hit and not hit[0].whole for hit in self.doc.hits)

    def render(self) -> str:
        """The text this pass makes."""
        doc = self.doc
        gone = {label.block for label in self.labels}
        if not self.acts:
            return GAP.join(doc.texts)
        cuts = {block: hit for block, hit in enumerate(doc.hits) if hit and not hit[0].whole}
        if self.edits or any(len(hits) > 1 for hits in cuts.values()):
            return self.ledger.apply(doc.text)
        kept = [
            _cut(text, cuts[block][0]) if block in cuts else text
            for block, (text, mark) in enumerate(zip(doc.texts, doc.marks, strict=True))
            if mark is None and block not in gone
        ]
        return GAP.join(kept)

    def region(self) -> Region | None:
        """What HTML says of the lines that stay; nothing when users' own edits may have moved them."""
        if self.doc.region is None or self.edits:
            return None
        gone = {label.block for label in self.labels}
        return self.doc.region.of(i for i, mark in enumerate(self.doc.marks) if mark is None and i not in gone).kept()

    def asked(self) -> Iterator[Edit]:
        """All edits that were asked for, before settling."""
        doc = self.doc
        for block, hits in enumerate(doc.hits):
            if hits:
                yield from hit_edits(doc, block, hits)
        for label in self.labels:
            yield label_edit(doc, label)
        yield from self.edits

    @property
    def removed(self) -> Iterator[tuple[str, str]]:
        """Kind and text of all that goes, in order; each place once. Without the ledger, where there are no others'
        edits: those of newsclean stay inside of their block, and are settled there.
        """
        texts, asked = self.doc.texts, self._by_block()
        if self.edits or not all(edit.kind in REMOVAL_KINDS for edits in asked.values() for edit in edits):
            yield from ((entry.kind, entry.text) for entry in self.ledger.removed)
            return
        for block in sorted(asked):
            edits = asked[block]
            for edit in edits if len(edits) == 1 else settle(edits, texts[block]):
                yield edit.kind, texts[block][edit.start : edit.end]

    def _by_block(self) -> dict[int, list[Edit]]:
        """The edits of each block, their offsets counted from its start."""
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
    def ledger(self) -> Ledger:
        """The settled edits and the white space between what they leave."""
        settled = settle(self.asked(), self.doc.text)
        return Ledger.of([*settled, *gaps(self.doc, settled)], self.doc.text)
