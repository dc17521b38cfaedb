"""Pipelines: cleaners in stages, repeated until nothing changes, with one ledger over all of it.

Stage 1 repairs characters. Stage 2 labels lines: first by rules that see one line, behind gates and remembered, then
by looks that see the neighbours and the first marks. One renderer keeps the rest. The stages run again on what they
made, until it stays as it is: that is what makes cleaning idempotent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsclean.article import Article
from newsclean.clean.base import BlockCleaner, Cleaner, Label, hit_edits, label_edit
from newsclean.clean.scan import Scan
from newsclean.clean.stage import Gated, normalise
from newsclean.compose import compose
from newsclean.document import Document, Source
from newsclean.edit import Edit, Ledger, settle
from newsclean.gather import gather
from newsclean.lazy import lazy
from newsclean.render import GAP, gaps
from newsclean.rules import Rule
from newsclean.ruleset import Hit, RuleSet

ROUNDS = 12  # 4,900 real texts, a part of them shuffled, need at most 5; hostile text is cut off here


class Pipeline:
    """Cleaners put together: text in, clean text out.

    >>> from newsclean import cleaners
    >>> clean = Pipeline([cleaners.ads(), cleaners.datelines()])
    >>> clean("Advertisement\\n\\nBEIJING (Reuters) - Trade rose.")
    'Trade rose.'
    >>> clean("Nothing to remove here.")
    'Nothing to remove here.'
    """

    def __init__(self, cleaners: Iterable[Cleaner], *, name: str = "custom") -> None:
        self.name = name
        self.cleaners: tuple[Cleaner, ...] = tuple(cleaners)
        blocks = [c for c in self.cleaners if isinstance(c, BlockCleaner)]
        others = [c for c in self.cleaners if not isinstance(c, BlockCleaner)]
        self._ruleset = RuleSet(rule for c in blocks for rule in c.rules)
        self._looks = tuple(dict.fromkeys(look for c in blocks for look in c.looks))
        self._paged = any(c.name == "page" for c in blocks)
        self._repairs = [c for c in others if getattr(c, "stage", "") == "repair"]
        self._own_repairs = any(not isinstance(c, Gated) for c in self._repairs)
        self._scan = Scan(self._repairs, _EDGES.pattern)
        self._edits = [c for c in others if getattr(c, "stage", "") != "repair"]

    def __repr__(self) -> str:
        return f"<Pipeline {self.name}: {len(self.cleaners)} cleaners, {len(self._ruleset.rules)} rules>"

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules about single lines, of all cleaners."""
        return self._ruleset.rules

    def __call__(self, raw: str) -> str:
        """The clean text: title, summary and body of the article."""
        return self._run(Source(raw))[-1][1]

    def article(
        self, raw: str, *, url: str | None = None, date: str | None = None, title: str | None = None,
        lang: str | None = None,
    ) -> Article:  # fmt: skip
        """The clean article of `raw`, with what the removed lines told and the ledger. Raises TypeError for no text."""
        if not isinstance(raw, str):
            raise TypeError(f"a text is needed, not {type(raw).__name__}; decode bytes with newsclean.read.decode")
        source = Source(raw, title=title, url=url, date=date, lang=lang)
        passes = self._run(source)
        return gather(source, passes, self._ledger(raw, passes))

    def pipe(self, records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Clean records (dicts) one after another; unknown keys pass through, order is kept."""
        from newsclean.read.records import clean_record  # noqa: PLC0415 - not needed for plain text

        for record in records:
            yield clean_record(self, record)

    def _run(self, source: Source) -> list[tuple[Pass, str]]:
        """The passes over the text, each with the text it made; the last changed nothing, or was the last allowed."""
        passes: list[tuple[Pass, str]] = []
        text, repair = source.text, bool(self._repairs)
        known: dict[str, tuple[Hit, ...]] = {}
        for _ in range(ROUNDS):
            silent = repair and self._scan.silent(text)
            repairs = normalise(text, self._repairs, self._scan) if repair and not silent else _NOTHING
            repaired = repairs.apply(text) if len(repairs) else text
            now = source if repaired is source.text else source._replace(text=repaired)
            labelled = self._labelled(Document(now), known)
            made = labelled.render()
            passes.append((labelled, made))
            labelled.repairs, labelled.before = repairs, text
            if made == text:
                break
            unsettled = self._own_repairs or len(repairs) > 0 or (not silent and _EDGES.search(text) is not None)
            if not (unsettled or labelled.acts):
                break  # only plain white space between blocks changed: a second look would see the same blocks
            repair = bool(self._repairs) and (unsettled or labelled.changes_lines)
            text = made
            known = dict(zip(labelled.doc.texts, labelled.doc.hits, strict=True))  # most lines come again
        return passes

    def _labelled(self, doc: Document, known: Mapping[str, tuple[Hit, ...]]) -> Pass:
        doc.label(self._ruleset.all_hits(doc.texts, known), paged=self._paged)
        labels: list[Label] = []
        for look in self._looks:
            labels += look(doc)
        edits = [edit for cleaner in self._edits for edit in cleaner(doc)]
        return Pass(doc, labels, edits)

    def _ledger(self, raw: str, passes: Sequence[tuple[Pass, str]]) -> Ledger:
        whole = Ledger((), len(raw))
        for labelled, _ in passes:
            step = compose(labelled.before, labelled.repairs, labelled.ledger())
            whole = compose(raw, whole, step)
        return whole


_NOTHING = Ledger()
# What ftfy makes of a line can depend on its edges, which the renderer sets: on spaces that are not plain ones, and on
# two letters about which it has a rule for the start of a line. Other lines are repaired once.
_EDGES = lazy("[ÃÂ\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


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
        self.repairs = _NOTHING
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
            return self.ledger().apply(doc.text)
        kept = [
            _cut(text, cuts[block][0]) if block in cuts else text
            for block, (text, mark) in enumerate(zip(doc.texts, doc.marks, strict=True))
            if mark is None and block not in gone
        ]
        return GAP.join(kept)

    def asked(self) -> Iterator[Edit]:
        """All edits that were asked for, before settling."""
        doc = self.doc
        for block, hits in enumerate(doc.hits):
            if hits:
                yield from hit_edits(doc, block, hits)
        for label in self.labels:
            yield label_edit(doc, label)
        yield from self.edits

    def ledger(self) -> Ledger:
        """The settled edits and the white space between what they leave."""
        settled = settle(self.asked(), self.doc.text)
        return Ledger.of([*settled, *gaps(self.doc, settled)], self.doc.text)
