"""A cleaner made of rules: line rules, which see one line, and context rules, which also see its surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.clean.labels import ContextRule, hit_edits, label_edit, marks_of
from newsclean.clean.zones import Zones
from newsclean.core.document import Document
from newsclean.core.edits import Edit

if TYPE_CHECKING:
    from newsclean.rules.rule import Rule


@dataclass(frozen=True)
class BlockCleaner:
    """Line rules and, if one line is not enough, context rules. Called alone it yields edits.

    >>> from newsclean import cleaners
    >>> list(cleaners.ads()(Document("Advertisement")))
    [Edit(start=0, end=13, text='', kind='ad', rule='ad/marker', score=1.0)]
    >>> list(cleaners.ads()(Document("The advertisement was banned.")))
    []
    """

    name: str
    rules: Sequence[Rule] = ()
    context_rules: tuple[ContextRule, ...] = ()

    def __repr__(self) -> str:
        return f"<BlockCleaner {self.name}: {len(self.rules)} rules, {len(self.context_rules)} context rules>"

    @property
    def reads_pages(self) -> bool:
        """Is this the cleaner that may ask the line model about the text of a whole page?"""
        return self.name == "page"

    def __call__(self, doc: Document) -> Iterator[Edit]:
        """The edits this cleaner asks for, on its own."""
        from newsclean.rules.ruleset import RuleSet

        hits = RuleSet(rule for rule in self.rules if not rule.spares).all_hits(doc.texts)
        doc.marks = marks_of(hits)
        zones = Zones(doc, hits, whole_pages=self.reads_pages)
        for block, found in enumerate(hits):
            if found:
                yield from hit_edits(doc.starts[block], found)
        for rule in self.context_rules:
            yield from (label_edit(doc, label) for label in rule(zones))
