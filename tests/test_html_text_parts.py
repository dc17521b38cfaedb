"""Lists, tables, entries and results beside the paragraphs of a page: no line is lost, whatever is named how."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.clean.presets import pipeline
from newsclean.html.parsing.walker import read_blocks
from newsclean.html.parts.boxes import rest_of_boxes
from newsclean.html.parts.text_parts import parts_of_text

news = pipeline("news")
TITLE = "Orchard of Velm opens to walkers"
TEXT = (
    "The old orchard of Velm opens to walkers on the first of May, after two years in which it was closed to all.",
    "The town has cleared eleven hectares of bramble, and set up benches where the pickers used to eat at noon.",
)
ITEMS = ("Bread for two", "A flask", "Stout shoes", "A stick")
FOLLOWS = ("No.", "On Sunday.", "About nine euros.", "Nobody knows yet.")
HEADS = ("The way", "The cost", "The mill", "Who pays")
FRAMES = {
    "blog": '<article class="post-9 hentry category-garden tag-list"><div class="entry-content">{}</div></article>',
    "divs": "<div class=w4>{}</div>",
    "more": '<section class="detail-more"><div class="body-text">{}</div></section>',
    "boxes": "<main>{}</main>",
}
AFTER = (
    "<div class=w5><div>Related</div><div><a href=/1>School of Velm gets a roof</a></div>"
    "<div><a href=/2>Two bakers share one oven</a></div></div><footer>Imprint</footer>"
)


def page(frame: str, *parts: str) -> str:
    head = f'<title>{TITLE} | Velm Echo</title><meta property="og:type" content="article">'
    menu = "<nav><a href=/>Home</a> <a href=/n>News</a> <a href=/s>Sport</a></nav>"
    body = FRAMES[frame].format("".join(parts))
    return f"<html lang=en><head>{head}</head><body>{menu}<h1>{TITLE}</h1>{body}{AFTER}</body></html>"


def lines_of(html: str) -> list[str]:
    article = news.page(html)
    assert article.ledger.undo(str(article)) == article.source
    return str(article).split("\n\n")


def each(form: str, *columns: tuple[str, ...]) -> str:
    return "".join(form.format(*row) for row in zip(*columns, strict=True))


def mixed(*columns: tuple[str, ...]) -> list[str]:
    return [text for row in zip(*columns, strict=True) for text in row]


FORMS = {
    "list": (f"<ul>{each('<li>{}', ITEMS)}</ul>", [*ITEMS]),
    "headed list": (f"<h2>Take along</h2><ul>{each('<li>{}', ITEMS)}</ul>", ["Take along", *ITEMS]),
    "terms": (f"<dl>{each('<dt>{}<dd>{}', HEADS, FOLLOWS)}</dl>", mixed(HEADS, FOLLOWS)),
    "steps": (f"<ol>{each('<li><h3>{}</h3><p>{}</p>', HEADS, FOLLOWS)}</ol>", mixed(HEADS, FOLLOWS)),
    "cards": (each("<div class=item><div class=t>{}</div><div>{}</div></div>", HEADS, FOLLOWS), mixed(HEADS, FOLLOWS)),
    "subheads": (each("<h2>{}</h2><p>{}</p>", HEADS, FOLLOWS), mixed(HEADS, FOLLOWS)),
    "table": (
        f"<div class=scroll><table>{each('<tr><td>{}<td>{}', HEADS, FOLLOWS)}</table></div>",
        [" | ".join(row) for row in zip(HEADS, FOLLOWS, strict=True)],
    ),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("form", FORMS)
def test_what_stands_in_the_container_of_the_text_stays_whole(form, frame):
    shown, expected = FORMS[form]
    paragraphs = [f"<p>{text}</p>" for text in TEXT]
    assert lines_of(page(frame, *paragraphs, shown)) == [TITLE, *TEXT, *expected]
    assert lines_of(page(frame, paragraphs[0], shown, paragraphs[1])) == [TITLE, TEXT[0], *expected, TEXT[1]]


@pytest.mark.parametrize(
    "other",
    [
        "<ul>" + each("<li><a href=/{0}>{0}</a>", ITEMS) + "</ul>",
        "<ul class=share>" + each("<li>{}", ITEMS) + "</ul>",
        "<table>" + each("<tr><td><a href=/{0}>{0}</a><td><a href=/{1}>{1}</a>", HEADS, ITEMS) + "</table>",
        "<aside><ul>" + each("<li>{}", ITEMS) + "</ul></aside>",
    ],
)
def test_links_shares_and_margins_in_that_container_are_no_parts_of_the_text(other):
    assert lines_of(page("divs", *(f"<p>{text}</p>" for text in TEXT), other)) == [TITLE, *TEXT]


def test_a_second_short_story_with_its_own_headline_and_byline_is_left_out():
    own = "<p>Two men were fined on Friday after cider worth 60,000 euros had been stolen from the old press.</p>"
    choir = "<h1>Choir seeks basses</h1><p class=x>By Ann Moule</p><p>The choir needs basses by Easter.</p>"
    other = f"<article>{choir}</article>"
    html = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{own}<p>They come from Tolm.</p><hr>{other}</main>{AFTER}"
    assert "basses" not in str(news.page(html)) and "Tolm" in str(news.page(html))


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("<li>Built in 1931", [1, 2]),  # a fact box of which half stays is whole, in an `aside`, too
        ("<li class=share>Post it", [1]),  # names are evidence there as elsewhere
        ("<li><a href=/1>Read also</a>", [1]),
    ],
)
def test_the_rest_of_a_fact_box_in_an_aside_stays_with_its_half(first: str, found: list[int]) -> None:
    box = f"<aside><h4>At a glance</h4><ul>{first}<li>Closed in 1987<li>Mended in 1999</ul></aside>"
    blocks = read_blocks(LexborHTMLParser(f"<p>It rained.{box}<p>It stopped."))
    keep = [True, False, False, True, True, True]
    assert list(rest_of_boxes(blocks, [2.0, -1.0, -1.5, 1.0, 1.0, 2.0], keep, list(parts_of_text(blocks, 0)))) == found
