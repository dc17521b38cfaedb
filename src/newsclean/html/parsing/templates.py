"""Text that a page's scripts put in place: it stands in a template, or in the element for browsers without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.html.parsing.parse import tree_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MARKUP_MIN = 120  # characters: the template of a button or a counting pixel has fewer
NOTICE_MAX = 1000  # characters: an article that names it is longer
MOST = 20  # templates of a page that are read
_SELECTOR = 'script[type^="text/template" i], script[type^="text/html" i], script[type^="text/x-template" i], noscript'
_SLOTS = ("{{", "<%", "${")  # of templates that are filled in: their text is none of the article's
_NOTICE = "javascript"  # what the page needs, in any language


def show_templates(tree: LexborHTMLParser) -> bool:
    """Put paragraphs that stand in templates in their place; were there any? The tree is changed.

    >>> text = "<p>" + "The river rose by two metres in the night, the town said. " * 4
    >>> tree = tree_of(f"<article><script type='text/template'>{text}</script></article>")
    >>> show_templates(tree), tree.css_first("article p") is not None, show_templates(tree)
    (True, True, False)
    >>> show_templates(tree_of("<script type='text/template'><p>{{ title }}</script><noscript><img src=x></noscript>"))
    False
    """
    if tree.body is None:
        return False
    shown = False
    for node in tree.body.css(_SELECTOR)[:MOST]:
        markup = node.text() if node.tag == "script" else node.inner_html or ""
        if len(markup) >= MARKUP_MIN and "<p" in markup and not _is_other(markup):
            inside = tree_of(f"<div>{markup}").css_first("div")
            if inside is not None:
                node.replace_with(inside)
                shown = True
    return shown


def _is_other(markup: str) -> bool:
    """A template that a script fills in, or the notice that one is needed."""
    return any(slot in markup for slot in _SLOTS) or (len(markup) < NOTICE_MAX and _NOTICE in markup.lower())
