"""The reader and its slow, obvious twin over BeautifulSoup with html5lib give the same blocks.

The twin shares the table of elements with the reader and nothing else: it has another parser, and it recurses. The two
parsers build different trees only of broken pages, and there only in these cases, which generated pages leave out;
html5lib 1.1 is of 2020, and the standard has moved since:

- `template`: html5lib takes it for an unknown element, which `</p>` outside can close;
- `select` may hold any element since 2025; html5lib drops all but options;
- `</p>` and `</br>` leave a drawing; html5lib looks for their start tags in it;
- `main`, `search`, `hgroup`, `dialog`, `details`: html5lib lacks them in its lists of elements that end a paragraph or
  that misnested formatting cannot leave;
- `sup` in a drawing ends it, as `sub` does, and `image` in a table is an `img` before it: lexbor forgets both.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import groupby

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from conftest import SHARED
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean as nc
from newsclean.html.parsing import elements as tags
from newsclean.html.parsing.parse import tree_of
from newsclean.html.parsing.walker import Walk

Row = tuple[str, str, int]  # text, tag of the block's element, characters of links
BORDER, GLUE = object(), object()
CLEAN = nc.pipeline("news")
pytestmark = pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")  # XHTML is what it is


def fast(html: object) -> list[Row]:
    """The lines of the walk, before those of a column are joined."""
    tree, reader = tree_of(html), Walk()
    if tree.body is not None:
        reader.run(tree.body)
    return [(line.text, reader.rows[line.element][0], line.linked) for line in reader.lines]


def slow(html: str) -> list[Row]:
    body = BeautifulSoup(html, "html5lib").body
    parts = list(walk(body, "body", frozenset())) if body else []
    groups = [list(group) for border, group in groupby(parts, lambda part: part is BORDER) if not border]
    return [row for group in groups if (row := block(group))]


def walk(element: Tag, inside: str, above: frozenset[str]) -> Iterator[object]:
    """Texts with where they stand, borders of blocks, and places where two labels touch."""
    for child in element.children:
        if not isinstance(child, Tag):
            if not isinstance(child, PreformattedString):  # a comment and the like
                yield str(child), inside, "a" in above
            continue
        kind = tags.KIND.get(child.name, tags.BLOCK)
        if kind == tags.INLINE or is_unknown_amid_text(child):
            formula = "".join(map(str.strip, texts_of(child))), inside, "a" in above
            is_formula = child.name == "math"
            yield from (
                [formula] * bool(formula[0])
                if is_formula
                else marked(child, list(walk(child, inside, above | {child.name})))
            )
            if child.contents and child.name in tags.LABELS and is_label(child.next_sibling):
                yield GLUE
        elif kind != tags.SKIP:
            yield BORDER
            if child.name in tags.WHOLE and not (child.name == "footer" and above & {"article", "main"}):
                yield " ".join(texts_of(child)), child.name, True
            elif kind == tags.BLOCK:
                yield from walk(child, child.name, above | {child.name})
            yield BORDER


def is_unknown_amid_text(child: Tag) -> bool:
    if child.name in tags.KIND or child.name in tags.KNOWN_BLOCKS:
        return False
    beside = (is_text(node) and not node.isspace() for node in (child.previous_sibling, child.next_sibling))
    return all(beside) if child.name == "button" else any(beside)


def is_text(node: object) -> bool:
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


def marked(child: Tag, parts: list[object]) -> list[object]:
    """The parts of an inline element, with the raised figures of a `sup`, and links that may be those of notes."""
    inner = [part for part in parts if isinstance(part, tuple)]
    is_within = child.name == "a" and "#" in (child.get("href") or "")
    if is_within and len(parts) == len(inner) == 1 and inner[0][0] == child.get_text():
        return [(NoteNumber(inner[0][0]), *inner[0][1:])]
    if child.name != "sup" or len(inner) != len(parts) or "".join(text for text, *_ in inner).strip(FIGURES):
        return parts
    return [(text.translate(RAISED), inside, linked) for text, inside, linked in inner]


class NoteNumber(str):
    """The text of a link within the page: raised where it is a number right behind a word."""

    __slots__ = ()


FIGURES = "0123456789+-−() \n\t"
RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


def is_label(node: object) -> bool:
    if not isinstance(node, Tag) or node.name not in tags.LABELS:
        return False
    for _ in range(tags.LABEL_DEPTH):
        if not node.contents or isinstance(node := node.contents[0], PreformattedString):
            return False
        if not isinstance(node, Tag):
            return str(node)[:1].isalnum()
    return False


def texts_of(element: Tag) -> Iterator[str]:
    for child in element.children:
        if not isinstance(child, Tag):
            if not isinstance(child, PreformattedString):
                yield str(child)
        elif tags.KIND.get(child.name) != tags.SKIP:
            yield from texts_of(child)


def block(parts: list[object]) -> Row | None:
    """The block that parts without a border between them make."""
    while parts and (parts[0] is GLUE or not parts[0][0].strip()):
        parts = parts[1:]
    if not parts:
        return None
    text, linked = "", 0
    last = ""
    for part in parts:
        if part is GLUE:
            text += " " if len(last) > 1 else ""
        else:
            last, _, is_link = part
            note = isinstance(last, NoteNumber) and last.isdecimal() and text and not text[-1].isspace()
            text += last.translate(RAISED) if note else last
            linked += len(last.strip()) if is_link else 0
    text = " ".join(text.split())
    return text, parts[0][1], min(linked, len(text))


PAGES = {
    "a page": "<!doctype html><html><head><title>T</title></head><body><h1>Rain</h1><p>It rained.</p></body></html>",
    "nothing": "",
    "only white space": " \n<body> \n<p>\t</p> ",
    "text alone": "It rained.",
    "inline elements are no border": "<p>It <b>rai</b>ned <i>all</i> day",
    "a drop cap": "<p><span>I</span><span>t rained.</span>",
    "two labels side by side": "<p><span>Sport</span><span>Weather</span><a>Home</a><a>World</a>",
    "two labels, a comment between": "<p><span>Sport</span><!-- --><span>Weather</span>",
    "an empty element glues nothing": "<p>rai<span></span><span>ned</span>",
    "br and hr are borders": "<p>one<br>two<br/><br>three<hr>four</br>five",
    "text beside blocks": "one<p>two</p>three<div>four<p>five</p>six</div>seven",
    "nested lists": "<ul><li>one<ol><li>two<li>three</ol>four<li>five</ul>six",
    "definitions": "<dl><dt>one<dd>two<p>three<dt>four</dl>",
    "a table": "<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>",
    "tables in tables": "<table><tr><td>a<table><tr><td>b</table>c</table>d",
    "text in a table stands before it": "<table>foo<tr>bar<td>x</table>",
    "links": "<p>See <a href=x>the <b>report</b></a> and <a>more</a>.",
    "a link round blocks": "<a href=x><h2>Rain</h2><p>It rained.</p></a>after",
    "links in links": "<a>one<a>two</a>three</a>four",
    "a menu is one block": "<p>a</p><nav><ul><li><a>Home</a><li><a>Sport</a></ul><p>x</nav>b",
    "an empty menu": "<nav> </nav><menu></menu>a",
    "code in a menu": "<nav><script>no()</script><style>.a{}</style><noscript>n</noscript>Home</nav>",
    "drawings in a menu": "<nav><svg><g><text>no</text></g></svg><select><option>no</select>Home</nav>",
    "a footer is one block": "<footer><p>Imprint</p><p>Contact</p></footer>",
    "a footer of an article is the article's": "<article><p>a</p><footer><p>b</p><p>c</p></footer></article>",
    "a footer in main": "<main><footer>a<p>b</footer></main><footer>c<p>d</footer>",
    "a menu in a menu": "<nav>a<nav>b</nav>c</nav>d",
    "unclosed paragraphs": "<p>one<p>two<div>three<p>four",
    "unclosed formatting": "<p><b>one<p>two</b>three<i>four<div>five</i>six",
    "closed in the wrong order": "<p><b><i>one</b>two</i>three</p>four</p>five",
    "comments": "a<!-- b -->c<!-->d<!--- e --->f<!-- <p>g</p> -->h",
    "noscript": "<p>a<noscript><p>b</p><img></noscript>c",
    "template": "a<template><p>b</p></template>c",
    "svg": "a<svg><title>b</title><text>c</text></svg>d<math><mi>e</mi></math>f",
    "hidden texts are texts": "<p hidden>a</p><p style='display:none'>b<p aria-hidden=true>c",
    "controls": "a<button>b</button><textarea>c</textarea><label>d</label><input value=e>f",
    "pre": "<pre>\n\n a\n b</pre><textarea>\nc</textarea>d",
    "entities": "<p>a&amp;b&nbsp;c&lt;d&hellip;&#8217;&#x85;&bogus;&copy=",
    "signs that Python takes for white space": "<p>a\x1cb\u2028c\u3000d\x85e",
    "an unknown element is a block but amid text": "one<my-card>two</my-card>three<p><my-card>four</my-card>",
    "a number of a note": "<p>It rained.<a href='#n1'>1</a> See <a href='#p5'>5</a> and A<a href=/x>380</a>.",
    "a link within the page round a block": "<div><a href='#n1'><h3>One</h3></a><a href='#n2'><h3>Two</h3></a></div>",
    "a raised number opens a block": "<p><sup>1</sup>A note<p><sup><div>2</div></sup><sup>3</sup>",
    "a button amid text": "<p>The <button>Harbour Board</button> said. <button>Share</button><button>Print</button>",
    "what a script counts": "<p>A counter read <output>312</output> people.",
    "ruby": "<p><ruby>漢<rt>kan</rt><rp>)</rp></ruby>字",
    "frames": "<frameset><frame src=a><noframes><p>no</noframes></frameset>",
    "two bodies": "<body class=a>one<body id=b>two</html>three",
    "a head in the body": "<p>a<head><title>b</title></head>c<title>d</title>",
    "an iframe": "a<iframe><p>b</p></iframe>c<object>d</object>e",
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_written_by_hand(name):
    assert fast(PAGES[name]) == slow(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("parser", ["html.parser", "lxml", "html5lib"])
def test_a_soup_yields_the_blocks_of_the_page_it_was_made_from(name, parser):
    if parser == "lxml":
        pytest.importorskip("lxml")
    soup = BeautifulSoup(PAGES[name], parser)
    if parser == "html5lib":
        assert fast(soup) == slow(PAGES[name])
    assert fast(soup) == fast(soup.decode()) == slow(soup.decode())


WELL_FORMED = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rain</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>Rain &amp; wind</h1><p>It <b>rained</b>
all day,<br>and then it <a href="x">stopped</a>.</p><!-- no --><ul><li>one</li><li>two</li></ul></article></main>
<footer><p>Imprint</p></footer><script>if (a < b) no()</script></body></html>"""


@pytest.mark.parametrize("parser", ["html.parser", "lxml", "html5lib"])
def test_a_well_formed_page_is_the_same_whoever_parses_it(parser):
    if parser == "lxml":
        pytest.importorskip("lxml")
    soup = BeautifulSoup(WELL_FORMED, parser)
    assert fast(soup) == fast(WELL_FORMED) == slow(WELL_FORMED)
    assert CLEAN.article(soup) == CLEAN.article(WELL_FORMED)
    assert CLEAN.article(WELL_FORMED.encode()) == CLEAN.article(WELL_FORMED)
    assert fast(soup.article) == fast(str(soup.article)) == [row for row in fast(soup) if row[1] not in tags.WHOLE]


# Drawings come whole, and elements of which the parsers differ not at all: see above.
SIGNS = ["a", "rain", " ", "\n", "I", "&amp;", "ü", "\xa0", "\0", "<", "<!-- c -->", "<?xml:ns?>", "it rained. "]
SIGNS += ["<svg><g><text>a</text></g></svg>", "<math>a<mi>b</mi></math>"]
NAMES = [
    "a", "b", "i", "span", "p", "div", "br", "hr", "ul", "li", "nav", "menu", "footer", "article", "table", "tr",
    "td", "th", "tbody", "caption", "h1", "h2", "script", "style", "noscript", "button", "em", "font", "section",
    "img", "form", "dl", "dd", "dt", "pre", "textarea", "nobr", "my-card", "iframe", "title", "body", "head", "html",
    "figure", "object", "label", "center", "aside", "video", "blockquote", "u", "code",
]  # fmt: skip
SOUP = st.lists(
    st.sampled_from(SIGNS)
    | st.builds(str.format, st.sampled_from(["<{}>", "<{} class=x hidden>", "</{}>"]), st.sampled_from(NAMES)),
    max_size=30,
).map("".join)


@given(SOUP)
@settings(max_examples=100)
def test_tag_soup(html):
    assert fast(html) == slow(html)
    assert fast(BeautifulSoup(html, "html5lib")) == slow(html)


@pytest.mark.skipif(not (SHARED / "eval").is_dir(), reason="the labelled pages are not beside the checkout")
@pytest.mark.parametrize("name", ["big9", "fundus_tests", "wcxb", "daniel"])
def test_real_pages(name):
    """15 pages of each set; all with NEWSCLEAN_ALL_PAGES=1, which takes minutes."""
    with gzip.open(SHARED / f"eval/html/{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    step = 1 if os.environ.get("NEWSCLEAN_ALL_PAGES") else len(lines) // 15
    for line in lines[::step]:
        page = json.loads(line)
        assert fast(page["html"]) == slow(page["html"]), page["id"]
