"""The outlet of a page that declares none: the end or start of its title, if the page prints that as its own name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.names.label_tables import label_words
from newsclean.text.names.person_names import is_outlet
from newsclean.text.string_forms import squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LONG = 50  # characters: the longest name of an outlet on 1,073 pages of news has 38
LINKS = 400  # of a page, in which its own name is looked for: those of its head come first
_EDGE = lazy(r"\A[\s|•∙⋅·¦｜:_\-–—―/~<>»«›‹]+|[\s|•∙⋅·¦｜:_\-–—―/~<>»«›‹]+\Z")
_RIGHTS = lazy(r"(?i)(?:©|\(c\)|copyright)[^\n]{0,40}")
_HOME = 'a[href="/"], a[href="./"], a[href=""], a:not([href]), [class*=logo i], [class*=brand i], [class*=masthead i]'


def titled_outlet(tree: LexborHTMLParser, page_title: str | None, headline: str | None) -> str | None:
    """What a page's title holds beside the headline, if the page bears that name, too; None without such evidence.

    It bears it in the link to its front page, in an element named for its logo, or behind its ©.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<a href=/>The Lindmouth Log</a><p>It rained.")
    >>> titled_outlet(page, "Rain in Orre - The Lindmouth Log", "Rain in Orre")
    'The Lindmouth Log'
    >>> titled_outlet(page, "Rain in Orre - Weather", "Rain in Orre"), titled_outlet(page, None, "Rain in Orre")
    (None, None)
    """
    name = _beside(page_title or "", headline or "")
    if not name or len(name) > LONG or name.casefold() in label_words("titles", "sections"):
        return None
    key = squash(name)
    return name if key and (is_outlet(name) or any(key in text for text in _own_names(tree, key))) else None


def _beside(title: str, headline: str) -> str | None:
    """The one piece of a title that is not the headline."""
    at = title.find(headline) if headline else -1
    if at < 0:
        return None
    before, after = title[:at], title[at + len(headline) :]
    piece = before if before and not after else after if after and not before else ""
    name = _EDGE.sub("", piece)
    name = name.replace("|", "_").rpartition("_")[2]  # "Section_Name"
    # without a sign between them it is a part of the headline, and with one inside it is more than a name
    return tidy(name) if name != piece and not any(f" {sign} " in name for sign in "|-–—•·") else None


def _own_names(tree: LexborHTMLParser, key: str) -> Iterator[str]:
    """The texts, squashed, in which a page gives its own name."""
    if tree.body is None:
        return
    for node in islice(tree.body.css(_HOME), LINKS):
        text = squash(node.text()[: 4 * LONG]) or squash(node.attributes.get("title") or "")
        if text == key or text == "the" + key:
            yield text
    for found in _RIGHTS.finditer(tree.body.text(separator="\n")[-20_000:]):
        yield squash(found[0])
