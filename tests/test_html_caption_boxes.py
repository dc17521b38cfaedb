"""Captions in plain containers: what shares one with a credit, and with nothing else, is a caption."""

from __future__ import annotations

import newsclean as nc

CAPTION = "The old ferry leaves the pier at Ardholm with its last passengers of the year"
TEXT = "<p>" + "The council said on Monday that the ferry to Ardholm will stop in the winter. " * 3 + "</p>"
HEAD = "<title>Ferry stops</title><h1>Ferry stops in the winter</h1>"


def text_of(box: str, body: str = TEXT * 3) -> str:
    return str(nc.pipeline("news").article(f"<body><div class=story>{HEAD}{box}{body}</div></body>"))


def test_a_text_that_shares_its_container_with_a_credit_is_a_caption() -> None:
    cells = f"<table><tr><td><img></td></tr><tr><td>{CAPTION}.<br>Credit: Public Domain</td></tr></table>"
    after = f"<div class=x><img>{CAPTION} <span><p>Ida Holm/Getty Images</p></span></div>"
    before = f"<div class=x><img><div>(File 2013/The Associated Press)</div>{CAPTION}.</div>"
    for box in (cells, after, before):
        text = text_of(box)
        assert CAPTION not in text
        assert text.count("The council said") == 9


def test_a_standfirst_beside_a_picture_stays() -> None:
    named = f"<div class=intro><p>Photo: Ida Holm</p><p>{CAPTION}.</p></div>"
    own = "Passengers at the pier on a cold morning. Photo: Ida Holm"
    credited = f"<div class=x><p>{own}</p><p>{CAPTION}.</p></div>"
    for box in (named, credited):
        assert CAPTION in text_of(box)


def test_a_brief_with_a_credit_stays() -> None:
    assert CAPTION in text_of(f"<div class=x><p>{CAPTION}.</p><p>Photo: Ida Holm</p></div>", "")
    assert CAPTION in text_of(f"<p>{CAPTION}.</p><p>Photo: Ida Holm</p>")
