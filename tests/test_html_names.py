"""Class names and the article: what they may say of a block, and that text, ledger and article stay one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import newsclean as nc
from newsclean.clean.presets import pipeline
from newsclean.html.fallbacks.second_reading import best_run
from newsclean.html.parsing.walker import read_blocks

news = pipeline("news")
TITLE = "Night bus to Velmora cut back again"
BODY = (
    "The night bus between Velmora and the harbour will run only on weekends from May, the operator said on Monday.",
    "Some four hundred people take the line on an ordinary night, most of them on their way to the fish market.",
    "“Nobody asked us before they printed the new timetable,” said Runa Ekdal, who has driven the line for nine years.",
    "The town council wants to talk about the cut on Thursday, and the operator is to send somebody to the meeting.",
    "Two years ago the line was saved at the last moment, after shop owners had paid for a second driver themselves.",
)
_WRITTEN = """comment-count-head article-header updated-article-header article-head print-head headline-photo topic
toolbar-title byline-box breadcrumb tag date tagline caption-wrap share-line ad-top nav-title form-head video-title
newsletter-head legal-note sidebar-title related-title meta hero css-1x2y"""
NAMES = _WRITTEN.split()
TEXTS = [*BODY, TITLE, "Transport", "4 March 2024", "By Runa Ekdal", "Share", "12 comments", "Photo: Velmora Post"]


def page(body: str) -> str:
    menu = "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
    return f"<html><head><title>{TITLE} | Velmora Post</title></head><body>{menu}{body}</body></html>"


def lines(texts=BODY) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def assert_one(article: nc.Article) -> None:
    """Text, ledger and article are one."""
    assert article.ledger.undo(str(article)) == article.source
    assert article.ledger.apply(article.source) == str(article)


NAME = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(" ".join)


@given(st.lists(NAME, min_size=9, max_size=9), st.sampled_from(["h1", "h2"]))
def test_the_headline_is_first_whatever_the_blocks_are_called(names, heading):
    head = (
        f'<div class="{names[0]}"><div class="{names[1]}"><{heading} class="{names[2]}">{TITLE}</{heading}></div>'
        f'<div class="{names[3]}">Transport</div></div>'
    )
    body = "".join(f'<p class="{name}">{text}</p>' for name, text in zip(names[4:], BODY, strict=True))
    article = news.page(page(f'{head}<div class="body">{body}</div>'))
    assert_one(article)
    assert str(article).startswith(TITLE) and article.title == TITLE
    assert article.body


@given(
    st.lists(st.tuples(NAME, st.sampled_from(["p", "h1", "h2", "div", "span"]), st.sampled_from(TEXTS)), max_size=20)
)
def test_undo_holds_under_any_names(blocks):
    soup = "".join(f'<div class="{name}"><{tag} class="{name}">{text}</{tag}></div>' for name, tag, text in blocks)
    assert_one(news.page(page(soup)))


@pytest.mark.parametrize("name", ["comment-count-head", "article-header updated-article-header", "headline-photo"])
def test_a_headline_apart_from_the_body(name):
    article = news.page(page(f'<div class="{name}"><div><h1>{TITLE}</h1></div></div><div class=text>{lines()}</div>'))
    assert_one(article)
    assert str(article).split("\n\n") == [TITLE, *BODY]


def test_what_stands_above_the_headline_is_not_body():
    notice = "<p>This page is kept by the archive of the Velmora Post, and its links are no longer looked after.</p>"
    article = news.page(page(f"<article>{notice}<p>Transport</p><h1>{TITLE}</h1>{lines(BODY * 2)}</article>"))
    assert_one(article)
    assert str(article).startswith(TITLE) and article.body.startswith(BODY[0])


FRAMES = ("post type-post hentry category-legal", "story tag-legal tag-social-media", "section-video", "paywall gated",
          "entry metered premium", "has-comments share-enabled newsletter-ad",
          "category-ad tag-photo-gallery")  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_names_of_what_holds_the_whole_article_do_not_empty_it(frame):
    head = f'<header><h1 class="entry-title">{TITLE}</h1></header>'
    body = f'<article class="{frame}">{head}<div class="entry-content">{lines()}</div></article>'
    article = news.page(page(body + '<aside class="related"><a href=/a>Harbour wall to be repaired</a></aside>'))
    assert_one(article)
    assert (article.body, article.kind) == ("\n\n".join(BODY), "article")


def test_names_of_what_stands_beside_the_article_still_count():
    reader = (
        "<p>I took this line every night for years and nobody ever asked me what I think of it, so thanks a lot.</p>"
    )
    comments = f'<div class="comments"><div class="comment"><b>Tove</b>{reader}</div></div>'
    article = news.page(page(f"<article><h1>{TITLE}</h1>{lines()}</article>{comments}"))
    assert article.body == "\n\n".join(BODY)


def test_the_best_run_is_taken_where_no_block_is_sure():
    blocks = read_blocks(LexborHTMLParser(f"<nav>Menu</nav><p>Sport</p>{lines()}<p>Contact</p>"))
    scores = [-9.0, -4.0, -1.6, -2.4, -1.5, -1.8, -2.0, -4.2]
    assert best_run(blocks, scores) == [2, 3, 4, 5, 6]
    assert best_run(blocks, [score - 5 for score in scores]) == []


@pytest.mark.parametrize("cut", [0.7, 0.8, 0.9])
def test_a_page_cut_off_gives_what_it_has(cut):
    whole = page(f"<main><article class=category-legal><h1>{TITLE}</h1>{lines(BODY * 2)}</article></main>")
    article = news.page(whole[: int(len(whole) * cut)])
    assert_one(article)
    assert article.body.startswith(BODY[0])


def test_a_menu_is_no_article():
    article = news.page(page("<ul><li><a href=/a>Harbour</a></li><li><a href=/b>Fish market</a></li></ul>"))
    assert not article.body


BODY_OF_A_PAGE = (
    "The ferry between the two banks carried fewer people in May than in any month since it was built, the port said.",
    "It had carried twice as many before the bridge was opened to lorries, and its owner expects no better summer.",
    "The council will decide in the autumn whether the boat is sold, a spokeswoman told the Post on Tuesday.",
)


def test_a_headline_printed_again_above_the_body_stands_once():
    """A site that sets the headline in its breadcrumbs and, with a word more, above the article."""
    body = "".join(f"<p>{sentence}" for sentence in BODY_OF_A_PAGE)
    page = (
        "<title>Prices: These charts show how far the ferry fell behind | The Vell Post</title><nav><a href=/>Home</a>"
        "<h1>Prices: These charts show how far the ferry fell behind</h1></nav><article>"
        f"<h2>These two charts show how far the ferry fell behind</h2>{body}</article>"
    )
    lines = str(nc.pipeline("news").article(page)).split("\n\n")
    assert sum("charts show how far the ferry fell behind" in line for line in lines) == 1
    assert len(lines) == 1 + len(BODY_OF_A_PAGE)


@pytest.mark.parametrize("sign", ["", "- "])
def test_a_lead_with_nothing_behind_it_is_the_body(sign):
    """A page whose story is one paragraph, and one of which no more than that was kept."""
    article = news.page(page(f"<article><h1>{TITLE}</h1><p>{sign}{BODY[0]} {BODY[1]}</p></article>"))
    assert_one(article)
    assert article.body.endswith(f"{BODY[0]} {BODY[1]}") and article.summary == ()
    assert article.title == TITLE


def test_a_standfirst_with_a_body_behind_it_stays_one():
    article = news.page(page(f"<article><h1>{TITLE}</h1><p>• {BODY[0]}</p>{lines(BODY[1:])}</article>"))
    assert article.summary == (BODY[0],) and article.body.startswith(BODY[1])
    assert_one(article)


@pytest.mark.parametrize("title", ["Terms of Service", "Share", "Most read", "Related stories", "Home"])
def test_a_headline_that_is_boilerplate_elsewhere_stays_first(title):
    article = news.page(f"<title>{title}</title><article><h1>{title}</h1>{lines()}<p>{title}</p></article>")
    assert_one(article)
    assert str(article).split("\n\n")[:2] == [title, BODY[0]] and article.title == title


@pytest.mark.parametrize("lead", [f"{BODY[0]} {BODY[1]}", f"• {BODY[0]}", f"• {BODY[0]}\n\n• {BODY[1]}"])
def test_a_text_of_a_headline_and_a_lead_has_a_body(lead):
    article = news.text(f"{TITLE}\n\n{lead}")
    assert article.body and article.ledger.undo(str(article)) == article.source


def test_names_of_many_elements_that_hold_the_whole_article_do_not_empty_it():
    """A page that sets each part of its text under one name: the name describes the page, as one round it would."""
    part = '<div class="video-title"><div class="video-title"><figure class="video-title">{}</figure></div></div>'
    article = news.page(page(f"<h1>{TITLE}</h1>{''.join(map(part.format, BODY))}"))
    assert_one(article)
    assert article.body == "\n\n".join(BODY)
