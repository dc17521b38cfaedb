"""Metadata of pages: golden cases written for this project, each with the reason it is here."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import newsclean as nc
from newsclean.metadata import Metadata, read_metadata

BODY = (
    "<p>"
    + "The council said on Monday that the bridge will be closed for repairs until next spring at least. " * 3
    + "</p>"
)


def read(html: str, url: str | None = None) -> Metadata:
    return read_metadata(LexborHTMLParser(html), url=url)


def page(head: str = "", body: str = "", title: str = "Bridge closed for repairs") -> str:
    return f"<html lang=en><head><title>{title}</title>{head}</head><body>{body}{BODY}{BODY}</body></html>"


def ld(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


STORY = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge closed for repairs",
    "datePublished": "2023-03-07T14:05:00+01:00",
    "dateModified": "2023-03-08",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Ali Khan"}],
    "publisher": {"@type": "Organization", "name": "Border Times"},
    "articleSection": ["Local"],
    "isAccessibleForFree": "False",
    "image": {"@type": "ImageObject", "caption": "The bridge on Monday"},
    "articleBody": "The bridge is closed.\n\nIt will open in spring.",
}


def test_everything_from_one_object() -> None:
    found = read(page(ld(STORY), title="Bridge closed for repairs | Border Times"), "https://border.example/a")
    assert found.title == "Bridge closed for repairs"
    assert found.authors == ("Jane Doe", "Ali Khan")
    assert found.published is not None
    assert found.published == ("2023-03-07T14:05:00+01:00", "2023-03-07T14:05:00+01:00")
    assert found.modified is not None
    assert found.modified.iso == "2023-03-08"  # a date alone stays a date
    assert (found.outlet, found.section, found.lang, found.paywalled, found.kind) == (
        "Border Times",
        "Local",
        "en",
        True,
        "article",
    )
    assert found.captions == ("The bridge on Monday",)
    assert found.body == "The bridge is closed.\nIt will open in spring."
    assert set(found.found.values()) <= {"json-ld", "html"}


WHOLE = json.dumps(STORY)
BROKEN = {
    "trailing commas": WHOLE.replace("}]", "},]").replace('spring."}', 'spring.",}'),
    "raw newlines in strings": WHOLE.replace("is closed", "is\nclosed"),
    "an HTML comment round it": f"<!-- {WHOLE} -->",
    "a CDATA section round it": f"//<![CDATA[\n{WHOLE}\n//]]>",
    "two objects glued together": '{"@type": "WebSite", "name": "Border Times"}' + WHOLE,
    "a semicolon at the end": WHOLE + ";",
    "entities for quotes": WHOLE.replace('"', "&quot;"),
    "cut off inside the body": WHOLE[:-20],
    "a list of one": f"[{WHOLE}]",
    "a graph": json.dumps({"@graph": [{"@type": "WebPage"}, STORY]}),
    "mainEntity of the page": json.dumps({"@type": "WebPage", "mainEntity": STORY}),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_broken_and_wrapped_json(text: str) -> None:
    found = read(page(ld(text)))
    assert found.title == "Bridge closed for repairs"
    assert found.published is not None
    assert found.published.iso == "2023-03-07T14:05:00+01:00"
    assert found.authors == ("Jane Doe", "Ali Khan")


def test_fields_are_salvaged_from_json_with_bare_quotes() -> None:
    text = '{"@type": "NewsArticle", "about": "The "old" bridge",\n"datePublished": "2023-03-07"}'
    found = read(page(ld(text)))
    assert found.published is not None
    assert found.published.iso == "2023-03-07"


def other(headline: str, url: str) -> dict[str, Any]:
    return STORY | {"headline": headline, "url": url, "author": "Eve Other", "datePublished": "2019-01-01"}


LEAKS = {
    "a list of teasers": {"@type": "ItemList", "itemListElement": [other("Mayor resigns", "https://b.example/m")]},
    "two teasers at the top": [
        other("Mayor resigns", "https://b.example/m"),
        other("Fair opens", "https://b.example/f"),
    ],
    "one story that is another's": other("Mayor resigns", "https://b.example/m"),
}


@pytest.mark.parametrize("value", LEAKS.values(), ids=LEAKS.keys())
def test_other_articles_do_not_leak(value: Any) -> None:
    found = read(page(ld(value), "<h1>Bridge closed for repairs</h1>"), "https://b.example/bridge")
    assert "Eve Other" not in found.authors
    assert found.published is None
    assert found.title == "Bridge closed for repairs"


def test_the_page_chooses_among_stories_by_address_then_by_headline() -> None:
    many = [other("Mayor resigns", "https://b.example/m"), STORY | {"url": "https://b.example/bridge"}]
    assert read(page(ld(many)), "https://b.example/bridge?utm=1").authors == ("Jane Doe", "Ali Khan")
    many = [other("Mayor resigns", "https://b.example/m"), STORY]
    assert read(page(ld(many))).authors == ("Jane Doe", "Ali Khan")


def test_references_are_followed() -> None:
    graph = [STORY | {"author": {"@id": "#jane"}}, {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]
    assert read(page(ld({"@graph": graph}))).authors == ("Jane Doe",)


META = {
    "open graph": ('<meta property="article:published_time" content="2023-03-07">', "2023-03-07"),
    "dublin core": ('<meta name="DC.date.issued" content="2023-03-07">', "2023-03-07"),
    "parsely": ('<meta name="parsely-pub-date" content="2023-03-07T10:00:00Z">', "2023-03-07T10:00:00Z"),
    "sailthru": ('<meta name="sailthru.date" content="2023-03-07 10:00:00 -0500">', "2023-03-07T10:00:00-05:00"),
    "microdata": ('<meta itemprop="datePublished" content="20230307">', "2023-03-07"),
    "seconds": ('<meta name="pubdate" content="1678194300">', "2023-03-07T13:05:00Z"),
    "mail": ('<meta name="date" content="Tue, 07 Mar 2023 14:05:00 GMT">', "2023-03-07T14:05:00+00:00"),
}


@pytest.mark.parametrize(("head", "iso"), META.values(), ids=META.keys())
def test_dates_of_meta_elements(head: str, iso: str) -> None:
    found = read(page(head))
    assert found.published is not None
    assert found.published.iso == iso


LINES = [  # how date and byline lines are written, by language: (html below the headline, day or moment, authors)
    (
        "<p>By Jane Doe and Ali Khan</p><p>March 7, 2023 at 2:05 p.m. EST</p>",
        "2023-03-07T14:05:00-05:00",
        ("Jane Doe", "Ali Khan"),
    ),
    ("<p>Updated 0930 GMT, Mar. 3, 2009</p>", "2009-03-03T09:30:00+00:00", ()),
    ("<p>Von Eva Muster</p><p>3. März 2023, 14:05 Uhr</p>", "2023-03-03T14:05:00", ("Eva Muster",)),
    (
        "<p>Par Anne Dupont et Luc Petit</p><p>Publié le 7 mars 2023 à 18h30</p>",
        "2023-03-07T18:30:00",
        ("Anne Dupont", "Luc Petit"),
    ),
    ("<p>Por Ana López y Juan Ruiz</p><p>7 de marzo de 2023</p>", "2023-03-07", ("Ana López", "Juan Ruiz")),
    ("<p>di Marco Rossi</p><p>7 marzo 2023</p>", "2023-03-07", ("Marco Rossi",)),
    ("<p>Por João da Silva</p><p>07/03/2023 às 10:15</p>", "2023-03-07T10:15:00", ("João da Silva",)),
    ("<p>Door Jan de Vries</p><p>7 mrt 2023</p>", "2023-03-07", ("Jan de Vries",)),
    ("<p>Autor: Anna Nowak</p><p>7 marca 2023, 12:00</p>", "2023-03-07T12:00:00", ("Anna Nowak",)),
    ("<p>Автор: Анна Петрова</p><p>7 марта 2023 г. 12:00</p>", "2023-03-07T12:00:00", ("Анна Петрова",)),
    ("<p>Συντάκτης: Μαρία Νικολάου</p><p>ΤΡΙΤΗ 7 ΜΑΡΤΙΟΥ 2023</p>", "2023-03-07", ("Μαρία Νικολάου",)),
    ("<p>记者 王小明 李雷</p><p>2023年3月7日 08:21</p>", "2023-03-07T08:21:00", ("王小明", "李雷")),
    ("<p>Jane Doe</p><p>Border correspondent</p><p>7 March 2023</p>", "2023-03-07", ("Jane Doe",)),
    ('<time datetime="2023-03-07T10:00Z">Tuesday</time>', "2023-03-07T10:00:00Z", ()),
]


@pytest.mark.parametrize(("lines", "iso", "authors"), LINES)
def test_visible_lines(lines: str, iso: str, authors: tuple[str, ...]) -> None:
    lang = "pt" if "às" in lines else "en"
    found = read(page("", f"<h1>Bridge closed for repairs</h1>{lines}").replace("lang=en", f"lang={lang}"))
    assert found.published is not None
    assert found.published.iso == iso
    assert found.authors == authors


REFUSED = [  # what looks like a byline or a date below a headline, and is none
    "<p>On 7 March 2023 the council met for the first time since the flood and decided to close the old bridge.</p>",
    "<p>Breaking News Alerts</p><p>Contact Us</p>",
    "<p>Photo: John Smith / Border Agency</p>",
    '<div class="related"><a href="/x">Mayor resigns</a> <span class="date">7 March 2020</span></div>',
    "<p>By the river</p>",
    "<p>version 3.11.2</p>",
]


@pytest.mark.parametrize("lines", REFUSED)
def test_what_is_no_byline_and_no_date(lines: str) -> None:
    found = read(page("", f"<h1>Bridge closed for repairs</h1>{lines}"))
    assert found.authors == ()
    assert found.published is None


TITLES = [  # (title element, other evidence, title): pieces go on evidence only
    ("Bridge closed | Border Times", '<meta property="og:site_name" content="Border Times">', "Bridge closed"),
    (
        "Bridge closed - Local - Border Times Online",
        '<meta property="og:site_name" content="Border Times">',
        "Bridge closed",
    ),
    (
        "Border Times: Bridge closed for months",
        '<meta property="og:site_name" content="Border Times">',
        "Bridge closed for months",
    ),
    (
        "Bridge closed - a long story",
        '<meta property="og:site_name" content="Border Times">',
        "Bridge closed - a long story",
    ),
    ("大桥关闭_国内_边境新闻网", "", "大桥关闭"),
    ("Bridge closed | border-times.com", "", "Bridge closed"),
    ("«Bridge closed», says mayor", "", "«Bridge closed», says mayor"),
]


@pytest.mark.parametrize(("whole", "head", "title"), TITLES)
def test_titles(whole: str, head: str, title: str) -> None:
    assert read(page(head, title=whole)).title == title


def test_a_title_that_speaks_of_the_site_only_gives_way_to_the_headline() -> None:
    body = '<div class="headline">Bridge closed for repairs</div>'
    assert read(page("", body, title="Border Times: Breaking")).title == "Bridge closed for repairs"


def test_links_and_roles_between_names_part_no_byline() -> None:
    names = '<a class="author">Jane Doe</a>, <span>Ali Khan</span> and <span>Eva Muster</span>'
    found = read(page("", f"<h1>Bridge closed for repairs</h1><p>By {names}</p>"))
    assert found.authors == ("Jane Doe", "Ali Khan", "Eva Muster")
    block = "<p><a>Jane Doe</a></p><p>, Political correspondent</p><h1>Bridge closed for repairs</h1>"
    assert read(page("", block)).authors == ("Jane Doe",)


def test_a_name_inside_the_body_is_no_author() -> None:
    lines = (
        "<h1>Bridge closed for repairs</h1>"
        + "<p>It was said by many in town that the bridge had been old and weak for years.</p>" * 3
    )
    assert read(page("", lines + "<a>Jane Doe</a><p>the chief engineer</p>")).authors == ()


def test_day_and_month_follow_the_language_and_the_home_of_the_page() -> None:
    def iso(lang: str, url: str, title: str = "Bridge closed for repairs") -> str | None:
        html = page("", f"<h1>{title}</h1><p>05/03/2023</p>", title=title).replace("lang=en", f"lang={lang}")
        stamp = read(html, url).published
        return stamp.iso if stamp else None

    assert iso("en", "https://border.com/a") == "2023-05-03"
    assert iso("en", "https://border.co.uk/a") == "2023-03-05"
    assert iso("de", "https://border.com/a") == "2023-03-05"
    assert iso("en", "https://border.com/a", "Η γέφυρα έκλεισε για επισκευές") == "2023-03-05"  # the template lies


def test_a_kicker_in_the_heading_is_no_title() -> None:
    body = '<h1><span class="kicker">Traffic</span> <span>Bridge closed for repairs</span></h1>'
    assert read(page("", body, title="")).title == "Bridge closed for repairs"


def test_a_person_in_the_byline_is_better_than_the_outlet_as_author() -> None:
    head = '<meta name="author" content="Border Times"><meta property="og:site_name" content="Border Times">'
    assert read(page(head, "<h1>Bridge closed for repairs</h1><p>By Jane Doe</p>")).authors == ("Jane Doe",)
    assert read(page(head)).authors == ("Border Times",)


KINDS = [
    (page(title="404 Not Found"), None, "error"),
    (page(title="Seite nicht gefunden - Border Times"), None, "error"),
    (page(title="Before you continue"), None, "consent"),
    (page(title="Log in | Border Times"), None, "login"),
    (page('<meta property="og:type" content="video.other">'), None, "video"),
    (page('<meta property="og:type" content="article">'), None, "article"),
    (page('<meta property="og:type" content="article">' + ld({"@type": "VideoObject"})), None, "article"),
    (page(ld({"@type": "VideoObject"})), None, "video"),
    (page(ld({"@type": "CollectionPage"})), None, "index"),
    (page('<meta property="og:type" content="website">'), "https://border.example/", "index"),
    (page(), "https://border.example/story", None),
]


@pytest.mark.parametrize(("html", "url", "kind"), KINDS)
def test_kinds(html: str, url: str | None, kind: str | None) -> None:
    assert read(html, url).kind == kind


def test_the_address_is_the_last_resort_for_a_date() -> None:
    found = read(page(), "https://border.example/2023/03/07/bridge")
    assert found.published is not None
    assert (found.published.iso, found.found["published"]) == ("2023-03-07", "url")


def test_microdata_in_the_body_counts_when_it_tells_one_date() -> None:
    one = '<meta itemprop="datePublished" content="2023-03-07T10:00:00Z">'
    found = read(page("<meta name=a content=b>" * 8, one))
    assert found.published is not None
    assert (found.published.iso, found.found["published"]) == ("2023-03-07T10:00:00Z", "datepublished")
    assert read(page("<meta name=a content=b>" * 8, one + one.replace("07", "05"))).published is None


def test_language_address_and_tier() -> None:
    head = '<link rel=canonical href="/a?id=1"><meta property="article:content_tier" content="locked">'
    found = read(page(head).replace("lang=en", "lang=de_AT"), "https://border.example/x")
    assert (found.lang, found.url, found.paywalled) == ("de-AT", "https://border.example/a?id=1", True)


@pytest.mark.parametrize(
    "line",
    ["Key Points", "Arrives Tuesdays", "Real Estate", "Story Timeline", "Don't Stop Now", "В России", "Αρχική Σελίδα"],
)
def test_what_stands_in_a_byline_and_names_nobody(line: str) -> None:
    """Boxes, sections and newsletters that a page puts where its byline is."""
    body = "<p>The ferry stays in the harbour until autumn, the council of Harford said on Monday.</p>" * 5
    html = (
        "<html><title>Ferry late again</title><article><h1>Ferry late again</h1><div class=byline>{}</div>{}</article>"
    )
    assert nc.pipeline("news").article(html.format(line, body)).authors == ()
    assert nc.pipeline("news").article(html.format("Ida Holm", body)).authors == ("Ida Holm",)


BYLINES_BY_ROLE = (
    ("zh", "记者 王小明 编辑 李华", ("王小明",)),
    ("zh", "責任編輯：李華", ()),
    ("zh", "記者王小明／台北報導", ("王小明",)),
    ("zh", "文/王小明 图/李华", ("王小明",)),
    ("zh", "来源：海港网 作者：王小明", ("王小明",)),
    ("ja", "取材・文／山田太郎", ("山田太郎",)),
    ("ja", "文＝山田太郎 写真＝佐藤花子", ("山田太郎",)),
    ("ja", "投稿者: 山田太郎", ("山田太郎",)),
    ("ja", "編集：佐藤花子", ()),
    ("ko", "김철수 기자 kim@example.com", ("김철수",)),
    ("ko", "[서울=김철수 기자]", ("김철수",)),
    ("ko", "편집 이영희", ()),
)
SAID_IN = {
    "zh": "市政府周一宣布，从五月起夜班公交车只在周末运行，运营商说每晚大约有四百人乘坐这条线路。",
    "ja": "市は月曜日、五月から夜行バスを週末だけ運行すると発表した。毎晩約四百人が利用しているという。",
    "ko": "시는 월요일 오월부터 심야 버스를 주말에만 운행한다고 발표했다. 매일 밤 약 사백 명이 이 노선을 이용한다.",
}


@pytest.mark.parametrize(("lang", "line", "authors"), BYLINES_BY_ROLE)
def test_roles_in_chinese_japanese_and_korean_bylines(lang, line, authors):
    """Who wrote is an author; who edited, translated or took the photos is none."""
    title, body = SAID_IN[lang][:16], f"<p>{SAID_IN[lang] * 2}</p>" * 3
    page = f"<html lang={lang}><title>{title}</title><article><h1>{title}</h1><div>{line}</div>{body}</article>"
    article = nc.pipeline("news").article(page)
    assert article.authors == authors and line not in str(article)


SEARCHED = "Five facts that you must know about the bridge"


def test_the_printed_headline_is_better_than_one_for_search_engines() -> None:
    printed = "<h1>Bridge closed for repairs</h1>"
    story = ld({**STORY, "headline": SEARCHED})
    assert read(page(story, printed)).title == "Bridge closed for repairs"
    assert read(page(story, printed, title=SEARCHED)).title == SEARCHED  # the page declares nothing else
    assert read(page(story, printed + f"<h2>{SEARCHED}</h2>")).title == SEARCHED  # which is printed, too
    kicker = ld({**STORY, "headline": "Orsk: Bridge closed for repairs"})
    assert read(page(kicker, printed)).title == "Orsk: Bridge closed for repairs"


def test_a_label_before_the_headline_in_one_heading_is_no_part_of_it() -> None:
    site, title = "<meta property=og:site_name content='Harbour News'>", "Bridge closed for repairs - Harbour News"
    printed = "<h1><b>Transport</b> Bridge closed for repairs</h1>"
    assert read(page(site, printed, title=title)).title == "Bridge closed for repairs"
    printed = "<h1>Holm: Bridge closed for repairs</h1>"
    assert read(page(site, printed, title=title)).title == "Holm: Bridge closed for repairs"


def test_the_name_of_the_site_is_no_headline() -> None:
    body = "<h4>Harbour Weekly</h4><h1>Bridge shut</h1>"
    found = read(page("", body, title="Bridge shut - Harbour Weekly"), "https://harbour-weekly.example/a")
    assert found.title == "Bridge shut"
    found = read(
        page("", "<h1>HBW deputy Holm: Bridge shut</h1>", "HBW deputy Holm: Bridge shut"), "https://hbw.example/a"
    )
    assert found.title == "HBW deputy Holm: Bridge shut"


@pytest.mark.parametrize(
    ("body", "url", "published"),
    [
        ("<p>Letzte Änderung: 14.01.2022</p>", None, "2022-01-14"),
        ("<dl><dt>Erstellt am:</dt><dd>14.01.2022</dd></dl>", None, "2022-01-14"),
        ("", "https://a.example/energy/2015/08/150803-ferries-late/", "2015-08-03"),
        ("", "https://a.example/energy/2015/08/158803-ferries-late/", None),
    ],
)
def test_dates_far_from_the_headline(body: str, url: str | None, published: str | None) -> None:
    html = page("", "<h1>Bridge closed for repairs</h1>").replace("</body>", body + "</body>")
    found = read(html, url).published
    assert (found and found.iso) == published


@pytest.mark.parametrize("day", ["০২ জানুয়ারি ২০২০", "2 जनवरी 2020", "2 جنوری 2020", "2 ஜனவரி 2020", "2 जानेवारी 2020"])
def test_months_of_the_languages_of_india(day: str) -> None:
    found = read(page("", f"<h1>Bridge closed for repairs</h1><p class=date>{day}</p>")).published
    assert found is not None and found.iso == "2020-01-02"


def test_a_date_behind_name_and_place_is_that_of_the_story_and_not_that_of_a_link_above() -> None:
    above = "<div class=relacionado><p>07/01/2014 <a href=/b>Otra historia</a></p></div>"
    below = "<p>Ida Holm | Palma de Ardholm | 08/01/2014</p>"
    html = page("", f"{above}<h1>Bridge closed for repairs</h1>{below}").replace("lang=en", "lang=es")
    found = read(html).published
    assert found is not None and found.iso == "2014-01-08"


def test_the_byline_below_the_headline_comes_before_those_of_teasers_above() -> None:
    above = "<div class=author>By: <a rel=author>Ada Lund</a></div>"
    below = "<address class=byline>By: <a rel=author>Ida Holm</a></address>"
    assert read(page("", f"{above}<h1>Bridge closed for repairs</h1>{below}")).authors == ("Ida Holm",)


def test_what_a_person_is_names_nobody() -> None:
    box = "<div class=author-box><div class=name>Ida Holm</div><div class=authortitle>Harbour Poet</div></div>"
    assert read(page("", f"<h1>Bridge closed for repairs</h1>{box}")).authors == ("Ida Holm",)


def test_a_date_of_the_template_gives_way_to_the_printed_one_that_the_address_confirms() -> None:
    head = "<meta property=article:published_time content=2009-09-02T00:00:00Z>"
    html = page(head, "<h1>Bridge closed for repairs</h1><p>23 May 2014, 1:30 PM</p>")
    for url, day in (("https://a.example/blog/2014/05/bridge", "2014-05-23"), ("https://a.example/b", "2009-09-02")):
        found = read(html, url).published
        assert found is not None and found.iso[:10] == day


def test_the_name_of_the_outlet_above_the_headline_hides_no_byline() -> None:
    head = "<meta property=og:site_name content='Correio do Vale'>"
    body = "<h2>Correio do Vale</h2><h1>Bridge closed for repairs</h1><div>Rita Moura | Ardel | 14/02/2024 18:05</div>"
    assert read(page(head, body)).authors == ("Rita Moura",)


HOME = '<a class="logo" href="/">The Lindmouth Log</a><h1>Rain in Orre</h1><p>It rained.</p>'


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"<title>Rain in Orre - The Lindmouth Log</title>{HOME}", "The Lindmouth Log"),
        (f"<title>The Lindmouth Log: Rain in Orre</title>{HOME}", "The Lindmouth Log"),
        ("<title>Rain in Orre_Weather_Log</title><h1>Rain in Orre</h1><p>It rained.</p><p>© 2026 Log</p>", "Log"),
        (f"<title>Rain in Orre - Weather</title>{HOME}", None),
        (f"<title>Rain in Orre - by Jens Ovre</title>{HOME}", None),
        (f"<title>Rain in Orre</title>{HOME}", None),
        (f"<title>Rain in Orre - Log</title><meta property=og:site_name content=Bugle>{HOME}", "Bugle"),
    ],
)
def test_a_page_that_declares_no_outlet_has_the_one_in_its_title_that_it_prints(page, outlet):
    assert read_metadata(LexborHTMLParser(page)).outlet == outlet


def test_an_episode_has_its_date_and_who_wrote_and_photographed_is_an_author():
    episode = '{"@type": "PodcastEpisode", "name": "The bridge", "datePublished": "2026-02-25"}'
    found = read_metadata(LexborHTMLParser(f'<script type="application/ld+json">{episode}</script><h1>The bridge</h1>'))
    assert found.published and found.published.iso == "2026-02-25"
    page = "<h1>Vintern i Orre</h1><div>Text och foto: Elis Vallberg</div><p>Det snöade hela dagen.</p>"
    assert read_metadata(LexborHTMLParser(page)).authors == ("Elis Vallberg",)


def test_a_date_among_the_figures_of_the_text_is_not_that_of_publication():
    text = "".join(
        f"<p>{'The pool will close for good in June, the council said on Tuesday. ' * 2}</p>" for _ in range(3)
    )
    facts = "<div class=infobox><ul><li>Opened: 3 May 1975</li><li>Visits: 38,400</li></ul></div>"
    dated = '<div class="footer"><time itemprop="datePublished" datetime="2026-03-05">05.03.2026</time></div>'
    for head, day in ((dated, "2026-03-05"), ("<p>5 March 2026</p>", "2026-03-05")):
        found = read(page("", f"<h1>Pool closes in June</h1>{head}{text}{facts}{text}")).published
        assert found is not None and found.iso[:10] == day
