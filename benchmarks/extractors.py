"""How each peer is called, as its own documentation does: a page's HTML and language in, headline and text out.

A `make_NAME` imports its peer and returns two functions: `text`, which is timed, and `title`, which is not. The
language is for jusText and newspaper4k, which know words of each and guess it badly; the others need none. Where a peer
has an option for readers' comments or the texts of images it leaves them out, as the gold texts do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

Extract = Callable[[str, str], str | None]  # (html, language)
LANGUAGES = {"en": "English", "de": "German", "pl": "Polish", "el": "Greek", "ru": "Russian"}  # jusText's names


def _trafilatura(**options: Any) -> tuple[Extract, Extract]:
    import trafilatura  # each peer is in an environment of its own

    return (
        lambda html, _: trafilatura.extract(html, include_comments=False, **options),
        lambda html, _: getattr(trafilatura.extract_metadata(html), "title", None),
    )


def make_trafilatura() -> tuple[Extract, Extract]:
    """Its defaults."""
    return _trafilatura()


def make_trafilatura_precise() -> tuple[Extract, Extract]:
    """Less text, more of it right."""
    return _trafilatura(favor_precision=True)


def make_trafilatura_fast() -> tuple[Extract, Extract]:
    """Without the other extractors that it falls back on."""
    return _trafilatura(fast=True)


def make_resiliparse() -> tuple[Extract, Extract]:
    """Its rules for main content; its title is the page's `title` element."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    return (
        lambda html, _: extract_plain_text(html, main_content=True, alt_texts=False, comments=False),
        lambda html, _: HTMLTree.parse(html).title,
    )


def make_readability() -> tuple[Extract, Extract]:
    """It gives HTML: of that all text, one line a block."""
    from lxml import html as lxml_html
    from readability import Document

    def text(html: str, _: str) -> str:
        tree = lxml_html.fromstring(Document(html).summary(html_partial=True))
        for element in tree.iter("p", "div", "br", "li", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"):
            element.tail = "\n" + (element.tail or "")
        return str(tree.text_content())

    return text, lambda html, _: Document(html).short_title()


def make_newspaper() -> tuple[Extract, Extract]:
    """Downloads nothing: the page is given to it, and images are not fetched."""
    import newspaper

    def parse(html: str, lang: str) -> Any:
        article = newspaper.Article("https://example.org/news", language=lang, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article

    return lambda html, lang: parse(html, lang).text, lambda html, lang: parse(html, lang).title


def make_justext() -> tuple[Extract, Extract]:
    """With the page's stop words; in languages for which it has none, in its language-independent mode. No title."""
    import justext

    def text(html: str, lang: str) -> str:
        if lang in LANGUAGES:
            found = justext.justext(html, justext.get_stoplist(LANGUAGES[lang]))
        else:
            found = justext.justext(html, frozenset(), stopwords_low=0, stopwords_high=0)
        return "\n".join(p.text for p in found if not p.is_boilerplate)

    return text, lambda *_: None


def make_newsclean() -> tuple[Extract, Extract]:
    """The preset `news`, the article with its ledger."""
    import newsclean

    clean = newsclean.pipeline("news")
    return lambda html, _: clean.article(html).body, lambda html, _: clean.article(html).title


def make(name: str) -> tuple[Extract, Extract]:
    """The functions of one peer, by its name in peers.toml."""
    logging.disable(logging.CRITICAL)  # they warn of every page they cannot read, on stderr
    made: tuple[Extract, Extract] = globals()[f"make_{name}"]()
    return made
