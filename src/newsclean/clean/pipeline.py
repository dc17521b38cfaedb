"""Pipelines: cleaners in stages, repeated until nothing changes, with one ledger over all of it.

Stage 1 repairs characters. Stage 2 labels lines: first by rules that see one line, behind gates and remembered, then
by looks that see the neighbours and the first marks. One renderer keeps the rest. The stages run again on what they
made, until it stays as it is: that is what makes cleaning idempotent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsclean.clean.base import BlockCleaner, Cleaner, Label
from newsclean.clean.build_article import gather
from newsclean.clean.context.page import told_by_html
from newsclean.clean.repair.scan import Scan
from newsclean.clean.repair.stage import Gated, normalise
from newsclean.clean.round import NOTHING, Pass
from newsclean.core.article import Article
from newsclean.core.compose import compose
from newsclean.core.document import Document, Source
from newsclean.core.edits import Ledger
from newsclean.core.lazy_regex import lazy
from newsclean.html.parse import is_markup, tree_of
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import Hit, RuleSet

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.html.line_evidence import Region
    from newsclean.html.page import HtmlPage

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

    def __call__(self, raw: Any) -> str:
        """The clean text: title, summary and body of the article. `raw` is a text or a page of HTML."""
        if is_markup(raw):
            return self._page(tree_of(raw), Source(""))[1][-1][1]
        return self._run(Source(_text(raw)))[-1][1]

    def article(self, raw: Any, **known: str | None) -> Article:
        """The clean article of `raw`, with what the removed lines told and the ledger.

        `raw` is a text, or HTML as str, bytes or what BeautifulSoup parsed; `known` are `url`, `date`, `title`,
        `lang` and `crawled`, when they are known besides. Of HTML the source, of which offsets and undo
        speak, is the page's text, one block a line. Raises TypeError for anything else.
        """
        return self.page(raw, **known) if is_markup(raw) else self.text(raw, **known)

    def text(self, raw: str, **known: str | None) -> Article:
        """The clean article of a text, though it may look like HTML. Raises TypeError for what is no text."""
        source = Source(_text(raw), **known)
        passes = self._run(source)
        return gather(source, passes, partial(_composed, source.text, passes))

    def page(self, raw: Any, **known: str | None) -> Article:
        """The clean article of a page of HTML, whatever it begins with. Raises TypeError for what is no page."""
        given = Source("", **known)
        page, passes = self._page(tree_of(raw), given)
        return self._page_article(given, page, passes)

    def markdown(self, raw: Any, *, html: bool = False, **known: str | None) -> str:
        """The clean article as Markdown; of a page with its headings, lists, quotes, tables, links and emphasis.

        `html` says that `raw` is a page whatever it begins with.
        """
        from newsclean.html.markdown import plain_markdown, to_markdown  # seldom asked for

        if not (html or is_markup(raw)):
            return plain_markdown(self.article(raw, **known))
        given, tree = Source("", **known), tree_of(raw)
        page, passes = self._page(tree, given)
        return to_markdown(self._page_article(given, page, passes), page.blocks, tree)

    def pipe(self, records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Clean records (dicts) one after another; unknown keys pass through, order is kept."""
        from newsclean.io.records import clean_record  # not needed for plain text

        for record in records:
            yield clean_record(self, record)

    def _page(self, tree: LexborHTMLParser, known: Source) -> tuple[HtmlPage, list[tuple[Pass, str]]]:
        """Read a page and run over its text; `known` is what is known of it besides."""
        from newsclean.html.page import read_page  # selectolax and numpy, which text does without

        page = read_page(tree, title=known.title, url=known.url)
        return page, self._run(known._replace(text=page.text, title=page.title), page.region)

    def _page_article(self, known: Source, page: HtmlPage, passes: Sequence[tuple[Pass, str]]) -> Article:
        from newsclean.html.merge_metadata import told_by_page  # for pages alone

        def edits() -> Ledger:
            return compose(page.source, page.ledger(), _composed(page.text, passes))

        source = known._replace(text=page.text, title=page.title)
        return told_by_page(gather(source, passes, edits), page)

    def _run(self, source: Source, region: Region | None = None) -> list[tuple[Pass, str]]:
        """The passes over the text, each with the text it made; the last changed nothing, or was the last allowed.

        What HTML says of the lines goes along with them; the line model for pages of text is then not asked.
        """
        paged = self._paged and region is None
        passes: list[tuple[Pass, str]] = []
        text, repair = source.text, bool(self._repairs)
        known: dict[str, tuple[Hit, ...]] = {}
        for _ in range(ROUNDS):
            silent = repair and self._scan.silent(text)
            repairs = normalise(text, self._repairs, self._scan) if repair and not silent else NOTHING
            repaired = repairs.apply(text) if len(repairs) else text
            now = source if repaired is source.text else source._replace(text=repaired)
            if region is not None and repaired is not text:
                region = region.along(text, repairs, repaired)
            labelled = self._labelled(Document(now, region), known, paged=paged)
            made = labelled.render()
            passes.append((labelled, made))
            labelled.repairs, labelled.before = repairs, text
            if made == text:
                break
            unsettled = self._own_repairs or len(repairs) > 0 or (not silent and _EDGES.search(text) is not None)
            if not (unsettled or labelled.acts):
                break  # only plain white space between blocks changed: a second look would see the same blocks
            repair = bool(self._repairs) and (unsettled or labelled.changes_lines)
            region = labelled.region()
            text = made
            known = dict(zip(labelled.doc.texts, labelled.doc.hits, strict=True))  # most lines come again
        return passes

    def _labelled(self, doc: Document, known: Mapping[str, tuple[Hit, ...]], *, paged: bool) -> Pass:
        doc.label(self._ruleset.all_hits(doc.texts, known), paged=paged)
        labels: list[Label] = []
        for look in self._looks:
            labels += look(doc)
        if doc.region is not None:
            labels += told_by_html(doc)
            labels = [label for label in labels if not doc.region.trusts(label.block)]
        edits = [edit for cleaner in self._edits for edit in cleaner(doc)]
        return Pass(doc, labels, edits)


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError(f"a text or HTML is needed, not {type(raw).__name__}; bytes of text are for newsclean.io")
    return raw


def _composed(raw: str, passes: Sequence[tuple[Pass, str]]) -> Ledger:
    """The ledger of all passes, in offsets of `raw`."""
    whole = Ledger((), len(raw))
    for labelled, _ in passes:
        step = compose(labelled.before, labelled.repairs, labelled.ledger)
        whole = compose(raw, whole, step)
    return whole


# What ftfy makes of a line can depend on its edges, which the renderer sets: on spaces that are not plain ones, and on
# two letters about which it has a rule for the start of a line. Other lines are repaired once.
_EDGES = lazy("[ÃÂ\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
