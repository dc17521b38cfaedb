"""Who wrote a page: names behind "By", in elements named for authors, and what stands there and is nobody's name."""

import pytest
from selectolax.lexbor import LexborHTMLParser

import newsclean as nc
from newsclean.metadata.reader import read_metadata
from newsclean.text.names.person_names import split_names

TITLE = "Harbour council votes to close the north quay"
TEXT = "".join(f"<p>{'The council met again and said nothing new about the quay. ' * 4}</p>" for _ in range(5))


def authors(lines: str, *, head: str = "", foot: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{lines}{TEXT}{foot}</body></html>"
    return read_metadata(LexborHTMLParser(html), url="https://tarnbypost.example/quay").authors


@pytest.mark.parametrize(
    "prefix", ["Erstellt von", "Veröffentlicht von", "Ein Beitrag von", "Publié par", "Redaktion:"]
)
def test_words_before_a_name_are_taken_off(prefix: str) -> None:
    assert authors(f"<p class='meta'>{prefix} Ada Lund</p>") == ("Ada Lund",)


def test_the_name_after_by_is_taken_and_not_the_section_beside_it() -> None:
    lines = "<div class='authorInfo'><a href='/s'>Port Business</a></div>"
    lines += "<div class='author'><span>by</span> <a rel='author' href='/a'>Ada Lund</a></div>"
    assert authors(lines) == ("Ada Lund",)


def test_a_nickname_that_is_marked_as_an_author_is_one() -> None:
    marked = "<p class='post-byline'>von <span class='author vcard'><a class='fn' href='/u'>seebaer</a></span></p>"
    assert authors(marked) == ("seebaer",)
    assert authors("<div class='meta-author'><a class='author-name' href='/u'>Matti</a></div>") == ("Matti",)
    assert authors("<p>von <a href='/u'>seebaer</a></p>") == ()
    assert authors("<p class='author'><b>By</b> <i>By</i></p>") == ()


def test_the_printed_name_is_better_than_an_account() -> None:
    head = "<meta name='author' content='adalund'>"
    assert authors("<p class='byline'>By Ada Lund</p>", head=head) == ("Ada Lund",)
    assert authors("", head=head) == ("adalund",)


def test_a_declared_person_is_not_replaced() -> None:
    assert authors("<p class='byline'>By Ada Lund</p>", head="<meta name='author' content='Per Holm'>") == ("Per Holm",)


def test_names_of_the_element_around_a_headline_do_not_describe_its_byline() -> None:
    lines = f"<div class='caption'><h1>{TITLE}</h1><ul class='author'><li>Ada Lund</li></ul></div>{TEXT}"
    html = f"<html><head><title>{TITLE}</title></head><body>{lines}</body></html>"
    assert read_metadata(LexborHTMLParser(html)).authors == ("Ada Lund",)


def test_an_author_marked_in_an_aside_is_found_but_not_that_of_a_comment() -> None:
    named = "<span itemprop='author'>Ada Lund</span>"
    assert authors("", foot=f"<aside>{named}</aside>") == ("Ada Lund",)
    assert authors("", foot=f"<div class='comments'><div>{named}</div></div>") == ()


@pytest.mark.parametrize("label", ["Neueste Beiträge", "Gesponserte Inhalte", TITLE])
def test_labels_and_the_headline_are_nobody(label: str) -> None:
    assert authors(f"<div class='author-box'><h3>{label}</h3></div>") == ()


def test_a_declared_name_with_an_ampersand_is_whole_if_a_part_of_it_is_no_name() -> None:
    assert split_names(["Kabel & i"]) == ("Kabel & i",)
    assert split_names(["Ada Lund & Per Holm"]) == ("Ada Lund", "Per Holm")


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">{"page": %s}</script>',
        "<script>window.__INITIAL_STATE__ = %s;</script>",
    ],
)
@pytest.mark.parametrize(
    "field",
    [
        '"author": {"name": "Ada Lund", "slug": "ada"}, "publishedAt": "2026-02-10T07:00:00Z"',
        '"authors": [{"data": {"attributes": {"firstName": "Ada", "lastName": "Lund"}}}], "date": 1770706800000',
        '"byline": "By Ada Lund", "updatedAt": "2026-03-01", "published": "2026-02-10"',
    ],
)
def test_author_and_date_in_the_data_of_scripts_are_those_of_the_object_with_the_title(script: str, field: str) -> None:
    other = '{"title": "Goose wins a prize", "author": {"name": "Ib Falk"}, "publishedAt": "2026-02-12"}'
    data = script % f'{{"latest": [{other}], "story": {{"title": "{TITLE}", {field}}}}}'
    page = f"<html><head><title>{TITLE}</title>{data}</head><body><h1>{TITLE}</h1>{TEXT}</body></html>"
    found = read_metadata(LexborHTMLParser(page))
    assert found.authors == ("Ada Lund",) and found.published and found.published.iso[:10] == "2026-02-10"
    assert found.found["authors"] == found.found["published"] == "script"
    assert read_metadata(LexborHTMLParser(page.replace(TITLE, "Another title", 1))).authors == ("Ada Lund",)


def test_a_byline_is_better_than_the_data_of_scripts() -> None:
    data = f'<script>window.s = {{"title": "{TITLE}", "author": "Ib Falk"}};</script>'
    assert authors("<p class='byline'>By Ada Lund</p>", head=data) == ("Ada Lund",)


def test_a_name_behind_its_label_and_a_date_is_found() -> None:
    assert authors("<div class='meta'>21 January 2026, 10:05. Author: Ada Lund</div>") == ("Ada Lund",)


def test_who_is_printed_as_author_is_better_than_the_data_of_scripts_whoever_that_is() -> None:
    data = f'<script>window.s = {{"title": "{TITLE}", "author": "Ib Falk"}};</script>'
    head = f"<html><head><title>{TITLE}</title>{data}</head>"
    page = f"{head}<body><h1>{TITLE}</h1><p>By Staff Writer</p>{TEXT}</body></html>"
    found = nc.pipeline("news").page(page)
    assert (found.authors, found.found["authors"]) == (("Staff Writer",), "visible")


@pytest.mark.parametrize("form", ["<p style='text-align:right'><strong>{}</strong></p>", "<p><em>{}</em></p>"])
def test_who_signed_a_text_below_its_last_sentence_is_its_author(form: str) -> None:
    text = "".join(f"<p>{'The council met again and said nothing new about the quay. ' * n}</p>" for n in (2, 3, 4))
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{text}{{}}</div></body></html>"
    assert nc.pipeline("news").page(page.format(form.format("Hanna Brzoza"))).authors == ("Hanna Brzoza",)
    assert nc.pipeline("news").page(page.format(form.format("To be continued."))).authors == ()


TEASER = "<article><h3><a href='/c'>Cod is dear</a></h3><span>By Olaf Brandt</span></article>"
SIDEBAR = "<aside><span>By Olaf Brandt</span></aside>"
BYLINE = "<p class='author'>By Ada Lund</p>"


@pytest.mark.parametrize(
    ("story", "around", "found"),
    [
        # another article's byline is no byline of the story, above it, below it or within it; nor is a sidebar's
        ("{h1}{text}", "{story}" + TEASER, ()),
        ("{h1}{text}", "{story}" + SIDEBAR, ()),
        ("{h1}" + TEASER + "{text}", "{story}", ()),
        # the story's own byline is, whatever the teasers say
        ("{h1}" + TEASER + BYLINE + "{text}", TEASER + "{story}" + TEASER, ("Ada Lund",)),
        # so is one beside an article of nothing but the headline, where no other part of the page has begun
        ("{h1}", "{story}<div>" + BYLINE + "</div>{text}", ("Ada Lund",)),
    ],
)
def test_the_bylines_of_other_articles_are_not_the_storys(story: str, around: str, found: tuple[str, ...]) -> None:
    parts = {"h1": f"<h1>{TITLE}</h1>", "text": TEXT[: len(TEXT) // 5]}
    body = around.format(story=f"<article>{story.format(**parts)}</article>", **parts)
    html = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    assert read_metadata(LexborHTMLParser(html), url="https://tarnbypost.example/quay").authors == found
