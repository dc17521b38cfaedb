"""Pages that show no text and declare it: in JSON-LD, in the data of their scripts, for browsers without scripts."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.clean.presets import pipeline
from newsclean.html.fallbacks.script_state import body_in_scripts

news = pipeline("news")
TITLE = "Tannery of Ulmen to reopen as a school"
LINES = (
    "The old tannery of Ulmen will reopen as a school in September.",
    "Some 240 pupils will move in, the town said.",
)
OTHER = {"title": "Goose wins a prize", "body": "<p>A goose of Ulmen has won the first prize of the county fair.</p>"}
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def shell(script: str, *, shown: str = "<div id=root></div>") -> str:
    return f"<html lang=en><head><title>{TITLE} | Ulmen Post</title></head><body>{shown}{script}</body></html>"


def state(data: object, form: str = "<script>window.__STATE__ = {};</script>") -> str:
    return form.format(json.dumps(data).replace("</", "<\\/"))


def lines_of(html: str) -> list[str]:
    article = news.page(html)
    assert article.ledger.undo(str(article)) == article.source
    return str(article).split("\n\n")


NEXT = '<script id="__NEXT_DATA__" type="application/json">{}</script>'
STORIES = {
    "paragraphs as HTML": {"stories": [OTHER, {"title": TITLE, "body": TEXT}]},
    "blocks": {"page": {"headline": TITLE, "content": [{"type": "paragraph", "text": line} for line in LINES]}},
    "elements, with an image": {
        "headlines": {"basic": TITLE},
        "content_elements": [
            {"type": "text", "content": LINES[0]},
            {"type": "image", "text": "The tannery before the fire of 1911, seen from the river."},
            {"type": "text", "content": LINES[1]},
        ],
    },
    "an editor's tree": {
        "heading": f"{TITLE} | Ulmen Post",
        "body": {
            "type": "doc",
            "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": part} for part in (line[:20], line[20:])]}
                for line in LINES
            ],
        },
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "form", [NEXT, "<script>window.__STATE__ = {};</script>", "<script>var a={{}};F.data={};</script>"]
)
@pytest.mark.parametrize("data", STORIES.values(), ids=STORIES)
def test_the_body_in_the_data_of_a_script_is_taken_where_the_page_shows_none(data, form):
    html = shell(state(data, form))
    article = news.page(html)
    assert lines_of(html) == [TITLE, *LINES] and article.found["body"] == "script" and article.kind == "article"


def test_data_of_other_stories_and_code_are_no_body():
    for script in (state({"stories": [OTHER]}), "<script>let a = {b: 'c'}; c = [1, 2</script>", state([[[TITLE]]])):
        assert body_in_scripts(LexborHTMLParser(shell(script)), TITLE) is None


def test_what_the_page_shows_comes_before_what_its_scripts_hold():
    shown = f"<main><h1>{TITLE}</h1>" + "".join(
        f"<p>{line} It was shut in 1990, after a fire.</p>" for line in LINES * 2
    )
    article = news.page(shell(state({"title": TITLE, "body": OTHER["body"] * 9}), shown=shown))
    assert "goose" not in str(article) and "body" not in article.found


@pytest.mark.parametrize(
    "lines", [LINES, ("乌尔门的旧皮革厂九月将改建为学校，市政府周一宣布。", "约二百四十名学生将迁入。")]
)
def test_a_short_declared_body_is_the_text_of_a_page_without_any(lines):
    story = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(lines)}
    html = shell(f'<script type="application/ld+json">{json.dumps(story)}</script>')
    assert lines_of(html) == [TITLE, *lines] and news.page(html).found["body"] == "json-ld"


def test_a_declared_description_of_a_few_words_is_no_body():
    story = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "More soon."}
    assert lines_of(shell(f'<script type="application/ld+json">{json.dumps(story)}</script>')) == [""]


def test_text_for_browsers_without_scripts_is_text_and_the_notice_about_them_is_not():
    head = f"<main><h1>{TITLE}</h1>"
    assert lines_of(shell(f"{head}<noscript><div>{TEXT}</div></noscript></main>")) == [TITLE, *LINES]
    notice = "<p>This page needs JavaScript, which is switched off. Please switch it on to read all of our news.</p>"
    assert "switched off" not in news(shell(f"{head}<noscript>{notice}{notice}</noscript></main>"))


def test_what_amp_shows_to_those_who_may_not_read_is_hidden():
    wall = "<section amp-access='NOT access'><p>The whole text is free for the friends of the Ulmen Post.</p></section>"
    text = f"<section amp-access=access amp-access-hide>{TEXT}</section>"
    assert lines_of(shell("", shown=f"<article><h1>{TITLE}</h1>{wall}{text}</article>")) == [TITLE, *LINES]


def test_a_script_without_full_stops_has_a_body_in_the_data_too():
    title, lines = "ปิดสะพานสองวัน", ("เทศบาลปิดสะพานสองวันเพื่อซ่อมพื้นถนนที่ชำรุดจากน้ำท่วมเมื่อเดือนก่อน", "ประชาชนใช้เรือข้ามฟากได้ฟรี")
    data = state({"title": title, "content": "".join(f"<p>{line}</p>" for line in lines)}, NEXT)
    assert body_in_scripts(LexborHTMLParser(shell(data)), title) == "\n".join(lines)


def test_a_page_that_shows_only_the_beginning_of_its_declared_body_has_the_rest_and_its_standfirst() -> None:
    told = [
        f"{LINES[0]} It has stood empty since the fire of the year before last.",
        "The county pays two thirds of the bill, and the rest comes from a lottery that was held for it in the spring.",
        "“I tanned hides where they will do sums,” said Odo Brandt, 91, who came to see the last vat carried out.",
    ]
    data = {"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False, "articleBody": "\n\n".join(told)}
    lead = "Pupils move in where hides were hung to dry, and the smell has gone at last"
    wall = (
        "<div class='wall'><h2>Read on with a subscription</h2><p>Test our offer for four weeks at no charge.</p></div>"
    )
    shown = f"<article><h1>{TITLE}</h1><p class='intro'>{lead}</p><p>{told[0]}</p>{wall}</article>"
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert lines_of(shell(script, shown=shown)) == [TITLE, lead, *told]
    # with the whole text on the page nothing is added
    whole = "".join(f"<p>{line}</p>" for line in told)
    assert lines_of(shell(script, shown=f"<article><h1>{TITLE}</h1>{whole}</article>")) == [TITLE, *told]
