"""What a cleaner is: a callable from a Document to the edits it asks for.

`Look`s are the inside form: they speak of whole blocks (`Label`), which costs no offsets until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.core.document import Document
from newsclean.core.edits import Edit
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import Hit, RuleSet

Cleaner = Callable[[Document], Iterable[Edit]]


class Label(NamedTuple):
    """The verdict that a whole block goes, and why."""

    block: int
    kind: str
    rule: str
    score: float = 1.0


Look = Callable[[Document], Iterable[Label]]


@dataclass(frozen=True)
class BlockCleaner:
    """Line rules and, where one line does not tell, a look at the neighbours. Called alone it yields edits.

    >>> from newsclean import cleaners
    >>> list(cleaners.ads()(Document("Advertisement")))
    [Edit(start=0, end=13, text='', kind='ad', rule='ad/marker', score=1.0)]
    >>> list(cleaners.ads()(Document("The advertisement was banned.")))
    []
    """

    name: str
    rules: Sequence[Rule] = ()
    looks: tuple[Look, ...] = ()

    def __call__(self, doc: Document) -> Iterator[Edit]:
        """The edits this cleaner asks for, on its own."""
        ruleset = RuleSet(self.rules)
        doc.label(ruleset.all_hits(doc.texts), paged=self.name == "page")
        for block, hits in enumerate(doc.hits):
            yield from hit_edits(doc, block, hits)
        for look in self.looks:
            yield from (label_edit(doc, label) for label in look(doc))


def label_edit(doc: Document, label: Label) -> Edit:
    """The removal of a whole block."""
    return Edit(doc.starts[label.block], doc.ends[label.block], "", label.kind, label.rule, label.score)


def hit_edits(doc: Document, block: int, hits: tuple[Hit, ...]) -> Iterator[Edit]:
    """The edits of the line rules in one block; weak hits are evidence only."""
    for hit in hits:
        if not hit.rule.weak:
            start = doc.starts[block]
            yield Edit(start + hit.start, start + hit.end, "", hit.rule.kind, hit.rule.id)
