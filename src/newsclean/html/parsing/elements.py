"""How the walker treats each element: a table, from the HTML standard's rendering section."""

from __future__ import annotations

INLINE, BLOCK, TEXT, BREAK, SKIP = range(5)

_INLINE = """a abbr acronym b basefont bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby
s samp small span strike strong sub sup time tt u var wbr img picture source amp-img g-emoji math meter
progress output"""
# Never text of the page: code, drawings, other documents, controls, the texts for browsers that cannot show something.
_SKIP = """-comment -cdata script style noscript template svg iframe frame frameset noframes noembed object embed
applet canvas audio video map area select option optgroup datalist textarea input param track link meta title head base
dialog-polyfill amp-ad amp-analytics amp-iframe"""

# The block-level elements of the standard, and its old ones; an element that is nowhere here is unknown to a browser,
# or a button.
_KNOWN = """address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol p
plaintext pre search section summary table tbody td tfoot th thead tr ul xmp slot marquee"""
KNOWN_BLOCKS = frozenset(_KNOWN.split())

KIND: dict[str | None, int] = {"-text": TEXT, "br": BREAK, "hr": BREAK}
KIND[None] = SKIP  # a processing instruction, `<?php ?>`, whose tag lexbor does not name
KIND |= dict.fromkeys(_INLINE.split(), INLINE)
KIND |= dict.fromkeys(_SKIP.split(), SKIP)

NAMING = frozenset(("class", "id", "role", "itemprop", "data-testid", "data-component", "aria-label"))

(NAV, ASIDE, FOOTER, HEADER, FORM, FIGURE, CAPTION, TABLE, LIST, QUOTE, ARTICLE, MAIN, LINK, BUTTON, PARAGRAPH) = (
    1 << n for n in range(15)
)
FLAGS = 15
CONTEXT = {
    "nav": NAV, "menu": NAV, "aside": ASIDE, "footer": FOOTER, "header": HEADER, "form": FORM, "fieldset": FORM,
    "figure": FIGURE, "figcaption": CAPTION | FIGURE, "table": TABLE, "ul": LIST, "ol": LIST, "dl": LIST,
    "blockquote": QUOTE, "article": ARTICLE, "main": MAIN, "a": LINK, "button": BUTTON, "p": PARAGRAPH,
}  # fmt: skip

WHOLE = frozenset(("nav", "menu", "footer"))  # one block each; a footer inside an article is the article's
LABELS = frozenset(("a", "span", "time", "label"))  # inline elements that pages set side by side as labels
LABEL_DEPTH = 4  # elements that a label may be wrapped in; looking on would be quadratic in hostile nests
BODIES = frozenset(("article", "main"))
SECTION_HEADINGS = ("h1", "h2", "h3", "h4")
