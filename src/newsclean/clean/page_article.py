"""An HTML page as an article: its blocks after the text cleaners, together with its metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newsclean.clean.build_article import build_article
from newsclean.core.compose import compose
from newsclean.core.ledger import Ledger
from newsclean.html.page import Declared, HtmlPage, read_page
from newsclean.html.parsing.parse import tree_of
from newsclean.html.parts.signature import signature_of
from newsclean.metadata.headline_element import repeats_declared
from newsclean.metadata.reader import MetadataReader
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.clean.round import Round
    from newsclean.core.article import Article
    from newsclean.core.document import Source
    from newsclean.html.line_evidence import LineEvidence
    from newsclean.metadata.model import Metadata

    Rounds = list[tuple[Round, str]]

CAPTION_WORDS = 3


def parse_page(raw: Any) -> LexborHTMLParser:
    """The tree of a page: a str, bytes or a BeautifulSoup. Raises TypeError for anything else.

    Bytes are decoded by their byte order mark, by their declaration, as UTF-8, and finally by a guess.

    >>> parse_page("<p>Жара".encode("utf-16")).css_first("p").text()
    'Жара'
    """
    if isinstance(raw, (bytes, bytearray)):
        from newsclean.io.decode import decode_page  # bs4, if it must guess

        raw = decode_page(bytes(raw)).text
    return tree_of(raw)


@dataclass(frozen=True, slots=True)
class PageRun:
    """A page, its text as a source, the reader of its metadata, and the rounds of cleaning."""

    tree: LexborHTMLParser
    page: HtmlPage
    source: Source
    metadata: MetadataReader
    rounds: Rounds
    compose_rounds: Callable[[str, Rounds], Ledger]

    @classmethod
    def of(
        cls,
        raw: Any,
        known: Source,
        run: Callable[[Source, LineEvidence], Rounds],
        compose_rounds: Callable[[str, Rounds], Ledger],
    ) -> PageRun:
        """Read a page and `run` the cleaners over its text; `known` is what is known about it beforehand."""
        tree = parse_page(raw)
        reader = MetadataReader(tree, known.url)
        title = known.title or reader.title
        printed = reader.found.get("title") == "visible" and not known.title and repeats_declared(reader.headline)
        declared = Declared(title, reader.kind, reader.body, reader.descriptions, printed)
        page = read_page(tree, declared)
        source = known._replace(text=page.text, title=page.title)
        return cls(tree, page, source, reader, run(source, page.evidence), compose_rounds)

    def article(self) -> Article:
        """The clean article with the page's metadata."""
        return add_metadata(build_article(self.source, self.rounds, self._ledger), self.page, self.metadata.read())

    def _ledger(self) -> Ledger:
        cleaned = self.compose_rounds(self.page.text, self.rounds)
        return compose(self.page.source, self.page.ledger(), cleaned)


def add_metadata(article: Article, page: HtmlPage, found: Metadata) -> Article:
    """The article with what the page says about itself; what was known before takes precedence.

    Authors are the declared ones, else those of the removed bylines, else those in the data of scripts, else who signed
    the text; a given date is kept.
    """
    published = found.published
    from_scripts = found.found.get("authors") == "script"
    told = {**found.found, "authors": "visible"} if from_scripts and article.authors else found.found
    return replace(
        article,
        source=page.source,
        title=article.title or page.title,
        authors=(article.authors if from_scripts else ()) or found.authors or article.authors or _signature(page),
        captions=tuple(dict.fromkeys(filter(_is_caption, (*article.captions, *found.captions)))),
        agency=article.agency or found.agency,
        section=found.section,
        url=article.url or found.url,
        date=article.date or (published.iso if published else None),
        lang=article.lang or found.lang,
        kind=page.kind,
        published=published,
        modified=found.modified,
        outlet=found.outlet,
        canonical=found.url,
        paywalled=found.paywalled,
        found={"kind": "visible", **told, **({"body": page.declared_in} if page.declared_in else {})},
    )


def _signature(page: HtmlPage) -> tuple[str, ...]:
    rows = zip(page.lines, page.evidence.keep, strict=True)
    name = signature_of(page.blocks, [block for line, keep in rows if keep for block in line])
    return (name,) if name else ()


def _is_caption(text: str) -> bool:
    """Captions are sentences, or names and places; images also bear labels such as "View gallery" or a full stop."""
    return text.count(" ") >= CAPTION_WORDS - 1 or text[:1] > SPACELESS
