"""Pipelines: cleaners in stages, repeated until nothing changes, with one ledger over all of it.

Stage 1 repairs characters. Stage 2 labels lines: first by line rules, whose answers are remembered, then by context
rules, which see the neighbours and the first marks. One renderer writes what stays. The stages run again on the text
they wrote until it no longer changes: that is what makes cleaning idempotent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsclean.clean.block_cleaner import BlockCleaner
from newsclean.clean.build_article import build_article
from newsclean.clean.context.page import find_html_residue
from newsclean.clean.context.repeated_headline import HEADLINE_AGAIN
from newsclean.clean.context.spared import spare_lines
from newsclean.clean.exceptions import Exceptions
from newsclean.clean.labels import Cleaner, Label, checked_cleaner, edits_of, marks_of
from newsclean.clean.repair.scan import RepairScan
from newsclean.clean.repair.stage import Gated, Normalised, normalised
from newsclean.clean.round import NOTHING, Round
from newsclean.clean.settled import rules_to_ask
from newsclean.clean.zones import Zones
from newsclean.core.article import Article
from newsclean.core.compose import compose
from newsclean.core.document import Document, Source
from newsclean.core.lazy_regex import lazy
from newsclean.core.ledger import Ledger
from newsclean.html.parsing.parse import is_markup
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from newsclean.clean.page_article import PageRun
    from newsclean.html.line_evidence import LineEvidence

Rounds = list[tuple[Round, str]]


MOST_ROUNDS = 12  # 4,900 real texts, a part of them shuffled, need at most 5
SHORT_WORK = 100_000  # characters of all rounds: a short text may lose a line a round until nothing more goes


class Pipeline:
    """A sequence of cleaners: text in, clean text out.

    >>> from newsclean import cleaners
    >>> clean = Pipeline([cleaners.ads(), cleaners.datelines()])
    >>> clean("Advertisement\\n\\nBEIJING (Reuters) - Trade rose.")
    'Trade rose.'
    >>> clean("Nothing to remove here.")
    'Nothing to remove here.'

    `without` names rules and kinds that remove nothing:

    >>> Pipeline([cleaners.ads()], without=["ad/marker"])("Advertisement\\n\\nTrade rose.")
    'Advertisement\\n\\nTrade rose.'
    """

    def __init__(self, cleaners: Iterable[Cleaner], *, name: str = "custom", without: Iterable[str] = ()) -> None:
        if isinstance(cleaners, str):
            raise TypeError(f"{cleaners!r} is not a list of cleaners; nc.pipeline({cleaners!r}) makes a preset")
        self.name = name
        self.cleaners: tuple[Cleaner, ...] = tuple(map(checked_cleaner, cleaners))
        blocks = [c for c in self.cleaners if isinstance(c, BlockCleaner)]
        others = [c for c in self.cleaners if not isinstance(c, BlockCleaner)]
        rules = [rule for c in blocks for rule in c.rules]
        self._ruleset = RuleSet(rule for rule in rules if not rule.spares)
        self._exceptions = Exceptions(without, (rule for rule in rules if rule.spares))
        self._context_rules = tuple(dict.fromkeys(rule for c in blocks for rule in c.context_rules))
        self._whole_pages = any(c.reads_pages for c in blocks)
        self._repairs = [c for c in others if getattr(c, "stage", "") == "repair"]
        self._own_repairs = any(not isinstance(c, Gated) for c in self._repairs)
        self._scan = RepairScan(self._repairs, _EDGES.pattern)
        self._edits = [c for c in others if getattr(c, "stage", "") != "repair"]

    def __repr__(self) -> str:
        return f"<Pipeline {self.name}: {len(self.cleaners)} cleaners, {len(self._ruleset.rules)} rules>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled and copied by what it is made of: compiled patterns cannot be sent to another process."""
        return _remade, (type(self), self.cleaners, self.name, tuple(self._exceptions.without))

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules about single lines, of all cleaners."""
        return self._ruleset.rules

    def __call__(self, raw: Any) -> str:
        """The clean text: title, summary and body of the article. `raw` is a text or a page of HTML."""
        if is_markup(raw):
            return self._page(raw, Source("")).rounds[-1][1]
        return self._run(Source(_text(raw)))[-1][1]

    def article(self, raw: Any, **known: str | None) -> Article:
        """The clean article of `raw`, with facts from the removed lines and the ledger.

        `raw` is a text, or HTML as str, bytes or what BeautifulSoup parsed; `known` are `url`, `date`, `title`,
        `lang` and `crawled`, if they are known. For HTML, the source to which offsets and undo
        refer is the page's text, one block per line. Raises TypeError for anything else.
        """
        return self.page(raw, **known) if is_markup(raw) else self.text(raw, **known)

    def text(self, raw: str, **known: str | None) -> Article:
        """The clean article of a text, even if it looks like HTML. Raises TypeError for anything but a text."""
        source = Source(_text(raw), **known)
        rounds = self._run(source)
        return build_article(source, rounds, partial(_composed, source.text, rounds))

    def page(self, raw: Any, **known: str | None) -> Article:
        """The clean article of a page of HTML, whatever it begins with. Raises TypeError for anything but a page."""
        return self._page(raw, Source("", **known)).article()

    def markdown(self, raw: Any, *, html: bool = False, **known: str | None) -> str:
        """The clean article as Markdown; for a page, with its headings, lists, quotes, tables, links and emphasis.

        `html` says that `raw` is a page whatever it begins with.
        """
        from newsclean.html.markdown.to_markdown import plain_markdown, to_markdown  # rarely needed

        if not (html or is_markup(raw)):
            return plain_markdown(self.article(raw, **known))
        run = self._page(raw, Source("", **known))
        return to_markdown(run.article(), run.page.blocks, run.tree)

    def pipe(self, records: Iterable[Mapping[str, Any] | str]) -> Iterator[dict[str, Any]]:
        """Clean records (dicts, or texts) one after another; unknown keys pass through, order is kept.

        A record that cannot be read is returned with an `error` under its key `newsclean`. Raises RecordError for what
        is no record.
        """
        from newsclean.clean.records import as_record, clean_record  # not needed for plain text
        from newsclean.io.tables.frames import article_rows

        for record in article_rows(records):
            yield clean_record(self, as_record(record))

    def _page(self, raw: Any, known: Source) -> PageRun:
        """Read a page and run over its text; `known` is what is known about it beforehand."""
        from newsclean.clean.page_article import PageRun  # selectolax and numpy, which text does not need

        return PageRun.of(raw, known, self._run, _composed)

    def _run(self, source: Source, evidence: LineEvidence | None = None) -> Rounds:
        """The rounds over the text that change it, and the first, each with the resulting text.

        `evidence` is what the HTML of a page says of the lines; with it, the line model is not used. A text that is
        not settled at the limit is left as it was but for its characters: the same happens to it when it comes again.
        """
        rounds: Rounds = []
        text, repair = source.text, bool(self._repairs)
        work, most = 0, MOST_ROUNDS + text.count("\n")  # a round that changes anything but lines is one of the first
        while len(rounds) < MOST_ROUNDS or (len(rounds) < most and work < SHORT_WORK):
            repaired = self._repaired(text) if repair else Normalised(NOTHING, text)
            if evidence is not None and repaired.text is not text:
                evidence = evidence.after_repairs(text, repaired.ledger, repaired.text)
            before = rounds[-1][0] if rounds else None
            again = before is not None and before.leaves_lines_alone and repaired.text is text
            now = source if repaired.text is source.text else source._replace(text=repaired.text)
            zones = before.remaining(now) if before and again else self._zones(Document(now), before, evidence)
            labelled = self._labelled(zones, again=again)
            if again and not labelled.changes_blocks:
                break
            after = labelled.render()
            rounds.append((labelled, after))
            work += len(after) + 1
            labelled.repairs, labelled.before = repaired.ledger, text
            if after == text or (repaired.settled and not labelled.changes_blocks):
                break  # or only plain white space between blocks changed: another round would see the same blocks
            repair = bool(self._repairs) and (labelled.changes_lines or not repaired.settled)
            evidence = labelled.evidence()
            text = after
        else:
            return rounds if self._edits or self._own_repairs else _unsettled(rounds[0][0])
        return rounds

    def _repaired(self, text: str) -> Normalised:
        """What the cleaners of characters make of a text; settled if they have no more to do in its lines, stripped."""
        if self._scan.finds_nothing(text):
            return Normalised(NOTHING, text, settled=not self._own_repairs)
        made = normalised(text, self._repairs, self._scan)
        settled = made.settled and not self._own_repairs and _EDGES.search(made.text) is None
        return made._replace(settled=settled)

    def _zones(self, doc: Document, before: Round | None, evidence: LineEvidence | None) -> Zones:
        """Mark the lines by the line rules and by the HTML; most lines come again from the round before."""
        whole_pages = before.zones.whole_pages if before else self._whole_pages and evidence is None
        known = dict(zip(before.doc.texts, before.zones.hits, strict=True)) if before else {}
        hits = self._ruleset.all_hits(doc.texts, known)
        if evidence is not None and len(evidence) != len(doc):
            evidence = None  # a line was cut to nothing, or in two: the rest is labelled as text
        if evidence is not None:
            hits = evidence.without_doubtful(hits)
        if any(hits):
            hits = spare_lines(doc.texts, hits)
            doc.marks = marks_of(hits)
        if evidence is not None:
            doc.marks = [mark or kind for mark, kind in zip(doc.marks, evidence.certain_kinds, strict=True)]
        return Zones(doc, hits, evidence, whole_pages=whole_pages)

    def _labelled(self, zones: Zones, *, again: bool) -> Round:
        labels: list[Label] = []
        for rule in rules_to_ask(self._context_rules, zones, again=again):
            labels += rule(zones)
        if zones.evidence is not None:
            labels += find_html_residue(zones)
            trusts, first = zones.evidence.trusts, zones.first  # above the body a page may print its headline again
            repeats = {label.block for label in labels if label.rule == HEADLINE_AGAIN and label.block < first}
            labels = [label for label in labels if label.block in repeats or not trusts(label.block)]
        edits = [edit for cleaner in self._edits for edit in edits_of(cleaner, zones.doc)]
        return Round(zones, labels, edits, self._exceptions)


def _remade(of: type[Pipeline], cleaners: Iterable[Cleaner], name: str, without: Iterable[str]) -> Pipeline:
    return of(cleaners, name=name, without=without)


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        hint = "; decode them, as in raw.decode(), or give the file to nc.read" if isinstance(raw, bytes) else ""
        raise TypeError(f"a text or HTML is needed, not {type(raw).__name__}{hint}")
    return raw


def _unsettled(first: Round) -> Rounds:
    """The one round of a text that is left as it is, its characters aside."""
    left = Round(Zones(first.doc, [()] * len(first.doc)), [], [])
    left.repairs, left.before = first.repairs, first.before
    return [(left, left.render())]


def _composed(raw: str, rounds: Rounds) -> Ledger:
    """The ledger of all rounds, in offsets of `raw`."""
    whole = Ledger((), len(raw))
    for labelled in (one for one, after in rounds if not one.leaves(after)):
        step = compose(labelled.before, labelled.repairs, labelled.ledger)
        whole = compose(raw, whole, step)
    return whole


# ftfy's result for a line can depend on its edges, which the renderer sets: on spaces that are not plain ones, and on
# two letters about which it has a rule for the start of a line. Other lines are repaired once.
_EDGES = lazy("[ÃÂ\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
