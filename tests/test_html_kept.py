"""Text of a page that must not be lost: embedded posts, accordions, readings, templates, boxes amid the text."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

import newsclean as nc
from newsclean.clean.presets import pipeline
from newsclean.html.page import Declared, read_page
from newsclean.html.parsing.walker import read_blocks

news = pipeline("news")
TITLE = "Cable car of Merrow stands still until June"
BODY = (
    "The cable car of Merrow will stand still until June, the town said on Monday, as a bearing has to be replaced.",
    "Some nine hundred people take it on an ordinary day, most of them to the hospital on the hill above the harbour.",
    "“We have been asking for a spare bearing since the autumn,” said Oda Lindqvist, who runs the station.",
    "The council wants to put on two more buses from Thursday, and the operator is to pay for half of the costs.",
)
POST = (
    '<blockquote class="twitter-tweet"><p lang="en">We will carry our shopping up the hill.</p>'
    "&mdash; Oda Lindqvist (@oda) March 4, 2024</blockquote>"
)


def page(*parts: str, head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE} | Merrow Post</title>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<main><article><h1>{TITLE}</h1>{''.join(parts)}</article></main><footer>Imprint</footer></body></html>"
    )


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or BODY)


def clean(html: str) -> str:
    article = news.page(html)
    assert article.ledger.undo(str(article)) == article.source
    return str(article)


@pytest.mark.parametrize("frame", ["{}", "<figure><div>{}</div></figure>", "<div class=embed-twitter>{}</div>"])
def test_embedded_posts_are_quotations_and_stay(frame):
    html = page(lines(*BODY[:2]), frame.format(POST), lines(*BODY[2:]))
    text = clean(html)
    assert "We will carry our shopping up the hill." in text and "— Oda Lindqvist (@oda)" in text
    without = nc.Pipeline([*nc.cleaners.preset("news"), nc.cleaners.embeds()]).article(html)
    assert without.body == "\n\n".join(BODY) and without.ledger.undo(str(without)) == without.source
    assert {e.rule for e in without.ledger.removed if "@oda" in e.text} == {"html/embed"}


def test_a_post_in_the_margin_or_before_the_text_is_no_quotation():
    assert "shopping" not in clean(page(lines()) + f"<aside>{POST}</aside>")
    assert "shopping" not in clean(f"<div class=timeline>{POST}</div>" + page(lines()))


def test_the_labels_of_a_network_go():
    label = "<a href=x>View this post on Instagram</a>"
    post = f'<blockquote class="instagram-media">{label}{lines("The last cabin.")}'
    text = clean(page(lines(*BODY[:2]), post + "<p>A post shared by Oda (@oda)</p></blockquote>", lines(*BODY[2:])))
    assert "The last cabin." in text and "Instagram" not in text and "shared by" not in text


ASKED, SAID = (
    "How long will it take?",
    "The bearing is made to order, and the maker needs eleven weeks for it at least.",
)
PANELS = [
    f"<details><summary>{ASKED}</summary><p>{SAID}</p></details>",
    f"<div class=faq><button aria-controls=a>{ASKED}</button><div id=a class=panel hidden><p>{SAID}</p></div></div>",
    f"<h4><a data-toggle=collapse>{ASKED}</a></h4><div class='collapse' aria-hidden=true><p>{SAID}</p></div>",
]


@pytest.mark.parametrize("panel", PANELS)
def test_what_a_reader_opens_is_text_of_the_page(panel):
    text = clean(page(lines(*BODY[:2]), panel, lines(*BODY[2:])))
    assert text.split("\n\n") == [TITLE, *BODY[:2], ASKED, SAID, *BODY[2:]]


@pytest.mark.parametrize("box", ["<p hidden>{}</p>", "<div class=modal style='display:none'><p>{}</p></div>"])
def test_what_nobody_opens_stays_hidden(box):
    assert SAID not in clean(page(lines(*BODY[:2]), box.format(SAID), lines(*BODY[2:])))


def test_readings_are_no_text():
    blocks = read_blocks(LexborHTMLParser("<p><ruby>漁師<rp>(</rp><rt>りょうし</rt><rp>)</rp></ruby>は言った。"))
    assert blocks.seen(0) == "漁師は言った。" and {cut.rule for cut in blocks.cuts[0]} == {"html/reading"}


@pytest.mark.parametrize("tag", ["script type='text/template'", "noscript"])
def test_an_article_in_a_template_is_read(tag):
    text = clean(page(f"<{tag}>{lines()}</{tag.split()[0]}>"))
    assert text == "\n\n".join([TITLE, *BODY])


def test_a_template_is_no_text_where_the_page_has_one():
    text = clean(page(lines(), f"<script type='text/template'>{lines(*([SAID] * 3))}</script>"))
    assert SAID not in text and text.endswith(BODY[-1])


def test_a_box_amid_the_text_ends_no_story():
    """An h1 and a name over a link to another article, in the place where sites set "Read also"."""
    box = "<aside><h1>Read also</h1><h2><a href=/b>Bus to the hospital full</a></h2><span class=author>Oda L.</span>"
    assert clean(page(lines(*BODY * 2), box + "</aside>", f"<p>{SAID}</p>")).endswith(SAID)


def test_a_headline_for_screen_readers_alone_is_not_the_one_on_the_page():
    shown, hidden = f"<h2 class=title>{TITLE}</h2>", f"<h1 class=visuallyhidden>{TITLE} | Merrow Post</h1>"
    html = page(lines()).replace(f"<h1>{TITLE}</h1>", shown).replace("<main>", f"{hidden}<main>")
    assert clean(html) == "\n\n".join([TITLE, *BODY])


def test_no_line_of_evidence_is_without_a_line():
    found = read_page(LexborHTMLParser(f"<h1 class=sr-only>{TITLE}</h1>{lines()}"), Declared(TITLE))
    assert len(found.evidence) == len(found.text.split("\n")) and all(found.text.split("\n"))


def test_text_in_a_form_that_holds_the_page():
    parts = "".join(f'<div class="comment-text">{text}</div>' for text in BODY)
    html = f"<title>{TITLE}</title><form id=aspnetForm><nav>Home</nav><h1>{TITLE}</h1><div>{parts}</div></form>"
    assert clean(html).endswith(BODY[-1])


def test_names_hide_no_article_that_texts_and_elements_show():
    boxes = "".join(f'<div class="share-{n}"><p class="ad-{n}">{text}</p></div>' for n, text in enumerate(BODY))
    assert clean(page(f'<div class="overlay-nav">{boxes}</div>')) == "\n\n".join([TITLE, *BODY])


def test_a_start_page_of_one_text_shows_it():
    text = " ".join(BODY[:3])
    html = f"<title>Welcome</title><nav>Home</nav><h1>Welcome</h1><p>{text}</p><p>Merrow 12</p>"
    article = news.page(html, url="https://merrow.example/")
    assert article.body and article.kind == "other"


def test_a_page_that_shows_a_box_alone_has_the_body_it_declares():
    body = " ".join(BODY * 4)
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","articleBody":"%s"}</script>'
    box = (
        "<p>Oda Lindqvist has lived on the hill for thirty years, and has counted the cabins since she was a child.</p>"
    )
    article = news.page(page(box, head=head % (TITLE, body)))
    assert article.body.endswith(body) and article.found["body"] == "json-ld"


def test_a_line_between_lines_that_stay_stays_unless_something_speaks_against_it() -> None:
    from newsclean.html.parsing.walker import read_blocks
    from newsclean.html.runs import complete_runs

    blocks = read_blocks(LexborHTMLParser("<p>Flour<ul><li>Sift it.<li>Wait</ul><p class=share>Tell a friend<p>Bake."))
    assert complete_runs(blocks, [2.0, -0.5, 2.0, 2.0, 2.0], [True, False, True, True, True])[1]
    assert not complete_runs(blocks, [2.0, -3.0, 2.0, 2.0, 2.0], [True, False, True, True, True])[1]
    assert not complete_runs(blocks, [2.0, 2.0, 2.0, -0.5, 2.0], [True, True, True, False, True])[3]


def test_short_answers_of_an_accordion_stay() -> None:
    asked = {"When will mine come?": "By the end of March.", "Can I say no?": "You can, but you pay all the same."}
    panel = "<h3><button aria-expanded=false>{}</button></h3><div class='accordion-panel' hidden><p>{}</p></div>"
    text = clean(
        page(lines(BODY[0]), "<div class='accordion'>", *(panel.format(*row) for row in asked.items()), "</div>")
    )
    assert [line for line in text.split("\n\n") if line in {*asked, *asked.values()}] == [
        x for row in asked.items() for x in row
    ]


def test_the_label_of_a_network_goes_in_any_language() -> None:
    label = "<a href=/p>Lihat postingan ini di Instagram</a>"
    post = f"<blockquote class=instagram-media>{label}<p>Arusnya deras.</p></blockquote>"
    text = clean(page(lines(*BODY[:2]), post, lines(*BODY[2:])))
    assert "Arusnya deras." in text and "Instagram" not in text


def test_the_links_for_editors_in_headings_of_a_wiki_go() -> None:
    heading = (
        "<h2><span>Damage</span><span class=mw-editsection><span>[</span><a href=/e>edit</a><span>]</span></span></h2>"
    )
    text = clean(page(lines(*BODY[:2]), heading, lines(*BODY[2:])))
    assert "Damage" in text.split("\n\n")
