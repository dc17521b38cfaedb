r"""The repair stage: all its cleaners read the same text, their edits are settled together, until nothing changes.

A rewrite can uncover another one (`&amp;nbsp;`, a zero-width space inside an entity), so the stage runs again on its
own output; the ledgers of the rounds are composed into one whose offsets are those of the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.clean.labels import Cleaner
from newsclean.clean.repair.scan import RepairScan, Triggers
from newsclean.core.compose import compose
from newsclean.core.document import Document
from newsclean.core.edits import Edit
from newsclean.core.ledger import Ledger

# Scraped text settles in two or three rounds; only text built to nest deeper (an entity spelt with entities that
# hold zero-width spaces that …) needs more. The bound keeps such text linear.
ROUNDS = 50


_NOTHING = Ledger()


@dataclass(frozen=True, slots=True)
class Gated:
    """A cleaner that reads only the text, after a quick check which proves that most texts need nothing.

    `gate(text)` is False only when `edits(text)` would yield nothing; True means "may have something to do".

    >>> shout = Gated(lambda text: "!!" in text, lambda text: [Edit(text.index("!!"), len(text), "!", "other")])
    >>> list(shout(Document("Stop!!")))
    [Edit(start=4, end=6, text='!', kind='other', rule='', score=1.0)]
    >>> list(shout(Document("Stop.")))
    []
    """

    gate: Callable[[str], bool]
    edits: Callable[[str], Iterable[Edit]]
    proof: Callable[[str], bool] | None = None  # one check for several cleaners: if True, none of them has work to do
    triggers: Triggers | None = None  # RE2 patterns, one of which matches in any text with work to do; see `RepairScan`
    stage: str = "repair"  # when a pipeline runs it: before the lines are labelled

    def __call__(self, doc: Document) -> Iterable[Edit]:
        """The edits of this cleaner; none if the check proves that there are none."""
        return self.edits(doc.text) if self.gate(doc.text) else ()


def normalise(text: str, cleaners: Sequence[Cleaner], scan: RepairScan | None = None) -> Ledger:
    r"""Run `cleaners` together on `text`, and again on their output, until nothing changes: one ledger of `text`.

    `scan`, built for these cleaners, finds faster which of them have nothing to do.

    >>> from newsclean.clean.repair.characters import spaces
    >>> normalise("Plain  news.", [spaces()]).apply("Plain  news.")
    'Plain news.'
    >>> len(normalise("Plain news.", [spaces()]))
    0
    """
    return normalised(text, cleaners, scan).ledger


class Normalised(NamedTuple):
    """The ledger of `normalise`, the text that it makes, and whether that is settled: another run changes nothing."""

    ledger: Ledger
    text: str
    settled: bool = True


def normalised(text: str, cleaners: Sequence[Cleaner], scan: RepairScan | None = None) -> Normalised:
    """The same as `normalise`, with the text that it makes; where the `scan` finds nothing, nobody needs to ask.

    >>> normalised("Plain news.", [])
    Normalised(ledger=<Ledger: 0 removed, 0 rewritten>, text='Plain news.', settled=True)
    """
    ledger, now = Ledger((), len(text)), text
    for _ in range(ROUNDS):
        step = _round(now, scan.cleaners_for(now, some=now is text) if scan else cleaners)
        if not len(step):
            return Normalised(ledger, now if len(ledger) else text)
        ledger = compose(text, ledger, step)
        now = step.apply(now)
    return Normalised(ledger, now, settled=False)


def _round(text: str, cleaners: Sequence[Cleaner]) -> Ledger:
    active = _active(text, cleaners)
    if not active:
        return _NOTHING
    found: list[Edit] = []
    doc = None
    for cleaner in active:
        if isinstance(cleaner, Gated):
            found += cleaner.edits(text)  # it needs no lines, and its check was made
        else:
            doc = doc or Document(text)
            found += cleaner(doc)
    return Ledger.of(found, text)


def _active(text: str, cleaners: Sequence[Cleaner]) -> list[Cleaner]:
    """The cleaners that may have something to do; a check that several share is run once."""
    proofs: dict[object, bool] = {None: False}
    active = []
    for cleaner in cleaners:
        proof = getattr(cleaner, "proof", None)
        if proof not in proofs:
            proofs[proof] = bool(proof(text)) if proof else False
        if not proofs[proof] and _may_act(cleaner, text):
            active.append(cleaner)
    return active


def _may_act(cleaner: Cleaner, text: str) -> bool:
    gate = getattr(cleaner, "gate", None)
    return gate is None or bool(gate(text))
